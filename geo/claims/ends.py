"""Attach places to a trigger: which preposition governs them, through which nouns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geo.claims import referents, sites
from geo.claims.annotated import Annotated, Spot
from geo.claims.clauses import is_misread_verb, is_passive
from geo.claims.climb import Climb, Path
from geo.claims.lexicon import PLACE_SLOTS, Frame, Lexicon, Slot
from geo.claims.sites import Site
from geo.model import Resolution, Sentence, Token
from geo.model.generic_noun import singular

_STANDING = frozenset(
    {"locate", "station", "base", "deploy", "hole", "trap", "besiege", "hold", "encamp"}
)
_TAKING = frozenset({"capture", "control", "lose", "handover"})
"""Frames of what changes hands: who takes a thing in a place has not taken the place."""
_LISTING = frozenset({"including", "notably", "especially", "particularly", "namely"})
_LONGEST_ASIDE = 5  # words
_SPOT_KM = 15
_LONGEST_PATH = 12


@dataclass(frozen=True, slots=True)
class End:
    """Say which slot a place fills, and how it hangs on the trigger.

    ``relation`` is the class of the deciding preposition, "subject" or "object"; ``holder`` the
    noun between the preposition and the trigger, if there is one; ``word`` the preposition.
    ``site`` is what the end itself is where the place only says where that lies.
    """

    slot: Slot
    resolution: Resolution
    relation: str
    holder: Token | None = None
    word: str = ""
    site: Site | None = None

    @property
    def told(self) -> Resolution:
        """Return the end as the text tells it: "a base in Homs" is not Homs."""
        return self.site.within(self.resolution) if self.site else self.resolution


@dataclass(frozen=True, slots=True)
class EndFinder:
    """Find the places that belong to a trigger of one article."""

    text: Annotated
    lexicon: Lexicon
    _told: dict[Sentence, tuple[Spot, ...]] = field(default_factory=dict, repr=False)

    def find(self, trigger: Token, frame: Frame, anchors: tuple[Token, ...]) -> tuple[End, ...]:
        """Return the places that the trigger's clause gives, each with its slot.

        ``anchors`` are the trigger and the words that its places may hang on instead.
        """
        passive = trigger.pos == "VERB" and is_passive(self.text.parse, trigger)
        sentence = self.text.parse.sentence_of(trigger)
        found: list[End] = []
        for spot in self._candidates(sentence):
            path = Climb(self.text, self.lexicon, trigger, frame, anchors).from_place(spot)
            if path is None:
                continue
            relation = "object" if passive and path.relation == "subject" else path.relation
            slots = [slot for slot in frame.of(relation) if slot in PLACE_SLOTS]
            if not slots and relation in ("at", "on", "via"):
                slots = [Slot.VIA if relation == "via" else Slot.LOCATION]
            if slots:
                site = self._site(spot, path, frame)
                found.append(End(slots[0], spot.resolution, relation, path.holder, path.word, site))
        found = [end for end in found if not _names_site_of(end, found)]
        found = [end for end in found if not self._sums_up(end, found)]
        filled = {end.slot for end in found}
        found.extend(
            end for end in self._described(trigger, frame, passive) if end.slot not in filled
        )
        return tuple(_distinct(end for end in found if not self._only_explains(end, found)))

    def _site(self, spot: Spot, path: Path, frame: Frame) -> Site | None:
        """Return what in a place the end is, where it is not all of the place."""
        noun = path.site
        if noun is None and frame.name in _TAKING and path.relation == "at":
            holder = path.holder  # "captured a factory in X"
            if holder is not None and holder.pos == "NOUN" and holder.i not in self.text.force_at:
                noun = holder
        if noun is not None:
            return sites.describe(self.text, self.lexicon, noun, spot)
        return sites.of_name(self.text, spot)

    def _described(self, trigger: Token, frame: Frame, passive: bool) -> Iterator[End]:
        """Yield the place that a clause describes: "X, which they took", "X, taken by Y"."""
        parse = self.text.parse
        misread = is_misread_verb(parse, trigger)
        if trigger.pos != "VERB" or not (misread or trigger.dep in ("relcl", "acl")):
            return
        noun, children = parse.head(trigger), parse.children(trigger)
        own = any(c.dep == "nsubj" and c.tag not in ("WDT", "WP") for c in children)
        taken = any(c.dep == "dobj" and c.tag not in ("WDT", "WP") for c in children)
        relation = "object" if passive or (own and not taken) else ""
        for slot in frame.of(relation)[:1]:
            for spot in self._candidates(parse.sentence_of(trigger)):
                below = self._below(spot.head, noun)
                named = below.dep == "prep" and below.lemma == "of" and below.head == noun.i
                if slot in PLACE_SLOTS and (spot.head.i == noun.i or named):
                    yield End(slot, spot.resolution, relation)

    def _candidates(self, sentence: Sentence) -> tuple[Spot, ...]:
        """Return what can be an end in a sentence, which several triggers ask for."""
        if sentence not in self._told:
            spots = referents.candidates(self.text, self.lexicon, sentence)
            self._told[sentence] = tuple(spots)
        return self._told[sentence]

    def _only_explains(self, end: End, ends: list[End]) -> bool:
        """Tell whether an end says where another lies: "left Homs for Hun in the west"."""
        place, start = end.resolution.place, end.resolution.mention.span.start
        for other in ends:
            smaller, stop = other.resolution.place, other.resolution.mention.span.end
            between = self.text.article.body[stop:start].casefold().split()
            between = between[1:] if between and singular(between[0]) else between
            known_km = smaller.radius_km if smaller else _SPOT_KM  # "the base in X" is at X
            wider = place is None or place.radius_km > known_km
            if start > stop and between in (["in"], ["in", "the"]) and wider:
                return True
            aside = (
                self.text.article.body[stop : stop + 1] == "," and len(between) <= _LONGEST_ASIDE
            )
            if start > stop and aside and end.resolution.relation is not None:
                return True
        return False

    def _sums_up(self, end: End, ends: list[End]) -> bool:
        """Tell sites of which the named ones follow: "bases in X, notably Foo and Bar"."""
        if end.site is None:
            return False
        stop = end.site.span.end
        return any(
            other.slot is end.slot
            and other.site is None
            and other.resolution.place is not None
            and not _LISTING.isdisjoint(
                self.text.article.body[stop : other.resolution.mention.span.start]
                .casefold()
                .replace(",", " ")
                .split()
            )
            for other in ends
        )

    def standing(self, noun: Token) -> tuple[Resolution, ...]:
        """Return where a noun phrase says that its people stand: "forces located in X"."""
        sentence = self.text.parse.sentence_of(noun)
        return tuple(
            spot.resolution
            for spot in self._candidates(sentence)
            if self._is_stand(self._below(spot.head, noun), noun)
        )

    def _below(self, node: Token, noun: Token) -> Token:
        """Climb through places and prepositions to the dependent of the noun, or until barred."""
        parse = self.text.parse
        for _ in range(_LONGEST_PATH):
            parent = parse.head(node)
            if parent.i in {noun.i, node.i}:
                break
            place = parent.i in self.text.spot_at or self.lexicon.is_a(parent.lemma, "locative")
            if not (place or parent.pos == "ADP" or parent.lemma in _STANDING):
                break
            node = parent
        return node

    def _is_stand(self, node: Token, noun: Token) -> bool:
        if self.text.parse.head(node).i != noun.i:
            return False
        inside = node.dep == "prep" and node.lemma in ("in", "from", "at", "inside", "around")
        return inside or (node.dep == "acl" and node.lemma in _STANDING)


def _names_site_of(end: End, ends: Iterable[End]) -> bool:
    """Tell the noun of a site that another end tells with its place: "bases | in Syria"."""
    return end.resolution.place is None and any(
        other.site is not None and other.site.span.contains(end.resolution.mention.span)
        for other in ends
        if other is not end
    )


def _distinct(ends: Iterable[End]) -> Iterator[End]:
    seen: set[tuple[Slot, str]] = set()
    for end in ends:
        place = end.resolution.place
        key = (end.slot, place.id if place else end.resolution.mention.text.casefold())
        if key not in seen:
            seen.add(key)
            yield end
