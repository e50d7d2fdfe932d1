"""A frame of the lexicon, filled with what one clause gives."""

from dataclasses import dataclass

from geo.claims.actor_kind import Actor
from geo.claims.ends import End
from geo.claims.lexicon import Entry, Slot
from geo.model import Resolution, Token

_WHO = (Slot.MOVER, Slot.AGENT, Slot.RECIPIENT, Slot.THING)


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold the people, things and places that a clause gives for one entry of the lexicon.

    ``carried`` tells of an event noun that a verb merely carries: "launched an offensive";
    ``led`` of somebody who goes "with 300 men"; ``commands`` of one whose army the text has told
    of, in a narrative, where the commander's name stands for it: "Lee crossed the river".
    """

    entry: Entry
    trigger: Token
    people: dict[Slot, Actor]
    ends: tuple[End, ...]
    passive: bool
    carried: bool
    led: bool = False
    commands: bool = False

    def places(self, slot: Slot) -> tuple[Resolution, ...]:
        """Return the places that fill a slot."""
        return tuple(end.told for end in self.ends if end.slot is slot)

    @property
    def who(self) -> Actor | None:
        """Return who the claim is about: the mover, else whoever acts."""
        return next((self.people[slot] for slot in _WHO if slot in self.people), None)
