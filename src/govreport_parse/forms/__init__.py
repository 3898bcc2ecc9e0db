"""The statutory forms as data: rows, units, parents, other wordings, identities, notice.

One TOML file a form, complete in itself, in ``forms/data``. No other module knows a form's
labels, years or sums.

Forms, their tables, rows and columns are constants, each loaded once: they are equal only to
themselves, so that what is derived from one can be kept under it at no cost.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import msgspec

__all__ = [
    "FORM_IDS",
    "Balance",
    "Bound",
    "Carry",
    "Form",
    "FormCell",
    "FormColumn",
    "FormPart",
    "FormRow",
    "FormTable",
    "Implication",
    "Sum",
    "load_form",
    "load_forms",
    "total_applicant",
]

FORM_IDS = ("2008", "2014", "2019", "2021")
_KINDS = frozenset({"value", "group"})
_LAYOUTS = frozenset({"list", "matrix", "blocks", "single"})
_STRENGTHS = frozenset({"subset", "soft"})


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


class FormPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """A block of a table with rows and columns of its own (第二十条第(一)项)."""

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
    applicant: str | None
    label: str
    unit: str | None


class FormTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """One statutory table of a form: its rows in printed order, its words, its arithmetic.

    `layout` is ``list`` (rows and one value column), ``matrix`` (rows by applicants), ``blocks``
    (parts with rows and columns of their own) or ``single`` (one row of figures under a tree of
    headers). `required`: every body fills it in.
    """

    table: str
    rows: tuple[FormRow, ...] = ()
    layout: str = "list"
    required: bool = True
    columns: tuple[FormColumn, ...] = ()
    blocks: tuple[FormPart, ...] = ()
    label_headers: tuple[str, ...] = ()
    unit_headers: tuple[str, ...] = ()
    value_headers: tuple[str, ...] = ()
    footer_words: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    column_sums: tuple[Sum, ...] = ()
    balances: tuple[Balance, ...] = ()
    bounds: tuple[Bound, ...] = ()
    implications: tuple[Implication, ...] = ()
    carries: tuple[Carry, ...] = ()

    def cells(self) -> tuple[FormCell, ...]:
        """Every value cell, in printed order."""
        return _cells(self)

    def _listed(self) -> tuple[FormCell, ...]:
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
        if self.layout == "blocks":
            return tuple(
                cell for part in self.blocks for row in part.rows for cell in part.cells(row)
            )
        applicants: tuple[str | None, ...] = tuple(column.code for column in self.columns) or (
            None,
        )
        return tuple(
            FormCell(indicator=row.code, applicant=applicant, label=row.label, unit=row.unit)
            for row in self.rows
            if row.kind == "value"
            for applicant in applicants
        )

    @property
    def applicants(self) -> tuple[str | None, ...]:
        """Applicant categories of a matrix; (None,) for other tables."""
        if self.layout != "matrix":
            return (None,)
        return tuple(column.code for column in self.columns)

    def row(self, code: str) -> FormRow | None:
        """The row of a code."""
        return _rows_by_code(self).get(code)

    def siblings(self, code: str) -> tuple[str, ...]:
        """The other cells of the same group that count in the same unit, by their codes.

        Rows under one parent; in blocks the other rows of the column and the other columns of the row;
        in a single row the columns under the same headers. Sums of the cell, and what it sums, are no
        siblings.
        """
        return _siblings(self, code)

    def _related(self, code: str) -> tuple[str, ...]:
        related = {other for group in self._groups() if code in group for other in group}
        for identity in self.sums:
            whole = {identity.total, *identity.parts}
            if code == identity.total:
                related -= whole
            elif code in whole:
                related.discard(identity.total)
        related.discard(code)
        return tuple(cell for cell in self._codes() if cell in related)

    def _codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell.indicator for cell in self.cells()))

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        groups: dict[tuple[object, ...], list[str]] = {}
        if self.layout == "single":
            for column in self.columns:
                groups.setdefault((column.parents, column.unit), []).append(column.code)
        for part in self.blocks:
            for row in part.rows:
                for column in part.columns:
                    code = f"{row.code}.{column.code}"
                    groups.setdefault((part.heading, column.code), []).append(code)
                    groups.setdefault((row.code, column.unit), []).append(code)
        for row in self.rows:
            if row.kind == "value":
                groups.setdefault((row.parent, row.unit), []).append(row.code)
        return tuple(map(tuple, groups.values()))


# The forms have seven tables; tests make a few more.
@lru_cache(maxsize=64)
def _cells(table: FormTable) -> tuple[FormCell, ...]:
    return table._listed()  # noqa: SLF001


@lru_cache(maxsize=1024)
def _siblings(table: FormTable, code: str) -> tuple[str, ...]:
    return table._related(code)  # noqa: SLF001


@lru_cache(maxsize=64)
def _rows_by_code(table: FormTable) -> dict[str, FormRow]:
    return {row.code: row for row in reversed(table.rows)}


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
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
        Kinds of the sections that it prescribes.
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
    sections: tuple[str, ...] = ()

    def in_force(self, year: int) -> bool:
        """Whether reports on `year` are due in this form."""
        return self.first_year <= year <= (self.last_year or year)

    def table(self, name: str) -> FormTable | None:
        """The table of a name."""
        return next((table for table in self.tables if table.table == name), None)


class FormError(ValueError):
    """A form file contradicts itself. Reaches only those who edit ``forms/data``."""


def load_forms() -> tuple[Form, ...]:
    """All forms, oldest first."""
    return tuple(load_form(form_id) for form_id in FORM_IDS)


@lru_cache(maxsize=1024)
def total_applicant(form_id: str | None, indicator: str | None) -> str | None:
    """The column of a matrix that holds the totals of all applicants; None for other cells."""
    if form_id is None or indicator is None:
        return None
    for table in load_form(form_id).tables:
        if table.layout == "matrix" and table.row(indicator) is not None:
            return table.column_sums[0].total if table.column_sums else None
    return None


@cache
def load_form(form_id: str) -> Form:
    """One form by its id.

    Raises
    ------
    KeyError
        For an id that no form has.
    """
    if form_id not in FORM_IDS:
        raise KeyError(form_id)
    path = files(__package__) / "data" / f"{form_id}.toml"
    return parse_form(path.read_bytes())


def parse_form(data: bytes) -> Form:
    """Read and check a form file.

    Raises
    ------
    msgspec.ValidationError
        For unknown or missing keys.
    FormError
        For references that dangle and codes that repeat.
    """
    form = msgspec.toml.decode(data, type=Form)
    for table in form.tables:
        _check(form.id, table)
    return form


def _check(form_id: str, table: FormTable) -> None:
    where = f"form {form_id}, table {table.table}"
    if table.layout not in _LAYOUTS:
        raise FormError(f"{where}: unknown layout {table.layout}")
    codes: set[str] = set()
    for row in table.rows:
        if row.code in codes:
            raise FormError(f"{where}: code {row.code} stands twice")
        if row.parent is not None and row.parent not in codes:
            raise FormError(f"{where}: {row.code} names parent {row.parent}, no row above it")
        if row.kind not in _KINDS:
            raise FormError(f"{where}: {row.code} is of unknown kind {row.kind}")
        codes.add(row.code)
    _check_identities(where, table)


def _check_identities(where: str, table: FormTable) -> None:
    values = {cell.indicator for cell in table.cells()}
    if len({(cell.indicator, cell.applicant) for cell in table.cells()}) != len(table.cells()):
        raise FormError(f"{where}: a cell stands twice")
    columns = {column.code for column in table.columns}
    for item in table.column_sums:
        if not columns >= {item.total, *item.parts}:
            raise FormError(f"{where}: a sum of columns names one that is none")
    named = [code for item in table.balances for code in (*item.left, *item.right)]
    named += [code for item in table.sums for code in (item.total, *item.parts)]
    named += [code for item in table.bounds for code in (item.lesser, *item.greater)]
    named += [
        code
        for item in table.carries
        for code in (item.cell, *item.before, *item.added, *item.removed)
    ]
    named += [c for item in table.implications for c in (item.if_positive, item.then_positive)]
    for code in named:
        if code not in values:
            raise FormError(f"{where}: an identity names {code}, which is no value row")
    for carry in table.carries:
        if carry.strength not in ("hard", "soft"):
            raise FormError(f"{where}: carry of {carry.cell} has unknown strength")
    for bound in table.bounds:
        if bound.strength not in _STRENGTHS:
            raise FormError(f"{where}: bound of {bound.lesser} has unknown strength")
