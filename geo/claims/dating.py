"""Date a claim: its own clause's date, else the sentence's, else what the context carries."""

import re
from datetime import date, timedelta

from geo.claims.annotated import Annotated
from geo.claims.clauses import is_verbal, tensed
from geo.claims.lexicon import Lexicon
from geo.model import (
    DateBasis,
    DatedMention,
    DatePrecision,
    DateSpan,
    Parse,
    Span,
    Status,
    TimexType,
    Token,
)

_NEWS_DAYS = 7
"""How far back an undated report of news may lie: papers report on the week."""

_DAYS = re.compile(r"P(X|\d{1,3})(D|W)")
_FEW_DAYS = (2, 9)
"""What "days after" can stand for."""

Placed = list[tuple[DatedMention, Token]]
"""The dates of a sentence that lie on the calendar, each with its word."""

_LONG_UNITS = frozenset({"year", "decade", "month", "week", "generation", "century"})
_BEFORE_NOW = frozenset({"earlier", "previously", "formerly", "originally", "once"})
_FINITE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "ROOT"})


def when(
    text: Annotated, words: Lexicon, trigger: Token, status: Status
) -> tuple[DateSpan | None, Span | None]:
    """Return the date of a claim and the words it was read from."""
    placed = _placed(text, trigger)
    here = _in_sentence(text, trigger, placed)
    if here is not None and not _is_long_apart(text, trigger):
        dated, token = here
        if dated.when and _dates_what_was_said(text, words, trigger, token):
            return _until(dated.when), dated.mention.span
        apart = _days_apart(text, trigger, token)
        return (_shifted(dated.when, *apart) if apart else dated.when), dated.mention.span
    recent = _from_publication(text, status)
    if _is_undated(text, trigger, placed, recent):
        return None, None
    is_to_come = status in (Status.PLANNED, Status.CONDITIONAL)  # on no day told of before
    is_now = recent is not None and _is_of_now(text, trigger)
    carried = None if is_to_come or is_now else _carried(text, trigger)
    if carried and not (recent and recent.meets(carried)):
        return carried, None
    return recent, None


def _is_undated(text: Annotated, trigger: Token, placed: Placed, recent: DateSpan | None) -> bool:
    """Tell whether neither the days of the report nor an earlier date can be the event's own."""
    if _is_long_apart(text, trigger) or _is_left_open(text, trigger):
        return True
    if _is_under_way(text, trigger):
        return False
    return _set_elsewhere(trigger, placed, recent) or _is_background(text, trigger)


def _is_under_way(text: Annotated, trigger: Token) -> bool:
    """Tell what is told as going on: "they are bringing up guns", "is said to be advancing"."""
    own = [child for child in text.parse.children(trigger) if child.dep == "aux"]
    is_now = bool(own) and own[0].tag in ("VBZ", "VBP", "TO")
    return trigger.tag == "VBG" and is_now and own[-1].lemma == "be"


def _is_of_now(text: Annotated, trigger: Token) -> bool:
    """Tell what news has of the present: what is under way, and what "has" come about."""
    own = next((child for child in text.parse.children(trigger) if child.dep == "aux"), trigger)
    perfect = trigger.tag == "VBN" and own.lemma == "have" and own.tag in ("VBZ", "VBP")
    return perfect or _is_under_way(text, trigger)


def _is_left_open(text: Annotated, trigger: Token) -> bool:
    """Tell of a day that the text gives and nothing anchors: "on Tuesday", of an unknown week."""
    number = text.parse.sentence_number(trigger)
    return any(
        dated.when is None
        and dated.value.startswith("XXXX")
        and not dated.value.startswith("XXXX-XX-XXT")  # "by evening", of the day told of
        and dated.type is not TimexType.SET
        and _distance(text, trigger, token) is not None
        for dated, token in text.dates_in(number)
    )


def _is_long_apart(text: Annotated, trigger: Token) -> bool:
    """Tell of an event that is told only as a measure: "eight years after they were driven out"."""
    parse = text.parse
    for token in (trigger, *parse.ancestors(trigger)):
        for child in parse.children(token):
            if child.text.casefold() in ("after", "before", "since") and child.i < trigger.i:
                return child.i > 0 and parse.tokens[child.i - 1].lemma in _LONG_UNITS
        if is_verbal(token) and token.dep in _FINITE:
            return False
    return False


def _set_elsewhere(trigger: Token, placed: Placed, recent: DateSpan | None) -> bool:
    """Tell whether the words before the trigger date something else, away from the news.

    "The ministry, which said so in 2019, reports that they left": neither the days of the
    report nor a date of an earlier sentence can then be taken for the event's own.
    """
    before = [d.when for d, token in placed if d.when and token.i < trigger.i]
    return bool(before) and not any(recent and recent.meets(span) for span in before)


def _is_background(text: Annotated, trigger: Token) -> bool:
    """Tell whether news recalls the event without a date: "earlier, they had left X".

    So do the past perfect, unless it only follows "said that", and a past in a relative clause
    of what is told of now: "the region from which they were driven is quiet".
    """
    parse, article = text.parse, text.article
    if not (article.published and article.anchors_dates):
        return False
    verb = trigger
    for ancestor in parse.ancestors(trigger):
        if is_verbal(verb) and verb.dep in _FINITE:
            break
        verb = ancestor
    children = parse.children(verb)
    if any(child.text.casefold() in _BEFORE_NOW for child in children if child.dep == "advmod"):
        return True
    past_perfect = any(c.dep == "aux" and c.lemma == "have" and c.tag == "VBD" for c in children)
    if verb.dep == "relcl":
        main = next((t for t in parse.ancestors(verb) if is_verbal(t)), verb)
        return past_perfect or (_is_past(parse, verb) and not _is_past(parse, main))
    return past_perfect and verb.dep == "ROOT"


def _is_past(parse: Parse, verb: Token) -> bool:
    return tensed(parse, verb).tag == "VBD"


def _days_apart(text: Annotated, trigger: Token, token: Token) -> tuple[int, int] | None:
    """Count the days from what a date is of to the trigger's event: "on Monday, a day after X".

    The least and the most are given; None where the text measures nothing between the two.
    """
    parse = text.parse
    for measured, _ in text.dates_in(parse.sentence_number(trigger)):
        days = _days_of(measured)
        link = parse.tokens_in(measured.mention.span)[-1].i + 1
        word = parse.tokens[min(link, len(parse.tokens) - 1)]
        if days is None or word.text.casefold() not in ("after", "before"):
            continue
        inner = parse.children(word) if word.dep == "prep" else (parse.head(word),)
        below = {t.i for head in inner for t in parse.subtree(head)}
        if (trigger.i in below) is (token.i in below):
            continue
        later = (word.text.casefold() == "after") is (token.i in below)
        return days if later else (-days[1], -days[0])
    return None


def _days_of(measured: DatedMention) -> tuple[int, int] | None:
    """Return the least and the most days of "two days", "a week", "days"; None for longer."""
    match = _DAYS.fullmatch(measured.value)
    if match is None or measured.type is not TimexType.DURATION:
        return None
    count, unit = match.groups()
    least, most = _FEW_DAYS if count == "X" else (int(count), int(count))
    return (least * 7, most * 7) if unit == "W" else (least, most)


def _shifted(when: DateSpan | None, least: int, most: int) -> DateSpan | None:
    if when is None:
        return None
    try:
        first, last = when.first + timedelta(days=least), when.last + timedelta(days=most)
    except OverflowError:
        return None
    exact = least == most
    return DateSpan(
        first, last, when.precision if exact else DatePrecision.WEEK, DateBasis.RELATIVE
    )


def _placed(text: Annotated, trigger: Token) -> Placed:
    here = text.dates_in(text.parse.sentence_number(trigger))
    return [(dated, token) for dated, token in here if dated.when is not None]


def _in_sentence(
    text: Annotated, trigger: Token, placed: Placed
) -> tuple[DatedMention, Token] | None:
    """Return the date whose clause is nearest to the trigger's, and its word."""
    ranked = []
    for dated, token in placed:
        distance = _distance(text, trigger, token)
        if distance is not None:
            ranked.append((distance, abs(token.i - trigger.i), (dated, token)))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _dates_what_was_said(text: Annotated, words: Lexicon, trigger: Token, token: Token) -> bool:
    """Tell whether a date is of the report, not of the event: "X left, they said on Monday"."""
    article = text.article
    if not (article.published and article.anchors_dates):
        return False
    parse = text.parse
    verb = next((t for t in parse.ancestors(token) if is_verbal(t)), token)
    told = any(t.i == verb.i for t in parse.ancestors(trigger))
    return told and words.is_a(verb.lemma, "speaking")


def _until(said: DateSpan) -> DateSpan:
    """Return the days before a report of news, its own included."""
    first = said.first - timedelta(days=_NEWS_DAYS)
    return DateSpan(first, said.last, DatePrecision.WEEK, DateBasis.PUBLICATION)


def _distance(text: Annotated, trigger: Token, token: Token) -> int | None:
    """Count the clause boundaries from the trigger up to the date; None where it dates another."""
    parse = text.parse
    above: dict[int, int] = {trigger.i: 0}
    node, boundaries = trigger, 0
    while node.head != node.i:
        if node.dep in _FINITE | {"conj"} and is_verbal(node):
            boundaries += 1
        node = parse.head(node)
        above.setdefault(node.i, boundaries)
    node, down = token, 0
    while node.i not in above:
        if node.head == node.i:
            return None
        if node.dep in ("relcl", "acl"):
            return None
        if is_verbal(node) and node.dep != "ROOT":
            down += 1
        node = parse.head(node)
    if down:
        return None if down > 1 else above[node.i] * 2 + 5
    return above[node.i] * 2


def _carried(text: Annotated, trigger: Token) -> DateSpan | None:
    """Carry the latest date of the context: through a narrative, or within a news paragraph."""
    parse, article = text.parse, text.article
    number = parse.sentence_number(trigger)
    narrative = not (article.published and article.anchors_dates)
    earlier = text.dated_before(number)
    if earlier is None:
        return None
    dated, token = earlier
    assert dated.when is not None
    if not narrative:
        gap = article.body[token.end : trigger.start]
        if "\n" in gap.strip() or number - parse.sentence_number(token) > 2:
            return None
    return DateSpan(dated.when.first, dated.when.last, dated.when.precision, DateBasis.INFERRED)


def _from_publication(text: Annotated, status: Status) -> DateSpan | None:
    article = text.article
    if article.published is None or not article.anchors_dates or status is Status.HISTORICAL:
        return None
    last: date = article.published.last
    first = article.published.first - timedelta(days=_NEWS_DAYS)
    return DateSpan(first, last, DatePrecision.WEEK, DateBasis.PUBLICATION)
