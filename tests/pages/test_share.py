"""The Share panel of the Map page."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from geo.model import EventQuery
from geo.views import data_files, provenance, still_map
from pages.ui import services, share_panel, view_link
from tests.events import libya
from tests.pages.conftest import Open


def save(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def codes(app: object) -> list[str]:
    return [element.value for element in app.code]  # type: ignore[attr-defined]


def opened(app: AppTest) -> AppTest:
    """Open the panel; what is in it is made only then."""
    assert not app.get("download_button")
    app.session_state["share"] = True
    return app.run()


def test_the_panel_offers_link_pictures_page_and_code(open_page: Open) -> None:
    app = opened(open_page("map", libya(), action="withdraw", mode="cumulative"))
    assert not app.exception
    link, code = codes(app)
    assert link.endswith("?v=1&action=withdraw&mode=cumulative")
    assert code.startswith('<iframe src="sandtable_map.html"')
    labels = [element.proto.label for element in app.get("download_button")]
    pictures = ["PNG", "SVG", "PDF", "GIF, step by step", "HTML"]
    assert labels == [*pictures, "GeoJSON", "KML", "GeoPackage", "CSV, zipped", "GeoParquet"]


def test_title_and_steps_are_chosen(open_page: Open) -> None:
    app = opened(open_page("map", libya()))
    app = app.text_input(key="share title").set_value("Who left Sirte").run()
    app = app.selectbox(key="share steps").select(4).run()
    assert not app.exception
    revision = services.corpus().revision
    look = share_panel.Look(title="Who left Sirte", steps=4)
    whole, small = (
        share_panel.picture(revision, EventQuery(), "svg", look._replace(steps=steps)).decode()
        for steps in (None, 4)
    )
    assert "Who left Sirte" in whole
    assert "Who left Sirte" in small
    assert small.count("July 2020") > whole.count("July 2020")
    assert b"Who left Sirte</h1>" in share_panel.page(revision, EventQuery(), look.title)
    assert share_panel.picture(revision, EventQuery(), "gif", share_panel.Look(steps=0)).startswith(
        b"GIF89a"
    )


@pytest.mark.parametrize("ending", data_files.FORMATS)
def test_data_are_those_of_the_selection(open_page: Open, tmp_path: Path, ending: str) -> None:
    open_page("map", libya())
    revision, query = services.corpus().revision, EventQuery(actions=("withdraw",))
    data = share_panel.table(revision, query, ending)
    assert data == share_panel.table(revision, query, ending)
    path = tmp_path / f"sandtable_events{ending}"
    if ending == ".csv":
        with ZipFile(BytesIO(data)) as archive:
            archive.extractall(tmp_path)
    else:
        save(path, data)
    record = provenance.read(path)
    assert record.query == {"action": "withdraw"}
    assert provenance.find_edits(path, record) == ()


def test_nothing_is_offered_where_nothing_can_be_drawn(open_page: Open) -> None:
    app = opened(open_page("map", libya(), force="nobody of that name"))
    assert not app.exception
    assert not app.get("download_button")
    assert any("Nothing to draw" in caption.value for caption in app.caption)


@pytest.mark.parametrize("form", still_map.FORMATS)
def test_the_picture_is_of_the_selection(open_page: Open, tmp_path: Path, form: str) -> None:
    open_page("map", libya())
    held = services.corpus()
    data = share_panel.picture(held.revision, EventQuery(actions=("withdraw",)), form)
    assert data == share_panel.picture(held.revision, EventQuery(actions=("withdraw",)), form)
    record = provenance.read(save(tmp_path / f"map.{form}", data))
    assert record.query == {"action": "withdraw"}
    if form == "png":
        assert Image.open(BytesIO(data)).width > 800
    if form == "svg":
        assert b"Brega" in data
        assert b"Tobruk" not in data


@pytest.mark.parametrize("size", still_map.PAGES)
def test_every_size_and_theme_can_be_drawn(open_page: Open, size: str) -> None:
    open_page("map", libya())
    look = share_panel.Look(size, "dark", "https://maps.example.org/")
    data = share_panel.picture(services.corpus().revision, EventQuery(), "png", look)
    page = still_map.PAGES[size]
    assert Image.open(BytesIO(data)).width == round(page.width * page.dpi / 96)


def test_the_page_holds_the_map(open_page: Open, tmp_path: Path) -> None:
    open_page("map", libya())
    data = share_panel.page(services.corpus().revision, EventQuery())
    assert b"<!doctype html>" in data[:200].lower()
    record = provenance.read(save(tmp_path / "map.html", data))
    assert len(record.events) == len(services.corpus().events)


def test_a_link_that_others_cannot_open_says_so() -> None:
    assert view_link.is_local("http://127.0.0.1:8501/?mode=cumulative")
    assert not view_link.is_local("https://maps.example.org/")
