"""Which form a printed table is: by what is shown and lacking, by its neighbours, by the year."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govreport_parse.forms import load_form, load_forms
from govreport_parse.forms.compiled import compile_form
from govreport_parse.model.document import Block, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.judge import judge
from govreport_parse.tables.layouts.protocol import Candidate, Layout, Printing, stretches
from govreport_parse.tables.statutory import read_tables
from tests.forms.next_form import next_form
from tests.forms.printing import numbered, printed

NEXT = next_form()
FORMS = (*load_forms(), NEXT)


def blocks(form_id: str, *tables: str) -> list[Block]:
    form = NEXT if form_id == NEXT.id else load_form(form_id)
    return printed(form, numbered(form), *tables)


def judged(page: Sequence[Block], year: int | None) -> list[tuple[str, str, str | None]]:
    tables = read_tables(page, FORMS, year)
    return [(b.table, b.form, b.runner_up) for table in tables for b in table.forms]


def without(page: Sequence[Block], *labels: str) -> list[Block]:
    """The page without the rows that begin with one of some labels."""

    def kept(table: Table) -> Table:
        rows = [row for row in table.grid if not (row[0] and row[0].text.startswith(labels))]
        return expand_grid([[RawCell(text=cell.text) for cell in row if cell] for row in rows])

    return [kept(block) if isinstance(block, Table) else block for block in page]


class TestEqualFits:
    @pytest.mark.parametrize(
        ("year", "form", "runner_up"),
        [
            (2020, "2019", None),  # the later ones were not yet prescribed
            (2022, "2021", "2019"),
            (2023, "2021", "2019"),
            (None, "2021", "2019"),
        ],
    )
    def test_the_remedies_table_alone_is_of_the_form_in_force(
        self, year: int | None, form: str, runner_up: str | None
    ) -> None:
        assert judged(blocks("2021", "remedies"), year) == [("remedies", form, runner_up)]

    @pytest.mark.parametrize(
        ("year", "form", "runner_up"), [(2023, "2021", None), (2027, "2027", "2021")]
    )
    def test_a_table_alike_in_two_forms_is_read_whole(
        self, year: int, form: str, runner_up: str | None
    ) -> None:
        page = blocks("2021", "disclosure")
        assert judged(page, year) == [("disclosure", form, runner_up)]
        (table,) = read_tables(page, FORMS, year)
        assert {r.status for r in table.readings} == {"reported"}

    def test_the_other_tables_go_before_the_year(self) -> None:
        assert judged(blocks("2019", "requests", "remedies"), 2022) == [
            ("requests", "2019", None),
            ("remedies", "2019", "2021"),
        ]

    def test_without_other_tables_the_year_decides(self) -> None:
        assert judged(blocks("2019", "remedies"), 2022) == [("remedies", "2021", "2019")]


class TestShownAndLacking:
    def test_a_row_more_makes_the_later_form(self) -> None:
        assert judged(blocks(NEXT.id, "requests"), 2027)[0][1] == NEXT.id
        assert judged(blocks("2021", "requests"), 2027)[0][1] == "2021"

    def test_outcomes_more_make_the_later_form(self) -> None:
        assert judged(blocks(NEXT.id, "remedies"), 2027)[0][1] == NEXT.id
        assert judged(blocks("2021", "remedies"), 2027)[0][1] == "2021"

    def test_a_form_of_a_later_year_is_chosen_where_it_alone_fits(self) -> None:
        assert [form for _, form, _ in judged(blocks(NEXT.id, "requests", "remedies"), 2026)] == [
            NEXT.id,
            NEXT.id,
        ]

    def test_a_stretch_torn_out_tells_no_form(self) -> None:
        page = without(blocks("2021", "requests"), "(六)", "1.申请人", "2.申请人", "3.其他")
        assert judged(page, 2022) == [("requests", "2021", "2019")]
        assert judged(page, 2020) == [("requests", "2019", None)]

    def test_a_row_passed_over_tells_the_form(self) -> None:
        page = without(blocks("2019", "requests"), "4.无正当理由")
        assert judged(page, 2022) == [("requests", "2019", None)]

    @pytest.mark.parametrize(
        ("there", "count"),
        [("", 0), ("-", 0), ("x", 0), ("-x-", 0), ("x-x", 1), ("x--x", 1), ("x-x-x", 2)],
    )
    def test_stretches(self, there: str, count: int) -> None:
        assert stretches([mark == "x" for mark in there]) == count


def test_a_table_of_one_form_with_a_subtable_of_another() -> None:
    old, new = blocks("2019", "disclosure"), blocks("2021", "disclosure")
    assert isinstance(old[1], Table)
    assert isinstance(new[1], Table)
    first = [[RawCell(text=c.text) for c in row if c] for row in old[1].grid[:4]]
    rest = [[RawCell(text=c.text) for c in row if c] for row in new[1].grid[4:]]
    page = [old[0], expand_grid([*first, *rest])]
    assert judged(page, 2021) == [("disclosure", "2019", None), ("disclosure", "2021", None)]
    (table,) = read_tables(page, FORMS, 2021)
    codes = {r.indicator for r in table.readings if r.status == "reported"}
    assert "documents.rules.disclosed_total" in codes
    assert "charges.administrative.amount" in codes
    assert len(codes) == len(table.readings) == 10


def candidate(
    form_id: str,
    shown: int = 5,
    lacking: int = 0,
    *,
    blocks: tuple[int, ...] = (0,),
    copies: tuple[int, ...] = (),
    known: int = 0,
) -> Candidate:
    form = NEXT if form_id == NEXT.id else load_form(form_id)
    return Candidate(
        table=compile_form(form).tables[0],
        blocks=blocks,
        copies=copies,
        shown=frozenset(map(str, range(shown))),
        lacking=lacking,
        known=known,
    )


def layout(name: str = "list", *, whole: bool = True) -> Layout:
    return Layout(name=name, find=lambda _: (), read=lambda *_: (), whole=whole)


def decided(
    *printings: Sequence[Candidate], year: int | None = None, whole: bool = True
) -> list[tuple[str, str | None]]:
    """The form and its runner-up of each printing, given what each may be."""
    one = layout(whole=whole)
    found = [
        Printing(place=(k, 0), candidates=tuple(candidates))
        for k, candidates in enumerate(printings)
    ]
    (result,) = judge({one: found}, year).values()
    return [(decision.chosen.form.id, decision.runner_up) for decision in result]


class TestDecisions:
    def test_the_better_fit_goes_before_all(self) -> None:
        better, worse = candidate("2019", 5, 1), candidate("2021", 5, 2)
        assert decided([better, worse]) == decided([worse, better]) == [("2019", None)]

    @pytest.mark.parametrize(
        ("year", "form", "runner_up"),
        [
            (2018, "2014", "2008"),
            (2019, "2019", "2014"),
            (2020, "2019", "2014"),
            (2021, "2021", "2019"),
            (None, "2021", "2019"),
            (2007, "2021", "2019"),  # none was prescribed yet
        ],
    )
    def test_of_equal_fits_the_newest_prescribed(
        self, year: int | None, form: str, runner_up: str
    ) -> None:
        equal = [candidate(one) for one in ("2019", "2008", "2021", "2014")]
        assert decided(equal, year=year) == [(form, runner_up)]

    def test_one_printing_that_only_one_form_fits_decides_an_equal_one(self) -> None:
        equal = candidate("2019"), candidate("2021")
        alone = candidate("2019", blocks=(1,))
        assert decided(equal, [alone]) == [("2019", "2021"), ("2019", None)]
        # Equal ones decide nothing about each other.
        again = candidate("2019", blocks=(1,)), candidate("2014", blocks=(1,))
        assert decided(equal, again) == [("2021", "2019"), ("2019", "2014")]

    def test_two_such_printings_go_before_one(self) -> None:
        alone = [
            [candidate(form, blocks=(k,))] for k, form in ((1, "2021"), (2, "2019"), (3, "2019"))
        ]
        assert decided([candidate("2021"), candidate("2019")], *alone)[0] == ("2019", "2021")

    def test_of_whole_tables_in_one_place_the_better_known_stays(self) -> None:
        less, more = candidate("2021", known=5), candidate("2019", known=6, blocks=(0, 1))
        assert decided([less], [more]) == decided([more], [less]) == [("2019", None)]
        assert decided([less], [more], whole=False) == [("2021", None), ("2019", None)]

    def test_a_copy_is_a_place_too(self) -> None:
        first, second = candidate("2021", known=9, copies=(4,)), candidate("2019", blocks=(4,))
        assert decided([first], [second]) == [("2021", None)]
        elsewhere = candidate("2019", blocks=(5,))
        assert decided([first], [elsewhere]) == [("2021", None), ("2019", None)]

    def test_as_well_known_the_form_of_more_printings_stays(self) -> None:
        same = candidate("2021", known=5), candidate("2019", known=5)
        assert decided(*([one] for one in same)) == [("2021", None)]
        more = candidate("2019", blocks=(1,))
        assert decided(*([one] for one in same), [more]) == [("2019", None), ("2019", None)]

    def test_pieces_do_not_exclude_a_whole_table(self) -> None:
        whole, pieces = layout(), layout("subtables", whole=False)
        better = Printing(place=(0, 0), candidates=(candidate("2021", known=9),))
        printing = Printing(place=(0, 0), candidates=(candidate("2021", known=1),))
        found = judge({pieces: [better], whole: [printing]}, None)
        assert [len(own) for own in found.values()] == [1, 1]
        assert [one.name for one in found] == ["subtables", "list"]
