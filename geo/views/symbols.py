"""Outlines of the map's symbols, as plain rings that any canvas can fill."""

import math
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Shape(StrEnum):
    """What is drawn at a place."""

    DEPARTURE = "departure"
    ARRIVAL = "arrival"
    DISC = "disc"
    FLAG = "flag"
    FLAG_DOWN = "flag_down"
    BOWTIE = "bowtie"
    BURST = "burst"
    SALTIRE = "saltire"
    FORT = "fort"
    STACK = "stack"
    OCTAGON = "octagon"
    BUBBLE = "bubble"
    HOUSE = "house"
    DIAMOND = "diamond"


def _circle(radius: float, corners: int, turn: float = 0.0) -> Ring:
    angles = (2 * math.pi * (corner / corners) + turn for corner in range(corners))
    return tuple(
        (round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)) for angle in angles
    )


def _box(left: float, bottom: float, right: float, top: float) -> Ring:
    return (left, bottom), (right, bottom), (right, top), (left, top)


def _burst(points: int, inner: float) -> Ring:
    return tuple(
        (round(reach * math.cos(angle), 3), round(reach * math.sin(angle), 3))
        for corner in range(2 * points)
        for angle in (math.pi * corner / points + math.pi / 2,)
        for reach in (1.0 if corner % 2 == 0 else inner,)
    )


def _turned(ring: Ring) -> tuple[Ring, ...]:
    return tuple(tuple(_quarters(turns, point) for point in ring) for turns in range(4))


def _quarters(turns: int, point: Point) -> Point:
    x, y = point
    for _ in range(turns):
        x, y = -y, x
    return x, y


def _mirrored(rings: tuple[Ring, ...]) -> tuple[Ring, ...]:
    return tuple(tuple((x, -y) for x, y in ring) for ring in rings)


_FLAG: tuple[Ring, ...] = (
    ((-0.7, -1.0), (-0.45, -1.0), (-0.45, -0.05), (0.9, 0.45), (-0.45, 1.0), (-0.7, 1.0)),
)
_OUTWARD: Ring = ((0.6, -0.4), (1.12, 0.0), (0.6, 0.4))
_INWARD: Ring = ((1.12, -0.4), (0.6, 0.0), (1.12, 0.4))
_HUB = _circle(0.38, 20)

OUTLINES: Mapping[Shape, tuple[Ring, ...]] = MappingProxyType(
    {
        Shape.DISC: (_circle(0.8, 32),),
        Shape.DEPARTURE: (_HUB, *_turned(_OUTWARD)),
        Shape.ARRIVAL: (_HUB, *_turned(_INWARD)),
        Shape.FLAG: _FLAG,
        Shape.FLAG_DOWN: _mirrored(_FLAG),
        Shape.BOWTIE: (((-0.95, -0.75), (0.95, 0.75), (0.95, -0.75), (-0.95, 0.75)),),
        Shape.BURST: (_burst(8, 0.5),),
        Shape.SALTIRE: (
            tuple(
                point
                for turn in range(4)
                for point in (
                    _quarters(turn, (0.28, 0.0)),
                    _quarters(turn, (0.95, 0.67)),
                    _quarters(turn, (0.67, 0.95)),
                )
            ),
        ),
        Shape.FORT: (
            (
                *((-0.85, -0.8), (0.85, -0.8), (0.85, 0.8), (0.4, 0.8), (0.4, 0.35)),
                *((0.22, 0.35), (0.22, 0.8), (-0.22, 0.8), (-0.22, 0.35)),
                *((-0.4, 0.35), (-0.4, 0.8), (-0.85, 0.8)),
            ),
        ),
        Shape.STACK: (
            ((-0.9, -0.9), (0.0, -0.1), (0.9, -0.9), (0.9, -0.4), (0.0, 0.4), (-0.9, -0.4)),
            ((-0.9, -0.15), (0.0, 0.65), (0.9, -0.15), (0.9, 0.35), (0.0, 1.1), (-0.9, 0.35)),
        ),
        Shape.OCTAGON: (_circle(0.95, 8, math.pi / 8),),
        Shape.BUBBLE: (
            (
                *((-0.9, 0.8), (-0.9, -0.35), (-0.45, -0.35), (-0.55, -0.95), (0.15, -0.35)),
                *((0.9, -0.35), (0.9, 0.8)),
            ),
        ),
        Shape.HOUSE: (
            ((-1.0, 0.3), (1.0, 0.3), (0.0, 1.0)),
            *(_box(x, -0.55, x + 0.36, 0.15) for x in (-0.8, -0.18, 0.44)),
            _box(-1.0, -0.95, 1.0, -0.7),
        ),
        Shape.DIAMOND: (((0.0, -1.0), (0.85, 0.0), (0.0, 1.0), (-0.85, 0.0)),),
    }
)
"""Closed rings of every shape in a box of -1 to 1, y upwards; draw them in one colour."""
