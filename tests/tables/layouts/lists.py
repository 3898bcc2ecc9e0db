"""Lists whose figures are read column by column."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govreport_parse.tables.layouts.list_columns import columns_left_open, list_figures
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.tables.rows import SplitRow, split_rows
from tests.tables.printing import Line, compiled, grid, held

FORM = compiled("2014", "summary")
LABELS = [one.label for one in FORM.table.rows if one.kind == "value"]
HEADER = ("统计指标", "单位", "统计数")
# Figures that do not count up.
COUNTS = ("815", "12", "3", "40", "7", "26", "5", "9", "0", "18", "2", "31")


def printed(
    *tables: tuple[Line, ...], restored: Sequence[int] = ()
) -> tuple[list[PrintedTable], list[SplitRow]]:
    """Tables of a form, and their rows."""
    blocks = [replace(grid(*lines), restored=i in restored) for i, lines in enumerate(tables)]
    page = held("2014", *blocks)
    parts = [page.printed_table(i, FORM) for i in range(len(blocks))]
    return parts, [split for part in parts for split in split_rows(part, FORM)]


def left_open(*lines: Line) -> bool:
    """Whether a table leaves open which columns are its own."""
    parts, splits = printed(lines)
    return columns_left_open(parts, splits, FORM.table)


def figures(
    *tables: tuple[Line, ...], year: int | None = 2015, restored: Sequence[int] = ()
) -> tuple[list[str | None], bool]:
    """Of each row unit and figure, None where the cells leave it open; whether any column is known."""
    parts, splits = printed(*tables, restored=restored)
    found, known = list_figures(parts, splits, FORM.table, year)
    assert not any(values and unclear for _, values, unclear in found)
    read = [
        None if unclear else " ".join((unit or "-", *(cell.text or "blank" for cell in values)))
        for unit, values, unclear in found
    ]
    return read, known


def rows(*cells: Line, first: int = 0) -> tuple[Line, ...]:
    """Rows of the form with these cells after their labels."""
    return tuple((label, *own) for label, own in zip(LABELS[first:], cells, strict=False))


def usual(count: int = 5, *beyond: str) -> tuple[Line, ...]:
    return rows(*(("条", figure, *beyond) for figure in COUNTS[:count]))


def read(count: int = 5) -> list[str]:
    return [f"条 {figure}" for figure in COUNTS[:count]]


NONE = [None] * 5
OTHER = ["条 4"] * 5
