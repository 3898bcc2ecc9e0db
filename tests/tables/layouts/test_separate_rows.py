"""The outcomes of each proceeding in a table of its own: which headings, which tables, which cells."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.tables.layouts.protocol import Decision, Printing
from govreport_parse.tables.layouts.separate_rows import SEPARATE
from govreport_parse.tables.layouts.single_row import SINGLE
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.forms.next_form import next_form
from tests.tables.printing import Line, grid, held, spanning

NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIRST, SECOND, THIRD = "行政复议", "未经复议直接起诉", "复议后起诉"


def heading(text: str) -> Paragraph:
    return Paragraph(text=text)


def outcomes(*figures: str, names: Line = NAMES) -> Block:
    return grid(names, figures or ("3", "2", "0", "2", "7"))


PAGE = (
    heading(FIRST), outcomes(),
    heading("行政诉讼（未经复议直接起诉）"), outcomes("2", "0", "", "1", "3"),
)  # fmt: skip


def found(*blocks: Block) -> list[Printing]:
    return list(SEPARATE.find(held("2021", *blocks)))


def read(*blocks: Block) -> TableReadings:
    printed = held("2021", *blocks)
    (printing,) = SEPARATE.find(printed)
    decision = Decision(printing=printing, chosen=printing.candidates[0], runner_up="2019")
    (table,) = SEPARATE.read(printed, [decision], None)
    return table


def places(*blocks: Block) -> list[int]:
    """The tables that are found."""
    return [i for printing in found(*blocks) for i in printing.candidates[0].blocks]


class TestFound:
    def test_tables_under_their_headings(self) -> None:
        (printing,) = found(heading("概述"), *PAGE)
        (candidate,) = printing.candidates
        assert printing.place == (2, 0)
        assert candidate.blocks == (2, 4)
        assert candidate.fit == 10
        assert {code.rpartition(".")[0] for code in candidate.shown} == {
            "reconsideration",
            "litigation.direct",
        }

    def test_it_is_a_piece_as_a_single_row_is(self) -> None:
        assert SEPARATE.name == SINGLE.name == "single"
        assert not SEPARATE.whole

    @pytest.mark.parametrize(
        "text",
        ["行政复议", "（一）行政复议情况", "行政诉讼(复议后起诉)", "行政诉讼：未经复议直接起诉"],
    )
    def test_headings(self, text: str) -> None:
        other = FIRST if "起诉" in text else SECOND
        assert places(heading(other), outcomes(), heading(text), outcomes()) == [1, 3]

    @pytest.mark.parametrize(
        "text", ["行政诉讼", "复议", "行政复议和未经复议直接起诉", "行政复议后起诉", "概述"]
    )
    def test_headings_that_name_none_or_two(self, text: str) -> None:
        page = heading(THIRD), outcomes(), heading(text), outcomes()
        assert places(*page) == []
        assert places(*page, *PAGE) == [1, 5, 7]

    def test_a_line_between_heading_and_table(self) -> None:
        unit, note = heading("单位：件"), heading("（续）")
        assert places(PAGE[0], unit, PAGE[1], PAGE[2], unit, PAGE[3]) == [2, 5]
        assert places(PAGE[0], unit, note, PAGE[1], PAGE[2], PAGE[3]) == []
        assert places(PAGE[0], unit, note, PAGE[1], *PAGE[2:], heading(THIRD), outcomes()) == [5, 7]

    def test_a_table_between_heading_and_table(self) -> None:
        assert places(PAGE[0], grid(("说明", "无")), PAGE[1], *PAGE[2:]) == []

    def test_a_table_without_a_line_above_it(self) -> None:
        assert places(outcomes(), *PAGE) == [2, 4]
        assert places(outcomes(), outcomes(), *PAGE) == [3, 5]

    def test_one_alone_is_none(self) -> None:
        assert places(*PAGE[:2]) == []
        assert places(*PAGE[:2], heading(SECOND), grid(("无", "无"))) == []

    def test_the_same_twice_leaves_it_open(self) -> None:
        assert places(*PAGE, *PAGE[:2]) == []

    def test_none_beside_a_table_of_all(self) -> None:
        whole = grid(
            (spanning(FIRST, columns=5), spanning("行政诉讼", columns=10)),
            (*[spanning(name, rows=2) for name in NAMES], spanning(SECOND, columns=5), spanning(THIRD, columns=5)),
            NAMES * 2,
            ["0"] * 15,
        )  # fmt: skip
        assert places(*PAGE, grid(("说明", "无"))) == [1, 3]
        assert places(*PAGE, whole) == []
        assert len(SINGLE.find(held("2021", *PAGE, whole))) == 1

    @pytest.mark.parametrize(
        "table",
        [
            outcomes("3", "2", "0", "2"),
            outcomes("3", "2", "0", "2", "7", "0"),
            outcomes(names=NAMES[:4]),
            grid(NAMES[:4], ("3", "2", "0", "2")),
            grid(NAMES),
            grid(NAMES, ["0"] * 5, ["0"] * 5),
            grid(["0"] * 5, NAMES),
            outcomes(names=("结果纠正", "结果维持", *NAMES[2:])),
            outcomes(names=(*NAMES[:4], "说明")),
            outcomes(names=("甲", "乙", "丙", "丁", "戊")),
            outcomes("3", "2", "0", "2", "约7"),
            outcomes("无数据", "无数据", "无数据", "无数据", "无数据"),
        ],
    )
    def test_tables_of_another_shape(self, table: Block) -> None:
        assert places(heading(THIRD), table, *PAGE) == [3, 5]
        assert places(PAGE[0], table, *PAGE[2:]) == []

    def test_names_in_other_words(self) -> None:
        assert places(
            PAGE[0], outcomes(names=("维持", "纠正", "其他", "未审结", "合计")), *PAGE[2:]
        )

    def test_tables_of_a_form_with_more_outcomes(self) -> None:
        new = next_form()
        table = new.table("remedies")
        assert table is not None
        more = grid([column.label for column in table.columns[:6]], ["0"] * 6)
        page = (*PAGE, heading(FIRST), more, heading(SECOND), more)
        forms = compile_forms((load_form("2021"), new))
        (printing,) = SEPARATE.find(Printed(page, forms))
        assert printing.place == (1, 0)
        assert [one.blocks for one in printing.candidates] == [(1, 3), (5, 7)]

    def test_in_the_order_of_print(self) -> None:
        assert places(heading(THIRD), outcomes(), *PAGE) == [1, 3, 5]


class TestRead:
    def test_cells_of_each_proceeding(self) -> None:
        table = read(heading("概述"), *PAGE)
        values = {r.indicator: (r.value, r.status) for r in table.readings}
        assert len(values) == len(table.readings) == 15
        assert [v for code, v in values.items() if code.startswith("reconsideration")] == [
            (3, "reported"), (2, "reported"), (0, "reported"), (2, "reported"), (7, "reported"),
        ]  # fmt: skip
        assert [v for code, v in values.items() if code.startswith("litigation.direct")] == [
            (2, "reported"), (0, "reported"), (None, "blank"), (1, "reported"), (3, "reported"),
        ]  # fmt: skip
        assert {v for code, v in values.items() if "after" in code} == {(None, "missing")}
        assert table.readings[6].at == Locator(block=4, row=1, column=1)
        assert table.readings[14].at == Locator(block=2)
        assert table.blocks == {2, 4}
        assert table.notes == ()

    def test_what_is_said_of_the_form(self) -> None:
        (form,) = read(*PAGE).forms
        assert (form.form, form.table, form.runner_up) == ("2021", "remedies", "2019")
        assert form.labels == NAMES
        assert form.at == Locator(block=1)

    def test_the_place_is_the_first_in_print(self) -> None:
        table = read(heading(THIRD), outcomes(), *PAGE)
        assert table.forms[0].at == Locator(block=1)
        assert table.readings[10].at == Locator(block=1, row=1, column=0)

    def test_the_printed_text_stays(self) -> None:
        assert read(*PAGE).readings[0].raw == "3"


def test_without_a_form_of_this_layout() -> None:
    assert SEPARATE.find(held("2014", *PAGE)) == []
