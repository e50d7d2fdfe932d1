"""Claims in one line each, for tests of merging."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from random import Random

from geo.model import Action, Article, Claim, Event, Quantity, Status
from tests.events import Told, article, claim, day

Tale = tuple[list[Claim], dict[str, Article]]


def tell(*tellings: tuple[str, str, str, Sequence[Told]]) -> Tale:
    """Make claims of (publisher, publication day, introduction, sentences), one article each."""
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for publisher, published, introduction, told in tellings:
        body = " ".join([introduction, *(one.sentence for one in told)])
        made = article(body, title="", publisher=publisher, published=published)
        articles[made.id] = made
        claims += [claim(one, made, one.sentence) for one in told]
    return claims, articles


def moved(sentence: str, **values: object) -> Told:
    """Make a sentence of Wagner leaving Sirte on 14 July 2020, with other values where given."""
    usual: dict[str, object] = {
        "action": Action.WITHDRAW,
        "force": "Wagner Group",
        "origin": ["Sirte"],
        "when": "2020-07-14",
    }
    return Told(sentence, **{**usual, **values})  # type: ignore[arg-type]


def left_for_brega(sentence: str, **values: object) -> Told:
    """Make a sentence of Wagner going from Sirte to Brega, with other values where given."""
    return moved(sentence, **{"destination": ["Brega"], **values})


def many(count: int, seed: int) -> Tale:
    """Make claims at random, crowded in few places and weeks, so that many are alike."""
    random = Random(seed)
    towns = ["Sirte", "Brega", "Hun", "Jufra Airbase", "Tarhuna", "Bani Walid", "Libya"]
    start = day("2020-07-01").first
    tellings = []
    for number in range(count):
        told = []
        for sentence in range(3):
            when = start + timedelta(days=random.randrange(25))
            until = when + timedelta(days=random.choice((0, 0, 3, 120)))
            told.append(
                Told(
                    f"Sentence {sentence} of report {number} has words of its own.",
                    random.choice(
                        (Action.WITHDRAW, Action.REDEPLOY, Action.DEPLOY, Action.CAPTURE)
                    ),
                    random.choice(("Wagner Group", "LNA", "GNA forces", "local fighters", "")),
                    origin=random.sample(towns, random.choice((0, 1, 1, 2))),
                    destination=random.sample(towns, random.choice((0, 1, 1))),
                    when=random.choice((None, when.isoformat(), f"{when}/{until}")),
                    status=random.choice(
                        (
                            Status.REPORTED,
                            Status.REPORTED,
                            Status.CLAIMED,
                            Status.PLANNED,
                            Status.DENIED,
                        )
                    ),
                    opponent=random.choice(("", "", "GNA forces")),
                    quantity=random.choice((None, Quantity(number, number + 5, "fighters"))),
                )
            )
        publisher = f"Paper {number % 4}"
        tellings.append((publisher, f"2020-07-{number % 28 + 1:02}", f"Report {number}.", told))
    return tell(*tellings)


def ids(events: Iterable[Event]) -> set[frozenset[str]]:
    """Return which claims were joined."""
    return {frozenset(claim.id for claim in event.claims) for event in events}
