"""What speaks for and against a span being a place, as named features between 0 and 1."""

from geo.mentions.lexicon import DIRECTIONS, TITLES
from geo.mentions.proposals import PLACE_LABELS, Proposal, is_name_word
from geo.mentions.surroundings import LABELS, Features, weigh_surroundings
from geo.mentions.survey import ENGLISH_NAMES, Document
from geo.model import Candidate, Parse, Token
from geo.model.generic_noun import features_asked, singular

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
    weigh_surroundings(features, proposal, document, meanings)
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
        label = entity[2] if entity[2] in LABELS else "other"
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
