"""Flags that select events: the same names and values as in the dashboard's URL."""

import argparse
from datetime import date

from geo.model import Action, EventQuery, Status
from geo.model.query import PARAMETERS, from_parameters

_HELP = {
    "from": ("DAY", "first day, like 2020-07-10"),
    "to": ("DAY", "last day, inclusive"),
    "action": ("ACTION", "one of " + ", ".join(Action)),
    "force": ("FORCE", "id, name or side of a force"),
    "status": ("STATUS", "one of " + ", ".join(Status)),
    "place": ("PLACE", "id or name of a place"),
    "bbox": ("W,S,E,N", "box in degrees: west,south,east,north"),
    "radius": ("KM", "leave out places vaguer than this"),
    "days": ("DAYS", "leave out dates vaguer than this"),
    "publisher": ("PUBLISHER", "who published it"),
    "near": ("LON,LAT,KM", "only with a place within so many km of a point"),
    "sources": ("N", "only with so many independent sources, or more"),
    "text": ("WORDS", "only where sentence, forces or places have all these words"),
}
_SINGLE = {"from", "to", "bbox", "radius", "days", "near", "sources", "text"}

assert set(_HELP) == set(PARAMETERS)


def add_query_flags(parser: argparse.ArgumentParser) -> None:
    """Add one flag for every parameter of the query.

    Flags that take several values may be repeated or joined by commas.
    """
    group = parser.add_argument_group("which events (all by default)")
    for parameter, (metavar, text) in _HELP.items():
        group.add_argument(
            f"--{parameter}",
            dest=_destination(parameter),
            action="append",
            default=[],
            metavar=metavar,
            help=text if parameter in _SINGLE else f"{text}; may be repeated",
        )
    group.add_argument(
        "--known-on",
        type=_day,
        default=None,
        metavar="DAY",
        help="as known on a day, like 2020-07-13: only articles published until then count",
    )


def known_on_of(arguments: argparse.Namespace) -> date | None:
    """Return the day until which articles count, None for all of them."""
    day: date | None = arguments.known_on
    return day


def query_of(arguments: argparse.Namespace) -> EventQuery:
    """Read the query from parsed flags.

    Of a flag that takes one value the last one given counts.

    Raises
    ------
    InvalidQuery
        If a value cannot be understood.
    """
    parameters = {}
    for parameter in PARAMETERS:
        values: list[str] = getattr(arguments, _destination(parameter))
        if values:
            parameters[parameter] = values[-1] if parameter in _SINGLE else ",".join(values)
    return from_parameters(parameters, prefix="--")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: a day like 2020-07-13 is expected") from None


def _destination(parameter: str) -> str:
    return f"query_{parameter}"
