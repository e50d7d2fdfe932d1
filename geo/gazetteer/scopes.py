"""Which of a person's corrections count in a text."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from geo.model import Article, Gazetteer, ScopedName

_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_LONGEST = 4  # words in the name of a country
_MEANINGS = 3


def aliases_in(
    article: Article, aliases: Mapping[str, str], gazetteer: Gazetteer
) -> dict[str, str]:
    """Return the place ids by the names that mean them in an article, the broadest scope first.

    ``aliases`` maps the subjects of decisions to place ids, oldest first.
    """
    scoped = [(ScopedName.of(subject), place_id) for subject, place_id in aliases.items()]
    counting = [
        (name, place_id)
        for name, place_id in scoped
        if name.article_id in ("", article.id)
        and (not name.country or names_country(article.body, name.country, gazetteer))
    ]
    counting.sort(key=lambda found: -found[0].breadth)
    chosen: dict[str, str] = {}
    for name, place_id in counting:
        chosen.pop(name.name, None)  # of a name's spellings the narrowest scope goes last
        chosen[name.name] = place_id
    return chosen


def aliases_of_countries(aliases: Mapping[str, str], countries: Iterable[str]) -> dict[str, str]:
    """Return what counts where no article is at hand, in texts of these countries."""
    given = {"", *countries}
    scoped = [(ScopedName.of(subject), place_id) for subject, place_id in aliases.items()]
    scoped.sort(key=lambda found: -found[0].breadth)
    return {
        name.name: place_id
        for name, place_id in scoped
        if not name.article_id and name.country in given
    }


def names_country(body: str, country: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a text names a country or its people, by any name the gazetteer has."""
    words = [match.span() for match in _NAME_WORD.finditer(body)]
    starts = (i for i, (start, _) in enumerate(words) if body[start].isupper())
    spans = chain.from_iterable(
        ((words[i][0], end) for _, end in words[i : i + _LONGEST]) for i in starts
    )
    return any(
        candidate.place.country == country and candidate.place.feature.startswith("A.PCL")
        for name in {" ".join(body[start:end].split()) for start, end in spans}
        for candidate in gazetteer.candidates(name, tolerant=False, limit=_MEANINGS)
    )
