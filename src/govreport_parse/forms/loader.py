"""The forms, read from ``forms/data``: one TOML file a form, complete in itself.

No other module knows a form's labels, years or sums, and none knows how many forms there are: a file
more in the folder is a form more.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from govreport_parse.forms.types import Form, FormTable
from govreport_parse.model.errors import UnknownCode
from govreport_parse.model.readied import readied
from govreport_parse.model.vocabularies import Applicant

__all__ = [
    "FormError",
    "form_ids",
    "form_in_force",
    "form_source",
    "indicator_codes",
    "load_form",
    "load_forms",
    "parse_form",
    "total_applicant",
]

_KINDS = frozenset({"value", "group"})
_LAYOUTS = frozenset({"list", "matrix", "subtables", "single"})
_STRENGTHS = frozenset({"subset", "soft"})
# A form's file is named for its id, the first year reported on it: 2021.toml.
_SUFFIX = ".toml"


class FormError(ValueError):
    """A form file contradicts itself. Reaches only those who edit ``forms/data``."""


@cache
def form_ids() -> tuple[str, ...]:
    """The ids of all forms, oldest first."""
    names = (entry.name for entry in (files(__package__) / "data").iterdir())
    ids = (name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
    return tuple(sorted(found for found in ids if found.isdigit()))


@cache
def load_forms() -> tuple[Form, ...]:
    """All forms, oldest first."""
    return tuple(map(load_form, form_ids()))


def form_in_force(year: int | None) -> Form | None:
    """The form that reports on a year are due in; None for no year, or for one before all forms."""
    if year is None:
        return None
    return next((form for form in load_forms() if form.in_force(year)), None)


@cache
def indicator_codes() -> frozenset[str]:
    """Every code that a form has: of its cells, and of its groups, which have none."""
    tables = [table for form in load_forms() for table in form.tables]
    cells = {cell.indicator for table in tables for cell in table.cells()}
    return frozenset(cells | {r.code for table in tables for r in table.rows if r.kind == "group"})


@lru_cache(maxsize=1024)
def total_applicant(form_id: str | None, indicator: str | None) -> Applicant | None:
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
    UnknownCode
        A KeyError: no form has this id.
    """
    if form_id not in form_ids():
        known = ", ".join(form_ids())
        raise UnknownCode(
            f"there is no form {form_id!r}; there are {known}",
            f"没有格式{form_id!r}；可用：{known}",
        )
    written = form_source(form_id)
    made = files(__package__) / "data" / f"{form_id}.json"
    form = readied(made, Form, lambda: parse_form(written), written)
    if form.id != form_id:
        raise FormError(f"form {form.id} stands in the file of form {form_id}")
    return form


def form_source(form_id: str) -> bytes:
    """The file of a form, as it is written."""
    return (files(__package__) / "data" / f"{form_id}{_SUFFIX}").read_bytes()


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
