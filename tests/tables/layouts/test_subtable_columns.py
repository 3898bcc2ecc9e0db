"""The columns of a subtable: which its header names, and which cells stand below the names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from govreport_parse.model.document import Locator
from govreport_parse.tables.layouts.subtables import SUBTABLES
from tests.tables.layouts.subtables import (
    COLUMNS,
    DECISIONS,
    HEADER,
    IN_FORCE,
    ISSUED,
    LICENSING,
    NORMATIVE,
    OLD_HEADER,
    OLD_RULES,
    OPEN,
    PENALTY,
    REPEALED,
    RULES,
    figures,
    printed,
    read,
    rules,
)
from tests.tables.printing import Line, grid, spanning


class TestNamesOfColumns:
    def test_in_an_order_of_their_own(self) -> None:
        header = ("信息内容", IN_FORCE, ISSUED, REPEALED)
        assert rules(("规章", "7", "5", "6"), header, ("行政规范性文件", "3", "1", "2")) == [
            5,
            6,
            7,
        ]
        (first, *_) = read(grid(header, ("规章", "7", "5", "6"), NORMATIVE)).readings
        assert first.at.column == 2

    @pytest.mark.parametrize(
        ("names", "value"), [(COLUMNS, 5), ((REPEALED, IN_FORCE, ISSUED), None)]
    )
    def test_of_lines_only_in_their_turn(self, names: Line, value: int | None) -> None:
        """A name on two lines is out of turn where print sets it beside others."""
        table = grid(("信息内容", *names), ("规章", "5", "6", "7"), NORMATIVE, DECISIONS, LICENSING)
        found = [one.value for one in read(replace(table, restored=True)).readings]
        assert found[0] == value
        assert 11 in found

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ((ISSUED, "本年废止", IN_FORCE), [5, 6, 7]),
            (("本年", "本年", IN_FORCE), [5, 6, 7]),
            ((ISSUED, "", ""), [5, 6, 7]),
            # Cut words, and those left do not stand in their places.
            ((IN_FORCE, "本年废止", ISSUED), None),
            ((ISSUED, IN_FORCE, "现行"), None),
            (("本年", "废止", "现行"), None),
            ((ISSUED, ISSUED, IN_FORCE), None),
            ((ISSUED, IN_FORCE), None),
            ((*COLUMNS, "备注"), None),
            (("序号", *COLUMNS), None),
            ((ISSUED, "", REPEALED, IN_FORCE), None),
        ],
    )
    def test_words_that_were_cut(self, names: Line, expected: list[object] | None) -> None:
        table = grid(("信息内容", *names), RULES, NORMATIVE, DECISIONS, LICENSING)
        assert figures(read(table)) == (expected or ["missing"] * 3)

    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("本年制发件数指当年印发的件数", True),
            ("本年制发数指当年印发的件数", True),
            ("制发件数指当年印发的件数", False),  # four characters may begin another name
            ("指当年印发的本年制发件数", False),
        ],
    )
    def test_a_definition_behind_the_name(self, name: str, found: bool) -> None:
        document = printed(grid(("信息内容", name, *COLUMNS[1:]), RULES, NORMATIVE))
        shown = SUBTABLES.find(document)[0].candidates[0].shown
        assert ("documents.rules.issued" in shown) == found

    @pytest.mark.parametrize(
        "more",
        ["同比", "较上年", "增长", "降低率", "减少数", "占比", "（同比）", "指当年印发的件数"],
    )
    def test_a_change_of_the_figure_is_another_column(self, more: str) -> None:
        names = (f"本年制发件数{more}", *COLUMNS[1:])
        table = grid(("信息内容", *names), RULES, NORMATIVE, DECISIONS, LICENSING)
        is_same = more in ("（同比）", "指当年印发的件数")
        assert figures(read(table)) == ([5, 6, 7] if is_same else ["missing"] * 3)

    def test_a_change_in_place_of_a_figure(self) -> None:
        for name in ("同比增幅", "占比"):
            table = grid(
                ("信息内容", ISSUED, name, IN_FORCE), RULES, NORMATIVE, DECISIONS, LICENSING
            )
            assert figures(read(table)) == ["missing"] * 3

    def test_a_change_that_the_form_asks_for(self) -> None:
        for name in ("本年增/减", "本年增减", "本年增", "增/减", "本年增/减指比上一年增减的项目数"):
            header = ("信息内容", "上一年项目数量", name, "处理决定数量")
            rows = ("行政许可", "5", "-1", "6"), ("其他对外管理服务事项", "1", "2", "3")
            table = read(grid(header, *rows), forms="2019", year=2019)
            assert figures(table, "powers.licensing") == [5, -1, 6]
        header = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量占比")
        table = read(grid(header, *rows, OLD_HEADER, OLD_RULES), forms="2019", year=2019)
        assert figures(table, "powers.licensing") == ["missing"] * 3

    def test_a_name_that_begins_as_two_columns_names_none(self) -> None:
        name = "本年收费金额本年处理决定数量"
        header = ("信息内容", name)
        document = printed(grid(header, ("行政事业性收费", "1"), DECISIONS, LICENSING))
        assert len(SUBTABLES.find(document)) == 2

    def test_a_name_over_two_columns_is_one(self) -> None:
        twice = ("信息内容", ISSUED, ISSUED, REPEALED, IN_FORCE)
        assert rules(("规章", "5", "5", "6", "7"), twice, ("行政规范性文件", *"1123")) == [5, 6, 7]
        assert rules(("规章", "5", "4", "6", "7"), twice, ("行政规范性文件", *"1123")) == OPEN
        assert rules(RULES, twice, ("行政规范性文件", *"1123")) == [5, 6, 7]
        assert rules(("规章", "5", "5", "6"), twice, ("行政规范性文件", *"1123")) == [5, 5, 6]
        (first, *_) = read(grid(twice, ("规章", "5", "5", "6", "7"), NORMATIVE)).readings
        assert first.at.column == 1
        last = ("信息内容", ISSUED, REPEALED, IN_FORCE, IN_FORCE)
        assert rules(("规章", "5", "6", "7", "7"), last, ("行政规范性文件", *"1233")) == [5, 6, 7]
        same = ("信息内容", ISSUED, REPEALED, REPEALED, IN_FORCE)
        assert rules(("规章", "5", "5", "5", "5"), same, NORMATIVE) == [5, 5, 5]
        assert rules(("规章", "", "", "", ""), same, NORMATIVE) == ["blank"] * 3


class TestNamelessColumns:
    AFTER, BEFORE = (*HEADER, ""), ("信息内容", "", *COLUMNS)
    BOTH = ("信息内容", "", *COLUMNS, "")

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (("5", "6", "7", ""), [5, 6, 7]),
            (("5", "6", "", ""), [5, 6, "blank"]),
            (("", "", "", ""), ["blank"] * 3),
            (("5", "6", "7"), [5, 6, 7]),
            (("5", "", "7"), [5, "blank", 7]),
            # The blank may be the nameless column's, and a figure lost.
            (("5", "6", ""), OPEN),
            (("5", "6", "7", "8"), OPEN),
            (("5", "6"), OPEN),
            ((spanning("5", columns=2), "7", ""), OPEN),
            ((spanning("5", columns=2), "7", "8"), OPEN),
            ((spanning("", columns=2), "7", "8"), ["blank", 7, 8]),
            # Over the last name and the nameless column: each begins at its name, and none is lost.
            (("5", "6", spanning("", columns=2)), [5, 6, "blank"]),
            (("", "6", spanning("7", columns=2)), ["blank", 6, 7]),
            (("5", spanning("", columns=2), ""), OPEN),
        ],
    )
    def test_after_the_figures(self, cells: Line, expected: list[object]) -> None:
        assert rules(("规章", *cells), self.AFTER, ("行政规范性文件", *"123", "")) == expected
        table = read(grid(self.AFTER, ("规章", *cells), ("行政规范性文件", *"123", "")))
        named = expected == OPEN and len(cells) > 2  # as many cells as columns, or more
        assert [note.code for note in table.notes] == ["GR010"] * named
        assert table.forms[0].labels == COLUMNS

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (("", "5", "6", "7"), [5, 6, 7]),
            (("", "5", "6", ""), [5, 6, "blank"]),
            (("", "", "6", ""), ["blank", 6, "blank"]),
            (("5", "6", "7"), [5, 6, 7]),
            (("5", "6", ""), [5, 6, "blank"]),
            (("", "6", "7"), OPEN),
            (("件", "5", "6", "7"), OPEN),
            (("5", "6", "7", ""), OPEN),
            (("", "5", "6", "7", ""), [5, 6, 7]),
            (("", spanning("5", columns=2), "7"), OPEN),
            ((spanning("5", columns=2), "6", "7"), OPEN),
        ],
    )
    def test_before_the_figures(self, cells: Line, expected: list[object]) -> None:
        normative = ("行政规范性文件", "", *"123")
        assert rules(("规章", *cells), self.BEFORE, normative) == expected

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (("", "5", "6", "7", ""), [5, 6, 7]),
            (("", "5", "6", "", ""), [5, 6, "blank"]),
            (("", "5", "6", "7"), [5, 6, 7]),
            (("", "5", "6", ""), OPEN),
            (("5", "6", "7"), [5, 6, 7]),
            (("5", "6", "7", ""), OPEN),
            (("", spanning("5", columns=2), "7", "8"), OPEN),
        ],
    )
    def test_on_either_side(self, cells: Line, expected: list[object]) -> None:
        normative = ("行政规范性文件", "", *"123", "")
        assert rules(("规章", *cells), self.BOTH, normative) == expected

    def test_two_beside_a_name_that_was_lost(self) -> None:
        cut, normative = (ISSUED, "", IN_FORCE), ("行政规范性文件", *"123")
        assert rules(("规章", *"567"), ("信息内容", *cut), normative) == [5, 6, 7]
        before = ("信息内容", "", "", *cut)
        assert rules(("规章", "", "", *"567"), before, ("行政规范性文件", "", "", *"123")) == [
            5,
            6,
            7,
        ]
        after = ("信息内容", *cut, "", "")
        assert rules(("规章", *"567", "", ""), after, (*normative, "", "")) == [5, 6, 7]

    def test_a_label_over_the_nameless_column(self) -> None:
        label = spanning("规章", columns=2)
        normative = ("行政规范性文件", "", *"123")
        assert rules((label, "", "6", "7"), self.BEFORE, normative) == ["blank", 6, 7]

    def test_a_cell_over_two_names_beside_one_that_is_repeated(self) -> None:
        twice = ("信息内容", ISSUED, ISSUED, REPEALED, IN_FORCE, "")
        rest = ("行政规范性文件", *"1123", "")
        assert rules(("规章", *"5567", ""), twice, rest) == [5, 6, 7]
        assert rules(("规章", "5", "5", spanning("7", columns=3)), twice, rest) == OPEN

    def test_a_figure_as_wide_as_its_name(self) -> None:
        wide = spanning(DECISIONS[1], columns=3)
        figure = spanning("11", columns=3)
        table = grid((DECISIONS[0], wide, ""), (LICENSING[0], figure, ""), DECISIONS, PENALTY)
        assert figures(read(table), "powers.licensing") == [11]
        narrow = (LICENSING[0], "11", "", "", "")
        table = grid((DECISIONS[0], wide, ""), narrow, DECISIONS, PENALTY)
        assert figures(read(table), "powers.licensing") == [11]
        for columns in (2, 4):
            figure = spanning("11", columns=columns)
            table = grid((DECISIONS[0], wide, ""), (LICENSING[0], figure, ""), DECISIONS, PENALTY)
            assert figures(read(table), "powers.licensing") == ["unreadable"]

    @pytest.mark.parametrize(
        ("tail", "found"),
        [
            (("11", "11", "11", ""), 11),
            (("11", "11", "11", "8"), "unreadable"),
            (("11", "8", "11", ""), "unreadable"),
            (("11", "11", "8", ""), "unreadable"),
            (("11", "11", "11", "11"), "unreadable"),
        ],
    )
    def test_beside_a_name_that_is_repeated(self, tail: Line, found: object) -> None:
        """A merged name and figure are repeated over their columns; the blank is a column of its own."""
        header = (DECISIONS[0], *[DECISIONS[1]] * 3, "")
        table = grid(header, (LICENSING[0], *tail), DECISIONS, PENALTY)
        assert figures(read(table), "powers.licensing") == [found]

    def test_two_of_them(self) -> None:
        header = ("信息内容", "", "", *COLUMNS, "", "")
        line = ("规章", "", "", *"567", "", "")
        assert rules(line, header, ("行政规范性文件", "", "", *"123", "", "")) == [5, 6, 7]
        assert rules((*RULES, "", ""), (*HEADER, "", ""), (*NORMATIVE, "", "")) == [5, 6, 7]

    def test_blank_names_are_columns_where_they_are_needed(self) -> None:
        assert rules(RULES, ("信息内容", "", REPEALED, IN_FORCE)) == [5, 6, 7]
        assert rules(RULES, ("信息内容", ISSUED, REPEALED, "")) == [5, 6, 7]
        header = ("信息内容", "", ISSUED, REPEALED, "")
        assert rules(("规章", "", *"567"), header, ("行政规范性文件", "", *"123")) == [5, 6, 7]


class TestRowsAndHeaders:
    @pytest.mark.parametrize(
        ("cells", "expected", "codes"),
        [
            (("5", "6", "7", ""), [5, 6, 7], []),
            (("5", "6", "", ""), [5, 6, "blank"], []),
            (("5", "6", "7", "8"), OPEN, ["GR010"]),
            (("5", "6", "7", "8", ""), OPEN, ["GR010"]),
            (("5", "6"), OPEN, []),
            (("", "6"), OPEN, []),
            ((spanning("5", columns=2), "7"), OPEN, []),
            ((spanning("5", columns=2), "6", "7"), [5, 6, 7], []),
            ((), ["missing"] * 3, []),
        ],
    )
    def test_cells_and_columns(self, cells: Line, expected: list[object], codes: list[str]) -> None:
        table = read(grid(HEADER, ("规章", *cells), NORMATIVE))
        assert figures(table) == expected
        assert [note.code for note in table.notes] == codes

    def test_rows_that_are_not_placed_are_named(self) -> None:
        table = read(grid(HEADER, (*RULES, "8"), (*NORMATIVE, "9")))
        (note,) = table.notes
        assert note.indicators == tuple(r.indicator for r in table.readings[:6])
        assert note.message.startswith("the cells of 2 row(s), from “规章”")
        assert note.at == Locator(block=0)
        assert {r.at for r in table.readings[:3]} == {Locator(block=0, row=1)}
