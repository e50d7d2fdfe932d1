"""Reports written by a small grammar of our own, for tests that need many articles.

``python -m tests.pipeline.corpus FOLDER DATABASE_URL`` ingests a folder with the small
gazetteer of these tests and tells of each article: the process that a test kills.
"""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

from geo import forces
from geo.language import parse
from geo.model import Place
from geo.pipeline import Tools, ingest
from geo.store import open_store
from tests.events import PLACES
from tests.places.small_gazetteer import SmallGazetteer

TOWNS = ("Sirte", "Brega", "Misrata", "Tarhuna", "Bani Walid", "Tobruk", "Benghazi", "Sabha", "Hun")
FORCES = ("Turkish troops", "Russian forces", "Egyptian troops", "Sudanese fighters")
VERBS = ("withdrew", "pulled out", "retreated", "redeployed")
SPEAKERS = ("residents said", "a witness told the paper", "the mayor said", "an officer claimed")


def write_report(random: Random, days: int) -> str:
    """Write one report of some day of a season, with front matter and some movements."""
    published = date(2021, 3, 1) + timedelta(days=random.randrange(days))
    sentences = []
    for _ in range(random.randint(2, 4)):
        origin, destination = random.sample(TOWNS, 2)
        when = random.choice(("yesterday", "on Monday", "on Friday", "last week"))
        sentences.append(
            f"{random.choice(FORCES)} {random.choice(VERBS)} from {origin} to {destination} "
            f"{when}, {random.choice(SPEAKERS)}."
        )
    body = " ".join(sentences)
    return (
        f'---\ntitle: "Columns seen near {random.choice(TOWNS)}"\n'
        f"publisher: Gazette {random.randrange(6)}\npublished: {published}\n---\n\n"
        f"{body}\n\nReport {random.randrange(10**9)} of the day closed without further news.\n"
    )


def write_reports(folder: Path, count: int, seed: int = 1, days: int = 40) -> None:
    """Write that many reports, published over some days, into a new folder."""
    folder.mkdir()
    random = Random(seed)
    for number in range(count):
        (folder / f"{number:04}.md").write_text(write_report(random, days), "utf-8")


def make_tools(
    version: str = "test",
    aliases: Mapping[str, Place] | None = None,
    published: Mapping[str, str] | None = None,
) -> Tools:
    """Return tools that know the towns of the tests."""
    return Tools(
        gazetteer=SmallGazetteer(*PLACES.values()),
        forces=forces.load(),
        version=version,
        aliases={name: place.id for name, place in (aliases or {}).items()},
        published=published or {},
    )


if __name__ == "__main__":
    parse("The model is loaded before the kills begin.")
    print("started", flush=True)
    ingest(
        [sys.argv[1]],
        open_store(sys.argv[2]),
        progress=lambda count: print(f"{count} read", flush=True),
        tools=make_tools(),
    )
