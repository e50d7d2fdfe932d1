"""An editor's changes: applied, marked, kept apart from what the program wrote."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UnreadableBriefing
from geo.views.briefing import FORMATS, Edit, apply_edits, build, read_edits, unused_edits, write
from geo.views.briefing.editing import MARK, QUOTED, list_sentences, write_edits
from tests import events as made
from tests.briefing.test_formats import text_of
from tests.briefing.test_model import random_story

STORY = made.libya()
MODEL = build(STORY.events, STORY.articles)
SENTENCES = {k: said for held in list_sentences(MODEL).values() for k, said in held.items()}


def test_every_sentence_has_a_key_of_its_own() -> None:
    told = list_sentences(MODEL)
    assert {"headline", "judgements", "by_force", "holdings", "planned", "denied"} <= set(told)
    assert len(SENTENCES) == sum(len(held) for held in told.values())
    assert [said.text for said in told["planned"].values()] == [s.text for s in MODEL.planned]


def test_no_edits_change_nothing() -> None:
    assert apply_edits(MODEL, {}) == MODEL


@pytest.mark.parametrize("ending", FORMATS)
def test_an_edit_is_marked_and_keeps_its_citations(ending: str) -> None:
    key, said = next(item for item in SENTENCES.items() if item[0].startswith("by_force/"))
    edited = apply_edits(MODEL, {key: Edit(said.text, "The column <b>left</b> Sirte.")})
    (found,) = [
        s for held in list_sentences(edited).values() for s in held.values() if MARK in s.text
    ]
    assert found.text == f"The column <b>left</b> Sirte. {MARK}"
    assert (found.citations, found.event_id) == (said.citations, said.event_id)
    text = text_of(write(edited, ending), ending)
    assert f"Sirte. {MARK}" in text
    assert "in the words of the editor" in text
    assert "in the words of the editor" not in text_of(write(MODEL, ending), ending)


def test_a_headline_can_be_put_in_other_words_but_not_left_out() -> None:
    headline = MODEL.headline.text
    assert apply_edits(MODEL, {"headline/x": Edit(headline, "Other")}) == MODEL
    (key,) = list_sentences(MODEL)["headline"]
    edited = apply_edits(MODEL, {key: Edit(headline, "Russians leave")})
    assert edited.headline.text == f"Russians leave {MARK}"
    assert apply_edits(MODEL, {key: Edit(headline, None)}) == MODEL
    assert apply_edits(MODEL, {key: Edit(headline, "  \n ")}) == MODEL


def test_what_is_left_out_takes_its_empty_frame_along() -> None:
    edits = {k: Edit(s.text, None) for k, s in SENTENCES.items() if k.startswith("by_force/")}
    edited = apply_edits(MODEL, edits)
    assert edited.by_force == ()
    assert f"Sentences that the editor left out: {len(edits)}." in edited.method
    everything = {k: Edit(s.text, None) for k, s in SENTENCES.items()}
    bare = apply_edits(MODEL, everything)
    assert list(list_sentences(bare)) == ["headline"]
    for ending in FORMATS:
        assert write(bare, ending)


def test_words_of_sources_are_never_changed() -> None:
    story = random_story(3)
    model = build(story.events, story.articles)
    quoted = {k: s for name in QUOTED for k, s in list_sentences(model).get(name, {}).items()}
    assert quoted
    edits = {key: Edit(said.text, "They said otherwise.") for key, said in quoted.items()}
    assert apply_edits(model, edits) == model
    assert set(unused_edits(model, edits)) == set(edits)


def test_an_edit_of_a_sentence_that_is_worded_otherwise_now_is_kept_apart() -> None:
    (key,) = list_sentences(MODEL)["headline"]
    edits = {key: Edit("An older headline", "Mine"), "by_force/gone": Edit("x", None)}
    assert apply_edits(MODEL, edits) == MODEL
    assert unused_edits(MODEL, edits) == (key, "by_force/gone")


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(SENTENCES)), st.none() | st.text(max_size=40)))
def test_any_edits_can_be_kept_applied_and_taken_back(chosen: dict[str, str | None]) -> None:
    edits = {key: Edit(SENTENCES[key].text, text) for key, text in chosen.items()}
    edited = apply_edits(MODEL, edits)
    assert write(edited, ".html")
    marked = [
        said for held in list_sentences(edited).values() for said in held.values()
        if said.text.endswith(MARK)
    ]  # fmt: skip
    assert all(said in SENTENCES.values() or MARK in said.text for said in marked)
    for said in (s for held in list_sentences(edited).values() for s in held.values()):
        assert said.text.endswith(MARK) or said in SENTENCES.values()
    assert apply_edits(MODEL, {}) == MODEL


def test_edits_survive_a_file(tmp_path: Path) -> None:
    path = tmp_path / "edits.json"
    edits = {"headline/e": Edit("One", "Two – “three”"), "planned/e": Edit("Four", None)}
    path.write_bytes(write_edits(edits))
    assert read_edits(path) == edits
    path.write_bytes(b"[1]")
    with pytest.raises(UnreadableBriefing, match="holds no edits"):
        read_edits(path)
    with pytest.raises(UnreadableBriefing, match="cannot be read"):
        read_edits(tmp_path / "none.json")
    assert BytesIO(write_edits(edits)).read().startswith(b"{")
