"""The abstract report: what a page must show, whatever markup carries it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Number: TypeAlias = int | Decimal
CellStatus: TypeAlias = Literal["reported", "blank", "not_applicable", "missing"]
ComparisonShape: TypeAlias = Literal["by_indicator", "alternating"]
Qualifier: TypeAlias = Literal["exact", "at_least", "negated"]


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One printed row of the statistics table: its code, label and unit.

    A local row that is not on the national form has the empty code.
    """

    code: str
    label: str
    unit: str | None
    group: bool


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One value cell: the text as printed, and what it means.

    The status "missing" stands for a cell that is not printed at all; it occurs
    only at the end of the one-row comparison table.
    """

    text: str
    value: Number | None
    status: CellStatus


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the statistics table with its value cell.

    Group rows hold an empty cell; renderers may print it as blank, as a dash, or
    let the label span the whole row.
    """

    row: RowSpec
    cell: CellSpec


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One indicator of a comparison table.

    ``indicator`` is the code of the form's row, or None where the form has none.
    ``unit`` is None where the table prints no unit; ``previous`` is None in the
    alternating shape, which prints the current value and its rate only.
    """

    label: str
    indicator: str | None
    unit: str | None
    previous: CellSpec | None
    current: CellSpec
    change: CellSpec


@dataclass(frozen=True, slots=True)
class ComparisonSpec:
    """A comparison table.

    ``by_indicator``: one row per indicator, columns as in ``heads`` (indicator, unit
    if ``units_printed``, the two years in the order told by ``current_first``, rate).
    ``alternating``: a header of labels and rate words in turn, and one row of data.
    ``heads`` then holds the rate word alone.
    """

    shape: ComparisonShape
    title: str
    heads: tuple[str, ...]
    units_printed: bool
    current_first: bool
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class StatementSpec:
    """A figure of the running text that belongs to one cell of the form."""

    indicator: str
    value: Number
    unit: str
    qualifier: Qualifier
    sentence: str
    change_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section; ``number`` is the printed mark in front of the title ("一、", "（二）")."""

    number: str
    title: str
    paragraphs: tuple[str, ...]
    subsections: tuple[SectionSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A whole report.

    ``contact`` has the keys office, phone, fax, email, address, postcode and website as
    far as they are printed. ``expected_statements`` lists, in page order, every figure of
    the text that belongs to a cell of the form; ``trap_sentences`` are sentences with
    digits that belong to none. ``consistent`` is False where a printed total was made
    wrong on purpose. ``signoff`` is the line of names under the table.
    """

    region: str
    agency: str
    year: int
    title: str
    opening: tuple[str, ...]
    period: tuple[date, date] | None
    contact: dict[str, str]
    filler: str | None
    published: date
    site: str
    host: str
    sections: tuple[SectionSpec, ...]
    table_title: str
    table: tuple[TableRow, ...]
    signoff: tuple[tuple[str, str], ...]
    comparison: ComparisonSpec | None
    comparison_section: int
    expected_statements: tuple[StatementSpec, ...]
    trap_sentences: tuple[str, ...] = field(default=())
    consistent: bool = True

    @property
    def title_has_agency(self) -> bool:
        """True where the title names the body or its place."""
        return self.region in self.title


def blank_cell() -> CellSpec:
    """The empty cell, as group rows have it."""
    return CellSpec(text="", value=None, status="blank")
