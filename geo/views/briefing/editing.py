"""An editor's changes to a briefing: sentences put in other words, or left out.

Citations stay with a sentence whoever words it, and every sentence in an editor's words is marked.
Quoted words of a source can be left out, never changed.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import msgspec

from geo.errors import UnreadableBriefing
from geo.model.codec import decode
from geo.views.briefing.model import (
    BriefingModel,
    Changes,
    Dispute,
    Entry,
    Group,
    HoldingRow,
    Holdings,
    PlaceRow,
    Statement,
    Telling,
)

MARK = "[ed.]"
"""Follows every sentence in an editor's words."""
SECTIONS: Mapping[str, str] = {
    "headline": "Headline",
    "judgements": "In brief",
    "changes": "Told otherwise than before",
    "by_force": "What moved, by force",
    "by_place": "What moved, by place",
    "holdings": "Who held what",
    "control": "Captured, lost or blockaded",
    "fighting": "Strikes and clashes",
    "other": "Other activity",
    "disputed": "What is disputed",
    "planned": "Planned, threatened or conditional",
    "denied": "Denied",
    "undated": "Without a date",
    "unplaced": "Without a place",
    "chronology": "Chronology",
}
"""Field of the model to its heading, in the order they are read."""
QUOTED = frozenset({"disputed"})
"""Sections that hold the words of sources."""
_LONGEST = 2000
_CONTAINERS = (Changes, Dispute, Entry, Group, HoldingRow, Holdings, PlaceRow, Telling)


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold the editor's words for a sentence, None to leave it out.

    ``original`` is the sentence they were written for: where the program words it otherwise now,
    the edit no longer fits.
    """

    original: str
    text: str | None


Edits = Mapping[str, Edit]
"""Key of a sentence (:func:`list_sentences`) to what the editor made of it."""


def list_sentences(model: BriefingModel) -> dict[str, dict[str, Statement]]:
    """Return the sentences that can be edited, by section and key; empty sections are left out."""
    found: dict[str, dict[str, Statement]] = {}

    def note(key: str, statement: Statement) -> Statement:
        found.setdefault(key.partition("/")[0], {})[key] = statement
        return statement

    _change(model, note)
    return {section: found[section] for section in SECTIONS if section in found}


def apply_edits(model: BriefingModel, edits: Edits) -> BriefingModel:
    """Return the briefing as the editor left it, with a note that says so.

    Edits that fit no sentence are passed over; :func:`unused_edits` names them.
    """
    rewritten, left_out = 0, 0

    def edit(key: str, statement: Statement) -> Statement | None:
        nonlocal rewritten, left_out
        made = edits.get(key)
        if made is None or made.original != statement.text or made.text == statement.text:
            return statement
        if not is_allowed(key, made):
            return statement
        if made.text is None:
            left_out += 1
            return None
        rewritten += 1
        return replace(statement, text=f"{_plain(made.text)} {MARK}")

    edited = _change(model, edit)
    return replace(edited, method=(*_notes(rewritten, left_out), *model.method))


def unused_edits(model: BriefingModel, edits: Edits) -> tuple[str, ...]:
    """Return the keys of edits that fit no sentence of the briefing."""
    told = {key: said for held in list_sentences(model).values() for key, said in held.items()}
    return tuple(
        key
        for key, edit in edits.items()
        if key not in told or told[key].text != edit.original or not is_allowed(key, edit)
    )


def is_allowed(key: str, edit: Edit) -> bool:
    """Tell whether an edit may be made: no headline is left out, no quoted words are changed."""
    section = key.partition("/")[0]
    if edit.text is None:
        return section != "headline"
    return bool(_plain(edit.text)) and section not in QUOTED


def write_edits(edits: Edits) -> bytes:
    """Write edits as JSON, to keep or to give to the command line."""
    data = msgspec.json.encode(dict(edits), order="deterministic")
    return msgspec.json.format(data, indent=2) + b"\n"


def read_edits(path: Path) -> dict[str, Edit]:
    """Read edits from a file.

    Raises
    ------
    UnreadableBriefing
        If the file cannot be read or holds no edits.
    """
    try:
        return parse_edits(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableBriefing(f"{path} cannot be read: {error.strerror}") from error


def parse_edits(data: bytes, name: str) -> dict[str, Edit]:
    """Read edits from the bytes of a file with this name.

    Raises
    ------
    UnreadableBriefing
        If they are none.
    """
    try:
        return decode(dict[str, Edit], data)
    except (msgspec.MsgspecError, ValueError) as error:
        raise UnreadableBriefing(
            f"{name} holds no edits of a briefing ({error}); give the file that the Briefing page "
            "saved"
        ) from error


_Edit = Callable[[str, Statement], Statement | None]


def _change(model: BriefingModel, edit: _Edit) -> BriefingModel:
    """Return the model with every sentence changed, or left out with what it alone filled."""
    changes = {}
    for section in SECTIONS:
        value = getattr(model, section)
        changed = _changed(value, _named(section, edit))
        changes[section] = value if changed is None and section == "headline" else changed
    return replace(model, **changes)


def _named(section: str, edit: _Edit) -> Callable[[Statement], Statement | None]:
    """Make the function that edits the sentences of a section, given in order, by their keys."""
    met: Counter[str] = Counter()

    def edit_next(statement: Statement) -> Statement | None:
        met[statement.event_id] += 1
        name = f"{section}/{statement.event_id}".rstrip("/")
        times = met[statement.event_id]
        return edit(name if times == 1 else f"{name}/{times}", statement)

    return edit_next


def _changed(value: Any, edit: Callable[[Statement], Statement | None]) -> Any:
    if isinstance(value, Statement):
        return edit(value)
    if isinstance(value, tuple):
        changed = (_changed(item, edit) for item in value)
        return tuple(item for item in changed if item is not None)
    if not isinstance(value, _CONTAINERS):
        return value
    parts = {field.name: _changed(getattr(value, field.name), edit) for field in fields(value)}
    left = replace(value, **parts)
    return left if any(_statements(left)) or not any(_statements(value)) else None


def _statements(value: Any) -> Iterator[Statement]:
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _statements(item)
    elif isinstance(value, _CONTAINERS):
        for field in fields(value):
            yield from _statements(getattr(value, field.name))


def _notes(rewritten: int, left_out: int) -> tuple[str, ...]:
    notes = []
    if rewritten:
        notes.append(
            f"“{MARK}” follows every sentence that is in the words of the editor, not of the "
            "program; the numbers after it lead to what the program's sentence was read from. "
            f"Such sentences: {rewritten}."
        )
    if left_out:
        notes.append(f"Sentences that the editor left out: {left_out}.")
    return tuple(notes)


def _plain(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line[:_LONGEST]
