"""The lines of text above and below the map."""

from dataclasses import dataclass

from geo.views import fonts, style
from geo.views.still_map import typesetting
from geo.views.still_map.caption import Caption
from geo.views.still_map.page import Page

TITLE_LEADING, TEXT_LEADING = 1.22, 1.4


@dataclass(frozen=True, slots=True)
class Header:
    """Hold the caption broken into lines that fit the page."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    foot: tuple[str, ...]


def break_lines(caption: Caption, page: Page) -> Header:
    """Break the caption into lines."""
    widest = page.width - 2 * page.margin
    sizes = style.TEXT_SIZES
    title = typesetting.wrap(caption.title, sizes["title"], widest, fonts.SEMIBOLD)
    foot = f"{caption.method} {caption.credit}."
    return Header(
        title=tuple(title[:2]),
        subtitle=tuple(typesetting.wrap(caption.subtitle, sizes["subtitle"], widest)[:2]),
        foot=tuple(typesetting.wrap(foot, sizes["note"], widest)),
    )


def heights(header: Header) -> tuple[float, float]:
    """Return the heights of header and footer."""
    sizes = style.TEXT_SIZES
    above = len(header.title) * sizes["title"] * TITLE_LEADING
    above += len(header.subtitle) * sizes["subtitle"] * TEXT_LEADING + 14
    return above, len(header.foot) * sizes["note"] * TEXT_LEADING + 10
