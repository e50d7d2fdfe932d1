"""What could be known on a day: only the articles that were out by then count."""

from dataclasses import replace
from datetime import date

from geo import merging
from geo.knowledge import known_on
from geo.model import Article
from tests.events import day, libya, sudan


def dated(*days: str | None) -> tuple[tuple, dict[str, Article]]:
    """Return Libya's events and its two articles published on the days given."""
    told = libya()
    articles = {
        id_: replace(article, published=day(when) if when else None)
        for (id_, article), when in zip(told.articles.items(), days, strict=True)
    }
    return told.events, articles


def test_on_the_last_day_everything_is_known() -> None:
    events, articles = dated("2020-07-10", "2020-07-20")
    known = known_on(events, articles, date(2020, 7, 20))
    claims = {claim.id for event in events for claim in event.claims}
    assert {claim.id for event in known.events for claim in event.claims} == claims
    assert known.articles == articles


def test_events_are_merged_from_the_known_claims_only() -> None:
    events, articles = dated("2020-07-10", "2020-07-20")
    first, second = articles
    known = known_on(events, articles, date(2020, 7, 19))
    claims = [c for event in events for c in event.claims if c.article_id == first]
    assert set(known.events) == set(merging.merge(claims, {first: articles[first]}))
    assert all(event.independent_sources == 1 for event in known.events)
    assert second not in known.articles


def test_nothing_is_known_before_the_first_article() -> None:
    events, articles = dated("2020-07-10", "2020-07-20")
    known = known_on(events, articles, date(2020, 7, 9))
    assert (known.events, known.articles) == ((), {})


def test_a_vague_or_unknown_day_of_publication_does_not_count_early() -> None:
    events, articles = dated("2020-07", None)
    assert not known_on(events, articles, date(2020, 7, 30)).articles
    known = known_on(events, articles, date(2020, 7, 31))
    assert len(known.articles) == 1
    assert known.undated == 1


def test_events_come_by_date_and_undated_last() -> None:
    told = sudan()
    known = known_on(told.events, told.articles, date(2024, 1, 1))
    days = [event.when.first if event.when else date.max for event in known.events]
    assert days == sorted(days)
