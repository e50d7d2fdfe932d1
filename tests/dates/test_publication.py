"""Dates against the publication day."""

from dataclasses import replace
from datetime import date

import pytest

from geo.dates import (
    AfterPublication,
    PublicationProposal,
    judge_after_publication,
    propose_publication,
    tag,
)
from geo.model import DateBasis, DatePrecision

from .articles import article


def propose(body: str) -> PublicationProposal | None:
    undated = article(body, None)
    return propose_publication(undated, tag(undated))


@pytest.mark.parametrize(
    ("body", "judgement"),
    [
        ("The brigade will withdraw on 3 October 2021.", AfterPublication.PLAN),
        ("The brigade withdrew on 3 October 2021.", AfterPublication.WRONG_YEAR),
        ("The brigade withdrew on 3 August 2021.", None),
        ("The brigade trains daily.", None),
    ],
)
def test_a_date_after_publication_is_a_plan_or_a_wrong_year(
    body: str, judgement: AfterPublication | None
) -> None:
    text = article(body)
    assert judge_after_publication(tag(text)[0], text) is judgement


def test_nothing_is_judged_without_a_publication_day() -> None:
    text = article("The brigade withdrew on 3 October 2021.", None)
    assert judge_after_publication(tag(text)[0], text) is None


def test_a_dateline_decides() -> None:
    proposal = propose("Published: 4 May 2020\nThe army took the hill in April 2020.\n")
    assert proposal is not None
    assert (proposal.published.first, proposal.published.last) == (date(2020, 5, 4),) * 2
    assert "dateline" in proposal.reasons[0]


def test_news_appears_within_a_week_of_what_it_tells() -> None:
    proposal = propose("The army took the hill on 4 May 2020. It had lost it in 2019.")
    assert proposal is not None
    assert (proposal.published.first, proposal.published.last) == (
        date(2020, 5, 4),
        date(2020, 5, 10),
    )


def test_yesterday_and_its_weekday_give_the_weekday_of_writing() -> None:
    proposal = propose(
        "The army took the hill on 4 May 2020. It was lost again yesterday, Thursday, he said."
    )
    assert proposal is not None
    assert proposal.published.first == proposal.published.last == date(2020, 5, 8)
    assert len(proposal.reasons) == 2


def test_plans_say_nothing_about_publication() -> None:
    proposal = propose("The army took the hill on 4 May 2020. It will leave on 9 August 2020.")
    assert proposal is not None
    assert proposal.published.first == date(2020, 5, 4)


def test_a_day_without_a_year_follows_the_last_month_stated() -> None:
    proposal = propose("It was built in November 2019. It was attacked on January 11, he said.")
    assert proposal is not None
    assert proposal.published.first == date(2020, 1, 11)


@pytest.mark.parametrize("body", ["", "The army took the hill on Tuesday.", "It may fall soon."])
def test_no_proposal_without_evidence(body: str) -> None:
    assert propose(body) is None


def test_a_proposal_is_marked_inferred_and_never_applied() -> None:
    undated = article("The army took the hill on 4 May 2020.", None)
    before = replace(undated)
    proposal = propose_publication(undated, tag(undated))
    assert proposal is not None
    assert proposal.published.basis is DateBasis.INFERRED
    assert proposal.published.precision is DatePrecision.WEEK
    assert undated == before
