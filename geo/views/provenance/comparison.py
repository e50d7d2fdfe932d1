"""What changed between a file and a store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.views.provenance.record import Provenance, Told, ids


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the events that only the store has, that only the file has, and that differ.

    ``changed`` pairs what the file tells with what the store tells.
    """

    added: tuple[Told, ...]
    gone: tuple[Told, ...]
    changed: tuple[tuple[Told, Told], ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the store still gives the same."""
        return not (self.added or self.gone or self.changed)

    def lines(self) -> Iterator[str]:
        """Name every event that differs, a line each."""
        for told in self.added:
            yield f"added    {_name(told)}"
        for told in self.gone:
            yield f"gone     {_name(told)}"
        for before, now in self.changed:
            was = f"; was {before.name}" if before.name not in ("", now.name) else ""
            yield f"changed  {_name(now)}{was}"


def compare(held: Provenance, now: Provenance) -> Difference:
    """Compare what a file holds with what its query gives now."""
    before, after = ids(held.events), ids(now.events)
    return Difference(
        added=_without(now.events, before),
        gone=_without(held.events, after),
        changed=tuple(
            (before[told.id], told)
            for told in now.events
            if told.id in before and before[told.id].fingerprint != told.fingerprint
        ),
    )


def _without(told: Iterable[Told], known: dict[str, Told]) -> tuple[Told, ...]:
    return tuple(item for item in told if item.id not in known)


def _name(told: Told) -> str:
    return f"{told.id} {' '.join(told.name.split())}".rstrip()
