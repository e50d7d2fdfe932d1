"""The record: what it keeps, how large it grows, what it refuses."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import BrokenFile
from geo.model import EventQuery
from geo.views.provenance import Versions, compare, compose, encode
from geo.views.provenance.pages import embed_html, find_html
from geo.views.provenance.record import NAMED_UP_TO, decode
from geo.views.provenance.xmp import packet, unpack
from tests.events import libya, many

TIME = datetime(2020, 8, 1, tzinfo=UTC)


def record(events, articles=None, query=None):
    articles = libya().articles if articles is None else articles
    return compose(events, articles, query or EventQuery(), Versions("0.1.0"), TIME)


def test_record_survives_its_json():
    made = record(libya().events)
    assert decode(encode(made)) == made


def test_day_of_what_was_known_is_kept_and_else_not_written():
    made = record(libya().events)
    assert "known_on" not in json.loads(encode(made))  # seals of older releases cover no such word
    then = replace(made, known_on=date(2020, 7, 13))
    assert decode(encode(then)) == then


def test_many_events_are_packed_and_still_told_apart():
    events = many(NAMED_UP_TO + 1)
    made = record(events)
    text = encode(made)
    assert len(json.loads(text)["events"]) == 16 * len(events)
    assert [told.id for told in decode(text).events] == [event.id for event in events]
    fewer = compare(decode(text), record(events[1:]))
    assert [told.id for told in fewer.gone] == [events[0].id]
    assert not fewer.added
    assert not fewer.changed


@pytest.mark.parametrize("field", ["title", "publisher", "url", "published"])
def test_change_of_an_article_changes_the_events_that_quote_it(field):
    told = libya()
    first, *rest = told.articles.values()
    value = None if field == "published" else "another"
    articles = {a.id: a for a in (replace(first, **{field: value}), *rest)}
    difference = compare(record(told.events), record(told.events, articles))
    quoting = {e.id for e in told.events if first.id in {c.article_id for c in e.claims}}
    assert {now.id for _, now in difference.changed} == quoting


def test_hash_does_not_depend_on_the_order_of_events():
    events = libya().events
    assert record(events).data_hash == record(events[::-1]).data_hash
    assert record(events).data_hash != record(events[1:]).data_hash


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_of_an_article_travels(text):
    told = libya()
    articles = {id_: replace(a, title=text, publisher=text) for id_, a in told.articles.items()}
    made = record(told.events, articles)
    assert decode(unpack(packet(made))) == made
    page = embed_html(b"<html><body><p>Map</p></body></html>", made)
    assert decode(find_html(page)) == made
    assert page.count(b"</script>") == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"events": "%%%"}', "\x00", '{"format": "other-9"}', "9" * 5000]
)
def test_what_is_no_record_is_refused(text):
    with pytest.raises(BrokenFile, match="provenance"):
        decode(text)


def test_record_of_another_release_is_refused_by_its_name():
    other = encode(record(libya().events)).replace("provenance-1", "provenance-9")
    with pytest.raises(BrokenFile, match="provenance-9"):
        decode(other)
