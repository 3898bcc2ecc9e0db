"""The table of disclosure by items of article 20, as one grid or as a grid for each block."""

from __future__ import annotations

import random
from itertools import groupby

from .forms import DISCLOSURE, Block
from .grid import Cell, Grid, Options, Row
from .heads import HeadPrinter
from .rows import styled
from .spec import GridSpec, RowSpec

_TRUNCATED = {
    "本年新制作数量": "本年新",
    "本年新公开数量": "本年新",
    "本年制发件数": "本年制发",
    "本年废止件数": "本年废止",
    "现行有效件数": "现行有效件",
    "上一年项目数量": "上一年项目",
    "采购总金额": "采购总",
}


def plan_disclosure(spec: GridSpec, options: Options, rng: random.Random) -> list[Grid]:
    """The blocks that have rows, each headed by the name of its item."""
    printer = HeadPrinter(spec.wording, options, rng)
    blocks = {block.item: block for block in DISCLOSURE[spec.form]}
    parts: list[tuple[list[Row], int]] = []
    for item, members in groupby(spec.rows_of("disclosure"), key=lambda row: row.block):
        rows = list(members)
        width = _width(blocks[item], options)
        make = _lead_block if options.blocks == "lead" else _block
        parts.append((make(spec, blocks[item], rows, width, printer), width))
    if options.blocks == "separate":
        grids = [_grid(rows, width, options) for rows, width in parts]
    else:
        grids = [_grid([row for rows, _ in parts for row in rows], parts[0][1], options)]
    if options.split and len(grids) == 1 and options.blocks == "one":
        cut = len(parts[0][0])
        lines, width = list(grids[0].rows), parts[0][1]
        grids = [_grid(lines[:cut], width, options), _grid(lines[cut:], width, options)]
    return [grid for grid in grids if grid.rows]


def _width(block: Block, options: Options) -> int:
    """The columns of the grid that a block stands in."""
    if options.uneven:
        return 5
    return len(block.columns) + 1 if options.blocks == "separate" else 4


def _grid(rows: list[Row], width: int, options: Options) -> Grid:
    head = 0 if options.blocks == "lead" else 2
    columns = width + (options.blocks == "lead")
    return Grid("disclosure", tuple(rows), head, columns)


def _head_texts(spec: GridSpec, block: Block, printer: HeadPrinter) -> list[str]:
    """The heads of a block's columns as this report words them."""
    texts: list[str] = []
    for column in block.columns:
        text = column.head
        if printer.options.heads == "truncated":
            text = _TRUNCATED.get(text, text)
        elif spec.wording.long_notes and column.tail == "items_last_year":
            text += f"(指{spec.year - 1}年事项数)"
        elif spec.wording.long_notes and column.tail == "items_change":
            text += "(减用负值表示,如-8)"
        elif spec.wording.slips and column.tail == "in_force":
            text = "现行有效件"
        texts.append(printer.word(styled(text, spec.wording)))
    return texts


def _spans(cells: int, width: int, rng: random.Random, *, last: bool) -> list[int]:
    """How many columns each cell of a row takes: the last one the rest, or any one."""
    spans = [1] * cells
    for _ in range(width - cells):
        spans[-1 if last else rng.randrange(cells)] += 1
    return spans


def _head_and_data_spans(
    cells: int, width: int, printer: HeadPrinter
) -> tuple[list[int], list[int]]:
    """The spans of the head and of the data rows; in uneven tables they disagree."""
    if not printer.options.uneven:
        spans = _spans(cells, width, printer.rng, last=True)
        return spans, spans
    head = _spans(cells, width, printer.rng, last=False)
    for _ in range(20):
        data = _spans(cells, width, printer.rng, last=False)
        if data != head:
            return head, data
    return head, head


def _item_text(spec: GridSpec, block: Block, printer: HeadPrinter) -> str:
    gap = spec.wording.item_gap
    return printer.word(styled(f"第二十条{gap}第({block.item})项", spec.wording))


def _block(
    spec: GridSpec, block: Block, rows: list[RowSpec], width: int, printer: HeadPrinter
) -> list[Row]:
    """The item's name across the grid, the heads, and the rows."""
    head_spans, spans = _head_and_data_spans(len(block.columns) + 1, width, printer)
    heads = [printer.word("信息内容"), *_head_texts(spec, block, printer)]
    lines: list[Row] = [
        (Cell(_item_text(spec, block, printer), "head", colspan=width),),
        tuple(Cell(text, "head", span) for text, span in zip(heads, head_spans, strict=True)),
    ]
    return lines + [_data(spec, row, spans) for row in rows]


def _lead_block(
    spec: GridSpec, block: Block, rows: list[RowSpec], width: int, printer: HeadPrinter
) -> list[Row]:
    """The item's name beside its heads and rows."""
    spans = _spans(len(block.columns) + 1, width, printer.rng, last=True)
    heads = [printer.word("信息内容"), *_head_texts(spec, block, printer)]
    head = [Cell(text, "head", span) for text, span in zip(heads, spans, strict=True)]
    lead = Cell(_item_text(spec, block, printer), "lead", rowspan=len(rows) + 1)
    return [(lead, *head), *(_data(spec, row, spans) for row in rows)]


def _data(spec: GridSpec, row: RowSpec, spans: list[int]) -> Row:
    values = [
        Cell(cell.text, "value", span)
        for cell, span in zip(spec.cells_of(row), spans[1:], strict=True)
    ]
    return (Cell(row.label, "label", spans[0]), *values)
