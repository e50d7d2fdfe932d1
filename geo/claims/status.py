"""Tell what a text asserts from what it denies, plans or makes conditional."""

from dataclasses import dataclass

from geo.claims.annotated import Annotated
from geo.claims.clauses import is_verbal
from geo.claims.lexicon import Lexicon
from geo.model import Span, Status, Token

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_HYPOTHETICAL = frozenset(
    {"would", "could", "may", "might", "should", "must", "can", "ca", "ought", "'d", "’d"}
)
_CONDITIONS = frozenset(
    {"if", "unless", "whether", "until", "till", "once", "lest", "provided", "before", "should"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"})
_PAST = frozenset({"VBD", "VBN"})
_SEQUENCE = frozenset({"after", "following", "follow", "upon", "with", "by", "from", "for", "of"})
_BACKGROUND = frozenset(
    {"in", "amid", "amidst", "despite", "during", "because", "due", "given", "since", "against"}
)
_SUPPORT = frozenset(
    """begin start continue take happen occur proceed go remain be come end commence resume follow
    become unfold fail succeed turn degenerate prompt force lead allow leave""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Pair a status with the words that decide it."""

    status: Status
    cue: Span | None = None


ASSERTED = Reading(Status.REPORTED)


def read(text: Annotated, lexicon: Lexicon, trigger: Token) -> Reading:
    """Return how far the text goes in saying that the trigger's event happened.

    The verdict of the trigger's own clause comes first, then that of every clause around it.
    """
    own = _own(text, lexicon, trigger)
    if own is not None:
        return own
    token = trigger
    for _ in range(25):
        head = text.parse.head(token)
        if head.i == token.i:
            break
        verdict = _between(text, lexicon, token, head)
        if verdict is not None:
            return verdict
        if _stops(token, head):
            break
        token = head
    return ASSERTED


def _reading(status: Status, cue: Token) -> Reading:
    return Reading(status, Span(cue.start, cue.end))


def _own(text: Annotated, lexicon: Lexicon, token: Token) -> Reading | None:
    """Read modality and polarity off the token's own dependents."""
    children = text.parse.children(token)
    for child in children:
        word = child.text.casefold()
        if child.dep == "neg" or (
            child.dep in ("det", "preconj", "cc") and word in ("no", "neither", "nor")
        ):
            return _reading(Status.DENIED, child)
    if is_verbal(token):
        return _modality(text, token)
    for child in children:
        if child.dep in ("amod", "det") and lexicon.is_a(child.lemma, "unreal-adjective"):
            return _reading(Status.PLANNED, child)
        if child.dep == "advmod" and child.lemma in ("allegedly", "not"):
            return _reading(Status.DENIED, child) if child.lemma == "not" else None
    return None


def _modality(text: Annotated, verb: Token) -> Reading | None:
    children = text.parse.children(verb)
    words = {child.text.casefold(): child for child in children if child.dep == "aux"}
    for word, child in words.items():
        if word in _HYPOTHETICAL:
            return _reading(Status.CONDITIONAL, child)
    for word, child in words.items():
        if word in _FUTURE:
            return _reading(Status.PLANNED, child)
    mark = next(
        (
            child
            for child in children
            if child.dep in ("mark", "advmod") and child.text.casefold() in _CONDITIONS
        ),
        None,
    )
    if mark is not None and verb.dep in ("advcl", "ccomp", "relcl", "ROOT", "conj", "acl"):
        word = mark.text.casefold()
        past = verb.tag in _PAST or any(
            child.tag in _PAST for child in children if child.dep in ("aux", "auxpass")
        )
        if not (word in ("until", "till", "before", "once") and past):
            return _reading(Status.CONDITIONAL, mark)
    for child in children:
        if child.dep == "neg":
            return _reading(Status.DENIED, child)
    if verb.lemma == "be" and any(c.dep == "xcomp" for c in children) and verb.dep != "aux":
        return None
    return None


def _between(text: Annotated, lexicon: Lexicon, token: Token, head: Token) -> Reading | None:
    """Judge a clause by what governs it."""
    if is_verbal(head):
        return _under_verb(text, lexicon, token, head)
    if head.pos == "ADJ":
        own = _copula(text, head)
        if head.lemma in (
            "ready",
            "prepared",
            "poised",
            "set",
            "due",
            "willing",
            "able",
            "unable",
            "likely",
            "unlikely",
            "about",
            "determined",
            "expected",
            "reluctant",
            "eager",
            "keen",
        ):
            return _reading(Status.PLANNED, head)
        return own
    if head.pos == "ADP" and head.text.casefold() in ("without",):
        return _reading(Status.DENIED, head)
    if (
        head.pos in ("ADP", "SCONJ")
        and head.text.casefold() in ("before", "until", "unless", "about")
        and token.dep in ("pcomp", "pobj")
    ):
        if head.text.casefold() != "about":
            return _reading(Status.CONDITIONAL, head)
        if is_verbal(text.parse.head(head)) and text.parse.head(head).lemma == "be":
            return _reading(Status.PLANNED, head)
        return None
    if head.pos in ("NOUN", "PROPN") and lexicon.is_a(head.lemma, "unreal-noun"):
        if (
            token.dep in ("prep", "acl", "pobj", "compound", "relcl", "amod")
            and not (
                token.dep == "prep"
                and token.text.casefold() in ("in", "at", "during", "by", "with", "against", "on")
            )
            and not (token.dep == "relcl")
        ):
            return _reading(Status.PLANNED, head)
    if (
        head.pos in ("NOUN", "PROPN")
        and head.lemma.casefold() in ("rumor", "rumour")
        and token.dep in ("prep", "acl")
    ):
        return _reading(Status.DENIED, head)
    return None


def _copula(text: Annotated, adjective: Token) -> Reading | None:
    head = text.parse.head(adjective)
    return _modality(text, head) if is_verbal(head) else None


def _under_verb(text: Annotated, lexicon: Lexicon, token: Token, verb: Token) -> Reading | None:
    lemma = verb.lemma.casefold()
    infinitive = _is_infinitive(text, token)
    if token.dep in ("nsubj", "nsubjpass", "csubj"):
        return _as_subject(text, lexicon, verb, token)
    if lexicon.is_a(lemma, "preventive") and token.dep in (
        "dobj",
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "advcl",
        "nsubjpass",
    ):
        if not (token.dep == "advcl" and not infinitive) and not (
            token.dep == "prep" and token.lemma in ("in", "at", "on", "by", "after")
        ):
            if lemma not in ("rule",) or any(c.text == "out" for c in text.parse.children(verb)):
                return _reading(Status.DENIED, verb)
    if token.dep in ("xcomp", "ccomp", "advcl", "dobj", "acl", "oprd"):
        if infinitive:
            return _infinitive_under(text, lexicon, token, verb)
        if (
            token.dep == "dobj"
            and lexicon.is_a(lemma, "nonfactual")
            and lemma not in ("declare", "delay", "call", "need", "press")
        ):
            return _reading(Status.PLANNED, verb)
        if token.dep == "xcomp" and lexicon.is_a(lemma, "nonfactual"):
            return _reading(Status.PLANNED, verb)
        if token.dep == "ccomp" and lemma in (
            "demand",
            "insist",
            "hope",
            "expect",
            "propose",
            "suggest",
            "recommend",
            "urge",
            "order",
            "require",
            "wait",
            "ensure",
            "fear",
            "want",
            "wish",
        ):
            if token.tag not in ("VBD",) or lemma in ("hope", "demand", "order"):
                return _reading(Status.PLANNED, verb)
    if (
        token.dep == "prep"
        and lexicon.is_a(lemma, "nonfactual")
        and token.lemma in ("for", "on", "of", "about", "against", "in")
        and token.lemma not in ("in", "on")
    ):
        return _reading(Status.PLANNED, verb)
    if token.dep in (
        "dobj",
        "nsubjpass",
        "xcomp",
        "prep",
        "conj",
        "advcl",
        "pobj",
        "oprd",
        "acomp",
        "attr",
    ):
        return _inherited(text, lexicon, token, verb)
    return None


def _inherited(text: Annotated, lexicon: Lexicon, token: Token, verb: Token) -> Reading | None:
    """Take over the modality of a verb that the event depends on closely."""
    if token.dep in ("advcl",):
        return None
    if token.dep == "conj":
        if any(
            child.dep in ("nsubj", "nsubjpass", "aux", "auxpass") and child.i < token.i + 1
            for child in text.parse.children(token)
        ):
            return _conditions_only(text, verb)
        return _modality(text, verb)
    if token.dep == "prep" and not is_verbal(token):
        hangs = verb.lemma in _SUPPORT or token.lemma.casefold() in _SEQUENCE
        return _modality(text, verb) if hangs else None
    return _modality(text, verb)


def _conditions_only(text: Annotated, verb: Token) -> Reading | None:
    reading = _modality(text, verb)
    return (
        reading
        if reading and reading.status is Status.CONDITIONAL and verb.dep == "advcl"
        else None
    )


def _as_subject(text: Annotated, lexicon: Lexicon, verb: Token, token: Token) -> Reading | None:
    """Judge an event noun by the verb that is said of it."""
    modality = _modality(text, verb)
    if modality is not None:
        return modality
    for child in text.parse.children(verb):
        if child.dep in ("attr", "acomp", "oprd") and (
            lexicon.is_a(child.lemma, "unreal-noun", "unreal-adjective")
        ):
            return _reading(Status.CONDITIONAL, child)
        if child.dep == "xcomp" and _is_infinitive(text, child) and verb.lemma == "be":
            return _reading(Status.PLANNED, verb)
    passive = any(c.dep in ("auxpass",) for c in text.parse.children(verb))
    if passive and lexicon.is_a(verb.lemma, "nonfactual", "preventive"):
        status = Status.DENIED if lexicon.is_a(verb.lemma, "preventive") else Status.PLANNED
        return _reading(status, verb)
    return None


def _is_infinitive(text: Annotated, token: Token) -> bool:
    if not is_verbal(token):
        return False
    return any(c.dep == "aux" and c.tag == "TO" for c in text.parse.children(token))


def _infinitive_under(
    text: Annotated, lexicon: Lexicon, token: Token, verb: Token
) -> Reading | None:
    """Judge "X to withdraw": it happened only under verbs such as force, manage and begin."""
    lemma = verb.lemma.casefold()
    if token.dep == "advcl" or (
        token.dep == "xcomp" and not lexicon.is_a(lemma, "factual", "nonfactual")
    ):
        if lemma == "be" or not lexicon.is_a(lemma, "factual"):
            return _reading(Status.PLANNED, verb)
    if lexicon.is_a(lemma, "preventive"):
        return _reading(Status.DENIED, verb)
    if lexicon.is_a(lemma, "factual") and not lexicon.is_a(lemma, "nonfactual"):
        return _modality(text, verb)
    return _reading(Status.PLANNED, verb)


def _stops(token: Token, head: Token) -> bool:
    """Tell where the truth of a clause no longer hangs on what governs it."""
    if token.dep == "relcl":
        return True
    if token.dep == "prep" and head.pos in ("NOUN", "PROPN"):
        return token.lemma not in ("of", "about", "for")
    if token.dep == "prep" and is_verbal(head):
        return token.lemma.casefold() in _BACKGROUND
    return token.dep == "advcl" and not is_verbal(head)
