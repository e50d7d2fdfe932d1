"""What depends on a trigger: the people and things in its clause, by their relation to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.actor_kind import ActorKind
from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import (
    conjuncts,
    is_passive,
    is_suffered,
    is_verbal,
    linear_subject,
    objects,
    subjects,
    swallowed_subjects,
)
from geo.claims.lexicon import Entry, Lexicon, Slot, TriggerKind
from geo.model import Action, Token

_RELATIONS = {
    "of": "of", "by": "subject", "against": "against", "with": "with", "for": "for",
    "from": "from", "to": "to", "on": "on", "between": "of",
}  # fmt: skip

_MEANS = frozenset({"after", "by", "in", "with", "through", "during", "following", "follow"})

Dependent = tuple[str, Token]
"""A relation, as the frames name it, and the head of what stands in it."""


@dataclass(frozen=True, slots=True)
class DependentFinder:
    """Find the dependents of the triggers of one article."""

    text: Annotated
    lexicon: Lexicon
    actors: ActorReader

    def anchors(self, head: Token, entry: Entry) -> tuple[Token, ...]:
        """Return the trigger and the words its places may hang on instead."""
        if entry.kind is TriggerKind.NOUN:
            verb = self._light_verb(head)
            return (head, verb) if verb else (head,)
        parse = self.text.parse
        particles = [
            child
            for child in parse.children(head)
            if child.dep in ("prt", "advmod", "acomp") and child.pos in ("ADP", "ADV", "PART")
        ]
        fixed = [o for o in objects(parse, head) if o.lemma in entry.words[1:]]
        return (head, *particles, *fixed)

    def _light_verb(self, noun: Token) -> Token | None:
        """Return the verb that merely carries an event noun: "launched an X", "is under X"."""
        parse = self.text.parse
        while noun.dep in ("conj", "appos") and parse.head(noun).pos in ("NOUN", "PROPN"):
            noun = parse.head(noun)
        verb = parse.head(noun)
        if noun.dep == "oprd" and verb.dep == "ccomp" and self.lexicon.is_a(verb.lemma, "deeming"):
            verb = parse.head(verb)  # "staged what it called a withdrawal"
            return verb if self.lexicon.is_a(verb.lemma, "light") else None
        carried = noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verbal(verb)
        hits = noun.dep == "nsubj" and self.lexicon.is_a(verb.lemma, "hitting")
        if carried and (hits or self.lexicon.is_a(verb.lemma, "light")):
            return verb
        preposition, verb = verb, parse.head(verb)
        state = noun.dep == "pobj" and preposition.lemma in ("in", "under", "on")
        return verb if state and self.lexicon.is_a(verb.lemma, "copular") else None

    def of_verb(self, verb: Token, entry: Entry, *, passive: bool) -> tuple[Dependent, ...]:
        """Return the dependents of a verb, who comes first in an active sense first."""
        parse = self.text.parse
        first = "object" if passive else "subject"
        found: list[Dependent] = [(first, subject) for subject in self._subjects(verb)]
        for child in parse.children(verb):
            if child.dep == "dobj":
                if child.lemma not in entry.words[1:]:
                    found.append(("object", child))
                    found.extend(self._given_with(child, entry))
                else:
                    found.extend(self._under_prepositions(child))
            elif child.dep == "dative":
                inner = (*parse.children(child), child)
                found.extend(("to", t) for t in inner if t.pos in ("NOUN", "PROPN"))
        found.extend(self._under_prepositions(verb, agent=passive))
        return tuple(sorted(found, key=lambda pair: (pair[0] != first, pair[0] != "object")))

    def _given_with(self, taker: Token, entry: Entry) -> Iterator[Dependent]:
        """Yield what the parse hung on whom it is given to: "supplied rebels with arms"."""
        if Slot.THING in entry.frame.of("with"):
            under = self._under_prepositions(taker)
            yield from (pair for pair in under if pair[0] == "with")

    def of_noun(self, noun: Token, anchors: tuple[Token, ...]) -> tuple[Dependent, ...]:
        """Return the dependents of an event noun and of the verb that carries it."""
        parse = self.text.parse
        found: list[Dependent] = list(self._under_prepositions(noun))
        for child in parse.children(noun):
            if child.dep == "poss" or child.i in self.text.force_at:
                found.append(("subject", child))
            elif child.dep == "compound" and self.lexicon.is_a(child.lemma, "people", "equipment"):
                found.append(("of", child))
        found.extend(self._hung_too_high(noun))
        before = self.text.force_at.get(noun.i - 1)
        if before is not None and not any(t.i == before.head.i for _, t in found):
            found.append(("subject", before.head))
        for verb in anchors[1:]:
            found.extend(
                (relation, token)
                for relation, token in self._under_prepositions(verb, agent=True)
                if relation in ("subject", "against", "with", "from", "of")
            )
            if noun.dep in ("dobj", "conj", "appos", "attr", "oprd"):
                found.extend(("subject", s) for s in self._subjects(verb) if s.i != noun.i)
            elif noun.dep == "pobj":
                befalls = is_suffered(parse, noun) and not objects(parse, verb)
                found.extend(("object" if befalls else "subject", s) for s in self._subjects(verb))
        deed = self.deed_by(noun)
        if deed is not None and not any(relation in ("subject", "of") for relation, _ in found):
            found.extend(("subject", s) for s in self._subjects(deed))
        return tuple(found)

    def deed_by(self, noun: Token) -> Token | None:
        """Return the capture that an event is the way of: "seized X in an airborne landing"."""
        parse = self.text.parse
        preposition = parse.head(noun)
        if noun.dep != "pobj" or preposition.lemma not in _MEANS:
            return None
        verb = parse.head(preposition)
        if verb.dep == "dobj":
            verb = parse.head(verb)
        entries = self.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ())
        captures = any(entry.action is Action.CAPTURE for entry in entries)
        return verb if captures and is_verbal(verb) else None

    def _subjects(self, verb: Token) -> tuple[Token, ...]:
        """Return the subject; where the parse gives none that acts, the nearest force before."""
        found = tuple(map(self._bearer, subjects(self.text.parse, verb)))
        if found and self.actors.read(found[0]).kind is not ActorKind.OTHER:
            return found
        nearest = linear_subject(self.text.parse, verb)
        if nearest is not None and self.actors.read(nearest).kind.moves:
            return (nearest,)
        return found or self._swallowed(verb)

    def _swallowed(self, verb: Token) -> tuple[Token, ...]:
        """Return the force that the phrase before a verb took from it, where it has no subject."""
        while verb.dep == "conj" and is_verbal(self.text.parse.head(verb)):
            verb = self.text.parse.head(verb)
        for noun in swallowed_subjects(self.text.parse, verb):
            if noun.entity not in ("DATE", "TIME") and self.actors.read(noun).kind.moves:
                return (noun,)
        return ()

    def _bearer(self, noun: Token) -> Token:
        """Return the people of "people with equipment", where the parse took the equipment."""
        parse = self.text.parse
        preposition = parse.head(noun)
        if noun.dep == "pobj" and preposition.lemma == "with":
            bearer = parse.head(preposition)
            if bearer.pos in ("NOUN", "PROPN") and self.actors.read(bearer).kind is ActorKind.FORCE:
                return bearer
        return noun

    def _under_prepositions(self, head: Token, *, agent: bool = True) -> Iterator[Dependent]:
        parse = self.text.parse
        for child in parse.children(head):
            if child.dep not in ("prep", "agent") or child.lemma not in _RELATIONS:
                continue
            if child.lemma == "by" and child.dep == "prep" and not agent:
                continue
            for inner in parse.children(child):
                if inner.dep == "pobj":
                    yield _RELATIONS[child.lemma], inner
                    if head.pos != "VERB":
                        yield from self._hung_too_low(inner)

    def _hung_too_low(self, noun: Token) -> Iterator[Dependent]:
        """Yield "by Y" and "against Y" that the parser hung on "of X"."""
        parse = self.text.parse
        for token in conjuncts(parse, noun):
            for child in parse.children(token):
                if child.dep in ("prep", "agent") and child.lemma in ("by", "against"):
                    for inner in parse.children(child):
                        if inner.dep == "pobj":
                            yield _RELATIONS[child.lemma], inner

    def _hung_too_high(self, noun: Token) -> Iterator[Dependent]:
        """Yield "by Y" that the parser hung above: "in light of X by Y", "reported X by Y"."""
        parse = self.text.parse
        above = parse.head(noun)
        if noun.dep == "pobj" and parse.head(above).pos == "NOUN":
            above = parse.head(above)
        elif noun.dep != "dobj" or is_passive(parse, above):
            return
        for child in parse.children(above):
            if child.i > noun.i and child.lemma == "by":
                yield from (("subject", t) for t in parse.children(child) if t.dep == "pobj")
