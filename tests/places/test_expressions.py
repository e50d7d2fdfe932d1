import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import RelationKind, Span
from geo.places.expressions import (
    find_capitals,
    find_country_parts,
    find_expressions,
    find_national_borders,
    find_national_capitals,
    find_settlements,
)

WORLD = ("Barsa", "Homa", "Tarn", "Velia")


def spans_of(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer("|".join(WORLD), text)]


def only(text: str):
    (expression,) = find_expressions(text, spans_of(text))
    return expression


@pytest.mark.parametrize(
    ("text", "quote", "kind", "bearings", "km"),
    [
        ("camped 25 km west of Barsa today", "25 km west of Barsa", "distance", (270,), 25),
        (
            "dug in about 12 miles north-east of the town of Barsa",
            "about 12 miles north-east of the town of Barsa",
            "distance",
            (45,),
            19.312,
        ),
        ("a post five kilometres from Barsa", "five kilometres from Barsa", "distance", (), 5),
        (
            "shelled 1,200 metres (0.75 miles) south of Barsa",
            "1,200 metres (0.75 miles) south of Barsa",
            "distance",
            (180,),
            1.2,
        ),
        ("fighting west and south of Barsa", "west and south of Barsa", "side", (270, 180), None),
        ("quiet in northwestern Velia", "northwestern Velia", "side", (315,), None),
        ("quiet in central Velia", "central Velia", "side", (), None),
        (
            "held the eastern part of Barsa",
            "the eastern part of Barsa",
            "side",
            (90,),
            None,
        ),
        ("in Velia’s western region now", "Velia’s western region", "side", (270,), None),
        (
            "left the southern suburbs of Barsa",
            "the southern suburbs of Barsa",
            "surroundings",
            (180,),
            None,
        ),
        ("on the outskirts of Barsa", "the outskirts of Barsa", "surroundings", (), None),
        (
            "across the northern Barsa countryside",
            "the northern Barsa countryside",
            "surroundings",
            (0,),
            None,
        ),
        ("shells fell near Barsa today", "near Barsa", "surroundings", (), None),
        (
            "a camp just outside the town of Barsa",
            "just outside the town of Barsa",
            "surroundings",
            (),
            None,
        ),
        ("all over the Barsa region", "the Barsa region", "surroundings", (), None),
        (
            "crossed to the east bank of the Homa",
            "the east bank of the Homa",
            "bank",
            (90,),
            None,
        ),
        (
            "in the area between Barsa and the city of Tarn",
            "area between Barsa and the city of Tarn",
            "between",
            (),
            None,
        ),
        (
            "mines on the road from Barsa to Tarn",
            "the road from Barsa to Tarn",
            "road",
            (),
            None,
        ),
        ("the Barsa-Tarn highway is cut", "Barsa-Tarn highway", "road", (), None),
        ("fled to the border with Barsa", "the border with Barsa", "border", (), None),
        (
            "the border between Barsa and Tarn",
            "the border between Barsa and Tarn",
            "border",
            (),
            None,
        ),
        ("along the Barsa-Tarn border", "Barsa-Tarn border", "border", (), None),
        ("towards Barsa's border with Tarn", "Barsa's border with Tarn", "border", (), None),
        (
            "the Barsa southern border with Tarn",
            "Barsa southern border with Tarn",
            "border",
            (),
            None,
        ),
        ("the Barsa-Tarn coastal road", "Barsa-Tarn coastal road", "road", (), None),
        ("the Barsa-Tarn supply route", "Barsa-Tarn supply route", "road", (), None),
        ("now within 10 km of Barsa", "within 10 km of Barsa", "distance", (), 10),
        ("stopped 5 km short of Barsa", "5 km short of Barsa", "distance", (), 5),
        ("a raid over the border into Barsa", "over the border into Barsa", "border", (), None),
        ("held Barsa's city centre", "Barsa's city centre", "side", (), None),
        ("along the line Barsa-Tarn", "line Barsa-Tarn", "between", (), None),
        ("along the line Barsa-Zim-Tarn now", "line Barsa-Zim-Tarn", "between", (), None),
        ("the Barsa–Tarn–Zim front moved", "Barsa–Tarn–Zim front", "between", (), None),
    ],
)
def test_reads_the_wording(text, quote, kind, bearings, km):
    expression = only(text)
    assert quote in expression.span.of(text)
    assert len(expression.span.of(text)) <= len(quote) + len("the ")
    assert expression.kind is RelationKind(kind)
    assert expression.bearings == bearings
    assert expression.distance_km == (pytest.approx(km, rel=1e-3) if km else None)


@pytest.mark.parametrize(
    "text",
    [
        "They fought in Barsa",
        "the western areas of Barsa’s second district",
        "after talks between ministers, Barsa calmed",
        "He has 25 brothers in Barsa",
        "the Barsa-Tarn match ended",
        "Barsa centred its hopes on him",
    ],
)
def test_finds_nothing_where_nothing_is_relative(text):
    assert not find_expressions(text, spans_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "withdrew from Barsa (450 km east of Tarn) at dawn",
        "withdrew from Barsa, some 30 km south of Tarn, at dawn",
        "the Barsa area, which lies some 25 km west of the city of Tarn",
        "seized Barsa, a town of 20,000 people 60 kilometers southwest of Tarn",
        "the Barsa border crossing, 50 kilometers north of Tarn",
    ],
)
def test_a_gloss_explains_the_place_before_it(text):
    (gloss,) = [e for e in find_expressions(text, spans_of(text)) if e.distance_km]
    assert gloss.explains == 0


def test_a_list_is_no_gloss():
    text = "clashes in Homa, northern Barsa and elsewhere"
    (expression,) = find_expressions(text, spans_of(text))
    assert expression.explains is None


def test_a_gloss_inside_between_is_not_an_end():
    text = "in the area between Barsa (450 km east of Homa) and Tarn"
    expressions = find_expressions(text, spans_of(text))
    (between,) = [e for e in expressions if e.kind is RelationKind.BETWEEN]
    assert between.anchors == (0, 2)


def test_the_region_of_an_area_is_the_area():
    text = "in the Velia region"
    assert not find_expressions(text, spans_of(text), areas={0})


def test_the_capital_counts_where_no_name_follows():
    text = "80 km from the capital. The capital of Velia; the capital Tarn; the capital city"
    assert [span.start for span in find_capitals(text)] == [text.index("the capital")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("camps in the south, they said", "the south"),
        ("to secure the western region after that", "the western region"),
        ("who rose in the east of the country", "the east of the country"),
        ("in the country's north", "the country's north"),
        ("in the east of the fractious, weary country", "the east of the fractious, weary country"),
    ],
)
def test_parts_of_the_country(text, quote):
    (part,) = find_country_parts(text)
    assert part.span.of(text) == quote


@given(st.text(alphabet="abc 0123456789kmofeastwhn,.()-’BarsaTn", max_size=80))
def test_never_fails_and_always_covers_its_anchors(filler):
    text = f"{filler} Barsa {filler} Tarn {filler}"
    spans = spans_of(text)
    for expression in find_expressions(text, spans):
        for anchor in expression.anchors:
            assert expression.span.contains(spans[anchor])


def test_an_area_has_a_border_and_a_town_stands_at_one():
    (border,) = find_expressions("massed on Velia's border", [Span(10, 15)], areas={0})
    assert border.kind is RelationKind.BORDER
    assert not find_expressions("held the Barsa border crossing", [Span(9, 14)])


def test_a_capitalised_compass_point_is_a_part_of_the_country():
    (part,) = find_country_parts("They came from the Northeast to Barsa.")
    assert part.bearings == (45.0,)
    assert not find_country_parts("They attacked from the north at dawn.")
    assert not find_country_parts("They came from the east and left.")
    assert not find_country_parts("They sailed from the North Sea.")


def test_the_capital_of_a_people_counts_where_no_name_follows():
    text = "in the Velian capital. The Velian capital Tarn, the Velian capital of old"
    ((span, people),) = find_national_capitals(text)
    assert (span.start, people) == (text.index("the Velian"), "Velian")


def test_settlements_spoken_of():
    text = "in the city, the war torn town and the city of Barsa, the town Hun, the eastern city"
    assert [span.of(text) for span in find_settlements(text)] == ["city", "war torn town"]


@pytest.mark.parametrize(
    ("body", "wording", "peoples"),
    [
        ("fled towards the Velian border.", "Velian border", ("Velian",)),
        ("reached the Velian frontier on Monday", "Velian frontier", ("Velian",)),
        ("massed on the Sarkian-Velian border", "Sarkian-Velian border", ("Sarkian", "Velian")),
    ],
)
def test_a_border_is_named_by_its_people(body: str, wording: str, peoples: tuple[str, ...]) -> None:
    ((expression, found),) = find_national_borders(body)
    assert (expression.span.of(body), found) == (wording, peoples)
    assert expression.kind is RelationKind.BORDER


@pytest.mark.parametrize(
    "body",
    [
        "shot at Velian border guards",
        "the Velian border town of Tarn",
        "the Velian border with Sarkia",
        "the sealed border was quiet",
    ],
)
def test_guards_and_towns_of_a_border_are_no_border(body: str) -> None:
    assert find_national_borders(body) == ()
