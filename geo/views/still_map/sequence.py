"""Steps of time: which events each map of a sequence shows, and where it stands."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from geo.errors import NotFound
from geo.layers import Layers
from geo.model import DateBasis
from geo.views.still_map.grouping import write_days
from geo.views.still_map.page import Box

MOST_STEPS = 12
"""A page holds no more small maps, and an animation by days no more frames."""
GAP = 10.0
HEADING_HEIGHT = 22.0
"""Pixels above each small map for its heading."""
NOTE = "Every event stands in the last step in which it may have happened."
SHARED = f"Days of few events share a map, for a page holds {MOST_STEPS}."


@dataclass(frozen=True, slots=True)
class Step:
    """Hold the events whose last possible day lies in a span of days, named by the heading."""

    heading: str
    layers: Layers
    days: int
    """Days among the last possible ones of its events."""


def dated(layers: Layers) -> Layers:
    """Leave out the marks of undated events: no step of time is theirs."""
    movements, places, areas = (
        frame[frame["first_day"].notna()].reset_index(drop=True)
        for frame in (layers.movements, layers.places, layers.areas)
    )
    return replace(layers, movements=movements, places=places, areas=areas)


def split(layers: Layers, steps: int | None) -> tuple[Step, ...]:
    """Split dated events by the last day on which each may have happened; each is in one step.

    So an event never stands before one that it answers: of "between January and 19 July" only
    19 July is sure to be late enough. With a number the steps hold about as many events each,
    for most wars are silent for weeks and loud for a day. None makes one step for each such day;
    where these are more than :data:`MOST_STEPS`, neighbours among them share a step.

    Raises
    ------
    NotFound
        If no event has a date.
    """
    ends = _events(layers)["last_day"]
    days = sorted(ends.unique())
    if not days:
        raise NotFound("none of the events that can be drawn has a date: there is no sequence")
    if steps is None and len(days) <= MOST_STEPS:
        groups = [[day] for day in days]
    else:
        groups = _even(ends, days, steps or MOST_STEPS)
    return tuple(_step(layers, group) for group in groups)


def _events(layers: Layers) -> pd.DataFrame:
    """Return one row for every event that has a mark."""
    return pd.concat([layers.movements, layers.places]).drop_duplicates("event_id")


def _even(ends: pd.Series, days: list[pd.Timestamp], steps: int) -> list[list[pd.Timestamp]]:
    """Group the days so that the groups hold about as many events each."""
    counts = ends.value_counts()
    groups: list[list[pd.Timestamp]] = [[] for _ in range(steps)]
    before = 0
    for day in days:
        middle = before + counts[day] / 2
        groups[min(steps - 1, int(middle * steps / len(ends)))].append(day)
        before += counts[day]
    return [group for group in groups if group]


def _step(layers: Layers, days: list[pd.Timestamp]) -> Step:
    first, last = days[0], days[-1]
    movements, places, areas = (
        frame[frame["last_day"].between(first, last)].reset_index(drop=True)
        for frame in (layers.movements, layers.places, layers.areas)
    )
    shown = replace(layers, movements=movements, places=places, areas=areas)
    return Step(_head(_events(shown), pd.Timestamp(first), pd.Timestamp(last)), shown, len(days))


def note(steps: Iterable[Step], *, by_day: bool) -> str:
    """Say how events came into their steps."""
    is_shared = by_day and any(step.days > 1 for step in steps)
    return f"{NOTE} {SHARED}" if is_shared else NOTE


def _head(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Name the days of a step; only the last where a text leaves open when before it was."""
    is_bound = events["date_basis"] == DateBasis.PUBLICATION.value
    if (is_bound | (events["first_day"] < first)).any():
        return f"By {write_days(last, last, with_year=True)}"
    return write_days(first, last, with_year=True)


EMPTY = 1.5
"""Cost of a place of the grid that stays empty, as a share of all."""
SQUAT = 0.85
"""Height of a cell by its width, where the page is as high as it needs."""


def cells(box: Box, count: int) -> Iterator[Box]:
    """Divide a box into cells with their headings, read like lines of text.

    The cells are as near to squares as can be, and few places of the grid stay empty.
    """
    columns = min(range(1, count + 1), key=lambda number: _misfit(box, number, count))
    width, height = _cell(box, columns, count)
    for number in range(count):
        row, column = divmod(number, columns)
        left, top = box.left + column * (width + GAP), box.top - row * (height + GAP)
        yield Box(left, top - height, left + width, top - HEADING_HEIGHT)


def _misfit(box: Box, columns: int, count: int) -> float:
    """Tell how far cells are from squares, with a penalty for places that stay empty."""
    width, height = _cell(box, columns, count)
    empty = -count % columns
    return abs(math.log(width / max(height - HEADING_HEIGHT, 1.0))) + EMPTY * empty / count


def tall_enough(width: float, count: int) -> float:
    """Return the height of a box so wide whose cells are near squares, two in a row."""
    columns = min(count, 2)
    side = (width - (columns - 1) * GAP) / columns
    rows = math.ceil(count / columns)
    return rows * (side * SQUAT + HEADING_HEIGHT) + (rows - 1) * GAP


def _cell(box: Box, columns: int, count: int) -> tuple[float, float]:
    rows = math.ceil(count / columns)
    width = (box.width - (columns - 1) * GAP) / columns
    return max(width, 1.0), max((box.height - (rows - 1) * GAP) / rows, 1.0)
