"""The types that all stages share: frozen values, no pandas, no folium, no language model."""

from geo.model.analysis import Analysis, Decision, DecisionKind, standing, with_published
from geo.model.article import Article, PublicationBasis
from geo.model.claim import Attribution, Claim, Evidence, EvidenceRole, Quantity
from geo.model.date_span import DateBasis, DatedMention, DatePrecision, DateSpan, TimexType
from geo.model.event import Conflict, Event
from geo.model.force import Force
from geo.model.ids import content_id
from geo.model.mention import Mention, MentionKind
from geo.model.parse import Entity, Parse, Sentence, Token
from geo.model.place import (
    Candidate,
    Gazetteer,
    MatchRule,
    Place,
    PlaceRole,
    Relation,
    RelationKind,
    Resolution,
)
from geo.model.query import BBox, EventQuery
from geo.model.scoped_name import ScopedName
from geo.model.span import Span
from geo.model.vocabulary import ASSERTED, CODES, MOVEMENTS, Action, Codes, Status

__all__ = [
    "ASSERTED",
    "CODES",
    "MOVEMENTS",
    "Action",
    "Analysis",
    "Article",
    "Attribution",
    "BBox",
    "Candidate",
    "Claim",
    "Codes",
    "Conflict",
    "DateBasis",
    "DatePrecision",
    "DateSpan",
    "DatedMention",
    "Decision",
    "DecisionKind",
    "Entity",
    "Event",
    "EventQuery",
    "Evidence",
    "EvidenceRole",
    "Force",
    "Gazetteer",
    "MatchRule",
    "Mention",
    "MentionKind",
    "Parse",
    "Place",
    "PlaceRole",
    "PublicationBasis",
    "Quantity",
    "Relation",
    "RelationKind",
    "Resolution",
    "ScopedName",
    "Sentence",
    "Span",
    "Status",
    "TimexType",
    "Token",
    "content_id",
    "standing",
    "with_published",
]
