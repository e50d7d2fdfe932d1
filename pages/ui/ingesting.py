"""What the Articles page does with what it is given: read, analyse, store, correct."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePath

from geo import merging, pipeline
from geo.errors import ReadingError
from geo.model import Analysis, Article, DateSpan, Decision, DecisionKind, Event
from geo.reading import Failure, ReadingOptions, read, read_text
from pages.ui import services
from pages.ui.long_work import Progress


@dataclass(frozen=True, slots=True)
class Submission:
    """Hold what a person gave: a text, or files as name and content, or an address."""

    text: str
    title: str
    publisher: str
    uploads: tuple[tuple[str, bytes], ...]
    address: str
    day: date | None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to read."""
        return not (self.text.strip() or self.uploads or self.address)


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold what was read out of a submission, before anything is saved.

    ``events`` are merged from these articles alone, in the order of their texts. ``known`` are the
    ids of the articles that the store holds already.
    """

    analyses: tuple[Analysis, ...]
    events: tuple[Event, ...]
    failures: tuple[str, ...]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Tell what came of a submission; ``events`` counts those the articles take part in."""

    article_ids: tuple[str, ...]
    events: int
    failures: tuple[str, ...]


def preview(submission: Submission, progress: Progress) -> Preview:
    """Read and analyse what a person gave, and save nothing."""
    read_items = list(_read(submission))
    failures: list[object] = [item for item in read_items if isinstance(item, Failure)]
    articles = {item.id: item for item in read_items if isinstance(item, Article)}
    services.open_gazetteer()
    tools = pipeline.load_tools(services.decisions())
    analyses: list[Analysis] = []
    progress(0, len(articles))
    for done, outcome in enumerate(pipeline.analyse_all(articles.values(), tools), 1):
        if isinstance(outcome, Analysis):
            analyses.append(outcome)
        else:
            failures.append(outcome)
        progress(done, len(articles))
    events = merging.merge((claim for a in analyses for claim in a.claims), articles)
    known = frozenset(services.store().versions(articles))
    events = _in_order_of_text(events, list(articles))
    return Preview(tuple(analyses), events, tuple(map(str, failures)), known)


def _in_order_of_text(events: Iterable[Event], article_ids: Sequence[str]) -> tuple[Event, ...]:
    turns = {id_: turn for turn, id_ in enumerate(article_ids)}

    def first_told(event: Event) -> tuple[int, int]:
        return min((turns[claim.article_id], claim.span.start) for claim in event.claims)

    return tuple(sorted(events, key=first_told))


def save(articles: Iterable[Article], progress: Progress) -> Outcome:
    """Store articles with what they tell; those saved before a cancel stay."""
    given = tuple(articles)
    services.open_gazetteer()
    done = 0

    def add(more: int) -> None:
        nonlocal done
        done += more
        progress(done, len(given))

    report = pipeline.ingest(given, services.store(), progress=add)
    new = report.added + report.updated
    told = {
        event.id
        for event in services.corpus().events
        if any(claim.article_id in new for claim in event.claims)
    }
    return Outcome(new, len(told), tuple(map(str, report.failures)))


def set_published(article: Article, day: date) -> None:
    """Keep a person's word on when an article was published, and read its dates again."""
    now = datetime.now(UTC)
    decision = Decision(DecisionKind.PUBLISHED, article.id, day.isoformat(), now)
    services.store().decide(decision)
    services.open_gazetteer()
    pipeline.reanalyse(services.store())


def _read(submission: Submission) -> Iterator[Article | Failure]:
    published = DateSpan.day(submission.day) if submission.day else None
    options = ReadingOptions(published=published)
    if submission.text.strip():
        yield _read_pasted(submission, published)
    yield from _read_uploads(submission.uploads, options)
    if submission.address:
        if submission.address.lower().startswith(("http://", "https://")):
            yield from read(submission.address, options)
        else:
            error = ReadingError("is no web address; one begins with https://")
            yield Failure(submission.address[:200], error)


def _read_pasted(submission: Submission, published: DateSpan | None) -> Article | Failure:
    try:
        return read_text(
            submission.text,
            title=submission.title.strip(),
            publisher=submission.publisher.strip(),
            published=published,
        )
    except ReadingError as error:
        return Failure("pasted text", error)


def _read_uploads(
    uploads: Iterable[tuple[str, bytes]], options: ReadingOptions
) -> Iterator[Article | Failure]:
    """Read uploaded files by way of a folder that is gone afterwards."""
    for given, content in uploads:
        name = PurePath(given).name or "upload"
        with tempfile.TemporaryDirectory(prefix="sandtable-") as folder:
            path = Path(folder, f"upload{PurePath(name).suffix}")
            path.write_bytes(content)
            for item in read(str(path), options):
                yield replace(item, source=name)
