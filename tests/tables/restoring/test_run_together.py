"""Tables that an extractor ran together: with a heading, with their second print, side by side."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.tables.restoring.run_together import SECTION_MARK, divided, is_divided
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import Line, grid, spanning

WORDS = vocabulary(load_forms())
HEADER, RULES, NORMATIVE = (
    ("信息内容", "本年制发件数", "本年废止件数"), ("规章", "1", "2"), ("行政规范性文件", "3", "4"),
)  # fmt: skip
HEADING = "四、行政复议、行政诉讼情况"
TITLE = "四、政府信息公开行政复议、行政诉讼情况"


def pieces(*lines: Line) -> list[str | list[list[str]]]:
    """What a table is taken apart into: texts, and tables by the texts of their cells."""
    table = grid(*lines)
    found = [*divided(table, WORDS)]
    assert is_divided(table, WORDS) == (found != [table])
    return [
        [[cell.text for cell in line] for line in one.lines] if isinstance(one, Table) else one.text
        for one in found
    ]


def as_is(*lines: Line) -> bool:
    table = grid(*lines)
    found = [*divided(table, WORDS)]
    assert is_divided(table, WORDS) == (found != [table])
    return found == [table] and found[0] is table


def rows(*lines: Line) -> list[list[str]]:
    return [[str(cell) for cell in line] for line in lines]


def test_a_paragraph_stays() -> None:
    paragraph = Paragraph(text=HEADING)
    assert [*divided(paragraph, WORDS)] == [paragraph]


class TestHeadings:
    def test_between_rows(self) -> None:
        found = pieces(HEADER, RULES, ("", HEADING, ""), NORMATIVE)
        assert found == [rows(HEADER, RULES), HEADING, rows(NORMATIVE)]

    def test_before_the_rows_and_after(self) -> None:
        alone = ("", HEADING)
        assert pieces(alone, HEADER, RULES) == [HEADING, rows(HEADER, RULES)]
        assert pieces(HEADER, RULES, alone) == [rows(HEADER, RULES), HEADING]
        assert pieces(alone, HEADER, alone, RULES) == [HEADING, rows(HEADER), HEADING, rows(RULES)]
        assert pieces(alone) == [HEADING]

    @pytest.mark.parametrize(
        "mark",
        [
            *[f"{d}、" for d in "一二三四五六七八九十"],
            *[f"（{d}）" for d in "一二三四五六七八九十"],
            "十一.",
            "(十一)",
        ],
    )
    def test_marks(self, mark: str) -> None:
        assert pieces(HEADER, ("", f"{mark}公开情况"), RULES)[1] == f"{mark}公开情况"
        assert SECTION_MARK.match(mark.replace("（", "(").replace("）", ")"))

    @pytest.mark.parametrize(
        "line",
        [
            ("", "公开情况"),
            ("", "、公开情况"),
            ("", "()公开情况"),
            ("", "一二三、公开情况"),
            ("", "(一二三)公开情况"),
            ("", "一公开情况"),
            ("", "1、公开情况"),
            (HEADING, ""),  # a group's name begins its row
            (HEADING,),
            (HEADING, "", ""),
            ("", "一、主动公开情况", ""),  # a row of a form
            ("", HEADING, "3"),
            ("", HEADING, HEADING),
            ("", spanning(HEADING, columns=2)),
        ],
    )
    def test_what_is_none(self, line: Line) -> None:
        assert as_is(HEADER, line, RULES)

    @pytest.mark.parametrize(
        ("line", "apart"),
        [
            ((TITLE, ""), True),
            ((TITLE, "", ""), True),
            ((spanning(TITLE, columns=3),), True),
            ((TITLE, "3"), False),
            (("四、其他情况", ""), False),
            (("政府信息公开行政复议、行政诉讼情况", ""), False),
            (("一、主动公开情况", ""), False),  # a row of a form
        ],
    )
    def test_a_prescribed_title_in_a_sheet(self, line: Line, *, apart: bool) -> None:
        if apart:
            assert pieces(HEADER, RULES, line)[1] == TITLE
            assert pieces(HEADER, line, RULES)[1] == TITLE
        else:
            assert as_is(HEADER, line, RULES)
        assert as_is(line, HEADER, RULES)  # of the table below it, a caption

    def test_beside_a_cell_from_above(self) -> None:
        first = (spanning("", rows=2), "本年制发件数", "本年废止件数")
        assert as_is(first, (HEADING, ""), RULES)
        first = (spanning("类别", rows=2), "本年制发件数", "本年废止件数")
        assert pieces(first, ("", HEADING), RULES)[1] == HEADING

    def test_rows_without_a_cell(self) -> None:
        first = ("信息内容", "", spanning("说明", rows=2))
        found = pieces(first, ("",), ("", HEADING))
        assert found[-1] == HEADING
        assert pieces(("", "", spanning("", rows=2)), (HEADING,), RULES) != []


class TestLayoutTables:
    """A line of more cells than any row of the table has."""

    WIDE = ("本页说明", *[""] * 8)

    def test_a_lone_text(self) -> None:
        assert pieces(HEADER, self.WIDE, RULES) == [rows(HEADER), "本页说明", rows(RULES)]
        assert pieces(self.WIDE, ("", "")) == ["本页说明", rows(("", ""))]
        assert pieces(self.WIDE) == ["本页说明"]
        assert pieces(self.WIDE, ("规章", *[""] * 9))[0] == "本页说明"

    @pytest.mark.parametrize(
        "line",
        [
            ("本页说明", *[""] * 7),
            ("规章", *[""] * 8),
            ("本页说明", "3", *[""] * 7),
            [""] * 9,
        ],
    )
    def test_rows_of_a_table(self, line: Line) -> None:
        assert as_is(HEADER, line, RULES)

    def test_a_row_of_figures_as_long(self) -> None:
        assert as_is(HEADER, self.WIDE, ("规章", *"12345678"))
        assert as_is(HEADER, self.WIDE, ("规章", "1", *[""] * 7))
        assert as_is(("规章", "1", *[""] * 9), self.WIDE, HEADER)
        assert len(pieces(HEADER, self.WIDE, ("规章", *"1234567"))) == 3
        assert len(pieces(HEADER, self.WIDE, [""] * 10)) == 3
        assert len(pieces(HEADER, self.WIDE, ("", *"1", *[""] * 8))) == 3
        gap = (("", "", spanning("", rows=2)), ("",))
        assert pieces(*gap, HEADER, self.WIDE)[1] == "本页说明"


class TestPrintedTwice:
    FIRST = (HEADER, RULES, NORMATIVE)
    SECOND = (HEADER, ("规章", "1", "9"), NORMATIVE)

    def test_row_by_row(self) -> None:
        assert pieces(*self.FIRST, *self.SECOND) == [rows(*self.FIRST), rows(*self.SECOND)]
        assert pieces(HEADER, ("", HEADING), *self.FIRST, *self.SECOND) == [
            rows(HEADER),
            HEADING,
            rows(*self.FIRST),
            rows(*self.SECOND),
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            (*FIRST, *SECOND[:2]),
            (*FIRST, *SECOND, RULES),
            (HEADER, RULES, HEADER, RULES),
            (*FIRST, HEADER, RULES, ("规范性文档", "3", "4")),
            (
                *FIRST,
                ("内容", "本年制发件数", "本年废止件数"),
                ("规则", "1", "2"),
                ("甲", "3", "4"),
            ),
            (*FIRST, *FIRST, *FIRST),
        ],
    )
    def test_not_whole(self, lines: tuple[Line, ...]) -> None:
        assert as_is(*lines)

    def test_beside_cells_that_span(self) -> None:
        first = (spanning("信息内容", rows=2), "本年制发件数"), ("",), RULES[:2]
        found = pieces(*first, *first)
        assert len(found) == 2
        assert found[0] == found[1]

    def test_a_gap(self) -> None:
        first = (("信息内容", "", spanning("数", rows=2)), ("",), RULES)
        assert len(pieces(*first, *first)) == 2

    def test_nothing_is_left_below_a_cell_that_covers_it(self) -> None:
        found = pieces((spanning("信息内容", rows=3), "数"), ("", HEADING), ())
        assert found[-1] == HEADING
        assert len(pieces(HEADER, ("", HEADING), (), RULES)) == 3


class TestSideBySide:
    TWICE = (HEADER[:2] * 2, ("规章", "1", "行政规范性文件", "3"))

    def test_one_below_the_other(self) -> None:
        header, (rules, one, normative, three) = HEADER[:2], self.TWICE[1]
        assert pieces(*self.TWICE) == [rows(header, (rules, one), header, (normative, three))]
        title: Line = ("规章等情况",)
        found = pieces(title, *self.TWICE)
        assert found == [rows(title, header, (rules, one), header, (normative, three))]
        assert pieces(*self.TWICE, ("行政许可", "5"))[0] == rows(
            header, (rules, one), ("行政许可", "5"), header, (normative, three)
        )
        assert len(pieces((), *self.TWICE)) == 1

    def test_a_free_column_between_them(self) -> None:
        header = HEADER[:2]
        lines = ((*header, "", *header), ("规章", "1", "", "行政规范性文件", "3"))
        apart = rows(header, ("规章", "1"), header, ("行政规范性文件", "3"))
        assert pieces(*lines) == [apart]
        assert pieces(("情况",), *lines) == [[["情况"], *apart]]
        assert pieces(*lines, ("行政许可", "5"))[0] == [
            *apart[:2], ["行政许可", "5"], *apart[2:],
        ]  # fmt: skip
        assert as_is(*lines, ("行政许可", "5", "6"))
        assert as_is((*header, "说明", *header), lines[1])
        assert as_is(lines[0], ("规章", "1", "无", "行政规范性文件", "3"))

    def test_three_columns_each(self) -> None:
        found = pieces(HEADER * 2, (*RULES, *NORMATIVE))
        assert found == [rows(HEADER, RULES, HEADER, NORMATIVE)]

    def test_rows_that_were_restored_stay_so(self) -> None:
        for restored in (False, True):
            table = msgspec.structs.replace(grid(*self.TWICE), restored=restored)
            (found,) = divided(table, WORDS)
            assert isinstance(found, Table)
            assert found.restored == restored

    @pytest.mark.parametrize(
        "lines",
        [
            (("项目", "项目"), ("规章", "1")),
            ((*HEADER[:2], "信息内容", "本年废止件数"), ("规章", "1", "规章", "2")),
            (("规章", "1", "规章", "1"), ("规章", "1", "行政规范性文件", "3")),
            (("本年制发件数", "信息内容") * 2, ("1", "规章", "3", "行政规范性文件")),
            ((*HEADER[:2] * 2, ""), ("规章", "1", "行政规范性文件", "3", "")),
            ((spanning("情况", columns=4),), *TWICE),
            (*TWICE[:1], ("规章", "1", "行政规范性文件", "3", "5", "6")),
        ],
    )
    def test_what_is_not_two_tables(self, lines: tuple[Line, ...]) -> None:
        assert as_is(*lines)
