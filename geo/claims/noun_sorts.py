"""Sort the nouns of an article: who can move or fight, what is moved, and what is neither."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Self

from geo.claims import commanders
from geo.claims.actor_kind import ActorKind, kind_of_name, kind_of_noun
from geo.claims.annotated import Annotated, Named
from geo.claims.clauses import lemma_of
from geo.claims.lexicon import Lexicon
from geo.model import Force, Token

QUANTIFIERS = frozenset(
    """hundred thousand dozen score number group bulk majority most rest some part many batch
    convoy column lot amount ten couple pair half handful member remnant remainder all crowd
    vanguard element quantity total wave any each several more few first last remain truckload
    busload boatload planeload trainload""".split()  # noqa: SIM905
)
"""Nouns that only count what follows them: "a column of tanks"."""

_SHARES = frozenset(
    {"most", "some", "many", "several", "few", "all", "both", "other", "rest", "remainder", "half"}
)
"""Words for a share of those named before: "most were flown home", "the others left"."""

_CAMPS = frozenset({"side", "camp", "bloc"})


@dataclass(frozen=True, slots=True)
class NounSorter:
    """Sort the heads of noun phrases of one article."""

    text: Annotated
    lexicon: Lexicon
    commanders: Mapping[str, Force | None]  #: surname to the force, where the text names it
    persons: Container[str]  #: names that the article mostly uses for a person
    at_war: bool  #: whether the article speaks of armed forces at all

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> Self:
        """Make a sorter that knows whom the article introduces as a commander or a person."""
        known = commanders.find(text, lexicon)
        at_war = any(lexicon.is_a(token.lemma, "war") for token in text.parse.tokens)
        return cls(text, lexicon, known, _persons(text), at_war)

    def sort(self, head: Token) -> ActorKind:
        """Return what the noun stands for."""
        if head.tag == "NN" and self.lexicon.is_a(head.lemma, "individual"):
            return ActorKind.COMMANDER
        modifiers = self._modifiers(head)
        kind = kind_of_noun(self.lexicon, head, modifiers)
        named = self.text.force_at.get(head.i)
        if named is not None and kind is not ActorKind.REINFORCEMENT:
            return self._sort_name(named, head)
        if kind is None:
            return self._sort_other(head)
        armed = self.at_war or any(self.lexicon.is_a(m, "armed") for m in modifiers)
        doubtful = not armed and self.lexicon.is_a(lemma_of(head), "doubtful")
        return ActorKind.OTHER if doubtful else kind

    def is_person(self, noun: Token, kind: ActorKind) -> bool:
        """Tell whether a noun, sorted so, is what "he" stands for and "it" and "they" do not."""
        if noun.text in self.text.commanders:
            return True
        group = noun.i in self.text.force_at or kind is ActorKind.STATE
        return kind is ActorKind.COMMANDER or (noun.text in self.persons and not group)

    def counted(self, head: Token) -> Token | None:
        """Return what is counted in "hundreds of mercenaries" or "many of the fighters"."""
        if lemma_of(head) not in QUANTIFIERS and head.pos != "NUM":
            return None
        for child in self.text.parse.children(head):
            if child.dep == "prep" and child.lemma == "of":
                for inner in self.text.parse.children(child):
                    if inner.dep == "pobj" and inner.pos != "PRON":
                        return inner
        return None

    def is_share(self, head: Token) -> bool:
        """Tell a share of those named before, who are not named again."""
        return lemma_of(head) in _SHARES and self.counted(head) is None

    def _modifiers(self, head: Token) -> frozenset[str]:
        return frozenset(
            part.casefold()
            for token in self.text.parse.children(head)
            if token.dep in ("compound", "amod", "nmod")
            for part in (token.lemma, token.text)
        )

    def _sort_name(self, named: Named, head: Token) -> ActorKind:
        kind = kind_of_name(self.lexicon, named.force, head)
        words = self.text.parse.tokens[named.first : named.stop]
        full_name = len(words) > 1 and all(token.entity == "PERSON" for token in words)
        if kind is ActorKind.FORCE and self._is_unit(head):
            return kind
        own_name = head.text in named.force.name.partition("(")[0].split() and not full_name
        if kind is ActorKind.FORCE and head.text in self.persons and not own_name:
            return ActorKind.COMMANDER
        alone = named.stop - named.first == 1 and head.entity == "NORP"
        if kind is not ActorKind.FORCE or not alone:
            return kind
        return ActorKind.CIVILIAN if self._is_population(head) else ActorKind.PEOPLE

    def _is_unit(self, head: Token) -> bool:
        """Tell a unit by its noun, whatever person it may be named for: "the Banjo Brigade"."""
        lemma = lemma_of(head)
        return self.lexicon.is_a(lemma, "people") and not self.lexicon.is_a(lemma, "commander")

    def _is_population(self, people: Token) -> bool:
        """Tell a people counted or named by descent: "100,000 Armenians", "ethnic Serbs".

        So are those whom news lets come and go without an article: "Georgians fled to Gori".
        """
        parse, article = self.text.parse, self.text.article
        children = parse.children(people)
        if any(c.dep == "nummod" or c.text.casefold() == "ethnic" for c in children):
            return True
        news = article.published is not None and article.anchors_dates
        bare = not any(c.dep in ("det", "poss", "amod", "compound") for c in children)
        journeys = people.dep == "nsubj" and self.lexicon.is_a(
            parse.head(people).lemma, "journeying"
        )
        return news and bare and journeys

    def _sort_other(self, head: Token) -> ActorKind:
        """Sort a noun that neither the table of forces nor the classes of words know."""
        if head.text in self.commanders or (head.entity == "PERSON" and self.leads(head)):
            return ActorKind.COMMANDER
        if self._is_camp(head):
            return ActorKind.FORCE
        if head.i in self.text.spot_at:
            return ActorKind.PLACE
        return ActorKind.PEOPLE if self._is_people(head) else ActorKind.OTHER

    def leads(self, head: Token) -> bool:
        """Tell whether a clause gives somebody an army: "Sherman left with 60,000 men"."""
        parse = self.text.parse
        for child in (*parse.children(head), *parse.children(parse.head(head))):
            if child.dep == "prep" and child.lemma == "with":
                led = (t for t in parse.children(child) if t.dep == "pobj")
                return any(self.lexicon.is_a(lemma_of(self.counted(t) or t), "people") for t in led)
        return False

    def _is_camp(self, head: Token) -> bool:
        """Tell whether a noun means all who are with a force: "Haftar's side"."""
        if head.lemma not in _CAMPS:
            return False
        children = self.text.parse.children(head)
        return any(child.dep == "poss" and child.i in self.text.force_at for child in children)

    def _is_people(self, head: Token) -> bool:
        """Tell whether a plural name is a people or a party: "the Cossacks"."""
        first = self.text.parse.sentence_of(head).first == head.i
        children = self.text.parse.children(head)
        definite = any(child.text.casefold() == "the" for child in children)
        plural = head.tag in ("NNPS", "NNS") and head.text[:1].isupper() and not first
        plural |= head.tag == "NNP" and definite and head.i not in self.text.spot_at
        named = head.entity in ("NORP", "", "PERSON") and head.text.endswith("s")
        return self.at_war and plural and named


def _persons(text: Annotated) -> frozenset[str]:
    """Return the names that are tagged as a person's at least every second time."""
    uses = Counter(token.text for token in text.parse.tokens if token.pos == "PROPN")
    tagged = Counter(token.text for token in text.parse.tokens if token.entity == "PERSON")
    return frozenset(name for name, count in tagged.items() if 2 * count >= uses[name])
