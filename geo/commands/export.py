"""``export``: write events as a data file."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import load_selection
from geo.layers import build
from geo.views import data_files, provenance
from geo.views.data_files import csv_file


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "export",
        help="write events as a data file",
        description="Write the selected events with their codes, precision and sources; "
        "docs/data_schema.md explains every column. The ending of the file chooses the format: "
        + " ".join(data_files.FORMATS),
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
    ending = output_file.accept(arguments.out, data_files.FORMATS)
    chosen = load_selection(arguments)
    layers = build(chosen.events, chosen.articles)
    origin = chosen.provenance
    data = provenance.embed(data_files.write(layers, ending), ending, origin)
    output_file.write(arguments.out, data)
    if ending == ".csv":
        companion, text = csv_file.describe(arguments.out, provenance.sealed(data, ending, origin))
        output_file.write(companion, text)
    note = f"; {chosen.why_empty}" if chosen.why_empty else ""
    print(
        f"{arguments.out}: {len(chosen.events)} events, {len(layers.unplaced)} without a place, "
        f"{len(layers.undated)} without a date{note}",
        file=sys.stderr,
    )
    return chosen.exit_code
