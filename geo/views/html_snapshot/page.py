"""Put events, scripts, styles and basemap into one HTML page that asks the network for nothing.

The page's content policy names its own script by hash: nothing else can run in it, and
nothing can be fetched.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from geo import __version__
from geo.layers import basemap
from geo.model import CODES, Action, Article, BBox, Event, EventQuery
from geo.model.query import select
from geo.views import sides, style
from geo.views.html_snapshot import evidence
from geo.views.html_snapshot.packing import pack, rows_of, tabulate
from geo.views.prose import lead
from geo.views.sources import tell_known
from geo.views.web_map import EVENT_FIELDS, setup, write_card, write_columns
from geo.views.web_map.assets import inline_script, inline_style
from geo.views.web_map.wording import SNAPSHOT, write_day

_STATIC = Path(__file__).parent / "static"
_LEAST_SPAN_DEG = 6.0
_FINE_TOLERANCE_DEG, _COARSE_TOLERANCE_DEG = 0.005, 0.03
_COARSE_ABOVE_DEG = 40.0


def write(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    query: EventQuery | None = None,
    *,
    title: str = "",
    made_on: date | None = None,
    known_on: date | None = None,
    told_sides: tuple[str, ...] = (),
) -> bytes:
    """Return the page, UTF-8, with the events that the query selects.

    ``events`` are those of the whole store, ``articles`` are by id. In a window of days undated
    events stand apart from the map. The title is the lead's headline, with its sentences, unless
    one is given. ``made_on`` is the day the page carries, today by default; ``known_on`` the day
    until which articles counted, None for all of them. ``told_sides`` are the sides of the whole
    store (:func:`geo.views.sides.told_in`) where ``events`` are not all of it: colours go by them,
    whatever is left out.
    """
    query = query or EventQuery()
    selected = select(query, events, articles)
    chosen, apart = evidence.set_apart(selected, articles, query)
    leading = lead.find(chosen)
    slots = style.assign_sides(told_sides or sides.told_in(events))
    used = {claim.article_id for event in chosen + apart for claim in event.claims}
    sources = [article for key, article in articles.items() if key in used]
    script = f"{inline_script()}\n{_read('snapshot.js')}"
    values = {
        "version": escape(__version__),
        "title": escape(title or leading.headline),
        "cite": "" if title else evidence.cite(leading.event, articles),
        "subtitle": escape(_subtitle(chosen, sources, known_on)),
        "held": evidence.write_note(chosen, apart, len(events), query, known_on),
        "apart": evidence.write_apart(apart, articles),
        "sources_label": escape(SNAPSHOT["sources"]),
        "sources": evidence.write_sources(chosen + apart, articles),
        "filters_label": escape(SNAPSHOT["filters"]),
        "map_label": escape(SNAPSHOT["map"]),
        "needs_script": escape(SNAPSHOT["needs_script"]),
        "table_label": escape(SNAPSHOT["table"]),
        "method_label": escape(SNAPSHOT["method_heading"]),
        "method": "".join(f"<p>{escape(line)}</p>" for line in SNAPSHOT["method"].splitlines()),
        "cut_off": escape(_cut_off(sources, made_on or date.today())),
        "credit": escape(SNAPSHOT["credit"]),
        "style": f"{inline_style()}\n{_read('snapshot.css')}",
        "hashes": _hash(script),
        "too_old": escape(SNAPSHOT["too_old"]),
        "data": pack(_data(chosen, articles, slots)),
        "script": script,
    }
    return Template(_read("page.html")).substitute(values).encode()


def _data(
    events: Sequence[Event], articles: Mapping[str, Article], slots: Mapping[str, int | None]
) -> dict[str, object]:
    columns = write_columns(events, slots)
    cards = (write_card(event, articles, slots) for event in events)
    by_event = {name: columns.pop(name) for name in EVENT_FIELDS}
    return {
        "setup": setup(),
        "ids": by_event.pop("ids"),
        "table": tabulate(rows_of(by_event, cards)),
        "lists": columns,
        "basemap": _basemap(events),
        "credit": SNAPSHOT["credit"],
        "more_rows": SNAPSHOT["more_rows"],
        "action_labels": {action.value: CODES[action].label for action in Action},
    }


def _basemap(events: Sequence[Event]) -> dict[str, object]:
    """Return the countries around the events, coarser the wider the view."""
    west, south, east, north = _around(events)
    is_wide = max(east - west, north - south) > _COARSE_ABOVE_DEG
    tolerance = _COARSE_TOLERANCE_DEG if is_wide else _FINE_TOLERANCE_DEG
    collection = basemap.geojson((west, south, east, north), tolerance)
    for feature in collection["features"]:
        feature["properties"] = {}
    return collection


def _around(events: Sequence[Event]) -> BBox:
    places = [r.place for e in events for r in e.resolutions if r.is_mappable and r.place]
    if not places:
        return -180.0, -60.0, 180.0, 84.0
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    margin = max(_LEAST_SPAN_DEG, max(lons) - min(lons), max(lats) - min(lats))
    return (
        max(-180.0, min(lons) - margin),
        max(-85.0, min(lats) - margin),
        min(180.0, max(lons) + margin),
        min(85.0, max(lats) + margin),
    )


def _subtitle(events: Sequence[Event], sources: Sequence[Article], known_on: date | None) -> str:
    spans = [event.when for event in events if event.when]
    days = ""
    if spans:
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        days = write_day(first) if first == last else f"{write_day(first)} to {write_day(last)}"
    publishers = sorted({article.publisher for article in sources if article.publisher})
    counts = SNAPSHOT["counts"].format(events=len(events), articles=len(sources))
    return " · ".join(filter(None, (days, tell_known(known_on), counts, ", ".join(publishers))))


def _cut_off(sources: Sequence[Article], made_on: date) -> str:
    published = [article.published.last for article in sources if article.published]
    last = write_day(max(published)) if published else SNAPSHOT["unknown_day"]
    return SNAPSHOT["cut_off"].format(last=last, made_on=write_day(made_on))


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _read(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
