"""Lists whose cells single blanks set apart, a row a line or all in one: each row right, or left unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form, load_forms
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.tables.restoring.articles import taken_apart
from govreport_parse.tables.restoring.rows import may_group, numbers_apart, rows_of
from govreport_parse.tables.restoring.words import Piece, names_period, vocabulary

WORDS = vocabulary(load_forms())
LOCAL = [row for row in load_form("2008").tables[0].rows if row.kind == "value"]
NATIONAL = load_form("2014").tables[0].rows
OPENING = [
    "玉带河区2011年度政府信息公开工作年度报告", "根据条例编制本报告。", "一、概述", "2011年，我区公开工作平稳有序。",
    "二、主动公开政府信息情况", "各部门按目录公开。", "三、存在的主要问题", "更新偶有迟缓。", "四、附表",
]  # fmt: skip
NATIONAL_OPENING = ["2016年柳河坝县政府信息公开工作年度报告", *OPENING[1:3], "平稳。", *OPENING[4:]]
CODED = "指标名称 计量单位 代码 本期实际 本年累计"
Figures = Callable[[int], Sequence[str]]


def local(figures: Figures, *, coded: bool = True) -> list[str]:
    """The rows of the local table: name, unit, perhaps a code, and the figures of a place."""
    lines = []
    for place, row in enumerate(LOCAL):
        code = [f"{place + 1:02}"] if coded else []
        lines.append(" ".join(filter(None, (row.label, row.unit or "", *code, *figures(place)))))
    return lines


def small(place: int) -> int:
    """Figures of three digits and of one, in no order."""
    return 100 + place * 37 % 800 if place % 3 else place * 7 % 10


def statuses(lines: Sequence[str], opening: Sequence[str] = OPENING) -> dict[str, gp.Reading]:
    report = gp.parse("\n".join([*opening, *lines, "2012年3月1日"]).encode())
    return {str(r.indicator): r for r in report.readings if r.indicator}


def values(lines: Sequence[str], opening: Sequence[str] = OPENING) -> dict[str, int | None]:
    found = statuses(lines, opening).items()
    return {code: None if one.value is None else int(one.value) for code, one in found}


def of_local(figure: Callable[[int], int | None]) -> dict[str, int | None]:
    return {row.code: figure(place) for place, row in enumerate(LOCAL)}


class TestLocal:
    """The local table of 2008 to 2013."""

    @pytest.mark.parametrize("joint", ["\n", " "])
    @pytest.mark.parametrize("numbered", [[], ["甲 乙 丙 1 2"]])
    def test_figures_of_three_digits_stand_side_by_side(
        self, joint: str, numbered: list[str]
    ) -> None:
        rows = local(lambda place: (str(small(place + 1)), str(small(place))))
        table = joint.join([CODED, *numbered, *rows]).split("\n")
        assert values(table) == of_local(small)

    @pytest.mark.parametrize("joint", ["\n", " "])
    @pytest.mark.parametrize("nothing", ["/", "--", "—", "－", "无", "不适用"])
    def test_a_row_may_say_that_there_is_nothing(self, nothing: str, joint: str) -> None:
        rows = local(lambda place: (nothing, str(small(place)) if place % 2 else nothing))
        found = statuses(joint.join([CODED, *rows]).split("\n"))
        assert {code: one.value for code, one in found.items()} == of_local(
            lambda place: small(place) if place % 2 else None
        )
        assert {one.status for one in found.values()} == {"reported", "not_applicable"}

    @pytest.mark.parametrize("joint", ["\n", " "])
    def test_commas_group_digits(self, joint: str) -> None:
        rows = local(lambda place: (f"{1000 + small(place):,}", f"{9000 + place:,}"), coded=False)
        table = joint.join(["指标名称 计量单位 2011年度 历年累计", *rows]).split("\n")
        assert values(table) == of_local(lambda place: 1000 + small(place))

    @pytest.mark.parametrize("joint", ["\n", " "])
    def test_a_row_that_lacks_a_figure_is_left_unread(self, joint: str) -> None:
        """Most rows lack one: the others are as wide as the header."""
        rows = local(lambda place: ("" if place % 3 else "4", str(1000 + small(place))))
        table = joint.join([CODED, *rows]).split("\n")
        assert values(table) == of_local(lambda place: None if place % 3 else 1000 + small(place))

    def test_a_code_groups_no_digits(self) -> None:
        rows = local(lambda place: (str(small(place)) if place % 2 else "",))
        table = ["指标名称 计量单位 代码 本年累计", *rows]
        assert values(table) == of_local(lambda place: small(place) if place % 2 else None)

    @pytest.mark.parametrize("joint", ["\n", " "])
    def test_digits_that_blanks_group_are_left_unread(self, joint: str) -> None:
        """1 234 is no 1, and no 234."""
        rows = local(
            lambda place: (f"{1000 + place * 137:,}".replace(",", " ") if place % 2 else "8",)
        )
        for header in ("指标名称 计量单位 代码 本期实际", CODED):
            found = values(joint.join([header, *rows]).split("\n"))
            right = {None, 8, *(1000 + place * 137 for place in range(len(LOCAL)))}
            assert set(found.values()) <= right

    def test_rows_without_figures_stay_in_one_line(self) -> None:
        rows = local(lambda place: ("" if place % 5 == 0 else str(small(place)),), coded=False)
        found = values([" ".join(["指标名称 计量单位 本年累计", *rows])])
        assert found == of_local(lambda place: None if place % 5 == 0 else small(place))


NATIONAL_RIGHT = {
    one.code: None if place % 4 == 0 else place * 7 % 30
    for place, one in enumerate(NATIONAL)
    if one.kind == "value"
}


class TestNational:
    """The form of 2014 to 2018."""

    @staticmethod
    def lines(row: Callable[[str, str, str], str]) -> list[str]:
        return [
            one.label
            if one.kind == "group"
            else row(one.label, one.unit or "", "—" if place % 4 == 0 else str(place * 7 % 30))
            for place, one in enumerate(NATIONAL)
        ]

    @pytest.mark.parametrize(
        "pattern",
        ["{} {} {}", "{} （{}） {}", "{}({}) {}", "{}（单位：{}） {}", "{}　{}　{}"],
    )
    def test_unit_and_figure(self, pattern: str) -> None:
        lines = ["统计指标 单位 统计数", *self.lines(pattern.format)]
        found = statuses(lines, NATIONAL_OPENING)
        assert {code: one.value for code, one in found.items()} == NATIONAL_RIGHT
        assert {one.status for one in found.values()} == {"reported", "not_applicable"}

    def test_a_blank_within_a_unit_or_a_note_left_out(self) -> None:
        def row(label: str, unit: str, figure: str) -> str:
            unit = {"万元": "万 元", "人次": "人 次"}.get(unit, unit)
            return f"{label.partition('(不')[0]} {unit} {figure}"

        assert (
            values(["统计指标 单位 统计数", *self.lines(row)], NATIONAL_OPENING) == NATIONAL_RIGHT
        )

    def test_an_ordinal_of_a_part(self) -> None:
        lines = self.lines("{} {} {}".format)
        marked = [line.replace("其中:涉及", "其中:1.涉及") for line in lines]
        assert marked != lines
        assert values(["统计指标 单位 统计数", *marked], NATIONAL_OPENING) == NATIONAL_RIGHT

    def test_figures_of_years_side_by_side_are_no_single_cell(self) -> None:
        lines = self.lines(lambda label, _, figure: f"{label} 41 {figure}")
        report = gp.parse("\n".join([*NATIONAL_OPENING, "统计指标 2015年 2016年", *lines]).encode())
        assert 41 not in {reading.value for reading in report.readings if reading.indicator}
        assert not any(finding.rule == "GR003" for finding in gp.check(report))


class TestNumbersApart:
    """`numbers_apart`: which words behind the unit of a row are numbers of their own."""

    WIDE = [["2", "362"]] * 6

    def test_all_rows_are_as_wide_as_the_header(self) -> None:
        assert numbers_apart(self.WIDE, 2) == 2
        assert numbers_apart(self.WIDE, 3) == 0
        assert numbers_apart(self.WIDE, None) == 0
        assert numbers_apart(self.WIDE[:5], 2) == 0
        assert numbers_apart([*self.WIDE, ["2"]], 2) == 0
        assert numbers_apart([*self.WIDE, []], 2) == 0
        assert numbers_apart([*self.WIDE, ["2", "362", "1"]], 2) == 0

    @pytest.mark.parametrize(
        "large", ["1000", "84174", "1,840", "84,174", "123,456", "1,234,567", "1000.5", "1000.55"]
    )
    def test_a_large_number_in_one_word(self, large: str) -> None:
        assert numbers_apart([["2", "362"], ["2", large]], None) == 2

    @pytest.mark.parametrize(
        "word", ["999", "0999", "1,23", "12.5", "—", "１,84", "1,2345", "1234,567", ",234"]
    )
    def test_what_is_no_large_number(self, word: str) -> None:
        assert numbers_apart([["2", "362"], ["2", word]], None) == 0

    def test_the_first_word_numbers_the_rows(self) -> None:
        assert numbers_apart([["01", "362"], ["02", "5"], ["03"]], None) == 1
        assert numbers_apart([["1001", "362"], ["1002", "5"], ["1003", "7"]], None) == 1
        assert numbers_apart([["1001", "362"], ["1002", "5"], ["1003", "2000"]], None) == 2
        assert numbers_apart([["01", "362"], ["03", "5"], ["05", "7"]], None) == 0
        assert numbers_apart([["一", "362"], ["二", "5"]], None) == 0
        assert numbers_apart([["01", "5"], ["02", "6"]], None) == 1
        assert numbers_apart([["2", "362"], ["1000"]], None) == 2
        # It does in half of the rows or more.
        half = [["01", "5"], ["02", "6"], ["03", "7"], ["09", "1"]]
        assert numbers_apart(half, None) == 1
        less = [[f"{number:02}", "5"] for number in (1, 2, 3, 4, 5, 6, 20, 30, 40, 50, 60)]
        assert numbers_apart(less, None) == 0
        assert numbers_apart([], None) == 0
        assert numbers_apart([["5"]], None) == 0

    def test_which_blank_may_group_digits(self) -> None:
        for one in (["1", "234"], ["12", "345"], ["123", "456"], ["7", "1", "234"]):
            assert may_group(one)
        for other in (
            ["0", "234"],
            ["01", "234"],
            ["1234", "567"],
            ["1", "23"],
            ["—", "234"],
            ["234"],
        ):
            assert not may_group(other)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        ["2014年", "2014年度", "2014年数", "上年", "上年数", "本年", "去年同期", "2014年统计数"],
    )
    def test_of_periods(self, name: str) -> None:
        assert names_period(name)
        assert [piece.text for piece in WORDS.header_cells(f"统计指标 {name}")] == [
            "统计指标",
            name,
        ]

    @pytest.mark.parametrize(
        "name", ["单位", "数量", "增减", "2014年较上年增长", "2014年政府信息公开情况表", "情况"]
    )
    def test_of_none(self, name: str) -> None:
        assert not names_period(name)
        assert WORDS.header_cells(f"统计指标 {name}") == []

    @pytest.mark.parametrize("mark", [" ", "  ", "|", ",", "，", ";", "；", " | "])
    def test_marks_between_them(self, mark: str) -> None:
        names = ["指标名称", "计量单位", "2014年度"]
        assert [piece.text for piece in WORDS.header_cells(mark.join(names))] == names

    def test_numbers_of_columns(self) -> None:
        assert [p.text for p in WORDS.header_cells("甲 乙 丙 1 2")] == ["甲", "乙", "丙", "1", "2"]
        for text in ("甲 乙 丙 丁 戊 1 2", "甲 乙 9 10", "甲  乙  1"):
            assert [p.text for p in WORDS.header_cells(text)] == text.split()
        for text in ("甲", "乙 丙 1", "甲 乙 丙 说明", "甲 123"):
            assert WORDS.header_cells(text) == []


def test_a_paragraph_that_is_nothing_but_a_list() -> None:
    rows = local(lambda place: (str(small(place)),))
    text = " ".join(["指标名称 计量单位 代码 本期实际", *rows])
    (table,) = taken_apart(Paragraph(text=text), WORDS)
    assert isinstance(table, Table)
    assert len(table.lines) == len(LOCAL) + 1


class TestMatrices:
    """Rows of applicants, blanks between the names of their columns."""

    @pytest.mark.parametrize("group", ["企业及组织", "法人或其它组织", "组织"])
    def test_the_name_of_a_group_in_other_words(self, group: str) -> None:
        pieces = WORDS.pieces_of(f"自然人 {group} 总计")
        assert [piece.text for piece in pieces or ()] == ["自然人", group, "总计"]

    @pytest.mark.parametrize(
        "line",
        [
            "自然人 机关",
            "自然人 机关 团体",
            "机关 自然人 总计",
            "自然人 5 总计件",
            "自然人的 申请 总计",
        ],
    )
    def test_what_names_no_columns(self, line: str) -> None:
        assert WORDS.pieces_of(line) is None

    @pytest.mark.parametrize(("total", "apart"), [("1739", True), ("739", False)])
    def test_a_large_number_shows_that_blanks_group_no_digits(
        self, total: str, apart: bool
    ) -> None:
        pieces = [
            Piece(text=text) for text in ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
        ]
        pieces += [Piece(text="行政许可"), Piece(text=f"115 1 {total}", glued=True)]
        pieces += [Piece(text="行政强制"), Piece(text="265 3 418", glued=True)]
        row = rows_of(pieces, WORDS).rows[-1]
        assert row == (["行政强制", "265", "3", "418"] if apart else ["行政强制", "265 3 418"])


REMEDIES = (
    "行政复议 行政诉讼", "结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉",
    "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计",
)  # fmt: skip


@pytest.mark.parametrize("nothing", ["/", "—", "－", "-"])
def test_a_row_of_outcomes_may_say_that_there_are_none(nothing: str) -> None:
    opening = [
        "青石县水利局2023年政府信息公开工作年度报告", "一、总体情况", "平稳。", "四、政府信息公开行政复议、行政诉讼情况",
    ]  # fmt: skip
    row = " ".join([nothing] * 10 + ["1"] + [nothing] * 3 + ["1"])
    found = statuses([*REMEDIES, row, "五、存在的主要问题及改进情况", "无。"], opening)
    assert len(found) == 15
    assert {one.status for one in found.values()} == {"reported", "not_applicable"}


@pytest.mark.parametrize("figures", ["120.45", "1245", "12.5"])
def test_figures_that_ran_together_before_their_unit_are_left_unread(figures: str) -> None:
    """An article in one line: 12 projects of 0.45万元, or 120.45万元 alone."""
    article = [
        "青石县水利局2019年政府信息公开工作年度报告 ", "一、总体情况", "全年工作平稳有序。", "二、主动公开政府信息情况",
        "第二十条第（一）项", "信息内容本年新制作数量本年新公开数量对外公开总数量", "规章000", "规范性文件000",
        "第二十条第（五）项", "信息内容上一年项目数量本年增/减处理决定数量", "行政许可000", "其他对外管理服务事项000",
        "第二十条第（九）项", "信息内容采购项目数量采购总金额", f"政府集中采购{figures}万元",
        "三、收到和处理政府信息公开申请情况", "未收到申请。", "四、政府信息公开行政复议、行政诉讼情况", "无。",
        "五、存在的主要问题及改进情况", "解读形式单一。", "六、其他需要报告的事项", "无。",
    ]  # fmt: skip
    report = gp.parse("".join(article).encode())
    found = {r.indicator: r for r in report.readings if r.indicator}
    assert found["documents.normative.disclosed_total"].value == 0
    assert found["procurement.centralized.projects"].value is None
    assert found["procurement.centralized.amount"].value is None
