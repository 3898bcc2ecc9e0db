"""The tables of a dataset as Arrow tables.

Numbers are doubles: every whole number up to 2⁵³ is exact, every decimal of up to 15 digits comes back as it was printed,
nothing overflows, and pandas, R, Spark and DuckDB take them as they are. Sums of money that must be
exact to the last digit are in ``records``, whose JSON keeps the decimals.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from govreport_parse.archive.store.tables import TABLES, Column

if TYPE_CHECKING:
    from govreport_parse.outputs.rows import Row

__all__ = ["arrow_schema", "column_names", "tables_digest", "to_table"]

_PLACE_FIELDS = ("block", "row", "column", "start", "end")
_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "number": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "places": pa.list_(pa.struct([pa.field(name, pa.int64()) for name in _PLACE_FIELDS])),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The schema of a table, with ``description``, ``description_zh`` and ``unit`` as metadata."""
    spec = TABLES[table]
    return pa.schema(
        [_field(column) for column in spec.columns],
        metadata={"description": spec.description, "description_zh": spec.description_zh},
    )


def _field(column: Column) -> pa.Field[Any]:
    kind = pa.int32() if column.name == "year" else _TYPES[column.type]
    metadata = {"description": column.description, "description_zh": column.description_zh}
    if column.unit is not None:
        metadata["unit"] = column.unit
    return pa.field(column.name, kind, nullable=not column.required, metadata=metadata)


@cache
def tables_digest() -> str:
    """Digest of the names and types of all columns: datasets of the same one can be written to."""
    declared = [(name, [(c.name, c.type) for c in spec.columns]) for name, spec in TABLES.items()]
    return hashlib.sha256(repr(declared).encode()).hexdigest()[:16]


@cache
def column_names(table: str) -> tuple[str, ...]:
    """Names of a table's columns, in order."""
    return tuple(column.name for column in TABLES[table].columns)


# In the dataset `year` is always the year reported on.
_COMPARISON_NAMES = (
    "agency", "year", "label", "indicator", "column_year", "value", "unit", "change_percent",
    "status", "change_status", "block", "row", "column", "start", "end",
)  # fmt: skip
# The order in which the values of a row come, where it is not that of the schema.
_ORDER: dict[str, tuple[str, ...]] = {
    "reports": (
        "report_id", "archive", "url", "attachment_of", "text_hash", "name", "format", "encoding", "sha256",
        "size", "title", "agency", "region", "level", "division_code", "year", "period_start",
        "period_end", "published", "filler", "office", "phone", "fax", "email", "address",
        "postcode", "website", "index_number", "publisher", "document_number", "forms", "notes",
    ),
    "readings": (
        "report_id", "agency", "year", *column_names("readings")[3:],
    ),
    "comparisons": ("report_id", *_COMPARISON_NAMES),
    "statements": (
        "report_id", "statement", "agency", "year", *column_names("statements")[4:],
    ),
}  # fmt: skip


def to_table(name: str, rows: list[Row]) -> pa.Table:
    """Rows as the table of a name, with its schema."""
    schema = arrow_schema(name)
    order = _ORDER.get(name, column_names(name))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(order)
    by_name = dict(zip(order, columns, strict=True))
    arrays = [pa.array(by_name[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)
