"""The rows of the request table that one form has and another has not: where it is printed, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govreport_parse.forms import Form, load_form
from govreport_parse.forms.compiled import compile_form, compile_forms
from govreport_parse.forms.types import FormRow, FormTable
from govreport_parse.tables.layouts.labelled_rows import LIST, MATRIX
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Printing
from govreport_parse.tables.printed import Printed
from tests.forms.next_form import next_form
from tests.tables.printing import Line, grid

OLD, NEW = load_form("2019"), load_form("2021")
HEADER = (
    "申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
SEVEN = ("2", "0", "1", "0", "0", "1", "4")
LABELS = [row.label for row in compile_form(NEW).tables[1].table.rows if row.kind == "value"]
# A row of figures in the form of 2019; since then the group of the three rows after it.
OTHER = "(六)其他处理"
NOT_AMENDED, FEE_UNPAID, UNSPECIFIED = LABELS[-5:-2]
WITHDRAWN = "3.申请人主动撤回申请"


def six(label: str = "", *cells: str) -> tuple[Line, ...]:
    """A header, six rows that both forms have, and one more."""
    lines = tuple((one, *SEVEN) for one in LABELS[:6])
    return (HEADER, *lines, (label, *cells)) if label else (HEADER, *lines)


def printing(forms: Sequence[Form], *tables: tuple[Line, ...]) -> tuple[Printed, Printing]:
    page = Printed([grid(*lines) for lines in tables], compile_forms(tuple(forms)))
    (found,) = MATRIX.find(page)
    return page, found


def deciding(forms: Sequence[Form], chosen: Form, *lines: Line) -> tuple[str, ...]:
    """The labels that are said to tell the form, where a printing is one's."""
    page, found = printing(forms, lines)
    (own,) = [one for one in found.candidates if one.form is chosen]
    (read,) = MATRIX.read(page, [Decision(printing=found, chosen=own)], None)
    return read.forms[0].labels


def shown(*lines: Line) -> dict[str, bool]:
    """Whether the row is shown as one of figures, by form."""
    _, found = printing((OLD, NEW), lines)
    return {one.form.id: "requests.outcome.other" in one.shown for one in found.candidates}


class TestARowThatIsAGroupInAnotherForm:
    """It is one of figures only where cells of its own stand after it."""

    @pytest.mark.parametrize(
        ("cells", "figures"),
        [
            (SEVEN, True),
            (("",) * 7, True),
            ((), False),
            # Other labels, or other words, are no cells.
            (("某项", *SEVEN), False),
            ((*SEVEN[:6], "另计"), False),
        ],
    )
    def test_cells_of_its_own(self, cells: Line, *, figures: bool) -> None:
        assert shown(*six(OTHER, *cells)) == {"2019": figures, "2021": False}

    def test_cells_of_other_rows(self) -> None:
        assert not shown(*six(OTHER), (LABELS[6], *SEVEN))["2019"]
        assert not shown(*six("其他", OTHER))["2019"]
        assert not shown(*six(*SEVEN, OTHER))["2019"]
        assert shown(*six("某项", OTHER, *SEVEN))["2019"]

    def test_another_of_its_wordings(self) -> None:
        assert shown(*six("其他处理情况", *SEVEN))["2019"]
        assert not shown(*six("其他处理情况"))["2019"]
        assert shown(*six(OTHER), ("其他处理情况", *SEVEN))["2019"]

    def test_in_any_of_the_tables(self) -> None:
        again = ((LABELS[7], *SEVEN), ("其他处理情况", *SEVEN))
        _, found = printing((OLD, NEW), six(OTHER), again)
        assert "requests.outcome.other" in found.candidates[0].shown

    def test_without_another_form(self) -> None:
        _, found = printing((OLD,), six(OTHER))
        assert "requests.outcome.other" in found.candidates[0].shown


def list_form(form_id: str, *kinds: str, table: str = "one", year: int = 2000) -> Form:
    """A form of one list whose rows are of some kinds, all others alike."""
    rows = tuple(
        FormRow(code=f"row.{k}", label=f"第{'甲乙丙丁戊己庚辛'[k]}类件数", name="", kind=kind)
        for k, kind in enumerate(kinds)
    )
    one = FormTable(table=table, title="", rows=rows, label_headers=("项目",))
    return Form(
        id=form_id, title="", name="", first_year=year, notice="", decree="", due="", due_bodies="",
        tables=(one,),
    )  # fmt: skip


class TestFormsOfOtherTables:
    @pytest.mark.parametrize(("table", "figures"), [("one", False), ("other", True)])
    def test_a_group_of_another_table_is_none_here(self, table: str, *, figures: bool) -> None:
        values = ["value"] * 7
        second = list_form("b", *values[1:], "group", table=table)
        forms = (list_form("a", *values), second)
        lines = [(row.label, "4") for row in forms[0].tables[0].rows]
        page = Printed([grid(*lines[:6], lines[6][:1])], compile_forms(forms))
        found: list[Candidate] = [one for p in LIST.find(page) for one in p.candidates]
        assert ("row.6" in found[0].shown) == figures


class TestWherePrintingsBegin:
    def test_at_the_first_table_of_the_oldest_form(self) -> None:
        second_only = ((NOT_AMENDED, *SEVEN), (FEE_UNPAID, *SEVEN))
        _, found = printing((OLD, NEW), second_only, six())
        assert [one.blocks for one in found.candidates] == [(1,), (0, 1)]
        assert found.place == (1, 0)


class TestLabelsThatTellTheForm:
    LATE = (*six(OTHER), (NOT_AMENDED, *SEVEN), (FEE_UNPAID, *SEVEN), (UNSPECIFIED, *SEVEN))

    def test_what_the_form_before_has_not(self) -> None:
        expected = (NOT_AMENDED, FEE_UNPAID, UNSPECIFIED)
        assert deciding((OLD, NEW), NEW, *self.LATE) == expected

    def test_what_the_next_has_not_where_there_is_none_before(self) -> None:
        lines = six(OTHER, *SEVEN)
        assert deciding((OLD, NEW), OLD, *lines) == (OTHER,)

    def test_only_what_is_printed(self) -> None:
        assert deciding((OLD, NEW), NEW, *self.LATE[:-1]) == (NOT_AMENDED, FEE_UNPAID)

    def test_where_nothing_tells(self) -> None:
        assert deciding((OLD, NEW), NEW, *six()) == tuple(LABELS[:5])
        assert deciding((NEW,), NEW, *self.LATE) == tuple(LABELS[:5])

    def test_not_a_row_that_is_shown_as_a_group(self) -> None:
        """In the form of 2019 the row holds figures, here it has none of its own."""
        assert deciding((OLD, NEW), OLD, *six(OTHER)) == tuple(LABELS[:5])

    def test_a_label_beside_the_name_of_its_group(self) -> None:
        lines = (HEADER, *[("办理", *line) for line in self.LATE[1:]])
        assert deciding((OLD, NEW), NEW, *lines) == (NOT_AMENDED, FEE_UNPAID, UNSPECIFIED)

    def test_of_three_forms(self) -> None:
        newest = next_form()
        lines = (*self.LATE[:-1], (WITHDRAWN, *SEVEN))
        forms = (OLD, NEW, newest)
        assert deciding(forms, newest, *lines) == (WITHDRAWN,)
        assert deciding(forms, NEW, *lines) == (NOT_AMENDED, FEE_UNPAID)
        assert deciding(forms, OLD, *six(OTHER, *SEVEN)) == (OTHER,)
        assert deciding((NEW, newest), newest, *lines) == (WITHDRAWN,)

    def test_the_next_of_two_later_forms(self) -> None:
        """The row is a group in the second form alone."""
        values = ["value"] * 7
        oldest = list_form("a", *values)
        later = (
            list_form("b", *values[1:], "group", year=2010),
            list_form("c", *values, year=2020),
        )
        page = Printed(
            [grid(*((row.label, "4") for row in oldest.tables[0].rows))],
            compile_forms((oldest, *later)),
        )
        (found,) = LIST.find(page)
        (read,) = LIST.read(page, [Decision(printing=found, chosen=found.candidates[0])], None)
        assert read.forms[0].labels == ("第庚类件数",)
