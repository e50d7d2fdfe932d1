"""The page that documents the data files, written from the schema itself.

``python -m geo.views.data_files.schema_page > docs/data_schema.md`` renews it.
"""

from collections.abc import Iterator

from geo.layers import Column
from geo.layers.schema import EVENT_COLUMNS, GEOMETRY_TYPES, LAYER_COLUMNS
from geo.views.data_files.table import COLUMNS, LAYER

_HEAD = """\
# Columns of the data files

`python -m geo export --out FILE` writes GeoJSON, KML, GeoPackage, CSV and GeoParquet. All have
these columns. This page is made from `geo/layers/schema.py`; a test holds the two together.

- Coordinates are lon, lat in WGS84 (EPSG:4326). Days are ISO 8601, both ends inclusive.
- Missing text is empty, other missing values are null. Several values in a text are joined
  by "; ".
- `event_id` and `mark_id` are made from the content: the same claims always get the same ids.
- One event may have several rows: a line for each pair of origin and destination, a point for
  each place, an area for each place that is too vague for a point. Count `event_id`, not rows.
- **Only `is_asserted` rows say that something happened.** Planned, conditional and denied events
  are in the same table.

| format | holds |
|---|---|
| GeoJSON | all rows; Linked Places `when`; flat `start` and `end` as well |
| GeoPackage | layers `movements`, `places`, `areas`; table `events` with one row an event; \
`layer_styles`, which QGIS applies by itself |
| GeoParquet | all rows in one table |
| KML | all rows in folders; `TimeSpan`; every column as `SimpleData` |
| CSV | all rows but areas; a text that a spreadsheet could run as a formula starts with `'` |

Every file says where it comes from: the query, a fingerprint of every event, the versions of code,
gazetteer and language model, the sources with their dates, credits, and when the store last
changed. `python -m geo snapshot verify FILE` compares it with the store.

| format | where the provenance is |
|---|---|
| GeoJSON | member `provenance` of the collection |
| GeoPackage | table `gpkg_metadata` (GeoPackage 1.3, F.8) |
| GeoParquet | key `sandtable:provenance` of the file's metadata |
| KML | `ExtendedData` of the document |
| CSV | a second file, `FILE-metadata.json`, where "CSV on the Web" (W3C) looks for it; it also \
gives type and meaning of every column. A comment inside would be a row in every spreadsheet. |
| PNG, SVG, PDF | XMP, with sources and rights as Dublin Core |
| GIF | comment |
| HTML | `<script type="application/json" id="provenance">` |

Event codes: PLOVER, CAMEO 1.1b3, ACLED. Precision codes: ACLED 1 to 3, UCDP GED.
Places: GeoNames (CC BY 4.0). Country outlines: Natural Earth (public domain).
"""


def write_page() -> str:
    """Return the page as Markdown."""
    shared = {column.name for column in EVENT_COLUMNS}
    movements = {column.name for column in LAYER_COLUMNS["movements"]}
    own = [column for column in COLUMNS if column.name not in shared]
    of_movements = [column for column in own if column.name in movements]
    of_places = [column for column in own if column.name not in movements and column is not LAYER]
    parts = [
        _HEAD,
        *_section("Every row: the event", EVENT_COLUMNS),
        *_section("Every row: the mark", [LAYER, *(c for c in own if c.name == "mark_id")]),
        *_section(
            f"Movements ({_types('movements')})", [c for c in of_movements if c.name != "mark_id"]
        ),
        *_section(f"Places ({_types('places')}) and areas ({_types('areas')})", of_places),
        "`acled_geo_precision` and `ucdp_where_prec` are set for movements, places and areas; of "
        "a movement they are those of its vaguest end.",
    ]
    return "\n".join(parts) + "\n"


def _types(layer: str) -> str:
    return " or ".join(sorted(GEOMETRY_TYPES[layer]))


def _section(heading: str, columns: "list[Column] | tuple[Column, ...]") -> Iterator[str]:
    yield f"## {heading}\n"
    yield "| column | type | meaning | unit or codes |"
    yield "|---|---|---|---|"
    for column in columns:
        codes = ", ".join(f"`{code}`" for code in column.codes) or column.unit
        yield f"| `{column.name}` | {column.kind} | {column.meaning} | {codes} |"
    yield ""


if __name__ == "__main__":
    print(write_page(), end="")
