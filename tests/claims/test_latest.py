"""What was told last before a word, against going through everything."""

from hypothesis import given
from hypothesis import strategies as st

from geo.claims.latest import Latest


@given(st.lists(st.tuples(st.integers(0, 30), st.integers())), st.integers(-1, 32))
def test_the_last_of_what_stands_before(placed: list[tuple[int, int]], position: int) -> None:
    before = [item for at, item in placed if at < position]
    assert Latest(placed).before(position) == (before[-1] if before else None)
