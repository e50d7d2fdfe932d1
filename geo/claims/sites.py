"""Sites without a name: "a base in Homs" is neither Homs nor any base, but somewhere there."""

from dataclasses import dataclass, replace

from geo.claims.annotated import Annotated, Spot
from geo.claims.lexicon import Lexicon
from geo.model import Relation, RelationKind, Resolution, Span, Token, content_id

_MOST_WORDS_BETWEEN = 2  # "in the"
_SITES = frozenset(
    """base airbase air-base airfield airport airstrip camp headquarters hq barracks garrison
    outpost checkpoint depot facility compound complex palace prison hospital university factory
    plant refinery bridge dam fort fortress citadel""".split()  # noqa: SIM905
)
"""What lies in a town and is not the town: who takes "Homs airport" has not taken Homs."""


@dataclass(frozen=True, slots=True)
class Site:
    """Hold how a text names a site by a common noun, and where it says so (``quote``)."""

    noun: str
    name: str
    quote: str
    span: Span

    def within(self, place: Resolution) -> Resolution:
        """Return the site as a place of its own, as vague as the place that it lies in."""
        mention = replace(place.mention, span=self.span, text=self.quote)
        if place.place is None:
            return replace(place, mention=mention)
        around = place.place
        site = replace(
            around,
            id=content_id("r", RelationKind.SITE, self.noun, around.id),
            name=self.name,
            population=0,
            aliases=(),
        )
        relation = Relation(RelationKind.SITE, (around,), None, None)
        return replace(place, mention=mention, place=site, relation=relation)


def describe(text: Annotated, lexicon: Lexicon, noun: Token, spot: Spot) -> Site:
    """Name a site as the text does, and the place it lies in by its own name."""
    first = _first(text, lexicon, noun)
    body, mention = text.article.body, spot.resolution.mention
    around = mention.span.hull(_with_kind(text, lexicon, spot))
    span = Span(first.start, noun.end).hull(around)
    quote = span.of(body)
    between = body[noun.end : mention.span.start].split()
    place = spot.resolution.place
    is_named = any(letter.isupper() for letter in mention.text)
    is_named |= place is None or place.name.islower()
    if noun.end <= mention.span.start and len(between) <= _MOST_WORDS_BETWEEN and is_named:
        name = " ".join(quote.split())
    else:
        own = Span(first.start, noun.end).of(body)
        name = f"{' '.join(own.split())} in {place.name if place else mention.text}"
    return Site(noun.lemma, name, quote, span)


def of_name(text: Annotated, spot: Spot) -> Site | None:
    """Return the site that a town's name or a noun for it tells of: "Homs airport", "the base".

    None where the name is that of the site itself, or of all that the text speaks of.
    """
    place, mention = spot.resolution.place, spot.resolution.mention
    if place is None or place.feature[:1] not in ("P", "A"):
        return None
    if mention.detector == "anaphor" and spot.head.lemma in _SITES:
        name = f"the {spot.head.lemma} in {place.name}"
        return Site(spot.head.lemma, name, mention.text, mention.span)
    noun = text.parse.head(spot.head)
    is_after = noun.i == spot.stop and spot.head.dep in ("compound", "nmod")
    if not is_after or noun.lemma not in _SITES or spot.resolution.relation:
        return None
    span = Span(mention.span.start, noun.end)
    quote = span.of(text.article.body)
    return Site(noun.lemma, " ".join(quote.split()), quote, span)


def _with_kind(text: Annotated, lexicon: Lexicon, spot: Spot) -> Span:
    """Return the words of a place with the noun for its kind: "Foo province"."""
    noun = text.parse.head(spot.head)
    is_kind = spot.head.dep == "compound" and noun.i == spot.stop
    last = noun if is_kind and lexicon.is_a(noun.lemma, "locative") else spot.head
    return Span(spot.head.start, last.end)


def _first(text: Annotated, lexicon: Lexicon, noun: Token) -> Token:
    """Return where the name of a site begins: "the front lines", "military bases"; no praise."""
    first = noun
    for child in reversed(text.parse.children(noun)):
        if child.i != first.i - 1:
            continue
        is_kind = child.dep == "compound" or lexicon.is_a(child.lemma, "armed", "locative")
        if child.dep == "det" and child.lemma == "the":
            return child
        if child.dep not in ("compound", "amod") or not is_kind:
            return first
        first = text.parse.subtree(child)[0] if child.dep == "compound" else child
    return first
