"""The hand-coded texts that claims are scored on: read once, extracted as often as needed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo import claims, dates, forces, gazetteer, language, mentions, places
from geo.commands.extract import predict
from geo.forces import ForceTable
from geo.model import (
    Analysis,
    Article,
    DatedMention,
    Mention,
    MentionKind,
    Parse,
    Place,
    PlaceRole,
    Resolution,
    Span,
)
from geo.reading import Failure, ReadingOptions, load_metadata, read

Event = dict[str, Any]

SETS = {"five": ("gold", "articles"), "wars": ("wars", "wars/texts")}
"""Name of a set to its folder of gold files and its folder of texts."""

_FEATURES = {"city": "P.PPL", "country": "A.PCLI", "airbase": "S.AIRB", "building": "S.BLDG"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Hold a text with all that the stages before claims make of it."""

    article: Article
    parse: Parse
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    dates: tuple[DatedMention, ...]
    table: ForceTable

    def predict(self) -> Iterator[Event]:
        """Yield the text's claims in the scorer's format."""
        parts = (self.article, self.parse, self.mentions, self.resolutions, self.dates)
        told = claims.extract(*parts, self.table)
        found = (self.mentions, self.resolutions, self.dates)
        yield from predict(Analysis(self.article, *found, told, ""), self.table)


def read_lines(path: Path) -> list[Event]:
    """Read one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def predict_set(shared: Path, name: str, *, gold_places: bool) -> Iterator[Event]:
    """Yield the claims of a set's texts in the scorer's format."""
    for text in prepare(shared, name, gold_places=gold_places):
        yield from text.predict()


def prepare(shared: Path, name: str, *, gold_places: bool) -> Iterator[Prepared]:
    """Yield a set's texts with everything that claims are read from."""
    folder, texts = shared / SETS[name][0], shared / SETS[name][1]
    options = ReadingOptions(verbatim=True, metadata=load_metadata(folder / "articles.json"))
    coded: dict[str, list[Event]] = {}
    for place in read_lines(folder / "places.jsonl"):
        coded.setdefault(place["doc_id"], []).append(place)
    table = forces.load()
    gazetteer.ensure_built()
    index = gazetteer.open_index()
    for article in read(str(texts), options):
        if isinstance(article, Failure):
            print(article)
            continue
        parse = language.parse(article.body)
        found = mentions.find(article, parse, index, table)
        if gold_places:
            resolutions = tuple(_as_coded(article, coded.get(Path(article.source).stem, [])))
        else:
            resolutions = places.resolve(article, parse, found, index)
        yield Prepared(article, parse, found, resolutions, dates.tag(article), table)


def _as_coded(article: Article, coded: list[Event]) -> Iterator[Resolution]:
    """Turn hand-coded mentions into resolutions; inside a relative place its parts are dropped."""
    relative = [place for place in coded if place["kind"] == "relative" and place["mappable"]]
    for place in coded:
        inside = any(
            outer is not place and outer["start"] <= place["start"] and place["end"] <= outer["end"]
            for outer in relative
        )
        unmapped = place["kind"] == "relative" and not place["mappable"]
        unplaced = place.get("lat") is None and place["role"] == "literal"
        if place["kind"] == "anaphor" or unmapped or unplaced:
            continue
        if inside and place["role"] in ("literal", "anchor"):
            continue
        role = PlaceRole("metonym" if place["role"] == "polity" else place["role"])
        span = Span(place["start"], place["end"])
        mention = Mention(article.id, span, span.of(article.body), MentionKind.PLACE, "coded")
        yield Resolution(mention, _place(place), 1.0, role)


def _place(coded: Event) -> Place | None:
    if coded.get("lat") is None:
        return None
    name = coded.get("canonical") or coded["name"]
    lon, lat, radius_km = coded["lon"], coded["lat"], coded.get("radius_km") or 5
    return Place(name, name, lon, lat, radius_km, _feature(coded), "", "", 0, "coded")


def _feature(coded: Event) -> str:
    kind = re.split(r"[ /(]", coded.get("feature_type") or "")[0]
    if kind:
        return _FEATURES.get(kind, "L.RGN")
    if re.search(r"[Aa]irport|[Bb]ase\b", coded["name"]):
        return "S.AIRB"
    return "A.PCLI" if coded.get("canonical") == coded.get("country") else ""
