"""Find whom a pronoun stands for: "it", "they", "his", in its sentence and the ones before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.claims.actor_kind import Actor, ActorKind, is_unknown
from geo.claims.annotated import Annotated
from geo.claims.clauses import described_noun, is_dated_subject, is_verbal, objects, subjects
from geo.claims.lexicon import TriggerKind
from geo.claims.noun_sorts import NounSorter
from geo.claims.speakers import SpeakerFinder
from geo.model import Force, Span, Token

_THIRD_PERSON = frozenset(
    {"they", "them", "their", "themselves", "it", "its", "itself"}
    | {"he", "him", "his", "himself", "she", "her", "herself"}
)
_FIRST_PERSON = frozenset({"we", "us", "our", "ourselves"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "herself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_SENDING = frozenset({"send", "retreat"})
_SENTENCES_BACK = 3


@dataclass(frozen=True, slots=True)
class PronounReader:
    """Read pronouns of one article; ``read_noun`` reads a noun at a depth of reference."""

    text: Annotated
    nouns: NounSorter
    speakers: SpeakerFinder
    read_noun: Callable[[Token, int], Actor]

    def read(self, pronoun: Token, depth: int) -> Actor:
        """Read a pronoun; where nobody can be meant, its kind says so."""
        span, word = Span(pronoun.start, pronoun.end), pronoun.text.casefold()
        lost = ActorKind.OTHER if word in ("it", "its") else ActorKind.UNKNOWN
        described = described_noun(self.text.parse, pronoun) if pronoun.tag == "WP$" else None
        if described is not None and depth <= 2:
            actor = self.read_noun(described, depth + 1)
            return Actor(actor.kind, actor.forces, pronoun, span)
        if depth <= 2 and word in _FIRST_PERSON:
            for speaker in self.speakers.around(pronoun):
                actor = self.read_noun(speaker, depth + 1)
                if any(not is_unknown(force) for force in actor.forces):
                    return Actor(ActorKind.FORCE, actor.forces, pronoun, span)
        share = pronoun.pos == "NUM" or self.nouns.is_share(pronoun)
        if depth > 2 or not (word in _THIRD_PERSON or share):
            return Actor(lost, (), pronoun, span)
        if self._is_quoted(pronoun):
            return Actor(lost, (), pronoun, span)  # whom a speaker means, the text around hides
        for actor in (
            *self._object_before(pronoun, depth),
            *self._owner_who_sends(pronoun, depth),
            *self._subject_after(pronoun, depth),
            *self._antecedents(pronoun, depth),
        ):
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
            actor = self.read_noun(noun, depth + 1)
            if actor.kind.moves:
                yield actor

    def _owner_who_sends(self, pronoun: Token, depth: int) -> Iterator[Actor]:
        """Yield who moves what is their own: "Spain left Iraq and brought its troops home"."""
        parse = self.text.parse
        owned = parse.head(pronoun)
        verb = parse.head(owned)
        if pronoun.tag != "PRP$" or owned.dep != "dobj" or not self._sends(verb):
            return
        for subject in subjects(parse, verb):
            if subject.i < pronoun.i and subject.pos in ("NOUN", "PROPN"):
                actor = self.read_noun(subject, depth + 1)
                person = self.nouns.is_person(subject, actor.kind)
                if actor.kind.acts and actor.forces and person == (pronoun.text in _PERSONAL):
                    yield actor

    def _sends(self, verb: Token) -> bool:
        """Tell a verb that moves its object, and does it no harm."""
        entries = self.nouns.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ())
        return any(entry.frame.name in _SENDING for entry in entries)

    def _subject_after(self, pronoun: Token, depth: int) -> Iterator[Actor]:
        """Yield the subject that an opening phrase speaks of: "in their retreat the Turks ..."."""
        if pronoun.tag != "PRP$":
            return
        above = tuple(self.text.parse.ancestors(pronoun))
        verb = next(filter(is_verbal, above), pronoun)
        for subject in subjects(self.text.parse, verb):
            ahead = pronoun.i < subject.i < verb.i and subject not in above  # not "his army left"
            if ahead and subject.pos in ("NOUN", "PROPN"):
                actor = self.read_noun(subject, depth + 1)
                if actor.kind.acts and actor.forces:
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
            latest_first = list(reversed(tokens))
            if word not in _THIRD_PERSON:  # a share is of whom the sentence is about, if it can be
                latest_first.sort(key=lambda token: token.dep not in _SUBJECTS)
            for token in latest_first:
                if token.i >= pronoun.i or token.pos not in ("NOUN", "PROPN"):
                    continue
                if back == 0 and word == "it" and self._is_nameless(token, depth):
                    return  # "supports the government until it wins": not the supporter
                named_here = back == 0 and token.i in self.text.force_at
                subject = token.dep in _SUBJECTS or is_dated_subject(parse, token)
                counted = word not in _THIRD_PERSON and token.tag == "NNS"  # "of six units, two"
                owned = back == 0 and word in _PLURAL and self._are_owned(token)
                if not (subject or counted or owned or (named_here and token.dep != "compound")):
                    continue
                actor = self.read_noun(token, depth + 1)
                person = self.nouns.is_person(token, actor.kind)
                fits = person == (word in _PERSONAL)
                alone = actor.kind is ActorKind.STATE and token.pos == "PROPN" and word in _PLURAL
                barred = bool(doers.intersection(actor.forces))
                if actor.kind.acts and actor.forces and fits and not alone and not barred:
                    yield actor

    def _are_owned(self, token: Token) -> bool:
        """Tell those whom a single owner has: "Spain kept its troops in X until they left"."""
        parse = self.text.parse
        if token.dep != "dobj" or token.tag != "NNS":
            return False
        theirs = any(child.text.casefold() == "its" for child in parse.children(token))
        return theirs and all(s.tag == "NNP" for s in subjects(parse, parse.head(token)))

    def _spoken_of_still(self, tokens: tuple[Token, ...], depth: int) -> Iterator[Actor]:
        """Yield whom "them" meant in the sentence before: "X stopped them. They fell back"."""
        for token in tokens:
            if token.text.casefold() == "them" and token.dep in ("dobj", "pobj"):
                actor = self.read(token, depth + 1)
                if actor.kind.acts and actor.forces:
                    yield actor

    def _is_nameless(self, noun: Token, depth: int) -> bool:
        """Tell an object that could act, and of which the text does not say whose it is."""
        if noun.dep != "dobj":
            return False
        actor = self.read_noun(noun, depth + 1)
        return actor.kind.acts and not actor.forces

    def _doers_to(self, pronoun: Token, depth: int) -> frozenset[Force]:
        """Return who does what is done to the pronoun, and is not meant by it: "drove them out"."""
        if pronoun.dep != "dobj":
            return frozenset()
        for verb in self.text.parse.ancestors(pronoun):
            doers = subjects(self.text.parse, verb) if is_verbal(verb) else ()
            if doers and not is_verbal(doers[0]):
                return frozenset(self.read_noun(doers[0], depth + 1).forces)
        return frozenset()
