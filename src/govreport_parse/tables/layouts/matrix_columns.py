"""The request table: rows of figures under seven columns of applicants.

Which cell belongs to which column is told by the header; a row that does not fit it is withheld.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.tables.rows import Figures, SplitRow
from govreport_parse.text.fold import fold, label_key, split_ordinal
from govreport_parse.text.numerals import read_cell

__all__ = ["matrix_figures"]

# 其 for 其他 measures 67, 小计 for 总计 50: another column.
_MISPRINT = 60
# Text longer than any unit among the figures is another row's label.
_MAX_WORDS = 6
_CHINESE = re.compile("[\u4e00-\u9fff]")


def matrix_figures(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], form: CompiledTable
) -> tuple[list[Figures], bool]:
    """The figures of each row in the form's order, and whether a header names the columns."""
    order = _column_order(parts, form)
    widths = {part.block: _usual_width(splits, part.block) for part in parts}
    figures = [_row_figures(parts, split, order, form, widths[split.block]) for split in splits]
    return figures, order is not None


def _column_order(parts: Sequence[PrintedTable], form: CompiledTable) -> tuple[int, ...] | None:
    """The printed order of a matrix's columns, as indices of the form's; None where untold.

    Headers may stand in two lines, the second holding the parts of 法人或其他组织 alone.
    """
    known, groups = _known_columns(parts, form), form.over_columns
    columns = form.table.columns
    count = len(columns)
    for part in parts:
        upper: list[int | str] | None = None
        for r in sorted(part.headers):
            # A cell that reaches down from the line above stands there; where spans are wrong,
            # its column tells nothing.
            own = [cell for cell in part.table.lines[r] if cell.row == r]
            line = [_column_of(cell, known, groups) for cell in own]
            leaves = [k for k in line if isinstance(k, int)]
            inner = [k for k in leaves if columns[k].parents]
            if "group" in line and inner:
                # Both lines of the header in one: the parts of the group stand behind the rest.
                outer = [k for k in line if k is not None and k not in inner]
                leaves = []
                for k in outer:
                    leaves.extend([k] if isinstance(k, int) else inner)
            if len(leaves) == count and len(set(leaves)) == count:
                return tuple(leaves)
            if upper is not None:
                whole = [j for k in upper for j in (leaves if k == "group" else [k])]
                if sorted(map(str, whole)) == sorted(map(str, range(count))):
                    return tuple(j for j in whole if isinstance(j, int))
            upper = [k for k in line if k is not None] if "group" in line else upper
    return None


def _known_columns(parts: Sequence[PrintedTable], form: CompiledTable) -> dict[str, int]:
    """Columns by the keys of their names; a misprinted one is told where no other is left for it."""
    known = dict(form.columns)
    printed = {
        label_key(cell.text)
        for part in parts
        for r in part.headers
        for cell in part.table.grid[r]
        if cell is not None and cell.text
    }
    columns = form.table.columns
    left = set(range(len(columns))) - {known[key] for key in printed if key in known}
    odd = printed - form.column_keys
    like = {
        k: [key for key in odd if fuzz.ratio(key, label_key(columns[k].label)) >= _MISPRINT]
        for k in left
    }
    for k, keys in like.items():
        if len(keys) == 1 and sum(keys[0] in others for others in like.values()) == 1:
            known[keys[0]] = k
    return known


def _column_of(cell: Cell, known: dict[str, int], groups: frozenset[str]) -> int | str | None:
    key = label_key(cell.text)
    return "group" if key in groups else known.get(key)


def _row_figures(
    parts: Sequence[PrintedTable],
    split: SplitRow,
    order: tuple[int, ...] | None,
    form: CompiledTable,
    usual: int,
) -> Figures:
    """A matrix row's figures in the form's order; none where their columns are not certain.

    `usual`: cells behind the label in most rows of its part.
    """
    tail: Sequence[Cell | None] = split.tail
    if not tail:
        return None, (), False
    if order is None or _is_words(split.tail[0].text):
        return None, (), True
    if len(tail) < len(order):
        # Merged cells: the grid still has a position for each column.
        grid = next(part.table.grid for part in parts if part.block == split.block)
        label = split.head[-1]
        tail = grid[split.row][label.column + label.colspan :]
    if len(tail) > len(order):
        placed = _under_header(parts, split, form, order)
        if placed is not None:
            return None, placed, False
        # Behind the label, what is left of its span; a figure stands in each of the last cells.
        spanned = _may_span(split.head[-1]) and not any(
            cell.text for cell in split.tail[: -len(order)]
        )
        if spanned and all(cell.text for cell in split.tail[-len(order) :]):
            tail = split.tail[-len(order) :]
        elif read_cell(split.tail[0].text).status in ("blank", "unreadable"):
            return None, (), True  # a blank too many on either side, or another label
    if usual > len(order) == len(tail) and not (tail[-1] and tail[-1].text):
        return None, (), True  # the blank of a column beyond may stand where a cell was lost
    # Blank cells to the right of every row are no column; of one row, they tell of a shift.
    while usual > len(order) < len(tail) and (tail[-1] is None or not tail[-1].text):
        tail = tail[:-1]
    cells = [cell for cell in tail if cell is not None]
    merged = [cell for cell in cells if (cell.colspan > 1 or cell.row != split.row) and cell.text]
    if merged or len(cells) != len(order) or len(tail) != len(order):
        return None, (), True
    return None, tuple(map(cells.__getitem__, _places(order))), False


@lru_cache(maxsize=16)
def _places(order: tuple[int, ...]) -> tuple[int, ...]:
    """Where each column of the form stands in print."""
    return tuple(map(order.index, range(len(order))))


def _may_span(label: Cell) -> bool:
    """Whether a label whose span the text lost covers two columns: (一), (七), 四、, not 1."""
    mark = split_ordinal(fold(label.text))[0]
    return label.colspan == 1 and not any(map(str.isdigit, mark))


def _usual_width(splits: Sequence[SplitRow], block: int) -> int:
    """Cells behind the label in most rows of a table."""
    widths = [len(s.tail) for s in splits if s.block == block and s.exact and s.tail]
    return Counter(widths).most_common(1)[0][0] if widths else 0


def _is_words(text: str) -> bool:
    """Whether a cell among the figures is another row's label (1.申请人无正当理由逾期不补正)."""
    if len(text) <= _MAX_WORDS or len(_CHINESE.findall(text)) <= _MAX_WORDS:
        return False
    return read_cell(text).status == "unreadable"


def _under_header(
    parts: Sequence[PrintedTable], split: SplitRow, form: CompiledTable, order: tuple[int, ...]
) -> tuple[Cell, ...] | None:
    """The cells right below the names of the columns, where the row is as wide as its header.

    Only where the names stand in the order in which they are printed: a wrong span moves some.
    """
    part = next(part for part in parts if part.block == split.block)
    grid = part.table.grid
    row = grid[split.row]
    known, groups = _known_columns(parts, form), form.over_columns
    places: dict[int, int] = {}
    over: set[int] = set()
    others: set[int] = set()
    for above in (grid[r] for r in sorted(part.headers) if r < split.row):
        if len(above) == len(row):
            for c, cell in enumerate(above):
                key = None if cell is None else known.get(label_key(cell.text))
                if key is not None and cell is not None and cell.column == c:
                    places[key] = c
                elif cell is not None and label_key(cell.text) in groups:
                    over.add(cell.column)
                elif cell is not None and cell.text and cell.colspan == 1:
                    others.add(c)
    if not over <= set(places.values()):
        return None  # the group's name fills a column of its own: the header lost its shape
    columns = [places.get(k, -1) for k in range(len(form.table.columns))]
    if tuple(sorted(range(len(columns)), key=columns.__getitem__)) != order:
        return None
    cells = [row[c] for c in columns if c > split.head[-1].column]
    found = [cell for cell in cells if cell is not None and cell.colspan == 1]
    # Other figures stand only under names of other columns (小计, 备注).
    aside = any(cell.text and cell.column not in others for cell in split.tail if cell not in found)
    distinct = len(set(columns)) == len(columns) == len(found)
    return tuple(found) if distinct and not aside else None
