"""Names of columns that span more of the grid than their figures: where they say what stands below."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import page

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = [8, 5, 0, 2, 15, 0, 1, 0, 0, 1, 2, 0, 0, 0, 2]


def remedies(row: str, *, first: int = 2, last: int = 1) -> list[int | None]:
    """The figures of a row below names of which the first and the last span several columns."""
    inner = "".join(f"<td>{name}</td>" for name in OUTCOMES)
    wide = f"<td>{'</td><td>'.join(OUTCOMES[:4])}</td><td colspan={last}>{OUTCOMES[4]}</td>"
    five = f"<td rowspan=2 colspan={first}>{OUTCOMES[0]}</td>"
    five += "".join(f"<td rowspan=2>{name}</td>" for name in OUTCOMES[1:])
    table = (
        f"<tr><td colspan={4 + first}>行政复议</td><td colspan={9 + last}>行政诉讼</td></tr>"
        f"<tr>{five}<td colspan=5>未经复议直接起诉</td><td colspan={4 + last}>复议后起诉</td></tr>"
        f"<tr>{inner}{wide}</tr><tr>{row}</tr>"
    )
    body = f"<p>一、总体情况</p><p>平稳。</p><table>{table}</table>"
    report = gp.parse(page(body, rows=[]).encode())
    codes = ("reconsideration", "litigation")
    return [r.value for r in report.readings if (r.indicator or "").startswith(codes)]


def cells(*texts: object) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def test_a_free_column_below_a_wide_name_moves_no_figure() -> None:
    assert remedies(cells("", *FIGURES)) == FIGURES
    assert remedies(cells(FIGURES[0], "", *FIGURES[1:])) == FIGURES
    assert remedies(cells("", *FIGURES, ""), last=2) == FIGURES
    blank = ["", *FIGURES[1:-1], ""]
    expected = [None, *FIGURES[1:-1], None]
    assert remedies(cells("", *blank, ""), last=2) == expected
    assert remedies(cells(*blank, "", ""), last=3, first=1) == expected


def test_two_figures_below_one_name_are_neither() -> None:
    assert remedies(cells(3, *FIGURES)) == [None] * 15
    assert remedies(cells(*FIGURES, 3), first=1, last=2) == [None] * 15


def test_a_cell_below_two_names_is_of_neither() -> None:
    row = "<td></td><td colspan=2>8</td>" + cells("", *FIGURES[2:])
    assert remedies(row) == [None] * 15


def numbered(figures: list[object], numbers: tuple[object, ...]) -> list[int | None]:
    """The figures of a row in a table whose merged cells are repeated, behind a column of its own."""
    heads = (
        ["行政复议"] * 5 + ["行政诉讼"] * 10,
        [*OUTCOMES, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 5],
        list(OUTCOMES * 3),
    )
    rows = zip(numbers, (*heads, figures), strict=True)
    table = "".join(f"<tr>{cells(number, *row)}</tr>" for number, row in rows)
    body = f"<p>一、总体情况</p><p>平稳。</p><table>{table}</table>"
    report = gp.parse(page(body, rows=[]).encode())
    codes = ("reconsideration", "litigation")
    return [r.value for r in report.readings if (r.indicator or "").startswith(codes)]


def test_a_column_that_counts_the_rows_is_no_figure() -> None:
    assert numbered([*FIGURES], (0, 1, 2, 3)) == FIGURES
    blank_last = [*FIGURES[:-1], ""]
    assert numbered(blank_last, (0, 1, 2, 3)) == [*FIGURES[:-1], None]
    assert numbered(blank_last, (7, 8, 9, 10)) == [*FIGURES[:-1], None]


@pytest.mark.parametrize("numbers", [(0, 1, 2, 9), ("", "", "", 3), (1, 1, 1, 1), ("", "", 2, 3)])
def test_one_that_does_not_may_be_a_figure_out_of_place(numbers: tuple[object, ...]) -> None:
    assert numbered([*FIGURES[:-1], ""], numbers) == [None] * 15


def local(header: str, row: str, rows: int = 12) -> object:
    """The figure of the year in a local table of the same row over and over."""
    labels = (
        "主动公开信息数", "其中：政府网站公开信息数", "政府公报公开信息数", "受理依申请公开信息总数",
        "其中：当面申请数", "传真申请数", "电子邮件申请数", "网上申请数", "信函申请数", "其它形式申请数",
        "本年度对申请的答复总数", "其中：同意公开答复数",
    )  # fmt: skip
    body = "".join(f"<tr><td>{label}</td>{row}</tr>" for label in labels[:rows])
    local_page = (
        "<h1>青石区2010年政府信息公开工作年度报告</h1><p>一、概述</p><p>全年工作平稳。</p>"
        f"<table><tr>{header}</tr>{body}</table>"
    )
    reading = gp.parse(local_page.encode()).reading("proactive.total")
    return None if reading is None else reading.value


NAMED = "<td>指标名称</td><td>计量单位</td><td>2010年度</td>"


@pytest.mark.parametrize("span", [1, 2, 4])
def test_a_last_name_that_spans_free_columns_leaves_the_year_its_own(span: int) -> None:
    header = f"{NAMED}<td colspan={span}>历年累计</td>"
    row = cells("条", 12, 340, *[""] * (span - 1))
    assert local(header, row) == 12


def test_a_header_that_is_narrower_than_its_rows_proves_nothing() -> None:
    assert local(f"{NAMED}<td>历年累计</td>", cells("条", 12, 340, 56)) is None
    assert local("<td>指标名称</td><td>计量单位</td><td colspan=2>2010年度</td><td>历年累计</td>",
                 cells("条", 12, 56, 340)) is None  # fmt: skip
