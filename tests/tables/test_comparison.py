"""Tables of several years: which figure is whose, and of which year."""

from __future__ import annotations

from decimal import Decimal

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.comparison import read_comparisons
from tests.pages import page

Row = tuple[str, ...]
Comparisons = tuple[gp.Comparison, ...]
YEARS = ("指标", "2015年", "2016年")
RATED = ("指标", "2015年", "2016年", "同比")


def rows_of(*rows: Row) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)


def of_markup(
    markup: str,
    *,
    caption: str = "<p>对比表</p>",
    title: str = "2016年青石区政府信息公开工作年度报告",
    values: dict[str, str] | None = None,
) -> Comparisons:
    """What is read of one table in a report on 2016."""
    body = f"<p>一、概述</p><p>平稳。</p>{caption}<table>{markup}</table>"
    return gp.parse(page(body, values, title=title).encode()).comparisons


def comparisons(
    *rows: Row,
    caption: str = "<p>对比表</p>",
    title: str = "2016年青石区政府信息公开工作年度报告",
) -> Comparisons:
    return of_markup(rows_of(*rows), caption=caption, title=title)


def figures(found: Comparisons) -> list[tuple[object, ...]]:
    return [(c.year, c.value, c.change_percent) for c in found]


def statuses(found: Comparisons) -> list[tuple[object, ...]]:
    return [(c.value, c.status) for c in found]


class TestYears:
    ROW = ("主动公开信息", "700", "815", "16%")

    @pytest.mark.parametrize("last", ["上年", "去年", "上一年", "上期", "上年数", "上年同期"])
    @pytest.mark.parametrize("this", ["本年", "今年", "本期", "当年", "本年度"])
    def test_this_year_and_the_last(self, last: str, this: str) -> None:
        found = comparisons(("指标", last, this, "同比"), self.ROW)
        assert figures(found) == [(2015, 700, None), (2016, 815, 16)]

    def test_in_the_other_order(self) -> None:
        found = comparisons(("指标", "本年", "上年"), ("主动公开信息", "815", "700"))
        assert figures(found) == [(2016, 815, None), (2015, 700, None)]

    def test_years_by_their_numbers(self) -> None:
        head = ("指标", "2014年", "2015年度", "2016", "截至2013年底")
        found = comparisons(head, ("主动公开信息", "3", "4", "5", "6"))
        assert [(c.year, c.value) for c in found] == [(2014, 3), (2015, 4), (2016, 5), (2013, 6)]

    def test_a_year_of_its_own_is_none_of_the_reports(self) -> None:
        # Whatever the report's year, 2019年 is 2019.
        head = ("指标", "2018年", "2019年", "同比")
        title = "2019年青石区政府信息公开工作年度报告"
        for named in (title, title.replace("2019", "2016")):
            found = comparisons(head, self.ROW, title=named)
            assert figures(found) == [(2018, 700, None), (2019, 815, 16)]

    def test_no_year_where_the_report_has_none(self) -> None:
        found = comparisons(
            ("指标", "上年", "本年", "同比"), self.ROW, title="青石区政府信息公开工作年度报告"
        )
        assert [(c.year, c.value) for c in found] == [(None, 700), (None, 815)]

    def test_the_rate_is_that_of_the_latest_year(self) -> None:
        head = ("指标", "2016年", "2014年", "同比", "2015年")
        found = comparisons(head, ("主动公开信息", "5", "3", "25%", "4"))
        assert figures(found) == [(2016, 5, 25), (2014, 3, None), (2015, 4, None)]

    def test_a_part_of_a_year_is_not_the_year(self) -> None:
        row = ("主动公开信息", "2", "5", "25%", "7%")
        head = ("指标", "2016年上半年", "2016年", "同比", "环比")
        assert figures(comparisons(head, row)) == [(None, 2, None), (2016, 5, 25)]
        assert [c.indicator for c in comparisons(head, row)] == [None, "proactive.total"]
        for part in ("2016年1-6月", "2016年第三季度", "本年下半年", "2016年十月"):
            found = comparisons(("指标", part, "上年"), ("主动公开信息", "2", "5"))
            assert [(c.year, c.indicator) for c in found] == [
                (None, None), (2015, "proactive.total"),
            ]  # fmt: skip
        for whole in ("2016年1-12月", "截至2016年十二月底", "截至2016年12月底"):
            found = comparisons(("指标", whole, "上年"), ("主动公开信息", "2", "5"))
            assert [c.year for c in found] == [2016, 2015]

    def test_whose_rate_it_is(self) -> None:
        row = ("主动公开信息", "4", "10%", "5", "25%")
        for head in (
            ("指标", "2015年", "同比", "2016年", "同比"),
            ("指标", "2015年", "2015年同比", "2016年", "2016年同比"),
            ("指标", "上年", "较2014年", "本年", "较2015年"),
        ):
            assert figures(comparisons(head, row)) == [(2015, 4, 10), (2016, 5, 25)]
        # A change of another year, since another year, or of a year that is not clear.
        for header in ("2017年同比", "较2014年", "与2014年", "增减2016年", "2014年、2016年增幅"):
            found = comparisons(
                ("指标", "2015年", "2016年", header), ("主动公开信息", "4", "5", "25%")
            )
            assert figures(found) == [(2015, 4, None), (2016, 5, None)]
        for header in ("较2015年", "比2015年增减", "同比2015", "2016年比2015年增长", "2016年增减"):
            found = comparisons(
                ("指标", "2015年", "2016年", header), ("主动公开信息", "4", "5", "25%")
            )
            assert figures(found) == [(2015, 4, None), (2016, 5, 25)]

    def test_a_report_without_a_year_has_a_latest_one(self) -> None:
        found = comparisons(
            ("指标", "上年", "本年", "同比"), self.ROW, title="青石区政府信息公开工作年度报告"
        )
        assert figures(found) == [(None, 700, None), (None, 815, 16)]

    def test_of_two_columns_of_one_year_the_one_beside_it_has_the_rate(self) -> None:
        row = ("主动公开信息", "4", "5", "25%")
        found = comparisons(("指标", "2016年", "2016年合计", "同比"), row)
        assert figures(found) == [(2016, 4, None), (2016, 5, 25)]
        found = comparisons(
            ("指标", "2016年", "2016年总数", "备注", "同比"), (*row[:3], "无误", "25%")
        )
        assert figures(found) == [(2016, 4, None), (2016, 5, 25)]

    @pytest.mark.parametrize("part", ["其中网站", "2016年网站", "2016年其中微信", "网上受理数", ""])
    def test_a_part_is_not_what_the_row_names(self, part: str) -> None:
        found = comparisons(("指标", "2015年", "2016年", part), ("主动公开信息", "4", "5", "3"))
        assert [c.indicator for c in found] == ["proactive.total", "proactive.total", None]
        for whole in ("2016年数量（条）", "2016年度", "本年公开数", "2016", "2016年的数据"):
            found = comparisons(("指标", "2015年", whole), ("主动公开信息", "4", "5"))
            assert [(c.year, c.indicator) for c in found] == [
                (2015, "proactive.total"), (2016, "proactive.total"),
            ]  # fmt: skip

    @pytest.mark.parametrize("year", ["2016年", "2016年度", "2016"])
    def test_a_name_that_ends_in_a_year_is_that_of_its_figures(self, year: str) -> None:
        found = comparisons(("指标", "2015年", f"变化后的{year}"), ("主动公开信息", "4", "5"))
        assert figures(found) == [(2015, 4, None), (2016, 5, None)]
        found = comparisons(("指标", "2015年", f"{year}变化"), ("主动公开信息", "4", "5%"))
        assert figures(found) == [(2015, 4, None)]

    def test_the_years_of_a_report_may_be_blank(self) -> None:
        found = comparisons(("指标", "上年", "本年"), ("主动公开信息", "", ""))
        assert [(c.year, c.status) for c in found] == [(2015, "blank"), (2016, "blank")]

    @pytest.mark.parametrize("stock", ["累计", "总计", "合计", "历年"])
    def test_a_stock_is_no_figure_of_the_form(self, stock: str) -> None:
        found = comparisons(("指标", "2016年", f"{stock}数"), ("主动公开信息", "5", "9"))
        assert [(c.indicator, c.year, c.value) for c in found] == [
            ("proactive.total", 2016, 5), (None, None, 9),
        ]  # fmt: skip
        found = comparisons(("指标", f"2016年{stock}", "2015年"), ("主动公开信息", "9", "5"))
        assert [(c.indicator, c.year) for c in found] == [(None, 2016), ("proactive.total", 2015)]
        # 本年累计 is the year's own figure.
        found = comparisons(("指标", f"本年{stock}", "上年"), ("主动公开信息", "9", "5"))
        assert [c.indicator for c in found] == ["proactive.total"] * 2

    def test_a_column_without_a_year_holds_figures_or_nothing_that_is_read(self) -> None:
        found = comparisons((*YEARS, "其中网站"), ("主动公开信息", "4", "5", "3"))
        assert figures(found) == [(2015, 4, None), (2016, 5, None), (None, 3, None)]
        (found_,) = comparisons(("指标", "数量"), ("主动公开信息", "4"))
        assert (found_.indicator, found_.year, found_.value) == ("proactive.total", None, 4)
        found = comparisons((*YEARS, "备注"), ("主动公开信息", "4", "5", "无误"))
        assert figures(found) == [(2015, 4, None), (2016, 5, None)]
        # A number in the header alone is no column of figures.
        found = comparisons((*YEARS, "12"), ("主动公开信息", "4", "5", ""))
        assert figures(found) == [(2015, 4, None), (2016, 5, None)]
        found = comparisons(
            (*YEARS, "其中网站"), ("主动公开信息", "4", "5", "/"), ("政务微信", "1", "2", "3")
        )
        assert len(found) == 6

    @pytest.mark.parametrize("unnamed", ["其中网站", "备注"])
    def test_a_row_too_short_to_reach_a_column(self, unnamed: str) -> None:
        found = comparisons((*YEARS, unnamed), ("主动公开信息", "4", "5"))
        # Any of the three cells may be the one that is lost.
        assert [(c.year, c.value, c.status) for c in found] == [
            (2015, None, "unreadable"), (2016, None, "unreadable"),
        ]  # fmt: skip


class TestWhatIsATable:
    ROW = ("主动公开信息", "4", "5")

    @pytest.mark.parametrize(
        "label",
        [
            "指标", "统计指标", "主要指标", "指标名称", "项目", "项目名称", "类别", "类别名称", "内容",
            "内容摘要", "名称", "名称汇总", "统计项", "统计项目", "年份", "年度", "种类", "种类名称", "",
        ],
    )  # fmt: skip
    def test_names_of_the_column_of_labels(self, label: str) -> None:
        found = comparisons((label, "2015年", "2016年"), self.ROW)
        assert figures(found) == [(2015, 4, None), (2016, 5, None)]

    @pytest.mark.parametrize("label", ["信息", "某项目", "年份表", "年度表", "名", "序", "序号表"])
    def test_other_names(self, label: str) -> None:
        assert comparisons((label, "2015年", "2016年"), self.ROW) == ()

    @pytest.mark.parametrize("label", ["序号", "编号", "代码"])
    def test_a_column_of_numbers_before_the_labels(self, label: str) -> None:
        found = comparisons((label, *YEARS), ("A1", *self.ROW))
        assert [(c.label, c.year, c.value) for c in found] == [
            ("主动公开信息", 2015, 4), ("主动公开信息", 2016, 5),
        ]  # fmt: skip

    def test_numbers_of_rows_are_no_figures(self) -> None:
        head = ("序号", *RATED)
        found = comparisons(head, ("1", *self.ROW, "25%"), ("2", "政务微信", "8", "4", "-50%"))
        assert [(c.label, c.year, c.value, c.change_percent) for c in found] == [
            ("主动公开信息", 2015, 4, None), ("主动公开信息", 2016, 5, 25),
            ("政务微信", 2015, 8, None), ("政务微信", 2016, 4, -50),
        ]  # fmt: skip
        found = comparisons(("序号", "主动公开信息", "同比"), ("1", "815", "16%"))
        assert [(c.label, c.value, c.change_percent) for c in found] == [("主动公开信息", 815, 16)]

    def test_two_columns_of_numbers_before_the_labels(self) -> None:
        head = ("序号", "编号", *YEARS)
        found = comparisons(head, ("A1", "B1", *self.ROW), ("A2", "B2"))
        assert [(c.label, c.value) for c in found] == [("主动公开信息", 4), ("主动公开信息", 5)]
        # What only begins like one is the column of labels.
        found = comparisons(("序号", "编号名称", "2015年", "2016年"), ("A1", *self.ROW))
        assert [(c.label, c.value) for c in found] == [("主动公开信息", 4), ("主动公开信息", 5)]
        (only,) = comparisons(("编号", "代码"), ("甲", "12"))
        assert (only.label, only.value) == ("甲", 12)

    def test_labels_are_words(self) -> None:
        assert comparisons(YEARS, ("12", "4", "5")) == ()
        assert comparisons(YEARS, ("", "4", "5")) == ()
        # One of them is enough.
        assert len(comparisons(YEARS, ("12", "4", "5"), self.ROW)) == 4

    def test_what_tells_that_years_are_compared(self) -> None:
        bare = "<p>下表</p>"
        one = (("指标", "2016年"), ("主动公开信息", "5"))
        assert comparisons(*one, caption=bare) == ()
        for caption in ("对比", "比较", "同比", "增减"):
            assert figures(comparisons(*one, caption=f"<p>{caption}情况</p>")) == [(2016, 5, None)]
        assert len(comparisons(YEARS, self.ROW, caption=bare)) == 2
        assert len(comparisons(("指标", "上年", "其中"), self.ROW, caption=bare)) == 0
        rated = comparisons(("指标", "2016年", "同比"), ("主动公开信息", "5", "4%"), caption=bare)
        assert figures(rated) == [(2016, 5, 4)]
        assert comparisons(("指标", "数量"), ("主动公开信息", "5"), caption=bare) == ()

    def test_rates_alone_are_no_figures(self) -> None:
        assert comparisons(("指标", "同比"), ("主动公开信息", "4%")) == ()

    def test_the_caption_is_the_short_line_before(self) -> None:
        one = (("指标", "2016年"), ("主动公开信息", "5"))
        assert len(comparisons(*one, caption="<p>对比表</p><p>下表</p>")) == 0
        line = "对比表" + "某" * 76
        assert len(line) == 79
        assert len(comparisons(*one, caption=f"<p>{line}</p>")) == 1
        assert len(comparisons(*one, caption=f"<p>{line}某</p>")) == 0

    def test_a_row_of_one_cell_is_no_header(self) -> None:
        spanning = '<tr><td colspan="3">历年情况</td></tr>'
        found = of_markup(spanning + rows_of(YEARS, self.ROW))
        assert figures(found) == [(2015, 4, None), (2016, 5, None)]
        assert [c.at.row for c in found] == [2, 2]

    def test_a_header_without_rows(self) -> None:
        assert comparisons(YEARS) == ()
        assert of_markup(rows_of(YEARS) + '<tr><td colspan="3">无</td></tr>') == ()

    @pytest.mark.parametrize(("columns", "read"), [(24, True), (25, False)])
    def test_the_widest_table(self, columns: int, *, read: bool) -> None:
        head = ("指标", *(f"{1991 + 10 + k}年" for k in range(columns - 1)))
        found = comparisons(head, ("主动公开信息", *("7" for _ in range(columns - 1))))
        assert len(found) == (columns - 1 if read else 0)

    def test_headers_and_nameless_rows_among_the_rows(self) -> None:
        found = comparisons(
            YEARS, self.ROW, YEARS, ("", "1", "2"), ("——", "1", "2"), ("政务微信", "6", "7")
        )
        assert [(c.label, c.value) for c in found] == [
            ("主动公开信息", 4), ("主动公开信息", 5), ("政务微信", 6), ("政务微信", 7),
        ]  # fmt: skip

    def test_the_statutory_table_is_none(self) -> None:
        markup = page().replace("<p>附表</p>", "<p>对比表</p>").replace("统计数", "2016年")
        assert "对比表" in markup
        assert gp.parse(markup.encode()).comparisons == ()

    def test_two_tables_in_turn(self) -> None:
        one = rows_of(YEARS, self.ROW)
        found = of_markup(f"{one}</table><table>{one}")
        assert [c.value for c in found] == [4, 5, 4, 5]

    def test_a_table_at_the_beginning_has_no_caption(self) -> None:
        rows = (("指标", "2016年"), ("主动公开信息", "5"))
        table = expand_grid([[RawCell(text=text) for text in row] for row in rows])
        line = Paragraph(text="对比表")
        assert read_comparisons([table, line], frozenset(), None, 2016) == ()
        assert len(read_comparisons([line, table], frozenset(), None, 2016)) == 1
        assert read_comparisons([line, table], frozenset({1}), None, 2016) == ()

    def test_one_column(self) -> None:
        assert of_markup(rows_of(("对比",), ("1",))) == ()

    def test_a_report_without_a_form_has_no_cell(self) -> None:
        table = expand_grid([[RawCell(text=text) for text in row] for row in (YEARS, self.ROW)])
        found = read_comparisons([table], frozenset(), None, None)
        assert [(c.indicator, c.value, c.unit) for c in found] == [(None, 4, "条"), (None, 5, "条")]

    def test_a_label_of_two_rows_counts_for_the_first(self) -> None:
        found = of_markup(
            rows_of(YEARS)
            + "<tr><td rowspan=2>主动公开信息</td><td>4</td><td>5</td></tr><tr><td>6</td></tr>"
        )
        assert [c.value for c in found] == [4, 5]

    def test_positions_without_a_cell(self) -> None:
        """A cell that reaches down beyond a gap."""
        reaching = (
            "<tr><td>A1</td><td>B1</td><td>主动公开信息</td><td rowspan=2>4</td><td>5</td></tr>"
        )
        gap = reaching + "<tr><td>A2</td><td>B2</td></tr>"
        found = of_markup(rows_of(("序号", "编号", *YEARS)) + gap)
        assert [(c.label, c.value) for c in found] == [("主动公开信息", 4), ("主动公开信息", 5)]

    def test_gaps_among_figures(self) -> None:
        gap = (
            "<tr><td>政务微信</td><td>1</td><td>2</td><td rowspan=2>4</td></tr>"
            "<tr><td>主动公开信息</td><td>6</td></tr>"
        )
        found = of_markup(rows_of(("指标", "2014年", "其中", "2016年")) + gap)
        assert [(c.label, c.value, c.status) for c in found[3:]] == [
            ("主动公开信息", 6, "reported"), ("主动公开信息", None, "missing"),
            ("主动公开信息", 4, "reported"),
        ]  # fmt: skip
        wide = rows_of(("指标", "2013年", "2014年", "2015年", "2016年"))
        found = of_markup(wide + gap)
        assert {(c.value, c.status) for c in found} == {(None, "unreadable")}

    @pytest.mark.parametrize("body", [YEARS, ("主动公开信息", "同比")])
    def test_names_without_a_cell(self, body: Row) -> None:
        head = (
            "<tr><td colspan=3 rowspan=2>情况</td></tr><tr><td rowspan=2>2016年</td></tr>"
            f"<tr><td>{body[0]}</td><td>{body[1]}</td></tr>"
        )
        found = of_markup(head + rows_of(("政务微信", "5", "6", "7")))
        if body == YEARS:
            assert [(c.label, c.year, c.value) for c in found] == [
                ("政务微信", 2015, 5), ("政务微信", None, 6), ("政务微信", 2016, 7),
            ]  # fmt: skip
        else:
            assert [(c.label, c.value) for c in found] == [("主动公开信息", None), ("2016年", 7)]

    def test_places(self) -> None:
        found = comparisons(("序号", *YEARS), ("A1", *self.ROW))
        assert [(c.at.row, c.at.column) for c in found] == [(1, 2), (1, 3)]


class TestIndicatorsAsColumns:
    @pytest.mark.parametrize(
        "rate",
        [
            "同比", "环比", "增长", "增减", "增幅", "增速", "升降", "变化", "增加", "幅度", "较上年", "比去年",
            "与2015年比", "比上年",
        ],
    )  # fmt: skip
    def test_names_of_rates(self, rate: str) -> None:
        found = comparisons(("主动公开信息", rate), ("815", "16%"))
        assert [(c.label, c.value, c.change_percent) for c in found] == [("主动公开信息", 815, 16)]

    @pytest.mark.parametrize("other", ["较今年", "上年", "比例", "占比"])
    def test_other_names(self, other: str) -> None:
        found = comparisons(("主动公开信息", other), ("815", "16%"))
        assert [c.change_percent for c in found if c.change_percent is not None] == []

    @pytest.mark.parametrize(
        ("header", "cell", "rate", "status"),
        [
            # 增减 without % may be a difference of counts.
            ("增减", "16", None, "unreadable"), ("增减", "16%", 16, "reported"),
            ("增减", "0", 0, "reported"), ("增减（%）", "16", 16, "reported"),
            ("增减率", "16", 16, "reported"), ("增幅", "16", 16, "reported"),
            ("同比", "-1.5%", Decimal("-1.5"), "reported"), ("同比", "", None, "blank"),
            ("同比", "/", None, "not_applicable"), ("同比", "约3%", None, "unreadable"),
            ("同比", "持平", 0, "reported"), ("增减", "3个百分点", 3, "reported"),
        ],
    )  # fmt: skip
    def test_rates(self, header: str, cell: str, rate: Decimal | None, status: str) -> None:
        (found,) = comparisons(("主动公开信息", header), ("815", cell))
        assert (found.change_percent, found.change_status) == (rate, status)
        assert (found.value, found.status) == (815, "reported")
        assert rate is None or type(found.change_percent) is Decimal

    def test_a_rate_is_that_of_the_column_before(self) -> None:
        head = ("主动公开信息", "政务微信", "同比", "环比", "政务微博")
        found = comparisons(head, ("815", "273", "16%", "3%", "9"))
        assert [(c.label, c.value, c.change_percent, c.change_status) for c in found] == [
            ("主动公开信息", 815, None, None), ("政务微信", 273, 16, "reported"),
            ("政务微博", 9, None, None),
        ]  # fmt: skip
        assert [(c.at.row, c.at.column) for c in found] == [(1, 0), (1, 1), (1, 4)]
        assert {c.year for c in found} == {None}

    def test_a_rate_of_another_year(self) -> None:
        def rates(*head: str, title: str = "2016年青石区政府信息公开工作年度报告") -> list[object]:
            found = comparisons(head, ("815", "16%"), title=title)
            return [c.change_percent for c in found]

        assert rates("主动公开信息", "较2015年") == rates("主动公开信息", "2016年增幅") == [16]
        assert rates("主动公开信息", "较2014年") == rates("主动公开信息", "2015年增幅") == [None]
        assert rates("主动公开信息", "增减2016年") == [None]
        bare = "青石区政府信息公开工作年度报告"
        assert rates("主动公开信息", "较2014年", title=bare) == [16]

    def test_rates_beside_each(self) -> None:
        head = ("主动公开信息", "同比", "环比", "政务微信", "同比", "环比")
        found = comparisons(head, ("815", "16%", "1%", "273", "3%", "2%"))
        assert [(c.label, c.change_percent) for c in found] == [
            ("主动公开信息", 16),
            ("政务微信", 3),
        ]

    def test_numbers_of_rows_beside_names_that_begin_like_them(self) -> None:
        found = comparisons(("序号数", "同比"), ("815", "16%"))
        assert [(c.label, c.change_percent) for c in found] == [("序号数", 16)]

    def test_a_column_without_a_name(self) -> None:
        found = comparisons(("", "同比", "政务微信", "同比"), ("815", "16%", "3", "4%"))
        assert [(c.label, c.value, c.change_percent) for c in found] == [("政务微信", 3, 4)]

    def test_every_row(self) -> None:
        found = comparisons(("主动公开信息", "同比"), ("815", "16%"), ("900", "-1%"))
        assert [(c.value, c.change_percent) for c in found] == [(815, 16), (900, -1)]

    def test_without_rates(self) -> None:
        assert comparisons(("主动公开信息", "政务微信"), ("815", "16")) == ()


class TestLabels:
    @pytest.mark.parametrize(
        ("label", "indicator", "unit"),
        [
            ("主动公开信息", "proactive.total", "条"),
            ("政务微信公开政府信息数", "proactive.channel.wechat", "条"),
            ("（一）收到申请数", "requests.received", "件"),
            ("七、依申请公开信息收取的费用", "fees.collected", "万元"),  # of the form alone
            ("会议", "training.meetings", "次"),
            ("工作人员", "resources.staff", "人"),  # another entry for a topic
            # Words of the topic make up six characters in ten.
            ("某某某某主动公开信息", "proactive.total", "条"),
            ("某某某某某主动公开信息", None, None),
            ("发布日期", None, None),
            ("（三）被依法纠错数", None, "件"),  # of reconsideration or of litigation
        ],
    )  # fmt: skip
    def test_what_a_label_is_about(
        self, label: str, indicator: str | None, unit: str | None
    ) -> None:
        for found in (
            comparisons((label, "同比"), ("815", "16%")),
            comparisons(YEARS, (label, "4", "5")),
        ):
            assert {(c.indicator, c.unit) for c in found} == {(indicator, unit)}
            assert {c.label for c in found} == {label}

    @pytest.mark.parametrize("open_", ["(", "（", ":", "：", ",", "，"])
    def test_units_behind_labels(self, open_: str) -> None:
        for named in ("", "单位", "单位:", "单位："):
            for close in ("", ")", "）"):
                (found,) = comparisons(
                    (f"主动公开信息{open_}{named}件{close}", "同比"), ("8", "1%")
                )
                assert found.unit == "件"

    @pytest.mark.parametrize(
        "label", ["主动公开信息件", "主动公开信息（件）数", "主动公开信息（各件）"]
    )
    def test_what_is_no_unit_behind_a_label(self, label: str) -> None:
        (found,) = comparisons((label, "同比"), ("8", "1%"))
        assert found.unit != "件"

    def test_units(self) -> None:
        """The cell's own unit, its column's, the label's, the caption's, the form's."""
        caption = "<p>对比表（单位：次）</p>"
        head = ("指标", "单位", "2015年", "2016年")
        label = "主动公开信息（篇）"
        found = comparisons(head, (label, "件", "4份", "5"), caption=caption)
        assert [c.unit for c in found] == ["份", "件"]
        assert [c.unit for c in comparisons(head, (label, "", "4", "5"), caption=caption)] == [
            "篇"
        ] * 2
        plain = ("主动公开信息", "", "4", "5")
        assert [c.unit for c in comparisons(head, plain, caption=caption)] == ["次"] * 2
        assert [c.unit for c in comparisons(head, plain)] == ["条"] * 2

    @pytest.mark.parametrize(
        ("caption", "unit"),
        [
            ("单位：次", "次"),
            ("单位:次，对比", "次"),
            ("单位：次数", "条"),
            ("次", "条"),
            ("各单位次", "条"),
        ],
    )
    def test_units_of_captions(self, caption: str, unit: str) -> None:
        found = comparisons(YEARS, ("主动公开信息", "4", "5"), caption=f"<p>{caption}</p>")
        assert [c.unit for c in found] == [unit] * 2

    @pytest.mark.parametrize("name", ["单位", "计量单位"])
    def test_columns_of_units(self, name: str) -> None:
        for head, row in (
            (("指标", name, "2015年", "2016年"), ("主动公开信息", "件", "4", "5")),
            (("指标", "2015年", "2016年", name), ("主动公开信息", "4", "5", "件")),
            ((name, *YEARS), ("件", "主动公开信息", "4", "5")),
        ):
            found = comparisons(head, row)
            if head[0] != name:
                assert [(c.value, c.unit) for c in found] == [(4, "件"), (5, "件")]
            else:
                assert found == ()  # no header of labels at the left
        found = comparisons(
            ("指标", "本单位", "2015年", "2016年"), ("主动公开信息", "件", "4", "5")
        )
        assert [c.unit for c in found] == ["条", "条"]
        # 单位数 counts units; a number in a column of units is no figure.
        head = ("指标", f"{name}数", "2015年", "2016年")
        assert [c.value for c in comparisons(head, ("主动公开信息", "7", "4", "5"))] == [7, 4, 5]
        head = ("指标", name, "2015年", "2016年")
        assert [c.value for c in comparisons(head, ("主动公开信息", "7", "4", "5"))] == [4, 5]


class TestShortRows:
    """Rows that lost cells: a cell is read where the kinds of the others settle its column."""

    def test_a_rate_is_no_figure(self) -> None:
        found = comparisons(RATED, ("主动公开信息", "4", "16%"))
        assert [(c.value, c.status, c.change_percent, c.change_status) for c in found] == [
            (None, "unreadable", None, None), (None, "unreadable", 16, "reported"),
        ]  # fmt: skip
        assert [c.at.column for c in found] == [None, None]

    def test_what_is_lost_is_missing_where_all_else_stands(self) -> None:
        found = comparisons(RATED, ("主动公开信息", "4件", "5件"))
        assert statuses(found) == [(None, "unreadable")] * 2
        head = ("指标", "2016年", "同比")
        (one,) = comparisons(head, ("主动公开信息", "16%"))
        assert (one.value, one.status) == (None, "missing")
        assert (one.change_percent, one.change_status) == (16, "reported")
        assert (one.at.row, one.at.column) == (1, None)

    def test_figures_may_be_rates_unless_the_row_marks_its_rates(self) -> None:
        head = ("主动公开信息", "同比", "政务微信", "同比")
        found = comparisons(head, ("815", "16%", "273"))
        assert [(c.value, c.change_percent, c.change_status) for c in found] == [
            (815, 16, "reported"), (273, None, "missing"),
        ]  # fmt: skip
        found = comparisons(head, ("815", "16", "273"))
        assert [(c.value, c.status) for c in found] == [(None, "unreadable")] * 2

    @pytest.mark.parametrize("blank", ["", "/"])
    def test_a_blank_may_stand_in_any_column(self, blank: str) -> None:
        head = ("主动公开信息", "同比", "政务微信", "同比")
        found = comparisons(head, ("815", blank, "4%"))
        assert [(c.value, c.change_percent) for c in found] == [(815, None), (None, 4)]
        assert found[1].status == "unreadable"

    def test_words_fit_no_column(self) -> None:
        found = comparisons(RATED, ("主动公开信息", "见附件", "16%"))
        assert statuses(found) == [(None, "unreadable")] * 2
        assert found[1].change_status == "unreadable"

    @pytest.mark.parametrize(("lost", "status"), [(3, "reported"), (4, "unreadable")])
    def test_the_most_cells_that_a_row_may_lose(self, lost: int, status: str) -> None:
        # One figure among rates can only be the figure.
        head = ("主动公开信息", *("同比" for _ in range(lost + 1)))
        (found,) = comparisons(head, ("815", "16%"))
        assert (found.value, found.status) == (815 if status == "reported" else None, status)

    @pytest.mark.parametrize(("columns", "status"), [(17, "reported"), (18, "unreadable")])
    def test_the_most_ways_that_are_tried(self, columns: int, status: str) -> None:
        head = ("主动公开信息", *("同比" for _ in range(columns - 1)))
        (found,) = comparisons(head, ("815", *("16%" for _ in range(columns - 3))))
        assert (found.value, found.status) == (815 if status == "reported" else None, status)

    def test_a_lone_figure_may_be_a_rate(self) -> None:
        (found,) = comparisons(("指标", "2016年", "增幅"), ("主动公开信息", "7"))
        assert (found.value, found.status) == (None, "unreadable")
        assert (found.change_percent, found.change_status) == (None, "unreadable")

    def test_what_is_no_rate_leaves_the_row(self) -> None:
        head = ("主动公开信息", "同比", "政务微信", "同比")
        found = comparisons(head, ("815", "约3%", "4%"))
        assert [(c.value, c.status, c.change_status) for c in found] == [
            (None, "unreadable", "unreadable")
        ] * 2

    def test_a_row_that_lost_nothing_but_is_short_of_remarks(self) -> None:
        head = (*YEARS, "备注", "备注")
        found = comparisons(head, ("主动公开信息", "4", "5", "无误"))
        assert statuses(found) == [(None, "unreadable")] * 2

    def test_cells_behind_the_unit(self) -> None:
        head = ("指标", "单位", "2016年", "同比")
        (found,) = comparisons(head, ("主动公开信息", "条", "16%"))
        assert (found.value, found.status, found.change_percent) == (None, "missing", 16)
        # With the unit behind the figures there is no telling.
        found = comparisons(("指标", "2016年", "同比", "单位"), ("主动公开信息", "815", "16%"))
        assert [(c.value, c.change_percent) for c in found] != [(16, 815)]


@pytest.mark.parametrize(
    ("label", "text", "read"),
    [
        ("培训人次", "655.", (655, "reported")), ("培训人次", "655①", (655, "reported")),
        ("专项经费（万元）", "655.", (None, "unreadable")),
        ("专项经费（万元）", "6.5万", (None, "unreadable")),
        ("专项经费（万元）", "6.5", (Decimal("6.5"), "reported")),
        ("专项经费（万元）", "6.5万元", (Decimal("6.5"), "reported")),
    ],
)  # fmt: skip
def test_sums_of_money_that_may_be_others(label: str, text: str, read: tuple[object, str]) -> None:
    found = comparisons(YEARS, (label, "700", text), ("主动公开信息", "700", "815"))
    assert statuses(found)[1] == read
