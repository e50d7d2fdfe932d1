"""Cards: the sentence word for word, and every claim behind an event."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import DateBasis, Evidence, EvidenceRole, Span
from geo.views.web_map import write_card
from geo.views.web_map.card import quote
from geo.views.web_map.columns import OTHER_SLOT
from geo.views.web_map.wording import WORDS
from tests.events import libya

STORY = libya()
EVENT = next(event for event in STORY.events if len(event.claims) > 1)


def card_of(event):
    return write_card(event, STORY.articles, {})


def test_tells_what_who_where_when_and_who_says_so() -> None:
    card = card_of(EVENT)
    assert card["origin"] == EVENT.origins[0].place.name
    assert card["destination"] == EVENT.destinations[0].place.name
    assert card["who"].startswith(EVENT.forces[0].name)
    assert card["when"] == "14 July 2020"
    assert card["when_basis"]
    assert {claim["publisher"] for claim in card["claims"]} == {
        STORY.articles[claim.article_id].publisher for claim in EVENT.claims
    }


@pytest.mark.parametrize("basis", DateBasis)
def test_warns_of_a_date_that_the_sentence_does_not_give(basis: DateBasis) -> None:
    card = card_of(replace(EVENT, when=replace(EVENT.when, basis=basis)))
    assert card["when_is_guessed"] == (basis in (DateBasis.PUBLICATION, DateBasis.INFERRED))
    assert card["when_is_guessed"] == ("nferred" in card["when_basis"])


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (DateBasis.TEXT, "14 July 2020"),
        (DateBasis.PUBLICATION, "by 14 July 2020"),
        (DateBasis.INFERRED, "14 July 2020 (inferred)"),
    ],
)
def test_the_date_says_how_it_is_known(basis: DateBasis, told: str) -> None:
    assert card_of(replace(EVENT, when=replace(EVENT.when, basis=basis)))["when"] == told


def test_warns_of_a_missing_date_and_names_a_side_once() -> None:
    force = replace(EVENT.forces[0], name="LNA (eastern)", side="LNA")
    card = card_of(replace(EVENT, when=None, forces=(force,)))
    assert (card["when"], card["when_is_guessed"]) == ("", True)
    assert "date" in card["when_basis"]
    assert card["who"] == "LNA (eastern)"


def test_missing_article_keeps_the_values() -> None:
    card = write_card(EVENT, {}, {})
    assert card["claims"][0]["quote"] == []
    assert card["claims"][0]["status_label"]


def test_claim_that_differs_says_in_what() -> None:
    other = replace(EVENT.claims[1], when=None, destinations=())
    day = EVENT.claims[0].when
    vaguer = replace(day, last=day.last.replace(day=16))
    later = replace(vaguer, first=day.first.replace(day=15))
    told = (EVENT.claims[0], replace(other, when=vaguer), replace(other, when=later))
    first, second, third = card_of(replace(EVENT, claims=told))["claims"]
    assert first["differs"] == second["differs"] == []
    assert second["values"]["when"] == "14 to 16 July 2020"
    assert third["differs"] == ["when"]


def test_claims_stand_side_by_side_fact_by_fact() -> None:
    card = card_of(EVENT)
    for claim, told in zip(card["claims"], EVENT.claims, strict=True):
        assert set(claim["values"]) == set(WORDS["facts"])
        assert claim["values"]["who"] == ", ".join(force.name for force in told.forces)
        assert all(claim["values"][fact] for fact in claim["differs"])


def test_a_side_beyond_the_palette_has_the_colour_of_others() -> None:
    assert write_card(EVENT, STORY.articles, {EVENT.forces[0].side: None})["side"] == OTHER_SLOT
    nobody = replace(EVENT, forces=(replace(EVENT.forces[0], side=""),))
    assert write_card(nobody, STORY.articles, {"": None})["side"] is None


def test_place_off_the_map_says_so() -> None:
    lost = replace(EVENT.origins[0], place=None)
    assert "not on the map" in card_of(replace(EVENT, origins=(lost,)))["origin"]


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(1, 30), st.sampled_from(list(EvidenceRole))),
        max_size=8,
    )
)
def test_pieces_of_a_quote_are_the_sentence(spans) -> None:
    claim = EVENT.claims[0]
    article = STORY.articles[claim.article_id]
    evidence = tuple(Evidence(role, Span(start, start + length)) for start, length, role in spans)
    pieces = quote(replace(claim, evidence=evidence), article)
    assert "".join(text for text, _ in pieces) == claim.sentence.of(article.body)


def test_endless_sentence_is_cut_around_the_claim() -> None:
    claim = EVENT.claims[0]
    body = "x" * 5000 + " they left " + "y" * 5000
    article = replace(STORY.articles[claim.article_id], body=body)
    long = replace(claim, sentence=Span(0, len(body)), span=Span(5001, 5010), evidence=())
    text = "".join(text for text, _ in quote(long, article))
    assert "they left" in text
    assert len(text) <= 1200
