"""Who tells of an event: the speaker of its claims, named as a sentence about it needs."""

from collections.abc import Sequence

from geo.model import Claim, Event, Force
from geo.views.prose import closed_classes as classes
from geo.views.prose import speakers, wording

_STEM = 5
"""Letters that the name of a country and of its people share."""
_ARMIES, _HOSTS = (
    frozenset({"army", "military"}),
    frozenset({"army", "forces", "force", "military"}),
)
"""How texts call the army that a force is, and last words of the names of whole armies."""
_OFFICES = frozenset({"ministry", "presidency", "staff", "command", "headquarters", "office"})
"""Last words of bodies that speak for their forces as for themselves."""


def source(claims: tuple[Claim, ...], publisher: str = "") -> str:
    """Name the outermost speaker that all claims have; "" where they have none or several.

    The sentence merges what the claims say, and nobody may be quoted for another's part of it.
    """
    named = {
        speakers.speaker(claim.attribution[0].source) if claim.attribution else ""
        for claim in claims
    }
    return speakers.told_by(named.pop(), publisher) if len(named) == 1 else ""


def side(event: Event, claims: tuple[Claim, ...], source: str) -> str:
    """Say where the speaker stands, if the text's forces tell and the speaker's name does not."""
    sides = [link.side for claim in claims for link in claim.attribution[:1] if link.side]
    if not source or not sides:
        return ""
    if sides[0] in {force.side for force in event.opponents}:
        names = wording.listed(map(wording.force_name, event.forces))
        return f", opposed to {names}," if names else ", from the opposing side,"
    is_ally = {force.side for force in event.forces} == {sides[0]}
    return "" if not is_ally or _shows_side(event, source) else ", from the same side,"


def _shows_side(event: Event, source: str) -> bool:
    """Tell whether a speaker's name shows whose it is: "Nordland's ministry", "the army"."""
    is_institution = source.rsplit(maxsplit=1)[-1] in classes.INSTITUTIONS
    stems = _stems_of(event.forces)
    return is_institution or any(word[:_STEM] in stems for word in _names(source))


def _stems_of(forces: Sequence[Force]) -> set[str]:
    """Return how the names of forces and of their sides begin."""
    return {word[:_STEM] for force in forces for word in _names(f"{force.name} {force.side}")}


def _names(text: str) -> list[str]:
    return [word.casefold() for word in text.replace("'", " ").replace("’", " ").split()
            if word[:1].isupper()]  # fmt: skip


def as_the_force(event: Event, claims: tuple[Claim, ...], source: str) -> str:
    """Name a force that tells of itself by its own name: "the RSF", "the army" of its side."""
    if len(event.forces) != 1 or not source:
        return source
    (force,) = event.forces
    initials = "".join(word[0] for word in force.name.split() if word[0].isupper())
    own = {bare(name) for name in (force.name, *force.aliases, initials)}
    sides = {link.side for claim in claims for link in claim.attribution[:1]}
    is_host = force.name.rsplit(maxsplit=1)[-1].casefold() in _HOSTS
    is_army = source.rsplit(maxsplit=1)[-1] in _ARMIES and is_host
    is_sided = bool(force.side) and sides == {force.side} and bare(source) in _ARMIES
    is_own = bare(source) in own or (is_army and (is_sided or is_of_the_actor(event, source)))
    return wording.force_name(force) if is_own else source


def is_of_the_actor(event: Event, source: str) -> bool:
    """Tell whether a speaker's name is that of a force that acts, or shows whose it is."""
    return bool(event.forces) and any(
        word[:_STEM] in _stems_of(event.forces) for word in _names(source)
    )


def is_institution(source: str) -> bool:
    """Tell whether a speaker is a body that speaks for its forces: "the army", "the ministry"."""
    return source.rsplit(maxsplit=1)[-1].casefold() in classes.INSTITUTIONS | _OFFICES


def bare(name: str) -> str:
    """Return a name as it is compared: without its article, in lower case."""
    return name.casefold().removeprefix("the ")
