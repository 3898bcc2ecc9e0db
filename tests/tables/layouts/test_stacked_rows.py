"""Proceedings below one another in one table: which lines name them, and whose figures follow."""

from __future__ import annotations

import pytest

from govreport_parse.tables.layouts.named_cells import NAMED_SINGLE
from govreport_parse.tables.layouts.separate_rows import SEPARATE
from govreport_parse.tables.layouts.single_row import SINGLE
from govreport_parse.tables.layouts.stacked_rows import stacked_rows
from tests.tables.printing import Line, compiled, grid, held, spanning

FORM = compiled("2021", "remedies")
NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEW, DIRECT, AFTER, SUITS = "行政复议", "未经复议直接起诉", "复议后起诉", "行政诉讼"
A, B, C = ("3", "1", "0", "1", "5"), ("2", "0", "1", "0", "3"), ("1", "0", "0", "1", "2")


def over(text: str, columns: int = 5) -> Line:
    return [spanning(text, columns=columns)]


def found(*lines: Line, heading: str = "") -> dict[str, tuple[str, ...]]:
    rows = stacked_rows(grid(*lines), FORM, heading)
    return {key: tuple(cell.text for cell in row) for key, row in rows}


EVERY = {REVIEW: A, DIRECT: B, AFTER: C}
STACKED = (over(REVIEW), NAMES, A, over(SUITS), over(DIRECT), NAMES, B, over(AFTER), NAMES, C)


@pytest.mark.parametrize(
    "lines",
    [
        STACKED,
        ([REVIEW], NAMES, A, [SUITS], [DIRECT], NAMES, B, [AFTER], NAMES, C),
        (over(SUITS), over(DIRECT), NAMES, B, over(AFTER), NAMES, C, over(REVIEW), NAMES, A),
        (over(REVIEW), NAMES, A, over(DIRECT), B, over(AFTER), C),
        (over(REVIEW), NAMES, A, over("行政诉讼（未经复议直接起诉）"), NAMES, B, over("二、行政诉讼：复议后起诉"), NAMES, C),
        (over(REVIEW, 10), [spanning(one, columns=2) for one in NAMES], [spanning(one, columns=2) for one in A],
         over(SUITS, 10), [spanning(DIRECT, columns=5), spanning(AFTER, columns=5)], NAMES * 2, B + C),
    ],
)  # fmt: skip
def test_lines_say_whose_figures_follow(lines: tuple[Line, ...]) -> None:
    assert found(*lines) == EVERY


@pytest.mark.parametrize(
    "lines",
    [
        (NAMES, A),  # of none
        (over(SUITS), NAMES, B),
        (over(REVIEW), NAMES, A, B),  # the second of none
        (over(REVIEW), A),
        (over(REVIEW), NAMES, A[:4]),
        (over(REVIEW), NAMES[:4], A[:4]),
        (over(REVIEW), ("结果纠正", "结果维持", *NAMES[2:]), A),
        (over(REVIEW), NAMES, ("见附件", *A[1:])),
        (over(REVIEW), NAMES, A, over("合计"), NAMES, B),
        (over("未经复议直接起诉、复议后起诉"), NAMES * 2, B + C),
        (over(REVIEW), (*NAMES, NAMES[0]), (*A, "0")),
        (over(REVIEW), NAMES, A, over(DIRECT), [spanning(one, columns=2) for one in B]),
        (over(REVIEW), over(DIRECT), NAMES, A),
        (over(REVIEW), NAMES, over(DIRECT), NAMES, A),
        ([REVIEW, DIRECT], NAMES, A),
        ([REVIEW, "备注"], NAMES, A),
        ([REVIEW], NAMES * 2, A + B),
        ([REVIEW, DIRECT, AFTER], NAMES * 3, A + B + C),  # the form's own layout
    ],
)
def test_what_says_anything_else_is_not_read(lines: tuple[Line, ...]) -> None:
    assert found(*lines) == {}


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("（一）行政复议情况", REVIEW),
        ("行政诉讼：复议后起诉", AFTER),
        ("四、政府信息公开行政复议、行政诉讼情况", None),
        ("概述", None),
    ],
)
def test_of_the_proceeding_in_the_line_above(heading: str, of: str | None) -> None:
    assert found(NAMES, A, heading=heading) == ({of: A} if of else {})
    assert found(*STACKED, heading=heading) == EVERY


def test_no_other_layout_reads_it() -> None:
    printed = held("2021", grid(*STACKED))
    (printing,) = SEPARATE.find(printed)
    assert printing.candidates[0].blocks == (0,)
    assert len(printing.candidates[0].shown) == 15
    assert not SINGLE.find(printed)
    assert not NAMED_SINGLE.find(printed)
