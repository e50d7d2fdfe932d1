"""Places that the text makes out of others, with what they start from and what they explain."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from geo.model import (
    Article,
    Gazetteer,
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    RelationKind,
    Resolution,
    Span,
)
from geo.places.accounts import account
from geo.places.computation import compute, is_area
from geo.places.expressions import (
    Expression,
    find_capitals,
    find_country_parts,
    find_expressions,
    find_national_borders,
    find_national_capitals,
    find_settlements,
)
from geo.places.geodesy import COMPASS_DEG
from geo.places.glosses import mark_asides, place_quarters, spread
from geo.places.inversions import place_from_beside
from geo.places.theatre import Theatre

_ASIDE = re.compile(r"\s*\([^)]*\)?")
_CITY_OF = re.compile(r"\b(?:city|town|village)\s+of\s+\Z")
_CERTAINTY_OF_REFERENCE = 0.7
"""How much less sure "the city" is than the city it refers back to."""
_REFERS_BACK = 600  # characters
_CERTAINTY_OF_WORDING = 0.9
"""How much less sure a computed place is than what it is computed from."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Hold what a relative place may start from; ``number`` is None for "the capital"."""

    span: Span
    place: Place | None
    confidence: float
    number: int | None


class RelativePlaces:
    """Find and compute the relative places of one article."""

    def __init__(
        self, article: Article, named: tuple[Resolution, ...], gazetteer: Gazetteer
    ) -> None:
        self._article, self._gazetteer = article, gazetteer
        told = place_from_beside(article.body, place_quarters(article.body, named))
        self._named = mark_asides(article.body, told)
        self._country = _main_country(named)
        self._theatre = Theatre(article.body, named)
        self._anchors = sorted(self._find_anchors(), key=lambda anchor: anchor.span)

    def resolve(self) -> list[Resolution]:
        """Return the named places with their final roles, and the relative places."""
        body = self._article.body
        areas = {n for n, a in enumerate(self._anchors) if a.place and is_area(a.place)}
        expressions = find_expressions(body, [a.span for a in self._anchors], areas)
        computed = [found for e in expressions if (found := self._place(e))]
        spans = (r.mention.span for r in (*self._named, *computed))
        taken = {i for span in spans for i in range(span.start, span.end)}
        for expression in find_country_parts(body):
            if taken.isdisjoint(range(expression.span.start, expression.span.end)):
                computed.extend(self._place_part_of_country(expression))
        computed.extend(self._place_borders(taken))
        computed.extend(self._place_capitals(taken))
        return [*spread(self._named), *computed]

    def _place_capitals(self, taken: set[int]) -> Iterator[Resolution]:
        """Place "the Velian capital" where the text names it elsewhere."""
        for span, capital in self._national_capitals():
            if taken.isdisjoint(range(span.start, span.end)):
                text = span.of(self._article.body)
                yield replace(
                    capital,
                    mention=Mention(
                        self._article.id, span, text, MentionKind.PLACE, "relative:capital"
                    ),
                    role=PlaceRole.LITERAL,
                    reasons=(f"the text names {capital.mention.text}",),
                )

    def _national_capitals(self) -> Iterator[tuple[Span, Resolution]]:
        for span, people in find_national_capitals(self._article.body):
            country = self._country_of(people)
            capital = _capital(country.country, self._named) if country else None
            if capital is not None:
                yield span, capital

    def _country_of(self, people: str) -> Place | None:
        """Return the country that a demonym belongs to."""
        candidates = self._gazetteer.candidates(people, tolerant=False, limit=3)
        countries = (c.place for c in candidates if c.place.feature.startswith("A.PCL"))
        return next(countries, None)

    def _place_borders(self, taken: set[int]) -> Iterator[Resolution]:
        """Place "the Velian border" where the country that the text is about meets Velia."""
        for expression, peoples in find_national_borders(self._article.body):
            if not taken.isdisjoint(range(expression.span.start, expression.span.end)):
                continue
            found = [self._country_of(people) for people in peoples]
            between = [country for country in found if country is not None]
            if len(between) < len(peoples):
                continue
            if len(between) == 1:
                between.extend(self._neighbour(between[0]))
            yield self._computed(expression, between, _CERTAINTY_OF_WORDING)

    def _find_anchors(self) -> Iterator[_Anchor]:
        for number, resolution in enumerate(self._named):
            if resolution.role is PlaceRole.LITERAL:
                yield _Anchor(
                    resolution.mention.span, resolution.place, resolution.confidence, number
                )
        yield from (
            _Anchor(span, capital.place, capital.confidence, None)
            for span, capital in self._national_capitals()
        )
        country = self._country.place.country if self._country and self._country.place else ""
        capital = _capital(country, self._named)
        if capital is not None:
            for span in find_capitals(self._article.body):
                yield _Anchor(span, capital.place, capital.confidence, None)
        for span in find_settlements(self._article.body):
            spoken_of = self._settlement_before(span)
            if spoken_of is not None:
                confidence = _CERTAINTY_OF_REFERENCE * spoken_of.confidence
                yield _Anchor(span, spoken_of.place, confidence, None)

    def _settlement_before(self, span: Span) -> Resolution | None:
        """Return the town named last before "the city", not too far back."""
        body = self._article.body
        for resolution in reversed(self._named):
            at, place = resolution.mention.span, resolution.place
            if at.end <= span.start and resolution.is_mappable and place is not None:
                if span.start - at.end > _REFERS_BACK:
                    return None
                if place.feature.startswith("P.") or _CITY_OF.search(body[: at.start][-12:]):
                    return resolution
        return None

    def _place(self, expression: Expression) -> Resolution | None:
        anchors = [self._anchors[number] for number in expression.anchors]
        explained = self._explained(expression, anchors)
        is_gloss = explained is not None and not _is_container(expression)
        role = PlaceRole.GLOSS if is_gloss else PlaceRole.ANCHOR
        places = [anchor.place for anchor in anchors if anchor.place is not None]
        if len(places) < len(anchors):
            return None
        if expression.kind is RelationKind.BORDER and not all(map(is_area, places)):
            return None
        for anchor in anchors:
            if anchor.number is not None:
                self._named[anchor.number] = replace(self._named[anchor.number], role=role)
        beside = self._theatre.beside(expression.span, places[0]) if len(places) == 1 else None
        if beside is not None and not expression.inside:
            places.append(beside)
        if expression.kind is RelationKind.BORDER and len(places) == 1:
            places.extend(self._neighbour(places[0]))
        confidence = _CERTAINTY_OF_WORDING * min(anchor.confidence for anchor in anchors)
        if explained is not None:
            self._explain(explained, expression, places, confidence)
            if not _is_container(expression):
                return None
        return self._computed(expression, places, confidence)

    def _neighbour(self, place: Place) -> Iterator[Place]:
        """Yield the country that the text is about, whose border with another is meant."""
        country = self._country.place if self._country else None
        if country is not None and country.id != place.id and country.feature == place.feature:
            yield country

    def _place_part_of_country(self, expression: Expression) -> Iterator[Resolution]:
        if self._country and (country := self._country.place):
            confidence = _CERTAINTY_OF_WORDING**2 * self._country.confidence
            yield self._computed(expression, [country], confidence)

    def _explained(self, expression: Expression, anchors: list[_Anchor]) -> int | None:
        """Return the named place that the expression is a gloss on, if it can be one."""
        if expression.explains is None:
            return None
        number = self._anchors[expression.explains].number
        if number is None:
            return None
        is_known = self._named[number].place is not None
        return None if is_known and _is_container(expression) else number

    def _explain(
        self, number: int, expression: Expression, places: list[Place], confidence: float
    ) -> None:
        """Place a name that the gazetteer does not know by the gloss that says where it lies."""
        explained = self._named[number]
        if explained.place is not None:
            return
        place, relation = compute(expression, places, explained.mention.text)
        self._named[number] = replace(
            explained,
            place=place,
            confidence=confidence,
            relation=relation,
            reasons=(
                "placed where the text says that it lies",
                *account(expression, places, relation, place.radius_km),
            ),
        )

    def _computed(
        self, expression: Expression, places: list[Place], confidence: float
    ) -> Resolution:
        span = expression.span
        text = span.of(self._article.body)
        name = _name_of(text)
        place, relation = compute(expression, places, name)
        reasons = account(expression, places, relation, place.radius_km)
        if expression.inside or expression.kind is RelationKind.BORDER:
            narrowed = self._theatre.narrow(span, place)
            if narrowed is not place:
                reasons = (*reasons, "its point lies by the towns that the text names there")
            place = narrowed
        if (known := self._known_part(name, expression, places)) is not None:
            place = known
            has_it = f"{expression.kind}: the gazetteer has it as {known.name}, {known.id}"
            reasons = (has_it, *reasons[1:-1])
        return Resolution(
            Mention(self._article.id, span, text, MentionKind.PLACE, f"relative:{expression.kind}"),
            place,
            confidence,
            PlaceRole.LITERAL,
            relation=relation,
            reasons=reasons,
        )

    def _known_part(self, name: str, expression: Expression, places: list[Place]) -> Place | None:
        """Prefer a gazetteer entry of the wording, or of "western Libya" for what means that."""
        if expression.kind is not RelationKind.SIDE:
            return None
        country = places[0].country
        wordings = [name]
        if expression.inside:
            wordings.append(f"{_ADJECTIVES.get(expression.bearings, '')} {places[0].name}")
        for wording in wordings:
            for candidate in self._gazetteer.candidates(wording, tolerant=False, limit=5):
                if candidate.place.country == country and is_area(candidate.place):
                    return candidate.place
        return None


def _is_container(expression: Expression) -> bool:
    """Tell whether what it explains lies in it: "Homa, northern Velia", not "30 km from Tarn"."""
    return expression.inside or expression.kind is RelationKind.SURROUNDINGS


_ADJECTIVES: Mapping[tuple[float, ...], str] = {
    (degrees,): f"{point}ern" for point, degrees in COMPASS_DEG.items()
} | {(): "central"}


def _main_country(named: tuple[Resolution, ...]) -> Resolution | None:
    """Return the country that most places of the text lie in, if the text names it itself."""
    counts = Counter(
        resolution.place.country
        for resolution in named
        if resolution.place and resolution.role is PlaceRole.LITERAL
    )
    countries = [r for r in named if r.place and r.place.feature.startswith("A.PCL")]
    return max(countries, key=lambda r: counts[r.place.country if r.place else ""], default=None)


def _capital(country: str, named: list[Resolution]) -> Resolution | None:
    """Return the capital of a country, by its code, if the text names it."""
    for resolution in named:
        place = resolution.place
        if place and place.feature == "P.PPLC" and place.country == country:
            return resolution
    return None


def _name_of(wording: str) -> str:
    """Name a relative place by its wording, without a leading article and without asides.

    >>> _name_of("the road between Homa (40 km to the south) and Delta")
    'road between Homa and Delta'
    """
    words = " ".join(_ASIDE.sub(" ", wording).split())
    return words[4:] if words[:4].casefold() == "the " else words
