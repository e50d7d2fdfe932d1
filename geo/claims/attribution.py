"""Read who says so: the chain of sources around a claim, outermost first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import is_verbal, noun_phrase, subjects
from geo.claims.lexicon import Lexicon
from geo.claims.speakers import SpeakerFinder
from geo.model import Attribution, Span, Token

_REPORTS = frozenset(
    {"report", "claim", "rumor", "rumour", "allegation", "statement", "account", "source"}
)
_ACCORDING = frozenset({"according", "per"})
_CITING = frozenset({"cite", "quote"})
_AFTERWARDS = frozenset({"say", "report", "tell", "explain", "add", "claim", "announce"})
_AGAINST = frozenset({"oppose", "fight", "resist", "reject", "against", "anti", "criticise"})
_HIGHEST = 25


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Read the sources of claims in one article."""

    text: Annotated
    lexicon: Lexicon
    actors: ActorReader
    speakers: SpeakerFinder

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon, actors: ActorReader) -> Self:
        """Make a reader for one article."""
        return cls(text, lexicon, actors, actors.speakers)

    def trace(self, trigger: Token) -> tuple[Attribution, ...]:
        """Return the sources that a trigger's clause is put down to, outermost first.

        Words in quotation marks are put down to whoever is quoted, in the sentence or in the
        one beside it; a pronoun to the speaker whom it takes up.
        """
        found = [self.speakers.named(token) for token in self._around(trigger)]
        inner_first = [token for token in found if token is not None]
        if not inner_first:
            quoted = self.speakers.of_quotation(trigger) or self._according(trigger)
            speaker = self.speakers.named(quoted) if quoted else None
            inner_first = [speaker] if speaker else []
        return tuple(dict.fromkeys(map(self.read, reversed(inner_first))))

    def read(self, speaker: Token) -> Attribution:
        """Return a source with its side, where the words that name it tell."""
        parse = self.text.parse
        phrase = noun_phrase(parse, speaker)
        start, end = phrase[0].start, phrase[-1].end
        for child in parse.children(speaker):
            is_name = child.dep == "appos" and child.pos == "PROPN" and child.i == speaker.i + 1
            if (is_name and speaker.pos == "NOUN") or (child.dep == "conj" and child.i > speaker.i):
                end = max(end, noun_phrase(parse, child)[-1].end)
        span = Span(start, end)
        return Attribution(span.of(self.text.article.body), span, self._side(speaker))

    def _side(self, speaker: Token) -> str:
        """Return the camp of a source: its own, or that of those it is said to be with."""
        forces = self.actors.read(speaker).forces
        if forces:
            return forces[0].side
        parse = self.text.parse
        for token in parse.subtree(speaker):
            named = self.text.force_at.get(token.i)
            if named is None or named.head.i != token.i:
                continue
            between = (token, *parse.ancestors(token))
            hangs = between[: next((i for i, t in enumerate(between) if t.i == speaker.i), 0)]
            if not any(_AGAINST & {t.lemma.casefold(), t.text.casefold()} for t in hangs):
                return named.force.side
        return ""

    def _around(self, trigger: Token) -> Iterator[Token]:
        """Yield who is said to say it, innermost first."""
        parse, token = self.text.parse, trigger
        for _ in range(_HIGHEST):
            yield from self._beside(token)
            head = parse.head(token)
            if head.i == token.i:
                return
            speakers = tuple(self.speakers.of_clause(token, head))
            if speakers:
                yield from self._cited(head)
                yield from speakers
            elif head.lemma in _REPORTS and token.dep in ("prep", "acl", "ccomp", "pcomp"):
                yield head
            token = head

    def _beside(self, token: Token) -> Iterator[Token]:
        """Yield whom an aside names: "according to X", "X reported", "citing X"."""
        parse = self.text.parse
        for child in parse.children(token):
            aside = child.dep in ("parataxis", "ccomp") and child.i > token.i
            if aside and child.lemma in _AFTERWARDS:
                yield from self._cited(child)
                yield from subjects(parse, child)
            if {child.lemma.casefold(), child.text.casefold()} & _ACCORDING:
                nouns = (t for t in parse.subtree(child) if t.dep == "pobj")
                source = next(nouns, None)
                if source is not None:
                    yield from self._cited(token)
                    yield from self._cited(source)
                    yield self._asked(source)

    def _according(self, trigger: Token) -> Token | None:
        """Return whom the sentence goes by, wherever the parse hung "according to"."""
        parse = self.text.parse
        for token in parse.tokens_of(parse.sentence_of(trigger)):
            if token.text.casefold() in _ACCORDING:
                return next((t for t in parse.subtree(token) if t.dep == "pobj"), None)
        return None

    def _cited(self, head: Token) -> Iterator[Token]:
        """Yield whom a source cites in its turn: "the agency said, citing X"."""
        parse = self.text.parse
        for noun in (head, *subjects(parse, head)) if is_verbal(head) else (head,):
            for child in parse.children(noun):
                if child.lemma in _CITING and child.tag == "VBG":
                    yield from (t for t in parse.children(child) if t.dep == "dobj")

    def _asked(self, token: Token) -> Token:
        """Return whom "according to whom" names."""
        if token.tag not in ("WP", "WDT"):
            return token
        parse = self.text.parse
        before = parse.tokens[parse.sentence_of(token).first : token.i]
        return next((t for t in reversed(before) if t.pos in ("NOUN", "PROPN")), token)
