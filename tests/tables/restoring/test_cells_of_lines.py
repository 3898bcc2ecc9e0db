"""The cells that a run of lines prints one after another, blank ones where the print shows them."""

from __future__ import annotations

from govreport_parse.model.document import Paragraph
from govreport_parse.tables.restoring.cells_of_lines import cells_of_lines
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.restoring.lined import (
    FORMS,
    HEADER,
    NORMATIVE,
    OUTCOMES,
    RULES,
    TABLE,
    line,
    restored,
    stays,
)


class TestBars:
    def test_each_cell_closed_by_one(self) -> None:
        cells = [one for text in (*HEADER, *RULES, *NORMATIVE) for one in (text, "|")]
        assert restored(*cells) == [TABLE]

    def test_blank_cells_and_broken_ones(self) -> None:
        rules = ("规章", "|", "|", "2", "|", "3", "|")
        cells = [one for text in HEADER for one in (text, "|")]
        rest = [one for text in NORMATIVE for one in (text, "|")]
        assert restored(*cells, *rules, *rest) == [TABLE.replace("规章|1", "规章|")]

    def test_a_third_of_the_lines_is_few(self) -> None:
        bars = ["|"] * 6
        assert restored(*HEADER, *bars[:4], *RULES, *bars[4:], *NORMATIVE) == [TABLE]
        found = restored(*HEADER, *bars, *RULES, "|", *NORMATIVE)
        assert found == [f"{'|'.join(HEADER)}|||||/规章|1|2|3/行政规范性文件|4|5|6"]

    def test_two_cells_between_bars(self) -> None:
        rules = ("规章", "1", "|", "2", "|", "3", "|")
        cells = [one for text in HEADER for one in (text, "|")]
        rest = [one for text in NORMATIVE for one in (text, "|")]
        assert restored(*cells, *rules, *rest[:-1]) == [TABLE]

    def test_few_bars_are_left_over(self) -> None:
        assert restored(*HEADER, "|", *RULES, "| |", *NORMATIVE) == [TABLE]
        assert restored(*HEADER, "| 规章 |", *RULES[1:], *NORMATIVE) == [TABLE]


class TestBlankLines:
    """Blank lines between cells: more than usual stand for blank cells."""

    def spaced(self, *cells: str | tuple[int, str], gap: int = 1) -> list[Paragraph]:
        return [
            line(cell, gap=gap) if isinstance(cell, str) else line(cell[1], gap=cell[0])
            for cell in cells
        ]

    def test_a_blank_cell(self) -> None:
        blank = TABLE.replace("|2|3", "||3")
        cells = (*HEADER, "规章", "1", (3, "3"), *NORMATIVE)
        assert restored(*self.spaced(*cells)) == [blank]
        cells = (*HEADER, "规章", "1", (1, "3"), *NORMATIVE)
        assert restored(*self.spaced(*cells, gap=0)) == [blank]
        cells = (*HEADER, "规章", (5, "3"), *NORMATIVE)
        assert restored(*self.spaced(*cells)) == [TABLE.replace("|1|2|3", "|||3")]

    def test_an_odd_gap_is_none(self) -> None:
        short = TABLE.replace("|2|3", "|3")
        for gap in (0, 2, 4):
            assert restored(*self.spaced(*HEADER, "规章", "1", (gap, "3"), *NORMATIVE)) == [short]

    def test_gaps_that_vary_between_names_say_nothing(self) -> None:
        header = (HEADER[0], (1, HEADER[1]), (2, HEADER[2]), HEADER[3])
        cells = (*header, "规章", "1", (3, "3"), *NORMATIVE)
        assert restored(*self.spaced(*cells)) == [TABLE.replace("|2|3", "|3")]

    def test_gaps_that_are_alike_but_for_one_in_five(self) -> None:
        blank = "/规章|1||3/行政规范性文件|4|5|6"
        rows = ("规章", "1", (3, "3"), *NORMATIVE)
        names = ("信息内容", *OUTCOMES)
        header = (*names[:5], (2, names[5]))
        assert restored(*self.spaced(*header, *rows)) == ["|".join(names) + blank]
        header = ("信息内容", *OUTCOMES[:3], (2, OUTCOMES[3]))
        short = blank.replace("||3", "|3")
        assert restored(*self.spaced(*header, *rows)) == ["|".join(names[:5]) + short]

    def test_blank_cells_after_the_last_label_or_figure(self) -> None:
        end = line("完毕。", gap=7)
        cells = (*HEADER, *RULES, "行政规范性文件")
        found = restored(*self.spaced(*cells), end)
        assert found == [TABLE.replace("|4|5|6", "|||"), "完毕。"]
        found = restored(*self.spaced(*cells, "4"), end)
        assert found == [TABLE.replace("|4|5|6", "|4"), "完毕。"]
        found = restored(*self.spaced(*cells), line("完毕", gap=7))
        assert found == [TABLE.replace("|4|5|6", "|||"), "完毕"]

    def test_blank_cells_after_a_figure_where_others_are_shown(self) -> None:
        end = line("完毕。", gap=7)
        cells = (*HEADER, "规章", "1", (3, "3"), "行政规范性文件", "4")
        assert restored(*self.spaced(*cells), end)[0].endswith("行政规范性文件|4|||")
        # An odd gap shows none.
        cells = (*HEADER, "规章", (2, "1"), "2", "3", "行政规范性文件", "4")
        assert restored(*self.spaced(*cells), end)[0].endswith("行政规范性文件|4")

    def test_without_names_of_columns(self) -> None:
        rows = ("规章", "1", "行政许可", "2", "行政处罚", (3, "3"), "行政强制", "4")
        more = ("行政规范性文件", "5", "行政事业性收费", "6")
        assert restored(*self.spaced(*rows, *more)) == [
            "规章|1/行政许可|2/行政处罚||3/行政强制|4/行政规范性文件|5/行政事业性收费|6"
        ]

    def test_blank_cells_at_the_end(self) -> None:
        cells = (*HEADER, "规章", "1", (3, "34"), "行政规范性文件")
        end = line("完毕。", gap=7)
        found = restored(*self.spaced(*cells), end)
        assert found == [TABLE.replace("|2|3", "||34").replace("|4|5|6", "|||"), "完毕。"]
        found = restored(*self.spaced(*cells), line("完毕。", gap=5))
        assert found[0].endswith("行政规范性文件")


TREE = ("行政复议", "行政诉讼", *OUTCOMES, "未经复议直接起诉", "复议后起诉", *OUTCOMES, *OUTCOMES)


class TestOutcomes:
    def test_a_row_of_figures(self) -> None:
        figures = "3 2 0 2 7 2 0 0 1 3 0 1 0 0 1"
        for row in ([*figures.split()], [figures.replace(" ", "")]):
            (found,) = restored(*TREE, *row)
            assert found.endswith("/" + figures.replace(" ", "|"))

    def test_a_row_left_blank(self) -> None:
        (found, rest) = restored(*TREE, line("完毕。", gap=15))
        assert found.endswith("/" + "|" * 14)
        assert rest == "完毕。"
        assert stays(*TREE, line("完毕。", gap=14))
        (found, _) = restored(*TREE, *"3202720", line("完毕。", gap=8))
        assert found.endswith("/3|2|0|2|7|2|0" + "|" * 8)
        (found, _) = restored(*TREE, *"32027200", line("完毕。", gap=7))
        assert found.endswith("/3|2|0|2|7|2|0|0")
        (found, _) = restored(*TREE, *"3202720", line("完毕。", gap=9))
        assert found.endswith("/3|2|0|2|7|2|0")
        assert stays(*TREE, "完毕。")
        # Blank lines under a figure are no row of blank cells.
        assert stays(*TREE, "3", line("完毕。", gap=15))

    def test_blank_lines_before_the_first_name_are_no_cells(self) -> None:
        figures = ["3", "2", "0", "2", "7", "2", "0", "0", "1", "3", "0", "1", "0", "0", "1"]
        plain = restored(*TREE, *figures)
        assert restored(line(TREE[0], gap=3), *TREE[1:], *figures) == plain

    def test_gaps_between_the_names_of_a_row_left_blank(self) -> None:
        """Four of five must be alike, the last of them counted."""
        for odd, left in ((3, False), (4, True)):
            gaps = [0] * (len(TREE) - odd) + [2] * odd
            names = [line(name, gap=gap) for name, gap in zip(TREE, gaps, strict=True)]
            assert stays(*names, line("完毕。", gap=15)) == left


def test_blank_lines_are_no_cells_where_rows_stand_in_lines() -> None:
    labels = ("收到申请数", "传真申请数", "网络申请数", "信函申请数")

    def cells(figure: str) -> list[str]:
        run = [
            Paragraph(text=f"{label}{figure}", gap=2 * (k == 2)) for k, label in enumerate(labels)
        ]
        return [piece.text for piece in cells_of_lines(run, vocabulary(tuple(FORMS)), 0)]

    assert "" not in cells(" 件 3")
    assert "" in cells("")
