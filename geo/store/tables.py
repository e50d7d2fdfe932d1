"""The tables as queries see them. Their making and changing is told in ``migrations``."""

from sqlalchemy import Column, Date, Float, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("payload", Text, nullable=False),  # the article as read, before any decision
)

analyses = Table(
    "analyses",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("action", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("west", Float),  # the box around all places of the event, in degrees
    Column("south", Float),
    Column("east", Float),
    Column("north", Float),
    Column("payload", Text, nullable=False),
    Column("neighbourhood", Text),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("kind", Text, primary_key=True),  # force or place
    Column("value", Text, primary_key=True),
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True),
    Column("neighbourhood", Text, primary_key=True),  # events that new claims may change together
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("permalink", Text, nullable=False),  # the id of an event that this claim would found
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("event_id", ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
