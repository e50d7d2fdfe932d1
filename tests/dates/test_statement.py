"""Dates of what was said, told apart from dates of what happened."""

import pytest

from geo.dates import dates_statement, tag

from .articles import article


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("The minister said on Monday that troops had left.", True),
        ("The minister told reporters Monday that troops had left.", True),
        ("Troops had left, the minister said in a statement on Monday.", True),
        ("On Monday, the army announced that troops had left.", True),
        ("On Monday, troops captured the hill, the army said.", False),
        ("Troops withdrew on Monday, the minister said.", False),
        ("The minister said that troops withdrew on Monday.", False),
        ("The minister arrived on Monday and spoke of peace.", False),
        ("The paper reported Monday's attack.", False),
    ],
)
def test_what_the_weekday_dates(body: str, said: bool) -> None:
    text = article(body)
    assert dates_statement(tag(text)[0], text) is said
