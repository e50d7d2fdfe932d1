"""Resolve every place mention of an article: names first, then roles, then relative places."""

from dataclasses import replace

from geo.model import (
    Article,
    Gazetteer,
    Mention,
    MentionKind,
    Parse,
    Resolution,
)
from geo.places.bearers import Bearers
from geo.places.determiners import doubt_determined
from geo.places.longer_names import LongerNames
from geo.places.naming import resolve_names
from geo.places.ranking import Weights
from geo.places.relative import RelativePlaces
from geo.places.remoteness import doubt_remote
from geo.places.roles import role_of


def resolve(
    article: Article,
    parse: Parse,
    mentions: tuple[Mention, ...],
    gazetteer: Gazetteer,
    *,
    weights: Weights | None = None,
) -> tuple[Resolution, ...]:
    """Resolve the place mentions of an article, in text order.

    Every place mention gets one resolution; relative places ("25 km west of Sirte") get one
    more each, with a mention of their own that covers the whole expression. Force mentions
    are read, not resolved: a place inside one is embedded. ``weights`` are those that ship
    with the code unless others are given, as in a measurement that leaves a corpus out.
    """
    places = tuple(
        sorted((m for m in mentions if m.kind is MentionKind.PLACE), key=lambda m: m.span)
    )
    names, bearers = LongerNames(parse, mentions), Bearers(parse, places)
    named = tuple(
        replace(resolution, role=role_of(parse, resolution, names, bearers))
        for resolution in resolve_names(article.body, parse, places, gazetteer, weights)
    )
    named = doubt_remote(doubt_determined(parse, named))
    resolved = RelativePlaces(article, named, gazetteer).resolve()
    return tuple(sorted(resolved, key=lambda r: (r.mention.span.start, -r.mention.span.end)))
