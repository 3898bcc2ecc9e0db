"""Subtables that stand beside others: two tables, each with its own columns; and what is one table."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Table
from govreport_parse.tables.restoring.run_together import divided, is_divided
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import Line, grid, spanning

WORDS = vocabulary(tuple(load_forms()))
FIRST, FIFTH = "第二十条第（一）项", "第二十条第（五）项"
HEADS: Line = (spanning(FIRST, columns=2), spanning(FIFTH, columns=2))
NAMES: Line = ("信息内容", "本年制发件数", "信息内容", "本年处理决定数量")
ROW: Line = ("规章", "3", "行政许可", "17")


def parts(*lines: Line) -> list[list[list[str]]]:
    table = grid(*lines)
    found = list(divided(table, WORDS))
    assert is_divided(table, WORDS) == (found != [table])
    return [
        [[cell.text for cell in line] for line in one.lines]
        for one in found
        if isinstance(one, Table)
    ]


def is_one(*lines: Line) -> bool:
    return len(parts(*lines)) == 1


def test_two_tables() -> None:
    left = [[FIRST], ["信息内容", "本年制发件数"], ["规章", "3"]]
    right = [[FIFTH], ["信息内容", "本年处理决定数量"], ["行政许可", "17"]]
    assert parts(HEADS, NAMES, ROW) == [left, right]
    assert [
        one[1:] for one in parts((spanning("统计表", columns=2), "", ""), HEADS, NAMES, ROW)
    ] == [
        left,
        right,
    ]


def test_a_cell_over_two_rows() -> None:
    rows: tuple[Line, Line] = ((spanning("规章", rows=2), *ROW[1:]), ("4", "行政处罚", "5"))
    left, right = parts(HEADS, NAMES, *rows)
    assert left[2:] == [["规章", "3"], ["规章", "4"]]
    assert right[2:] == [["行政许可", "17"], ["行政处罚", "5"]]


@pytest.mark.parametrize(
    "lines",
    [
        (HEADS, NAMES, ("规章", spanning("3", columns=2), "17")),
        (HEADS, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ROW),
        ((spanning(FIRST, columns=2), spanning(FIRST, columns=2)), NAMES, ROW),
        ((spanning(FIRST, columns=2), spanning("说明", columns=2)), NAMES, ROW),
        ((spanning(FIRST, columns=4),), NAMES, ROW),
        (("", FIRST, spanning(FIFTH, columns=2)), NAMES, ROW),
        ((spanning(FIRST, columns=2), FIFTH, FIFTH), NAMES, ROW),
        (("某", "", "", ""), ("某", "", "", "某"), HEADS, NAMES, ROW),
    ],
)
def test_what_is_one_table(lines: tuple[Line, ...]) -> None:
    assert is_one(*lines)
