"""What is told otherwise than on an earlier day, or than in an earlier briefing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from geo.model import Article, Claim, Event, Status
from geo.views.briefing.model import Changes
from geo.views.briefing.narration import CERTAINTY, Narrator
from geo.views.briefing.record import Record, RecordedEvent
from geo.views.briefing.shelves import time_of
from geo.views.prose import dates, wording
from geo.views.prose.quantities import in_words
from geo.views.prose.spelling import respell_as

_MOST_TOLD = 100
"""A list of what changed, or of what is gone, is no longer than this."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the events that are new, those told otherwise with what changed, and what is gone."""

    since: date | Record
    new: tuple[Event, ...]
    changed: tuple[tuple[Event, str], ...]
    gone: tuple[RecordedEvent, ...]
    undated_articles: int

    def respelt(self, spellings: Mapping[str, str]) -> Self:
        """Name the places of the events by these spellings, by the id of the place."""
        told = respell_as((event for event, _ in self.changed), spellings)
        changed = zip(told, (what for _, what in self.changed), strict=True)
        return replace(self, new=respell_as(self.new, spellings), changed=tuple(changed))

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what is new or changed."""
        return (*self.new, *(event for event, _ in self.changed))


def find(
    events: Iterable[Event], articles: Mapping[str, Article], since: date | Record
) -> Difference:
    """Compare events with what was told up to a day, or with the record of a briefing.

    An event is first told on the day that the first of its articles was published. One whose
    articles have no day counts as new after any day, and is counted.
    """
    ordered = sorted(events, key=time_of)
    if isinstance(since, Record):
        return _since_record(ordered, articles, since)
    return _since_day(ordered, articles, since)


def _since_day(events: Sequence[Event], articles: Mapping[str, Article], day: date) -> Difference:
    new, changed, undated = [], [], set()
    for event in events:
        early = tuple(c for c in event.claims if _is_told_by(articles.get(c.article_id), day))
        undated |= {c.article_id for c in event.claims if _has_no_day(articles.get(c.article_id))}
        if not early:
            new.append(event)
        elif len(early) < len(event.claims):
            what = _what_changed(
                event,
                articles,
                {claim.article_id for claim in early},
                _statuses(event.claims) - _statuses(early),
                _conflicts_without(event, early),
            )
            if what:
                changed.append((event, what))
    return Difference(day, tuple(new), tuple(changed), (), len(undated))


def _since_record(
    events: Sequence[Event], articles: Mapping[str, Article], record: Record
) -> Difference:
    new, changed, met = [], [], set()
    for event in events:
        ids = [id_ for id_ in _ids(event) if id_ in record.events]
        if not ids:
            new.append(event)
            continue
        met.update(ids)
        before = [record.events[id_] for id_ in ids]
        statuses = _new_statuses(event, before)
        conflicts = _new_conflicts(event, before)
        told = {article for known in before for article in known.articles}
        what = _what_changed(event, articles, told, statuses, conflicts)
        if what:
            changed.append((event, what))
    gone = tuple(known for id_, known in sorted(record.events.items()) if id_ not in met)
    return Difference(record, tuple(new), tuple(changed), gone, 0)


def _new_statuses(event: Event, before: Sequence[RecordedEvent]) -> set[Status]:
    told = {known.status for known in before}
    return set() if None in told or event.status.value in told else {event.status}


def _new_conflicts(event: Event, before: Sequence[RecordedEvent]) -> set[str]:
    if any(known.conflicts is None for known in before):
        return set()
    return {c.field for c in event.conflicts} - {f for k in before for f in k.conflicts or ()}


def tell(difference: Difference, narrator: Narrator) -> Changes:
    """Write what changed and what is gone."""
    since, notes = difference.since, []
    if isinstance(since, Record):
        day = f" (sources until {dates.full_day(since.cut_off)})" if since.cut_off else ""
        kind = "briefing" if since.is_of_briefing else "file"
        name = f"the earlier {kind}{day}"
        if difference.gone:
            notes.append(
                f"What is gone was told in the earlier {kind} and is not in this selection now: "
                "its article was removed or read anew, or the selection is another."
            )
    else:
        name = dates.full_day(since)
        notes.append(
            "New is what no article published up to that day tells. A day cannot show what is "
            "gone; an earlier briefing can."
        )
    if difference.undated_articles:
        many = in_words(difference.undated_articles)
        notes.append(f"Articles without a day of publication, taken as new: {many}.")
    untold = len(difference.changed[_MOST_TOLD:]) + len(difference.gone[_MOST_TOLD:])
    if untold:
        notes.append(f"Of what changed or is gone, {untold:,} more are not listed here.")
    return Changes(
        since=name,
        changed=tuple(
            narrator.changed(event, turn, what)
            for turn, (event, what) in enumerate(difference.changed[:_MOST_TOLD])
        ),
        gone=tuple(known.label for known in difference.gone[:_MOST_TOLD]),
        notes=tuple(notes),
    )


def _ids(event: Event) -> tuple[str, ...]:
    """Return the ids that the event has or had before others were merged into it."""
    return tuple(dict.fromkeys((event.id, *(Event.id_of(claim.id) for claim in event.claims))))


def _what_changed(
    event: Event,
    articles: Mapping[str, Article],
    told_in: set[str],
    statuses: set[Status],
    conflicts: set[str],
) -> str:
    """Say in words what changed, "" for nothing."""
    parts = []
    fresh = dict.fromkeys(c.article_id for c in event.claims if c.article_id not in told_in)
    if fresh:
        known = [articles[id_].publisher for id_ in fresh if id_ in articles]
        names = wording.listed(sorted({wording.plain(name) for name in known if name}))
        parts.append(f"also told by {names}" if names else "told by another article")
    if statuses:
        parts.append(f"now {wording.listed(sorted(CERTAINTY[status] for status in statuses))}")
    if conflicts:
        parts.append(f"versions now differ on {wording.listed(sorted(conflicts))}")
    return wording.sentence("; ".join(parts)) if parts else ""


def _statuses(claims: Iterable[Claim]) -> set[Status]:
    return {claim.status for claim in claims}


def _conflicts_without(event: Event, early: Sequence[Claim]) -> set[str]:
    """Return the fields of conflicts that the early claims alone do not have."""
    ids = {claim.id for claim in early}
    return {c.field for c in event.conflicts if len(ids & set(c.claim_ids)) < 2}


def _is_told_by(article: Article | None, day: date) -> bool:
    return bool(article and article.published and article.published.last <= day)


def _has_no_day(article: Article | None) -> bool:
    return article is None or article.published is None
