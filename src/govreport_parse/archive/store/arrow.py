"""The tables of a dataset as Arrow tables.

Numbers are doubles: every whole number up to 2⁵³ is exact, every decimal of up to 15 digits comes
back as it was printed, nothing overflows, and pandas, R, Spark and DuckDB take them as they are. Sums
of money that must be exact to the last digit are in ``records``, whose JSON keeps the decimals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any, Never

import pyarrow as pa

from govreport_parse.archive.store.tables import TABLES, YEAR_FOLDER
from govreport_parse.outputs.columns import Column, Row, Table

__all__ = ["arrow_schema", "schema_of", "tables_digest", "to_table"]

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
    return schema_of(TABLES[table])


def schema_of(declared: Table[Never]) -> pa.Schema:
    """The schema of a table by its declaration."""
    return pa.schema(
        [_field(column) for column in declared.columns],
        metadata={"description": declared.description, "description_zh": declared.description_zh},
    )


def _field(column: Column) -> pa.Field[Any]:
    kind = pa.int32() if column.name == "year" else _TYPES[column.type]
    metadata = {"description": column.description, "description_zh": column.description_zh}
    if column.unit is not None:
        metadata["unit"] = column.unit
    return pa.field(column.name, kind, nullable=not column.required, metadata=metadata)


@cache
def tables_digest() -> str:
    """Digest of the names and types of all columns and of where files stand: datasets of the same one can be written to."""
    declared = [(name, [(c.name, c.type) for c in table.columns]) for name, table in TABLES.items()]
    return hashlib.sha256(repr((declared, YEAR_FOLDER)).encode()).hexdigest()[:16]


def to_table(table: Table[Never], rows: Sequence[Row]) -> pa.Table:
    """Rows, as :meth:`Table.rows` gives them, with the schema of their table."""
    schema = arrow_schema(table.name)
    taken = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [
        pa.array(column.stored(values), field.type)
        for column, values, field in zip(table.columns, taken, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
