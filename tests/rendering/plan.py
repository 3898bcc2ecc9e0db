"""Tables as grids of cells, before any markup: what the three renderers have in common."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from .rows2014 import block_of, form_rows
from .spec import ReportSpec, TableRow

Role: TypeAlias = Literal[
    "title",
    "filler",
    "head",
    "label",
    "unit",
    "value",
    "mark",
    "index",
    "lead",
    "sign",
    "remark",
    "pad",
]
Front: TypeAlias = Literal["none", "index", "lead_moved", "lead_extra"]
GroupStyle: TypeAlias = Literal["span", "blank", "marks", "half"]

_BLOCK_NAMES = (
    "主动公开",
    "回应解读",
    "依申请公开",
    "行政复议",
    "行政诉讼",
    "举报投诉",
    "收费",
    "机构经费",
    "会议培训",
)
_HEADS = (
    ("统计指标", "单位", "统计数"),
    ("统计指标", "单位", "统计数"),
    ("统 计 指 标", "单位", "统计数"),
    ("指标名称", "计量单位", "数量"),
    ("统计指标", "单 位", "统 计 数"),
    ("指标", "单位", "数值"),
    ("统计指标名称", "计量单位", "统计数"),
)
_FILLER_LABELS = (
    "填报单位（盖章）：",
    "填报单位(盖章):",
    "填报单位：",
    "填报单位（盖章）: ",
    "填报单位（公章）：",
)
_MARKS = ("——", "----", "—", "－")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell."""

    text: str
    role: Role
    colspan: int = 1
    rowspan: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table: rows of cells, and how many of the first rows are headings."""

    rows: tuple[tuple[GridCell, ...], ...]
    columns: int
    head_rows: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class TableGroup:
    """One or several tables in succession, with the lines above and below them."""

    above: tuple[tuple[Role, str], ...]
    tables: tuple[TablePlan, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """The layout of the statistics table."""

    front: Front
    group: GroupStyle
    mark: str
    heads: tuple[str, str, str]
    title_in_table: bool
    caption: bool
    filler_in_table: bool
    sign_in_table: bool
    sign_cells: bool
    repeats: int
    split: bool
    split_heads: bool
    remark: bool
    ragged: bool
    pad: bool
    indent: bool


def random_options(rng: random.Random) -> PlanOptions:
    """Any layout that a published page might have."""
    fronts: tuple[Front, ...] = ("none", "index", "lead_moved", "lead_extra")
    groups: tuple[GroupStyle, ...] = ("span", "blank", "marks", "half")
    front = rng.choices(fronts, weights=(66, 14, 10, 10))[0]
    title_in_table = rng.random() < 0.5
    return PlanOptions(
        front=front,
        group=rng.choices(groups, weights=(25, 45, 20, 10))[0],
        mark=rng.choice(_MARKS),
        heads=rng.choice(_HEADS),
        title_in_table=title_in_table,
        caption=not title_in_table and rng.random() < 0.25,
        filler_in_table=rng.random() < 0.5,
        sign_in_table=rng.random() < 0.5,
        sign_cells=rng.random() < 0.4,
        repeats=rng.choice((0, 0, 0, 1, 2, 3)),
        split=rng.random() < 0.12,
        split_heads=rng.random() < 0.6,
        remark=rng.random() < 0.08,
        ragged=front == "none" and rng.random() < 0.06,
        pad=rng.random() < 0.15,
        indent=rng.random() < 0.6,
    )


def plan_summary(
    spec: ReportSpec, rng: random.Random, options: PlanOptions | None = None
) -> TableGroup:
    """The statistics table of a report in a layout chosen by chance, or as told."""
    chosen = options or random_options(rng)
    columns = _columns(chosen)
    blocks = _block_rows(spec.table, chosen)
    top, above, caption = _top(spec, rng, chosen, columns)
    bottom, below = _bottom(spec, chosen, columns)
    head = _head_row(chosen)
    pieces = _pieces(blocks, head, rng, chosen)
    pieces[0] = [*top, head, *pieces[0]]
    pieces[-1] = [*pieces[-1], *bottom]
    tables = [
        TablePlan(tuple(rows), columns, len(top) + 1 if number == 0 else int(rows[0] == head))
        for number, rows in enumerate(pieces)
    ]
    tables[0] = replace(tables[0], caption=caption)
    return TableGroup(above, tuple(tables), below)


def _columns(options: PlanOptions) -> int:
    return 3 + (options.front != "none") + options.remark + options.ragged


def _head_row(options: PlanOptions) -> tuple[GridCell, ...]:
    label, unit, value = options.heads
    cells = [GridCell(label, "head"), GridCell(unit, "head"), GridCell(value, "head")]
    if options.front == "index":
        cells.insert(0, GridCell("序号", "head"))
    elif options.front == "lead_moved":
        cells[0] = replace(cells[0], colspan=2)
    elif options.front == "lead_extra":
        cells.insert(0, GridCell("类别", "head"))
    if options.ragged:
        cells[-1] = replace(cells[-1], colspan=2)
    if options.remark:
        cells.append(GridCell("备注", "head"))
    return tuple(cells)


def _top(
    spec: ReportSpec, rng: random.Random, options: PlanOptions, columns: int
) -> tuple[list[tuple[GridCell, ...]], tuple[tuple[Role, str], ...], str]:
    """Title and filler, as rows of the table or as lines above it."""
    rows: list[tuple[GridCell, ...]] = []
    above: list[tuple[Role, str]] = []
    caption = spec.table_title if options.caption else ""
    if spec.table_title and options.title_in_table:
        rows.append((GridCell(spec.table_title, "title", colspan=columns),))
    elif spec.table_title and not caption:
        above.append(("title", spec.table_title))
    if spec.filler is not None:
        line = rng.choice(_FILLER_LABELS) + spec.filler
        if not options.filler_in_table:
            above.append(("filler", line))
        elif rng.random() < 0.3:
            year = GridCell(
                rng.choice((f"（{spec.year}年度）", f"{spec.year}年")), "filler", columns - 1
            )
            rows.append((GridCell(line, "filler"), year))
        else:
            rows.append((GridCell(line, "filler", colspan=columns),))
    if options.pad and rows:
        rows.append(tuple(GridCell("", "pad") for _ in range(columns)))
    return rows, tuple(above), caption


def _bottom(
    spec: ReportSpec, options: PlanOptions, columns: int
) -> tuple[list[tuple[GridCell, ...]], tuple[str, ...]]:
    """The names and the date, as rows of the table or as a line below it."""
    rows: list[tuple[GridCell, ...]] = []
    if options.pad:
        rows.append(tuple(GridCell("", "pad") for _ in range(columns)))
    if not spec.signoff:
        return rows, ()
    parts = [f"{key}：{value}" for key, value in spec.signoff]
    if not options.sign_in_table:
        return rows, ("　　".join(parts),)
    if options.sign_cells:
        for start in range(0, len(parts), columns):
            cells = [GridCell(part, "sign") for part in parts[start : start + columns]]
            cells[-1] = replace(cells[-1], colspan=columns - len(cells) + 1)
            rows.append(tuple(cells))
    else:
        rows.append((GridCell("　".join(parts), "sign", colspan=columns),))
    return rows, ()


def _level(code: str) -> int:
    """How far a label is set in: groups of the first level are not."""
    for row in form_rows():
        if row.code == code:
            return 3 if row.is_reason else {1: 0, 2: 1, 3: 2}.get(row.level, 2)
    return 2


def _group_into_blocks(table: tuple[TableRow, ...]) -> list[tuple[int, list[TableRow]]]:
    """The rows by their block; a local row belongs to the block of the row before it."""
    blocks: list[tuple[int, list[TableRow]]] = []
    for item in table:
        number = block_of().get(item.row.code, blocks[-1][0] if blocks else 1)
        if not blocks or blocks[-1][0] != number:
            blocks.append((number, []))
        blocks[-1][1].append(item)
    return blocks


def _block_rows(
    table: tuple[TableRow, ...], options: PlanOptions
) -> list[list[tuple[GridCell, ...]]]:
    """The data rows, block by block, with the front column if there is one."""
    counter = 0
    blocks: list[list[tuple[GridCell, ...]]] = []
    for number, items in _group_into_blocks(table):
        if options.front == "lead_moved":
            blocks.append(_moved_block(items, options))
            continue
        rows = [_data_row(item, options) for item in items]
        if options.front == "lead_extra":
            lead = GridCell(_BLOCK_NAMES[number - 1], "lead", rowspan=len(rows))
            rows[0] = (lead, *rows[0])
        elif options.front == "index":
            numbered = []
            for row in rows:
                counter += 1
                numbered.append((GridCell(str(counter), "index"), *row))
            rows = numbered
        blocks.append(rows)
    return blocks


def _moved_block(items: list[TableRow], options: PlanOptions) -> list[tuple[GridCell, ...]]:
    """A block whose heading stands in the leading column beside its rows."""
    head = items[0]
    heading = ""
    if head.row.group and _level(head.row.code) == 0 and len(items) > 1:
        heading, items = head.row.label, items[1:]
    rows: list[tuple[GridCell, ...]] = []
    run = 0
    for place, item in enumerate(items):
        row = _data_row(item, options)
        if item.row.code and _level(item.row.code) == 0:
            rows.append((replace(row[0], colspan=row[0].colspan + 1), *row[1:]))
            run = 0
            continue
        if run == 0:
            run = 1
            while place + run < len(items) and _runs_on(items[place + run]):
                run += 1
            lead = GridCell(heading or ("其中" if rows else ""), "lead", rowspan=run)
            heading = ""
            row = (lead, *row)
        rows.append(row)
    return rows


def _runs_on(item: TableRow) -> bool:
    return not item.row.code or _level(item.row.code) > 0


def _data_row(item: TableRow, options: PlanOptions) -> tuple[GridCell, ...]:
    """Label, unit and value of one row; a group row as the layout has it."""
    indent = _level(item.row.code) if options.indent else 0
    label = GridCell(item.row.label, "label", indent=indent, colspan=2 if options.ragged else 1)
    width = 3 + options.ragged + options.remark
    if item.row.group:
        if options.group == "span":
            return (replace(label, colspan=width),)
        if options.group == "half":
            return (label, GridCell("", "mark", colspan=width - label.colspan))
        text = options.mark if options.group == "marks" else ""
        cells = [label, GridCell(text, "mark"), GridCell(text, "mark")]
    else:
        cells = [label, GridCell(item.row.unit or "", "unit"), GridCell(item.cell.text, "value")]
    if options.remark:
        cells.append(GridCell("", "remark"))
    return tuple(cells)


def _pieces(
    blocks: list[list[tuple[GridCell, ...]]],
    head: tuple[GridCell, ...],
    rng: random.Random,
    options: PlanOptions,
) -> list[list[tuple[GridCell, ...]]]:
    """The rows with repeated headings, cut into several tables where the page is."""
    units = (
        blocks if options.front.startswith("lead") else [[row] for block in blocks for row in block]
    )
    wanted = options.repeats or (1 if options.split else 0)
    cuts = set(rng.sample(range(1, len(units)), min(wanted, len(units) - 1))) if wanted else set()
    pieces: list[list[tuple[GridCell, ...]]] = [[]]
    for place, unit in enumerate(units):
        if place in cuts and options.split:
            pieces.append([head] if options.split_heads else [])
        elif place in cuts:
            pieces[-1].append(head)
        pieces[-1].extend(unit)
    return pieces
