"""The lines that ``extract`` writes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo import forces, language
from geo.commands.extract import predict
from geo.model import Analysis, Article, PublicationBasis
from tests.claims.reading import claims_of
from tests.places.sentences import load

PARSES = Path(__file__).parent / "parses"


def lines_of(name: str) -> list[dict[str, object]]:
    sentence = load(PARSES / f"{name}.tsv")
    article = replace(sentence.article, source="/articles/report_7.txt")
    claims = claims_of(article.body, sentence.parse)
    analysis = Analysis(article, (), (), (), claims, "")
    return [json.loads(json.dumps(line)) for line in predict(analysis, forces.load())]


def test_a_line_holds_what_the_scorer_reads() -> None:
    (line,) = lines_of("withdraw_from_to")
    assert line["doc_id"] == "report_7"
    assert line["type"] == "withdraw"
    assert line["actor"] == "Turkey; Turkish Armed Forces"
    assert line["is_movement"] is True
    assert line["status"] == "reported"
    assert [place["name"] for place in line["origins"]] == ["Homs"]  # type: ignore[attr-defined]
    assert {"lat", "lon", "radius_km"} <= set(line["destinations"][0])  # type: ignore[index]
    assert line["date_end"] == "2021-03-10"


def test_offsets_quote_the_body() -> None:
    body = load(PARSES / "city_of.tsv").article.body
    (line,) = lines_of("city_of")
    assert body[line["start"] : line["end"]] == line["quote"]  # type: ignore[index]


@pytest.mark.model
def test_an_end_without_a_point_is_listed_by_its_words() -> None:
    body = "The Turkish army withdrew from Homs to new positions on Monday."
    article = Article("a1", "", "", "", "", None, PublicationBasis.UNKNOWN, "en", body)
    claims = claims_of(body, language.parse(body))
    claims = tuple(
        replace(claim, destinations=(replace(claim.origins[0], place=None),)) for claim in claims
    )
    (line,) = predict(Analysis(article, (), (), (), claims, ""), forces.load())
    assert line["is_movement"] is True
    assert [place["name"] for place in line["origins"]] == ["Homs"]
    assert line["destinations"] == []
    assert line["unplaced"] == {"destinations": ["Homs"]}
