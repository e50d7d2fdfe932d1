"""``gazetteer correct`` and ``gazetteer corrections``: names that mean what a person says."""

import argparse
import re
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from geo import gazetteer
from geo.errors import OutputError, Unreachable
from geo.model import Decision, DecisionKind, ScopedName
from geo.store import open_store, pass_over

_APPLIED = "it counts when articles are next read: by `ingest`, `serve` or the Places page"


def add_actions(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the actions."""
    correct = actions.add_parser(
        "correct",
        help="say which place a name means",
        description="Take a name for a place from now on, in the texts of this store; it is kept "
        "beside what was read, and a later correction of the name takes its place.",
    )
    correct.add_argument("name", metavar="NAME")
    correct.add_argument("place", metavar="PLACE", help="a place's id, as `lookup` prints it")
    correct.add_argument("--note", default="", help="why")
    scope = correct.add_mutually_exclusive_group()
    scope.add_argument("--in-article", default="", metavar="ID", help="in this article only")
    scope.add_argument(
        "--in-country",
        type=country_code,
        metavar="CODE",
        help="only in texts that name this country (ISO code) or its people",
    )
    correct.set_defaults(act=_correct)
    listed = actions.add_parser("corrections", help="list corrections, write or read them as CSV")
    ways = listed.add_mutually_exclusive_group()
    ways.add_argument("--out", type=Path, metavar="FILE.csv", help="write them to a table")
    ways.add_argument("--read", type=Path, metavar="FILE.csv", help="take those of a table over")
    ways.add_argument("--take-back", metavar="NAME", help="take all corrections of a name back")
    listed.set_defaults(act=_work_on_corrections)


def _correct(arguments: argparse.Namespace) -> int:
    place = _index().place(arguments.place)
    name = ScopedName(
        " ".join(arguments.name.split()), arguments.in_article, arguments.in_country or ""
    )
    if not name.name:
        print("error: the name is empty", file=sys.stderr)
        return 2
    if name.article_id and not _has_article(name.article_id):
        print(f"error: there is no article {name.article_id} in the store", file=sys.stderr)
        return 3
    _decide([_correction(name.subject, place.id, arguments.note)])
    print(f"{name.name!r} means {place.name} ({place.id}){_where(name)}; {_APPLIED}")
    return 0


def country_code(text: str) -> str:
    """Read the ISO code of a country, for an argument."""
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no ISO code of two letters, like LY")
    return text.upper()


def _where(name: ScopedName) -> str:
    if name.article_id:
        return f" in article {name.article_id}"
    return f" in texts that name {name.country} or its people" if name.country else ""


def _has_article(article_id: str) -> bool:
    with closing(open_store()) as store:
        return article_id in store.articles_as_read([article_id], pass_over)


def _work_on_corrections(arguments: argparse.Namespace) -> int:
    if arguments.read:
        return _read(arguments.read)
    if arguments.take_back:
        return _take_back(arguments.take_back)
    text = gazetteer.write_corrections(made(), _index())
    if arguments.out is None:
        print(text, end="")
        return 0
    try:
        arguments.out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{arguments.out} cannot be written: {error.strerror}") from error
    print(f"{arguments.out}: {len(text.splitlines()) - 1} corrections")
    return 0


def _read(path: Path) -> int:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreachable(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise Unreachable(f"{path} cannot be read: {error.strerror}") from error
    corrections = gazetteer.read_corrections(text, _index(), datetime.now(UTC))
    _decide(corrections)
    print(f"{path}: {len(corrections)} corrections taken over; {_APPLIED}")
    return 0


def _take_back(name: str) -> int:
    decisions = made()
    found = gazetteer.corrections_of(name, decisions)
    if not found:
        standing = gazetteer.standing_corrections(decisions)
        known = ", ".join(sorted({ScopedName.of(d.subject).name for d in standing})) or "none"
        print(f"error: there is no correction of {name!r}; corrected: {known}", file=sys.stderr)
        return 3
    _decide([_correction(correction.subject, "", "") for correction in found])
    return 0


def _correction(subject: str, place_id: str, note: str) -> Decision:
    return Decision(DecisionKind.PLACE_ALIAS, subject, place_id, datetime.now(UTC), note)


def _decide(decisions: Iterable[Decision]) -> None:
    with closing(open_store()) as store:
        for decision in decisions:
            store.decide(decision)


def made() -> tuple[Decision, ...]:
    """Return every decision of the store, oldest first."""
    with closing(open_store()) as store:
        return store.decisions(pass_over)


def _index() -> gazetteer.Index:
    gazetteer.ensure_built()
    return gazetteer.open_index()
