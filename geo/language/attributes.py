"""What follows from a token's tag and word, said as spaCy's attribute ruler says it, but sooner.

The ruler tries each of nearly two hundred patterns at every token: an eighth of the time of the
whole model. Nearly all of them ask only for one token's tag, for its dependency and whether it is
one of a few words, so what they say of a kind of token needs finding only once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_KIND = ("LOWER", "TAG", "DEP", "IS_SPACE")
"""What a pattern may ask of a token for its answer to be remembered."""

_Pattern = Sequence[Mapping[str, Any]]


@Language.factory("remembering_ruler")
class RememberingRuler(AttributeRuler):
    """Do what the pipeline's attribute ruler does, remembering what it said of a kind of token.

    Patterns of several tokens, or that ask for more, are tried everywhere as before.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp.vocab, name)
        self._remembered: dict[tuple[int, ...], tuple[tuple[int, int], ...]] = {}
        self._contextual = Matcher(nlp.vocab)
        words: set[str] = set()
        ruler = cast(AttributeRuler, nlp.get_pipe("attribute_ruler"))
        for number, rule in enumerate(ruler.patterns):
            self.add(**cast(dict[str, Any], rule))
            patterns = cast(list[list[dict[str, Any]]], rule["patterns"])
            if all(map(_is_of_one_kind, patterns)):
                words.update(word for asked, *_ in patterns for word in _words(asked))
            else:
                self._contextual.add(str(number), patterns)
        self._words = frozenset(map(nlp.vocab.strings.add, words))

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """Return number of the rule, its key, first token and stop of each match, in order."""
        strings = self.vocab.strings
        found = [
            (int(strings[key]), key, first, stop)
            for key, first, stop in self._contextual(doc, allow_missing=True)
        ]
        for i, (word, *rest) in enumerate(doc.to_array(list(_KIND)).tolist()):
            kind = (word if word in self._words else 0, *rest)
            if kind not in self._remembered:
                self._remembered[kind] = self._rules_for(doc, i)
            found += [(rule, key, i, i + 1) for rule, key in self._remembered[kind]]
        return sorted(found)

    def _rules_for(self, doc: Doc, i: int) -> tuple[tuple[int, int], ...]:
        token = doc[i]
        alone = Doc(doc.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        return tuple((rule, key) for rule, key, *_ in super().match(alone))


def _is_of_one_kind(pattern: _Pattern) -> bool:
    asked = pattern[0]
    listed = isinstance(asked.get("LOWER", ""), str) or asked["LOWER"].keys() == {"IN"}
    return len(pattern) == 1 and asked.keys() <= set(_KIND) and listed


def _words(asked: Mapping[str, Any]) -> list[str]:
    """Return the words of which a token must be one, in lower case; none if it may be any."""
    wanted = asked.get("LOWER", {"IN": []})
    return [wanted] if isinstance(wanted, str) else wanted["IN"]
