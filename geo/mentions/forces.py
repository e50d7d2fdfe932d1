"""Find the forces that an article names: known ones by the table, units by their form."""

import re
from collections.abc import Iterator
from typing import Protocol

from geo.model import Article, Force, Mention, MentionKind, Span

_NOUN = (
    "(?:Army|Armies|Division|Brigades?|Corps|Battalions?|Regiment|Front|Group|Guards?|Militia"
    "|Forces|Fleet|Command|Movement|Legion|Squadron|Column|Commandos|Flotilla)"
)
_WORD = r"(?:\d+(?:st|nd|rd|th)|[A-Z](?:[\w’'.-]*\w)?[’']?)"
_BEFORE = rf"{_WORD}(?:\s(?:of\s|al-|and\s(?={_WORD}\s{_NOUN}\b))?{_WORD}){{0,4}}\s{_NOUN}"
_AFTER = rf"(?:Task\sForce|Army\sGroup|Brigade|Combat\sTeam|Battalion)\s{_WORD}"
_UNIT = re.compile(rf"\b(?!The\s|In\s|On\s|At\s|And\s|But\s|As\s)({_BEFORE}|{_AFTER})\b")
_ACRONYM = re.compile(r"[ ]\(([A-Z][A-Za-z]?[A-Z]{1,4}s?)\)")


class ForceScanner(Protocol):
    """What this stage asks of the table of forces."""

    def scan(self, body: str) -> tuple[tuple[Span, Force], ...]:
        """Return every force that the text names, with its span."""
        ...


def find_forces(article: Article, forces: ForceScanner) -> tuple[Mention, ...]:
    """Find the force mentions of an article, in text order; no two overlap.

    Units that the table does not know are found by their form ("7th Brigade", "Task Force
    Smith"), and so is the acronym that the text gives one ("the Tripoli Brigade (TRB)").
    """
    body = article.body
    found = {span: f"force:{force.id}" for span, force in forces.scan(body)}
    at = {i: span for span in found for i in range(span.start, span.end)}
    for span in _units(body):
        characters = range(span.start, span.end)
        inside = {at[i] for i in characters if i in at}
        if all(span.contains(known) and known.end < span.end for known in inside):
            for known in inside:
                del found[known]
            found[span] = "force:unit"
            at.update(dict.fromkeys(characters, span))
    return tuple(
        Mention(article.id, span, span.of(body), MentionKind.FORCE, found[span])
        for span in sorted(found)
    )


def _units(body: str) -> Iterator[Span]:
    explained = set()
    for match in _UNIT.finditer(body):
        yield Span(*match.span(1))
        acronym = _ACRONYM.match(body, match.end())
        if acronym and acronym.group(1) not in explained:
            explained.add(acronym.group(1))
            for use in re.finditer(rf"\b{re.escape(acronym.group(1))}\b", body):
                yield Span(*use.span())
