"""Who is meant by the names that texts give forces."""

from datetime import date
from pathlib import Path

import pytest

from geo import forces
from geo.errors import InvalidValue
from geo.model import DateSpan

TABLE = forces.load()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Turkish army", "Turkish Armed Forces"),
        ("Turkish special forces", "Turkish Armed Forces"),
        ("U.S. troops", "US Armed Forces"),
        ("Ankara", "Turkey"),
        ("the Kremlin", "Russia"),
        ("Chadian rebels", "Chadian rebels"),
        ("ISIL", "Islamic State"),
        ("the Viet Minh", "Viet Minh"),
        ("Soviet Red Army", "Red Army"),
    ],
)
def test_a_name_means_its_force(name: str, expected: str) -> None:
    force = TABLE.named(name)
    assert force is not None
    assert force.name == expected


@pytest.mark.parametrize("name", ["is", "the market", "Turkish tea", "army", ""])
def test_other_words_mean_none(name: str) -> None:
    assert TABLE.named(name) is None


def test_the_same_words_mean_another_force_in_another_war() -> None:
    in_libya = TABLE.within("Russian mercenaries came to Libya, a Libyan officer said in Libya.")
    elsewhere = TABLE.within("Russian mercenaries came to Mali, a Malian officer said in Mali.")
    there, here = in_libya.named("Russian mercenaries"), elsewhere.named("Russian mercenaries")
    assert there is not None
    assert here is not None
    assert (there.side, here.side) == ("LNA", "")


def test_a_force_keeps_the_name_of_the_text_and_is_kin_to_whom_it_likely_is() -> None:
    table = TABLE.within("Russian mercenaries left Sirte in Libya, an officer in Libya said.")
    force = table.named("Russian mercenaries")
    assert force is not None
    assert [kin.name for kin in table.kin(force)] == ["Russian mercenaries", "Wagner Group"]


def test_a_force_is_unknown_before_it_was_founded() -> None:
    body = "The SDF met the IS in Syria."
    early = TABLE.within(body, DateSpan.day(date(1999, 1, 1)))
    assert early.named("SDF") is None
    assert TABLE.within(body, DateSpan.day(date(2018, 1, 1))).named("SDF") is not None


def test_what_a_name_meant_in_a_war_is_forgotten_after_it() -> None:
    body = "In Libya the unity government met; Libya waits."
    during = TABLE.within(body, DateSpan.day(date(2019, 5, 1)))
    assert during.named("unity government") is not None
    assert TABLE.within(body, DateSpan.day(date(2025, 5, 1))).named("unity government") is None


def test_scan_finds_the_longest_names_in_order() -> None:
    body = "Syrian rebels fought Turkish-backed units and the Islamic State group near a market."
    found = [(span.of(body), force.name) for span, force in TABLE.scan(body)]
    assert found[0] == ("Syrian rebels", "Syrian rebels")
    assert ("Islamic State group", "Islamic State") in found


def test_no_name_runs_over_a_line() -> None:
    assert TABLE.scan("He was Turkish\nforces of nature prevailed") == ()


def test_a_state_and_its_army_are_kin() -> None:
    army = TABLE.named("Egyptian army")
    assert army is not None
    assert [force.name for force in TABLE.kin(army)] == ["Egypt", "Egyptian Armed Forces"]


def test_ids_are_unique_to_names() -> None:
    names: dict[str, str] = {}
    for row in TABLE.rows:
        assert names.setdefault(row.force.id, row.force.name) == row.force.name


def test_symbols_are_twenty_digits() -> None:
    for row in TABLE.rows:
        symbol = row.force.symbol
        assert symbol == "" or (len(symbol) == 20 and symbol.isdigit())


CIVIL_WAR = (
    "The Confederate line broke. Lee fell back, and the Army of the Potomac followed; "
    "Federal cavalry held the bridge in 1864."
)


def names_in(body: str, published: DateSpan | None = None) -> dict[str, str]:
    """Return what is found in a text, and whom it means."""
    table = TABLE.within(body, published)
    return {span.of(body): force.name for span, force in table.scan(body)}


def test_a_surname_means_a_force_in_a_text_about_its_war() -> None:
    found = names_in(CIVIL_WAR)
    assert found["Lee"] == "Confederate Army"
    assert found["Federal cavalry"] == "Union Army"


@pytest.mark.parametrize(
    "body",
    [
        "Mr Lee met reporters in Singapore. Singapore's army held an exercise.",
        "Lee, Grant and Jackson opened a bakery in Ohio.",
        "Troops left Fort Lee in 1862 for Grant Park, said the Confederate and Union museums.",
    ],
)
def test_a_surname_alone_is_nobodys(body: str) -> None:
    assert not {"Lee", "Grant", "Jackson"} & set(names_in(body))


def test_a_rank_introduces_a_commander_whose_army_is_spoken_of() -> None:
    assert names_in("French columns under Marshal Foch moved up.")["Foch"] == "French Armed Forces"
    assert "Foch" not in names_in("The novelist Foch lives in a French village.")


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("Franco's Nationalists took the town in 1937.", "Nationalists", "Nationalists"),
        ("Chiang lost Jinan in 1948. The Nationalists left China.", "Nationalists", "KMT"),
        ("The Whites fled Omsk when Kolchak fell in 1919.", "Whites", "White Army"),
        ("The Whites under Mannerheim took Tampere.", "Whites", "Finnish Whites"),
        ("Rebels seized the airfield near Idlib, Syria; Assad flew in.", "Rebels", "Syrian rebels"),
        ("Rebels crossed into Rwanda in 1990. The RPF took Ruhengeri in Rwanda.", "Rebels",
         "Rwandan Patriotic Front"),
    ],
)  # fmt: skip
def test_one_word_means_another_side_in_another_war(body: str, name: str, expected: str) -> None:
    assert names_in(body)[name] == expected


def test_the_war_with_more_words_in_a_text_prevails() -> None:
    body = (
        "Mao's Communists and the Kuomintang fought on; Chiang left Chongqing. Greece: Communist."
    )
    assert set(TABLE.within(body).theatres) >= {"Chinese Civil War"}
    assert names_in(body)["Communists"] == "CPC forces"


def test_news_do_not_mean_a_war_long_over() -> None:
    body = "Gaddafi's heirs met. Gaddafi's government forces held Sirte in Libya, Libya said."
    assert "Libyan civil war of 2011" in TABLE.within(body, DateSpan.day(date(2011, 6, 1))).theatres
    assert (
        "Libyan civil war of 2011"
        not in TABLE.within(body, DateSpan.day(date(2024, 1, 1))).theatres
    )


def test_history_published_long_after_a_war_still_means_it() -> None:
    body = CIVIL_WAR * 2 + " The Confederates left; Federals met Union forces."
    assert "American Civil War" in TABLE.within(body, DateSpan.day(date(2010, 1, 1))).theatres


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Army of Northern Virginia", ["Army of Northern Virginia", "Confederate Army"]),
        ("German Sixth Army", ["German Sixth Army", "Germany", "German Armed Forces"]),
        ("Anglo-French fleet", ["Anglo-French forces", "British Armed Forces", "United Kingdom"]),
        ("Iraqi 9th Division", ["Iraqi 9th Division", "Iraq", "Iraqi Armed Forces"]),
        ("Chadian rebels", ["Chadian rebels"]),
    ],
)
def test_a_part_is_kin_to_the_whole(name: str, expected: list[str]) -> None:
    force = TABLE.named(name)
    assert force is not None
    kin = [one.name for one in TABLE.kin(force)]
    assert kin[0] == expected[0]
    assert set(expected) <= set(kin)


@pytest.mark.parametrize(
    ("body", "countries", "expected"),
    [
        (
            "Fighting spread in Chad. Paris recalled its envoy from Chad.",
            (),
            "Chadian Armed Forces",
        ),
        ("Washington said U.S. troops would stay.", ("NE", "NE", "US"), "Nigerien Armed Forces"),
        ("Chad and Niger met.", (), None),
        ("Nobody moved.", (), None),
        ("The KLA held Kosovo. Albanian guerrillas crossed into Kosovo in 1998.", (), None),
        ("Assad spoke. Rebels in Syria shelled Homs, Syria.", (), "Syrian Army"),
    ],
)
def test_the_army_at_home_is_that_of_the_country_spoken_of(
    body: str, countries: tuple[str, ...], expected: str | None
) -> None:
    army = TABLE.within(body).army_at_home(body, countries)
    assert (army.name if army else None) == expected


def test_a_country_named_within_anothers_name_is_not_counted() -> None:
    body = "South Sudan and South Sudan again; Sudan once."
    army = TABLE.army_at_home(body)
    assert army is not None
    assert army.name == "South Sudanese Armed Forces"


def test_no_name_goes_over_punctuation() -> None:
    assert "Austria, Hungary" not in names_in("They crossed Austria, Hungary and Serbia.")


def test_every_theatre_that_a_war_is_fought_in_is_a_country() -> None:
    countries = set(TABLE.states.countries.values())
    for theatre in TABLE.fought_in:
        assert theatre.countries <= countries


def test_every_commander_leads_a_known_force() -> None:
    known = {row.force.id for row in TABLE.rows} | set(TABLE.states.armies)
    for commander in TABLE.commanders:
        assert commander.force_id in known


HEADER = "id,name,side,aliases,adjectives,parent,symbol,valid_from,valid_to,theatre,kind"


def test_a_users_own_table_prevails(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(f"{HEADER}\norlo,Orlo Brigade,Orlo,Taliban;Men of Orlo,,army-FR,,,,,group\n")
    mine = forces.load(extra=table)
    force = mine.named("Men of Orlo")
    assert force is not None
    assert force == mine.named("Taliban")
    assert "France" in [one.name for one in mine.kin(force)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x,X,,,,,12,,,,group", r"mine\.csv:2: the symbol '12'"),
        ("x,X,,,,,,then,,,group", r"mine\.csv:2: .*then"),
        ("x,X,,,,,,,,Atlantis,group", r"mine\.csv:2: the theatre 'Atlantis'"),
        (",X,,,,,,,,,group", r"mine\.csv:2: a force needs an id and a name"),
        ("x,X,,,,nobody,,,,,group", r"force x: its parent 'nobody'"),
        ("x,X,,,,x,,,,,group", r"force x: its parent 'x'"),
    ],
)
def test_a_users_mistake_is_named(tmp_path: Path, row: str, message: str) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(InvalidValue, match=message):
        forces.load(extra=table)


def test_a_users_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"none\.csv: no such table"):
        forces.load(extra=tmp_path / "none.csv")


def test_a_users_table_without_a_column_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("id,name\nx,X\n")
    with pytest.raises(InvalidValue, match=r"mine\.csv:1: the header lacks .*side"):
        forces.load(extra=table)


def test_a_broken_row_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("code,name\nXX\n")
    with pytest.raises(InvalidValue, match=r"states\.csv:2"):
        forces.load(tmp_path)


def test_no_name_goes_over_the_end_of_a_sentence():
    found = [
        span for span, _ in forces.load().scan("Rebels reached the Polish border. Troops fled.")
    ]
    assert found == []
