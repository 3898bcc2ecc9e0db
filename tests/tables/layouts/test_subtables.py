"""Tables of subtables: which columns a header names, which cell stands below which, which form it is."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from govreport_parse.forms import load_form
from govreport_parse.model.document import Locator, Paragraph
from govreport_parse.tables.judge import judge
from govreport_parse.tables.layouts.subtables import SUBTABLES
from tests.forms.next_form import next_form
from tests.tables.layouts.subtables import (
    COERCION,
    COLUMNS,
    DECISIONS,
    HEADER,
    IN_FORCE,
    ISSUED,
    LICENSING,
    NORMATIVE,
    OLD_HEADER,
    OLD_NORMATIVE,
    OLD_RULES,
    PENALTY,
    RULES,
    WHOLE,
    extra,
    figures,
    printed,
    read,
)
from tests.tables.printing import Line, grid


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

    def test_a_row_that_is_printed_more_often_than_others(self) -> None:
        first = grid(HEADER, RULES, NORMATIVE)
        alone = (grid(HEADER, RULES, NORMATIVE), grid(HEADER, RULES, ("备注", "1", "1", "1")))
        table = read(first, *alone)
        assert (figures(table), table.notes) == ([5, 6, 7], ())


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
