"""Who leads whom, as far as an article says: generals by surname, with their force."""

from collections.abc import Iterator

from geo.claims.actor_kind import is_unknown
from geo.claims.annotated import Annotated
from geo.claims.clauses import noun_phrase
from geo.claims.lexicon import Lexicon
from geo.model import Force, Token

_LEADING = frozenset({"lead", "command", "head"})


def find(text: Annotated, lexicon: Lexicon) -> dict[str, Force | None]:
    """Map surnames to whom they command: "the Ruritanian General Orlo", "a brigade led by Orlo"."""
    tokens = text.parse.tokens
    found: dict[str, Force | None] = {}
    for i, token in enumerate(tokens[:-1]):
        if not token.text[:1].isupper() or not lexicon.is_a(token.text, "commander"):
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].pos == "PROPN":
            j += 1
        if j > i + 1:
            name = tokens[j - 1]
            found[name.text] = found.get(name.text) or _commanded(text, tokens[i], name)
    for leader, force in _leaders(text):
        found[leader.text] = found.get(leader.text) or force
    for owner in _owners(text, lexicon):
        found.setdefault(owner.text, None)
    return found


def _owners(text: Annotated, lexicon: Lexicon) -> Iterator[Token]:
    """Yield persons who have an army: "Orlo's troops"."""
    for token in text.parse.tokens:
        if token.dep == "poss" and token.pos == "PROPN" and token.entity in ("PERSON", ""):
            owned = text.parse.head(token)
            known = token.i in text.force_at or token.i in text.spot_at
            if not known and owned.pos == "NOUN" and lexicon.is_a(owned.lemma, "people"):
                yield token


def _leaders(text: Annotated) -> Iterator[tuple[Token, Force]]:
    """Yield who is said to lead a force, with it: "the Orlo Brigade, led by X"."""
    for named in text.forces:
        for verb in text.parse.children(named.head):
            if verb.dep == "acl" and verb.lemma in _LEADING:
                for child in text.parse.children(verb):
                    if child.dep == "agent":
                        inner = text.parse.children(child)
                        yield from ((t, named.force) for t in inner if t.pos == "PROPN")


def _commanded(text: Annotated, rank: Token, name: Token) -> Force | None:
    """Return the force that a commander's own phrase, or one in apposition, names."""
    around = [rank.i - 1]
    for child in text.parse.children(name):
        if child.dep == "appos":
            around += [token.i for token in noun_phrase(text.parse, child)]
    if name.dep == "appos":
        around += [token.i for token in noun_phrase(text.parse, text.parse.head(name))]
    named = (text.force_at.get(i) for i in around)
    return next((one.force for one in named if one and not is_unknown(one.force)), None)
