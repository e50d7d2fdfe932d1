"""What a name means where no text surrounds it, and which texts would change that."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from geo.model import Candidate, Gazetteer, MatchRule
from geo.model.generic_noun import GENERIC_NOUNS
from geo.places.context import Belief, Context, Toponym
from geo.places.naming import LEAST_CONFIDENCE
from geo.places.ranking import Weights, believe, explain, features_of, kind_of, load_weights
from geo.places.relative_name import weigh_relative

_CANDIDATES = 40
_VOTES = 3.0
"""What counts as a text about a country: three of its peoples."""
_BESIDE_DEG = 0.3
_NOUNS = ("city", "province", "district", "airport", "airbase", "river", "island", "mountain")


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a text would have to tell for a name to mean another place."""

    cue: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Meaning:
    """Hold what a name may mean, the likeliest first, and what would change the answer.

    ``is_settled`` is false where no candidate is likely enough to be taken; ``is_computed`` tells
    that the place is no entry of the gazetteer but made out of one.
    """

    candidates: tuple[Candidate, ...]
    is_settled: bool
    changes: tuple[Change, ...]
    is_computed: bool = False


def weigh_bare(name: str, gazetteer: Gazetteer, countries: Collection[str] = ()) -> Meaning:
    """Weigh the candidates of a name by itself, or in a text about the countries.

    A wording that is no name but makes a place out of one ("25 km west of Sirte") is computed.
    """
    found = gazetteer.candidates(name, countries=countries, limit=_CANDIDATES)
    if not found:
        computed = weigh_relative(name, lambda part: _known(part, gazetteer, countries))
        is_settled = any(candidate.score >= LEAST_CONFIDENCE for candidate in computed)
        return Meaning(computed, is_settled, (), is_computed=bool(computed))
    if found[0].rule is MatchRule.CORRECTED:
        return Meaning(found, True, ())
    weights = load_weights()
    toponym = Toponym(name, (), found, (), (), 1, 0.0)
    votes = dict.fromkeys(countries, _VOTES)
    weighed = _weigh(toponym, votes, weights)
    ranked = tuple(sorted(weighed, key=_score, reverse=True))
    changes = {} if countries else _by_country(toponym, weights)
    changes |= _by_noun(toponym, votes, weights)
    answer = ranked[0].place.id
    return Meaning(
        ranked,
        ranked[0].score >= LEAST_CONFIDENCE,
        tuple(Change(cue, best) for cue, best in changes.items() if best.place.id != answer),
    )


def _known(name: str, gazetteer: Gazetteer, countries: Collection[str]) -> tuple[Candidate, ...]:
    """Weigh a name that the gazetteer has as it is written."""
    is_known = gazetteer.is_name(name)
    return weigh_bare(name, gazetteer, countries).candidates if is_known else ()


def _weigh(
    toponym: Toponym,
    votes: Mapping[str, float],
    weights: Weights,
    beside: tuple[Toponym, ...] = (),
) -> tuple[Candidate, ...]:
    """Weigh the candidates; ``beside`` are names whose one candidate is certain."""
    alone = believe(features_of(toponym, 0, None), weights.alone)
    beliefs = (alone, *(Belief((1.0,), 0.0) for _ in beside))
    rows = features_of(toponym, 0, Context((toponym, *beside), beliefs, votes))
    belief = believe(rows, weights.in_context)
    return tuple(
        replace(
            candidate,
            score=score,
            reasons=(kind_of(candidate.place), *explain(row, weights.in_context)),
        )
        for candidate, score, row in zip(toponym.candidates, belief.candidates, rows, strict=False)
    )


def _score(candidate: Candidate) -> float:
    return candidate.score


def _by_country(toponym: Toponym, weights: Weights) -> dict[str, Candidate]:
    """Return what the name means in a text about each country that has such a place, near it."""
    changes = {}
    for rival in toponym.candidates:
        code = rival.place.country
        if code and f"about {code}" not in changes:
            best = max(_weigh(toponym, {code: _VOTES}, weights, (_near(rival),)), key=_score)
            if best.place.country == code:
                changes[f"about {code}"] = best
    return changes


def _near(candidate: Candidate) -> Toponym:
    """Return a name of a place beside another."""
    place = candidate.place
    lat = place.lat + (_BESIDE_DEG if place.lat < 0 else -_BESIDE_DEG)
    beside = replace(place, id=f"beside {place.id}", name="beside", lat=lat, feature="P.PPL")
    return Toponym("beside", (), (replace(candidate, place=beside),), (), (), 1, 0.0)


def _by_noun(
    toponym: Toponym, votes: Mapping[str, float], weights: Weights
) -> dict[str, Candidate]:
    """Return what the name means with a generic noun beside it."""
    changes = {}
    for noun in _NOUNS:
        asked = GENERIC_NOUNS[noun]
        if any(c.place.feature.startswith(asked) for c in toponym.candidates):
            best = max(_weigh(replace(toponym, asked=asked), votes, weights), key=_score)
            if best.place.feature.startswith(asked):
                changes[f"{toponym.name} {noun}"] = best
    return changes
