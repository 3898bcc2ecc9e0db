"""Rows of the request table that lost a cell, have one too many, or share one: read, or withheld."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import govreport_parse as gp
from tests.pages import MODERN, modern_page

TABLE = MODERN.table("requests")
assert TABLE is not None
NAMES = [column.label for column in TABLE.columns]
CODES = [column.code for column in TABLE.columns]
GROUP = "法人或其他组织"
ROWS = [row for row in TABLE.rows if row.kind == "value"]
# The row that is damaged, and one that is not.
ROW, OTHER = "requests.outcome.granted", "requests.carried_in"
FIGURES = ["2", "3", "4", "5", "6", "7", "27"]
WITHHELD = [(None, "unreadable")] * 7
READ = [(int(text), "reported") for text in FIGURES]


def tr(*cells: str) -> str:
    """A row; a cell that begins with its attributes in brackets has these: `[colspan=2]5`."""
    return f"<tr>{''.join(map(td, cells))}</tr>"


def td(cell: str) -> str:
    if cell.startswith("["):
        attributes, _, text = cell[1:].partition("]")
        return f"<td {attributes}>{text}</td>"
    return f"<td>{cell}</td>"


def figures_of(k: int) -> list[str]:
    """Figures of a row that is not damaged, all different, which add up."""
    parts = [k + 1, k + 2, k + 4, k + 7, k + 11, k + 16]
    return [*map(str, parts), str(sum(parts))]


def report(
    *damaged: str,
    head: str = tr("申请人情况", *NAMES),
    order: Sequence[int] = range(7),
    before: Sequence[str] = (),
    beyond: Sequence[str] = (),
) -> gp.AnnualReport:
    """A report whose request table has one damaged row, given by all its cells but the label.

    `order`: of the columns in print; `before`, `beyond`: cells on either side of the figures.
    """
    lines = [head]
    for k, row in enumerate(ROWS):
        values = figures_of(k)
        own = damaged if row.code == ROW else [*before, *(values[j] for j in order), *beyond]
        lines.append(tr(row.label, *own))
    return gp.parse(modern_page(requests=f"<table>{''.join(lines)}</table>"))


def cells(parsed: gp.AnnualReport, code: str = ROW) -> list[tuple[object, str]]:
    found = {r.applicant: (r.value, r.status) for r in parsed.readings if r.indicator == code}
    return [found[applicant] for applicant in CODES] if found else []


def others_are_read(parsed: gp.AnnualReport) -> bool:
    for k, row in enumerate(ROWS):
        expected = [(int(text), "reported") for text in figures_of(k)]
        if row.code != ROW and cells(parsed, row.code) != expected:
            return False
    return True


class TestOrder:
    @pytest.mark.parametrize(
        "order", [[0, 1, 2, 3, 4, 5, 6], [6, 0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0, 6]]
    )
    def test_by_the_names(self, order: list[int]) -> None:
        head = tr("申请人情况", *(NAMES[k] for k in order))
        parsed = report(*(FIGURES[k] for k in order), head=head, order=order)
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_by_the_other_names_of_columns(self) -> None:
        names = ["公民", "企业", "科研单位", "社会组织", "法律机构", "其它", "合计"]
        parsed = report(*FIGURES, head=tr("申请人情况", *names))
        assert cells(parsed) == READ

    @pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5, 6], [6, 0, 1, 2, 3, 4, 5]])
    def test_in_two_lines(self, order: list[int]) -> None:
        outer = {0: "[rowspan=2]自然人", 1: f"[colspan=5]{GROUP}", 6: "[rowspan=2]总计"}
        first = [outer[k] for k in order if k in outer]
        head = tr("[rowspan=2]申请人情况", *first) + tr(*NAMES[1:6])
        parsed = report(*(FIGURES[k] for k in order), head=head, order=order)
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_in_two_lines_without_spans(self) -> None:
        head = tr("申请人情况", "自然人", GROUP, "总计") + tr(*NAMES[1:6])
        parsed = report(*FIGURES, head=head)
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_both_lines_in_one(self) -> None:
        """The parts of the group stand after the rest, the figures where the group is named."""
        head = tr("申请人情况", "自然人", GROUP, "总计", *NAMES[1:6])
        parsed = report(*FIGURES, head=head)
        assert cells(parsed) == READ
        head = tr("申请人情况", "自然人", "总计", GROUP, *NAMES[1:6])
        order = [0, 6, 1, 2, 3, 4, 5]
        parsed = report(*(FIGURES[k] for k in order), head=head, order=order)
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_a_name_that_is_printed_twice_names_nothing(self) -> None:
        names = [*NAMES[:5], "总计", "总计"]
        parsed = report("1", "1", "1", "1", "1", "1", "1", head=tr("申请人情况", *names))
        assert cells(parsed) in ([], WITHHELD)

    @pytest.mark.parametrize(("printed", "read"), [("其", True), ("其她", False), ("另外", False)])
    def test_a_misprinted_name(self, printed: str, *, read: bool) -> None:
        names = [*NAMES[:5], printed, NAMES[6]]
        # None of the rows adds up: the header alone tells.
        parsed = report("2", "3", "4", "5", "6", "7", "29", head=tr("申请人情况", *names))
        assert cells(parsed)[5] == ((7, "reported") if read else (None, "unreadable"))

    def test_another_name_for_the_total_is_none(self) -> None:
        names = [*NAMES[:6], "小计"]
        parsed = report("2", "3", "4", "5", "6", "7", "29", head=tr("申请人情况", *names))
        assert cells(parsed) == WITHHELD

    def test_two_misprinted_names(self) -> None:
        names = ["自燃人", *NAMES[1:4], "法律服务机沟", *NAMES[5:]]
        assert cells(report(*FIGURES, head=tr("申请人情况", *names))) == READ
        # Either of two may be the one that is lacking: 法律服务 is like both.
        names = ["自然人", "商业", "科研", "社会公益组职", "社会公益组只", "其他", "总计"]
        parsed = report("2", "3", "4", "5", "6", "7", "29", head=tr("申请人情况", *names))
        assert cells(parsed) == WITHHELD


class TestRows:
    def test_whole(self) -> None:
        parsed = report(*FIGURES)
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_blanks_and_marks(self) -> None:
        parsed = report("2", "", "/", "0", "", "7", "9")
        assert cells(parsed) == [
            (2, "reported"), (None, "blank"), (None, "not_applicable"), (0, "reported"),
            (None, "blank"), (7, "reported"), (9, "reported"),
        ]  # fmt: skip

    @pytest.mark.parametrize("lost", range(7))
    def test_one_cell_lost(self, lost: int) -> None:
        parsed = report(*FIGURES[:lost], *FIGURES[lost + 1 :])
        assert cells(parsed) == WITHHELD
        assert others_are_read(parsed)

    @pytest.mark.parametrize("at", range(1, 8))
    def test_one_figure_too_many(self, at: int) -> None:
        parsed = report(*FIGURES[:at], "99", *FIGURES[at:])
        assert cells(parsed) == WITHHELD
        assert others_are_read(parsed)

    @pytest.mark.parametrize("at", [0, 1, 6])
    def test_one_blank_too_many(self, at: int) -> None:
        parsed = report(*FIGURES[:at], "", *FIGURES[at:])
        # A blank behind the label may be what is left of its span.
        assert cells(parsed) == (READ if at == 0 else WITHHELD)
        assert others_are_read(parsed)

    def test_a_blank_after_the_label_beside_another_blank(self) -> None:
        for blank in ("", "/"):
            figures = ["2", blank, *FIGURES[2:]]
            expected = READ if blank == "/" else WITHHELD
            found = cells(report("", *figures))
            assert [cell for k, cell in enumerate(found) if k != 1] == [
                cell for k, cell in enumerate(expected) if k != 1
            ]

    def test_no_cells_at_all(self) -> None:
        assert cells(report()) == [(None, "missing")] * 7

    def test_words_where_figures_belong(self) -> None:
        parsed = report("申请人无正当理由", *FIGURES)
        assert {value for value, _ in cells(parsed)} == {None}
        assert others_are_read(parsed)
        # Six characters are a remark in a cell; seven another row's label.
        parsed = report("详见附件说明", *FIGURES[1:])
        assert cells(parsed) == [(None, "unreadable"), *READ[1:]]
        parsed = report("详见附件的说明", *FIGURES[1:])
        assert cells(parsed) == WITHHELD
        parsed = report("12345678件", *FIGURES[1:])
        assert cells(parsed) == [(12345678, "reported"), *READ[1:]]
        parsed = report("见附件12345", *FIGURES[1:])
        assert cells(parsed) == [(None, "unreadable"), *READ[1:]]


class TestSharedCells:
    def test_a_figure_in_two_columns(self) -> None:
        parsed = report("[colspan=2]2", *FIGURES[2:])
        assert cells(parsed) == WITHHELD
        assert others_are_read(parsed)

    def test_a_blank_in_two_columns(self) -> None:
        parsed = report("[colspan=2]", *FIGURES[2:])
        assert cells(parsed) in (WITHHELD, [(None, "blank")] * 2 + READ[2:])

    def test_a_figure_from_the_row_above(self) -> None:
        lines = [tr("申请人情况", *NAMES)]
        for k, row in enumerate(ROWS):
            values = figures_of(k)
            if row.code == OTHER:
                values[2] = f"[rowspan=2]{values[2]}"
            own = [*FIGURES[:2], *FIGURES[3:]] if row.code == ROW else values
            lines.append(tr(row.label, *own))
        parsed = gp.parse(modern_page(requests=f"<table>{''.join(lines)}</table>"))
        assert {status for _, status in cells(parsed)} == {"unreadable"}
        assert cells(parsed, OTHER)[2] == (None, "unreadable")

    def test_a_label_of_two_columns(self) -> None:
        lines = [tr("[colspan=2]申请人情况", *NAMES)]
        lines += [tr(f"[colspan=2]{row.label}", *figures_of(k)) for k, row in enumerate(ROWS)]
        parsed = gp.parse(modern_page(requests=f"<table>{''.join(lines)}</table>"))
        k = [row.code for row in ROWS].index(ROW)
        assert cells(parsed) == [(int(text), "reported") for text in figures_of(k)]

    @pytest.mark.parametrize(
        ("label", "read"), [("（一）予以公开", True), ("[colspan=2]（一）予以公开", False)]
    )
    def test_a_blank_after_a_label_that_has_its_span(self, label: str, *, read: bool) -> None:
        lines = [tr("申请人情况", *NAMES)]
        for k, row in enumerate(ROWS):
            own = [label, "", *FIGURES] if row.code == ROW else [row.label, *figures_of(k)]
            lines.append(tr(*own))
        parsed = gp.parse(modern_page(requests=f"<table>{''.join(lines)}</table>"))
        assert cells(parsed) == (READ if read else WITHHELD)

    def test_a_blank_after_a_numbered_label(self) -> None:
        """1.属于国家秘密 stands in the second column of labels: nothing of it spans."""
        code = "requests.outcome.refused.state_secret"
        lines = [tr("申请人情况", *NAMES)]
        for k, row in enumerate(ROWS):
            own = ["", *FIGURES] if row.code == code else figures_of(k)
            lines.append(tr(row.label, *own))
        parsed = gp.parse(modern_page(requests=f"<table>{''.join(lines)}</table>"))
        assert cells(parsed, code) == WITHHELD


class TestColumnsBeyond:
    def test_a_blank_column_at_the_right(self) -> None:
        head = tr("申请人情况", *NAMES, "")
        parsed = report(*FIGURES, "", head=head, beyond=[""])
        assert cells(parsed) == READ
        assert others_are_read(parsed)
        # Where the others have it, a last blank may be the one of the lost total.
        parsed = report(*FIGURES[:6], "", head=head, beyond=[""])
        assert cells(parsed) == WITHHELD
        parsed = report(*FIGURES, head=head, beyond=[""])
        assert cells(parsed) == READ
        parsed = report(*FIGURES, "", "", head=head, beyond=[""])
        assert cells(parsed) == READ
        parsed = report(*FIGURES, "9", head=head, beyond=[""])
        assert cells(parsed) == WITHHELD

    def test_remarks(self) -> None:
        head = tr("申请人情况", *NAMES, "备注")
        parsed = report(*FIGURES, "", head=head, beyond=["无误"])
        assert cells(parsed) == READ
        assert others_are_read(parsed)
        parsed = report(*FIGURES, "9", head=head, beyond=[""])
        assert cells(parsed) == READ
        assert others_are_read(parsed)

    def test_a_column_between(self) -> None:
        """小计 of the organisations stands among the form's columns."""
        head = tr("申请人情况", *NAMES[:6], "小计", NAMES[6])
        parsed = report(*FIGURES[:6], "25", "27", head=head, beyond=["9"])
        # The others print the total before what stands under its name.
        assert cells(parsed) == READ
        assert cells(parsed, OTHER)[6] == (9, "reported")

    def test_a_figure_beside_a_blank_name(self) -> None:
        head = tr("申请人情况", *NAMES[:6], "", NAMES[6])
        parsed = report(*FIGURES[:6], "25", "27", head=head, beyond=["9"])
        assert cells(parsed) == WITHHELD

    def test_a_group_that_fills_a_column_of_its_own(self) -> None:
        head = tr("申请人情况", "自然人", GROUP, *NAMES[1:])
        parsed = report("2", "25", *FIGURES[1:], head=head, before=["9"])
        assert cells(parsed) == WITHHELD
