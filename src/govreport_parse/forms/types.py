"""What a statutory form is: rows, units, parents, other wordings, identities, notice.

Forms, their tables, rows and columns are constants, each loaded once: they are equal only to
themselves, so that what is derived from one can be kept under it at no cost.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from govreport_parse.model.brief import Record
from govreport_parse.model.vocabularies import Applicant

__all__ = [
    "Balance",
    "Bound",
    "Carry",
    "ColumnSum",
    "Form",
    "FormCell",
    "FormColumn",
    "FormRow",
    "FormSection",
    "FormSubtable",
    "FormTable",
    "Implication",
    "Sum",
]


class FormRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """One row of a statutory table.

    Attributes
    ----------
    code
        Indicator code.
    label, name
        As the notice prints it; in English.
    unit
        Printed unit, None for a group row without one.
    parent
        Code of the row it belongs to.
    kind
        ``value``, or ``group`` for a row that holds no figure.
    aliases
        Other wordings seen in print.
    keywords
        Words of which one stands in any wording of the row.
    excludes
        Words that stand in no wording of it.
    """

    code: str
    label: str
    name: str
    unit: str | None = None
    parent: str | None = None
    kind: str = "value"
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class Sum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An identity: `total` equals the sum of `parts`."""

    total: str
    parts: tuple[str, ...]


class ColumnSum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An identity of a matrix: the column `total` equals the sum of the columns `parts`."""

    total: Applicant
    parts: tuple[Applicant, ...]


class Bound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`lesser` is at most the sum of `greater`.

    `strength` is ``subset`` (one counts a part of the other) or ``soft`` (usual, but `reason`
    names the lawful exception).
    """

    lesser: str
    greater: tuple[str, ...]
    strength: str
    reason: str = ""


class Implication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where `if_positive` is above zero, `then_positive` usually is; `reason`: why not always."""

    if_positive: str
    then_positive: str
    reason: str


class Balance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An identity printed on the form: both sides add up to the same."""

    left: tuple[str, ...]
    right: tuple[str, ...]


class Carry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a cell owes to last year's report.

    `cell` equals the sum of last year's `before` and this year's `added`, less `removed`.
    `strength` is ``hard``, or ``soft`` (usual, but `reason` names the lawful exception).
    """

    cell: str
    before: tuple[str, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    strength: str
    reason: str = ""


class FormColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """One column of figures.

    Attributes
    ----------
    code
        Applicant category in a matrix, last part of the indicator in a block, the whole
        indicator in a single row.
    label, name, aliases
        As of a row.
    unit
        Unit of its figures, None where the row gives it, or the form gives none.
    parents
        Headers above it.
    """

    code: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    parents: tuple[str, ...] = ()


class FormSubtable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """A table within a table: rows and columns of its own under a heading (第二十条第(一)项)."""

    heading: str
    rows: tuple[FormRow, ...]
    columns: tuple[FormColumn, ...]

    def cells(self, row: FormRow) -> tuple[FormCell, ...]:
        """The cells of one of its rows, a cell for each column."""
        return tuple(
            FormCell(
                indicator=f"{row.code}.{column.code}",
                applicant=None,
                label=f"{row.label} / {column.label}",
                unit=column.unit,
            )
            for column in self.columns
        )


class FormCell(msgspec.Struct, frozen=True, kw_only=True):
    """One value cell of a form: its codes, its label and its unit."""

    indicator: str
    applicant: Applicant | None
    label: str
    unit: str | None


class FormTable(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False, dict=True):
    """One statutory table of a form: its rows in printed order, its words, its arithmetic.

    `title`: its name in Chinese. `layout` is ``list`` (rows and one value column), ``matrix`` (rows by
    applicants), ``subtables`` (each with rows and columns of its own) or ``single`` (one row of figures
    under a tree of headers). `required`: every body fills it in.
    """

    table: str
    title: str
    rows: tuple[FormRow, ...] = ()
    layout: str = "list"
    required: bool = True
    columns: tuple[FormColumn, ...] = ()
    subtables: tuple[FormSubtable, ...] = ()
    label_headers: tuple[str, ...] = ()
    unit_headers: tuple[str, ...] = ()
    value_headers: tuple[str, ...] = ()
    footer_words: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    column_sums: tuple[ColumnSum, ...] = ()
    balances: tuple[Balance, ...] = ()
    bounds: tuple[Bound, ...] = ()
    implications: tuple[Implication, ...] = ()
    carries: tuple[Carry, ...] = ()

    def cells(self) -> tuple[FormCell, ...]:
        """Every value cell, in printed order."""
        return self._cells

    @cached_property
    def _cells(self) -> tuple[FormCell, ...]:
        if self.layout == "single":
            return tuple(
                FormCell(
                    indicator=column.code,
                    applicant=None,
                    label=" / ".join((*column.parents, column.label)),
                    unit=column.unit,
                )
                for column in self.columns
            )
        if self.layout == "subtables":
            return tuple(
                cell for part in self.subtables for row in part.rows for cell in part.cells(row)
            )
        return tuple(
            FormCell(indicator=row.code, applicant=applicant, label=row.label, unit=row.unit)
            for row in self.rows
            if row.kind == "value"
            for applicant in self.applicants
        )

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of its value cells, each once."""
        return tuple(dict.fromkeys(cell.indicator for cell in self._cells))

    @cached_property
    def applicants(self) -> tuple[Applicant | None, ...]:
        """Applicant categories of a matrix; (None,) for other tables.

        Raises
        ------
        msgspec.ValidationError
            For a column that is no applicant category.
        """
        if self.layout != "matrix":
            return (None,)
        return msgspec.convert([column.code for column in self.columns], tuple[Applicant, ...])

    def row(self, code: str) -> FormRow | None:
        """The row of a code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, FormRow]:
        return {row.code: row for row in self.rows}

    def siblings(self, code: str) -> tuple[str, ...]:
        """The other cells of the same group that count in the same unit, by their codes.

        Rows under one parent; in subtables the other rows of the column and the other columns of the
        row; in a single row the columns under the same headers. Sums of the cell, and what it sums, are
        no siblings.
        """
        return self._siblings.get(code, ())

    @cached_property
    def _siblings(self) -> dict[str, tuple[str, ...]]:
        groups = self._groups()
        return {code: self._related(code, groups) for code in self.codes}

    def _related(self, code: str, groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        related = {other for group in groups if code in group for other in group}
        for identity in self.sums:
            whole = {identity.total, *identity.parts}
            if code == identity.total:
                related -= whole
            elif code in whole:
                related.discard(identity.total)
        related.discard(code)
        return tuple(cell for cell in self.codes if cell in related)

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        groups: dict[tuple[object, ...], list[str]] = {}
        if self.layout == "single":
            for column in self.columns:
                groups.setdefault((column.parents, column.unit), []).append(column.code)
        for part in self.subtables:
            for row in part.rows:
                for column in part.columns:
                    code = f"{row.code}.{column.code}"
                    groups.setdefault((part.heading, column.code), []).append(code)
                    groups.setdefault((row.code, column.unit), []).append(code)
        for row in self.rows:
            if row.kind == "value":
                groups.setdefault((row.parent, row.unit), []).append(row.code)
        return tuple(map(tuple, groups.values()))


class FormSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section that a form prescribes.

    Attributes
    ----------
    kind
        As in :class:`~govreport_parse.model.records.Section`.
    title, name
        As the annex of the notice prints it; in English.
    aliases
        Other wordings: that of the notice itself, and those seen in print.
    """

    kind: str
    title: str
    name: str
    aliases: tuple[str, ...] = ()


class Form(Record, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """A statutory form.

    Attributes
    ----------
    id
        ``2014``: the first year reported on it.
    title, name
        In Chinese and English.
    first_year, last_year
        Years reported on it; `last_year` None while in force.
    notice
        The notice that prescribes it.
    decree
        The decree that issued the 条例 then in force.
    due, due_bodies
        Day of the next year by which governments, and their departments and other bodies, publish.
    sections
        The sections that it prescribes.
    """

    id: str
    title: str
    name: str
    first_year: int
    notice: str
    decree: str
    due: str
    due_bodies: str
    tables: tuple[FormTable, ...]
    last_year: int | None = None
    sections: tuple[FormSection, ...] = ()

    def in_force(self, year: int) -> bool:
        """Whether reports on `year` are due in this form."""
        return self.first_year <= year <= (self.last_year or year)

    def table(self, name: str) -> FormTable | None:
        """The table of a name."""
        return next((table for table in self.tables if table.table == name), None)
