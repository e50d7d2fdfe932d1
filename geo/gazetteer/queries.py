"""Questions to an index and to the imports that are attached to it.

``imports`` are the schemas of attached files, everywhere.
"""

from collections.abc import Sequence

from geo.gazetteer.schema import FIELDS, MAIN

_MOST_OF_AN_IMPORT = 20
"""How many of an import's places of one name are looked at: some names have thousands."""


def by_name(table: str, imports: Sequence[str]) -> str:
    """Ask for the rows of a key in ``name`` or ``sound``, the most prominent place first.

    The last column of a row tells whether the main file has a place of the same id, which then
    stands for it.
    """
    columns = f"SELECT kind, rank, named.name, {FIELDS}"
    placed = "AS named CROSS JOIN {schema}.place AS place ON place.number = named.place"
    keyed = "WHERE key = ?1 AND kind <= ?2"
    own = f"{columns}, 0 FROM {MAIN}.{table} {placed.format(schema=MAIN)} {keyed}"
    imported = (
        f"{columns}, EXISTS (SELECT 1 FROM {MAIN}.place AS known WHERE known.id = place.id) FROM "  # noqa: S608
        f"(SELECT kind, rank, name, place FROM {{schema}}.{table} {keyed} ORDER BY rank "
        f"LIMIT {_MOST_OF_AN_IMPORT}) {placed}"
    )
    parts = (own, *(imported.format(schema=schema) for schema in imports))
    return f"{' UNION ALL '.join(parts)} ORDER BY 2 LIMIT ?3"


def by_id(imports: Sequence[str]) -> str:
    """Ask for the place of an id: the main file's, or the first import's that has it."""
    question = "SELECT {fields} FROM {schema}.place AS place WHERE id = ?1"
    return f"{_in_all(question, imports)} LIMIT 1"


def settlements_within(imports: Sequence[str]) -> str:
    """Ask for the settlements in a box of south, north, west, east."""
    return _in_all(
        "SELECT {fields} FROM {schema}.place AS place WHERE lat BETWEEN ?1 AND ?2 "
        "AND lon BETWEEN ?3 AND ?4 AND feature >= 'P.' AND feature < 'P/'",
        imports,
    )


def is_name(imports: Sequence[str]) -> str:
    """Ask whether a key is a name; of an import's names those of well-known places count."""
    strict = "(kind <= :alias OR (kind = :abbreviation AND name = :name))"
    parts = [f"SELECT 1 FROM main.name WHERE key = :key AND {strict}"]  # noqa: S608
    parts += [
        f"SELECT 1 FROM {schema}.name WHERE key = :key AND rank <= :well_known AND {strict}"  # noqa: S608
        for schema in imports
    ]
    return f"{' UNION ALL '.join(parts)} LIMIT 1"


def spellings(imports: Sequence[str]) -> str:
    """Ask for the keys of a country from one key to before another."""
    return _in_all(
        "SELECT key FROM {schema}.spelling WHERE country = ?1 AND key >= ?2 AND key < ?3", imports
    )


def _in_all(question: str, imports: Sequence[str]) -> str:
    parts = (question.format(schema=schema, fields=FIELDS) for schema in (MAIN, *imports))
    return " UNION ALL ".join(parts)
