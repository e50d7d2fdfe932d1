"""What those who go are to take, or took, where the clause names it for another deed."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.annotated import Annotated
from geo.claims.clauses import is_verbal, subjects
from geo.claims.dependents import DependentFinder
from geo.claims.ends import End, EndFinder
from geo.claims.filled import Filled
from geo.claims.lexicon import Frame, Lexicon, Slot, TriggerKind
from geo.model import Resolution, Token

_JOINING = frozenset({"join", "reinforce", "relieve", "defend", "protect", "guard", "garrison"})
_HELPING = frozenset({"help", "assist"})
_STANDING = Frame("stand", dict.fromkeys(("object", "of", "at", "on"), (Slot.LOCATION,)))
_NEAREST = 3
"""Words from one verb to another that shares its object: "entered and then looted X"."""


@dataclass(frozen=True, slots=True)
class GoalFinder:
    """Find the goals of movements of one article, among the deeds told with them."""

    text: Annotated
    lexicon: Lexicon
    ends: EndFinder
    dependents: DependentFinder

    def of(self, filled: Filled, anchors: tuple[Token, ...]) -> Iterator[End]:
        """Yield what an advance is to take: "an offensive to retake X", "advanced, taking X"."""
        known = {end.resolution.place for end in filled.ends if end.resolution.place}
        noun = filled.entry.kind is TriggerKind.NOUN
        within = noun or any(end.slot is Slot.LOCATION for end in filled.ends)
        fights = tuple(self._fights(filled.trigger))
        for spot in (s for fight in fights for s in self._aims(fight) if s.place not in known):
            yield End(Slot.DESTINATION, spot, "goal")
        for child in (c for anchor in anchors for c in self.text.parse.children(anchor)):
            purpose = child.tag == "VB" and child.dep in ("acl", "xcomp", "advcl", "relcl")
            if child.dep == "xcomp" and self.lexicon.is_a(filled.trigger.lemma, "factual"):
                continue  # "proceeded to take X" need not be a way to go
            participle = child.dep in ("advcl", "conj") and child.tag == "VBG"
            goes_on = child.dep == "conj" and not within
            if (purpose or participle or goes_on) and child.i > filled.trigger.i:
                aims = self._taken(child) or (self._met(child) if purpose else ())
                new = (spot for spot in aims if spot.place not in known)
                yield from (End(Slot.DESTINATION, spot, "goal") for spot in new)
        if noun:
            yield from self._gained(filled)
        elif filled.trigger.tag == "VBG":
            yield from self._taken_on_the_way(filled.trigger)

    def joined(self, filled: Filled) -> Iterator[End]:
        """Yield where those stand to whom others go: "left X to join the rebels at Y"."""
        for child in self.text.parse.children(filled.trigger):
            if child.tag == "VB" and child.dep in ("xcomp", "advcl"):
                for spot in self._stood_by(child):
                    yield End(Slot.DESTINATION, spot, "goal")

    def shared(self, filled: Filled) -> Iterator[End]:
        """Yield the object that two verbs have in common: "entered and looted X"."""
        verb, frame = filled.trigger, filled.entry.frame
        for child in self.text.parse.children(verb):
            near = verb.i < child.i <= verb.i + _NEAREST
            if child.dep == "conj" and near and is_verbal(child):
                ends = self.ends.find(child, frame, (child,))
                yield from (end for end in ends if end.relation in ("object", "of"))

    def _gained(self, filled: Filled) -> Iterator[End]:
        """Yield what was taken by way of an event: "seized X in an airborne landing"."""
        deed = self.dependents.deed_by(filled.trigger)
        if deed is None or filled.who is None or "into" in filled.entry.requires:
            return
        if any(doer.i == filled.who.head.i for doer in subjects(self.text.parse, deed)):
            yield from (End(Slot.DESTINATION, spot, "goal") for spot in self._taken(deed))

    def _taken_on_the_way(self, participle: Token) -> Iterator[End]:
        """Yield what those take who are going: "advancing from X, they took Y"."""
        parse = self.text.parse
        verb = parse.head(participle)
        if participle.dep == "acl" and verb.dep == "nsubj":
            verb = parse.head(verb)
        elif participle.dep != "advcl":
            return
        if participle.i < verb.i and is_verbal(verb):
            yield from (End(Slot.DESTINATION, spot, "goal") for spot in self._taken(verb))

    def _met(self, verb: Token) -> tuple[Resolution, ...]:
        return self._attacked(verb) or self._stood_by(verb)

    def _stood_by(self, verb: Token) -> tuple[Resolution, ...]:
        """Return where those are whom somebody goes to join, or what they go to defend."""
        if verb.lemma in _HELPING:
            inner = (c for c in self.text.parse.children(verb) if c.dep in ("xcomp", "ccomp"))
            verb = next(inner, verb)
        if verb.lemma not in _JOINING:
            return ()
        found = self.ends.find(verb, _STANDING, (verb,))
        return tuple(end.resolution for end in found if end.relation in _STANDING.slots)

    def _fights(self, verb: Token) -> Iterator[Token]:
        """Yield what an advance is part of: "advanced in the battle to retake X"."""
        for child in self.text.parse.children(verb):
            if child.dep == "prep" and child.lemma in ("in", "during", "amid"):
                for inner in self.text.parse.children(child):
                    if inner.dep == "pobj" and self.lexicon.is_a(inner.lemma, "undertaking"):
                        yield inner

    def _aims(self, noun: Token) -> Iterator[Resolution]:
        for child in self.text.parse.children(noun):
            if child.dep in ("acl", "relcl", "xcomp", "advcl"):
                yield from self._taken(child)

    def left(self, filled: Filled) -> Iterator[End]:
        """Yield what was taken or given up before going on: "handed over X and went to Y"."""
        yield from self._given_up(filled.trigger)
        parse, trigger = self.text.parse, filled.trigger
        around = [trigger, parse.head(trigger)]
        around += [actor.head for slot, actor in filled.people.items() if slot is Slot.MOVER]
        nearby = {child.i: child for token in around for child in parse.children(token)}
        for child in nearby.values():
            if child.lemma == "after" and child.dep == "prep" and child.i < trigger.i:
                for inner in parse.children(child):
                    if inner.dep == "pcomp":
                        yield from (End(Slot.ORIGIN, s, "conquest") for s in self._taken(inner))

    def _given_up(self, verb: Token) -> Iterator[End]:
        before = self.text.parse.head(verb)
        if verb.dep == "conj" and is_verbal(before):
            for frame in ("handover", "lose"):
                lost = self._aims_of(before, frame, ("object",))
                yield from (End(Slot.ORIGIN, spot, "conquest") for spot in lost)

    def _taken(self, verb: Token) -> tuple[Resolution, ...]:
        """Return the places that a verb of capture takes."""
        return self._aims_of(verb, "capture", ("object", "of"))

    def _attacked(self, verb: Token) -> tuple[Resolution, ...]:
        """Return where those are whom a verb of fighting attacks: "went to attack X at Y"."""
        return self._aims_of(verb, "attack", ("object", "of", "at", "on"))

    def _aims_of(
        self, verb: Token, frame: str, relations: tuple[str, ...]
    ) -> tuple[Resolution, ...]:
        for entry in self.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ()):
            if entry.frame.name == frame:
                anchors = self.dependents.anchors(verb, entry)
                found = self.ends.find(verb, entry.frame, anchors)
                aims = tuple(end.resolution for end in found if end.relation in relations)
                if aims:
                    return aims
        return ()
