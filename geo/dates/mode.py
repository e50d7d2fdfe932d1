"""Choose how to read a text's relative dates: as news or as a narrative."""

import re
from datetime import date

from geo.dates.context import Mode

_YEAR = re.compile(r"\b(?:in|of|since|until|by|from|to|,|early|late)\s(1[0-9]{3}|20[0-9]{2})\b")
_ERA = re.compile(r"\b\d+ (?:BC|BCE|B\.C\.)")
_NEWS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|overnight|ago"
    r"|(?:last|this|next) (?:week|month|year|night|weekend)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|says?|said|told reporters|spokes\w+)\b"
)


def choose_mode(body: str, published: date | None) -> Mode:
    """Return NEWS or NARRATIVE from the years a text names and the words of news it uses.

    A text whose years mostly lie well before its publication, and outnumber its weekdays,
    "yesterday" and "said", tells of the past in its own order. Without a publication day the
    distance of years cannot be judged, and only their number counts.
    """
    years = [int(year) for year in _YEAR.findall(body)]
    remote = len(_ERA.findall(body)) + sum(
        1 for year in years if published is None or year < published.year - 1
    )
    news = len(_NEWS.findall(body))
    recent = len(years) - sum(1 for year in years if published and year < published.year - 1)
    if published is None:
        recent = 0
    return Mode.NARRATIVE if remote > max(news, recent) else Mode.NEWS
