"""A matrix that is printed turned, its rows as columns, and one that is parted by columns, put upright and whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    if table.width < _MIN_ROWS:  # a column for each
        return None
    if not any(_is_turned(table, form) for form in words.compiled) or not _is_whole(table):
        return None
    columns = [
        [
            RawCell(text=cell.text, rowspan=cell.colspan, colspan=cell.rowspan, header=cell.header)
            for r, row in enumerate(table.grid)
            if (cell := row[c]) is not None and (cell.row, cell.column) == (r, c)
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


def _is_whole(table: Table) -> bool:
    """Whether each place of the grid has a cell: a cell that is lost moves those after it."""
    width = table.width
    return all(len(row) == width and None not in row for row in table.grid)


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """A table with the rows of a matrix and some of its columns.

    Attributes
    ----------
    table, first, labels
        It, its first row of figures, and how many columns of the grid stand before those.
    columns
        Places in the form's columns, each with that in the grid, from left to right.
    names
        What stands before the figures, row by row.
    """

    table: Table
    first: int
    labels: int
    columns: tuple[tuple[int, int], ...]
    names: tuple[tuple[str, ...], ...]


def with_whole_matrices(
    blocks: Sequence[Block], words: Vocabulary
) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes where parts of a matrix stand below one another; None where none do."""
    places = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    if not any(_are_near(blocks, i, j) for i, j in pairwise(places)):
        return None
    made: list[tuple[Block, ...]] = [(block,) for block in blocks]
    for form in words.compiled:
        parts = {i: part for i in places if (part := _part(blocks[i], form)) is not None}
        for run in _runs(blocks, parts, len(form.table.columns)):
            made[run[0]] = (_joined([parts[i] for i in run], form),)
            for i in run[1:]:
                made[i] = ()
        if any(
            len(own) != 1 or own[0] is not block for own, block in zip(made, blocks, strict=True)
        ):
            return tuple(made)
    return None


def _are_near(blocks: Sequence[Block], i: int, j: int) -> bool:
    between = blocks[i + 1 : j]
    return len(between) < _NEAR and all(
        isinstance(block, Paragraph) and len(block.text) <= _MAX_CAPTION and not block.heading
        for block in between
    )


def _part(block: Block, form: CompiledTable) -> _Part | None:
    """A table as a part of a matrix; None where its columns are not certain, or all are there."""
    if not isinstance(block, Table):
        return None
    rows, _ = form.own_rows
    first = next((cell.row for cell in block.every if label_key(cell.text) in rows), 0)
    named = [
        (form.columns[key], cell)
        for r, line in enumerate(block.lines[:first])
        for cell in line
        if cell.row == r and (key := label_key(cell.text)) in form.columns
    ]
    columns = {k: cell.column for k, cell in named}
    if not len(columns) == len(named) < len(form.table.columns) or not named:
        return None
    if not _is_whole(block):
        return None
    labels = min(columns.values())
    body = block.grid[first:]
    alone = all(
        cell is not None and cell.row == r and cell.colspan == cell.rowspan == 1
        for r, row in enumerate(body, first)
        for cell in (row[c] for c in columns.values())
    )
    if not alone or not labels or any(cell.colspan > 1 for _, cell in named):
        return None
    return _Part(
        table=block,
        first=first,
        labels=labels,
        columns=tuple(sorted(columns.items(), key=lambda one: one[1])),
        names=tuple(tuple(_names(row[:labels])) for row in body),
    )


def _names(cells: Sequence[Cell | None]) -> Iterator[str]:
    for cell in cells:
        yield "" if cell is None else label_key(cell.text)


def _runs(blocks: Sequence[Block], parts: dict[int, _Part], count: int) -> Iterator[list[int]]:
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
        if len(run) > 1 and len(held) == count:
            yield run
            run, held = [], set()


def _joined(parts: Sequence[_Part], form: CompiledTable) -> Table:
    """One matrix of all parts, the names of its columns in one line."""
    first = parts[0]
    columns = form.table.columns
    above = first.table.grid[first.first - 1][: first.labels]
    head = [
        RawCell(text=cell.text, colspan=len(list(run)))
        for cell, run in groupby(above)
        if cell is not None
    ]
    head += [RawCell(text=columns[k].label) for part in parts for k, _ in part.columns]
    rows = [head]
    for r in range(len(first.names)):
        row = first.table.grid[first.first + r]
        labels = [
            RawCell(
                text=cell.text,
                rowspan=cell.rowspan,
                colspan=min(cell.colspan, first.labels - cell.column),
            )
            for c, cell in enumerate(row[: first.labels])
            if cell is not None and (cell.row, cell.column) == (first.first + r, c)
        ]
        figures = [
            RawCell(text=cell.text)
            for part in parts
            for _, c in part.columns
            if (cell := part.table.grid[part.first + r][c]) is not None
        ]
        rows.append([*labels, *figures])
    return expand_grid(rows)
