"""Forces: who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Force:
    """Hold one armed force, group, or state that sends one.

    ``side`` is the camp whose colour it wears on the map, "" where unknown. ``symbol`` is a
    20-digit APP-6D symbol code, "" for none. A force that the table does not know keeps the
    name the text gives it.
    """

    id: str
    name: str
    side: str = ""
    aliases: tuple[str, ...] = ()
    symbol: str = ""
