"""One style for all views: legible, complete, stable, and ready for a script."""

import json

import pytest

from geo.model import Action, Status
from geo.views import sides, style
from tests.events import Told, story


@pytest.mark.parametrize("theme", style.THEMES.values(), ids=lambda theme: theme.name)
class TestContrast:
    def grounds(self, theme):
        return (theme.paper, theme.land, theme.land_quiet, theme.water)

    def test_text_is_legible_everywhere(self, theme):
        inks = [hue.ink for hue in (*theme.hues, theme.no_side)]
        for colour in (theme.text, theme.muted, theme.water_text, *inks):
            for ground in self.grounds(theme):
                assert style.contrast(colour, ground) >= style.TEXT_CONTRAST

    def test_marks_stand_out_everywhere(self, theme):
        for hue in (*theme.hues, theme.no_side):
            for ground in self.grounds(theme):
                assert style.contrast(hue.mark, ground) >= style.MARK_CONTRAST

    def test_marks_of_different_sides_differ(self, theme):
        marks = [hue.mark for hue in (*theme.hues, theme.no_side)]
        assert len(set(marks)) == len(marks)


def test_every_status_has_a_line_and_every_action_a_shape_with_an_outline():
    assert set(style.LINES) == set(Status)
    assert set(style.SHAPES) == set(Action)
    for action in Action:
        for role in style.OPEN_ENDS:
            assert style.OUTLINES[style.shape_of(action, role)]


def test_statuses_that_did_not_happen_never_look_like_those_that_did():
    asserted = {(line.dash, line.crossed) for s, line in style.LINES.items() if s.is_asserted}
    others = {(line.dash, line.crossed) for s, line in style.LINES.items() if not s.is_asserted}
    assert not asserted & others


def test_outlines_stay_in_their_box():
    for rings in style.OUTLINES.values():
        assert all(abs(value) <= 1.2 for ring in rings for point in ring for value in point)


def test_sides_keep_their_colour_whatever_the_order_and_number():
    assert style.assign_sides(["b", "a", "a"]) == style.assign_sides(["a", "b"])
    many = style.assign_sides(f"side {number:02}" for number in range(20))
    assert [slot for slot in many.values() if slot is not None] == list(range(len(style.OKABE_ITO)))


def test_those_who_are_told_of_most_have_the_colours():
    palette = len(style.OKABE_ITO)
    bystanders = [f"bystander {number}" for number in range(palette + 2)]
    slots = style.assign_sides([*bystanders, *["yellow camp", "zebra camp"] * 3])
    coloured = [side for side, slot in slots.items() if slot is not None]
    assert len(coloured) == palette
    assert coloured[-2:] == ["yellow camp", "zebra camp"]
    few = style.assign_sides(["yellow camp", "zebra camp", "alpha"])
    assert few == style.assign_sides(["yellow camp"] * 9 + ["zebra camp", "alpha"])


def test_an_event_tells_of_who_acts_and_of_whom_it_is_fought_with():
    told = story(
        [
            Told("They fought.", Action.CLASH, "LNA", opponent="GNA forces", location=["Sirte"]),
            Told("They came.", Action.ADVANCE, "GNA forces", destination=["Sirte"]),
            Told("They struck.", Action.STRIKE, "LNA", opponent="Sudanese Armed Forces"),
        ],
        ("A Paper", "A Radio"),
        "2020-07-20",
    )
    gna, lna = "Government of National Accord", "Libyan National Army"
    assert sorted(sides.told_in(told.events)) == [gna, gna, lna, lna]


def test_width_grows_with_the_number():
    widths = [style.width_of(number) for number in (1, 100, 1000, 5000)]
    assert widths == sorted(set(widths))


def test_plain_style_can_be_written_as_json():
    for theme in style.THEMES.values():
        plain = json.loads(json.dumps(style.to_plain(theme)))
        assert plain["lines"]["planned"]["dash"]
        assert plain["shapes"]["capture"] in plain["outlines"]
