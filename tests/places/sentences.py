"""Sentences with their parse, kept as tables: the body, a blank line, one token a line."""

import re
from pathlib import Path
from typing import NamedTuple

from geo.model import Article, Mention, MentionKind, Parse, PublicationBasis, Span
from tests import parse_table


class Sentence(NamedTuple):
    """A body with its parse."""

    article: Article
    parse: Parse

    def mention(self, text: str, nth: int = 0, kind: MentionKind = MentionKind.PLACE) -> Mention:
        """Mention the nth occurrence of a text."""
        found = [m.span() for m in re.finditer(re.escape(text), self.article.body)]
        return Mention(self.article.id, Span(*found[nth]), text, kind, "test")

    def mentions(self, *names: str) -> tuple[Mention, ...]:
        """Mention every occurrence of the names, in text order."""
        found = re.finditer("|".join(map(re.escape, names)), self.article.body)
        spans = [Span(*match.span()) for match in found]
        return tuple(
            Mention(self.article.id, s, s.of(self.article.body), MentionKind.PLACE, "test")
            for s in spans
        )


def load(path: Path) -> Sentence:
    """Read a sentence and its parse."""
    body, _, table = path.read_text(encoding="utf-8").partition("\n\n")
    article = Article("a1", "", "", "", "", None, PublicationBasis.UNKNOWN, "en", body)
    return Sentence(article, parse_table.read(table))
