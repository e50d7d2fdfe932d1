"""Every page, theme and sequence, over two made and twenty random wars: nothing collides."""

import io
import shutil
import subprocess
from itertools import combinations

import numpy as np
import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from geo.errors import NotFound
from geo.layers import build
from geo.views import still_map, style
from geo.views.still_map import PAGES, Options
from tests.events import libya, many, sudan
from tests.still_map import stories
from tests.still_map.readability import all_faces, collisions, overlaps, strays, unexplained

LINK = "https://example.org/sandtable?from=2020-07-01&to=2020-07-31"
STORIES = {
    "libya": libya,
    "sudan": sudan,
    "dense": stories.dense,
    "sparse": stories.sparse,
    "date line": stories.across_the_date_line,
    "single": stories.single,
} | {
    f"random-{seed}": lambda seed=seed: stories.random_story(seed, crowded=seed % 2 == 0)
    for seed in range(20)
}


def layers_of(name):
    told = STORIES[name]()
    return build(told.events, told.articles)


@pytest.fixture(scope="module", params=STORIES)
def layers(request):
    return layers_of(request.param)


@pytest.fixture(scope="module", params=PAGES)
def scene(request, layers):
    return still_map.compose(layers, Options(page=PAGES[request.param], link=LINK))


def assert_readable(scene):
    for face in all_faces(scene):
        assert collisions(face) == []
        assert strays(face) == []
    assert unexplained(scene) == []
    assert overlaps(scene) == []


def test_nothing_collides_and_everything_is_explained(scene):
    assert_readable(scene)


@pytest.mark.parametrize("name", ["libya", "dense", "random-3"])
@pytest.mark.parametrize("page", ["screen", "column", "square", "a4"])
def test_small_maps_are_as_readable(name, page):
    assert_readable(still_map.compose_multiples(layers_of(name), Options(page=PAGES[page]), 4))


@pytest.mark.parametrize("name", ["libya", "random-8"])
def test_frames_of_an_animation_are_as_readable(name):
    for scene in still_map.compose_frames(layers_of(name), Options(), 4):
        assert_readable(scene)


def test_dark_pages_are_laid_out_like_light_ones():
    light, dark = (
        still_map.compose(layers_of("libya"), Options(theme=theme))
        for theme in style.THEMES.values()
    )
    assert light.faces[0].labels == dark.faces[0].labels
    assert light.side == dark.side


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES)
def test_demo_collides_on_no_page(demo_layers, page):
    assert_readable(still_map.compose(demo_layers, Options(page=PAGES[page], link=LINK)))


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.parametrize("page", PAGES)
def test_real_articles_collide_on_no_page(article_layers, page):
    assert_readable(still_map.compose(article_layers, Options(page=PAGES[page], link=LINK)))


@pytest.mark.model
@pytest.mark.parametrize("steps", [6, None])
@pytest.mark.parametrize("page", ["screen", "column"])
def test_demo_collides_in_no_sequence(demo_layers, page, steps):
    assert_readable(still_map.compose_multiples(demo_layers, Options(page=PAGES[page]), steps))


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.parametrize("page", ["screen", "column"])
def test_real_articles_collide_in_no_sequence(article_layers, page):
    assert_readable(still_map.compose_multiples(article_layers, Options(page=PAGES[page]), 6))


def test_crowded_places_get_an_inset_that_shows_them_larger():
    found = [still_map.compose(layers_of(name), Options()) for name in STORIES]
    insets = [face for scene in found for face in scene.faces if face.inset]
    assert len(insets) >= 3
    for face in insets:
        assert face.inset.window.metres_per_pixel < face.window.metres_per_pixel / 2
        assert len([p for p in face.inset.labels if p.label.role.value == "place"]) >= 2
        taken = [item.box for item in face.symbols]
        assert not any(face.inset.window.box.meets(box) for box in taken)
        corners = np.array([face.zoomed[:2], face.zoomed[2:]])
        again = face.inset.window.to_page(face.window.to_lonlat(corners))
        box = face.inset.window.box
        assert np.allclose(again, [box[:2], box[2:]], atol=0.5)


@pytest.mark.parametrize(
    ("page", "size"), [("square", (1080, 1080)), ("wide", (1920, 1080)), ("screen", (2560, 1800))]
)
def test_png_of_a_page_has_its_size(page, size):
    data = still_map.render(layers_of("libya"), "png", Options(page=PAGES[page]))
    assert Image.open(io.BytesIO(data)).size == size


@pytest.mark.parametrize(
    ("page", "millimetres"),
    [("a4", (210, 297)), ("a4-landscape", (297, 210)), ("column", (111, None))],
)
def test_pdf_of_a_page_has_its_size(page, millimetres):
    data = still_map.render(layers_of("libya"), "pdf", Options(page=PAGES[page]))
    (drawn,) = PdfReader(io.BytesIO(data)).pages
    for points, expected in zip(drawn.mediabox[2:], millimetres, strict=True):
        assert expected is None or float(points) / 72 * 25.4 == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=style.THEMES)
@pytest.mark.parametrize("name", ["libya", "random-0", "random-7"])
def test_pdftotext_finds_every_label_and_fonts_are_embedded(name, theme, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not installed")
    options = Options(theme=theme, link=LINK)
    scene = still_map.compose(layers_of(name), options)
    path = tmp_path / "map.pdf"
    path.write_bytes(still_map.save(scene, "pdf"))
    found = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    labels = {p.label.text for face in all_faces(scene) for p in face.labels}
    lines = {*scene.header.title, *scene.header.subtitle, *scene.header.foot}
    headings = {section.heading for section in scene.legend}
    assert {text for text in labels | lines | headings if text not in found} == set()
    for font in PdfReader(path).pages[0]["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=style.THEMES)
def test_qr_code_on_the_page_is_that_of_the_link(theme):
    scene = still_map.compose(layers_of("libya"), Options(link=LINK, theme=theme))
    picture = Image.open(io.BytesIO(still_map.save(scene, "png", dpi=192))).convert("L")
    matrix = segno.make(LINK, error="m", micro=False, boost_error=False).matrix
    box, quiet = scene.side.link, 4
    module = box.height / (len(matrix) + 2 * quiet)
    shift = 0 if theme.name == "light" else quiet * module
    for y, row in enumerate(matrix):
        for x, is_dark in enumerate(row):
            at_x = box.left + shift + (x + 0.5) * module
            at_y = scene.page.height - box.top + (quiet + y + 0.5) * module
            assert (picture.getpixel((at_x * 2, at_y * 2)) < 128) == bool(is_dark)


def test_page_without_a_link_has_no_code():
    assert still_map.compose(layers_of("libya"), Options()).side.link is None


@pytest.mark.parametrize("steps", [2, 3, 5, None])
def test_every_dated_event_stands_in_one_step(steps):
    layers = layers_of("libya")
    scene = still_map.compose_multiples(layers, Options(), steps)
    shown = [event_id for face in scene.faces for event_id in face.drawn]
    assert len(shown) == len(set(shown))
    whole = still_map.compose(layers, Options())
    assert set(shown) <= whole.drawn - set(layers.undated)
    assert len(shown) >= 0.8 * len(whole.drawn - set(layers.undated))
    headings = [face.heading for face in scene.faces]
    assert len(headings) == len(set(headings)) > 1
    assert steps is None or len(headings) <= steps
    scales = [face.window.metres_per_pixel for face in scene.faces]
    assert min(scales) == pytest.approx(max(scales))


def test_no_days_are_said():
    undated = [event for event in layers_of("libya").told if event.when is None]
    with pytest.raises(NotFound):
        still_map.compose_multiples(build(undated), Options(), 3)


def test_days_share_maps_where_a_page_cannot_hold_one_for_each():
    scene = still_map.compose_multiples(build(many(60)), Options(), None)
    assert 2 <= len(scene.faces) <= still_map.MOST_STEPS
    assert "share a map" in " ".join(scene.header.foot)
    few = still_map.compose_multiples(layers_of("sudan"), Options(), None)
    assert "share a map" not in " ".join(few.header.foot)


def test_gif_has_a_frame_for_each_step_and_runs_for_ever():
    scenes = still_map.compose_frames(layers_of("libya"), Options(), 3)
    data = still_map.animate(scenes, dpi=48)
    assert data == still_map.animate(scenes, dpi=48)
    picture = Image.open(io.BytesIO(data))
    assert picture.n_frames == len(scenes) == 3
    assert picture.info["loop"] == 0
    frames = []
    for number in range(picture.n_frames):
        picture.seek(number)
        frames.append(np.asarray(picture.convert("RGB")))
    assert all((one != other).any() for one, other in combinations(frames, 2))
    legend = frames[0][:, int(frames[0].shape[1] * 0.8) :]
    assert all((frame[:, -legend.shape[1] :] == legend).all() for frame in frames)


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=style.THEMES)
def test_gif_keeps_the_colours_of_the_theme_and_of_every_side(theme):
    scenes = still_map.compose_frames(layers_of("sudan"), Options(theme=theme), 2)
    frame = Image.open(io.BytesIO(still_map.animate(scenes))).convert("RGB")
    found = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in frame.getcolors(1 << 16)}
    sides = {entry.side for section in scenes[0].legend for entry in section.entries}
    marks = {scenes[0].hue(side).mark for side in sides if side is not None}
    assert {theme.paper, theme.land, theme.water, theme.text, *marks} <= found
