"""What holds for any text at all."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import Mode, judge_after_publication, propose_publication, tag
from geo.dates.lexicon import LEXICON
from geo.model import Article

from .articles import article

ODDITIES = (
    "31", "30", "29", "0", "00", "12", "99", "1944", "0000", "9999", "10000", "99999999999999",
    "480", "1.5", "1,500", "-", "–", ",", ".", "(", ")", "'s", "\n\n", "\n", "/", "'89", "90s",
    "470s", "5pm", "24:00", "99:99", "25:61 p.m.", "2020-02-30", "31/02/2020", "00/00/0000",
    "0000-00-00", "32nd", "0th", "February", "29 February", "31 February", "1 BC", "AD 1",
    "9999 years", "99999999 centuries", "December 9999", "January 1", "the", "of", "Q3", "9/11",
    "İstanbul", "ſ", "٣", "½", "\u200b", "\ud7ff", "😀",
)  # fmt: skip

words = st.sampled_from([*LEXICON, *(word.title() for word in LEXICON), *ODDITIES])
bodies = st.one_of(
    st.text(max_size=200), st.lists(words, max_size=25).map(" ".join),
    st.lists(words, max_size=12).map("".join),
)  # fmt: skip
published = st.one_of(
    st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)])
)
modes = st.sampled_from(Mode)


def dated_articles(body: str, day: date | None) -> Article:
    return article(body, day, title=body[:30])


@settings(max_examples=400)
@given(bodies, published, modes)
def test_spans_quote_themselves_in_order_and_apart(body: str, day: date | None, mode: Mode) -> None:
    last = 0
    for dated in tag(dated_articles(body, day), mode):
        span = dated.mention.span
        assert body[span.start : span.end] == dated.mention.text
        assert span.start >= last
        assert dated.mention.text.strip() == dated.mention.text
        last = span.end


@settings(max_examples=400)
@given(bodies, published, modes)
def test_values_are_never_empty_and_intervals_never_reversed(
    body: str, day: date | None, mode: Mode
) -> None:
    for dated in tag(dated_articles(body, day), mode):
        assert dated.value
        assert dated.when is None or dated.when.first <= dated.when.last


@given(bodies, published, modes)
def test_tagging_twice_gives_the_same(body: str, day: date | None, mode: Mode) -> None:
    text = dated_articles(body, day)
    assert tag(text, mode) == tag(text, mode)


@given(bodies, published)
def test_publication_is_judged_and_proposed_for_any_text(body: str, day: date | None) -> None:
    text = dated_articles(body, day)
    dates = tag(text)
    propose_publication(text, dates)
    for dated in dates:
        judge_after_publication(dated, text)


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), modes)
def test_a_date_in_full_is_that_day_in_any_mode(day: date, mode: Mode) -> None:
    for body in (f"It was {day:%d %B} {day.year}.", f"It was {day:%B} {day.day}, {day.year}."):
        (dated,) = tag(article(body, date(2021, 9, 15)), mode)
        assert dated.value == day.isoformat()
        assert dated.when is not None
        assert (dated.when.first, dated.when.last) == (day, day)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 6))
def test_weekdays_told_as_past_lie_within_the_week_before(day: date, back: int) -> None:
    told = day - timedelta(days=back)
    (dated,) = tag(article(f"The bridge was taken on {told:%A}.", day), Mode.NEWS)
    assert dated.value == told.isoformat()


@given(st.integers(1, 500), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_ago_are_counted_from_publication(days: int, day: date) -> None:
    (dated,) = tag(article(f"The bridge was taken {days} days ago.", day), Mode.NEWS)
    assert dated.value == (day - timedelta(days=days)).isoformat()
