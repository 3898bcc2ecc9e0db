"""Where a heading ends and text runs on."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.page import headings
from govreport_parse.page.headings import heading_at, kind_of
from tests.page import PROSE, blocks, table

FIGURES = table(["收到申请", "3"])


def head(
    text: str, *below: str | Block, bold: bool = False, level: int = 0, tables: tuple[int, ...] = ()
) -> tuple[int, str | None, str, str] | None:
    """Rank, number, title of a paragraph, and the text that runs on."""
    block = Paragraph(text=text, bold=bold, heading=level)
    found = heading_at(blocks(block, *below), 0, frozenset(tables))
    return None if found is None else (found.rank, found.number, found.title, text[found.head :])


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "rank", "number"),
        [
            ("一、", 1, "一"), ("十二、", 1, "十二"), ("第一部分、", 1, "第一"), ("第一部分 ", 1, "第一部分"), ("第二章 ", 1, "第二章"),
            ("Ⅱ、", 1, "Ⅱ"), ("【三】", 1, "[三]"), ("贰、", 1, "贰"), ("（一）", 2, "(一)"), ("(二)、", 2, "(二)"), ("㈠", 2, "㈠"),
            ("1、", 3, "1"), ("１２．", 3, "12"), ("（1）", 4, "(1)"), ("①", 4, "①"),
        ],
    )  # fmt: skip
    def test_ranks(self, mark: str, rank: int, number: str) -> None:
        assert head(f"{mark}总体情况") == (rank, number, "总体情况", "")

    @pytest.mark.parametrize(
        ("mark", "rank", "number"),
        [
            ("甲、", 1, "甲"), ("癸．", 1, "癸"), ("子、", 1, "子"), ("IV.", 1, "IV"), ("X、", 1, "X"), ("VI：", 1, "VI"),
            ("I ", 1, "I"), ("甲 ", 1, "甲"), ("第1部分 ", 1, "第1部分"), ("第甲章 ", 1, "第甲章"), ("壹拾贰、", 1, "壹拾贰"),
            ("A.", 4, "A"), ("A ", 4, "A"), ("i.", 4, "i"), ("xii、", 4, "xii"), ("a)", 4, "a"), ("（a）", 4, "(a)"),
            ("(IV)", 4, "(IV)"), ("(甲)", 4, "(甲)"), ("【1】", 4, "[1]"), ("甲）", 4, "甲"), ("I)", 4, "I"), ("一）", 4, "一"),
            ("㊀", 4, "㊀"), ("1）", 4, "1"), ("1 ", 4, "1"), ("12：", 4, "12"),
            ("⒈", 3, "⒈"), ("⒛、", 3, "⒛"), ("- 1 -", 3, "-1-"), ("①）", 4, "①"), ("⑴：", 4, "⑴"),
        ],
    )  # fmt: skip
    def test_marks_that_are_rare(self, mark: str, rank: int, number: str) -> None:
        assert head(f"{mark}总体情况") == (rank, number, "总体情况", "")

    @pytest.mark.parametrize(
        "text",
        [
            "甲、乙两地", "甲总体情况", "A总体情况", "1总体情况", "I总体情况", "i总体情况", "123 总体情况", "甲乙、总体情况",
            "IVXIVX、总体情况", "AB.总体情况", "A.全年收到申请12件", "A 主动公开的成效", "（甲乙）总体情况", "第甲 总体情况",
            "A.主动公开情况。全年公开信息。", "X、青石区", "a.网站", "（a）网站", "一）网站",
        ],
    )  # fmt: skip
    def test_what_is_no_rare_mark_or_stands_before_no_title(self, text: str) -> None:
        assert head(text) is None

    def test_a_rare_mark_before_what_only_names_its_subject_needs_a_point(self) -> None:
        assert head("A.主动公开的成效") == (4, "A", "主动公开的成效", "")
        assert head("A 主动公开的成效") is None
        assert head("A." + "主动公开" * 8) is None

    @pytest.mark.parametrize(
        ("mark", "rank"),
        [
            ("一二三、", 1), ("一二三四、", None), ("、", None), ("第一二三章 ", 1), ("第一二三四章 ", None), ("第章 ", None),
            ("【一】", 1), ("【一二】", 1), ("【一二三】", None), ("【】", None), ("（一二三）", 2), ("（一二三四）", None), ("（）", None),
            ("1．", 3), ("12．", 3), ("123．", None), ("．", None), ("（1）", 4), ("（12）", 4), ("（123）", None),
            ("一是", 5), ("十一是", 5), ("十十一是", None), ("是", None),
        ],
    )  # fmt: skip
    def test_numbers_of_some_length(self, mark: str, rank: int | None) -> None:
        found = head(f"{mark}主动公开的情况与成效")
        assert (found and found[0]) == rank

    @pytest.mark.parametrize(
        "mark", ["\u200b", "\ufeff", "\u200e", "\u200f", "\u00ad", "\u2060", "\u200b \ufeff"]
    )
    @pytest.mark.parametrize("text", ["{}一、总体情况", "{}一{}、{}总体情况", "一、{}总体情况{}"])
    def test_what_does_not_show_changes_nothing(self, mark: str, text: str) -> None:
        assert head(text.replace("{}", mark)) == (1, "一", "总体情况", "")

    def test_text_runs_on_after_what_does_not_show(self) -> None:
        text = "\u200b一、总体\u200b情况。\u200b2023年，\u200b我局公开信息。"
        assert head(text) == (1, "一", "总体情况", "2023年，\u200b我局公开信息。")
        assert head("\u200b一心为民") is None

    @pytest.mark.parametrize(
        "title",
        [
            "政府信息公开工作存在的主要问题及改进情况", "因政府信息公开工作被申请行政复议、提起行政诉讼的情况", "需要报告的其他事项",
            "存在的主要问题和改进情况", "行政机关收到和处理政府信息公开申请的情况",
        ],
    )  # fmt: skip
    def test_titles_of_the_form_without_a_number(self, title: str) -> None:
        assert head(title) == (0, None, title, "")
        assert head(f"{title}：") == (0, None, title, "")
        assert head(f"{title}。") is None
        assert head(f"{title}和经验") is None

    @pytest.mark.parametrize(
        ("line", "below", "label"),
        [
            ("一、本年新收政府信息公开申请数量", FIGURES, True), ("二、上年结转政府信息公开申请", "数量 4 2 0 0 1 0 7", True),
            ("四、结转下年度继续办理", "0 0 1 0 1", True), ("三、本年度办理结果", "（一）予以公开", True),
            ("四、结转下年度继续办理", "结转下年度继续办理的申请有1件。", False), ("四、结转下年度继续办理情况", FIGURES, False),
            ("一、本年", FIGURES, False), ("一、本年新收", FIGURES, False), ("（三）不予公开", FIGURES, True),
            ("（三）不予公开", "3件", False), ("（三）不予公开的情况", FIGURES, False),
            ("三、收到和处理政府信息公开申请情况", FIGURES, False),
            ("一、本年新收政府信息公开申请数量（单位：件）：", FIGURES, True), ("四、结转下年度继续办理（共4件）", FIGURES, False),
            # Beginnings of any length, where the line below is the end.
            ("四、结转下年度继", "续办理 0 0 1", True), ("四、结转下年度", "办理 3", False),
            ("一、本年新收政府", "信息公开申请数量 4件", True), ("一、本年新收政府", "信息公开工作扎实", False),
            # A whole row in a line, whatever sets its cells apart.
            ("三、本年度办理结果,（一）予以公开,,9,39,28", "合计", True),
            ("三、本年度办理结果¦（一）予以公开¦9¦3", "合计", True),
            ("一、本年新收政府信息公开申请数量,一、本年新收政府信息公开申请数量,4,3,", "合计", True),
            ("三、本年度办理结果,（一）予以公开", "合计,3", False),
            ("三、本年度办理结果,公开9", "合计。", False),
            ("三、本年度办理结果：公开9件,不予公开3件。", "合计。", False),
            ("三、主要结果,9,3,4", "合计。", False),
            ("四、结转下年度继续办理--00-0-", "合计。", True),
            ("四、结转下年度继续办理/", "合计。", True),
            ("四、结转下年度继续办理……", "合计。", False),
            ("一、本年新收政府信息公开申请数量 4 2 6 二、上年结转政府信息公开申请数量 0 0 0", "合计。", True),
            ("三、本年度办理结果 1（一）予以公开", "合计。", True),
            ("一、本年新收政府信息公开申请数量 4件，二、上年结转2件。", "合计。", False),
            ("一、主要结果 4 2 6 二、其余结果 0 0 0", "合计。", False),
            ("四、结转下年度继续办理事项—", "合计。", False),
        ],
    )  # fmt: skip
    def test_labels_of_rows_above_their_figures(
        self, line: str, below: str | Block, label: bool
    ) -> None:
        assert (head(line, below) is None) == label

    def test_the_label_of_a_row_above_nothing(self) -> None:
        assert head("四、结转下年度继续办理") == (1, "四", "结转下年度继续办理", "")

    @pytest.mark.parametrize(
        "text", ["总体情况如下", "一", "一、", "1.5万件申请", "一心为民", "2017年情况"]
    )
    def test_none(self, text: str) -> None:
        assert head(text) is None

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("一是加强领导。落实责任。", (5, "一是", "加强领导", "落实责任。")),
            ("一是加强领导；落实责任。", None),
            ("一是加强领导。二是落实责任。", None),
            ("一是，加强领导", (5, "一是", "加强领导", "")),
            (
                "一是加强领导，落实责任，完善各项制度，提高工作人员的业务能力和水平并定期考核。",
                None,
            ),
            ("1、公开信息30条", None),
            ("1、公开信息30条。", (3, "1", "", "公开信息30条。")),
            ("1、" + "甲" * 61, None),
            ("1、" + "甲" * 61 + "。", (3, "1", "", "甲" * 61 + "。")),
        ],
    )
    def test_marks_within_lists(
        self, text: str, found: tuple[int, str | None, str, str] | None
    ) -> None:
        assert head(text) == found

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("一 概述", "一"), ("一 青石区教育局的总体情况", "一"), ("一 " + "甲" * 18, "一"), ("一 " + "甲" * 19, None),
            ("一 概", None), ("一 概述 说明", None), ("一概述", None), ("十一 概述", "十一"), ("十十一 概述", None),
            ("一 主动公开" + "甲" * 36, "一"), ("一 主动公开" + "甲" * 37, None),
        ],
    )  # fmt: skip
    def test_a_bare_numeral_is_set_apart_by_a_blank(self, text: str, number: str | None) -> None:
        found = head(text)
        assert (found and found[:2]) == (number and (1, number))


class TestTitles:
    @pytest.mark.parametrize(
        ("length", "title"),
        [(60, True), (61, False)],
    )
    def test_alone(self, length: int, *, title: bool) -> None:
        expected = ("甲" * length, "") if title else ("", "甲" * length)
        assert head(f"一、{'甲' * length}") == (1, "一", *expected)
        assert head(f"一、{'甲' * length}：") == (
            (1, "一", "甲" * length, "") if title else (1, "一", "", "甲" * length + "：")
        )

    @pytest.mark.parametrize(("length", "title"), [(30, True), (31, False)])
    @pytest.mark.parametrize("rest", ["", "乙。"])
    def test_a_sentence(self, length: int, rest: str, *, title: bool) -> None:
        text = f"{'甲' * length}。{rest}"
        assert head(f"一、{text}") == (
            (1, "一", "甲" * length, rest) if title else (1, "一", "", text)
        )

    @pytest.mark.parametrize(
        ("text", "title", "rest"),
        [
            ("主动公开情况：全年公开信息。", "主动公开情况", "全年公开信息。"),
            ("加强领导：全年公开信息。", "加强领导", "全年公开信息。"),
            ("主动公开" + "甲" * 26 + "：全年。", "主动公开" + "甲" * 26, "全年。"),
            ("主动公开" + "甲" * 27 + "：全年。", "", "主动公开" + "甲" * 27 + "：全年。"),
            ("青石区：全年公开信息。", "", "青石区：全年公开信息。"),
            ("全年收到申请3件。均已答复。", "", "全年收到申请3件。均已答复。"),
            ("公开率达到98%。均已答复。", "", "公开率达到98%。均已答复。"),
            ("2017年工作情况。全年平稳。", "2017年工作情况", "全年平稳。"),
            ("加强领导，", "加强领导", ""),
        ],
    )
    def test_run_in(self, text: str, title: str, rest: str) -> None:
        assert head(f"一、{text}") == (1, "一", title, rest)

    @pytest.mark.parametrize(
        ("title", "rest", "glued"),
        [
            ("总体情况", "甲" * 2, True),
            ("工作概况", "甲" * 30, True),
            ("工作概况", "甲" * 29, False),
            ("概况", "甲" * 30, True),
            ("总体情况" + "的" * 20, "甲" * 30, True),
            ("总体情况" + "的" * 21, "甲" * 30, False),
            ("青石区", "甲" * 30, False),
            ("总体情况，", "甲" * 30, False),
            ("附", "甲" * 30, False),
            ("2017总体情况", "甲" * 30, False),
        ],
    )
    def test_set_apart_by_a_blank_alone(self, title: str, rest: str, *, glued: bool) -> None:
        found = head(f"一、{title} {rest}")
        assert found is not None
        assert (found[2] == title) is glued


class TestUnnumbered:
    @pytest.mark.parametrize(
        "text", ["概述", "总体情况：", "存在的主要问题和改进措施", "依申请公开政府信息办理情况"]
    )
    def test_names_of_sections(self, text: str) -> None:
        assert head(text) == (0, None, text.rstrip("："), "")

    @pytest.mark.parametrize("text", ["概述如下", "工作概述"])
    def test_others(self, text: str) -> None:
        assert head(text) is None

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("工作概述", True), ("工作概述：", True), ("青石区", False), ("工作概述。说明", False), ("办理申请3件", False),
            ("领导" + "甲" * 28, True), ("领导" + "甲" * 29, False),
        ],
    )  # fmt: skip
    def test_a_line_that_stands_out_and_names_a_kind(self, text: str, *, found: bool) -> None:
        assert (head(text, level=2) is not None) is found
        assert (head(text, bold=True) is not None) is found

    @pytest.mark.parametrize(
        ("text", "below", "found"),
        [
            ("青石区", PROSE, True), ("甲" * 20, PROSE, True), ("甲" * 21, PROSE, False), ("青石区，", PROSE, False),
            ("青石区2", PROSE, False), ("青石区", Paragraph(text=PROSE, bold=True), False), ("青石区", FIGURES, False),
        ],
    )  # fmt: skip
    def test_a_bold_line_above_plain_text(
        self, text: str, below: str | Block, *, found: bool
    ) -> None:
        assert head(text, below, PROSE, bold=True) == ((0, None, text, "") if found else None)
        assert head(text, below) is None
        assert head(text, bold=True) is None

    def test_a_mark_says_more_than_bold_print(self) -> None:
        assert head("（一）青石区", PROSE, bold=True) == (2, "(一)", "青石区", "")


class TestAppendix:
    @pytest.mark.parametrize(
        "text",
        [
            "附表",
            "附件1",
            "附：统计表",
            "附表一：青石区情况表",
            "附件：",
            "附：",
            "附件：" + "甲" * 60,
            "附：" + "甲" * 60,
        ],
    )
    def test_marks(self, text: str) -> None:
        assert head(text) == (1, None, text, "")

    @pytest.mark.parametrize(
        "text", ["附件：" + "甲" * 61, "附：" + "甲" * 61, "附", "附表如下", "附件11"]
    )
    def test_others(self, text: str) -> None:
        assert head(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            "青石区政府信息公开情况统计表",
            "统计表（2017年度）",
            "甲" * 40 + "汇总表",
            "统计表（）",
            f"统计表（{'甲' * 20}）",
        ],
    )
    def test_a_title_above_a_statutory_table(self, text: str) -> None:
        assert head(text, FIGURES, tables=(1,)) == (1, None, text, "")
        assert head(text, FIGURES) is None
        assert head(text, PROSE, FIGURES, tables=(2,)) == (1, None, text, "")

    @pytest.mark.parametrize(
        "text", ["甲" * 41 + "汇总表", "统计表如下", "青石区", f"统计表（{'甲' * 21}）"]
    )
    def test_no_title(self, text: str) -> None:
        assert head(text, FIGURES, tables=(1,)) is None

    @pytest.mark.parametrize(("lines", "found"), [(3, True), (4, False)])
    def test_few_lines_may_stand_between(self, lines: int, *, found: bool) -> None:
        below = ["填报单位：青石区"] * lines
        assert (head("情况统计表", *below, FIGURES, tables=(lines + 1,)) is not None) is found

    @pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
    def test_short_lines(self, length: int, *, found: bool) -> None:
        assert (head("情况统计表", "甲" * length, FIGURES, tables=(2,)) is not None) is found

    def test_the_next_table_counts(self) -> None:
        assert head("情况统计表", FIGURES, FIGURES, tables=(2,)) is None


def test_a_table_is_no_heading() -> None:
    assert heading_at((FIGURES,), 0, frozenset()) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("申请情况", "requests"), ("申请公开情况", "requests"), ("申请行政复议情况", "remedies"),
        ("主动公开情况", "proactive"), ("主动公开存在的问题", "problems"), ("依申请公开的收费及减免情况", "requests"),
        ("收费及减免情况", "fees"), ("2018年重点工作", "plan"), ("下一步打算", "plan"), ("其他需要报告的事项", "other"),
        ("其他工作", None), ("人大代表建议办理", "proposals"), ("附表", "appendix"), ("附表说明", "appendix"),
        ("说明附表", None), ("情况统计表", "appendix"), ("回应关切", "response"), ("咨询投诉", "consultation"),
        ("机构人员", "organisation"), ("概述", "overview"), ("政府信息公开", "disclosure"), ("青石区", None), ("", None),
    ],
)  # fmt: skip
def test_kinds(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    "after",
    [
        "、x",
        "一、总体情况",
        "）总体情况",
        " 总体情况",
        "是x",
        " 1 -总体情况",
        "1)总体情况",
        ".主动公开政府信息情况",
        "x",
    ],
)
def test_no_mark_begins_with_what_no_look_is_taken_at(after: str) -> None:
    chars = {
        *map(chr, range(0x3400)),
        *headings._NUMERAL,
        *headings._CN,
        *headings._MAY_BE_MARKED.pattern,
    }
    for char in chars:
        assert headings._marked_after_a_look(char + after) == headings._marked(char + after)
