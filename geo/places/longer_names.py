"""Names of forces, bodies and persons that a place name may be part of."""

import calendar
from collections import defaultdict
from collections.abc import Iterable

from geo.model import Mention, MentionKind, Parse, Span, Token
from geo.places.lexicon import TAKINGS

_HYPHENS = frozenset({"-", "–", "/"})
_WORDS_BESIDE_NAMES = frozenset(
    word.casefold() for word in ("The", *calendar.day_name, *calendar.month_name)
)
_NAMES_OF_BODIES = frozenset({"ORG", "PERSON", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})


class LongerNames:
    """Hold the names of forces, bodies and persons that a place name may be part of, by token."""

    def __init__(self, parse: Parse, mentions: Iterable[Mention]) -> None:
        self._parse = parse
        self._forces: dict[int, list[Span]] = defaultdict(list)
        self._places: set[int] = set()
        for mention in mentions:
            tokens = parse.tokens_in(mention.span)
            if mention.kind is MentionKind.FORCE:
                for token in tokens:
                    self._forces[token.i].append(mention.span)
            elif mention.kind is MentionKind.PLACE:
                self._places.update(t.i for t in tokens if t.start >= mention.span.start)
        self._bodies = {
            i: entity
            for entity in parse.entities
            if entity.label in _NAMES_OF_BODIES
            for i in range(entity.first, entity.stop)
        }

    def in_force(self, span: Span, first: Token) -> bool:
        """Tell whether the span, which begins with the token, is part of a force's name."""
        return any(
            force != span and force.contains(span) for force in self._forces.get(first.i, ())
        )

    def in_body(self, span: Span, first: Token) -> bool:
        """Tell whether the span is part of a body's or person's name with words of its own.

        Weekdays are none; a word such as "Battle" or "Capture" makes it an event or a headline.
        """
        entity = self._bodies.get(first.i)
        if entity is None or not self._parse.span(entity.first, entity.stop).contains(span):
            return False
        tokens = self._parse.tokens
        if any(t.tag == "POS" and t.start == span.end for t in tokens[first.i : entity.stop]):
            return False  # "Homa's Sunni": what the place owns, not what its name is part of
        own = {
            token.text.casefold()
            for token in tokens[entity.first : entity.stop]
            if token.text[0].isupper() and not self._is_placed(token.i)
        }
        return bool(own - _WORDS_BESIDE_NAMES) and not own & TAKINGS

    def _is_placed(self, i: int) -> bool:
        """Tell whether the word is a place's, or hyphens tie it to several: "Homa-Tarn-Barsa"."""
        if i in self._places:
            return True
        tokens, tied = self._parse.tokens, 0
        for step in (-1, 1):
            link = i + step
            while 0 < link < len(tokens) - 1 and tokens[link].text in _HYPHENS:
                tied += link + step in self._places
                link += 2 * step
        return tied > 1
