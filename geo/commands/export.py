"""``export``: write events as a data file."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags, query_of
from geo.layers import build
from geo.store import open_store
from geo.views import data_files


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
    """Run the command.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.ending_of(arguments.out, data_files.FORMATS)
    query = query_of(arguments)
    store = open_store()
    try:
        events = store.events(query)
        articles = {article.id: article for article in store.articles()}
    finally:
        store.close()
    layers = build(events, articles)
    output_file.write(arguments.out, data_files.write(layers, ending))
    note = "" if events else " (the filters select no event; the file has columns and no rows)"
    print(
        f"{arguments.out}: {len(events)} events, {len(layers.unplaced)} without a place, "
        f"{len(layers.undated)} without a date{note}",
        file=sys.stderr,
    )
    return 0
