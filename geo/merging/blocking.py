"""Blocks: only claims that share one are ever compared, which keeps merging near-linear.

A block is a family of actions in a stretch of days in a cell of the map. Reaches overlap the
edges, so that any two claims that :mod:`geo.merging.likeness` may join share a block.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import product
from math import cos, floor, radians

from geo.merging.aspects import NEAR_KM, Aspects, Spot, aspects_of
from geo.model import Article, Claim

CELL_DEG = 1.0
BUCKET_DAYS = 8
LONG_DAYS = 92
"""A date vaguer than a quarter is only compared with dates as vague."""

LARGE_KM = 150.0
"""A place larger than this is only ever the same as itself: a country is no town in it."""

SLACK_DAYS = 7
"""The largest gap between dates that likeness bridges."""

_KM_PER_DEG = 111.32


def blocks(claim: Claim, articles: Mapping[str, Article]) -> frozenset[str]:
    """Return the blocks of a claim.

    Two claims without a common block are never told of by one event, unless others link them.
    """
    aspects = aspects_of(claim, articles.get(claim.article_id))
    return frozenset({article_block(claim.article_id), *blocks_of(aspects)})


def article_block(article_id: str) -> str:
    """Return the block in which the claims of one article are compared."""
    return f"article:{article_id}"


def blocks_of(aspects: Aspects) -> Iterator[str]:
    """Yield the blocks that follow from what a claim says, beside that of its article."""
    if aspects.lone:
        return
    cells = {cell for spot in aspects.spots for cell in _cells(spot)}
    for family, bucket, cell in product(aspects.families, _buckets(aspects), cells):
        yield f"{family}:{bucket}:{cell}"


def is_long(aspects: Aspects) -> bool:
    """Tell whether a date is too vague to be compared with an exact one."""
    return (
        aspects.first is not None
        and aspects.last is not None
        and (aspects.last - aspects.first).days >= LONG_DAYS
    )


def _buckets(aspects: Aspects) -> Iterator[str]:
    if aspects.first is None or aspects.last is None:
        return
    if is_long(aspects):
        yield from (f"y{year}" for year in range(aspects.first.year, aspects.last.year + 1))
        return
    slack = timedelta(days=(SLACK_DAYS + 1) // 2)
    first, last = aspects.first.toordinal(), aspects.last.toordinal()
    low, high = (first - slack.days) // BUCKET_DAYS, (last + slack.days) // BUCKET_DAYS
    yield from (str(bucket) for bucket in range(low, high + 1))


def _cells(spot: Spot) -> Iterator[str]:
    if spot.radius_km > LARGE_KM:
        yield spot.id
        return
    reach_deg = max(NEAR_KM / 2, spot.radius_km) / _KM_PER_DEG
    reach_lon_deg = min(180.0, reach_deg / max(0.01, cos(radians(spot.lat))))
    columns = range(
        floor((spot.lon - reach_lon_deg) / CELL_DEG),
        floor((spot.lon + reach_lon_deg) / CELL_DEG) + 1,
    )
    rows = range(
        floor((spot.lat - reach_deg) / CELL_DEG), floor((spot.lat + reach_deg) / CELL_DEG) + 1
    )
    around = round(360 / CELL_DEG)
    yield from (f"{column % around}/{row}" for column, row in product(columns, rows))
