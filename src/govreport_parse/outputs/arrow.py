"""Tables as Arrow tables: their schemas, and the tables of reports without pandas.

Numbers are doubles: every whole number up to 2⁵³ is exact, every decimal of up to 15 digits comes
back as it was printed, nothing overflows, and pandas, polars, R, Spark and DuckDB take them as they are. Sums
of money that must be exact to the last digit are in the records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Never

import pyarrow as pa

from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.columns import Column, Row, Table

__all__ = ["schema_of", "table_of", "to_arrow"]

_PLACE_FIELDS = ("block", "row", "column", "start", "end")
_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "number": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "places": pa.list_(pa.struct([pa.field(name, pa.int64()) for name in _PLACE_FIELDS])),
}


def to_arrow(
    reports: Iterable[AnnualReport], findings: Iterable[Iterable[Finding]] | None = None
) -> dict[str, pa.Table]:
    """The tables of a set of reports by name, columns as in frames; arguments and errors as of :func:`govreport_parse.to_frames`."""
    from govreport_parse.outputs.of_reports import TABLES_OF_REPORTS, rows_of

    made = {}
    for name, found in rows_of("to_arrow", reports, findings):
        table = TABLES_OF_REPORTS[name].for_frames()
        made[name] = table_of(schema_of(table), table, table.rows(found))
    return {name: made[name] for name in TABLES_OF_REPORTS}


def schema_of(declared: Table[Never]) -> pa.Schema:
    """The schema of a table by its declaration, with ``description``, ``description_zh`` and ``unit`` as metadata."""
    return pa.schema(
        [_field(column) for column in declared.columns],
        metadata={"description": declared.description, "description_zh": declared.description_zh},
    )


def table_of(schema: pa.Schema, table: Table[Never], rows: Sequence[Row]) -> pa.Table:
    """Rows, as :meth:`Table.rows` gives them, with the schema of their table."""
    taken = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = [
        pa.array(column.stored(values), field.type)
        for column, values, field in zip(table.columns, taken, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _field(column: Column) -> pa.Field[Any]:
    kind = pa.int32() if column.name == "year" else _TYPES[column.type]
    metadata = {"description": column.description, "description_zh": column.description_zh}
    if column.unit is not None:
        metadata["unit"] = column.unit
    return pa.field(column.name, kind, nullable=not column.required, metadata=metadata)
