"""Which events are found in single sentences about many wars, coded before any rule met them.

``python -m benchmarks.event_sentences [--misses]``

Each line of ``event_sentences.jsonl`` gives a sentence, its war and the events that it tells:
the actions that fit, whether it is asserted, unrealised or denied, and words of the force, the
origin and the destination. Places come from the gazetteer, so what it lacks is missed as well.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from geo import claims, dates, forces, gazetteer, language, mentions, places
from geo.gazetteer import open_index
from geo.model import Article, Claim, PublicationBasis, Resolution, Status, content_id

SENTENCES = Path(__file__).with_name("event_sentences.jsonl")


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print the events not found")
    arguments = parser.parse_args()
    gazetteer.ensure_built()
    index, table = open_index(), forces.load()
    counts: Counter[str] = Counter()
    for line in SENTENCES.read_text("utf-8").splitlines():
        told = json.loads(line)
        article = _article(told["text"])
        parse = language.parse(article.body)
        found = mentions.find(article, parse, index, table)
        resolved = places.resolve(article, parse, found, index)
        left = list(claims.extract(article, parse, found, resolved, dates.tag(article), table))
        for event in told["events"]:
            best = max(
                (claim for claim in left if _is_one(claim, event)),
                key=lambda claim: len(_slots_right(claim, event)),
                default=None,
            )
            counts.update(_count(event, best))
            if best is not None:
                left.remove(best)
            elif arguments.misses:
                print(f"{told['war']}: {'/'.join(event['actions'])}: {told['text']}")
        counts["told though not coded"] += len(left)
    print(", ".join(f"{name} {count}" for name, count in counts.items()))


def _article(body: str) -> Article:
    id_ = content_id("a", body)
    return Article(id_, "", "", "", "", None, PublicationBasis.USER, "en", body)


def _is_one(claim: Claim, event: dict[str, Any]) -> bool:
    status = "denied" if claim.status is Status.DENIED else "unrealised"
    status = "asserted" if claim.status.is_asserted else status
    return claim.action in event["actions"] and status == event["status"]


def _slots_right(claim: Claim, event: dict[str, Any]) -> set[str]:
    given = {
        "force": " ".join(force.name for force in claim.forces),
        "origin": _names(claim.origins),
        "destination": _names(claim.destinations),
    }
    return {slot for slot, words in given.items() if re.search(event[slot], words)}


def _names(resolutions: tuple[Resolution, ...]) -> str:
    return " ".join(f"{r.mention.text} {r.place.name if r.place else ''}" for r in resolutions)


def _count(event: dict[str, Any], claim: Claim | None) -> Counter[str]:
    arrow = event["status"] == "asserted" and bool(event["origin"] or event["destination"])
    whole = claim is not None and len(_slots_right(claim, event)) == 3
    return Counter(
        {
            "events coded": 1,
            "found": claim is not None,
            "found with every slot": whole,
            "arrows coded": arrow,
            "arrows found": arrow and claim is not None and claim.is_movement,
        }
    )


if __name__ == "__main__":
    main()
