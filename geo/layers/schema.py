"""The one schema of layers and data files: what every column means, its unit and its codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from geo.model import Action, DateBasis, DatePrecision, Status


class Kind(StrEnum):
    """Type of a column's values, the same in memory and in every file."""

    TEXT = "text"
    FLAG = "flag"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"

    @property
    def dtype(self) -> str:
        """Return the pandas dtype that holds it."""
        return _DTYPES[self]


_DTYPES = {
    Kind.TEXT: "str",
    Kind.FLAG: "bool",
    Kind.WHOLE: "Int64",
    Kind.NUMBER: "float64",
    Kind.DAY: "datetime64[ms]",
}


@dataclass(frozen=True, slots=True)
class Column:
    """Describe one column; ``codes`` are the only values it takes, where it is a code list."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    codes: tuple[str, ...] = ()


SEPARATOR = "; "
"""Joins several values in one text column."""
ROLES = ("origin", "destination", "location")
"""What a place is to its event."""


def _codes(members: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in members)


def _text(name: str, meaning: str, codes: tuple[str, ...] = ()) -> Column:
    return Column(name, Kind.TEXT, meaning, codes=codes)


EVENT_COLUMNS = (
    _text("event_id", "Stable id of the event: the same claims always get the same id."),
    _text("claim_ids", "Ids of the claims merged into the event, the most telling first."),
    _text("action", "What happened.", _codes(Action)),
    _text("action_label", "The action in words."),
    _text("status", "How far the text goes in saying that it happened.", _codes(Status)),
    Column("is_asserted", Kind.FLAG, "Somebody says that it did happen."),
    Column("is_movement", Kind.FLAG, "A movement with at least one end."),
    _text("force_ids", "Ids of the acting forces."),
    _text("forces", "Names of the acting forces."),
    _text("side", "Camp of the first acting force with a known one; decides the colour."),
    _text("opponents", "Names of the forces acted against."),
    _text("opponent_side", "Camp of the first opponent with a known one."),
    Column("quantity_low", Kind.WHOLE, "Least number that moved or took part.", "see unit"),
    Column("quantity_high", Kind.WHOLE, "Greatest number that moved or took part.", "see unit"),
    _text("quantity_unit", "What is counted, in the text's words."),
    Column("first_day", Kind.DAY, "First day on which it may have happened.", "day, inclusive"),
    Column("last_day", Kind.DAY, "Last day on which it may have happened.", "day, inclusive"),
    Column("days", Kind.WHOLE, "Length of that interval.", "days, at least 1"),
    _text("date_precision", "Finest calendar unit that the text gives.", _codes(DatePrecision)),
    _text(
        "date_basis",
        "How the date is known: text, the sentence gives it; relative, it counts from a day that "
        "the text relates to; publication, it happened by last_day, when the article appeared, "
        "and no text says since when; inferred, sentences before give it.",
        _codes(DateBasis),
    ),
    Column("acled_time_precision", Kind.WHOLE, "ACLED: 1 exact day, 2 a week, 3 a month or more."),
    Column("ucdp_date_prec", Kind.WHOLE, "UCDP GED: 1 day, 2 two to six days, 3 week, 4 month, 5."),
    _text("origins", "Names of the origins that the text gives, mapped or not."),
    _text("vias", "Names of the places passed."),
    _text("destinations", "Names of the destinations that the text gives, mapped or not."),
    _text("locations", "Names of the places where it happened."),
    _text("plover", "PLOVER event type."),
    _text("cameo", "CAMEO event code, 1.1b3; keep the leading zero."),
    _text("acled_event_type", "ACLED event type."),
    _text("acled_sub_event_type", "ACLED sub-event type."),
    Column("confidence", Kind.NUMBER, "How sure the reading of the text is.", "0 to 1"),
    Column("independent_sources", Kind.WHOLE, "Publishers that do not repeat one another."),
    _text("publishers", "Who published the claims."),
    _text("urls", "Addresses of the articles."),
    _text("attribution", "Who says so within the article, outermost first."),
    _text("conflicts", "On what the claims disagree."),
    _text("quote", "The sentence that makes the first claim, word for word."),
)
"""Columns about the event: the same on every row of every layer."""

_PRECISION_COLUMNS = (
    Column("acled_geo_precision", Kind.WHOLE, "ACLED: 1 town, 2 part of a region, 3 region."),
    Column("ucdp_where_prec", Kind.WHOLE, "UCDP GED: 1 exact to 7 waters or air space."),
)


def _end_columns(end: str) -> tuple[Column, ...]:
    return (
        _text(f"{end}_id", f"Gazetteer id of the {end}."),
        _text(end, f"Gazetteer name of the {end}."),
        Column(f"{end}_lon", Kind.NUMBER, f"Longitude of the {end}.", "degrees, WGS84"),
        Column(f"{end}_lat", Kind.NUMBER, f"Latitude of the {end}.", "degrees, WGS84"),
        Column(f"{end}_radius_km", Kind.NUMBER, f"How far the {end} may reach.", "km"),
    )


_MARK_ID = _text("mark_id", "Stable id of this line, point or area.")

MOVEMENT_COLUMNS = (
    _MARK_ID,
    *EVENT_COLUMNS,
    *_end_columns("origin"),
    *_end_columns("destination"),
    Column("missing_origin", Kind.FLAG, "The line starts at a place passed: no origin is known."),
    Column("missing_destination", Kind.FLAG, "The line ends at a place passed: no arrowhead."),
    Column("is_every_pair", Kind.FLAG, "Several origins and destinations: each is joined to each."),
    Column("length_km", Kind.NUMBER, "Length along the geodesics between the places.", "km"),
    *_PRECISION_COLUMNS,
)
PLACE_COLUMNS = (
    _MARK_ID,
    *EVENT_COLUMNS,
    _text("role", "What the place is to the event.", ROLES),
    _text("place_id", "Gazetteer id of the place."),
    _text("place", "Gazetteer name of the place."),
    Column("lon", Kind.NUMBER, "Longitude of the place.", "degrees, WGS84"),
    Column("lat", Kind.NUMBER, "Latitude of the place.", "degrees, WGS84"),
    Column("radius_km", Kind.NUMBER, "How far the place may reach.", "km"),
    _text("feature", "GeoNames feature class and code."),
    _text("country", "ISO 3166-1 alpha-2 code."),
    Column("place_confidence", Kind.NUMBER, "How sure it is that this place is meant.", "0 to 1"),
    *_PRECISION_COLUMNS,
)

LAYER_COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "events": EVENT_COLUMNS,
        "movements": MOVEMENT_COLUMNS,
        "places": PLACE_COLUMNS,
        "areas": PLACE_COLUMNS,
    }
)
"""Columns of every layer, in order, geometry left out."""

GEOMETRY_TYPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "movements": frozenset({"LineString"}),
        "places": frozenset({"Point"}),
        "areas": frozenset({"Polygon", "MultiPolygon"}),
    }
)
"""Geometry types that each layer holds, in lon, lat order, EPSG:4326."""
