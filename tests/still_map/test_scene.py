"""What stands where on the page: nothing covers what must be read, nothing drawn is unexplained."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest

from geo.errors import NotFound
from geo.layers import build
from geo.model import Action, DateBasis, EventQuery
from geo.views import briefing, fonts, style
from geo.views.prose import lead
from geo.views.still_map import PAGES, Options, compose, pen, typesetting
from geo.views.still_map.labels import Role
from geo.views.still_map.page import Box
from tests.events import PLACES, Told, libya, place, story, sudan
from tests.still_map.stories import random_story


def layers_of(told):
    return build(told.events, told.articles)


STORIES = {"libya": libya, "sudan": sudan} | {
    f"random {seed}": (lambda seed=seed: random_story(seed)) for seed in range(12)
}


@pytest.fixture(params=STORIES, scope="module")
def scene(request):
    return compose(layers_of(STORIES[request.param]()), Options())


def head_boxes(scene):
    heads = [course.head for course in scene.faces[0].courses if course.head is not None]
    return [Box(*head.min(axis=0), *head.max(axis=0)) for head in heads]


def test_no_label_covers_another_a_symbol_or_an_arrowhead(scene):
    boxes = [placed.box for placed in scene.faces[0].labels]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    for box in boxes:
        assert not any(box.meets(head) for head in head_boxes(scene))
        assert not any(box.meets(item.box) for item in scene.faces[0].symbols)


def test_labels_and_symbols_lie_on_the_map(scene):
    assert all(scene.faces[0].window.box.holds(placed.box) for placed in scene.faces[0].labels)
    assert all(
        scene.faces[0].window.box.holds(item.box.grown(-2)) for item in scene.faces[0].symbols
    )


def test_symbols_do_not_cover_one_another(scene):
    tight = [item.box.grown(-2.5) for item in scene.faces[0].symbols]
    crowded = [pair for pair in combinations(tight, 2) if pair[0].meets(pair[1])]
    assert len(crowded) <= 0.05 * len(tight)


def test_arrows_stay_on_the_map_and_point_at_their_destination(scene):
    for course in scene.faces[0].courses:
        assert (course.body[:, 0] >= scene.faces[0].window.box.left - 30).all()
        assert (course.body[:, 0] <= scene.faces[0].window.box.right + 30).all()
        if course.head is None or course.leaves_to:
            continue
        target = scene.faces[0].window.to_page(np.array([course.arrow.stops[-1]]))[0]
        tip, tail = course.head[1], course.body[0]
        assert np.hypot(*(tip - target)) < np.hypot(*(tail - target)) + 1
        assert np.hypot(*(tip - target)) < style.SYMBOL_RADIUS + 14 + course.retreat


def test_everything_drawn_is_explained_in_the_legend(scene):
    entries = [entry for section in scene.legend for entry in section.entries]
    texts = {entry.text for entry in entries}
    looks = [c.arrow.look for c in scene.faces[0].courses] + [
        s.symbol.look for s in scene.faces[0].symbols
    ]
    assert {look.line.label for look in looks} <= texts
    assert {look.side or "Side not known" for look in looks} <= texts
    assert {item.symbol.shape for item in scene.faces[0].symbols} <= {
        entry.shape for entry in entries
    }
    assert any(look.is_hollow for look in looks) == any(entry.is_hollow for entry in entries)
    assert bool(scene.faces[0].areas) == any(entry.is_area for entry in entries)
    widths = {course.arrow.width for course in scene.faces[0].courses}
    if len(widths) > 1:
        assert widths <= {entry.width for entry in entries if entry.line}


def test_legend_explains_nothing_that_is_not_there():
    told = (Told("Men left Sirte for Brega.", Action.WITHDRAW, "LNA", ["Sirte"], ["Brega"]),)
    scene = compose(layers_of(story(told, ("A", "B"), "2020-07-15")), Options())
    headings = [section.heading for section in scene.legend]
    assert headings == [
        "Who moved or acted",
        "What happened",
        "How sure the text is",
        "How precise it is",
    ]
    assert [len(section.entries) for section in scene.legend] == [1, 1, 1, 2]


def test_named_places_have_their_label():
    scene = compose(layers_of(libya()), Options())
    labels = {
        p.label.text for p in scene.faces[0].labels if p.label.role in (Role.PLACE, Role.AREA)
    }
    assert {"Sirte", "Brega", "Misrata", "Tripoli", "Jufra Airbase", "Oil Crescent"} <= labels


def test_end_far_off_the_map_is_named_at_the_edge():
    scene = compose(layers_of(libya()), Options())
    assert "from Syria" in {p.label.text for p in scene.faces[0].labels}
    west, _, east, _ = scene.faces[0].window.bbox
    assert east - west < 25


def test_colours_depend_on_the_store_and_not_on_the_selection():
    told = libya()
    sides = ("Government of National Accord", "Libyan National Army")
    only_second = [
        event for event in told.events if event.forces[:1] and event.forces[0].id == "lna"
    ]
    scene = compose(build(only_second, told.articles), Options(sides=sides))
    assert scene.slots["Libyan National Army"] == 1


def test_window_of_the_query_leaves_undated_events_out_and_counts_them():
    told = libya()
    undated = {event.id for event in told.events if event.when is None}
    everything = compose(layers_of(told), Options())
    query = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 31))
    windowed = compose(layers_of(told), Options(query=query))
    assert undated <= everything.drawn
    assert not undated & windowed.drawn
    assert "1 without a date" in " ".join(windowed.header.subtitle)
    assert "July 2020" in " ".join(windowed.header.subtitle)


def test_box_of_the_query_is_the_map():
    scene = compose(layers_of(libya()), Options(query=EventQuery(bbox=(10, 30, 16, 34))))
    corners = scene.faces[0].window.to_page(np.array([[10, 30], [16, 34]]))
    for x, y in corners:
        assert scene.faces[0].window.box.grown(1).holds(Box(x, y, x, y))
    assert scene.faces[0].window.metres_per_pixel < 1000


def test_places_on_both_sides_of_the_antimeridian_are_near_each_other():
    PLACES["East Isle"] = place("East Isle", 178.5, -17)
    PLACES["West Isle"] = place("West Isle", -178.0, -18)
    told = (
        Told("They sailed.", Action.DEPLOY, "LNA", ["East Isle"], ["West Isle"], when="2021-01-01"),
    )
    scene = compose(layers_of(story(told, ("A", "B"), "2021-01-02")), Options())
    (course,) = scene.faces[0].courses
    assert scene.faces[0].window.metres_per_pixel * scene.faces[0].window.box.width < 1_000_000
    assert course.body[0][0] < course.body[-1][0]
    assert any("FIJI" in p.label.text for p in scene.faces[0].labels)


def test_capital_of_the_country_is_named_whatever_the_events_name():
    told = (Told("Men left Sirte for Brega.", Action.WITHDRAW, "LNA", ["Misrata"], ["Sirte"]),)
    query = EventQuery(bbox=(10, 29, 20, 34))
    (face,) = compose(layers_of(story(told, ("A", "B"), "2020-07-15")), Options(query=query)).faces
    capitals = [placed.label.text for placed in face.labels if placed.label.role is Role.CAPITAL]
    assert capitals == ["Tripoli"]


@pytest.mark.model
def test_capital_is_named_on_the_map_and_in_its_inset(demo_layers):
    (face,) = compose(demo_layers, Options()).faces
    for shown in (face, face.inset):
        assert "Tripoli" in {placed.label.text for placed in shown.labels}


def test_vague_place_whose_middle_is_off_the_map_stands_on_it():
    PLACES["Farland"] = place("Farland", 20.0, 22.0, 900, feature="L.RGN")
    told = (
        Told("Men came to Sirte.", Action.DEPLOY, "LNA", destination=["Sirte"]),
        Told("Men came to Brega.", Action.DEPLOY, "LNA", destination=["Brega"]),
        Told("Men were in Farland.", Action.CLASH, "LNA", location=["Farland"]),
    )
    scene = compose(layers_of(story(told, ("A", "B"), "2020-07-15")), Options())
    assert len(scene.drawn) == 3
    assert "somewhere in Farland" in {placed.label.text for placed in scene.faces[0].labels}


def test_marks_are_smaller_where_the_map_is():
    large, small = (
        compose(layers_of(libya()), Options(page=PAGES[page])).faces[0]
        for page in ("screen", "column")
    )
    assert small.sizes.marks < large.sizes.marks == 1
    assert small.symbols[0].radius == small.sizes.symbol_radius < style.SYMBOL_RADIUS


def test_single_place_makes_a_map_of_readable_scale():
    told = (
        Told("Shells fell on Sirte.", Action.STRIKE, "", location=["Sirte"], when="2020-07-14"),
    )
    scene = compose(layers_of(story(told, ("A", "B"), "2020-07-15")), Options())
    assert scene.faces[0].window.metres_per_pixel * scene.faces[0].window.box.width > 100_000


def test_nothing_to_draw_says_why():
    told = libya()
    unplaced = [event for event in told.events if not event.is_placed]
    with pytest.raises(NotFound, match="1 without a place"):
        compose(build(unplaced, told.articles), Options())


def test_title_is_the_callers_or_the_lead_of_the_briefing():
    told = libya()
    layers = layers_of(told)
    assert compose(layers, Options(title="My title")).header.title == ("My title",)
    proposed = " ".join(compose(layers, Options()).header.title)
    assert proposed == briefing.build(told.events, told.articles).headline.text


def test_title_leaves_out_what_is_not_on_the_map():
    told = libya()
    unplaced = next(event for event in told.events if not event.is_placed)
    strike = next(event for event in told.events if event.action is Action.STRIKE)
    title = " ".join(compose(build([unplaced, strike], told.articles), Options()).header.title)
    assert title == lead.headline(strike)


@pytest.fixture
def scene_with_a_wide_end():
    PLACES["Wideland"] = place("Wideland", 17.5, 29.5, 230, feature="L.RGN")
    told = (
        Told("Men left Sirte.", Action.WITHDRAW, "LNA", ["Tripoli"], ["Wideland"]),
        Told("Men left Brega.", Action.WITHDRAW, "LNA", ["Brega"], ["Benghazi"]),
        Told("Men came to Hun.", Action.DEPLOY, "LNA", destination=["Hun"]),
    )
    return compose(layers_of(story(told, ("A", "B"), "2020-07-15")), Options())


def test_arrow_to_a_wide_place_fades_and_stops_before_its_middle(scene_with_a_wide_end):
    scene = scene_with_a_wide_end
    faded = [course for course in scene.faces[0].courses if any(course.arrow.fades)]
    (course,) = faded
    assert course.arrow.fades == (False, True)
    middle = scene.faces[0].window.to_page(np.array([course.arrow.stops[-1]]))[0]
    radius = 230_000 / scene.faces[0].window.metres_per_pixel
    start = course.body[0]
    gap = np.hypot(*(course.head[1] - middle))
    assert gap >= min(0.9 * radius, 0.3 * np.hypot(*(start - middle)))
    assert "somewhere in Wideland" in {placed.label.text for placed in scene.faces[0].labels}


def test_wide_place_is_outlined_for_no_side_and_explained(scene_with_a_wide_end):
    (area,) = scene_with_a_wide_end.faces[0].areas
    assert (area.area.is_wide, area.is_shaded, area.area.side) == (True, False, None)
    entries = [entry for section in scene_with_a_wide_end.legend for entry in section.entries]
    assert [entry.text for entry in entries if entry.fades] == [style.FADED_LABEL]
    assert "Side not known" not in {entry.text for entry in entries}


@pytest.mark.parametrize("fades", [(True, False), (False, True), (True, True)])
def test_ink_of_a_fading_line_adds_up_to_full_and_runs_out(fades):
    points = np.column_stack((np.linspace(0, 100, 50), np.zeros(50)))
    left = np.ones(101)
    for stroke in pen.strokes(points, fades):
        covered = slice(round(stroke.points[0][0]), round(stroke.points[-1][0]) + 1)
        left[covered] *= 1 - stroke.opacity
    ink = 1 - left
    assert ink[50] == pytest.approx(1)
    assert (ink[0] < 0.1) == fades[0]
    assert (ink[-1] < 0.4) == fades[1]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (DateBasis.TEXT, "LNA · 14 July"),
        (DateBasis.PUBLICATION, "LNA · by 14 July"),
        (DateBasis.INFERRED, "LNA · 14 July (inferred)"),
    ],
)
def test_note_on_an_arrow_says_how_its_date_is_known(basis, words):
    told = story(
        (Told("Men left.", Action.WITHDRAW, "LNA", ["Sirte"], ["Brega"], when="2020-07-14"),),
        ("A", "B"),
        "2020-07-15",
    )
    (event,) = told.events
    known = replace(event, when=replace(event.when, basis=basis))
    (course,) = compose(build([known], told.articles), Options()).faces[0].courses
    assert course.arrow.note == words


@pytest.mark.parametrize("page", PAGES)
def test_long_title_is_all_there(page):
    words = [f"word{number}" for number in range(40)]
    scene = compose(layers_of(sudan()), Options(title=" ".join(words), page=PAGES[page]))
    assert " ".join(scene.header.title).split() == words
    widest = scene.page.inner_width
    for line in scene.header.title:
        width = typesetting.width(line, scene.header.title_size, fonts.SEMIBOLD)
        assert width <= widest


def test_title_without_spaces_is_broken_and_not_cut():
    scene = compose(layers_of(sudan()), Options(title="x" * 250, page=PAGES["column"]))
    assert "".join(scene.header.title) == "x" * 250


def test_credit_names_the_sources_of_what_is_shown():
    told = libya()
    foot = " ".join(compose(layers_of(told), Options()).header.foot)
    assert "Sources: Gulf Wire and Coast Daily" in foot
    shown = [event for event in told.events if len(event.claims) == 1]
    foot = " ".join(compose(build(shown, told.articles), Options()).header.foot)
    assert "Sources: Gulf Wire" in foot
    assert "Coast Daily" not in foot
