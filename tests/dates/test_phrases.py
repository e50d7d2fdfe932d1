"""Sixty phrases of news and of narratives, valued before the tagger saw them.

News is published on Wednesday 10 March 2021.
"""

from datetime import date

import pytest

from tests.dates.articles import narrative, news

PUBLISHED = date(2021, 3, 10)


def value_of(phrase: str, found: list[tuple[str, str]]) -> list[str]:
    """Return the values of what was found in or around a phrase."""
    return [value for text, value in found if phrase in text or text in phrase]


@pytest.mark.parametrize(
    ("body", "phrase", "value"),
    [
        ("The column left on Monday.", "Monday", "2021-03-08"),
        ("Troops will arrive on Friday.", "Friday", "2021-03-12"),
        ("Clashes broke out late on Tuesday night.", "late on Tuesday night", "2021-03-09TNI"),
        ("Shelling resumed early Sunday morning.", "early Sunday morning", "2021-03-07TMO"),
        ("The base fell last Thursday.", "last Thursday", "2021-03-04"),
        ("They withdrew earlier this week.", "earlier this week", "2021-W10"),
        ("The army advanced over the weekend.", "the weekend", "2021-W09-WE"),
        ("The town has been besieged since mid-February.", "mid-February", "2021-02"),
        ("Fighting began in late January.", "late January", "2021-01"),
        ("In the past 24 hours three villages fell.", "the past 24 hours", "PT24H"),
        ("The convoy left two days ago.", "two days ago", "2021-03-08"),
        ("About three weeks ago rebels seized the dam.", "About three weeks ago", "2021-W07"),
        ("The unit was deployed last month.", "last month", "2021-02"),
        ("Talks are due next month.", "next month", "2021-04"),
        ("The force pulled out in December.", "December", "2020-12"),
        ("The coup of 1 February was condemned.", "1 February", "2021-02-01"),
        ("On March 3rd the garrison surrendered.", "March 3rd", "2021-03-03"),
        ("They entered on the night of 6-7 March.", "the night of 6-7 March", "2021-03-06TNI"),
        ("It was captured on 28 Dec.", "28 Dec.", "2020-12-28"),
        ("The offensive, launched in November 2020, stalled.", "November 2020", "2020-11"),
        ("The truce ended at midnight on Saturday.", "midnight on Saturday", "2021-03-06T24:00"),
        (
            "Since the beginning of the month 300 men have left.",
            "the beginning of the month",
            "2021-03",
        ),
        ("By the end of last year they held the port.", "the end of last year", "2020"),
        ("Reinforcements came between Monday and Wednesday.", "Monday", "2021-03-08"),
        ("He spoke on Wednesday.", "Wednesday", "2021-03-10"),
        ("The pullout took ten days.", "ten days", "P10D"),
        ("Jets strike the town every day.", "every day", "P1D"),
        ("In the first half of February they retreated.", "the first half of February", "2021-02"),
        ("Last summer they crossed the river.", "Last summer", "2020-SU"),
        ("In the spring of 2020 they returned.", "the spring of 2020", "2020-SP"),
        ("This morning the rebels left.", "This morning", "2021-03-10TMO"),
        ("On Tuesday evening tanks rolled in.", "Tuesday evening", "2021-03-09TEV"),
        ("The road was cut yesterday.", "yesterday", "2021-03-09"),
    ],
)
def test_a_phrase_of_news_has_its_value(body: str, phrase: str, value: str) -> None:
    assert value in value_of(phrase, news(body, PUBLISHED))


@pytest.mark.parametrize(
    ("body", "phrase", "value"),
    [
        (
            "In May 1940 the Germans crossed the Meuse. Five days later they reached the sea.",
            "In May 1940",
            "1940-05",
        ),
        (
            "On 10 May 1940 the Germans attacked. The next day they crossed the border.",
            "The next day",
            "1940-05-11",
        ),
        (
            "On 10 May 1940 the Germans attacked. Ten days later they reached the sea.",
            "Ten days later",
            "1940-05-20",
        ),
        (
            "On 10 May 1940 the Germans attacked. On 14 May Rotterdam was bombed.",
            "14 May",
            "1940-05-14",
        ),
        (
            "On 10 May 1940 the Germans attacked. By the end of the month Dunkirk was cut off.",
            "the end of the month",
            "1940-05",
        ),
        ("In June 1944 they landed. That autumn they reached the Rhine.", "That autumn", "1944-FA"),
        (
            "The siege began in November 1941. The following spring it was broken.",
            "The following spring",
            "1942-SP",
        ),
        (
            "On 3 July 1863 the charge failed. The following morning the army withdrew.",
            "The following morning",
            "1863-07-04TMO",
        ),
        (
            "The army left in late October 1917. Early the next month it reached the river.",
            "Early the next month",
            "1917-11",
        ),
        (
            "He landed on 1 March 1815. Three weeks later he was in Paris.",
            "Three weeks later",
            "1815-W12",
        ),
        (
            "On the night of 24 October 1917 they crossed.",
            "the night of 24 October 1917",
            "1917-10-24TNI",
        ),
        ("In the winter of 1812 they retreated.", "the winter of 1812", "1812-WI"),
        ("During the 1980s they held the coast.", "the 1980s", "198"),
        ("In early 1943 the army fell back.", "early 1943", "1943"),
        ("In December 1941 they attacked. In January they retreated.", "January", "1942-01"),
        (
            "They attacked in August 1914. The previous month the archduke was shot.",
            "The previous month",
            "1914-07",
        ),
        (
            "On 5 June 1967 the planes struck. Within six days the canal was reached.",
            "six days",
            "P6D",
        ),
        (
            "On 5 June 1967 the planes struck. On the same day tanks crossed the border.",
            "the same day",
            "1967-06-05",
        ),
        (
            "On 5 June 1967 the planes struck. Two days earlier envoys had met.",
            "Two days earlier",
            "1967-06-03",
        ),
        (
            "On 5 June 1967 the planes struck. Later that month the line held.",
            "Later that month",
            "1967-06",
        ),
        (
            "In the second week of March 1918 the guns opened.",
            "the second week of March 1918",
            "P1W",
        ),
        ("On the 21st of March 1918 the guns opened.", "the 21st of March 1918", "1918-03-21"),
        ("On Christmas Day 1914 the guns fell silent.", "Christmas Day 1914", "1914-12-25"),
        (
            "In mid-June 1940 they fled. A few days later the town fell.",
            "A few days later",
            "FUTURE_REF",
        ),
        ("By 1918 the army had dissolved.", "1918", "1918"),
        ("From 7 to 12 June 1942 they withdrew.", "7", "1942-06-07"),
        ("Between April and June 1999 they left.", "June 1999", "1999-06"),
        ("At dawn on 6 June 1944 they landed.", "dawn on 6 June 1944", "1944-06-06TMO"),
        ("The year before, the fleet had sailed. In 1905 it was sunk.", "1905", "1905"),
    ],
)
def test_a_phrase_of_a_narrative_has_its_value(body: str, phrase: str, value: str) -> None:
    assert value in value_of(phrase, narrative(body))
