"""An article in one paragraph: where it is cut, which of it is a table, and what stays text."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.tables.restoring.articles import row_among_rows, taken_apart
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import grid

WORDS = vocabulary(load_forms())
# A hundred characters of prose.
PROSE = "全年工作平稳有序推进" * 10
TITLE = "青石县林业局2022年政府信息公开工作年度报告"
Cells = list[list[str]]


def apart(text: str) -> list[str | Cells]:
    """The blocks that a paragraph is taken apart into, by their texts."""
    found = taken_apart(Paragraph(text=text), WORDS)
    assert all(block.restored for block in found if isinstance(block, Table))
    return [
        [[cell.text for cell in line] for line in block.lines]
        if isinstance(block, Table)
        else block.text
        for block in found
    ]


def stays(text: str) -> bool:
    block = Paragraph(text=text, bold=True)
    found = taken_apart(block, WORDS)
    return len(found) == 1 and found[0] is block


class TestWhichBlocks:
    THREE = "一、总体情况甲。二、总体情况乙。三、总体情况"

    def test_a_long_paragraph(self) -> None:
        cut = ["一、总体情况", "甲。", "二、总体情况", "乙。", "三、总体情况"]
        for length in (100, 101):
            text = self.THREE.ljust(length, "丙")
            assert apart(text) == [*cut, "丙" * (length - len(self.THREE))]
        assert stays(self.THREE.ljust(99, "丙"))

    def test_a_table_stays(self) -> None:
        table = grid((self.THREE + PROSE, "0"))
        assert taken_apart(table, WORDS) == (table,)

    def test_prose_stays(self) -> None:
        assert stays(PROSE + "一、二、三、四、五、六、")
        assert stays(PROSE + "指标名称")
        assert stays(f"{PROSE}条例第二十条第三款")


class TestHeadings:
    def test_ten_of_them(self) -> None:
        parts = [f"{numeral}、总体情况" for numeral in "一二三四五六七八九十"]
        text = "".join(f"{part}{PROSE[:10]}。" for part in parts)
        assert apart(text)[::2] == parts
        assert apart(text)[1::2] == [f"{PROSE[:10]}。"] * 10

    @pytest.mark.parametrize("point", ["、", "．", "."])
    def test_the_point_after_their_numbers(self, point: str) -> None:
        text = f"一{point}总体情况甲。二{point}总体情况乙。三{point}总体情况{PROSE}"
        assert apart(text)[::2] == [f"{numeral}{point}总体情况" for numeral in "一二三"]
        assert stays(text.replace("三", "第三").replace(point, f"{point}今"))

    def test_three_of_them(self) -> None:
        assert len(apart(f"一、总体情况 {PROSE}二、总体情况甲。三、总体情况乙。")) == 6
        assert stays(f"一、总体情况{PROSE}二、总体情况甲。三、乱写的标题乙。")
        assert stays(f"一、总体情况{PROSE}二、总体情况甲。四、总体情况乙。")
        assert stays(f"二、总体情况{PROSE}二、总体情况甲。二、总体情况乙。")
        assert len(apart(f"二、总体情况{PROSE}三、总体情况甲。四、总体情况乙。")) == 6

    def test_numbers_of_tables_between_them_are_passed_over(self) -> None:
        text = (
            f"一、总体情况{PROSE}一、总体情况甲。三、总体情况乙。二、总体情况丙。三、总体情况丁。"
        )
        assert apart(text) == [
            "一、总体情况", f"{PROSE}一、总体情况甲。三、总体情况乙。", "二、总体情况", "丙。", "三、总体情况", "丁。",
        ]  # fmt: skip

    @pytest.mark.parametrize("point", ["、", "."])
    @pytest.mark.parametrize("before", ["十", "(", "第", "二"])
    def test_what_is_no_number_of_a_heading(self, before: str, point: str) -> None:
        assert stays(f"一、总体情况{PROSE}{before}二{point}总体情况甲。三、总体情况乙。")

    def test_the_longest_title(self) -> None:
        title = "政府信息公开工作存在的主要问题及改进情况"
        text = f"一、总体情况{PROSE}二、{title}甲。三、其他需要报告的事项无。"
        assert apart(text)[2:4] == [f"二、{title}", "甲。"]

    def test_blanks_inside(self) -> None:
        text = f"一、 总 体 情 况 {PROSE} 二、总体情况 三、总体情况 "
        assert apart(text) == ["一、 总 体 情 况", PROSE, "二、总体情况", "三、总体情况"]

    def test_what_stands_before_them(self) -> None:
        rest = f"一、总体情况{PROSE}二、总体情况甲。三、总体情况乙。"
        assert apart(f"{TITLE} 根据条例 编制。{rest}")[:3] == [
            TITLE,
            "根据条例 编制。",
            "一、总体情况",
        ]
        assert apart(f"{TITLE} {rest}")[:2] == [TITLE, "一、总体情况"]
        assert apart(f"{TITLE}{rest}")[:2] == [TITLE, "一、总体情况"]
        assert apart(f"  {rest}")[0] == "一、总体情况"
        assert apart(f" 根据条例 编制。{rest}")[0] == "根据条例 编制。"


class TestTitlesSetApart:
    def test_by_blanks(self) -> None:
        text = f"一、概况 {PROSE} 二、 收费情况 甲。 三、存在问题 乙。"
        assert apart(text) == ["一、概况", PROSE, "二、 收费情况", "甲。", "三、存在问题", "乙。"]

    @pytest.mark.parametrize(
        "heading", ["甲二、收费情况", "二、今年如何", "二.收费情况", "三、收费情况"]
    )
    def test_what_is_none(self, heading: str) -> None:
        assert stays(f"一、概况 {PROSE} {heading} 甲。 三、存在问题 乙。")

    def test_two_characters_and_thirty(self) -> None:
        long = "问题".rjust(30, "甲")
        text = f"一、概况 {PROSE} 二、问题 甲。 三、{long} 乙。"
        assert apart(text)[2::2] == ["二、问题", f"三、{long}"]
        assert stays(text.replace(long, f"甲{long}"))
        assert stays(f"一、概况 {PROSE} 二、问题 甲。 三、存在问题")
        assert stays(f"一、概况 {PROSE} 二、问题 甲。 三、附 乙。")


LABELS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def glued(rules: str = "规章000", last: str = "行政规范性文件123") -> str:
    return f"{''.join(LABELS)}{rules}{last}"


class TestStretches:
    def test_six_labels_in_a_row(self) -> None:
        assert apart(f"{glued()}{PROSE}") == [*LABELS, "规章000", "行政规范性文件123", PROSE]
        assert apart(f"{PROSE} {glued()}") == [PROSE, *LABELS, "规章000", "行政规范性文件123"]
        assert stays(f"{PROSE}{glued(last='')}")

    def test_a_word_of_the_table_in_prose_before(self) -> None:
        text = f"见行政复议情况。{PROSE}{glued()}。"
        assert apart(text) == [
            text[: 8 + len(PROSE)],
            *LABELS,
            "规章000",
            "行政规范性文件123",
            "。",
        ]

    def test_one_after_the_other(self) -> None:
        found = apart(f"{glued()}{PROSE}{glued(last='规范性文件9')}")
        assert found == [
            *LABELS,
            "规章000",
            "行政规范性文件123",
            PROSE,
            *LABELS,
            "规章000",
            "规范性文件9",
        ]

    @pytest.mark.parametrize("figures", ["1.2", "1,2", "1%2", "1/2", "1+2", "1-2", "——", "12"])
    def test_figures(self, figures: str) -> None:
        assert f"规章{figures}" in apart(f"{glued(f'规章{figures}')}{PROSE}")

    @pytest.mark.parametrize("words", ["规章约1", "规章000年", "规章1个"])
    def test_other_words_end_it(self, words: str) -> None:
        assert stays(f"{glued(words)}{PROSE}")

    def test_figures_after_the_name_of_a_column_stand_alone(self) -> None:
        found = apart(f"信息内容本年制发件数5本年废止件数现行有效件数规章行政规范性文件9{PROSE}")
        assert found[:-1] == [
            "信息内容", "本年制发件数", "5", "本年废止件数", "现行有效件数", "规章", "行政规范性文件9",
        ]  # fmt: skip

    def test_labels_with_a_note_and_headings(self) -> None:
        found = apart(f"第二十条第（一）项{glued('（九）规章（部）000')}{PROSE}")
        assert found == [
            "第二十条第（一）项", *LABELS, "（九）规章（部）000", "行政规范性文件123", PROSE,
        ]  # fmt: skip

    def test_the_mark_of_the_next_label_is_no_figure(self) -> None:
        secret, law = "1.属于国家秘密", "2.其他法律行政法规禁止公开"
        for figures in ("0000000", "00", "-"):
            found = apart(f"{glued()}{secret}{figures}{law}{figures}{PROSE}")
            assert found[-3:-1] == [f"{secret}{figures}", f"{law}{figures}"]

    @pytest.mark.parametrize("figures", ["0 0 3", "003"])
    def test_whichever_point_is_after_the_mark(self, figures: str) -> None:
        secret, law = "1、属于国家秘密", "2、其他法律行政法规禁止公开"
        found = apart(f"{glued()}{secret} {figures} {law}{figures}{PROSE}")
        assert found[-3:-1] == [f"{secret}{figures}", f"{law}{figures}"]

    def test_a_number_of_a_label_that_ends_as_the_forms_does(self) -> None:
        assert apart(f"{glued()}十一、主动公开情况{PROSE}")[-2:] == ["十一、主动公开情况", PROSE]

    def test_dashes_and_digits_are_of_one_row(self) -> None:
        assert apart(f"{glued('规章0——00')}{PROSE}")[4] == "规章0——00"

    @pytest.mark.parametrize("after", ["增25", "减25", "件3", "、其余事项", "）", ")"])
    def test_figures_that_may_go_on_are_none_of_the_row(self, after: str) -> None:
        assert apart(f"{glued(last='规章44')}{after}{PROSE}")[-2:] == ["规章", f"44{after}{PROSE}"]
        assert apart(f"{glued(last='规章44')} {after}{PROSE}")[-2] == "规章44"

    def test_blanks_are_kept_in_print(self) -> None:
        assert apart(f"{glued('规 章 0 0 0')}{PROSE}")[4] == "规 章0 0 0"


COLUMNS = ("自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织")


class TestBeginnings:
    TABLE = "".join(COLUMNS)

    def test_labels_that_lead_up_to_the_sign(self) -> None:
        assert apart(f"{PROSE}。{self.TABLE}") == [f"{PROSE}。", *COLUMNS]
        assert apart(f"{self.TABLE}{PROSE}") == [*COLUMNS, PROSE]
        assert apart(f"{PROSE}规章今年{self.TABLE}") == [f"{PROSE}规章今年", *COLUMNS]

    @pytest.mark.parametrize(
        "corner",
        [
            "申请人情况", "（本列数据的勾稽关系为：第一项加第二项之和）", "(本列数据勾稽关系)", "本列数据的勾稽关系为第一项)",
        ],
    )  # fmt: skip
    def test_the_corner_of_the_table_is_left_out(self, corner: str) -> None:
        assert apart(f"{PROSE}。{corner}{self.TABLE}") == [f"{PROSE}。", *COLUMNS]
        assert apart(f"{PROSE}。{corner}{self.TABLE[3:]}其他") == [
            f"{PROSE}。",
            *COLUMNS[1:],
            "其他",
        ]
        assert apart(f"{PROSE}。{self.TABLE}{corner}其他")[-1] == "其他"
        assert apart(f"{PROSE}。自然人{corner}{self.TABLE[3:]}") == [f"{PROSE}。", *COLUMNS]
        assert apart(f"{corner}123{self.TABLE}{PROSE}") == ["123", *COLUMNS, PROSE]

    def test_what_is_no_corner(self) -> None:
        text = f"{PROSE}。申请人情况今年{self.TABLE}"
        assert apart(text) == [f"{PROSE}。申请人情况今年", *COLUMNS]
        unclosed = f"（本列数据的勾稽关系为第一项{self.TABLE}"
        assert apart(f"{PROSE}{unclosed}") == [f"{PROSE}（本列数据的勾稽关系为第一项", *COLUMNS]
        closed = f"（本列数据的勾稽关系）{self.TABLE}）{PROSE}"
        assert apart(closed) == [*COLUMNS, f"）{PROSE}"]
        nested = f"（本列数据的勾稽关系（一）{self.TABLE}"
        assert apart(f"{PROSE}{nested}")[-6:] == [*COLUMNS]
        assert apart(f"{PROSE}{nested}")[0] == f"{PROSE}（本列数据的勾稽关系（一）"

    def test_the_title_of_a_section_is_not_of_the_table(self) -> None:
        heading = "二、主动公开政府信息情况"
        assert apart(f"{PROSE}{heading}{self.TABLE}") == [f"{PROSE}{heading}", *COLUMNS]
        assert apart(f"{PROSE}主动公开政府信息情况{self.TABLE}")[1] == "主动公开政府信息情况"
        assert apart(f"、主动公开政府信息情况{self.TABLE}{PROSE}")[0] == "、主动公开政府信息情况"

    def test_a_hundred_characters_before_the_sign(self) -> None:
        filler = "规章" * 48
        assert apart(f"今年{filler}{self.TABLE}")[0] == "今年"
        longer = apart(f"今年{filler}规章规章规章{self.TABLE}")
        assert longer[0] == "今年规章规章规章"


HEADER = ("指标名称", "单位", "2014年")
ROWS = (
    ("主动公开政府信息数", "条", "15"), ("主动公开规范性文件数", "条", "3"), ("制发规范性文件总数", "件", "2"),
    ("政府公报公开政府信息数", "条", "0"),
)  # fmt: skip


def joined(*rows: tuple[str, ...]) -> str:
    return " ".join(" ".join(row) for row in rows)


def cells(*rows: tuple[str, ...]) -> Cells:
    return [list(row) for row in rows]


def with_row(label: str, unit: str = "条", figures: str = "7") -> list[str | Cells]:
    """A list whose second row is given, below the names of its columns."""
    lines = (HEADER, ROWS[0], (label, unit, figures), *ROWS[2:])
    return apart(f"{joined(*lines)} {PROSE}")


def is_row(label: str, unit: str = "条", figures: str = "7") -> bool:
    whole = cells(HEADER, ROWS[0], (label, unit, *figures.split()), *ROWS[2:])
    return with_row(label, unit, figures) == [whole, PROSE]


class TestLists:
    def test_four_rows(self) -> None:
        table = cells(HEADER, *ROWS)
        assert apart(f"{PROSE} {joined(HEADER, *ROWS)}") == [PROSE, table]
        assert apart(f"{joined(HEADER, *ROWS)} {PROSE}") == [table, PROSE]
        assert apart(f"{PROSE} {joined(HEADER, *ROWS[:3])}") != [PROSE, cells(HEADER, *ROWS[:3])]

    def test_without_the_names_of_columns(self) -> None:
        assert apart(f"指标名称 {PROSE} {joined(*ROWS)}") == [f"指标名称 {PROSE}", cells(*ROWS)]
        assert apart(f"{joined(*ROWS)} {PROSE}指标名称") == [cells(*ROWS), f"{PROSE}指标名称"]
        assert stays(f"{PROSE}、、、 {joined(*ROWS)}")

    def test_words_between_rows(self) -> None:
        text = f"{joined(HEADER, *ROWS)} 说明。 {joined(*ROWS)} {PROSE}"
        assert apart(text) == [cells(HEADER, *ROWS), f"说明。 {joined(*ROWS)} {PROSE}"]
        text = f"{joined(HEADER, ROWS[0])} 说明。 {joined(HEADER, *ROWS)} {PROSE}"
        assert apart(text) == [f"{joined(HEADER, ROWS[0])} 说明。", cells(HEADER, *ROWS), PROSE]
        text = f"{joined(HEADER, *ROWS[:2])} 说明。 {joined(*ROWS[2:])} {PROSE}"
        assert cells(HEADER, *ROWS) not in apart(text)

    def test_names_of_groups_between_rows(self) -> None:
        """They are rows of the table, and no sections, whatever their number."""
        groups = ("一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况")
        text = joined(HEADER, groups[:1], ROWS[0], *ROWS[2:], groups[1:], *ROWS)
        whole = cells(HEADER, groups[:1], ROWS[0], *ROWS[2:], groups[1:], *ROWS)
        assert apart(f"{text} {PROSE}") == [whole, PROSE]
        assert whole not in apart(f"{text.replace(groups[1], '说明')} {PROSE}")
        above = "".join(f"{mark}、总体情况{PROSE[:20]}。" for mark in "一二三")
        later = ("四、机构建设和保障经费情况",)
        found = apart(f"{above}{joined(HEADER, *ROWS, later, *ROWS)} 。")
        assert cells(HEADER, *ROWS, later, *ROWS) in found
        assert later[0] not in found

    def test_a_group_that_is_named_as_a_section(self) -> None:
        """In the list it is a row; where no names of columns tell that a list is there, a heading."""
        group, after = ("四、主动公开政府信息情况",), "四、存在问题及改进情况"
        above = "".join(f"{mark}、总体情况{PROSE[:20]}。" for mark in "一二三")
        table = (HEADER, group, *ROWS[:3], group, *ROWS[3:])
        found = apart(f"{above}{joined(*table)} {after}{PROSE}")
        assert found[:-3:2] == [f"{mark}、总体情况" for mark in "一二三"]
        assert found[-3:] == [cells(*table), after, PROSE]
        assert group[0] in apart(f"{above} {joined(group, *ROWS)} {PROSE}")

    def test_names_of_groups_before_the_first_row(self) -> None:
        first, *later = (
            ("一、主动公开情况",),
            ("（二）通过不同渠道和方式公开政府信息的情况",),
            ("四、机构建设和保障经费情况",),
        )
        for count, whole in ((1, True), (2, True), (3, False)):
            lines = (HEADER, *[first] * count, *later, *ROWS)
            assert (apart(f"{joined(*lines)} {PROSE}") == [cells(*lines), PROSE]) == whole

    def test_a_sentence_before_the_caption(self) -> None:
        text = f"{PROSE}。附表 {joined(HEADER, *ROWS)}"
        assert apart(text) == [f"{PROSE}。", "附表", cells(HEADER, *ROWS)]
        assert apart(f"{PROSE}。{text}")[0] == f"{PROSE}。{PROSE}。"
        assert apart(f"。附表 {joined(HEADER, *ROWS)} {PROSE}")[:2] == ["。", "附表"]
        assert apart(f"{PROSE}。附表{glued()}")[:2] == [f"{PROSE}。附表", LABELS[0]]

    @pytest.mark.parametrize(
        "label",
        [
            "公报", "其中:公报数", "其中：公报数", "其中: 公报数", "其中： 公报数", "1.公报数", "12．公报数", "3、公报数", "1. 公报数",
            "其中: 1.公报数", "其中:1.公报数", "其中：1.公报数", "甲" * 60,
            "甲“1”项", '甲"1"项', "甲「1」项", "甲『1』项",
        ],
    )  # fmt: skip
    def test_labels(self, label: str) -> None:
        assert is_row(label)

    @pytest.mark.parametrize(
        "label",
        [
            "公",
            "甲" * 61,
            "甲。公报",
            "甲;公报",
            "甲；公报",
            "甲,公报",
            "甲，公报",
            "甲1公报",
            "123.公报数",
            "1公报",
            ". 公报数",
            "甲“1项",
        ],
    )
    def test_what_is_no_label(self, label: str) -> None:
        assert not is_row(label)

    @pytest.mark.parametrize(
        "figures",
        [
            "3",
            "12",
            "1.5",
            "1.25",
            "3 4",
            "3 45",
            "3 4.5",
            "1 2 3",
            "1，234",
            "1,234.5",
            "1．5",
            "-",
            "—",
            "－",
            "–",
            "--",
            "——",
            "/",
            "／",
            "//",
            "无",
            "不适用",
            "3 /",
            "无 无",
        ],
    )
    def test_figures(self, figures: str) -> None:
        assert is_row("公报数", figures=figures)
        last = ("公报数", "条", *figures.split())
        assert apart(f"{PROSE} {joined(HEADER, *ROWS, last)}") == [
            PROSE,
            cells(HEADER, *ROWS, last),
        ]

    @pytest.mark.parametrize("figures", ["x", "3x", "3件", ".5", "3 4x", "3.", "3 4."])
    def test_what_is_no_figure(self, figures: str) -> None:
        assert not is_row("公报数", figures=figures)

    def test_a_unit_and_blanks(self) -> None:
        assert is_row("公报数", "万元")
        assert not is_row("公报数", "只")
        text = (
            joined(HEADER, *ROWS).replace(" 条 15", "  条  15  4").replace("数 条 3", "数\t条\t3")
        )
        (table, _) = apart(f"{text} {PROSE}")
        assert table[1:3] == [
            ["主动公开政府信息数", "条", "15", "4"],
            ["主动公开规范性文件数", "条", "3"],
        ]

    def test_a_blank_that_may_group_digits_stays_in_its_cell(self) -> None:
        whole = cells(HEADER, ROWS[0], ("公报数", "条", "1 234"), *ROWS[2:])
        assert with_row("公报数", figures="1 234") == [whole, PROSE]

    def test_a_word_that_begins_as_a_unit_is_none(self) -> None:
        text = f"{joined(HEADER, *ROWS)} 公报数 条目说明 {PROSE}"
        assert apart(text) == [cells(HEADER, *ROWS), f"公报数 条目说明 {PROSE}"]

    def test_the_mark_of_the_next_row_is_no_figure(self) -> None:
        rows = (ROWS[0], ("1.公报数", "条", "3"), *ROWS[2:])
        assert apart(f"{joined(HEADER, *rows)} {PROSE}")[0] == cells(HEADER, *rows)


def among(*lines: str, k: int = 1) -> list[str]:
    """The cells of a line among others, the figures in one."""
    found = row_among_rows(lines, k)
    assert [piece.glued for piece in found] in ([], [False, False, True])
    return [piece.text for piece in found]


class TestRowsAmongRows:
    LINE = " 3、信函、电报申请数 条 1 2 "
    CELLS = ("3、信函、电报申请数", "条", "1 2")

    @pytest.mark.parametrize(
        ("above", "below", "is_row"),
        [
            ("某数 件 5 6", "说明", True),
            ("说明", "某数 件 5 6", True),
            (" 某数 件 5 6 ", " 说明", True),
            (" 说明", " 某数 件 5 6 ", True),
            ("某数 件 5", "某数 件 5 6 7", False),
            ("某数 件", "说明", False),
            ("说明", "说明", False),
        ],
    )
    def test_beside_one_of_as_many_figures(self, above: str, below: str, *, is_row: bool) -> None:
        assert among(above, self.LINE, below) == list(self.CELLS) * is_row

    def test_at_either_end(self) -> None:
        assert among(self.LINE, "某数 件 5 6", k=0) == list(self.CELLS)
        assert among("某数 件 5 6", self.LINE) == list(self.CELLS)
        assert among(self.LINE, "说明", "某数 件 5 6", k=0) == []
        assert among("某数 件 5 6", "说明", self.LINE, k=2) == []
        assert among(self.LINE, k=0) == []

    def test_rows_without_figures_and_other_lines(self) -> None:
        assert among("某数 件", "信函申请数 条", "某数 件") == []
        assert among("某数 件 5", "信函申请数 5", "某数 件 5") == []
        assert among("某数 件 5", "信函申请数 条 约5", "某数 件 5") == []
        assert among("某数 件 5", "信函申请数 条 5 说明", "某数 件 5") == []
        assert among("某数 件 5 说明", "信函申请数 条 5", "说明") == []


class TestHeaders:
    @pytest.mark.parametrize(
        "numbers",
        ["甲 乙 1 ", "甲 丙 1 ", "甲 乙 丙 丁 戊 1 2 3 4 5 6 ", "甲  乙  1  2  ", "甲 乙 1"],
    )
    def test_columns_that_are_numbered_below_their_names(self, numbers: str) -> None:
        found = apart(f"指标名称 单位 数 {numbers}{joined(*ROWS)} {PROSE}")
        assert found == [cells(("指标名称", "单位", "数"), *ROWS), PROSE]

    @pytest.mark.parametrize(
        "words",
        [
            "甲 1",
            "甲 乙",
            "公甲 乙 1",
            "甲 乙 12",
            "甲 己 1",
            "甲 乙 丙 丁 戊 乙 1",
            "甲 乙 1 2 3 4 5 6 7",
            "甲 乙 1 数",
        ],
    )
    def test_words_that_number_none(self, words: str) -> None:
        before = f"指标名称 单位 {words}"
        names = before.split()
        found = apart(f"{before} {joined(*ROWS)} {PROSE}")
        if len(names) > 6:
            assert found == [before, cells(*ROWS), PROSE]
        else:
            assert found == [cells(tuple(names), *ROWS), PROSE]

    @pytest.mark.parametrize(
        ("before", "header"),
        [
            ("指标名称 单位", ["指标名称", "单位"]),
            ("指标名称 单位 甲 乙 丙 丁", ["指标名称", "单位", "甲", "乙", "丙", "丁"]),
            ("指标名称 单位 甲 乙 丙 丁 戊", None),
            ("指标名称 甲", None),
            ("指标名称 甲 单位", None),
            ("指标名称 2014年度统计数", ["指标名称", "2014年度统计数"]),
            ("指标名称 说明。 甲 单位 乙", None),
            ("单位 指标名称", None),
            ("指标名称 说明。 指标名称 单位 数", ["指标名称", "单位", "数"]),
            ("指标名称 说明。 项目 单位 数", ["项目", "单位", "数"]),
            ("附表:统计表指标名称 单位 数", ["指标名称", "单位", "数"]),
            ("附表:统计指标名称 单位 数", ["统计指标名称", "单位", "数"]),
            ("指标名称说明项目 单位 数", None),
            ("附表:统计表指标名称 公报 数", None),
        ],
    )
    def test_the_names_of_columns(self, before: str, header: list[str] | None) -> None:
        found = apart(f"{before} {joined(*ROWS)} {PROSE}")
        if header is None:
            assert found == [before, cells(*ROWS), PROSE]
        else:
            rest = before.removesuffix(" ".join(header)).strip()
            assert found == [*([rest] if rest else []), [header, *cells(*ROWS)], PROSE]
