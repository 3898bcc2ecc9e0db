"""The list of tables and columns in docs/archive-tables.md, from their declarations.

Run: ``python -m govreport_parse.archive.store.reference docs/archive-tables.md``
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Never

from govreport_parse.archive.store.tables import VIEWS, YEAR_FOLDER
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.series_tables import (
    COMPUTED,
    WIDE_COLUMNS,
    wide_columns,
    wide_panel,
)

__all__ = ["reference"]

_VIEW = " (in the database and in exports, not in the files)"
_HEADS = ["| column | type | null | holds | 含义 |", "|---|---|---|---|---|"]
_WIDE = wide_panel()


def reference() -> str:
    """The tables and columns as Markdown, for docs/archive-tables.md."""
    lines = ["# The tables of a dataset", ""]
    for table in VIEWS.values():
        files = f"`{YEAR_FOLDER}=…` folders" if table.by_year else "one folder"
        lines += [*_head(table, f"Files in {files}."), *_HEADS]
        lines += [_line(column, _VIEW if column.derived else "") for column in table.columns]
        lines.append("")
    lines += ["# Computed tables", "", "In the database and in exports, not in the files.", ""]
    for table in COMPUTED.values():
        lines += [*_head(table, ""), *_HEADS, *map(_line, _said_once(table)), ""]
        if table is WIDE_COLUMNS:
            lines += [*_figures(), ""]
    return "\n".join(lines)


def _head(table: Table[Never], files: str) -> list[str]:
    words = f"{table.description} ({table.description_zh}). {files}".rstrip()
    return [f"## {table.name}", "", words, ""]


def _said_once(table: Table[Never]) -> Iterable[Column]:
    """Its columns; of the wide table those that no row of ``wide_columns`` describes."""
    if table.name != _WIDE.name:
        return table.columns
    told = {f"{one.name}{ending}" for one in wide_columns() for ending in ("", "_unit", "_status")}
    return [column for column in table.columns if column.name not in told]


def _line(column: Column, view: str = "") -> str:
    unit = f", in {column.unit}" if column.unit not in {None, "1"} else ""
    values = f": {', '.join(column.values)}" if column.values else ""
    return (
        f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} "
        f"| {column.description}{unit}{values}{view} | {column.description_zh} |"
    )


def _figures() -> Iterator[str]:
    yield "`wide_panel` has a column for each of these, and for each `NAME_status`; one of money has `NAME_unit`."
    yield ""
    yield from ("| name | series | label | 序列 | units (forms) |", "|---|---|---|---|---|")
    for one in wide_columns():
        yield f"| `{one.name}` | `{one.series.code}` | {one.series.name} | {one.series.label} | {one.units} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
