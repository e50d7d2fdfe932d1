"""Tag date expressions and turn them into intervals.

``scanner`` splits a text into words of time, ``grammar`` says how they combine into
expressions, and ``interpreter`` reads these in order, keeping in ``context`` the publication
day and the date the text is telling of.
"""

from geo.dates.context import Mode
from geo.dates.publication import (
    AfterPublication,
    PublicationProposal,
    judge_after_publication,
    propose_publication,
)
from geo.dates.statement import dates_statement
from geo.dates.tagger import tag

__all__ = [
    "AfterPublication",
    "Mode",
    "PublicationProposal",
    "dates_statement",
    "judge_after_publication",
    "propose_publication",
    "tag",
]
