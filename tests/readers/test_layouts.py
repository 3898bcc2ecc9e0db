"""Each layout of text: a line that it takes, and one beside it that it leaves."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.readers.formats import Given
from govreport_parse.readers.text import (
    bars,
    bars_between,
    comma_grids,
    commas,
    counted_rows,
    double_blanks,
    even_bars,
    frames,
    html_tables,
    lone_bars,
    lone_cells,
    markdown,
    prose,
    rules,
    tabs,
)
from govreport_parse.readers.text.layouts import LAYOUTS
from govreport_parse.readers.text.protocol import Above, Layout, Line, Row
from govreport_parse.readers.text.reader import read_text

NOTHING = Above(rows=0, gap=0, unbordered=False)
ONE_ROW = Above(rows=1, gap=0, unbordered=False)
TWO_ROWS = Above(rows=2, gap=0, unbordered=False)
APART = Above(rows=2, gap=1, unbordered=False)
MANY = " | ".join("甲" * 12)


def named(layout: Layout) -> str:
    return layout.__module__.rpartition(".")[2]  # type: ignore[attr-defined]


def taker(lines: list[str], at: int, above: Above = NOTHING) -> str | None:
    found = (named(read) for read in LAYOUTS if read(lines, at, above) is not None)
    return next(found, None)


@pytest.mark.parametrize(
    ("lines", "at", "above", "layout"),
    [
        # A bar alone stands between cells on lines of their own.
        (["规章", "|", "3"], 1, NOTHING, "lone_bars"),
        (["规章", "|", "|"], 1, NOTHING, "lone_bars"),
        (["|", "3"], 0, NOTHING, "bars"),
        (["规章", "|", "3 | 4 |"], 1, NOTHING, "bars"),
        (["规章", "|", "| 3"], 1, NOTHING, "bars"),
        (["规章", "|", "3"], 1, ONE_ROW, "bars"),
        # Tabs set cells apart among their like.
        (["规章\t3", "文件\t4"], 0, NOTHING, "tabs"),
        (["规章\t3", "文件"], 0, NOTHING, "prose"),
        (["\t规章", "\t文件"], 0, NOTHING, "prose"),
        (["规章\t\t", "文件\t4\t5"], 0, NOTHING, "tabs"),
        (["规章\t", "文件\t"], 0, NOTHING, "prose"),
        (["\t\t", "文件\t4\t5"], 0, NOTHING, "tabs"),
        (["\t\t", "\t\t"], 0, NOTHING, None),
        (["规章\t|\t3", "文件\t|\t4"], 0, NOTHING, "bars_between"),
        # Commas set figures apart from their label, among their like or below a header.
        (["规章,3", "文件,4"], 0, NOTHING, "commas"),
        (["信息内容,数量", "许可,4"], 0, NOTHING, "commas"),
        (["信息内容,数量", "许可,4"], 1, NOTHING, "commas"),
        (["规章,3", "", "文件,4"], 0, NOTHING, "commas"),
        (["规章;3;", "文件;4;"], 0, NOTHING, "commas"),
        # A row of a list without a figure stands in its table, or above a row with one.
        (["规章,（件）,3", "文件,(件),4"], 0, NOTHING, "commas"),
        (["规章,件,3件", "文件,件,4"], 0, NOTHING, "commas"),
        (["规章,万 元,3.5万元", "文件,件,4"], 0, NOTHING, "commas"),
        (["信函,5件,传真,3件", "网络,6件,当面,2件"], 0, NOTHING, "prose"),
        (["规章,3件,0件,4件", "文件,5件,0件,6件"], 0, NOTHING, "commas"),
        (["规章,3件,0件", "文件,5件,0件"], 0, NOTHING, "prose"),
        (["规章,3件,传真,4件", "文件,5件,网络,6件"], 0, NOTHING, "prose"),
        (["维持,纠正,其他,未结,总计", "1件,0件,0件,0件,1件"], 1, NOTHING, "commas"),
        (["规章,件,－", "文件,件,／"], 0, NOTHING, "commas"),
        (["规章,件,"], 0, ONE_ROW, "commas"),
        (["规章,件,无"], 0, ONE_ROW, "commas"),
        (["规章,件,不适用"], 0, ONE_ROW, "commas"),
        (["规章,件,说明"], 0, ONE_ROW, "prose"),
        (["规章,件,"], 0, APART, "prose"),
        (["规章,件,"], 0, NOTHING, "prose"),
        (["规章,函,"], 0, ONE_ROW, "prose"),
        (["规章,,", "文件,件,无"], 0, ONE_ROW, "commas"),
        (["规章,,", "文件,件,无"], 0, NOTHING, "prose"),
        (["规章,,", *["文件,,"] * 20, "许可,件,3"], 0, ONE_ROW, "commas"),
        (["规章,,", *["文件,,"] * 30, "许可,件,3"], 0, ONE_ROW, "prose"),
        (["规章,说明,", *["文件,说明,"] * 3, "许可,件,3"], 0, NOTHING, "commas"),
        (["规章,说明,", *["文件,说明,"] * 4, "许可,件,3"], 0, NOTHING, "prose"),
        ([f"{'规' * 60},件,"], 0, ONE_ROW, "commas"),
        ([f"{'规' * 60},函,", "许可,件,3"], 0, ONE_ROW, "prose"),
        # The names of groups lead a row of many figures.
        (["规章,3,0,1,2,5", "某组情况,文件通知,4,0,0,1,5"], 1, NOTHING, "commas"),
        (["规章,3,0,1,2,5", "某组情况,某类情况,文件通知,4,0,0,1,5"], 1, NOTHING, "commas"),
        (["规章,3,0,1,2,5", "某组情况,某类情况,某种情况,文件通知,4,0,0,1,5"], 1, NOTHING, "prose"),
        (["规章,3,0,1,2", "某组情况,文件通知,4,0,0,1"], 1, NOTHING, "prose"),
        (["规章,3,0,1,2,5", "某组情况,文件通知,4,0,0,1,某"], 1, NOTHING, "prose"),
        (["规章,3,0,1,2,5", "某组情况,文件通知,4,0,0,1。,5"], 1, NOTHING, "prose"),
        # Between two digits a comma may group those of one number.
        (["规章 1,345", "文件 2,678"], 0, NOTHING, "prose"),
        (["规章1,345条", "文件 2,678条"], 0, NOTHING, "prose"),
        (["规章 1,34", "文件 2,67"], 0, NOTHING, "commas"),
        (["规章 1,345,6", "文件 2,678,9"], 0, NOTHING, "commas"),
        (["规章 1234,567", "文件 1234,678"], 0, NOTHING, "commas"),
        (["规章 0,345", "文件 0,678"], 0, NOTHING, "commas"),
        (["许可,4"], 0, NOTHING, "prose"),
        (["概述,全年", "文件,数量"], 0, NOTHING, "prose"),
        (["规章，3", "文件，4"], 0, NOTHING, "prose"),
        (["规章，3，4", "文件，4，5"], 0, NOTHING, "commas"),
        (["全年公开,3条。", "文件,4"], 0, NOTHING, "prose"),
        (["3,4", "5,6"], 0, NOTHING, "prose"),
        (["维持,纠正,其他,未结,总计", "1,0,0,0,1"], 1, NOTHING, "commas"),
        (["二、概述", "3,4,5,6,7"], 1, NOTHING, "prose"),
        (["规章,\t3", "文件,4"], 0, NOTHING, "prose"),
        # So they do in rows of one width below the names of columns.
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5,"], 0, NOTHING, "comma_grids"),
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5,"], 0, APART, "comma_grids"),
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5,"], 0, ONE_ROW, "commas"),
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5,"], 1, NOTHING, "commas"),
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5,。"], 0, NOTHING, "commas"),
        ([",甲,乙,丙", "规章,,3,4", "文件,通知,5"], 0, NOTHING, "commas"),
        ([",甲,乙,", "规章,,3,", "文件,通知,5,"], 0, NOTHING, "comma_grids"),
        ([",甲,乙,丙", "规章,无,3,无", "文件,通知,5,无"], 0, NOTHING, "commas"),
        ([",甲,乙,丙", "规章,无,3件,4%", "文件,通知,5,无"], 0, NOTHING, "comma_grids"),
        ([",甲,乙,丙", "规章,,,", "文件,,,"], 0, NOTHING, "comma_grids"),
        (["一,甲,乙,丙", "规章,二,三,四", "文件,五,六,"], 0, NOTHING, "prose"),
        ([",0,1,2", "0,项目,单位,数", "1,规章,无,无"], 0, NOTHING, "comma_grids"),
        ([",0,1,2", "1,项目,单位,数", "2,规章,无,无"], 0, NOTHING, "prose"),
        (["许可,,,5", "规章,,3,4", "文件,通知,5,"], 0, NOTHING, "commas"),
        ([";甲;乙;丙", "规章;;3;4", "文件;通知;5;"], 0, NOTHING, "comma_grids"),
        (["，甲，乙，丙", "规章，，3，4", "文件，通知，5，"], 0, NOTHING, "comma_grids"),
        ([",甲,乙", "规章,,3", "文件,通知,5"], 0, NOTHING, "commas"),
        # Two blanks between all cells, of which none is blank.
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1  6"], 0, NOTHING, "double_blanks"),
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1  6 "], 0, APART, "double_blanks"),
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1  6"], 0, ONE_ROW, "prose"),
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1  6"], 1, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  3    4", "文件  5  1  6"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  3   0  4", "文件  5  1  6"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "  3  0  4", "文件  5  1  6"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  3  0  4"], 0, NOTHING, "prose"),
        (["某类  甲  乙", "规章  3  0", "文件  5  1"], 0, NOTHING, "prose"),
        (["某类  3  0  4", "规章  3  0  4", "文件  5  1  6"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  戊  己  庚", "文件  5  辛  壬"], 0, NOTHING, "prose"),
        (["某类  甲  乙  丙", "规章  3  0  4", "文件  5  1|  6"], 0, NOTHING, "prose"),
        # Tables of HTML, with what stands beside them.
        (["<table>", "</table>"], 0, NOTHING, "html_tables"),
        (["<tab>"], 0, NOTHING, "prose"),
        (["<!-- 表二 -->"], 0, NOTHING, "html_tables"),
        (["<!-- 表二"], 0, NOTHING, "prose"),
        (["<!-- 表二 --> 见上"], 0, NOTHING, "prose"),
        # Bars between cells, among their like or many in one line.
        (["规章 | 3", "文件 | 4"], 1, NOTHING, "bars_between"),
        (["首页 | 公开"], 0, NOTHING, "prose"),
        ([MANY + " | 乙"], 0, NOTHING, "bars_between"),
        ([MANY], 0, NOTHING, "prose"),
        (["规章 | 3", "文件 | 4 |"], 1, NOTHING, "bars"),
        (["规章 | 3 |", "文件 | 4"], 1, NOTHING, "prose"),
        # Below a first row without a bar at its end, a bar at the end has a blank cell after it.
        (["规章 | 3 | 0", "文件 |  | "], 1, ONE_ROW, "bars_between"),
        (["规章 | 3 | 0", "文件 |  | ", "许可 | 件 | "], 2, TWO_ROWS, "bars_between"),
        (["规章 | 3 | 0", "文件 |  | ", "许可 | 件 | 4", "处罚 |  |"], 2, TWO_ROWS, "bars_between"),
        (["规章 | 3 | 0", "文件 | 4 | 5 |"], 1, ONE_ROW, "bars"),
        (["规章 | 3 |", "文件 | 4 |"], 1, ONE_ROW, "bars"),
        (["| 规章 | 3", "文件 | 4 |"], 1, ONE_ROW, "bars"),
        (["规章 | 3 | 0", " |  | 2"], 1, ONE_ROW, "bars_between"),
        (["规章 | 3 | 0", "| 4 | 2 |"], 1, ONE_ROW, "bars"),
        (["规章 | 3 | 0", "文件 |  | "], 1, APART, "bars"),
        # So it has below a header whose second row ends in one.
        (["指标 | 单位 | 数", "公开 |  | ", "文件 | 件 | 4"], 0, NOTHING, "even_bars"),
        (["指标 | 单位 | 数", "公开 |  | "], 0, NOTHING, "prose"),
        (["指标 | 单位 | 数", "公开 |  | ", "文件 | 件 | 4"], 0, ONE_ROW, "bars_between"),
        (["指标 | 单位 | 数", "公开 |  | ", "文件 | 件 | 4"], 0, APART, "even_bars"),
        # One row alone that no bar begins or ends may be cut in two, unless it has many bars.
        (["公开 |  | ", "文件 |  | ", "许可 | 件 | 4"], 0, NOTHING, "bars"),
        ([MANY + " | ", MANY + " | ", MANY + " | 乙"], 0, NOTHING, "even_bars"),
        # The rest of a row stands between a line that ends in no bar and one that does.
        (["指标 | 单位 | 数", "文件 | 件 | 4", "5 | 6 | 7 |"], 0, NOTHING, "bars_between"),
        # Where each row has both bars, nothing follows figures in several columns.
        (["|甲|乙|丙|", "|规章|3||", "|文件|4|5|", "|许可||5|"], 0, NOTHING, "bars"),
        (["|甲|乙|丙|丁|", "|规章|3||5|", "|文件|4|5||"], 0, NOTHING, "even_bars"),
        (["|甲|乙|丙|丁|", "|规章|3||5|", "|文件|4||6|"], 0, NOTHING, "bars"),
        (["|甲|乙|丙|丁|", "|规章|3||5|", "|文件| |5||"], 0, NOTHING, "bars"),
        (["指标 | 单位 | 数", "公开 |  | ", "文件 | 件 |"], 0, NOTHING, "prose"),
        (["指标 | 单位 | 数", "公开 | ", "文件 | 件 | 4"], 0, NOTHING, "prose"),
        # Rules: drawn anywhere, of dashes below a header alone.
        (["|---|---|"], 0, ONE_ROW, "rules"),
        (["|---|---|"], 0, TWO_ROWS, "bars"),
        (["| - | - |"], 0, ONE_ROW, "bars"),
        (["|---+---|"], 0, TWO_ROWS, "rules"),
        (["|:--|--:|"], 0, NOTHING, "rules"),
        (["+---+---+"], 0, TWO_ROWS, "prose"),
        # Frames: beside a row, of one kind of line from corner to corner.
        (["+---+---+", "| 规章 | 3 |"], 0, NOTHING, "frames"),
        (["| 规章 | 3 |", "  +===+===+"], 1, ONE_ROW, "frames"),
        (["├──┼──┤", "| 规章 | 3 |"], 0, NOTHING, "frames"),
        (["+---+---+", "规章 3"], 0, NOTHING, "prose"),
        (["+---+- -+", "| 规章 | 3 |"], 0, NOTHING, "prose"),
        (["+3", "| 规章 | 3 |"], 0, NOTHING, "prose"),
        (["+", "| 规章 | 3 |"], 0, NOTHING, "prose"),
        # Bars at either end.
        (["| 规章"], 0, NOTHING, "bars"),
        (["规章 |"], 0, NOTHING, "prose"),
        (["规章 |"], 0, ONE_ROW, "bars"),
        (["规章 |"], 0, APART, "prose"),
        (["规章 | 3 |"], 0, NOTHING, "bars"),
        # Rows counted from 0, of as many cells as the line above the first.
        (["   0   1  2", "0  规章  件  3"], 0, NOTHING, "counted_rows"),
        (["   0   1  2", "0  规章  件  3"], 1, NOTHING, "counted_rows"),
        (["   指标  单位  数", "0  规章  件  3"], 0, NOTHING, "counted_rows"),
        (["   0   1  2", "0  规章  件  3", "1  文件  件  4"], 2, ONE_ROW, "counted_rows"),
        (["   0   1  2", "0  规章  件  3", "2  文件  件  4"], 2, ONE_ROW, "prose"),
        (["   0   1  2", "0  规章  件"], 1, NOTHING, "prose"),
        (["   0   1  2", "0  规章  件"], 0, NOTHING, "prose"),
        (["   0   1  2", "0  规章  件  3  4"], 1, NOTHING, "prose"),
        (["0   1  2", "0  规章  件  3"], 1, NOTHING, "prose"),
        (["   0   1", "0  规章  3"], 1, NOTHING, "prose"),
        (["0  规章  件  3"], 0, NOTHING, "prose"),
        # Lines of Markdown.
        (["# 概述"], 0, NOTHING, "markdown"),
        (["#概述"], 0, NOTHING, "prose"),
        (["####### 概述"], 0, NOTHING, "prose"),
        (["**概述**"], 0, NOTHING, "markdown"),
        (["**概述**。"], 0, NOTHING, "prose"),
        (["__概述__"], 0, NOTHING, "markdown"),
        (["__概述**"], 0, NOTHING, "prose"),
        (["*3"], 0, NOTHING, "prose"),
        # What prints nothing.
        (["\u200b"], 0, NOTHING, None),
        ([""], 0, NOTHING, None),
        ([" \u3000"], 0, NOTHING, None),
    ],
)  # fmt: skip
def test_the_first_that_recognises_a_line(
    lines: list[str], at: int, above: Above, layout: str | None
) -> None:
    assert taker(lines, at, above) == layout


def test_the_order_is_the_precedence() -> None:
    modules = (
        html_tables, frames, counted_rows, lone_bars, lone_cells, tabs, comma_grids, commas, even_bars,
        bars_between, rules, bars, markdown, double_blanks, prose,
    )  # fmt: skip
    assert tuple(module.read for module in modules) == LAYOUTS


def row(read: Layout, lines: list[str], at: int, above: Above = NOTHING) -> Row:
    found = read(lines, at, above)
    assert isinstance(found, Row)
    return found


def cells(read: Layout, lines: list[str], at: int, above: Above = NOTHING) -> list[str]:
    return [cell.text for cell in row(read, lines, at, above).cells]


class TestRows:
    def test_a_figure_that_a_line_end_cut_in_two(self) -> None:
        lines = ["规章 | 1", "文件 | 12", "3", "许可 | 4"]
        assert cells(bars_between.read, lines, 1) == ["文件", "12\n3"]
        assert row(bars_between.read, lines, 1).end == 3

    def test_a_data_frame_says_where_a_cell_is_blank(self) -> None:
        lines = ["   0    1   2", "0  规章  件  NaN", "1  规范性 文件  件   12"]
        assert cells(counted_rows.read, lines, 0) == []
        assert cells(counted_rows.read, lines, 1) == ["规章", "件", ""]
        assert cells(counted_rows.read, lines, 2) == ["规范性 文件", "件", "12"]
        named = ["   指标  单位  数", *lines[1:]]
        assert cells(counted_rows.read, named, 0) == ["指标", "单位", "数"]

    RULE = "+------+---+"

    def test_what_stands_between_two_rules_is_a_row(self) -> None:
        first = [self.RULE, "| 指标 | 数 |", self.RULE, "| 文件 | 4 |", self.RULE]
        row_of_two = ["| 规范性 | 12 |", "| 文件数 |    |", self.RULE, "| 许可 | 0 |", self.RULE]
        assert cells(frames.read, [*first, *row_of_two], 5) == ["规范性\n文件数", "12"]
        assert row(frames.read, [*first, *row_of_two], 5).end == 7
        assert frames.read([*first, *row_of_two], 1, NOTHING) is None  # bars read a single line
        assert frames.read([*first, *row_of_two], 6, NOTHING) is None

    def test_where_the_header_alone_is_ruled_off_each_line_is_a_row(self) -> None:
        body = ["| 规章 | 3 |", "| 文件 |   |"]
        lines = [self.RULE, "| 指标 | 数 |", self.RULE, *body, self.RULE]
        assert frames.read(lines, 3, NOTHING) is None
        again = [*lines, "| 许可 | 5 |", self.RULE]
        assert frames.read(again, 3, NOTHING) is None
        assert frames.read([*again, "| 处罚 | 5 |", self.RULE], 3, NOTHING) is not None

    @pytest.mark.parametrize(
        "second", ["| 文件数 | | |", "| 文件数 |", "| 文件数 | 3", "文件数 | |", "", "+3"]
    )
    def test_lines_that_do_not_fit_are_no_row_of_several_lines(self, second: str) -> None:
        ruled = [line for name in "甲乙丙" for line in (self.RULE, f"| {name} | 3 |")]
        lines = [*ruled, self.RULE, "| 规范性 | 12 |", second, self.RULE]
        assert frames.read(lines, 7, NOTHING) is None

    def test_two_figures_of_a_cell_are_not_one(self) -> None:
        ruled = [line for name in "甲乙丙" for line in (self.RULE, f"| {name} | 3 |")]
        lines = [*ruled, self.RULE, "| 规章 | 12 |", "| 文件 | 7 |", self.RULE]
        assert cells(frames.read, lines, 7) == ["规章\n文件", "12\n7"]

    def test_a_bar_at_the_end_of_a_row_among_rows_without_one(self) -> None:
        lines = ["指标 | 单位 | 数", "公开 |  | ", "文件 | 件 | "]
        assert cells(bars_between.read, lines, 1, ONE_ROW) == ["公开", "", ""]
        assert cells(bars_between.read, lines, 2, TWO_ROWS) == ["文件", "件", ""]
        assert cells(bars_between.read, ["维持 | 纠正 | 总计", " | 2 | "], 1, ONE_ROW) == [
            "",
            "2",
            "",
        ]

    def test_a_row_of_figures_after_one_is_none(self) -> None:
        lines = ["规章 | 1", "文件 | 件", "3 | 4"]
        assert cells(bars_between.read, lines, 1) == ["文件", "件"]

    @pytest.mark.parametrize(("lines", "end"), [(11, 13), (12, 1)])
    def test_a_cell_goes_on_for_a_dozen_lines(self, lines: int, end: int) -> None:
        text = ["| 规章", *[""] * lines, "3 |"]
        assert row(bars.read, text, 0).end == end

    @pytest.mark.parametrize(("length", "end"), [(157, 2), (158, 1)])
    def test_a_cell_goes_on_for_160_characters(self, length: int, end: int) -> None:
        assert row(bars.read, ["| 规章", "文" * length + " 3|"], 0).end == end

    def test_prose_after_a_closed_row_is_no_part_of_it(self) -> None:
        assert row(bars.read, ["| 规章 |", "概述", "| 文件 |"], 0).end == 1
        assert row(bars.read, ["| 规章 |", " 3 |", "| 文件 |"], 0).end == 2

    def test_where_rows_have_no_leading_bar_one_has_a_blank_first_cell(self) -> None:
        unbordered = Above(rows=2, gap=0, unbordered=True)
        assert cells(bars.read, [" | 规章 | 3 |"], 0, unbordered) == ["", "规章", "3"]
        assert cells(bars.read, [" | 规章 | 3 |"], 0, TWO_ROWS) == ["规章", "3"]

    def test_below_a_row_without_bars_at_its_ends_one_is_over_where_another_begins(self) -> None:
        unbordered = Above(rows=2, gap=0, unbordered=True)
        for following in ("许可 | 5 | 6", " | 许可 | 6"):
            assert row(bars.read, [" | 规章 | 3", following], 0, unbordered).end == 1
        # What the last cell goes on in has its bar, and another row begins with one.
        assert cells(bars.read, [" | 规章 | 规范", "性 | 5 | 6 |"], 0, unbordered) == [
            "", "规章", "规范\n性", "5", "6",
        ]  # fmt: skip
        assert row(bars.read, [" | 规章 | 3", "许可 | 5 | 6"], 0, TWO_ROWS).end == 2

    @pytest.mark.parametrize(
        ("line", "spans"),
        [
            ("| 甲 | 乙 |", [1, 1]), ("| 甲 || 乙 |", [2, 1]), ("| 甲 | || 乙 |", [3, 1]), ("| 甲 |  | 乙 |", [1, 1, 1]),
            ("| 甲 | | 乙 |", [1, 1, 1]), ("| 甲 | | 乙 |  |", [2, 1, 1]),
        ],
    )  # fmt: skip
    def test_spans(self, line: str, spans: list[int]) -> None:
        assert [cell.colspan for cell in row(bars.read, [line], 0).cells] == spans


def blocks(*lines: str) -> list[object]:
    content = read_text(Given(name="甲", data=b"", text="\n".join(lines)))
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell and cell.text for cell in line] for line in block.grid]
        for block in content.blocks
    ]


class TestTables:
    def test_rows_of_one_width_go_on_after_a_blank_line(self) -> None:
        assert blocks("| 甲 | 1 |", "", "| 乙 | 2 |") == [[["甲", "1"], ["乙", "2"]]]
        assert blocks("| 甲 | 1 |", "", "| 乙 |") == [[["甲", "1"]], [["乙"]]]
        assert blocks("| 甲 | 1 |", "| 乙 |") == [[["甲", "1"], ["乙"]]]

    def test_a_tab_at_the_end_of_all_rows_ends_their_last_cell(self) -> None:
        assert blocks("甲\t1\t", "乙\t2\t") == [[["甲", "1"], ["乙", "2"]]]
        assert blocks("甲\t1\t", "乙\t2\t3") == [[["甲", "1", ""], ["乙", "2", "3"]]]

    def test_drawn_bars_are_plain_ones_where_there_are_two(self) -> None:
        assert blocks("│ 甲 │ 1 │", "│ 乙 │ 2 │") == [[["甲", "1"], ["乙", "2"]]]
        assert blocks("甲丨乙") == ["甲丨乙"]

    def test_gaps_are_counted(self) -> None:
        text = "一\n\n\n二\n\n# 三\n四"
        content = read_text(Given(name="甲", data=b"", text=text))
        gaps = [block.gap for block in content.blocks if isinstance(block, Paragraph)]
        assert gaps == [0, 2, 1, 0]
        assert not any(isinstance(block, Table) for block in content.blocks)


class TestEvenBars:
    def test_a_blank_between_bars_is_a_place(self) -> None:
        lines = ("合计 |  |  | 上年 |  | ", "---|---|---|---|---|---", " | 甲 | 乙 |  |  | 丙",
                 "规章 | 3 |  | 4 | 5 | 6", "文件 | 1 | 2 | 3 |  | ", " | 1 |  | 3 |  | 9")  # fmt: skip
        assert blocks("概述", *lines[:4], lines[3], *lines[4:], "概述") == [
            "概述",
            [
                ["合计", "", "", "上年", "", ""],
                ["", "甲", "乙", "", "", "丙"],
                ["规章", "3", "", "4", "5", "6"],
                ["规章", "3", "", "4", "5", "6"],
                ["文件", "1", "2", "3", "", ""],
                ["", "1", "", "3", "", "9"],
            ],
            "概述",
        ]

    def test_nothing_between_bars_is_empty_among_figures_and_spanned_in_a_header(self) -> None:
        read = blocks(
            "|信息|甲||乙|", "|规章|3||4|", "|信息|丙|丁|戊|", "|文件||5||", "|许可|6||7|"
        )
        assert read == [
            [
                ["信息", "甲", "甲", "乙"],
                ["规章", "3", "3", "4"],
                ["信息", "丙", "丁", "戊"],
                ["文件", "", "5", ""],
                ["许可", "6", "", "7"],
            ]
        ]
        assert blocks("|甲|乙|丙|", "|规章|3||", "|文件|4||")[0] == [
            ["甲", "乙", "丙"],
            ["规章", "3", "3"],
            ["文件", "4", "4"],
        ]


class TestCommaGrids:
    NAMES = ",,甲,乙,丙"

    def test_a_place_between_commas_is_a_cell(self) -> None:
        rows = ('"办理\n结果",公开,3,,4', ',"部分公开,区分处理",5,6,', "合计,,8,6,4")
        assert blocks("概述", "办理情况,,甲乙,,", self.NAMES, *"\n".join(rows).split("\n")) == [
            "概述",
            [
                ["办理情况", "", "甲乙", "", ""],
                ["", "", "甲", "乙", "丙"],
                ["办理 结果", "公开", "3", "", "4"],
                ["", "部分公开,区分处理", "5", "6", ""],
                ["合计", "", "8", "6", "4"],
            ],
        ]

    def test_figures_of_a_wider_row_are_none(self) -> None:
        """A comma that groups digits: it is open which figure it is in."""
        lines = (
            self.NAMES,
            "办理,公开,3,1,4",
            "办理,其他,5,1,204,7",
            "办理,无,5,0,2",
            "合计,,8,6,4",
        )
        (table,) = blocks(*lines)
        assert table[2] == ["办理", "其他", "5, 1, 204, 7"]
        assert table[3] == ["办理", "无", "5", "0", "2"]

    def test_a_shorter_row_stays_so(self) -> None:
        lines = (self.NAMES, "办理,公开,3,1,4", "办理,其他,5,7", "办理,无,5,0,2", "合计,,8,6,4")
        (table,) = blocks(*lines)
        assert table[2] == ["办理", "其他", "5", "7"]
        # With as many others none is usual.
        assert taker([*lines[:3], "办理,无,5,7"], 0) == "commas"

    def test_numbers_of_rows_and_columns_are_no_cells(self) -> None:
        lines = (",0,1,2,3", "0,项目,,甲,乙", "1,办理,公开,3,1", "2,合计,,8,6")
        body = [["项目", "", "甲", "乙"], ["办理", "公开", "3", "1"], ["合计", "", "8", "6"]]
        assert blocks(*lines) == [body]
        assert taker([*lines[:3], "3,合计,,8,6"], 0) != "comma_grids"

    def test_columns_that_are_empty_end_the_table(self) -> None:
        assert blocks("项目,,甲,乙,,", "办理,公开,3,,,", "合计,,8,6,,") == [
            [["项目", "", "甲", "乙"], ["办理", "公开", "3", ""], ["合计", "", "8", "6"]]
        ]


def test_a_blank_value_is_a_row() -> None:
    """Of a row without a figure the label alone is filled, also in the last row of a table."""
    lines = [
        "信息内容,本年制发件数,本年废止件数,现行有效件数", "规章,,,", "文件,3,1,4", "许可,,,", "",
        "其他事项,,,", "无。,,,",
    ]  # fmt: skip
    table, heading, text = blocks(*lines)
    assert table == [line.split(",") for line in lines[:4]]
    assert (heading, text) == ("其他事项", "无。")


class TestLoneCells:
    """A line of a spreadsheet with one filled cell."""

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("甲县年度报告,,", "甲县年度报告"),
            ("甲县年度报告,,,,,", "甲县年度报告"),
            ("甲县年度报告;;", "甲县年度报告"),
            ("甲县年度报告，，", "甲县年度报告"),
            ("甲县年度报告；；", "甲县年度报告"),
            ("甲县年度报告\t\t", "甲县年度报告"),
            ('"甲县年度报告","",""', "甲县年度报告"),
            ('"甲县年度报告",""', "甲县年度报告"),
            ('"甲县“年度”报告,第一部分",,', "甲县“年度”报告,第一部分"),
            ('"甲县""年度""报告","",""', '甲县"年度"报告'),
            ("公开123条，比上年多。，，", "公开123条，比上年多。"),
            ("公开123条，比上年多。,,", "公开123条，比上年多。"),
            # The line goes on below, or has more cells.
            ("甲县年度报告,", None),
            ("甲县年度报告\t", None),
            ("甲县,年度报告,,", None),
            ("甲县，年度报告，，", None),
            ("甲县|年度报告,,", None),
            ("公开123条,比上年多。,,", None),
            ('"甲县","年度报告",""', None),
            ('"甲县"年度报告"",', None),
            (",,,", None),
            ('"","",""', None),
            ("甲县年度报告,;,", None),
        ],
    )
    def test_what_it_says(self, line: str, text: str | None) -> None:
        assert lone_cells.lone_text([line], 0) == text
        found = lone_cells.read([line], 0, NOTHING)
        assert found == (None if text is None else Line(end=1, paragraph=Paragraph(text=text)))

    @pytest.mark.parametrize(
        ("below", "alone", "in_table"),
        [
            ((), True, False),
            (("无。",), True, False),
            (("二、主动公开",), True, False),
            (("二、主动公开,,", "无。"), True, False),
            (("无。,,",), True, True),
            (("二、主动公开,,", "", "无。,,"), True, True),
            (("指标,单位,数量",), True, False),
            (("二、主动公开,,", "指标,单位,数量", "文件,件,3"), True, False),
            (("文件,件,3",), False, False),
            (("二、主动公开,,", "", "文件,件,3"), False, False),
            (("文件\t件\t3",), False, False),
            (("文件,件,/",), False, False),
            (("文件,件,",), False, False),
            (("文件,,无",), False, False),
            (("甲,,", *["乙,,"] * 10, "文件,件,3"), False, False),
            (("甲,,", *["乙,,"] * 11, "文件,件,3"), True, False),
        ],
    )
    def test_above_a_row_of_figures_it_may_name_a_group(
        self, below: tuple[str, ...], *, alone: bool, in_table: bool
    ) -> None:
        lines = ["甲县", "一、概述,,", *below]
        assert (lone_cells.lone_text(lines, 1) is not None) == alone
        assert (lone_cells.lone_text(lines, 1, in_table=True) is not None) == in_table
        assert (lone_cells.read(lines, 1, APART) is not None) == alone
        assert (lone_cells.read(lines, 1, ONE_ROW) is not None) == in_table

    def test_the_title_of_a_sheet(self) -> None:
        group, row = "一、主动公开情况,,", "文件,件,3"
        for before in ([], ["", ""]):
            assert lone_cells.lone_text([*before, "甲县,,", group, row], len(before)) == "甲县"
            assert lone_cells.lone_text([*before, group, row], len(before)) is None
        assert lone_cells.lone_text(["乙县", "甲县,,", group, row], 1) is None


class TestCommas:
    def test_a_comma_in_brackets_or_quotation_marks_is_text(self) -> None:
        label = "部分公开（区分处理的,只计这一情形）"
        assert blocks("规章,3,0", f"{label},4,1") == [[["规章", "3", "0"], [label, "4", "1"]]]
        assert blocks('"规章",3', '"文件,通知",4') == [[["规章", "3"], ["文件,通知", "4"]]]
        led = blocks("规章,3,0,1,2,345", "某组情况,文件通知,4,0,0,2,345", "许可,3,0,1,2,6")
        assert led == [
            [
                ["规章", "3", "0", "1", "2", "345"],
                ["某组情况", "文件通知", "4", "0", "0", "2", "345"],
                ["许可", "3", "0", "1", "2", "6"],
            ]
        ]
        lost = blocks("规章,3,0,1,2,6", "某组情况,文件通知,4,0,0,2,3,345", "许可,3,0,1,2,6")
        assert lost[0][1] == ["某组情况", "文件通知", "4, 0, 0, 2, 3, 345"]
        assert blocks("规章,3", '许可,"1,287"') == [[["规章", "3"], ["许可", "1,287"]]]
        assert blocks("规章,3", '"文件\n通知",4') == [[["规章", "3"], ["文件 通知", "4"]]]

    def test_a_comma_may_group_digits_where_the_row_is_too_wide(self) -> None:
        assert blocks("信息内容,数量", "许可,1,287")[0] == [["信息内容", "数量"], ["许可", "1,287"]]
        # Of several columns it is not known which has the longer number: no number at all.
        wide = blocks("规章,3,0,1", "文件,1,287,4,5", "许可,3,4,5")
        assert wide == [
            [["规章", "3", "0", "1"], ["文件", "1, 287, 4, 5"], ["许可", "3", "4", "5"]]
        ]
        assert blocks("规章,3,0", "文件,12,345")[0][1] == ["文件", "12", "345"]

    def test_a_comma_at_the_end_of_all_rows_ends_their_last_cell(self) -> None:
        assert blocks("规章,3,", "文件,4,") == [[["规章", "3"], ["文件", "4"]]]
        assert blocks("规章,3,", "文件,4,1") == [[["规章", "3", ""], ["文件", "4", "1"]]]

    @pytest.mark.parametrize(("figures", "rows"), [(499, True), (500, False)])
    def test_a_row_has_a_thousand_characters_at_most(self, figures: int, *, rows: bool) -> None:
        line = "规章," + ",".join("0" * figures)
        assert (len(line) <= 1000) is rows
        assert isinstance(commas.read([line, line], 0, NOTHING), Row) is rows

    def test_the_name_of_a_group_may_stand_between_rows(self) -> None:
        assert blocks("规章,件,3", "二、回应", "文件,件,4") == [
            [["规章", "件", "3"]], "二、回应", [["文件", "件", "4"]],
        ]  # fmt: skip


class TestTablesOfHtml:
    TABLE = "<table>\n<tr><td>甲</td><td>1</td></tr>\n</table>"

    def test_text_around_a_table_keeps_its_lines(self) -> None:
        assert blocks("# 题", "一", self.TABLE, "二") == ["题", "一", [["甲", "1"]], "二"]
        assert blocks("一" + self.TABLE + "二", "三") == ["一", [["甲", "1"]], "二", "三"]

    def test_a_table_may_stand_in_a_page_of_its_own_and_have_no_end(self) -> None:
        page = f"<html><body>{self.TABLE}</body></html>"
        assert blocks("一", page, "二") == ["一", [["甲", "1"]], "二"]
        assert blocks("一", "<table><tr><td>甲</td><td>1") == ["一", [["甲", "1"]]]

    @pytest.mark.parametrize(
        ("text", "alone"),
        [
            ("一\n" + TABLE, True), (TABLE, False), ("一\n<p>二</p>" + TABLE, False),
            ("一 <二> 3<4" + TABLE, True), ("一", False),
        ],
    )  # fmt: skip
    def test_whether_tables_are_all_there_is_of_html(self, text: str, *, alone: bool) -> None:
        assert html_tables.has_tables_alone(text) is alone

    def test_such_a_text_is_no_page(self) -> None:
        text = "# 2023年青石区政府信息公开工作年度报告\n\n一、总体情况\n\n平稳。\n\n" + self.TABLE
        assert gp.read_document(text.encode()).source.format == "text"
        assert gp.read_document(("<h1>" + text).encode()).source.format == "html"
