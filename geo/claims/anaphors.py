"""What a word without a name refers back to: "there", "the city", "the border", "the country"."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from geo.claims.annotated import Annotated, Spot
from geo.model import (
    Mention,
    MentionKind,
    PlaceRole,
    RelationKind,
    Resolution,
    Span,
    Token,
)

_SETTLEMENTS, _SITES, _AREAS = ("P",), ("S",), ("A", "L", "T", "H")
_NATIONAL = "P.PPLC"
ANY = ("P", "S", "A", "L", "T", "H", "R", "V")
"""GeoNames feature classes of every sort of place."""

_FEATURES = {
    "city": _SETTLEMENTS,
    "town": _SETTLEMENTS,
    "village": _SETTLEMENTS,
    "port": ("P", "S"),
    "base": _SITES,
    "airbase": _SITES,
    "airport": _SITES,
    "airfield": _SITES,
    "camp": ("S", "P"),
    "temple": _SITES,
    "prison": _SITES,
    "refinery": _SITES,
    "monastery": _SITES,
    "province": ("A",),
    "island": ("T",),
    "archipelago": ("T", "A"),
    "peninsula": ("T", "A", "L"),
    "valley": ("T", "L"),
    "region": _AREAS,
    "territory": _AREAS,
    "district": ("A", "P", "L"),
}
"""GeoNames feature classes that a common noun can refer back to; others may mean any."""

SPOKEN_OF = "the place spoken of"
"""Why a place is taken for an end that its clause leaves out."""

_SMALL = frozenset({"town", "village"})
_WITHIN_STATES = frozenset({"regional", "provincial", "state", "district"})
_SENTENCES_BACK = 4
_AGAIN_AND_AGAIN = 3
_SENTENCES_TO_A_BORDER = 2
_TRUST = 0.7


def referents(text: Annotated, noun: Token) -> Iterator[Spot]:
    """Yield what a definite noun refers back to: "the city", "the two bases", "the country"."""
    lemma = noun.lemma.casefold()
    if lemma == "country":
        yield from _country_spoken_of(text, noun)
    elif lemma == "capital":
        yield from _capital_spoken_of(text, noun)
    elif lemma == "border":
        yield from _border_spoken_of(text, noun)
    else:
        features = _FEATURES.get(lemma, ANY)
        found = tuple(latest(text, noun, features, plural=noun.tag == "NNS"))
        if features is _SITES and noun.tag == "NN":
            found = tuple(_same_site(text, noun, found))
        yield from found


def _same_site(text: Annotated, noun: Token, found: tuple[Spot, ...]) -> Iterator[Spot]:
    """Yield where the text put the same sort of site last: "a base in X (...) the base"."""
    named = [s for s in _before(text, noun, _SENTENCES_BACK) if _feature(s).startswith(_SITES)]
    number = text.parse.sentence_number(noun)
    first = text.parse.sentences[max(0, number - _SENTENCES_BACK)].first
    for site in reversed(text.parse.tokens[first : noun.i]):
        if any(spot.head.i > site.i for spot in named):
            break
        if site.lemma != noun.lemma:
            continue
        after = text.parse.tokens[site.i + 1]
        town = text.spot_at.get(site.i + 2)
        if after.text.casefold() in ("in", "at") and town and town.resolution.is_mappable:
            yield _standing_for(text, noun, town.resolution)
            return
    yield from found


def latest(
    text: Annotated, token: Token, features: tuple[str, ...], *, plural: bool
) -> Iterator[Spot]:
    """Yield the latest place before the token that fits; all coordinated with it if plural."""
    earlier = [
        spot
        for spot in _before(text, token, _SENTENCES_BACK)
        if not _is_loose(spot)
        and spot.head.dep not in ("nsubj", "nsubjpass")
        and not _explains(text, spot)
        and not _is_left_for(text, spot, token)
    ]
    for spot in reversed(earlier):
        feature = _feature(spot)
        if feature and not feature.startswith(features):
            continue
        if token.lemma in _SMALL and feature.startswith(_NATIONAL):
            continue  # nobody calls a capital "the town"
        group = [other for other in earlier if _are_coordinated(text, other, spot)]
        if token.tag == "NNS" and len(group) == 1:
            return  # "the ports" are more than the one place named before
        for member in group if plural else [spot]:
            yield _standing_for(text, token, member.resolution)
        return


def _explains(text: Annotated, spot: Spot) -> bool:
    """Tell a place that only says what another is: "Homa, capital of Velia"."""
    name = phrase_head(text, spot)
    preposition = text.parse.head(name)
    noun = text.parse.head(preposition)
    within = name.dep == "pobj" and preposition.text in ("of", "in")
    return within and noun.dep == "appos" and noun.head in text.spot_at


def _is_left_for(text: Annotated, spot: Spot, token: Token) -> bool:
    """Tell where those come from who go to the token's place: "troops from X reached the town"."""
    name = phrase_head(text, spot)
    if text.parse.head(name).text.casefold() != "from":
        return False
    if text.parse.head(token).pos == "ADP" and _governor(text, token) == _governor(text, name):
        return True  # "moved from X to the area"
    above = {ancestor.i for ancestor in text.parse.ancestors(token)}
    return any(
        ancestor.dep in ("nsubj", "nsubjpass") and ancestor.head in above
        for ancestor in text.parse.ancestors(spot.head)
    )


def phrase_head(text: Annotated, spot: Spot) -> Token:
    """Return the noun that a name is part of: "Velia province"."""
    before = spot.head.dep in ("compound", "nmod")
    return text.parse.head(spot.head) if before else spot.head


def _governor(text: Annotated, token: Token) -> int:
    """Return what the preposition before a noun hangs on."""
    return text.parse.head(text.parse.head(token)).i


def greatest(text: Annotated, noun: Token, country: Spot) -> Iterator[Spot]:
    """Yield the latest settlement named of a country: "Ruritania's second-largest city"."""
    within = country.resolution.place
    for spot in reversed(_before(text, noun, _SENTENCES_BACK)):
        place = spot.resolution.place
        if place and within and place.country == within.country and place.feature.startswith("P"):
            yield _standing_for(text, noun, spot.resolution)
            return


def place_spoken_of(
    text: Annotated, token: Token, *, sentences: int, unless: Callable[[Token], bool]
) -> Resolution | None:
    """Return the latest place named before the token, at most so many sentences back.

    ``unless`` tells of a place's head whether it is named for something else.
    """
    for spot in reversed(_before(text, token, sentences)):
        if spot.head.dep != "poss" and not _explains(text, spot) and not unless(spot.head):
            return replace(
                spot.resolution,
                confidence=spot.resolution.confidence * _TRUST,
                reasons=(SPOKEN_OF,),
            )
    return None


def theatre_spoken_of(text: Annotated, token: Token) -> Resolution | None:
    """Return the country that the article speaks of again and again, abroad for those in it."""
    for spot in _country_spoken_of(text, token, least=_AGAIN_AND_AGAIN):
        return replace(spot.resolution, reasons=(SPOKEN_OF,))
    return None


def other_side(text: Annotated, token: Token, reached: Resolution) -> Resolution | None:
    """Return the country that a border spoken of parts from the one that is reached."""
    for spot in reversed(_before(text, token, _SENTENCES_TO_A_BORDER)):
        relation = spot.resolution.relation
        if relation is None or relation.kind is not RelationKind.BORDER or not reached.place:
            continue
        beyond = [place for place in relation.anchors if place.id != reached.place.id]
        if len(beyond) == 1 and len(relation.anchors) == 2:
            return replace(
                spot.resolution,
                place=beyond[0],
                relation=None,
                confidence=spot.resolution.confidence * _TRUST,
                reasons=(f"across {spot.resolution.mention.text}",),
            )
    return None


def _before(text: Annotated, token: Token, sentences: int) -> list[Spot]:
    """Return the places on the map named before the token, at most so many sentences back.

    What lies about a single place has named that place as well: "west of X" speaks of X.
    """
    number = text.parse.sentence_number(token)
    here = text.spots_in(*range(number - sentences, number + 1))
    found: list[Spot] = []
    for spot in here:
        if spot.head.i < token.i and spot.resolution.is_mappable:
            found.extend(_anchor(spot))
            found.append(spot)
    return found


def _feature(spot: Spot) -> str:
    return spot.resolution.place.feature if spot.resolution.place else ""


def _anchor(spot: Spot) -> Iterator[Spot]:
    relation = spot.resolution.relation
    if relation is not None and len(relation.anchors) == 1 and _is_loose(spot):
        resolution = replace(spot.resolution, place=relation.anchors[0], relation=None)
        yield replace(spot, resolution=resolution)


def _is_loose(spot: Spot) -> bool:
    """Tell a place that only lies about another: "the region" is not "near Barda"."""
    relation = spot.resolution.relation
    return relation is not None and relation.kind is not RelationKind.SIDE


def _country_spoken_of(text: Annotated, token: Token, *, least: int = 0) -> Iterator[Spot]:
    """Yield the country that the article has named most, and so often, the latest of equals.

    It is none whose forces the sentence speaks of, for they were at home there: "Russia sent
    troops to the country".
    """
    here = text.forces_in(text.parse.sentence_number(token))
    at_home = {named.force.side for named in here if named.head.i < token.i}
    named: dict[str, Resolution] = {}
    counts: Counter[str] = Counter()
    for spot, place in reversed(text.countries):
        if spot.head.i < token.i and place.name not in at_home:
            named.setdefault(place.id, spot.resolution)
            counts[place.id] += spot.resolution.role is PlaceRole.LITERAL
    if named:
        most = max(named, key=counts.__getitem__)
        if counts[most] >= least:
            yield _standing_for(text, token, named[most])


def _capital_spoken_of(text: Annotated, noun: Token) -> Iterator[Spot]:
    """Yield the capital named last, of a state unless "the regional capital" is meant."""
    regional = any(c.lemma in _WITHIN_STATES for c in text.parse.children(noun))
    for spot in reversed(_before(text, noun, _SENTENCES_BACK)):
        place = spot.resolution.place
        if (
            place
            and place.feature.startswith("P")
            and (place.feature.startswith(_NATIONAL) is not regional)
        ):
            yield _standing_for(text, noun, spot.resolution)
            return


def _border_spoken_of(text: Annotated, noun: Token) -> Iterator[Spot]:
    """Yield the border named last: no town or country is "the border"."""
    for spot in reversed(_before(text, noun, _SENTENCES_BACK)):
        relation = spot.resolution.relation
        if relation is not None and relation.kind is RelationKind.BORDER:
            yield _standing_for(text, noun, spot.resolution)
            return


def _are_coordinated(text: Annotated, one: Spot, other: Spot) -> bool:
    return _first_conjunct(text, one.head).i == _first_conjunct(text, other.head).i


def _first_conjunct(text: Annotated, token: Token) -> Token:
    while token.dep == "conj" and token.head != token.i:
        token = text.parse.head(token)
    return token


def _standing_for(text: Annotated, token: Token, referent: Resolution) -> Spot:
    span = Span(token.start, token.end)
    resolution = replace(
        referent,
        mention=Mention(text.article.id, span, token.text, MentionKind.PLACE, "anaphor"),
        role=PlaceRole.LITERAL,
        confidence=referent.confidence * _TRUST,
        reasons=(f"refers to {referent.place.name if referent.place else referent.mention.text}",),
    )
    return Spot(resolution, token, token.i, token.i + 1)
