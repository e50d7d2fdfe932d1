"""Make claims of filled frames."""

from collections.abc import Iterable
from dataclasses import replace

import geo
from geo.claims import dating, discourse, lexicon, quantities, triggers
from geo.claims.actor_kind import Actor, ActorKind, is_unknown
from geo.claims.actors import ActorReader
from geo.claims.annotated import Annotated, annotate
from geo.claims.arguments import Filler
from geo.claims.attribution import SourceReader
from geo.claims.clauses import conjuncts
from geo.claims.disputes import DisputeFinder
from geo.claims.filled import Filled
from geo.claims.lexicon import Lexicon, Slot
from geo.claims.status import StatusReader
from geo.claims.verdicts import Reading
from geo.forces import ForceTable
from geo.model import (
    MOVEMENTS,
    Action,
    Article,
    Attribution,
    Claim,
    DatedMention,
    DateSpan,
    Evidence,
    EvidenceRole,
    Force,
    Mention,
    Parse,
    Quantity,
    Resolution,
    Span,
    Status,
    Token,
    content_id,
)

_ROLES = {
    Slot.ORIGIN: EvidenceRole.ORIGIN,
    Slot.VIA: EvidenceRole.VIA,
    Slot.DESTINATION: EvidenceRole.DESTINATION,
    Slot.LOCATION: EvidenceRole.LOCATION,
}
_PLANNABLE = frozenset({Action.CAPTURE, Action.STRIKE, Action.CLASH, Action.BLOCKADE})
_FIGHTS = frozenset({Action.CLASH, Action.STRIKE})
_HISTORICAL_DAYS = 60


def extract(  # noqa: PLR0917 - everything the stages before found, in their order
    article: Article,
    parse: Parse,
    mentions: Iterable[Mention],
    resolutions: Iterable[Resolution],
    dates: Iterable[DatedMention],
    forces: ForceTable,
) -> tuple[Claim, ...]:
    """Read every claim of an article, in text order."""
    text = annotate(article, parse, mentions, resolutions, dates, forces=forces)
    words = lexicon.load()
    actors = ActorReader.of(text, words)
    filler = Filler.of(text, words, actors)
    sources = SourceReader.of(text, words, actors)
    statuses = StatusReader.of(text, words)
    disputes = DisputeFinder(text, words, sources, statuses)
    claims: list[Claim] = []
    for sentence in parse.sentences:
        told: list[Claim] = []
        for trigger in triggers.find(text, words, sentence):
            filled = filler.fill(trigger)
            if filled is not None:
                told.append(_claim(text, words, sources, filled, _reading(statuses, filled)))
        claims += _joined(told)
        claims += disputes.find(sentence, claims)
    return discourse.with_ends_told_before(claims, parse)


def _claim(
    text: Annotated, words: Lexicon, sources: SourceReader, filled: Filled, reading: Reading
) -> Claim:
    article, entry = text.article, filled.entry
    sentence = text.parse.sentence_of(filled.trigger)
    when, dated = dating.when(text, words, filled.trigger, reading.status)
    chain = sources.trace(filled.trigger)
    who = filled.who
    opponent = filled.people.get(Slot.OPPONENT)
    counted = _quantities(text, sources.actors, filled)
    evidence = _evidence(text, filled, chain, reading, dated)
    here = text.parse.span(sentence.first, sentence.stop)
    span = _span(filled, [item for item in evidence if here.overlaps(item.span)])
    action = _action(filled, reading)
    forces = _forces(filled)
    return Claim(
        id=content_id("c", article.id, str(filled.trigger.start), entry.rule),
        article_id=article.id,
        span=span,
        sentence=_whole_sentences(text.parse, here.hull(_span(filled, evidence))),
        action=action,
        status=_status(article, reading, when, chain),
        forces=forces,
        opponents=opponent.forces if opponent and opponent.kind.acts else (),
        quantities=counted,
        origins=filled.places(Slot.ORIGIN),
        via=filled.places(Slot.VIA),
        destinations=filled.places(Slot.DESTINATION),
        locations=filled.places(Slot.LOCATION),
        when=when,
        attribution=chain,
        evidence=evidence,
        confidence=_confidence(filled, who, when),
        rule=entry.rule,
        version=geo.__version__,
    )


def _reading(statuses: StatusReader, filled: Filled) -> Reading:
    """Read the status of a claim; an attack that was repelled was an attack."""
    reading = statuses.read(filled.trigger)
    if filled.entry.action in _FIGHTS and reading.status is Status.DENIED and reading.cue:
        cues = statuses.text.parse.tokens_in(reading.cue)
        if any(statuses.lexicon.is_a(cue.lemma, "repelling") for cue in cues):
            return Reading(Status.REPORTED)
    return reading


def _forces(filled: Filled) -> tuple[Force, ...]:
    """Return whose movement it is: the mover's own force, else the sender's.

    A mover that nobody knows by name ("troops") yields to a known sender, and so does equipment,
    which is named for its maker; but who is driven out is never who drives.
    """
    order = [Slot.MOVER, Slot.AGENT, Slot.RECIPIENT, Slot.THING]
    moved = filled.people.get(Slot.MOVER)
    if moved is not None and moved.kind is ActorKind.EQUIPMENT:
        order.sort(key=Slot.AGENT.__ne__)
    named = [
        filled.people[s].forces for s in order if s in filled.people and filled.people[s].forces
    ]
    if filled.entry.frame.name == "expel":
        mover = filled.people.get(Slot.MOVER)
        return mover.forces if mover else ()
    known = [forces for forces in named if any(not is_unknown(force) for force in forces)]
    return (known or named or [()])[0]


def _action(filled: Filled, reading: Reading) -> Action:
    mover = filled.people.get(Slot.MOVER)
    action = filled.entry.action
    if mover is not None and mover.kind is ActorKind.REINFORCEMENT and action in MOVEMENTS:
        return Action.REINFORCE
    if action in _PLANNABLE and reading.status in (Status.PLANNED, Status.CONDITIONAL):
        return Action.PLANNED_OPERATION
    return action


def _status(
    article: Article, reading: Reading, when: DateSpan | None, chain: tuple[Attribution, ...]
) -> Status:
    if reading.status is not Status.REPORTED:
        return reading.status
    published = article.published if article.anchors_dates else None
    if published and when and (published.first - when.last).days > _HISTORICAL_DAYS:
        return Status.HISTORICAL
    return Status.CLAIMED if any(link.side for link in chain) else Status.REPORTED


def _quantities(text: Annotated, actors: ActorReader, filled: Filled) -> tuple[Quantity, ...]:
    """Count what moved; what is not counted is kept as well where it is not who moves it."""
    found = []
    for slot in (Slot.MOVER, Slot.THING):
        actor = filled.people.get(slot)
        if actor is None:
            continue
        for noun in conjuncts(text.parse, actor.head):
            counted = actors.nouns.counted(noun) or noun
            unit = _unit(text, actor, counted)
            quantity = quantities.count(text.parse, noun, unit) or quantities.count(
                text.parse, counted, unit
            )
            if quantity is None and _is_moved_by_others(filled, actor):
                quantity = Quantity(None, None, unit)
            if quantity is not None:
                found.append(quantity)
    return tuple(dict.fromkeys(found))


def _unit(text: Annotated, actor: Actor, counted: Token) -> str:
    """Return what a number counts; equipment keeps its make, people are not named twice."""
    with_make = quantities.with_make(text.parse, counted)
    made = actor.kind is ActorKind.EQUIPMENT or any(sign.isdigit() for sign in with_make)
    return with_make if made else counted.text


def _is_moved_by_others(filled: Filled, actor: Actor) -> bool:
    """Tell a thing that somebody moves: "deployed missiles", "sent soldiers"."""
    sent = Slot.AGENT in filled.people and actor.head.pos == "NOUN"
    anybody = all(is_unknown(force) for force in actor.forces)
    return actor.kind is ActorKind.EQUIPMENT or (sent and anybody and actor.kind is ActorKind.FORCE)


def _evidence(
    text: Annotated,
    filled: Filled,
    chain: tuple[Attribution, ...],
    reading: Reading,
    dated: Span | None,
) -> tuple[Evidence, ...]:
    head = filled.trigger
    found = [Evidence(EvidenceRole.TRIGGER, Span(head.start, head.end))]
    for slot, actor in filled.people.items():
        role = EvidenceRole.OPPONENT if slot is Slot.OPPONENT else EvidenceRole.FORCE
        found.append(Evidence(role, _without_deed(text, actor.span, head)))
    found.extend(Evidence(_ROLES[end.slot], end.told.mention.span) for end in filled.ends)
    found.extend(Evidence(EvidenceRole.ATTRIBUTION, link.span) for link in chain)
    if reading.cue is not None:
        found.append(Evidence(EvidenceRole.STATUS, reading.cue))
    if dated is not None:
        found.append(Evidence(EvidenceRole.DATE, dated))
    return tuple(sorted(found, key=lambda evidence: (evidence.span, evidence.role)))


def _without_deed(text: Annotated, span: Span, trigger: Token) -> Span:
    """Cut off what a phrase says that its people did: "the troops | sent from X"."""
    if not span.start < trigger.start < span.end:
        return span
    before = text.article.body[span.start : trigger.start].rstrip()
    return Span(span.start, span.start + len(before))


def _span(filled: Filled, evidence: Iterable[Evidence]) -> Span:
    """Cover the words that state the event, without who says so."""
    span = Span(filled.trigger.start, filled.trigger.end)
    outside = (EvidenceRole.ATTRIBUTION, EvidenceRole.STATUS, EvidenceRole.DATE)
    for item in evidence:
        near = min(abs(item.span.start - span.end), abs(span.start - item.span.end)) < 200
        if item.role not in outside and near:
            span = span.hull(item.span)
    return span


def _whole_sentences(parse: Parse, span: Span) -> Span:
    """Widen a span to the ends of the sentences that it begins and ends in."""
    tokens = parse.tokens_in(span)
    for token in (tokens[0], tokens[-1]):
        sentence = parse.sentence_of(token)
        span = span.hull(parse.span(sentence.first, sentence.stop))
    return span


def _confidence(filled: Filled, who: Actor | None, when: DateSpan | None) -> float:
    """Rate a claim by how much of its frame the text fills."""
    score = 0.5
    score += 0.2 * bool(who and who.forces)
    score += 0.1 * bool(filled.places(Slot.ORIGIN) or filled.places(Slot.DESTINATION))
    score += 0.1 * bool(filled.ends and all(end.resolution.is_mappable for end in filled.ends))
    score += 0.1 * (when is not None)
    return round(min(score, 1.0), 2)


def _joined(claims: list[Claim]) -> list[Claim]:
    """Join claims of a sentence that tell one movement, and drop those that add nothing.

    "They abandoned X and retreated to Y" is one withdrawal from X to Y; "launched an attack"
    and "attacked" in one clause are one attack.
    """
    kept: list[Claim] = []
    for claim in claims:
        partner = next((k for k in kept if _completes(k, claim)), None)
        if partner is not None:
            kept[kept.index(partner)] = _join(partner, claim)
        elif not any(_says_as_much(k, claim) for k in kept):
            kept = [k for k in kept if not _says_as_much(claim, k)] + [claim]
    return kept


def _completes(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one sentence give one movement's two ends."""
    return (
        one.action in MOVEMENTS
        and (other.action is one.action or _goes_on(one, other))
        and one.status is other.status
        and bool(one.forces)
        and one.forces == other.forces
        and (_give_an_end_each(one, other) or _goes_there(one, other))
    )


def _give_an_end_each(one: Claim, other: Claim) -> bool:
    return (
        bool(one.origins) != bool(other.origins)
        and bool(one.destinations) != bool(other.destinations)
        and bool(one.origins) != bool(one.destinations)
    )


def _goes_there(one: Claim, other: Claim) -> bool:
    """Tell whether the second claim says where those who leave go: "pulled out, heading for X"."""
    leaves = one.action is Action.WITHDRAW and not one.resolutions
    goes = bool(other.destinations) and not other.origins
    return leaves and goes and not _are_dated_apart(one, other)


def _goes_on(one: Claim, other: Claim) -> bool:
    """Tell whether who leaves is then told to go: "left X and were seen driving to Y"."""
    moves = other.action is Action.REDEPLOY or one.action is Action.WITHDRAW
    from_somewhere = bool(one.origins) or not one.resolutions
    return moves and other.action in MOVEMENTS and from_somewhere


def _join(one: Claim, other: Claim) -> Claim:
    return replace(
        one,
        span=one.span.hull(other.span),
        origins=one.origins or other.origins,
        via=one.via + other.via,
        destinations=one.destinations or other.destinations,
        locations=one.locations + other.locations,
        evidence=tuple(dict.fromkeys(one.evidence + other.evidence)),
    )


def _says_as_much(one: Claim, other: Claim) -> bool:
    """Tell whether a claim gives all that another of its clause gives."""
    return (
        one.action is other.action
        and one.status.is_asserted == other.status.is_asserted
        and one.span.contains(other.span)
        and not _are_dated_apart(one, other)
        and {r.place for r in other.resolutions if r.place}
        <= {r.place for r in one.resolutions if r.place}
        and not (other.is_movement and "/verb" in other.rule)
    )


def _are_dated_apart(one: Claim, other: Claim) -> bool:
    """Tell whether the text gives two claims days of their own: "set out in May, came in June"."""
    if one.when is None or other.when is None:
        return False
    return not one.when.meets(other.when)
