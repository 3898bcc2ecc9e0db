"""Which bare number between the lines of a table is a page's, and which may be a figure."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.restoring.page_numbers import without_page_numbers
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import grid

WORDS = vocabulary(tuple(load_forms()))
ROW = "收到申请数 件 31"
PROSE = "全年工作平稳有序推进。"
LINE, NUMBER, TABLE = Paragraph(text=ROW), Paragraph(text="- 3 -"), grid(("规章", "3"))


def left(*lines: str, gap: int = 0) -> list[str]:
    """The lines without those that number pages."""
    blocks: list[Block] = [Paragraph(text=one, gap=gap) for one in lines]
    made = without_page_numbers(blocks, WORDS)
    return [
        one.text
        for i, block in enumerate(blocks)
        for one in made.get(i, (block,))
        if isinstance(one, Paragraph)
    ]


class TestBareNumbers:
    def test_a_run_of_three(self) -> None:
        assert left(ROW, "1", ROW, "2", ROW, "3", ROW) == [ROW] * 4
        assert left(ROW, "7", ROW, "8", PROSE, "9", PROSE) == [ROW, ROW, PROSE, "9", PROSE]
        assert left(ROW, "1", ROW, "2", ROW) == [ROW, "1", ROW, "2", ROW]

    @pytest.mark.parametrize(
        "numbers", [("1", "2", "4"), ("1", "3", "2"), ("3", "2", "1"), ("1", "1", "2")]
    )
    def test_numbers_that_do_not_count_up(self, numbers: tuple[str, str, str]) -> None:
        lines = (ROW, numbers[0], ROW, numbers[1], ROW, numbers[2], ROW)
        assert left(*lines) == list(lines)

    def test_of_up_to_three_digits(self) -> None:
        row = "收到申请数 31"
        assert left(row, "99", row, "100", row, "101", row) == [row] * 4
        lines = (row, "999", row, "1000", row, "1001", row)
        assert left(*lines) == list(lines)
        lines = (row, "①", row, "②", row, "③", row)
        assert left(*lines) == list(lines)

    @pytest.mark.parametrize(
        "above",
        [
            "收到申请数", "收到申请数 件", "31", "31 4", "1031 4", "31件", "| 规章 |", "收到申请数 -",
            "\u200b",
        ],
    )  # fmt: skip
    def test_a_row_that_may_want_its_figure(self, above: str) -> None:
        """Where one may be a figure, none of them is a page's."""
        lines = (ROW, "1", ROW, "2", above, "3", ROW)
        assert left(*lines) == list(lines)
        assert left(ROW, "- 1 -", *lines) == [ROW, *lines]

    @pytest.mark.parametrize("below", ["政府信息数 条 12", "规公开 0 0 0 0 0 0 0"])
    def test_between_the_halves_of_a_row_with_its_figures(self, below: str) -> None:
        above = "政府公报公开" if below.startswith("政府") else "2.其他法律行政法"
        lines = (ROW, "1", above, "2", below.replace("规公开", "规禁止公开"), "3", ROW)
        assert left(*lines) == [line for line in lines if line not in ("1", "2", "3")]

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            ("政府公报公开", "政府信息数"),
            ("政府公报公开", "政府信息数 条"),
            ("政府公报公开", "政府信息数 条 12 13"),
            ("2.其他法律行政法", "规禁止公开 0 0 0 0 0 0"),
            ("2.其他法律行政法", "规禁止公开 0"),
            ("收到申请数", "2.传真申请数 件 0"),
            ("规章", "制度 件 0"),
            ("政府公报公开", "一项工作"),
            ("传真", "申请数 件 0"),  # a row's own name
        ],
    )
    def test_between_halves_of_which_one_may_want_it(self, above: str, below: str) -> None:
        lines = (ROW, "1", above, "2", below, "3", ROW)
        assert left(*lines) == list(lines)

    @pytest.mark.parametrize("below", ["件 0", "件 0 4", "人 1人", "件 -", "件 — 3"])
    def test_before_the_unit_and_the_figure_of_a_row(self, below: str) -> None:
        """One cell that is no number, as the number may be the figure; be it the only one of its text."""
        lines = (ROW, "1", "收到申请数", "2", below, "3", ROW)
        assert left(*lines) == [*lines[:3], f"2 {below}", *lines[5:]]
        assert left("收到申请数", "4", below, ROW) == ["收到申请数", f"4 {below}", ROW]
        # Not where its row has its figure.
        assert left(ROW, "1", ROW, "2", ROW, "3", below) == [ROW, ROW, ROW, below]

    def test_the_blank_lines_before_the_unit_stay(self) -> None:
        texts = ("收到申请数", "4", "件 0", ROW)
        blocks: list[Block] = [Paragraph(text=text, gap=i) for i, text in enumerate(texts)]
        made = without_page_numbers(blocks, WORDS)
        assert made == {1: (), 2: (Paragraph(text="4 件 0", gap=2),)}

    @pytest.mark.parametrize("below", ["件", "件 当面申请数", "申请数 0", "3 件"])
    def test_before_other_lines_one_may_be_a_figure(self, below: str) -> None:
        assert left("收到申请数", "4", below, ROW) == ["收到申请数", "4", below, ROW]

    @pytest.mark.parametrize(
        ("above", "below", "is_page"),
        [
            ("第二十条 第（", "六）项", True), ("1.专职人员数（不包括政府", "公报人员数）人 10", True),
            ("第二十条 第（一）", "六）项", False), ("规章（件", "行政规范性文件", False),
            # Amid the names of columns.
            ("本期实际", "本年累计", True), ("本期实际", "当面申请数", False), ("自然人", "总计", False),
        ],
    )  # fmt: skip
    def test_where_no_cell_is(self, above: str, below: str, *, is_page: bool) -> None:
        assert left(above, "2", below) == ([above, below] if is_page else [above, "2", below])

    @pytest.mark.parametrize(
        ("number", "is_page"),
        [("2", True), ("2\u200b", True), ("\u200b2", False), ("2件", False), ("某样", False)],
    )
    def test_what_is_a_bare_number(self, number: str, *, is_page: bool) -> None:
        above, below = "第二十条 第（", "六）项"
        assert left(above, number, below) == [above, *(() if is_page else (number,)), below]

    def test_before_several(self) -> None:
        lines = ("收到申请数", "1", "件 0", "收到申请数", "2", "件 4", ROW, "3", ROW)
        assert left(*lines) == ["收到申请数", "1 件 0", "收到申请数", "2 件 4", ROW, "3", ROW]

    def test_between_the_end_of_a_label_and_the_figure(self) -> None:
        lines = (ROW, "1", "收到申请的总", "数量", "2", "件 5", "3", ROW)
        assert left(*lines) == [*lines[:4], "2 件 5", *lines[6:]]

    def test_figures_one_below_the_other(self) -> None:
        lines = (ROW, "1", "2", "3", ROW)
        assert left(*lines) == list(lines)


class TestBesideCodes:
    """Figures that stand after the codes of their rows, and numbers in lines of their own."""

    @staticmethod
    def rows(*last: str, first: str = "01 3") -> tuple[str, ...]:
        codes = ("02", "03 1", "04", "05")
        return (*(line for code in (first, *codes) for line in ("收到申请数", "条", code)), *last)

    @pytest.mark.parametrize(
        ("last", "made"),
        [
            (("条", "06 １", "2", "传真申请数"), ("条", "06 １、2", "传真申请数")),
            (("条", "06", "2"), ("条", "06、2")),
            (("条", "2", "06 4"), ("条", "2、06 4")),
            # Behind other words, or no number alone.
            (("条", "06", "传真申请数", "2"), None), (("条", "06", "2 5"), None), (("条", "06", "2件"), None),
            (("条", "06", "2012"), None),
            # Twice, and between two cells of which the one below has the unit.
            (("条", "06", "2", "条", "07 1", "3"), ("条", "06、2", "条", "07 1、3")),
            (("条", "2", "06", "条", "3", "07 1"), ("条", "2、06", "条", "3、07 1")),
            (("条", "06 4", "2", "条 5"), ("条", "06 4", "2 条 5")),
            # Codes themselves.
            (("条", "06", "07"), None),
            # Five codes are too few.
            (("2", "传真申请数"), None), (("条", "07", "2"), None),
        ],
    )  # fmt: skip
    def test_one_cell_that_is_no_number(
        self, last: tuple[str, ...], made: tuple[str, ...] | None
    ) -> None:
        assert left(*self.rows(*last)) == [*self.rows(), *(made or last)]

    def test_a_code_and_no_figure(self) -> None:
        lines = self.rows("条", "06", "2", first="01 —")
        assert left(*lines) == [*lines[:-2], "06、2"]

    def test_codes_alone_in_their_lines(self) -> None:
        """Where each cell has its line, a number below a code is a figure."""
        lines = [line.split()[0] for line in self.rows("条", "06", "2")]
        assert left(*lines) == lines


class TestNumbersOfAll:
    def test_a_run_of_two(self) -> None:
        assert left(ROW, "1/6", ROW, "2 / 6", ROW) == [ROW] * 3
        assert left("收到申请数", "3／6", "31", "4／6", ROW) == ["收到申请数", "31", ROW]
        assert left(ROW, "1/6", ROW) == [ROW, "1/6", ROW]

    def test_of_up_to_three_digits(self) -> None:
        for first, second in (("99/120", "100/120"), ("1/6", "2/6")):
            assert left(ROW, first, ROW, second, ROW) == [ROW] * 3
        for first, second in (
            ("1000/999", "1001/999"),
            ("1/1200", "2/1200"),
            ("1/", "2/"),
            ("/6", "/6"),
        ):
            assert left(ROW, first, ROW, second, ROW) == [ROW, first, ROW, second, ROW]

    @pytest.mark.parametrize("other", ["2/5", "3/6", "1/6", "2/6/1", "2|6"])
    def test_numbers_that_do_not_count_up(self, other: str) -> None:
        assert left(ROW, "1/6", ROW, other, ROW) == [ROW, "1/6", ROW, other, ROW]


class TestMarks:
    @pytest.mark.parametrize(
        "number",
        [
            "-3-", "- 3 -", "—3—", "·3·", "~3~", "-123-", "第3页", "第123页", "第3页共6页", "第3页，共6页",
            "第3页/共6页", "第3页 共123页", f"-{' ' * 17}3-",
        ],
    )  # fmt: skip
    def test_a_number_with_its_mark(self, number: str) -> None:
        assert left(ROW, number, ROW) == [ROW, ROW]
        assert left(PROSE, number, PROSE) == [PROSE, number, PROSE]
        assert left("其他情形数", "件", number, "32 /") == ["其他情形数", "件", "32 /"]

    @pytest.mark.parametrize(
        "number",
        [
            "-1234-", "3-", "-3", "--", "第页", "第1234页", "第3页共页", "第3页共1234页", "第3页，", "第3页、共6页",
            "[3]", "第3", "3页", f"-{' ' * 18}3-",
        ],
    )  # fmt: skip
    def test_what_is_no_mark(self, number: str) -> None:
        assert left(ROW, number, ROW) == [ROW, number, ROW]


class TestPlaces:
    @pytest.mark.parametrize(
        "line", ["收到申请数", "31", "3 4 5", "收到申请数：31件", "件", "件 5", "件 约 5"]
    )
    def test_beside_a_cell(self, line: str) -> None:
        assert left("一项工作", "- 3 -", line) == ["一项工作", line]
        assert left(line, "- 3 -", "一项工作") == [line, "一项工作"]
        for other in ("另一项", "另一项 5"):
            assert left("一项工作", "- 3 -", other) == ["一项工作", "- 3 -", other]

    def test_at_the_end_or_beside_a_table(self) -> None:
        for lines in (("- 3 -", ROW), (ROW, "- 3 -"), (ROW, "- 3 -", "", ROW), ("", "- 3 -", ROW)):
            assert left(*lines) == list(lines)
        for blocks in ([TABLE, NUMBER, LINE], [LINE, NUMBER, TABLE], [TABLE, NUMBER, TABLE]):
            assert without_page_numbers(blocks, WORDS) == {}
        assert without_page_numbers([TABLE, LINE, NUMBER, LINE], WORDS) == {2: ()}

    def test_the_beginning_of_a_label_is_four_characters(self) -> None:
        assert left("政府公报", "- 3 -", "一项工作") == ["政府公报", "一项工作"]
        assert left("政府公", "- 3 -", "一项工作") == ["政府公", "- 3 -", "一项工作"]

    def test_between_the_halves_of_a_label(self) -> None:
        assert left("政府公报公开", "- 3 -", "政府信息数") == ["政府公报公开", "政府信息数"]
        assert left("一项工作", "- 3 -", "政府信息") == ["一项工作", "- 3 -", "政府信息"]

    def test_between_the_halves_of_a_figure(self) -> None:
        assert left("全年办结8", "— 2 —", "0件，均已答复。") == ["全年办结8", "0件，均已答复。"]
        for above, below in (("全年办结", "0件，均已答复。"), ("全年办结8", "件，均已答复。")):
            assert left(above, "— 2 —", below) == [above, "— 2 —", below]

    def test_blank_lines_after_it(self) -> None:
        blocks: list[Block] = [
            Paragraph(text=ROW),
            Paragraph(text="- 2 -"),
            Paragraph(text=ROW, gap=2),
        ]
        made = without_page_numbers(blocks, WORDS)
        assert made == {1: (), 2: (Paragraph(text=ROW),)}
        blocks[0] = Paragraph(text="收到申请数")
        assert without_page_numbers(blocks, WORDS) == {1: ()}
