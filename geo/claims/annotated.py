"""An article with everything the earlier stages found, laid over its tokens."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from geo.claims.actor_kind import unknown
from geo.claims.clauses import lemma_of
from geo.claims.latest import Latest
from geo.claims.lexicon import TriggerKind, load
from geo.forces import ForceTable
from geo.model import (
    Action,
    Article,
    DatedMention,
    Force,
    Mention,
    MentionKind,
    Parse,
    Place,
    PlaceRole,
    Resolution,
    Span,
    Token,
)

LEAST_LIKELY = 0.5
_BEFORE = frozenset({"amod", "compound", "nmod"})
_NAMES_ONLY = frozenset({PlaceRole.EMBEDDED, PlaceRole.ANCHOR, PlaceRole.GLOSS})


@dataclass(frozen=True, slots=True)
class Named:
    """Pair a stretch of tokens with the force it names; ``head`` is its governing token."""

    force: Force
    span: Span
    head: Token
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Pair a stretch of tokens with the place it names; ``head`` is its governing token."""

    resolution: Resolution
    head: Token
    first: int
    stop: int


Dated = tuple[DatedMention, Token]
"""A date with its governing token."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """Give the mentions of an article by token."""

    article: Article
    parse: Parse
    spots: tuple[Spot, ...]
    forces: tuple[Named, ...]
    dates: tuple[Dated, ...]
    spot_at: Mapping[int, Spot] = field(repr=False)
    force_at: Mapping[int, Named] = field(repr=False)
    glossed: frozenset[int] = field(repr=False)
    army_at_home: Force | None  #: whom a bare "the army" means
    commanders: Container[str]  #: names of persons who stand for their forces
    countries: tuple[tuple[Spot, Place], ...] = field(init=False, repr=False, compare=False)
    _spots_in: Mapping[int, list[int]] = field(init=False, repr=False, compare=False)
    _forces_in: Mapping[int, list[int]] = field(init=False, repr=False, compare=False)
    _dates_in: Mapping[int, list[int]] = field(init=False, repr=False, compare=False)
    _dated: Latest[Dated] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        number = self.parse.sentence_number
        dated = ((number(token), (date, token)) for date, token in self.dates if date.when)
        countries = (
            (spot, place)
            for spot in self.spots
            if (place := spot.resolution.place) and place.feature.startswith("A.PCL")
        )
        for name, value in (
            ("countries", tuple(countries)),
            ("_spots_in", _by_sentence(self.parse, (spot.head for spot in self.spots))),
            ("_forces_in", _by_sentence(self.parse, (named.head for named in self.forces))),
            ("_dates_in", _by_sentence(self.parse, (token for _, token in self.dates))),
            ("_dated", Latest(dated)),
        ):
            object.__setattr__(self, name, value)

    def spots_in(self, *numbers: int) -> tuple[Spot, ...]:
        """Return the places whose head stands in the sentences with these ordinals."""
        found = sorted(i for number in numbers for i in self._spots_in.get(number, ()))
        return tuple(self.spots[i] for i in found)

    def forces_in(self, number: int) -> tuple[Named, ...]:
        """Return the forces whose head stands in the sentence with this ordinal."""
        return tuple(self.forces[i] for i in self._forces_in.get(number, ()))

    def dates_in(self, number: int) -> tuple[Dated, ...]:
        """Return the dates whose head stands in the sentence with this ordinal."""
        return tuple(self.dates[i] for i in self._dates_in.get(number, ()))

    def dated_before(self, number: int) -> Dated | None:
        """Return the last date on the calendar before the sentence with this ordinal."""
        return self._dated.before(number)


def annotate(
    article: Article,
    parse: Parse,
    mentions: Iterable[Mention],
    resolutions: Iterable[Resolution],
    dates: Iterable[DatedMention],
    *,
    forces: ForceTable,
) -> Annotated:
    """Lay mentions, resolutions and dates over the tokens of a parse."""
    table = forces.within(article.body, article.published if article.anchors_dates else None)
    spots, glossed = [], set[int]()
    for resolution in map(_likely, resolutions):
        tokens = parse.tokens_in(resolution.mention.span)
        if not tokens:
            continue
        if resolution.role is PlaceRole.GLOSS:
            glossed.update(token.i for token in tokens)
        if resolution.role not in _NAMES_ONLY:
            spots.append(Spot(resolution, _head(parse, tokens), tokens[0].i, tokens[-1].i + 1))
    found = [mention for mention in mentions if mention.kind is MentionKind.FORCE]
    acronyms = dict(_acronyms(article.body, found))
    named = [
        Named(force, mention.span, _head(parse, tokens), tokens[0].i, tokens[-1].i + 1)
        for mention in found
        if (tokens := parse.tokens_in(mention.span))
        and (name := acronyms.get(mention.text, mention.text))
        and (force := table.named(name) or unknown(name))
    ]
    taken = {i for name in named for i in range(name.first, name.stop)}
    named.extend(_sharing(parse, table, tuple(named), taken))
    named.extend(_demonyms(parse, table, taken))
    dated = tuple(
        (date, _head(parse, tokens))
        for date in dates
        if (tokens := parse.tokens_in(date.mention.span))
    )
    return Annotated(
        article,
        parse,
        tuple(spots),
        tuple(named),
        dated,
        {i: spot for spot in spots for i in range(spot.first, spot.stop)},
        {i: name for name in named for i in range(name.first, name.stop)},
        frozenset(glossed),
        table.army_at_home(article.body, _countries(spots)),
        table.lookup.persons,
    )


def _likely(resolution: Resolution) -> Resolution:
    """Leave a name unplaced that more likely means another place, or none: no arrow on a guess."""
    place = resolution.place
    if place is None or resolution.confidence >= LEAST_LIKELY:
        return resolution
    why = f"too uncertain to be drawn: {place.name} is likely by {resolution.confidence:.0%} only"
    return replace(resolution, place=None, relation=None, reasons=(why, *resolution.reasons))


def _countries(spots: Iterable[Spot]) -> Iterator[str]:
    """Yield the country of each place that the text speaks of as a place."""
    for spot in spots:
        if spot.resolution.place is not None and spot.resolution.role is PlaceRole.LITERAL:
            yield spot.resolution.place.country


def _acronyms(body: str, mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the acronyms that the text itself explains, with the name: "(TRB)"."""
    named = sorted(mentions, key=lambda mention: mention.span)
    for name, short in pairwise(named):
        between = body[name.span.end : short.span.start]
        if between.strip() == "(" and body[short.span.end : short.span.end + 1] == ")":
            yield short.text, name.text


def _demonyms(parse: Parse, table: ForceTable, taken: Container[int]) -> Iterator[Named]:
    """Yield the states whose deed or servant a demonym tells of: "Turkish advance", "General"."""
    lexicon = load()
    for token in parse.tokens:
        noun = parse.head(token)
        lemma = lemma_of(noun)
        if token.dep not in _BEFORE or token.i in taken or noun.i in taken:
            continue
        deeds = lexicon.entries.get((TriggerKind.NOUN, lemma), ())
        following = parse.tokens[token.i + 1].text
        if (
            any(deed.action is not Action.TALKS for deed in deeds)
            or lexicon.is_a(lemma, "equipment", "official", "commander")
            or lexicon.is_a(following, "commander")
        ):
            force = table.army_of(token.text)
            if force is not None:
                yield Named(force, Span(token.start, token.end), token, token.i, token.i + 1)


def _sharing(
    parse: Parse, table: ForceTable, named: tuple[Named, ...], taken: Container[int]
) -> Iterator[Named]:
    """Yield the forces that share a noun with the named one: "Russian and Syrian fighters"."""
    for name in named:
        token = parse.tokens[name.first]
        noun = " ".join(t.text for t in parse.tokens[name.first + 1 : name.stop])
        while token.dep == "conj" and noun:
            token = parse.head(token)
            force = None if token.i in taken else table.named(f"{token.text} {noun}")
            if force is not None:
                yield Named(force, Span(token.start, token.end), token, token.i, token.i + 1)


def _by_sentence(parse: Parse, heads: Iterable[Token]) -> Mapping[int, list[int]]:
    """Sort things, given by their heads, by the ordinal of the sentence they stand in."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for i, head in enumerate(heads):
        found[parse.sentence_number(head)].append(i)
    return found


def _head(parse: Parse, tokens: tuple[Token, ...]) -> Token:
    """Return the token of a span whose governor lies outside it."""
    first, last = tokens[0].i, tokens[-1].i
    outward = [t for t in tokens if not first <= t.head <= last or t.head == t.i]
    content = [t for t in outward if t.pos not in ("DET", "PUNCT", "SPACE", "ADP")]
    return (content or outward or list(tokens))[0]
