"""Rows of a statutory table: which cell is the label, which the unit, which are the figures.

Everything is told relative to the row's own label: a leading column for the group's name or a
序号, a label that spans two columns, a header that is one cell wider than the rows below it do
not move a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.forms.compiled import CompiledTable, RowIndex
from govreport_parse.forms.types import FormTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.align import PrintedRow
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.text.fold import fold, label_key, split_ordinal
from govreport_parse.text.numerals import is_words, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Figures", "SplitRow", "TableRow", "split_rows", "taken_apart"]

# Of a row: its unit; its figures in the form's order; whether its cells leave open which they are.
Figures: TypeAlias = tuple[str | None, tuple[Cell, ...], bool]


# Group name, parent and label may share a row; more labels are several rows run together.
_MAX_NAMED = 3

# 甲 乙 丙 1 2: a line below the header that numbers the columns.
_COLUMN_NUMBER = lazy_pattern(r"[甲乙丙丁戊]|\d{1,2}|[(]\d{1,2}[)]")

# The last figure of a row with the label of the next: one line that was two.
_GLUED = lazy_pattern(
    r"\s*\d[\d,.]*\s*(?=[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])"
)


class SplitRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row's own cells up to its label, and those after it.

    `exact`: the label is the form's; `unclear`: it is open which cells are the row's.
    """

    block: int
    row: int
    head: tuple[Cell, ...]
    tail: tuple[Cell, ...]
    exact: bool
    unclear: bool = False


class TableRow(PrintedRow, frozen=True, kw_only=True, gc=False):
    """A printed row taken apart.

    Attributes
    ----------
    block, row
        Its place.
    values
        Its figures, one for each column of the form; empty where the row has none.
    unclear
        The row's cells leave open which of them are the figures.
    cells
        How many columns those after the label cover.
    """

    block: int
    row: int
    values: tuple[Cell, ...] = ()
    unclear: bool = False
    cells: int = 0


def split_rows(part: PrintedTable, form: CompiledTable) -> Iterator[SplitRow]:
    """The rows of a printed table, those that only name or number columns left out."""
    block, known, headers = part.block, part.named, part.headers
    table = form.table
    grouped = table.layout == "matrix"
    glued = _glued(part) if grouped else {}
    for r, cells in enumerate(part.table.lines):
        own = [k for k, cell in enumerate(cells) if cell.row == r and cell.text]
        if r in glued:
            yield from _unreadable(block, r, cells, glued[r])
            continue
        named = [k for k in own if cells[k].text in known]
        if len(named) > _MAX_NAMED:
            # A whole table in one line (layouts.md T6): its labels are the only row breaks.
            for k, following in zip(named, [*named[1:], len(cells)], strict=True):
                tail = tuple(cells[k + 1 : following])
                yield SplitRow(block=block, row=r, head=(cells[k],), tail=tail, exact=True)
            continue
        if r in headers or _names_a_column(cells, own, form):
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
            if grouped and len(tail) > len(table.columns):
                tail = _without_unit(tail, len(table.columns))
            yield SplitRow(block=block, row=r, head=head, tail=tail, exact=bool(named))


def _glued(part: PrintedTable) -> dict[int, int]:
    """Rows of which it is open where their figures end or begin, with the cell that says so.

    That is a cell with the row's last figure and the label of the next row, or the end of a row below
    which one begins with such a cell.
    """
    texts = {text for text in part.table.texts if _GLUED.match(text)}
    found: dict[int, int] = {}
    for r, cells in enumerate(part.table.lines if texts else ()):
        for k, cell in enumerate(cells):
            if cell.text in texts and cell.row == r:
                found.setdefault(r, k)
                if r and not any(before.text for before in cells[:k]):
                    found.setdefault(r - 1, len(part.table.lines[r - 1]))
    return found


def _unreadable(block: int, row: int, cells: Sequence[Cell], glued: int) -> Iterator[SplitRow]:
    """The rows whose figures run into one another in a line."""
    heads = [cell for cell in cells[:glued] if is_words(cell.text)][-1:]
    for cell in cells[glued : glued + 1]:
        label = _GLUED.sub("", cell.text, count=1)
        heads.append(msgspec.structs.replace(cell, text=label))
    for head in heads:
        yield SplitRow(block=block, row=row, head=(head,), tail=(), exact=True, unclear=True)


def _names_a_column(cells: Sequence[Cell], own: Sequence[int], form: CompiledTable) -> bool:
    """Whether a row of words alone ends in the name of a column: 类别 数据1 数据2 … 总计."""
    last = cells[own[-1]] if len(own) > 1 else None
    if last is None or label_key(last.text) not in form.columns:
        return False
    return not split_ordinal(fold(last.text))[0] and all(is_words(cells[k].text) for k in own)


def _names_group(behind: Sequence[Cell], table: FormTable) -> bool:
    """Whether the last known label is a group's: behind it, other words, no unit, and a row of figures."""
    full = len(behind) == len(table.columns) + 1
    return full and is_words(behind[0].text) and unit_of(behind[0].text) is None


def _without_unit(tail: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    """The figures of a row that names their unit in a column of its own before them."""
    *before, unit = tail[:-columns]
    if unit_of(unit.text) is None or any(cell.text for cell in before):
        return tail
    return tail[-columns:]


def _likely_label(cells: Sequence[Cell], own: Sequence[int]) -> int | None:
    """The last text before the unit, in a row whose label is not the form's."""
    units = [k for k in own if k and unit_of(cells[k].text) is not None]
    texts = [k for k in own if is_words(cells[k].text)]
    before = [k for k in texts if not units or k < units[0]]
    return before[-1] if before else None


def taken_apart(split: SplitRow, found: Figures, index: RowIndex) -> list[TableRow]:
    """A row with its figures; a group's name in a column of its own comes as a row before it."""
    head, block, row = split.head, split.block, split.row
    unit, values, unclear = found
    label = head[-1].text
    left = [cell for cell in head[:-1] if cell.text != label]  # repeated over what it spans
    rows: list[TableRow] = []
    labels: tuple[str, ...] = (label,)
    if left:
        texts = [cell.text for cell in left if not _is_mark(cell.text)]
        for cell in left:
            # A group's name in a column of its own, beside the first of its rows.
            if (split.exact or cell.rowspan > 1) and index.of_label(cell.text):
                texts.remove(cell.text)
                rows.append(TableRow(block=block, row=row, labels=(cell.text,)))
        joined = "".join((*texts, label))
        labels = tuple(dict.fromkeys((label, joined, *reversed(texts))))
    rows.append(
        TableRow(
            block=block,
            row=row,
            labels=labels,
            unit=unit,
            values=values,
            unclear=unclear,
            cells=sum(cell.colspan for cell in split.tail),
        )
    )
    return rows


def _is_mark(text: str) -> bool:
    """Whether a cell left of the label only numbers the row."""
    folded = fold(text).strip("()、.,:")
    return folded.isdigit() or folded == "其中"
