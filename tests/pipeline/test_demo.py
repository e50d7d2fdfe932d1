"""The demo corpus shows what Sandtable is for."""

from pathlib import Path

import pytest

from geo import forces, gazetteer, pipeline
from geo.model import Analysis, Article, PlaceRole, Status
from geo.preparation import DEMO
from geo.reading import read

DIGESTS = sorted(DEMO.glob("*.md"))


def article_of(path: Path) -> Article:
    (article,) = read(str(path))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_a_short_dated_report(path: Path) -> None:
    article = article_of(path)
    assert article.title
    assert article.publisher.endswith("(Sandtable digest)")
    assert article.published
    assert article.published.days == 1
    assert path.stem.startswith(article.published.first.isoformat())
    assert 150 <= len(article.body.split()) <= 400


@pytest.fixture(scope="module")
def analyses(index: gazetteer.Index) -> list[Analysis]:
    tools = pipeline.Tools(index, forces.load(), version="test")
    return [pipeline.analyse(article_of(path), tools) for path in DIGESTS]


@pytest.mark.model
def test_the_demo_shows_movements_with_both_ends(analyses: list[Analysis]) -> None:
    claims = [claim for analysis in analyses for claim in analysis.claims]
    moved = [claim for claim in claims if claim.is_movement and claim.status.is_asserted]
    placed = [claim for claim in moved if any(r.is_mappable for r in claim.resolutions)]
    assert len(placed) >= 10
    assert any(claim.origins and claim.destinations for claim in placed)


@pytest.mark.model
def test_the_demo_holds_what_must_not_be_drawn_as_done(analyses: list[Analysis]) -> None:
    statuses = {claim.status for analysis in analyses for claim in analysis.claims}
    assert {Status.DENIED, Status.PLANNED, Status.CONDITIONAL} <= statuses


@pytest.mark.model
def test_the_demo_places_what_lies_beside_a_name(analyses: list[Analysis]) -> None:
    found = [resolution for analysis in analyses for resolution in analysis.resolutions]
    assert any(r.relation and r.role is PlaceRole.LITERAL for r in found)
