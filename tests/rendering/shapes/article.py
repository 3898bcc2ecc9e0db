"""A report of any form as one sequence of blocks, and what a page of it shows."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from tests import rendering
from tests.rendering import page as page_2014
from tests.rendering.grids import expected_cells, random_grid_report
from tests.rendering.grids.forms import Key
from tests.rendering.grids.grid import Cell, CellRole, Grid, Options, covered_places
from tests.rendering.grids.page import Block, BlockKind, build_blocks
from tests.rendering.grids.spec import GridSpec
from tests.rendering.plan import GridCell, PlanOptions, TablePlan, plan_summary
from tests.rendering.spec import CellStatus, Number, ReportSpec

AnyForm: TypeAlias = Literal["2008", "2014", "2019", "2021"]
Report: TypeAlias = GridSpec | ReportSpec
# What a page shows of a cell: value, status and unit. Two figures in one cell are "unreadable".
Shown: TypeAlias = tuple[Number | None, CellStatus | Literal["unreadable"], str | None]

_ROLES: dict[str, CellRole] = {"value": "value", "label": "label", "head": "head", "lead": "lead"}
_KINDS: dict[str, BlockKind] = {
    "title": "title",
    "date": "line",
    "paragraph": "paragraph",
    "heading": "heading",
    "subheading": "subheading",
    "annex": "line",
    "sign": "sign",
}
_PLAIN_2014 = PlanOptions(
    front="none",
    group="blank",
    mark="",
    heads=("统计指标", "单位", "统计数"),
    title_in_table=False,
    caption=False,
    filler_in_table=False,
    sign_in_table=False,
    sign_cells=False,
    repeats=0,
    split=False,
    split_heads=False,
    remark=False,
    ragged=False,
    pad=False,
    indent=False,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A page: its bytes, what its cells show, and which of them a reader may leave unread."""

    data: bytes
    cells: Mapping[Key, Shown]
    may_withhold: frozenset[Key] = field(default_factory=frozenset)


def random_report_of(rng: random.Random, form: AnyForm) -> Report:
    """A report of the form whose printed figures add up, without local notes in labels."""
    while True:
        report = _any_report(rng, form)
        if report.consistent:
            return report


def _any_report(rng: random.Random, form: AnyForm) -> Report:
    if form == "2014":
        return rendering.random_report(rng)
    return random_grid_report(rng, form, long_notes=False)


def cells_of(report: Report) -> dict[Key, Shown]:
    """Value, status and unit of every cell of the form."""
    if isinstance(report, GridSpec):
        return dict(expected_cells(report))
    return {(code, None): cell for code, cell in rendering.expected_readings(report).items()}


def texts_of(report: Report) -> dict[Key, str]:
    """The printed text of every cell that is printed."""
    if isinstance(report, GridSpec):
        return {key: report.cells[key].text for row in report.rows for key in row.keys}
    return {(r.row.code, None): r.cell.text for r in report.table if r.row.code and not r.row.group}


def with_texts(report: Report, texts: dict[Key, str]) -> Report:
    """The report with other texts in some cells."""
    if isinstance(report, GridSpec):
        cells = {
            key: replace(cell, text=texts.get(key, cell.text)) for key, cell in report.cells.items()
        }
        return replace(report, cells=cells)
    table = tuple(
        replace(
            item, cell=replace(item.cell, text=texts.get((item.row.code, None), item.cell.text))
        )
        for item in report.table
    )
    return replace(report, table=table)


def article(report: Report, rng: random.Random, options: Options | None = None) -> list[Block]:
    """The report from its title to its last line; its tables are grids."""
    if isinstance(report, GridSpec):
        return build_blocks(report, options or Options(), rng)
    source = page_2014.build_blocks(report, rng)
    last = max(place for place, block in enumerate(source) if block.tables is not None)
    blocks: list[Block] = []
    for place, block in enumerate(source):
        if block.tables is None:
            blocks.append(Block(_KINDS[block.kind], block.text))
            continue
        # The table of statistics is planned anew; one before it compares years.
        group = plan_summary(report, rng, _PLAIN_2014) if place == last else block.tables
        blocks += [Block("line", text) for _, text in group.above]
        blocks += [Block("grid", grid=_grid(table)) for table in group.tables]
    return blocks


def _grid(table: TablePlan) -> Grid:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table.rows)
    return Grid("local", rows, table.head_rows, table.columns)


def _cell(cell: GridCell) -> Cell:
    return Cell(cell.text, _ROLES.get(cell.role, "note"), cell.colspan, cell.rowspan)


def with_grids(blocks: list[Block], change: Callable[[Grid], Grid]) -> list[Block]:
    """The blocks with each table changed."""
    return [b if b.grid is None else replace(b, grid=change(b.grid)) for b in blocks]


def lattice(grid: Grid, *, repeat: bool) -> list[list[str]]:
    """Every place of every row as text; what a merged cell covers is empty or says its text again."""
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for row in covered_places(grid.rows):
        texts: list[str] = []
        for column, cell in row:
            if cell is None:
                texts.append(above.get(column, "") if repeat else "")
                continue
            text = flat(cell)
            texts += [text, *[text if repeat else ""] * (cell.colspan - 1)]
            above |= dict.fromkeys(range(column, column + cell.colspan), text)
        # The last cell of a row of comparison is left out now and then.
        rows.append(texts + [""] * (grid.columns - len(texts)))
    return rows


def flat(cell: Cell) -> str:
    """The text of a cell on one line."""
    return " ".join(cell.text.split("\n")).strip()
