"""Random wars for tests of the layout: towns of one region, some of them crowded."""

from random import Random

from geo.model import Action, Force, Quantity, Status
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


def _put(names: dict[str, tuple[float, float, float]], country: str) -> list[str]:
    for name, (lon, lat, radius_km) in names.items():
        PLACES[name] = place(name, lon, lat, radius_km, country=country)
    return list(names)


def dense() -> Story:
    """Tell of 150 happenings in Ukraine between February and May 2022."""
    random = Random(2022)
    towns = _put(
        {
            "Kyiv": (30.523, 50.45, 18),
            "Bucha": (30.213, 50.543, 5),
            "Irpin": (30.25, 50.517, 5),
            "Hostomel": (30.265, 50.569, 5),
            "Brovary": (30.79, 50.511, 6),
            "Chernihiv": (31.289, 51.494, 10),
            "Sumy": (34.803, 50.907, 10),
            "Kharkiv": (36.231, 49.993, 14),
            "Izium": (37.257, 49.212, 6),
            "Sloviansk": (37.605, 48.853, 6),
            "Kramatorsk": (37.584, 48.723, 6),
            "Lyman": (37.811, 48.986, 5),
            "Sievierodonetsk": (38.49, 48.948, 6),
            "Lysychansk": (38.43, 48.905, 6),
            "Popasna": (38.377, 48.633, 4),
            "Donetsk": (37.802, 48.003, 12),
            "Luhansk": (39.307, 48.574, 10),
            "Mariupol": (37.549, 47.097, 9),
            "Melitopol": (35.367, 46.849, 7),
            "Kherson": (32.617, 46.635, 8),
            "Mykolaiv": (31.994, 46.975, 9),
            "Odesa": (30.733, 46.477, 12),
            "Zaporizhzhia": (35.139, 47.838, 12),
            "Snake Island": (30.204, 45.255, 2),
        },
        "UA",
    )
    regions = _put({"Donbas": (38.0, 48.3, 160), "Ukraine": (31.4, 49.0, 600)}, "UA")
    FORCES.update(
        {
            "Russian forces": Force("ru", "Russian forces", "Russia"),
            "Ukrainian forces": Force("ua", "Ukrainian forces", "Ukraine"),
        }
    )
    told = [_fought(random, number, towns, regions) for number in range(150)]
    return story(told, ("Morning Post", "Night Radio"), "2022-05-20")


def _fought(random: Random, number: int, towns: list[str], regions: list[str]) -> Told:
    origin, destination = random.sample(towns, 2)
    ends = random.choices(
        [
            {"origin": [origin], "destination": [destination]},
            {"destination": [destination]},
            {"location": [origin]},
            {"location": [random.choice(regions)]},
        ],
        weights=(3, 2, 5, 1),
    )[0]
    moves = [Action.ADVANCE, Action.WITHDRAW, Action.REINFORCE, Action.DEPLOY]
    others = [Action.STRIKE, Action.CLASH, Action.CAPTURE, Action.FORTIFY, Action.LOSE_CONTROL]
    day = 1 + number % 28
    return Told(
        f"Report {number} tells of something.",
        random.choice(others if "location" in ends else moves),
        random.choice(["Russian forces", "Russian forces", "Ukrainian forces"]),
        when=random.choice([f"2022-0{2 + number % 3}-{day:02}", "2022-04", None]),
        status=random.choices(list(Status), weights=(8, 4, 3, 1, 1, 1, 1))[0],
        quantity=random.choice([None, None, Quantity(random.randrange(50, 9000), None, "men")]),
        **ends,
    )


def sparse() -> Story:
    """Tell of four happenings in the Falklands in May 1982."""
    _put(
        {
            "San Carlos": (-58.983, -51.567, 6),
            "Goose Green": (-58.967, -51.817, 4),
            "Teal Inlet": (-58.417, -51.567, 4),
            "Stanley": (-57.85, -51.7, 6),
        },
        "FK",
    )
    FORCES.update(
        {
            "British forces": Force("gb", "British forces", "United Kingdom"),
            "Argentine garrison": Force("ar", "Argentine garrison", "Argentina"),
        }
    )
    told = (
        Told("Men went ashore.", Action.DEPLOY, "British forces", destination=["San Carlos"],
             when="1982-05-21", quantity=Quantity(3000, 4000, "men")),
        Told("A battalion went south.", Action.ADVANCE, "British forces", ["San Carlos"],
             ["Goose Green"], when="1982-05-27", quantity=Quantity(450, 690, "men")),
        Told("Marines marched east.", Action.ADVANCE, "British forces", ["San Carlos"],
             ["Teal Inlet"], when="1982-05-27/1982-05-30"),
        Told("The garrison dug in.", Action.FORTIFY, "Argentine garrison", location=["Stanley"],
             when="1982-05"),
    )  # fmt: skip
    return story(told, ("London Paper", "World Radio"), "1982-05-31")


def across_the_date_line() -> Story:
    """Tell of movements in the Pacific on both sides of 180 degrees."""
    _put(
        {
            "Suva": (178.442, -18.142, 8),
            "Funafuti": (179.197, -8.521, 5),
            "Apia": (-171.767, -13.833, 7),
            "Nukualofa": (-175.2, -21.135, 7),
        },
        "FJ",
    )
    told = (
        Told("A ship left.", Action.DEPLOY, "Troops", ["Suva"], ["Apia"], when="2021-01-02"),
        Told("A company flew.", Action.REDEPLOY, "Troops", ["Nukualofa"], ["Funafuti"],
             when="2021-01-03"),
        Told("A port was shut.", Action.BLOCKADE, "local fighters", location=["Nukualofa"],
             when="2021-01-01"),
    )  # fmt: skip
    return story(told, ("Island Post", "Reef Radio"), "2021-01-04")


def single() -> Story:
    """Tell of one strike."""
    told = (Told("Shells fell.", Action.STRIKE, "", location=["Sirte"], when="2020-07-14"),)
    return story(told, ("A Paper", "A Radio"), "2020-07-15")
