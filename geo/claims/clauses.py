"""Walk the clauses of a parse: subjects through control, relatives and coordination."""

from collections.abc import Iterator

from geo.model import Parse, Token

CLAUSAL = frozenset(
    {"ROOT", "relcl", "advcl", "ccomp", "xcomp", "acl", "parataxis", "pcomp", "csubj", "csubjpass"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_OBJECT_CONTROL = frozenset(
    """force order ask tell allow enable cause help compel urge call persuade press instruct direct
    command authorize authorise permit require oblige want expect see watch spot accuse suspect
    prevent stop blame lead send urge encourage lobby invite get have make""".split()  # noqa: SIM905
)


_WARDING_OFF = frozenset(
    {"repel", "repulse", "thwart", "foil", "stop", "prevent", "block", "halt", "resist", "defeat"}
)


def lemma_of(token: Token) -> str:
    """Return the lemma in lower case; the plurals that models leave whole are cut: "gunmen"."""
    lemma = token.lemma.casefold()
    if token.tag in ("NNS", "NNPS") and lemma.endswith("men") and len(lemma) > 3:
        return f"{lemma[:-2]}an"
    plural = token.tag == "NNPS" and lemma.endswith("s") and not lemma.endswith("ss")
    return lemma[:-1] if plural else lemma


def is_verbal(token: Token) -> bool:
    """Tell whether a token heads a clause; a noun that the tagger took for a verb does not."""
    if is_nominal(token):
        return False
    return token.pos in ("VERB", "AUX") or (token.dep in CLAUSAL and token.tag.startswith("V"))


def is_nominal(token: Token) -> bool:
    """Tell whether a token stands where only a noun can: "talks have stalled"."""
    bare = token.tag in ("VB", "VBP", "VBZ")
    return token.pos == "NOUN" or (bare and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj"))


def is_misread_verb(parse: Parse, participle: Token) -> bool:
    """Tell a verb that the parser took for its object's adjective: "they took X, a town of Y"."""
    named = participle.dep == "amod" and parse.head(participle).i == participle.i + 1
    return named and any(child.dep == "nsubj" for child in parse.children(participle))


def tensed(parse: Parse, verb: Token) -> Token:
    """Return the word that carries a verb's tense: its first auxiliary, else the verb itself."""
    children = parse.children(verb)
    return next((child for child in children if child.dep in ("aux", "auxpass")), verb)


def described_noun(parse: Parse, relative: Token) -> Token | None:
    """Return the noun that the relative clause around a word describes."""
    words = (relative, *parse.ancestors(relative))
    clause = next((token for token in words if token.dep == "relcl"), None)
    return parse.head(clause) if clause else None


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is passive: "was sent", "troops sent by", "being withdrawn"."""
    children = parse.children(verb)
    if any(child.dep in ("auxpass", "nsubjpass") for child in children):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "conj" and parse.head(verb).tag == "VBN" and not _has_subject(parse, verb):
        return is_passive(parse, parse.head(verb))
    own = any(child.dep in ("aux", "nsubj") for child in children)
    participial = verb.dep in ("acl", "relcl", "advcl", "amod", "acomp")
    return not own and participial and not objects(parse, verb)


def are_parted(parse: Parse, one: Token, other: Token) -> bool:
    """Tell whether a semicolon parts two words, so that neither governs the other's clause."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in parse.tokens[first:last])


def is_suffered(parse: Parse, noun: Token) -> bool:
    """Tell whether an event befalls the clause's subject or object: "came under X"."""
    return noun.dep == "pobj" and parse.head(noun).lemma == "under"


def objects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the direct objects of a verb, without their conjuncts."""
    return tuple(child for child in parse.children(verb) if child.dep == "dobj")


def subjects(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Return the nouns that a verb's grammatical subject stands for, without their conjuncts."""
    found = _subject(parse, verb, 0)
    return (found,) if found else ()


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(child.dep in _SUBJECTS for child in parse.children(verb))


def _subject(parse: Parse, verb: Token, depth: int) -> Token | None:
    if depth > 8:
        return None
    own = [child for child in parse.children(verb) if child.dep in _SUBJECTS]
    if len(own) > 1 and are_parted(parse, own[0], verb):
        own = own[-1:]  # "X attacked; Y retired", read as one clause
    if own:
        relative = own[0].tag in _RELATIVES or (own[0].lemma == "that" and own[0].pos != "DET")
        return _antecedent(parse, verb) if relative else own[0]
    found = _hung_on_auxiliary(parse, verb) or _compounded(parse, verb) or _listed(parse, verb)
    return found or _implied_subject(parse, verb, depth)


def _hung_on_auxiliary(parse: Parse, verb: Token) -> Token | None:
    """Return the subject that the parser hung on the verb's auxiliary."""
    auxiliaries = (child for child in parse.children(verb) if child.dep in ("aux", "auxpass"))
    below = (child for auxiliary in auxiliaries for child in parse.children(auxiliary))
    return next((child for child in below if child.dep in _SUBJECTS), None)


def _compounded(parse: Parse, verb: Token) -> Token | None:
    """Return who "army withdraws" is about, where the tagger took a headline's verb for a noun."""
    if verb.pos != "NOUN":
        return None
    return next(
        (c for c in parse.children(verb) if c.dep == "compound" and c.i == verb.i - 1), None
    )


def _listed(parse: Parse, verb: Token) -> Token | None:
    """Return the subject that the parser listed with the object before: "took X and Y fled".

    Nothing joins the second verb to the first there, so what "and" joins is the clauses.
    """
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep not in ("conj", "advcl", "ccomp"):
        return None
    before = verb.i - 1
    while before > 0 and parse.tokens[before].dep in ("advmod", "aux", "neg"):
        before -= 1
    noun = parse.tokens[before]
    if noun.dep != "conj" or noun.pos not in ("NOUN", "PROPN") or noun.head > noun.i:
        return None
    link = parse.tokens[noun_phrase(parse, noun)[0].i - 1]
    return noun if link.text in ("and", "but") else None


def _implied_subject(parse: Parse, verb: Token, depth: int) -> Token | None:
    """Return the subject that a verb without one takes from what governs it."""
    head = parse.head(verb)
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag in ("VBG", "VBN", "VBD")):
        return head
    if verb.dep == "acl" or (verb.dep == "conj" and not is_verbal(head)):
        return _of_noun(parse, head, depth)
    if verb.dep == "conj":
        return _subject(parse, head, depth + 1)
    if verb.dep in ("xcomp", "ccomp", "oprd", "advcl", "dep", "parataxis", "aux", "acomp"):
        return _controller(parse, verb, head, depth)
    return _of_preposition(parse, head, depth) if verb.dep in ("pcomp", "pobj") else None


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    """Return the noun that a relative clause describes."""
    while verb.dep == "conj":
        verb = parse.head(verb)
    head = parse.head(verb)
    return head if verb.dep in ("relcl", "ccomp", "acl", "advcl") and head is not verb else None


def _controller(parse: Parse, verb: Token, head: Token, depth: int) -> Token | None:
    if head is verb:
        return None
    if not is_verbal(head):
        if head.pos == "ADJ":
            return _subject(parse, parse.head(head), depth + 1)
        return _of_noun(parse, head, depth)
    direct = objects(parse, head)
    if verb.dep in ("xcomp", "ccomp") and head.lemma in _OBJECT_CONTROL and direct:
        return direct[0]
    return _subject(parse, head, depth + 1)


def _of_noun(parse: Parse, noun: Token, depth: int) -> Token | None:
    """Return who a noun's infinitive is about: "orders to Russian units to withdraw"."""
    for child in parse.children(noun):
        if child.dep == "poss":
            return child
        if child.dep == "prep" and child.lemma in ("of", "by", "for", "to"):
            for inner in parse.children(child):
                if inner.dep == "pobj":
                    return inner
    head = parse.head(noun)
    if head.lemma in _WARDING_OFF:
        return None  # who repels an attempt makes none
    if noun.dep in ("dobj", "attr", "pobj") and head is not noun:
        verb = head if is_verbal(head) else parse.head(head)
        return _subject(parse, verb, depth + 1) if is_verbal(verb) else None
    return None


def _of_preposition(parse: Parse, preposition: Token, depth: int) -> Token | None:
    head = parse.head(preposition)
    if head.dep == "npadvmod":  # "a day after leaving"
        head = parse.head(head)
    if head is preposition:
        return None
    if head.dep in ("prep", "mark") and head.pos in ("ADP", "SCONJ"):
        return _of_preposition(parse, head, depth)
    if is_verbal(head):
        direct = objects(parse, head)
        if direct and preposition.lemma in ("of", "from", "into"):
            return direct[0]
        return _subject(parse, head, depth + 1)
    if head.pos in ("NOUN", "PROPN"):
        return _of_noun(parse, head, depth)
    return None


def conjuncts(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Return a token and everything coordinated with it, in text order."""
    found = [token]
    for child in parse.children(token):
        if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found.extend(conjuncts(parse, child))
    found.extend(_second_subjects(parse, token))
    return tuple(found)


def _second_subjects(parse: Parse, subject: Token) -> Iterator[Token]:
    """Yield subjects that an aside cut off from the first: "X, as they say, and Y have left"."""
    if subject.dep not in _SUBJECTS:
        return
    for other in parse.children(parse.head(subject)):
        before = parse.tokens[parse.subtree(other)[0].i - 1]
        if other.dep == subject.dep and other.i > subject.i and before.text == "and":
            yield other


def noun_phrase(parse: Parse, head: Token) -> tuple[Token, ...]:
    """Return a noun with its modifiers, without coordinated nouns and without its clauses."""
    kept, pending = [head], [head]
    while pending:
        for child in parse.children(pending.pop()):
            clause = child.dep in (
                "relcl",
                "conj",
                "cc",
                "advcl",
                "appos",
                "parataxis",
                "punct",
                "ccomp",
            )
            if clause and not (child.dep == "punct" and child.text == "-"):
                continue
            if child.dep == "acl" and child.tag not in ("VBN", "VBD"):
                continue
            kept.append(child)
            pending.append(child)
    return tuple(sorted(kept, key=lambda token: token.i))


def is_dated_subject(parse: Parse, noun: Token) -> bool:
    """Tell a subject that the parser took for part of the date before: "in 1944 X invaded Y"."""
    if noun.pos != "PROPN" or noun.entity == "DATE" or not 0 < noun.i < len(parse.tokens) - 1:
        return False
    before, after = parse.tokens[noun.i - 1], parse.tokens[noun.i + 1]
    year = before.tag == "CD" and len(before.text) == 4 and before.text.isdigit()
    return year and after.tag in ("VBD", "VBZ", "VBP")


def linear_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the nearest noun before a finite verb that could be its subject, if the parse errs.

    The search stops at another finite verb, a conjunction or a mark.
    """
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep in ("relcl", "acl", "conj"):
        return None
    sentence = parse.sentence_of(verb)
    for token in reversed(parse.tokens[sentence.first : verb.i]):
        if token.dep in ("mark", "ROOT") and token.pos not in ("NOUN", "PROPN"):
            return None
        if token.tag in ("VBD", "VBZ", "VBP", "MD", "CC", ":"):
            return None
        if token.pos in ("NOUN", "PROPN") and token.dep in ("nsubj", "ROOT", "nsubjpass", "appos"):
            return token
        if is_dated_subject(parse, token):
            return token
    return None


def swallowed_subjects(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the nouns that may be a subject which the phrase before it took: "when X fell Y left".

    No comma parts them, so that the parser hangs the subject on what opens the sentence. The
    outermost noun comes first: in "by May men of X left" that is "men".
    """
    if tensed(parse, verb).tag not in ("VBD", "VBZ", "VBP"):
        return
    before = verb.i - 1
    while before > 0 and parse.tokens[before].dep in ("advmod", "aux", "auxpass", "neg"):
        before -= 1
    last = parse.tokens[before]
    chain = [last, *parse.ancestors(last)]
    at = next((i for i, token in enumerate(chain) if token.i == verb.i), 0)
    opens = chain[at - 1].dep in ("prep", "advcl") if at else False
    if opens and last.pos in ("NOUN", "PROPN"):
        yield from (t for t in reversed(chain[:at]) if t.dep in ("pobj", "dobj", "attr"))
