"""What the map, the card and the HTML snapshot say, in English, in one place."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from unicodedata import bidirectional

from geo.model import Action, DateBasis, DateSpan, PlaceRole, RelationKind, Status
from geo.views import style

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.REPORTED: "Reported",
        Status.CLAIMED: "Claimed by one side",
        Status.CONFIRMED: "Confirmed",
        Status.HISTORICAL: "Told as background",
        Status.PLANNED: "Planned or threatened",
        Status.CONDITIONAL: "Conditional",
        Status.DENIED: "Denied",
    }
)
DATE_BASES: Mapping[DateBasis, str] = MappingProxyType(
    {
        DateBasis.TEXT: "(named in the text)",
        DateBasis.RELATIVE: "(counted from a date the text relates to)",
        DateBasis.PUBLICATION: "Inferred from the day of the article: the text gives no date",
        DateBasis.INFERRED: "Inferred from the sentences before: this one gives no date",
    }
)
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
UNDATED = "Neither the text nor its article gives a date: shown whatever days are chosen"
WHEN: Mapping[DateBasis, str] = MappingProxyType(
    {DateBasis.PUBLICATION: "by {date}", DateBasis.INFERRED: "{date} (inferred)"}
)
"""A date that no text gives; one of an article is the last day on which it can have been."""
GUESSED_DATES = frozenset({DateBasis.PUBLICATION, DateBasis.INFERRED})
"""How dates are known that the sentence itself does not give: a card warns of them."""
RELATIONS: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.DISTANCE: "Computed from a distance and a direction",
        RelationKind.SIDE: "A side of the place named",
        RelationKind.SURROUNDINGS: "The surroundings of the place named",
        RelationKind.BETWEEN: "Between the places named",
        RelationKind.ROAD: "On the road between the places named",
        RelationKind.BANK: "A bank of the river named",
        RelationKind.BORDER: "The border named",
        RelationKind.SITE: "Somewhere in the place named",
    }
)
PLACE_ROLES: Mapping[PlaceRole, str] = MappingProxyType(
    {
        PlaceRole.LITERAL: "the place itself",
        PlaceRole.METONYM: "stands for a government or team: not drawn",
        PlaceRole.EMBEDDED: "part of a name: not drawn",
        PlaceRole.ASSOCIATIVE: "says where somebody is from: not drawn",
        PlaceRole.GLOSS: "explains where another place lies: not drawn",
        PlaceRole.ANCHOR: "fixed point of a relative place: not drawn",
    }
)
LABELS: Mapping[Action, str] = MappingProxyType(
    {
        Action.CAPTURE: "Captured",
        Action.LOSE_CONTROL: "Control lost",
        Action.HANDOVER: "Handed over",
        Action.STRIKE: "Strike",
        Action.CLASH: "Clash",
        Action.FORTIFY: "Fortified",
        Action.BUILD_UP: "Build-up",
        Action.BLOCKADE: "Blockade",
        Action.TALKS: "Talks",
        Action.POLITICAL: "Political step",
        Action.PLANNED_OPERATION: "Planned operation",
    }
)
"""Words of the legend for what is drawn as a symbol."""

PRESENCE: Mapping[str, str] = MappingProxyType(
    {
        "unknown": "not known",
        "open": "sources differ",
        "held_named": "{place}: held by {who}, {span}",
        "held_open": "{place}: who held it is not settled, {span}",
        "held_unknown": "{place}: changed hands, but no source names a holder, {span}",
        "stood_named": "{place}: {who} told to be there, {span}",
        "stood_open": "{place}: {who} told to be there, and perhaps to have left, {span}",
        "stood_unknown": "{place}: no source says who was there, {span}",
        "always": "on any day",
        "since": "from {first} on",
        "until": "up to {last}",
        "between": "{first} to {last}",
    }
)
"""Words of presence: who held a place or stood there, and from which day to which."""

VAGUE_ENDS: Mapping[str, str] = MappingProxyType(
    {"origin": "from somewhere in {place}", "destination": "to somewhere in {place}"}
)
"""Said beside a mark whose other end is an area that this end may lie in."""

_MAP = (
    "Map of the events; arrow keys step a day, N and P go from event to event, space "
    "plays, Esc closes the card"
)
WORDS: Mapping[str, object] = MappingProxyType(
    {
        "map": _MAP,
        "play": "Play",
        "pause": "Pause",
        "play_group": "Step and play",
        "back": "One day back",
        "forward": "One day on",
        "event_back": "Previous event",
        "event_forward": "Next event",
        "loop": "Play again and again",
        "reset": "Show all days",
        "all_days": "All days",
        "speed": "Speed of playing",
        "clock": "Clock",
        "from_day": "First day shown",
        "to_day": "Last day shown",
        "type_day": "Type a date: 14 Jul 2020, 2020-07-14 or July 2020",
        "no_day": "No date that can be read. Write 14 Jul 2020 or 2020-07-14.",
        "mode": "Days shown",
        "mode_help": {
            "window": "The days between the two handles",
            "cumulative": "Everything up to one day",
        },
        "window": "Window",
        "cumulative": "Cumulative",
        "until": "Until",
        "legend": "Legend",
        "no_side": "Side not known",
        "other_sides": "Other sides: {names}",
        "ring": "Ring: number of events near here, by side",
        "flow": "Broad arrow: several movements, wider for more",
        "flow_unreal": "Dotted: planned, conditional or denied",
        "group": "{n} events",
        "group_hint": "Press to list them",
        "more_events": "{n} more; filters or fewer days narrow them down.",
        "zoom_in": "Zoom in on these places",
        "tools": "Map tools",
        "search": "Find a place",
        "search_hint": "Name of a place",
        "on_map": "on this map",
        "not_found": "No place of this name on the map.",
        "layers": "Background and symbols",
        "symbols": "Military symbols (APP-6D)",
        "background": "Background",
        "embedded": "Built in, works offline",
        "online": "Others are fetched from the network, which tells their server where you look.",
        "measure": "Measure a distance",
        "measure_hint": "Press two or more points; Enter takes the middle of the map. Esc ends.",
        "measure_next": "Press the next point.",
        "measured": "{km} km",
        "full_screen": "Full screen",
        "arrow": "Movement, head at the destination",
        "vague_date": "Hollow: date vague or not given",
        "vague_place": "Area: the place may be anywhere inside",
        "faded": style.FADED_LABEL,
        "somewhere": style.SOMEWHERE,
        "copy": "Copy a link to this view",
        "copied": "Copied",
        "fit": "Fit to the events",
        "card": "Event",
        "close": "Close",
        "who": "Who",
        "how_many": "How many",
        "against": "Against",
        "origin": "From",
        "via": "Via",
        "destination": "To",
        "place": "Where",
        "when": "When",
        "sure": "Reading",
        "not_stated": "not stated",
        "conflict": "Sources disagree:",
        "permalink": "Link",
        "permalink_help": "Address of this event alone",
        "agrees": "agrees with what is drawn",
        "differs": "differs from what is drawn",
        "compared": "The passages side by side",
        "no_publisher": "publisher not known",
        "facts": {
            "who": "Who",
            "quantity": "How many",
            "against": "Against",
            "origin": "From",
            "via": "Via",
            "destination": "To",
            "location": "Where",
            "when": "When",
            "status": "Status",
        },
        "source": "What the source says",
        "sources": "What {n} passages say",
        "more_claims": "{n} more claims are listed with the event.",
        "according_to": "According to",
        "why_one": "Why these are taken as one event",
        "places": "How the places were read",
        "rivals": "It could also mean:",
        "unknown_place": "no place on the map",
        "nothing_here": "No event to draw in these days with these filters.",
        "no_date": "date not given",
        "dates": {basis.value: WHEN.get(basis, "{date}") for basis in DateBasis},
        "count": "{n} of {m} events shown",
        "statuses": {status.value: words for status, words in STATUSES.items()},
        "roles": {
            "trigger": "What happened",
            "force": "Who",
            "opponent": "Against whom",
            "quantity": "How many",
            "origin": "From where",
            "via": "Through where",
            "destination": "To where",
            "location": "Where",
            "date": "When",
            "attribution": "Who says so",
            "status": "How certain",
        },
        "table": {
            "when": "When",
            "what": "What",
            "who": "Who",
            "route": "Where",
            "status": "Status",
            "publisher": "Publisher",
        },
        "filter_action": "What happened",
        "filter_side": "Side",
        "filter_status": "Status",
        "all": "All",
    }
)
"""Every phrase the scripts show."""

CREDIT = "Basemap: Natural Earth · Places: GeoNames (CC BY 4.0)"

SNAPSHOT: Mapping[str, str] = MappingProxyType(
    {
        "filters": "Filters",
        "map": _MAP,
        "needs_script": "The map needs JavaScript. Everything it needs is in this file.",
        "too_old": "This browser cannot unpack the map. Any browser of 2023 or later can.",
        "more_rows": "Show {n} more of {m}",
        "table": "The events shown, as a table",
        "method_heading": "How to read this",
        "counts": "{events} events from {articles} articles",
        "unknown_day": "an unknown day",
        "no_publisher": "publisher not known",
        "untitled": "Untitled",
        "sources": "Sources",
        "quoted": "{count} events",
        "quoted_once": "1 event",
        "listed_more": "{count} more are in the data of this file.",
        "read_from": "Headline read from:",
        "held_all": "This file holds all {held} events {whole}.",
        "held_filtered": (
            "This file holds {held} of the {known} events {whole}, chosen by {filters}; "
            "the others are not in it."
        ),
        "of_store": "of its store",
        "of_known": "that articles out by {day} tell of",
        "unplaced": "On the map are all but {count} without a place, which the table has.",
        "undated": "{count} without a date are drawn only while all days are shown.",
        "held_apart": (
            "Apart, below the table: {count} without a date, for nobody says that it was in "
            "these days."
        ),
        "apart_heading": "Without a date",
        "apart": "The sources do not say when. Whether it was in these days is not known.",
        "cut_off": "Articles published until {last}. Made with Sandtable from data of {made_on}.",
        "credit": CREDIT,
        "method": (
            "Every mark stands for what published texts say, and opens the sentence it was read "
            "from. A program read them; it makes mistakes. Check the sentence before you rely "
            "on a mark.\n"
            "An arrow runs from the origin to the destination that the text gives; an end it does "
            "not give is left open. The curve is no route. A circle or outline says how vague a "
            "place is; a hollow mark has a vague date.\n"
            "Solid lines are reported, dashed ones claimed by one side, dotted ones planned or "
            "conditional, crossed-out ones denied. What no article says is missing here."
        ),
    }
)
"""What the HTML snapshot says around the map."""


def isolate(name: str) -> str:
    """Return a name that runs in its own direction and leaves that of the words around it alone.

    Without this "A → B" of two Arabic names would be read from B to A.

    >>> isolate("Sirte"), isolate("سرت")
    ('Sirte', '\u2068سرت\u2069')
    """
    runs_left = any(bidirectional(character) in _RIGHT_TO_LEFT for character in name)
    return f"\u2068{name}\u2069" if runs_left else name


def write_way(origin: str, destination: str) -> str:
    """Write from where to where; "…" stands for an end that is not told, "" for two.

    >>> write_way("Sirte", "Brega"), write_way("", "Brega"), write_way("", "")
    ('Sirte → Brega', '… → Brega', '')
    """
    ends = (origin, destination)
    return " → ".join(isolate(end) or "…" for end in ends) if any(ends) else ""


def write_day(day: date) -> str:
    """Write a day as people read it.

    >>> write_day(date(2020, 7, 4))
    '4 July 2020'
    """
    return f"{day.day} {day:%B %Y}"


def write_when(when: DateSpan | None) -> str:
    """Write the date of an event, and how it is known where no text gives it.

    >>> day = date(2020, 7, 19)
    >>> write_when(DateSpan.day(day, DateBasis.PUBLICATION))
    'by 19 July 2020'
    >>> write_when(DateSpan.day(day, DateBasis.INFERRED))
    '19 July 2020 (inferred)'
    """
    if when is None:
        return ""
    if when.basis is DateBasis.PUBLICATION:
        return WHEN[when.basis].format(date=write_day(when.last))
    return WHEN.get(when.basis, "{date}").format(date=write_span(when))


def write_span(when: DateSpan | None) -> str:
    """Write a span of days, as short as its precision allows.

    >>> from geo.model import DatePrecision
    >>> june = (date(2020, 6, 1), date(2020, 6, 30))
    >>> write_span(DateSpan(*june, DatePrecision.MONTH, DateBasis.TEXT))
    'June 2020'
    >>> write_span(None)
    ''
    """
    if when is None:
        return ""
    first, last = when.first, when.last
    if first == last:
        return write_day(first)
    if first.day == 1 and (last.month, last.year) == (first.month, first.year) and when.days >= 28:
        return f"{first:%B %Y}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day} to {write_day(last)}"
    return f"{write_day(first)} to {write_day(last)}"
