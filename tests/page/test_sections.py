"""The tree of headings: what governs what, and what is no heading of the text."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.model.records import Section
from govreport_parse.page.sections import Outline, build_outline
from tests.page import PROSE, blocks, page, table
from tests.pages import SECTIONS, modern_page

TITLE = "青石区教育局2017年政府信息公开工作年度报告"
FIGURES = table(["收到申请", "3"], ["答复申请", "2"])


def outline(*lines: str | Block, tables: tuple[int, ...] = ()) -> Outline:
    """That of a page with a title and the given blocks below."""
    found = page(TITLE, *lines)
    assert found.blocks == blocks(TITLE, *lines)
    return build_outline(found, frozenset(tables))


def tree(*lines: str | Block, tables: tuple[int, ...] = ()) -> list[str]:
    """Title and kind of each heading, indented by its level."""
    found = outline(*lines, tables=tables)

    def shown(sections: tuple[Section, ...]) -> list[str]:
        return [
            line
            for section in sections
            for line in (
                f"{' ' * section.level}{section.title} {section.kind}",
                *shown(section.children),
            )
        ]

    return shown(found.tree(page(TITLE, *lines).blocks))


class TestTree:
    def test_ranks_nest(self) -> None:
        lines = ("一、主动公开", "（一）政府网站", "1.信息", "（二）公报", "二、收费", PROSE)
        assert tree(*lines) == [
            " 主动公开 proactive",
            "  政府网站 proactive",
            "   信息 proactive",
            "  公报 proactive",
            " 收费 fees",
        ]

    def test_a_rank_that_is_left_out(self) -> None:
        assert tree("1.概述", "一、主动公开", "（1）网站", "（一）公报", PROSE) == [
            " 概述 overview", " 主动公开 proactive", "  网站 proactive", "  公报 proactive",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("above", "below", "kind"),
        [
            ("存在问题", "主动公开", "problems"), ("存在问题", "下一步打算", "plan"), ("工作计划", "存在问题", "problems"),
            ("附表", "主动公开", "appendix"), ("主动公开", "收费", "fees"), ("青石区", "青石", "unclassified"),
        ],
    )  # fmt: skip
    def test_kinds_are_inherited(self, above: str, below: str, kind: str) -> None:
        assert tree(f"一、{above}", f"（一）{below}", PROSE)[1] == f"  {below} {kind}"

    def test_places_and_texts(self) -> None:
        found = outline("引子", "一、概述。全年平稳。", PROSE, FIGURES, "（一）网站", PROSE)
        whole = page(
            TITLE, "引子", "一、概述。全年平稳。", PROSE, FIGURES, "（一）网站", PROSE
        ).blocks
        (section,) = found.tree(whole)
        assert (section.number, section.text) == ("一", f"全年平稳。\n{PROSE}")
        assert section.at == Locator(block=2, start=0, end=5)
        assert (section.children[0].text, section.children[0].at.block) == (PROSE, 5)
        preamble = found.preamble_section(whole)
        assert preamble is not None
        assert (preamble.text, preamble.at, preamble.level) == ("引子", Locator(block=1), 0)
        assert found.preamble == (1, 2)

    def test_titles_that_govern_a_block(self) -> None:
        found = outline("引子", "一、概述", "（一）网站", PROSE, "二、收费", PROSE)
        assert [found.titles_at(block) for block in range(1, 7)] == [
            (), ("概述",), ("网站", "概述"), ("网站", "概述"), ("收费",), ("收费",),
        ]  # fmt: skip

    def test_without_headings(self) -> None:
        found = outline(PROSE)
        assert (found.items, found.preamble, found.titles_at(1)) == ((), (1, 2), ())
        assert outline("一、概述", PROSE).preamble_section(blocks(TITLE)) is None

    def test_a_title_again_is_no_heading_however_it_is_set(self) -> None:
        assert tree("一、概述", PROSE, Paragraph(text=TITLE, heading=2), PROSE) == [
            " 概述 overview"
        ]

    def test_a_title_again_is_no_heading(self) -> None:
        assert tree("一、概述", PROSE, f"附件：{TITLE}", TITLE, PROSE) == [
            " 概述 overview", f" 附件:{TITLE} appendix".replace(":", "："),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("first", "other", "level"),
        [(0, 0, 2), (2, 0, 2), (2, 3, 2), (2, 2, 1), (3, 2, 1), (2, 1, 1), (0, 2, 2)],
    )
    def test_an_unnumbered_line_between_numbered_sections(
        self, first: int, other: int, level: int
    ) -> None:
        lines = (
            Paragraph(text="一、青石区", heading=first),
            PROSE,
            Paragraph(text="工作概述", heading=other, bold=True),
            PROSE,
        )
        assert tree(*lines)[1] == f"{' ' * level}工作概述 overview"
        assert tree(*lines[2:]) == [" 工作概述 overview"]

    def test_what_such_a_line_governs(self) -> None:
        line = Paragraph(text="工作概述", bold=True)
        assert tree("一、青石区", PROSE, line, "1.信息", PROSE)[2] == "   信息 overview"
        assert tree(line, PROSE, "一、青石区", PROSE) == [
            " 工作概述 overview", " 青石区 unclassified",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("above", "level"), [("四、收费", 1), ("四、存在的问题", 2), ("四、主动公开", 1)]
    )
    def test_a_title_of_the_form_that_lost_its_number(self, above: str, level: int) -> None:
        """It is a section, unless another is on the same: then it is a part of the one above."""
        title = "政府信息公开工作存在的主要问题及改进情况"
        lines = tree(above, PROSE, title, PROSE, "六、其他需要报告的事项", PROSE)
        assert lines[1] == f"{' ' * level}{title} problems"

    def test_the_level_of_a_lower_section_does_not_count(self) -> None:
        lines = (
            Paragraph(text="（一）青石区", heading=2),
            PROSE,
            Paragraph(text="工作概述", bold=True),
        )
        assert tree(*lines, PROSE, "（二）青石", PROSE)[-1] == "  青石 overview"

    @pytest.mark.parametrize(
        "lines",
        [
            # The level of the first top heading with a number counts, no other's.
            ("附表", PROSE),
            (Paragraph(text="一、青石区", heading=2), PROSE, "二、青石", PROSE),
        ],
    )
    def test_the_level_of_numbered_sections(self, lines: tuple[str | Block, ...]) -> None:
        level = 2 if len(lines) > 2 else 0
        line = Paragraph(text="工作概述", heading=level, bold=True)
        assert tree(*lines, line, PROSE)[-1] == " 工作概述 overview"


class TestAppendix:
    @pytest.mark.parametrize(("between", "count"), [(0, 1), (1, 1), (2, 2)])
    def test_a_tables_title_near_the_word_is_one_heading(self, between: int, count: int) -> None:
        lines = (
            "一、概述",
            PROSE,
            "附表",
            *["填报单位：青石区"] * between,
            "青石区情况统计表",
            FIGURES,
        )
        found = tree(*lines, tables=(5 + between,))
        assert [line.split()[1] for line in found[1:]] == ["appendix"] * count

    def test_others_near_the_word(self) -> None:
        assert tree("一、概述", "附表", "概述", PROSE)[1:] == [" 附表 appendix", "  概述 appendix"]
        lines = ("一、概述", "（一）附表", "情况统计表", FIGURES)
        assert tree(*lines, tables=(4,))[1:] == ["  附表 appendix", " 情况统计表 appendix"]

    def test_two_that_are_numbered(self) -> None:
        assert len(tree("一、附表", "二、附件", PROSE)) == 2


class TestContents:
    @pytest.mark.parametrize(("count", "sections"), [(4, 4), (3, 6)])
    def test_lines_whose_titles_all_come_again(self, count: int, sections: int) -> None:
        heads = [
            f"{number}、{name}"
            for number, name in zip("一二三四", ("概述", "主动公开", "收费", "问题"), strict=True)
        ]
        text = [line for head in heads[:count] for line in (head, PROSE)]
        assert len(tree(*heads[:count], *text)) == sections

    def test_lines_in_a_row(self) -> None:
        heads = ["一、概述", "二、主动公开", "三、收费", "四、问题"]
        text = [line for head in heads for line in (head, PROSE)]
        assert len(tree(*text, *text)) == 8
        assert len(tree(heads[0], PROSE, *heads[1:], *text)) == 8

    def test_one_that_does_not(self) -> None:
        heads = ["一、青石区", "二、概述", "三、主动公开", "四、收费", "五、问题"]
        text = [line for head in heads[1:] for line in (head, PROSE)]
        assert len(tree(*heads, *text)) == 9

    @pytest.mark.parametrize(("count", "sections"), [(100, 100), (101, 102)])
    def test_no_more_than_a_table_of_contents_has(self, count: int, sections: int) -> None:
        heads = [f"1、概述{chr(ord('一') + k)}" for k in range(count)]
        text = [line for head in heads for line in (head, PROSE)]
        assert len(outline(*heads, *text).items) == sections

    def test_of_a_report(self) -> None:
        contents = "".join(f"<p>{head}</p>" for head in SECTIONS)
        shown = modern_page().decode().replace("</h1>", f"</h1><p>目录</p>{contents}", 1)
        parsed = gp.parse(shown.encode())
        assert [section.number for section in parsed.sections] == list("一二三四五六")


# Long and short titles of the form, in its order.
LONG = (
    "行政机关主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况",
)  # fmt: skip
MARKS = (
    "1. 2. 3. 4. 5.", "（1） （2） （3） （4） （5）", "① ② ③ ④ ⑤", "⒈ ⒉ ⒊ ⒋ ⒌", "a) b) c) d) e)", "A. B. C. D. E.",
    "i. ii. iii. iv. v.", "（一） （二） （三） （四） （五）", "(甲) (乙) (丙) (丁) (戊)", "㊀ ㊁ ㊂ ㊃ ㊄",
    "【1】 【2】 【3】 【4】 【5】",
)  # fmt: skip


class TestOtherNumbers:
    """Sections that are numbered otherwise than 一、 stand above whatever is numbered within."""

    @pytest.mark.parametrize("marks", MARKS)
    @pytest.mark.parametrize("within", ["（一）", "1.", "（1）", "一是"])
    def test_prescribed_titles_are_sections(self, marks: str, within: str) -> None:
        titles = [
            f"{mark}{title}" for mark, title in zip(marks.split(), ("总体情况", *LONG), strict=True)
        ]
        parts = [f"{within}主动公开情况", f"{within}平台建设情况"]
        read = tree(*(line for title in titles for line in (title, *parts, PROSE)))
        assert [line.split()[0] for line in read if line.startswith(" ") and line[1] != " "] == [
            "总体情况", *LONG,
        ]  # fmt: skip

    @pytest.mark.parametrize(("titles", "level"), [(LONG, 1), (LONG[:3], 2)])
    def test_four_show_how_all_are_numbered(self, titles: tuple[str, ...], level: int) -> None:
        lines = [line for i, title in enumerate(titles, 1) for line in (f"{i}.{title}", PROSE)]
        (last, *_) = tree("（一）平台建设情况", PROSE, *lines)[-1:]
        assert last == f"{' ' * level}{titles[-1]} {'problems' if level == 1 else 'remedies'}"

    def test_not_where_some_are_numbered_in_the_usual_way(self) -> None:
        lines = [line for i, title in enumerate(LONG, 1) for line in (f"{i}.{title}", PROSE)]
        assert tree("一、总体情况", *lines)[-1].startswith("  ")


class TestReports:
    @pytest.mark.parametrize("mark", ["第{}部分 ", "第{}章 ", "{}、", "【{}】"])
    def test_marks_of_sections(self, mark: str) -> None:
        names = [head.split("、", 1)[1] for head in SECTIONS]
        heads = tuple(
            mark.format(number) + name for number, name in zip("一二三四五六", names, strict=True)
        )
        parsed = gp.parse(modern_page(sections=heads))
        assert [f.rule for f in gp.check(parsed) if f.rule in ("GR101", "GR104")] == []
