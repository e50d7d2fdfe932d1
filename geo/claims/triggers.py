"""Find the words that may tell of a movement or a fight."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.annotated import Annotated
from geo.claims.clauses import is_misread_verb, is_nominal, lemma_of
from geo.claims.lexicon import Entry, Lexicon, TriggerKind
from geo.model import Sentence, Span, Token

_MODIFYING = frozenset({"compound", "npadvmod", "nmod"})
_PARTICLE_DEPS = frozenset({"prt", "advmod", "prep", "acomp"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Hold a head word and the readings that the lexicon offers for it, longest first."""

    head: Token
    entries: tuple[Entry, ...]
    span: Span


def find(text: Annotated, lexicon: Lexicon, sentence: Sentence) -> Iterator[Trigger]:
    """Yield the triggers of a sentence in text order."""
    for token in text.parse.tokens_of(sentence):
        kind = _kind(text, token)
        if kind is TriggerKind.NOUN and _is_verb_of_headline(text, lexicon, token):
            kind = TriggerKind.VERB
        if kind is None or token.i in text.force_at or token.i in text.spot_at:
            continue
        if kind is TriggerKind.VERB and _strives(text, lexicon, token):
            continue
        if kind is TriggerKind.NOUN and _speaks(text, lexicon, token):
            continue
        fitting = tuple(
            entry
            for entry in lexicon.entries.get((kind, _lemma(token)), ())
            if _has_words(text, token, entry)
        )
        if fitting:
            yield Trigger(token, fitting, Span(token.start, token.end))


def _speaks(text: Annotated, lexicon: Lexicon, noun: Token) -> bool:
    """Tell whether an event's noun names those who speak: "Storm, an operation, says"."""
    while noun.dep == "appos":
        noun = text.parse.head(noun)
    return noun.dep == "nsubj" and lexicon.is_a(text.parse.head(noun).lemma, "speaking")


def _strives(text: Annotated, lexicon: Lexicon, verb: Token) -> bool:
    """Tell whether a verb only seeks an event: "pressed for a withdrawal"."""
    if not lexicon.is_a(verb.lemma, "striving"):
        return False
    return any(
        (TriggerKind.NOUN, lemma_of(inner)) in lexicon.entries
        for child in text.parse.children(verb)
        if child.dep == "prep" and child.lemma == "for"
        for inner in text.parse.children(child)
    )


def _is_verb_of_headline(text: Annotated, lexicon: Lexicon, token: Token) -> bool:
    """Tell a verb that the tagger took for a noun: "Army withdraws", "rebels flee"."""
    lemma = lemma_of(token)
    if token.pos != "NOUN":
        return False
    if any(child.dep == "nsubj" for child in text.parse.children(token)):
        return (TriggerKind.VERB, lemma) in lexicon.entries
    if (TriggerKind.NOUN, lemma) in lexicon.entries:
        return False
    before = text.parse.tokens[max(token.i - 1, 0)]
    people = before.dep == "compound" and lexicon.is_a(lemma_of(before), "people")
    return people and before.head == token.i and (TriggerKind.VERB, lemma) in lexicon.entries


def _kind(text: Annotated, token: Token) -> TriggerKind | None:
    if is_nominal(token):
        return None if token.dep in _MODIFYING else TriggerKind.NOUN
    if token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass")):
        modifies = token.dep in ("amod", "compound") and token.tag != "VBG"
        return None if modifies and not is_misread_verb(text.parse, token) else TriggerKind.VERB
    if token.pos == "ADJ" and token.dep in ("advcl", "conj", "ROOT"):
        return TriggerKind.VERB if token.text.endswith("ed") else None
    if token.pos == "PROPN" and token.dep not in ("compound", "nmod") and token.entity == "":
        return TriggerKind.NOUN
    return None


def _lemma(token: Token) -> str:
    """Return the lemma; of a participle that the model takes for an adjective, the verb's."""
    if token.pos == "ADJ":
        stem = token.text.casefold().removesuffix("d")
        return stem if stem.endswith("ce") else stem.removesuffix("e")
    return lemma_of(token)


def _has_words(text: Annotated, head: Token, entry: Entry) -> bool:
    """Tell whether the particle, the fixed object or the modifier of a longer entry is there."""
    wanted = [word for word in entry.words if word != entry.head]
    children = text.parse.children(head)
    if wanted and entry.kind is TriggerKind.VERB:  # "slipped | away eastward"
        adverbs = (child for child in children if child.tag == "RB")
        children += tuple(inner for adverb in adverbs for inner in text.parse.children(adverb))
    for child in children:
        word = child.text.casefold()
        if entry.kind is TriggerKind.VERB and child.dep in _PARTICLE_DEPS:
            if word in wanted and not _governs(text, child):
                wanted.remove(word)
        elif child.dep in ("dobj", "compound", "amod") and child.lemma.casefold() in wanted:
            wanted.remove(child.lemma.casefold())
    return not wanted


def _governs(text: Annotated, preposition: Token) -> bool:
    """Tell whether a preposition has an object, so that it is no particle; "out of" has one."""
    if preposition.dep != "prep" or preposition.text.casefold() in ("into", "out"):
        return False
    return any(child.dep == "pobj" for child in text.parse.children(preposition))
