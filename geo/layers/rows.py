"""What the table says of one event, in the order of ``EVENT_COLUMNS``."""

from collections.abc import Iterable, Mapping

from geo.layers.schema import SEPARATOR
from geo.model import CODES, Article, Claim, Event, Force, Quantity, Resolution

Row = tuple[object, ...]


def event_row(event: Event, articles: Mapping[str, Article]) -> Row:
    """Return the values of one event; articles that are missing leave their columns empty."""
    codes = CODES[event.action]
    return (
        event.id,
        _join(claim.id for claim in event.claims),
        event.action.value,
        codes.label,
        event.status.value,
        event.status.is_asserted,
        event.is_movement,
        _join(force.id for force in event.forces),
        _join(force.name for force in event.forces),
        side_of(event.forces),
        _join(force.name for force in event.opponents),
        side_of(event.opponents),
        *_quantity(event.quantities),
        *_when(event),
        _names(event.origins),
        _names(event.via),
        _names(event.destinations),
        _names(event.locations),
        codes.plover,
        codes.cameo,
        codes.acled_event_type,
        codes.acled_sub_event_type,
        event.confidence,
        event.independent_sources,
        *_sources(event, articles),
    )


def side_of(forces: Iterable[Force]) -> str:
    """Return the camp of the first force whose camp is known, else ""."""
    return next((force.side for force in forces if force.side), "")


def _quantity(quantities: tuple[Quantity, ...]) -> Row:
    if not quantities:
        return None, None, ""
    numbered = next((q for q in quantities if q.low is not None or q.high is not None), None)
    chosen = numbered or quantities[0]
    return chosen.low, chosen.high, chosen.unit


def _when(event: Event) -> Row:
    when = event.when
    if when is None:
        return None, None, None, "", "", None, None
    return (
        when.first,
        when.last,
        when.days,
        when.precision.value,
        when.basis.value,
        when.acled_time_precision,
        when.ucdp_date_prec,
    )


def _sources(event: Event, articles: Mapping[str, Article]) -> Row:
    known = [articles[c.article_id] for c in event.claims if c.article_id in articles]
    return (
        _join(article.publisher for article in known),
        _join(article.url for article in known),
        _join(link.source for claim in event.claims for link in claim.attribution),
        _join(conflict.description for conflict in event.conflicts),
        _quote(event.claims, articles),
    )


def _quote(claims: tuple[Claim, ...], articles: Mapping[str, Article]) -> str:
    for claim in claims:
        if claim.article_id in articles:
            return " ".join(claim.sentence.of(articles[claim.article_id].body).split())
    return ""


def _names(resolutions: Iterable[Resolution]) -> str:
    return _join(r.place.name if r.place else r.mention.text for r in resolutions)


def _join(texts: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(text for text in texts if text))
