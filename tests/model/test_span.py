import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValue
from geo.model import Span

spans = st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_refuses_what_is_no_span(start: int, end: int) -> None:
    with pytest.raises(InvalidValue, match=f"{start}-{end}"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_quotes_the_body(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    assert Span(start, end).of(body) == body[start:end]


@given(spans, spans)
def test_overlap_is_symmetric_and_follows_from_containment(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.contains(other) or one.overlaps(other)


@given(spans, spans)
def test_hull_holds_both(one: Span, other: Span) -> None:
    hull = one.hull(other)
    assert hull.contains(one)
    assert hull.contains(other)
    assert hull.end - hull.start <= max(one.end, other.end) - min(one.start, other.start)
