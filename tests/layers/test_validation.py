"""A broken layer is told whole: every fault, with the rows that have it."""

import geopandas as gpd
import pytest
import shapely

from geo.errors import InvalidValue
from geo.layers import build, validate
from tests.events import libya


@pytest.fixture
def movements() -> gpd.GeoDataFrame:
    told = libya()
    return build(told.events, told.articles).movements.copy()


def test_sound_layer_passes(movements):
    validate("movements", movements)


def test_all_faults_are_reported_together(movements):
    movements["action"] = "teleport"
    movements.loc[0, "confidence"] = 1.7
    movements = movements.drop(columns="cameo").assign(extra=1)
    movements.geometry = gpd.GeoSeries([shapely.Point(0, 0)] * len(movements), crs=3857)
    movements["first_day"] = movements["last_day"].max()
    with pytest.raises(InvalidValue) as caught:
        validate("movements", movements)
    message = str(caught.value)
    for part in ("cameo", "extra", "action", "confidence", "EPSG:4326", "LineString", "last_day"):
        assert part in message


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "missing or empty"),
        (shapely.LineString(), "missing or empty"),
        (shapely.LineString([(200, 5), (10, 5)]), "not on Earth"),
        (shapely.LineString([(5, 5), (5, 5)]), "invalid"),
    ],
)
def test_geometry_faults(movements, geometry, words):
    movements.loc[1, "geometry"] = geometry
    with pytest.raises(InvalidValue, match=words):
        validate("movements", movements)


def test_ids_must_be_unique(movements):
    movements["mark_id"] = "same"
    with pytest.raises(InvalidValue, match="mark_id is not unique"):
        validate("movements", movements)


def test_frame_without_geometry_is_a_fault_not_a_crash(movements):
    with pytest.raises(InvalidValue, match="no geometry"):
        validate("movements", movements.drop(columns="geometry"))
