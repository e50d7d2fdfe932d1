"""Find who speaks: the subjects of verbs of saying, around a word or around its quotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from geo.claims.annotated import Annotated
from geo.claims.clauses import are_parted, described_noun, is_passive, is_verbal, subjects
from geo.claims.lexicon import Lexicon
from geo.claims.quotations import Quotations
from geo.model import Span, Token

_SAID = frozenset(
    """ccomp dobj prep xcomp parataxis advcl pobj pcomp conj nsubjpass dep acl""".split()  # noqa: SIM905
)
"""How what is said hangs on the verb of saying."""

_PERSONAL = frozenset({"he", "she"})
_REFERRING = frozenset({"he", "she", "it", "they"})
_FEWEST_WORDS = 4
"""A quotation shorter than this only keeps its distance from a word."""
_SENTENCES_BACK = 4


@dataclass(frozen=True, slots=True)
class SpeakerFinder:
    """Find the speakers of one article."""

    text: Annotated
    lexicon: Lexicon
    quotations: Quotations

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> Self:
        """Make a finder that knows what the article quotes."""
        return cls(text, lexicon, Quotations.of(text.article.body))

    def says(self, verb: Token) -> bool:
        """Tell whether a verb tells somebody's words, in the active voice."""
        told = is_verbal(verb) and self.lexicon.is_a(verb.lemma, "say", "denying")
        return told and not is_passive(self.text.parse, verb)

    def around(self, token: Token) -> Iterator[Token]:
        """Yield the nouns for those who say a word: of its clauses, else of its quotation."""
        parse, node, found = self.text.parse, token, False
        for above in parse.ancestors(token):
            for speaker in map(self.named, self.of_clause(node, above)):
                if speaker is not None:
                    found = True
                    yield speaker
            node = above
        quoted = None if found else self.of_quotation(token)
        speaker = self.named(quoted) if quoted else None
        if speaker is not None:
            yield speaker

    def of_clause(self, token: Token, verb: Token) -> Iterator[Token]:
        """Yield who says what hangs on a verb of saying by the token."""
        if token.dep in _SAID and self.says(verb) and not self._stands_apart(token, verb):
            found = subjects(self.text.parse, verb) or self._just_before(verb)
            yield from (s for s in found if s.i != token.i)

    def _stands_apart(self, token: Token, verb: Token) -> bool:
        """Tell a clause beside the verb of saying: "X said A, but Y left"; "A left; Y said B"."""
        parse = self.text.parse
        own = any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(token))
        quoted = self.quotations.around(token.start) is not None
        return not quoted and (
            (token.dep == "conj" and own) or (is_verbal(token) and are_parted(parse, token, verb))
        )

    def _just_before(self, verb: Token) -> tuple[Token, ...]:
        """Return the noun before the verb that the parser hung elsewhere: "X left Y, Z said"."""
        noun = self.text.parse.tokens[max(verb.i - 1, 0)]
        is_stray = noun.pos in ("NOUN", "PROPN") and noun.dep in ("conj", "appos", "npadvmod")
        return (noun,) if is_stray and noun.i < verb.i else ()

    def of_quotation(self, token: Token) -> Token | None:
        """Return whom a word is quoted from, by the nearest verb of saying outside the marks."""
        span = self.quotations.around(token.start)
        if span is None or len(span.of(self.text.article.body).split()) < _FEWEST_WORDS:
            return None
        parse = self.text.parse
        inside = parse.tokens_in(span)
        if not inside:
            return None
        first, last = parse.sentence_number(inside[0]), parse.sentence_number(inside[-1])
        if not self._borders(span):
            return None
        for number in (last, *range(first, last), first - 1, last + 1):
            if 0 <= number < len(parse.sentences):
                speaker = next(self._speakers_in(number), None)
                if speaker is not None:
                    return speaker
        return None

    def _borders(self, span: Span) -> bool:
        """Tell whether a quotation is a clause of its own, not words woven into a sentence."""
        body = self.text.article.body
        before, after = body[: span.start - 1].rstrip()[-1:], body[span.start : span.end].rstrip()
        opens = before in ("", ",", ":", ".", "?", "!", "”", '"', ";", "—", "-")
        return opens and (after[-1:] in (",", ".", "?", "!", ";") or before in (":", ","))

    def _speakers_in(self, number: int) -> Iterator[Token]:
        parse = self.text.parse
        for verb in parse.tokens_of(parse.sentences[number]):
            if self.says(verb) and self.quotations.around(verb.start) is None:
                yield from (s for s in subjects(parse, verb) if s.tag not in ("WDT", "WP"))

    def named(self, speaker: Token) -> Token | None:
        """Return the noun that a speaker's pronoun takes up; the noun itself if it is one."""
        if speaker.tag in ("WP", "WDT"):
            return described_noun(self.text.parse, speaker)
        if speaker.pos != "PRON":
            return speaker
        word = speaker.text.casefold()
        if word not in _REFERRING:
            return None
        candidates = (t for t in self._before(speaker) if self._is_meant(t, word))
        return next(candidates, None)

    def _before(self, speaker: Token) -> Iterator[Token]:
        """Yield who spoke before, the latest first, then who else was told of."""
        parse = self.text.parse
        number = parse.sentence_number(speaker)
        numbers = range(number, max(number - _SENTENCES_BACK, -1), -1)
        told = [t for n in numbers for t in reversed(parse.tokens_of(parse.sentences[n]))]
        earlier = [t for t in told if t.i < speaker.i and t.pos in ("NOUN", "PROPN")]
        yield from (t for t in earlier if t.dep == "nsubj" and self.says(parse.head(t)))
        yield from (t for t in earlier if t.dep in ("nsubj", "nsubjpass"))

    def _is_meant(self, noun: Token, pronoun: str) -> bool:
        person = noun.entity == "PERSON" or self.lexicon.is_a(noun.lemma, "speaker")
        plural = noun.tag in ("NNS", "NNPS")
        if pronoun in _PERSONAL:
            return person and not plural
        return plural if pronoun == "they" else not person and not plural
