"""``brief``: write a briefing about the events of the store."""

import argparse
import sys
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags, query_of
from geo.model.query import select
from geo.store import open_store
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
    """Run the command.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.ending_of(arguments.out, briefing.FORMATS)
    query = query_of(arguments)
    store = open_store()
    try:
        events = store.events()
        articles = {article.id: article for article in store.articles()}
    finally:
        store.close()
    chosen = select(query, events)
    sides = tuple({force.side for event in events for force in event.forces})
    pictures = briefing.draw_map(chosen, articles, query, ending, sides=sides)
    model = briefing.build(chosen, articles, query, pictures=pictures)
    output_file.write(arguments.out, briefing.write(model, ending))
    print(f"{arguments.out}: {len(chosen)} of {len(events)} events", file=sys.stderr)
    return 0
