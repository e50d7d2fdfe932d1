"""Climb from a place up the parse to a trigger, and note what decides the place's role."""

from dataclasses import dataclass

from geo.claims import referents
from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import is_passive, is_suffered, is_verbal
from geo.claims.lexicon import Frame, Lexicon, Slot
from geo.model import Token

_PREPOSITIONS = {
    "from": "from out off",
    "to": "to toward towards into onto past until up down",
    "on": "on upon",
    "against": "against",
    "for": "for",
    "of": "of",
    "with": "with",
    "via": "via through",
    "by": "by",
}
CLASS_OF = {word: name for name, words in _PREPOSITIONS.items() for word in words.split()}
"""Preposition to the relation that the frames name it by."""

_DIRECTIONAL = frozenset({"from", "to"})
_LISTING = frozenset(
    {"including", "include", "such", "like", "namely", "especially", "notably", "as"}
)
_INSIDE = frozenset({"in", "at", "inside", "within", "across", "throughout"})
"""Prepositions between a site and what it lies in: "bases across Syria"."""

_SHARES = frozenset({"part", "half", "portion", "section", "quarter", "corner", "stretch", "bit"})
"""Nouns for some of a place: who holds "parts of X" does not hold X."""
_SHARED = frozenset({"village", "area", "neighbourhood", "neighborhood", "street", "position"})
"""Nouns whose plural is some of a place: "villages of X"."""

_SIDES = frozenset({"out", "outside", "inside", "west", "east", "north", "south"})
_NOMINAL = frozenset({"nmod", "compound", "amod", "npadvmod", "dep", "nummod", "attr", "appos"})
_PARTS = frozenset(
    {"outskirt", "outskirts", "edge", "side", "bank", "flank", "axis", "front"}
    | {"coast", "shore", "island", "peninsula"}
)
"""What an advance is on without going there: "advanced on the eastern front"."""

_LINES = frozenset({"border", "frontier", "river", "bridge", "line", "strait", "channel"})
_ADVERBIAL = frozenset({"prep", "advmod", "acomp", "prt", "agent"})
_ALONE = frozenset({"advmod", "npadvmod", "prep", "prt"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "dative"})
_UNDER_PREPOSITION = frozenset({"pobj", "pcomp", "prep", "nmod", "advmod", "dep"})
_PARTICLES = {"up": "to", "down": "to", "through": "via"}
_DATES = frozenset({"DATE", "TIME"})
_LONGEST_PATH = 12


@dataclass(slots=True)
class Path:
    """Remember, on the way up from a place, what decides its role.

    ``site`` is the common noun for what lies in the place: "a base in X".
    """

    node: Token
    relation: str = ""
    holder: Token | None = None
    word: str = ""
    site: Token | None = None


@dataclass(frozen=True, slots=True)
class Climb:
    """Climb from a place to the trigger, and note what decides the place's role."""

    text: Annotated
    lexicon: Lexicon
    trigger: Token
    frame: Frame
    anchors: tuple[Token, ...]

    def from_place(self, spot: Spot) -> Path | None:
        """Return the path to the trigger; None where something else governs the place."""
        path = Path(spot.head, self._own_relation(spot))
        above = self.text.parse.head(spot.head)
        if self._is_anchor(above) and self._is_taken_for_verb(spot.head):
            path.relation = path.word = "to"
            return path
        if self._is_anchor(above) and spot.head.dep in _ALONE:
            path.relation = path.relation or "at"
            return path
        return self._climb(path)

    def _climb(self, path: Path) -> Path | None:
        for _ in range(_LONGEST_PATH):
            if self._is_anchor(path.node):
                path.relation = path.relation or "of"
                return path
            parent = self.text.parse.head(path.node)
            if parent.i == path.node.i:
                return None
            if path.node.dep in _ARGUMENTS and self._is_anchor(parent):
                return self._as_argument(path, parent)
            if not self._step(path, parent):
                return None
        return None

    def _is_taken_for_verb(self, name: Token) -> bool:
        """Tell a name that the parser took for an infinitive: "were evacuated to Rabaul"."""
        children = self.text.parse.children(name)
        return any(child.dep == "aux" and child.text == "to" for child in children)

    def _own_relation(self, spot: Spot) -> str:
        """Return the role that a relative place's words give: "to 25 km from X", "into X"."""
        words = spot.resolution.mention.text.casefold().split()
        before = self.text.parse.tokens[max(spot.first - 1, 0)]
        governed = CLASS_OF.get(before.text.casefold()) if before.pos == "ADP" else None
        if spot.resolution.relation is not None and governed in _DIRECTIONAL:
            return governed
        if spot.head.pos in ("ADP", "ADV", "SCONJ") and len(words) > 1:
            return next((CLASS_OF[w] for w in words if CLASS_OF.get(w) in _DIRECTIONAL), "at")
        return "to" if "into" in words else ""

    def _is_anchor(self, token: Token) -> bool:
        return any(anchor.i == token.i for anchor in self.anchors)

    def _as_argument(self, path: Path, parent: Token) -> Path | None:
        """Let a place that is subject or object of the trigger itself be just that."""
        children = self.text.parse.children(parent)
        particles = [
            c.lemma for c in children if c.dep == "prt" and parent.i < c.i < path.node.i
        ]  # "drove up the valley"
        path.word = path.word or next(iter(particles), "")
        if path.relation:
            return path
        if parent.i != self.trigger.i:
            hit = self.trigger.dep == "nsubj" and path.node.dep == "dobj"  # "an attack hit X"
            path.relation = "of" if hit or is_suffered(self.text.parse, self.trigger) else ""
            return path if path.relation else None
        path.relation = {"dobj": "object", "dative": "to"}.get(path.node.dep, "subject")
        if path.relation == "object" and particles:
            driven = particles[-1] == "off" and is_passive(self.text.parse, parent)
            along = Slot.VIA in self.frame.of("object")  # not "gave up the town"
            through = _PARTICLES.get(particles[-1], "object") if along else "object"
            path.relation = "from" if driven else through
        return path

    def _step(self, path: Path, parent: Token) -> bool:
        """Take one step up; False where the way is barred."""
        node, dep = path.node, path.node.dep
        if parent.pos in ("ADP", "SCONJ") and dep in _UNDER_PREPOSITION:
            return not is_verbal(node) and self._through_preposition(path, parent)
        if self._explains(node, parent) and not self._is_anchor(parent):
            return False
        if dep == "appos" and self._has_name(parent) and not self._has_name(node):
            return False  # "Nanjing, capital of China", "Foo airbase, their stronghold in Syria"
        if dep == "conj" and self._is_anchor(parent) and not is_verbal(node) and not path.relation:
            path.relation = self._shared_relation(node, parent)
            path.node = parent
            return bool(path.relation)
        path.node = parent
        if dep == "poss":
            return self._through_owned(node, parent)
        if dep == "compound" and self._is_anchor(parent) and not path.relation:
            path.relation = "of" if self.trigger.pos == "VERB" else "at"
        nominal = dep in _NOMINAL or (dep == "conj" and not is_verbal(node))
        particle = dep in _ADVERBIAL and not is_verbal(node)
        return (nominal and not is_verbal(parent)) or particle

    def _through_owned(self, owner: Token, noun: Token) -> bool:
        """Tell whether what a place has is the place: "X's centre"; not "X's second city"."""
        if owner.i in self.text.spot_at and referents.only_owns(self.text, owner, noun):
            return False
        return self.lexicon.is_a(noun.lemma, "locative") or self._is_anchor(noun)

    def _shared_relation(self, node: Token, anchor: Token) -> str:
        """Return the relation of the phrase that a stray conjunct continues: "at X and Y"."""
        before = [
            child.text.casefold()
            for child in self.text.parse.children(anchor)
            if child.dep == "prep" and anchor.i < child.i < node.i
        ]
        return CLASS_OF.get(before[-1], "at") if before else ""

    def _explains(self, node: Token, parent: Token) -> bool:
        """Tell whether a place only explains another: "Khartoum, Sudan"."""
        inner, outer = self.text.spot_at.get(parent.i), self.text.spot_at.get(node.i)
        if inner is None or outer is None or node.dep in ("appos", "npadvmod", "nmod"):
            return inner is not None and outer is not None
        place, larger = inner.resolution.place, outer.resolution.place
        if node.dep != "conj" or place is None or larger is None:
            return False
        within = larger.country == place.country and not place.feature.startswith("A.PCL")
        country = larger.feature.startswith("A.PCL") and within
        return country and outer.first - inner.stop == 1

    def _through_preposition(self, path: Path, preposition: Token) -> bool:
        """Step over a preposition: inside a larger place it decides nothing, elsewhere it does."""
        above = self._past_dates(self.text.parse.head(preposition))
        path.node = preposition
        holder = self._cut_off(preposition, above)
        if holder is not None and path.relation not in _DIRECTIONAL:
            path.node = path.site = holder
            return True
        if self._decides_nothing(path, preposition, above):
            return True
        goer = self._bound_for(preposition, above)
        if goer is not None:
            path.node, path.relation, path.word = goer, "for", "for"
            return True
        relation = self._relation_of(preposition, above)
        if self._is_anchor(above) or above.pos in ("ADP", "ADV", "VERB", "AUX", "PART"):
            outward = CLASS_OF.get(above.text.casefold()) in _DIRECTIONAL and above.pos == "ADP"
            if not outward or relation in _DIRECTIONAL:
                path.relation = relation
            path.word = path.word or preposition.text.casefold()
            return True
        if above.i in self.text.spot_at or self.lexicon.is_a(above.lemma, "locative"):
            if relation in _DIRECTIONAL:
                path.relation = relation
            elif self._is_site(preposition, above):
                path.site = path.site or above
            # "the mountains of northern Iraq": the larger place is no end of its own
            return relation in _DIRECTIONAL or above.i not in self.text.spot_at
        path.relation, path.holder = relation, above
        return self._may_hold(above) or (relation in _DIRECTIONAL and self._is_means(above))

    def _past_dates(self, above: Token) -> Token:
        """Climb past a date that the parser hung a place on: "left on the night of 3 May for X"."""
        parse = self.text.parse
        while above.entity in _DATES and above.dep == "pobj" and not self._is_anchor(above):
            above = parse.head(parse.head(above))
        return above

    def _bound_for(self, preposition: Token, above: Token) -> Token | None:
        """Return what goes for a place that hangs lower: "left X for Y", "bound for Y"."""
        if preposition.text.casefold() != "for":
            return None
        if above.text.casefold() == "bound":
            return next(filter(self._is_anchor, self.text.parse.ancestors(above)), None)
        place = above.i in self.text.spot_at or self.lexicon.is_a(above.lemma, "locative")
        left = above.dep == "dobj" and above.head == self.trigger.i
        return self.trigger if place and (left or self._is_left(above)) else None

    def _is_left(self, place: Token) -> bool:
        """Tell whether the trigger's clause goes from a place: "pulled out of X for Y"."""
        parse, source = self.text.parse, self.text.parse.head(place)
        while place.dep == "pobj" and source.dep in ("prep", "pcomp") and source.pos == "ADP":
            if self._is_anchor(parse.head(source)):
                return CLASS_OF.get(source.text.casefold()) == "from"
            source = parse.head(source)
        return False

    def _is_site(self, preposition: Token, noun: Token) -> bool:
        """Tell whether a noun is not the place below it: "a base in X", "parts of X"."""
        if self._has_name(noun):
            return False
        if preposition.text.casefold() in _INSIDE:
            return True
        is_share = noun.lemma in _SHARES or (noun.tag == "NNS" and noun.lemma in _SHARED)
        return preposition.text.casefold() == "of" and is_share

    def _has_name(self, noun: Token) -> bool:
        """Tell whether a noun is a place's name or ends it: "Foo", "Foo airbase"."""
        before = (c for c in self.text.parse.children(noun) if c.dep in ("compound", "nmod"))
        return any(token.i in self.text.spot_at for token in (noun, *before))

    def _relation_of(self, preposition: Token, above: Token) -> str:
        """Return the relation of a preposition: "as far as X" is to X, "on the edge" is there."""
        relation = CLASS_OF.get(preposition.text.casefold(), "at")
        inner = self.text.parse.children(preposition)
        if preposition.text.casefold() == "off" and self.frame.name == "arrive":
            return "at"  # "anchored off X"
        if relation == "on":
            return "at" if any(noun.lemma in _PARTS for noun in inner) else relation
        if preposition.text.casefold() in ("across", "over") and any(map(self._is_line, inner)):
            return "via"
        return "to" if _measures_reach(preposition, above) else relation

    def _is_line(self, noun: Token) -> bool:
        """Tell what is crossed rather than filled: a border, a river, a bridge."""
        spot = self.text.spot_at.get(noun.i)
        place = spot.resolution.place if spot else None
        return noun.lemma in _LINES or (place is not None and place.feature.startswith("H"))

    def _cut_off(self, preposition: Token, above: Token) -> Token | None:
        """Return the noun whose place the parser hung on the verb: "left their base in X"."""
        noun = self.text.parse.tokens[preposition.i - 1]
        if preposition.text.casefold() not in ("in", "at") or not is_verbal(above):
            return None
        if self._is_anchor(noun):
            return None  # "set up a base in X"
        inside = any(ancestor.i == above.i for ancestor in self.text.parse.ancestors(noun))
        site = noun.pos == "NOUN" and self.lexicon.is_a(noun.lemma, "locative")
        return noun if inside and site and noun.i not in self.text.spot_at else None

    def _decides_nothing(self, path: Path, preposition: Token, above: Token) -> bool:
        word, over = preposition.text.casefold(), above.text.casefold()
        if _measures_reach(preposition, above):
            return False
        if word in _LISTING or over in _LISTING or path.relation in _DIRECTIONAL:
            return True
        if word == "from" and over == "away":  # "125 km away from X" is near X, not an origin
            measures = (child.dep for child in self.text.parse.children(above))
            return any(dep in ("npadvmod", "nummod") for dep in measures)
        return word == "of" and over in _SIDES

    def _is_means(self, noun: Token) -> bool:
        """Tell how somebody goes, on which the parser hung where to: "rushed by train to X"."""
        return noun.dep == "pobj" and self.text.parse.head(noun).lemma in (
            "by",
            "in",
            "on",
            "aboard",
            "under",
        )

    def _may_hold(self, noun: Token) -> bool:
        """Tell whether a place hung on this noun can still be an end of the trigger."""
        argument = noun.dep in ("dobj", "nsubj", "nsubjpass") and noun.head == self.trigger.i
        return (
            argument
            or noun.i in self.text.force_at
            or noun.pos in ("NUM", "PRON")
            or self.lexicon.is_a(noun.lemma, "people", "equipment", "reinforcement")
        )


def _measures_reach(preposition: Token, above: Token) -> bool:
    """Tell the second "as" of "as far as X"."""
    return preposition.text.casefold() == "as" and above.lemma.casefold() == "far"
