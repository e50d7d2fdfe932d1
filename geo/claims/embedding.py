"""What words make of an event that they govern: wanted, prevented, agreed on, a mere condition.

Such words do not say that it happened, and many say that it did not. ``data/claims/words.csv``
holds them by class; here stands where in their clause the event must be.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.clauses import is_passive, objects, subjects, tensed
from geo.claims.lexicon import Lexicon, TriggerKind
from geo.claims.verdicts import Reading
from geo.model import MOVEMENTS, Action, Parse, Status, Token

_NO = frozenset({"no", "neither", "nor"})
_APART = frozenset({"in", "at", "during", "by", "with", "against"})
_TOWARDS = frozenset({"for", "of", "about", "at", "on", "to", "over", "against"})
_PREDICATES = frozenset({"attr", "acomp", "oprd", "dobj", "npadvmod", "appos"})
_PENDING = frozenset({"pending", "barring", "absent"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_HANGING = frozenset({"prep", "acl", "pobj", "compound", "amod"})
_CLAUSES = _HANGING | {"ccomp", "relcl"}
_DEEDS = (MOVEMENTS - {Action.WITHDRAW}) | {Action.CAPTURE, Action.CLASH, Action.STRIKE}
"""What a next step may follow; who "withdrew before reaching X" never came there."""

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "csubj", "advcl"})


@dataclass(frozen=True, slots=True)
class Embedding:
    """Judge events by the words that govern them, in one article."""

    parse: Parse
    lexicon: Lexicon

    def under_noun(self, token: Token, noun: Token) -> Reading | None:
        """Judge what hangs on a noun: "plans for X", "no sign of X", "in case of X"."""
        if token.dep == "nsubj" and self._is_unreal(noun):
            return Reading.of(Status.CONDITIONAL, noun)
        if token.dep == "ccomp" and self.lexicon.is_a(noun.lemma, "report"):
            return self._belied(token, noun)
        tells = self.lexicon.is_a(noun.lemma, "proof")
        if token.dep not in (_CLAUSES if tells else _HANGING):
            return None
        of = token.dep == "acl" or token.lemma in ("of", "that")
        none = (of or tells) and self._has_no(noun)
        return self._as_complement(token, noun) or (
            Reading.of(Status.DENIED, noun) if none else None
        )

    def _belied(self, token: Token, report: Token) -> Reading | None:
        """Judge "claims that X proved false", where the parse made the noun govern it all."""
        after = (t for t in self.parse.subtree(report) if t.i > token.i)
        untrue = next((t for t in after if self.lexicon.is_a(t.lemma, "untrue")), None)
        return Reading.of(Status.DENIED, untrue) if untrue else None

    def _as_complement(self, token: Token, noun: Token) -> Reading | None:
        above = self.parse.head(noun)
        if self.lexicon.is_a(noun.lemma, "rumour") and token.dep != "amod":
            return Reading.of(Status.DENIED, noun)
        if self.lexicon.is_a(noun.lemma, "contingency") and above.lemma == "in":
            return Reading.of(Status.CONDITIONAL, noun)
        if self.lexicon.is_a(noun.lemma, "verge") and above.lemma in ("on", "at"):
            return Reading.of(Status.PLANNED, noun)
        apart = token.dep == "prep" and token.text.casefold() in _APART
        if self.lexicon.is_a(noun.lemma, "unreal-noun") and not apart:
            return Reading.of(Status.PLANNED, noun)
        return None

    def under_preposition(self, preposition: Token) -> Reading | None:
        """Judge what stands after a preposition: "pending X", "is conditional on X"."""
        if preposition.text.casefold() in _PENDING:
            return Reading.of(Status.CONDITIONAL, preposition)
        if preposition.lemma in ("on", "upon"):
            for child in self.parse.children(self.parse.head(preposition)):
                if child.dep == "acomp" and self._is_unreal(child) and child.i < preposition.i:
                    return Reading.of(Status.CONDITIONAL, child)
        return None

    def follows_a_deed(self, preposition: Token, gerund: Token) -> bool:
        """Tell what is told as the next step: "took X before moving on", not "halted before"."""
        deed = self.parse.head(preposition)
        if preposition.text.casefold() != "before" or gerund.tag != "VBG":
            return False
        told = deed
        while told.tag == "VBG" and told.dep in ("advcl", "conj"):
            told = self.parse.head(told)  # "pushed east, taking X before moving on"
        if gerund.head != preposition.i or tensed(self.parse, told).tag != "VBD":
            return False
        entries = self.lexicon.entries.get((TriggerKind.VERB, deed.lemma), ())
        undone = any(child.dep in ("neg", "auxpass") for child in self.parse.children(deed))
        return not undone and any(entry.action in _DEEDS for entry in entries)

    def under_verb(self, token: Token, verb: Token) -> Reading | None:
        """Judge an object or complement: "stopped X", "demanded X", "made X a condition"."""
        if verb.dep == "prep":
            return self.under_preposition(verb)
        if self._is_prevented(token, verb):
            return Reading.of(Status.DENIED, verb)
        unsure = self._as_unsure(token, verb)
        if unsure is not None:
            return unsure
        if self._is_intended(token, verb) or self._is_provided_for(token, verb):
            return Reading.of(Status.PLANNED, verb)
        return self._as_deemed(token, verb) or self._as_predicate(token, verb)

    def as_subject(self, verb: Token) -> Reading | None:
        """Judge a subject by what is said of it: "X is a condition", "X depends on Y"."""
        for child in self.parse.children(verb):
            said = self._of_predicate(child)
            if said is not None:
                return said
        if self.lexicon.is_a(verb.lemma, "impending"):
            return Reading.of(Status.PLANNED, verb)
        if verb.lemma in ("be", "remain", "come"):
            for noun in self._under_prepositions(verb):
                if self.lexicon.is_a(noun.lemma, "unsettled", "unreal-noun"):
                    return Reading.of(Status.PLANNED, noun)
        return self._of_passive(verb) if is_passive(self.parse, verb) else self._of_active(verb)

    def _of_predicate(self, word: Token) -> Reading | None:
        """Judge an event by what it is said to be: close, false, difficult, a condition."""
        if word.dep not in ("attr", "acomp", "oprd", "advmod"):
            return None
        if self.lexicon.is_a(word.lemma, "untrue"):
            return Reading.of(Status.DENIED, word)
        located = self.parse.children(word)  # "is close to the city" tells where, not when
        impending = self.lexicon.is_a(word.lemma, "impending-adjective") and not located
        if impending or self.lexicon.is_a(word.lemma, "arduous"):
            return Reading.of(Status.PLANNED, word)
        unreal = word.dep != "advmod" and self._is_unreal(word)
        return Reading.of(Status.CONDITIONAL, word) if unreal else None

    def _of_passive(self, verb: Token) -> Reading | None:
        if self.lexicon.is_a(verb.lemma, "preventive"):
            return Reading.of(Status.DENIED, verb)
        if self.lexicon.is_a(verb.lemma, "nonfactual"):
            return Reading.of(Status.PLANNED, verb)
        return None

    def _of_active(self, verb: Token) -> Reading | None:
        if self.lexicon.is_a(verb.lemma, "awaiting"):
            return Reading.of(Status.CONDITIONAL, verb)
        completes = any(child.dep == "xcomp" for child in self.parse.children(verb))
        return Reading.of(Status.DENIED, verb) if verb.lemma == "fail" and completes else None

    def _as_unsure(self, token: Token, verb: Token) -> Reading | None:
        """Judge what nobody says, what is doubted, and what is said to be untrue or unclear."""
        adds = token.tag == "VBG" and self.lexicon.is_a(token.lemma, "say")
        if token.dep not in _COMPLEMENTS or (token.dep == "advcl" and adds):
            return None  # "disputed this, saying that X"
        if self.lexicon.is_a(verb.lemma, "doubting"):
            return Reading.of(Status.CONDITIONAL, verb)
        return self._of_nobody(token, verb) or self._unvouched(token, verb)

    def _of_nobody(self, token: Token, verb: Token) -> Reading | None:
        """Judge "nobody saw X", "no report mentions X", "the game has X"."""
        for subject in subjects(self.parse, verb) if token.dep != "advcl" else ():
            if subject.text.casefold() in _NOBODY or self._has_no(subject):
                return Reading.of(Status.DENIED, subject)
            if self.lexicon.is_a(subject.lemma, "fiction"):
                return Reading.of(Status.CONDITIONAL, subject)
        return None

    def _unvouched(self, token: Token, verb: Token) -> Reading | None:
        """Judge "did not say that X", "it is untrue that X"; not "did not say why X"."""
        asks = any(c.tag in ("WRB", "WP") for c in self.parse.children(token))
        vouches = self.lexicon.is_a(verb.lemma, "vouching") and not asks
        predicated = verb.lemma == "be" and token.dep in ("ccomp", "csubj")
        for child in self.parse.children(verb):
            if child.dep == "neg" and vouches:
                return Reading.of(Status.CONDITIONAL, child)
            said = self._of_predicate(child) if predicated else None
            if said is not None:
                return said
        return None

    def _has_no(self, noun: Token) -> bool:
        return any(
            child.dep == "det" and child.text.casefold() in _NO
            for child in self.parse.children(noun)
        )

    def in_fiction(self, verb: Token) -> Reading | None:
        """Judge what only a game or a tale tells: "in a simulation, X advanced"."""
        for noun in self._under_prepositions(verb, "in"):
            modifiers = (c for c in self.parse.children(noun) if c.dep in ("amod", "compound"))
            words = (noun.lemma, *(word for c in modifiers for word in (c.lemma, c.text)))
            if any(self.lexicon.is_a(word, "fiction") for word in words):
                return Reading.of(Status.CONDITIONAL, noun)
        return None

    def _is_prevented(self, token: Token, verb: Token) -> bool:
        """Tell whether the verb says that it did not come about: "stopped the advance"."""
        hinders = self.lexicon.is_a(verb.lemma, "hindering")
        if token.dep == "prep" and token.lemma == "from" and hinders:
            return any(child.dep == "pcomp" for child in self.parse.children(token))
        if not self.lexicon.is_a(verb.lemma, "preventive"):
            return False
        if verb.lemma == "rule":
            return any(c.text.casefold() == "out" for c in self.parse.children(verb))
        if token.dep == "prep":
            return token.lemma.casefold() in ("from", "of", "against", "to", "about")
        return token.dep in ("dobj", "xcomp", "ccomp", "pcomp")

    def _is_intended(self, token: Token, verb: Token) -> bool:
        """Tell whether the verb only wants it: "demanded the withdrawal"."""
        if token.dep in ("dobj", "xcomp"):
            return self.lexicon.is_a(verb.lemma, "nonfactual") and not self._is_rated(token, verb)
        if token.dep == "prep" and token.lemma in _TOWARDS:
            strives = token.lemma == "for" and self.lexicon.is_a(verb.lemma, "striving")
            links = objects(self.parse, verb) and self.lexicon.is_a(verb.lemma, "linking")
            return strives or bool(links) or self.lexicon.is_a(verb.lemma, "nonfactual")
        if token.dep == "ccomp" and self.lexicon.is_a(verb.lemma, "wishing"):
            return token.tag not in ("VBD", "VBZ") or verb.lemma in ("hope", "fear", "demand")
        return False

    def _is_rated(self, token: Token, verb: Token) -> bool:
        """Tell whether the verb only says what it is like: "called the retreat significant"."""
        rated = any(c.dep == "oprd" and c.i > token.i for c in self.parse.children(verb))
        return rated and self.lexicon.is_a(verb.lemma, "deeming")

    def _is_provided_for(self, token: Token, verb: Token) -> bool:
        """Tell whether a text or an agreement only provides for it: "the deal includes X"."""
        if token.dep not in ("dobj", "ccomp", "xcomp", "prep"):
            return False
        if not self.lexicon.is_a(verb.lemma, "providing"):
            return False
        return any(self.lexicon.is_a(s.lemma, "document") for s in subjects(self.parse, verb))

    def _as_deemed(self, token: Token, verb: Token) -> Reading | None:
        """Judge what is called something unreal: "set X as a condition"."""
        if token.dep not in ("dobj", "nsubj", "ccomp") or not self.lexicon.is_a(
            verb.lemma, "deeming"
        ):
            return None
        after = [t for t in self.parse.subtree(verb) if t.i > token.i]
        deemed = [t for t in after if t.dep in _PREDICATES]
        deemed += [t for t in after if t.dep == "pobj" and self._is_loose(t)]
        return next(
            (Reading.of(Status.CONDITIONAL, noun) for noun in deemed if self._is_unreal(noun)), None
        )

    def _is_loose(self, noun: Token) -> bool:
        """Tell a noun after "as", or one that the parser hung as a second under a preposition."""
        preposition = self.parse.head(noun)
        first = next(c for c in self.parse.children(preposition) if c.dep == "pobj")
        return preposition.lemma == "as" or first.i != noun.i

    def _as_predicate(self, token: Token, verb: Token) -> Reading | None:
        """Judge what something unreal is said to be: "the goal is X", "among the demands is X"."""
        if token.dep != "attr":
            return None
        for subject in (*subjects(self.parse, verb), *self._under_prepositions(verb, "among")):
            if self._is_unreal(subject):
                return Reading.of(Status.PLANNED, subject)
        return None

    def _is_unreal(self, token: Token) -> bool:
        return self.lexicon.is_a(token.lemma, "unreal-noun", "unreal-adjective")

    def _under_prepositions(self, head: Token, word: str = "") -> Iterator[Token]:
        """Yield the nouns in the prepositional phrases of a word, at most two deep."""
        for child in self.parse.children(head):
            if child.dep == "prep" and word in ("", child.lemma.casefold()):
                for inner in self.parse.children(child):
                    if inner.dep == "prep":
                        yield from (t for t in self.parse.children(inner) if t.dep == "pobj")
                    elif inner.dep == "pobj":
                        yield inner
