"""What the header of a list names: the column of the year's figures, or that it leaves it open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.forms.types import FormTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.compared_columns import column_of, without_months
from govreport_parse.tables.layouts.list_contents import holds_figures
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "MAX_UNIT",
    "PERIOD",
    "UNIT_AND_VALUE",
    "UNTOLD",
    "named_columns",
    "named_value",
    "names_of_figures",
]

UNIT_AND_VALUE = 2
UNTOLD = -1
MAX_UNIT = 6
_CURRENT = lazy_pattern(r"本年|本期|今年|当年")
_OTHER_PERIOD = lazy_pattern(r"上年|去年|上期|同期|历年|季度|月|累计至今")
# A name of columns that says of when their figures are.
PERIOD = lazy_pattern(rf"20\d\d|{_CURRENT.pattern}|{_OTHER_PERIOD.pattern}|累计")
# What had gathered by a day: 截至2011年底.
_BY_THEN = lazy_pattern("[截末底]")
# Names so general that a second column of figures beside them leaves open which is meant.
_PLAIN_TOTALS = frozenset({"统计数", "数量", "数值", "数据", "合计", "总计"})


def names_of_figures(part: PrintedTable, r: int, table: FormTable) -> list[str]:
    """The names in a header that are neither that of the labels nor that of the units."""
    keys = [label_key(cell.text) for cell in part.table.lines[r]]
    others = (*table.label_headers, *table.unit_headers)
    return [key for key in keys if key and key not in others]


def named_columns(part: PrintedTable, r: int, table: FormTable) -> int | None:
    """How many columns a header names behind that of the labels."""
    keys = [label_key(cell.text) for cell in part.table.lines[r]]
    labels = [k for k, key in enumerate(keys) if key in table.label_headers]
    return len(keys) - labels[-1] - 1 if labels else None


def named_value(
    parts: Sequence[PrintedTable],
    table: FormTable,
    usual: Sequence[tuple[Cell, ...]],
    unit: int | None,
    year: int | None,
) -> int | None:
    """Position of the value column behind the label column, by the header.

    Counted from the unit's column where both name it, since blanks may stand before either; where
    the header names several columns, no figures may stand where it counts from the right. A column of the year reported on outweighs
    all other names; then the form's order of names. `usual`: rows of the usual length.
    """
    length = len(usual[0])
    names = (*_names_of(year), *table.value_headers)
    for part in parts:
        for r in sorted(part.headers):
            cells = [label_key(without_months(fold(cell.text))) for cell in part.table.lines[r]]
            label = _label_place(part, r, cells, table, usual)
            tail: Sequence[str] = cells[label + 1 :]
            if part.table.restored:
                tail = _without_row(tail, (*names, *table.unit_headers), runs_on=_runs_on(part, r))
            told = _told_column(tail, names, table, year)
            if told is None or (told != UNTOLD and _is_above_header(part, r, table)):
                continue
            if told == UNTOLD or sum(map(bool, tail)) > length:
                return UNTOLD  # other figures than the year's, or rows that lack named cells
            units = [p for p, key in enumerate(tail) if key in table.unit_headers]
            # A header wider or narrower than its rows keeps its order from the right.
            from_right = position = told - (len(tail) - length)
            if len(units) == 1 and unit is not None:
                position = unit + told - units[0]
            elif part.table.restored and _is_behind_figures(usual, unit, position):
                return UNTOLD
            named = sum(map(bool, tail))
            name = part.table.lines[r][label + 1 + told]
            if _is_divided(part, r, name):
                continue  # 数量 over 2011年度 and 历年累计: the line below names the columns
            if _shares_figures(part, r, name, usual, unit):
                return UNTOLD
            if named == 1 and len(tail) < length and _is_aside(usual, position):
                return None  # the header lacks a name, and it is not the one of the figures
            if from_right not in (position, unit) and holds_figures(usual, from_right):
                # The header lost a cell between the two, or has one too many; or its last name spans more.
                alone = len(parts) == 1 and _stands_below(part, r, name, usual, position)
                return position if alone else UNTOLD
            return position if 0 <= position < length else UNTOLD
    return None


def _is_behind_figures(usual: Sequence[tuple[Cell, ...]], unit: int | None, position: int) -> bool:
    """Whether figures stand between the units and a position, of a column that no name tells.

    The names of a header in lines may have come apart: then what stands there numbers the rows.
    """
    if unit is None:
        return False
    between = [p for p in range(unit + 1, position) if p < len(usual[0])]
    return any(read_cell(row[p].text).status == "reported" for row in usual for p in between)


def _is_above_header(part: PrintedTable, r: int, table: FormTable) -> bool:
    """Whether a row without a name for the labels stands above a header, which says more."""
    headers = [
        k
        for k in part.headers
        if any(label_key(cell.text) in table.label_headers for cell in part.table.lines[k])
    ]
    return r not in headers and any(r < k for k in headers)


def _names_of(year: int | None) -> tuple[str, ...]:
    """How a column of the year reported on may be named."""
    if year is None:
        return ()
    return tuple(f"{year}{rest}" for rest in ("年度", "年", "", "年数", "年统计数", "年度统计数"))


def _label_place(
    part: PrintedTable,
    r: int,
    cells: Sequence[str],
    table: FormTable,
    usual: Sequence[tuple[Cell, ...]],
) -> int:
    """Which of a header's cells stands over the labels: by its name, else by its place."""
    named = [k for k, key in enumerate(cells) if key in table.label_headers]
    if named:
        return named[-1]
    # Over the labels, where it is the only one: it lost its place, and they have no name.
    before = sum(cell.column < usual[0][0].column for cell in part.table.lines[r])
    return before - 1 if before < len(cells) else -1


def _without_row(tail: Sequence[str], names: Sequence[str], *, runs_on: bool) -> Sequence[str]:
    """What a header put back from lines names, without the cells of another row that run on after it.

    单位, 统计数, 便民服务手册印发数, 册, 0: from the first unit or figure back to the last name. `runs_on`: the
    line below goes on with a unit.
    """
    known = frozenset(map(label_key, names))
    cells = (p for p, key in enumerate(tail) if key not in known and _is_of_row(key))
    end = next(cells, len(tail))
    while (
        end > 0
        and (runs_on or end < len(tail))
        and tail[end - 1] not in known
        and PERIOD.search(tail[end - 1]) is None
    ):
        end -= 1
    return tail[:end] if end else tail


def _runs_on(part: PrintedTable, r: int) -> bool:
    """Whether the line below a header is a unit and a figure, so that their label stands in the header's."""
    below = [cell.text for line in part.table.lines[r + 1 : r + 2] for cell in line if cell.text]
    if len(below) != UNIT_AND_VALUE or len(below[0]) > MAX_UNIT:
        return False
    return below[0] not in part.named and read_cell(below[1]).status == "reported"


def _is_of_row(key: str) -> bool:
    return key.isdecimal() or unit_of(key) is not None


def _is_divided(part: PrintedTable, r: int, name: Cell) -> bool:
    """Whether a line of the header below names each of the columns that a name spans."""
    below = part.table.lines[r + 1] if r + 1 in part.headers else ()
    columns = {cell.column for cell in below if cell.text}
    return name.colspan > 1 and columns >= set(range(name.column, name.column + name.colspan))


def _shares_figures(
    part: PrintedTable,
    r: int,
    name: Cell,
    usual: Sequence[tuple[Cell, ...]],
    unit: int | None,
) -> bool:
    """Whether a name stands over two columns of figures, or a header is narrower than rows that hold several.

    Then any of them may be the year's: the header lost a cell, and it is open which.
    """
    row = usual[0]
    held = [p for p in range(len(row)) if p != unit and holds_figures(usual, p)]
    within = [p for p in held if name.column <= row[p].column < name.column + name.colspan]
    narrow = len(part.table.grid[r]) < row[-1].column + row[-1].colspan
    return len(within) > 1 or (narrow and len(held) > 1)


def _is_aside(usual: Sequence[tuple[Cell, ...]], position: int) -> bool:
    """Whether a position holds no column of figures, while another one does."""
    held = [p for p in range(len(usual[0])) if holds_figures(usual, p)]
    return bool(held) and position not in held


def _stands_below(
    part: PrintedTable, r: int, name: Cell, usual: Sequence[tuple[Cell, ...]], position: int
) -> bool:
    """Whether a position is that of the cells right below a name, in rows as wide as the header."""
    if not 0 <= position < len(usual[0]) or name.colspan != 1:
        return False
    grid = part.table.grid
    return all(
        row[position].column == name.column and len(grid[row[position].row]) == len(grid[r])
        for row in usual
    )


def _told_column(
    tail: Sequence[str], names: Sequence[str], table: FormTable, year: int | None
) -> int | None:
    """The column that a header names as the year's figures.

    `UNTOLD` where it names columns of figures and none of them, or two; None where it is mute.
    """
    for name in names:
        named = [p for p, key in enumerate(tail) if key == label_key(name)]
        if len(named) == 1:
            rivals = [
                key for p, key in enumerate(tail) if p != named[0] and key in table.value_headers
            ]
            return UNTOLD if rivals and name in _PLAIN_TOTALS else named[0]
        if named:
            return UNTOLD
    figures = [p for p, key in enumerate(tail) if key and key not in table.unit_headers]
    current = [p for p in figures if _CURRENT.search(tail[p]) or _is_of(tail[p], year)]
    if len(current) == 1:
        return current[0]
    other = any(_OTHER_PERIOD.search(tail[p]) or _is_other_year(tail[p], year) for p in figures)
    return UNTOLD if other or len(figures) > 1 else None


def _is_of(key: str, year: int | None) -> bool:
    """Whether a column's name says in words of its own that it holds the year's figures: 2011年度数量."""
    column = None if year is None else column_of(0, key, year, lambda _: False)
    if column is None or column.kind != "value" or column.stock or _BY_THEN.search(key):
        return False
    return column.whole and column.year == year


def _is_other_year(key: str, year: int | None) -> bool:
    named = re.search(r"20\d\d", key)
    return named is not None and year is not None and int(named.group()) != year
