"""Tables of subtables: which columns a header names, which cell stands below which, which form it is."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from govreport_parse.forms import Form, load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.model.records import Reading
from govreport_parse.tables.judge import judge
from govreport_parse.tables.layouts.subtables import SUBTABLES
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.forms.next_form import next_form
from tests.tables.printing import Line, grid, spanning

ISSUED, REPEALED, IN_FORCE = COLUMNS = ("本年制发件数", "本年废止件数", "现行有效件数")
HEADER = ("信息内容", *COLUMNS)
RULES, NORMATIVE = ("规章", "5", "6", "7"), ("行政规范性文件", "1", "2", "3")
DECISIONS = ("信息内容", "本年处理决定数量")
LICENSING, PENALTY, COERCION = ("行政许可", "11"), ("行政处罚", "12"), ("行政强制", "13")
FEES = (("信息内容", "本年收费金额（单位:万元）"), ("行政事业性收费", "2.5"))
WHOLE: tuple[Line, ...] = (
    ("第二十条第(一)项",), HEADER, RULES, NORMATIVE,
    ("第二十条第(五)项",), DECISIONS, LICENSING,
    ("第二十条第(六)项",), DECISIONS, PENALTY, COERCION,
    ("第二十条第(八)项",), *FEES,
)  # fmt: skip
OLD_HEADER = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
OLD_RULES, OLD_NORMATIVE = ("规章", "1", "2", "3"), ("规范性文件", "4", "5", "6")


def printed(*blocks: Block, forms: str | tuple[Form, ...] = "2021") -> Printed:
    loaded = tuple(map(load_form, forms.split())) if isinstance(forms, str) else forms
    return Printed(blocks, compile_forms(loaded))


def read(
    *blocks: Block, forms: str | tuple[Form, ...] = "2021", year: int | None = 2022
) -> TableReadings:
    document = printed(*blocks, forms=forms)
    (decisions,) = judge({SUBTABLES: SUBTABLES.find(document)}, year).values()
    (table,) = SUBTABLES.read(document, decisions, year)
    return table


def figures(table: TableReadings, code: str = "documents.rules") -> list[object]:
    """The values of a row; of what is no figure its status."""
    own = [r for r in table.readings if r.indicator and r.indicator.rpartition(".")[0] == code]
    return [r.value if r.status == "reported" else r.status for r in own]


def rules(line: Line, header: Line = HEADER, normative: Line = NORMATIVE) -> list[object]:
    """What is read of the row of rules, beside a row that is whole."""
    return figures(read(grid(header, line, normative)))


def extra(table: TableReadings) -> list[Reading]:
    return [reading for reading in table.readings if reading.indicator is None]


OPEN = ["unreadable"] * 3


def test_a_header_with_nothing_after_the_name_of_the_labels() -> None:
    table = grid(("条款", "信息内容"), ("规章", "5"), ("行政许可", "11"))
    assert SUBTABLES.find(printed(table)) == []


class TestFound:
    def test_a_printing_for_each_row(self) -> None:
        found = SUBTABLES.find(printed(Paragraph(text="二"), grid(*WHOLE)))
        assert [one.place for one in found] == [(1, 2), (1, 3), (1, 6), (1, 9), (1, 10), (1, 13)]
        candidates = [candidate for one in found for candidate in one.candidates]
        assert [len(one.shown) for one in candidates] == [3, 3, 1, 1, 1, 1]
        assert {one.blocks for one in candidates} == {(1,)}
        assert "documents.rules.issued" in candidates[0].shown

    def test_rows_without_a_header_are_none(self) -> None:
        assert SUBTABLES.find(printed(grid(RULES, NORMATIVE))) == []
        assert SUBTABLES.find(printed(grid(("信息内容", "甲", "乙", "丙"), RULES, NORMATIVE))) == []
        assert SUBTABLES.find(printed(grid(("说明", "无")))) == []
        assert SUBTABLES.read(printed(grid(("说明", "无"))), [], 2022) == []

    def test_it_is_read_in_pieces(self) -> None:
        assert SUBTABLES.name == "subtables"
        assert not SUBTABLES.whole

    def test_the_columns_that_are_certain_are_shown(self) -> None:
        header = ("信息内容", ISSUED, "本年废止", IN_FORCE)
        (first, _) = SUBTABLES.find(printed(grid(header, RULES, NORMATIVE)))
        assert first.candidates[0].shown == {"documents.rules.issued", "documents.rules.in_force"}


class TestRead:
    def test_every_cell(self) -> None:
        table = read(Paragraph(text="二"), grid(*WHOLE))
        values = {r.indicator: r.value for r in table.readings}
        assert [*values.values()] == [5, 6, 7, 1, 2, 3, 11, 12, 13, Decimal("2.5")]
        assert len(table.readings) == 10
        assert table.readings[1].at == Locator(block=1, row=2, column=2)
        assert table.readings[1].label == "规章 / 本年废止件数"
        assert table.blocks == {1}
        assert table.notes == ()
        (form,) = table.forms
        assert (form.form, form.table, form.runner_up) == ("2021", "disclosure", None)
        assert form.labels == (*COLUMNS, DECISIONS[1], "本年收费金额（单位:万元）")
        assert form.at == Locator(block=1)

    def test_five_labels_are_shown(self) -> None:
        page = [list(line) for line in WHOLE]
        page[8] = ["信息内容", "处理决定件数"]
        assert read(grid(*page)).forms[0].labels == (*COLUMNS, DECISIONS[1], "处理决定件数")

    def test_the_header_of_a_subtables_first_row_is_shown(self) -> None:
        again = ("信息内容", "制发件数", "废止件数", "现行有效件")
        table = read(grid(HEADER, RULES, again, NORMATIVE))
        assert table.forms[0].labels == COLUMNS
        assert figures(table, "documents.normative") == [1, 2, 3]
        assert table.readings[3].label == "行政规范性文件 / 制发件数"

    def test_what_is_not_printed_is_missing(self) -> None:
        table = read(grid(HEADER, RULES, NORMATIVE))
        assert {r.status for r in table.readings[6:]} == {"missing"}
        assert len(table.readings) == 10
        assert table.readings[6].at == Locator(block=0)

    def test_a_row_below_another_header_is_not_read(self) -> None:
        table = read(
            grid(HEADER, RULES, ("信息内容", "甲", "乙", "丙"), NORMATIVE, ("说明",), LICENSING)
        )
        assert figures(table) == [5, 6, 7]
        assert figures(table, "documents.normative") == ["missing"] * 3

    def test_what_is_no_number(self) -> None:
        table = read(grid(HEADER, ("规章", "5", "约6", ""), NORMATIVE))
        assert figures(table) == [5, "unreadable", "blank"]
        (note,) = table.notes
        assert (note.code, note.at) == ("GR003", Locator(block=0, row=1, column=2))

    def test_a_row_in_other_words_is_noted(self) -> None:
        row = ("规范性文体", "1", "2", "3")
        table = read(grid(HEADER, RULES, row, DECISIONS, LICENSING))
        assert figures(table, "documents.normative") == [1, 2, 3]
        assert [(note.code, note.at) for note in table.notes] == [
            ("GR004", Locator(block=0, row=2))
        ]
        assert table.notes[0].message == "the row “规范性文体” is read as “行政规范性文件”"


class TestRowsOfNoForm:
    LINE = ("行政检查", "9", "约8", "", "7")

    def test_figures_without_a_code(self) -> None:
        (one,) = extra(read(grid(HEADER, RULES, self.LINE, NORMATIVE)))
        assert (one.value, one.raw, one.form, one.status) == (9, "9", "2021", "reported")
        assert one.label == "行政检查 / 本年制发件数"
        assert one.at == Locator(block=0, row=2, column=1)

    def test_before_the_first_row_that_is_known(self) -> None:
        (one,) = extra(read(grid(HEADER, self.LINE, RULES, NORMATIVE)))
        assert one.form == ""

    def test_in_a_table_without_a_known_row(self) -> None:
        own = grid(HEADER, RULES, NORMATIVE)
        other = grid(("信息内容", "行政许可事项"), ("行政检查", "9"))
        assert extra(read(own, other)) == []
        assert read(other, own).forms[0].at == Locator(block=1)
        assert read(own, other).blocks == {0}


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


class TestUnits:
    def unit(self, *lines: Line, above: str = "无") -> str | None:
        table = read(Paragraph(text=above), grid(DECISIONS, LICENSING, *lines))
        return next(
            r.unit for r in table.readings if r.indicator == "charges.administrative.amount"
        )

    def test_of_the_header_of_the_line_above_or_of_the_form(self) -> None:
        fee = ("行政事业性收费", "2")
        named, bare = ("信息内容", "本年收费金额（元）"), ("信息内容", "本年收费金额")
        assert self.unit(named, fee) == "元"
        assert self.unit(named, fee, above="单位：千元") == "元"
        assert self.unit(bare, fee, above="单位：千元") == "千元"
        assert self.unit(bare, fee) == "万元"

    def test_money_is_the_unit_of_no_count(self) -> None:
        table = read(Paragraph(text="单位：千元"), grid(HEADER, RULES, NORMATIVE))
        assert table.readings[0].unit == "件"

    def test_a_column_without_a_unit_takes_it(self) -> None:
        header, line = ("信息内容", "采购项目数量", "采购总金额"), ("政府集中采购", "3", "4")
        rows = grid(OLD_HEADER, OLD_RULES, header, line)
        table = read(Paragraph(text="单位：千元"), rows, forms="2019", year=2019)
        assert [r.unit for r in table.readings[-2:]] == ["个", "千元"]


class TestCopies:
    def test_the_filled_one_is_read(self) -> None:
        blank = grid(HEADER, ("规章", "", "", ""), ("行政规范性文件", "", "", ""))
        partly = grid(HEADER, ("规章", "5", "", ""), ("行政规范性文件", "1", "", ""))
        for page in ((blank, partly), (partly, blank)):
            table = read(*page)
            assert figures(table) == [5, "blank", "blank"]
            assert table.forms[0].at == Locator(block=page.index(partly))
            assert table.blocks == {0, 1}
            assert table.notes == ()

    def test_what_two_filled_ones_agree_on(self) -> None:
        first = grid(HEADER, RULES, NORMATIVE)
        table = read(first, grid(HEADER, ("规章", "5", "6", "8"), NORMATIVE), first)
        assert figures(table) == [5, 6, "unreadable"]
        (note,) = table.notes
        assert note.code == "GR105"
        assert note.indicators == ("documents.rules.in_force",)
        assert note.at == Locator(block=1, row=1, column=1)
        assert read(first, first).notes == ()
        assert table.forms[0].at == Locator(block=0)

    def test_a_partly_blank_copy_is_compared(self) -> None:
        first = grid(HEADER, RULES, NORMATIVE)
        table = read(first, grid(HEADER, ("规章", "4", "", "7"), NORMATIVE))
        assert table.notes[0].indicators[0] == "documents.rules.issued"


class TestForms:
    def test_subtables_of_two_forms(self) -> None:
        old = (("第二十条第(一)项",), OLD_HEADER, OLD_RULES, OLD_NORMATIVE)
        new = (("第二十条第(五)项",), DECISIONS, LICENSING, DECISIONS, PENALTY, COERCION)
        for page in (grid(*old, *new), grid(*new, *old)):
            table = read(page, forms="2019 2021", year=2020)
            assert [form.form for form in table.forms] == (
                ["2019", "2021"] if page.lines[1][1].text == OLD_HEADER[1] else ["2021", "2019"]
            )
            by_form = {form.form: form for form in table.forms}
            assert by_form["2019"].labels == OLD_HEADER[1:]
            assert by_form["2021"].labels == DECISIONS[1:]
            assert [(r.form, r.status) for r in table.readings] == [
                *[("2019", "reported")] * 6,
                *[("2021", "reported")] * 3,
                ("2021", "missing"),
            ]
            assert table.readings[-1].indicator == "charges.administrative.amount"

    def test_the_form_that_fits_as_well_is_named(self) -> None:
        forms = (load_form("2021"), next_form())
        table = read(grid(HEADER, RULES, NORMATIVE), forms=forms, year=2027)
        assert [(form.form, form.runner_up) for form in table.forms] == [("2027", "2021")]
        assert {r.form for r in table.readings} == {"2027"}
        assert figures(table) == [5, 6, 7]
        table = read(grid(HEADER, RULES, NORMATIVE), forms=forms, year=2023)
        assert [(form.form, form.runner_up) for form in table.forms] == [("2021", None)]

    def test_the_first_that_is_named_counts(self) -> None:
        document = printed(grid(HEADER, RULES, NORMATIVE, DECISIONS, LICENSING))
        (decisions,) = judge({SUBTABLES: SUBTABLES.find(document)}, 2022).values()
        decisions[-1] = msgspec.structs.replace(decisions[-1], runner_up="2019")
        (table,) = SUBTABLES.read(document, decisions, 2022)
        assert table.forms[0].runner_up == "2019"
