"""Tables of other years or bodies, and samples: left out beside the report's own, and never else."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.foreign import own_blocks
from tests.tables.printing import Line, grid, spanning

HEADER = ("统计指标", "单位", "统计数")
ROWS = (("主动公开", "条", "8"), ("依申请公开", "件", "3"), ("行政复议", "件", "0"))
OWN = grid(HEADER, *ROWS)
OTHER = grid(HEADER, *[(label, unit, "1") for label, unit, _ in ROWS])


def is_kept(*caption: str, year: int | None = 2022, agency: str | None = "青石区教育局") -> bool:
    """Whether a table below some lines stays, with the report's own above them."""
    return kept(OTHER, *map(paragraph, caption), year=year, agency=agency)


def kept(
    other: Table, *before: Block, year: int | None = 2022, agency: str | None = "青石区教育局"
) -> bool:
    blocks = [OWN, *before, other]
    found = own_blocks(blocks, year, agency)
    assert found[:-1] == blocks[:-1]
    assert found[-1] in (other, Paragraph(text=""))
    return found[-1] is other


def paragraph(text: str) -> Paragraph:
    return Paragraph(text=text)


class TestYears:
    @pytest.mark.parametrize(
        ("caption", "year", "stays"),
        [
            ("2021年统计表", 2022, False),
            ("2022年统计表", 2022, True),
            ("2021年统计表", None, True),
            ("附：2021年数据（供对比）", 2022, False),
            ("附：2022年数据（供对比）", 2022, True),
            ("上年统计数据", 2022, False),
            ("去年数据", 2022, False),
            ("上一年度数据", 2022, False),
            ("比上年有增加的数据", 2022, True),
            ("统计数据", 2022, True),
        ],
    )
    def test_a_caption_that_names_a_year(self, caption: str, year: int | None, stays: bool) -> None:
        assert is_kept(caption, year=year) == stays


class TestSamples:
    @pytest.mark.parametrize("word", ["样例", "样表", "示例", "填报说明", "模板"])
    def test_a_sample(self, word: str) -> None:
        assert not is_kept(f"2022年统计表（{word}）")

    def test_a_table_filled_in(self) -> None:
        assert is_kept("2022年统计表（样式一）")


class TestBodies:
    @pytest.mark.parametrize(
        "body",
        [
            "云溪县水务局", "云溪县发改委", "云溪县政府办", "云溪县人民医院", "云溪乡司法所",
            "云溪县气象站", "云岭省水利厅", "云溪县机要处", "云溪县疾控中心", "云溪镇", "云溪乡",
            "云溪街道", "云溪县第一中学", "云溪县职业学校", "云溪县供水公司",
            "云溪县消防队", "云溪县人民政府",
        ],
    )  # fmt: skip
    def test_another_body(self, body: str) -> None:
        assert not is_kept(f"{body}统计表")
        assert is_kept(f"{body}统计表", agency=None)
        assert is_kept(f"{body}统计表", agency=body)

    @pytest.mark.parametrize(
        "name",
        [
            "统计表", "汇总表", "情况表", "报表", "情况统计表", "数据统计表", "指标统计表",
            "政府信息公开统计表", "政府信息公开情况统计表", "2022年统计表", "2022年度情况统计表",
            "2022年度政府信息公开情况数据汇总表",
        ],
    )  # fmt: skip
    def test_names_of_tables(self, name: str) -> None:
        assert not is_kept(f"云溪镇{name}")
        assert not is_kept(f"附件2：云溪镇{name}")

    @pytest.mark.parametrize(
        "mark", ["", "附", "附件", "附表", "附：", "附件2", "附表:", "附件2："]
    )
    def test_a_mark_before_the_name_is_no_part_of_it(self, mark: str) -> None:
        assert is_kept(f"{mark}青石区政府统计表", agency="青石区政府办公室")
        assert not is_kept(f"{mark}云溪镇统计表", agency="青石区政府办公室")

    @pytest.mark.parametrize(
        ("body", "agency", "stays"),
        [
            ("青石区教育局", "青石区教育局", True),
            ("青石区教育局", "青石区教育局办公室", True),
            ("青石区政府督查办", "青石区政府", True),
            ("我区教育局", "青石区教育局", True),
            ("青石区水务局", "青石区教育局", False),
            ("青石区体育局", "青石区教育局", False),
            ("青石区教育局", "青 石 区 教 育 局", True),
        ],
    )
    def test_the_same_body(self, body: str, agency: str, stays: bool) -> None:
        assert is_kept(f"{body}统计表", agency=agency) == stays

    @pytest.mark.parametrize("line", ["县政府统计表", "区统计局汇总表由各镇报送"])
    def test_lines_that_name_no_body(self, line: str) -> None:
        assert is_kept(line)

    def test_a_body_and_a_year(self) -> None:
        assert is_kept("青石区教育局2022年统计表")
        assert not is_kept("青石区教育局2021年统计表")
        assert not is_kept("青石区教育局2021年统计表", agency=None)
        assert not is_kept("青石区水务局2022年统计表")

    def test_the_bodys_own_goes_before_that_of_a_body_near_it(self) -> None:
        blocks: list[Block] = [paragraph("区政府办公室"), OTHER, paragraph("全区汇总"), OWN]
        found = own_blocks(blocks, 2022, "青石区人民政府")
        assert [block.text for block in found if isinstance(block, Paragraph)][1] == ""
        assert found[-1] is OWN
        blocks[2] = paragraph("汇总")
        assert own_blocks(blocks, 2022, "青石区人民政府") == blocks


class TestCaptions:
    def test_the_nearest_that_says_so(self) -> None:
        assert not is_kept("2022年统计表", "2021年统计表")
        assert is_kept("2021年统计表", "2022年统计表")
        assert not is_kept("2021年统计表", "单位：件")
        assert is_kept("2021年统计表", "单位：件", "（续）")

    @pytest.mark.parametrize(("length", "stays"), [(30, False), (31, True)])
    def test_a_line_without_the_word_is_short(self, length: int, stays: bool) -> None:
        assert is_kept("2021年数据".ljust(length, "甲")) == stays

    @pytest.mark.parametrize(("length", "stays"), [(60, False), (61, True)])
    def test_a_line_with_the_word_may_be_longer(self, length: int, stays: bool) -> None:
        assert is_kept("2021年统计表".ljust(length, "甲")) == stays

    def test_a_sentence_is_none(self) -> None:
        assert is_kept("2021年统计表见下。")

    def test_what_stands_above_another_table_is_not_this_ones(self) -> None:
        assert kept(OTHER, paragraph("2021年统计表"), grid(("说明", "平稳")))

    def test_the_first_line_of_the_page(self) -> None:
        assert own_blocks([paragraph("2021年统计表"), OTHER, OWN], 2022, None) == [
            paragraph("2021年统计表"),
            Paragraph(text=""),
            OWN,
        ]

    @pytest.mark.parametrize(
        "title",
        [
            [(spanning("2021年统计表", columns=3),)],
            [("2021年统计表", "", "")],
            [("附件2",), ("2021年统计表",)],
        ],
    )
    def test_a_title_in_the_table(self, title: list[Line]) -> None:
        assert not kept(grid(*title, HEADER, *ROWS))
        assert not kept(grid(*title, HEADER, *ROWS), OWN)
        assert not kept(grid(*title, HEADER, *ROWS), paragraph("2022年统计表"))

    @pytest.mark.parametrize(
        "above",
        [
            [("附件2", "2021年统计表")],
            [("附件2",), ("单位：件",), ("2021年统计表",)],
            # A row without a cell in one of its columns.
            [("附件2", "", spanning("统计数", rows=2)), ("",)],
        ],
    )
    def test_other_lines_of_the_table(self, above: list[Line]) -> None:
        assert kept(grid(*above, HEADER, *ROWS))


class TestWhatFollows:
    """What is said of a table holds for those after it, up to the next caption or title."""

    LABELS = ("甲类", "乙类", "丙类")
    SECOND = grid(("结果", "维持", "纠正"), ("复议", "2", "1"))
    SECOND_OTHER = grid(("结果", "维持", "纠正"), ("复议", "4", "3"))

    def kept_after(self, *between: Block, first: Table = OTHER) -> bool:
        blocks = [OWN, self.SECOND, paragraph("附：2021年数据"), first, *between, self.SECOND_OTHER]
        return own_blocks(blocks, 2022, "青石区教育局")[-1] is self.SECOND_OTHER

    def test_without_a_caption(self) -> None:
        assert not self.kept_after()
        assert not self.kept_after(paragraph(""))
        assert not self.kept_after(paragraph("行政复议情况"))

    def test_after_a_heading_or_a_sentence(self) -> None:
        for line in ("三、行政复议情况", "复议与诉讼见下表。"):
            assert not self.kept_after(paragraph(line))

    def test_a_caption_of_its_own(self) -> None:
        assert self.kept_after(paragraph("2022年数据"))
        assert self.kept_after(paragraph("青石区教育局"))

    def test_the_same_table_again_is_another_one(self) -> None:
        assert self.kept_after(OWN)

    def test_a_table_that_nothing_else_prints_says_nothing_of_others(self) -> None:
        assert self.kept_after(first=grid(("说明", "平稳")))

    def test_the_reports_own_below_a_table_of_last_year_in_each_section(self) -> None:
        last, last_second = OTHER, self.SECOND_OTHER
        caption, heading = paragraph("上年数据"), paragraph("二、复议")
        blocks = [OWN, caption, last, heading, self.SECOND, caption, last_second]
        found = own_blocks(blocks, 2022, None)
        assert [block for block in found if isinstance(block, Table)] == [OWN, self.SECOND]

    @pytest.mark.parametrize(
        ("lines", "stays"),
        [
            ([paragraph("二、复议")], False),
            ([paragraph("复议情况如下。")], False),
            ([Paragraph(text="复议", heading=2)], False),
            ([paragraph("二、复议"), paragraph("复议")], False),
            ([paragraph("复议")], True),
            ([], True),
        ],
    )
    def test_the_reports_own_below_a_heading_or_a_sentence(
        self, lines: list[Block], stays: bool
    ) -> None:
        """Where nothing parts a table from last year's, both tables of its kind may be last year's."""
        caption = paragraph("上年数据")
        blocks = [OWN, caption, OTHER, *lines, self.SECOND, caption, self.SECOND_OTHER]
        found = own_blocks(blocks, 2022, None)
        assert (found[-1] is self.SECOND_OTHER) == stays
        assert found[:-1] == [OWN, caption, Paragraph(text=""), *lines, self.SECOND, caption]

    def test_a_table_like_one_of_those_that_follow_is_another_one(self) -> None:
        assert self.kept_after(self.SECOND)

    def test_what_follows_the_reports_own_is_not_last_years(self) -> None:
        own, last = paragraph("2022年数据"), paragraph("2021年数据")
        blocks = [own, OWN, self.SECOND, last, OTHER, last, self.SECOND_OTHER]
        gone = Paragraph(text="")
        assert own_blocks(blocks, 2022, None) == [own, OWN, self.SECOND, last, gone, last, gone]

    @pytest.mark.parametrize(
        ("title", "stays"),
        [
            ("青石区教育局2021年政府信息公开工作年度报告", False),
            ("青石区水务局2022年政府信息公开工作年度报告", False),
            ("2021年政府信息公开年度报告", False),
            ("青石区教育局2022年政府信息公开工作年度报告", True),
            ("政府信息公开年度报告", True),
            ("青石区教育局2021年政府信息公开工作年度报告于次年公布。", True),
        ],
    )
    def test_a_title_of_another_report(self, title: str, stays: bool) -> None:
        text = [paragraph("一、总体情况"), paragraph("工作平稳。"), paragraph("二、数据")]
        blocks = [OWN, paragraph(title), *text, OTHER]
        assert (own_blocks(blocks, 2022, "青石区教育局")[-1] is OTHER) == stays
        linked = Paragraph(text=title, linked=True)
        assert own_blocks([OWN, linked, *text, OTHER], 2022, "青石区教育局")[-1] is OTHER


class TestAlike:
    """A table with a foreign caption is left out beside the same table without one."""

    @pytest.mark.parametrize(
        ("shared", "own", "stays"), [(3, 2, True), (5, 3, False), (2, 1, False), (1, 3, True)]
    )
    def test_how_much_of_it_the_other_prints(self, shared: int, own: int, stays: bool) -> None:
        labels = [f"指标{'甲乙丙丁戊己庚辛'[k]}" for k in range(shared + own)]
        first = grid(*[(label, "5") for label in labels[:shared]])
        second = grid(*[(label, "5") for label in labels])
        found = own_blocks([first, paragraph("2021年统计表"), second], 2022, None)
        assert (found[2] is second) == stays

    def test_figures_that_are_alike_say_nothing(self) -> None:
        figures = [(label, "5", "6", "7", "8", "9", "—") for label in ("甲类", "乙类")]
        first = grid(*[("丙类", *line[1:]) for line in figures])
        second = grid(*figures)
        assert own_blocks([first, paragraph("2021年统计表"), second], 2022, None)[2] is second

    def test_a_table_alone_or_among_foreign_ones_stays(self) -> None:
        caption = paragraph("2021年统计表")
        alone: list[Block] = [caption, OTHER]
        assert own_blocks(alone, 2022, None) is alone
        page = [caption, OTHER, paragraph("2020年统计表"), OWN]
        assert own_blocks(page, 2022, None) == page

    def test_one_of_several_tables_is_enough(self) -> None:
        other = grid(("年份", "说明"), ("今年", "平稳"))
        caption = paragraph("2021年统计表")
        page = own_blocks([other, OWN, caption, OTHER], 2022, None)
        assert page == [other, OWN, caption, Paragraph(text="")]

    def test_pages_without_a_foreign_caption_stay(self) -> None:
        page: list[Block] = [OWN, paragraph("续表"), OTHER]
        assert own_blocks(page, 2022, None) is page

    @pytest.mark.parametrize("caption", ["青石区教育局", "2022年数据"])
    def test_a_table_without_a_caption_stays_beside_the_reports_own(self, caption: str) -> None:
        kept: list[Block] = [paragraph(caption), OWN, paragraph("续表"), OTHER]
        page = own_blocks([*kept, paragraph("2021年数据"), OTHER], 2022, "青石区教育局")
        assert page == [*kept, paragraph("2021年数据"), Paragraph(text="")]
