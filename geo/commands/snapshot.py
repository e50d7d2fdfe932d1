"""``snapshot``: draw a still map, or put the map into one HTML file."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags, query_of
from geo.errors import NotFound
from geo.layers import build
from geo.model import Article, Event
from geo.model.query import select
from geo.store import open_store
from geo.views import html_snapshot, still_map, style

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
    """Run the command.

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
    query = query_of(arguments)
    store = open_store()
    try:
        events = store.events()
        articles = {article.id: article for article in store.articles()}
    finally:
        store.close()
    chosen = select(query, events)
    if not chosen:
        raise NotFound(f"no event to draw: the filters select none of {len(events)}")
    if ending == ".html":
        data = html_snapshot.write(events, articles, query, title=arguments.title)
    else:
        layers = build(chosen, articles)
        options = still_map.Options(
            title=arguments.title,
            query=query,
            sides=tuple({force.side for event in events for force in event.forces}),
            cut_off=_cut_off(chosen, articles),
            theme=style.THEMES[arguments.theme],
        )
        data = still_map.render(layers, ending.removeprefix("."), options, arguments.dpi)
    output_file.write(arguments.out, data)
    print(f"{arguments.out}: {len(chosen)} of {len(events)} events", file=sys.stderr)
    return 0


def _cut_off(events: Sequence[Event], articles: Mapping[str, Article]) -> date | None:
    """Return the day of the latest article that the events quote."""
    quoted = {claim.article_id for event in events for claim in event.claims}
    days = [
        article.published.last
        for article_id in quoted
        if (article := articles.get(article_id)) and article.published
    ]
    return max(days, default=None)


def _resolution(text: str) -> int:
    dpi = int(text)
    if not 36 <= dpi <= 1200:
        raise argparse.ArgumentTypeError("a resolution lies between 36 and 1200")
    return dpi
