"""The choice between news and narrative."""

from datetime import date

from geo.dates import Mode, tag

from .articles import WEDNESDAY, article

NEWS = (
    "The army said on Monday that it had retaken the town, which fell in 2014. Residents who "
    "fled last week returned yesterday. The war began in March 2011."
)
NARRATIVE = (
    "In March 1876 the prince crossed the river. The garrison surrendered on 9 April. "
    "In June the siege began, and in December 1877 the city fell. It was sold in 1878."
)


def value_of_april(published: date | None) -> str:
    dated = tag(article(NARRATIVE, published))
    return next(item.value for item in dated if item.mention.text == "9 April")


def test_a_history_is_read_as_a_narrative_however_it_is_dated() -> None:
    assert value_of_april(None) == "1876-04-09"
    assert value_of_april(WEDNESDAY) == "1876-04-09"


def test_news_with_some_history_stays_news() -> None:
    values = {item.mention.text: item.value for item in tag(article(NEWS))}
    assert values["Monday"] == "2021-09-13"
    assert values["yesterday"] == "2021-09-14"


def test_the_choice_can_be_overruled() -> None:
    dated = tag(article(NARRATIVE), Mode.NEWS)
    assert next(item.value for item in dated if item.mention.text == "9 April") == "2021-04-09"


def test_a_chronicle_of_the_year_of_writing_counts_from_publication() -> None:
    body = "On 2 March the siege began. On 4 May it ended. On 5 June the army left."
    assert [item.value for item in tag(article(body))] == ["2021-03-02", "2021-05-04", "2021-06-05"]
