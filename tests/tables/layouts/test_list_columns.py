"""The columns of a list: which holds the units, which the figures of the year, told row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from govreport_parse.tables.layouts.list_columns import list_figures
from govreport_parse.tables.rows import split_rows
from tests.tables.printing import Line, compiled, grid, held, spanning

FORM = compiled("2014", "summary")
LABELS = [one.label for one in FORM.table.rows if one.kind == "value"]
HEADER = ("统计指标", "单位", "统计数")
# Figures that do not count up.
COUNTS = ("815", "12", "3", "40", "7", "26", "5", "9", "0", "18", "2", "31")


def figures(
    *tables: tuple[Line, ...], year: int | None = 2015, restored: Sequence[int] = ()
) -> tuple[list[str | None], bool]:
    """Of each row unit and figure, None where the cells leave it open; whether any column is known."""
    blocks = [replace(grid(*lines), restored=i in restored) for i, lines in enumerate(tables)]
    printed = held("2014", *blocks)
    parts = [printed.printed_table(i, FORM) for i in range(len(blocks))]
    splits = [split for part in parts for split in split_rows(part, FORM)]
    found, known = list_figures(parts, splits, FORM.table, year)
    assert not any(values and unclear for _, values, unclear in found)
    read = [
        None if unclear else " ".join((unit or "-", *(cell.text or "blank" for cell in values)))
        for unit, values, unclear in found
    ]
    return read, known


def rows(*cells: Line, first: int = 0) -> tuple[Line, ...]:
    """Rows of the form with these cells after their labels."""
    return tuple((label, *own) for label, own in zip(LABELS[first:], cells, strict=False))


def usual(count: int = 5, *beyond: str) -> tuple[Line, ...]:
    return rows(*(("条", figure, *beyond) for figure in COUNTS[:count]))


def read(count: int = 5) -> list[str]:
    return [f"条 {figure}" for figure in COUNTS[:count]]


NONE = [None] * 5
OTHER = ["条 4"] * 5


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


class TestContent:
    """Without a header the cells tell: one column of figures, one of units."""

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            ([("条", one) for one in COUNTS[:5]], read()),
            ([(one, "条") for one in COUNTS[:5]], read()),
            ([("条", one, "4") for one in COUNTS[:5]], NONE),
            ([("条", "/", one) for one in COUNTS[:5]], NONE),
            ([("条", "") for _ in range(5)], ["条 blank"] * 5),
            ([("条", "详见", one) for one in COUNTS[:5]], read()),
            # A figure in ten rows is stray, two are a column.
            ([("条", one, "") for one in COUNTS[:10]] + [("条", "31", "4")], [*read(10), "条 31"]),
            ([("条", one, "") for one in COUNTS[:8]] + [("条", "0", "4")], [None] * 9),
            ([("条", "7", "")] * 17 + [("条", "7", "4")] * 2, [None] * 19),
            ([("条", "7", "")] * 18 + [("条", "7", "4")], ["条 7"] * 19),
            # Numbers of the rows: four and more, one step out of five left out; three digits.
            ([(str(k), "条", one) for k, one in zip("12345", COUNTS, strict=False)], read()),
            ([(str(k), "条", one) for k, one in zip("1234", COUNTS, strict=False)], NONE[:4]),
            ([(str(k), "条", one) for k, one in zip("123", COUNTS, strict=False)], NONE[:3]),
            (
                [(str(k), "条", one) for k, one in zip("123567", COUNTS, strict=False)],
                [*NONE, None],
            ),
            ([(str(k + k // 6), "条", one) for k, one in enumerate(COUNTS[:10])], read(10)),
            ([(str(k + k // 6), "条", one) for k, one in enumerate(COUNTS[:9])], [None] * 9),
            (
                [(str(990 + k), "条", one) for k, one in enumerate(COUNTS[:5])],
                read(),
            ),
            ([(str(1990 + k), "条", one) for k, one in enumerate(COUNTS[:5])], NONE),
            ([("条", str(k)) for k in range(1, 6)], NONE),
            ([("፩", "条", one) for one in COUNTS[:5]], read()),
            ([("条", one, "") for one in COUNTS[:9]] + [("条", "18", "4")], read(10)),
            ([("条", "", "")] * 5 + [("条", "4")], [*["条 blank"] * 5, None]),
            # More than a quarter of the rows have units: theirs is a column, which others miss.
            ([("条", "3"), ("", "5"), ("", "12"), ("", "7"), ("", "条", "4")], NONE),
            (
                [("条", "3"), ("条", "9"), *[("", one) for one in COUNTS[:5]], ("", "条", "4")],
                ["条 3", "条 9", *(f"- {one}" for one in COUNTS[:5]), "条 4"],
            ),
            # Units in a quarter of the rows are a column of theirs.
            ([("条", "3"), ("", "5"), ("", "12")], ["条 3", "- 5", "- 12"]),
        ],
    )
    def test_which_column_holds_the_figures(
        self, cells: list[Line], found: list[str | None]
    ) -> None:
        assert figures(rows(*cells)) == (found, found[0] is not None)

    @pytest.mark.parametrize(
        ("narrow", "wider", "known"),
        [
            # What is left of a wider row: its figure may be of either column.
            ([("条", one) for one in COUNTS[:9]], [("条", "26", "9")], True),
            ([("条", one) for one in COUNTS[:8]], [("条", "26", "9")], False),
            ([("条", one) for one in COUNTS[:5]], [("条", "26", "")], True),
            ([(one,) for one in COUNTS[:10]], [("条", "26")], False),
            ([(one,) for one in COUNTS[:10]], [("26", "")], True),
            ([(one,) for one in COUNTS[:9]], [("26", "9")], True),
            ([(one,) for one in COUNTS[:8]], [("26", "9")], False),
        ],
    )
    def test_rows_that_lost_a_cell(
        self, narrow: list[Line], wider: list[Line], *, known: bool
    ) -> None:
        assert figures(rows(*narrow, *wider))[1] == known

    def test_no_rows_of_the_form(self) -> None:
        assert figures((HEADER, ("制发数某", "条", "4"), (LABELS[0],))) == ([None, "-"], False)
        assert figures((HEADER,)) == ([], False)


class TestRow:
    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            ((), "-"),
            (("条",), "条"),
            (("4",), None),
            (("",), "- blank"),
            (("条", "4"), "条 4"),
            (("条", ""), "条 blank"),
            (("条", "详见"), "条 详见"),
            # One too many: blanks, or another figure.
            (("条", "4", ""), "条 4"),
            (("条", "4", "5"), None),
            (("条", "4", "备注"), "条 4"),
            (("条", "4", "备注", "5"), "条 4"),
            (("条", "", "4"), None),
            (("条", "", "/"), None),
            (("条", "4", "/"), "条 4"),
            (("", "条", "4"), "条 4"),
            (("", "", "条", "4"), "条 4"),
            (("", "条", ""), "条 blank"),
            (("", "条"), None),
            (("", "4"), "- 4"),
            # No unit, or none that we know.
            (("4", "条"), None),
            (("4", "5"), None),
            (("4", ""), None),
            (("万件", "4"), "万件 4"),
            (("公里平方米数", "4"), "公里平方米数 4"),
            (("公里平方米数某", "4"), "- 4"),
            (("\ufffc", "4"), "- 4"),
            (("/", "4"), "- 4"),
            (("万件", "4", ""), "- 4"),
            (("万件", "4", "5"), None),
            (("条", "件"), "条 件"),
            (("条", "4", "件"), "条 4"),
            (("万件", "4", "", "5"), None),
        ],
    )
    def test_below_five_that_have_both(self, cells: Line, found: str | None) -> None:
        lines = (HEADER, *usual(), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("条", "4"), None),
            (("条", "4", ""), "条 4"),
            (("条", "", "4"), "条 blank"),
            (("条", "", "", "4"), None),
            (("条", "", "5", "/"), None),
            (("条",), "条"),
        ],
    )
    def test_where_figures_follow(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "单位", "2015年", "2014年")
        lines = (header, *usual(5, "8"), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("条", "", "4"), None),
            (("条", "", "/"), None),
            (("条", "", "无误"), "条 blank"),
            (("条", "4", "5"), "条 4"),
            (("条", "4"), "条 4"),
            (("条", ""), None),
            (("", "条"), None),
            (("", "条", "", "4"), None),
            (("", "条", "4", ""), "条 4"),
        ],
    )
    def test_where_remarks_follow(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "单位", "统计数", "备注")
        lines = (header, *usual(10, ""), (LABELS[10], *cells))
        assert figures(lines) == ([*read(10), found], True)

    def test_where_remarks_follow_in_one_of_ten_rows(self) -> None:
        header = ("统计指标", "单位", "统计数", "备注")
        lines = (header, *usual(9, ""), (LABELS[9], "条", "", "4"))
        assert figures(lines) == ([*read(9), None], True)

    def test_a_short_row_where_a_number_in_ten_stands_beside(self) -> None:
        beside = (*[""] * 9, "4")
        lines = rows(*zip(COUNTS, beside, strict=False), ("7",))
        found = [*(f"- {figure}" for figure in COUNTS[:10]), "- 7"]
        assert figures((("统计指标", "统计数", "备注"), *lines)) == (found, True)

    def test_where_other_columns_follow(self) -> None:
        header = ("统计指标", "单位", "2015年", "2014年", "备注")
        lines = (header, *usual(5, "8", ""), (LABELS[5], "条", "4"))
        assert figures(lines) == ([*read(), None], True)
        numbered = [(*line, str(k)) for k, line in enumerate(usual())]
        lines = (("统计指标", "单位", "统计数", "序号"), *numbered, (LABELS[5], "条", "4"))
        assert figures(lines) == ([*read(), "条 4"], True)

    def test_after_another_year(self) -> None:
        header = ("统计指标", "单位", "2014年", "2015年")
        lines = (header, *usual(5, "4"), (LABELS[5], "条", "4", ""))
        assert figures(lines) == ([*OTHER, "条 blank"], True)

    def test_after_a_blank_column(self) -> None:
        header = ("统计指标", "", "单位", "统计数")
        blank = rows(*(("", "条", one) for one in COUNTS[:5]))
        for cells, found in ((("条", "4", "5"), None), (("条", "4"), "条 4")):
            assert figures((header, *blank, (LABELS[5], *cells))) == ([*read(), found], True)

    def test_restored_from_text(self) -> None:
        """A blank at the end of a row may be lost with its end."""
        header = ("统计指标", "单位", "统计数", "备注")
        for cells, found in ((("条", ""), "条 blank"), (("条", "", "4"), "条 blank")):
            lines = (header, *usual(10, ""), (LABELS[10], *cells))
            assert figures(lines, restored=[0]) == ([*read(10), found], True)

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

    WHOLE = (*("条 815", "条 12", "条 3"), *NONE)

    @pytest.mark.parametrize(
        ("header", "whole", "found"),
        [
            (("统计指标", "单位", "2014年", "2015年"), 3, WHOLE),
            (("统计指标", "单位", "2014年", "2015年"), 2, [None] * 7),
            (("项目", "统计指标", "单位", "2014年", "2015年"), 3, WHOLE),
            # It names as many columns as most rows have cells, or nothing over the labels.
            (("统计指标", "单位", "2015年"), 3, [None] * 3 + read()),
            (("", "单位", "2014年", "2015年"), 3, [None] * 8),
        ],
    )
    def test_restored_rows_of_which_most_lack_a_blank(
        self, header: Line, whole: int, found: Sequence[str | None]
    ) -> None:
        wide = [("条", "4", figure) for figure in COUNTS[:whole]]
        lines = (header, *rows(*wide, *(("条", figure) for figure in COUNTS[:5])))
        assert figures(lines, restored=[0])[0] == list(found)
        if found == self.WHOLE:
            assert figures(lines)[0] == [None] * 8
            longer = (*lines, (LABELS[8], "条", "4", "5", "6"))
            assert figures(longer, restored=[0])[0] == [None] * 9

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

    def test_units_and_figures_in_either_column(self) -> None:
        cells = (("条", "815"), ("条", "12"), ("条", "3"), ("40", "条"), ("7", "条"))
        found = figures((("统计指标", "数量"), *rows(*cells)))[0]
        assert found == [*read()[:3], None, None]

    def test_restored_rows_beside_a_table_that_is_drawn(self) -> None:
        header = ("统计指标", "单位", "2014年", "2015年")
        first = (header, *rows(*(("条", "4", figure) for figure in COUNTS[:3])))
        second = rows(*(("条", figure) for figure in COUNTS[:5]), first=3)
        assert figures(first, second, restored=[1])[0] == list(self.WHOLE)
        assert figures(first, second)[0] == list(self.WHOLE)

    def test_one_of_two_tables_restored(self) -> None:
        first = (("统计指标", "单位", "统计数", "备注"), *usual(5, ""))
        second = ((LABELS[5], "条", "4", ""), (LABELS[6], "条", "3", ""), (LABELS[7], "条", ""))
        found = [*read(), "条 4", "条 3"]
        assert figures(first, second, restored=[1]) == ([*found, "条 blank"], True)
        assert figures(first, second) == ([*found, None], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("4", "条"), "条 4"),
            (("", "条"), "条 blank"),
            (("4",), "- 4"),
            (("条",), "条"),
            (("条", "4"), None),
            (("4", "件", "5"), None),
            (("4", "条", ""), "条 4"),
            (("", "条", "备注"), "条 blank"),
        ],
    )
    def test_where_the_unit_follows(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "统计数", "单位")
        lines = (header, *rows(*((one, "条") for one in COUNTS[:5])), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("4",), "- 4"),
            (("条", "4"), None),
            (("4", ""), "- 4"),
            (("4", "5"), None),
            ((), "-"),
            (("条", "件"), None),
        ],
    )
    def test_where_no_units_are_printed(self, cells: Line, found: str | None) -> None:
        lines = (("统计指标", "数量"), *rows(*((one,) for one in COUNTS[:5])), (LABELS[5], *cells))
        assert figures(lines) == ([*(f"- {one}" for one in COUNTS[:5]), found], True)


class TestSeveralTables:
    FIRST = (HEADER, *usual())

    @pytest.mark.parametrize(
        ("second", "found"),
        [
            (rows(("条", "26"), ("条", "5"), first=5), ["条 26", "条 5"]),
            (rows(("条", "26", ""), ("条", "5", ""), first=5), ["条 26", "条 5"]),
            (rows(("条", "4", "26"), ("条", "8", "5"), first=5), [None, None]),
            (
                (("统计指标", "统计数", "单位"), *rows(("26", "条"), ("5", "条"), first=5)),
                ["条 26", "条 5"],
            ),
            (
                (("统计指标", "单位", "2014年"), *rows(("条", "26"), ("条", "5"), first=5)),
                [None, None],
            ),
            (rows(("26",), ("5",), first=5), ["- 26", "- 5"]),
            ((("说明某", "4"),), [None]),
            ((("说明某", "条", "4"),), ["条 4"]),
            ((HEADER, ("说明某", "条", "4")), ["条 4"]),
        ],
    )
    def test_the_second_goes_on_with_the_first_or_tells_for_itself(
        self, second: tuple[Line, ...], found: list[str | None]
    ) -> None:
        assert figures(self.FIRST, second) == ([*read(), *found], True)

    def test_the_columns_of_the_first_are_those_of_the_second(self) -> None:
        first = (("统计指标", "单位", "2014年", "2015年"), *usual(5, "4"))
        second = rows(("条", "26", "9"), ("条", "5", "7"), first=5)
        assert figures(first, second) == ([*OTHER, "条 9", "条 7"], True)
        # Fewer: of which of the two years is not said.
        second = rows(("条", "26"), ("条", "5"), first=5)
        assert figures(first, second) == ([*OTHER, None, None], True)

    def test_one_whose_columns_are_not_known(self) -> None:
        first = (("统计指标", "单位", "统计数", "合计"), *usual(5, "4"))
        second = rows(("条", "26"), ("条", "5"), first=5)
        assert figures(first, second) == ([*NONE, None, None], False)
        # One column of figures in either is the same.
        first = (("统计指标", "单位", "2014年"), *usual())
        assert figures(first, second)[0][:5] == NONE
        assert figures(first, (HEADER, *second))[0][5:] == ["条 26", "条 5"]
