"""The lines of text above and below the map."""

from dataclasses import dataclass

from geo.views import fonts, style
from geo.views.still_map import typesetting
from geo.views.still_map.caption import Caption
from geo.views.still_map.page import Page

TITLE_LEADING, TEXT_LEADING = 1.22, 1.4
_TITLE_LINES, _NARROW_TITLE_LINES = 2, 4
_NARROW = 600.0
"""Width below which a title may take more lines before it shrinks."""
_TITLE_SCALES = (1.0, 0.92, 0.84, 0.76, 0.68)
"""Sizes that a long title is tried at; the smallest takes as many lines as it needs."""


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
    subtitle_size = sizes["subtitle"] * max(page.text_scale, 0.86)
    title, title_size = _fit_title(caption.title, page)
    foot = [
        line
        for paragraph in (caption.method, caption.credit)
        for line in typesetting.wrap(paragraph, sizes["note"], widest)
    ]
    return Header(
        title=tuple(title),
        subtitle=tuple(typesetting.wrap_parts(caption.subtitle, subtitle_size, widest)),
        foot=tuple(foot),
        title_size=title_size,
        subtitle_size=subtitle_size,
    )


def _fit_title(title: str, page: Page) -> tuple[list[str], float]:
    """Break a title into few lines, smaller where it is long; nothing of it is cut."""
    most = _NARROW_TITLE_LINES if page.width < _NARROW else _TITLE_LINES
    for scale in _TITLE_SCALES:
        size = style.TEXT_SIZES["title"] * page.text_scale * scale
        lines = _balanced(title, size, page.inner_width, fonts.SEMIBOLD)
        if len(lines) <= most:
            break
    return lines, size


def _balanced(text: str, size: float, widest: float, weight: int) -> list[str]:
    """Break a text into as few lines as can be, of about the same length."""
    lines = typesetting.wrap(text, size, widest, weight)
    narrower = lines
    while len(lines) > 1 and len(narrower) == len(lines):
        lines, widest = narrower, widest - size
        narrower = typesetting.wrap(text, size, widest, weight)
    return lines
