"""Ends that stand outside the trigger's own prepositions: around the mover, or before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims import anaphors
from geo.claims.actor_kind import Actor
from geo.claims.annotated import Annotated
from geo.claims.clauses import is_verbal
from geo.claims.climb import CLASS_OF
from geo.claims.ends import End, EndFinder
from geo.claims.filled import Filled
from geo.claims.goals import GoalFinder
from geo.claims.lexicon import Lexicon, Slot, TriggerKind
from geo.model import Action, Force, Resolution, Token

_LEAVING = frozenset({"retreat", "leave", "quit"})
_GOING = frozenset({"go", "arrive", "advance", "offensive", "lead", "cross"})
_ARRIVING = frozenset({"arrive", "arrival"})
_TOWARDS = frozenset({"to", "toward", "towards", "into", "for"})
_TO_PLACES = ("to", "for", "on")
_MAIN = (Slot.ORIGIN, Slot.DESTINATION)


@dataclass(frozen=True, slots=True)
class Completion:
    """Complete filled frames with what the rest of the clause says of places."""

    text: Annotated
    lexicon: Lexicon
    ends: EndFinder
    goals: GoalFinder

    def complete(self, filled: Filled, anchors: tuple[Token, ...]) -> tuple[End, ...]:
        """Return the ends of a frame, with those that the clause adds."""
        ends = _along(_without_loops(list(self._all(filled, anchors))))
        return tuple(_without_vague(ends))

    def _all(self, filled: Filled, anchors: tuple[Token, ...]) -> Iterator[End]:
        frame = filled.entry.frame.name
        slots = {end.slot for end in filled.ends if not _is_along(end)}
        standing = self._standing(filled)
        stationed = frame == "send" and not any(
            end.slot is Slot.DESTINATION and end.relation != "at" for end in filled.ends
        )  # "deployed troops in X" says where to
        for end in filled.ends:
            if frame in ("talk", "meet") and end.holder is not None:
                continue  # "the parliament in X met": X is its seat
            of_mover = end.relation == "at" and end.holder is not None
            if stationed or not (of_mover and end.resolution in standing):
                yield end
        if filled.entry.kind is TriggerKind.NOUN and not slots.intersection(_MAIN):
            yield from self._hung_too_high(filled)
        if frame == "receive":
            yield from (End(Slot.DESTINATION, spot, "standing") for spot in standing)
        elif frame == "send" and not slots.intersection((Slot.DESTINATION, Slot.LOCATION)):
            yield from self._where_to(filled, anchors)
        elif frame in _LEAVING:
            yield from self._around_leaving(filled, standing, slots)
        elif frame == "enter" and Slot.DESTINATION not in slots:
            yield from self._where_to(filled, anchors)
        elif frame in _GOING:
            if Slot.DESTINATION not in slots:
                yield from self._where_to(filled, anchors)
            if Slot.ORIGIN not in slots:
                yield from self.goals.left(filled)
            if frame == "cross" and Slot.ORIGIN not in slots:
                yield from self._other_sides(filled)

    def _where_to(self, filled: Filled, anchors: tuple[Token, ...]) -> Iterator[End]:
        """Yield the goals of those who go; where the clause has none, the place spoken of."""
        enters = filled.entry.frame.name == "enter" and filled.entry.kind is TriggerKind.VERB
        goals = self.goals.shared(filled) if enters else self.goals.of(filled, anchors)
        yield from tuple(goals) or self._where_they_arrived(filled)

    def _around_leaving(
        self, filled: Filled, standing: tuple[Resolution, ...], slots: set[Slot]
    ) -> Iterator[End]:
        if Slot.DESTINATION not in slots:
            yield from self.goals.joined(filled)
        if Slot.ORIGIN not in slots:
            shared = tuple(self.goals.shared(filled)) if filled.entry.frame.name == "quit" else ()
            yield from shared or self._open_origin(filled, standing, slots)
        elif Slot.DESTINATION not in slots:
            yield from self._where_they_are_now(filled)

    def _where_they_arrived(self, filled: Filled) -> Iterator[End]:
        """Take the place spoken of for where those who "arrived on Monday" did so."""
        mover = filled.people.get(Slot.MOVER)
        comes_in = filled.trigger.lemma in _ARRIVING or "in" in filled.entry.words
        if not comes_in or mover is None or not mover.kind.moves:
            return
        theirs = self._was_spoken_of(mover, filled.trigger)
        spot = anaphors.place_spoken_of(
            self.text,
            filled.trigger,
            sentences=1,
            unless=lambda place: (
                self._is_no_goal(place)
                or self._is_source(place, theirs=theirs)
                or (not theirs and self._relation(place) in _TO_PLACES)
            ),
        )
        known = {end.resolution.place for end in filled.ends}
        if spot is not None and spot.place not in known and not _is_home(spot, mover):
            yield End(Slot.DESTINATION, spot, "context")

    def _open_origin(
        self, filled: Filled, standing: tuple[Resolution, ...], slots: set[Slot]
    ) -> Iterator[End]:
        """Yield what those leave whose clause does not say from where."""
        yield from (End(Slot.ORIGIN, spot, "standing") for spot in standing)
        described = tuple(self._described_origin(filled))
        yield from described
        if not (standing or described or Slot.VIA in slots):
            yield from self._elliptical_origin(filled)

    def _hung_too_high(self, filled: Filled) -> Iterator[End]:
        """Yield "to X" that the parser hung on the verb: "confirmed the transfer to X"."""
        noun = filled.trigger
        verb = self.text.parse.head(noun)
        entries = self.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ())
        if noun.dep != "dobj" or any(len(entry.words) == 1 for entry in entries):
            return
        for end in self.ends.find(noun, filled.entry.frame, (verb,)):
            after = end.resolution.mention.span.start > noun.end
            if after and end.relation in ("from", "to") and end.slot in _MAIN:
                yield end

    def _standing(self, filled: Filled) -> tuple[Resolution, ...]:
        """Return where those who move, or receive, are said to stand."""
        slot = Slot.RECIPIENT if filled.entry.frame.name == "receive" else Slot.MOVER
        actor = filled.people.get(slot)
        return self.ends.standing(actor.head) if actor else ()

    def _described_origin(self, filled: Filled) -> Iterator[End]:
        """Yield the place that a "where" clause around the trigger describes."""
        parse = self.text.parse
        if filled.entry.kind is TriggerKind.NOUN:
            return
        for token in parse.ancestors(filled.trigger):
            if token.dep != "relcl":
                continue
            spot = self.text.spot_at.get(token.head)
            if spot is not None and any(c.lemma == "where" for c in parse.children(token)):
                yield End(Slot.ORIGIN, spot.resolution, "described")
            return

    def _where_they_are_now(self, filled: Filled) -> Iterator[End]:
        """Yield where those stand who are there "after their withdrawal from" elsewhere."""
        parse, trigger = self.text.parse, filled.trigger
        preposition = parse.head(trigger)
        if filled.entry.kind is TriggerKind.VERB or preposition.lemma != "after":
            return
        for token in parse.ancestors(preposition):
            for noun in (token, *parse.children(token)):
                if noun.i in self.text.force_at and noun.pos in ("NOUN", "PROPN"):
                    stands = self.ends.standing(noun)
                    yield from (End(Slot.DESTINATION, spot, "standing") for spot in stands)
                    return

    def _elliptical_origin(self, filled: Filled) -> Iterator[End]:
        """Take the place spoken of as what a bare "they pulled out" is from."""
        mover = filled.people.get(Slot.MOVER)
        if filled.ends and filled.trigger.dep == "conj":
            return  # the verb before gives it: "abandoned X and retreated to Y"
        if self._says_from_where(filled.trigger):
            return
        if filled.entry.kind is TriggerKind.VERB and mover is not None and mover.kind.moves:
            back = 1 if self._was_spoken_of(mover, filled.trigger) else 0
            spot = anaphors.place_spoken_of(
                self.text,
                filled.trigger,
                sentences=back,
                unless=lambda place: self._is_of_talks(place) or self._moves_others(place),
            )
            taken_out = Slot.AGENT in filled.people and filled.entry.action is Action.WITHDRAW
            if spot is None and taken_out:
                spot = anaphors.theatre_spoken_of(self.text, filled.trigger)
            known = {end.resolution.place for end in filled.ends}
            if spot is not None and spot.place not in known and not _is_home(spot, mover):
                yield End(Slot.ORIGIN, spot, "context")

    def _is_of_talks(self, place: Token) -> bool:
        """Tell whether a place is only where somebody talked: "discussed it in X"."""
        verb = next((t for t in self.text.parse.ancestors(place) if is_verbal(t)), place)
        entries = self.lexicon.entries.get((TriggerKind.VERB, verb.lemma), ())
        return any(entry.action is Action.TALKS for entry in entries)

    def _moves_others(self, place: Token) -> bool:
        """Tell a place that stands for those who rule from it: "Bern has moved tanks to X"."""
        verb = self.text.parse.head(place)
        sends = any(child.dep == "dobj" for child in self.text.parse.children(verb))
        return place.dep == "nsubj" and sends

    def _is_no_goal(self, place: Token) -> bool:
        """Tell waters and roads, and where somebody only talked."""
        resolved = self.text.spot_at[place.i].resolution.place
        way = resolved is not None and resolved.feature.startswith(("H", "R"))
        return way or self._is_of_talks(place)

    def _relation(self, place: Token) -> str:
        """Return the class of the preposition before a place: "to X", "upon X", "out of X"."""
        return CLASS_OF.get(self._preposition(place).text.casefold(), "")

    def _preposition(self, place: Token) -> Token:
        return self.text.parse.head(anaphors.phrase_head(self.text, self.text.spot_at[place.i]))

    def _is_source(self, place: Token, *, theirs: bool) -> bool:
        """Tell where those come from who arrive; what others left may be where they do."""
        above = self.text.parse.head(self._preposition(place))
        return self._relation(place) == "from" and (theirs or not is_verbal(above))

    def _says_from_where(self, trigger: Token) -> bool:
        """Tell whether the clause says from where, if only by a name that nobody knows."""
        parse = self.text.parse
        leaving = (c for c in parse.children(trigger) if CLASS_OF.get(c.text.casefold()) == "from")
        return any(inner.dep == "pobj" for word in leaving for inner in parse.subtree(word))

    def _was_spoken_of(self, mover: Actor, trigger: Token) -> bool:
        """Tell whether the sentence before names the mover."""
        parse = self.text.parse
        number = parse.sentence_number(trigger)
        if number == 0 or mover.head.pos == "PRON":
            return number > 0
        names = {t.text for t in parse.tokens_in(mover.span) if t.pos == "PROPN"}
        for token in parse.tokens_of(parse.sentences[number - 1]):
            named = self.text.force_at.get(token.i)
            if token.text in names or (named is not None and _is_one_of(named.force, mover)):
                return True
        return False

    def _other_sides(self, filled: Filled) -> Iterator[End]:
        """Yield where those come from who cross the border spoken of into a country."""
        for goal in filled.places(Slot.DESTINATION):
            spot = anaphors.other_side(self.text, filled.trigger, goal)
            if spot is not None:
                yield End(Slot.ORIGIN, spot, "context")


def _is_home(spot: Resolution, mover: Actor) -> bool:
    """Tell whether a place is the country whose own army moves."""
    place = spot.place
    return place is not None and any(force.side == place.name for force in mover.forces)


def _is_one_of(force: Force, mover: Actor) -> bool:
    """Tell whether a force is one of those who move, or on their side."""
    return any(force == own or (force.side and force.side == own.side) for own in mover.forces)


def _without_loops(ends: list[End]) -> list[End]:
    """Go through a place that is left as soon as it is reached: "to X and from there to Y"."""
    left = {end.resolution.place for end in ends if end.slot is Slot.ORIGIN}
    reached = {end.resolution.place for end in ends if end.slot is Slot.DESTINATION}
    between = left & reached - {None}
    onward = [end for end in ends if end.resolution.place not in between or end.slot not in _MAIN]
    halts = [e for e in ends if e not in onward and e.slot is Slot.DESTINATION]
    if not any(end.slot is Slot.DESTINATION for end in onward):
        return ends
    return onward + [replace(end, slot=Slot.VIA) for end in halts]


def _along(ends: list[End]) -> list[End]:
    """Go along what leads to a goal: "up the valley of X to Y"."""
    goals = (end for end in ends if end.slot is Slot.DESTINATION and not _is_along(end))
    if not any(end.word in _TOWARDS or end.relation == "goal" for end in goals):
        return ends
    return [replace(end, slot=Slot.VIA) if _is_along(end) else end for end in ends]


def _is_along(end: End) -> bool:
    return end.slot is Slot.DESTINATION and end.word in ("up", "down", "along")


def _without_vague(ends: list[End]) -> Iterator[End]:
    """Drop ends without a name ("from positions") where another end has one."""
    named = any(end.resolution.place for end in ends if end.slot in _MAIN)
    for end in ends:
        has_name = any(letter.isupper() for letter in end.resolution.mention.text)
        if end.resolution.place or has_name or end.relation == "standing" or not named:
            yield end
