"""``ingest``: read articles into the store."""

import argparse
import sys
from functools import partial

_EXAMPLES = """\
examples:
  python -m geo ingest news/
  python -m geo ingest report.pdf https://example.org/feed.xml
  python -m geo ingest texts/ --articles META.json

Reads .txt .md .html .pdf .docx .csv .jsonl, pages, RSS and Atom feeds, and folders of them.
What is in the store already is left as it is, so a run that was stopped can simply be
started again.

META.json lists what the files themselves do not say, doc_id being a file's name without its
ending; title, publisher, url and published may each be left out:
  [{"doc_id": "report-1", "title": "…", "publisher": "…", "published": "2023-12-20"}]
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its flags."""
    parser = subparsers.add_parser(
        "ingest",
        help="read articles into the store",
        description="Read articles, find who moved from where to where, and keep it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sources", nargs="+", metavar="PATH|URL", help="file, folder or address")
    parser.add_argument(
        "--articles", metavar="META.json", help="titles and dates of the articles, by file stem"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ingest; 0 all done, 1 some sources failed, 3 nothing could be read."""
    from tqdm import tqdm

    from geo import gazetteer, pipeline
    from geo.commands.progress_bar import StepBars
    from geo.reading import ReadingOptions, load_metadata
    from geo.store import open_store

    warn = partial(print, file=sys.stderr)
    metadata = load_metadata(arguments.articles, warn) if arguments.articles else {}
    store = open_store()
    with StepBars() as bars:
        gazetteer.ensure_built(lambda done, total: bars("Building the gazetteer", done, total))
    with tqdm(unit=" articles", disable=not sys.stderr.isatty()) as bar:
        report = pipeline.ingest(
            arguments.sources, store, ReadingOptions(metadata=metadata), progress=bar.update
        )
    for failure in report.failures:
        print(" ".join(str(failure).split()), file=sys.stderr)
    print(
        f"{len(report.added)} added, {len(report.updated)} updated, "
        f"{len(report.unchanged)} unchanged, {len(report.failures)} failed; "
        f"the store holds {store.count_events()} events"
    )
    done = report.added + report.updated + report.unchanged
    if not report.failures:
        return 0
    return 1 if done else 3
