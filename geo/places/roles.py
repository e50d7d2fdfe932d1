"""Decide what a place name does in its sentence: name the place, or a government, a body."""

from collections.abc import Callable

from geo.model import Mention, Parse, Place, PlaceRole, Resolution, Token
from geo.model.generic_noun import features_asked, singular
from geo.places.bearers import Bearers
from geo.places.lexicon import (
    ADDRESS_VERBS,
    AFFILIATIONS,
    ASSETS,
    ATTITUDES,
    BACKING,
    BONDS,
    DEALINGS,
    INSTITUTIONS,
    PARTS_OF_LAND,
    POSTINGS,
    SEATS,
    STATE_VERBS,
)
from geo.places.longer_names import LongerNames
from geo.places.topics import acts_with, is_excluded, is_topic

_LONGEST_COMPOUND = 4  # words
_LONGEST_JOINT_NAME = 8  # words
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})


def role_of(
    parse: Parse, resolution: Resolution, names: LongerNames, bearers: Bearers
) -> PlaceRole:
    """Return the role of one named place; anchors and glosses are found with relative places."""
    mention = resolution.mention
    tokens = parse.tokens_in(mention.span)
    if not tokens:
        return PlaceRole.LITERAL
    if bearers.hold(mention) or _is_embedded(parse, mention, tokens[0], names):
        return PlaceRole.EMBEDDED
    word = _syntactic_head(parse, tokens)
    place = resolution.place
    if _is_associative(parse, tokens, word, place) or is_excluded(parse, tokens):
        return PlaceRole.ASSOCIATIVE
    if has_voice(place, mention.text) and _acts(parse, word, mention.text):
        return PlaceRole.METONYM
    names_body = not _is_division(parse, tokens, place) and (
        _modifies(parse, word, INSTITUTIONS) or _names_joint_body(parse, tokens)
    )
    if names_body or is_topic(parse, tokens, word, place):
        return PlaceRole.ASSOCIATIVE
    return PlaceRole.LITERAL


def has_voice(place: Place | None, name: str) -> bool:
    """Tell whether a place can stand for a government: a country, a capital, a seat of one."""
    if _is_seat(name):
        return True
    return place is not None and place.feature.startswith(("A.PCL", "P.PPLC"))


def _is_seat(name: str) -> bool:
    return name.casefold().removeprefix("the ") in SEATS


def _syntactic_head(parse: Parse, tokens: tuple[Token, ...]) -> Token:
    """Return the word of the name that the rest of the sentence governs."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    words = [t for t in heads if t.pos not in ("PUNCT", "PART")]
    return words[-1] if words else tokens[-1]


def _is_embedded(parse: Parse, mention: Mention, first: Token, names: LongerNames) -> bool:
    """Tell whether the name is part of a longer name of a force, a body or a person.

    "The parliament in Homa" is a body at a place, which stays a place.
    """
    before = parse.tokens[max(0, first.i - 2) : first.i]
    follows_in = bool(before) and before[-1].text in ("in", "at", "near")
    is_seat = follows_in and before[0].text.islower()
    if not is_seat and names.in_force(mention.span, first):
        return True
    # "Fourth Army at Homa": the model's span runs on into the place
    return not follows_in and names.in_body(mention.span, first)


def _is_associative(
    parse: Parse, tokens: tuple[Token, ...], word: Token, place: Place | None
) -> bool:
    """Tell whether the name only says where somebody is from or posted to.

    A delegate "in" a country is posted there; a delegate "in" a town is there.
    """
    in_town = place is not None and place.feature.startswith("P.")
    posted = ("to", "for") if in_town else ("to", "for", "in")
    following = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
    if len(following) == 2 and following[0].text in ("-", "–"):
        participle = following[1]
        if participle.tag == "VBN" or participle.lemma in AFFILIATIONS:
            return True
    modifies_kind = word.dep in _MODIFIERS and singular(parse.head(word).text)
    noun = parse.head(word) if modifies_kind else word  # "Homa and Tarn regions"
    owner = _owner(parse, _first_conjunct(parse, noun), posted)
    if owner is not None and owner.lemma.casefold() in POSTINGS:
        return not any(child.lemma in ("military", "combat") for child in parse.children(owner))
    before = parse.tokens[max(0, tokens[0].i - 2) : tokens[0].i]
    return len(before) == 2 and before[1].text in posted and before[0].lemma.casefold() in POSTINGS


def _acts(parse: Parse, word: Token, name: str) -> bool:
    """Tell whether the sentence makes the name do or suffer what only a government can."""
    if acts_with(parse, word):
        return True
    word = _first_conjunct(parse, word)
    rule = _RULES.get(word.dep)
    if rule is not None and rule(parse, word):
        return True
    return _is_seat(name) and not (
        word.dep == "pobj"
        and parse.head(word).text.casefold() in ("at", "near", "outside", "inside")
    )


def _first_conjunct(parse: Parse, word: Token) -> Token:
    while word.dep == "conj" and parse.head(word).pos in ("PROPN", "NOUN"):
        word = parse.head(word)
    return word


def _subject_acts(parse: Parse, word: Token) -> bool:
    verb = parse.head(word)
    if verb.lemma == "be":
        return any(
            child.lemma.casefold() in ATTITUDES
            for child in parse.children(verb)
            if child.dep in ("acomp", "attr")
        )
    return verb.lemma not in STATE_VERBS


def _passive_subject_acts(parse: Parse, word: Token) -> bool:
    return parse.head(word).lemma in ADDRESS_VERBS


def _object_acts(parse: Parse, word: Token) -> bool:
    return parse.head(word).lemma in ADDRESS_VERBS


def _owner_acts(parse: Parse, word: Token) -> bool:
    """Judge a possessive: "Ankara's demand" speaks, "Libya's coast" or "largest port" does not."""
    owned = parse.head(word)
    superlative = any(child.tag == "JJS" for child in parse.children(owned))
    return not superlative and not _is_geographic(owned)


def _is_geographic(noun: Token) -> bool:
    return bool(singular(noun.text)) or noun.lemma.casefold() in PARTS_OF_LAND


def _modifier_acts(parse: Parse, word: Token) -> bool:
    return _modifies(parse, word, INSTITUTIONS | BONDS | BACKING)


def _modifies(parse: Parse, word: Token, nouns: frozenset[str]) -> bool:
    """Tell whether the name modifies one of the nouns: "Tobruk parliament"."""
    word = _first_conjunct(parse, word)
    if word.dep not in _MODIFIERS:
        return False
    noun = parse.head(word)
    return 0 < noun.i - word.i <= _LONGEST_COMPOUND and noun.lemma.casefold() in nouns


def _is_division(parse: Parse, tokens: tuple[Token, ...], place: Place | None) -> bool:
    """Tell whether the noun after the name only says what it is: "Sennar state"."""
    following = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
    asked = features_asked(following[0].text) if following else ()
    return bool(asked) and place is not None and place.feature.startswith(asked)


def _names_joint_body(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the name is one of several before a body: "the Homa and Tarn command"."""
    everything, first = parse.tokens, tokens[0].i
    if not first or everything[first - 1].text.casefold() not in ("the", "and"):
        return False
    coordinated = everything[first - 1].text == "and"
    after = tokens[-1].i + 1
    for token in everything[after : after + _LONGEST_JOINT_NAME]:
        if token.text == "and":
            coordinated = True
        elif coordinated and token.lemma.casefold() in INSTITUTIONS:
            return True
        elif token.text != "-" and token.pos not in ("PROPN", "NOUN"):
            return False
    return False


def _owner(parse: Parse, word: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Return the word that a preposition ties the name to, if it is one of those given."""
    if word.dep != "pobj":
        return None
    preposition = parse.head(word)
    return parse.head(preposition) if preposition.text.casefold() in prepositions else None


def _prepositional_acts(parse: Parse, word: Token) -> bool:
    preposition = parse.head(word)
    governor = parse.head(preposition)
    text = preposition.text.casefold()
    if text == "with":
        return governor.lemma != "border"
    if text == "for" and governor.pos == "NOUN":
        return True
    wanted = _GOVERNORS.get(text)
    if wanted is None:
        return False
    governors = (governor, parse.head(governor)) if text == "between" else (governor,)
    return not wanted or any(_lemma(token) in wanted for token in governors)


def _lemma(token: Token) -> str:
    """Return the lemma; a capitalised plural that was taken for a name loses its ending."""
    lemma = token.lemma.casefold()
    return lemma.removesuffix("s") if token.tag == "NNPS" else lemma


_ANYTHING: frozenset[str] = frozenset()
_GOVERNORS = {
    "by": _ANYTHING,
    "like": _ANYTHING,
    "between": DEALINGS,
    "among": DEALINGS,
    "as": frozenset({"such", "country", "state", "nation", "power", "government"}),
    "of": INSTITUTIONS | ASSETS,
    **dict.fromkeys(("against", "from", "at", "toward", "towards", "on", "for"), BACKING),
    "to": BACKING | DEALINGS,
}
"""By preposition, the words it must depend on for the name to act; none given, any does."""


_RULES: dict[str, Callable[[Parse, Token], bool]] = {
    "nsubj": _subject_acts,
    "nsubjpass": _passive_subject_acts,
    "dobj": _object_acts,
    "dative": _object_acts,
    "poss": _owner_acts,
    "pobj": _prepositional_acts,
    "agent": _prepositional_acts,
    **dict.fromkeys(_MODIFIERS, _modifier_acts),
}
"""What each grammatical function of a name with a voice says about it."""
