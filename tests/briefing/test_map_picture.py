from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from geo.model import EventQuery
from geo.views.briefing import build, draw_map, write
from tests import events as made


@pytest.mark.parametrize(
    ("ending", "media_type"), [(".pdf", "image/svg+xml"), (".docx", "image/png")]
)
def test_each_format_gets_the_map_it_can_show(ending: str, media_type: str) -> None:
    story = made.sudan()
    (picture,) = draw_map(story.events, story.articles, EventQuery(), ending)
    assert picture.media_type == media_type
    if media_type == "image/png":
        assert Image.open(BytesIO(picture.data)).width > 1500
    else:
        assert b"Wad Madani" in picture.data
    assert write(build(story.events, story.articles, pictures=[picture]), ending)


def test_markdown_holds_its_map_at_the_end_where_no_file_is_beside_it() -> None:
    story = made.libya()
    (picture,) = draw_map(story.events, story.articles, EventQuery(), ".md")
    text = write(build(story.events, story.articles, pictures=[picture]), ".md").decode()
    before, _, after = text.partition("\n[map of the events]: data:image/png;base64,")
    assert "![Map of the selected events" in before
    assert b64decode(after.split()[0]) == picture.data
    named = write(build(story.events, story.articles, pictures=[replace(picture, name="a b.png")]),
                  ".md").decode()  # fmt: skip
    assert "](a%20b.png)" in named
    assert "data:image" not in named


def test_events_without_a_place_get_no_map() -> None:
    story = made.libya()
    unplaced = [event for event in story.events if not event.is_placed]
    assert unplaced
    assert draw_map(unplaced, story.articles, EventQuery(), ".pdf") == ()
