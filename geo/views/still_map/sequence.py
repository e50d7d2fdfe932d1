"""Steps of time: which events each map of a sequence shows, and where it stands."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from geo.errors import InvalidQuery, NotFound
from geo.layers import Layers
from geo.views.still_map.grouping import write_days
from geo.views.still_map.page import Box

MOST_STEPS = 12
GAP = 10.0
NOTE = "Every event stands in the step in which it begins."


@dataclass(frozen=True, slots=True)
class Step:
    """Hold the events that begin in a span of days, named by the heading."""

    heading: str
    layers: Layers


def dated(layers: Layers) -> Layers:
    """Leave out the marks of undated events: no step of time is theirs."""
    movements, places, areas = (
        frame[frame["first_day"].notna()].reset_index(drop=True)
        for frame in (layers.movements, layers.places, layers.areas)
    )
    return replace(layers, movements=movements, places=places, areas=areas)


def split(layers: Layers, steps: int | None) -> tuple[Step, ...]:
    """Split dated events by the day on which they begin; every event is in one step.

    With a number the steps hold about as many events each, for most wars are silent for weeks
    and loud for a day. None makes one step for each day on which an event begins.

    Raises
    ------
    InvalidQuery
        If that makes more than :data:`MOST_STEPS`.
    NotFound
        If no event has a date.
    """
    starts = pd.concat([layers.movements, layers.places]).drop_duplicates("event_id")["first_day"]
    days = sorted(starts.unique())
    if not days:
        raise NotFound("none of the events that can be drawn has a date: there is no sequence")
    if steps is None and len(days) > MOST_STEPS:
        raise InvalidQuery(
            f"events begin on {len(days)} days, and a page holds {MOST_STEPS} maps: "
            "narrow the window by --from and --to, or give a number of steps"
        )
    groups = [[day] for day in days] if steps is None else _even(starts, days, steps)
    return tuple(_step(layers, group) for group in groups)


def _even(starts: pd.Series, days: list[pd.Timestamp], steps: int) -> list[list[pd.Timestamp]]:
    """Group the days so that the groups hold about as many events each."""
    counts = starts.value_counts()
    groups: list[list[pd.Timestamp]] = [[] for _ in range(steps)]
    before = 0
    for day in days:
        middle = before + counts[day] / 2
        groups[min(steps - 1, int(middle * steps / len(starts)))].append(day)
        before += counts[day]
    return [group for group in groups if group]


def _step(layers: Layers, days: list[pd.Timestamp]) -> Step:
    first, last = days[0], days[-1]
    movements, places, areas = (
        frame[frame["first_day"].between(first, last)].reset_index(drop=True)
        for frame in (layers.movements, layers.places, layers.areas)
    )
    heading = write_days(pd.Timestamp(first), pd.Timestamp(last), with_year=True)
    return Step(heading, replace(layers, movements=movements, places=places, areas=areas))


def cells(box: Box, count: int) -> Iterator[Box]:
    """Divide a box into cells, read like lines of text, that are as near to squares as can be."""
    columns = min(
        range(1, count + 1),
        key=lambda number: abs(
            math.log(_cell(box, number, count)[0] / _cell(box, number, count)[1])
        ),
    )
    width, height = _cell(box, columns, count)
    for number in range(count):
        row, column = divmod(number, columns)
        left, top = box.left + column * (width + GAP), box.top - row * (height + GAP)
        yield Box(left, top - height, left + width, top)


def _distortion(width: float, height: float) -> float:
    return abs(math.log(width / height))


def _cell(box: Box, columns: int, count: int) -> tuple[float, float]:
    rows = math.ceil(count / columns)
    width = (box.width - (columns - 1) * GAP) / columns
    return max(width, 1.0), max((box.height - (rows - 1) * GAP) / rows, 1.0)
