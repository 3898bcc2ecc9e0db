"""The printed rows of tables of subtables: what is a header, a heading, a unit, a row; and whose."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.layouts.subtable_lines import Line, subtable_lines
from govreport_parse.tables.printed import Printed
from tests.tables import printing
from tests.tables.printing import grid, held, spanning, subtables_form

HEADING, OTHER_HEADING = "第二十条第(五)项", "第二十条第(六)项"
HEADER = ("信息内容", "本年处理决定数量")
ROWS = (("行政许可", "5"), ("行政处罚", "6"))
FEES = "行政事业性收费"


def lines(*blocks: Block) -> list[Line]:
    return subtable_lines(held("2021", *blocks))


def said(*rows: printing.Line, start: printing.Line = HEADER) -> list[tuple[str, str]]:
    """Key and figures of each row below a header, before two that are known."""
    return [(line.key, figures(line)) for line in lines(grid(start, *rows, *ROWS))][:-2]


def figures(line: Line) -> str:
    return "|".join(cell.text for cell in line.tail)


def header(line: Line) -> tuple[str, ...]:
    assert line.header is not None
    return line.header.texts


class TestTables:
    def test_from_two_rows_on(self) -> None:
        assert [line.key for line in lines(grid(HEADER, *ROWS))] == ["行政许可", "行政处罚"]
        assert len(lines(grid(HEADER, ROWS[0]), grid(HEADER, ROWS[1]))) == 2
        assert lines(grid(("公开内容", HEADER[1]), ROWS[0])) == []
        assert lines(grid(HEADER, ROWS[0], ROWS[0])) == []
        assert lines(Paragraph(text="行政许可")) == []

    @pytest.mark.parametrize(
        ("above", "row"),
        [
            (HEADER, ROWS[0]),
            (("信息内容", "本年制发件数", "本年废止件数"), ("规章", "3", "0")),
            (("信息内容", "本年收费金额（单位：万元）"), (FEES, "12.5")),
        ],
    )
    def test_one_row_where_the_header_is_the_forms(
        self, above: tuple[str, ...], row: tuple[str, ...]
    ) -> None:
        (line,) = lines(grid(above, row))
        assert (line.key, figures(line)) == (row[0], "|".join(row[1:]))
        assert lines(grid(above, row), grid(("名称", "处数"), ("青石", "1")))[0] == line

    @pytest.mark.parametrize(
        ("above", "row"),
        [
            # Another name above the rows' names, a column of another name or of another subtable.
            (("事项", HEADER[1]), ROWS[0]),
            (("信息内容", "数量"), ROWS[0]),
            (("信息内容", HEADER[1], "备注"), (*ROWS[0], "1")),
            (("信息内容", "本年制发件数"), ROWS[0]),
            # The row's name in other words, or figures that stand elsewhere than below their column.
            (HEADER, ("行政许可事项", "5")),
            (("信息内容", HEADER[1], ""), ("1", "行政许可", "5")),
            # No column is named, by no cell or by a blank one; no figure stands after the name.
            (("情况", "信息内容"), ("行政许可", "5")),
            (("情况", "信息内容", ""), ("1", "行政许可", "5")),
            (HEADER, ("", "行政许可")),
        ],
    )
    def test_one_row_where_it_is_not(self, above: printing.Line, row: printing.Line) -> None:
        assert lines(grid(above, row)) == []

    def test_one_row_without_a_header(self) -> None:
        assert lines(grid(ROWS[0])) == []
        assert lines(grid(HEADER, (HEADING,), ROWS[0])) == []

    def test_one_row_beside_a_column_without_a_name(self) -> None:
        (line,) = lines(grid((*HEADER, ""), (*ROWS[0], "")))
        assert (line.key, figures(line)) == ("行政许可", "5|")

    @pytest.mark.parametrize("columns", [("本年制发件数",), ("本年新公开数量",)])
    def test_one_row_under_the_header_of_one_of_its_forms(self, columns: tuple[str, ...]) -> None:
        table = grid(("信息内容", *columns), ("规章", "3"))
        (line,) = subtable_lines(Printed((table,), compile_forms(tuple(load_forms()))))
        assert (line.key, figures(line)) == ("规章", "3")

    def test_one_row_under_all_names_that_its_form_has(self) -> None:
        forms = compile_forms((subtables_form("2098", ("某项", "row0", "甲乙丙丁戊")),))
        table = grid(("信息内容", "数量"), ("甲乙丙丁戊", "1"))
        (line,) = subtable_lines(Printed((table,), forms))
        assert (line.key, figures(line)) == ("甲乙丙丁戊", "1")

    def test_one_row_beside_one_that_no_form_knows(self) -> None:
        assert lines(grid(HEADER, ROWS[0], ("行政检查", "3"))) == []

    def test_two_names_of_one_row_are_not_two(self) -> None:
        names = (("规范性文件", "1"), ("行政规范性文件", "2"))
        assert lines(grid(HEADER, *names)) == []
        assert len(lines(grid(HEADER, *names, ROWS[0]))) == 3

    def test_two_names_in_one_line_are_one_row(self) -> None:
        assert lines(grid(HEADER, ("行政许可", "行政处罚", "5"), ("行政检查", "3"))) == []

    def test_other_tables(self) -> None:
        own, other = grid(HEADER, *ROWS), grid(HEADER, ("行政检查", "3"))
        assert [line.key for line in lines(own, other)] == ["行政许可", "行政处罚"]
        reworded = grid(HEADER, ("行政强制措施", "3"), ("abc", "1"))
        found = lines(own, reworded)
        assert [line.key for line in found] == ["行政许可", "行政处罚", "行政强制", ""]
        assert [line.at.block for line in found] == [0, 0, 1, 1]
        assert [line.at.row for line in found] == [1, 2, 1, 2]


class TestRows:
    def test_its_name_and_its_figures(self) -> None:
        (first, *_) = lines(grid(HEADER, ("1", "（一）行 政 许 可", "5", "", "6"), ROWS[1]))
        assert (first.key, first.label, figures(first)) == ("行政许可", "（一）行政许可", "5||6")
        assert not first.reworded
        assert header(first) == HEADER[1:]
        assert said(("行政许可", "行政处罚", "5", "6")) == [("行政处罚", "5|6")]
        assert lines(grid(HEADER, ("行政许可", "行政处罚", "5"), *ROWS))[0].label == "行政处罚"

    def test_in_traditional_script(self) -> None:
        assert said(("規範性檔案", "5"), ("行政處罰", "3")) == [
            ("规范性档案", "5"),
            ("行政处罚", "3"),
        ]
        assert said(("行政規範性檔案", "5")) == [("行政规范性文件", "5")]
        alone = lines(grid(HEADER, *ROWS), grid(("信息内容", "数量"), ("行政規範性檔案", "5")))
        assert alone[-1].key == "行政规范性文件"
        assert said(("總數說明", "5")) == [("", "5")]

    def test_rows_that_no_form_knows(self) -> None:
        assert said(("行政检查", "3", "")) == [("", "3|")]
        assert said(("", "行政检查", "3")) == [("", "3")]
        assert said(("5", "行政检查")) == []
        assert said(("单位数", "3")) == [("", "3")]

    def test_below_a_cell_that_reaches_down(self) -> None:
        first = (spanning("类别", rows=2), "行政检查", "3")
        assert said(first, ("行政征收", "4"), start=("信息内容", "名称", "数量")) == [
            ("", "行政检查|3"),
            ("", "4"),
        ]
        assert said(first, ("",), start=("信息内容", "名称", "数量")) == [("", "行政检查|3")]

    def test_beside_the_heading(self) -> None:
        assert said((OTHER_HEADING, "行政检查", "3")) == [("", "3")]
        assert said((OTHER_HEADING, "3")) == []
        assert said(("行政检查", OTHER_HEADING, "3")) == [("", f"{OTHER_HEADING}|3")]
        assert said(("行政检查", "3", OTHER_HEADING)) == [("", f"3|{OTHER_HEADING}")]


class TestHeaders:
    def test_none_above(self) -> None:
        first, second = lines(grid(*ROWS))
        assert first.header is second.header is None
        assert [line.key for line in lines(grid(("行政检查", "3"), *ROWS))] == [
            "行政许可",
            "行政处罚",
        ]

    @pytest.mark.parametrize(
        ("line", "texts"),
        [
            (HEADER, HEADER[1:]),
            (
                ("项目", "内容", "本年制发件数", "", "现行有效件数"),
                ("本年制发件数", "", "现行有效件数"),
            ),
            (("类别", "本年制发件数", "说明"), ("本年制发件数", "说明")),
            ((HEADING, "信息内容", "本年处理决定数量"), ("本年处理决定数量",)),
            (("", "信息内容", "本年处理决定数量"), ("本年处理决定数量",)),
        ],
    )
    def test_a_line_of_words(self, line: printing.Line, texts: tuple[str, ...]) -> None:
        (first, second) = lines(grid(line, *ROWS))
        assert header(first) == header(second) == texts
        assert first.header is not None
        assert (first.header.at.block, first.header.at.row) == (0, 0)

    def test_a_heading_ends_what_the_header_above_it_says(self) -> None:
        one, two, three = (
            lines(grid(HEADER, ROWS[0], line, ROWS[1]))[1]
            for line in ((OTHER_HEADING,), (OTHER_HEADING, f"（{OTHER_HEADING}）"), ("", ""))
        )
        assert one.header is two.header is None
        assert header(three) == HEADER[1:]

    def test_a_single_cell_of_words_is_none(self) -> None:
        found = lines(grid(HEADER, ("情况说明",), *ROWS))
        assert [line.label for line in found] == ["情况说明", "行政许可", "行政处罚"]
        assert header(found[1]) == HEADER[1:]

    def test_words_beside_a_figure_are_none(self) -> None:
        found = lines(grid(HEADER, ("情况", "5", "说明"), *ROWS))
        assert (found[0].label, figures(found[0])) == ("情况", "5|说明")
        assert header(found[1]) == HEADER[1:]


def unit(*blocks: Block) -> str | None:
    found = lines(*blocks)[-1].header
    assert found is not None
    return found.unit


class TestUnits:
    TABLE = grid(HEADER, *ROWS)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("单位：万元", "万元"),
            ("单位：件、元", "元"),
            ("单位：件", None),
            ("（单位：万元）".rjust(30, "甲"), "万元"),
            ("（单位：万元）".rjust(31, "甲"), None),
        ],
    )
    def test_a_short_line_right_above(self, text: str, expected: str | None) -> None:
        assert unit(Paragraph(text=text), self.TABLE) == expected
        assert unit(Paragraph(text="情况"), Paragraph(text=text), self.TABLE) == expected
        assert unit(Paragraph(text=text), Paragraph(text="情况"), self.TABLE) is None
        assert unit(Paragraph(text=text), grid(("说明", "无")), self.TABLE) is None

    def test_nothing_above(self) -> None:
        assert unit(self.TABLE) is None
        assert (
            lines(self.TABLE, Paragraph(text="单位：万元"))[-1].header
            == lines(self.TABLE)[-1].header
        )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("单位：万元", "万元"),
            ("单位：件", "元"),
            ("金额（万元）", "元"),
            ("（单位：万元）".rjust(30, "甲"), "万元"),
            ("（单位：万元）".rjust(31, "甲"), "元"),
        ],
    )
    def test_a_line_of_the_table(self, text: str, expected: str) -> None:
        above = Paragraph(text="单位：元")
        assert unit(above, grid((text,), HEADER, *ROWS)) == expected
        assert unit(above, grid((HEADING,), (text, ""), HEADER, *ROWS)) == expected
        first, *_ = lines(above, grid(HEADER, ROWS[0], (text,), HEADER, ROWS[1]))
        assert first.header is not None
        assert first.header.unit == "元"

    def test_it_is_no_row(self) -> None:
        assert said(("单位：万元",)) == []
        assert said(("（单位：万元）".rjust(31, "甲"),)) != []


def reworded(label: str, *rows: printing.Line) -> str:
    """The key that a row in other words gets, beside two others."""
    (found,) = (line for line in lines(grid(HEADER, *(rows or ROWS), (label, "9")))[-1:])
    assert found.reworded == bool(found.key)
    return found.key


class TestOtherWords:
    @pytest.mark.parametrize(
        "added", ["事项", "决定", "措施", "项目", "件数", "总数", "数量", "数"]
    )
    def test_what_a_name_may_end_in(self, added: str) -> None:
        assert reworded(f"行政强制{added}") == "行政强制"
        assert reworded(f"行政强制{added}的") == ""

    @pytest.mark.parametrize("label", ["行政强迫", "非行政强制", "强制", "行政检查事项"])
    def test_another_thing(self, label: str) -> None:
        assert reworded(label) == ""

    @pytest.mark.parametrize("label", ["规范性文体", "规范文件", "规范性的文件"])
    def test_a_slip_in_five(self, label: str) -> None:
        assert reworded(label) in ("规范性文件", "规范性文档", "规范性档案")

    @pytest.mark.parametrize("label", ["规范化文体", "行政事业单位收费"])
    def test_two_slips_are_none(self, label: str) -> None:
        assert reworded(label) == ""

    def test_a_slip_in_seven(self) -> None:
        assert reworded("行政事业性的收费") == FEES

    def test_a_row_printed_beside_it_leaves_it_none(self) -> None:
        assert reworded("行政处罚事项") == ""
        assert reworded("行政处罚事项", ("行政许可", "1"), (FEES, "2")) == "行政处罚"
        elsewhere = lines(grid(HEADER, *ROWS), grid(HEADER, ("行政处罚事项", "9")))
        assert elsewhere[-1].key == "行政处罚"

    def test_of_two_rows_it_is_neither(self) -> None:
        parts = [("某项", f"row{k}", name) for k, name in enumerate(("甲乙丙丁戊", "甲乙丙丁己"))]
        forms = compile_forms((subtables_form("2098", *parts, ("某项", "row2", "子丑寅卯辰")),))
        rows = [(name, "1") for _, _, name in parts]

        def key(label: str) -> str:
            table = grid(("信息内容", "数量"), (label, "9"))
            known = grid(("信息内容", "数量"), *rows)
            return subtable_lines(Printed((known, table), forms))[-1].key

        assert key("子丑寅卯午") == "子丑寅卯辰"
        assert [line.key for line in subtable_lines(Printed((grid(HEADER, *rows),), forms))] == [
            "甲乙丙丁戊",
            "甲乙丙丁己",
        ]
        both = grid(("信息内容", "数量"), ("甲乙丙丁庚", "9"), ("子丑寅卯午", "8"))
        found = subtable_lines(Printed((grid(HEADER, *rows), both), forms))
        assert [line.key for line in found][2:] == ["", "子丑寅卯辰"]
