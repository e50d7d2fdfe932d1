"""What the words around a span say for and against its being a place."""

from collections.abc import Sequence

from geo.mentions.lexicon import (
    CALENDAR_WORDS,
    CIVIC_BODIES,
    DIRECTIONS,
    LINES,
    LOCATIVE,
    MOTION_VERBS,
    PARTS_OF_TOWNS,
    RANKS,
    SEATS_OF_LEARNING,
    SPEECH_VERBS,
    TAKINGS,
    TITLES,
)
from geo.mentions.proposals import Proposal, is_name_word, says_kind, touches
from geo.mentions.survey import Document, areas_around, areas_of
from geo.model import Candidate, Parse, Token
from geo.model.generic_noun import singular

Features = dict[str, float]
LABELS = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "EVENT", "PRODUCT"})
"""Labels of the language model that are features of their own; others are rare."""
_LONGEST_NUMBER = 3  # digits: longer ones are years and counts of people
_HYPHENS = frozenset({"-", "–"})


def weigh_surroundings(
    features: Features, proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    """Add what governs the span and what stands to its left and right."""
    _weigh_verb(features, proposal, document)
    _weigh_left(features, proposal, document, meanings)
    _weigh_right(features, proposal, document, meanings)
    if _has_rank(proposal, document):
        features["left: rank of a person"] = 1.0
    if _is_numbered(proposal, document.parse):
        features["left: number of a unit"] = 1.0
    inside_longer = "gazetteer: inside a longer name" in features
    if not inside_longer and _is_tied_into_line(proposal, document.parse.tokens):
        features["tied: into a line"] = 1.0


def _has_rank(proposal: Proposal, document: Document) -> bool:
    """Tell whether a rank stands before the name: "Colonel Homa", but no headline's "Major"."""
    i = proposal.first - 1
    if i < 0 or i in document.titles:
        return False
    rank = document.parse.tokens[i]
    return rank.text[0].isupper() and rank.text.casefold().rstrip(".") in RANKS


def _is_numbered(proposal: Proposal, parse: Parse) -> bool:
    """Tell whether a number makes the name a unit's: "2 Homa attacked", but not "2 Homa men"."""
    i, tokens = proposal.first - 1, parse.tokens
    if i < 0 or not tokens[i].text.isdecimal() or len(tokens[i].text) > _LONGEST_NUMBER:
        return False
    is_date = i > 0 and tokens[i - 1].text.casefold() in CALENDAR_WORDS
    after = tokens[proposal.stop] if proposal.stop < len(tokens) else None
    counts = after is not None and (after.pos in ("NOUN", "ADJ", "PROPN") or after.text == ",")
    return not is_date and not counts


def _is_tied_into_line(proposal: Proposal, tokens: Sequence[Token]) -> bool:
    """Tell whether hyphens tie the name to others before "road": "the Homa-Tarn road"."""
    first, stop = proposal.first, proposal.stop
    while first > 1 and tokens[first - 1].text in _HYPHENS and is_name_word(tokens[first - 2]):
        first -= 2
    while stop + 1 < len(tokens) and tokens[stop].text in _HYPHENS:
        if not is_name_word(tokens[stop + 1]):
            return False
        stop += 2
    is_tied = (first, stop) != (proposal.first, proposal.stop)
    lone_articles = any(len(token.text) < 3 for token in tokens[first:stop:2])
    is_line = stop < len(tokens) and tokens[stop].text.casefold() in LINES
    return is_tied and is_line and not lone_articles


def _weigh_verb(features: Features, proposal: Proposal, document: Document) -> None:
    """Weigh whether somebody takes what is named: "was captured", "besieged it", "it fell"."""
    parse = document.parse
    tokens = parse.tokens[proposal.first : proposal.stop]
    word = next((t for t in reversed(tokens) if not tokens[0].i <= t.head <= tokens[-1].i), None)
    if word is None:
        return
    if word.dep == "compound" and singular(parse.head(word).text):
        word = parse.head(word)  # "captured the Homa district"
    verb = parse.head(word)
    taken = word.dep in ("dobj", "nsubjpass") and verb.lemma in MOTION_VERBS
    if taken or (word.dep == "nsubj" and verb.lemma == "fall"):
        features["verb: takes it"] = 1.0


def _weigh_left(
    features: Features, proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    tokens = document.parse.tokens
    i = proposal.first - 1
    while i >= 0 and (tokens[i].pos == "DET" or tokens[i].text.casefold() in DIRECTIONS):
        if tokens[i].pos != "DET":
            written = "capitalised direction" if is_name_word(tokens[i]) else "direction"
            features[f"left: {written}"] = 1.0
        i -= 1
    if i < 0 or tokens[i].pos == "SPACE":
        features["left: nothing"] = 1.0
    elif tokens[i].text == ",":
        features[f"left: {_kind_before_comma(proposal, i, document, meanings)}"] = 1.0
    elif tokens[i].text.casefold() == "of":
        features[f"left: {_owner_kind(tokens[i - 1])} of" if i else "left: of"] = 1.0
    elif kind := _kind_of_left(tokens[i], adjoins=i == proposal.first - 1):
        titled = kind == "name word" and i in document.titles
        features["left: word of a title" if titled else f"left: {kind}"] = 1.0


def _kind_before_comma(
    proposal: Proposal, comma: int, document: Document, meanings: tuple[Candidate, ...]
) -> str:
    """Say what a comma parts from the name: what lies in it ("Homa, Velia"), a name, anything."""
    if comma + 1 == proposal.first and not document.lies_in[comma].isdisjoint(areas_of(meanings)):
        return "what lies in it and comma"
    known = any((first, comma) in document.proposals for first in range(max(0, comma - 5), comma))
    return "known name and comma" if known else "comma"


def _kind_after_comma(i: int, document: Document, meanings: tuple[Candidate, ...]) -> str:
    """Say what a comma parts from the name: what holds it, what it is, a name, anything."""
    if not document.area_at[i + 1].isdisjoint(areas_around(meanings)):
        return "comma and what holds it"
    if says_kind(document.parse.tokens, i + 1):
        return "comma and what it is"
    known = any((i + 1, end) in document.proposals for end in range(i + 2, i + 7))
    return "comma and known name" if known else "comma"


def _owner_kind(owner: Token) -> str:
    """Say what stands before "of": the noun of a place, a part of one, a body, anything."""
    word = owner.text.casefold()
    if singular(word):
        return "generic noun"
    if word in DIRECTIONS or word in PARTS_OF_TOWNS:
        return "part"
    if owner.lemma in TAKINGS:
        return "taking"
    if word in SEATS_OF_LEARNING:
        return "place of learning"
    if is_name_word(owner):
        return "name word"
    return "comma or number" if not word[0].isalpha() else "word"


def _kind_of_left(left: Token, *, adjoins: bool) -> str:
    word = left.text.casefold().rstrip(".")
    kinds = (
        ("locative", word in LOCATIVE),
        ("other preposition", left.pos == "ADP"),
        ("title", word in TITLES),
        ("generic noun", bool(singular(word))),
        ("calendar word", word in CALENDAR_WORDS),
        ("hyphen", word in ("-", "–", "/")),
        ("verb of motion", left.lemma in MOTION_VERBS and left.pos in ("VERB", "NOUN")),
        ("name word", adjoins and is_name_word(left)),
        ("conjunction", left.pos == "CCONJ"),
    )
    return next((kind for kind, holds in kinds if holds), "")


def _weigh_right(
    features: Features, proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    tokens = document.parse.tokens
    i = proposal.stop
    if i >= len(tokens) or tokens[i].pos == "SPACE":
        features["right: nothing"] = 1.0
        return
    right = tokens[i]
    if singular(right.text):
        form = "capitalised" if is_name_word(right) else "lower-case"
        features[f"right: {form} generic noun"] = 1.0
    elif right.text in ("'s", "’s", "'", "’"):
        features["right: possessive"] = 1.0
    elif right.text in ("-", "–", "/") and touches(tokens[i - 1], right):
        features["right: hyphen"] = 1.0
    elif right.text == ",":
        features[f"right: {_kind_after_comma(i, document, meanings)}"] = 1.0
    elif right.text.casefold() in CALENDAR_WORDS:
        features["right: calendar word"] = 1.0
    elif is_name_word(right) and i in document.titles:
        features["right: word of a title"] = 1.0
    elif is_name_word(right):
        features[f"right: {_kind_of_name(tokens[i : i + 4])}"] = 1.0
        features[f"right: {_label(right)}"] = 1.0
    elif right.lemma in SPEECH_VERBS:
        features["right: speech verb"] = 1.0
    elif right.pos in ("VERB", "AUX"):
        features["right: verb"] = 1.0
    elif right.text.casefold() in CIVIC_BODIES:
        features["right: lower-case civic body"] = 1.0
    elif right.pos in ("NOUN", "ADJ"):
        features["right: noun"] = 1.0


def _kind_of_name(tokens: Sequence[Token]) -> str:
    """Say what kind of body the capitalised words are part of."""
    for token in tokens:
        if not is_name_word(token):
            break
        word = token.text.casefold()
        if word in SEATS_OF_LEARNING:
            return "place of learning"
        if word in CIVIC_BODIES:
            return "civic body"
    return "name word"


def _label(token: Token) -> str:
    return f"name in {token.entity}" if token.entity in LABELS else "name without label"
