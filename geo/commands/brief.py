"""``brief``: write a briefing about the events of the store."""

import argparse
import sys
from pathlib import Path

from geo.commands.query_flags import add_query_flags, query_of
from geo.errors import OutputError, UnsupportedOutput
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
    query = query_of(arguments)
    out: Path = arguments.out
    if out.suffix.lower() not in briefing.FORMATS:
        raise UnsupportedOutput(f"{out}: the ending must be one of {' '.join(briefing.FORMATS)}")
    store = open_store()
    try:
        events = store.events(query)
        cited = {claim.article_id for event in events for claim in event.claims}
        articles = {article.id: article for article in store.articles() if article.id in cited}
        data = briefing.write(briefing.build(events, articles, query), out.suffix)
    finally:
        store.close()
    try:
        out.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}") from error
    print(f"{out}: {len(events)} events from {len(articles)} articles", file=sys.stderr)
    return 0
