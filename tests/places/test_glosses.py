from geo.model import Mention, MentionKind, PlaceRole, Resolution, Span
from geo.places.glosses import mark_asides, place_quarters, spread
from tests.places.small_gazetteer import place

BARSA = place("Barsa", 16.5, 31.2, population=90_000, radius_km=8)
VELIA = place("Velia", 15.0, 28.0, "A.PCLI", radius_km=700)


def resolutions(body, known, *names):
    found, after = [], 0
    for name in names:
        start = body.index(name, after)
        after = start + len(name)
        span = Span(start, after)
        mention = Mention("a1", span, name, MentionKind.PLACE, "test")
        where = known.get(name)
        found.append(Resolution(mention, where, 0.9 if where else 0.0, PlaceRole.LITERAL))
    return found


def quarter(body, *names):
    known = {"Barsa": BARSA, "Velia": VELIA}
    return place_quarters(body, resolutions(body, known, *names))


def test_an_unknown_quarter_lies_in_the_town_that_owns_it():
    _, zimra = quarter("shells hit Barsa's Zimra district", "Barsa", "Zimra")
    assert zimra.place is not None
    assert (zimra.place.lon, zimra.place.lat, zimra.place.radius_km) == (16.5, 31.2, 8)
    assert (zimra.place.name, zimra.place.feature) == ("Zimra", "P.PPLX")
    assert zimra.place.id != BARSA.id
    assert zimra.relation is not None
    assert zimra.relation.anchors == (BARSA,)
    assert 0 < zimra.confidence < 0.9


def test_an_unknown_quarter_lies_in_the_town_that_follows():
    for body in (
        "in the Zimra neighbourhood of Barsa",
        "in the Zimra quarter in the east of Barsa",
        "in Zimra, a suburb of the city of Barsa",
    ):
        zimra, _ = quarter(body, "Zimra", "Barsa")
        assert zimra.place is not None, body


def test_nothing_is_guessed():
    for body, names in (
        ("from Zimra to Barsa", ("Zimra", "Barsa")),
        ("Barsa and Zimra district", ("Barsa", "Zimra")),
        ("Velia's Zimra district", ("Velia", "Zimra")),
        ("the Zimra district of Velia", ("Zimra", "Velia")),
    ):
        unknown = quarter(body, *names)[names.index("Zimra")]
        assert unknown.place is None, body


def test_what_is_placed_once_is_placed_wherever_it_is_named():
    body = "Barsa's Zimra district. Zimra burned, Qasr did not."
    found = spread(quarter(body, "Barsa", "Zimra", "Zimra", "Qasr"))
    assert found[2].place == found[1].place
    assert found[2].relation == found[1].relation
    assert found[3].place is None


OLD_BARSA = place("Old Barsa", 16.52, 31.21)
TARN = place("Tarn", 13.2, 32.9)


def aside_role(body, *names):
    known = {"Barsa": BARSA, "Velia": VELIA, "Old Barsa": OLD_BARSA, "Tarn": TARN}
    return mark_asides(body, resolutions(body, known, *names))[-1].role


def test_a_name_in_brackets_that_says_the_same_is_no_place_of_its_own():
    assert aside_role("in Barsa (Old Barsa) today", "Barsa", "Old Barsa") is PlaceRole.GLOSS
    assert aside_role("in Barsa (NE Velia) today", "Barsa", "Velia") is PlaceRole.GLOSS
    assert aside_role("in Barsa (now Old Barsa)", "Barsa", "Old Barsa") is PlaceRole.GLOSS


def test_another_place_in_brackets_is_one():
    assert aside_role("from Barsa (Tarn) today", "Barsa", "Tarn") is PlaceRole.LITERAL
    assert aside_role("in Barsa (60 km from Old Barsa)", "Barsa", "Old Barsa") is PlaceRole.LITERAL
    assert aside_role("in Barsa (Old Barsa fell)", "Barsa", "Old Barsa") is PlaceRole.LITERAL
