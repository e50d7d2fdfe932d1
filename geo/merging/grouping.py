"""Group claims: compare those that share a block, join the most alike first.

The outcome depends on the claims alone, not on their order, and what happens in one
component (claims linked by likeness, directly or through others) does not depend on any
other. Claims can therefore be merged a few at a time with the same result as all at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from geo.merging.aspects import Aspects, aspects_of
from geo.merging.blocking import article_block, blocks_of
from geo.merging.event import make_event
from geo.merging.likeness import CONTRADICTION, THRESHOLD, likeness
from geo.model import Article, Claim, Event


@dataclass(frozen=True, slots=True)
class Happening:
    """Hold the events of one component, and the blocks that its claims lie in.

    A new claim can change these events only if it shares one of the blocks.
    """

    events: tuple[Event, ...]
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Node:
    """Claims that say the same, compared as one; ``key`` is the least of their ids."""

    key: str
    aspects: Aspects
    claims: tuple[Claim, ...]
    article_ids: frozenset[str]
    blocks: frozenset[str]


_Edge = tuple[float, str, str]


def merge(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """Join claims of one happening into events, ordered by id.

    ``articles`` holds the claims' articles by id: their publishers say which sources are
    independent, their dates bound what undated claims may speak of. The order of the claims
    does not matter.
    """
    happenings = group(claims, articles)
    events = (event for happening in happenings for event in happening.events)
    return tuple(sorted(events, key=lambda event: event.id))


def group(claims: Iterable[Claim], articles: Mapping[str, Article]) -> tuple[Happening, ...]:
    """Join claims of one happening into events, component by component."""
    nodes = _make_nodes(claims, articles)
    return tuple(
        Happening(
            tuple(
                make_event([claim for node in cluster for claim in node.claims], articles)
                for cluster in _join(component, edges)
            ),
            frozenset().union(*(node.blocks for node in component)),
        )
        for component, edges in _components(nodes, tuple(_find_edges(nodes)))
    )


def _make_nodes(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[_Node]:
    alike: defaultdict[Aspects, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        alike[aspects_of(claim, articles.get(claim.article_id))][claim.id] = claim
    nodes = []
    for aspects, by_id in alike.items():
        told = tuple(by_id[id_] for id_ in sorted(by_id))
        article_ids = frozenset(claim.article_id for claim in told)
        blocks = frozenset({*map(article_block, article_ids), *blocks_of(aspects)})
        nodes.append(_Node(told[0].id, aspects, told, article_ids, blocks))
    return sorted(nodes, key=lambda node: node.key)


def _find_edges(nodes: list[_Node]) -> Iterator[_Edge]:
    in_block: defaultdict[str, list[_Node]] = defaultdict(list)
    for node in nodes:
        for other in {
            other.key: other for block in node.blocks for other in in_block[block]
        }.values():
            score = _likeness(node, other)
            if score >= THRESHOLD:
                yield score, other.key, node.key
        for block in node.blocks:
            in_block[block].append(node)


def _likeness(one: _Node, other: _Node) -> float:
    same_article = not one.article_ids.isdisjoint(other.article_ids)
    return likeness(one.aspects, other.aspects, same_article=same_article)


def _components(
    nodes: list[_Node], edges: tuple[_Edge, ...]
) -> Iterator[tuple[list[_Node], list[_Edge]]]:
    """Yield the nodes that edges link, directly or through others, with those edges."""
    root = {node.key: node.key for node in nodes}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for _, one, other in edges:
        root[find(one)] = find(other)
    members: defaultdict[str, list[_Node]] = defaultdict(list)
    links: defaultdict[str, list[_Edge]] = defaultdict(list)
    for node in nodes:
        members[find(node.key)].append(node)
    for edge in edges:
        links[find(edge[1])].append(edge)
    for key, component in members.items():
        yield component, links[key]


def _join(component: list[_Node], edges: list[_Edge]) -> list[list[_Node]]:
    """Join the most alike first, unless any two members would contradict one another."""
    cluster_of = {node.key: [node] for node in component}
    for _, one, other in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        left, right = cluster_of[one], cluster_of[other]
        if left is right or any(_likeness(a, b) == CONTRADICTION for a, b in product(left, right)):
            continue
        left.extend(right)
        for node in right:
            cluster_of[node.key] = left
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())
