"""Numbers in words and figures."""

import pytest

from geo.claims.quantities import values_of


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("between 800 and 1,400", [800, 1400]),
        ("two thousand", [2000]),
        ("twenty-five", [25]),
        ("25-30", [25, 30]),
        ("three hundred and fifty", [350]),
        ("about", []),
        ("a dozen", [12]),
    ],
)
def test_number_words_become_values(words: str, values: list[int]) -> None:
    assert values_of(words.split()) == values
