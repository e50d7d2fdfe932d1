"""``brief``: write a briefing about the events of the store, or about what is new in it."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import Selection, load_selection
from geo.model import EventQuery
from geo.model.query import select
from geo.views import briefing, provenance

_EXAMPLES = """examples:
  python -m geo brief --out week.pdf --from 2020-07-10 --to 2020-07-20
  python -m geo brief --out new.docx --since 2020-07-15
  python -m geo brief --out new.pdf --since week.pdf

With a briefing after --since and no filters, its own selection is taken again.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "brief",
        help="write a briefing, or what is new since one",
        description="Write what the sources say about the selected events, every sentence with "
        f"its source. The ending of the file chooses the format: {' '.join(briefing.FORMATS)}",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--since",
        default="",
        metavar="DAY|FILE",
        help="tell only what is new or told otherwise since a day of publication, "
        "like 2020-07-15, or since an earlier briefing",
    )
    parser.add_argument(
        "--edits", type=Path, metavar="FILE", help="an editor's changes, saved on the Briefing page"
    )
    add_query_flags(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 0 all told, 1 some records of the store are damaged and left out.

    Raises
    ------
    UnsupportedOutput
        If the ending names no format.
    UnreadableBriefing
        If the earlier briefing or the edits cannot be read.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.ending_of(arguments.out, briefing.FORMATS)
    since = _since(arguments.since)
    edits = briefing.read_edits(arguments.edits) if arguments.edits else {}
    chosen = load_selection(arguments)
    if isinstance(since, briefing.Record) and chosen.query == EventQuery():
        chosen = _selected_by(since.query, chosen)
    difference = briefing.find_changes(chosen.events, chosen.articles, since) if since else None
    drawn = difference.events if difference else chosen.events
    model = briefing.build(
        chosen.events,
        chosen.articles,
        chosen.query,
        known=chosen.all_events,
        difference=difference,
        pictures=briefing.draw_map(
            drawn, chosen.articles, chosen.query, ending, sides=chosen.sides
        ),
    )
    for key in briefing.unused_edits(model, edits):
        print(f"left out: the edit of {key}, whose sentence is not told so now", file=sys.stderr)
    edited = briefing.apply_edits(model, edits)
    data = provenance.embed(briefing.write(edited, ending), ending, chosen.provenance)
    output_file.write(arguments.out, data)
    print(f"{arguments.out}: {_tally(chosen, difference)}", file=sys.stderr)
    return chosen.exit_code


def _since(text: str) -> date | briefing.Record | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return briefing.read_record(Path(text))


def _selected_by(query: EventQuery, chosen: Selection) -> Selection:
    events = select(query, chosen.all_events, chosen.articles)
    return replace(chosen, query=query, events=events)


def _tally(chosen: Selection, difference: briefing.Difference | None) -> str:
    if difference is None:
        return chosen.tally
    return (
        f"{len(difference.new)} new, {len(difference.changed)} told otherwise, "
        f"{len(difference.gone)} gone, of {chosen.tally}"
    )
