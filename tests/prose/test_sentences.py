"""Agreement, hedges and order of words."""

from dataclasses import replace

import pytest

from geo.model import Action, Conflict, DateBasis, Event, Force, Quantity, Status
from geo.views.prose import headlines, sentences, speakers, wording
from geo.views.prose.cues import NO_CUES, Cues, Prospect
from tests import events as made
from tests.events import FORCES, Told


def sentence(
    turn: int = 0, publisher: str = "Gulf Wire", cues: Cues = NO_CUES, **fields: object
) -> str:
    defaults: dict[str, object] = {
        "sentence": "Some words say it.",
        "action": Action.WITHDRAW,
        "force": "LNA",
        "origin": ["Sirte"],
        "when": "2020-07-14",
    }
    told = Told(**(defaults | fields))  # type: ignore[arg-type]
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    text = sentences.describe(event, event.claims, publisher, turn, cues)
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("The LNA reportedly withdrew from Sirte on 14 July 2020.", {}),
        ("The LNA is reported to have withdrawn from Sirte on 14 July 2020.", {"turn": 1}),
        ("GNA forces are reported to have withdrawn from Sirte on 14 July 2020.",
         {"turn": 1, "force": "GNA forces"}),
        ("Gulf Wire reported that the LNA had withdrawn from Sirte on 14 July 2020.", {"turn": 2}),
        ("According to residents, the LNA withdrew from Sirte on 14 July 2020.",
         {"source": "residents"}),
        ("The LNA said that it had withdrawn from Sirte on 14 July 2020.",
         {"source": "LNA", "turn": 1}),
        ("One side says that the LNA withdrew from Sirte on 14 July 2020.",
         {"status": Status.CLAIMED}),
        ("The LNA is said by one side to have withdrawn from Sirte on 14 July 2020.",
         {"status": Status.CLAIMED, "source": "he", "turn": 1}),
        ("The LNA withdrew from Sirte on 14 July 2020; a report treats this as confirmed.",
         {"status": Status.CONFIRMED}),
        ("Earlier, as Gulf Wire recalled, the LNA had withdrawn from Sirte on 14 July 2020.",
         {"status": Status.HISTORICAL}),
        ("Gulf Wire tells of a plan, demand or threat for the LNA to withdraw from Sirte on "
         "14 July 2020.", {"status": Status.PLANNED}),
        ("Residents spoke of a plan, demand or threat for the LNA to withdraw from Sirte on "
         "14 July 2020.", {"status": Status.PLANNED, "source": "residents"}),
        ("As part of a condition, residents said, the LNA would withdraw from Sirte on "
         "14 July 2020.",
         {"status": Status.CONDITIONAL, "source": "residents"}),
        ("It was denied that the LNA had withdrawn from Sirte on 14 July 2020.",
         {"status": Status.DENIED}),
        ("The LNA denied that it had withdrawn from Sirte on 14 July 2020.",
         {"status": Status.DENIED, "source": "LNA"}),
        ("Unidentified forces reportedly carried out strikes at Watiya Airbase on 14 July 2020.",
         {"action": Action.STRIKE, "force": "", "origin": [], "location": ["Watiya Airbase"]}),
        ("GNA forces reportedly captured Watiya Airbase from the LNA in July 2020.",
         {"action": Action.CAPTURE, "force": "GNA forces", "opponent": "LNA", "origin": [],
          "location": ["Watiya Airbase"], "when": "2020-07"}),
        ("The LNA reportedly moved 14 jets from Syria by way of Tobruk to Benghazi on 11 or "
         "12 July 2020.",
         {"action": Action.TRANSFER_EQUIPMENT, "origin": ["Syria"], "via": ["Tobruk"],
          "destination": ["Benghazi"], "quantity": Quantity(14, 14, "jets"),
          "when": "2020-07-11/2020-07-12"}),
        ("GNA forces reportedly sent at least 300 men as reinforcements from Tripoli and "
         "Misrata to Sirte between 30 June and 4 July 2020.",
         {"action": Action.REINFORCE, "force": "GNA forces", "origin": ["Tripoli", "Misrata"],
          "destination": ["Sirte"], "quantity": Quantity(300, None, "men"),
          "when": "2020-06-30/2020-07-04"}),
        ("The LNA reportedly withdrew from a place told only as “an undisclosed camp” (no date "
         "given).", {"origin": ["an undisclosed camp"], "when": None,
                     "sentence": "They left an undisclosed camp."}),
        ("The LNA reportedly deployed in the Oil Crescent on 14 July 2020.",
         {"action": Action.DEPLOY, "origin": [], "location": ["Oil Crescent"]}),
        ("According to a plan the LNA", {"action": Action.PLANNED_OPERATION}),
    ],
)  # fmt: skip
def test_sentences(expected: str, fields: dict[str, object]) -> None:
    text = sentence(**fields)  # type: ignore[arg-type]
    if fields.get("action") is Action.PLANNED_OPERATION:
        assert "plan, demand or threat for the LNA to carry out an operation" in text
        return
    assert text == expected


@pytest.fixture
def more_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know a place beside another, and countries that take an article."""
    for name in ("near Sirte", "Democratic Republic of the Congo"):
        monkeypatch.setitem(made.PLACES, name, made.place(name, 20, 10))


@pytest.mark.usefixtures("more_places")
@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("carried out strikes near Sirte on",
         {"action": Action.STRIKE, "location": ["near Sirte"]}),
        ("carried out strikes near Sirte and in Brega on",
         {"action": Action.STRIKE, "location": ["near Sirte", "Brega"]}),
        ("captured a place near Sirte on", {"action": Action.CAPTURE, "location": ["near Sirte"]}),
        ("from Sirte by way of the Democratic Republic of the Congo to Brega",
         {"origin": ["Sirte"], "via": ["Democratic Republic of the Congo"],
          "destination": ["Brega"], "action": Action.DEPLOY}),
    ],
)  # fmt: skip
def test_places_take_one_preposition_and_their_article(
    expected: str, fields: dict[str, object]
) -> None:
    assert expected in sentence(**({"origin": []} | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("General", ""),
        ("Brig.-Gen.", ""),
        ("General (retired) Ali Example", "General Ali Example"),
        ("General Staff", "General Staff"),
        ("Colonel Example, the spokesman", "Colonel Example"),
    ],
)
def test_a_rank_alone_names_no_speaker(source: str, named: str) -> None:
    assert speakers.speaker(source) == named


def test_a_force_moves_what_is_counted() -> None:
    text = sentence(turn=1, quantity=Quantity(800, 1400, "fighters"))
    assert text.startswith("The LNA is reported to have withdrawn 800 to 1,400 fighters from Sirte")


@pytest.mark.parametrize(
    ("expected", "quantity"),
    [
        ("Six bombers are reported to have withdrawn", Quantity(6, 6, "bombers")),
        ("One brigade is reported to have withdrawn", Quantity(1, 1, "brigade")),
        ("Hundreds of men are reported", Quantity(None, None, "hundreds of men")),
        ("A convoy is reported", Quantity(None, None, "a convoy")),
    ],
)
def test_the_number_of_movers_without_a_name_sets_the_verb(
    expected: str, quantity: Quantity
) -> None:
    assert sentence(turn=1, force="", quantity=quantity).startswith(expected)


def test_a_denial_says_what_was_denied() -> None:
    text = sentence(status=Status.DENIED, action=Action.DEPLOY, force="Turkish forces", origin=[],
                    destination=["Libya"], quantity=Quantity(None, None, "long-range missiles"),
                    source="an official", when="2020-07")  # fmt: skip
    assert text == (
        "An official denied that Turkish forces had deployed long-range missiles to Libya in "
        "July 2020."
    )


@pytest.mark.parametrize(
    ("expected", "ends"),
    [
        ("from another part of Libya to Sirte", {"origin": ["Libya"], "destination": ["Sirte"]}),
        ("from Sirte to another part of Libya", {"origin": ["Sirte"], "destination": ["Libya"]}),
        ("from Syria to Benghazi", {"origin": ["Syria"], "destination": ["Benghazi"]}),
    ],
)
def test_an_end_around_the_other_end_is_only_a_part_of_itself(
    expected: str, ends: dict[str, object]
) -> None:
    assert expected in sentence(action=Action.REDEPLOY, **ends)  # type: ignore[arg-type]


@pytest.mark.parametrize("turn", range(3))
def test_who_speaks_of_oneself_is_named_once(turn: int) -> None:
    text = sentence(turn=turn, force="local fighters", source="Local fighters")
    assert text.startswith("Local fighters said that they had withdrawn from Sirte")


def test_a_publisher_with_an_article_is_no_title_inside_a_sentence() -> None:
    text = sentence(turn=2, publisher="The Gulf Wire")
    assert text.startswith("The Gulf Wire reported that")
    text = sentence(status=Status.HISTORICAL, publisher="The Gulf Wire")
    assert text.startswith("Earlier, as the Gulf Wire recalled,")


def test_a_number_that_names_its_force_is_not_said_twice() -> None:
    text = sentence(force="local fighters", quantity=Quantity(None, None, "local fighters on foot"))
    assert text.startswith("Local fighters on foot reportedly withdrew")


def test_a_date_that_no_text_gives_is_said_to_be_inferred() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], when="2020-07-14")
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    assert event.when is not None
    guessed = replace(event, when=replace(event.when, basis=DateBasis.INFERRED))
    text = sentences.describe(guessed, event.claims, "", 0).replace("\N{NO-BREAK SPACE}", " ")
    assert text.endswith("around 14 July 2020 (date inferred from context).")


def made_by(force: str, quantity: Quantity) -> Event:
    told = Told("They left.", Action.WITHDRAW, force, origin=["Sirte"], when="2020-07-14",
                quantity=quantity)  # fmt: skip
    return made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events[0]


def test_a_unit_that_the_name_holds_is_not_said_twice() -> None:
    text = sentence(force="local fighters", quantity=Quantity(30, 40, "fighters"))
    assert text.startswith("30 to 40 local fighters reportedly withdrew")
    together = replace(made_by("local fighters", Quantity(30, 40, "fighters")),
                       forces=(FORCES["LNA"], FORCES["local fighters"]))  # fmt: skip
    text = sentences.describe(together, together.claims, "", 0)
    assert text.startswith("The LNA and local fighters, 30 to 40 fighters in all, reportedly")
    text = sentence(force="local fighters", quantity=Quantity(None, None, "fighters"))
    assert text.startswith("Local fighters reportedly withdrew")


def test_a_speaker_of_the_other_side_is_marked_as_opposed() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], opponent="GNA forces",
                status=Status.CLAIMED, source="officials", when="2020-07-14")  # fmt: skip
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    (claim,) = event.claims
    side = event.opponents[0].side
    opposed = replace(claim, attribution=(replace(claim.attribution[0], side=side),))
    text = sentences.describe(event, (opposed,), "Gulf Wire", 0)
    assert text.startswith("According to officials, opposed to the LNA, the LNA withdrew")
    planned = replace(event, status=Status.PLANNED)
    text = sentences.describe(planned, (opposed,), "Gulf Wire", 0)
    assert text.startswith("Officials, opposed to the LNA, spoke of a plan")


def test_nobody_is_quoted_for_what_another_adds() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], source="residents",
                when="2020-07-14")  # fmt: skip
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    (claim,) = event.claims
    (link,) = claim.attribution
    unattributed = replace(claim, attribution=())
    other = replace(claim, attribution=(replace(link, source="officials"),))
    for claims in ((claim, unattributed), (unattributed, claim), (claim, other)):
        text = sentences.describe(event, claims, "Gulf Wire", 0)
        assert text.startswith("The LNA reportedly withdrew from Sirte")
    text = sentences.describe(event, (claim, replace(claim, id="again")), "Gulf Wire", 0)
    assert text.startswith("According to residents, the LNA withdrew from Sirte")


def test_the_date_of_a_report_is_no_date_of_what_did_not_happen() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], when="2020-07-14")
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    assert event.when is not None
    reported = replace(event, when=replace(event.when, basis=DateBasis.PUBLICATION))
    for status, phrase in (
        (Status.REPORTED, " by 14 July 2020"),
        (Status.PLANNED, " (report of 14 July 2020)"),
        (Status.DENIED, " (report of 14 July 2020)"),
    ):
        text = sentences.describe(replace(reported, status=status), event.claims, "", 0)
        assert phrase in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("name", "said", "is_plural"),
    [
        ("LNA (eastern)", "the LNA", False),
        ("Rapid Support Forces", "the Rapid Support Forces", True),
        ("Turkish forces", "Turkish forces", True),
        ("Ninth Brigade", "the Ninth Brigade", False),
        ("Russia", "Russia", False),
        ("village guards", "village guards", True),
        ("The Front", "The Front", False),
        ("Troops", "troops", True),
        ("Government forces", "government forces", True),
        ("Northern Command", "the Northern Command", False),
        ("Hill army", "the Hill army", False),
        ("Hill militia", "a Hill militia", False),
        ("Irregular force", "an Irregular force", False),
        ("General Rook's force", "General Rook's force", False),
        ("Nationalists", "the Nationalists", True),
        ("Taliban", "the Taliban", True),
        ("NATO", "NATO", False),
        ("rival militiamen", "rival militiamen", True),
        ("Unidentified soldiers", "unidentified soldiers", True),
        ("mountain artillery", "mountain artillery", False),
    ],
)
def test_names_of_forces(name: str, said: str, is_plural: bool) -> None:
    force = Force("x", name)
    assert (wording.force_name(force), wording.is_plural(force)) == (said, is_plural)


def test_foreign_text_stays_on_one_line_and_short() -> None:
    assert wording.plain("a\nb\tc\x00d") == "a b c d"
    assert len(wording.plain("x" * 500)) == 80


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("planning", "Residents spoke of a plan for the LNA to withdraw from Sirte"),
        ("demanded", "Residents spoke of a demand for the LNA to withdraw from Sirte"),
        ("Threatened", "Residents spoke of a threat that the LNA would withdraw from Sirte"),
        ("orders", "Residents spoke of orders for the LNA to withdraw from Sirte"),
        ("proposed", "Residents spoke of a proposal for the LNA to withdraw from Sirte"),
        ("determined", "Residents said that the LNA meant to withdraw from Sirte"),
        ("will", "Residents said that the LNA would withdraw from Sirte"),
        ("might", "Residents said that the LNA might withdraw from Sirte"),
        ("talks", "Residents spoke of a plan, demand or threat for the LNA to withdraw from Sirte"),
        ("", "Residents spoke of a plan, demand or threat for the LNA to withdraw from Sirte"),
    ],
)
def test_the_word_of_the_source_tells_a_plan_from_a_demand(word: str, expected: str) -> None:
    told = sentence(cues=Cues(statuses=(word,)), status=Status.PLANNED, source="residents")
    assert told == f"{expected} on 14 July 2020."


def test_words_that_differ_leave_the_kind_open() -> None:
    assert Cues(statuses=("plans", "threatened")).prospect is Prospect.OPEN
    assert Cues(statuses=("plans", "")).prospect is Prospect.OPEN
    assert Cues().prospect is Prospect.OPEN
    assert Cues(statuses=("cancelled",)).prospect is Prospect.OPEN
    assert Cues(statuses=("willing",)).prospect is not Prospect.DEMAND


@pytest.mark.parametrize("word", ["", "planned", "demand", "threat", "order", "offer", "aims",
                                  "will", "may", "talks"])  # fmt: skip
@pytest.mark.parametrize("source", ["", "LNA", "residents"])
@pytest.mark.parametrize("turn", range(4))
def test_no_word_makes_a_plan_a_fact(word: str, source: str, turn: int) -> None:
    cues = Cues(statuses=(word,))
    text = sentence(turn, cues=cues, status=Status.PLANNED, source=source)
    assert "withdrew" not in text
    assert "withdrawn" not in text


def test_a_source_that_speaks_of_holding_is_not_told_as_a_capture() -> None:
    fields = {"action": Action.CAPTURE, "origin": [], "location": ["Sirte"]}
    for word, verb in (("controlled", "held"), ("under control", "captured"), ("took", "captured")):
        told = sentence(cues=Cues(triggers=(word,)), **fields)
        assert told == f"The LNA reportedly {verb} Sirte on 14 July 2020."
    against = sentence(cues=Cues(triggers=("controlled",)), opponent="GNA forces", **fields)
    assert "captured Sirte from GNA forces" in against


def test_a_speaker_that_only_the_text_introduces_is_unnamed() -> None:
    told = sentence(source="The source", status=Status.DENIED)
    assert told == "An unnamed source denied that the LNA had withdrawn from Sirte on 14 July 2020."


def test_a_denied_claim_names_who_denied_it() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], when="2020-07-14")
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    (claim,) = event.claims
    link = made.story(
        [replace(told, source="the LNA")], ("Gulf Wire", "Coast Daily"), "2020-07-15"
    ).events[0].claims[0].attribution  # fmt: skip
    denial = replace(claim, id="denial", status=Status.DENIED, attribution=link)
    denied = replace(event, claims=(claim, denial))
    text = sentences.describe(denied, (claim,), "Gulf Wire", 0)
    assert text.endswith("2020; the LNA denied it.")
    nameless = replace(denied, claims=(claim, replace(denial, attribution=())))
    assert sentences.describe(nameless, (claim,), "", 0).endswith("2020; this was denied.")
    assert headlines.write(denied, (claim,)).endswith("from Sirte; the LNA denied it")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("would", "Residents said that the LNA would withdraw from Sirte"),
        ("might", "Residents said that the LNA might withdraw from Sirte"),
        ("must", "Residents spoke of a demand for the LNA to withdraw from Sirte"),
        ("unless", "As part of a condition, residents said, the LNA would withdraw from Sirte"),
    ],
)
def test_only_an_if_makes_a_condition(word: str, expected: str) -> None:
    told = sentence(cues=Cues(statuses=(word,)), status=Status.CONDITIONAL, source="residents")
    assert told == f"{expected} on 14 July 2020."


def test_versions_that_exclude_each_other_are_joined_by_or() -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"],
                destination=["Brega", "Hun"], when="2020-07-14")  # fmt: skip
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    assert " towards Brega and Hun on" in sentences.describe(event, event.claims, "", 0)
    apart = replace(event, conflicts=(Conflict("destinations", "they differ", ()),))
    assert " towards Brega or Hun on" in sentences.describe(apart, apart.claims, "", 0)


def test_a_camp_beside_its_own_forces_is_not_named_twice() -> None:
    event = made_by("local fighters", Quantity(None, None, "soldiers"))
    camp, own = Force("north", "North", "North"), Force("guard", "Northern Guard", "North")
    for forces in ((camp, own), (own, camp)):
        text = sentences.describe(replace(event, forces=forces), event.claims, "", 0)
        assert text.startswith("The Northern Guard reportedly withdrew soldiers")


@pytest.mark.parametrize(
    ("source", "side", "shown"),
    [
        ("Northland's ministry", "North", "Northland's ministry said"),
        ("the army", "North", "The Northland Army said that it had"),
        ("the NA", "North", "The Northland Army said that it had"),
        ("residents", "North", "Residents, from the same side, said"),
    ],
)
def test_a_side_that_the_name_shows_is_not_told_again(source: str, side: str, shown: str) -> None:
    told = Told("It was said.", Action.WITHDRAW, "LNA", origin=["Sirte"], source=source,
                when="2020-07-14")  # fmt: skip
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    (claim,) = event.claims
    sided = replace(claim, attribution=(replace(claim.attribution[0], side=side),))
    own = replace(event, forces=(Force("n", "Northland Army", side),))
    assert sentences.describe(own, (sided,), "Gulf Wire", 1).startswith(shown)


def test_a_speaker_known_only_from_the_text_is_quoted_by_its_publisher() -> None:
    told = sentence(source="the governor")
    assert told.startswith("According to the governor quoted by Gulf Wire, the LNA withdrew")
    assert sentence(source="the governor", publisher="").startswith("According to a governor, the")


@pytest.mark.parametrize(
    ("expected", "cue", "source"),
    [
        ("The LNA said that it would not withdraw from Sirte", "will never", "the LNA"),
        ("Gulf Wire said that the LNA could not withdraw from Sirte", "cannot", ""),
        ("Gulf Wire said that the LNA did not withdraw from Sirte", "not", ""),
        ("The LNA denied that it had withdrawn from Sirte", "denied", "the LNA"),
    ],
)
def test_what_a_text_itself_negates_nobody_denied(expected: str, cue: str, source: str) -> None:
    text = sentence(status=Status.DENIED, source=source, publisher="Gulf Wire",
                    cues=Cues(statuses=(cue,)))  # fmt: skip
    assert text.startswith(expected)


def test_a_town_in_the_outskirts_of_another_is_no_part_of_it() -> None:
    ends = {"origin": ["Khartoum"], "destination": ["Omdurman"]}
    assert "from Khartoum to Omdurman" in sentence(action=Action.REDEPLOY, **ends)  # type: ignore[arg-type]


def test_who_says_and_denies_in_one_sentence_denies_nothing_that_is_told() -> None:
    told = Told("Residents said so.", Action.STRIKE, "LNA", location=["Sirte"], source="Residents")
    (event,) = made.story([told], ("Gulf Wire", "Coast Daily"), "2020-07-15").events
    (claim,) = event.claims
    spared = replace(claim, id="c2", status=Status.DENIED)
    both = replace(event, claims=(claim, spared))
    assert sentences.denials(both) == ()
    elsewhere = replace(spared, article_id="a2")
    assert sentences.denials(replace(event, claims=(claim, elsewhere))) == (elsewhere,)
    (link,) = spared.attribution
    other = replace(spared, attribution=(replace(link, source="the army"),))
    assert sentences.denials(replace(event, claims=(claim, other))) == (other,)


def test_what_one_says_will_and_another_says_may_come_might_come() -> None:
    told = sentence(
        status=Status.CONDITIONAL, source="residents", cues=Cues(statuses=("would", "could"))
    )
    assert told == "Residents said that the LNA might withdraw from Sirte on 14 July 2020."
