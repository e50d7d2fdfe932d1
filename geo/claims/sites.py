"""Sites without a name: "a base in Homs" is neither Homs nor any base, but somewhere there."""

from dataclasses import dataclass, replace

from geo.claims.annotated import Annotated, Spot
from geo.claims.lexicon import Lexicon
from geo.model import Relation, RelationKind, Resolution, Span, Token, content_id

_MOST_WORDS_BETWEEN = 2  # "in the"


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
    is_named = any(letter.isupper() for letter in mention.text)
    if noun.end <= mention.span.start and len(between) <= _MOST_WORDS_BETWEEN and is_named:
        name = " ".join(quote.split())
    else:
        own, place = Span(first.start, noun.end).of(body), spot.resolution.place
        name = f"{' '.join(own.split())} in {place.name if place else mention.text}"
    return Site(noun.lemma, name, quote, span)


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
        first = child
    return first
