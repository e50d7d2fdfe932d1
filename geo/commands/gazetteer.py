"""``gazetteer``: build the index, or ask what a name may mean."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from geo import gazetteer
from geo.model import Candidate


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    parser = subparsers.add_parser(
        "gazetteer",
        help="build the gazetteer, or look a name up",
        description="Build the index of places, or list what a name may mean and by which rule.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    lookup = actions.add_parser("lookup", help="list what a name may mean")
    lookup.add_argument("name", nargs="+", metavar="NAME")
    lookup.add_argument(
        "--country", action="append", default=[], metavar="CODE", help="ISO code; allows fuzzy"
    )
    lookup.add_argument(
        "--limit",
        type=_limit,
        default=10,
        metavar="N",
        help="list no more than this, 10 by default",
    )
    lookup.set_defaults(act=_look_up)
    build = actions.add_parser("build", help="build the index again")
    build.set_defaults(act=_build)


def run(arguments: argparse.Namespace) -> int:
    """Do the action asked for."""
    act: Callable[[argparse.Namespace], int] = arguments.act
    return act(arguments)


def _look_up(arguments: argparse.Namespace) -> int:
    """Print the candidates of a name; 1 when there is none."""
    name = " ".join(arguments.name)
    with _progress() as show:
        gazetteer.ensure_built(show)
    countries = tuple(code.upper() for code in arguments.country)
    found = gazetteer.open_index().candidates(name, countries=countries, limit=arguments.limit)
    for candidate in found:
        print(_describe(candidate))
    if not found:
        print(f"{name}: no such place; --country CODE allows misspelt names of that country")
    return 0 if found else 1


def _limit(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 is expected")
    return int(text)


def _build(arguments: argparse.Namespace) -> int:
    path = gazetteer.index_path()
    with _progress() as show:
        gazetteer.build(path, show)
    print(path)
    return 0


@contextmanager
def _progress() -> Iterator[gazetteer.Progress]:
    with tqdm(desc="Building the gazetteer", unit=" places", delay=0.5) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


def _describe(candidate: Candidate) -> str:
    place = candidate.place
    where = f"{place.lat:.4f} N, {place.lon:.4f} E within {place.radius_km:g} km"
    people = f", {place.population:,} people" if place.population else ""
    return (
        f"{place.name} ({place.feature} {place.country}{people}): {where}; "
        f"{candidate.rule} match on {candidate.matched_name!r}; {place.source}, {place.id}"
    )
