"""Rows of a statutory table: which cell is the label, which the unit, which are the figures.

Everything is told relative to the row's own label: a leading column for the group's name or a
序号, a label that spans two columns, a header that is one cell wider than the rows below it do
not move a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_parse.forms import FormTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.align import PrintedRow, RowIndex
from govreport_parse.tables.headers import Figures, Part, Split
from govreport_parse.tables.layouts.lists import list_figures
from govreport_parse.tables.layouts.matrix import column_order, matrix_figures, usual_width
from govreport_parse.text.fold import Memo, fold
from govreport_parse.text.numerals import is_words, unit_of

__all__ = ["MAX_NAMED", "TableRow", "table_rows"]


# Group name, parent and label may share a row; more labels are several rows run together.
MAX_NAMED = 3

# 甲 乙 丙 1 2: a line below the header that numbers the columns.
_COLUMN_NUMBER = re.compile(r"[甲乙丙丁戊]|\d{1,2}|[(]\d{1,2}[)]")


class TableRow(PrintedRow, frozen=True, kw_only=True, gc=False):
    """A printed row taken apart.

    Attributes
    ----------
    block, row
        Its place.
    values
        Its figures, one for each column of the form; empty where the row has none.
    unclear
        The row's cells do not tell which of them are the figures.
    """

    block: int
    row: int
    values: tuple[Cell, ...] = ()
    unclear: bool = False


def table_rows(
    parts: Sequence[Part], table: FormTable, index: RowIndex, year: int | None
) -> tuple[list[TableRow], bool]:
    """The rows of a statutory table that may be printed as several tables.

    Returns
    -------
    rows
        Header rows left out; a group's name in a column of its own comes as a row.
    columns_told
        False where several columns may hold the figures and no header tells which.
    """
    splits = [split for part in parts for split in _splits(part, table)]
    if table.layout == "matrix":
        order = column_order(parts, table)
        widths = {part.block: usual_width(splits, part.block) for part in parts}
        figures = [
            matrix_figures(parts, split, order, table, widths[split.block]) for split in splits
        ]
        told = order is not None
    else:
        figures, told = list_figures(parts, splits, table, year)
    rows: list[TableRow] = []
    for split, found in zip(splits, figures, strict=True):
        rows += _taken_apart(split, found, index)
    return rows, told


def _splits(part: Part, table: FormTable) -> Iterator[Split]:
    block, known, headers = part.block, part.named, part.headers
    grouped = table.layout == "matrix"
    for r, cells in enumerate(part.table.lines):
        own = [k for k, cell in enumerate(cells) if cell.row == r and cell.text]
        named = [k for k in own if cells[k].text in known]
        if len(named) > MAX_NAMED:
            # A whole table in one line (layouts.md T6): its labels are the only row breaks.
            for k, following in zip(named, [*named[1:], len(cells)], strict=True):
                tail = tuple(cells[k + 1 : following])
                yield Split(block=block, row=r, head=(cells[k],), tail=tail, exact=True)
            continue
        if r in headers:
            continue
        label: int | None
        if named:
            label = named[-1]
            if grouped and _names_group(cells[label + 1 :], table):
                label += 1
        elif all(_COLUMN_NUMBER.fullmatch(fold(cells[k].text)) for k in own):
            continue
        else:
            label = _likely_label(cells, own)
        if label is not None:
            head = tuple([cells[k] for k in own if k <= label])
            tail = tuple(cells[label + 1 :])
            yield Split(block=block, row=r, head=head, tail=tail, exact=bool(named))


def _names_group(behind: Sequence[Cell], table: FormTable) -> bool:
    """Whether the last known label is a group's: behind it, other words and a row of figures."""
    full = len(behind) == len(table.columns) + 1
    return full and is_words(behind[0].text)


def _likely_label(cells: Sequence[Cell], own: Sequence[int]) -> int | None:
    """The last text before the unit, in a row whose label is not the form's."""
    units = [k for k in own if k and unit_of(cells[k].text) is not None]
    texts = [k for k in own if is_words(cells[k].text)]
    before = [k for k in texts if not units or k < units[0]]
    return before[-1] if before else None


def _taken_apart(split: Split, found: Figures, index: RowIndex) -> list[TableRow]:
    head, block, row = split.head, split.block, split.row
    unit, values, unclear = found
    label = head[-1].text
    if len(head) == 1:
        return [
            TableRow(
                block=block, row=row, labels=(label,), unit=unit, values=values, unclear=unclear
            )
        ]
    left = head[:-1]
    rows: list[TableRow] = []
    texts = [cell.text for cell in left if not _is_mark(cell.text)]
    for cell in left:
        # A group's name in a column of its own, beside the first of its rows.
        if (split.exact or cell.rowspan > 1) and index.of_label(cell.text):
            texts.remove(cell.text)
            rows.append(TableRow(block=block, row=row, labels=(cell.text,)))
    joined = "".join((*texts, label))
    labels = tuple(dict.fromkeys((label, joined, *reversed(texts))))
    rows.append(
        TableRow(block=block, row=row, labels=labels, unit=unit, values=values, unclear=unclear)
    )
    return rows


def _mark(text: str) -> bool:
    folded = fold(text).strip("()、.,:")
    return folded.isdigit() or folded == "其中"


# Whether a cell left of the label only numbers the row.
_is_mark = Memo(_mark).__getitem__
