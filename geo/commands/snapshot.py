"""``snapshot``: draw a still map, or put the map into one HTML file."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import load_selection
from geo.errors import NotFound
from geo.layers import build
from geo.views import html_snapshot, still_map, style
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
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
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


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 all told, 1 some records of the store are damaged and left out.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    NotFound
        If there is nothing to draw.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.ending_of(arguments.out, ENDINGS)
    chosen = load_selection(arguments)
    if chosen.why_empty:
        raise NotFound(f"nothing to draw, {chosen.why_empty}")
    if ending == ".html":
        data = html_snapshot.write(
            chosen.all_events, chosen.articles, chosen.query, title=arguments.title
        )
    else:
        layers = build(chosen.events, chosen.articles)
        options = still_map.Options(
            title=arguments.title,
            query=chosen.query,
            sides=chosen.sides,
            cut_off=data_cut_off(chosen.events, chosen.articles),
            theme=style.THEMES[arguments.theme],
        )
        data = still_map.render(layers, ending.removeprefix("."), options, arguments.dpi)
    output_file.write(arguments.out, data)
    print(f"{arguments.out}: {chosen.tally}", file=sys.stderr)
    return chosen.exit_code


def _resolution(text: str) -> int:
    if not text.isdecimal() or not 36 <= int(text) <= 1200:
        raise argparse.ArgumentTypeError("a resolution is a number from 36 to 1200")
    return int(text)
