"""Fill a trigger's frame: who moves, who sends, against whom, from where to where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.claims import ends as places
from geo.claims import referents
from geo.claims.actor_kind import Actor, ActorKind
from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import conjuncts, is_passive, is_verbal, linear_subject, objects, subjects
from geo.claims.ends import End
from geo.claims.lexicon import Entry, Lexicon, Slot, TriggerKind
from geo.claims.requirements import meets
from geo.claims.triggers import Trigger
from geo.model import Resolution, Token

_PEOPLE = (Slot.MOVER, Slot.AGENT, Slot.OPPONENT, Slot.RECIPIENT, Slot.THING)
_RELATIONS = {
    "of": "of", "by": "subject", "against": "against", "with": "with", "for": "for",
    "from": "from", "to": "to", "on": "on",
}  # fmt: skip
_LEAVING = frozenset({"retreat", "leave", "quit"})
_GOING = frozenset({"go", "arrive", "advance", "offensive", "lead"})

Dependents = list[tuple[str, Token]]


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold the people, things and places that a clause gives for one entry of the lexicon."""

    entry: Entry
    trigger: Token
    people: dict[Slot, Actor]
    ends: tuple[End, ...]
    passive: bool
    carried: bool  #: an event noun under a light verb: "launched an offensive"

    def places(self, slot: Slot) -> tuple[Resolution, ...]:
        """Return the places that fill a slot."""
        return tuple(end.resolution for end in self.ends if end.slot is slot)

    @property
    def who(self) -> Actor | None:
        """Return who the claim is about: the mover, else whoever acts."""
        order = (Slot.MOVER, Slot.AGENT, Slot.RECIPIENT, Slot.THING)
        return next((self.people[slot] for slot in order if slot in self.people), None)


@dataclass(frozen=True, slots=True)
class Filler:
    """Fill frames in one article."""

    text: Annotated
    lexicon: Lexicon
    actors: ActorReader

    def fill(self, trigger: Trigger) -> Filled | None:
        """Fill the first of the trigger's entries whose conditions the clause meets."""
        for entry in trigger.entries:
            filled = self._fill(trigger.head, entry)
            if meets(filled):
                return filled
        return None

    def _fill(self, head: Token, entry: Entry) -> Filled:
        anchors = self._anchors(head, entry)
        ends = places.find(self.text, self.lexicon, head, entry.frame, anchors)
        passive = head.pos == "VERB" and self._is_passive(head, entry)
        if entry.kind is TriggerKind.VERB:
            dependents = self._of_verb(head, entry, passive=passive)
        else:
            dependents = self._of_noun(head, anchors)
        people = self._people(entry, dependents, ends)
        carried = entry.kind is TriggerKind.NOUN and len(anchors) > 1
        filled = Filled(entry, head, people, ends, passive, carried)
        completed = list(self._completed(filled, anchors))
        return replace(filled, ends=tuple(_without_vague(completed)))

    def _is_passive(self, verb: Token, entry: Entry) -> bool:
        """Tell a passive; verbs of going have none: "the divisions invaded" is active."""
        frame = entry.frame
        goes = Slot.MOVER in frame.of("subject") and not set(frame.of("object")) & set(_PEOPLE)
        return is_passive(self.text.parse, verb) and not goes

    # People

    def _people(
        self, entry: Entry, dependents: Dependents, ends: Iterable[End]
    ) -> dict[Slot, Actor]:
        placed = {end.resolution.mention.span for end in ends}
        people: dict[Slot, Actor] = {}
        for relation, token in dependents:
            slot = next(
                (s for s in entry.frame.of(relation) if s in _PEOPLE and s not in people), None
            )
            if slot is None:
                continue
            actor = self.actors.read(token)
            if slot is Slot.THING and relation == "object" and entry.frame.name == "supply":
                slot = Slot.THING if actor.kind is ActorKind.EQUIPMENT else Slot.RECIPIENT
            named_place = self.lexicon.is_a(token.lemma, "locative") and Slot.THING is slot
            if actor.span not in placed and actor.kind is not ActorKind.PLACE and not named_place:
                people[slot] = actor
        return self._with_object_as_mover(entry, dependents, people)

    def _with_object_as_mover(
        self, entry: Entry, dependents: Dependents, people: dict[Slot, Actor]
    ) -> dict[Slot, Actor]:
        """Make the object the mover where both could be: "Ukraine withdrew its vessels"."""
        frame = entry.frame
        if Slot.MOVER not in frame.of("subject") or Slot.MOVER not in frame.of("object"):
            return people
        for relation, token in dependents:
            if relation != "object" or self.lexicon.is_a(token.lemma, "locative"):
                continue
            actor = self.actors.read(token)
            if actor.kind is ActorKind.PLACE:
                continue
            mover = people.get(Slot.MOVER)
            if mover is not None and mover.head.i != actor.head.i and actor.kind.moves:
                people = people | {Slot.AGENT: mover}
            people = people | {Slot.MOVER: actor}
        return people

    def _anchors(self, head: Token, entry: Entry) -> tuple[Token, ...]:
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
        """Return the verb that merely carries an event noun: "launched an offensive"."""
        parse = self.text.parse
        while noun.dep in ("conj", "appos") and parse.head(noun).pos in ("NOUN", "PROPN"):
            noun = parse.head(noun)
        verb = parse.head(noun)
        carried = noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verbal(verb)
        return verb if carried and self.lexicon.is_a(verb.lemma, "light") else None

    def _of_verb(self, verb: Token, entry: Entry, *, passive: bool) -> Dependents:
        parse = self.text.parse
        found: Dependents = [
            ("object" if passive else "subject", subject) for subject in self._subjects(verb)
        ]
        for child in parse.children(verb):
            if child.dep == "dobj":
                if child.lemma not in entry.words[1:]:
                    found.append(("object", child))
                else:
                    found.extend(self._under_prepositions(child))
            elif child.dep == "dative":
                inner = (*parse.children(child), child)
                found.extend(("to", t) for t in inner if t.pos in ("NOUN", "PROPN"))
        found.extend(self._under_prepositions(verb, agent=passive))
        first = "object" if passive else "subject"
        return sorted(found, key=lambda pair: (pair[0] != first, pair[0] != "object"))

    def _subjects(self, verb: Token) -> tuple[Token, ...]:
        """Return the subject; where the parse gives none that acts, the nearest force before."""
        found = tuple(map(self._bearer, subjects(self.text.parse, verb)))
        actor = self.actors.read(found[0]) if found else None
        if actor is not None and actor.kind is not ActorKind.OTHER:
            return found
        nearest = linear_subject(self.text.parse, verb)
        if nearest is None or not self.actors.read(nearest).kind.moves:
            return found
        return (nearest,)

    def _bearer(self, noun: Token) -> Token:
        """Return the people of "people with equipment", where the parse took the equipment."""
        parse = self.text.parse
        preposition = parse.head(noun)
        if noun.dep == "pobj" and preposition.lemma == "with":
            bearer = parse.head(preposition)
            if bearer.pos in ("NOUN", "PROPN") and self.actors.read(bearer).kind is ActorKind.FORCE:
                return bearer
        return noun

    def _of_noun(self, noun: Token, anchors: tuple[Token, ...]) -> Dependents:
        parse = self.text.parse
        found: Dependents = list(self._under_prepositions(noun))
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
            if noun.dep in ("dobj", "conj", "appos", "attr"):
                found.extend(("subject", s) for s in self._subjects(verb) if s.i != noun.i)
            found.extend(
                (relation, token)
                for relation, token in self._under_prepositions(verb, agent=True)
                if relation in ("subject", "against", "with")
            )
        return found

    def _under_prepositions(
        self, head: Token, *, agent: bool = True
    ) -> Iterator[tuple[str, Token]]:
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

    def _hung_too_low(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """Yield "by Y" and "against Y" that the parser hung on "of X"."""
        parse = self.text.parse
        for token in conjuncts(parse, noun):
            for child in parse.children(token):
                if child.dep in ("prep", "agent") and child.lemma in ("by", "against"):
                    for inner in parse.children(child):
                        if inner.dep == "pobj":
                            yield _RELATIONS[child.lemma], inner

    def _hung_too_high(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """Yield "by Y" that the parser hung on the noun before: "in light of X by Y"."""
        parse = self.text.parse
        preposition = parse.head(noun)
        if noun.dep != "pobj" or parse.head(preposition).pos != "NOUN":
            return
        for child in parse.children(parse.head(preposition)):
            if child.i > noun.i and child.lemma == "by":
                yield from (("subject", t) for t in parse.children(child) if t.dep == "pobj")

    # Places

    def _completed(self, filled: Filled, anchors: tuple[Token, ...]) -> Iterator[End]:
        """Add the ends that the rest of the clause gives."""
        frame, slots = filled.entry.frame.name, {end.slot for end in filled.ends}
        standing = self._standing(filled)
        for end in filled.ends:
            held = end.relation == "at" and end.holder is not None
            if not (held and standing and end.resolution in standing):
                yield end
        if frame == "receive":
            yield from (End(Slot.DESTINATION, spot, "standing") for spot in standing)
        elif frame in _LEAVING and Slot.ORIGIN not in slots:
            yield from (End(Slot.ORIGIN, spot, "standing") for spot in standing)
            if not standing and not slots:
                yield from self._elliptical_origin(filled)
        elif frame in _GOING:
            if Slot.DESTINATION not in slots:
                yield from self._goals(filled, anchors)
            if Slot.ORIGIN not in slots:
                yield from self._conquests_left(filled)

    def _standing(self, filled: Filled) -> tuple[Resolution, ...]:
        slot = Slot.RECIPIENT if filled.entry.frame.name == "receive" else Slot.MOVER
        actor = filled.people.get(slot)
        return places.standing(self.text, self.lexicon, actor.head) if actor else ()

    def _elliptical_origin(self, filled: Filled) -> Iterator[End]:
        """Take the place spoken of as what a bare "they pulled out" is from."""
        mover = filled.people.get(Slot.MOVER)
        if filled.entry.kind is TriggerKind.VERB and mover is not None and mover.kind.moves:
            known = self._was_spoken_of(mover, filled.trigger)
            spoken_of = referents.place_spoken_of(
                self.text, filled.trigger, sentences=1 if known else 0
            )
            if spoken_of is not None:
                yield End(Slot.ORIGIN, spoken_of, "context")

    def _was_spoken_of(self, mover: Actor, trigger: Token) -> bool:
        """Tell whether the sentence before names the mover."""
        parse = self.text.parse
        number = parse.sentence_number(trigger)
        if number == 0:
            return False
        before = parse.tokens_of(parse.sentences[number - 1])
        names = {t.text for t in parse.tokens_in(mover.span) if t.pos == "PROPN"}
        return mover.head.pos == "PRON" or any(
            token.text in names
            or (token.i in self.text.force_at and self.text.force_at[token.i].force in mover.forces)
            for token in before
        )

    def _goals(self, filled: Filled, anchors: tuple[Token, ...]) -> Iterator[End]:
        """Yield what an advance is to take: "an offensive to retake X", "advanced, taking X"."""
        for anchor in anchors:
            stood = {e.resolution.place for e in filled.ends if e.resolution.place}
            for child in self.text.parse.children(anchor):
                infinitive = filled.entry.kind is TriggerKind.NOUN and child.dep in (
                    "acl", "xcomp", "advcl", "relcl",
                )  # fmt: skip
                participle = child.dep in ("advcl", "conj") and child.tag == "VBG"
                if infinitive or participle:
                    for spot in self._taken(child):
                        if spot.place in stood:
                            continue
                        yield End(Slot.DESTINATION, spot, "goal")

    def _conquests_left(self, filled: Filled) -> Iterator[End]:
        """Yield what was taken before going on: "after taking X, they went to Y"."""
        parse = self.text.parse
        above = parse.head(filled.trigger)
        nearby = {child.i: child for t in (filled.trigger, above) for child in parse.children(t)}
        for child in nearby.values():
            if child.lemma == "after" and child.dep == "prep" and child.i < filled.trigger.i:
                for inner in parse.children(child):
                    if inner.dep == "pcomp":
                        yield from (End(Slot.ORIGIN, s, "conquest") for s in self._taken(inner))

    def _taken(self, verb: Token) -> Iterator[Resolution]:
        """Yield the places that a verb of capture takes."""
        for entry in self.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ()):
            if entry.frame.name == "capture":
                anchors = self._anchors(verb, entry)
                found = places.find(self.text, self.lexicon, verb, entry.frame, anchors)
                taken = [e.resolution for e in found if e.relation in ("object", "of")]
                yield from taken
                if taken:
                    return


def _without_vague(ends: list[End]) -> Iterator[End]:
    """Drop ends without a name ("from positions") where another end has one."""
    named = any(end.resolution.place for end in ends if end.slot in (Slot.ORIGIN, Slot.DESTINATION))
    for end in ends:
        if end.resolution.place or end.relation == "standing" or not named:
            yield end
