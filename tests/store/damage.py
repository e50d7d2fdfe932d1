"""Damage done to a store by hand, behind the program's back."""

from sqlalchemy import create_engine, text

KEY = {"articles": "id", "events": "id", "analyses": "article_id", "decisions": "number"}


def spoil(database_url: str, table: str, key: str | int, payload: str | None = None) -> None:
    """Cut the payload of a record short, or replace it."""
    statement = f"UPDATE {table} SET payload = {{}} WHERE {KEY[table]} = :key"
    cut = "substr(payload, 1, length(payload) - 20)"
    engine = create_engine(database_url)
    with engine.begin() as connection:
        values = {"key": key} if payload is None else {"key": key, "payload": payload}
        done = connection.execute(
            text(statement.format(cut if payload is None else ":payload")), values
        )
        assert done.rowcount == 1
    engine.dispose()
