"""``gazetteer``: build the index, add places to it, or ask what a name may mean."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from geo import gazetteer, places
from geo.commands import corrections
from geo.model import Candidate, DecisionKind, Place
from geo.model.analysis import standing


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its actions."""
    parser = subparsers.add_parser(
        "gazetteer",
        help="build the gazetteer, add places, or look a name up",
        description="Build the index of places, import more of them from GeoNames or a table of "
        "your own, list what a name may mean and why, or say what it means.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    lookup = actions.add_parser("lookup", help="list what a name may mean")
    lookup.add_argument("name", nargs="+", metavar="NAME")
    lookup.add_argument(
        "--country",
        action="append",
        default=[],
        type=corrections.country_code,
        metavar="CODE",
        help="weigh as in a text about this country (ISO code); allows misspelt names of it, and "
        "tells all that was imported of it; may be repeated",
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
    _add_import(actions)
    corrections.add_actions(actions)
    listed = actions.add_parser("imports", help="list what was imported")
    listed.set_defaults(act=_list_imports)
    remove = actions.add_parser("remove", help="remove an import")
    remove.add_argument("name", metavar="NAME", help="as `imports` lists it")
    remove.set_defaults(act=_remove)


def _add_import(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "import",
        help="import places of GeoNames, or of your own",
        description="Import places beside the index. Importing a file again replaces what was "
        "imported from it; an import that was interrupted goes on where it stopped.",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    dump = kinds.add_parser("geonames", help="a country's file, or allCountries, as published")
    dump.add_argument("file", type=Path, metavar="FILE.zip|FILE.txt")
    dump.set_defaults(act=_import_geonames)
    table = kinds.add_parser(
        "places",
        help="a CSV or GeoJSON file",
        description="Columns or properties: name, lon, lat; and, where known: id, aliases (joined "
        "by |), feature (GeoNames class and code, like P.PPL), radius_km, country (ISO code), "
        "admin1, population, source, licence.",
    )
    table.add_argument("file", type=Path, metavar="FILE.csv|FILE.geojson")
    table.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="FIELD=TITLE",
        help="the column that holds a field, where it has another title",
    )
    table.set_defaults(act=_import_table)


def run(arguments: argparse.Namespace) -> int:
    """Do the action asked for."""
    act: Callable[[argparse.Namespace], int] = arguments.act
    return act(arguments)


def _look_up(arguments: argparse.Namespace) -> int:
    """Print what a name may mean and what would change that; 1 when there is nothing."""
    name = " ".join(arguments.name)
    countries = tuple(arguments.country)
    _ensure_built()
    index = gazetteer.open_index()
    decided = standing(DecisionKind.PLACE_ALIAS, corrections.made())
    aliases = gazetteer.aliases_of_countries(decided, countries)
    meaning = places.weigh_bare(name, gazetteer.Corrected(index, aliases), countries)
    for candidate in meaning.candidates[: arguments.limit]:
        print(_describe(candidate))
    left_out = len(meaning.candidates) - arguments.limit
    if left_out > 0:
        print(f"... and {left_out} more; --limit N lists them")
    for change in meaning.changes:
        print(f"{_in_words(change.cue, index)}: {_call(change.candidate.place)}")
    if not meaning.candidates:
        print(f"{name}: no such place; --country CODE allows misspelt names of that country")
    elif not meaning.is_settled:
        print(f"{name}: without more context no candidate is likely enough to be taken")
    return 0 if meaning.candidates else 1


def _in_words(cue: str, index: gazetteer.Index) -> str:
    kind, _, code = cue.partition(" ")
    if kind != "about":
        return f'as "{cue}"'
    country = gazetteer.name_of(f"country:{code}", index)
    return f"in a text about {country} ({code}), beside places near it"


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


def _column(text: str) -> tuple[str, str]:
    field, equals, title = text.partition("=")
    if not (field and equals and title):
        raise argparse.ArgumentTypeError("FIELD=TITLE is expected, like name=Town")
    return field, title


def _import_geonames(arguments: argparse.Namespace) -> int:
    """Import a file of GeoNames; 1 when lines of it were left out."""
    _ensure_built()
    with _progress(f"Reading {arguments.file.name}", unit="B", unit_scale=True) as show:
        outcome = gazetteer.import_geonames(arguments.file, show, tqdm.write)
    return _tell(outcome)


def _import_table(arguments: argparse.Namespace) -> int:
    """Import a user's table; 1 when rows of it were left out."""
    _ensure_built()
    with _progress(f"Reading {arguments.file.name}", unit=" rows") as show:
        outcome = gazetteer.import_table(arguments.file, dict(arguments.column), show, tqdm.write)
    return _tell(outcome)


def _tell(outcome: gazetteer.Outcome) -> int:
    made = outcome.made
    for number, problem in outcome.shown:
        print(f"{made.file}, {outcome.piece} {number}: {problem}", file=sys.stderr)
    if made.faults > len(outcome.shown):
        more = made.faults - len(outcome.shown)
        print(f"... and {more:,} {outcome.piece}s more", file=sys.stderr)
    print(_describe_import(made))
    return 1 if made.faults else 0


def _list_imports(_arguments: argparse.Namespace) -> int:
    for item in gazetteer.installed():
        print(_describe_import(item))
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    gazetteer.remove(arguments.name)
    return 0


def _describe_import(item: gazetteer.Import) -> str:
    credit = f"{item.source}, {item.licence}" if item.licence else item.source
    return (
        f"{item.name}: {item.places:,} places ({credit}) of {item.file}, imported "
        f"{item.made_at:%Y-%m-%d}; {item.joined:,} of them were in the gazetteer already, "
        f"{item.faults:,} were left out"
    )


def _ensure_built() -> None:
    with _progress() as show:
        gazetteer.ensure_built(show)


@contextmanager
def _progress(
    title: str = "Building the gazetteer", *, unit: str = " places", unit_scale: bool = False
) -> Iterator[gazetteer.Progress]:
    with tqdm(desc=title, unit=unit, unit_scale=unit_scale, delay=0.5) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show


def _describe(candidate: Candidate) -> str:
    place = candidate.place
    east = f"{abs(place.lon):.4f} {'E' if place.lon >= 0 else 'W'}"
    north = f"{abs(place.lat):.4f} {'N' if place.lat >= 0 else 'S'}"
    return (
        f"{candidate.score:4.0%} {_call(place)}: {north}, {east} within {place.radius_km:g} km; "
        f"{candidate.rule} match on {candidate.matched_name!r}; {place.source}, {place.id}\n"
        f"     because: {'; '.join(candidate.reasons)}"
    )


def _call(place: Place) -> str:
    people = f", {place.population:,} people" if place.population else ""
    return f"{place.name} ({place.feature} {place.country}{people})"
