"""What the header of a column of a comparison table says of it."""

from __future__ import annotations

import pytest

from govreport_parse.tables.compared_columns import Column, column_of, rates_of, without_months


def column(text: str, reported: int | None = 2016, *, numbers: bool = True) -> Column:
    found = column_of(3, text, reported, lambda index: numbers and index == 3)
    assert found is not None
    assert (found.index, found.label) == (3, text)
    return found


def rated(*texts: str, reported: int | None = 2016) -> dict[str, str]:
    """Header of figures → header of their change."""
    columns = [column_of(k, text, reported, lambda _: True) for k, text in enumerate(texts)]
    named = [column for column in columns if column is not None]
    return {texts[k]: rate.label for k, rate in rates_of(named, reported).items()}


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("2016", 2016), ("2016年", 2016), ("2016年度", 2016), ("截至2016年底", 2016),
            ("截止2016年末", 2016), ("截至2016年年底", 2016), ("2016年全年", 2016), ("本年", 2016),
            ("今年", 2016), ("当年", 2016), ("本期", 2016), ("上年", 2015), ("上一年", 2015),
            ("去年", 2015), ("上期", 2015), ("上年同期", 2015), ("上期期末", 2015), ("本年末", 2016),
            ("本年度统计数据", 2016), ("2016年的数据", 2016), ("2016年累计", 2016),
            ("2016年历年总数", 2016), ("2016年总计", 2016), ("2016年合计数", 2016), ("2016年公开数", 2016),
            ("2016年实际数", 2016), ("2016年发生数", 2016), ("2016年个数", 2016), ("2016年件数", 2016),
            ("2016年条数", 2016), ("2016年总数", 2016), ("2016年数值", 2016), ("2016年数量", 2016),
            ("2016年总量", 2016), ("2016年情况", 2016), ("2016年值", 2016), ("2016年统计数", 2016),
            ("2016年(条)", 2016), ("2016年数量(单位:件)", 2016), ("2016年(单位条)", 2016),
            ("数量", None), ("数据(条)", None), ("全年", None), ("数", None),
        ],
    )  # fmt: skip
    def test_all_that_the_rows_name(self, text: str, year: int | None) -> None:
        found = column(text)
        assert (found.kind, found.year, found.order, found.whole) == ("value", year, year, True)

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("2016年网站", 2016), ("网站2016年", 2016), ("其中2016年新增", 2016), ("本年受理", 2016),
            ("上年网站", 2015), ("变化后的2016年", 2016), ("2016年(网站)", 2016), ("截至2016年3日", 2016),
            ("网站", None), ("数量其中", None), ("比例", None), ("", None), ("条", None),
        ],
    )  # fmt: skip
    def test_a_part_of_it(self, text: str, year: int | None) -> None:
        found = column(text)
        assert (found.kind, found.year, found.order, found.whole) == ("value", year, year, False)

    @pytest.mark.parametrize(
        "text",
        [
            "2016年上半年", "2016年下半年", "2016年一季度", "2016年第2季", "2016年1-6月", "本年上半年",
            "今年三月", "上半年", "2016年十一月", *(f"2016年{month}月" for month in range(1, 12)),
            *(f"截至2016年{month}月" for month in "一二三四五六七八九十"),
        ],
    )  # fmt: skip
    def test_a_part_of_the_year(self, text: str) -> None:
        found = column(text)
        assert (found.kind, found.year, found.order, found.whole) == ("value", None, None, False)

    @pytest.mark.parametrize("text", ["2016年1-12月", "截至2016年12月底", "截至2016年十二月"])
    def test_up_to_december(self, text: str) -> None:
        assert column(text).year == 2016

    @pytest.mark.parametrize(
        "text", ["2016年1-12月", "2016年1月至12月", "2016年01-12月", "2016年1月1日—12月31日"]
    )
    def test_all_months_of_the_year(self, text: str) -> None:
        found = column(text)
        assert (found.label, found.year, found.whole) == (text, 2016, True)

    @pytest.mark.parametrize(
        ("header", "year"),
        [
            ("2016年1-12月", "2016年"), ("2016年度1-12月", "2016年度"), ("2016年1月份至12月份", "2016年"),
            ("2016年01月01日到12月31日", "2016年"), ("2016年1月~12月", "2016年"), ("2016年1——12月", "2016年"),
            # Three strokes, none, and months of no year.
            *((text, text) for text in ("2016年1---12月", "2016年112月", "本期1-12月")),
        ],
    )  # fmt: skip
    def test_a_header_without_its_months(self, header: str, year: str) -> None:
        assert without_months(header) == year

    @pytest.mark.parametrize("text", ["2016年11-12月", "2016年1-11月", "2016年2-12月"])
    def test_some_months_of_the_year(self, text: str) -> None:
        assert not column(text).whole

    def test_a_month_before_the_year_is_of_another_matter(self) -> None:
        assert column("3月公布的2016年").year == 2016

    def test_stocks(self) -> None:
        assert [column(text).stock for text in ("2016年累计", "历年", "总计", "合计数")] == [
            True
        ] * 4
        assert [column(text).stock for text in ("2016年", "本年累计", "数量")] == [False] * 3

    def test_years_that_the_report_does_not_name(self) -> None:
        this, last = column("本年", None), column("上年", None)
        assert (this.year, last.year) == (None, None)
        assert (this.order, last.order) == (0, -1)

    def test_a_column_without_figures(self) -> None:
        assert column_of(3, "数量", 2016, lambda _: False) is None
        assert column("本年", numbers=False).year == 2016
        assert column("2016年", numbers=False).year == 2016


class TestChanges:
    @pytest.mark.parametrize(
        ("text", "year", "base"),
        [
            ("同比", None, None), ("增减", None, None), ("较上年", None, None), ("比2015年", None, 2015),
            ("较2015年增长", None, 2015), ("与2015年", None, 2015), ("同比2015", None, 2015),
            ("环比2015年度", None, 2015), ("2016年增幅", 2016, None), ("2016年比2015年", 2016, 2015),
            ("2016年与2015年相比增减", 2016, 2015),
        ],
    )  # fmt: skip
    def test_of_which_year(self, text: str, year: int | None, base: int | None) -> None:
        found = column(text)
        assert (found.kind, found.year, found.base, found.whole) == ("rate", year, base, True)

    @pytest.mark.parametrize(
        "text",
        [
            "增减2016年",
            "变化2016",
            "增长2016年度",
            "2014年、2016年增幅",
            "2014年2015年比2013年增减",
        ],
    )
    def test_of_a_year_that_is_not_clear(self, text: str) -> None:
        found = column(text)
        assert (found.kind, found.whole) == ("rate", False)


class TestWhoseRate:
    def test_the_year_that_it_names(self) -> None:
        assert rated("2015年", "2016年", "2015年增幅") == {"2015年": "2015年增幅"}
        assert rated("2015年", "2016年", "2014年增幅") == {}
        assert rated("2016年", "2016年数量", "2016年增幅") == {"2016年数量": "2016年增幅"}
        assert rated("2016年", "2016年数量", "网站", "2016年增幅") == {}
        assert rated("2016年", "2015年", "2015年数量", "2016年增幅") == {"2016年": "2016年增幅"}
        assert rated("数量", "2015年", "2016年增幅") == {"数量": "2016年增幅"}
        assert rated("数量", "2015年", "2016年增幅", reported=None) == {}
        assert rated("2016年", "2016年网站", "2016年增幅") == {"2016年": "2016年增幅"}
        assert rated("2015年", "增减2015年") == {}

    def test_the_first_of_several(self) -> None:
        assert rated("2016年", "2016年增幅", "2016年增减") == {"2016年": "2016年增幅"}
        assert rated("2016年", "2016年增幅", "同比") == {"2016年": "2016年增幅"}
        assert rated("2016年", "同比", "环比") == {"2016年": "同比"}
        assert rated("2015年", "2016年", "同比", "环比") == {"2016年": "同比"}

    def test_named_and_unnamed(self) -> None:
        assert rated("2015年", "2015年增幅", "2016年", "同比") == {
            "2015年": "2015年增幅", "2016年": "同比",
        }  # fmt: skip
        assert rated("2015年", "2016年", "2015年增幅", "同比") == {
            "2015年": "2015年增幅", "2016年": "同比",
        }  # fmt: skip
        assert rated("2014年", "2014年增幅", "2015年", "同比", "2016年", "增减") == {
            "2014年": "2014年增幅", "2015年": "同比", "2016年": "增减",
        }  # fmt: skip

    def test_each_beside_its_figures(self) -> None:
        assert rated("2015年", "增减", "2016年", "同比") == {"2015年": "增减", "2016年": "同比"}
        assert rated("2015年", "增减", "网站", "同比") == {"2015年": "增减"}
        assert rated("2015年", "同比", "环比", "2016年", "同比", "环比") == {
            "2015年": "同比", "2016年": "同比",
        }  # fmt: skip

    def test_the_latest_year(self) -> None:
        assert rated("2016年", "2015年", "同比") == {"2016年": "同比"}
        assert rated("数量", "2016年", "2014年", "同比") == {"2016年": "同比"}
        assert rated("上年", "数量", "本年", "数值", "同比", reported=None) == {"本年": "同比"}
        assert rated("本年", "数量", "同比", reported=None) == {"本年": "同比"}

    def test_of_columns_without_a_year_the_only_one(self) -> None:
        assert rated("数量", "同比") == {"数量": "同比"}
        assert rated("数量", "网站", "同比") == {}
        assert rated("数量", "数值", "同比") == {"数值": "同比"}
        assert rated("网站", "同比") == {}
        assert rated("同比") == {}

    def test_two_of_the_latest_year(self) -> None:
        assert rated("2016年", "2016年数", "同比") == {"2016年数": "同比"}
        assert rated("2016年", "2016年数", "网站", "同比", "环比") == {}
        assert rated("网站", "同比", "2016年", "环比") == {"2016年": "环比"}
        assert rated("2016年", "网站", "同比") == {}
        assert rated("2016年", "同比", "网站") == {"2016年": "同比"}
        assert rated("同比", "2016年", "环比") == {"2016年": "同比"}

    def test_a_change_since_another_year(self) -> None:
        assert rated("2015年", "2016年", "较2014年") == {}
        assert rated("2015年", "2016年", "较2015年") == {"2016年": "较2015年"}
        assert rated("数量", "较2014年") == {}
        assert rated("数量", "较2015年") == {"数量": "较2015年"}
        assert rated("数量", "较2014年", reported=None) == {"数量": "较2014年"}
        assert rated("2016年", "较2014年", "同比") == {}
        assert rated("2015年", "2014年增幅", "2015年增幅") == {"2015年": "2015年增幅"}
        assert rated("数量", "数值", "同比", "网站", "环比") == {"数值": "同比"}
