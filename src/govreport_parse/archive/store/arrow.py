"""The tables of a dataset as Arrow tables."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Never

import pyarrow as pa

from govreport_parse.archive.store.tables import TABLES, YEAR_FOLDER
from govreport_parse.outputs.arrow import schema_of, table_of
from govreport_parse.outputs.columns import Row, Table

__all__ = ["arrow_schema", "tables_digest", "to_table"]


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The schema of a table of a dataset."""
    return schema_of(TABLES[table])


@cache
def tables_digest() -> str:
    """Digest of the names and types of all columns and of where files stand: datasets of the same one can be written to."""
    declared = [(name, [(c.name, c.type) for c in table.columns]) for name, table in TABLES.items()]
    return hashlib.sha256(repr((declared, YEAR_FOLDER)).encode()).hexdigest()[:16]


def to_table(table: Table[Never], rows: Sequence[Row]) -> pa.Table:
    """Rows, as :meth:`Table.rows` gives them, with the schema of their table."""
    return table_of(arrow_schema(table.name), table, rows)
