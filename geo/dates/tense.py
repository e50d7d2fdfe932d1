"""Tell from the words around an expression whether its sentence looks back or ahead."""

import re
from enum import Enum


class Tense(Enum):
    """The direction in which an undetermined date is looked for."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_REACH = 120
_CLAUSE_END = re.compile(r"[.!?;\n](?=\s|$)|\n")
_FUTURE = (
    r"(?:will|shall|won['’]t|['’]ll|would|could|may|might|must|should|(?:is|are|was|were) to)"
    r"(?:\s+(?:not|also|be|soon|then|only|have))*(?:\s+[a-z]+)?"
    r"|expect(?:s|ed)?|scheduled|due|plan(?:s|ned|ning)?|upcoming|slated|aim(?:s|ing)?"
    r"|intend(?:s|ed|ing)?|going to|set to|ahead of|deadline|expir(?:e|es)"
)
_PAST = (
    r"[a-z]{2,}ed|was|were|had|did|has|have|been|since|came|went|took|said|told|made|began|left|saw"
    r"|fell|won|lost|led|held|met|sent|gave|got|rose|grew|broke|brought|built|caught|drove|found"
    r"|fought|fled|flew|hit|kept|knew|laid|ran|set|shot|spoke|spent|stood|struck|swept|thought"
    r"|wrote|withdrew|seen|done|gone|taken|become|became|sank|sold|bought|paid|ago|earlier"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")


def tense_near(body: str, start: int, end: int) -> Tense:
    """Return the tense of the cue nearest to the expression in its own sentence.

    A cue before the expression counts as nearer than one as far behind it.

    >>> text = "The troops will leave on Monday"
    >>> tense_near(text, 25, 31)
    <Tense.FUTURE: 'future'>
    """
    before = body[max(0, start - _REACH) : start]
    after = body[end : end + _REACH]
    breaks = list(_CLAUSE_END.finditer(before))
    if breaks:
        before = before[breaks[-1].end() :]
    stop = _CLAUSE_END.search(after)
    if stop:
        after = after[: stop.start()]
    cues = [(len(before) - cue.end(), cue.lastgroup) for cue in _CUE.finditer(before)]
    cues += [(2 * cue.start(), cue.lastgroup) for cue in _CUE.finditer(after)]
    if not cues:
        return Tense.UNKNOWN
    return Tense(min(cues)[1])
