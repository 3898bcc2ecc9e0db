"""Rows typed a line each: which lines are rows, what their cells are, where a list begins and ends."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.restoring.named_figures import is_named_figure, with_lists
from govreport_parse.tables.restoring.words import vocabulary
from govreport_parse.text.numerals import UNITS
from tests.tables.printing import grid

WORDS = vocabulary(tuple(load_forms()))
# Six rows that the forms know.
KNOWN = [f"收到申请数：{k}件" for k in range(31, 37)]
Cells = list[tuple[str, ...]]


def line(text: str, *, heading: int = 0) -> Paragraph:
    return Paragraph(text=text, heading=heading)


def blocks_of(lines: list[str | Block]) -> list[Block]:
    return [line(one) if isinstance(one, str) else one for one in lines]


def cells_of(block: Block) -> Cells:
    assert isinstance(block, Table)
    assert block.restored
    return [tuple("" if cell is None else cell.text for cell in one) for one in block.lines]


def made(*lines: str | Block) -> list[str | Cells]:
    """What lines become: tables as their cells, other lines as their texts."""
    blocks = blocks_of(list(lines))
    found = with_lists(blocks, WORDS)
    if found is None:
        return [block.text if isinstance(block, Paragraph) else "table" for block in blocks]
    assert len(found) == len(blocks)
    return [
        block.text
        if isinstance(block, Paragraph)
        else cells_of(block)
        if block.restored
        else "table"
        for own in found
        for block in own
    ]


def known(first: int = 31, last: int = 36) -> Cells:
    return [("收到申请数", "件", str(k)) for k in range(first, last + 1)]


def cells(text: str) -> Cells:
    """The rows of a line among others that are known; none where it is left out of their list."""
    found = made(*KNOWN, text, *KNOWN)
    if len(found) == 1:
        (table,) = found
        assert isinstance(table, list)
        assert (table[:6], table[-6:]) == (known(), known())
        return table[6:-6]
    assert found == [known(), text, known()]
    return []


KNOWN_ROW = [
    "收到申请数： 件 5", "收到申请数： 共5件", "收到申请数：件  *5*", "收到申请数 件  *5*", "收到申请数" + "." * 50 + "5件",
    "收到申请数：5件", "收到申请数:5件", "收到申请数 5件", "收到申请数　5 件", "收到申请数5件", "收到申请数 5 件。",
    "收到申请数=5件", "收到申请数＝5件", "收到申请数，5件", "收到申请数,5件", "收到申请数、5件", "收到申请数为5件", "收到申请数共5件",
    "收到申请数共计5件", "收到申请数是5件", "收到申请数有5件", "收到申请数-5件", "收到申请数—5件", "收到申请数–5件",
    "收到申请数－5件", "收到申请数…5件", "收到申请数.....5件", "收到申请数___5件", "收到申请数(5)件", "收到申请数（5）件",
    "收到申请数：共5件", "收到申请数：共计5件", "收到申请数：为5件", "收到申请数：有5件", "收到申请数：**5**件", "收到申请数 **5**件",
    "- 收到申请数：5件", "* 收到申请数：5件", "*  收到申请数 5件", "• 收到申请数：5件", "· 收到申请数：5件", "● 收到申请数：5件",
    "**收到申请数**：5件", "__收到申请数__：5件", "收到申请数：件 5", "收到申请数 件 5", "收到申请数：件  5",
    "收到申请数（件）：5", "收到申请数(件)：5", "收到申请数（单位：件）：5", "收到申请数（单位:件）：5", "收到申请数（单位： 件）5",
    "收到申请数（件）5", "收到申请数（件） ：5", "收到申请数（件） 5", "收到申请数 ：5件", "收到申请数： 5件", "收到申请数：5 件",
    "收到申请数：5件；", "收到申请数：5件;", "收到申请数：5件,", "收到申请数：5件，", "收到申请数：5件*", "收到申请数：（5件）",
    "收到申请数：(5件)。", "收到申请数：_5_件", "收到申请数：5件 ",
    "收到申请数：* 5 * 件 *。", "收到申请数：_5_件_", "-　　收到申请数：5件",
]  # fmt: skip


@pytest.mark.parametrize("text", KNOWN_ROW)
def test_a_row_of_the_forms(text: str) -> None:
    assert cells(text) == [("收到申请数", "件", "5")]
    assert is_named_figure(text, WORDS)


@pytest.mark.parametrize("unit", UNITS)
def test_any_unit(unit: str) -> None:
    assert cells(f"收到申请数：5{unit}") == [("收到申请数", unit, "5")]
    assert is_named_figure(f"收到申请数：5{unit}", WORDS)


@pytest.mark.parametrize(
    "figure",
    [
        "5", "15", "1,234", "1，234", "3.5", "3．5", "123456789012345678901", "零", "〇", "○", "一", "二", "两", "三", "四",
        "五", "六", "七", "八", "九", "十", "二百", "三千", "五万", "一二三四五六七八九十百千", "无", "不适用", "不涉及", "/", "／",
        "\\", "////", "-", "—", "–", "－", "-" * 20, "——",
    ],
)  # fmt: skip
def test_what_a_figure_may_be(figure: str) -> None:
    assert cells(f"收到申请数：{figure}") == [("收到申请数", "", figure)]
    assert cells(f"收到申请数：{figure} 件") == [("收到申请数", "件", figure)]
    assert cells(f"某某数：{figure}件") == [("某某数", "件", figure)]


@pytest.mark.parametrize(
    "figure",
    [
        "约5",
        "5件3",
        "1234567890123456789012",
        "一二三四五六七八九十百千万",
        "/////",
        "5。3",
        "甲",
        "无无",
    ],
)
def test_what_none_may_be(figure: str) -> None:
    assert cells(f"收到申请数：{figure}件") == []
    assert cells(f"某某数：{figure}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请数：5", ("收到申请数", "", "5")),
        ("收到申请数：件", ("收到申请数", "件", "")),
        ("收到申请数：万元", ("收到申请数", "万元", "")),
        ("收到申请数：万元 5", ("收到申请数", "万元", "5")),
        ("收到申请数 万元 5", ("收到申请数", "万元", "5")),
        ("收到申请数（万元）：5", ("收到申请数", "万元", "5")),
        ("收到申请数（万元）：5件", ("收到申请数", "件", "5")),
        ("收到申请数（件）：", ("收到申请数", "件", "")),
        ("收到申请数：一万元", ("收到申请数", "元", "一万")),
        ("收到申请数/", ("收到申请数", "", "/")),
        ("收到申请数-", ("收到申请数", "", "-")),
        ("收到申请数——", ("收到申请数", "", "——")),
        ("收到申请数——。", ("收到申请数", "", "——")),
        ("收到申请数—— 无", ("收到申请数", "", "无")),
        ("收到申请数 万 元 5", ("收到申请数", "万元", "5")),
        ("收到申请数——，", ("收到申请数", "", "——")),
        ("收到申请数——,", ("收到申请数", "", "——")),
        ("收到申请数 件 。", ("收到申请数", "件", "")),
        ("收到申请数：件 。", ("收到申请数", "件", "")),
        ("收到申请数—— 。", ("收到申请数", "", "——")),
        ("收到申请数／", ("收到申请数", "", "／")),
        ("收到申请数 五件", ("收到申请数", "件", "五")),
        ("收到申请数为 **5**件", ("收到申请数", "件", "5")),
        ("收到申请数五件", None),
        ("收到申请数件", None),
        ("收到申请数件 5", ("收到申请数", "件", "5")),
        ("某某数：5件，", ("某某数", "件", "5")),
        ("某某数：5件,", ("某某数", "件", "5")),
        ("某某数：5件", ("某某数", "件", "5")),
        ("某某：5", ("某某", "", "5")),
        ("某" * 100 + "：5", ("某" * 100, "", "5")),
        ("某？数：5", None),
        ("某!数：5", None),
        ("某！数：5", None),
        ("某?数：5", None),
        ("某某数：" + "-" * 21, None),
        ("某;数：5", None),
        ("某。数：5", None),
        ("某：5", None),
        ("某" * 101 + "：5", None),
        ("某某数5件", None),
        ("某某数 5件", None),
        ("某某数 件 5", None),
        ("某某数（件）5", None),
        ("收到申请数", None),
        ("收到申请数：", None),
        ("收到申请数 吨 5", None),
        ("规章 件 5", None),
        ("收到申请数 申请办结数 5", None),
        ("收到申请数：吨 5", None),
        ("收到申请数约5件", None),
        ("收到申请数5件多", None),
    ],
)
def test_what_its_cells_are(text: str, expected: tuple[str, ...] | None) -> None:
    found = cells(text)
    if expected is None:
        # The name of a row alone is one without a figure.
        assert found in ([], [(text, "", "")])
        assert bool(found) == text.startswith("收到申请数") or not found
        assert not is_named_figure(text, WORDS)
    else:
        assert found == [expected]
        assert is_named_figure(text, WORDS) == (not expected[0].startswith("某"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请数：3件；申请办结数：4件", ["3", "4"]),
        ("收到申请数：3件;申请办结数：4件。", ["3", "4"]),
        ("收到申请数3件，申请办结数4件", ["3", "4"]),
        ("收到申请数3件,申请办结数4件", ["3", "4"]),
        ("收到申请数3,申请办结数4", ["3", "4"]),
        ("收到申请数3，申请办结数4", ["3", "4"]),
        ("收到申请数3件；；申请办结数4件；", ["3", "4"]),
        ("收到申请数：3件；申请办结数4件，传真申请数5件", ["3", "4", "5"]),
        ("收到申请数：3件;申请办结数4件,传真申请数5件", ["3", "4", "5"]),
        ("收到申请数3件，1.申请办结数4件", ["3", "4"]),
        ("收到申请数3件,1.申请办结数4件", ["3", "4"]),
        ("收到申请数1,234件,申请办结数4件", ["1,234", "4"]),
        ("收到申请数1，234件，申请办结数4件", ["1，234", "4"]),
        ("收到申请数：3件；某某数：4件", ["3", "4"]),
        ("收到申请数：3件；按时办理", []),
        ("按时办理；收到申请数：3件", []),
        ("收到申请数：1,234", ["1,234"]),
        ("收到申请数：1，234", ["1，234"]),
    ],
)
def test_several_rows_in_a_line(text: str, expected: list[str]) -> None:
    assert [row[2] for row in cells(text)] == expected


def test_a_comma_sets_none_apart_that_no_form_knows() -> None:
    assert cells("收到申请数：3件，某某数：4件") == [("收到申请数：3件，某某数", "件", "4")]
    assert cells("收到申请数3件，某某数4件") == []
    many = "收到申请数3件，" * 14  # too long to be part of one name
    assert len(cells(f"{many}传真申请数：4件")) == 15
    assert cells(f"{many}某某数：4件") == []
    assert not is_named_figure("收到申请数：3件；某某数：4件", WORDS)
    assert is_named_figure("收到申请数：3件；申请办结数：4件", WORDS)


class TestLists:
    def test_six_rows_or_more(self) -> None:
        assert made(*KNOWN) == [known()]
        assert made(*KNOWN[:5]) == KNOWN[:5]
        assert made("收到申请数：31件；收到申请数：32件", *KNOWN[2:]) == [
            "收到申请数：31件；收到申请数：32件",
            *KNOWN[2:],
        ]
        assert made(*KNOWN[:5], "某某数：9件", "某某人数：8件") == [
            *KNOWN[:5],
            "某某数：9件",
            "某某人数：8件",
        ]

    @pytest.mark.parametrize("between", ["传真申请数", "主动公开情况", "注：同上"])
    def test_lines_between_them_are_none(self, between: str) -> None:
        lines = [*KNOWN[:5], between, "某某数：9件"]
        assert made(*lines) == lines

    def test_so_many_lines(self) -> None:
        groups = ["主动公开情况"] * 12
        rows = [*KNOWN[:5], *groups, KNOWN[5]]
        assert len(rows) == 18
        assert made(*rows) == [[*known(31, 35), *[("主动公开情况", "", "")] * 12, *known(36, 36)]]
        assert made(*KNOWN[:5], *groups, "主动公开情况", KNOWN[5]) == [
            *KNOWN[:5], *groups, "主动公开情况", KNOWN[5],
        ]  # fmt: skip
        sparse = [*KNOWN[:5], *groups, "主动公开情况", KNOWN[5]]
        assert made(*KNOWN, "说明", *sparse) == [known(), "说明", *sparse]

    @pytest.mark.parametrize("marks", ["", " / /"])
    def test_a_group_may_say_that_it_has_no_figures(self, marks: str) -> None:
        group = f"主动公开情况{marks}"
        assert made(*KNOWN[:3], group, *KNOWN[3:]) == [
            [*known(31, 33), (group, "", ""), *known(34, 36)]
        ]

    def test_two_lists(self) -> None:
        assert made("一", *KNOWN, "二", *KNOWN, "三") == ["一", known(), "二", known(), "三"]
        assert made(*KNOWN, grid(("甲", "1")), *KNOWN) == [known(), "table", known()]
        assert made("说明：5", "说明", *KNOWN) == ["说明：5", "说明", known()]
        assert made(*KNOWN[:3], "说明", *KNOWN) == [*KNOWN[:3], "说明", known()]

    def test_no_lines(self) -> None:
        assert made() == []
        assert with_lists([line("说明")], WORDS) is None
        assert with_lists([line("")] * 7, WORDS) is None
        assert with_lists([grid(("收到申请数", "5"))] * 7, WORDS) is None

    def test_lines_of_cells_are_not_typed(self) -> None:
        rows = [f"收到申请数 件 {k}" for k in range(6)]
        assert made(*rows) == rows
        assert len(made(*rows, "申请办结数：5件")) == 1
        assert made(*rows, "说明", *KNOWN) == [*rows, "说明", known()]

    def test_how_short_a_line_may_be(self) -> None:
        assert made(*["传真5"] * 6) == ["传真5"] * 6
        assert made(*["传真5件"] * 6) == [[("传真", "件", "5")] * 6]
        assert made(*KNOWN[:5], "传真5") == [[*known(31, 35), ("传真", "", "5")]]

    @pytest.mark.parametrize(("length", "one"), [(240, True), (241, False)])
    def test_how_long_a_line_may_be(self, length: int, one: bool) -> None:
        rows = ["收到申请数：5件；"] * 40
        text = "".join(rows)[:0]
        while len(text) + 9 <= length - 9:
            text += "收到申请数：5件；"
        text += "收到申请数：" + "5" * (length - len(text) - 6)
        assert len(text) == length
        assert bool(cells(text)) == one

    @pytest.mark.parametrize(
        "remark",
        [
            "（注：同上）",
            "注：同上",
            "备注：同上",
            "备注1：同上",
            "说明：同上",
            "[注：同上]",
            "(说明:同上)",
        ],
    )
    def test_a_remark(self, remark: str) -> None:
        assert made(*KNOWN[:3], remark, *KNOWN[3:]) == [known(31, 33), remark, known(34, 36)]
        assert made(*KNOWN, remark, "说明") == [known(), remark, "说明"]

    @pytest.mark.parametrize("remark", ["另注：同上", "注意同上", "备注12：同上", "（以上：同上）"])
    def test_what_is_none(self, remark: str) -> None:
        assert made(*KNOWN[:3], remark, *KNOWN[3:]) == [*KNOWN[:3], remark, *KNOWN[3:]]


NAME = "传真申请数"
BLANK = (NAME, "", "")


class TestWhereAListEnds:
    def test_a_row_without_a_figure_belongs_to_it(self) -> None:
        whole = [*known(), BLANK]
        assert made(*KNOWN, NAME) == [whole]
        assert made(*KNOWN, NAME, "说明") == [whole, "说明"]
        assert made(*KNOWN, NAME, NAME, "说明", "5") == [[*whole, BLANK], "说明", "5"]
        assert made(*KNOWN, NAME, grid(("甲", "1"))) == [whole, "table"]

    @pytest.mark.parametrize("following", ["5", "件", "无", "—"])
    def test_but_not_where_its_figure_follows(self, following: str) -> None:
        assert made(*KNOWN, NAME, following) == [known(), NAME, following]
        row = f"{NAME}：件"
        assert made(*KNOWN, row, following) == [known(), row, following]
        assert made(*KNOWN, row, "说明") == [[*known(), (NAME, "件", "")], "说明"]
        units = [(NAME, "件", ""), ("某某数", "件", "")]
        assert made(*KNOWN, f"{row}；某某数：件", "说明") == [[*known(), *units], "说明"]

    @pytest.mark.parametrize(
        "mark", ["", ":", "：", "_", "*", "(", "（", " ", "　", "： ", "**", "：（", " ：（ "]
    )
    def test_nor_where_the_next_line_begins_with_it(self, mark: str) -> None:
        following = f"{mark}5件在内"
        assert made(*KNOWN, NAME, following) == [known(), NAME, following]
        following = f"{mark}共5件在内"
        assert made(*KNOWN, NAME, following) == [[*known(), BLANK], following]

    @pytest.mark.parametrize("number", [*"一二三四五六七八九十", "十二"])
    @pytest.mark.parametrize("mark", ["、", "."])
    def test_a_heading_is_none_of_its_rows(self, number: str, mark: str) -> None:
        title = f"{number}{mark}{NAME}"
        assert made(*KNOWN, title, "说明") == [known(), title, "说明"]
        for colon in ("：", ":", "： "):
            row = f"{title}{colon}"
            assert made(*KNOWN, row, "说明") == [[*known(), (row, "", "")], "说明"]

    def test_no_section_is_the_twenty_first(self) -> None:
        row = f"二十一、{NAME}"
        assert made(*KNOWN, row, "说明") == [[*known(), (row, "", "")], "说明"]

    def test_a_mark_alone_makes_no_heading(self) -> None:
        assert made(*KNOWN, f"、{NAME}", "说明") == [[*known(), (f"、{NAME}", "", "")], "说明"]

    def test_the_name_of_a_group_is_none_of_its_rows(self) -> None:
        assert made(*KNOWN, "依申请公开情况", "说明") == [known(), "依申请公开情况", "说明"]
        lines = ("依申请公开情况", "注：同上", "说明")
        assert made(*KNOWN, *lines) == [known(), *lines]
        assert made(*KNOWN, NAME, "依申请公开情况") == [[*known(), BLANK], "依申请公开情况"]


class TestWhatStandsAboveAList:
    @pytest.mark.parametrize(
        "group",
        [
            "一、主动公开情况",
            "1、主动公开情况",
            "1.主动公开情况",
            "1．主动公开情况",
            " 一、主动公开情况",
            "　1、主动公开情况",
        ],
    )
    def test_the_name_of_its_first_group(self, group: str) -> None:
        assert made("说明", group, *KNOWN) == ["说明", [(group, "", ""), *known()]]
        assert made(group, NAME, *KNOWN) == [[(group, "", ""), BLANK, *known()]]

    @pytest.mark.parametrize(
        "other", ["二、主动公开情况", "主动公开情况", "11、主动公开情况", "一、说明情况"]
    )
    def test_no_other_name(self, other: str) -> None:
        assert made(other, *KNOWN) == [other, known()]

    def test_no_heading_of_the_document(self) -> None:
        group = "一、主动公开情况"
        assert made(line(group, heading=2), *KNOWN) == [group, known()]
        assert made(line(NAME, heading=2), *KNOWN) == [NAME, known()]

    @pytest.mark.parametrize(("length", "above"), [(240, True), (241, False)])
    def test_how_long_the_name_of_a_row_may_be(self, length: int, above: bool) -> None:
        name = f"{NAME}（{'某' * (length - 7)}）"
        assert made(name, *KNOWN) == ([[(name, "", ""), *known()]] if above else [name, known()])

    def test_rows_without_a_figure(self) -> None:
        assert made("说明", NAME, NAME, *KNOWN) == ["说明", [BLANK, BLANK, *known()]]
        assert made(NAME, "说明", *KNOWN) == [NAME, "说明", known()]
        assert made(grid(("甲", "1")), *KNOWN) == ["table", known()]

    def test_the_names_of_columns(self) -> None:
        header, names = "指标名称 计量单位 2014年度", ("指标名称", "计量单位", "2014年度")
        assert made("说明", header, *KNOWN) == ["说明", [names, *known()]]
        found = made(header, "一、主动公开情况", NAME, "收到申请数", *KNOWN)
        group = ("一、主动公开情况", "", "")
        assert found == [[names, group, BLANK, ("收到申请数", "", ""), *known()]]
