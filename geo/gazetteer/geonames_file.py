"""Places of a file as GeoNames publishes it: a country's, or allCountries; text or zipped.

Tab separated, 19 columns, one place a line, no header: geonameid, name, asciiname,
alternatenames, latitude, longitude, feature class and code, country, cc2, admin1 to admin4,
population, elevation, dem, timezone, modification date.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from geo.errors import GazetteerSourceError, InvalidValue
from geo.gazetteer.entry import Entry, NameKind, named
from geo.gazetteer.extents import usual_radius_km
from geo.gazetteer.geonames import is_proper_name
from geo.gazetteer.prominence import imported_prominence
from geo.gazetteer.tables import stems_of
from geo.gazetteer.taking import Fault, Taken
from geo.model import Place

_COLUMNS = 19
_LONGEST_LINE = 1 << 18
_BUFFER = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_WITH_STEMS = ("A.", "S.AIR", "L.MILB", "S.INSM")


class GeonamesFile:
    """Read a GeoNames file from any position, one place at a time.

    ``size`` and positions are in bytes of the unzipped text.

    Raises
    ------
    GazetteerSourceError
        If the file cannot be opened, or is a zip file without a table.
    """

    source, licence, piece = "GeoNames", "CC BY 4.0", "line"
    form = f"a table of GeoNames ({_COLUMNS} columns, separated by tabs)"

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.open("rb").close()
            self._member = _table_in(path) if zipfile.is_zipfile(path) else None
            self.size = self._member.file_size if self._member else path.stat().st_size
            self.text_bytes = self.size
        except (OSError, *_BROKEN) as error:
            raise GazetteerSourceError(f"{path} cannot be read: {error}") from error

    def read(self, position: int, number: int) -> Iterator[Taken]:
        """Yield the lines from a position on; ``number`` lines were read before.

        Raises
        ------
        GazetteerSourceError
            If the file cannot be read to its end.
        """
        try:
            with self._open(position) as stream:
                for line in iter(partial(stream.readline, _LONGEST_LINE), b""):
                    number += 1
                    position += len(line)
                    yield Taken(position, number, line)
        except (OSError, *_BROKEN) as error:
            raise GazetteerSourceError(
                f"{self.path} breaks off after line {number:,} ({error}): download it again"
            ) from error

    def outcome(self, raw: bytes) -> Entry | Fault:
        """Return the place of a line, or what is wrong with it."""
        return _read_line(raw)

    def prominence(self, place: Place) -> int:
        """Return how likely a place of the file is meant by its name."""
        return imported_prominence(place)

    def _open(self, position: int) -> BinaryIO:
        if self._member is None:
            plain = self.path.open("rb", buffering=_BUFFER)
            plain.seek(position)
            return plain
        zipped = zipfile.ZipFile(self.path).open(self._member)  # noqa: SIM115 - the caller closes it
        zipped.seek(position)
        return io.BufferedReader(zipped, _BUFFER)  # type: ignore[type-var]


def _table_in(path: Path) -> zipfile.ZipInfo:
    with zipfile.ZipFile(path) as archive:
        texts = [
            member
            for member in archive.infolist()
            if member.filename.endswith(".txt") and "readme" not in member.filename.casefold()
        ]
    if not texts:
        raise GazetteerSourceError(f"{path} holds no .txt file, as GeoNames' zip files do")
    return max(texts, key=lambda member: member.file_size)


def _read_line(line: bytes) -> Entry | Fault:
    try:
        cells = line.decode().rstrip("\r\n").split("\t")
        if len(cells) != _COLUMNS:
            return Fault(f"{len(cells)} columns instead of {_COLUMNS}")
        return _entry(cells)
    except UnicodeDecodeError:
        return Fault("the line is not UTF-8 text")
    except InvalidValue as error:
        return Fault(str(error))
    except ValueError as error:
        return Fault(f"a number is expected: {error}")


def _entry(cells: list[str]) -> Entry:
    geonameid, name, ascii_name, others, lat, lon, class_, code, country, _, admin1 = cells[:11]
    if not name.strip():
        raise InvalidValue("the name is empty")
    people = int(cells[14] or 0)
    feature = f"{class_}.{code}"
    place = Place(
        id=f"geonames:{int(geonameid)}",
        name=name,
        lon=float(lon),
        lat=float(lat),
        radius_km=usual_radius_km(feature, people),
        feature=feature,
        country=country,
        admin1=admin1,
        population=people,
        source=GeonamesFile.source,
    )
    aliases = [other for other in others.split(",") if is_proper_name(other)] if others else []
    if ascii_name and ascii_name != name:
        aliases.append(ascii_name)
    stems = chain.from_iterable(map(stems_of, (name, *aliases)))
    return Entry(
        place,
        (
            *named(aliases, NameKind.ALIAS),
            *(stems if feature.startswith(_WITH_STEMS) else ()),
        ),
    )
