"""A small file in GeoNames' form, of an invented country."""

from collections.abc import Iterable
from pathlib import Path


def line(
    id: object,
    name: str,
    lat: object,
    lon: object,
    feature: str = "P.PPL",
    *,
    others: str = "",
    country: str = "QR",
    people: object = 0,
) -> str:
    """Write one place as GeoNames does."""
    class_, code = feature.split(".")
    cells = [id, name, name, others, lat, lon, class_, code, country, "", "01", "", "", ""]
    return "\t".join(map(str, [*cells, people, "", "10", "Africa/Tripoli", "2020-01-01"]))


LINES = (
    line(1, "Wadi Zulu", 30.1, 20.1, "H.WAD"),
    line(2, "Zella", 28.5, 17.5, others="Zalla,Zlh,ZLX,زلة", people=4000),
    line(3, "Hun", 29.14, 15.96, others="Houn,Hunopolis"),
    line(4, "Hope", 30.0, 20.0, "S.FRM"),
    line(5, "Al Jafra Field", 29.21, 16.01, "S.AIRB", others="Field Twelve"),
)


def write_dump(path: Path, lines: Iterable[str] = LINES) -> Path:
    """Write lines as a file."""
    path.write_text("".join(f"{text}\n" for text in lines), encoding="utf-8")
    return path
