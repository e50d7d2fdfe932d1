"""Read a noun phrase as somebody who can move or fight, or as something that is moved."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from geo.claims.actor_kind import (
    Actor,
    ActorKind,
    is_unknown,
    unknown,
)
from geo.claims.annotated import Annotated
from geo.claims.bare_nouns import BareNounReader
from geo.claims.clauses import (
    conjuncts,
    lemma_of,
    noun_phrase,
)
from geo.claims.lexicon import Lexicon
from geo.claims.noun_sorts import QUANTIFIERS, NounSorter
from geo.claims.pronouns import PronounReader
from geo.claims.speakers import SpeakerFinder
from geo.model import Force, Span, Token

_OWNING = frozenset({"of", "under", "by", "loyal", "lead", "command"})
_LEADING = frozenset({"lead", "command", "head", "control", "form", "raise", "own", "field"})
_BELONGING = frozenset({"of", "for", "from", "under", "by", "with", "in", "to"})
_LOYAL = frozenset({"loyal", "affiliate", "allied", "ally", "belong", "link", "tie", "sympathetic"})
_GOVERNMENTS = frozenset({"government", "authority", "junta", "regime"})
_LEADERS = frozenset({"commander", "leader", "officer", "general", "adviser", "advisor"})
"""People who are no force of their own: "field commanders" are somebody's."""

_OF_PLACES = frozenset({"garrison", "defender"})
"""Whose they are, "its" does not say: "took the town, and its garrison fled"."""

_LADEN = frozenset({"full", "carry", "laden", "load", "pack", "fill", "cram", "bear", "bring"})
_LONGEST_BELIEF = 8  # words


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Read noun phrases of one article."""

    text: Annotated
    lexicon: Lexicon
    nouns: NounSorter
    bare: BareNounReader
    speakers: SpeakerFinder
    _known: dict[tuple[int, int], Actor] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> "ActorReader":
        """Make a reader that knows the commanders the article introduces by rank."""
        nouns, speakers = NounSorter.of(text, lexicon), SpeakerFinder.of(text, lexicon)
        return cls(text, lexicon, nouns, BareNounReader.of(text, lexicon), speakers)

    def read(self, head: Token, depth: int = 0) -> Actor:
        """Read a noun and what is coordinated with it: forces with forces, sites with sites."""
        known = self._known.get((head.i, depth))
        if known is None:  # every entry of a trigger asks for the same nouns
            known = self._known[head.i, depth] = self._read_all(head, depth)
        return known

    def _read_all(self, head: Token, depth: int) -> Actor:
        site = self._is_site(head)
        joined = (t for t in conjuncts(self.text.parse, head) if self._is_site(t) == site)
        actors = [self._read_one(token, depth) for token in joined]
        if actors[0].kind is ActorKind.PLACE:
            return actors[0]
        useful = [actor for actor in actors if actor.kind.acts or actor.kind.moves] or actors
        forces = tuple(dict.fromkeys(force for actor in useful for force in actor.forces))
        span = useful[0].span
        for actor in useful[1:]:
            span = span.hull(actor.span)
        return Actor(useful[0].kind, forces, useful[0].head, span)

    def _is_site(self, noun: Token) -> bool:
        return self.lexicon.is_a(noun.lemma, "locative")

    def _read_one(self, head: Token, depth: int) -> Actor:
        counted = self.nouns.counted(head)
        stands_in = head.pos in ("PRON", "NUM") or head.tag in ("PRP$", "WP", "WDT")
        if counted is None and (stands_in or self.nouns.is_share(head)):
            return self._pronouns().read(head, depth)
        phrase = noun_phrase(self.text.parse, head)
        span = Span(phrase[0].start, phrase[-1].end)
        kind = self.nouns.sort(counted or head)
        forces: tuple[Force, ...] = ()
        if kind.acts or kind.moves:
            forces = self._named_in(counted or head, phrase)
            if not forces and counted is not None:
                forces = self._named_in(head, (head,))
            forces = forces or self._by_owner(head, depth)
        if kind is ActorKind.FORCE and all(map(is_unknown, forces)):
            forces = self._taken_for(counted or head) or forces
        led = self.nouns.commanders.get(head.text)
        if not forces and kind is ActorKind.COMMANDER and led is not None:
            forces = (led,)
        if not forces and kind is ActorKind.EQUIPMENT:
            forces = self._on_board(counted or head, depth) or self._owned_before(head, depth)
        if not forces and kind in (ActorKind.FORCE, ActorKind.PEOPLE, ActorKind.COMMANDER):
            forces = self._by_context(counted or head)
        return Actor(kind, forces, head, span)

    # Whose

    def _pronouns(self) -> PronounReader:
        return PronounReader(self.text, self.nouns, self.speakers, self._read_one)

    def _leads(self, name: Token) -> bool:
        """Tell whether the article says whom a name commands."""
        return self.nouns.commanders.get(name.text) is not None

    def _taken_for(self, head: Token) -> tuple[Force, ...]:
        """Return whom those without a name are held for: "gunmen believed to be rebels"."""
        tokens = self.text.parse.tokens_of(self.text.parse.sentence_of(head))
        after = [token for token in tokens if head.i < token.i <= head.i + _LONGEST_BELIEF]
        held = [t for t in after if t.tag == "VBN" and self.lexicon.is_a(t.lemma, "believing")]
        for token in after:
            named = self.text.force_at.get(token.i)
            if named is not None and held and held[0].i < token.i:
                return (named.force,)
        return ()

    def _named_in(self, head: Token, phrase: tuple[Token, ...]) -> tuple[Force, ...]:
        """Return the force that the phrase names: its head, a modifier, or who it belongs to."""
        at_head = self.text.force_at.get(head.i)
        if at_head is not None:
            return (*self._sharing(head), at_head.force)
        above = self.text.parse.head(head)
        if head.dep == "nsubj" and above.pos == "ADJ" and above.lemma in _LOYAL:
            phrase = (*phrase, *self.text.parse.subtree(above))
        found: list[tuple[int, Force]] = []
        for token in phrase:
            named = self.text.force_at.get(token.i)
            if named is not None and named.head.i == token.i:
                steps = self._steps_to(head, token)
                if steps is not None:
                    found.append((steps, named.force))
        nearest = min((steps for steps, _ in found), default=0)
        return tuple(dict.fromkeys(force for steps, force in found if steps == nearest))

    def _sharing(self, head: Token) -> Iterator[Force]:
        """Yield the forces of adjectives that share the noun: "Russian and Syrian fighters"."""
        for child in self.text.parse.children(head):
            named = self.text.force_at.get(child.i)
            alone = named is not None and named.stop - named.first == 1
            if named is not None and alone and child.dep in ("amod", "nmod", "compound"):
                yield named.force

    def _steps_to(self, head: Token, token: Token) -> int | None:
        """Count how far a name hangs from the head; None where it only locates or opposes."""
        steps = 0
        loyal = self.text.parse.head(head)
        while token.i != head.i and not (token.i == loyal.i and loyal.lemma in _LOYAL):
            if token.head == token.i:
                return None
            if token.dep == "prep" and not self._belongs(token):
                return None
            above = self.text.parse.head(token)
            if token.dep == "agent" and above.lemma not in _LEADING:
                return None  # "government forces, backed by Russian jets"
            steps += 1
            token = self.text.parse.head(token)
        return steps

    def _belongs(self, preposition: Token) -> bool:
        if preposition.lemma == "to":
            return self.text.parse.head(preposition).lemma in _LOYAL
        owner = self.text.parse.head(preposition)
        if preposition.lemma == "in":
            return owner.lemma in _GOVERNMENTS  # "the government in Khartoum"
        if preposition.lemma == "from":
            return self._is_of_group(preposition)
        return preposition.lemma in _BELONGING - {"with"}

    def _is_of_group(self, preposition: Token) -> bool:
        """Tell whether what comes from a force is its own: "reinforcements from the brigade"."""
        named = (self.text.force_at.get(t.i) for t in self.text.parse.children(preposition))
        return any(one is not None and not one.force.id.startswith("state-") for one in named)

    def _by_owner(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name a force after whom it belongs to: "Wrangel's troops", "his militia"."""
        if depth > 2:
            return ()
        before = self._name_before(head)
        if before is not None:
            return (before,)
        owned = (self._of_owner(owner, head, depth) for owner in self._owners(head))
        return next(filter(None, owned), ())

    def _of_owner(self, owner: Token, head: Token, depth: int) -> tuple[Force, ...]:
        if owner.pos == "PRON" or owner.tag in ("PRP$", "WP$"):
            of_place = head.lemma in _OF_PLACES and owner.text.casefold() == "its"
            return () if of_place else self._pronouns().read(owner, depth + 1).forces
        led = self.nouns.commanders.get(owner.text)
        if led is not None:
            return (led,)
        if owner.pos == "NOUN":
            group = self.bare.read(owner, [owner])
            return (group,) if group else ()
        if owner.pos != "PROPN" or owner.i in self.text.spot_at:
            return ()
        names = [t for t in noun_phrase(self.text.parse, owner) if t.pos == "PROPN"]
        name = self.text.article.body[names[0].start : names[-1].end]
        return (unknown(f"{name}'s {head.text.casefold()}"),)

    def _name_before(self, head: Token) -> Force | None:
        """Return the force named right before a commander: "ARVN General Phu"."""
        first = noun_phrase(self.text.parse, head)[0].i
        named = self.text.force_at.get(first - 1)
        return named.force if named and head.pos == "PROPN" else None

    def _owners(self, head: Token) -> Iterator[Token]:
        parse = self.text.parse
        yield from (child for child in parse.children(head) if child.dep == "poss")
        for child in parse.children(head):
            if child.dep in ("prep", "acl", "amod") and child.lemma in _OWNING:
                names = (t for t in parse.subtree(child) if t.pos == "PROPN")
                yield from (t for t in names if t.dep == "pobj" or self._leads(t))

    def _on_board(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name those whom vehicles are full of: "trucks carrying militiamen"."""
        parse = self.text.parse
        for child in parse.children(head):
            if depth == 0 and child.dep in ("amod", "acl") and child.lemma in _LADEN:
                for noun in parse.subtree(child):
                    if noun.pos == "NOUN" and self.nouns.sort(noun) is ActorKind.FORCE:
                        return self._read_one(noun, depth + 1).forces
        return ()

    def _owned_before(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name the owner of equipment after the sentence before: "its ships (...) the ships"."""
        parse = self.text.parse
        number = parse.sentence_number(head)
        if depth > 0 or number == 0:
            return ()
        for token in reversed(parse.tokens_of(parse.sentences[number - 1])):
            if token.pos == "NOUN" and token.lemma == head.lemma:
                return self._read_one(token, depth + 1).forces
        return ()

    def _by_context(self, head: Token) -> tuple[Force, ...]:
        """Name a bare "the army" after the fuller name used before, else keep the words."""
        phrase = noun_phrase(self.text.parse, head)
        opening = max((t.i for t in phrase if t.tag == "DT" and t.i < head.i), default=-1)
        parts = [
            token
            for token in phrase
            if opening < token.i <= head.i
            and token.pos in ("NOUN", "PROPN", "ADJ", "X", "PUNCT", "ADV", "VERB")
            and token.dep not in ("nummod", "quantmod", "predet", "case")
            and (token is head or (token.dep != "poss" and lemma_of(token) not in QUANTIFIERS))
            and token.entity not in ("DATE", "TIME")
        ]
        while parts and parts[0].pos in ("PUNCT", "ADV"):
            parts.pop(0)
        if not parts:
            return ()
        force = self.bare.read(head, parts)
        if force is not None:
            return (force,)
        if lemma_of(head) in _LEADERS:
            return ()
        return (unknown(self._as_in_a_sentence(parts[0], head)),)

    def _as_in_a_sentence(self, first: Token, head: Token) -> str:
        """Return the words of a phrase, without the capital that only begins a sentence."""
        words = self.text.article.body[first.start : head.end]
        opens = first.i == self.text.parse.sentence_of(first).first
        plain = first.pos in ("NOUN", "ADJ", "VERB") and first.text[1:].islower()
        return words[0].lower() + words[1:] if opens and plain else words
