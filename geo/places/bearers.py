"""Ships and operations that bear the name of a place: "the cruiser Velia", "Operation Tarn"."""

from collections.abc import Iterable

from geo.model import Mention, Parse, Token
from geo.places.lexicon import NAMING, OPERATIONS, SHIP_PREFIXES, SHIPS

_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''", "-", "–"})
_LINKS = frozenset({"and", ",", "the"})
_LONGEST_NAMING = 4  # words between the operation and "named"
_LONGEST_LIST = 8  # words back from a listed name: "the cruisers Velia and Tarn"
_LONGEST_NUMBER = 3  # digits: longer ones are years


class Bearers:
    """Tell which names of a text stand for a ship or an operation, and for no place.

    What is a ship once ("the cruiser Velia") is one wherever an article precedes its name.
    """

    def __init__(self, parse: Parse, mentions: Iterable[Mention]) -> None:
        self._parse = parse
        self._names = {
            mention.text
            for mention in mentions
            if (tokens := parse.tokens_in(mention.span)) and _is_introduced(parse, tokens)
        }

    def hold(self, mention: Mention) -> bool:
        """Tell whether the name is that of a ship or an operation."""
        tokens = self._parse.tokens_in(mention.span)
        if mention.text not in self._names or not tokens:
            return False
        before = _word_before(self._parse, tokens[0].i)
        has_article = before is not None and before.text.casefold() == "the"
        return has_article or _is_introduced(self._parse, tokens)


def _is_introduced(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words beside a name say that it is a ship's or an operation's."""
    before = _word_before(parse, tokens[0].i)
    if before is None:
        return False
    if _is_ship(before) or before.text in ("Operation", "OPERATION"):
        return True
    if _is_named(parse, before) or _is_listed_ship(parse, before):
        return True
    return _is_numbered_operation(parse, tokens[-1])


def _word_before(parse: Parse, stop: int) -> Token | None:
    """Return the word before a name, past quotation marks and hyphens."""
    i = stop - 1
    while i >= 0 and parse.tokens[i].text in _QUOTES:
        i -= 1
    return parse.tokens[i] if i >= 0 else None


def _is_ship(word: Token) -> bool:
    noun = word.lemma.casefold()
    is_verb = word.pos == "VERB" and noun in ("ship", "ferry")
    return word.text in SHIP_PREFIXES or (noun in SHIPS and not is_verb)


def _is_named(parse: Parse, word: Token) -> bool:
    """Tell what an operation is called: "codenamed Tarn", "an offensive named Tarn"."""
    text = word.text.casefold()
    if text == "codenamed":
        return True
    before = parse.tokens[max(0, word.i - _LONGEST_NAMING) : word.i]
    if text not in NAMING or not before:
        return False
    if text == "named" and any(t.text.casefold() == "code" for t in before[-2:]):
        return True
    noun = next((token for token in reversed(before) if token.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lemma.casefold() in OPERATIONS


def _is_listed_ship(parse: Parse, before: Token) -> bool:
    """Tell a further name of a list that ships begin: "the cruisers Velia and Tarn"."""
    if before.text.casefold() not in _LINKS:
        return False
    for token in reversed(parse.tokens[max(0, before.i - _LONGEST_LIST) : before.i]):
        if token.tag == "NNS":
            return token.lemma.casefold() in SHIPS
        is_of_list = token.pos == "PROPN" or token.text.casefold() in (*_LINKS, *_QUOTES)
        if not is_of_list:
            return False
    return False


def _is_numbered_operation(parse: Parse, last: Token) -> bool:
    """Tell the name of one of a row of operations: "the Tarn 5 offensive"."""
    after = [t for t in parse.tokens[last.i + 1 : last.i + 4] if t.text not in _QUOTES][:2]
    if len(after) < 2:
        return False
    number, noun = after
    is_number = number.text.isdecimal() and len(number.text) <= _LONGEST_NUMBER
    return is_number and noun.tag == "NN" and noun.lemma.casefold() in OPERATIONS
