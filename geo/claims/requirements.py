"""What a filled frame must give before it counts: the last column of the trigger table."""

from collections.abc import Callable, Mapping

from geo.claims.actor_kind import Actor, ActorKind
from geo.claims.clauses import lemma_of
from geo.claims.filled import Filled
from geo.claims.lexicon import Slot
from geo.errors import InvalidValue
from geo.model import Action

_ONWARD = frozenset({"toward", "towards", "into", "onto", "on", "upon", "against"})
_NOBODY = frozenset(
    """resistance opposition demand requirement need target goal deadline obstacle fate end death
    criterion condition challenge expectation criticism fire""".split()  # noqa: SIM905
)
_ARMS = frozenset(
    """weapon weaponry arm armament ammunition munition hardware materiel supply shipment cargo fuel
    rifle grenade rocket missile howitzer kit arsenal""".split()  # noqa: SIM905
)
_ARMED = frozenset({ActorKind.FORCE, ActorKind.EQUIPMENT, ActorKind.COMMANDER})
_ENDS = frozenset({Slot.ORIGIN, Slot.DESTINATION})


def meets(filled: Filled) -> bool:
    """Tell whether a clause gives everything that its entry requires."""
    for requirement in filled.entry.requires:
        test = REQUIREMENTS.get(requirement)
        if test is None:
            raise InvalidValue(f"unknown requirement {requirement!r} of {filled.entry.rule}")
        if not test(filled):
            return False
    return True


def _slots(filled: Filled) -> set[Slot]:
    return {end.slot for end in filled.ends}


def _is_army_like(actor: Actor) -> bool:
    """Tell whether a state stands for its forces: "Turkey invaded", not "the government left"."""
    return actor.kind is ActorKind.STATE and actor.head.pos in ("PROPN", "PRON")


def _strong(filled: Filled) -> bool:
    who = filled.who
    if who is None:
        return False
    unknown = who.kind is ActorKind.UNKNOWN and bool(_slots(filled) & _ENDS)
    return who.kind.moves or _is_army_like(who) or unknown


def _force(filled: Filled) -> bool:
    who = filled.who
    if who is None:
        return _is_taken(filled)
    if who.kind.moves:
        return True
    moves_itself = Slot.MOVER in filled.entry.frame.of("subject") or Slot.MOVER in filled.people
    if not moves_itself:
        return who.kind.acts
    frame, words = filled.entry.frame.name, {end.word for end in filled.ends}
    invades = frame in ("enter", "cross", "offensive") or (frame == "go" and "into" in words)
    return invades and filled.entry.action is Action.ADVANCE and _is_army_like(who)


def _troops(filled: Filled) -> bool:
    """Tell whether more than one person goes: "Haftar went to Cairo" moves no army."""
    return filled.led or filled.who is None or filled.who.kind is not ActorKind.COMMANDER


def _armed(filled: Filled) -> bool:
    """Tell whether the words say that those who act bear arms: not just "the Libyans"."""
    return filled.who is not None and filled.who.kind is not ActorKind.PEOPLE


def _met(filled: Filled) -> bool:
    """Tell whether those who meet meet somebody: not "without meeting resistance"."""
    met = filled.people.get(Slot.OPPONENT)
    return met is None or met.head.lemma not in _NOBODY


def _is_taken(filled: Filled) -> bool:
    """Tell whether a place is said to be taken, by nobody knows whom: "the town was captured"."""
    return filled.passive and filled.entry.frame.name in ("capture", "besiege")


def _agent(filled: Filled) -> bool:
    slots = (Slot.AGENT, Slot.OPPONENT, Slot.MOVER)
    return _is_taken(filled) or any(
        filled.people[slot].kind.acts for slot in slots if slot in filled.people
    )


def _is_told_of(filled: Filled) -> bool:
    """Tell whether somebody or some place is named, so that it is not just "the fighting"."""
    named = any(actor.forces for actor in filled.people.values())
    return named or any(end.resolution.place for end in filled.ends)


def _has_target(filled: Filled) -> bool:
    """Tell whether what is hit can be hit: "hit the airport", not "hit an impasse"."""
    opponent = filled.people.get(Slot.OPPONENT)
    return bool(filled.ends) or (
        opponent is not None and (opponent.kind.acts or opponent.kind.moves)
    )


def _is_hostile(filled: Filled) -> bool:
    """Tell whether armed people are struck, and by people if by anybody: "killed 12 soldiers"."""
    opponent, agent = filled.people.get(Slot.OPPONENT), filled.people.get(Slot.AGENT)
    armed = opponent is not None and opponent.kind in _ARMED
    return armed and (agent is None or agent.kind.acts)


def _is_arms(filled: Filled) -> bool:
    """Tell whether what moves is goods, which somebody else brings: "weapons reached X"."""
    things = (filled.people.get(slot) for slot in (Slot.MOVER, Slot.THING))
    return any(thing is not None and lemma_of(thing.head) in _ARMS for thing in things)


def _moves_object(filled: Filled) -> bool:
    mover = filled.people.get(Slot.MOVER) or filled.people.get(Slot.OPPONENT)
    if mover is None:
        return False
    return filled.passive or mover.head.dep in ("dobj", "conj") or Slot.AGENT in filled.people


def _is_equipment(filled: Filled) -> bool:
    things = (filled.people.get(slot) for slot in (Slot.MOVER, Slot.THING))
    return any(thing is not None and thing.kind is ActorKind.EQUIPMENT for thing in things)


def _is_reinforcement(filled: Filled) -> bool:
    mover = filled.people.get(Slot.MOVER)
    return mover is not None and mover.kind in (ActorKind.REINFORCEMENT, ActorKind.FORCE)


def _has_relation(relation: str) -> Callable[[Filled], bool]:
    return lambda filled: any(end.relation == relation for end in filled.ends)


REQUIREMENTS: Mapping[str, Callable[[Filled], bool]] = {
    "strong": _strong,
    "any": lambda filled: filled.who is None or filled.who.kind is not ActorKind.CIVILIAN,
    "force": _force,
    "troops": _troops,
    "army": lambda filled: filled.commands or _troops(filled),
    "armed": _armed,
    "met": _met,
    "agent": _agent,
    "end": lambda filled: bool(_slots(filled) & _ENDS),
    "origin": lambda filled: Slot.ORIGIN in _slots(filled),
    "destination": lambda filled: Slot.DESTINATION in _slots(filled),
    "into": lambda filled: any(
        end.slot is Slot.DESTINATION and end.relation in ("to", "goal") for end in filled.ends
    ),
    "named": _is_told_of,
    "target": _has_target,
    "place": lambda filled: bool(filled.ends),
    "bound": lambda filled: any(end.word == "for" for end in filled.ends),
    "onward": lambda filled: any(end.word in _ONWARD for end in filled.ends),
    "object-place": _has_relation("object"),
    "subject-place": _has_relation("subject"),
    "object": _moves_object,
    "finite": lambda filled: filled.trigger.dep not in ("acl", "amod"),
    "no-thing": lambda filled: Slot.THING not in filled.people,
    "passive": lambda filled: filled.passive,
    "equipment": _is_equipment,
    "no-equipment": lambda filled: not _is_equipment(filled),
    "hostile": _is_hostile,
    "arms": _is_arms,
    "no-arms": lambda filled: not _is_arms(filled),
    "reinforcement": _is_reinforcement,
    "unsaid": lambda filled: filled.who is None,
    "light": lambda filled: filled.carried,
    "plural": lambda filled: filled.trigger.tag in ("NNS", "NNPS"),
}
