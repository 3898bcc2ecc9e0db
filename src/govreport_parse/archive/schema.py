"""What is made from the declarations of :mod:`govreport_parse.archive.tables`.

Arrow schemas, the ``datapackage.json`` and the table list of docs/archive.md. Numbers are doubles:
every whole number up to 2⁵³ is exact, every decimal of up to 15 digits comes back as it was printed,
nothing overflows, and pandas, R, Spark and DuckDB take them as they are. Sums of money that must be
exact to the last digit are in ``records``, whose JSON keeps the decimals.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from govreport_parse.archive.tables import TABLES, Column, TableSpec

__all__ = [
    "ITEMS",
    "PACKAGE",
    "arrow_schema",
    "column_names",
    "datapackage",
    "reference",
    "tables_digest",
]

#: Name of the Frictionless descriptor.
PACKAGE = "datapackage.json"
_PLACE_FIELDS = ("block", "row", "column", "start", "end")
_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "number": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "places": pa.list_(pa.struct([pa.field(name, pa.int64()) for name in _PLACE_FIELDS])),
}
_FRICTIONLESS = {
    "string": "string", "int": "integer", "number": "number", "bool": "boolean", "date": "date",
    "places": "array",
}  # fmt: skip

_ITEM_FIELDS: list[pa.Field[Any]] = [
    pa.field("name", pa.string(), nullable=False),
    pa.field("data", pa.large_binary()),
    pa.field("url", pa.string()),
    pa.field("charset", pa.string()),
    pa.field("attachment_of", pa.string()),
    pa.field("archive", pa.string()),
    # Set instead of `data` for an entry that its source left out.
    pa.field("reason", pa.string()),
    pa.field("reason_zh", pa.string()),
]
#: What :func:`govreport_parse.archive.partition.parse_partition` takes: one source a row.
ITEMS = pa.schema(_ITEM_FIELDS)


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
    told = [(name, [(c.name, c.type) for c in spec.columns]) for name, spec in TABLES.items()]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@cache
def column_names(table: str) -> tuple[str, ...]:
    """Names of a table's columns, in order."""
    return tuple(column.name for column in TABLES[table].columns)


def datapackage(
    paths: Mapping[str, Sequence[str]], *, version: str, form: str = "parquet"
) -> dict[str, object]:
    """The Frictionless descriptor of a dataset.

    Parameters
    ----------
    paths
        Files of each table, relative to the descriptor; tables without files are left out.
    version
        Of the package that wrote them.
    form
        ``parquet``, ``csv`` or ``jsonl``.
    """
    return {
        "profile": "data-package",
        "name": "government-information-disclosure-annual-reports",
        "title": "政府信息公开工作年度报告 / Government information disclosure annual reports",
        "created_by": f"govreport-parse {version}",
        "resources": [
            _resource(TABLES[name], list(files), form, tuple(paths))
            for name, files in paths.items()
            if files
        ],
    }


def _resource(
    spec: TableSpec, files: list[str], form: str, present: Iterable[str]
) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_descriptor(column) for column in spec.columns]}
    if form == "csv":
        schema["missingValues"] = [""]
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    own = any(column.name == "report_id" for column in spec.columns)
    if own and "reports" in present and spec.name not in {"reports", "failures", "manifest"}:
        schema["foreignKeys"] = [
            {
                "fields": ["report_id"],
                "reference": {"resource": "reports", "fields": ["report_id"]},
            }
        ]
    resource: dict[str, object] = {
        "name": spec.name,
        "title": spec.description,
        "description": f"{spec.description}. {spec.description_zh}。",
        "path": files[0] if len(files) == 1 else files,
        "format": form,
        "encoding": "utf-8",
        "schema": schema,
    }
    if form == "csv":
        resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv"}
    return resource


def _descriptor(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "description": f"{column.description}. {column.description_zh}。",
    }
    if column.unit is not None:
        field["unit"] = column.unit
    constraints: dict[str, object] = {}
    if column.required and column.type != "string":
        constraints["required"] = (
            True  # an empty string is a value, which CSV cannot tell from null
        )
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field


def reference() -> str:
    """The tables and columns as Markdown, for docs/archive-tables.md."""
    lines = ["# The tables of a dataset", ""]
    for spec in TABLES.values():
        files = "`year=…` folders" if spec.by_year else "one folder"
        lines += [
            f"## {spec.name}",
            "",
            f"{spec.description} ({spec.description_zh}). Files in {files}.",
            "",
            "| column | type | null | holds | 含义 |",
            "|---|---|---|---|---|",
        ]
        for column in spec.columns:
            unit = f", in {column.unit}" if column.unit not in {None, "1"} else ""
            values = f": {', '.join(column.values)}" if column.values else ""
            lines.append(
                f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} "
                f"| {column.description}{unit}{values} | {column.description_zh} |"
            )
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
