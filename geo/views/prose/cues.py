"""What the words of a source say about an event beyond its action and status.

A plan is not a demand, nor a threat: where the source's own word tells which it is, a sentence
says so. Words that tell nothing leave it open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Prospect(StrEnum):
    """What kind of thing that has not happened a source speaks of."""

    PLAN = "plan"
    DEMAND = "demand"
    THREAT = "threat"
    ORDER = "order"
    PROPOSAL = "proposal"
    INTENTION = "intention"
    FORECAST = "forecast"
    CHANCE = "chance"
    OPEN = "open"


_STEMS: dict[Prospect, str] = {
    Prospect.PLAN: "plan prepar schedul ready",
    Prospect.DEMAND: "demand urg ultimatum must should call request appeal require ask",
    Prospect.THREAT: "threat warn",
    Prospect.ORDER: "order instruct command task",
    Prospect.PROPOSAL: "propos suggest offer initiative",
    Prospect.INTENTION: "determin inten want aim seek try trying pledg promis vow hope",
    Prospect.FORECAST: "will shall 'll ’ll would expect anticipat",
    Prospect.CHANCE: "possib may might could can imminent likely about close soon",
}
_WHOLE = frozenset({"will", "shall", "'ll", "’ll", "would", "may", "might", "could", "can", "must",
                    "should", "close", "about", "soon", "ready", "want", "try", "ask",
                    "call"})  # fmt: skip
"""Words that are met whole, or with an ending of their own; "can" does not begin "cancel"."""
_ENDINGS = re.compile(r"(?:s|ed|ing)?$")
_HOLDING = re.compile(r"(?:control|holds?$|held$|holding$|(?:in|has|have|had|having) control)")

_AUXILIARIES = {
    "": "did", "will": "would", "wo": "would", "shall": "would", "'ll": "would", "’ll": "would",
    "would": "would", "'d": "would", "’d": "would", "can": "could", "ca": "could",
    "could": "could", "may": "might", "might": "might", "must": "should", "ought": "should",
    "should": "should",
}  # fmt: skip
"""The past of each modal verb, as a speech that is reported has it."""
_NEGATED = re.compile(
    rf"(?:(?P<modal>{'|'.join(filter(None, _AUXILIARIES))})(?:\s\w+ly)?\s?)?(?:not|n['’]t|never)"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold the words that tell what happened (triggers), and how far it did (statuses)."""

    triggers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def prospect(self) -> Prospect:
        """Return the kind that all telling words agree on, else that it is open.

        >>> Cues(statuses=("demanded",)).prospect, Cues(statuses=("cancel",)).prospect
        (<Prospect.DEMAND: 'demand'>, <Prospect.OPEN: 'open'>)
        """
        kinds = {_prospect_of(word) for word in self.statuses}
        if kinds == {Prospect.FORECAST, Prospect.CHANCE}:
            return Prospect.CHANCE  # "will" of one and "may" of another
        return kinds.pop() if len(kinds) == 1 else Prospect.OPEN

    @property
    def negated(self) -> str:
        """Return the auxiliary to negate where the text itself negates, else "".

        >>> Cues(statuses=("would never",)).negated, Cues(statuses=("not",)).negated
        ('would', 'did')
        >>> Cues(statuses=("denied",)).negated
        ''
        """
        found = [_NEGATED.fullmatch(_plain(word)) for word in self.statuses]
        auxiliaries = {_AUXILIARIES[match["modal"] or ""] if match else "" for match in found}
        return auxiliaries.pop() if len(auxiliaries) == 1 else ""

    @property
    def is_holding(self) -> bool:
        """Tell whether the words speak of holding a place, not of taking it.

        >>> Cues(triggers=("controlled",)).is_holding, Cues(triggers=("seized",)).is_holding
        (True, False)
        """
        return bool(self.triggers) and all(_HOLDING.match(_plain(word)) for word in self.triggers)


NO_CUES = Cues()


def _prospect_of(words: str) -> Prospect:
    kinds = [
        kind
        for word in _plain(words).split()
        for kind, stems in _STEMS.items()
        if _meets(word, stems.split())
    ]
    return kinds[0] if kinds else Prospect.OPEN


def _meets(word: str, stems: Iterable[str]) -> bool:
    return any(
        word.startswith(stem)
        and (stem not in _WHOLE or bool(_ENDINGS.fullmatch(word.removeprefix(stem))))
        for stem in stems
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
