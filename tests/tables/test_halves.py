"""A list in two halves side by side, under the same header twice."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import page, table_rows

VALUES = {"proactive.total": "815", "reconsideration.corrected": "3", "litigation.corrected": "2"}
HEAD = ("统计指标", "单位", "统计数")


def read(gap: list[str] | None, head: tuple[str, ...] = HEAD) -> dict[str, object]:
    """The figures of VALUES; `gap`: texts of a column between the halves, over and over."""
    rows = table_rows(VALUES)
    half = (len(rows) + 1) // 2
    right = [*rows[half:], ("", "", "")]
    lines = [
        (*a, *([gap[k % len(gap)]] if gap else []), *b)
        for k, (a, b) in enumerate(zip([HEAD, *rows[:half]], [head, *right], strict=False))
    ]
    table = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
    body = f"<p>一、概述</p><p>全年工作平稳。</p><table>{table}</table>"
    report = gp.parse(page(body, rows=[]).encode())
    readings = {code: report.reading(code) for code in VALUES}
    return {code: None if r is None else r.value for code, r in readings.items()}


RIGHT = {code: int(value) for code, value in VALUES.items()}


@pytest.mark.parametrize("gap", [None, [""], ["&nbsp;", ""]])
def test_the_right_half_goes_on_where_the_left_one_ends(gap: list[str] | None) -> None:
    assert read(gap) == RIGHT


@pytest.mark.parametrize("gap", [["", "", "7"], ["备注", ""]])
def test_a_column_that_says_something_is_no_gap(gap: list[str]) -> None:
    # Rows whose label occurs twice are then of either group.
    assert read(gap)["reconsideration.corrected"] is None


def test_another_header_on_the_right_is_another_table() -> None:
    assert read([""], ("统计指标", "单位", "上年数"))["litigation.corrected"] is None
