"""Lists and matrices of rows under their own labels, and what is read of them."""

from __future__ import annotations

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Note, Paragraph
from govreport_parse.model.records import Reading
from govreport_parse.tables.layouts.labelled_rows import LIST
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.tables.printing import Line, compiled, grid

FORM, OTHER = compiled("2014", "summary"), compiled("2021", "requests")
ROWS = [one for one in FORM.table.rows if one.kind == "value"]
LABELS = [one.label for one in ROWS]
HEADER = ("统计指标", "单位", "统计数")
TEXT = Paragraph(text="说明")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
NAMES = ("申请人情况", *APPLICANTS)
ASKED = [one for one in OTHER.table.rows if one.kind == "value"]
COUNTS = ("815", "12", "3", "40", "7", "26", "5", "9", "0", "18", "2", "31")
SEVEN = ("3", "1", "0", "2", "0", "5", "11")
# Labels that rows of two groups share.
SHARED = {
    f"{group}.{row}"
    for group in ("reconsideration", "litigation")
    for row in ("corrected", "other")
}


def rows(first: int, last: int, *beyond: str) -> tuple[Line, ...]:
    """Rows of the list with their figures."""
    return tuple((LABELS[k], "条", COUNTS[k % 12], *beyond) for k in range(first, last))


def asked(first: int, last: int) -> tuple[Line, ...]:
    """Rows of the matrix with their figures."""
    return tuple((ASKED[k].label, *SEVEN) for k in range(first, last))


def printed(
    *blocks: Block | tuple[Line, ...], forms: tuple[str, ...] = ("2014", "2021")
) -> Printed:
    page = [grid(*one) if isinstance(one, tuple) else one for one in blocks]
    return Printed(page, compile_forms(tuple(map(load_form, forms))))


def candidates(page: Printed, layout: Layout = LIST) -> list[Candidate]:
    return [one for printing in layout.find(page) for one in printing.candidates]


def pieces(
    *blocks: Block | tuple[Line, ...], layout: Layout = LIST
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The places of the tables that print the form's, and of its copies."""
    found = candidates(printed(*blocks), layout)
    return (found[0].blocks, found[0].copies) if found else None


def readings(
    *blocks: Block | tuple[Line, ...], layout: Layout = LIST, year: int | None = 2015
) -> TableReadings:
    page = printed(*blocks)
    decisions = [Decision(printing=one, chosen=one.candidates[0]) for one in layout.find(page)]
    (found,) = layout.read(page, decisions, year)
    return found


def of(found: TableReadings, code: str) -> list[Reading]:
    return [one for one in found.readings if one.indicator == code]


def cells(found: TableReadings, code: str) -> list[tuple[object, str]]:
    return [(one.value, one.status) for one in of(found, code)]


def codes(found: TableReadings) -> list[str]:
    return [one.code for one in found.notes]


def the_note(found: TableReadings, code: str) -> Note:
    (one,) = [one for one in found.notes if one.code == code]
    return one
