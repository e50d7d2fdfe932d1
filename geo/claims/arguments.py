"""Fill a trigger's frame: who moves, who sends, against whom, from where to where."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.claims import ends as ends_module
from geo.claims.actors import Actor, ActorKind, ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import is_passive, is_verbal, objects, subjects
from geo.claims.ends import End
from geo.claims.lexicon import Entry, Frame, Lexicon, Slot, TriggerKind
from geo.claims.triggers import Trigger
from geo.model import Resolution, Token

_PEOPLE_SLOTS = frozenset({Slot.MOVER, Slot.AGENT, Slot.OPPONENT, Slot.RECIPIENT, Slot.THING})
_PREPOSITIONS = {
    "of": "of",
    "by": "subject",
    "against": "against",
    "with": "with",
    "for": "for",
    "from": "from",
    "to": "to",
    "on": "on",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold the people, things and places that a clause gives for one entry of the lexicon."""

    entry: Entry
    trigger: Token
    people: dict[Slot, Actor]
    ends: tuple[End, ...]
    passive: bool
    anchors: tuple[Token, ...] = field(default=())

    def places(self, slot: Slot) -> tuple[Resolution, ...]:
        """Return the places that fill a slot."""
        return tuple(end.resolution for end in self.ends if end.slot is slot)

    @property
    def who(self) -> Actor | None:
        """Return who the claim is about: the mover, else whoever acts."""
        for slot in (Slot.MOVER, Slot.AGENT, Slot.RECIPIENT, Slot.THING):
            if slot in self.people:
                return self.people[slot]
        return None


def fill(text: Annotated, lexicon: Lexicon, actors: ActorReader, trigger: Trigger) -> Filled | None:
    """Fill the first of the trigger's entries whose conditions the clause meets."""
    for entry in trigger.entries:
        filled = _fill(text, lexicon, actors, trigger.head, entry)
        if _meets(lexicon, filled):
            return filled
    return None


def _fill(
    text: Annotated, lexicon: Lexicon, actors: ActorReader, head: Token, entry: Entry
) -> Filled:
    anchors = _anchors(text, lexicon, head, entry)
    ends = ends_module.find(text, lexicon, head, entry.frame, anchors)
    people: dict[Slot, Actor] = {}
    dependents = (
        _of_verb(text, head, entry)
        if entry.kind is TriggerKind.VERB
        else _of_noun(text, lexicon, head, anchors)
    )
    placed = {end.resolution.mention.span for end in ends}
    for relation, token in dependents:
        for slot in entry.frame.of(relation):
            if slot not in _PEOPLE_SLOTS or slot in people:
                continue
            actor = actors.read(token)
            if actor.span in placed or actor.kind is ActorKind.PLACE:
                continue
            people[slot] = actor
            break
    passive = head.pos == "VERB" and is_passive(text.parse, head)
    _settle_transitive(entry.frame, dependents, people, actors)
    return Filled(entry, head, people, _settle_ends(entry.frame, ends, people), passive, anchors)


def _settle_transitive(
    frame: Frame,
    dependents: list[tuple[str, Token]],
    people: dict[Slot, Actor],
    actors: ActorReader,
) -> None:
    """Make the object the mover where both could be: "Ukraine withdrew its vessels"."""
    if Slot.MOVER not in frame.of("subject") or Slot.MOVER not in frame.of("object"):
        return
    for relation, token in dependents:
        if relation == "object":
            actor = actors.read(token)
            if actor.kind.moves:
                mover = people.get(Slot.MOVER)
                if mover and mover.head.i != actor.head.i:
                    people[Slot.AGENT] = mover
                people[Slot.MOVER] = actor
            elif actor.kind in (ActorKind.CIVILIAN, ActorKind.OTHER):
                people[Slot.MOVER] = actor


def _settle_ends(frame: Frame, ends: tuple[End, ...], people: dict[Slot, Actor]) -> tuple[End, ...]:
    """Take where a mover stood for its origin when it leaves, and where a receiver stands for the end."""
    settled = []
    has = {end.slot for end in ends}
    for end in ends:
        if (
            end.slot in (Slot.LOCATION, Slot.DESTINATION)
            and end.relation == "at"
            and end.holder is not None
        ):
            mover = people.get(Slot.MOVER)
            held = mover is not None and mover.span.start <= end.holder.start < mover.span.end
            if held and frame.name == "retreat" and Slot.ORIGIN not in has:
                end = End(Slot.ORIGIN, end.resolution, end.relation, end.holder)
        settled.append(end)
    return tuple(settled)


def _anchors(text: Annotated, lexicon: Lexicon, head: Token, entry: Entry) -> tuple[Token, ...]:
    """Return the trigger and the words its places may hang on instead."""
    parse = text.parse
    anchors = [head]
    if entry.kind is TriggerKind.NOUN:
        verb = _light_verb(text, lexicon, head)
        if verb is not None:
            anchors.append(verb)
    else:
        anchors.extend(
            child
            for child in parse.children(head)
            if child.dep in ("prt", "advmod", "acomp") and child.pos in ("ADP", "ADV", "PART")
        )
        if len(entry.words) > 1:
            anchors.extend(o for o in objects(parse, head) if o.lemma in entry.words)
    return tuple(anchors)


def _light_verb(text: Annotated, lexicon: Lexicon, noun: Token) -> Token | None:
    """Return the verb that merely carries an event noun: "launched an offensive"."""
    parse = text.parse
    while noun.dep in ("conj", "appos") and parse.head(noun).pos in ("NOUN", "PROPN"):
        noun = parse.head(noun)
    head = parse.head(noun)
    if noun.dep in ("dobj", "nsubjpass", "nsubj", "attr") and is_verbal(head):
        if lexicon.is_a(head.lemma, "light") or (
            noun.dep in ("nsubj", "nsubjpass")
            and head.lemma
            in ("be", "begin", "continue", "start", "take", "launch", "occur", "erupt")
        ):
            return head
    return None


def _of_verb(text: Annotated, verb: Token, entry: Entry) -> list[tuple[str, Token]]:
    parse = text.parse
    passive = is_passive(parse, verb)
    found: list[tuple[str, Token]] = []
    for subject in subjects(parse, verb):
        found.append(("object" if passive else "subject", subject))
    for child in parse.children(verb):
        if child.dep == "dobj" and child.lemma not in entry.words[1:]:
            found.append(("object", child))
        elif child.dep == "agent" or (child.dep == "prep" and child.lemma == "by" and passive):
            found.extend(("subject", t) for t in parse.children(child) if t.dep == "pobj")
        elif child.dep == "prep" and child.lemma in _PREPOSITIONS:
            found.extend(
                (_PREPOSITIONS[child.lemma], t) for t in parse.children(child) if t.dep == "pobj"
            )
        elif child.dep == "dative":
            found.extend(
                ("to", t) for t in (*parse.children(child), child) if t.pos in ("NOUN", "PROPN")
            )
    if len(entry.words) > 1:
        for held in objects(parse, verb):
            if held.lemma in entry.words:
                found.extend(_prepositional(text, held))
    order = {"object": 0} if passive else {"subject": 0, "object": 1}
    return sorted(found, key=lambda pair: order.get(pair[0], 2))


def _of_noun(
    text: Annotated, lexicon: Lexicon, noun: Token, anchors: tuple[Token, ...]
) -> list[tuple[str, Token]]:
    parse = text.parse
    found: list[tuple[str, Token]] = list(_prepositional(text, noun))
    for child in parse.children(noun):
        if child.dep in ("poss", "nmod", "compound", "amod") and (
            child.i in text.force_at
            or child.dep == "poss"
            or lexicon.is_a(child.lemma, "people", "equipment")
        ):
            found.append(("subject" if child.dep == "poss" else "of", child))
    named = text.force_at.get(noun.i - 1)
    if named is not None and not any(t.i == named.head.i for _, t in found):
        found.append(("of", named.head))
    for verb in anchors[1:]:
        if noun.dep in ("dobj", "conj"):
            found.extend(("subject", s) for s in subjects(parse, verb) if s.i != noun.i)
        for child in parse.children(verb):
            if child.dep in ("agent", "prep") and child.lemma in ("by", "against", "with"):
                relation = _PREPOSITIONS[child.lemma]
                found.extend((relation, t) for t in parse.children(child) if t.dep == "pobj")
    return found


def _prepositional(text: Annotated, noun: Token) -> Iterable[tuple[str, Token]]:
    parse = text.parse
    for child in parse.children(noun):
        if child.dep in ("prep", "agent") and child.lemma in _PREPOSITIONS:
            for inner in parse.children(child):
                if inner.dep == "pobj":
                    yield _PREPOSITIONS[child.lemma], inner
                    yield from _prepositional_chain(text, inner)


def _prepositional_chain(text: Annotated, noun: Token) -> Iterable[tuple[str, Token]]:
    """Yield "by Y" and "against Y" that the parser hung on "of X"."""
    parse = text.parse
    for child in parse.children(noun):
        if child.dep in ("prep", "agent") and child.lemma in ("by", "against"):
            for inner in parse.children(child):
                if inner.dep == "pobj":
                    yield _PREPOSITIONS[child.lemma], inner


def _meets(lexicon: Lexicon, filled: Filled) -> bool:
    return all(_meets_one(lexicon, filled, requirement) for requirement in filled.entry.requires)


def _meets_one(lexicon: Lexicon, filled: Filled, requirement: str) -> bool:
    people, ends = filled.people, filled.ends
    slots = {end.slot for end in ends}
    relations = {end.relation for end in ends}
    who = filled.who
    match requirement:
        case "strong":
            return who is not None and (
                who.kind.moves
                or who.kind is ActorKind.STATE
                or (who.kind is ActorKind.UNKNOWN and bool(slots & {Slot.ORIGIN, Slot.DESTINATION}))
            )
        case "any":
            return who is None or who.kind is not ActorKind.CIVILIAN
        case "force":
            return who is not None and (
                who.kind.moves
                or (
                    Slot.MOVER not in filled.entry.frame.of("subject")
                    and Slot.MOVER not in people
                    and who.kind.acts
                )
                or (
                    who.kind is ActorKind.STATE
                    and filled.entry.action == "advance"
                    and filled.entry.frame.name in ("enter", "offensive")
                )
            )
        case "agent":
            return any(
                actor.kind.acts
                for slot, actor in people.items()
                if slot in (Slot.AGENT, Slot.OPPONENT, Slot.MOVER)
            )
        case "end":
            return bool(slots & {Slot.ORIGIN, Slot.DESTINATION})
        case "origin":
            return Slot.ORIGIN in slots
        case "destination":
            return Slot.DESTINATION in slots
        case "into":
            return any(end.slot is Slot.DESTINATION and end.relation == "to" for end in ends)
        case "place":
            return bool(ends)
        case "object-place":
            return "object" in relations
        case "subject-place":
            return "subject" in relations
        case "object":
            return _has_object(filled)
        case "passive":
            return filled.passive
        case "equipment":
            return any(
                actor.kind is ActorKind.EQUIPMENT
                for slot, actor in people.items()
                if slot in (Slot.MOVER, Slot.THING)
            )
        case "reinforcement":
            mover = people.get(Slot.MOVER)
            return mover is not None and mover.kind in (ActorKind.REINFORCEMENT, ActorKind.FORCE)
        case "plural":
            return filled.trigger.tag in ("NNS", "NNPS")
        case _:
            raise ValueError(f"unknown requirement {requirement!r} in {filled.entry.rule}")


def _has_object(filled: Filled) -> bool:
    mover = filled.people.get(Slot.MOVER) or filled.people.get(Slot.OPPONENT)
    return mover is not None and (
        filled.passive or mover.head.dep in ("dobj", "conj") or Slot.AGENT in filled.people
    )
