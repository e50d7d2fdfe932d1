"""Leave one mechanism of reading claims out at a time, to see what it brings."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from unittest.mock import patch

from geo.claims import annotated, arguments, assembly, discourse, referents
from geo.claims.actor_kind import Actor, ActorKind
from geo.claims.annotated import Annotated, Spot
from geo.claims.completion import Completion
from geo.claims.disputes import DisputeFinder
from geo.claims.ends import End
from geo.claims.filled import Filled
from geo.claims.lexicon import Lexicon
from geo.claims.pronouns import PronounReader
from geo.claims.status import StatusReader
from geo.claims.verdicts import Reading
from geo.model import Claim, Parse, Resolution, Sentence, Span, Status, Token

Ablation = Callable[[], AbstractContextManager[object]]


def _told_alone(claims: list[Claim], parse: Parse) -> tuple[Claim, ...]:
    return tuple(claims)


def _named_only(text: Annotated, lexicon: Lexicon, sentence: Sentence) -> tuple[Spot, ...]:
    return text.spots_in(text.parse.sentence_number(text.parse.tokens[sentence.first]))


def _as_filled(self: Completion, filled: Filled, anchors: tuple[Token, ...]) -> tuple[End, ...]:
    return filled.ends


def _nobody(self: PronounReader, pronoun: Token, depth: int) -> Actor:
    return Actor(ActorKind.UNKNOWN, (), pronoun, Span(pronoun.start, pronoun.end))


def _reported(self: StatusReader, trigger: Token) -> Reading:
    return Reading(Status.REPORTED)


def _any(filled: Filled) -> bool:
    return True


def _sure(resolution: Resolution) -> Resolution:
    return resolution


def _apart(claims: list[Claim]) -> list[Claim]:
    return claims


def _undisputed(self: DisputeFinder, sentence: Sentence, told: list[Claim]) -> tuple[Claim, ...]:
    return ()


ABLATIONS: Mapping[str, Ablation] = {
    "ends told in other sentences": lambda: patch.object(
        discourse, "with_ends_told_before", _told_alone
    ),
    "places by pronoun or common noun": lambda: patch.object(referents, "candidates", _named_only),
    "ends by sense (goals, where they are)": lambda: patch.object(
        Completion, "complete", _as_filled
    ),
    "pronouns for forces": lambda: patch.object(PronounReader, "read", _nobody),
    "polarity and modality": lambda: patch.object(StatusReader, "read", _reported),
    "conditions on who and what": lambda: patch.object(arguments, "meets", _any),
    "leaving out doubtful places": lambda: patch.object(annotated, "_likely", _sure),
    "joining what one sentence tells": lambda: patch.object(assembly, "_joined", _apart),
    "denials of what was told before": lambda: patch.object(DisputeFinder, "find", _undisputed),
}
"""Name of a mechanism to what leaves it out."""
