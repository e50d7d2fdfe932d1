"""A parsed text as plain values, so that no stage needs a language model to be tested."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.model.span import Span


class Token(NamedTuple):
    """One token of a parse.

    ``pos`` is a Universal Dependencies tag, ``tag`` a Penn Treebank tag, ``dep`` a ClearNLP
    dependency label as spaCy's English models use, ``head`` the index of the governing token
    (a root governs itself), ``entity`` an OntoNotes label or the empty string.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


class Entity(NamedTuple):
    """A named entity that the language model found, half-open in tokens."""

    first: int
    stop: int
    label: str


class Sentence(NamedTuple):
    """A sentence, half-open in tokens."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Parse:
    """Hold the tokens, sentences and entities of one body.

    Offsets of tokens are characters of the article's body. Token indices run through the
    whole body, not through a sentence.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    _children: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _sentence_of: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        numbers = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            numbers[sentence.first : sentence.stop] = [number] * (sentence.stop - sentence.first)
        object.__setattr__(self, "_sentence_of", tuple(numbers))

    def children(self, token: Token) -> tuple[Token, ...]:
        """Return the direct dependents of a token, in text order."""
        return self._children[token.i]

    def head(self, token: Token) -> Token:
        """Return the governor of a token; a root is its own."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Walk from the token's governor up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return the token and everything below it, in text order."""
        found = [token]
        for below in found:
            found.extend(self._children[below.i])
        return tuple(sorted(found))

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that holds the token."""
        return self.sentences[self._sentence_of[token.i]]

    def sentence_number(self, token: Token) -> int:
        """Return the ordinal, from 0, of the sentence that holds the token."""
        return self._sentence_of[token.i]

    def sentence_number_at(self, span: Span) -> int:
        """Return the ordinal, from 0, of the sentence in which the span begins."""
        return self.sentence_number(self.tokens_in(span)[0])

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence, in text order."""
        return self.tokens[sentence.first : sentence.stop]

    def span(self, first: int, stop: int) -> Span:
        """Return the characters of the half-open range of tokens."""
        return Span(self.tokens[first].start, self.tokens[stop - 1].end)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that share a character with the span."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        stop = low
        while stop < len(self.tokens) and self.tokens[stop].start < span.end:
            stop += 1
        return self.tokens[low:stop]
