"""In which texts a correction counts."""

from geo.gazetteer import aliases_in, aliases_of_countries
from geo.gazetteer.scopes import names_country
from geo.model import ScopedName
from geo.reading import read_text
from tests.places.small_gazetteer import SmallGazetteer, place

WORLD = SmallGazetteer(
    place("Velia", 15.0, 30.0, "A.PCLI", country="QA", aliases=("Velian", "Old Velia")),
    place("Osta", 15.0, 30.0, "A.PCLI", country="QB"),
    place("Osta Fort", 15.0, 30.0, country="QA"),
)
EVERYWHERE = ScopedName("Homa").subject
IN_VELIA = ScopedName("Homa", country="QA").subject


def article(body: str):
    return read_text(body, title="", publisher="")


def test_the_narrower_of_two_corrections_counts() -> None:
    told = article("Velian troops left Homa.")
    here = ScopedName("Homa", article_id=told.id).subject
    aliases = {here: "here", EVERYWHERE: "everywhere", IN_VELIA: "velia"}
    assert aliases_in(told, aliases, WORLD) == {"Homa": "here"}
    assert aliases_in(article("The Velian army held Homa."), aliases, WORLD) == {"Homa": "velia"}
    assert aliases_in(article("Osta held Homa."), aliases, WORLD) == {"Homa": "everywhere"}


def test_of_two_spellings_the_narrower_comes_last() -> None:
    aliases = {ScopedName("HOMA", country="QA").subject: "velia", "Homa": "everywhere"}
    chosen = aliases_in(article("Velia took Homa."), aliases, WORLD)
    assert list(chosen.items()) == [("Homa", "everywhere"), ("HOMA", "velia")]


def test_a_text_names_a_country_by_any_of_its_names() -> None:
    assert names_country("An Old Velia hand came.", "QA", WORLD)
    assert names_country("A Velian came.", "QA", WORLD)
    assert not names_country("They held Osta Fort.", "QA", WORLD)
    assert not names_country("velian", "QB", WORLD)


def test_without_an_article_the_countries_given_count() -> None:
    aliases = {EVERYWHERE: "everywhere", IN_VELIA: "velia", "Homa\tarticle:a1": "here"}
    assert aliases_of_countries(aliases, ()) == {"Homa": "everywhere"}
    assert aliases_of_countries(aliases, ("QA",)) == {"Homa": "velia"}
