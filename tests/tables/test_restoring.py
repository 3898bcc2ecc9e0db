"""Tables of the 2021 form as text that an extractor damaged, each cut down to one damage."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form

REQUESTS = load_form("2021").table("requests")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REMEDY_HEAD = (
    ("行政复议", "行政诉讼"),
    (*OUTCOMES, "未经复议直接起诉", "复议后起诉"),
    (*OUTCOMES, *OUTCOMES),
)
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def bars(*cells: str) -> str:
    return " | ".join(cells) + " |"


def report(lines: Sequence[str]) -> gp.AnnualReport:
    head = ["2022年青石区政府信息公开工作年度报告", "一、总体情况", "全年工作平稳。"]
    return gp.parse("\n".join([*head, *lines, "五、存在的主要问题及改进情况", "无。"]).encode())


def matrix(values: Sequence[str], *, span: str = "") -> list[str]:
    """The request table, a row a line; `span` stands behind each label that spans columns."""
    assert REQUESTS is not None
    lines = [bars("申请人情况"), bars(*APPLICANTS)]
    for row in REQUESTS.rows:
        filler = [span] if span and row.code.endswith(("granted", "total")) else []
        lines.append(bars(row.label, *filler, *(values if row.kind == "value" else ())))
    return lines


def remedies(figures: Sequence[str]) -> list[str]:
    return [*(bars(*line) for line in REMEDY_HEAD), bars(*figures)]


def statuses(parsed: gp.AnnualReport, table: str) -> list[tuple[object, str]]:
    return [
        (r.value, r.status)
        for r in parsed.readings
        if r.indicator is not None and r.indicator.startswith(table)
    ]


SECTION = "四、政府信息公开行政复议、行政诉讼情况"


def test_a_table_printed_twice_without_a_line_between() -> None:
    figures = ["1", "0", "0", "0", "1", *["0"] * 10]
    parsed = report([SECTION, *remedies(figures), *remedies(figures)])
    assert statuses(parsed, "reconsideration") == [(int(v), "reported") for v in figures[:5]]
    assert [f.rule for f in gp.check(parsed) if f.rule == "GR105"] == []
    differing = report([SECTION, *remedies(figures), *remedies(["2", *figures[1:]])])
    assert differing.reading("reconsideration.upheld").status == "unreadable"  # type: ignore[union-attr]
    assert "GR105" in [f.rule for f in gp.check(differing)]


@pytest.mark.parametrize(
    "line", ["| | | | " + SECTION + " | | | | |", "| " + SECTION + " |" + " |" * 20]
)
def test_a_heading_among_the_bars_of_a_layout_table(line: str) -> None:
    parsed = report(["三、收到和处理申请情况", *matrix("0000000"), line, *remedies("0" * 15)])
    assert statuses(parsed, "reconsideration") == [(0, "reported")] * 5
    assert statuses(parsed, "requests.carried_out") == [(0, "reported")] * 7
    assert "remedies" in [section.kind for section in parsed.sections]


@pytest.mark.parametrize("mark", ["--", "—", "-", "----"])
def test_a_row_of_dashes_is_a_row(mark: str) -> None:
    parsed = report([SECTION, *remedies([mark] * 15)])
    assert statuses(parsed, "litigation") == [(None, "not_applicable")] * 10


def test_dashes_a_line_each() -> None:
    cells = [cell for line in REMEDY_HEAD for cell in line] + ["-"] * 15
    parsed = report([SECTION, "", *[line for cell in cells for line in (cell, "")]])
    assert statuses(parsed, "litigation") == [(None, "not_applicable")] * 10


def test_what_is_left_of_a_label_that_spans() -> None:
    parsed = report(["三、收到和处理申请情况", *matrix(["3", *"00000", "3"], span=" ")])
    assert statuses(parsed, "requests.outcome.granted")[0] == (3, "reported")
    # With a blank among the figures, either may be the one too many.
    parsed = report(["三、收到和处理申请情况", *matrix(["3", "", *"0000", "3"], span=" ")])
    assert {s for _, s in statuses(parsed, "requests.outcome.granted")} == {"unreadable"}


class TestBlankLines:
    """A cell a line, one blank line between, two more for each blank cell."""

    @staticmethod
    def lines(figures: Sequence[str]) -> list[str]:
        cells = [cell for line in REMEDY_HEAD for cell in line] + list(figures)
        return [SECTION, "", *[line for cell in cells for line in (cell, "")]]

    def test_blank_cells_at_the_end_of_a_table(self) -> None:
        figures = ["1", "0", "0", "0", "1", "", "", "", "", "", *["0"] * 2, "", "", ""]
        parsed = report(self.lines(figures))
        read = [s for _, s in statuses(parsed, "litigation")]
        assert read == ["blank"] * 5 + ["reported"] * 2 + ["blank"] * 3

    def test_blank_cells_up_to_the_last_column(self) -> None:
        parsed = report(self.lines(["11", "4", "6", "5", "26", *[""] * 10]))
        read = [value for value, _ in statuses(parsed, "reconsideration")]
        assert read == [11, 4, 6, 5, 26]
        assert statuses(parsed, "litigation") == [(None, "blank")] * 10

    def test_a_table_left_blank(self) -> None:
        parsed = report(self.lines([""] * 15))
        assert statuses(parsed, "reconsideration") == [(None, "blank")] * 5
        assert report(self.lines([""] * 11)).forms == ()

    def test_blank_lines_that_only_part_paragraphs(self) -> None:
        figures = ["1", "0", "0", "0", "1", *["0"] * 7]
        parsed = report([*self.lines(figures), "", "", "", "", "", ""])
        assert {s for _, s in statuses(parsed, "litigation")} <= {"missing", "unreadable"}


def test_the_last_rows_on_the_next_page() -> None:
    lines = matrix("0000000")
    last = [
        *lines[:2],
        bars("三、本年度办理结果", "（六）其他处理", "3.其他", *"1000001"),
        *lines[-2:],
    ]
    parsed = report(["三、收到和处理申请情况", *lines[:-3], "", *last])
    assert statuses(parsed, "requests.outcome.other.unspecified")[0] == (1, "reported")
    assert statuses(parsed, "requests.carried_out") == [(0, "reported")] * 7


DISCLOSURE = [
    "第二十条第（一）项", "信息内容本年制发件数本年废止件数现行有效件数", "规章{}", "行政规范性文件826",
    "第二十条第（五）项", "信息内容本年处理决定数量", "行政许可5", "第二十条第（六）项",
    "信息内容本年处理决定数量", "行政处罚0", "行政强制0", "第二十条第（八）项",
    "信息内容本年收费金额（单位：万元）", "行政事业性收费0",
]  # fmt: skip


@pytest.mark.parametrize(("zeros", "read"), [("000", True), ("00", False)])
def test_fused_digits_are_split_only_where_each_must_be_a_cell(zeros: str, read: bool) -> None:
    lines = [line.format(zeros) for line in DISCLOSURE]
    parsed = report(["二、主动公开政府信息情况", *lines])
    rules = statuses(parsed, "documents.rules")
    assert (rules == [(0, "reported")] * 3) is read
    assert read or {value for value, _ in rules} == {None}
    # 826 has no total: 8, a blank and 26 is as good.
    assert {value for value, _ in statuses(parsed, "documents.normative")} == {None}
    # What was parted says so.
    assert any("parted" in f.message for f in gp.check(parsed) if f.rule == "GR009") is read


class TestBlanksBetween:
    """Cells of a row set apart by blanks."""

    def row(self, figures: str, between: str = " ") -> list[tuple[object, str]]:
        assert REQUESTS is not None
        lines = ["申请人情况", between.join(APPLICANTS)]
        others = between.join("0000000")
        for row in REQUESTS.rows:
            own = figures if row.code == "requests.outcome.granted" else others
            if row.kind == "value":
                lines.append(f"{row.label}{between}{own}")
        parsed = report(["三、收到和处理申请情况", *lines])
        return statuses(parsed, "requests.outcome.granted")

    def test_a_figure_a_column(self) -> None:
        assert [v for v, _ in self.row("12 0 0 / 0 3 15")] == [12, 0, 0, None, 0, 3, 15]

    @pytest.mark.parametrize(
        "figures", ["0   0            12       0            14", "0 0 0 1 0 12"]
    )
    def test_a_blank_cell_leaves_no_place_certain(self, figures: str) -> None:
        assert {status for _, status in self.row(figures)} == {"unreadable"}

    def test_a_blank_may_group_digits(self) -> None:
        # 1 234 may be one number beside a blank cell: only the total tells.
        assert {status for _, status in self.row("1 234 0 0 0 0 7")} == {"unreadable"}
        assert [v for v, _ in self.row("1 234 0 0 0 0 235")] == [1, 234, 0, 0, 0, 0, 235]

    def test_bars_with_none_at_either_end(self) -> None:
        row = self.row("12 | 0 | 0 | 0 | 0 | 3 | 15", between=" | ")
        assert [v for v, _ in row] == [12, 0, 0, 0, 0, 3, 15]


def test_digits_are_no_proof_where_cells_are_blank() -> None:
    assert REQUESTS is not None
    lines = ["申请人情况", "".join(APPLICANTS)]
    for row in REQUESTS.rows:
        # Every total is blank; 1 0 0 0 0 12 happens to add up digit by digit.
        figures = "1000012" if row.code == "requests.received" else "000000"
        lines.append(row.label + (figures if row.kind == "value" else ""))
    parsed = report(["三、收到和处理申请情况", *lines])
    assert {v for v, _ in statuses(parsed, "requests.received")} == {None}


class TestStrayLines:
    """A cell a line; in every row the last cell is blank."""

    def value(self, figures: Sequence[str]) -> list[tuple[object, str]]:
        assert REQUESTS is not None
        lines = ["申请人情况", *APPLICANTS]
        for row in REQUESTS.rows:
            own = figures if row.code == "requests.outcome.granted" else [*"000000", ""]
            lines += [row.label, *(own if row.kind == "value" else ())]
        parsed = report(["三、收到和处理申请情况", *lines])
        return statuses(parsed, "requests.outcome.granted")

    def test_the_blank_is_told(self) -> None:
        assert [v for v, _ in self.value([*"123456", ""])] == [1, 2, 3, 4, 5, 6, None]

    @pytest.mark.parametrize("stray", ["", "7"])
    def test_a_line_too_many_leaves_no_place_certain(self, stray: str) -> None:
        figures = ["1", "2", stray, *"3456", ""]
        assert {status for _, status in self.value(figures)} == {"unreadable"}


@pytest.mark.parametrize("row", ["行政处罚 | 7\n34 |", "行政处罚 | 7\n34"])
def test_a_figure_cut_by_the_end_of_a_line(row: str) -> None:
    end = "" if row.endswith("34") else " |"
    lines = [
        "第二十条第（六）项", f"信息内容 | 本年处理决定数量{end}", *row.split("\n"), f"行政强制 | 3{end}",
        "第二十条第（五）项", f"信息内容 | 本年处理决定数量{end}", f"行政许可 | 5{end}",
    ]  # fmt: skip
    parsed = report(["二、主动公开政府信息情况", *lines])
    reading = parsed.reading("powers.penalty.decisions")
    assert reading is None or reading.value is None
