"""The systems that are measured: ours, and plain ones that anyone would try first."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from benchmarks.geoparsing_corpora import Document
from geo import forces, mentions
from geo.mentions.proposals import PLACE_LABELS, trim
from geo.mentions.recogniser import Weights as RecogniserWeights
from geo.model import Candidate, Gazetteer, Mention, MentionKind, PlaceRole, Resolution
from geo.places import resolve
from geo.places.geodesy import Point, distance_km
from geo.places.ranking import Weights as RankingWeights

_CANDIDATES = 40


class System(Protocol):
    """A geoparser to measure."""

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Find the mentions of a document."""
        ...

    def resolve(self, document: Document, found: tuple[Mention, ...]) -> tuple[Resolution, ...]:
        """Resolve the mentions of a document."""
        ...


class Weights(NamedTuple):
    """The weights of one run; None stands for those that ship with the code."""

    recognition: RecogniserWeights | None = None
    ranking: RankingWeights | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a run measures with."""

    gazetteer: Gazetteer
    weights: Weights
    table: forces.ForceTable

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Find the mentions of a document."""
        return mentions.find(
            document.article,
            document.parse,
            self.gazetteer,
            self.table,
            weights=self.weights.recognition,
        )

    def resolve(self, document: Document, found: tuple[Mention, ...]) -> tuple[Resolution, ...]:
        """Resolve the mentions of a document."""
        return resolve(
            document.article, document.parse, found, self.gazetteer, weights=self.weights.ranking
        )


@dataclass(frozen=True, slots=True)
class MostPopulous:
    """Take the language model's places as they come, and of each name the most populous place."""

    gazetteer: Gazetteer

    def find(self, document: Document) -> tuple[Mention, ...]:
        """Return what the language model labels as a place, bare of articles and possessives."""
        parse, article = document.parse, document.article
        bounds = {
            trimmed
            for entity in parse.entities
            if entity.label in PLACE_LABELS and (trimmed := trim(parse, entity))
        }
        spans = (parse.span(*bound) for bound in sorted(bounds))
        return tuple(
            Mention(article.id, span, span.of(article.body), MentionKind.PLACE, "model")
            for span in spans
        )

    def resolve(self, document: Document, found: tuple[Mention, ...]) -> tuple[Resolution, ...]:
        """Return the most populous place of each name, sure of nothing."""
        return tuple(self._resolve(document, mention) for mention in found)

    def _resolve(self, document: Document, mention: Mention) -> Resolution:
        candidates = _look_up(self.gazetteer, mention)
        best = max(candidates, key=lambda c: c.place.population, default=None)
        return _as_resolution(mention, best)


@dataclass(frozen=True, slots=True)
class Oracle(MostPopulous):
    """Take the candidate nearest to the annotated point: the most that ranking could reach."""

    def _resolve(self, document: Document, mention: Mention) -> Resolution:
        points = [Point(*t.point) for t in document.toponyms if t.point and t.span == mention.span]
        if not points:
            return _as_resolution(mention, None)
        best = min(
            _look_up(self.gazetteer, mention),
            key=lambda c: distance_km(Point(c.place.lon, c.place.lat), points[0]),
            default=None,
        )
        return _as_resolution(mention, best)


def _look_up(gazetteer: Gazetteer, mention: Mention) -> tuple[Candidate, ...]:
    name = " ".join(mention.text.split())
    return gazetteer.candidates(name, tolerant=False, limit=_CANDIDATES)


def _as_resolution(mention: Mention, best: Candidate | None) -> Resolution:
    place = best.place if best else None
    return Resolution(mention, place, 0.0, PlaceRole.LITERAL)
