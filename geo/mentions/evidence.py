"""What speaks for and against a span being a place, as named features between 0 and 1."""

from collections.abc import Sequence

from geo.mentions.lexicon import (
    CALENDAR_WORDS,
    CIVIC_BODIES,
    DIRECTIONS,
    LOCATIVE,
    MOTION_VERBS,
    PARTS_OF_TOWNS,
    SEATS_OF_LEARNING,
    SPEECH_VERBS,
    TAKINGS,
    TITLES,
)
from geo.mentions.proposals import PLACE_LABELS, Proposal, is_name_word, says_kind, touches
from geo.mentions.survey import ENGLISH_NAMES, Document, areas_around, areas_of
from geo.model import Candidate, Parse, Token
from geo.model.generic_noun import features_asked, singular

Features = dict[str, float]
_UNREVIEWED = ("GeoNames", "airportsdata")
_LEAST_SHARE = 0.15
_POPULATION_STEPS = (("small", 1_500), ("town", 15_000), ("city", 100_000), ("large", 1_000_000))


def weigh(proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]) -> Features:
    """Collect the features of one proposal; a feature that does not hold is left out.

    ``meanings`` are the gazetteer's entries of exactly this name.
    """
    features: Features = {"always": 1.0, "text: abroad": document.abroad}
    _weigh_model(features, proposal, document)
    _weigh_gazetteer(features, proposal, document, meanings)
    _weigh_shape(features, proposal, document)
    _weigh_verb(features, proposal, document)
    _weigh_left(features, proposal, document, meanings)
    _weigh_right(features, proposal, document, meanings)
    _cross(features)
    return features


def _is_what_it_says(
    proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> bool:
    """Tell whether "the Homa base" or "the city of Homa" names a base, or a city, that is known."""
    tokens = document.parse.tokens
    after = tokens[proposal.stop].text if proposal.stop < len(tokens) else ""
    has_of = proposal.first > 1 and tokens[proposal.first - 1].text == "of"
    before = tokens[proposal.first - 2].text if has_of else ""
    asked = features_asked(after) or features_asked(before)
    return any(m.place.feature.startswith(asked) for m in meanings) if asked else False


_SIZES = frozenset(
    f"gazetteer: {size}"
    for size in (*(name for name, _ in _POPULATION_STEPS), "huge", "no population known")
)
_STANDINGS = (
    "gazetteer: inside a longer name",
    "gazetteer: unknown",
    "gazetteer: there, and no English name",
    "gazetteer: in a country of the text",
    "gazetteer: only in other countries",
    "gazetteer: known",
)
"""What the gazetteer says of a name in short, the most telling first."""


def labelling(features: Features) -> str:
    """Return the feature that says what the language model makes of the span."""
    return next((name for name in features if name.startswith(_LABELLINGS)), _LABELLINGS[0])


_LABELLINGS = ("model: is", "model: inside", "model: crosses", "model: no")


def _cross(features: Features) -> None:
    """Add pairs of facts that mean more together: the label, the gazetteer, the words around."""
    standing = next(name for name in _STANDINGS if name in features)
    label = labelling(features)
    left, right = (
        next((name for name in features if name.startswith(side)), side)
        for side in ("left: ", "right: ")
    )
    size = next((name for name in features if name in _SIZES), "gazetteer: unknown")
    abroad = features.pop("text: abroad", 0.0)
    features[f"{label} + text abroad"] = features[f"{standing} + text abroad"] = abroad
    for one, other in (
        (label, standing),
        (label, size),
        (label, left),
        (standing, left),
        (standing, right),
    ):
        features[f"{one} + {other}"] = 1.0


def _weigh_model(features: Features, proposal: Proposal, document: Document) -> None:
    tokens = document.parse.tokens
    entity = document.entity_at.get(proposal.stop - 1) or document.entity_at.get(proposal.first)
    if entity is None:
        features["model: no entity"] = 1.0
    else:
        inner = [t for t in tokens[entity[0] : entity[1]] if is_name_word(t) and t.text != "The"]
        while inner and inner[0].i < proposal.first and inner[0].text.casefold() in DIRECTIONS:
            inner = inner[1:]
        whole = bool(inner) and (inner[0].i, inner[-1].i + 1) == (proposal.first, proposal.stop)
        larger = entity[0] <= proposal.first and proposal.stop <= entity[1]
        fit = "is" if whole else "inside" if larger else "crosses"
        label = entity[2] if entity[2] in _LABELS else "other"
        features[f"model: {fit} {label}"] = 1.0
        if entity[2] == "PERSON" and not whole and _has_title(tokens, entity[0]):
            features["model: part of a titled person's name"] = 1.0
    counts = document.labels[proposal.text]
    total = counts.total()
    places = sum(counts[label] for label in PLACE_LABELS)
    features["model: share of mentions a place"] = places / total
    features["model: share of mentions a person"] = counts["PERSON"] / total
    if proposal.stop - proposal.first == 1 and proposal.text in document.surnames:
        features["model: surname in the text"] = 1.0


def _has_title(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a title stands before the token or is the token itself."""
    words = (token.text.casefold().rstrip(".") for token in tokens[max(0, first - 1) : first + 1])
    return any(word in TITLES for word in words)


_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP", "ORG", "PERSON", "EVENT", "PRODUCT"})


def _weigh_gazetteer(
    features: Features, proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    width = proposal.stop - proposal.first
    if max(document.longest.get(i, 0) for i in range(proposal.first, proposal.stop)) > width:
        features["gazetteer: inside a longer name"] = 1.0
    if not meanings:
        features["gazetteer: unknown"] = 1.0
        return
    as_said = _is_what_it_says(proposal, document, meanings)
    features["gazetteer: of the kind the noun beside it says" if as_said else _size(meanings)] = 1.0
    codes = {m.place.feature for m in meanings}
    facts = {
        "known": True,
        "reviewed": any(m.place.source not in _UNREVIEWED for m in meanings),
        "country": any(code.startswith("A.PCL") for code in codes),
        "first-order division": "A.ADM1" in codes,
        "capital": "P.PPLC" in codes,
        "natural or area": all(code[:1] in "HTLVU" for code in codes),
        "spot": not as_said and all(code[:1] in "SR" for code in codes),
        "main name": any(m.place.name == proposal.text for m in meanings),
    }
    features.update((f"gazetteer: {fact}", 1.0) for fact, holds in facts.items() if holds)
    _weigh_countries(features, document, meanings)


def _weigh_countries(
    features: Features, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    """Weigh whether the name lies in the countries that the text is about."""
    shares = [document.countries.get(m.place.country, 0.0) for m in meanings]
    features["gazetteer: share of its country in the text"] = max(shares)
    there = [m for m, share in zip(meanings, shares, strict=True) if share >= _LEAST_SHARE]
    if there:
        features["gazetteer: in a country of the text"] = 1.0
        features["gazetteer: share of its meanings there"] = len(there) / len(meanings)
        if not any(m.place.country in ENGLISH_NAMES for m in there):
            features["gazetteer: there, and no English name"] = 1.0
    elif document.countries and all(m.place.country for m in meanings):
        features["gazetteer: only in other countries"] = 1.0


def _size(meanings: tuple[Candidate, ...]) -> str:
    population = max(m.place.population for m in meanings)
    if not population:
        return "gazetteer: no population known"
    for name, limit in _POPULATION_STEPS:
        if population < limit:
            return f"gazetteer: {name}"
    return "gazetteer: huge"


def _weigh_shape(features: Features, proposal: Proposal, document: Document) -> None:
    tokens = document.parse.tokens[proposal.first : proposal.stop]
    words = [t for t in tokens if t.text[0].isalpha()]
    if len(words) == 1:
        word = words[0]
        features[f"shape: single {word.pos}"] = 1.0
        if len(word.text) <= 3:
            features["shape: short"] = 1.0
        if word.text.casefold() in document.lower_case:
            features["shape: also in lower case"] = 1.0
        if word.tag in ("JJ", "NNPS", "NNS"):
            features[f"shape: tag {word.tag}"] = 1.0
    else:
        features["shape: several words"] = 1.0
        if singular(words[-1].text if words else ""):
            features["shape: ends in a generic noun"] = 1.0
    if words and all(t.text.isupper() for t in words):
        features["shape: capitals"] = 1.0
    if words:
        features[f"role: {words[-1].dep}"] = 1.0
    if len(words) == 1:
        features["shape: share after another name word"] = document.after_name.get(
            words[0].text, 0.0
        )
    if proposal.first in document.titles:
        features["shape: in a line of capitalised words"] = 1.0
    sentence = document.parse.sentence_of(tokens[0])
    if sentence.first == proposal.first:
        features["shape: begins the sentence"] = 1.0
    if _is_dateline(document.parse, proposal):
        features["shape: dateline"] = 1.0


def _weigh_verb(features: Features, proposal: Proposal, document: Document) -> None:
    """Weigh whether somebody takes what is named: "was captured", "besieged it", "it fell"."""
    parse = document.parse
    tokens = parse.tokens[proposal.first : proposal.stop]
    word = next((t for t in reversed(tokens) if not tokens[0].i <= t.head <= tokens[-1].i), None)
    if word is None:
        return
    verb = parse.head(word)
    taken = word.dep in ("dobj", "nsubjpass") and verb.lemma in MOTION_VERBS
    if taken or (word.dep == "nsubj" and verb.lemma == "fall"):
        features["verb: takes it"] = 1.0


def _is_dateline(parse: Parse, proposal: Proposal) -> bool:
    """Tell whether the name opens a report: "HOMA - ", "HOMA, Velia (AP) —"."""
    tokens = parse.tokens
    before = tokens[proposal.first - 1] if proposal.first else None
    if before is not None and not (before.pos == "SPACE" or before.text in ".!?"):
        return False
    if not tokens[proposal.first].text.isupper() or len(tokens[proposal.first].text) < 3:
        return False
    following = [token.text for token in tokens[proposal.stop : proposal.stop + 9]]
    return any(text in ("-", "--", "–", "—", "(", "_") for text in following)


def _weigh_left(
    features: Features, proposal: Proposal, document: Document, meanings: tuple[Candidate, ...]
) -> None:
    tokens = document.parse.tokens
    i = proposal.first - 1
    while i >= 0 and (tokens[i].pos == "DET" or tokens[i].text.casefold() in DIRECTIONS):
        if tokens[i].pos != "DET":
            features["left: direction"] = 1.0
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
    return f"name in {token.entity}" if token.entity in _LABELS else "name without label"
