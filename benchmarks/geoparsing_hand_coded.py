"""How the places of the hand-coded texts are found, placed and told apart."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.geoparsing_corpora import Document, Toponym, relative_places
from benchmarks.geoparsing_systems import Run
from geo.model import Place, PlaceRole, Resolution, Span
from geo.places.geodesy import Point, distance_km

LEAST_TOLERANCE_KM = 25.0
EXTRA_TOLERANCE_KM = 15.0  # for relative places


def print_hand_coded(
    name: str, shared: Path, documents: Sequence[Document], run: Run, label: str = "shipped"
) -> None:
    """Print how the places of a hand-coded set are found, placed and told apart."""
    relative_rows = relative_places(shared, name)
    named, relative, false, metonyms = Tally(), Tally(), [], Metonyms()
    for document in documents:
        body = document.article.body
        resolutions = run.resolve(document, run.find(document))
        plain = [r for r in resolutions if r.mention.detector.partition(":")[0] != "relative"]
        for toponym in document.toponyms:
            if toponym.row["mappable"] and toponym.point:
                named.add(_best(toponym, resolutions), toponym.row["name"], document.id)
        for row in relative_rows[document.id]:
            if row["mappable"]:
                relative.add(
                    _best(_as_toponym(row), resolutions, EXTRA_TOLERANCE_KM),
                    row["name"],
                    document.id,
                )
        spans = [t.span for t in document.toponyms if t.row["mappable"]]
        spans += [Span(row["start"], row["end"]) for row in relative_rows[document.id]]
        false += [
            _quote(body, r.mention.span)
            for r in plain
            if r.is_mappable and not any(r.mention.span.overlaps(span) for span in spans)
        ]
        metonyms.add(document, plain)
    print(f"{name:9} {label:13} named places right {named}; relative places right {relative}")
    print(f"{'':23} metonyms {metonyms}; drawn though no place on the map: {len(false)}")
    faults = [
        *named.wrong,
        *(f"relative {wrong}" for wrong in relative.wrong),
        *(f"drawn {drawn}" for drawn in false),
    ]
    for fault in faults:
        print(f"{'':12}{fault}")


def _quote(body: str, span: Span) -> str:
    return " ".join(f"{body[max(0, span.start - 25) : span.start]}[{span.of(body)}]".split())


class Tally:
    """Count what is right, and keep what is wrong."""

    def __init__(self) -> None:
        self.right = 0
        self.wrong: list[str] = []

    def add(self, fault: str, name: str, doc_id: str) -> None:
        """Count one place; an empty fault is none."""
        if fault:
            self.wrong.append(f"{doc_id}: {name!r} {fault}")
        else:
            self.right += 1

    def __str__(self) -> str:
        total = self.right + len(self.wrong)
        return f"{self.right}/{total} = {self.right / max(total, 1):.3f}"


class Metonyms:
    """Count metonyms found among the annotated names."""

    def __init__(self) -> None:
        self.both = self.found = self.annotated = 0

    def add(self, document: Document, resolutions: Iterable[Resolution]) -> None:
        """Count one document; only names that both sides see take part."""
        for toponym in document.toponyms:
            if toponym.row["role"] == "polity":
                continue  # "the security of Egypt": neither a spot nor an actor
            meets = [r for r in resolutions if r.mention.span.overlaps(toponym.span)]
            found = any(r.role is PlaceRole.METONYM for r in meets)
            annotated = toponym.row["role"] == "metonym"
            self.both += found and annotated
            self.found += found
            self.annotated += annotated

    def __str__(self) -> str:
        precision = self.both / max(self.found, 1)
        recall = self.both / max(self.annotated, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def _best(
    toponym: Toponym, resolutions: Iterable[Resolution], extra_km: float | None = None
) -> str:
    """Return what is wrong with the best answer to an annotated place, or an empty string."""
    if toponym.point is None:
        return ""
    meets = [r for r in resolutions if r.mention.span.overlaps(toponym.span)]
    if extra_km is not None:
        meets = [r for r in meets if r.is_mappable]
    if not meets:
        return "not found"
    radius = float(toponym.row["radius_km"] or 0)
    limit = max(LEAST_TOLERANCE_KM, radius) if extra_km is None else radius + extra_km
    point = Point(*toponym.point)
    distances = [_distance(r.place, point) for r in meets if r.place]
    if not distances:
        return "not placed"
    if min(distances) > limit:
        return f"{min(distances):.0f} km off, {limit:.0f} allowed"
    if not any(r.is_mappable or r.role is PlaceRole.ANCHOR for r in meets):
        return f"taken for {meets[0].role}"
    return ""


def _as_toponym(row: dict[str, Any]) -> Toponym:
    point = (row["lon"], row["lat"]) if row["lat"] is not None else None
    return Toponym(Span(row["start"], row["end"]), point, row)


def _distance(place: Place, point: Point) -> float:
    return distance_km(Point(place.lon, place.lat), point)
