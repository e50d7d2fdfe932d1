"""Claims read from sentences whose parse is kept as a table: no model is needed."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import geo
from geo.model import (
    Action,
    Claim,
    DateBasis,
    DatedMention,
    DateSpan,
    EvidenceRole,
    Mention,
    MentionKind,
    Status,
    TimexType,
)
from tests.claims.reading import claims_of, names
from tests.places.sentences import load

PARSES = Path(__file__).parent / "parses"


def read(name: str) -> tuple[Claim, ...]:
    sentence = load(PARSES / f"{name}.tsv")
    return claims_of(sentence.article.body, sentence.parse)


class Expected(NamedTuple):
    action: Action
    force: str
    origins: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "withdraw_from_to",
            Expected(Action.WITHDRAW, "Turkish Armed Forces", ("Homs",), ("Aleppo",)),
        ),
        ("city_of", Expected(Action.WITHDRAW, "rebel fighters", ("Kirkuk",))),
        ("nominal", Expected(Action.WITHDRAW, "Armed Forces of Ukraine", ("Basra",))),
        ("light_verb", Expected(Action.ADVANCE, "Islamic State", (), ("Mosul",))),
        ("control", Expected(Action.WITHDRAW, "rebels", ("Tobruk",), ("Kandahar",))),
        ("relative", Expected(Action.DEPLOY, "Turkey", ("Velia",))),
        ("receive", Expected(Action.REINFORCE, "Armed Forces of Ukraine", ("Orlo",), ("Dara",))),
        ("two_verbs", Expected(Action.WITHDRAW, "insurgents", ("Barsa",), ("Kessel",))),
        ("conquest", Expected(Action.ADVANCE, "Syrian rebels", ("Homs",), ("Aleppo",))),
        ("there", Expected(Action.DEPLOY, "Ukraine", (), ("Basra",))),
        (
            "attributed",
            Expected(Action.ADVANCE, "Turkish Armed Forces", ("Velia",), ("Ruritania",)),
        ),
        ("expelled", Expected(Action.WITHDRAW, "insurgents", ("Basra",))),
        ("supplied", Expected(Action.TRANSFER_EQUIPMENT, "Turkey", (), ("Tobruk",))),
        ("capture", Expected(Action.CAPTURE, "Syrian rebels", (), (), ("Tiyas",))),
    ],
)
def test_a_sentence_gives_its_event(name: str, expected: Expected) -> None:
    claim = next(claim for claim in read(name) if claim.action is expected.action)
    assert claim.status.is_asserted
    assert [force.name for force in claim.forces] == [expected.force]
    assert tuple(names(claim.origins)) == expected.origins
    assert tuple(names(claim.destinations)) == expected.destinations
    assert tuple(names(claim.locations)) == expected.locations


@pytest.mark.parametrize(
    ("name", "status"), [("denied", Status.DENIED), ("condition", Status.CONDITIONAL)]
)
def test_what_did_not_happen_is_kept_but_not_asserted(name: str, status: Status) -> None:
    claim = next(claim for claim in read(name) if claim.is_movement)
    assert claim.status is status
    assert EvidenceRole.STATUS in {evidence.role for evidence in claim.evidence}


@pytest.mark.parametrize("name", ["spies", "oil"])
def test_spies_and_oil_do_not_move_on_an_armys_map(name: str) -> None:
    assert not any(claim.is_movement for claim in read(name))


def test_every_span_quotes_the_words_it_stands_for() -> None:
    body = load(PARSES / "attributed.tsv").article.body
    (claim,) = (claim for claim in read("attributed") if claim.is_movement)
    quoted = {e.role: e.span.of(body) for e in claim.evidence}
    assert quoted[EvidenceRole.TRIGGER] == "crossed"
    assert quoted[EvidenceRole.ORIGIN] == "Velia"
    assert quoted[EvidenceRole.DESTINATION] == "Ruritania"
    assert claim.sentence.of(body) == body
    assert claim.span.of(body).startswith("about 1,200 Turkish soldiers crossed")
    assert [link.source for link in claim.attribution] == ["a rebel spokesman"]
    assert claim.version == geo.__version__
    assert claim.rule == "advance/verb:cross"


def test_what_moved_is_counted() -> None:
    (crossing,) = (claim for claim in read("attributed") if claim.is_movement)
    assert [(q.low, q.high, q.unit) for q in crossing.quantities] == [(1200, 1200, "soldiers")]
    (shipping,) = (claim for claim in read("supplied") if claim.is_movement)
    assert [(q.low, q.high, q.unit) for q in shipping.quantities] == [(25, None, "vehicles")]


def test_an_undated_report_is_of_the_week_before_publication() -> None:
    (claim,) = read("city_of")
    assert claim.when is not None
    assert claim.when.last == date(2021, 3, 10)
    assert claim.when.basis is DateBasis.PUBLICATION


def test_the_date_in_the_clause_is_the_claims() -> None:
    sentence = load(PARSES / "withdraw_from_to.tsv")
    mention = sentence.mention("Monday", kind=MentionKind.DATE)
    assert isinstance(mention, Mention)
    monday = DateSpan.day(date(2021, 3, 8), DateBasis.RELATIVE)
    dated = DatedMention(mention, TimexType.DATE, "2021-03-08", monday)
    (claim,) = claims_of(sentence.article.body, sentence.parse, dates=(dated,))
    assert claim.when == monday


def test_without_any_date_a_claim_stays_undated() -> None:
    sentence = load(PARSES / "city_of.tsv")
    (claim,) = claims_of(sentence.article.body, sentence.parse, published=None)
    assert claim.when is None


def test_reading_twice_gives_the_same_claims() -> None:
    assert read("two_verbs") == read("two_verbs")
