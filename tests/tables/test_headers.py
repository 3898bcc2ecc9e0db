"""Which rows of a printed table only name its columns."""

from __future__ import annotations

import pytest

from govreport_parse.tables.headers import header_rows, is_header, names_period
from tests.tables.printing import Line, compiled, grid, held, spanning

LIST, MATRIX = compiled("2014", "summary"), compiled("2021", "requests")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
HEADER = ("申请人情况", *APPLICANTS)
NEW = ("一、本年新收政府信息公开申请数量", "3", "0", "0", "0", "0", "0", "3")


def headers(*lines: Line, layout: str = "matrix") -> list[int]:
    form, table = ("2021", MATRIX) if layout == "matrix" else ("2014", LIST)
    printed = held(form, grid(*lines))
    return sorted(header_rows(printed.table(0), printed.labels[0].texts, table))


class TestLists:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            (("统计指标", "单位", "统计数"), True),
            (("项 目", "数量"), True),
            (("指标名称", "计量单位", "填写"), True),
            (("指标名称", "填写"), False),
            (("数量", "单位"), False),
            (("(一)主动公开政府信息数", "条", "8"), False),
        ],
    )
    def test_a_label_header_beside_one_of_units_or_figures(self, line: Line, names: bool) -> None:
        assert headers(("表一",), line, ("说明", "无"), layout="list") == [1] * names
        assert is_header(grid(line).grid[0], LIST) == names

    def test_a_header_that_reaches_down(self) -> None:
        assert headers(
            (spanning("统计指标", rows=2), "2022年", "2022年"), ("单位", "统计数"), layout="list"
        ) == [1]

    def test_every_line_that_repeats_the_header(self) -> None:
        header = ("统计指标", "单位", "统计数")
        assert headers(header, ("制发数", "件", "3"), header, layout="list") == [0, 2]

    def test_blanks_above_the_header_are_none(self) -> None:
        assert headers(("", ""), ("指标", "单位"), layout="list") == [1]


class TestPeriods:
    @pytest.mark.parametrize(
        "key",
        [
            "2014", "2014年", "2014年度", "2014年底", "2014年末", "2014底", "2014年年底", "2014年度末", "截至2014年底",
            "截止2014年末", "截至到2014年", "上年", "去年", "本年", "今年", "当年", "上年度", "上期", "本期", "同期", "上期度", "去年同期",
            "上年同期", "2014年全年", "2014年累计", "本年累计", "2014年度统计", "本年统计数", "上年数", "本年数量", "2014年度数据",
            "本期数值", "本年合计", "2014年情况", "2014年全年统计数据",
        ],
    )  # fmt: skip
    def test_the_names_of_periods(self, key: str) -> None:
        assert names_period(key)

    @pytest.mark.parametrize(
        "key",
        [
            "1914", "201", "20145", "截2014年", "2014年1月", "填报日期2016年1月8日", "上月", "本季度", "年", "期", "历年", "下年", "次期",
            "本年统计数额", "本年总数", "2014年全年累计", "同期去年",
            "本年同期", "统计数", "数", "全年", "累计", "合计", "本年度2014年", "",
        ],
    )  # fmt: skip
    def test_other_words(self, key: str) -> None:
        assert not names_period(key)

    FIRST = ("制发规范性文件数", "件", "3")

    @pytest.mark.parametrize(
        ("above", "names"),
        [
            (("", "", "2014年度"), True),
            (("", "2014年度", ""), True),
            (("填报内容", "", "本年数"), True),
            (("填报内容", "", "2014年度"), True),
            (("", "", "2014"), True),
            (("统计指标", "", "2014"), True),
            (("2014年度",), True),
            (("2014",), True),
            # A year beside other words, a period above the labels or over all, a date.
            (("填报内容", "", "2014"), False),
            (("2014年度", "", ""), False),
            ((spanning("2014年度", columns=3),), False),
            (("", "", "2014年1月8日"), False),
        ],
    )
    def test_above_the_first_label(self, above: Line, names: bool) -> None:
        assert headers(above, self.FIRST, layout="list") == [0] * names
        assert (
            headers(("甲", "", ""), above, ("乙", "", ""), self.FIRST, layout="list") == [1] * names
        )

    def test_nowhere_else(self) -> None:
        above = ("", "", "2014年度")
        assert headers(self.FIRST, above, layout="list") == []
        assert headers(self.FIRST, above, self.FIRST, layout="list") == []
        assert headers(above, ("某项", "件", "3"), layout="list") == []
        assert headers(("", "2014年度"), NEW) == []
        beside = ("制发规范性文件数", "2014年度", "3")
        assert headers(beside, layout="list") == []

    def test_right_of_labels_that_are_wide(self) -> None:
        wide = (spanning("制发规范性文件数", columns=2), "件", "3")
        assert headers(("", "2014年度", "", ""), wide, layout="list") == []
        assert headers(("", "", "2014年度", ""), wide, layout="list") == [0]

    def test_labels_that_stand_further_right(self) -> None:
        numbered = ("1", *self.FIRST)
        assert headers(("", "", "", "2014"), numbered, layout="list") == [0]
        assert headers(("某事", "", "", "2014"), numbered, layout="list") == [0]
        assert headers(("", "某事", "", "2014"), numbered, layout="list") == []
        assert headers(("", "2014", "", ""), numbered, layout="list") == []

    @pytest.mark.parametrize(
        ("above", "names"),
        [
            (("", "", "2014年度"), True),
            (("指标名称", "", "2014年度"), True),
            (("2014年度",), True),
            (("填报单位", "", "2014年度"), False),
            (("填报单位", "2014年度", ""), False),
            (("填报单位", "", "2014"), False),
        ],
    )
    def test_above_a_header(self, above: Line, names: bool) -> None:
        header = ("统计指标", "单位", "统计数")
        assert headers(above, header, self.FIRST, layout="list") == [0] * names + [1]


class TestMatrices:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            (HEADER, True),
            (APPLICANTS, True),
            (("", "自然人", "", "", "", "企业", "合计"), True),
            (("申请人情况", "自然人", "法人或其他组织", "总计"), True),
            (("申请人情况", "自然人", "总计"), False),
            (NEW, False),
        ],
    )
    def test_three_applicants_or_more(self, line: Line, names: bool) -> None:
        assert headers(("本列数据", ""), line, NEW) == [1] * names

    def test_a_row_without_one_of_its_cells(self) -> None:
        line = ("", spanning("说明", rows=2), "")
        row = grid(("", "", spanning("说明", rows=2)), ("",)).grid[1]
        assert row[1] is None
        assert not is_header(row, MATRIX)
        assert headers(line, HEADER) == [1]

    def test_a_line_above_the_header_that_names_few_columns(self) -> None:
        few = ("", "自然人", "", "", "", "", "", "总计")
        assert headers(("表二",), few, HEADER, NEW) == [1, 2]

    def test_beside_a_cell_that_reaches_into_it(self) -> None:
        first = (spanning("类别", rows=3), spanning("本列数据", columns=7))
        assert headers(first, ("自然人", "", "", "", "", "", "总计"), APPLICANTS, NEW) == [1, 2]

    @pytest.mark.parametrize(
        "above",
        [
            ("", "", ""),
            ("", "其他", ""),
            ("", "自然人", "说明", "总计"),
            ("本列数据", "勾稽关系"),
            NEW,
        ],
    )
    def test_other_lines_above_it(self, above: Line) -> None:
        assert headers(NEW, above, HEADER, NEW) == [2]

    @pytest.mark.parametrize(
        ("above", "header", "names"),
        [
            # The name of the group is misprinted, and its span lost.
            (("自然人", "法人某组织", "总计"), APPLICANTS[1:6], True),
            (("自然人", "法人某组织", "总计"), ("申请人情况", *APPLICANTS[1:6]), False),
            (("自然人", "法人某组织", "某总计"), APPLICANTS[1:6], False),
            (("自然人", "法人某组织"), APPLICANTS[1:6], False),
            (("自然人", "法人某组织", "总计", "总计"), APPLICANTS[1:6], False),
            # Its span is there, above names alone.
            (
                (spanning("甲组织", columns=2), spanning("乙组织", columns=2),
                 spanning("自然人", rows=2), spanning("总计", rows=2)),
                APPLICANTS[1:5], True,
            ),
            ((spanning("说明", columns=2), "自然人", "", "总计"), ("类别", "甲", *APPLICANTS[:4]), False),
            ((spanning("说明", columns=2), "自然人", "", "总计"), ("类别", *APPLICANTS[:4]), False),
            (("自然人", "总计", "总计", spanning("某组织", columns=4)), APPLICANTS[1:6], False),
            (
                ("自然人", "总计", spanning("某组织", columns=2), spanning("总计", rows=2)),
                APPLICANTS[1:4], False,
            ),
        ],
    )  # fmt: skip
    def test_a_group_in_other_words_above_it(self, above: Line, header: Line, names: bool) -> None:
        assert headers(NEW, above, header, NEW) == ([1, 2] if names else [2])

    def test_the_last_line_stands_above_none(self) -> None:
        assert headers(HEADER, NEW, ("", "自然人", "总计")) == [0]
        assert headers(HEADER, ("", "自然人", "总计"), NEW) == [0]
