"""A form's tables as a document prints them, for tests that run over every form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govreport_parse.forms import Form, FormCell, FormTable
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid

Figure = Callable[[FormCell], str]


def numbered(form: Form) -> dict[FormCell, int]:
    """A figure of its own for each value cell of a form; totals of applicants are their sums."""
    cells = [cell for table in form.tables for cell in table.cells()]
    figures = {cell: k + 1 for k, cell in enumerate(cells)}
    by_key = {(cell.indicator, cell.applicant): cell for cell in cells}
    for table in form.tables:
        for item in table.column_sums:
            for code in table.codes:
                parts = (figures[by_key[code, applicant]] for applicant in item.parts)
                figures[by_key[code, item.total]] = sum(parts)
    return figures


def printed(form: Form, figures: dict[FormCell, int], *tables: str) -> list[Block]:
    """The form's tables of the given names, or all, each under a line of text."""
    blocks: list[Block] = []
    for table in form.tables:
        if not tables or table.table in tables:
            blocks += [Paragraph(text=table.title), printed_table(table, figures)]
    return blocks


def printed_table(table: FormTable, figures: dict[FormCell, int]) -> Table:
    """One table of a form."""
    shown = {(cell.indicator, cell.applicant): str(figures[cell]) for cell in table.cells()}
    if table.layout == "single":
        return expand_grid([*_tree(table), [RawCell(text=text) for text in shown.values()]])
    rows = _subtables(table, shown) if table.layout == "subtables" else _rows(table, shown)
    return expand_grid([[RawCell(text=text) for text in row] for row in rows])


def _rows(table: FormTable, shown: dict[tuple[str, str | None], str]) -> Iterator[list[str]]:
    if table.layout == "matrix":
        yield ["申请人情况", *(column.label for column in table.columns)]
    else:
        yield [table.label_headers[0], table.unit_headers[0], table.value_headers[0]]
    for row in table.rows:
        unit = [] if table.layout == "matrix" else [row.unit or ""]
        values = [shown.get((row.code, applicant), "") for applicant in table.applicants]
        yield [row.label, *unit, *values]


def _subtables(table: FormTable, shown: dict[tuple[str, str | None], str]) -> Iterator[list[str]]:
    for part in table.subtables:
        yield [part.heading]
        yield [table.label_headers[0], *(column.label for column in part.columns)]
        for row in part.rows:
            yield [row.label, *(shown[cell.indicator, None] for cell in part.cells(row))]


def _tree(table: FormTable) -> Iterator[list[RawCell]]:
    """The headers above a single row: outer groups, inner groups, columns."""
    yield from (_groups(table, place) for place in (0, -1))
    yield [RawCell(text=column.label) for column in table.columns]


def _groups(table: FormTable, place: int) -> list[RawCell]:
    names: list[tuple[str, ...]] = []
    widths: list[int] = []
    for column in table.columns:
        path = column.parents[: place + 1 or None]
        if names and names[-1] == path:
            widths[-1] += 1
        else:
            names.append(path)
            widths.append(1)
    return [RawCell(text=n[-1], colspan=w) for n, w in zip(names, widths, strict=True)]
