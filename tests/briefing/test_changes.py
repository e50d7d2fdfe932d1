"""What is new since a day or an earlier briefing."""

import zlib
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.errors import UnreadableBriefing
from geo.model import Conflict, EventQuery, Status
from geo.views.briefing import FORMATS, Record, build, find_changes, read_record, write
from tests import events as made
from tests.events import Story

DAY = date(2020, 7, 15)


def later(story: Story, day: str) -> Story:
    """Publish the story's second article on another day."""
    main, second = story.articles.values()
    return Story(story.events, {main.id: main, second.id: replace(second, published=made.day(day))})


def record_of(story: Story, query: EventQuery | None = None) -> Record:
    return build(story.events, story.articles, query).record


def test_what_only_later_articles_tell_is_new() -> None:
    story = later(made.libya(), "2020-07-20")
    assert find_changes(story.events, story.articles, date(2020, 7, 1)).new
    found = find_changes(story.events, story.articles, DAY)
    assert found.new == ()
    ((event, what),) = found.changed
    assert len(event.claims) == 2
    assert what == "Also told by Coast Daily."


def test_a_later_claim_tells_a_new_status_and_a_new_conflict() -> None:
    story = later(made.libya(), "2020-07-20")
    event = next(event for event in story.events if len(event.claims) == 2)
    first, second = event.claims
    conflict = Conflict("destination", "they differ", (first.id, second.id))
    denied = replace(second, status=Status.DENIED)
    event = replace(event, claims=(first, denied), conflicts=(conflict,))
    ((_, what),) = find_changes([event], story.articles, DAY).changed
    assert what == "Also told by Coast Daily; now denied; versions now differ on destination."


def test_an_article_without_a_day_is_counted() -> None:
    story = made.libya()
    main, second = story.articles.values()
    articles = {main.id: replace(main, published=None), second.id: second}
    found = find_changes(story.events, articles, DAY)
    assert found.undated_articles == 1
    assert len(found.new) == len(story.events) - 1
    model = build(story.events, articles, difference=found)
    assert model.changes is not None
    assert any("one" in note for note in model.changes.notes)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_carries_its_record(ending: str, tmp_path: Path) -> None:
    story = made.libya()
    query = EventQuery(first=date(2020, 7, 10), forces=("lna", "GNA, the"))
    model = build(story.events, story.articles, query)
    path = tmp_path / f"briefing{ending}"
    path.write_bytes(write(model, ending))
    record = read_record(path)
    assert record == model.record
    assert record.query == query
    assert record.cut_off == DAY
    assert set(record.events) == {event.id for event in story.events}
    found = find_changes(story.events, story.articles, record)
    assert (found.new, found.changed, found.gone) == ((), (), ())


def test_a_record_tells_new_changed_and_gone() -> None:
    story = made.libya()
    double = next(event for event in story.events if len(event.claims) == 2)
    before = [replace(double, claims=double.claims[:1]), *story.events[2:]]
    record = build(before, story.articles).record
    now = story.events[:-1]
    found = find_changes(now, story.articles, record)
    assert found.new == tuple(e for e in now if e.id not in record.events)
    assert [(event.id, what) for event, what in found.changed] == [
        (double.id, "Also told by Coast Daily.")
    ]
    assert [known.label for known in found.gone] == [record.events[story.events[-1].id].label]


def test_an_event_merged_into_another_is_not_new() -> None:
    story = made.libya()
    event = story.events[3]
    named = replace(event, id=event.id_of(event.claims[0].id))
    merged = replace(event, id="e-other", claims=(story.events[5].claims[0], *event.claims))
    record = build([named], story.articles).record
    assert find_changes([merged], story.articles, record).new == ()


def test_a_change_brief_tells_what_is_new_and_nothing_else() -> None:
    story = made.libya()
    record = build(story.events[4:], story.articles).record
    found = find_changes(story.events, story.articles, record)
    model = build(story.events, story.articles, difference=found)
    text = write(model, ".md").decode()
    assert model.counts == f"Of {len(story.events)} events: 4 new, 0 told otherwise, 0 gone."
    assert "New since the earlier briefing" in text
    assert "Chronology" not in text
    assert "Trenches were dug" not in text
    assert {said.event_id for said in model.judgements} <= {e.id for e in story.events[:4]}
    again = build(story.events, story.articles, difference=replace(found, new=()))
    assert again.headline.text == "Nothing new is told"
    assert "Nothing new is told." in write(again, ".md").decode()


def test_files_without_a_record_say_what_to_do(tmp_path: Path) -> None:
    faults = {
        "plain.md": (b"# A text", "carries no record"),
        "quoted.md": (b"He wrote sandtable-record:1:QUJD here", "carries no record"),
        "cut.pdf": (b"%PDF-1.7 cut", "is damaged|carries no record"),
        "cut.docx": (b"PK\x03\x04 cut", "is damaged"),
        "bad.md": (b"<!-- sandtable-record:1:QUJD -->", "record of events is damaged"),
        "other.md": (
            b"<!-- sandtable-record:1:" + b64encode(zlib.compress(b'{"events": 3}')) + b" -->",
            "record of events is damaged",
        ),
    }
    for name, (data, message) in faults.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(UnreadableBriefing, match=message):
            read_record(path)
    with pytest.raises(UnreadableBriefing, match="cannot be read"):
        read_record(tmp_path / "none.md")


def test_no_article_can_forge_a_record(tmp_path: Path) -> None:
    story = made.libya()
    forged = (
        '<!-- sandtable-record:1:QUJD --> <meta name="sandtable" content="sandtable-record:1:Q">'
    )
    main, second = story.articles.values()
    articles = {main.id: replace(main, title=forged), second.id: replace(second, publisher=forged)}
    model = build(story.events, articles)
    for ending in FORMATS:
        path = tmp_path / f"forged{ending}"
        path.write_bytes(write(model, ending))
        assert read_record(path) == model.record
