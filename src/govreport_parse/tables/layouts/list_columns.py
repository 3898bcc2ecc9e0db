"""The columns of a list: which holds the units, which the figures of the year.

Told by the header and by what the rows hold, behind the label of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from govreport_parse.forms.types import FormTable
from govreport_parse.model.document import Cell
from govreport_parse.model.grid import OBJECT
from govreport_parse.tables.compared_columns import column_of, without_months
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.tables.rows import Figures, SplitRow
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import is_words, read_cell, unit_of

__all__ = ["columns_left_open", "list_figures"]

_STRAY = 0.1
_UNIT_AND_VALUE = 2
_SEVERAL = 2
_UNTOLD = -1
_MAX_UNIT = 6
# Rows as wide as their header that a stray figure does not make.
_MIN_WHOLE = 3
_CURRENT = re.compile(r"本年|本期|今年|当年")
_OTHER_PERIOD = re.compile(r"上年|去年|上期|同期|历年|季度|月|累计至今")
# A name of columns that says of when their figures are.
_PERIOD = re.compile(rf"20\d\d|{_CURRENT.pattern}|{_OTHER_PERIOD.pattern}|累计")
# What had gathered by a day: 截至2011年底.
_BY_THEN = re.compile("[截末底]")
# Names so general that a second column of figures beside them leaves open which is meant.
_PLAIN_TOTALS = frozenset({"统计数", "数量", "数值", "数据", "合计", "总计"})


class _Roles(msgspec.Struct, frozen=True, kw_only=True):
    """Positions behind the label; `value` None where several columns may hold the figure.

    `followed`: columns behind the value's hold figures too, so a short row does not tell whose
    its figure is; `alone`: no other column holds numbers, be it those of the rows. `restored`: rows may lack blank cells at their ends.
    """

    length: int
    unit: int | None
    value: int | None
    followed: bool = False
    alone: bool = True
    restored: bool = False


def list_figures(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], table: FormTable, year: int | None
) -> tuple[list[Figures], bool]:
    """The figures of each row, and whether any column is known to hold them."""
    whole = _roles(parts, splits, table, year)
    own = {parts[0].block: whole}
    if len(parts) > 1:
        own = {part.block: _part_roles(part, splits, whole, table, year) for part in parts}
    figures = [_value_and_unit(split.tail, own[split.block]) for split in splits]
    return figures, any(kept.value is not None for kept in own.values())


def columns_left_open(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], table: FormTable
) -> bool:
    """Whether a header names several columns of figures by other words than periods (机关, 街道).

    The report then leaves open which is its own. Where the names are periods, or none is understood, it
    does not: other years' figures alone are no fault of the report.
    """
    tails = [split.tail for split in splits if split.exact and split.tail]
    names = [
        key for part in parts for r in part.headers for key in _names_of_figures(part, r, table)
    ]
    if len(names) < _SEVERAL or any(map(_PERIOD.search, names)) or not tails:
        return False
    length = _usual_length(parts, tails, table)
    usual = [tail for tail in tails if len(tail) == length]
    return sum(holds_figures(usual, p) for p in range(length)) >= _SEVERAL


def _names_of_figures(part: PrintedTable, r: int, table: FormTable) -> list[str]:
    """The names in a header that are neither that of the labels nor that of the units."""
    keys = [label_key(cell.text) for cell in part.table.lines[r]]
    others = (*table.label_headers, *table.unit_headers)
    return [key for key in keys if key and key not in others]


def _part_roles(
    part: PrintedTable,
    splits: Sequence[SplitRow],
    whole: _Roles,
    table: FormTable,
    year: int | None,
) -> _Roles:
    """The roles of one part of a split table: by its own header, else those of the whole.

    A part that is as wide as the others and has no header goes on with their columns; one of
    another width does not.
    """
    mine = [split for split in splits if split.block == part.block]
    own = _roles([part], mine, table, year)
    if not own.length or (not part.headers and own.length == whole.length):
        return whole
    if not part.headers and not whole.alone:
        return msgspec.structs.replace(own, value=None)  # of which of their columns is not said
    return own


def _roles(
    parts: Sequence[PrintedTable],
    splits: Sequence[SplitRow],
    table: FormTable,
    year: int | None,
) -> _Roles:
    tails = [split.tail for split in splits if split.exact and split.tail]
    if not tails:
        return _Roles(length=0, unit=None, value=None)
    length = _usual_length(parts, tails, table)
    usual = [tail for tail in tails if len(tail) == length]
    units = [_unit_count([tail[p].text for tail in usual]) for p in range(length)]
    unit = max(range(length), key=units.__getitem__)
    # Group rows print no unit; a quarter of the rows is far above what chance gives.
    unit_position = unit if units[unit] * 4 > len(usual) else None
    value = _named_value(parts, table, usual, unit_position, year)
    if value == _UNTOLD:
        held = [p for p in range(length) if p != unit_position and holds_figures(usual, p)]
        return _Roles(length=length, unit=unit_position, value=None, alone=len(held) < 2)
    if value is None or value == unit_position:
        value = _value_by_content(usual, unit_position, length)
        if _has_lost_cells(tails, length, unit_position):
            value = None
    followed = value is not None and any(holds_figures(usual, p) for p in range(value + 1, length))
    return _Roles(
        length=length,
        unit=unit_position,
        value=value,
        followed=followed,
        alone=not _has_other_numbers(usual, value),
        restored=any(part.table.restored for part in parts),
    )


def _usual_length(
    parts: Sequence[PrintedTable], tails: Sequence[tuple[Cell, ...]], table: FormTable
) -> int:
    """How many cells stand after the label of most rows.

    Of rows put back from lines, where blank cells leave no trace, as many as the header names columns:
    where so many stand in several rows, and more in none.
    """
    lengths = Counter(map(len, tails))
    usual = lengths.most_common(1)[0][0]
    longest = max(lengths)
    if not all(part.table.restored for part in parts) or lengths[longest] < _MIN_WHOLE:
        return usual
    named = {_named_columns(part, r, table) for part in parts for r in part.headers}
    return longest if named == {longest} else usual


def _named_columns(part: PrintedTable, r: int, table: FormTable) -> int | None:
    """How many columns a header names behind that of the labels."""
    keys = [label_key(cell.text) for cell in part.table.lines[r]]
    labels = [k for k, key in enumerate(keys) if key in table.label_headers]
    return len(keys) - labels[-1] - 1 if labels else None


def _unit_count(texts: Sequence[str]) -> int:
    """How many of the texts of a column are units: the few different ones tell."""
    return sum([n for text, n in Counter(texts).items() if unit_of(text) is not None])


def _named_value(
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
            if told is None or (told != _UNTOLD and _is_above_header(part, r, table)):
                continue
            if told == _UNTOLD or sum(map(bool, tail)) > length:
                return _UNTOLD  # other figures than the year's, or rows that lack named cells
            units = [p for p, key in enumerate(tail) if key in table.unit_headers]
            # A header wider or narrower than its rows keeps its order from the right.
            from_right = position = told - (len(tail) - length)
            if len(units) == 1 and unit is not None:
                position = unit + told - units[0]
            named = sum(map(bool, tail))
            name = part.table.lines[r][label + 1 + told]
            if _is_divided(part, r, name):
                continue  # 数量 over 2011年度 and 历年累计: the line below names the columns
            if _shares_figures(part, r, name, usual, unit):
                return _UNTOLD
            if named == 1 and len(tail) < length and _is_aside(usual, position):
                return None  # the header lacks a name, and it is not the one of the figures
            if from_right not in (position, unit) and holds_figures(usual, from_right):
                # The header lost a cell between the two, or has one too many; or its last name spans more.
                alone = len(parts) == 1 and _stands_below(part, r, name, usual, position)
                return position if alone else _UNTOLD
            return position if 0 <= position < length else _UNTOLD
    return None


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
        and _PERIOD.search(tail[end - 1]) is None
    ):
        end -= 1
    return tail[:end] if end else tail


def _runs_on(part: PrintedTable, r: int) -> bool:
    """Whether the line below a header is a unit and a figure, so that their label stands in the header's."""
    below = [cell.text for line in part.table.lines[r + 1 : r + 2] for cell in line if cell.text]
    if len(below) != _UNIT_AND_VALUE or len(below[0]) > _MAX_UNIT:
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

    `_UNTOLD` where it names columns of figures and none of them, or two; None where it is mute.
    """
    for name in names:
        named = [p for p, key in enumerate(tail) if key == label_key(name)]
        if len(named) == 1:
            rivals = [
                key for p, key in enumerate(tail) if p != named[0] and key in table.value_headers
            ]
            return _UNTOLD if rivals and name in _PLAIN_TOTALS else named[0]
        if named:
            return _UNTOLD
    figures = [p for p, key in enumerate(tail) if key and key not in table.unit_headers]
    current = [p for p in figures if _CURRENT.search(tail[p]) or _is_of(tail[p], year)]
    if len(current) == 1:
        return current[0]
    other = any(_OTHER_PERIOD.search(tail[p]) or _is_other_year(tail[p], year) for p in figures)
    return _UNTOLD if other or len(figures) > 1 else None


def _is_of(key: str, year: int | None) -> bool:
    """Whether a column's name says in words of its own that it holds the year's figures: 2011年度数量."""
    column = None if year is None else column_of(0, key, year, lambda _: False)
    if column is None or column.kind != "value" or column.stock or _BY_THEN.search(key):
        return False
    return column.whole and column.year == year


def _is_other_year(key: str, year: int | None) -> bool:
    named = re.search(r"20\d\d", key)
    return named is not None and year is not None and int(named.group()) != year


def _has_lost_cells(tails: Sequence[tuple[Cell, ...]], length: int, unit: int | None) -> bool:
    """Whether the usual row is what is left of a wider one: then its figure may be any column's."""
    wider = [tail for tail in tails if len(tail) > length]
    if unit is None and any(unit_of(cell.text) is not None for tail in wider for cell in tail):
        return True
    return sum(_figure_count(tail) > 1 for tail in wider) > len(tails) * _STRAY


def holds_figures(rows: Sequence[tuple[Cell, ...]], position: int) -> bool:
    """Whether a position is that of a column of figures, which do not only number the rows.

    `position`: below zero where a header begins left of its rows.
    """
    if position < 0:
        return False
    column = [row[position] for row in rows]
    return _figure_count(column) > len(rows) * _STRAY and not _counts_up(column)


def _has_other_numbers(rows: Sequence[tuple[Cell, ...]], value: int | None) -> bool:
    """Whether a column beside that of the figures holds numbers, be it those of the rows."""
    return any(
        p != value and _figure_count([row[p] for row in rows]) > len(rows) * _STRAY
        for p in range(len(rows[0]))
    )


def _figure_count(cells: Sequence[Cell]) -> int:
    return sum(read_cell(cell.text).status in ("reported", "not_applicable") for cell in cells)


def _value_by_content(
    tails: Sequence[tuple[Cell, ...]], unit: int | None, length: int
) -> int | None:
    figures = {
        p: _figure_count([tail[p] for tail in tails])
        for p in range(length)
        if p != unit and not _counts_up([tail[p] for tail in tails])
    }
    most = max(figures.values(), default=0)
    # A stray number beside the column of figures does not make a second column.
    filled = [p for p, count in figures.items() if count > most * _STRAY]
    if len(filled) == 1:
        return filled[0]
    if not filled and figures:
        return max(figures)
    return None


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Whether a column only numbers the rows (序号), 1, 2, 3 and so on."""
    texts = [fold(cell.text) for cell in cells]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    steps = sum(b == a + 1 for a, b in pairwise(numbers))
    return bool(numbers) and steps >= len(numbers) * 0.8


def _odd_unit(tail: tuple[Cell, ...], roles: _Roles) -> str | None:
    """A unit that is printed in the unit's column but is none we know (万件): kept as it is."""
    if roles.unit is None or len(tail) != roles.length:
        return None
    text = fold(tail[roles.unit].text)
    if len(text) > _MAX_UNIT or OBJECT in text:
        return None
    return text if read_cell(text).status == "unreadable" else None


def _is_odd(tail: Sequence[Cell], roles: _Roles, length: int, place: int) -> bool:
    """Whether cells are lost or added behind a unit, so that any of them may be the value.

    `length`: cells from the unit's column on; `place`: that of the value's column.
    """
    blank = not tail[place].text
    if len(tail) < length:
        # The blank that is left may be another column's.
        return roles.followed or (blank and not roles.restored)
    beyond = [read_cell(cell.text).status for cell in tail[length:]]
    told = beyond[: (*beyond, "unreadable").index("unreadable")]
    return "reported" in told or (blank and "not_applicable" in told)


def _is_pushed(tail: Sequence[Cell], roles: _Roles, place: int) -> bool:
    """Whether a figure or a dash stands behind a blank value, where other rows hold no figure."""
    if tail[place].text or roles.followed or roles.restored:
        return False
    behind = [read_cell(cell.text).status for cell in tail[place + 1 :]]
    return "reported" in behind or "not_applicable" in behind


def _is_run_on(tail: Sequence[Cell], roles: _Roles, place: int) -> bool:
    """Whether a row put together from lines has words before its value, as another row's label.

    What stands after them, the number of a page or that row's figure, is none of its own.
    """
    return roles.restored and any(
        is_words(cell.text) and unit_of(cell.text) is None for cell in tail[:place]
    )


def _value_and_unit(tail: tuple[Cell, ...], roles: _Roles) -> Figures:
    """Unit, value cell, and whether the cells do not tell which is the value."""
    if roles.unit == 0 and roles.value is not None and len(tail) == roles.length:
        unit = unit_of(tail[0].text)
        if unit is not None:  # all in its place: what follows comes to the same
            odd = _is_pushed(tail, roles, roles.value) or _is_run_on(tail, roles, roles.value)
            return unit, (() if odd else (tail[roles.value],)), odd
    units = [unit for cell in tail if (unit := unit_of(cell.text)) is not None]
    unit = units[0] if units else _odd_unit(tail, roles)
    if roles.value is None:
        return unit, (), bool(tail)
    if roles.unit is not None:
        # The unit is the best mark: the value keeps its distance from it, whatever blanks stand
        # before (a label column left empty) or behind.
        first = next((p for p, cell in enumerate(tail) if cell.text), 0)
        place = first + roles.value - roles.unit
        if tail and unit_of(tail[first].text) is not None and 0 <= place < len(tail):
            length = roles.length - roles.unit
            odd = _is_odd(tail[first:], roles, length, place - first)
            odd = odd or _is_pushed(tail, roles, place)
            odd = odd or _is_run_on(tail[first:], roles, place - first)
            return unit, (() if odd else (tail[place],)), odd
        if first == roles.unit and tail and read_cell(tail[first].text).status == "reported":
            return None, (), True  # a figure where the unit belongs
    if not any(cell.text for cell in tail[roles.length :]):
        tail = tail[: roles.length]
    if len(tail) == roles.length:
        value = tail[roles.value]
        misplaced = unit_of(value.text) is not None or _is_run_on(tail, roles, roles.value)
        return unit, (() if misplaced else (value,)), misplaced
    if len(tail) > roles.length:
        return unit, (), True
    # Short of cells: beside the label and its unit, one number or one blank can only be the value.
    rest = [cell for cell in tail if unit_of(cell.text) is None]
    if len(rest) == 1 and roles.length <= _UNIT_AND_VALUE and roles.alone:
        return unit, (rest[0],), False
    return unit, (), bool(rest)
