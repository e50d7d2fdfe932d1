"""Briefings: what the sources say, in sentences an editor can check.

:func:`build` makes the model from events, :func:`write` prints it as Markdown, HTML, Word
or PDF. Every factual sentence carries the numbers of the source sentences it rests on.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from geo.errors import UnsupportedOutput
from geo.views.briefing import markdown, pdf, web_page, word
from geo.views.briefing.building import build
from geo.views.briefing.changes import Difference
from geo.views.briefing.changes import find as find_changes
from geo.views.briefing.editing import Edit, apply_edits, read_edits, unused_edits
from geo.views.briefing.map_picture import draw_map
from geo.views.briefing.model import BriefingModel, Picture, Source, Statement
from geo.views.briefing.record import Record, read_record

FORMATS: Mapping[str, Callable[[BriefingModel], bytes]] = MappingProxyType(
    {".pdf": pdf.write, ".docx": word.write, ".html": web_page.write, ".md": markdown.write}
)
"""File ending to writer."""

__all__ = [
    "FORMATS",
    "BriefingModel",
    "Difference",
    "Edit",
    "Picture",
    "Record",
    "Source",
    "Statement",
    "apply_edits",
    "build",
    "draw_map",
    "find_changes",
    "read_edits",
    "read_record",
    "unused_edits",
    "write",
]


def write(model: BriefingModel, ending: str) -> bytes:
    """Print a briefing in the format of a file ending.

    Raises
    ------
    UnsupportedOutput
        If there is no such format.
    OutputError
        If the briefing cannot be printed.
    """
    writer = FORMATS.get(ending.lower())
    if writer is None:
        raise UnsupportedOutput(
            f"a briefing cannot be written as {ending or 'a file without ending'!r}; "
            f"choose one of {' '.join(FORMATS)}"
        )
    return writer(model)
