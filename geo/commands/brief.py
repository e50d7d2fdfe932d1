"""``brief``: write a briefing about the events of the store, or about what is new in it."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from geo.commands import output_file
from geo.commands.query_flags import add_query_flags
from geo.commands.selection import Selection, load_selection
from geo.errors import InvalidQuery
from geo.model import EventQuery
from geo.model.query import read_day, select
from geo.views import briefing, provenance

_EXAMPLES = """examples:
  python -m geo brief --out week.pdf --from 2020-07-10 --to 2020-07-20
  python -m geo brief --out all.docx --full
  python -m geo brief --out new.docx --since 2020-07-15
  python -m geo brief --out new.pdf --since week.pdf

With a briefing after --since and no filters, its own selection is taken again.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "brief",
        help="write a briefing, or what is new since one",
        description="Write on two pages what the sources say about the selected events, every "
        "sentence with its source. The ending of the file chooses the format: "
        f"{' '.join(briefing.FORMATS)}",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--full",
        action="store_true",
        help="tell of every event, with who held what and a chronology, on as many pages as needed",
    )
    length.add_argument(
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
    InvalidQuery
        If a flag cannot be understood.
    UnreadableBriefing
        If the earlier briefing or the edits cannot be read.
    OutputError
        If the file cannot be written.
    """
    ending = output_file.accept(arguments.out, briefing.FORMATS)
    since = _since(arguments.since)
    edits = briefing.read_edits(arguments.edits) if arguments.edits else {}
    chosen = load_selection(arguments)
    if isinstance(since, briefing.Record) and chosen.query == EventQuery():
        chosen = _selected_by(since.query, chosen)
    difference = briefing.find_changes(chosen.events, chosen.articles, since) if since else None
    model = _build(chosen, difference, ending, is_full=arguments.full)
    for key in briefing.unused_edits(model, edits):
        print(
            f"left out: the edit of {key}, whose sentence is not told so now, or not at this "
            "length (see --full)",
            file=sys.stderr,
        )
    edited, origin = briefing.apply_edits(model, edits), chosen.provenance
    for picture in model.pictures:
        if picture.name:
            drawing = provenance.embed(picture.data, ".png", origin)
            output_file.write(arguments.out.with_name(picture.name), drawing)
    data = provenance.embed(briefing.write(edited, ending), ending, origin)
    output_file.write(arguments.out, data)
    print(f"{arguments.out}: {_tally(chosen, difference)}", file=sys.stderr)
    return chosen.exit_code


def _build(
    chosen: Selection, difference: briefing.Difference | None, ending: str, *, is_full: bool
) -> briefing.BriefingModel:
    """Build the briefing with its map, which a Markdown file has beside it."""
    is_short = not (is_full or difference)
    pictures = briefing.draw_map(
        difference.events if difference else chosen.events,
        chosen.articles,
        chosen.query,
        ending,
        sides=chosen.sides,
        known_on=chosen.known_on,
        is_short=is_short,
    )
    if ending == ".md":
        pictures = tuple(replace(drawn, name=_name_of(drawn.data)) for drawn in pictures)
    return briefing.build(
        chosen.events,
        chosen.articles,
        chosen.query,
        known=chosen.all_events,
        known_on=chosen.known_on,
        difference=difference,
        pictures=pictures,
        is_short=is_short,
    )


def _name_of(drawing: bytes) -> str:
    """Name a picture by its content, so that the same store still gives the same text."""
    return f"sandtable-map-{blake2b(drawing, digest_size=4).hexdigest()}.png"


def _since(text: str) -> date | briefing.Record | None:
    """Read a day, or the events that an earlier file tells of; say so where it is no briefing.

    Raises
    ------
    InvalidQuery
        If it is neither a day nor a file.
    """
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError:
        path = Path(text)
    if not path.is_file():
        raise InvalidQuery(f"--since={text}: neither a day like 2020-07-15 nor a file")
    record = briefing.read_record(path)
    if not record.is_of_briefing:
        print(
            f"note: {path} is no briefing; its provenance names the events it shows, but not "
            "what was told of each: what is told otherwise may be missed",
            file=sys.stderr,
        )
    return record


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
