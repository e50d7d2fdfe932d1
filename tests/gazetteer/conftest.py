"""A small index of an invented country, built from tables alone."""

from pathlib import Path

import pytest

from geo.gazetteer import Index, build

HEADER = (
    "id,name,lon,lat,radius_km,feature,country,admin1,population,source,aliases,geometry,"
    "abbreviations,demonyms\n"
)
ROWS = """\
q:country,Qaria,20,30,400,A.PCLI,QR,,5000000,reviewed,Republic of Qaria,,QAR,Qarian|Qarians
q:jafra,Al Jafra,15.95,29.12,70,A.ADM1,QR,01,52000,reviewed,Jafra|Al-Jafra,,,
q:jafra-base,Al Jafra airbase,16.0,29.2,4,S.AIRB,QR,01,0,reviewed,,,,
q:yafran,Yafran,12.53,32.06,5,P.PPL,QR,02,60000,reviewed,,,,
q:gharyan,Gharyan,13.02,32.17,8,P.PPLA,QR,02,85000,reviewed,غريان,,,
q:tarhuna,Tarhuna,13.63,32.43,7,P.PPL,QR,02,40000,reviewed,,,,
q:hun,Hun,15.95,29.13,5,P.PPL,QR,01,19000,reviewed,,,,
q:saint-mark,Saint Mark,20.1,30.1,5,P.PPL,QR,03,900,reviewed,,,,
q:homs,Homs,14.2,32.6,5,P.PPL,QR,02,70000,reviewed,,,,
s:homs,Homs,36.7,34.7,8,P.PPLA,SQ,05,775000,reviewed,,,,
s:homs-governorate,Homs Governorate,37.5,34.5,120,A.ADM1,SQ,05,1000000,reviewed,,,,
s:bengazi,Benghazi,36.0,34.0,8,P.PPL,SQ,05,30000,reviewed,,,,
"""


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one table."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "small.csv").write_text(HEADER + ROWS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_index_path(table: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an index of the table, without GeoNames and airports."""
    with pytest.MonkeyPatch.context() as patch:
        without_packages(patch)
        path = tmp_path_factory.mktemp("home") / "gazetteer-small.sqlite"
        build(path, tables=table)
    return path


@pytest.fixture(scope="session")
def small_index(small_index_path: Path) -> Index:
    """Return an index of the table."""
    return Index(small_index_path)


def without_packages(patch: pytest.MonkeyPatch) -> None:
    """Leave GeoNames and the airports out of what is built, as they take most of the time."""
    patch.setattr("geo.gazetteer.building.Settlements", list)
    patch.setattr("geo.gazetteer.building.read_airports", list)
    countries = frozenset({"QR", "SQ"})
    patch.setattr("geo.gazetteer.building.romanised_countries", lambda: countries)
