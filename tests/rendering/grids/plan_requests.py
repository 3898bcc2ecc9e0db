"""The table of requests: seven applicants, groups of rows, and its three lines of heads."""

from __future__ import annotations

import random

from .forms import APPLICANT_WORDS, APPLICANTS
from .grid import Cell, Grid, Options, Row
from .heads import HeadPrinter
from .rows import styled
from .spec import GridSpec, RowSpec

_FIVE = APPLICANTS[1:6]
_CORNER = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
_TRUNCATED = {
    "商业企业": "商业",
    "科研机构": "科研",
    "社会公益组织": "社会公益",
    "法律服务机构": "法律服务",
}
_TWO_LINES = {
    "商业企业": ("商业", "企业"),
    "科研机构": ("科研", "机构"),
    "社会公益组织": ("社会公益", "组织"),
    "法律服务机构": ("法律服务", "机构"),
}
_ORDERS = {
    "last": ("natural", "group", "total"),
    "first": ("total", "natural", "group"),
    "second": ("natural", "total", "group"),
}


def applicant_order(options: Options) -> tuple[str, ...]:
    """The columns from left to right."""
    columns = {"natural": ("natural_person",), "group": _FIVE, "total": ("total",)}
    return tuple(who for part in _ORDERS[options.total] for who in columns[part])


def plan_requests(spec: GridSpec, options: Options, rng: random.Random) -> list[Grid]:
    """The table as one grid, or as two with the heads repeated."""
    printer = HeadPrinter(spec.wording, options, rng)
    note = styled(_CORNER, spec.wording)
    rows = list(spec.rows_of("requests"))
    labels = 1 if options.leads in ("own_row", "absent") else 3
    uneven = options.uneven and labels == 3
    head = _head(options, labels, note if options.corner == "cell" else "", printer, uneven=uneven)
    columns = labels + 7 + uneven
    pieces = [rows]
    if (options.split or options.repeat_head) and len(rows) > 6:
        cut = rng.randint(4, len(rows) - 3)
        pieces = [rows[:cut], rows[cut:]]
    grids: list[Grid] = []
    for place, piece in enumerate(pieces):
        data = _data_rows(spec, piece, options, columns, printer, uneven=uneven)
        page = f"— {rng.randint(3, 9)} —" if place + 1 < len(pieces) and rng.random() < 0.5 else ""
        line = note if options.corner == "line" and place == 0 else ""
        grids.append(Grid("requests", (*head, *data), len(head), columns, line, page))
    if options.repeat_head and len(grids) == 2:
        both = (*grids[0].rows, *grids[1].rows)
        return [Grid("requests", both, len(head), columns, grids[0].note)]
    return grids


def _head(
    options: Options, labels: int, corner: str, printer: HeadPrinter, *, uneven: bool
) -> list[Row]:
    """Three lines of heads, or four where the third is broken in two."""
    depth = 4 if options.heads == "two_lines" else 3
    total = Cell(printer.word("总计"), "head", 1 + uneven, depth - 1)
    parts = {
        "natural": Cell(printer.word("自然人"), "head", rowspan=depth - 1),
        "group": Cell("法人或其他组织", "head", 5),
        "total": total,
    }
    first = (Cell(corner, "corner", labels, depth), Cell("申请人情况", "head", 7 + uneven))
    second = tuple(parts[name] for name in _ORDERS[options.total])
    words = [APPLICANT_WORDS[who] for who in _FIVE]
    if depth == 4:
        upper = tuple(
            Cell(_TWO_LINES[word][0], "head") if word in _TWO_LINES else Cell(word, "head", 1, 2)
            for word in words
        )
        lower = tuple(Cell(_TWO_LINES[word][1], "head") for word in words if word in _TWO_LINES)
        return [first, second, upper, lower]
    if options.heads == "truncated":
        words = [_TRUNCATED.get(word, word) for word in words]
    return [first, second, tuple(Cell(printer.word(word), "head") for word in words)]


def _data_rows(
    spec: GridSpec,
    rows: list[RowSpec],
    options: Options,
    columns: int,
    printer: HeadPrinter,
    *,
    uneven: bool,
) -> list[Row]:
    order = [APPLICANTS.index(who) for who in applicant_order(options)]
    lines: list[Row] = []
    for place, row in enumerate(rows):
        if options.leads == "own_row":
            before = rows[place - 1].groups if place else ()
            lines += [(Cell(text, "lead", columns),) for text in _fresh(row.groups, before)]
        cells = spec.cells_of(row)
        values = tuple(Cell(cells[column].text, "value") for column in order)
        leads = _leads(rows, place, options, printer)
        width = 3 - len(row.groups) if options.leads not in ("own_row", "absent") else 1
        lines.append((*leads, Cell(row.label, "label", width + uneven), *values))
    return lines


def _fresh(groups: tuple[str, ...], before: tuple[str, ...]) -> list[str]:
    """The groups that begin with this row."""
    common = 0
    while common < min(len(groups), len(before)) and groups[common] == before[common]:
        common += 1
    return list(groups[common:])


def _leads(rows: list[RowSpec], place: int, options: Options, printer: HeadPrinter) -> list[Cell]:
    """The cells of the groups to the left of a row's own label."""
    groups = rows[place].groups
    if options.leads == "own_row":
        return []
    fresh = _fresh(groups, rows[place - 1].groups if place else ())
    if options.leads == "repeat":
        return [Cell(text, "lead") for text in groups]
    if options.leads == "absent":
        return [Cell(printer.word(text), "lead") for text in fresh]
    if options.leads == "empty":
        old = len(groups) - len(fresh)
        return [Cell("", "lead")] * old + [Cell(printer.word(text), "lead") for text in fresh]
    level = len(groups) - len(fresh)
    return [
        Cell(printer.word(text), "lead", rowspan=_depth(rows, place, level + step))
        for step, text in enumerate(fresh)
    ]


def _depth(rows: list[RowSpec], place: int, level: int) -> int:
    """Over how many rows a group goes on."""
    groups = rows[place].groups[: level + 1]
    depth = 0
    while place + depth < len(rows) and rows[place + depth].groups[: level + 1] == groups:
        depth += 1
    return depth
