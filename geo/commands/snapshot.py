"""``snapshot``: draw a still map, or put the map into one HTML file."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import Selection, load, load_selection
from geo.errors import InvalidQuery, NotFound
from geo.layers import build
from geo.model.query import from_parameters
from geo.views import html_snapshot, provenance, still_map, style
from geo.views.sources import data_cut_off

ENDINGS = (".png", ".svg", ".pdf", ".html")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "snapshot",
        help="draw a still map, or a map in one HTML file",
        description="Draw the selected events on a map with legend, scale, method and credits. "
        f"The ending of the file chooses the format: {' '.join(ENDINGS)}",
    )
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--title", default="", metavar="TEXT", help="instead of the proposed one")
    parser.add_argument(
        "--theme", choices=tuple(style.THEMES), default="light", help="of .png, .svg and .pdf"
    )
    parser.add_argument(
        "--dpi",
        type=_resolution,
        default=still_map.SCREEN_DPI,
        metavar="N",
        help=f"resolution of .png: {still_map.SCREEN_DPI} unless given, "
        f"{still_map.PRINT_DPI} for print",
    )
    add_query_flags(parser)
    parser.set_defaults(run=run)
    _add_verify(parser)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title="or", metavar="verify FILE")
    verifying = tasks.add_parser(
        "verify",
        help="say whether the store still gives what a file shows",
        description="Read the provenance that a file of `snapshot` or `export` holds, ask the "
        "store again, and name the events that were added, are gone or have changed. "
        f"Endings: {' '.join(provenance.ENDINGS)}",
        epilog="exit codes: 0 the same, 1 changed, 2 wrong usage, 3 no provenance to be read",
    )
    verifying.add_argument("file", type=Path, metavar="FILE")
    verifying.set_defaults(run=verify)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 all told, 1 some records of the store are damaged and left out.

    Raises
    ------
    InvalidQuery
        If no file is named.
    UnsupportedOutput
        If the ending names no format.
    NotFound
        If there is nothing to draw.
    OutputError
        If the file cannot be written.
    """
    if arguments.out is None:
        raise InvalidQuery("name the file to write by --out FILE, or one to `verify`")
    ending = output_file.ending_of(arguments.out, ENDINGS)
    chosen = load_selection(arguments)
    if chosen.why_empty:
        raise NotFound(f"nothing to draw, {chosen.why_empty}")
    origin = chosen.provenance
    if ending == ".html":
        data = html_snapshot.write(
            chosen.all_events,
            chosen.articles,
            chosen.query,
            title=arguments.title,
            made_on=origin.made_at.date(),
        )
    else:
        data = _draw(chosen, ending, arguments)
    output_file.write(arguments.out, provenance.embed(data, ending, origin))
    print(f"{arguments.out}: {chosen.tally}", file=sys.stderr)
    return chosen.exit_code


def _draw(chosen: Selection, ending: str, arguments: argparse.Namespace) -> bytes:
    options = still_map.Options(
        title=arguments.title,
        query=chosen.query,
        sides=chosen.sides,
        cut_off=data_cut_off(chosen.events, chosen.articles),
        theme=style.THEMES[arguments.theme],
    )
    layers = build(chosen.events, chosen.articles)
    return still_map.render(layers, ending.removeprefix("."), options, arguments.dpi)


def verify(arguments: argparse.Namespace) -> int:
    """Compare a file with the store; 0 the same, 1 changed.

    Raises
    ------
    UnsupportedOutput
        If no format has the file's ending.
    NotFound, BrokenFile, Unreachable
        If there is no provenance to be read.
    """
    held = provenance.read(arguments.file)
    now = load(from_parameters(held.query)).provenance
    difference = provenance.compare(held, now)
    made = f"made of the store of {held.made_at:%d %B %Y %H:%M} UTC".replace(" 0", " ")
    if difference.is_empty:
        print(f"{arguments.file}: the same, {len(held.events)} events; {made}")
        return 0
    print(
        f"{arguments.file}: changed; {made}: {len(difference.added)} events added, "
        f"{len(difference.gone)} gone, {len(difference.changed)} changed"
    )
    for line in difference.lines():
        print(line)
    return 1


def _resolution(text: str) -> int:
    if not text.isdecimal() or not 36 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError("a resolution is a number from 36 to 1200")
    return int(text)
