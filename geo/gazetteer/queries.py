"""Questions to one file of places: the index, or an import that is attached to it.

``schema`` is SQLite's name of the file, everywhere.
"""

from collections.abc import Iterable

from geo.gazetteer.schema import MAIN


def by_name(table: str, schema: str = MAIN) -> str:
    """Ask for the rows of a key in ``name`` or ``sound``, the most prominent place first."""
    return (
        f"SELECT kind, rank, name, country, known, record FROM "  # noqa: S608
        f"(SELECT kind, rank, name, place FROM {schema}.{table} WHERE key = ? AND kind <= ? "
        f"AND rank <= ? ORDER BY rank LIMIT ?) CROSS JOIN {schema}.place ON number = place"
    )


def by_id(schema: str = MAIN) -> str:
    """Ask for the record of the place of an id."""
    return (
        f"SELECT record FROM {schema}.identity CROSS JOIN {schema}.place ON number = place "  # noqa: S608
        "WHERE id = ? LIMIT 1"
    )


def settlements_within(schema: str = MAIN) -> str:
    """Ask for the settlements in a box of south, north, west, east."""
    return (
        f"SELECT record FROM {schema}.settlement CROSS JOIN {schema}.place ON number = place "  # noqa: S608
        "WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
    )


def spellings(schema: str = MAIN) -> str:
    """Ask for the keys of a country from one to before another, with a least and most length."""
    return (
        f"SELECT key FROM {schema}.spelling WHERE country = ? AND key >= ? AND key < ? "  # noqa: S608
        "AND length(key) BETWEEN ? AND ?"
    )


def is_name(imports: Iterable[str]) -> str:
    """Ask whether a key is a name; of an import's names those of well-known places count."""
    strict = "(kind <= :alias OR (kind = :abbreviation AND name = :name))"
    parts = [f"SELECT 1 FROM {MAIN}.name WHERE key = :key AND {strict}"]  # noqa: S608
    parts += [
        f"SELECT 1 FROM {schema}.name WHERE key = :key AND rank <= :well_known AND {strict}"  # noqa: S608
        for schema in imports
    ]
    return f"{' UNION ALL '.join(parts)} LIMIT 1"
