"""What is drawn once: marks of several events that look the same and lie at the same place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.layers import Layers
from geo.model import MOVEMENTS, Action, DateBasis, Status
from geo.views import style
from geo.views.symbols import Shape

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """Hold what decides on a mark's colour and line."""

    side: str
    status: Status
    is_hollow: bool

    @property
    def line(self) -> style.LineStyle:
        """Return the line of the status."""
        return style.LINES[self.status]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow to draw, through ``stops`` in lon, lat, for one or more events."""

    stops: tuple[Position, ...]
    origin: str
    destination: str
    look: Look
    width: float
    note: str
    event_ids: tuple[str, ...]
    has_head: bool
    radii_km: tuple[float, float] = (0.0, 0.0)
    """How far the first and the last stop may reach; 0 for one that is only passed."""

    @property
    def fades(self) -> tuple[bool, bool]:
        """Tell for start and end whether the arrow fades there."""
        start, end = map(style.is_wide, self.radii_km)
        return start, end


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol to draw at a place, for one or more events."""

    place: str
    position: Position
    shape: Shape
    meaning: str
    look: Look
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One vague place, shaded for the side of the events that name it.

    ``side`` is None where that is nobody's: it is wide, or events of several sides name it.
    """

    place: str
    position: Position
    side: str | None
    geometry: BaseGeometry
    event_ids: tuple[str, ...]
    is_wide: bool
    is_water: bool


def arrows(layers: Layers) -> tuple[Arrow, ...]:
    """Return the arrows, the longest first."""
    frame = layers.movements.assign(
        line=[style.LINES[Status(status)].label for status in layers.movements["status"]],
        hollow=[style.is_hollow(_number(days)) for days in layers.movements["days"]],
        stops=pd.Series([tuple(line.coords) for line in layers.movements.geometry], dtype=object),
    ).sort_values(["length_km", "mark_id"], ascending=[False, True])
    groups = frame.groupby(["stops", "side", "line", "hollow"], sort=False)
    return tuple(_arrow(group) for _, group in groups)


def _arrow(group: pd.DataFrame) -> Arrow:
    first = group.iloc[0]
    return Arrow(
        stops=first["stops"],
        origin=first["origin"],
        destination=first["destination"],
        look=_look(first),
        width=max(map(style.width_of, _quantities(group))),
        note=_note(group),
        event_ids=tuple(dict.fromkeys(group["event_id"])),
        has_head=not first["missing_destination"],
        radii_km=(
            _number(first["origin_radius_km"]) or 0.0,
            _number(first["destination_radius_km"]) or 0.0,
        ),
    )


def _quantities(group: pd.DataFrame) -> Iterator[float | None]:
    for high, low in zip(group["quantity_high"], group["quantity_low"], strict=True):
        yield _number(low if pd.isna(high) else high)


def _note(group: pd.DataFrame) -> str:
    """Say who moved, where all events of the arrow agree on it, and when."""
    forces = group["forces"].unique()
    who = forces[0] if len(forces) == 1 else ""
    return " · ".join(part for part in (who, _when(group)) if part)


def _when(group: pd.DataFrame) -> str:
    """Write the days of the arrow's events, and how they are known where no text gives them."""
    first, last = group["first_day"].min(), group["last_day"].max()
    if pd.isna(first):
        return "no date"
    bases = set(group["date_basis"])
    if bases == {DateBasis.PUBLICATION.value}:
        return f"by {write_days(last, last, with_year=False)}"
    inferred = " (inferred)" if DateBasis.INFERRED.value in bases else ""
    return write_days(first, last, with_year=False) + inferred


def write_days(first: pd.Timestamp, last: pd.Timestamp, *, with_year: bool) -> str:
    """Write an inclusive interval of days, as short as it can be said.

    >>> write_days(pd.Timestamp("2020-07-04"), pd.Timestamp("2020-07-14"), with_year=True)
    '4–14 July 2020'
    >>> write_days(pd.Timestamp("2020-07-01"), pd.Timestamp("2020-07-31"), with_year=False)
    'July'
    """
    year = f" {last.year}" if with_year else ""
    if first == last:
        return f"{last.day} {last:%B}{year}"
    if (
        first.day == 1
        and last.is_month_end
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{last:%B}{year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B}{year}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {last.day} {last:%B}{year}"
    return f"{first.day} {first:%B} {first.year} – {last.day} {last:%B} {last.year}"


def symbols(layers: Layers) -> tuple[Symbol, ...]:
    """Return the symbols, place by place, in the order of the layer."""
    frame = layers.places
    actions = [Action(action) for action in frame["action"]]
    roles = list(frame["role"])
    frame = frame.assign(
        shape=[style.shape_of(a, r).value for a, r in zip(actions, roles, strict=True)],
        meaning=[
            style.OPEN_END_LABELS[role] if row_is_movement else label
            for role, row_is_movement, label in zip(
                roles, (a in MOVEMENTS for a in actions), frame["action_label"], strict=True
            )
        ],
        line=[style.LINES[Status(status)].label for status in frame["status"]],
        hollow=[style.is_hollow(_number(days)) for days in frame["days"]],
    )
    groups = frame.groupby(
        ["place_id", "lon", "lat", "shape", "side", "line", "hollow"], sort=False
    )
    return tuple(_symbol(group) for _, group in groups)


def _symbol(group: pd.DataFrame) -> Symbol:
    first = group.iloc[0]
    return Symbol(
        place=first["place"],
        position=(first["lon"], first["lat"]),
        shape=Shape(first["shape"]),
        meaning=first["meaning"],
        look=_look(first),
        event_ids=tuple(dict.fromkeys(group["event_id"])),
    )


def areas(layers: Layers) -> tuple[Area, ...]:
    """Return the vague places, the largest first."""
    frame = layers.areas.sort_values(["radius_km", "mark_id"], ascending=[False, True])
    return tuple(_area(group) for _, group in frame.groupby("place_id", sort=False))


def _area(group: pd.DataFrame) -> Area:
    first, sides = group.iloc[0], group["side"].unique()
    is_wide = style.is_wide(first["radius_km"])
    return Area(
        place=first["place"],
        position=(first["lon"], first["lat"]),
        side=sides[0] if len(sides) == 1 and not is_wide else None,
        geometry=first["geometry"],
        event_ids=tuple(dict.fromkeys(group["event_id"])),
        is_wide=is_wide,
        is_water=first["feature"].startswith("H."),
    )


def _look(row: pd.Series) -> Look:
    return Look(row["side"], Status(row["status"]), style.is_hollow(_number(row["days"])))


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
