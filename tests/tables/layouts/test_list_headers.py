"""What the header of a list names: the column of the year's figures, or that it leaves it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govreport_parse.tables.layouts.list_headers import _runs_on, _without_row
from tests.tables.layouts.lists import (
    COUNTS,
    HEADER,
    LABELS,
    NONE,
    OTHER,
    figures,
    printed,
    read,
    rows,
    usual,
)
from tests.tables.printing import Line, spanning


class TestHeader:
    """What it says of the columns after the label's; five rows below it."""

    @pytest.mark.parametrize(
        ("names", "beyond", "found"),
        [
            (("统计指标", "单位", "统计数"), (), read()),
            (("统计指标", "单位", "统计数", "备注"), ("4",), read()),
            (("统计指标", "单位", "统计数", ""), ("",), read()),
            # Two names of the same: of plain totals, of one column twice.
            (("统计指标", "单位", "统计数", "合计"), ("4",), NONE),
            (("统计指标", "单位", "统计数", "统计数"), ("4",), NONE),
            # The year's own column outweighs all others.
            (("统计指标", "单位", "2015年", "2014年"), ("4",), read()),
            (("统计指标", "单位", "2014年", "2015年"), ("4",), OTHER),
            (("统计指标", "单位", "2014年", "2015年度"), ("4",), OTHER),
            (("统计指标", "单位", "统计数", "2015年"), ("4",), OTHER),
            (("统计指标", "单位", "2015年", "2015年"), ("4",), NONE),
            (("统计指标", "单位", "2014年", "2013年"), ("4",), NONE),
            (("统计指标", "单位", "2014年"), (), NONE),
            (("统计指标", "单位", "2015年"), (), read()),
            # Names of a period: this one or another.
            (("统计指标", "单位", "本年", "上年"), ("4",), read()),
            (("统计指标", "单位", "上年数", "本年数"), ("4",), OTHER),
            (("统计指标", "单位", "上期", "本期数"), ("4",), OTHER),
            (("统计指标", "单位", "去年", "今年数"), ("4",), OTHER),
            (("统计指标", "单位", "去年", "当年数"), ("4",), OTHER),
            (("统计指标", "单位", "本年数", "本年增数"), ("4",), NONE),
            (("统计指标", "单位", "上年数"), (), NONE),
            (("统计指标", "单位", "去年数"), (), NONE),
            (("统计指标", "单位", "上期数"), (), NONE),
            (("统计指标", "单位", "同期数"), (), NONE),
            (("统计指标", "单位", "历年数"), (), NONE),
            (("统计指标", "单位", "第二季度"), (), NONE),
            (("统计指标", "单位", "6月"), (), NONE),
            (("统计指标", "单位", "累计至今"), (), NONE),
            # All months of a year are the year.
            (("统计指标", "单位", "2015年1-12月", "2014年1-12月"), ("4",), read()),
            (("统计指标", "单位", "2014年1月至12月", "2015年1月至12月"), ("4",), OTHER),
            (("统计指标", "单位", "2015年1月1日至12月31日"), (), read()),
            (("统计指标", "单位", "2015年1-11月"), (), NONE),
            (("统计指标", "单位", "2015年11-12月"), (), NONE),
            (("统计指标", "单位", "2015年1月、12月"), (), NONE),
            (("统计指标", "单位", "2015年1-12月累计"), (), read()),
            # Names that say nothing.
            (("统计指标", "单位", "填写"), (), read()),
            (("统计指标", "单位", "填写", "填报"), ("4",), NONE),
            (("统计指标", "单位", ""), (), read()),
            # A column before the label's, or beside it.
            (("统计指标", "项目", "单位", "统计数"), (), read()),
            (("统计指标", "", "单位", "统计数"), (), read()),
            # The rows are wider than the header, or narrower.
            (("统计指标", "单位", "统计数"), ("",), read()),
            # Of two columns of figures the one without a name may be the year's.
            (("统计指标", "单位", "统计数"), ("4",), NONE),
            (("统计指标", "单位", "统计数", ""), ("4",), read()),
            (("统计指标", "统计数"), (), read()),
            (("统计指标", "单位", "统计数", "备注"), (), NONE),
            (("统计指标", "单位", "2015年", "2014年"), (), NONE),
            (("统计指标", "统计数", "合计"), ("",), NONE),
            (("统计指标", "统计数", "备注"), (), read()),
            (("统计指标", "单位", "统计数", ""), ("4", "5"), NONE),
            (("统计指标", "单位", "统计数", ""), ("", "5"), NONE),
            (("统计指标", "单位", "统计数", ""), ("", ""), read()),
            (("统计指标", "单位", "2015年", "备注"), ("", ""), read()),
            (("统计指标", "单位", "", "2015年"), (), NONE),
            (("统计指标", "单位", "2014年", "", "2015年"), ("4",), NONE),
            (("统计指标", "单位", "2015年", "", "", "2014年"), ("4",), read()),
            (("统计指标", "单位", "2015年", "2015年", "统计数"), ("4", "8"), NONE),
            (("统计指标", "单位", "填写", "填报"), ("",), NONE),
            (("统计指标", "单位", "2015年数"), (), read()),
            (("统计指标", "单位", "2014年数"), (), NONE),
            # Names that span: the figures right below the year's are its own.
            (("统计指标", "单位", "2015年", spanning("2014年", columns=2)), ("4", "8"), read()),
            (("统计指标", "单位", spanning("2015年", columns=2), "2014年"), ("4", "8"), NONE),
            (("统计指标", "单位", "2015年", spanning("2014年", columns=2)), ("4", "8", "9"), NONE),
            # The unit has no name: the first figures may be either's.
            (("统计指标", "2015年", "2014年"), ("4",), NONE),
            (("统计指标", "2014年", "2015年"), ("4",), NONE),
            (("统计指标", "", "2015年", "2014年"), ("4",), read()),
            (("统计指标", "2015年", "2014年", ""), ("4",), NONE),
            (("统计指标", "单位", spanning("2015年", columns=2)), ("4",), NONE),
            (("统计指标", "单位", spanning("2015年", columns=2)), ("",), read()),
            (("统计指标", "单位", spanning("2014年", columns=2), "2015年"), ("4", "8"), NONE),
        ],
    )
    def test_which_column_it_names(
        self, names: Line, beyond: tuple[str, ...], found: list[str | None]
    ) -> None:
        below, known = figures((names, *usual(5, *beyond)))
        assert below[-5:] == found
        assert known == (found != NONE)

    @pytest.mark.parametrize(
        ("name", "of_its_year"),
        [
            ("2015年", True),
            ("2015年度统计数", True),
            ("2015", True),
            ("2014年", False),
            ("2014年度统计数", False),
            ("2014", False),
            ("截至2014年底", False),
            ("2014年末累计数", False),
            ("上年数", False),
            ("去年同期", False),
            # No name of a column: when the table was filled in.
            ("2016年1月8日", True),
            ("填报日期:2016年1月8日", True),
        ],
    )
    def test_a_period_above_rows_without_units(self, name: str, *, of_its_year: bool) -> None:
        lines = rows(*((figure,) for figure in COUNTS[:5]))
        found = [f"- {one}" for one in COUNTS[:5]] if of_its_year else NONE
        for head in ("统计指标", ""):
            assert figures(((head, name), *lines))[0][-5:] == found
        assert figures(((name,), *lines))[0][-5:] == found  # over the labels, its own place lost
        # Beside words of its own a year alone may be the figure of a row that no form has.
        found = found if name != "2014" else [f"- {one}" for one in COUNTS[:5]]
        assert figures((("印发文件数", name), *lines))[0][-5:] == found

    def test_a_row_that_lacks_its_figure_beside_other_numbers(self) -> None:
        """What is left of it is the other column's."""
        for head, cells in (
            (("统计指标", "2014年", "2015年"), [("4", figure) for figure in COUNTS[:5]]),
            (("统计指标", "统计数", "序号"), [(f, str(k)) for k, f in enumerate(COUNTS[:5])]),
        ):
            lines = [head, *rows(*cells)]
            whole = [f"- {one}" for one in COUNTS[:5]]
            assert figures(tuple(lines))[0][-5:] == whole
            lines[2] = (lines[2][0], "7")
            assert figures(tuple(lines))[0][-5:] == [whole[0], None, *whole[2:]]
        remarks = [(f, "") for f in COUNTS[:5]]
        lines = [("统计指标", "统计数", "备注"), *rows(*remarks)]
        lines[2] = lines[2][:2]
        assert figures(tuple(lines))[0][-5:] == [f"- {one}" for one in COUNTS[:5]]

    @pytest.mark.parametrize(
        ("above", "found"),
        [
            (("填报单位:甲县", "2015年", "", ""), read()),
            (("填报单位:甲县", "2014年", "", ""), read()),
            (("", "2015年", "", ""), read()),
            (("", "", "2015年"), read()),
            (("", "2014年", "", ""), NONE),
            (("", "", "2014年"), NONE),
            (("统计指标", "", "2014年"), NONE),
        ],
    )
    def test_a_period_above_the_header(self, above: Line, found: list[str | None]) -> None:
        header = ("统计指标", "单位", "统计数")
        assert figures((above, header, *usual()))[0][-5:] == found

    @pytest.mark.parametrize(
        "name", ["截至2015年数量", "2015年末数量", "2015年底数量", "截至2015年底数量"]
    )
    def test_what_there_is_by_then_is_no_figure_of_the_year(self, name: str) -> None:
        for other in ("2014年数量", "2013年数量"):
            for none in ("2015年增幅", "2015年累计数量", "2015年1-6月数量", "2015年上半年数量"):
                assert figures((("统计指标", "单位", none, other), *usual(5, "4"))) == (NONE, False)
            assert figures((("统计指标", "单位", name, other), *usual(5, "4"))) == (NONE, False)
            header = ("统计指标", "单位", "2015年数量", other)
            assert figures((header, *usual(5, "4"))) == (read(), True)

    @pytest.mark.parametrize("plain", ["统计数", "数量", "数值", "数据", "合计", "总计"])
    def test_a_plain_name_beside_another(self, plain: str) -> None:
        header = ("统计指标", "单位", plain, "统计数量")
        assert figures((header, *usual(5, "4"))) == (NONE, False)
        header = ("统计指标", "单位", "统计数量", "统计数值")
        assert figures((header, *usual(5, "4"))) == (read(), True)

    def test_without_a_year(self) -> None:
        assert figures((("统计指标", "单位", "2014年"), *usual()), year=None) == (read(), True)
        two = ("统计指标", "单位", "2015年", "2014年")
        assert figures((two, *usual(5, "4")), year=None) == (NONE, False)
        for name in ("本年", "本期", "今年", "当年"):
            two = ("统计指标", "单位", f"{name}数", "其余数")
            assert figures((two, *usual(5, "4")), year=None) == (read(), True)

    @pytest.mark.parametrize(
        ("names", "cells", "found"),
        [
            (("统计指标", "统计数", "单位"), lambda f: (f, "条"), read()),
            (("统计指标", "2015年", "单位", "2014年"), lambda f: (f, "条", "4"), read()),
            (("统计指标", "单位", "2015年", "单位", "2014年"), lambda f: ("条", f, "条", "4"), read()),
            (("统计指标", "单位", "2014年", "单位", "2015年"), lambda f: ("条", "4", "条", f), read()),
            (("统计指标", "数量"), lambda f: (f,), [f"- {one}" for one in COUNTS[:5]]),
            # One name over the figures and what is said of them.
            (("统计指标", "数量"), lambda f: (f, "无误"), [f"- {one}" for one in COUNTS[:5]]),
            (("统计指标", "数量"), lambda f: (f, ""), [f"- {one}" for one in COUNTS[:5]]),
            (("统计指标", "数量"), lambda f: ("约", f), [f"- {one}" for one in COUNTS[:5]]),
            (("统计指标", "数量"), lambda f: (f, "4"), NONE),
            (("统计指标", "数量"), lambda _: ("条", ""), ["条 blank"] * 5),
            (("统计指标", "单位", "数量"), lambda _: ("条", "", "同上"), ["条 blank"] * 5),
            (("统计指标", "单位", "数量"), lambda f: ("条", f, "同上"), read()),
            (("统计指标", "2015年", "2014年"), lambda f: ("条", "同上", f), ["条 同上"] * 5),
            (("统计指标", "单位", "数量", ""), lambda f: ("条", "", f), ["条 blank"] * 5),
            (("统计指标", spanning("", columns=2), "2015年"), lambda f: ("条", "4", f), read()),
            (("统计指标", "数量", ""), lambda _: ("条", "", "同上"), ["条 blank"] * 5),
            (("统计指标", "数量", ""), lambda f: ("", f), ["- blank"] * 5),
            (("", "单位", "2015年", "2014年"), lambda f: ("条", f, "4"), read()),
            # It names unit and figures, over other cells than the rows have them in.
            (("统计指标", "", "单位", "数量"), lambda f: ("条", f, "4"), NONE),
            (("统计指标", spanning("单位", columns=2), "数量"), lambda f: ("条", f, "4"), NONE),
            (("统计指标", "数量", "单位"), lambda f: ("条", f, "同上"), NONE),
            # A name over two columns, of which one holds figures or both.
            (("统计指标", "单位", spanning("数量", columns=2), "2014年"),
             lambda f: ("条", f, "", "4"), read()),
            (("统计指标", spanning("2015年", columns=2)), lambda f: ("5", f), NONE),
            (("统计指标", "2014年", "2015年"), lambda f: ("4", spanning(f, columns=2)), NONE),
            (("统计指标", "单位", "统计数"), lambda f: ("", "条", f), read()),
            (("统计指标", "", "单位", "统计数"), lambda f: ("", "条", f), read()),
            (HEADER, lambda f: ("", f), [f"- {one}" for one in COUNTS[:5]]),
            (
                ("统计指标", "2015年", "单位", spanning("2014年", columns=3)),
                lambda f: (f, "条", "4", "8", "9"),
                read(),
            ),
            (("统计指标", "单位", "2015年", "2014年", ""), lambda f: ("4", "条", f), NONE),
            # The year's column is one that the rows do not have.
            (("统计指标", "单位", "", "2015年", ""), lambda f: ("条", f), NONE),
            # What stands below the year's name is blank, and a figure beside it.
            (("统计指标", "单位", spanning("2015年", columns=2), "2014年"),
             lambda f: ("条", "", f, "4"), NONE),
            (("统计指标", "单位", "2015年", "2014年"), lambda f: ("条", "", f, ""), NONE),
        ],
    )  # fmt: skip
    def test_rows_of_other_kinds(
        self, names: Line, cells: Callable[[str], Line], found: list[str | None]
    ) -> None:
        lines = rows(*map(cells, COUNTS[:5]))
        assert figures((names, *lines)) == (found, found != NONE)

    @pytest.mark.parametrize(
        ("below", "found"),
        [
            (("2015年", "2014年"), read()), (("2014年", "2015年"), OTHER), (("本年", "累计"), read()),
            (("2014年", "2013年"), NONE), (("2015年", ""), NONE), (("2015年",), NONE),
        ],
    )  # fmt: skip
    def test_a_name_over_the_names_of_columns(self, below: Line, found: list[str | None]) -> None:
        over = (
            spanning("统计指标", rows=2),
            spanning("单位", rows=2),
            spanning("统计数", columns=2),
        )
        assert figures((over, below, *usual(5, "4"))) == (found, found is not NONE)
        over = ("统计指标", "单位", spanning("统计数", columns=2))
        assert figures((over, ("", "", *below), *usual(5, "4"))) == (found, found is not NONE)

    def test_a_name_that_spans_beside_another_table(self) -> None:
        """Of two tables the one without a header may have other columns."""
        header = ("统计指标", "单位", "2015年", spanning("2014年", columns=2))
        second = rows(("条", "26", "9", "1"), ("条", "5", "7", "1"), first=5)
        found, known = figures((header, *usual(5, "4", "8")), second)
        assert (found, known) == ([*read(), None, None], True)
        wider = ((spanning(LABELS[5], columns=2), "条", "26", "9", "1"),)
        assert figures((header, *usual(5, "4", "8"), *wider))[0] == [*NONE, None]

    def test_one_row(self) -> None:
        assert figures((HEADER, *usual(1))) == (read(1), True)

    def test_a_header_below_its_rows(self) -> None:
        assert figures((*usual(), HEADER)) == (read(), True)

    def test_a_repeated_header(self) -> None:
        second = ("统计指标", "单位", "2014年", "2015年")
        mute = ("统计指标", "单位", "", "")
        lines = usual(5, "4")
        assert figures((mute, *lines[:2], second, *lines[2:])) == (OTHER, True)
        whole = ("统计指标", "单位", "2015年", "2014年")
        assert figures((whole, *lines[:2], second, *lines[2:])) == (read(), True)

    @pytest.mark.parametrize(
        ("names", "below", "known"),
        [
            (("统计指标", "单位", "统计数"), (), True),
            # The first row is another's, whose cells stand in the header's line.
            (("统计指标", "单位", "统计数", "手册印发数", "册", "31"), (), True),
            (("统计指标", "单位", "统计数", "手册印发数", "条", "31"), (), True),
            (("统计指标", "单位", "统计数", "手册印发数"), (("册", "31"),), True),
            (("统计指标", "单位", "统计数", "1"), (), True),
            # A name of a column beyond those that the rows have.
            (("统计指标", "单位", "统计数", "说明"), (), False),
            (("统计指标", "单位", "统计数", "说明"), (("册", "无"),), False),
            (("统计指标", "单位", "统计数", "说明"), (("便民服务手册印发数", "31"),), False),
            (("统计指标", "单位", "2014年", "2013年"), (("册", "31"),), False),
        ],
    )
    def test_a_row_that_runs_on_in_the_line_of_a_header(
        self, names: Line, below: tuple[Line, ...], *, known: bool
    ) -> None:
        found, told = figures((names, *below, *usual(8)), restored=[0])
        assert (found[-8:], told) == (read(8) if known else [None] * 8, known)
        if len(names) == 6:  # as it is drawn all its names are its own
            assert figures((names, *below, *usual(8)))[0][-8:] == [None] * 8

    @pytest.mark.parametrize(
        ("tail", "runs_on", "kept"),
        [
            (("单位", "统计数", "手册印发数", "册", "31"), False, 2),
            (("单位", "统计数", "手册印发数", "条"), False, 2),
            (("单位", "统计数", "手册印发数"), True, 2),
            (("单位", "统计数", "手册印发数"), False, 3),
            (("单位", "2015"), False, 2),  # a name, and no figure
            (("2014年", "手册印发数", "31"), False, 1),
            (("手册印发数", "册", "31"), False, 3),  # nothing is the header's: it is none of both
        ],
    )
    def test_a_header_without_the_row_after_it(self, tail: Line, runs_on: bool, kept: int) -> None:
        names = ("2015", "单位", "统计数")
        assert _without_row(tail, names, runs_on=runs_on) == tail[:kept]

    @pytest.mark.parametrize(
        ("below", "runs_on"),
        [
            (("册", "31"), True),
            (("", "册", "31"), True),
            (("册", "31", "4"), False),
            (("册",), False),
            (("册", "无"), False),
            (("人次公里数", "31"), True),
            (("人次公里总数", "31"), True),
            (("万人次公里总数", "31"), False),
            (("涉及个人隐私", "31"), False),  # the label of a row
        ],
    )
    def test_a_line_of_a_unit_and_a_figure(self, below: Line, *, runs_on: bool) -> None:
        parts, _ = printed((HEADER, below))
        assert _runs_on(parts[0], 0) == runs_on

    @pytest.mark.parametrize("rest", ["年度", "年", "", "年数", "年统计数", "年度统计数"])
    def test_the_year_outweighs_other_names(self, rest: str) -> None:
        header = ("统计指标", "单位", "统计数", f"2015{rest}")
        assert figures((header, *usual(5, "4"))) == (OTHER, True)

    def test_a_line_of_single_names_divides_no_name(self) -> None:
        header = ("统计指标", "单位", "2015年", "2014年")
        assert figures((header, ("项目", "单位", "一", "二"), *usual(5, "4"))) == (read(), True)

    def test_rows_whose_cells_are_not_all_as_wide(self) -> None:
        """The first of them says below which names they stand."""
        header = ("统计指标", "单位", spanning("2015年", columns=2), "备注")
        wide = (LABELS[5], spanning("条", columns=2), "26", "4")
        assert figures((header, *usual(5, "4"), wide))[0] == [None] * 6
        wide = (spanning(LABELS[5], columns=2), "26", "4")
        lines = rows(*((figure, "4") for figure in COUNTS[:5]))
        found = [*(f"- {figure}" for figure in COUNTS[:5]), "- 26"]
        assert figures((("", "2015年", "2014年"), *lines, wide))[0] == found
        assert figures((("", "2015年"), (LABELS[0], "815"))) == (["- 815"], True)

    def test_columns_of_years_where_the_year_is_not_known(self) -> None:
        header = ("统计指标", "单位", "2015年数量", "2014年数量")
        assert figures((header, *usual(5, "4")), year=None) == (NONE, False)
        header = ("统计指标", "单位", "上年数量", "说明")
        assert figures((header, *usual(5, "4")), year=None) == (NONE, False)

    def test_one_name_above_a_single_row(self) -> None:
        line = (LABELS[0], "815", "同上")
        assert figures((("统计指标", "数量"), line)) == (["- 815"], True)


@pytest.mark.parametrize(
    ("names", "restored", "found"),
    [
        (("统计指标", "单位", "统计数", "编号"), True, read()),
        (("统计指标", "单", "位", "统计数"), True, NONE),
        (("统计指标", "单位", "编号", "统计数"), True, [f"条 {n}" for n in range(51, 56)]),
    ],
)
def test_names_that_came_apart_count_off_no_column(
    names: Line, restored: bool, found: list[str | None]
) -> None:
    """What stands behind the figure then numbers the rows of the next line."""
    lines = rows(*(("条", figure, f"{51 + k}") for k, figure in enumerate(COUNTS[:5])))
    below, _ = figures((names, *lines), restored=[0] if restored else [])
    assert below[-5:] == found
