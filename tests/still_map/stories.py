"""Random wars for tests of the layout: towns of one region, some of them crowded."""

from random import Random

from geo.model import Action, Quantity, Status
from tests.events import FORCES, PLACES, Story, Told, place, story


def random_story(seed: int, *, crowded: bool = False) -> Story:
    """Tell of 30 happenings between 12 random places of one region; a third may crowd."""
    random = Random(seed)
    lon, lat = random.uniform(-150, 150), random.uniform(-50, 60)
    names = []
    for number in range(12):
        name = f"Town {number} of {random.choice(['Upper Valley', 'Sand', 'the Long Ridge'])}"
        spread = 0.25 if crowded and number % 3 == 0 else 4
        where = lon + random.uniform(-spread, spread), lat + random.uniform(-spread, spread) * 0.75
        PLACES[name] = place(name, *where, random.choice([5, 5, 8, 60]))
        names.append(name)
    told = [_told(random, number, names) for number in range(30)]
    return story(told, ("A Paper", "A Radio"), "2021-03-06")


def _told(random: Random, number: int, names: list[str]) -> Told:
    origin, destination = random.sample(names, 2)
    ends = random.choice(
        [
            {"origin": [origin], "destination": [destination]},
            {"destination": [destination]},
            {"origin": [origin]},
            {"location": [origin]},
        ]
    )
    return Told(
        f"Sentence number {number} tells of something.",
        random.choice(list(Action)),
        random.choice([*(force.name for force in FORCES.values()), ""]),
        when=random.choice(["2021-03-04", "2021-03-01/2021-03-05", "2021-03", None]),
        status=random.choice(list(Status)),
        quantity=random.choice([None, Quantity(random.randrange(9000), None, "men")]),
        **ends,
    )
