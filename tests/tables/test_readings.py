"""What a printed cell says, cell by cell: read, withheld, or left to its unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

import govreport_parse as gp
from govreport_parse.model.document import LOST, Cell, Locator
from govreport_parse.model.grid import FORMULA, OBJECT
from govreport_parse.tables.readings import (
    absent,
    money_unit,
    present,
    unknown_columns_note,
    unplaced_note,
    unreadable_note,
)
from tests.pages import FORM, page, remedies_table

AT = Locator(block=3, row=1, column=2)
(MONEY,) = (cell for cell in FORM.cells() if cell.indicator == "resources.budget")
TOTAL, NORMATIVE = "proactive.total", "proactive.normative_disclosed"


def cell(report: gp.AnnualReport, code: str) -> tuple[object, str]:
    reading = report.reading(code)
    assert reading is not None
    return reading.value, reading.status


def replaced(markup: str, before: str, after: str) -> gp.AnnualReport:
    assert markup.count(before) == 1
    return gp.parse(markup.replace(before, after).encode())


class TestCellsThatSpanRows:
    """The figure of one row, and the row below it."""

    PAGE = page(values={TOTAL: "815", NORMATIVE: "12"})
    ROWS = (
        "<td>条</td><td>815</td></tr>"
        "<tr><td>其中:主动公开规范性文件数</td><td>条</td><td>12</td></tr>"
    )

    def merged(self, text: str) -> gp.AnnualReport:
        after = self.ROWS.replace("<td>815", f"<td rowspan=2>{text}").replace("<td>12</td>", "")
        return replaced(self.PAGE, self.ROWS, after)

    def test_a_figure_that_spans_two_rows_is_given_to_neither(self) -> None:
        report = self.merged("815")
        assert cell(report, TOTAL) == (None, "unreadable")
        assert cell(report, NORMATIVE) == (None, "unreadable")
        assert [f.rule for f in gp.check(report, select=["GR003"])] == ["GR003", "GR003"]
        reading = report.reading(TOTAL)
        assert reading is not None
        assert reading.raw == "815"

    def test_a_blank_that_spans_two_rows_is_the_blank_of_both(self) -> None:
        report = self.merged("")
        assert cell(report, TOTAL) == (None, "blank")
        assert cell(report, NORMATIVE) == (None, "blank")

    def test_a_figure_in_one_row_is_read(self) -> None:
        report = gp.parse(self.PAGE.encode())
        assert cell(report, TOTAL) == (815, "reported")
        assert cell(report, NORMATIVE) == (12, "reported")

    def test_a_figure_that_spans_columns_is_read(self) -> None:
        report = replaced(self.PAGE, "<td>815", "<td colspan=2>815")
        assert cell(report, TOTAL) == (815, "reported")
        assert cell(report, NORMATIVE) == (12, "reported")

    def test_a_label_that_spans_rows_leaves_the_figures_to_their_rows(self) -> None:
        group = "<td>一、主动公开情况</td><td></td><td></td></tr><tr>"
        report = replaced(self.PAGE, group, "<td rowspan=3>一、主动公开情况</td>")
        assert cell(report, TOTAL) == (815, "reported")
        assert cell(report, NORMATIVE) == (12, "reported")


def test_the_row_of_remedies_is_read_from_cells_of_one_row() -> None:
    table = remedies_table("3" + "0" * 14).replace("<td>3</td>", "<td rowspan=2>3</td>")
    # A second row, empty but for the cell that reaches into it.
    table = table.replace("</table>", "<tr>" + "<td></td>" * 14 + "</tr></table>")
    for markup, value in ((table, None), (table.replace("<td rowspan=2>3", "<td>3"), 3)):
        body = f"<p>一、总体情况</p><p>平稳。</p>{markup}"
        report = gp.parse(page(body, rows=[]).encode())
        found = report.reading("reconsideration.upheld")
        assert found is not None
        assert found.value == value


class TestMoney:
    @pytest.mark.parametrize(
        ("label", "unit"),
        [
            ("专项经费（元）", "元"), ("专项经费（千元）", "千元"), ("专项经费（万元）", "万元"),
            ("专项经费（亿元）", "亿元"), ("收费金额（单位：万元）", "万元"), ("单位：元", "元"),
            ("单位：件、元", "元"), ("单位：元、件", "元"), ("收费（万元、件）", "万元"),
            ("收费（单位：万元），实收（单位：万元）", "万元"),
        ],
    )  # fmt: skip
    def test_units_that_are_named(self, label: str, unit: str) -> None:
        assert money_unit(label) == unit

    @pytest.mark.parametrize(
        "label",
        [
            "专项经费", "专项经费元", "收费（元件）", "单位：元件", "（十元）", "收费（件）", "万元",
            "收费（单位：万元），实收（单位：元）",
        ],
    )  # fmt: skip
    def test_none_or_two(self, label: str) -> None:
        assert money_unit(label) is None

    @pytest.mark.parametrize(
        ("text", "printed", "value", "unit"),
        [
            ("12.5", None, Decimal("12.5"), "万元"), ("12.5", "元", Decimal("12.5"), "元"),
            # Of 12.5万 in a column of 万元 nobody knows which it is.
            ("12.5万", None, None, "万元"), ("2亿", None, None, "万元"), ("3万", "元", None, "元"),
            ("3萬", None, None, "万元"), ("3億", None, None, "万元"),
            ("12.5万元", None, Decimal("12.5"), "万元"), ("12.5万元", "元", Decimal("12.5"), "万元"),
            ("300元", "万元", 300, "元"), ("3万", "件", 30_000, "件"),
            # 655. has lost its decimals, or ends its line; a count has none to lose.
            ("655.", None, None, "万元"), ("655．", "元", None, "元"), ("1,655.", None, None, "万元"),
            ("655.", "件", 655, "件"), ("655.0", None, Decimal("655.0"), "万元"),
            ("655万元.", None, 655, "万元"), ("655。", None, 655, "万元"),
        ],
    )  # fmt: skip
    def test_scaled_figures(
        self, text: str, printed: str | None, value: Decimal | None, unit: str
    ) -> None:
        reading = present(MONEY, Cell(text=text, row=1, column=2), AT, "经费", "2014", printed)
        assert (reading.value, reading.unit) == (value, unit)
        assert reading.status == ("reported" if value is not None else "unreadable")
        assert (reading.raw, reading.label, reading.form, reading.at) == (text, "经费", "2014", AT)
        assert (reading.indicator, reading.applicant) == (MONEY.indicator, MONEY.applicant)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("03", None), ("０３", None), ("007件", None), ("012.50", None), ("04342", None), ("0", 0),
        ("00", 0), ("0.5", Decimal("0.5")), ("00.5", Decimal("0.5")), ("30", 30), ("0件", 0),
    ],
)  # fmt: skip
def test_a_zero_before_a_figure_makes_it_doubtful(text: str, value: Decimal | None) -> None:
    reading = present(MONEY, Cell(text=text, row=1, column=2), AT, "经费", "2014", "件")
    assert (reading.value, reading.raw) == (value, text)
    assert reading.status == ("reported" if value is not None else "unreadable")
    if value is None:
        assert "以0开头" in unreadable_note(text, "经费", AT).message_zh


def test_a_cell_that_is_not_there_is_named_by_the_form() -> None:
    reading = absent(MONEY, "missing", AT, "2014")
    assert (reading.value, reading.status, reading.unit) == (None, "missing", "万元")
    assert (reading.raw, reading.label) == (None, MONEY.label)
    assert absent(MONEY, "unreadable", AT, "2014", "经费").label == "经费"


def test_notes_on_what_is_not_one_number() -> None:
    own = unreadable_note("件" * 41, "经费", AT)
    assert (own.code, own.at) == ("GR003", AT)
    assert f"reads “{'件' * 40}”, which is not one number" in own.message
    picture = unreadable_note(OBJECT, "经费", AT)
    assert picture.code == "GR003"
    assert "a picture" in picture.message
    assert "a picture" not in own.message
    struck = unreadable_note(f"12{OBJECT}3", "经费", AT)
    assert (struck.code, struck.at) == ("GR003", AT)
    assert "reads “12…3”, where … is struck out" in struck.message
    assert struck.message_zh.startswith("“经费”填报为“12…3”，其中“…”处已加删除线")
    spanning = unreadable_note("12", "经费", AT)
    assert (spanning.code, spanning.at) == ("GR003", AT)
    assert "reads “12” and covers several rows" in spanning.message
    assert spanning.message_zh.startswith("“经费”填报的“12”占用多行")
    cut = unreadable_note("655.", "经费", AT)
    assert cut.code == "GR003"
    assert "reads “655.”: a sum of money whose decimals may be lost" in cut.message
    assert cut.message_zh == "“经费”填报为“655.”，金额的小数部分可能缺失，请核对"
    formula = unreadable_note(FORMULA, "经费", AT)
    assert "a formula whose result the file does not store" in formula.message
    assert formula.message_zh.startswith("“经费”为公式，文件未保存计算结果")
    lines = unreadable_note("13\n50", "经费", AT)
    assert "prints “13 50” in several lines" in lines.message
    assert lines.message_zh.startswith("“经费”的“13 50”分行排印")
    assert "which is not one number" in unreadable_note("13 50", "经费", AT).message
    assert "which is not one number" in unreadable_note("13\n见附件", "经费", AT).message
    lost = unreadable_note(f"13{LOST}", "经费", AT)
    assert f"cannot be read where “13{LOST}” has {LOST}" in lost.message
    assert f"“{LOST}”处文字损坏，或在换页、表格线、页边处断开" in lost.message_zh
    scaled = unreadable_note("12.5万", "经费", AT)
    assert (scaled.code, scaled.at) == ("GR003", AT)
    assert "reads “12.5万” in a column that has a unit of money" in scaled.message
    assert scaled.message_zh.startswith("“经费”填报为“12.5万”，而该栏已标明金额单位")


def test_notes_on_rows_without_columns() -> None:
    found = unplaced_note(["甲", "乙", "丙"], ["a", "b", "a"], AT)
    assert (found.code, found.at, found.indicators) == ("GR010", AT, ("a", "b"))
    assert "3 row(s), from “甲”, do" in found.message
    assert found.message_zh.startswith("“甲”“乙”等3行")
    unknown = unknown_columns_note(["a", "b", "a"], AT)
    assert (unknown.code, unknown.at, unknown.indicators) == ("GR010", AT, ("a", "b"))
