"""From a report to the grids of a layout."""

from __future__ import annotations

import random
from dataclasses import replace

from .forms import RESULT_WORDS, TableKind
from .grid import Cell, Grid, Options, Row
from .heads import HeadPrinter
from .plan_disclosure import plan_disclosure
from .plan_requests import plan_requests
from .spec import GridSpec

_TITLES = ("政府信息公开情况统计表", "政府信息公开工作情况表", "附表：政府信息公开指标统计表")
_LOCAL_TITLE_LINES = ("单位名称：{agency}", "单位负责人：", "地区及部门编号：□□□□", "报出日期：")


def plan_table(spec: GridSpec, kind: TableKind, options: Options, rng: random.Random) -> list[Grid]:
    """The grids that print one table; printed twice if the layout does so."""
    if not spec.rows_of(kind):
        return []
    makers = {
        "disclosure": plan_disclosure,
        "requests": plan_requests,
        "remedies": _remedies,
        "local": _local,
    }
    grids = makers[kind](spec, options, rng)
    return grids * 2 if options.twice else grids


def _remedies(spec: GridSpec, options: Options, rng: random.Random) -> list[Grid]:
    """Three lines of heads and the row of fifteen cells."""
    printer = HeadPrinter(spec.wording, options, rng)
    five = [printer.word(word) for word in RESULT_WORDS]
    suits = (Cell("未经复议直接起诉", "head", 5), Cell("复议后起诉", "head", 5))
    first: Row = (Cell("行政复议", "head", 5), Cell("行政诉讼", "head", 10))
    if options.flat_remedies:
        second: Row = (Cell("", "head", 5), *suits)
        third: Row = tuple(Cell(word, "head") for word in five * 3)
    else:
        second = (*(Cell(word, "head", 1, 2) for word in five), *suits)
        third = tuple(Cell(word, "head") for word in five * 2)
    data = [
        tuple(Cell(cell.text, "value") for cell in spec.cells_of(row))
        for row in spec.rows_of("remedies")
    ]
    return [Grid("remedies", (first, second, third, *data), 3, 15)]


def _local(spec: GridSpec, options: Options, rng: random.Random) -> list[Grid]:
    """The local table in either shape, on one page or two."""
    coded = spec.shape == "coded"
    names = ["指标名称", "计量单位", *(["代码"] if coded else []), *spec.local_heads]
    printer = HeadPrinter(spec.wording, options, rng)
    head: list[Row] = [tuple(Cell(printer.word(name), "head") for name in names)]
    if coded and rng.random() < 0.5:
        marks = ["甲", "乙", "丙", *(str(n + 1) for n in range(len(spec.local_heads)))]
        head.append(tuple(Cell(mark, "note") for mark in marks))
    data: list[Row] = []
    for row in spec.rows_of("local"):
        values = [spec.cells_of(row)[0]]
        if row.aside is not None:
            values.insert(0 if spec.local_read else 1, row.aside)
        labels = [Cell(row.label, "label"), Cell(row.unit or "", "note")]
        labels += [Cell(row.line, "note")] if coded else []
        data.append((*labels, *(Cell(cell.text, "value") for cell in values)))
    grid = Grid("local", (*head, *data), len(head), len(names), _local_note(spec, rng))
    if not (options.split or options.repeat_head) or len(data) < 6:
        return [grid]
    cut = rng.randint(3, len(data) - 3)
    if options.repeat_head:
        return [replace(grid, rows=(*head, *data[:cut], *head, *data[cut:]))]
    page = f"— {rng.randint(3, 9)} —" if rng.random() < 0.5 else ""
    pieces = (*head, *data[:cut]), (*head, *data[cut:])
    return [
        replace(grid, rows=pieces[0], page=page),
        replace(grid, rows=pieces[1], note=""),
    ]


def _local_note(spec: GridSpec, rng: random.Random) -> str:
    """The title of the local table, and the lines about the body above it."""
    lines = [f"{rng.choice(_TITLES)}（{spec.year}年度）"]
    if spec.shape == "coded" and rng.random() < 0.6:
        lines += [line.format(agency=spec.agency) for line in _LOCAL_TITLE_LINES]
    return "\n".join(lines)
