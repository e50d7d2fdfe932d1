"""Read a noun phrase as somebody who can move or fight, or as something that is moved."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.claims.actor_kind import (
    Actor,
    ActorKind,
    is_unknown,
    unknown,
)
from geo.claims.annotated import Annotated
from geo.claims.clauses import (
    conjuncts,
    described_noun,
    is_dated_subject,
    is_verbal,
    lemma_of,
    noun_phrase,
    objects,
    subjects,
)
from geo.claims.latest import Latest
from geo.claims.lexicon import Lexicon
from geo.claims.noun_sorts import QUANTIFIERS, NounSorter
from geo.claims.speakers import SpeakerFinder
from geo.forces import REGULAR_NOUNS
from geo.model import Force, Span, Token

_OWNING = frozenset({"of", "under", "by", "loyal", "lead", "command"})
_BELONGING = frozenset({"of", "for", "from", "under", "by", "with", "in", "to"})
_LOYAL = frozenset({"loyal", "affiliate", "allied", "ally", "belong", "link", "tie", "sympathetic"})
_ARMY_NOUNS = frozenset({"army", "military", "force", "troop", "soldier"})
_PLAIN = frozenset(
    {"government", "army", "military", "state", "security", "regular", "national", "federal"}
)
_REGULAR = _ARMY_NOUNS | (REGULAR_NOUNS & _PLAIN)
_OFFICIAL = frozenset({"government", "army", "state", "federal", "national"})
_LEADERS = frozenset({"commander", "leader", "officer", "general", "adviser", "advisor"})
"""People who are no force of their own: "field commanders" are somebody's."""

_THIRD_PERSON = frozenset(
    {"they", "them", "their", "themselves", "it", "its", "itself"}
    | {"he", "him", "his", "himself", "she", "her", "herself"}
)
_FIRST_PERSON = frozenset({"we", "us", "our", "ourselves"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_SENTENCES_BACK = 3
_LONGEST_BELIEF = 8  # words


@dataclass(frozen=True, slots=True)
class ActorReader:
    """Read noun phrases of one article."""

    text: Annotated
    lexicon: Lexicon
    nouns: NounSorter
    named: Mapping[str, Latest[Force]]  #: singular noun to the forces it can refer back to
    speakers: SpeakerFinder

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> "ActorReader":
        """Make a reader that knows the commanders the article introduces by rank."""
        nouns, speakers = NounSorter.of(text, lexicon), SpeakerFinder.of(text, lexicon)
        return cls(text, lexicon, nouns, _by_noun(text), speakers)

    def read(self, head: Token, depth: int = 0) -> Actor:
        """Read a noun and what is coordinated with it."""
        actors = [self._read_one(token, depth) for token in conjuncts(self.text.parse, head)]
        if actors[0].kind is ActorKind.PLACE:
            return actors[0]
        useful = [actor for actor in actors if actor.kind.acts or actor.kind.moves] or actors
        forces = tuple(dict.fromkeys(force for actor in useful for force in actor.forces))
        span = useful[0].span
        for actor in useful[1:]:
            span = span.hull(actor.span)
        return Actor(useful[0].kind, forces, useful[0].head, span)

    def _read_one(self, head: Token, depth: int) -> Actor:
        counted = self.nouns.counted(head)
        if counted is None and (head.pos in ("PRON", "NUM") or head.tag in ("PRP$", "WP", "WDT")):
            return self._read_pronoun(head, depth)
        phrase = noun_phrase(self.text.parse, head)
        span = Span(phrase[0].start, phrase[-1].end)
        kind = self.nouns.sort(counted or head)
        forces: tuple[Force, ...] = ()
        if kind.acts or kind.moves:
            forces = self._named_in(counted or head, phrase) or self._by_owner(head, depth)
        if kind is ActorKind.FORCE and all(map(is_unknown, forces)):
            forces = self._taken_for(counted or head) or forces
        led = self.nouns.commanders.get(head.text)
        if not forces and kind is ActorKind.COMMANDER and led is not None:
            forces = (led,)
        if not forces and kind is ActorKind.EQUIPMENT:
            forces = self._owned_before(head, depth)
        if not forces and kind in (ActorKind.FORCE, ActorKind.PEOPLE, ActorKind.COMMANDER):
            forces = self._by_context(counted or head)
        return Actor(kind, forces, head, span)

    # Whose

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
            steps += 1
            token = self.text.parse.head(token)
        return steps

    def _belongs(self, preposition: Token) -> bool:
        if preposition.lemma == "to":
            return self.text.parse.head(preposition).lemma in _LOYAL
        return preposition.lemma in _BELONGING - {"from", "in", "with"}

    def _by_owner(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name a force after whom it belongs to: "Wrangel's troops", "his militia"."""
        if depth > 2:
            return ()
        before = self._name_before(head)
        if before is not None:
            return (before,)
        for owner in self._owners(head):
            if owner.pos == "PRON" or owner.tag in ("PRP$", "WP$"):
                actor = self._read_pronoun(owner, depth + 1)
                if actor.forces:
                    return actor.forces
            elif self.nouns.commanders.get(owner.text):
                return tuple(force for force in (self.nouns.commanders[owner.text],) if force)
            elif owner.pos == "PROPN" and owner.i not in self.text.spot_at:
                names = [t for t in noun_phrase(self.text.parse, owner) if t.pos == "PROPN"]
                name = self.text.article.body[names[0].start : names[-1].end]
                return (unknown(f"{name}'s {head.text.casefold()}"),)
        return ()

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

    def _owned_before(self, head: Token, depth: int) -> tuple[Force, ...]:
        """Name the owner of equipment after the sentence before: "its ships (...) the ships"."""
        parse = self.text.parse
        number = parse.sentence_number(head)
        if depth > 1 or number == 0:
            return ()
        for token in reversed(parse.tokens_of(parse.sentences[number - 1])):
            if token.pos == "NOUN" and token.lemma == head.lemma:
                return self._read_one(token, depth + 2).forces
        return ()

    def _by_context(self, head: Token) -> tuple[Force, ...]:
        """Name a bare "the army" after the fuller name used before, else keep the words."""
        parts = [
            token
            for token in noun_phrase(self.text.parse, head)
            if token.i <= head.i
            and token.pos in ("NOUN", "PROPN", "ADJ", "X", "PUNCT", "ADV", "VERB")
            and token.dep not in ("nummod", "quantmod", "predet", "case", "poss")
            and token.lemma.casefold() not in QUANTIFIERS
            and token.entity not in ("DATE", "TIME")
        ]
        while parts and parts[0].pos in ("PUNCT", "ADV"):
            parts.pop(0)
        if not parts:
            return ()
        lemma = lemma_of(head)
        definite = head.tag != "NNS" or any(
            t.dep in ("det", "poss") and t.text.casefold() in ("the", "these", "those", "their")
            for t in self.text.parse.children(head)
        )
        plain = all(t is head or t.text.casefold() in _PLAIN for t in parts)
        if plain and (definite or len(parts) > 1):
            home = self.text.army_at_home
            if home is not None and _is_states_own(lemma, parts):
                return (home,)
            before = self.named.get(_singular(head))
            force = before.before(head.i) if before else None
            if force is not None:
                return (force,)
        if lemma in _LEADERS:
            return ()
        return (unknown(self.text.article.body[parts[0].start : head.end]),)

    # Pronouns

    def _read_pronoun(self, pronoun: Token, depth: int) -> Actor:
        span, word = Span(pronoun.start, pronoun.end), pronoun.text.casefold()
        lost = ActorKind.OTHER if word in ("it", "its") else ActorKind.UNKNOWN
        described = described_noun(self.text.parse, pronoun) if pronoun.tag == "WP$" else None
        if described is not None and depth <= 2:
            actor = self._read_one(described, depth + 1)
            return Actor(actor.kind, actor.forces, pronoun, span)
        if depth <= 2 and word in _FIRST_PERSON:
            for speaker in self.speakers.around(pronoun):
                actor = self._read_one(speaker, depth + 1)
                if any(not is_unknown(force) for force in actor.forces):
                    return Actor(ActorKind.FORCE, actor.forces, pronoun, span)
        if depth > 2 or (word not in _THIRD_PERSON and pronoun.pos != "NUM"):
            return Actor(lost, (), pronoun, span)
        if self._is_quoted(pronoun):
            return Actor(lost, (), pronoun, span)  # whom a speaker means, the text around hides
        for actor in (*self._object_before(pronoun, depth), *self._antecedents(pronoun, depth)):
            return Actor(actor.kind, actor.forces, pronoun, span)
        return Actor(lost, (), pronoun, span)

    def _object_before(self, pronoun: Token, depth: int) -> Iterator[Actor]:
        """Yield the object that a second verb takes up: "withdrew its ships and moved them"."""
        parse = self.text.parse
        verb = parse.head(pronoun)
        before: tuple[Token, ...] = ()
        if pronoun.dep == "dobj" and verb.dep == "conj":
            before = objects(parse, parse.head(verb))
        elif pronoun.dep == "nsubjpass":
            first = parse.sentence_of(pronoun).first
            before = tuple(t for t in parse.tokens[first : pronoun.i] if t.dep == "dobj")[-1:]
        for noun in before:
            actor = self._read_one(noun, depth + 1)
            if actor.kind.moves:
                yield actor

    def _is_quoted(self, token: Token) -> bool:
        """Tell whether a token stands inside quotation marks."""
        body = self.text.article.body
        paragraph = body.rfind("\n", 0, token.start) + 1
        before = body[paragraph : token.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _antecedents(self, pronoun: Token, depth: int) -> Iterator[Actor]:
        """Yield those who can act and fit the pronoun, subjects of the latest sentence first."""
        parse, word = self.text.parse, pronoun.text.casefold()
        number = parse.sentence_number(pronoun)
        doers = self._doers_to(pronoun, depth)
        for back in range(min(_SENTENCES_BACK, number + 1)):
            tokens = parse.tokens_of(parse.sentences[number - back])
            if back == 1 and word in _PLURAL:
                yield from self._spoken_of_still(tokens, depth)
            for token in reversed(tokens):
                if token.i >= pronoun.i or token.pos not in ("NOUN", "PROPN"):
                    continue
                if back == 0 and word == "it" and self._is_nameless(token, depth):
                    return  # "supports the government until it wins": not the supporter
                named_here = back == 0 and token.i in self.text.force_at
                subject = token.dep in _SUBJECTS or is_dated_subject(parse, token)
                if not subject and not (named_here and token.dep != "compound"):
                    continue
                actor = self._read_one(token, depth + 1)
                person = self.nouns.is_person(token, actor.kind)
                fits = person == (word in _PERSONAL)
                alone = actor.kind is ActorKind.STATE and token.pos == "PROPN" and word in _PLURAL
                barred = bool(doers.intersection(actor.forces))
                if actor.kind.acts and actor.forces and fits and not alone and not barred:
                    yield actor

    def _spoken_of_still(self, tokens: tuple[Token, ...], depth: int) -> Iterator[Actor]:
        """Yield whom "them" meant in the sentence before: "X stopped them. They fell back"."""
        for token in tokens:
            if token.text.casefold() == "them" and token.dep in ("dobj", "pobj"):
                actor = self._read_pronoun(token, depth + 1)
                if actor.kind.acts and actor.forces:
                    yield actor

    def _is_nameless(self, noun: Token, depth: int) -> bool:
        """Tell an object that could act, and of which the text does not say whose it is."""
        if noun.dep != "dobj":
            return False
        actor = self._read_one(noun, depth + 1)
        return actor.kind.acts and not actor.forces

    def _doers_to(self, pronoun: Token, depth: int) -> frozenset[Force]:
        """Return who does what is done to the pronoun, and is not meant by it: "drove them out"."""
        if pronoun.dep != "dobj":
            return frozenset()
        for verb in self.text.parse.ancestors(pronoun):
            doers = subjects(self.text.parse, verb) if is_verbal(verb) else ()
            if doers and not is_verbal(doers[0]):
                return frozenset(self._read_one(doers[0], depth + 1).forces)
        return frozenset()


def _is_states_own(lemma: str, parts: list[Token]) -> bool:
    """Tell whether a noun without a name means a country's own army: "government troops"."""
    official = any(token.text.casefold() in _OFFICIAL for token in parts)
    return lemma in ("army", "military") or (official and lemma in _ARMY_NOUNS)


def _by_noun(text: Annotated) -> Mapping[str, Latest[Force]]:
    """Sort the known forces by the nouns that may refer back to them.

    "Taliban fighters" are "the fighters"; an army is "the troops" as well.
    """
    placed: defaultdict[str, list[tuple[int, Force]]] = defaultdict(list)
    for named in text.forces:
        if not is_unknown(named.force):
            words = text.parse.tokens[named.stop - 1 : named.stop + 1]
            nouns = set(map(_singular, words))
            for noun in nouns | _REGULAR if _singular(words[0]) in _ARMY_NOUNS else nouns:
                placed[noun].append((words[-1].i, named.force))
    return {noun: Latest(forces) for noun, forces in placed.items()}


def _singular(token: Token) -> str:
    word = token.lemma.casefold()
    return word[:-1] if word.endswith("s") and token.pos == "PROPN" else word
