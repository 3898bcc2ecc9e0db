"""Tables as grids that sites set otherwise: more columns, other spans, halves, one a row, odd heads."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from tests.rendering.grids.forms import APPLICANT_WORDS, APPLICANTS, RESULT_WORDS
from tests.rendering.grids.grid import Cell, Grid, Options, Row, covered_places
from tests.rendering.grids.page import Block, build_blocks
from tests.rendering.grids.spec import GridSpec, RowSpec

from .article import Printed, Report, article, cells_of, with_grids
from .html_page import Look, html_page

_GROUP = "法人或其他组织"
_MISPRINTS = (
    "法人和其它组织",
    "法人或其他组",
    "法人、其他组织",
    "法定代表人或其他组织",
    "企事业单位",
    "其他",
    "法人或其他组织（家）",
    "单 位",
)
_LABEL_HEADS = ("类别", "项目", "指标", "事项", "")
_REMEDY_NAMES = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")


def page_of(report: Report, rng: random.Random, change: Callable[[Grid], Grid]) -> Printed:
    """A plain page of HTML with each table changed."""
    blocks = with_grids(article(report, rng), change)
    return Printed(html_page(blocks, rng, Look()).encode(), cells_of(report))


def with_edges(grid: Grid, left: int, right: int, *, whole: bool) -> Grid:
    """Columns without a text at the edges; ``whole``: as one cell that is as tall as the table."""
    rows: list[Row] = []
    for place, row in enumerate(grid.rows):
        tall = len(grid.rows) if whole else 1
        edge = not whole or place == 0
        before = tuple(Cell("", "note", 1, tall) for _ in range(left)) if edge else ()
        after = tuple(Cell("", "note", 1, tall) for _ in range(right)) if edge else ()
        rows.append((*before, *row, *after))
    return replace(grid, rows=tuple(rows), columns=grid.columns + left + right)


def empty_edges(report: Report, rng: random.Random) -> Printed:
    """Columns without any text before or after those of the form, in every table."""
    left, right = rng.choice(((1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (1, 3)))
    whole = rng.random() < 0.2
    return page_of(report, rng, lambda grid: with_edges(grid, left, right, whole=whole))


def respanned(grid: Grid, head: list[int], data: list[int]) -> Grid:
    """The grid with the columns of its heads and of its rows as wide as told."""
    rows: list[Row] = []
    for place, row in enumerate(covered_places(grid.rows)):
        widths = head if place < grid.head_rows else data
        rows.append(
            tuple(
                replace(cell, colspan=sum(widths[column : column + cell.colspan]))
                for column, cell in row
                if cell is not None
            )
        )
    return replace(grid, rows=tuple(rows), columns=sum(head))


def spans_disagree(report: Report, rng: random.Random) -> Printed:
    """Heads and rows that span other columns: an editor's leftover of dragged borders."""
    more = rng.randint(1, 3)

    def widths(columns: int, first: int) -> list[int]:
        spans = [1] * columns
        for _ in range(more):
            spans[rng.randrange(first, columns)] += 1
        return spans

    def change(grid: Grid) -> Grid:
        if grid.kind not in ("requests", "remedies"):
            return grid
        first = 3 if grid.kind == "requests" else 0
        return respanned(grid, widths(grid.columns, first), widths(grid.columns, first))

    return page_of(report, rng, change)


def two_halves(report: Report, rng: random.Random) -> Printed:
    """A list whose second half stands to the right of its first, under the same heads again."""
    gap = rng.random() < 0.3

    def change(grid: Grid) -> Grid:
        if grid.kind != "local" or len(grid.rows) < 12:
            return grid
        head, rows = grid.rows[: grid.head_rows], grid.rows[grid.head_rows :]
        half = (len(rows) + 1) // 2
        blank = tuple(Cell("", "note") for _ in range(grid.columns))
        right = [*rows[half:], *[blank] * (2 * half - len(rows))]
        between = (Cell("", "note"),) if gap else ()
        both = [(*row, *between, *row) for row in head]
        both += [(*a, *between, *b) for a, b in zip(rows[:half], right, strict=True)]
        return replace(grid, rows=tuple(both), columns=2 * grid.columns + gap)

    return page_of(report, rng, change)


BlocksOf: TypeAlias = list[Block]


def a_table_a_row(spec: GridSpec, rng: random.Random, *, names: str) -> BlocksOf:
    """Small tables under headings of their own: one a row, or one a group of rows.

    ``names`` says what heads the columns of requests: the applicants ("applicants") or numbers.
    """
    blocks: BlocksOf = []
    for block in build_blocks(spec, Options(blocks="separate", corner="none"), rng):
        if block.grid is None or block.grid.kind == "disclosure":
            blocks.append(block)
        elif block.grid.kind == "requests":
            blocks += _requests(spec, rng, names)
        else:
            blocks += _remedies(spec)
    return blocks


def _requests(spec: GridSpec, rng: random.Random, names: str) -> BlocksOf:
    words = [APPLICANT_WORDS[who] for who in APPLICANTS]
    if names == "numbers":
        words = [*(f"数据{n}" for n in range(1, 7)), "总计"]
    head = tuple(Cell(text, "head") for text in (rng.choice(_LABEL_HEADS), *words))
    blocks: BlocksOf = []

    def table(rows: list[RowSpec]) -> Block:
        data = [
            (Cell(row.label, "label"), *(Cell(c.text, "value") for c in spec.cells_of(row)))
            for row in rows
        ]
        return Block("grid", grid=Grid("requests", (head, *data), 1, 8))

    for groups, members in groupby(spec.rows_of("requests"), key=lambda row: row.groups):
        rows = list(members)
        if len(groups) > 1:
            blocks += [Block("subheading", groups[-1]), table(rows)]
            continue
        for row in rows:
            blocks += [Block("subheading", row.label), table([row])]
    return blocks


def _remedies(spec: GridSpec) -> BlocksOf:
    head = tuple(Cell(word, "head") for word in RESULT_WORDS)
    blocks: BlocksOf = []
    for row in spec.rows_of("remedies"):
        cells = [Cell(cell.text, "value") for cell in spec.cells_of(row)]
        for place, name in enumerate(_REMEDY_NAMES):
            grid = Grid("remedies", (head, tuple(cells[5 * place : 5 * place + 5])), 1, 5)
            blocks += [Block("subheading", name), Block("grid", grid=grid)]
    return blocks


def small_tables(names: str) -> Callable[[GridSpec, random.Random], Printed]:
    """The page of small tables in HTML."""

    def render(spec: GridSpec, rng: random.Random) -> Printed:
        page = html_page(a_table_a_row(spec, rng, names=names), rng, Look())
        return Printed(page.encode(), cells_of(spec))

    return render


def odd_group_head(grid: Grid, way: str, rng: random.Random) -> Grid:
    """The table of requests with the head over the five kinds of bodies printed otherwise."""
    if grid.kind != "requests":
        return grid
    rows = list(grid.rows)
    place = next(
        n for n, row in enumerate(rows) if any("".join(c.text.split()) == _GROUP for c in row)
    )
    heads = list(rows[place])
    at = next(n for n, cell in enumerate(heads) if "".join(cell.text.split()) == _GROUP)
    group = heads[at]
    if way == "misprinted":
        heads[at] = replace(group, text=rng.choice(_MISPRINTS))
    elif way == "emptied":
        heads[at] = replace(group, text="")
    elif way == "broken":
        cut = rng.randint(2, 5)
        mark = rng.choice(("\n", " ", "\n "))
        heads[at] = replace(group, text=_GROUP[:cut] + mark + _GROUP[cut:])
    elif way == "torn":
        cut, width = rng.randint(2, 5), rng.randint(1, 4)
        heads[at : at + 1] = [
            replace(group, text=_GROUP[:cut], colspan=width),
            replace(group, text=_GROUP[cut:], colspan=5 - width),
        ]
    elif way == "narrow":
        heads[at] = replace(group, colspan=rng.choice((1, 3, 4)))
    elif way == "wide":
        heads[at] = replace(group, colspan=rng.choice((6, 7)))
    else:
        del heads[at]
    rows[place] = tuple(heads)
    if way == "lost row":
        rows = rows[:place] + rows[place + 1 :]
        shorter = tuple(replace(c, rowspan=max(1, c.rowspan - 1)) for c in rows[0])
        rows[0] = shorter
    head_rows = grid.head_rows - (way == "lost row")
    return replace(grid, rows=tuple(rows), head_rows=head_rows)


GROUP_HEADS = ("misprinted", "emptied", "broken", "torn", "narrow", "wide", "lost", "lost row")


def group_head(way: str) -> Callable[[GridSpec, random.Random], Printed]:
    """A page of HTML with that head printed otherwise; 总计 stands first, second or last."""

    def render(spec: GridSpec, rng: random.Random) -> Printed:
        options = Options(total=rng.choice(("last", "last", "first", "second")))
        blocks = with_grids(
            article(spec, rng, options), lambda grid: odd_group_head(grid, way, rng)
        )
        return Printed(html_page(blocks, rng, Look()).encode(), cells_of(spec))

    return render
