"""Doubt a town whose name "the" precedes: rivers, regions and ships take it, towns do not."""

from collections.abc import Iterable

from geo.model import Parse, Place, Resolution, Token
from geo.model.generic_noun import singular
from geo.places.doubt import doubted

_BELONGING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_JOINED = frozenset({"-", "–", "/", "and", "or"})
_REASON = "no town by the word before it: rivers, regions and ships are named with 'the'"


def doubt_determined(parse: Parse, resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Lower the confidence of towns named with an article of their own, and say why.

    "The Homa offensive", "the town of Homa" and "the besieged Homa" are Homa; so is a town that
    bears the article in its name, as The Hague does.
    """
    return tuple(
        doubted(resolution, _REASON)
        if resolution.place
        and resolution.place.feature.startswith("P.")
        and _is_determined(parse, parse.tokens_in(resolution.mention.span))
        and not _bears_article(resolution.place)
        else resolution
        for resolution in resolutions
    )


def _is_determined(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether "the" belongs to the name alone: to no noun after it, and to none in it."""
    if not tokens or not tokens[0].i or parse.tokens[tokens[0].i - 1].text != "the":
        return False
    if singular(tokens[0].text) or singular(tokens[-1].text):
        return False
    after = [t for t in parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 4] if not t.text.isspace()]
    if after and after[0].text in _JOINED:
        after = after[1:]  # "the Homa and Tarn offensives", but "crossed the Homa and fled"
    return not after or after[0].pos not in _BELONGING


def _bears_article(place: Place) -> bool:
    return any(name.casefold().startswith("the ") for name in (place.name, *place.aliases))
