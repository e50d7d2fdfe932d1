"""Places of short texts of our own on wars that no table or rule was made for.

``python -m benchmarks.places_at_war [--faults]``

A newspaper is harmed by a point in the wrong country more than by a name that stays without one,
so what is drawn wrong is counted apart from what stays undrawn. "Drawn" means what the map
does: a place, not a government or a person, that is likelier than not. Then each name that was
right is resolved again by a gazetteer that lacks its place: it should stay undrawn. Of the first
texts those with an even number were left aside while the code was changed; the second set was
written later, and its first figures stand in ``docs/results.md``.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.geoparsing_systems import Run, Weights
from geo import forces
from geo.claims.annotated import LEAST_LIKELY
from geo.commands.geoparse import as_article
from geo.gazetteer import ensure_built, open_index
from geo.language import parse_all
from geo.mentions import find
from geo.model import Candidate, Gazetteer, PlaceRole, Resolution, Span
from geo.places import resolve
from geo.places.geodesy import Point, distance_km

TEXTS = Path(__file__).with_suffix(".toml")
OUTCOMES = ("right", "drawn wrong", "not drawn", "person drawn")
_TOLERANCE_KM = 50.0
_LACK_KM = 161.0
_SHOWN = (PlaceRole.LITERAL, PlaceRole.ANCHOR)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what became of one name of a text, and where it was put if it was put wrong."""

    name: str
    result: str
    detail: str = ""


def main() -> None:
    """Score and print the texts used in development, then those left aside."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--faults", action="store_true", help="list what is wrong or not drawn")
    arguments = parser.parse_args()
    ensure_built()
    run = Run(open_index(), Weights(), forces.load())
    written = tomllib.loads(TEXTS.read_text("utf-8"))
    texts, second, third = written["text"], written["second"], written["third"]
    sets = {"developed on": texts[::2], "left aside": texts[1::2]}
    sets |= {"second set": second, "third set": third}
    for label, chosen in sets.items():
        found = [(text, list(outcomes(text, run))) for text in chosen]
        counts = Counter(outcome.result for _, of_text in found for outcome in of_text)
        total = sum(len(text["places"]) for text in chosen)
        print(f"{label:13} {total} places:", ", ".join(f"{counts[o]} {o}" for o in OUTCOMES))
        lacking = [o for text, of_text in found for o in without_each(text, of_text, run)]
        wrong = sum(outcome.result == "drawn wrong" for outcome in lacking)
        print(f"{'':13} {wrong} of {len(lacking)} drawn wrong where the gazetteer lacks the place")
        for text, of_text in found if arguments.faults else ():
            for outcome in of_text:
                if outcome.result != "right":
                    print(f"  {text['war']}: {outcome.name} {outcome.result} {outcome.detail}")


@dataclass(frozen=True, slots=True)
class Lacking:
    """A gazetteer that does not know one place and what lies near it by one name."""

    whole: Gazetteer
    name: str
    point: Point

    def candidates(
        self, name: str, *, countries: Collection[str] = (), tolerant: bool = True, limit: int = 20
    ) -> tuple[Candidate, ...]:
        """Return what the whole gazetteer does, less the places near the point."""
        found = self.whole.candidates(name, countries=countries, tolerant=tolerant, limit=limit)
        if not name.startswith(self.name):
            return found
        return tuple(
            c for c in found if distance_km(Point(c.place.lon, c.place.lat), self.point) > _LACK_KM
        )

    def is_name(self, name: str) -> bool:
        """Tell whether any place of the name is left."""
        return self.whole.is_name(name) and bool(self.candidates(name, tolerant=False))


def without_each(text: dict[str, Any], known: list[Outcome], run: Run) -> Iterator[Outcome]:
    """Yield what becomes of each name that was right, once the gazetteer lacks its place."""
    for outcome in known:
        if outcome.result == "right":
            lon, lat, *_ = text["places"][outcome.name]
            lacking = Lacking(run.gazetteer, outcome.name, Point(lon, lat))
            told = outcomes(text, replace(run, gazetteer=lacking))
            yield next(one for one in told if one.name == outcome.name)


def outcomes(text: dict[str, Any], run: Run) -> Iterator[Outcome]:
    """Yield what becomes of each place of a text, and of the persons that are drawn."""
    article = as_article(" ".join(text["body"].split()))
    (parse,) = parse_all([article.body])
    mentions = find(article, parse, run.gazetteer, run.table)
    resolved = resolve(article, parse, mentions, run.gazetteer, weights=run.weights.ranking)
    drawn = [r for r in resolved if _is_drawn(r)]
    for name, (lon, lat, *km) in text["places"].items():
        near_km = km[0] if km else _TOLERANCE_KM
        yield _judge(name, _of(name, article.body, drawn), Point(lon, lat), near_km)
    for name in text.get("persons", ()):
        if _of(name, article.body, drawn):
            yield Outcome(name, "person drawn")


def _is_drawn(resolution: Resolution) -> bool:
    is_place = resolution.place is not None and resolution.relation is None
    return is_place and resolution.role in _SHOWN and resolution.confidence >= LEAST_LIKELY


def _of(name: str, body: str, drawn: list[Resolution]) -> list[Resolution]:
    spans = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(name)}\b", body)]
    return [r for r in drawn if any(r.mention.span.overlaps(span) for span in spans)]


def _judge(name: str, drawn: list[Resolution], point: Point, near_km: float) -> Outcome:
    for resolution in drawn:
        place = resolution.place
        if place is None:
            continue
        off_km = distance_km(Point(place.lon, place.lat), point)
        if off_km > max(near_km, place.radius_km):
            where = f"{place.name} ({place.feature} {place.country})"
            detail = f"{off_km:.0f} km off at {where}, sure by {resolution.confidence:.0%}"
            return Outcome(name, "drawn wrong", detail)
    return Outcome(name, "right" if drawn else "not drawn")


if __name__ == "__main__":
    main()
