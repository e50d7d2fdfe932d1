"""Lines: which breaks end a paragraph, a heading or a caption, and where a dateline ends."""

import re
from collections.abc import Iterator

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z.'’-]+(?:[ ][A-Z.'’-]+)*"  # the place, in capitals
    r"(?:,?[ ][\w.]+){0,3}(?:[ ]?\([\w ]+\))?[ ][-–—]{1,2}[ ]",  # country, date or agency, dash
    re.MULTILINE,
)
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:a|an|and|as|at|by|for|from|in|into|its|near|of|on|or|over|that|the|their|to|"
    r"toward|towards|was|were|which|who|with)[ \t]*$"
)
"""No line ends on such a word but in mid-sentence."""

_WRAPPED_LINE = 60
"""A line this long may be broken in mid-sentence; a shorter one ended on purpose."""


def ends_block(body: str, start: int, stop: int) -> bool:
    r"""Tell whether the white space ``body[start:stop]`` parts two blocks of text.

    A blank line always does. A single break does unless it looks like the wrapping of a long
    line (no full stop before it, and lower case after) or follows a word that leads on.

    >>> body = "Limited withdrawal\nThe fighters who had come left."
    >>> ends_block(body, 18, 19)
    True
    """
    breaks = body.count("\n", start, stop)
    if breaks != 1:
        return breaks > 1
    line = body[body.rfind("\n", 0, start) + 1 : start]
    if _LEADS_ON.search(line):
        return False
    following = body[stop : stop + 1]
    wrapped = len(line) >= _WRAPPED_LINE and line.rstrip()[-1:] not in '.!?:"”’'
    return not (wrapped and not _begins_sentence(following))


def dateline_ends(body: str) -> Iterator[int]:
    r"""Yield where the text begins after the place that a line opens with.

    >>> list(dateline_ends("KYIV, Ukraine (AP) - Troops left.\\nThe town - calm - waits."))
    [21]
    """
    return (match.end() for match in _DATELINE.finditer(body))


def _begins_sentence(character: str) -> bool:
    return character.isupper() or character in '"“‘('
