"""A name with the texts in which what a person said of it counts."""

from dataclasses import dataclass
from typing import Self

_ARTICLE, _COUNTRY = "\tarticle:", "\tcountry:"


@dataclass(frozen=True, slots=True)
class ScopedName:
    """Hold a name and where a correction of it counts: in all texts, unless one of these is given.

    ``article_id`` restricts it to one article, ``country`` (an ISO code) to the texts that name
    this country or its people. The narrower of two corrections of a name counts.
    """

    name: str
    article_id: str = ""
    country: str = ""

    @classmethod
    def of(cls, subject: str) -> Self:
        """Read the subject of a decision.

        >>> ScopedName.of("Natal")
        ScopedName(name='Natal', article_id='', country='')
        >>> ScopedName.of(ScopedName("Natal", country="ZA").subject).country
        'ZA'
        """
        for mark in (_ARTICLE, _COUNTRY):
            name, found, where = subject.partition(mark)
            if found:
                return cls(name, where, "") if mark == _ARTICLE else cls(name, "", where)
        return cls(subject)

    @property
    def subject(self) -> str:
        """Return the subject of a decision on the name in these texts."""
        if self.article_id:
            return f"{self.name}{_ARTICLE}{self.article_id}"
        return f"{self.name}{_COUNTRY}{self.country}" if self.country else self.name

    @property
    def breadth(self) -> int:
        """Return 0 for one article, 1 for the texts of a country, 2 for all texts."""
        return 0 if self.article_id else 1 if self.country else 2
