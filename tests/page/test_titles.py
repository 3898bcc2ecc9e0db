"""What is a title, which of several it is, and over how many lines it may go."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.page.titles import find_title, leading_title, parse_title, read_year
from tests.page import PROSE, blocks, page, table, texts

REPORT = "政府信息公开工作年度报告"
TITLE = f"青石区教育局2017年{REPORT}"


def best(*lines: str | Block) -> tuple[int, int] | None:
    """First and last line of the title that is found."""
    found = find_title(blocks(*lines))
    return None if found is None else (found.first, found.last)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "body", "year"),
        [
            (TITLE, "青石区教育局", 2017),
            (f"2017年青石区教育局{REPORT}", "青石区教育局", 2017),
            (f"青石区教育局２０１７年度{REPORT}", "青石区教育局", 2017),
            (f"青石区教育局二〇一七年{REPORT}", "青石区教育局", 2017),
            (f"青石区教育局{REPORT}（2017）", "青石区教育局", 2017),
            (f"青石区教育局{REPORT}（2017年度）", "青石区教育局", 2017),
            (f"关于青石区教育局2017年{REPORT}", "青石区教育局", 2017),
            (f"青石区人民{REPORT}", "青石区人民政府", None),
            ("青石区教育局2017年信息公开年报", "青石区教育局", 2017),
            ("青石区教育局2017年政务公开、政府信息公开工作总结", "青石区教育局", 2017),
            ("青石区教育局政务公开工作2017年度报告", "青石区教育局", 2017),
            (REPORT, None, None),
            (f"17年度{REPORT}", None, None),
            (f"局{REPORT}", None, None),  # one character is no body
            (f"青石{REPORT}", "青石", None),
            (f"青石区17年{REPORT}", "青石区", None),
            (f"青石区7年{REPORT}", "青石区7年", None),
            (f"青石区117年{REPORT}", "青石区117年", None),
            (f"二〇一七年青石区{REPORT}（2018）", "青石区", 2017),
            (f"青石区{REPORT}（2017-2018）", "青石区", 2017),
            (f"青石区{REPORT}（12017）", "青石区", None),
            (f"青石区{REPORT}()", "青石区", None),
        ],
    )
    def test_titles(self, text: str, body: str | None, year: int | None) -> None:
        title = parse_title(text)
        assert title is not None
        assert (title.text, title.body, title.year) == (text, body, year)

    def test_blanks_say_nothing(self) -> None:
        title = parse_title("青 石 区　教育局 2017 年度 政府信息公开 年报 ")
        assert title is not None
        assert title.text == "青石区教育局2017年度政府信息公开年报"
        assert (title.body, title.year) == ("青石区教育局", 2017)

    @pytest.mark.parametrize(
        "text",
        [
            f"关于做好2017年{REPORT}编制工作的通知",
            f"2017年{REPORT}编制指南",
            f"2017年{REPORT}解读",
            f"2017年{REPORT}编制说明（试行）",
            f"根据2017年{REPORT}",
            f"附件：2017年{REPORT}",
            f"上一篇：2017年{REPORT}",
            f"当前位置：{REPORT}",
            f"2017年{REPORT}。",
            f"首页>{REPORT}",
            "2017年政府工作报告",
            "政府信息公开条例",
            "",
        ],
    )
    def test_others(self, text: str) -> None:
        assert parse_title(text) is None

    @pytest.mark.parametrize(
        ("before", "between", "trailer", "is_title"),
        [
            (45, 0, 0, True), (46, 0, 0, False),
            (0, 14, 0, True), (0, 15, 0, False),
            (0, 0, 24, True), (0, 0, 25, False),
        ],
    )  # fmt: skip
    def test_as_long_as_a_title_may_be(
        self, before: int, between: int, trailer: int, *, is_title: bool
    ) -> None:
        note = f"({'注' * trailer})" if trailer else ""
        text = f"{'甲' * before}信息公开{'乙' * between}年报{note}"
        assert (parse_title(text) is not None) is is_title

    @pytest.mark.parametrize(("within", "is_title"), [(0, True), (6, True), (7, False)])
    def test_words_within_the_name_of_the_report(self, within: int, *, is_title: bool) -> None:
        text = f"信息公开{'甲' * 14}年度{'乙' * within}报告"
        assert (parse_title(text) is not None) is is_title

    def test_the_whole_is_bounded_too(self) -> None:
        text = f"{'甲' * 30}信息公开{'乙' * 8}年报({'注' * 24})"
        assert len(text) == 70
        assert parse_title(text) is not None
        assert parse_title("甲" + text) is None

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("2017年", 2017), ("1999年", 1999), ("二〇一七年", 2017), ("二○一七年", 2017), ("二O一七年", 2017),
            ("二零一七年", 2017), ("2〇17年", 2017), ("二〇二〇年", 2020), ("2017-2018", None),
            ("2〇1七年", 2017), ("2O17年", 2017), ("20一七年", 2017), ("二〇〇九年", 2009), ("二〇九九年", 2099),
            ("2017", None), ("二〇一七", None), ("一九九九年", None), ("2117年", None),
            ("自2016年至2017年", 2016),
        ],
    )  # fmt: skip
    def test_years(self, text: str, year: int | None) -> None:
        assert read_year(text) == year


class TestChoice:
    def test_the_one_with_body_and_year(self) -> None:
        assert best(REPORT, TITLE, REPORT) == (1, 1)

    def test_of_equals_the_one_nearest_to_the_text(self) -> None:
        assert best(TITLE, TITLE) == (1, 1)

    def test_a_heading_outweighs_its_like_below(self) -> None:
        for heading, found in ((1, 0), (2, 0), (3, 1), (0, 1)):
            assert best(Paragraph(text=TITLE, heading=heading), TITLE) == (found, found)

    def test_what_it_names_outweighs_a_heading(self) -> None:
        heading = Paragraph(text=REPORT, heading=1)
        assert best(f"2017年{REPORT}", "2018-01-20", heading) == (0, 0)
        assert best("2018-01-20", heading) == (1, 1)

    def test_a_link_is_one_only_with_words_of_its_own(self) -> None:
        assert best(Paragraph(text=TITLE, linked=True)) == (0, 0)
        assert best(Paragraph(text=REPORT, linked=True)) is None
        assert best(f"2017年{REPORT}", Paragraph(text=TITLE, linked=True)) == (1, 1)
        linked = Paragraph(text=f"2017年{REPORT}", linked=True, heading=1)
        assert best(REPORT, linked) == (1, 1)
        assert best(f"2017年{REPORT}", linked) == (0, 0)

    def test_no_title(self) -> None:
        assert best() is None
        assert best("青石区教育局", table(["青石区教育局"])) is None


class TestLines:
    def test_a_title_whose_last_letter_is_on_the_next_line(self) -> None:
        assert best(TITLE[:-1], TITLE[-1]) == (0, 1)
        assert best(TITLE[:-1], "甲") is None

    def test_a_title_broken_over_three_lines(self) -> None:
        assert best("青石区教育局", "2017年政府信息公开", "工作年度报告") == (0, 2)
        assert best("青石区教育局", "2017年政府", "信息公开", "工作年度报告") == (1, 3)

    @pytest.mark.parametrize(
        "line", ["来源：区政府", "2018-01-20", "青政办[2018]3号", "——", table(["2018"])]
    )
    def test_what_stands_between_its_lines_ends_it(self, line: str | Block) -> None:
        assert best("青石区教育局", f"2017年{REPORT}") == (0, 1)
        assert best("青石区教育局", line, f"2017年{REPORT}") == (2, 2)

    @pytest.mark.parametrize(
        ("mark", "joined"),
        [
            ("来源：", False), ("甲" * 8 + "：", False), ("甲" * 9 + "：", True), ("甲：", True), ("【来源】：", False),
            ("2018-1", False), ("（2018年3", False), ("118-1", True), ("12018-1", True),
            ("[2018]", True), ("甲[2018]", False), ("甲" * 10 + "[2018]", False), ("甲" * 11 + "[2018]", True), ("甲[218]", True),
            ("甲[12018]", True),
        ],
    )  # fmt: skip
    def test_entries_are_no_part_of_it(self, mark: str, *, joined: bool) -> None:
        assert best(f"{mark}青石区教育局", f"2017年{REPORT}") == ((0, 1) if joined else (1, 1))

    def test_nor_is_a_single_character(self) -> None:
        assert best("青石区教育", "局", f"2017年{REPORT}") == (2, 2)
        assert best("青石区教育局", "政府", "信息公开2017年年报") == (0, 2)
        assert best("青石区教育局", "17年", REPORT) == (0, 2)

    def test_a_line_is_joined_only_where_it_makes_a_body(self) -> None:
        assert best("青石教育信息", f"2017年{REPORT}") == (1, 1)
        assert best("青石区教育中心", f"2017年{REPORT}") == (0, 1)
        assert best("青石教育信息政府信息", "公开年度报告") is None
        assert best("青石教育中心政府信息", "公开年度报告") == (0, 1)

    def test_a_complete_title_needs_no_other_line(self) -> None:
        assert best("青石区人民政府", TITLE) == (1, 1)
        assert best(TITLE, "（2017年度）") == (0, 0)
        assert best(f"青石区教育局{REPORT}", "（2017年度）") == (0, 1)

    def test_a_long_line_is_none_of_its_lines(self) -> None:
        blank = "　" * (80 - len(f"2017年{REPORT}"))
        assert best("青石区教育局", f"2017年{blank}{REPORT}") == (0, 1)
        assert best("青石区教育局", f"2017年{blank}　{REPORT}") is None

    def test_fewer_lines_are_better_where_no_more_is_named(self) -> None:
        assert best("青石区", f"2017年{REPORT}", "（汇总）") == (0, 1)

    @pytest.mark.parametrize(
        ("above", "body", "joined"),
        [
            ("青石县", "水利局", True), ("柳林街道", "党群工作办公室", True), ("青石县", "市场监督管理局", True),
            # The second line names a place, or begins with the end of one.
            ("青石市", "柳林县水利局", False), ("青石县", "县水利局", False), ("青石市", "市水利局", False), ("青石县", "本局", False),
            # The first is no place alone.
            ("青石县人民政府", "水利局", False), ("水利信息", "水利局", False), ("部门年报|青石县", "水利局", False),
        ],
    )  # fmt: skip
    def test_a_place_in_a_line_above_its_body(self, above: str, body: str, *, joined: bool) -> None:
        assert best(above, f"{body}2017年{REPORT}") == ((0, 1) if joined else (1, 1))

    def test_a_linked_place_is_no_part_of_it(self) -> None:
        linked = Paragraph(text="青石县", linked=True)
        assert best(linked, f"水利局2017年{REPORT}") == (1, 1)


class TestPlace:
    def test_a_title_is_placed_among_the_blocks_that_are_kept(self) -> None:
        found = page("首页 > 信息公开", "青石区教育局", f"2017年{REPORT}", "字号：大 中 小", PROSE)
        assert found.title is not None
        assert (found.title.first, found.title.last, found.body, found.opening) == (0, 1, 2, 2)
        assert found.title.title.text == f"青石区教育局2017年{REPORT}"
        assert texts(found)[2] == PROSE

    def test_a_title_goes_on_below_lines_of_furniture(self) -> None:
        lines = (f"青石区教育局{REPORT}", "发布时间：2018-01-20", "（2017年度）", PROSE)
        found = page(*lines)
        assert found.title is not None
        assert (found.title.title.year, found.title.last, found.body) == (2017, 1, 2)

    def test_what_goes_on_elsewhere_does_not(self) -> None:
        found = page("青石区教育局", "发布时间：2018-01-20", f"2017年{REPORT}", PROSE)
        assert found.title is not None
        assert (found.title.title.body, found.title.first, texts(found)[0]) == (
            None, 0, f"2017年{REPORT}",
        )  # fmt: skip

    def test_a_page_without_a_title(self) -> None:
        found = page("青石区教育局", PROSE)
        assert (found.title, found.body, found.opening, texts(found)) == (None, 0, 0, [PROSE])


@pytest.mark.parametrize(
    ("line", "body", "rest"),
    [
        ("青石县水利局2019年政府信息公开工作年度报告 一、概述", "青石县水利局", "一、概述"),
        ("青石县水利局 2019年政府信息公开年报|青石县人民政府", "青石县水利局", "青石县人民政府"),
        ("青石县水利局2019年政府信息公开工作年度报告一、概述", "青石县水利局", "一、概述"),
        (
            "青石县水利局2019年政府信息公开工作年度报告根据《条例》编制",
            "青石县水利局",
            "根据《条例》编制",
        ),
        ("青石县水利局2019年政府信息公开工作年度报告二、概述", None, ""),
        ("青石县水利局2019年政府信息公开工作年度报告", None, ""),
        ("青石县水利局2019年政府信息公开工作年度报告 编制说明", None, ""),
        ("青石县水利局2019年政府信息公开工作年度报告的通知 各镇", None, ""),
        ("首页 信息公开 青石县水利局2019年政府信息公开工作年度报告 正文", None, ""),
        ("政府信息公开工作年度报告 正文", None, ""),
        ("2019年政府信息公开工作年度报告 正文", None, ""),
    ],
)
def test_a_title_that_begins_a_line(line: str, body: str | None, rest: str) -> None:
    found = leading_title(line)
    assert (None if found is None else (found[0].body, found[0].year, found[1])) == (
        None if body is None else (body, 2019, rest)
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("【青石县水利局2019年政府信息公开年报】", "青石县水利局"),
        ("《青石县水利局2019年政府信息公开年报》", "青石县水利局"),
        ("青石县水利局关于报送2019年政府信息公开工作年度报告的报告", "青石县水利局"),
        ("青石縣水利局關於上報2019年政府信息公開工作年度報告的報告", "青石縣水利局"),
        ("青石县2019年政务公开和政府信息公开工作年度报告", "青石县"),
        ("青石县政务公开办公室2019年政府信息公开工作年度报告", "青石县政务公开办公室"),
        ("青石县2019年政务公开（政府信息公开）工作年度报告", "青石县"),
        ("青石县2019年政府信息与政务公开工作年度报告", "青石县"),
        ("青石县水利局（2019年度）政府信息公开工作年度报告", "青石县水利局"),
        ("青石县水利局（本级）2019年政府信息公开工作年度报告", "青石县水利局（本级）"),
        ("【年报】青石县水利局2019年政府信息公开工作年度报告", "青石县水利局"),
        ("[年度报告]青石县水利局2019年政府信息公开工作年度报告", "青石县水利局"),
        ("标题青石县水利局2019年政府信息公开年报", None),
        ("title:青石县水利局2019年政府信息公开年报", None),
        ("青石县水利局2019年1月1日至12月31日期间的政府信息公开年报", "青石县水利局"),
        (
            "青石县水利局2019年1月1日至6月30日期间的政府信息公开年报",
            "青石县水利局1月1日至6月30日期间",
        ),
    ],
)
def test_what_stands_around_a_title(text: str, body: str | None) -> None:
    title = parse_title(text)
    assert (None if title is None else title.body) == body
