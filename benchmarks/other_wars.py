"""Complete movements on short texts of our own about wars that no rule was written for.

``python -m benchmarks.other_wars [--misses]``

Each text of ``other_wars.toml`` lists the movements it asserts, coded before any rule met it.
Its places stand in a small world, each name one point, so that only reading is measured. The
counts are those of the scorer of the hand-coded texts: a movement is complete where actor,
origins, destinations and date are all right.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo import claims, dates, forces, language
from geo.mentions.forces import find_forces
from geo.model import (
    Article,
    Claim,
    DateSpan,
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    PublicationBasis,
    Resolution,
    Span,
)

TEXTS = Path(__file__).parent / "other_wars.toml"

SLOTS = ("actor", "origin", "destination", "date")

_SLACK_DAYS = 14
_COMMON = frozenset({"forces", "army", "troops", "the", "of", "armed"})


@dataclass(frozen=True, slots=True)
class Movement:
    """Hold one coded movement; names in a cell are joined by ";", spellings of one by "/"."""

    actor: str
    origins: str
    destinations: str
    first: str
    last: str

    @classmethod
    def read(cls, line: str) -> "Movement":
        """Read "actor | origins | destinations | first day | last day"."""
        return cls(*(cell.strip() for cell in line.split("|")))

    def slots_met(self, claim: Claim) -> dict[str, bool]:
        """Tell of each slot whether the claim has it right."""
        return {
            "actor": self._has_actor(claim),
            "origin": _are_met(self.origins, claim.origins),
            "destination": _are_met(self.destinations, claim.destinations),
            "date": self._has_date(claim),
        }

    def is_told_by(self, claim: Claim) -> bool:
        """Tell whether the claim can be of this movement at all: a shared end, or three slots."""
        met = self.slots_met(claim)
        ends = (met["origin"] and self.origins) or (met["destination"] and self.destinations)
        return bool(ends) or sum(met.values()) >= len(met) - 1

    def _has_actor(self, claim: Claim) -> bool:
        names = [_words(force.name) for force in claim.forces]
        return any(_words(name) & told for name in self.actor.split(";") for told in names)

    def _has_date(self, claim: Claim) -> bool:
        when = claim.when
        if not self.first or when is None:
            return not self.first and when is None
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        longer = (when.last - when.first).days - (last - first).days
        return first <= when.last and when.first <= last and longer <= _SLACK_DAYS


@dataclass(frozen=True, slots=True)
class Result:
    """Hold the pairs of movements and claims of one text, and what is left of either."""

    pairs: tuple[tuple[Movement, Claim], ...]
    missed: tuple[Movement, ...]
    spurious: tuple[Claim, ...]


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is not complete")
    arguments = parser.parse_args()
    results = list(results_of(TEXTS))
    for name, value in score(results).items():
        print(f"{name:12} {value:.3f}")
    if arguments.misses:
        for result in results:
            _print_misses(result)


def results_of(path: Path) -> Iterator[Result]:
    """Read every text of a file and pair its movements with what the pipeline claims."""
    table = forces.load()
    for number, text in enumerate(tomllib.loads(path.read_text("utf-8"))["text"]):
        article = _article(f"text-{number}", text)
        told = claims.extract(
            article,
            language.parse(article.body),
            find_forces(article, table),
            tuple(_resolutions(article, text["places"])),
            dates.tag(article),
            table,
        )
        moves = [claim for claim in told if claim.is_movement and claim.status.is_asserted]
        yield pair(map(Movement.read, text["movements"]), moves)


def pair(movements: Iterable[Movement], told: Iterable[Claim]) -> Result:
    """Pair each movement with at most one claim, the likest first."""
    missed, spurious = list(movements), list(told)
    likeness = [
        (sum(movement.slots_met(claim).values()), -i, -j)
        for i, movement in enumerate(missed)
        for j, claim in enumerate(spurious)
        if movement.is_told_by(claim)
    ]
    chosen: dict[int, int] = {}
    for _, i, j in sorted(likeness, reverse=True):
        if -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    return Result(
        tuple((missed[i], spurious[j]) for i, j in sorted(chosen.items())),
        tuple(movement for i, movement in enumerate(missed) if i not in chosen),
        tuple(claim for j, claim in enumerate(spurious) if j not in chosen.values()),
    )


def score(results: Iterable[Result]) -> dict[str, float]:
    """Return F1 of movements and of complete movements, and the share right of each slot."""
    counts: Counter[str] = Counter()
    for result in results:
        counts["coded"] += len(result.pairs) + len(result.missed)
        counts["told"] += len(result.pairs) + len(result.spurious)
        for movement, claim in result.pairs:
            met = movement.slots_met(claim)
            counts.update(paired=1, complete=all(met.values()), **met)
    both = counts["coded"] + counts["told"]
    shares = {slot: counts[slot] / counts["paired"] for slot in SLOTS}
    return {
        "movements": 2 * counts["paired"] / both,
        "complete": 2 * counts["complete"] / both,
        **shares,
    }


def _article(identity: str, text: dict[str, Any]) -> Article:
    published = DateSpan.day(text["published"]) if "published" in text else None
    basis = PublicationBasis.USER if published else PublicationBasis.UNKNOWN
    body = " ".join(text["body"].split())
    return Article(identity, "", "", "", "", published, basis, "en", body)


def _resolutions(article: Article, places: dict[str, str]) -> Iterator[Resolution]:
    """Yield every naming of the places, given by GeoNames feature, each at a point of its own."""
    features = {name.strip(): code for code, names in places.items() for name in names.split(",")}
    longest_first = sorted(features, key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
    for match in re.finditer(pattern, article.body):
        name, lon = match.group(), 1.0 + longest_first.index(match.group())
        place = Place(name, name, lon, 10.0, 5.0, features[name], "", "", 0, "coded")
        mention = Mention(article.id, Span(*match.span()), name, MentionKind.PLACE, "coded")
        yield Resolution(mention, place, 1.0, PlaceRole.LITERAL)


def _are_met(coded: str, told: tuple[Resolution, ...]) -> bool:
    """Tell whether every coded place is told of, and no other."""
    wanted = [
        [spelling.strip().casefold() for spelling in place.split("/")]
        for place in coded.split(";")
        if place.strip()
    ]
    if not wanted or not told:
        return not wanted and not told
    names = [{place.mention.text.casefold(), _name(place).casefold()} for place in told]
    return all(any(_is_any(spellings, name) for name in names) for spellings in wanted) and all(
        any(_is_any(spellings, name) for spellings in wanted) for name in names
    )


def _name(resolution: Resolution) -> str:
    return resolution.place.name if resolution.place else resolution.mention.text


def _is_any(spellings: list[str], names: set[str]) -> bool:
    return any(s in name or name in s for s in spellings for name in names)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w']+", name.casefold())) - _COMMON


def _print_misses(result: Result) -> None:
    for movement, claim in result.pairs:
        wrong = [slot for slot, right in movement.slots_met(claim).items() if not right]
        if wrong:
            print(f"wrong {', '.join(wrong)}: {movement}\n  {_summary(claim)}")
    for movement in result.missed:
        print(f"missed: {movement}")
    for claim in result.spurious:
        print(f"spurious: {_summary(claim)}")


def _summary(claim: Claim) -> str:
    ends = (", ".join(map(_name, places)) for places in (claim.origins, claim.destinations))
    days = f"{claim.when.first} to {claim.when.last}" if claim.when else "undated"
    return f"{', '.join(f.name for f in claim.forces)}: {' -> '.join(ends)}, {days} ({claim.rule})"


if __name__ == "__main__":
    main()
