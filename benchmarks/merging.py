"""Score merging against hand-coded clusters, and time it on many claims.

``python -m benchmarks.merging [--gold ../shared/gold] [--claims 10000] [--show]``
``python -m benchmarks.merging --claims 4000 --towns 8 --days 30`` for a dense corpus

The claims are made from the gold events, so that only merging is measured, not extraction.
B-cubed (Bagga and Baldwin 1998): for each claim, how much of its event belongs with it
(precision) and how much of what belongs with it is in its event (recall), averaged.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import psutil

from geo.merging import merge
from geo.model import (
    Action,
    Article,
    Attribution,
    Claim,
    DateBasis,
    DatePrecision,
    DateSpan,
    Event,
    Force,
    Mention,
    MentionKind,
    Place,
    PlaceRole,
    PublicationBasis,
    Quantity,
    Resolution,
    Span,
    Status,
    content_id,
)

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def main() -> None:
    """Print the scores and the time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--towns", type=int, default=40)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--show", action="store_true", help="print the events of several claims")
    arguments = parser.parse_args()
    if arguments.gold.is_dir():
        claims, clusters, articles = read_gold(arguments.gold)
        events = merge(claims, articles)
        precision, recall, f1 = b_cubed(events, clusters)
        print(
            f"{len(claims)} claims, {len(set(clusters.values()))} clusters, {len(events)} events: "
            f"B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        )
        if arguments.show:
            show(events, clusters)
    claims = make_claims(arguments.claims, arguments.towns, arguments.days)
    start, process = perf_counter(), psutil.Process()
    events = merge(claims, {})
    seconds, held = perf_counter() - start, process.memory_info().rss / 1e6
    print(f"{len(claims)} made claims, {len(events)} events: {seconds:.1f} s, {held:.0f} MB")


def read_gold(folder: Path) -> tuple[list[Claim], dict[str, str], dict[str, Article]]:
    """Read gold events as claims, with the cluster of each and their articles."""
    known = {entry["doc_id"]: entry for entry in json.loads((folder / "articles.json").read_text())}
    articles = {doc_id: _make_article(doc_id, entry) for doc_id, entry in known.items()}
    claims, clusters = [], {}
    for line in (folder / "events.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["type"] not in set(Action):
            continue
        claims.append(_read_claim(row))
        clusters[row["event_id"]] = row["cluster_id"] or row["event_id"]
    return claims, clusters, articles


def b_cubed(events: tuple[Event, ...], clusters: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of events against the cluster of each claim."""
    gold: defaultdict[str, set[str]] = defaultdict(set)
    for claim_id, cluster in clusters.items():
        gold[cluster].add(claim_id)
    precision = recall = 0.0
    for event in events:
        mine = {claim.id for claim in event.claims}
        for claim_id in mine:
            right = len(mine & gold[clusters[claim_id]])
            precision += right / len(mine)
            recall += right / len(gold[clusters[claim_id]])
    precision, recall = precision / len(clusters), recall / len(clusters)
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(events: tuple[Event, ...], clusters: Mapping[str, str]) -> None:
    """Print which claims were joined, with their gold clusters."""
    for event in events:
        if len(event.claims) > 1:
            names = ", ".join(f"{claim.id} ({clusters[claim.id][:24]})" for claim in event.claims)
            print(f"  {event.action} {event.status} {event.when and event.when.first}: {names}")


def make_claims(count: int, towns_count: int, days: int, seed: int = 7) -> list[Claim]:
    """Make claims of movements between so many towns in so many days."""
    random = Random(seed)
    towns = [
        _place(f"Town {n}", random.uniform(10, 25), random.uniform(25, 33), 8.0)
        for n in range(towns_count)
    ]
    forces = [Force(f"force-{n}", f"Force {n}", f"side-{n % 3}") for n in range(12)]
    claims = []
    for number in range(count):
        day = date(2020, 1, 1) + timedelta(days=random.randrange(days))
        origin, destination = random.sample(towns, 2)
        claims.append(
            _claim(
                id_=f"c{number:06}",
                article_id=f"a{number // 5}",
                span=Span(number % 5 * 100, number % 5 * 100 + 90),
                action=random.choice((Action.WITHDRAW, Action.DEPLOY, Action.REINFORCE)),
                status=random.choice((Status.REPORTED, Status.CLAIMED, Status.PLANNED)),
                forces=(random.choice(forces),),
                origins=(_resolve(origin),) if random.random() < 0.7 else (),
                destinations=(_resolve(destination),) if random.random() < 0.7 else (),
                when=DateSpan.day(day) if random.random() < 0.8 else None,
            )
        )
    return claims


def _make_article(doc_id: str, entry: Mapping[str, Any]) -> Article:
    published = DateSpan.day(date.fromisoformat(entry["published"]))
    publisher = entry["publisher"]
    basis = PublicationBasis.METADATA
    return Article(doc_id, "", publisher, "", "", published, basis, "en", " " * 20_000)


def _read_claim(row: Mapping[str, Any]) -> Claim:
    names = [n.strip() for n in re.split(r"[;/]", row["actor"]) if n.strip()]
    opponents = [n.strip() for n in re.split(r"[;/]", row["opponent"]) if n.strip()]
    return _claim(
        id_=row["event_id"],
        article_id=row["doc_id"],
        span=Span(row["start"], row["end"]),
        action=Action(row["type"]),
        status=Status(row["status"]),
        forces=tuple(map(_force, names)),
        opponents=tuple(map(_force, opponents)),
        quantities=(Quantity(None, None, row["object"]),) if row["object"] else (),
        origins=tuple(_read_place(place) for place in row["origins"]),
        destinations=tuple(_read_place(place) for place in row["destinations"]),
        locations=tuple(_read_place(place) for place in row["locations"]),
        when=_read_dates(row) if row["date_basis"] != "external" else None,
        attribution=(Attribution(row["attribution"], Span(row["start"], row["end"])),),
    )


def _claim(id_: str, article_id: str, span: Span, **values: Any) -> Claim:
    empty: dict[str, Any] = dict.fromkeys(
        ("forces", "opponents", "quantities", "origins", "via", "destinations", "locations"), ()
    )
    rest = {"when": None, "attribution": (), "evidence": (), "confidence": 0.7}
    return Claim(
        id=id_,
        article_id=article_id,
        span=span,
        sentence=span,
        rule="gold",
        version="gold",
        **{**empty, **rest, **values},
    )


def _force(name: str) -> Force:
    words = name.replace("(Haftar)", "").replace("forces", "").split()
    return Force(" ".join(words).casefold(), name)


def _read_dates(row: Mapping[str, Any]) -> DateSpan | None:
    if not row["date_start"]:
        return None
    first = date.fromisoformat(row["date_start"])
    last = date.fromisoformat(row["date_end"]) if row["date_end"] else first
    return DateSpan(first, last, DatePrecision.DAY, DateBasis.TEXT)


def _read_place(place: Mapping[str, Any]) -> Resolution:
    return _resolve(_place(place["name"], place["lon"], place["lat"], place["radius_km"] or 0.0))


def _place(name: str, lon: float, lat: float, radius_km: float) -> Place:
    place_id = content_id("p", str(round(lon, 3)), str(round(lat, 3)))
    return Place(place_id, name, lon, lat, radius_km, "P.PPL", "", "", 0, "gold")


def _resolve(place: Place) -> Resolution:
    mention = Mention("", Span(0, 1), place.name, MentionKind.PLACE, "gold")
    return Resolution(mention, place, 1.0, PlaceRole.LITERAL)


if __name__ == "__main__":
    main()
