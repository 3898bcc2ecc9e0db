"""The words of the forms in lines of text: what begins as a label may, and what a line is made of."""

from __future__ import annotations

import re

import msgspec
import pytest

from govreport_parse.forms import Form, load_form, load_forms
from govreport_parse.forms.types import FormRow, FormTable
from govreport_parse.tables.restoring.words import (
    Piece,
    fold_each,
    names_period,
    spaced_figures,
    vocabulary,
)

WORDS = vocabulary(load_forms())
NUMERALS = "一二三四五六七八九十"


def form(table: FormTable) -> Form:
    return msgspec.structs.replace(load_form("2021"), tables=(table,))


class TestBeginnings:
    def test_every_label(self) -> None:
        labels = [
            text
            for one in load_forms()
            for table in one.tables
            for item in (*table.rows, *table.columns)
            for text in (item.label, *item.aliases)
        ]
        assert [label for label in labels if not WORDS.may_begin_with_label(label)] == []

    @pytest.mark.parametrize(
        "mark",
        [
            "", "、", "。 ", "_", "其中", "其中：", "1", "12.", "㈠", "㈩", "①", "⑳", "⑴", "⒈", "⒛", "（一）", "(12)",
            "一、其中：1.", *NUMERALS,
        ],
    )  # fmt: skip
    def test_a_mark_before_a_label(self, mark: str) -> None:
        assert WORDS.may_begin_with_label(f"{mark}规章")
        assert not WORDS.may_begin_with_label(f"{mark}今年")

    @pytest.mark.parametrize(
        "mark", [f"({digits})" for digits in (*NUMERALS, "十二", "一十二", "1", "12")]
    )
    def test_a_mark_in_brackets(self, mark: str) -> None:
        assert not WORDS.may_begin_with_label(f"{mark}今年")

    @pytest.mark.parametrize("text", ["(一二三四)今年", "(123)今年", "()今年", "(今年)", "[今年]"])
    def test_other_brackets_are_looked_at_closely(self, text: str) -> None:
        assert WORDS.may_begin_with_label(text)

    @pytest.mark.parametrize("text", ["今年规章", "%规章", "/规章", "X规章", ""])
    def test_what_begins_no_label(self, text: str) -> None:
        assert not WORDS.may_begin_with_label(text)


def pieces(text: str) -> list[str] | None:
    found = WORDS.pieces_of(text)
    if found is None:
        return None
    assert all(piece.glued for piece in found)
    return [piece.text for piece in found]


class TestPieces:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("规章", ["规章"]),
            ("规章000", ["规章", "000"]),
            ("规章 0 0 0", ["规章", "0 0 0"]),
            ("| 规章 0 |", ["规章", "0"]),
            ("规章行政规范性文件9122", ["规章", "行政规范性文件", "9122"]),
            ("政府公报公开信息数 条 5", ["政府公报公开信息数", "条", "5"]),
            ("政府公报公开信息数 条", ["政府公报公开信息数", "条"]),
            ("规章 件 37①", ["规章", "件", "37①"]),
            ("规章 件 37 注", ["规章", "件", "37 注"]),
            ("规章 37①", None),
            ("规章 件 约5 或 6", None),
            ("规章 件 3① 4", ["规章", "件", "3① 4"]),
            ("政府公报公开信息数 条 5 6", ["政府公报公开信息数", "条", "5 6"]),
            ("规章 1 —", ["规章", "1 —"]),
            ("规章 — 1", ["规章", "— 1"]),
            ("规章 1.5 2", ["规章", "1.5 2"]),
            ("规章(部)3", ["规章(部)", "3"]),
            ("规章()3", ["规章()", "3"]),
            ("规章(部)(件)3", None),
            ("规章(含(部))3", None),
            ("规章(含(部)3", None),
            ("规章 1.234567", ["规章", "1.234567"]),
            ("规章 1.2345678", None),
            ("规章 12", ["规章", "12"]),
            ("规章 1,234", None),
            ("规章(部)3)", None),
            ("5 6", None),
            ("12", None),
            ("规章 12.5", ["规章", "12.5"]),
            ("规章 1.2.5", None),
            ("规章 —", None),
            ("规章 1 约2", None),
            ("规章 约1 2", None),
            ("规章 约1 约2", None),
            ("规章 件 约5", ["规章", "件", "约5"]),
            ("今年制定规章", None),
            ("规 章 5", ["规章", "5"]),
            ("涉及国家秘密5", ["涉及国家秘密", "5"]),
            ("其中：涉及国家秘密5", ["其中:涉及国家秘密", "5"]),
            ("政府信息公开专项经费5", ["政府信息公开专项经费", "5"]),
        ],
    )
    def test_a_line(self, text: str, expected: list[str] | None) -> None:
        assert pieces(text) == expected

    @pytest.mark.parametrize(
        "mark",
        [
            "", "其中:", "其中:1.", *[f"({d})" for d in NUMERALS], "一、", "一.", "十二、", "(十二)", "一)", "1.", "1、", "12.",
        ],
    )  # fmt: skip
    def test_marks_of_a_label(self, mark: str) -> None:
        assert pieces(f"{mark}规章5") == [f"{mark}规章", "5"]

    @pytest.mark.parametrize("mark", ["、", ".", "一二三、", "123.", "1)", "其中", "1"])
    def test_what_is_no_mark(self, mark: str) -> None:
        assert pieces(f"{mark}规章5") is None

    def test_names_of_columns(self) -> None:
        assert WORDS.pieces_of("指标名称 计量单位 2014年度") == [
            Piece(text="指标名称"), Piece(text="计量单位"), Piece(text="2014年度"),
        ]  # fmt: skip
        assert WORDS.pieces_of("指标名称 计量单位 数量 备注") is not None
        assert not Piece(text="数量").glued
        assert pieces("指标名称 计量单位") == ["指标名称", "计量单位"]
        assert pieces("信息内容 规章 3") == ["信息内容", "规章", "3"]
        assert pieces("计量单位 指标名称 数量") == ["计量单位", "指标名称", "数量"]
        assert pieces("计量单位 数量 指标名称") == ["计量单位", "数量", "指标名称"]
        assert pieces("信息内容 规章 数量") == ["信息内容", "规章", "数量"]


class TestNamesOfColumns:
    @pytest.mark.parametrize(
        "line",
        [
            "指标名称 计量单位 2014年度", "指标名称,计量单位,2014年度", "指标名称，计量单位，2014年度", "指标名称;计量单位;2014年度",
            "指标名称；计量单位；2014年度", "| 指标名称 | 计量单位 | 2014年度 |", "指标名称|计量单位|2014年度",
            " ,，;；|指标名称  ，计量单位 |；2014年度", "指标名称 2014年度", "指标名称 上年数 本年", "指标名称 计量单位 某某",
            "甲 乙", "甲 乙 丙 丁 戊 1 12", "甲，乙，1",
        ],
    )  # fmt: skip
    def test_of_a_list(self, line: str) -> None:
        names = [name for name in re.split("[ ,，;；|]", line) if name]
        assert WORDS.pieces_of(line) == [Piece(text=name) for name in names]
        assert WORDS.header_cells(line) == [Piece(text=name) for name in names]

    @pytest.mark.parametrize(
        "line",
        [
            "指标名称 计量单位", "指标名称", "指标名称 某某 2014年度", "某某 计量单位 2014年度", "计量单位 2014年度",
            "指标名称 规章 数量", "甲 己", "甲 乙 123", "甲 乙 甲方", "乙 甲 1", "甲甲 乙", "指标名称计量单位2014年度",
            "甲 计量单位 数量", "甲 2014年度", "甲", "指标名称、计量单位、2014年度", "", "指标名称 ", "指标名称  ", "指标名称，；",
        ],
    )  # fmt: skip
    def test_of_no_list(self, line: str) -> None:
        assert WORDS.header_cells(line) == []

    @pytest.mark.parametrize(
        "line", ["自然人 企业及组织 总计", "总计 自然人 各企业", "自然人 某某 其他 总计"]
    )
    def test_of_a_matrix_whose_group_has_other_words(self, line: str) -> None:
        assert WORDS.pieces_of(line) == [Piece(text=name) for name in line.split()]

    @pytest.mark.parametrize(
        "line",
        [
            "自然人 某某", "某某 自然人 总计", "自然人 某某 某样", "自然人 5 总计", "自然人 — 总计", "自然人 5 6",
        ],
    )  # fmt: skip
    def test_of_no_matrix(self, line: str) -> None:
        assert all(piece.glued for piece in WORDS.pieces_of(line) or [])

    def test_known_names_alone_are_labels(self) -> None:
        for line in ("自然人 总计", "自然人 商业企业 总计"):
            assert pieces(line) == line.split()


class TestUnits:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("主动公开政府信息数（条）5", ["主动公开政府信息数", "(条)", "5"]),
            ("主动公开政府信息数（条） 5", ["主动公开政府信息数", "(条)", "5"]),
            ("主动公开政府信息数(单位：条) 5", ["主动公开政府信息数", "(单位:条)", "5"]),
            ("主动公开政府信息数（条） —", ["主动公开政府信息数", "(条)", "—"]),
            ("主动公开政府信息数（条）", ["主动公开政府信息数", "(条)"]),
            ("主动公开政府信息数 —", None),
            ("主动公开政府信息数（条） 约5", None),
            ("主动公开政府信息数（条） 约5 6", None),
            ("主动公开政府信息数（某） —", None),
            ("主动公开政府信息数（某）5", ["主动公开政府信息数(某)", "5"]),
            ("规章（件）5", ["规章(件)", "5"]),
            ("规章（件） —", None),
            ("规章 主动公开政府信息数（条）5", ["规章", "主动公开政府信息数", "(条)", "5"]),
            ("主动公开政府信息数 规章（件）5", ["主动公开政府信息数", "规章(件)", "5"]),
            ("主动公开政府信息数 万 元 5", ["主动公开政府信息数", "万元", "5"]),
            ("主动公开政府信息数 万 元", ["主动公开政府信息数", "万元"]),
            ("主动公开政府信息数 条", ["主动公开政府信息数", "条"]),
            ("主动公开政府信息数 条 5 6 7", ["主动公开政府信息数", "条", "5 6 7"]),
            ("主动公开政府信息数 条 5 6 约7", None),
            ("主动公开政府信息数 条 约5 6", ["主动公开政府信息数", "条", "约5 6"]),
            ("主动公开政府信息数 5 条", None),
        ],
    )
    def test_of_a_label(self, text: str, expected: list[str] | None) -> None:
        assert pieces(text) == expected


@pytest.mark.parametrize(
    ("name", "is_period"),
    [
        ("2014年度", True), ("2014年", True), ("上年数", True), ("本年", True), ("２０１４年", True), ("累计", False),
        ("数量", False), ("某某", False), ("", False), ("2014年制发数", False),
    ],
)  # fmt: skip
def test_the_name_of_a_period(name: str, is_period: bool) -> None:
    assert names_period(name) == is_period


class TestLabels:
    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("规章", {"规章"}),
            ("| （一）予以公开 |", {"予以公开"}),
            ("规章行政规范性文件9122", {"规章", "行政规范性文件"}),
            ("规章 —", {"规章"}),
            ("规章 1 约2", set()),
            ("指标名称 计量单位 2014年度", {"指标名称", "计量单位"}),
            ("今年制定规章", set()),
        ],
    )
    def test_in_a_line(self, text: str, labels: set[str]) -> None:
        assert WORDS.labels_anywhere(text) == labels
        assert WORDS.labels_in(text) == labels

    @pytest.mark.parametrize(
        ("text", "least", "begins"),
        [
            ("政府公报公开", 6, True), ("政府公报公开", 5, True), ("政府公报公开", 7, False), ("1.政府公报公开", 6, True),
            ("1.政府公报公开", 7, False), ("政府公报公开信息数", 3, False), ("政府公报印发", 3, False), ("今年制发", 1, False),
            ("项龘", 1, False),
        ],
    )  # fmt: skip
    def test_the_beginning_of_a_label(self, text: str, least: int, begins: bool) -> None:
        assert WORDS.begins_label(text, least) == begins

    def test_what_is_known(self) -> None:
        for text in (
            "规章",
            "自然人",
            "法人或其他组织",
            "行政诉讼",
            "计量单位",
            "统计数",
            "信息内容",
            "(一)予以公开",
        ):
            assert WORDS.knows(text)
        for text in ("今年", "规章制度", "5"):
            assert not WORDS.knows(text)

    def test_by_what_they_are(self) -> None:
        assert {"规章", "予以公开"} <= WORDS.rows
        assert {"自然人", "法人或其他组织", "本年制发件数"} <= WORDS.columns
        assert {"计量单位", "统计数", "信息内容"} <= WORDS.headers
        assert "信息内容" in WORDS.openers
        assert "计量单位" not in WORDS.openers
        assert WORDS.known == WORDS.rows | WORDS.columns | WORDS.headers
        assert "主动公开情况" in WORDS.groups
        assert "主动公开政府信息数" in WORDS.listed
        assert "主动公开政府信息数" not in WORDS.groups
        assert "本年度办理结果" not in WORDS.groups | WORDS.listed
        assert WORDS.groups < WORDS.listed
        assert {one.table.table for one in WORDS.compiled} == {"requests"}

    @pytest.mark.parametrize(
        ("text", "opens"),
        [
            ("规章", True), ("(一)予以公开", True), ("信息内容", True), ("甲", True), ("第二十条第（一）项", True),
            ("3.其他", True), ("(七)总计", True), ("其他", False), ("总计", False), ("自然人", False), ("1.自然人", False),
            ("乙", False), ("计量单位", False), ("今年", False), ("", False), ("5", False),
        ],
    )  # fmt: skip
    def test_what_opens_a_row(self, text: str, opens: bool) -> None:
        assert WORDS.starts_row(text) == opens

    def test_as_a_form_prints_it(self) -> None:
        for text in ("(一)予以公开", "第二十条第(一)项", "自然人", "计量单位"):
            assert WORDS.exact.fullmatch(text)
        for text in ("(二)予以公开", "今年"):
            assert not WORDS.exact.fullmatch(text)
        assert WORDS.exact.match("主动公开政府信息数量")[0] == "主动公开政府信息数量"  # type: ignore[index]

    def test_whichever_point_is_after_its_number(self) -> None:
        numbers = (*NUMERALS, "十二", "1", "12")
        for printed, other in ("、.", ".、"):
            labels = [f"{number}{printed}某样" for number in numbers]
            rows = tuple(FormRow(code=text, label=text, name="") for text in labels)
            words = vocabulary((form(FormTable(table="one", title="", rows=rows)),))
            for number, label in zip(numbers, labels, strict=True):
                assert words.exact.fullmatch(label)
                assert words.exact.fullmatch(f"{number}{other}某样")
                assert not words.exact.fullmatch(f"{number}某样")

    def test_what_prose_hardly_has(self) -> None:
        for text in (
            "指标名称",
            "信息内容",
            "复议后起诉",
            "法人或其他组织",
            "第二十条第(五)项",
            "行政复议",
        ):
            assert WORDS.sign.search(text)
        for text in ("项目", "行政诉讼", "五)项", "自然人", "规章"):
            assert not WORDS.sign.search(text)

    def test_titles_of_sections(self) -> None:
        assert "总体情况" in WORDS.headings
        assert [*WORDS.headings] == sorted(WORDS.headings, key=len, reverse=True)

    def test_headers_of_three_characters_are_no_sign(self) -> None:
        (table, *_) = load_form("2014").tables
        short = msgspec.structs.replace(table, label_headers=("指标项", "指标名称"))
        words = vocabulary((form(short),))
        assert words.sign.search("指标名称")
        assert not words.sign.search("指标项")

    def test_a_label_that_is_a_mark_alone(self) -> None:
        rows = tuple(FormRow(code=text, label=text, name="") for text in ("其中", "规章"))
        words = vocabulary((form(FormTable(table="one", title="", rows=rows)),))
        assert words.may_begin_with_label("规章5")
        assert not words.may_begin_with_label("今年5")

    def test_a_label_of_one_character_is_glued_to_nothing(self) -> None:
        rows = tuple(FormRow(code=text, label=text, name="") for text in ("乙", "规章"))
        words = vocabulary((form(FormTable(table="one", title="", rows=rows)),))
        assert words.pieces_of("规章5") is not None
        assert words.pieces_of("乙5") is None


class TestWidths:
    def test_after_how_many_a_total_stands(self) -> None:
        assert [WORDS.group_of(width) for width in (7, 15, 5, 1)] == [7, 5, None, None]
        two = ((7, frozenset({"自然人"})), (8, frozenset({"公民", "其他"})))
        words = msgspec.structs.replace(WORDS, matrices=two)
        assert [words.group_of(width) for width in (7, 8, 9)] == [7, 8, None]

    def test_of_a_matrix(self) -> None:
        two = ((7, frozenset({"自然人"})), (8, frozenset({"公民", "其他"})))
        words = msgspec.structs.replace(WORDS, matrices=two)
        assert words.matrix_width() == 7
        assert words.matrix_width(["自然人"]) == 7
        assert words.matrix_width(["自然人", "公民", "其他"]) == 8
        assert msgspec.structs.replace(WORDS, matrices=()).matrix_width(["自然人"]) == 0
        assert WORDS.matrix_width() == 7


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "figures"),
        [
            ("1 2", ["1", "2"]), ("１ — 3", ["1", "—", "3"]), ("1", []), ("", []), ("1 约2", []), ("约1 约2", []),
            ("1 \u200b 2", ["1", "2"]),
        ],
    )  # fmt: skip
    def test_set_apart_by_blanks(self, text: str, figures: list[str]) -> None:
        assert spaced_figures(text) == figures

    def test_words_folded(self) -> None:
        assert fold_each("１ 規章 \u200b ") == ["1", "规章"]
