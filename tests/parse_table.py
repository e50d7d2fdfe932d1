"""Parses as small tables, so that a stage is tested without a language model.

``python -m tests.parse_table "Russian forces left Sirte."`` prints the table that the
installed model makes of a sentence; paste it into a test and mend it where the model errs.
"""

import sys

from geo.model import Entity, Parse, Sentence, Token


def write(parse: Parse) -> str:
    """Write a parse as one token a line; a blank line ends a sentence.

    ``head`` is the governor's distance in tokens, 0 for a root; ``start`` precedes the row.
    """
    lines = []
    for sentence in parse.sentences:
        for token in parse.tokens_of(sentence):
            if token.text.isspace():
                continue
            cells = (token.start, token.text, token.lemma, token.pos, token.tag, token.dep)
            lines.append("\t".join(map(str, (*cells, token.head - token.i, token.entity or "-"))))
        lines.append("")
    return "\n".join(lines)


def read(table: str) -> Parse:
    """Read a table back into a parse."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block in table.strip().split("\n\n"):
        first = len(tokens)
        for row in block.strip().splitlines():
            start, text, lemma, pos, tag, dep, head, entity = row.strip().split("\t")
            i = len(tokens)
            label = "" if entity == "-" else entity
            end = int(start) + len(text)
            tokens.append(
                Token(i, int(start), end, text, lemma, pos, tag, dep, i + int(head), label)
            )
        sentences.append(Sentence(first, len(tokens)))
    return Parse(tuple(tokens), tuple(sentences), tuple(_entities(tokens)))


def _entities(tokens: list[Token]) -> list[Entity]:
    entities: list[Entity] = []
    for token in tokens:
        if not token.entity:
            continue
        last = entities[-1] if entities else None
        if last and last.stop == token.i and last.label == token.entity:
            entities[-1] = last._replace(stop=token.i + 1)
        else:
            entities.append(Entity(token.i, token.i + 1, token.entity))
    return entities


if __name__ == "__main__":
    from geo.language import parse

    print(write(parse(sys.argv[1])))
