"""The lines of text above and below the map."""

from dataclasses import dataclass

from geo.views import fonts, style
from geo.views.still_map import typesetting
from geo.views.still_map.caption import Caption
from geo.views.still_map.page import Page

TITLE_LEADING, TEXT_LEADING = 1.22, 1.4
_TITLE_LINES, _SUBTITLE_LINES = 2, 2
_NARROW = 600.0
"""Width below which header lines may be twice as many."""


@dataclass(frozen=True, slots=True)
class Header:
    """Hold the caption broken into lines that fit the page, and their sizes."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    foot: tuple[str, ...]
    title_size: float
    subtitle_size: float

    @property
    def above(self) -> float:
        """Return the height of what stands above the map."""
        height = len(self.title) * self.title_size * TITLE_LEADING
        return height + len(self.subtitle) * self.subtitle_size * TEXT_LEADING + 14

    @property
    def below(self) -> float:
        """Return the height of what stands below everything."""
        return len(self.foot) * style.TEXT_SIZES["note"] * TEXT_LEADING + 10


def break_lines(caption: Caption, page: Page) -> Header:
    """Break the caption into lines."""
    sizes, widest = style.TEXT_SIZES, page.inner_width
    title_size = sizes["title"] * page.text_scale
    subtitle_size = sizes["subtitle"] * max(page.text_scale, 0.86)
    title = _balanced(caption.title, title_size, widest, fonts.SEMIBOLD)
    subtitle = _balanced(caption.subtitle, subtitle_size, widest, fonts.REGULAR)
    foot = typesetting.wrap(f"{caption.method} {caption.credit}.", sizes["note"], widest)
    more = 2 if page.width < _NARROW else 1
    return Header(
        title=_first(title, _TITLE_LINES * more),
        subtitle=_first(subtitle, _SUBTITLE_LINES * more),
        foot=tuple(foot),
        title_size=title_size,
        subtitle_size=subtitle_size,
    )


def _balanced(text: str, size: float, widest: float, weight: int) -> list[str]:
    """Break a text into as few lines as can be, of about the same length."""
    lines = typesetting.wrap(text, size, widest, weight)
    narrower = lines
    while len(lines) > 1 and len(narrower) == len(lines):
        lines, widest = narrower, widest - size
        narrower = typesetting.wrap(text, size, widest, weight)
    return lines


def _first(lines: list[str], most: int) -> tuple[str, ...]:
    """Keep the first lines, and show where more was."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"{lines[most - 1].rstrip('.,;: ')} …")
