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


def test_markdown_and_events_without_a_place_get_no_map() -> None:
    story = made.libya()
    assert draw_map(story.events, story.articles, EventQuery(), ".md") == ()
    unplaced = [event for event in story.events if not event.is_placed]
    assert unplaced
    assert draw_map(unplaced, story.articles, EventQuery(), ".pdf") == ()
