"""Which articles are independent: a text that three sites carry is one source."""

import re
from collections.abc import Iterable, Mapping, Set
from itertools import combinations
from urllib.parse import urlsplit

from geo.model import Article, Claim

SHINGLE_WORDS = 4
COPY_SHARE = 0.5
"""Two sentences that share this much of the shorter one's word sequences are one text."""

_Shingles = Set[tuple[str, ...]]


def independent_groups(
    claims: Iterable[Claim], articles: Mapping[str, Article]
) -> tuple[frozenset[str], ...]:
    """Group the ids of the claims' articles: one group for each independent source.

    Articles belong together when they have one publisher or when they tell the happening in
    the same words, as agency copy does. An article that does not say who published it is
    independent of none: whatever it repeats, it adds no source.
    """
    told: dict[str, set[tuple[str, ...]]] = {}
    for claim in claims:
        told.setdefault(claim.article_id, set()).update(_shingles(claim, articles))
    publishers = {article_id: _publisher(articles.get(article_id)) for article_id in told}
    group_of = {article_id: {article_id} for article_id in sorted(told)}
    for one, other in combinations(group_of, 2):
        if group_of[one] is group_of[other]:
            continue
        if publishers[one] == publishers[other] or _is_copy(told[one], told[other]):
            merged = group_of[one] | group_of[other]
            group_of.update(dict.fromkeys(merged, merged))
    groups = {id(group): frozenset(group) for group in group_of.values()}.values()
    known = [group for group in groups if any(publishers[id_] for id_ in group)]
    unknown = frozenset().union(*(group for group in groups if group not in known))
    return (unknown.union(*known[:1]), *known[1:]) if groups else ()


def _publisher(article: Article | None) -> str:
    """Name the publisher, or else the site; nothing where the article states neither."""
    if article is None:
        return ""
    name = " ".join(article.publisher.casefold().split())
    host = (urlsplit(article.url).hostname or "") if "://" in article.url else ""
    return name or host.removeprefix("www.")


def _shingles(claim: Claim, articles: Mapping[str, Article]) -> _Shingles:
    article = articles.get(claim.article_id)
    words = re.findall(r"\w+", claim.sentence.of(article.body).casefold()) if article else []
    width = min(SHINGLE_WORDS, len(words))
    return frozenset(tuple(words[i : i + width]) for i in range(len(words) - width + 1) if width)


def _is_copy(one: _Shingles, other: _Shingles) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= COPY_SHARE * shorter
