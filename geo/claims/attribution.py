"""Read who says so: the chain of sources around a claim, outermost first."""

from collections.abc import Iterator

from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated
from geo.claims.clauses import is_passive, is_verbal, noun_phrase, subjects
from geo.claims.lexicon import Lexicon
from geo.model import Attribution, Parse, Span, Token

_REPORTS = frozenset(
    {"report", "claim", "rumor", "rumour", "allegation", "statement", "account", "source"}
)
_ACCORDING = frozenset({"according", "per"})


def trace(
    text: Annotated, lexicon: Lexicon, actors: ActorReader, trigger: Token
) -> tuple[Attribution, ...]:
    """Return the sources that the clause around the trigger is put down to, outermost first."""
    inner_first = list(_sources(text, lexicon, trigger))
    chain = []
    for token in reversed(inner_first):
        phrase = noun_phrase(text.parse, token)
        span = Span(phrase[0].start, phrase[-1].end)
        actor = actors.read(token)
        side = actor.forces[0].side if actor.forces else ""
        chain.append(Attribution(span.of(text.article.body), span, side))
    return tuple(dict.fromkeys(chain))


def _sources(text: Annotated, lexicon: Lexicon, trigger: Token) -> Iterator[Token]:
    parse, token = text.parse, trigger
    for _ in range(25):
        yield from _according(text, token)
        head = parse.head(token)
        if head.i == token.i:
            return
        if (
            is_verbal(head)
            and lexicon.is_a(head.lemma, "say", "denying")
            and not is_passive(parse, head)
            and token.dep
            in (
                "ccomp",
                "dobj",
                "prep",
                "xcomp",
                "parataxis",
                "advcl",
                "pobj",
                "pcomp",
                "conj",
                "nsubjpass",
                "dep",
            )
        ):
            yield from (
                s
                for s in subjects(parse, head)
                if (s.i != token.i and s.pos != "PRON") or s.i < token.i
            )
        elif head.lemma in _REPORTS and token.dep in ("prep", "acl", "ccomp", "pcomp"):
            yield head
        token = head


def _according(text: Annotated, token: Token) -> Iterator[Token]:
    parse = text.parse
    for child in parse.children(token):
        if (
            child.dep in ("parataxis", "ccomp")
            and child.i > token.i
            and child.lemma in ("say", "report", "tell", "explain", "add")
        ):
            yield from subjects(parse, child)
        if child.lemma.casefold() in _ACCORDING or child.text.casefold() in _ACCORDING:
            for inner in parse.subtree(child):
                if inner.dep == "pobj":
                    yield _antecedent(parse, inner)
                    break


def _antecedent(parse: Parse, token: Token) -> Token:
    """Return whom "according to whom" names."""
    if token.tag not in ("WP", "WDT"):
        return token
    before = parse.tokens[parse.sentence_of(token).first : token.i]
    return next((t for t in reversed(before) if t.pos in ("NOUN", "PROPN")), token)
