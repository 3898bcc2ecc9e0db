"""Which year a report is on: never one too high, and the print before what follows from a date."""

from __future__ import annotations

import datetime as dt

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Block
from govreport_parse.model.page import Page, Title, TitleLines
from govreport_parse.model.records import Period
from govreport_parse.page.period import find_period, publication_date, reported_year
from tests.page import PROSE, SOURCE, blocks, page, table
from tests.pages import page as whole_page

YEAR_2017 = Period(start=dt.date(2017, 1, 1), end=dt.date(2017, 12, 31))
UNNAMED = "青石区教育局政府信息公开工作年度报告"


class TestYear:
    @pytest.mark.parametrize(
        ("published", "year"),
        [
            (dt.date(2018, 1, 1), 2017),
            (dt.date(2018, 1, 31), 2017),
            (dt.date(2018, 3, 31), 2017),
            # A year is not over on its last day: the report that is out by then is on the one before.
            (dt.date(2018, 12, 31), 2017),
            (dt.date(2019, 1, 1), 2018),
            (None, None),
        ],
    )
    def test_of_publication(self, published: dt.date | None, year: int | None) -> None:
        assert reported_year(None, None, published) == year

    @pytest.mark.parametrize("published", [None, dt.date(2018, 1, 20), dt.date(2021, 6, 1)])
    def test_what_is_printed_outranks_the_date(self, published: dt.date | None) -> None:
        assert reported_year(2016, YEAR_2017, published) == 2016
        assert reported_year(2016, None, published) == 2016
        assert reported_year(None, YEAR_2017, published) == 2017

    def test_a_period_counts_by_its_end(self) -> None:
        period = Period(start=dt.date(2016, 12, 1), end=dt.date(2017, 11, 30))
        assert reported_year(None, period, dt.date(2019, 1, 1)) == 2017

    @pytest.mark.parametrize(
        ("title", "text", "date", "year"),
        [
            (UNNAMED, "", "2018-01-20", 2017),
            (UNNAMED, "", "2018-12-31", 2017),
            (UNNAMED, "", "2018年12月31日", 2017),
            (UNNAMED, "", "", None),
            (UNNAMED, "本报告数据统计期限自2016年1月1日起至2016年12月31日止。", "2018-01-20", 2016),
            (
                f"2015年{UNNAMED}",
                "数据统计期限自2016年1月1日起至2016年12月31日止。",
                "2018-01-20",
                2015,
            ),
            (f"2015年{UNNAMED}", "", "2018-01-20", 2015),
        ],
    )
    def test_of_a_report(self, title: str, text: str, date: str, year: int | None) -> None:
        shown = f"<p>发布日期：{date}</p><p>一、概述</p><p>全年工作平稳。{text}</p>"
        assert gp.parse(whole_page(shown, title=title).encode()).year == year


class TestPeriod:
    @pytest.mark.parametrize(
        "line",
        [
            "统计期限为2017年1月1日至2017年12月31日。",
            "本报告所列数据的统计期限自2017年1月1日起，至12月31日止。",
            "数据统计时间：2017年1月1日—当年12月31日",
            "统计期限：2017.1.1-2017.12.31",
            "统计期限：2017/1/1~12/31",
            "全年情况。统计时段从２０１７年１月１日开始，截止２０１７年１２月３１日。",
        ],
    )
    def test_as_it_is_printed(self, line: str) -> None:
        assert find_period([line]) == YEAR_2017
        assert find_period(["一、概述"] * 9 + [line]) == YEAR_2017

    @pytest.mark.parametrize(
        "line",
        [
            "对2017年1月1日至2017年12月31日期间的公文进行清理。",
            "公示时间：2017年1月1日至2017年12月31日",
            "公开期限为2017年1月1日至2017年12月31日。",
            "2017年2月1日至2017年12月31日",
            "2017年12月31日至2017年1月1日统计",
            "统计期限：2017年1月1日至2017年2月30日",
            "统计期限：2017年1月1日，12月31日",
            "统计期限：2017年至2018年",
        ],
    )
    def test_periods_of_other_things(self, line: str) -> None:
        assert find_period([line]) is None

    def test_statistics_of_what_is_open_are_the_own(self) -> None:
        line = "数据统计和公开期限为2017年1月1日至2017年12月31日。"
        assert find_period([line]) == YEAR_2017

    @pytest.mark.parametrize(("between", "found"), [(6, None), (7, YEAR_2017)])
    def test_the_other_word_stands_right_before(self, between: int, found: Period | None) -> None:
        line = f"公示{'甲' * between}2017年1月1日至2017年12月31日"
        assert find_period([line]) == found

    @pytest.mark.parametrize(("above", "found"), [(4, YEAR_2017), (5, None)])
    def test_a_whole_year_needs_no_word_among_the_first_lines(
        self, above: int, found: Period | None
    ) -> None:
        lines = ["一、概述"] * above + ["2017年1月1日至2017年12月31日"]
        assert find_period(lines) == found
        assert find_period([*lines[:-1], "2017年2月1日至2017年12月31日"]) is None

    def test_a_word_of_the_next_sentence_is_none_of_this(self) -> None:
        lines = ["甲"] * 5
        assert find_period([*lines, "2017年1月1日至2017年12月31日，统计如下。"]) == YEAR_2017
        assert find_period([*lines, "2017年1月1日至2017年12月31日。统计如下。"]) is None
        assert find_period([*lines, "统计如下。2017年1月1日至2017年12月31日。"]) is None

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ((2017, 1, 2), (2017, 3, 4)), ((2017, 10, 20), (2017, 11, 30)), ((2016, 12, 1), (2017, 1, 31)),
            ((2017, 1, 1), (2017, 1, 1)),
        ],
    )  # fmt: skip
    def test_days_and_months(self, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
        (a, b, c), (d, e, f) = start, end
        found = Period(start=dt.date(a, b, c), end=dt.date(d, e, f))
        assert find_period([f"统计期限：{a}年{b}月{c}日至{d}年{e}月{f}日"]) == found
        assert find_period([f"统计期限：{a}.{b:02}.{c:02}-{d}.{e:02}.{f:02}"]) == found

    @pytest.mark.parametrize(
        "line",
        [
            "2017年月1日至2017年12月31日", "2017年1月日至2017年12月31日", "2017年1月1日至2017年月31日",
            "2017年1月1日至2017年12月日", "2017年001月1日至2017年12月31日", "2017年1月001日至2017年12月31日",
            "2017年1月1日至2017年012月31日", "2017年2月30日至2017年12月31日", "2017年1月2日至2017年1月1日",
            "12017年1月1日至2017年12月31日",
        ],
    )  # fmt: skip
    def test_no_dates(self, line: str) -> None:
        assert find_period([f"统计期限：{line}"]) is None

    def test_a_year_begins_on_its_first_day(self) -> None:
        for day in ("1月2日", "2月1日"):
            assert find_period([f"2017年{day}至2017年12月31日"]) is None

    def test_the_first_counts(self) -> None:
        lines = ["统计期限：2017年1月1日至12月31日", "统计期限：2016年1月1日至12月31日"]
        assert find_period(lines) == YEAR_2017


LATER = ["甲"] * 5  # where a whole year needs a word that says what it is


class TestWordsOfPeriods:
    @pytest.mark.parametrize(
        "until",
        ["至", "截至", "到", "截止", "于", "止于", "终于", "终止于", "—", "-", "~", "——", "截止到"],
    )
    def test_from_and_until(self, until: str) -> None:
        for begin in ("", "起", "开始", "算", "起，", "，"):
            for end in ("12月31日", "当年12月31日", "同年12月31日", "2017年12月31日", "12月31"):
                line = f"统计自2017年1月1日{begin}{until}{end}"
                assert find_period([*LATER, line]) == YEAR_2017, line

    @pytest.mark.parametrize("end", ["2017/12/31", "2017.12.31", "12/31", "12.31"])
    def test_short_dates(self, end: str) -> None:
        assert find_period([f"统计期限：2017/1/1-{end}"]) == YEAR_2017

    @pytest.mark.parametrize("end", ["12月311日", "12月3120日", "112月31日", "2017年12月310"])
    def test_digits_run_on(self, end: str) -> None:
        assert find_period([f"统计期限：2017年1月1日至{end}"]) is None

    @pytest.mark.parametrize(
        "other", ["对", "公示", "公开期限", "开放", "征集", "办公", "工作", "有效", "任期"]
    )
    def test_of_other_things(self, other: str) -> None:
        span = "2017年1月1日至2017年12月31日"
        assert find_period([f"{other}时间为{span}"]) is None
        assert find_period([f"{other}{span}"]) is None
        for own in ("统计", "数据", "报告"):
            assert find_period([f"{own}{other}时间为{span}"]) == YEAR_2017
        for mark in ("，", "；", "。"):
            assert find_period([f"{other}如下{mark}时间为{span}"]) == YEAR_2017

    def test_a_word_of_the_sentence_before_is_none_of_this(self) -> None:
        span = "2017年1月1日至2017年12月31日"
        assert find_period([f"报告如下。公示时间为{span}"]) is None
        assert find_period([f"甲。报告公示时间为{span}"]) == YEAR_2017

    @pytest.mark.parametrize(
        "cue",
        [
            "统计",
            "期限",
            "时限",
            "起止",
            "数据",
            "数字",
            "时间",
            "时段",
            "期间",
            "年度",
            "报告",
            "年报",
        ],
    )
    def test_what_names_the_statistics(self, cue: str) -> None:
        span = "2017年2月1日至2017年12月31日"
        own = Period(start=dt.date(2017, 2, 1), end=dt.date(2017, 12, 31))
        assert find_period([f"{cue}{span}"]) == find_period([f"{span}{cue}"]) == own
        assert find_period([f"全年{span}"]) is None
        assert find_period([f"{cue}。甲。{span}"]) is None
        assert find_period([f"甲。{cue}乙{span}。"]) == own
        assert find_period([f"甲。{cue}。{span}"]) is None
        assert find_period([f"{span}甲。{cue}"]) is None

    def test_the_second_of_a_line(self) -> None:
        other, own = "2016年1月1日至2016年12月31日", "2017年1月1日至2017年12月31日"
        assert find_period([f"公示期{other}，统计期限为{own}。"]) == YEAR_2017
        assert find_period([*LATER, f"全年{other}。统计期限为{own}。"]) == YEAR_2017
        assert find_period([f"统计期限为2017年2月30日至2017年3月1日，即{own}。"]) == YEAR_2017


class TestOverTheEndOfALine:
    SPAN = "统计期限自2017年1月1日起至到2017年12月31日"

    @pytest.mark.parametrize("place", [6, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 22])
    def test_broken(self, place: int) -> None:
        line = "自" + self.SPAN
        assert find_period([line[:place], line[place:]]) == YEAR_2017
        assert find_period([*LATER, line[:place], line[place:]]) == YEAR_2017

    @pytest.mark.parametrize(
        ("line", "below"),
        [
            ("统计期限自", "2017年1月1日至12月31日"), ("统计期限：2017年1月1日截止", "12月31日"),
            ("统计期限：2017年1月1日到", "12月31日"), ("统计期限：2017年1月1日至", "12月31日"),
            ("统计期限：2017年1月1日起", "至12月31日"), ("统计期限：2017年", "1月1日至12月31日"),
            ("统计期限：2017年1月", "1日至12月31日"), ("统计期限：2017年1月1日", "至12月31日"),
            ("统计自2017年1月1日开始", "至12月31日"), ("统计期限：2017年1月1日——", "12月31日"),
            ("统计期限：2017年1", "月1日至12月31日"), ("统计期限：", "2017年1月1日至12月31日"),
            ("统计期限为", "2017年1月1日至12月31日止。"), ("统计从", "2017年1月1日起至12月31日"),
        ],
    )  # fmt: skip
    def test_where(self, line: str, below: str) -> None:
        assert find_period([*LATER, line, below]) == YEAR_2017

    def test_lines_that_end(self) -> None:
        assert find_period(["统计期限：2017年1月1日止", "至12月31日"]) is None
        assert find_period(["统计期限：2017年1月1日。", "至12月31日"]) is None

    @pytest.mark.parametrize(("above", "found"), [(10, YEAR_2017), (11, None)])
    def test_among_the_first_lines(self, above: int, found: Period | None) -> None:
        lines = ["甲"] * above + ["统计期限：2017年1月1日起", "至12月31日"]
        assert find_period(lines) == found

    def test_a_line_with_a_period_of_its_own_goes_on_with_none(self) -> None:
        for line in ("数据统计到", "统计期限：", "统计如下", "统计1"):
            lines = [*LATER, line, "全年2017年1月1日至2017年12月31日"]
            assert find_period(lines) is None
        for line in ("数据统计到", "统计如下。", "统计年月"):
            assert find_period([*LATER, line, "2017年1月1日至2017年12月31日"]) is None


class TestWithoutAYear:
    @pytest.mark.parametrize("until", ["至", "到", "-", "—", "~"])
    @pytest.mark.parametrize("begin", ["", "起"])
    @pytest.mark.parametrize("end", ["期间", "止", "）", ")"])
    def test_the_year_of_the_title(self, until: str, begin: str, end: str) -> None:
        line = f"本报告是1月1日{begin}{until}12月31日{end}的情况。"
        assert find_period([line], 2017) == YEAR_2017
        assert find_period(["甲", "乙", line], 2017) == YEAR_2017
        assert find_period([line]) is None

    @pytest.mark.parametrize(
        "line",
        [
            "11月1日至12月31日期间",
            "2016年1月1日至12月31日期间",
            "1月1日至12月31日",
            "1月1日至11月30日期间",
            "全年",
        ],
    )
    def test_another_period(self, line: str) -> None:
        assert find_period([f"公示{line}"], 2017) is None

    @pytest.mark.parametrize(("above", "found"), [(4, YEAR_2017), (5, None)])
    def test_among_the_first_lines(self, above: int, found: Period | None) -> None:
        assert find_period([*["甲"] * above, "1月1日至12月31日期间"], 2017) == found

    def test_a_period_with_its_year_counts_before(self) -> None:
        lines = ["1月1日至12月31日期间", "统计期限：2016年1月1日至12月31日"]
        found = Period(start=dt.date(2016, 1, 1), end=dt.date(2016, 12, 31))
        assert find_period(lines, 2017) == found


def dated(*lines: str | Block, dates: tuple[str, ...] = ()) -> Page:
    """A page with the given lines below its title, and dates among its furniture."""
    title = Title(text=UNNAMED, body="青石区教育局", year=None)
    return Page(
        source=SOURCE,
        blocks=blocks(UNNAMED, *lines),
        title=TitleLines(title=title, first=0, last=0),
        opening=1,
        dates=dates,
    )


class TestPublication:
    @pytest.mark.parametrize(
        "printed",
        ["2018-01-20", "2018年1月20日", "2018/1/20 09:30:00", "2018.01.20", "约2018-1-20"],
    )
    def test_as_the_metadata_box_says(self, printed: str) -> None:
        assert publication_date(dated("2018-01-25", PROSE), printed) == dt.date(2018, 1, 20)

    def test_short_days_and_months(self) -> None:
        assert publication_date(dated(PROSE), "2018-1-5") == dt.date(2018, 1, 5)
        assert publication_date(dated(PROSE), "2018年11月5日") == dt.date(2018, 11, 5)

    @pytest.mark.parametrize("printed", ["2018-13-20", "2018年2月30日", "2018-10-32"])
    def test_no_date_of_the_calendar_is_none(self, printed: str) -> None:
        assert publication_date(dated("2018-01-25", PROSE), printed) is None

    @pytest.mark.parametrize(
        "printed",
        [None, "近日", "2018", "12018-01-20", "2018--20", "2018-001-20", "2018-01-", "2018-01-020"],
    )
    def test_else_a_line_of_its_own(self, printed: str | None) -> None:
        assert publication_date(dated("（2018年1月25日）", PROSE), printed) == dt.date(2018, 1, 25)

    @pytest.mark.parametrize(
        ("above", "below", "found"),
        [(2, 9, True), (3, 9, False), (9, 3, True), (9, 4, False)],
    )
    def test_near_the_title_or_at_the_end(self, above: int, below: int, *, found: bool) -> None:
        lines = [*["青石区"] * above, "2018年1月25日", PROSE, *[PROSE] * (below - 1)]
        published = publication_date(dated(*lines), None)
        assert published == (dt.date(2018, 1, 25) if found else None)

    @pytest.mark.parametrize(
        ("appendix", "between", "found"),
        [
            ("附表", 0, True), ("附件", 3, True), ("附表：", 0, True), ("附件:", 0, True), ("附件:", 4, False),
            ("附表2", 0, False), ("附表如下", 0, False),
        ],
    )  # fmt: skip
    def test_above_an_appendix(self, appendix: str, between: int, *, found: bool) -> None:
        lines = [*[PROSE] * 4, "2018年1月25日", *["青石区"] * between, appendix, *[PROSE] * 9]
        published = publication_date(dated(*lines), None)
        assert published == (dt.date(2018, 1, 25) if found else None)
        # The first appendix ends what is signed; one that stands first has no signature above.
        assert publication_date(dated(*[PROSE] * 4, "附表", *lines), None) is None
        assert publication_date(dated("附表", *lines), None) is None

    @pytest.mark.parametrize(("below", "found"), [("附表", True), ("青石区", False)])
    def test_above_the_title_and_an_appendix(self, below: str, *, found: bool) -> None:
        title = Title(text=UNNAMED, body="青石区教育局", year=None)
        lines = "2018年1月25日", UNNAMED, below, *[PROSE] * 9
        read = Page(
            source=SOURCE,
            blocks=blocks(*lines),
            title=TitleLines(title=title, first=1, last=1),
            opening=2,
        )
        published = publication_date(read, None)
        assert published == (dt.date(2018, 1, 25) if found else None)

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("2018-1-5", dt.date(2018, 1, 5)), ("2018年11月25日", dt.date(2018, 11, 25)),
            ("发布日期2018/11/5", dt.date(2018, 11, 5)), ("发布时间：2018.1.5", dt.date(2018, 1, 5)),
            ("发布日期:2018/1/5日", dt.date(2018, 1, 5)), ("(2018.01/05)", dt.date(2018, 1, 5)),
            ("2018年月5日", None), ("2018年1月日", None), ("2018--5", None), ("2018-001-5", None), ("2018-1-", None),
            ("2018-1-005", None), ("2018-13-5", None),
        ],
    )  # fmt: skip
    def test_a_line(self, line: str, found: dt.date | None) -> None:
        assert publication_date(dated(line, PROSE), None) == found

    def test_no_line_that_says_more(self) -> None:
        assert publication_date(dated("2018年1月25日前报送", PROSE), None) is None
        assert publication_date(dated(PROSE, "2018年1月25日。"), None) is None

    def test_last_of_all_dates_among_the_furniture(self) -> None:
        assert publication_date(dated(PROSE, dates=("2018-01-25",)), None) == dt.date(2018, 1, 25)
        found = dated(PROSE, "2018年1月20日", dates=("2018-01-25",))
        assert publication_date(found, None) == dt.date(2018, 1, 20)

    def test_no_cell_of_a_table(self) -> None:
        assert publication_date(dated(table(["2018-01-25"]), PROSE), None) is None

    def test_of_a_page(self) -> None:
        found = page(f"2017年{UNNAMED}", "2018-01-25 【打印】【关闭】", PROSE)
        assert publication_date(found, None) == dt.date(2018, 1, 25)
        found = page(f"2017年{UNNAMED}", PROSE, "一、概述", PROSE, "青石区教育局", "2018年1月25日")
        assert publication_date(found, None) == dt.date(2018, 1, 25)
