"""Places of a user's own: a CSV table, or the features of a GeoJSON file.

Columns or properties are ``name``, ``lon``, ``lat`` and, where known, ``id``, ``aliases`` (joined
by ``|``), ``feature`` (GeoNames class and code), ``radius_km``, ``country`` (ISO 3166-1 alpha-2),
``admin1``, ``population``, ``source`` and ``licence``. A GeoJSON feature has its coordinates in
its geometry; lines and areas keep theirs.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import shapely
import shapely.errors
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import GazetteerSourceError, InvalidValue
from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.extents import usual_radius_km
from geo.gazetteer.prominence import tabled_prominence
from geo.gazetteer.tables import stems_of
from geo.gazetteer.taking import Fault, Source, Taken
from geo.model import Place, content_id

Row = Mapping[str, Any]
_REQUIRED = ("name", "lon", "lat")
_OPTIONAL = (
    *("id", "aliases", "feature", "radius_km", "country", "admin1"),
    *("population", "source", "licence"),
)
_COUNTRY = re.compile(r"[A-Z]{2}|")
_FEATURE = re.compile(r"[AHLPRSTUV]\.[A-Z0-9]*")
_LOCALITY = "L.LCTY"
_KM_PER_DEGREE = 111.2
_LONGEST_NAME = 200  # characters, as in GeoNames
_OUTLINE_STEPS = 200  # an outline is kept to a 200th of its reach


def open_table(path: Path, columns: Mapping[str, str]) -> Source:
    """Open a CSV or GeoJSON file; ``columns`` says which of its columns holds which field.

    Raises
    ------
    GazetteerSourceError
        If it cannot be read, has another format, or has not the columns that it needs.
    """
    unknown = sorted(set(columns) - {*_REQUIRED, *_OPTIONAL})
    if unknown:
        raise GazetteerSourceError(
            f"there is no field {', '.join(unknown)}; one of {', '.join((*_REQUIRED, *_OPTIONAL))}"
        )
    readers: dict[str, type[CsvTable] | type[GeojsonTable]]
    readers = {".csv": CsvTable, ".tsv": CsvTable, ".geojson": GeojsonTable, ".json": GeojsonTable}
    reader = readers.get(path.suffix.casefold())
    if reader is None:
        raise GazetteerSourceError(f"{path}: a .csv or .geojson file is expected")
    try:
        return reader(path, columns)
    except UnicodeDecodeError as error:
        raise GazetteerSourceError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise GazetteerSourceError(f"{path} cannot be read: {error}") from error


class _Table:
    """Make places of rows, in their order; a row that cannot be one is a fault and stops nothing.

    Of rows with one id the first is a place.
    """

    licence = ""
    piece = "line"
    form = f"a table with {', '.join(_REQUIRED)}"

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.path = path
        self.source = path.stem
        self.size = 0
        self.text_bytes = path.stat().st_size
        self._columns = {field: columns.get(field, field) for field in (*_REQUIRED, *_OPTIONAL)}
        self._ids: set[str] = set()

    def prominence(self, place: Place) -> int:
        """Return how likely a place of the table is meant by its name."""
        return tabled_prominence(place)

    def _outcome(self, row: Row, geometry: BaseGeometry | None = None) -> Entry | Fault:
        cells = {
            field: "" if (value := row.get(column)) is None else " ".join(str(value).split())
            for field, column in self._columns.items()
        }
        if cells["id"] in self._ids:
            return Fault(
                f"an earlier {self.piece} has the id {cells['id']!r} and is kept, not this"
            )
        try:
            entry = _entry(cells, self.source, geometry)
        except InvalidValue as error:
            return Fault(str(error))
        if cells["id"]:
            self._ids.add(cells["id"])
        return entry


class CsvTable(_Table):
    """Read rows of a table separated by commas, semicolons or tabs; positions count rows."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = lines.readline()
            self._delimiter = max(",;\t", key=header.count)
            self.size = sum(1 for _ in lines)
        titles = next(csv.reader([header], delimiter=self._delimiter), [])
        missing = [self._columns[f] for f in _REQUIRED if self._columns[f] not in titles]
        if missing:
            raise GazetteerSourceError(
                f"{path}: no column {', '.join(missing)} in its first line; rename it there, or "
                "say which column holds it with --column FIELD=TITLE"
            )

    def read(self, position: int, number: int) -> Iterator[Taken]:
        """Yield the rows; the number is that of the row's last line.

        Raises
        ------
        GazetteerSourceError
            If what follows is no table.
        """
        with self.path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, delimiter=self._delimiter)
            try:
                for row in islice(rows, position):
                    self.outcome(row)  # an interrupted import has read it: its id is taken
                for count, row in enumerate(rows, position + 1):
                    yield Taken(count, rows.line_num, row)
            except UnicodeDecodeError as error:
                raise GazetteerSourceError(f"{self.path} is not UTF-8 text") from error
            except csv.Error as error:
                raise GazetteerSourceError(f"{self.path}, line {rows.line_num}: {error}") from error

    def outcome(self, raw: Row) -> Entry | Fault:
        """Return the place of a row, or what is wrong with it."""
        if None in raw or None in raw.values():
            return Fault("the row has not as many cells as the header")
        return self._outcome(raw)


class GeojsonTable(_Table):
    """Read the features of a GeoJSON file; positions and numbers count features."""

    piece = "feature"
    form = "a feature collection with the property name"

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        try:
            collection = json.loads(path.read_text(encoding="utf-8-sig"))
        except json.JSONDecodeError as error:
            raise GazetteerSourceError(
                f"{path} is no GeoJSON feature collection: {error}"
            ) from error
        features = collection.get("features") if isinstance(collection, dict) else None
        if not isinstance(features, list):
            raise GazetteerSourceError(
                f'{path} is no GeoJSON feature collection: there is no list "features" in it'
            )
        self._features = features
        self.size = len(features)

    def read(self, position: int, number: int) -> Iterator[Taken]:
        """Yield the features."""
        for feature in self._features[:position]:
            self.outcome(feature)  # an interrupted import has read it: its id is taken
        for count, feature in enumerate(self._features[position:], position + 1):
            yield Taken(count, count, feature)

    def outcome(self, raw: Any) -> Entry | Fault:
        """Return the place of a feature, or what is wrong with it."""
        if not isinstance(raw, dict) or not isinstance(raw.get("geometry"), dict):
            return Fault("no feature with a geometry")
        try:
            geometry = shape(raw["geometry"])
            properties = dict(raw.get("properties") or {})
        except (
            KeyError,
            TypeError,
            ValueError,
            AttributeError,
            shapely.errors.ShapelyError,
        ) as error:
            return Fault(f"its geometry or properties cannot be read: {error}")
        if geometry.is_empty:
            return Fault("the geometry is empty")
        point = _point_of(geometry)
        properties[self._columns["lon"]] = round(point.x, 6)
        properties[self._columns["lat"]] = round(point.y, 6)
        return self._outcome(properties, geometry)


def _entry(cells: Mapping[str, str], source: str, geometry: BaseGeometry | None) -> Entry:
    empty = [field for field in _REQUIRED if not cells[field]]
    if empty:
        raise InvalidValue(f"{', '.join(empty)} is empty")
    if len(cells["name"]) > _LONGEST_NAME:
        raise InvalidValue(f"the name has more than {_LONGEST_NAME} characters")
    lon, lat, people = (_number(cells, field) for field in ("lon", "lat", "population"))
    feature = cells["feature"] or _LOCALITY
    if not _FEATURE.fullmatch(feature):
        raise InvalidValue(f"feature {feature!r} is no class and code of GeoNames, like P.PPL")
    country = cells["country"].upper()
    if not _COUNTRY.fullmatch(country):
        raise InvalidValue(f"country {country!r} is no ISO code of two letters")
    wkt, reach_km = _outline(geometry)
    licence = f" ({cells['licence']})" if cells["licence"] else ""
    place = Place(
        id=cells["id"] or f"import:{content_id('p', cells['name'], str(lon), str(lat))}",
        name=cells["name"],
        lon=lon,
        lat=lat,
        radius_km=_number(cells, "radius_km") or reach_km or usual_radius_km(feature, int(people)),
        feature=feature,
        country=country,
        admin1=cells["admin1"],
        population=int(people),
        source=(cells["source"] or source) + licence,
        geometry=wkt,
    )
    aliases = [alias for text in cells["aliases"].split("|") if (alias := text.strip())]
    stems = chain.from_iterable(map(stems_of, (place.name, *aliases)))
    return Entry(place, (*named(aliases, NameKind.ALIAS), *stems))


def _number(cells: Mapping[str, str], field: str) -> float:
    try:
        number = float(cells[field] or 0)
    except ValueError:
        raise InvalidValue(f"{field} {cells[field]!r} is no number") from None
    if not abs(number) < 1e11:
        raise InvalidValue(f"{field} {cells[field]!r} is no usable number")
    return number


def _point_of(geometry: BaseGeometry) -> shapely.Point:
    centre: shapely.Point = geometry.centroid
    return centre if geometry.contains(centre) else geometry.representative_point()


def _outline(geometry: BaseGeometry | None) -> tuple[str, float]:
    """Return the WKT of a line or area, made plainer, and how far it reaches from its middle."""
    if geometry is None or geometry.geom_type == "Point":
        return "", 0.0
    west, south, east, north = geometry.bounds
    reach_deg = hypot((east - west) * cos(radians((south + north) / 2)), north - south) / 2
    plain = shapely.simplify(geometry, reach_deg / _OUTLINE_STEPS)
    return shapely.to_wkt(plain, rounding_precision=4), round(reach_deg * _KM_PER_DEGREE, 1)
