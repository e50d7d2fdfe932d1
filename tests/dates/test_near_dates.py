"""Numbers and words that look like dates and are none."""

import pytest

from .articles import narrative, news


@pytest.mark.parametrize(
    "body",
    [
        "Some 1500 men crossed the river.",
        "They lost 2000 soldiers.",
        "It cost $1999 a piece of work.",
        "Resolution 1973 was passed.",
        "Call 555-1984 for help.",
        "He may march to the coast.",
        "The fall of the city was near.",
        "Three quarters of them fled.",
        "A suspect in his 40s fled.",
        "The three-year-old boy lived.",
        "The 1st Brigade held the hill.",
        "Sun Tzu wrote about war.",
        "They walked 31 kilometers.",
        "The second attack failed.",
    ],
)
def test_is_not_tagged(body: str) -> None:
    assert news(body) == []
    assert narrative(body) == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The 1941 campaign failed.", "1941"),
        ("The May elections failed.", "May"),
        ("The Spring Offensive failed.", "Spring"),
        ("It failed on Tuesday, he said.", "Tuesday"),
        ("Tuesday's attack failed.", "Tuesday"),
        ("By 1941, troops had left.", "1941"),
        ("In 1941 troops had left.", "1941"),
    ],
)
def test_is_tagged_without_its_surroundings(body: str, text: str) -> None:
    assert [found for found, _ in news(body)] == [text]


def test_only_narratives_tag_former_offices() -> None:
    body = "The former governor fled."
    assert news(body) == []
    assert narrative(body) == [("former", "PAST_REF")]


@pytest.mark.parametrize(
    "body", ["It was on 31 February 2020.", "See 45/45/2020.", "Filed 2020-13-01."]
)
def test_impossible_days_are_left_alone(body: str) -> None:
    assert not [value for _, value in news(body) if len(value) == len("2020-01-01")]
