"""A matrix that is printed turned, its rows as columns, and one that is parted by columns, put upright and whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import msgspec

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Block, Cell, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import label_key

__all__ = ["turned", "with_whole_matrices"]

# Names of rows that make a matrix, as where it stands upright.
_MIN_ROWS = 6
# Lines of names above the figures of a turned matrix: a row, its group, and the group's.
_MAX_LINES = 4
# Applicants below one another: 其他 and 总计 are names of rows, too.
_MIN_APPLICANTS = 4
# At most a caption (续表) stands between the parts of a matrix.
_NEAR = 2
_MAX_CAPTION = 20


def turned(table: Table, words: Vocabulary) -> Table | None:
    """A matrix with its rows below one another that prints them side by side; None for any other table."""
    if table.width <= _MIN_ROWS:  # a column for each, behind the applicants
        return None
    if not any(_is_turned(table, form) for form in words.compiled):
        return None
    grid = _whole_grid(table)
    if grid is None:
        return None
    columns = [
        [
            RawCell(text=cell.text, rowspan=cell.colspan, colspan=cell.rowspan, header=cell.header)
            for r, row in enumerate(grid)
            if ((cell := row[c]).row, cell.column) == (r, c)
        ]
        for c in range(table.width)
    ]
    return msgspec.structs.replace(expand_grid(columns), restored=table.restored)


def _is_turned(table: Table, form: CompiledTable) -> bool:
    rows, _ = form.own_rows
    lines: set[int] = set()
    columns: set[int] = set()
    for cell in table.every:
        if label_key(cell.text) in rows:
            lines.add(cell.row)
            columns.add(cell.column)
            if len(lines) > _MAX_LINES:  # as soon as a table shows that it is upright
                return False
    if len(columns) < _MIN_ROWS:
        return False
    below = [cell for cell in table.every if cell.row > max(lines)]
    applicants = {k: c.row for c in below if (k := form.columns.get(label_key(c.text))) is not None}
    return len(set(applicants.values())) >= _MIN_APPLICANTS


def _whole_grid(table: Table) -> list[list[Cell]] | None:
    """The grid where each place of it has a cell: one that is lost moves those after it."""
    grid = [[cell for cell in row if cell is not None] for row in table.grid]
    return grid if all(len(row) == table.width for row in grid) else None


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """A table with the rows of a matrix and some of its columns.

    Attributes
    ----------
    grid, first, labels
        Its cells, its first row of figures, and how many columns stand before those.
    columns
        Places in the form's columns, each with that in the grid, from left to right.
    names
        What stands before the figures, row by row.
    """

    grid: Sequence[Sequence[Cell]]
    first: int
    labels: int
    columns: tuple[tuple[int, int], ...]
    names: tuple[tuple[str, ...], ...]


def with_whole_matrices(
    blocks: Sequence[Block], words: Vocabulary
) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes where parts of a matrix stand below one another; None where none do."""
    tables = {i: block for i, block in enumerate(blocks) if isinstance(block, Table)}
    if not any(_are_near(blocks, i, j) for i, j in pairwise(tables)):
        return None
    for form in words.compiled:
        parts = {i: part for i, table in tables.items() if (part := _part(table, form)) is not None}
        runs = list(_runs(blocks, parts, len(form.table.columns)))
        if runs:
            made: list[tuple[Block, ...]] = [(block,) for block in blocks]
            for first, *others in runs:
                made[first] = (_joined([parts[i] for i in (first, *others)], form),)
                for i in others:
                    made[i] = ()
            return tuple(made)
    return None


def _are_near(blocks: Sequence[Block], i: int, j: int) -> bool:
    between = blocks[i + 1 : j]
    return len(between) < _NEAR and all(
        isinstance(block, Paragraph) and len(block.text) <= _MAX_CAPTION and not block.heading
        for block in between
    )


def _part(table: Table, form: CompiledTable) -> _Part | None:
    """A table as a part of a matrix; None where its columns are not certain, or all are there."""
    rows, _ = form.own_rows
    first = next((cell.row for cell in table.every if label_key(cell.text) in rows), 0)
    named = [
        (form.columns[key], cell)
        for r, line in enumerate(table.lines[:first])
        for cell in line
        if cell.row == r and (key := label_key(cell.text)) in form.columns
    ]
    columns = {k: cell.column for k, cell in named}
    if not len(columns) == len(named) < len(form.table.columns) or not named:
        return None
    grid = _whole_grid(table)
    if grid is None:
        return None
    labels = min(columns.values())
    figures = [row[c] for row in grid[first:] for c in columns.values()]
    alone = all(cell.colspan == cell.rowspan == 1 for cell in figures)
    if not alone or not labels or any(cell.colspan > 1 for _, cell in named):
        return None
    return _Part(
        grid=grid,
        first=first,
        labels=labels,
        columns=tuple(sorted(columns.items(), key=lambda one: one[1])),
        names=tuple(tuple(label_key(cell.text) for cell in row[:labels]) for row in grid[first:]),
    )


def _runs(blocks: Sequence[Block], parts: Mapping[int, _Part], count: int) -> Iterator[list[int]]:
    """Places of tables, one below the other, that have the same rows and together each column once."""
    run: list[int] = []
    held: set[int] = set()
    for i, part in parts.items():
        own = {k for k, _ in part.columns}
        last = parts[run[-1]] if run else None
        goes_on = (
            last is not None
            and last.names == part.names
            and held.isdisjoint(own)
            and _are_near(blocks, run[-1], i)
        )
        run, held = ([*run, i], held | own) if goes_on else ([i], own)
        if len(held) == count:
            yield run
            run, held = [], set()


def _joined(parts: Sequence[_Part], form: CompiledTable) -> Table:
    """One matrix of all parts, the names of its columns in one line."""
    first = parts[0]
    columns = form.table.columns
    above = first.grid[first.first - 1][: first.labels]
    head = [RawCell(text=cell.text, colspan=len(list(run))) for cell, run in groupby(above)]
    head += [RawCell(text=columns[k].label) for part in parts for k, _ in part.columns]
    rows = [head]
    for r in range(len(first.names)):
        labels = [
            RawCell(text=cell.text, rowspan=cell.rowspan, colspan=cell.colspan)
            for c, cell in enumerate(first.grid[first.first + r][: first.labels])
            if (cell.row, cell.column) == (first.first + r, c)
        ]
        figures = [
            RawCell(text=part.grid[part.first + r][c].text)
            for part in parts
            for _, c in part.columns
        ]
        rows.append([*labels, *figures])
    return expand_grid(rows)
