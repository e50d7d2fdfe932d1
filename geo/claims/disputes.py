"""Denials of what was told before: "The army rejected the claim", "said that they had not".

Such words name no event of their own. They become denied claims of the events that the same
sentence told before them, or else the sentence before, so that merging shows the dispute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.claims.annotated import Annotated
from geo.claims.attribution import SourceReader
from geo.claims.clauses import is_passive, objects, subjects
from geo.claims.lexicon import Lexicon, TriggerKind
from geo.claims.status import StatusReader
from geo.model import (
    Action,
    Attribution,
    Claim,
    Evidence,
    EvidenceRole,
    Sentence,
    Span,
    Status,
    Token,
    content_id,
)

_ANAPHORS = frozenset({"it", "this", "that", "these", "them", "which"})
_AUXILIARIES = frozenset({"have", "do", "be"})
_ELLIPTIC = frozenset({"nsubj", "nsubjpass", "neg", "mark", "punct", "advmod", "aux", "cc"})
_OWN = frozenset({EvidenceRole.ATTRIBUTION, EvidenceRole.STATUS})
_STILL = frozenset({"still", "remain", "continue", "keep"})
_SENTENCES_BACK = 2
_TRUST = 0.8


@dataclass(frozen=True, slots=True)
class _Denial:
    """Hold the word that denies, and who says so, outermost first."""

    cue: Token
    sources: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class DisputeFinder:
    """Find, in one article, who denies what was told before."""

    text: Annotated
    lexicon: Lexicon
    sources: SourceReader
    statuses: StatusReader

    def find(self, sentence: Sentence, told: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return denied claims of the events that words of the sentence dispute.

        ``told`` are the claims of the text up to the sentence, its own included.
        """
        number = self.text.parse.sentence_number(self.text.parse.tokens[sentence.first])
        near = self._near(number, told)
        if not any(claim.status.is_asserted for claim in near):
            return ()
        found = [
            self._denied(claim, denial, sentence)
            for denial in self._denials(sentence, near)
            for claim in self._disputed(denial, number, near)
        ]
        return (*found, *self._contradicted(number, near))

    def _near(self, number: int, told: Sequence[Claim]) -> list[Claim]:
        """Return the claims of the sentence and of those just before it, in text order."""
        near: list[Claim] = []
        for claim in reversed(told):
            if number - self._number(claim) > _SENTENCES_BACK:
                break
            near.insert(0, claim)
        return near

    def _number(self, claim: Claim) -> int:
        return self.text.parse.sentence_number_at(claim.span)

    # What denies

    def _denials(self, sentence: Sentence, near: list[Claim]) -> Iterator[_Denial]:
        triggers = {e.span for c in near for e in c.evidence if e.role is EvidenceRole.TRIGGER}
        for token in self.text.parse.tokens_of(sentence):
            if token.pos not in ("VERB", "AUX", "NOUN"):
                continue
            readings = (self._rejecting, self._belying, self._eliding, self._missing)
            sources = next((s for read in readings if (s := read(token)) is not None), None)
            if sources is None or Span(token.start, token.end) in triggers:
                continue
            below = (Span(t.start, t.end) for t in self.text.parse.subtree(token) if t != token)
            if triggers.isdisjoint(below):  # "denied that X left": a claim of its own
                yield _Denial(token, sources)

    def _rejecting(self, verb: Token) -> tuple[Attribution, ...] | None:
        """Read "X rejected the claim", "a claim that X denies", "the claim was denied by X"."""
        if not self.lexicon.is_a(verb.lemma, "denying") or verb.pos != "VERB":
            return None
        if self.statuses.read(verb).status is not Status.REPORTED:
            return None
        parse = self.text.parse
        if is_passive(parse, verb):
            about = [c for c in parse.children(verb) if c.dep == "nsubjpass"]
            agents = [c for c in parse.children(verb) if c.dep == "agent"]
            speakers = [t for by in agents for t in parse.children(by) if t.dep == "pobj"]
        else:
            about = [*objects(parse, verb)]
            speakers = [*subjects(parse, verb)]
            if not about and verb.dep == "relcl":
                about = [parse.head(verb)]
        if not any(map(self._is_report, about)):
            return None
        named = filter(None, map(self.sources.speakers.named, speakers))
        return tuple(map(self.sources.read, named))

    def _belying(self, verb: Token) -> tuple[Attribution, ...] | None:
        """Read "called the report a lie", "said it was not true"."""
        parse, children = self.text.parse, self.text.parse.children(verb)
        if self.lexicon.is_a(verb.lemma, "deeming"):
            about = tuple(t for t in parse.subtree(verb) if t.dep in ("dobj", "nmod"))
        elif verb.lemma == "be":
            about = tuple(c for c in children if c.dep == "nsubj")
        else:
            return None
        if not any(map(self._is_report, about)):
            return None
        words = [t for t in parse.subtree(verb) if t.i > about[0].i]
        untrue = any(self.lexicon.is_a(t.lemma, "untrue") for t in words)
        negated = any(t.dep == "neg" for t in children)
        belied = (untrue and not negated) or (negated and any(t.lemma == "true" for t in words))
        if not belied or self.statuses.read(verb).status not in (Status.REPORTED, Status.DENIED):
            return None
        speakers = () if verb.lemma == "be" else subjects(parse, verb)
        named = filter(None, map(self.sources.speakers.named, speakers))
        return (*self.sources.trace(verb), *map(self.sources.read, named))

    def _eliding(self, verb: Token) -> tuple[Attribution, ...] | None:
        """Read "X said that they had not", where nothing follows the auxiliary."""
        if verb.lemma not in _AUXILIARIES:
            return None
        children = self.text.parse.children(verb)
        bare = all(c.dep in _ELLIPTIC for c in children)
        denies = any(c.dep == "neg" for c in children)
        pronoun = any(c.dep.startswith("nsubj") and c.pos == "PRON" for c in children)
        if not (bare and denies and pronoun) or verb.dep not in ("ccomp", "ROOT", "conj"):
            return None
        return self.sources.trace(verb) or None

    def _missing(self, noun: Token) -> tuple[Attribution, ...] | None:
        """Read "X said that no such withdrawal took place", "there had been no withdrawal"."""
        if noun.pos != "NOUN":
            return None
        words = {c.text.casefold() for c in self.text.parse.children(noun)}
        if "no" not in words:
            return None
        is_event = (TriggerKind.NOUN, noun.lemma) in self.lexicon.entries
        if not is_event and "such" not in words:
            return None
        return self.sources.trace(noun) or None

    def _is_report(self, noun: Token) -> bool:
        word = noun.text.casefold()
        return word in _ANAPHORS or self.lexicon.is_a(noun.lemma, "report")

    # What is denied

    def _disputed(self, denial: _Denial, number: int, near: list[Claim]) -> Iterator[Claim]:
        """Yield the claims a denial is about: the last that others tell, all of one sentence."""
        speakers = {link.source for link in denial.sources}
        for back in range(_SENTENCES_BACK + 1):
            found = [
                claim
                for claim in near
                if self._number(claim) == number - back
                and claim.span.start < denial.cue.start
                and claim.status.is_asserted
                and claim.action is not Action.TALKS
                and not speakers.intersection(link.source for link in claim.attribution)
            ]
            if found:
                yield from found
                return

    def _contradicted(self, number: int, near: list[Claim]) -> Iterator[Claim]:
        """Yield denials by those who still hold what another is said to have taken."""
        holding = [c for c in near if self._number(c) == number and self._is_held_still(c)]
        for claim in holding:
            for other in near:
                if other is not claim and _contradict(claim, other):
                    cue = self.text.parse.tokens_in(_trigger(claim))[0]
                    sentence = self.text.parse.sentences[number]
                    yield self._denied(other, _Denial(cue, claim.attribution), sentence)

    def _is_held_still(self, claim: Claim) -> bool:
        if claim.action is not Action.CAPTURE or not claim.status.is_asserted:
            return False
        trigger = self.text.parse.tokens_in(_trigger(claim))[0]
        above = self.text.parse.head(trigger)
        words = (
            trigger,
            above,
            *self.text.parse.children(trigger),
            *self.text.parse.children(above),
        )
        return bool(claim.attribution) and any(w.lemma.casefold() in _STILL for w in words)

    def _denied(self, claim: Claim, denial: _Denial, sentence: Sentence) -> Claim:
        cue = Span(denial.cue.start, denial.cue.end)
        span = cue
        here = self.text.parse.span(sentence.first, sentence.stop)
        for link in denial.sources:
            if here.contains(link.span):
                span = span.hull(link.span)
        said = tuple(Evidence(EvidenceRole.ATTRIBUTION, link.span) for link in denial.sources)
        kept = tuple(e for e in claim.evidence if e.role not in _OWN)
        evidence = (*kept, *said, Evidence(EvidenceRole.STATUS, cue))
        return replace(
            claim,
            id=content_id("c", claim.article_id, str(cue.start), "denial", claim.id),
            span=span,
            sentence=here.hull(claim.sentence),
            status=Status.DENIED,
            attribution=denial.sources,
            evidence=tuple(sorted(set(evidence), key=lambda e: (e.span, e.role))),
            confidence=round(claim.confidence * _TRUST, 2),
            rule=f"{claim.action}/denial:{denial.cue.lemma.casefold()}",
        )


def _trigger(claim: Claim) -> Span:
    return next(e.span for e in claim.evidence if e.role is EvidenceRole.TRIGGER)


def _contradict(holding: Claim, other: Claim) -> bool:
    """Tell whether who holds a place belies a claim that it was taken, or left by them."""
    places = {r.place.id for r in holding.locations if r.place}
    same = {force.id for force in holding.forces} & {force.id for force in other.forces}
    if other.action is Action.CAPTURE and not same:
        taken = {r.place.id for r in other.locations if r.place}
    elif other.action in (Action.WITHDRAW, Action.LOSE_CONTROL) and same:
        taken = {r.place.id for r in (*other.origins, *other.locations) if r.place}
    else:
        return False
    speakers = {link.source for link in holding.attribution}
    apart = speakers.isdisjoint(link.source for link in other.attribution)
    return apart and other.status.is_asserted and bool(places & taken)
