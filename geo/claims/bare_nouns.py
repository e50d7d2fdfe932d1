"""Whom a noun without a name means: "the army", "the men", "militants"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geo.claims.actor_kind import is_unknown
from geo.claims.annotated import Annotated, Named
from geo.claims.clauses import lemma_of
from geo.claims.latest import Latest
from geo.claims.lexicon import Lexicon, TriggerKind
from geo.forces import REGULAR_NOUNS
from geo.model import Force, PlaceRole, Token

_ARMY_NOUNS = frozenset({"army", "military", "force", "troop", "soldier"})
_PLAIN = frozenset(
    {"government", "army", "military", "state", "security", "regular", "national", "federal"}
)
_REGULAR = _ARMY_NOUNS | (REGULAR_NOUNS & _PLAIN)
_OFFICIAL = frozenset({"government", "army", "state", "federal", "national"})
_DEFINITE = frozenset({"the", "these", "those", "their"})
_DESCRIBING = frozenset({"prep", "acl", "relcl"})
_SITES = frozenset({"base", "airbase", "camp", "position", "post", "outpost", "garrison"})
"""Where the soldiers stand whose these are, unlike a town of their country."""

_SENTENCES_BACK = 2


@dataclass(frozen=True, slots=True)
class BareNounReader:
    """Find the forces of one article that its nouns without a name mean."""

    text: Annotated
    lexicon: Lexicon
    named: Mapping[str, Latest[Force]]  #: singular noun to the forces it can refer back to
    insurgents: Force | None  #: the only force that the article calls rebels, militants or such

    @classmethod
    def of(cls, text: Annotated, lexicon: Lexicon) -> "BareNounReader":
        """Make a reader that knows by which nouns the article names its forces."""
        return cls(text, lexicon, _by_noun(text), _only_insurgents(text, lexicon))

    def read(self, head: Token, parts: list[Token]) -> Force | None:
        """Return whom a noun means; ``parts`` are the words of its phrase that could name it."""
        definite = self._is_definite(head)
        if all(t is head or t.text.casefold() in _PLAIN for t in parts):
            force = self._known_by(head, parts, definite=definite or head.tag != "NNS")
            if force is not None:
                return force
        if parts != [head]:
            return None
        if self.lexicon.is_a(lemma_of(head), "insurgent"):
            return self.insurgents
        return self._spoken_of(head) if definite else None

    def _known_by(self, head: Token, parts: list[Token], *, definite: bool) -> Force | None:
        """Return the army of the country, or the force last named by the same noun."""
        if not definite and len(parts) == 1:
            return None
        home = self.text.army_at_home
        if home is not None and _is_states_own(lemma_of(head), parts):
            return home
        before = self.named.get(_singular(head))
        return before.before(head.i) if before else None

    def _is_definite(self, head: Token) -> bool:
        return any(
            child.dep in ("det", "poss") and child.text.casefold() in _DEFINITE
            for child in self.text.parse.children(head)
        )

    def _spoken_of(self, head: Token) -> Force | None:
        """Return whom "the troops" or "the men" are, where the text just spoke of one side only.

        Soldiers are nobody's insurgents; "the men" can be anybody's.
        """
        regular = self.lexicon.is_a(lemma_of(head), "regular")
        if not regular and not self.lexicon.is_a(lemma_of(head), "anybody"):
            return None
        if any(child.dep in _DESCRIBING for child in self.text.parse.children(head)):
            return None  # "the men of the 3rd Brigade"
        spoken_of = list(self._named_before(head))
        if len({named.force.side or named.force.id for named in spoken_of}) != 1:
            return None
        if regular and self._is_insurgent(spoken_of[-1]):
            return None
        if not regular and self._are_insurgents_about(head, spoken_of):
            return None
        return spoken_of[-1].force

    def _named_before(self, head: Token) -> Iterator[Named]:
        """Yield the forces named shortly before that took part in what was told."""
        number = self.text.parse.sentence_number(head)
        for n in range(max(0, number - _SENTENCES_BACK), number + 1):
            for named in self.text.forces_in(n):
                if named.head.i < head.i and not self._is_apart(named):
                    yield named

    def _is_apart(self, named: Named) -> bool:
        """Tell a name that is only a place, says whose town it is, or speaks.

        A state takes part where it moves or fights itself: "Velia sent troops".
        """
        name, spot = named.head, self.text.spot_at.get(named.head.i)
        above = self.text.parse.head(name)
        if spot is not None and spot.resolution.role is PlaceRole.LITERAL:
            return True
        if named.force.id.startswith("state-"):
            deeds = self.lexicon.entries.get((TriggerKind.VERB, above.lemma))
            return name.dep != "nsubj" or not deeds
        if name.dep in ("amod", "nmod", "compound") and above.lemma not in _SITES:
            return self.lexicon.is_a(above.lemma, "locative")
        return name.dep == "nsubj" and self.lexicon.is_a(above.lemma, "speaking")

    def _is_insurgent(self, named: Named) -> bool:
        noun = self.text.parse.tokens[named.stop - 1]
        return self.lexicon.is_a(lemma_of(noun), "insurgent")

    def _are_insurgents_about(self, head: Token, spoken_of: list[Named]) -> bool:
        """Tell whether insurgents who are none of those named were spoken of as well."""
        parse = self.text.parse
        first = parse.sentences[max(0, parse.sentence_number(head) - _SENTENCES_BACK)].first
        own = {i for named in spoken_of for i in range(named.first, named.stop)}
        return any(
            self.lexicon.is_a(token.lemma, "insurgent")
            for token in parse.tokens[first : head.i]
            if token.i not in own
        )


def _is_states_own(lemma: str, parts: list[Token]) -> bool:
    """Tell whether a noun without a name means a country's own army: "government troops"."""
    official = any(token.text.casefold() in _OFFICIAL for token in parts)
    return lemma in ("army", "military") or (official and lemma in _ARMY_NOUNS)


def _only_insurgents(text: Annotated, lexicon: Lexicon) -> Force | None:
    """Return the force with a name that alone is called rebels, militants or insurgents."""
    found = {
        named.force
        for named in text.forces
        if (named.stop - named.first > 1 or not is_unknown(named.force))
        and lexicon.is_a(lemma_of(text.parse.tokens[named.stop - 1]), "insurgent")
    }
    return next(iter(found)) if len(found) == 1 else None


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
