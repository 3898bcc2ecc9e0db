"""The columns of a matrix: rows of figures under columns of applicants.

Which cell belongs to which column is proved by the header, else by the sums of the rows; a row that does
not fit is withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.layouts.matrix_headers import orders_told
from govreport_parse.tables.layouts.matrix_names import (
    known_columns,
    names_fill,
    names_of_columns,
)
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.tables.rows import Figures, SplitRow
from govreport_parse.text.fold import fold, label_key, split_ordinal
from govreport_parse.text.numerals import Number, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["matrix_figures"]

# Rows that add up before their sums prove an order: fewer may do so by chance, with small figures.
_ENOUGH = 3
# Text longer than any unit among the figures is another row's label.
_MAX_WORDS = 6
_CHINESE = lazy_pattern("[\u4e00-\u9fff]")
# The mark of a footnote in a cell of its own, as text has it of a cell that holds a figure and a mark.
_FOOTNOTE = lazy_pattern(r"\[\d{1,2}\]|[①-⑳]|\*{1,3}")


# Of a table: the widths of its rows, and which places of its headers names of columns cover.
_Headers: TypeAlias = tuple[Sequence[int], Sequence[Sequence[bool]]]


class _Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a matrix.

    Attributes
    ----------
    order
        In print from left to right, as places in the form's; None where nothing proves them.
    a_cell_each
        A row with as many cells as there are columns has one in each: every whole row adds up to its
        total in this order, and enough rows are whole; or all rows are made alike.
    """

    order: tuple[int, ...] | None
    a_cell_each: bool = False


def matrix_figures(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], form: CompiledTable
) -> tuple[list[Figures], bool]:
    """The figures of each row in the form's order, and whether the columns are certain.

    A header proves them, or, where it is lost or lost its shape, the sums of the rows: those of one
    order alone add up. Where all rows contradict the header, nothing is certain.
    """
    columns = _columns(parts, splits, form)
    widths = {part.block: _usual_width(splits, part.block) for part in parts}
    # Rows of these widths print a figure right after the label: there a blank is one that is lacking.
    full = {(split.block, len(split.tail)) for split in splits if split.tail and split.tail[0].text}
    headers = {part.block: _headers(part, form) for part in parts}
    # Blocks with rows that fill a column beyond the form's, too: a row that is short may lack any.
    crowded = {
        split.block
        for split in splits
        if len(split.tail) == widths[split.block] and all(cell.text for cell in split.tail)
    }
    count = len(form.table.columns)
    figures = [
        (None, (), True)
        if (split.block in crowded and len(split.tail) == count < widths[split.block])
        or (split.tail and _follows_a_name(split, headers[split.block]))
        else _row_figures(
            parts, split, columns, form, widths[split.block], (split.block, len(split.tail)) in full
        )
        for split in splits
    ]
    return figures, columns.order is not None


def _columns(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], form: CompiledTable
) -> _Columns:
    orders, proof = orders_told(parts, form)
    rows = _whole_rows(splits, len(form.table.columns))
    sums = {order: _sums(rows, order, form) for order in orders}
    alike = _have_a_cell_each(parts, splits, form)
    if proof == "header" or (proof == "names" and alike):
        (order,) = orders
        right, wrong = sums[order]
        if (wrong >= _ENOUGH and not right) or _total_elsewhere(rows, order, right, form):
            return _Columns(order=None)
        return _Columns(order=order, a_cell_each=alike or (right >= _ENOUGH and not wrong))
    fitting = [order for order, (right, wrong) in sums.items() if right >= _ENOUGH and not wrong]
    if len(fitting) != 1:
        return _Columns(order=None)
    return _Columns(order=fitting[0], a_cell_each=True)


def _total_elsewhere(
    rows: Sequence[Sequence[Number]], order: tuple[int, ...], right: int, form: CompiledTable
) -> bool:
    """Whether the rows print a total in another column than the header says.

    In another place of it no row contradicts its parts, and enough rows add up that do not as the
    header has it: some do both ways, where one applicant alone has figures.
    """
    if right == len(rows):
        return False
    totals = {item.total for item in form.table.column_sums}
    for k in (k for k in order if form.table.columns[k].code in totals):
        rest = [j for j in order if j != k]
        for place in range(len(order)):
            other = (*rest[:place], k, *rest[place:])
            fitting, against = _sums(rows, other, form)
            if fitting - right >= _ENOUGH and not against:
                return True
    return False


def _have_a_cell_each(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], form: CompiledTable
) -> bool:
    """Whether every row has one cell a column, whatever columns of the grid each takes.

    The names of the columns, and in every row as many cells of the same widths, fill the table from one
    place on to its end: then no cell was lost, and none is another column's.
    """
    count = len(form.table.columns)
    made = {tuple((c.column, c.colspan) for c in split.tail) for split in splits if split.tail}
    if len(made) != 1 or len(row := min(made)) != count or not all(map(_is_plain, splits)):
        return False
    widths = {part.table.width for part in parts}
    fills = sum(span for _, span in row) == row[-1][0] + row[-1][1] - row[0][0]
    return fills and widths == {row[-1][0] + row[-1][1]} and any(names_fill(p, form) for p in parts)


def _whole_rows(splits: Sequence[SplitRow], count: int) -> list[list[Number]]:
    """The figures of rows that print one in each column, and not only zeros."""
    rows = []
    for split in splits:
        values = [read_cell(cell.text).value for cell in split.tail]
        figures = [value for value in values if value is not None]
        if len(figures) == len(values) == count and any(figures):
            rows.append(figures)
    return rows


def _sums(
    rows: Sequence[Sequence[Number]], order: tuple[int, ...], form: CompiledTable
) -> tuple[int, int]:
    """How many rows add up in an order, and in how many a total contradicts its parts."""
    codes = [column.code for column in form.table.columns]
    places = {codes[k]: place for place, k in enumerate(order)}
    right = wrong = 0
    for row in rows:
        pairs = [
            (row[places[item.total]], sum(row[places[part]] for part in item.parts))
            for item in form.table.column_sums
        ]
        right += all(whole == parts for whole, parts in pairs)
        # A body that fills in the totals alone, or leaves them out, contradicts no order.
        wrong += any(whole and parts and whole != parts for whole, parts in pairs)
    return right, wrong


def _row_figures(
    parts: Sequence[PrintedTable],
    split: SplitRow,
    columns: _Columns,
    form: CompiledTable,
    usual: int,
    full: bool,
) -> Figures:
    """A matrix row's figures in the form's order; none where their columns are not certain.

    `usual`: cells behind the label in most rows of its part; `full`: rows as wide have a figure in the
    first of them.
    """
    tail: Sequence[Cell] = split.tail
    order = columns.order
    if not tail:
        return None, (), split.unclear
    marked = any(map(_FOOTNOTE.fullmatch, [cell.text for cell in tail]))
    if order is None or marked or _is_words(split.tail[0].text):
        return None, (), True
    unshifted = usual <= len(order) or bool(split.tail[-1].text)
    if columns.a_cell_each and len(tail) == len(order) and unshifted and _is_plain(split):
        return None, tuple(map(split.tail.__getitem__, _places(order))), False
    if len(tail) < len(order):
        # Merged cells: the grid still has a position for each column.
        tail = _at_each_position(parts, split)
    if len(tail) > len(order):
        placed = _under_header(parts, split, form, order)
        if placed is not None:
            return None, placed, False
        # Behind the label, what is left of its span; a figure stands in each of the last cells.
        spanned = (not full and _may_span(split.head[-1])) and not any(
            cell.text or cell.colspan > 1 for cell in split.tail[: -len(order)]
        )
        if spanned and all(cell.text for cell in split.tail[-len(order) :]):
            tail = split.tail[-len(order) :]
        elif read_cell(split.tail[0].text).status in ("blank", "unreadable"):
            return None, (), True  # a blank too many on either side, or another label
    short = usual > len(order) == len(tail)
    # The cell that is lost is one of a column beyond, unless a blank or another column stands for it.
    if short and (not tail[-1].text or _has_another_before(parts, split, form)):
        return None, (), True
    # Blank cells to the right of every row are no column; of one row, they tell of a shift.
    while usual > len(order) < len(tail) and not tail[-1].text:
        tail = tail[:-1]
    merged = [cell for cell in tail if (cell.colspan > 1 or cell.row != split.row) and cell.text]
    if merged or len(tail) != len(order):
        return None, (), True
    return None, tuple(map(tail.__getitem__, _places(order))), False


def _at_each_position(parts: Sequence[PrintedTable], split: SplitRow) -> Sequence[Cell]:
    """The cells at the grid's positions after a label; none where one of these has no cell."""
    grid = next(part.table.grid for part in parts if part.block == split.block)
    label = split.head[-1]
    positions = grid[split.row][label.column + label.colspan :]
    cells = [cell for cell in positions if cell is not None]
    return cells if len(cells) == len(positions) else ()


def _headers(part: PrintedTable, form: CompiledTable) -> _Headers:
    """The widths of a table's rows; and of each header, which of its places names of columns cover."""
    grid = part.table.grid
    named = [
        [cell is not None and label_key(cell.text) in form.columns for cell in grid[r]]
        for r in part.headers
    ]
    return list(map(len, grid)), named


def _follows_a_name(split: SplitRow, headers: _Headers) -> bool:
    """Whether the label stands right of the name of a column: a figure of the row is before it."""
    column = split.head[-1].column
    if not column:
        return False
    widths, covered = headers
    # Where the header lost its corner, a name stands above the label itself.
    return any(
        len(named) == widths[split.row] and any(named[:column]) and not named[column]
        for named in covered
    )


def _has_another_before(
    parts: Sequence[PrintedTable], split: SplitRow, form: CompiledTable
) -> bool:
    """Whether a header names another column (序号, 小计) after the label and before the form's last."""
    part = next(part for part in parts if part.block == split.block)
    known = known_columns(parts, form)
    cells = [cell for r in part.headers for cell in part.table.lines[r]]
    named = names_of_columns(cells, known, form)
    places = [cell.column for _, cell in named]
    own = {id(cell) for _, cell in named}
    label = split.head[-1]
    return any(
        label.column + label.colspan <= cell.column < max(places)
        and cell.text
        and id(cell) not in own
        and label_key(cell.text) not in form.over_columns
        for cell in cells
    )


def _is_plain(split: SplitRow) -> bool:
    """Whether the cells after a label stand in its row alone; columns they may share."""
    return all(cell.rowspan == 1 for cell in split.tail)


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
    known, groups = known_columns(parts, form), form.over_columns
    lines = [part.table.lines[r] for r in part.headers if r < split.row]
    above = {
        (cell.row, cell.column): cell
        for line in lines
        for cell in line
        if len(grid[cell.row]) == len(row)
    }
    named = names_of_columns(above.values(), known, form)
    places = {k: cell.column for k, cell in sorted(named, key=lambda one: one[1].row)}
    own = {(cell.row, cell.column) for _, cell in named}
    rest = [cell for place, cell in above.items() if place not in own and cell.text]
    over = {cell.column for cell in rest if label_key(cell.text) in groups}
    others = {c.column for c in rest if c.colspan == 1 and label_key(c.text) not in groups}
    if not over <= {*places.values(), *others}:
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
