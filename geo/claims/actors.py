"""Read a noun phrase as somebody who can move or fight, or as something that is moved."""

from dataclasses import dataclass
from enum import StrEnum

from geo.claims.annotated import Annotated, Named
from geo.claims.clauses import conjuncts, noun_phrase
from geo.claims.lexicon import Lexicon
from geo.forces import IRREGULAR_NOUNS, REGULAR_NOUNS
from geo.model import Force, Span, Token, content_id

_GENERIC_DETERMINERS = frozenset(
    {"the", "this", "these", "those", "that", "their", "his", "its", "our"}
)
_LOYALTY = frozenset({"of", "for", "from", "under", "by", "to", "with", "in"})
_THIRD_PERSON = frozenset(
    {
        "they",
        "them",
        "it",
        "he",
        "him",
        "she",
        "their",
        "his",
        "its",
        "themselves",
        "itself",
        "himself",
    }
)
_FIRST_PERSON = frozenset({"we", "us", "our", "i"})
_QUANTIFIERS = frozenset(
    """hundreds thousands dozens scores number numbers group groups bulk majority most rest some part
    many batch convoy column columns lots amount amounts tens couple pair half handful members remnants
    remainder all crowd crowds vanguard vanguards elements quantity quantities total""".split()  # noqa: SIM905
)


class ActorKind(StrEnum):
    """What a noun phrase can be, as far as moving is concerned."""

    FORCE = "force"
    STATE = "state"
    COMMANDER = "commander"
    REINFORCEMENT = "reinforcement"
    EQUIPMENT = "equipment"
    UNKNOWN = "unknown"
    CIVILIAN = "civilian"
    PLACE = "place"
    OTHER = "other"

    @property
    def moves(self) -> bool:
        """Tell whether an army's map has an arrow for it."""
        return self in (
            ActorKind.FORCE,
            ActorKind.REINFORCEMENT,
            ActorKind.EQUIPMENT,
            ActorKind.COMMANDER,
        )

    @property
    def acts(self) -> bool:
        """Tell whether it can order, attack or take."""
        return self in (
            ActorKind.FORCE,
            ActorKind.STATE,
            ActorKind.COMMANDER,
            ActorKind.REINFORCEMENT,
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold what a noun phrase stands for; ``forces`` is empty where nobody is named."""

    kind: ActorKind
    forces: tuple[Force, ...]
    head: Token
    span: Span


def unknown(name: str) -> Force:
    """Keep a force that the table does not know under the name the text gives it."""
    cleaned = " ".join(name.split())
    return Force(content_id("f", cleaned.casefold()), cleaned)


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Read noun phrases of one article."""

    text: Annotated
    lexicon: Lexicon
    commanders: frozenset[str]

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> "ActorReader":
        """Make a reader that knows the commanders the article introduces by rank."""
        return cls(text, lexicon, _commanders(text, lexicon))

    def read(self, head: Token, depth: int = 0) -> Actor:
        """Read a noun and what is coordinated with it."""
        actors = [self._read_one(token, depth) for token in conjuncts(self.text.parse, head)]
        useful = [actor for actor in actors if actor.kind.acts or actor.kind.moves] or actors
        forces = tuple(dict.fromkeys(force for actor in useful for force in actor.forces))
        span = useful[0].span
        for actor in useful[1:]:
            span = span.hull(actor.span)
        return Actor(useful[0].kind, forces, useful[0].head, span)

    def _read_one(self, head: Token, depth: int) -> Actor:
        parse = self.text.parse
        if head.pos == "PRON" or head.tag in ("PRP", "PRP$", "WP", "WDT", "DT"):
            return self._read_pronoun(head, depth)
        phrase = noun_phrase(parse, head)
        span = Span(phrase[0].start, phrase[-1].end)
        kind = self._kind(head, phrase)
        if kind in (ActorKind.CIVILIAN, ActorKind.PLACE, ActorKind.OTHER):
            return Actor(kind, (), head, span)
        forces = self._named_in(head, phrase)
        if not forces and kind in (ActorKind.FORCE, ActorKind.REINFORCEMENT, ActorKind.COMMANDER):
            forces = self._by_owner(head, depth) or self._by_context(head, phrase)
        elif not forces and kind is ActorKind.EQUIPMENT:
            forces = self._by_owner(head, depth)
        return Actor(kind, forces, head, span)

    def _kind(self, head: Token, phrase: tuple[Token, ...]) -> ActorKind:
        lemma = head.lemma.casefold()
        if lemma in _QUANTIFIERS or head.text.casefold() in _QUANTIFIERS or head.pos == "NUM":
            inner = self._counted(head)
            if inner is not None:
                return self._kind(inner, noun_phrase(self.text.parse, inner))
        is_a = self.lexicon.is_a
        named = self.text.force_at.get(head.i)
        modifiers = {token.lemma.casefold() for token in phrase if token.head == head.i}
        if is_a(lemma, "reinforcement"):
            return ActorKind.REINFORCEMENT
        if named is not None:
            return self._kind_of_name(named, head)
        if is_a(lemma, "civilian") and not is_a(lemma, "people"):
            return ActorKind.CIVILIAN
        if is_a(lemma, "people") or lemma in REGULAR_NOUNS | IRREGULAR_NOUNS:
            if modifiers & {
                "civilian",
                "peace",
                "negotiating",
                "medical",
                "political",
                "work",
                "labor",
                "labour",
                "market",
                "task",
            } and lemma in (
                "force",
                "unit",
                "team",
                "member",
                "personnel",
                "group",
                "party",
                "guard",
            ):
                return ActorKind.OTHER
            if lemma in ("equipment", "aircraft", "tank", "warplane", "plane", "ship"):
                return ActorKind.EQUIPMENT
            return ActorKind.FORCE
        if is_a(lemma, "equipment"):
            return ActorKind.EQUIPMENT
        if head.text in self.commanders:
            return ActorKind.COMMANDER
        if any(
            self.lexicon.is_a(t.text, "commander")
            for t in phrase
            if t.head == head.i and t.dep in ("compound", "amod")
        ):
            return ActorKind.COMMANDER
        if head.i in self.text.spot_at:
            return ActorKind.PLACE
        if head.entity == "NORP" and head.tag in ("NNPS", "NNP", "NNS"):
            return ActorKind.FORCE
        return ActorKind.OTHER

    def _kind_of_name(self, named: Named, head: Token) -> ActorKind:
        lemma = head.lemma.casefold()
        if self.lexicon.is_a(lemma, "civilian"):
            return ActorKind.CIVILIAN
        if self.lexicon.is_a(lemma, "equipment") and not self.lexicon.is_a(lemma, "people"):
            return ActorKind.EQUIPMENT
        if named.force.id.startswith("state-") and not (
            self.lexicon.is_a(lemma, "people") or lemma in REGULAR_NOUNS
        ):
            plural = head.tag in ("NNPS", "NNS") or head.pos == "ADJ"
            return ActorKind.FORCE if plural else ActorKind.STATE
        return ActorKind.FORCE

    def _counted(self, head: Token) -> Token | None:
        """Return what is counted in "hundreds of mercenaries"."""
        for child in self.text.parse.children(head):
            if child.dep == "prep" and child.lemma == "of":
                for inner in self.text.parse.children(child):
                    if inner.dep == "pobj":
                        return inner
        return None

    def _named_in(self, head: Token, phrase: tuple[Token, ...]) -> tuple[Force, ...]:
        """Return the force that the phrase names: its head, a modifier, or who it belongs to."""
        at_head = self.text.force_at.get(head.i)
        if at_head is not None:
            return (at_head.force,)
        found: list[tuple[int, Force]] = []
        for token in phrase:
            named = self.text.force_at.get(token.i)
            if named is not None and named.head.i == token.i:
                rank = self._closeness(head, token)
                if rank is not None:
                    found.append((rank, named.force))
        if not found:
            return ()
        nearest = min(rank for rank, _ in found)
        return tuple(dict.fromkeys(force for rank, force in found if rank == nearest))

    def _closeness(self, head: Token, token: Token) -> int | None:
        """Rank how closely a name belongs to the head; None where it only locates or opposes."""
        parse, steps = self.text.parse, 0
        while token.i != head.i:
            if token.dep == "prep" and token.lemma not in _LOYALTY:
                return None
            if token.dep == "prep" and token.lemma in ("in", "from", "to", "with"):
                if not self._expresses_loyalty(token):
                    return None
            if token.dep in ("conj", "appos") and steps == 0:
                steps -= 1
            steps += 1
            token = parse.head(token)
        return steps

    def _expresses_loyalty(self, preposition: Token) -> bool:
        head = self.text.parse.head(preposition)
        return preposition.lemma == "to" and head.lemma in (
            "loyal",
            "affiliate",
            "allied",
            "ally",
            "belong",
            "link",
            "tie",
            "sympathetic",
        )

    def _by_owner(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name a force after whom it belongs to: "Wrangel's troops", "his militia"."""
        if depth > 2:
            return ()
        parse = self.text.parse
        owners = [child for child in parse.children(head) if child.dep == "poss"]
        for child in parse.children(head):
            if child.dep in ("prep", "acl", "amod") and child.lemma in (
                "of",
                "under",
                "by",
                "loyal",
                "led",
                "lead",
                "command",
            ):
                for inner in parse.subtree(child):
                    if inner.dep == "pobj" and inner.pos == "PROPN":
                        owners.append(inner)
        for owner in owners:
            if owner.pos == "PRON":
                actor = self._read_pronoun(owner, depth + 1)
                if actor.forces:
                    return actor.forces
            elif owner.pos == "PROPN" and owner.i not in self.text.spot_at:
                name = " ".join(t.text for t in noun_phrase(parse, owner) if t.pos == "PROPN")
                return (unknown(f"{name}'s {head.text.lower()}"),)
        return ()

    def _by_context(self, head: Token, phrase: tuple[Token, ...]) -> tuple[Force, ...]:
        """Name a bare "the army" after the fuller name used before, else keep the words."""
        words = [
            t
            for t in phrase
            if t.i <= head.i and t.dep not in ("det", "nummod", "poss", "case", "quantmod")
        ]
        name = " ".join(
            t.text
            for t in words
            if t.pos in ("NOUN", "PROPN", "ADJ", "X") and t.text.lower() not in _QUANTIFIERS
        )
        if len(words) <= 1 or all(t.pos == "ADJ" and not t.text[0].isupper() for t in words[:-1]):
            for named in reversed(self.text.forces):
                same = (
                    named.span.start < head.start
                    and self.text.parse.tokens[named.stop - 1].lemma.casefold()
                    == head.lemma.casefold()
                )
                if same:
                    return (named.force,)
        return (unknown(name),) if name else ()

    def _read_pronoun(self, pronoun: Token, depth: int) -> Actor:
        span = Span(pronoun.start, pronoun.end)
        lemma = pronoun.text.casefold()
        if lemma in _FIRST_PERSON or lemma not in _THIRD_PERSON or depth > 2:
            return Actor(ActorKind.UNKNOWN if lemma != "it" else ActorKind.OTHER, (), pronoun, span)
        antecedent = self._antecedent(pronoun, depth)
        if antecedent is None:
            return Actor(ActorKind.OTHER if lemma == "it" else ActorKind.UNKNOWN, (), pronoun, span)
        return Actor(antecedent.kind, antecedent.forces, pronoun, span)

    def _antecedent(self, pronoun: Token, depth: int) -> Actor | None:
        """Return the latest subject before the pronoun that can act, within three sentences."""
        parse = self.text.parse
        number = parse.sentence_number(pronoun)
        plural = pronoun.text.casefold() in ("they", "them", "their", "themselves")
        person = pronoun.text.casefold() in ("he", "him", "his", "she", "himself")
        for back in range(3):
            if number - back < 0:
                break
            sentence = parse.sentences[number - back]
            for token in reversed(parse.tokens_of(sentence)):
                if token.i >= pronoun.i or token.dep not in (
                    "nsubj",
                    "nsubjpass",
                    "agent",
                    "dobj",
                    "poss",
                    "pobj",
                    "conj",
                    "appos",
                ):
                    continue
                if token.dep in ("dobj", "poss", "pobj", "conj", "appos") and (
                    back or token.i not in self.text.force_at
                ):
                    continue
                if token.pos not in ("NOUN", "PROPN"):
                    continue
                actor = self._read_one(token, depth + 1)
                if not (actor.kind.acts and actor.forces):
                    continue
                is_plural = token.tag in ("NNS", "NNPS") or any(
                    c.dep == "conj" for c in parse.children(token)
                )
                if person and actor.kind is not ActorKind.COMMANDER and token.entity != "PERSON":
                    continue
                if plural and not is_plural and actor.kind is ActorKind.STATE:
                    continue
                return actor
        return None


def _commanders(text: Annotated, lexicon: Lexicon) -> frozenset[str]:
    """Collect the surnames that follow a rank: "General Dung"."""
    tokens, found = text.parse.tokens, set()
    for i, token in enumerate(tokens[:-1]):
        if not lexicon.is_a(token.text, "commander") or not token.text[0].isupper():
            continue
        j = i + 1
        while (
            j < len(tokens)
            and tokens[j].pos == "PROPN"
            and not lexicon.is_a(tokens[j].text, "commander")
        ):
            j += 1
        if j > i + 1:
            found.add(tokens[j - 1].text)
    return frozenset(found)
