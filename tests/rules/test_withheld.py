"""What the rules on reading and structure speak of is withheld, not guessed, in the records themselves."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import FORM, MODERN
from tests.rules.cases import Page, cases_of


def failing(code: str, name: str) -> gp.AnnualReport:
    """The report of a rule's case."""
    return cases_of(code).fails[name].parse()


@pytest.mark.parametrize(
    ("code", "name", "indicator", "status"),
    [
        ("GR003", "two_numbers", "complaints.total", "unreadable"),
        ("GR005", "printed_twice_with_other_figures", "resources.staff.part_time", "unreadable"),
        ("GR008", "one_row", "complaints.total", "missing"),
        ("GR103", "a_row_of_the_form_without_its_cell", "litigation.total", "missing"),
    ],
)
def test_a_cell_without_a_certain_figure(code: str, name: str, indicator: str, status: str) -> None:
    reading = failing(code, name).reading(indicator)
    assert reading is not None
    assert (reading.value, reading.status) == (None, status)


@pytest.mark.parametrize(
    ("cell", "severity"), [("约6", "warning"), ("见附件", "warning"), ("3、4", "hint")]
)
def test_figures_that_lines_may_have_joined_are_a_hint(cell: str, severity: str) -> None:
    lines = [
        "2016年青石区政府信息公开工作年度报告",
        "一、概述",
        "平稳。",
        "统计指标",
        "单位",
        "统计数",
    ]
    for row in FORM.rows:
        figure = cell if row.code == "complaints.total" else "0"
        lines += [row.label] if row.kind == "group" else [row.label, row.unit or "", figure]
    report = gp.parse("\n".join(lines).encode())
    assert [f.severity for f in gp.check(report, select=["GR003"])] == [severity]


def test_a_line_that_may_be_half_a_row_is_a_hint() -> None:
    table = MODERN.table("requests")
    assert table is not None
    lines = ["青石区2022年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"]
    lines.append(" ".join(["申请人情况", *(column.label for column in table.columns)]))
    for row in table.rows:
        halves = [row.label[: len(row.label) // 2], row.label[len(row.label) // 2 :]]
        figures = ["1 2 3 4 5 6 21"] if row.kind == "value" else []
        lines += (
            [halves[0], *figures, halves[1]]
            if len(row.label) > 14
            else [" ".join([row.label, *figures])]
        )
    report = gp.parse("\n".join(lines).encode())
    found = [f for f in gp.check(report, select=["GR005"]) if "as another row may" in f.message]
    assert [f.severity for f in found] == ["hint"]
    assert "与另一行都可能是" in found[0].message_zh
    assert any(reading.status == "missing" for reading in report.readings)
    (missing,) = gp.check(report, select=["GR008"])
    assert missing.message.startswith("the lines of the table do not show")
    assert missing.message_zh.startswith("文本中未找到统计表规定")


def test_columns_that_no_header_tells_apart() -> None:
    report = failing("GR006", "two_columns_of_figures")
    assert {reading.status for reading in report.readings} == {"unreadable"}


def test_a_group_row_has_no_reading() -> None:
    assert failing("GR007", "a_figure_beside_a_heading").reading("proactive.channel") is None


def test_a_reworded_row_is_read() -> None:
    reading = failing("GR004", "other_words").reading("proactive.channel.wechat")
    assert reading is not None
    assert (reading.value, reading.status) == (0, "reported")


def test_what_two_prints_do_not_agree_on() -> None:
    report = failing("GR105", "the_second_print_has_another_figure")
    differing = report.reading("powers.penalty.decisions")
    assert differing is not None
    assert (differing.value, differing.status, differing.raw) == (None, "unreadable", "12")
    assert [r.raw for r in report.readings if r.status == "unreadable"] == ["12"]
    (finding,) = gp.check(report, select=["GR105"])
    (note,) = (note for note in report.notes if note.code == "GR105")
    assert finding.evidence == (note.at, differing.at)
    marked = gp.to_frames([report], [[finding]]).readings.dropna(subset=["suspect"])
    assert list(marked["indicator"]) == ["powers.penalty.decisions"]


def test_a_printed_total_is_kept() -> None:
    report = failing("GR201", "a_printed_total_of_nought")
    assert report.reading("reconsideration.total").value == 0  # type: ignore[union-attr]


def test_the_rate_that_a_short_row_lost_is_missing() -> None:
    rate = failing("GR103", "the_text_gives_the_rate").comparisons[1]
    assert (rate.value, rate.change_percent, rate.change_status) == (273, None, "missing")


def test_cells_of_a_short_row_that_could_stand_anywhere() -> None:
    table = (
        "<p>对比表</p><table><tr><td>指标</td><td>2014年</td><td>2015年</td><td>2016年</td></tr>"
        "<tr><td>主动公开信息</td><td>700</td><td>815</td></tr></table>"
    )
    report = Page(form="2014", markup=table).parse()
    assert [comparison.status for comparison in report.comparisons] == ["unreadable"] * 3
