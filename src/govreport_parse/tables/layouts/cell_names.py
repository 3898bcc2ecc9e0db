"""Cells that are named one by one: by the words left of a figure in its row and above it in its column.

Two names make a cell: a proceeding and its outcome, or a row of a subtable and its column. Each may stand
on either side, in one label (行政复议-结果维持) or in the name of the group that rows stand under. A cell is
named where both are there, and no other words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from govreport_parse.forms.compiled import CompiledTable, worded
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Cell, Table
from govreport_parse.tables.headers import names_period
from govreport_parse.text.fold import fold, label_key, split_ordinal
from govreport_parse.text.numerals import is_words, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["BESIDE", "NUMBERS", "CellNames", "Named", "are_half", "cell_names", "named_cells"]

# Columns that number rows, and all that hold nothing of the form, whatever stands in them.
NUMBERS = frozenset(("序号", "编号", "代码", "行次"))
BESIDE = NUMBERS | {"单位", "计量单位", "统计单位", "备注", "说明"}
# What stands above figures of the year and says nothing of what they count; 下属单位 says whose they are.
_MUTE = frozenset(
    ("数量", "件数", "数值", "数据", "数", "个数", "统计数", "统计数据", "统计数量", "统计数值", "填报数",
     "本年", "本年数", "本年度")
)  # fmt: skip
_BRACKETS = lazy_pattern(r"[()\[\]]")
_BETWEEN = ("其中", "的", "之", "中")
_MAX_LABEL = 60
# Shorter names (其他, 总计) stand in any table.
_OWN_NAME, _MIN_OWN = 4, 2
# Words that name a cell on one side of it; rows from one to the name of its group.
_MAX_NAMES = 6
_MAX_GROUP = 30
# Half of a table's cells under their own names are no coincidence.
_SHARE = 0.5


class CellNames(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """How a form names the cells of a table.

    Attributes
    ----------
    first
        Keys of the names of proceedings or rows, each with what stands for it.
    second
        Keys of the names of outcomes or columns.
    around
        For each first name the keys of what may stand over it (行政诉讼, 第二十条第(一)项).
    cells
        Cells by both names.
    """

    first: Mapping[str, str]
    second: frozenset[str]
    around: Mapping[str, frozenset[str]]
    cells: Mapping[tuple[str, str], FormCell]

    @cached_property
    def over(self) -> frozenset[str]:
        """Keys of all that may stand over a first name."""
        return frozenset(key for keys in self.around.values() for key in keys)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All names, the longest first."""
        every = {*self.first, *self.second, *self.over}
        return tuple(sorted(every, key=lambda key: (-len(key), key)))

    def may_stand_in(self, folded: str) -> bool:
        """Whether names of both kinds stand in a text: of outcomes and columns two that no other text has."""
        if not any(word in folded for word in self.first):
            return False
        return sum(word in folded for word in self.second if len(word) >= _OWN_NAME) >= _MIN_OWN


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A printed cell with the words that name it."""

    cell: Cell
    labels: tuple[str, ...]


class _Said(msgspec.Struct, frozen=True):
    """What some words say of a cell."""

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()

    def with_(self, other: _Said) -> _Said:
        """Both together."""
        return _Said(self.first | other.first, self.second | other.second, self.over | other.over)


_NOTHING = _Said()


@lru_cache(maxsize=64)
def cell_names(form: CompiledTable) -> CellNames:
    """The names of a table's cells (kept: forms are constants)."""
    if form.table.layout == "subtables":
        return _of_subtables(form)
    targets = form.table.cells()
    first = {key: key for key in form.inner_headers}
    around = {
        label_key(column.parents[-1]): frozenset(map(label_key, column.parents[:-1]))
        for column in form.table.columns
    }
    cells = {path: targets[k] for path, k in form.by_path.items()}
    return CellNames(
        first=first,
        second=frozenset(key for _, key in cells),
        around=around,
        cells=cells,
    )


def _of_subtables(form: CompiledTable) -> CellNames:
    first: dict[str, str] = {}
    around: dict[str, frozenset[str]] = {}
    cells: dict[tuple[str, str], FormCell] = {}
    for part in form.subtables:
        for row in part.subtable.rows:
            first |= dict.fromkeys(worded(row), row.code)
            around[row.code] = frozenset({_heading_key(part.subtable.heading)})
            for key, k in part.columns.items():
                cells[row.code, key] = part.cells[row.code][k]
    return CellNames(
        first=first, second=frozenset(key for _, key in cells), around=around, cells=cells
    )


def _heading_key(text: str) -> str:
    """A subtable's heading with its number, which a label's key does not have."""
    return re.sub("[()第]", "", fold(text))


def named_cells(table: Table, names: CellNames) -> dict[str, list[Named]]:
    """The cells of a table that both names name, by their indicators."""
    found: dict[str, list[Named]] = {}
    aside = _aside(table, names)
    above = [_above(table, c) for c in range(table.width)]
    left = [_left(table, r, aside) for r in range(len(table.grid))]
    figures = [
        cell
        for cell in table.every
        if (cell.row, cell.column) not in aside
        and cell.rowspan == 1
        and left[cell.row][cell.column]
        and _is_figure(cell.text)
    ]
    # A name of a period in a row of another width may be that of any column.
    dated = {
        cell.row
        for cell in table.every
        if (key := label_key(cell.text)) not in _MUTE and names_period(key)
    }
    # Rows of which some columns of figures have names: there one without has lost its own.
    headed = {cell.row for cell in figures if above[cell.column][cell.row] != ()}
    for cell in figures:
        before = left[cell.row][cell.column]
        over = above[cell.column][cell.row]
        if over is None or len(before) > _MAX_NAMES or len(over) > _MAX_NAMES:
            continue
        width = len(table.grid[cell.row])
        is_dated = any(r < cell.row and len(table.grid[r]) != width for r in dated)
        if is_dated or (not over and cell.row in headed):
            continue
        if over != above[cell.column + cell.colspan - 1][cell.row]:
            continue  # over two names
        target, labels = _named(table, cell, names, (before, over))
        if target is not None:
            found.setdefault(target.indicator, []).append(Named(cell=cell, labels=labels))
    return found


def _aside(table: Table, names: CellNames) -> set[tuple[int, int]]:
    """The places of columns that hold nothing of the form, from their names on to a name of the form's."""
    named = {*names.first, *names.second}
    aside: set[tuple[int, int]] = set()
    begun: set[int] = set()
    for r, row in enumerate(table.grid):
        for c, cell in enumerate(row):
            key = "" if cell is None else label_key(cell.text)
            if key in BESIDE:
                begun.add(c)
            elif key in named:
                begun.discard(c)
            if c in begun:
                aside.add((r, c))
    return aside


def are_half(found: Collection[str], form: CompiledTable) -> bool:
    """Whether some indicators are half of those of a form's table."""
    return len(found) >= len(form.table.codes) * _SHARE


def _is_figure(text: str) -> bool:
    """Whether a cell says no words: a number, a dash, nothing."""
    return not is_words(text)


def _named(
    table: Table, cell: Cell, names: CellNames, beside: tuple[Sequence[Cell], Sequence[Cell]]
) -> tuple[FormCell | None, tuple[str, ...]]:
    """The form's cell that is printed in a cell, and the words that say so; `beside`: before and above."""
    before, above = beside
    row, column = _all(names, before), _all(names, above)
    labels = [*before[::-1], *above[::-1]]
    # Both names above it: a row under a tree of headers, which may have lost a cell.
    if row is None or column is None or not (row.first or row.second):
        return None, ()
    said = row.with_(column)
    if not said.first:
        groups = _groups(table, cell, names, before)
        if groups is None:
            return None, ()
        said = said.with_(_all(names, groups) or _NOTHING)
        labels = [*groups, *labels]
    if len(said.first) != 1 or len(said.second) != 1:
        return None, ()
    ((first,), (second,)) = said.first, said.second
    if not said.over <= names.around[first]:
        return None, ()
    texts = tuple(dict.fromkeys(one.text for one in labels if label_key(one.text)))
    return names.cells.get((first, second)), texts


def _left(table: Table, r: int, aside: set[tuple[int, int]]) -> list[tuple[Cell, ...]]:
    """For each cell of a row the words before it, the nearest first: up to the figure before them."""
    found: list[tuple[Cell, ...]] = []
    words: tuple[Cell, ...] = ()
    ended = False
    for c, cell in enumerate(table.grid[r]):
        found.append(words)
        if cell is None or (r, c) in aside or not cell.text:
            continue
        if _is_figure(cell.text):
            ended = True
        elif not words or cell is not words[0]:
            words = (cell,) if ended else (cell, *words)[: _MAX_NAMES + 1]
            ended = False
    return found


def _above(table: Table, c: int) -> list[tuple[Cell, ...] | None]:
    """For each row the words over a column's cell, the nearest first: up to the figure above them.

    None where they stand in a row of another width: it is open which cell is over another. What is as
    wide as the table names no column.
    """
    found: list[tuple[Cell, ...] | None] = []
    words: tuple[Cell, ...] = ()
    widths: set[int] = set()
    ended = False
    widest = table.width
    for row in table.grid:
        found.append(words if widths <= {len(row)} else None)
        cell = _at(row, c)
        if cell is None or not cell.text or cell.colspan >= widest:
            continue
        if _is_figure(cell.text):
            ended = True
        elif not words or cell is not words[0]:
            words = (cell,) if ended else (cell, *words)[: _MAX_NAMES + 1]
            widths = {len(row)} if ended else widths | {len(row)}
            ended = False
    return found


def _at(row: Sequence[Cell | None], c: int) -> Cell | None:
    return row[c] if c < len(row) else None


def _groups(
    table: Table, cell: Cell, names: CellNames, before: Sequence[Cell]
) -> list[Cell] | None:
    """The names of the groups that a row stands under: in the column of its label or before it.

    The nearest above says so, be it in a row of its own or in the first of the rows that it is for, where
    nothing but outcomes stands between. None where other words do, but for a header's.
    """
    found = []
    for c in range(before[0].column + 1):
        for r in range(cell.row - 1, max(cell.row - _MAX_GROUP, 0) - 1, -1):
            row = table.grid[r]
            other = _at(row, c)
            if other is None:
                continue
            said = _said(names, other.text)
            if said is None and not _is_figure(other.text):
                over = _at(row, cell.column)
                if c < before[0].column and (over is None or _is_figure(over.text)):
                    return None
            if said is None or (said.first and said.second):
                break
            if said.first or said.over:
                found.append(other)
                break
    return found


def _all(names: CellNames, cells: Iterable[Cell]) -> _Said | None:
    """What some cells say together; None where one has other words."""
    said = _NOTHING
    for cell in cells:
        own = _said(names, cell.text)
        if own is None:
            return None
        said = said.with_(own)
    return said


@lru_cache(maxsize=8192)
def _said(names: CellNames, text: str) -> _Said | None:
    """What a text says of a cell; None where it has other words."""
    if len(text) > _MAX_LABEL:
        return None
    folded = fold(text)
    if (heading := _heading_key(folded)) in names.over:
        return _Said(over=frozenset({heading}))
    _, rest = split_ordinal(folded)
    said = _NOTHING
    for piece in _BRACKETS.split(rest):  # words in brackets, also in those left open, count as any
        own = _piece(names, label_key(piece), piece)
        if own is None:
            return None
        said = said.with_(own)
    return said


def _piece(names: CellNames, key: str, piece: str) -> _Said | None:
    if key in _MUTE or unit_of(piece) is not None:
        return _NOTHING
    return _parted(names, key)


def _parted(names: CellNames, key: str) -> _Said | None:
    """Names that follow one another without other words: 行政诉讼复议后起诉结果维持."""
    if not key:
        return _NOTHING
    for word in (*names.words, *_BETWEEN):
        if key.startswith(word):
            rest = _parted(names, key[len(word) :])
            if rest is not None:
                return rest.with_(_one(names, word))
    return None


def _one(names: CellNames, word: str) -> _Said:
    if word in names.first:
        return _Said(first=frozenset({names.first[word]}))
    if word in names.second:
        return _Said(second=frozenset({word}))
    return _Said(over=frozenset({word}) if word not in _BETWEEN else frozenset())
