"""``brief``: write a briefing about the events of the store."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import load_selection
from geo.views import briefing


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "brief",
        help="write a briefing",
        description="Write what the sources say about the selected events, every sentence with "
        f"its source. The ending of the file chooses the format: {' '.join(briefing.FORMATS)}",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    add_query_flags(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 all told, 1 some records of the store are damaged and left out.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.ending_of(arguments.out, briefing.FORMATS)
    chosen = load_selection(arguments)
    told = (chosen.events, chosen.articles, chosen.query)
    pictures = briefing.draw_map(*told, ending, sides=chosen.sides)
    model = briefing.build(*told, pictures=pictures)
    output_file.write(arguments.out, briefing.write(model, ending))
    print(f"{arguments.out}: {chosen.tally}", file=sys.stderr)
    return chosen.exit_code
