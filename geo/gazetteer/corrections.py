"""Corrections as a table: which names a person said to mean which places.

CSV in UTF-8 with the columns ``name``, ``place`` (its id), ``article`` (an id) or ``country`` (a
code) where a correction counts in some texts only, ``note``, and for the reader ``place_name``.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from geo.errors import GazetteerSourceError, NotFound
from geo.gazetteer.keys import normalised_key
from geo.model import Decision, DecisionKind, Place, ScopedName
from geo.model.analysis import standing_decisions

_COLUMNS = ("name", "place", "place_name", "article", "country", "note")
_REQUIRED = ("name", "place")
_COUNTRY = re.compile("[A-Z]{2}")


class Places(Protocol):
    """What tells places by their ids."""

    def place(self, id: str) -> Place:
        """Return the place with this id, or raise ``NotFound``."""
        ...


def standing_corrections(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the corrections of names that count, oldest first, given oldest first."""
    return standing_decisions(DecisionKind.PLACE_ALIAS, decisions)


def corrections_of(name: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the corrections that count for a name, in whatever spelling and for any texts."""
    key = normalised_key(name)
    return tuple(
        decision
        for decision in standing_corrections(decisions)
        if normalised_key(ScopedName.of(decision.subject).name) == key
    )


def write_corrections(decisions: Iterable[Decision], places: Places) -> str:
    """Write the corrections that count as a table."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for decision in standing_corrections(decisions):
        name, scoped = name_of(decision.value, places), ScopedName.of(decision.subject)
        scope = scoped.article_id, scoped.country
        rows.writerow([scoped.name, decision.value, name, *scope, decision.note])
    return out.getvalue()


def read_corrections(text: str, places: Places, made_at: datetime) -> tuple[Decision, ...]:
    """Read corrections from a table.

    Raises
    ------
    GazetteerSourceError
        If a column is missing, a cell is empty, there is no such place, or a correction has an
        article and a country; nothing is taken then.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in _REQUIRED if column not in (rows.fieldnames or ())]
    if missing:
        raise GazetteerSourceError(f"the table of corrections has no column {', '.join(missing)}")
    read = []
    for row in rows:
        name, place_id = ((row[column] or "").strip() for column in _REQUIRED)
        if not (name and place_id):
            raise GazetteerSourceError(f"line {rows.line_num}: name or place is empty")
        try:
            places.place(place_id)
        except NotFound as error:
            raise GazetteerSourceError(f"line {rows.line_num}, {name!r}: {error}") from error
        article, country, note = (
            (row.get(c) or "").strip() for c in ("article", "country", "note")
        )
        if article and country:
            raise GazetteerSourceError(
                f"line {rows.line_num}, {name!r}: it counts in one article or in the texts of a "
                "country, not both; empty one of them"
            )
        if country and not _COUNTRY.fullmatch(country.upper()):
            raise GazetteerSourceError(
                f"line {rows.line_num}, {name!r}: country {country!r} is no ISO code of two letters"
            )
        subject = ScopedName(" ".join(name.split()), article, country.upper()).subject
        read.append(Decision(DecisionKind.PLACE_ALIAS, subject, place_id, made_at, note))
    return tuple(read)


def name_of(place_id: str, places: Places) -> str:
    """Return the name of a place, or its id where there is none of it any more."""
    try:
        return places.place(place_id).name
    except NotFound:
        return place_id
