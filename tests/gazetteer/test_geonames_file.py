"""A file as GeoNames publishes it: what a line becomes, and what is said of those that are bad."""

import zipfile
from pathlib import Path

import pytest

from geo.errors import GazetteerSourceError
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.geonames_file import GeonamesFile
from geo.gazetteer.taking import Fault
from tests.gazetteer.dump import LINES, line, write_dump


def outcomes(path: Path) -> list[Entry | Fault]:
    source = GeonamesFile(path)
    return [source.outcome(taken.raw) for taken in source.read(0, 0)]


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_a_line_becomes_an_entry(tmp_path: Path) -> None:
    zella = outcomes(write_dump(tmp_path / "QR.txt"))[1]
    assert isinstance(zella, Entry)
    place = zella.place
    assert (place.id, place.name, place.lon, place.lat) == ("geonames:2", "Zella", 17.5, 28.5)
    assert (place.feature, place.country, place.admin1) == ("P.PPL", "QR", "01")
    assert (place.population, place.source) == (4000, "GeoNames")
    assert dict(zella.names) == {
        "Zalla": NameKind.ALIAS,
        "Zlh": NameKind.ALIAS,
        "زلة": NameKind.ALIAS,
    }


def test_zip_and_text_hold_the_same(tmp_path: Path) -> None:
    plain = write_dump(tmp_path / "QR.txt")
    files = {"readme.txt": "x" * 10_000, "QR.txt": plain.read_text(encoding="utf-8")}
    assert outcomes(zipped(tmp_path / "QR.zip", files)) == outcomes(plain)


@pytest.mark.parametrize("name", ["QR.txt", "QR.zip"])
def test_reading_goes_on_from_any_position(tmp_path: Path, name: str) -> None:
    plain = write_dump(tmp_path / "QR.txt")
    zipped(tmp_path / "QR.zip", {"QR.txt": plain.read_text(encoding="utf-8")})
    source = GeonamesFile(tmp_path / name)
    whole = list(source.read(0, 0))
    assert whole[-1].position == source.size
    for count, taken in enumerate(whole, 1):
        assert list(source.read(taken.position, taken.number)) == whole[count:]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("1\tHun", "2 columns instead of 19"),
        (line(9, "Hun", 29, 200), "not on Earth"),
        (line(9, "Hun", "north", 20), "number"),
        (line("x9", "Hun", 29, 20), "number"),
        (line(9, " ", 29, 20), "name is empty"),
        (line(9, "Hun", 29, 20, people="many"), "number"),
        (line(9, "Hun", "nan", 20), "not on Earth"),
    ],
)
def test_a_bad_line_is_told_and_stops_nothing(tmp_path: Path, bad: str, said: str) -> None:
    first, second, third = outcomes(write_dump(tmp_path / "QR.txt", (LINES[0], bad, LINES[1])))
    assert isinstance(first, Entry)
    assert isinstance(second, Fault)
    assert said in second.problem
    assert isinstance(third, Entry)


def test_a_line_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = write_dump(tmp_path / "QR.txt")
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    assert outcomes(path)[-1] == Fault("the line is not UTF-8 text")


def test_a_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    text = "".join(f"{line(n, f'Hun {n * 7919}', 29, 16)}\n" for n in range(20_000))
    path = zipped(tmp_path / "QR.zip", {"QR.txt": text})
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = b"\x00" * 400
    path.write_bytes(data)
    with pytest.raises(GazetteerSourceError, match=r"breaks off after line .*download it again"):
        outcomes(path)


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerSourceError, match="cannot be read"):
        GeonamesFile(tmp_path / "none.txt")
    with pytest.raises(GazetteerSourceError, match=r"no \.txt file"):
        GeonamesFile(zipped(tmp_path / "x.zip", {"readme.md": "x"}))
