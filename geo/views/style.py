"""How things look, for every view: live map, HTML, still map and briefing.

Three channels, so that nothing hangs on colour alone:

- **Colour** says whose side acts (the Okabe-Ito palette, safe for colour-blind readers).
- **Shape** says what happened: an arrow from origin to destination, or a symbol at a place.
- **Line** says how sure the text is: solid, dashed, dotted, crossed out.

Width says how many moved. A hollow mark has a vague date, a shaded area a vague place.
All values are plain and frozen; :func:`to_plain` hands them to JavaScript.

Sources: Okabe and Ito, "Color Universal Design" (2008); WCAG 2.2, criteria 1.4.3 and 1.4.11.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import msgspec

from geo.model import MOVEMENTS, Action, Status
from geo.views.symbols import OUTLINES, Shape

TEXT_CONTRAST = 4.5
"""Least WCAG contrast of text with what it stands on."""
MARK_CONTRAST = 3.0
"""Least WCAG contrast of lines and symbols with land and water."""
DARK_MARK_CONTRAST = 4.8
"""The same where the ground is dark: thin light lines on it look darker than they are."""


# ---------------------------------------------------------------------------------- colour
def luminance(colour: str) -> float:
    """Return the WCAG relative luminance of a "#rrggbb" colour, 0 to 1.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    channels = [value / 255 for value in _channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Blend a share (0 to 1) of the other colour into the first.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def legible(colour: str, grounds: Iterable[str], ratio: float, towards: str) -> str:
    """Move a colour towards black or white only as far as the contrast asks for."""
    grounds = tuple(grounds)
    for step in range(101):
        candidate = mix(colour, towards, step / 100)
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
    return towards


def _channels(colour: str) -> tuple[int, int, int]:
    value = int(colour.removeprefix("#"), 16)
    return value >> 16 & 255, value >> 8 & 255, value & 255


# Yellow is left out: no shade of it reads as yellow on a light map.
OKABE_ITO = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Colours of the sides, the best apart for all readers first."""
NO_SIDE = "#6b6b6b"
"""Colour of forces without a known side."""
OTHER_SIDE = "#7a4b2a"
"""Colour that sides beyond the palette share on the live map; its legend names them."""


@dataclass(frozen=True, slots=True)
class Hue:
    """Hold one side's colour in three strengths.

    ``fill`` for areas, ``mark`` for lines and symbols (contrast 3 with land and water),
    ``ink`` for text (contrast 4.5).
    """

    fill: str
    mark: str
    ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Hold the colours of everything that is no side."""

    name: str
    paper: str
    land: str
    land_quiet: str
    water: str
    coast: str
    border: str
    text: str
    muted: str
    water_text: str
    casing: str
    furniture: str
    hues: tuple[Hue, ...]
    no_side: Hue
    other_side: Hue
    shade: float
    """Opacity of the shade of vague places."""

    def hue(self, slot: int | None) -> Hue:
        """Return the hue of a slot given by :func:`assign_sides`."""
        return self.no_side if slot is None else self.hues[slot]


def _hue(colour: str, grounds: tuple[str, ...], towards: str, mark_contrast: float) -> Hue:
    return Hue(
        fill=colour,
        mark=legible(colour, grounds, mark_contrast, towards),
        ink=legible(colour, grounds, TEXT_CONTRAST, towards),
    )


def _theme(name: str, towards: str, *, mark_contrast: float, shade: float, **colours: str) -> Theme:
    grounds = (colours["paper"], colours["land"], colours["land_quiet"], colours["water"])
    return Theme(
        name=name,
        hues=tuple(_hue(colour, grounds, towards, mark_contrast) for colour in OKABE_ITO),
        no_side=_hue(NO_SIDE, grounds, towards, mark_contrast),
        other_side=_hue(OTHER_SIDE, grounds, towards, mark_contrast),
        shade=shade,
        **colours,
    )


LIGHT = _theme(
    "light",
    towards="#000000",
    mark_contrast=MARK_CONTRAST,
    shade=0.13,
    paper="#ffffff",
    land="#f6f3ea",
    land_quiet="#ebe8e0",
    water="#dbe8ef",
    coast="#8ba3b1",
    border="#a59d8d",
    text="#1c1f23",
    muted="#54585e",
    water_text="#3c6177",
    casing="#ffffff",
    furniture="#c9c6bd",
)
DARK = _theme(
    "dark",
    towards="#ffffff",
    mark_contrast=DARK_MARK_CONTRAST,
    shade=0.26,
    paper="#14171b",
    land="#2a2f36",
    land_quiet="#22262c",
    water="#171c23",
    coast="#5d6b78",
    border="#6d6f72",
    text="#f1f2f3",
    muted="#b3b8be",
    water_text="#8fb0c6",
    casing="#14171b",
    furniture="#4a5058",
)
THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK)})


def assign_sides(sides: Iterable[str]) -> dict[str, int | None]:
    """Give every side its slot in the palette.

    The rule: the sides that are given most often, as many as the palette has colours, take the
    slots in alphabetical order, regardless of case; the empty side and all others get None, the
    neutral hue. So bystanders never take the colours of those who fight, and while there are
    colours for all, one more event changes none. Pass the sides of the whole store
    (:func:`geo.views.sides.told_in`), not of one selection: then a filter changes no colour.

    >>> assign_sides(["north", "", "Centre", "north"])
    {'Centre': 0, 'north': 1, '': None}
    """
    counts = Counter(side for side in sides if side)
    by_name = sorted(counts, key=lambda side: (side.casefold(), side))
    by_count = sorted(by_name, key=lambda side: -counts[side])
    told_most = set(by_count[: len(OKABE_ITO)])
    coloured = [side for side in by_name if side in told_most]
    slots: dict[str, int | None] = {side: slot for slot, side in enumerate(coloured)}
    return slots | dict.fromkeys(by_count[len(OKABE_ITO) :]) | {"": None}


# ------------------------------------------------------------------------------------ line
@dataclass(frozen=True, slots=True)
class LineStyle:
    """Say how sure the text is. ``dash`` is in multiples of the line's width, on then off."""

    label: str
    dash: tuple[float, ...] = ()
    crossed: bool = False
    opacity: float = 1.0


_SOLID = LineStyle("Reported")
_DASHED = LineStyle("Claimed by one side", (3.2, 1.6))
_DOTTED = LineStyle("Planned, threatened or conditional", (0.1, 1.9))
_CROSSED = LineStyle("Denied", (3.2, 1.6), crossed=True, opacity=0.75)
_FADED = LineStyle("Told as background", opacity=0.65)

LINES: Mapping[Status, LineStyle] = MappingProxyType(
    {
        Status.REPORTED: _SOLID,
        Status.CONFIRMED: _SOLID,
        Status.CLAIMED: _DASHED,
        Status.HISTORICAL: _FADED,
        Status.PLANNED: _DOTTED,
        Status.CONDITIONAL: _DOTTED,
        Status.DENIED: _CROSSED,
    }
)
"""Line of every status; ends of dashes are round, so a dash of 0.1 is a dot."""

WIDTHS: tuple[tuple[int, float], ...] = ((0, 2.0), (100, 3.0), (1_000, 4.2), (5_000, 5.6))
"""Least number that moved, and the arrow's width in CSS pixels (1/96 inch)."""
WIDTH_UNKNOWN = 2.4
"""Width in CSS pixels of an arrow whose text gives no number."""


def width_of(number: float | None) -> float:
    """Return the width in CSS pixels for the number that moved, None where not given.

    >>> width_of(None), width_of(40), width_of(1200)
    (2.4, 2.0, 4.2)
    """
    if number is None or math.isnan(number):
        return WIDTH_UNKNOWN
    return next(width for least, width in reversed(WIDTHS) if number >= least)


HOLLOW_FROM_DAYS = 8
"""A date that spans this many days or more is vague (ACLED time precision 3)."""


HOLLOW_CORE, HOLLOW_BREADTH = 0.42, 1.3
"""Share of a hollow line's width that is left light, and how much broader it is for that."""


def is_hollow(days: float | None) -> bool:
    """Tell whether a mark is drawn hollow: its date is vague or not given.

    >>> is_hollow(1), is_hollow(30), is_hollow(None)
    (False, True, True)
    """
    return days is None or math.isnan(days) or days >= HOLLOW_FROM_DAYS


AREA_FROM_KM = 15
"""A place that may reach this far is drawn as an area (above ACLED geo precision 1)."""
WIDE_FROM_KM = 200
"""A place that may reach this far is outlined only, and an arrow fades towards it.

Filled, a country would drown the rest; an arrow to its middle would show a spot nobody named.
"""


SOMEWHERE = "somewhere in {place}"
"""Label of a place that is so wide."""
FADED_LABEL = "Fading end: somewhere in a country or region"
"""What a legend says of the arrows that fade."""


FADE_OVER, FADE_TO = 0.5, 0.25
"""Share of an arrow over which it fades, and the ink that is left beneath a head."""
WIDE_GAP = 1 / 3
"""Share of an arrow that it leaves out at most before a wide place."""


def is_wide(radius_km: float | None) -> bool:
    """Tell whether a place is so wide that an arrow's end there fades.

    >>> is_wide(15), is_wide(860), is_wide(None)
    (False, True, False)
    """
    return radius_km is not None and radius_km >= WIDE_FROM_KM


# ----------------------------------------------------------------------------------- shape
SHAPES: Mapping[Action, Shape] = MappingProxyType(
    {
        **dict.fromkeys((action for action in Action if action in MOVEMENTS), Shape.DISC),
        Action.CAPTURE: Shape.FLAG,
        Action.LOSE_CONTROL: Shape.FLAG_DOWN,
        Action.HANDOVER: Shape.BOWTIE,
        Action.STRIKE: Shape.BURST,
        Action.CLASH: Shape.SALTIRE,
        Action.FORTIFY: Shape.FORT,
        Action.BUILD_UP: Shape.STACK,
        Action.BLOCKADE: Shape.OCTAGON,
        Action.TALKS: Shape.BUBBLE,
        Action.POLITICAL: Shape.HOUSE,
        Action.PLANNED_OPERATION: Shape.DIAMOND,
    }
)
"""Symbol of an action at a place. A movement is an arrow wherever both ends are known."""

OPEN_ENDS: Mapping[str, Shape] = MappingProxyType(
    {"origin": Shape.DEPARTURE, "destination": Shape.ARRIVAL, "location": Shape.DISC}
)
"""Symbol of a movement with one known end: four heads pointing out, or in.

A stub of an arrow would show a direction that the text does not give.
"""

OPEN_END_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "origin": "Left; destination not given",
        "destination": "Arrived; origin not given",
        "location": "Movement; no ends given",
    }
)


def shape_of(action: Action, role: str) -> Shape:
    """Return the symbol for an action at a place of that role (origin, destination, location)."""
    return OPEN_ENDS[role] if action in MOVEMENTS else SHAPES[action]


SYMBOL_RADIUS = 8.0
"""Half the size of a symbol in CSS pixels."""
CASING = 1.6
"""Width in CSS pixels of the light edge around arrows and symbols."""
ARROW_BEND = 0.16
"""How far an arrow bends, as a share of its length; always to the same hand of its way."""
HEAD_LENGTH, HEAD_WIDTH = 4.2, 3.6
"""Size of an arrowhead in multiples of the line's width, not less than for 2.4 pixels."""


# -------------------------------------------------------------------------- text and order
FONT_STACK = ("Noto Sans", "Noto Sans Arabic", "sans-serif")
"""Families in the order they are tried; the first two come with the requirements."""
TEXT_SIZES: Mapping[str, float] = MappingProxyType(
    {"title": 24.0, "subtitle": 14.0, "label": 12.5, "legend": 12.0, "note": 10.5}
)
"""Sizes in CSS pixels."""


class ZOrder(IntEnum):
    """Order of drawing, lowest first: heads over lines, labels over everything but furniture."""

    WATER = 0
    LAND = 1
    BORDER = 2
    CONTEXT = 3
    AREA = 4
    LINE_CASING = 5
    LINE = 6
    SYMBOL = 7
    HEAD = 8
    LABEL = 9
    FURNITURE = 10


def to_plain(theme: Theme) -> dict[str, Any]:
    """Return everything a script needs to draw in the same style, ready to be written as JSON."""
    plain: dict[str, Any] = msgspec.to_builtins(
        {
            "theme": theme,
            "lines": dict(LINES),
            "widths": WIDTHS,
            "width_unknown": WIDTH_UNKNOWN,
            "hollow_from_days": HOLLOW_FROM_DAYS,
            "area_from_km": AREA_FROM_KM,
            "wide_from_km": WIDE_FROM_KM,
            "wide_gap": WIDE_GAP,
            "fade": (FADE_OVER, FADE_TO),
            "hollow_line": (HOLLOW_CORE, HOLLOW_BREADTH),
            "shapes": dict(SHAPES),
            "open_ends": dict(OPEN_ENDS),
            "open_end_labels": dict(OPEN_END_LABELS),
            "outlines": dict(OUTLINES),
            "symbol_radius": SYMBOL_RADIUS,
            "casing": CASING,
            "arrow_bend": ARROW_BEND,
            "head": (HEAD_LENGTH, HEAD_WIDTH),
            "fonts": FONT_STACK,
            "text_sizes": dict(TEXT_SIZES),
        }
    )
    return plain
