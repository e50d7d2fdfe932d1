"""Fill a trigger's frame: who moves, who sends, against whom, from where to where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.claims.actor_kind import Actor, ActorKind
from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import is_passive
from geo.claims.completion import Completion
from geo.claims.dependents import Dependent, DependentFinder
from geo.claims.ends import End, EndFinder
from geo.claims.filled import Filled
from geo.claims.goals import GoalFinder
from geo.claims.lexicon import PEOPLE_SLOTS, Entry, Lexicon, Slot, TriggerKind
from geo.claims.requirements import meets
from geo.claims.triggers import Trigger
from geo.model import Token


@dataclass(frozen=True, slots=True)
class Filler:
    """Fill frames in one article."""

    text: Annotated
    lexicon: Lexicon
    actors: ActorReader
    ends: EndFinder
    dependents: DependentFinder
    completion: Completion

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon, actors: ActorReader) -> "Filler":
        """Make a filler with everything it asks."""
        ends = EndFinder(text, lexicon)
        dependents = DependentFinder(text, lexicon, actors)
        goals = GoalFinder(text, lexicon, ends, dependents)
        completion = Completion(text, lexicon, ends, goals)
        return cls(text, lexicon, actors, ends, dependents, completion)

    def fill(self, trigger: Trigger) -> Filled | None:
        """Fill the first of the trigger's entries whose conditions the clause meets."""
        for entry in trigger.entries:
            filled = self.fill_entry(trigger.head, entry)
            if meets(filled):
                return filled
        return None

    def fill_entry(self, head: Token, entry: Entry) -> Filled:
        """Fill one entry, whether or not its conditions are met."""
        anchors = self.dependents.anchors(head, entry)
        ends = self.ends.find(head, entry.frame, anchors)
        passive = head.pos == "VERB" and self._is_passive(head, entry)
        if entry.kind is TriggerKind.VERB:
            dependents = self.dependents.of_verb(head, entry, passive=passive)
        else:
            dependents = self.dependents.of_noun(head, anchors)
        people = self._people(entry, dependents, ends)
        carried = entry.kind is TriggerKind.NOUN and len(anchors) > 1
        led = any(
            actor.kind is ActorKind.COMMANDER and self.actors.nouns.leads(actor.head)
            for actor in people.values()
        )
        filled = Filled(entry, head, people, ends, passive, carried, led, self._commands(people))
        return replace(filled, ends=self.completion.complete(filled, anchors))

    def _commands(self, people: dict[Slot, Actor]) -> bool:
        """Tell whether a commander's name stands for an army, as narratives let it."""
        article, mover = self.text.article, people.get(Slot.MOVER)
        news = article.published is not None and article.anchors_dates
        known = mover is not None and mover.head.text in self.actors.nouns.commanders
        return known and not news

    def _is_passive(self, verb: Token, entry: Entry) -> bool:
        """Tell a passive; verbs of going have none: "the divisions invaded" is active."""
        frame = entry.frame
        goes = Slot.MOVER in frame.of("subject") and not PEOPLE_SLOTS & set(frame.of("object"))
        return is_passive(self.text.parse, verb) and not goes

    def _people(
        self, entry: Entry, dependents: Iterable[Dependent], ends: Iterable[End]
    ) -> dict[Slot, Actor]:
        placed = {end.resolution.mention.span for end in ends}
        people: dict[Slot, Actor] = {}
        for relation, token in dependents:
            slots = [s for s in entry.frame.of(relation) if s in PEOPLE_SLOTS]
            if not slots or all(slot in people for slot in slots):
                continue
            actor = self.actors.read(token)
            if actor.span in placed or actor.kind is ActorKind.PLACE:
                continue
            slot = _choose(slots, actor)
            moved = slot is Slot.THING or (slot is Slot.MOVER and relation == "object")
            if moved and self.lexicon.is_a(token.lemma, "locative"):
                continue  # "left the city of X" is not leaving a thing
            people.setdefault(slot, actor)
        people = self._with_object_as_mover(entry, dependents, people)
        return self._with_sender(people)

    def _with_sender(self, people: dict[Slot, Actor]) -> dict[Slot, Actor]:
        """Take reinforcements that nobody sends for those of the force named before them."""
        mover, agent = people.get(Slot.MOVER), people.get(Slot.AGENT)
        if mover is None or mover.forces or mover.kind is not ActorKind.REINFORCEMENT:
            return people
        if agent is not None and agent.forces:
            return people
        here = self.text.forces_in(self.text.parse.sentence_number(mover.head))
        before = [named for named in here if named.head.i < mover.head.i]
        senders = [actor for n in before if (actor := self.actors.read(n.head)).kind.moves]
        return people | {Slot.AGENT: senders[-1]} if senders else people

    def _with_object_as_mover(
        self, entry: Entry, dependents: Iterable[Dependent], people: dict[Slot, Actor]
    ) -> dict[Slot, Actor]:
        """Make the object the mover where both could be: "Ukraine withdrew its vessels"."""
        frame = entry.frame
        if Slot.MOVER not in frame.of("subject") or Slot.MOVER not in frame.of("object"):
            return people
        for relation, token in dependents:
            if relation != "object" or self.lexicon.is_a(token.lemma, "locative"):
                continue
            actor, mover = self.actors.read(token), people.get(Slot.MOVER)
            if actor.kind in (ActorKind.PLACE, ActorKind.STATE):
                continue  # "fled Kyiv" moves no Kyiv
            if mover is not None and mover.head.i != actor.head.i and actor.kind.moves:
                people = people | {Slot.AGENT: mover}
            people = people | {Slot.MOVER: actor}
        return people


def _choose(slots: list[Slot], actor: Actor) -> Slot:
    """Choose between what is given and who is given it: "supplied tanks", "supplied rebels"."""
    if Slot.RECIPIENT in slots and actor.kind is not ActorKind.EQUIPMENT:
        return Slot.RECIPIENT
    return slots[0]
