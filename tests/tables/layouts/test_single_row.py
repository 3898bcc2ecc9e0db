"""One row of figures under a tree of headers: which table it is, which row, and which figure whose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Locator, Paragraph, Table
from govreport_parse.model.grid import OBJECT, RawCell
from govreport_parse.tables.layouts.protocol import Decision
from govreport_parse.tables.layouts.separate_rows import SEPARATE
from govreport_parse.tables.layouts.single_row import SINGLE
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.forms.next_form import next_form
from tests.tables.printing import Line, grid, held, spanning

NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SHORT = ("维持", "纠正", "其他", "未审结", "合计")
FIRST, SECOND, THIRD = "行政复议", "未经复议直接起诉", "复议后起诉"
FIGURES = ("3", "2", "0", "2", "7", "2", "0", "0", "1", "3", "0", "1", "0", "0", "1")
READ = [int(text) for text in FIGURES]
BLANK = ("",) * 15


def tree(
    *rows: Line,
    names: Sequence[Line] = (NAMES, NAMES, NAMES),
    groups: tuple[str, str, str] = (FIRST, SECOND, THIRD),
    before: Line = (),
    after: Line = (),
    above: Sequence[Line] = (),
) -> Table:
    """The table with its headers in a tree; cells `before` and `after` stand in each of its lines."""
    return grid(
        *above,
        (*before, spanning(groups[0], columns=5), spanning("行政诉讼", columns=10), *after),
        (
            *before,
            *[spanning(str(name), rows=2) for name in names[0]],
            spanning(groups[1], columns=5),
            spanning(groups[2], columns=5),
            *after,
        ),
        (*before, *names[1], *names[2], *after),
        *rows,
    )


def flat(
    *rows: Line, names: Line = NAMES * 3, groups: Line = (SECOND, THIRD), title: Line = ()
) -> Table:
    """The table with its spans lost: names and groups one after the other."""
    above = (title,) if title else ()
    return grid(*above, (FIRST, "行政诉讼"), (*names[:5], *groups), names[5:], *rows)


def without(k: int, cells: Line = FIGURES) -> list[str | RawCell]:
    return [*cells[:k], *cells[k + 1 :]]


def replaced(k: int, cell: str | RawCell, cells: Line = FIGURES) -> list[str | RawCell]:
    return [*cells[:k], cell, *cells[k + 1 :]]


def read(*tables: Table) -> TableReadings:
    printed = held("2021", *tables)
    (printing,) = SINGLE.find(printed)
    decision = Decision(printing=printing, chosen=printing.candidates[0], runner_up="2019")
    (found,) = SINGLE.read(printed, [decision], None)
    return found


def values(*tables: Table) -> list[object]:
    """The values in the form's order; of what is no figure its status."""
    return [r.value if r.status == "reported" else r.status for r in read(*tables).readings]


def is_found(table: Table) -> bool:
    return bool(SINGLE.find(held("2021", table)))


NONE = ["missing"] * 15


class TestFound:
    def test_what_is_said_of_it(self) -> None:
        printed = held("2021", Paragraph(text="四"), tree(FIGURES), tree(FIGURES))
        (printing,) = SINGLE.find(printed)
        (candidate,) = printing.candidates
        assert printing.place == (1, 0)
        assert candidate.blocks == (1, 2)
        assert candidate.fit == 15
        assert SINGLE.find(held("2021", grid(("说明", "无")))) == []
        assert SINGLE.find(held("2014", tree(FIGURES))) == []

    def test_it_is_a_piece_as_separate_tables_are(self) -> None:
        assert SINGLE.name == SEPARATE.name == "single"
        assert not SINGLE.whole

    def test_a_form_that_fits_later_tables_alone(self) -> None:
        new = next_form()
        table = new.table("remedies")
        assert table is not None
        names = [column.label for column in table.columns]
        other = grid((FIRST, "行政诉讼"), names[:6], (SECOND, THIRD), names[6:], ["0"] * 18)
        printed = Printed((tree(FIGURES), other), compile_forms((load_form("2021"), new)))
        (printing,) = SINGLE.find(printed)
        assert printing.place == (0, 0)
        assert [one.blocks for one in printing.candidates] == [(0, 1), (1,)]
        assert [one.fit for one in printing.candidates] == [15, 18]

    @pytest.mark.parametrize(
        ("names", "found"),
        [
            (NAMES, True),
            (("维持", "纠正", *NAMES[2:]), True),
            (("维持", "纠正", "其他", *NAMES[3:]), False),
            (SHORT, False),
            ((*NAMES[:4], "说明"), False),
            ((*NAMES[:2], "纠正", *NAMES[3:]), False),
        ],
    )
    def test_every_outcome_and_three_under_their_own_names(self, names: Line, found: bool) -> None:
        assert is_found(tree(FIGURES, names=(names, names, names))) == found

    def test_proceedings_below_one_another(self) -> None:
        review = (
            (spanning(FIRST, columns=10),),
            tuple(spanning(name, columns=2) for name in NAMES),
            tuple(spanning(text, columns=2) for text in FIGURES[:5]),
        )
        suits = ((spanning(SECOND, columns=5), spanning(THIRD, columns=5)), NAMES * 2)
        over = (spanning("行政诉讼", columns=10),)
        assert not is_found(grid(*review, over, *suits, FIGURES[5:]))
        assert is_found(grid(*review, over, *suits, replaced(0, "见附件", FIGURES[5:])))

    def test_the_groups_above(self) -> None:
        assert is_found(grid((FIRST, "行政诉讼"), NAMES * 2, FIGURES))
        assert not is_found(grid((FIRST, "诉讼"), NAMES * 2, FIGURES))
        # Named once, the outcomes are those of rows, or the others were lost.
        assert not is_found(grid((FIRST, "行政诉讼"), NAMES, FIGURES))
        assert not is_found(grid(NAMES, FIGURES))


class TestColumns:
    def test_in_the_forms_order(self) -> None:
        assert values(tree(FIGURES)) == READ

    def test_in_an_order_of_their_own(self) -> None:
        turned = (NAMES[4], *NAMES[:4])
        figures = [
            FIGURES[k] for start in (0, 5, 10) for k in (start + 4, *range(start, start + 4))
        ]
        assert values(tree(figures, names=(turned, turned, turned))) == READ
        assert read(tree(figures, names=(turned, turned, turned))).readings[0].at == Locator(
            block=0, row=3, column=1
        )

    def test_proceedings_in_an_order_of_their_own(self) -> None:
        figures = (*FIGURES[:5], *FIGURES[10:], *FIGURES[5:10])
        assert values(tree(figures, groups=(FIRST, THIRD, SECOND))) == READ

    @pytest.mark.parametrize("title", ["（一）行政复议", "合计", "情况"])
    def test_the_header_that_is_nearest_says_whose(self, title: str) -> None:
        above = [(spanning(title, columns=15),)]
        assert values(tree(FIGURES, above=above)) == READ
        turned = (NAMES[4], *NAMES[:4])
        figures = [FIGURES[k] for at in (0, 5, 10) for k in (at + 4, *range(at, at + 4))]
        assert values(tree(figures, names=(turned, turned, turned), above=above)) == READ

    def test_a_name_twice_in_a_group_leaves_the_columns_open(self) -> None:
        twice = (*NAMES[:3], "结果维持", "总计")
        found = read(tree(FIGURES, names=(NAMES, twice, NAMES)))
        assert [r.status for r in found.readings] == ["unreadable"] * 15
        assert [note.code for note in found.notes] == ["GR010"]

    def test_proceedings_in_brackets(self) -> None:
        groups = tuple(
            spanning(name, columns=5)
            for name in ("行政复议", f"行政诉讼（{SECOND}）", f"行政诉讼（{THIRD}）")
        )
        assert values(grid(groups, NAMES * 3, FIGURES)) == READ
        both = (groups[0], spanning(f"{SECOND}、{THIRD}", columns=5), groups[2])
        assert values(grid(both, NAMES * 3, FIGURES)) != READ

    def test_spans_lost(self) -> None:
        assert values(flat(FIGURES)) == READ
        # One of fifteen may number the row.
        assert values(flat(FIGURES, title=("序号",))) == NONE

    @pytest.mark.parametrize(
        "table",
        [
            flat(FIGURES, names=(NAMES[1], NAMES[0], *NAMES[2:], *NAMES * 2)),
            flat(FIGURES, names=(NAMES * 3)[:14]),
            flat(FIGURES, names=(*NAMES * 3, "总计")),
            flat(FIGURES, groups=(THIRD, SECOND)),
            flat(FIGURES, groups=(THIRD,)),
            flat(FIGURES, groups=()),
        ],
    )
    def test_spans_lost_and_the_order_is_not_the_forms(self, table: Table) -> None:
        assert values(table) == ["unreadable"] * 15

    def test_a_name_alone_in_its_line_where_none_is_left_over(self) -> None:
        table = grid(
            (spanning(FIRST, columns=5), spanning("行政诉讼", columns=10)),
            (
                *[spanning(name, rows=3) for name in NAMES],
                spanning(SECOND, columns=5),
                spanning(THIRD, columns=5),
            ),
            (*[spanning(name, rows=2) for name in (*NAMES, *NAMES[:4])], ""),
            ("总计",),
            FIGURES,
        )
        assert values(table) == READ

    def test_lines_of_different_lengths(self) -> None:
        gap = (spanning("说明", rows=2),)
        table = tree(FIGURES, above=[("情况",), ("表一", "", *gap), ("",)])
        assert table.grid[2][1] is None
        assert values(table) == READ


class TestWiderRows:
    """Columns without a name, before those of figures or after."""

    def test_a_blank_column(self) -> None:
        for k, table in enumerate(
            (
                tree((*FIGURES, ""), after=("",)),
                tree(("", *FIGURES), before=("",)),
                tree(("", *FIGURES, ""), before=("",), after=("",)),
            )
        ):
            assert values(table) == READ
            assert read(table).readings[2].at == Locator(block=0, row=3, column=2 + bool(k))

    def test_blank_figures(self) -> None:
        partly = replaced(1, "", replaced(14, "", FIGURES))
        expected = [*READ[:1], "blank", *READ[2:14], "blank"]
        assert values(tree(("", *partly), before=("",))) == expected
        table = tree(("", *BLANK), before=("",))
        assert values(table) == ["blank"] * 15
        assert read(table).readings[0].at == Locator(block=0, row=3, column=1)

    def test_a_column_of_labels(self) -> None:
        assert values(tree(("件数", *FIGURES), before=("案件",))) == READ
        assert values(tree(("件数", *FIGURES), before=("",))) == READ
        assert values(tree((*FIGURES, "无误"), after=("备注",))) == READ

    def test_a_figure_beyond_the_names_leaves_it_open(self) -> None:
        assert values(tree(("1", *FIGURES), before=("",))) == NONE
        assert values(tree(("1", *FIGURES), before=("类别",))) == NONE
        assert values(tree((*FIGURES, "7"), after=("",))) == NONE
        assert values(tree((*FIGURES, "7"), after=("备注",))) == NONE

    @pytest.mark.parametrize("name", ["序号", "编号", "代码", "行次"])
    def test_a_column_that_is_named_as_one_of_numbers(self, name: str) -> None:
        assert values(tree(("1", *FIGURES), before=(name,))) == READ
        assert values(tree(("1", *without(3)), before=(name,))) == NONE
        assert values(tree(FIGURES, before=(name,))) == NONE
        assert values(tree(("", *FIGURES), before=(name,))) == READ
        assert values(tree(FIGURES, before=("类别",))) == READ

    @pytest.mark.parametrize("word", ["暂无", "约2", OBJECT])
    @pytest.mark.parametrize("k", [0, 5, 14])
    def test_a_cell_that_is_no_figure_moves_none(self, word: str, k: int) -> None:
        expected = [*READ[:k], "unreadable", *READ[k + 1 :]]
        table = tree(("", *replaced(k, word)), before=("",))
        assert values(table) == expected
        assert [note.code for note in read(table).notes] == ["GR003"]
        assert values(tree((*replaced(k, word), ""), after=("",))) == expected

    def test_a_cell_over_two_columns_leaves_them_open(self) -> None:
        """The blank column beside them makes as many cells as there are figures."""
        for k in (0, 1, 13):
            merged = [*FIGURES[:k], spanning("5", columns=2), *FIGURES[k + 2 :]]
            assert values(tree((*merged, ""), after=("",))) == NONE
            assert values(tree(("", *merged), before=("",))) == NONE
        assert values(tree((*FIGURES[:13], spanning("5", columns=2), ""), after=("",))) == NONE

    def test_a_cell_from_the_row_above_is_not_of_this_one(self) -> None:
        first = ("", spanning("3", rows=2), *FIGURES[1:])
        expected = ["unreadable", *READ[1:]]
        assert values(tree(first, ["", *BLANK[1:]], before=("",))) == expected

    def test_a_row_without_one_of_its_cells(self) -> None:
        gap = ("", *FIGURES[:13], spanning("", rows=2, columns=2))
        assert values(tree(gap, ("", *FIGURES[:13]), before=("",))) == NONE

        beyond = (*FIGURES, "", spanning("", rows=2))
        table = tree(beyond, FIGURES, after=("", ""))
        assert table.grid[4][15] is None
        assert values(table) == READ

    def test_words_alone_are_no_figures(self) -> None:
        assert values(tree(("", *["暂无"] * 15), before=("",))) == NONE

    def test_headers_of_different_lengths(self) -> None:
        groups = (spanning(FIRST, columns=5), spanning("行政诉讼", columns=10))
        inner = (*NAMES, spanning(SECOND, columns=5), spanning(THIRD, columns=5), "")
        assert values(grid(groups, inner, NAMES * 3, ("件数", *FIGURES))) == READ

    def test_a_row_with_a_cell_more_than_its_headers(self) -> None:
        assert values(tree(("", *FIGURES[:14], ""))) == NONE
        assert values(tree(("", *FIGURES))) == NONE


class TestRows:
    def test_figures_above_the_names_number_the_columns(self) -> None:
        numbers = [str(k) for k in range(1, 16)]
        assert values(tree(FIGURES, above=[numbers])) == READ
        assert values(tree(above=[numbers])) == NONE
        groups = (spanning(FIRST, columns=5), spanning("行政诉讼", columns=10))
        inner = (*NAMES, spanning(SECOND, columns=5), spanning(THIRD, columns=5))
        assert values(grid(groups, inner, numbers, NAMES * 3, FIGURES)) == READ

    @pytest.mark.parametrize("make", [tree, flat])
    def test_the_name_of_a_column_may_stand_before_the_figures(
        self, make: Callable[..., Table]
    ) -> None:
        before = {"before": ("",)} if make is tree else {}
        assert values(make(("合计", *FIGURES), **before)) == READ
        assert values(make(("合计", *BLANK), **before)) == ["blank"] * 15
        # One row more that differs, or one name more among those above: which are meant is open.
        two = make(("合计", *FIGURES), ("总计", *replaced(0, "9")), **before)
        assert values(two) == ["unreadable"] * 15
        assert values(flat(("合计", *FIGURES), names=(*NAMES * 3, "总计")))[0] == "unreadable"

    def test_columns_as_tabs_leave_them(self) -> None:
        gap = ("",) * 4
        above = (
            ("", FIRST, *gap, "行政诉讼", *gap, *gap, ""),
            ("", *NAMES, SECOND, *gap, THIRD, *gap),
        )
        rows = (("", "", *gap, *NAMES * 2), ("合计", *FIGURES))
        assert values(grid(*above, *rows)) == READ

    @pytest.mark.parametrize("make", [tree, flat])
    def test_another_row_of_figures_leaves_it_open(self, make: Callable[..., Table]) -> None:
        assert values(make(FIGURES, FIGURES)) == READ
        assert read(make(FIGURES, FIGURES)).readings[0].at.row == 3
        assert values(make(FIGURES, replaced(3, "4"))) == NONE
        assert values(make(FIGURES, BLANK)) == values(make(BLANK, FIGURES)) == READ

    def test_a_row_partly_blank_goes_before_a_blank_one(self) -> None:
        partly = replaced(14, "")
        assert values(tree(BLANK, partly)) == [*READ[:14], "blank"]

    def test_blank_rows(self) -> None:
        assert values(tree(BLANK, BLANK)) == ["blank"] * 15
        assert read(tree(BLANK, BLANK)).readings[0].at == Locator(block=0, row=3, column=0)
        assert values(tree()) == NONE
        assert values(tree(FIGURES, ())) == READ

    def test_a_figure_that_spans_rows_leaves_its_column_open(self) -> None:
        table = tree((spanning("3", rows=2), *FIGURES[1:]), BLANK[1:])
        assert values(table) == ["unreadable", *READ[1:]]

    @pytest.mark.parametrize(
        "row",
        [
            without(3),
            (*FIGURES, "4"),
            ("件", *FIGURES[1:]),
            ("序号", "件", *FIGURES),
            ("1", *FIGURES),
            ("件", *replaced(7, "暂无")),
            ("暂无",) * 15,
            [*FIGURES[:7], *["约2"] * 8],
        ],
    )
    @pytest.mark.parametrize("make", [tree, flat])
    def test_rows_of_another_kind(self, make: Callable[..., Table], row: Line) -> None:
        assert values(make(row)) == NONE

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (("件数", *FIGURES), READ),
            (replaced(5, "暂无"), [*READ[:5], "unreadable", *READ[6:]]),
            (replaced(14, "暂无"), [*READ[:14], "unreadable"]),
            (replaced(1, "暂无"), [*READ[:1], "unreadable", *READ[2:]]),
            (replaced(0, "约3"), ["unreadable", *READ[1:]]),
            (replaced(0, OBJECT), ["unreadable", *READ[1:]]),
            (("件数", *replaced(2, "约2")), [*READ[:2], "unreadable", *READ[3:]]),
            (("件数", *replaced(2, OBJECT)), [*READ[:2], "unreadable", *READ[3:]]),
            ([*FIGURES[:8], *["约2"] * 7], [*READ[:8], *["unreadable"] * 7]),
            (replaced(14, ""), [*READ[:14], "blank"]),
            (replaced(0, ""), ["blank", *READ[1:]]),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("make", [tree, flat])
    def test_a_row_of_the_form(
        self, make: Callable[..., Table], row: Line, expected: list[object]
    ) -> None:
        assert values(make(row)) == expected

    def test_half_of_the_figures_are_not_most(self) -> None:
        new = next_form()
        table = new.table("remedies")
        assert table is not None
        names = [column.label for column in table.columns]
        for count, status in ((9, "missing"), (10, "reported")):
            row = ["0"] * count + ["约2"] * (18 - count)
            block = grid((FIRST, "行政诉讼"), (*names[:6], SECOND, THIRD), names[6:], row)
            printed = Printed((block,), compile_forms((new,)))
            (printing,) = SINGLE.find(printed)
            decision = Decision(printing=printing, chosen=printing.candidates[0])
            (found,) = SINGLE.read(printed, [decision], None)
            assert found.readings[0].status == status

    def test_a_blank_beyond_the_names(self) -> None:
        title: Line = (spanning("情况", columns=16),)
        assert values(flat((*FIGURES, ""), title=title)) == READ
        assert values(flat((*replaced(14, ""), ""), title=title)) == [*READ[:14], "blank"]
        assert values(flat((*FIGURES, "", ""), title=(spanning("情况", columns=17),))) == READ
        # A cell more than any other line has: it may stand anywhere.
        assert values(flat((*FIGURES, ""))) == NONE
        assert values(flat((*FIGURES, "", ""), title=title)) == NONE
        assert values(flat((*FIGURES, "7"), title=title)) == NONE

    def test_a_row_shorter_than_another_line(self) -> None:
        title: Line = (spanning("情况", columns=16),)
        assert values(flat(FIGURES, title=title)) == READ
        assert values(flat(replaced(0, ""), title=title)) == ["blank", *READ[1:]]
        assert values(flat(replaced(13, ""), title=title)) == [*READ[:13], "blank", READ[14]]
        # Its last cell is blank, and one is lost: which, nobody knows.
        short = flat(replaced(14, ""), title=title)
        assert values(short) == NONE
        restored = msgspec.structs.replace(short, restored=True)
        assert values(restored) == [*READ[:14], "blank"]
        assert values(flat(BLANK, title=title)) == NONE


class TestNotes:
    @pytest.mark.parametrize(
        "table",
        [
            tree(FIGURES),
            tree(replaced(14, "")),
            # Nothing below the names; what is above and beside them is none of their figures.
            tree(),
            tree(BLANK),
            tree(above=[[str(k) for k in range(1, 16)]]),
            tree(after=("1",)),
            tree(("暂无",) * 15),
        ],
    )
    def test_none_of_figures_that_are_read_or_not_there(self, table: Table) -> None:
        assert read(table).notes == ()

    @pytest.mark.parametrize(
        "table", [tree(FIGURES, replaced(3, "4")), tree(without(3)), flat(FIGURES, groups=())]
    )
    def test_figures_that_none_tells_apart(self, table: Table) -> None:
        (note,) = read(table).notes
        assert (note.code, len(note.indicators)) == ("GR010", 15)


class TestCopies:
    def test_the_first_filled_one_is_read(self) -> None:
        found = read(tree(BLANK), tree(replaced(1, "")), tree(FIGURES))
        assert found.readings[0].at == Locator(block=1, row=3, column=0)
        assert found.forms[0].at == Locator(block=1)
        assert found.blocks == {0, 1, 2}
        assert read(tree(), tree(FIGURES)).forms[0].at == Locator(block=1)
        assert read(tree(), tree(BLANK)).forms[0].at == Locator(block=0)

    def test_copies_that_differ_are_noted(self) -> None:
        other = tree(replaced(3, "9"))
        (note,) = read(tree(FIGURES), other).notes
        assert note.at is not None
        assert note.at.block == 1
        assert read(tree(FIGURES), tree(FIGURES)).notes == ()

    def test_an_unfilled_copy_says_nothing(self) -> None:
        assert read(tree(FIGURES), tree(BLANK)).notes == ()
        assert read(tree(FIGURES), tree()).notes == ()

    def test_what_is_unreadable_in_each_is_noted(self) -> None:
        first, second = tree(replaced(3, "约2")), tree(replaced(5, "约2"))
        places = [
            (note.code, note.at) for note in read(first, second).notes if note.code == "GR003"
        ]
        assert places == [
            ("GR003", Locator(block=0, row=3, column=3)),
            ("GR003", Locator(block=1, row=3, column=5)),
        ]
        # A copy whose columns are not told is noted no cell by cell.
        open_columns = flat(FIGURES, groups=(THIRD, SECOND))
        notes = read(tree(replaced(3, "约2")), open_columns).notes
        assert [note.at for note in notes if note.code == "GR003"] == [places[0][1]]


def test_what_is_said_of_the_form() -> None:
    (form,) = read(tree(FIGURES)).forms
    assert (form.form, form.table, form.runner_up) == ("2021", "remedies", "2019")
    assert form.labels == NAMES
    mixed = read(tree(FIGURES, names=(NAMES, SHORT, NAMES))).forms[0]
    assert mixed.labels == NAMES
    mixed = read(tree(FIGURES, names=((*NAMES[:4], "合计"), NAMES, NAMES))).forms[0]
    assert mixed.labels == (*NAMES[:4], "合计")
