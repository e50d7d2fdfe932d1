"""Tell what a text asserts from what it denies, plans or makes conditional.

A verdict is sought at the trigger and then at everything that governs it, up to the root. The
first that is found decides: in doubt, nothing is asserted.
"""

from dataclasses import dataclass
from typing import Self

from geo.claims.annotated import Annotated
from geo.claims.clauses import are_parted, is_verbal, subjects, tensed
from geo.claims.embedding import Embedding
from geo.claims.lexicon import Lexicon
from geo.claims.verdicts import Reading
from geo.model import Status, Token

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_HYPOTHETICAL = frozenset(
    {"would", "could", "may", "might", "should", "must", "can", "ca", "ought", "'d", "’d"}
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
_SUPPOSING = frozenset({"assuming", "suppose", "supposing", "imagine", "provided", "providing"})
"""They make a condition of the clause that they open."""

_INVERTED = frozenset({"Should", "Were", "Had"})
_TIMES = frozenset({"when", "whenever", "after", "once", "as"})
_TEMPORAL = frozenset({"day", "moment", "minute", "hour", "week", "time", "year"})
_PERMITTING = frozenset({"oblige", "compel", "allow", "enable", "let", "permit", "require"})
_LIMITS = frozenset({"until", "till", "before", "once"})
"""They leave a past tense true: "until they withdrew", but not "until they withdraw"."""

_TIMES_OF_DAY = frozenset(
    {"dawn", "daybreak", "sunrise", "daylight", "noon", "midday", "dusk", "sunset", "nightfall"}
    | {"dark", "midnight"}
)
_LATEST = frozenset({"until", "till"})
_NO = frozenset({"no", "neither", "nor"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "acl", "oprd", "advcl"})
_CLOSE = frozenset({"dobj", "nsubjpass", "xcomp", "pobj", "oprd", "acomp", "attr"})
_SEQUENCE = frozenset({"after", "following", "follow", "upon", "with", "by", "from", "for", "of"})
_BACKGROUND = frozenset(
    {"in", "amid", "amidst", "despite", "during", "because", "due", "given", "since", "against"}
)
_CLAUSE_BEGINS = frozenset({"VBD", "VBZ", "MD", "WDT", "WP"})
"""Tags of the words before which another clause must begin: finite verbs and relatives."""

_HIGHEST = 25


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Read how far a text goes in saying that something happened."""

    text: Annotated
    lexicon: Lexicon
    embedding: Embedding

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> Self:
        """Make a reader for one article."""
        return cls(text, lexicon, Embedding(text.parse, lexicon))

    def read(self, trigger: Token) -> Reading:
        """Return the status of a trigger's event."""
        verdict = self._of_itself(trigger) or self._under_condition(trigger)
        token = trigger
        for _ in range(_HIGHEST):
            head = self.text.parse.head(token)
            if verdict is not None or head.i == token.i:
                break
            if is_verbal(token) and are_parted(self.text.parse, token, head):
                break
            verdict = self._under(token, head)
            if _is_independent(token, head):
                break
            token = head
        if verdict is not None and not verdict.status.is_asserted:
            verdict = self._denied_plan(token) or verdict
        return verdict or Reading(Status.REPORTED)

    def _denied_plan(self, token: Token) -> Reading | None:
        """Find who denies the plan itself: "denied that it planned to leave"."""
        for plan in (token, self.text.parse.head(token)):
            denial = self.text.parse.head(plan)
            if plan.dep in ("ccomp", "dobj") and self.lexicon.is_a(denial.lemma, "denying"):
                return Reading.of_both(Status.DENIED, denial, plan)
        return None

    # The word itself

    def _of_itself(self, token: Token) -> Reading | None:
        verbal = is_verbal(token)
        for child in self.text.parse.children(token):
            if (child.dep == "neg" and not verbal) or (
                child.dep in ("det", "preconj", "cc") and child.text.casefold() in _NO
            ):
                return Reading.of(Status.DENIED, child)
        if verbal:
            own = self._modality(token) or self._mood(token)
            return own or self.embedding.in_fiction(token)
        for child in self.text.parse.children(token):
            words = (child.lemma, child.text)
            unreal = any(self.lexicon.is_a(word, "unreal-adjective") for word in words)
            if child.dep in ("amod", "det") and unreal:
                return Reading.of(Status.PLANNED, child)
            if child.dep == "amod" and self.lexicon.is_a(child.lemma, "untrue"):
                return Reading.of(Status.DENIED, child)
        return None

    def _modality(self, verb: Token) -> Reading | None:
        """Judge a verb by its auxiliaries, its conjunction and its negation."""
        children = self.text.parse.children(verb)
        condition = self._opens_condition(verb)
        if condition is not None:  # "if they will not leave" denies nothing
            return condition
        auxiliaries = [child for child in children if child.dep == "aux"]
        negation = next((child for child in children if child.dep == "neg"), None)
        for words, status in ((_HYPOTHETICAL, Status.CONDITIONAL), (_FUTURE, Status.PLANNED)):
            for child in auxiliaries:
                if child.text.casefold() in words:
                    if negation:  # "will never leave" is no plan to leave
                        return Reading.of_both(Status.DENIED, child, negation)
                    return self._condition_of(verb) or Reading.of(status, child)
        for child in children:
            limits = child.dep in ("mark", "advmod") and child.text.casefold() in _LIMITS
            if limits and tensed(self.text.parse, verb).tag not in ("VBD", "VBN"):
                return Reading.of(Status.CONDITIONAL, child)
        if negation is None or _came_late(children):
            return None
        return Reading.of(Status.DENIED, negation)

    def _opens_condition(self, verb: Token) -> Reading | None:
        """Find what makes a condition of a clause: "if they leave", "should they not leave"."""
        children = self.text.parse.children(verb)
        subject = next((child.i for child in children if child.dep in _SUBJECTS), 0)
        for child in children:
            marks = child.dep in ("mark", "advmod") and child.text.casefold() in _CONDITIONS
            inverted = child.dep == "aux" and child.text == "should" and child.i < subject
            if marks or inverted:
                return Reading.of(Status.CONDITIONAL, child)
        return None

    def _condition_of(self, verb: Token) -> Reading | None:
        """Find what something to come depends on: "if they stay, the operation will follow"."""
        for clause in self.text.parse.children(verb):
            if clause.dep == "advcl":
                for child in self.text.parse.children(clause):
                    if child.dep == "mark" and child.text.casefold() in _CONDITIONS:
                        return Reading.of(Status.CONDITIONAL, child)
        return None

    def _mood(self, verb: Token) -> Reading | None:
        """Judge a question, a command, an inversion, and a subject that is nobody."""
        parse = self.text.parse
        last = parse.tokens_of(parse.sentence_of(verb))[-1]
        asks = any(t.text == "?" for t in (last, parse.tokens[max(last.i - 1, 0)]))
        children = parse.children(verb)
        own = [child for child in children if child.dep in _SUBJECTS]
        commands = verb.tag == "VB" and not own and verb.dep in ("ROOT", "ccomp", "advcl")
        if asks or (commands and not any(child.dep == "aux" for child in children)):
            return Reading.of(Status.CONDITIONAL, verb)
        for child in children:
            before = bool(own) and child.i < own[0].i
            if child.dep == "aux" and before and child.text in _INVERTED:
                return Reading.of(Status.CONDITIONAL, child)
        for subject in subjects(parse, verb):
            for child in parse.children(subject):
                if child.dep == "det" and child.text.casefold() in _NO:
                    return Reading.of(Status.DENIED, child)
        return None

    def _under_condition(self, trigger: Token) -> Reading | None:
        """Look left for "if" or "unless" in the same clause, wherever the parse hung it."""
        first = self.text.parse.sentence_of(trigger).first
        open_ended = trigger.pos == "VERB" and trigger.tag not in ("VBD", "VBN")
        for token in reversed(self.text.parse.tokens[first : trigger.i]):
            word = token.text.casefold()
            following = self.text.parse.tokens[token.i + 1].text.casefold()
            timed = self.text.parse.tokens[token.i + 1].entity in ("DATE", "TIME")
            by_clock = timed or following in _TIMES_OF_DAY  # "before dawn"
            limit = word in _LIMITS and ((open_ended and not by_clock) or following == "any")
            limit = limit and not self.embedding.follows_a_deed(token, trigger)
            opens = token.i == first or self.text.parse.tokens[token.i - 1].text == ","
            supposed = opens and (word in _SUPPOSING or token.text in _INVERTED)
            supposed |= word == "case" and self.text.parse.tokens[token.i - 1].lemma == "in"
            if word in _CONDITIONS or limit or supposed:
                return Reading.of(Status.CONDITIONAL, token)
            finite = token.tag in _CLAUSE_BEGINS and token.dep not in ("aux", "auxpass")
            if finite or (token.dep == "punct" and token.text in (",", ";", ":", "—")):
                return None
        return None

    # What governs it

    def _under(self, token: Token, head: Token) -> Reading | None:
        if self._is_infinitive(token):
            return self._infinitive(token, head)
        if is_verbal(head):
            return self._in_time_to_come(token, head) or self._under_verb(token, head)
        if head.pos == "ADJ":
            return self._under_adjective(head)
        if head.pos in ("ADP", "SCONJ"):
            return self._under_preposition(token, head)
        to_come = self._in_time_to_come(token, head)
        return to_come or self.embedding.under_noun(token, head) or self.embedding.in_fiction(head)

    def _under_adjective(self, adjective: Token) -> Reading | None:
        if self.lexicon.is_a(adjective.lemma, "intent-adjective"):
            return Reading.of(Status.PLANNED, adjective)
        governor = self.text.parse.head(adjective)
        return self._modality(governor) if is_verbal(governor) else None

    def _in_time_to_come(self, token: Token, head: Token) -> Reading | None:
        """Judge "when they leave, we will return": the present tense of what is to come."""
        parse = self.text.parse
        if not is_verbal(token) or tensed(parse, token).tag not in ("VBP", "VBZ"):
            return None
        if token.dep == "relcl" and head.lemma in _TEMPORAL and head.dep in ("npadvmod", "nsubj"):
            governor = parse.head(head)
        elif token.dep == "advcl" and any(
            c.dep in ("mark", "advmod") and c.text.casefold() in _TIMES
            for c in parse.children(token)
        ):
            governor = head
        else:
            return None
        modality = self._modality(governor) if is_verbal(governor) else None
        return Reading(Status.PLANNED, modality.cue) if modality else None

    def _under_preposition(self, token: Token, preposition: Token) -> Reading | None:
        word = preposition.text.casefold()
        if word == "without":
            return Reading.of(Status.DENIED, preposition)
        above = self.text.parse.head(preposition)
        over = next(
            (c.lemma for c in self.text.parse.children(preposition) if c.dep == "advmod"),
            above.text.casefold(),
        ).casefold()
        missed = token.dep == "pcomp" and (word, over) in {("to", "close"), ("of", "short")}
        replaced = (word, over) in {("of", "instead"), ("than", "rather")} or word == "instead"
        if missed or replaced:
            return Reading.of(Status.DENIED, preposition)
        if self.embedding.follows_a_deed(preposition, token):
            return None
        if word in ("before", "until", "till", "unless") and token.dep in ("pcomp", "pobj"):
            return Reading.of(Status.CONDITIONAL, preposition)
        return self.embedding.under_preposition(preposition)

    def _under_verb(self, token: Token, verb: Token) -> Reading | None:
        if token.dep in _SUBJECTS:
            return self._as_subject(verb)
        embedded = self.embedding.under_verb(token, verb)
        if embedded is not None:
            return embedded
        if token.dep == "conj":
            return self._as_conjunct(token, verb)
        hangs = token.dep in _CLOSE or (token.dep == "prep" and token.lemma in _SEQUENCE)
        return self._modality(verb) if hangs else None

    def _as_subject(self, verb: Token) -> Reading | None:
        """Judge an event noun by the verb that is said of it: "the withdrawal could begin"."""
        modality = self._modality(verb)
        if modality is not None:
            return modality
        for child in self.text.parse.children(verb):
            if child.dep == "xcomp" and self._is_infinitive(child) and verb.lemma == "be":
                return Reading.of(Status.PLANNED, verb)
        return self.embedding.as_subject(verb)

    def _as_conjunct(self, token: Token, verb: Token) -> Reading | None:
        """Share the first verb's modality, unless the second has a subject or tense of its own."""
        children = self.text.parse.children(token)
        own = any(
            c.dep in ("nsubj", "nsubjpass", "aux", "auxpass") and c.i < token.i for c in children
        )
        own |= verb.tag == "VB" and token.tag in ("VBD", "VBZ")  # "did not stay but left"
        shared = self._of_itself(verb)
        if own:
            conditional = shared is not None and shared.status is Status.CONDITIONAL
            return shared if conditional and verb.dep == "advcl" else None
        if shared is None and token.tag == "VBG" and verb.tag not in ("VBG", "VBN"):
            # "agreed on leaving X, and evacuating Y": the parse has lost what governs it
            intends = self.lexicon.is_a(verb.lemma, "nonfactual")
            return Reading.of(Status.PLANNED, verb) if intends else None
        return shared

    # "to withdraw"

    def _is_infinitive(self, token: Token) -> bool:
        children = self.text.parse.children(token)
        return is_verbal(token) and any(c.dep == "aux" and c.tag == "TO" for c in children)

    def _infinitive(self, token: Token, head: Token) -> Reading | None:
        """Judge "X to withdraw": it came about only under such verbs as force and manage."""
        children = self.text.parse.children(token)
        if any(child.dep == "mark" and child.lemma == "for" for child in children):
            took = head.lemma == "take" and head.tag == "VBD"  # "it took a week for X to leave"
            return None if took else Reading.of(Status.PLANNED, head)
        if self.lexicon.is_a(head.lemma, "preventive"):
            return Reading.of(Status.DENIED, head)
        if is_verbal(head):
            return self._infinitive_under_verb(token, head)
        verb = self.text.parse.head(head)
        if head.dep == "dobj" and self.lexicon.is_a(verb.lemma, "carrying-out"):
            return self._modality(verb)  # "conducted an operation to evacuate"
        ranks = (head, *self.text.parse.children(head))
        first_of_all = any(rank.lemma in ("first", "last", "only", "able") for rank in ranks)
        return None if first_of_all else Reading.of(Status.PLANNED, head)

    def _infinitive_under_verb(self, token: Token, verb: Token) -> Reading | None:
        if token.dep in _SUBJECTS:
            return self._as_subject(verb)
        if token.dep == "conj":
            return self._as_conjunct(token, verb)
        children = self.text.parse.children(token)
        tells_of_now = any(
            child.dep == "aux" and child.lemma in ("have", "be") for child in children
        )
        if tells_of_now and self.lexicon.is_a(verb.lemma, "say"):
            return self._modality(verb)  # "claimed to have left", "is said to be leaving"
        permits = verb.lemma in _PERMITTING and tensed(self.text.parse, verb).tag == "VBZ"
        factual = self.lexicon.is_a(verb.lemma, "factual") and not permits
        wanted = self.lexicon.is_a(verb.lemma, "nonfactual")
        if factual and not wanted and token.dep in _COMPLEMENTS:
            return self._modality(verb)
        return Reading.of(Status.PLANNED, verb)


def _came_late(children: tuple[Token, ...]) -> bool:
    """Tell what did happen, but late: "did not leave until March"."""
    did = any(child.dep == "aux" and child.text == "did" for child in children)
    return did and any(c.dep == "prep" and c.text.casefold() in _LATEST for c in children)


def _is_independent(token: Token, head: Token) -> bool:
    """Tell where the truth of a clause no longer hangs on what governs it."""
    if token.dep == "relcl":
        return head.lemma not in ("report", "claim", "news", "story")  # "reports that X left"
    if token.dep == "prep" and head.pos in ("NOUN", "PROPN"):
        return token.lemma not in ("of", "about")
    if token.dep == "prep" and is_verbal(head):
        return token.lemma.casefold() in _BACKGROUND
    return token.dep == "advcl" and not is_verbal(head)
