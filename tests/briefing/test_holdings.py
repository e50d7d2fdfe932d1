"""The section that says who held what: the last holder told, or "unknown"."""

from datetime import date

from geo.model import Action, EventQuery
from geo.views.briefing import BriefingModel, build
from tests import events as made
from tests.events import Story, Told

JULY = EventQuery(first=date(2020, 7, 1), last=date(2020, 7, 15))


def held(story: Story, query: EventQuery = JULY) -> dict[str, tuple[list[str], list[str]]]:
    return rows(build(query_of(story, query), story.articles, query, known=story.events))


def query_of(story: Story, query: EventQuery) -> list[made.Event]:
    return [event for event in story.events if query.matches(event)]


def rows(model: BriefingModel) -> dict[str, tuple[list[str], list[str]]]:
    assert model.holdings is not None
    return {
        row.place: ([said.text for said in row.start], [said.text for said in row.end])
        for row in model.holdings.rows
    }


def taken(place: str, force: str, when: str | None, opponent: str = "") -> Told:
    words = f"{place} fell to {force or 'somebody'} at {when}."
    return Told(words, Action.CAPTURE, force, location=[place], when=when, opponent=opponent)


def story(*told: Told) -> Story:
    return made.story(told, ("Gulf Wire", "Coast Daily"), "2020-07-15")


def test_a_holder_named_before_the_window_is_still_told() -> None:
    told = story(
        taken("Watiya Airbase", "GNA forces", "2020-05-18", "LNA"),
        taken("Sirte", "LNA", "2020-07-05"),
    )
    assert held(told) == {
        "Sirte": (["Earlier holder not named"], ["LNA"]),
        "Watiya Airbase": (["GNA forces"], ["GNA forces"]),
    }


def test_every_holder_cites_its_sentence_and_no_change_is_said_so() -> None:
    told = story(taken("Watiya Airbase", "GNA forces", "2020-05-18", "LNA"))
    model = build(told.events, told.articles, JULY)
    assert model.holdings is not None
    (row,) = model.holdings.rows
    (quote,) = model.sources[0].quotes
    assert row.start[0].citations == row.end[0].citations == (quote.number,)
    assert "reportedly captured Watiya Airbase from the LNA" in row.start[0].note
    assert row.end[0].note == "No change is told."
    assert "1\N{NO-BREAK SPACE}July 2020" in model.holdings.start


def test_what_the_texts_leave_open_is_said_so() -> None:
    told = story(
        taken("Sirte", "LNA", "2020-07"),
        taken("Hun", "LNA", "2020-06"),
        taken("Hun", "GNA forces", "2020-06-05"),
    )
    start, end = held(told)["Hun"]
    assert start == end
    assert start[0] == "Not settled by the sources"
    assert set(start[1:]) == {"LNA", "GNA forces"}
    assert held(told)["Sirte"] == (["Earlier holder not named"], ["Unknown, perhaps LNA by then"])


def test_a_window_without_a_first_day_has_no_start() -> None:
    told = story(taken("Sirte", "LNA", "2020-07-05"))
    model = build(told.events, told.articles)
    assert model.holdings is not None
    assert model.holdings.start == ""
    assert rows(model) == {"Sirte": ([], ["LNA"])}


def test_a_filter_on_a_force_hides_no_later_holder() -> None:
    told = story(taken("Sirte", "LNA", "2020-07-02"), taken("Sirte", "GNA forces", "2020-07-05"))
    asked = EventQuery(first=JULY.first, last=JULY.last, forces=("lna",))
    assert held(told, asked)["Sirte"] == (["Earlier holder not named"], ["GNA forces"])


def test_nothing_is_said_where_no_text_tells_of_a_holder() -> None:
    told = made.story(
        [Told("LNA men sat in Sirte.", Action.DEPLOY, "LNA", destination=["Sirte"],
              when="2020-07-05")], ("Gulf Wire", "Coast Daily"), "2020-07-15")  # fmt: skip
    assert build(told.events, told.articles, JULY).holdings is None
