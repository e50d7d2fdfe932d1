"""Resolve bare names: gather what each may mean, then weigh all names of a document jointly."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from math import log
from typing import NamedTuple

from geo.model import (
    Candidate,
    Gazetteer,
    MatchRule,
    Mention,
    Parse,
    Place,
    PlaceRole,
    Resolution,
)
from geo.model.generic_noun import GENERIC_NOUNS
from geo.places.context import Belief, Context, Toponym, likelihood_there
from geo.places.cues import Cues, read_cues
from geo.places.ranking import (
    Features,
    Weights,
    believe,
    explain,
    features_of,
    kind_of,
    load_weights,
)

PASSES_IN_CONTEXT = 2
LEAST_CONFIDENCE = 0.15
"""A name whose best candidate is less likely than this stays unresolved."""
_CANDIDATES = 40
_RIVALS = 5


@dataclass(frozen=True, slots=True)
class Names:
    """Hold the toponyms of a document, which of them each mention is, and extra votes.

    ``votes`` count, by country, the demonyms of the text ("Libyan army").
    """

    mentions: tuple[Mention, ...]
    toponym_of: tuple[int, ...]
    toponyms: tuple[Toponym, ...]
    votes: dict[str, float]


def gather(body: str, parse: Parse, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> Names:
    """Group place mentions by name and kind asked for, and look every name up once."""
    cues = read_cues(body, parse, mentions)
    keys = [(" ".join(m.text.split()), c.noun) for m, c in zip(mentions, cues, strict=True)]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    toponym_of = tuple(numbers[key] for key in keys)
    containers, contained = _links(cues, toponym_of)
    counts = Counter(keys)
    taken = Counter(key for key, cue in zip(keys, cues, strict=True) if cue.taken)
    toponyms = tuple(
        Toponym(
            name=name,
            asked=GENERIC_NOUNS.get(noun, ()),
            candidates=_look_up(name, noun, gazetteer),
            containers=tuple(sorted(containers[number])),
            contained=tuple(sorted(contained[number])),
            count=counts[name, noun],
            taken=taken[name, noun] / counts[name, noun],
        )
        for (name, noun), number in numbers.items()
    )
    return Names(mentions, toponym_of, toponyms, _demonym_votes(parse, body, gazetteer))


def widen(names: Names, context: Context, gazetteer: Gazetteer) -> Names:
    """Look names up again inside the document's countries where none of their places lies there.

    Names that met nothing are looked up tolerantly, the others as written: of what was imported a
    gazetteer tells little-known places in these countries alone.
    """
    countries = context.countries()
    toponyms = tuple(_widened(toponym, countries, gazetteer) for toponym in names.toponyms)
    return replace(names, toponyms=toponyms)


def _widened(toponym: Toponym, countries: Collection[str], gazetteer: Gazetteer) -> Toponym:
    if any(candidate.place.country in countries for candidate in toponym.candidates):
        return toponym
    known = {candidate.place.id for candidate in toponym.candidates}
    found = gazetteer.candidates(
        toponym.name, countries=countries, tolerant=not known, limit=_CANDIDATES
    )
    more = tuple(candidate for candidate in found if candidate.place.id not in known)
    return replace(toponym, candidates=(*toponym.candidates, *more))


def weigh_alone(names: Names, weights: Weights) -> tuple[Belief, ...]:
    """Weigh every toponym by itself."""
    return tuple(
        believe(features_of(toponym, number, None), weights.alone)
        for number, toponym in enumerate(names.toponyms)
    )


def features_in_context(names: Names, beliefs: tuple[Belief, ...]) -> list[list[Features]]:
    """Return the features of every candidate, given what is believed of the other names."""
    context = Context(names.toponyms, beliefs, names.votes)
    return [features_of(toponym, n, context) for n, toponym in enumerate(names.toponyms)]


def resolve_names(
    body: str,
    parse: Parse,
    mentions: tuple[Mention, ...],
    gazetteer: Gazetteer,
    weights: Weights | None = None,
) -> tuple[Resolution, ...]:
    """Resolve each mention by its name alone; roles and relations come later."""
    weights = weights or load_weights()
    names = gather(body, parse, mentions, gazetteer)
    beliefs = weigh_alone(names, weights)
    names = widen(names, Context(names.toponyms, beliefs, names.votes), gazetteer)
    beliefs = weigh_alone(names, weights)
    rows: list[list[Features]] = []
    for _ in range(PASSES_IN_CONTEXT):
        rows = features_in_context(names, beliefs)
        beliefs = tuple(believe(row, weights.in_context) for row in rows)
    answers = [
        _answer(toponym, belief, row, weights)
        for toponym, belief, row in zip(names.toponyms, beliefs, rows, strict=True)
    ]
    return tuple(
        Resolution(
            mention,
            answer.place,
            answer.confidence,
            PlaceRole.LITERAL,
            answer.rivals,
            reasons=answer.reasons,
        )
        for mention, answer in (
            (m, answers[n]) for m, n in zip(mentions, names.toponym_of, strict=True)
        )
    )


class _Answer(NamedTuple):
    """What a toponym means, shared by all its mentions."""

    place: Place | None
    confidence: float
    rivals: tuple[Candidate, ...]
    reasons: tuple[str, ...]


def _answer(toponym: Toponym, belief: Belief, rows: list[Features], weights: Weights) -> _Answer:
    if toponym.candidates and toponym.candidates[0].rule is MatchRule.CORRECTED:
        return _Answer(toponym.candidates[0].place, 1.0, (), ("a person said so",))
    scored = sorted(
        (
            replace(
                candidate,
                score=probability,
                reasons=(kind_of(candidate.place), *explain(row, weights.in_context)),
            )
            for candidate, probability, row in zip(
                toponym.candidates, belief.candidates, rows, strict=False
            )
        ),
        key=lambda candidate: -candidate.score,
    )
    confidence = _confidence(toponym, belief)
    if confidence < LEAST_CONFIDENCE:
        reason = "no candidate is likely enough" if scored else "not in the gazetteer"
        return _Answer(None, 0.0, tuple(scored[:_RIVALS]), (reason,))
    answer, rivals = scored[0], scored[1 : 1 + _RIVALS]
    matched = f"matched {answer.matched_name!r}: {answer.rule.value}"
    return _Answer(answer.place, confidence, tuple(rivals), (matched, *answer.reasons))


def _confidence(toponym: Toponym, belief: Belief) -> float:
    if belief.best is None:
        return 0.0
    return float(likelihood_there(toponym.candidates, belief)[belief.best])


_LONGER_FORMS = {
    **dict.fromkeys(
        ("base", "airbase", "airport", "airfield"),
        ("{} Air Base", "{} Airport", "{} International Airport"),
    ),
    **dict.fromkeys(("province", "governorate"), ("{} Province", "{} Governorate")),
    "region": ("{} Region", "{} Oblast"),
}
"""How gazetteers write a name that a text follows by a generic noun."""


def _look_up(name: str, noun: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Look a name up as written, and with it the same name with its generic noun."""
    found = list(gazetteer.candidates(name, tolerant=False, limit=_CANDIDATES))
    known = {candidate.place.id for candidate in found}
    if noun and noun not in name.casefold():
        for form in (f"{{}} {noun}", *_LONGER_FORMS.get(noun, ())):
            longer = gazetteer.candidates(form.format(name), tolerant=False, limit=_CANDIDATES)
            found.extend(c for c in longer if c.place.id not in known)
            known.update(c.place.id for c in longer)
    return tuple(found)


def _links(
    cues: tuple[Cues, ...], toponym_of: tuple[int, ...]
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    containers: dict[int, set[int]] = defaultdict(set)
    contained: dict[int, set[int]] = defaultdict(set)
    for cue, inner in zip(cues, toponym_of, strict=True):
        if cue.container is not None and (outer := toponym_of[cue.container]) != inner:
            containers[inner].add(outer)
            contained[outer].add(inner)
    return containers, contained


def _demonym_votes(parse: Parse, body: str, gazetteer: Gazetteer) -> dict[str, float]:
    """Count the countries whose people the text speaks of, each demonym damped by a logarithm."""
    counts = Counter(
        parse.span(entity.first, entity.stop).of(body)
        for entity in parse.entities
        if entity.label == "NORP"
    )
    votes: dict[str, float] = defaultdict(float)
    for text, count in counts.items():
        for candidate in gazetteer.candidates(text, tolerant=False, limit=3):
            if candidate.place.feature.startswith("A.PCL"):
                votes[candidate.place.country] += 1.0 + log(count)
                break
    return dict(votes)
