"""The statutory forms as data: rows, units, parents, other wordings, identities, notice.

One TOML file a form, complete in itself, in ``forms/data``. No other module knows a form's
labels, years or sums.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Bound", "Form", "FormRow", "FormTable", "Implication", "Sum", "load_form", "load_forms"]

_FORM_IDS = ("2014",)
_KINDS = frozenset({"value", "group"})
_STRENGTHS = frozenset({"subset", "soft"})


class FormRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class FormTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statutory table of a form: its rows in printed order, its words, its arithmetic."""

    table: str
    rows: tuple[FormRow, ...]
    title_words: tuple[str, ...] = ()
    label_headers: tuple[str, ...] = ()
    unit_headers: tuple[str, ...] = ()
    value_headers: tuple[str, ...] = ()
    footer_words: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    bounds: tuple[Bound, ...] = ()
    implications: tuple[Implication, ...] = ()

    def row(self, code: str) -> FormRow | None:
        """The row of a code."""
        return next((row for row in self.rows if row.code == code), None)

    def siblings(self, code: str) -> tuple[FormRow, ...]:
        """The other value rows of the same group that count in the same unit."""
        own = self.row(code)
        if own is None:
            return ()
        return tuple(
            row
            for row in self.rows
            if row.kind == "value"
            and row.code != code
            and row.parent == own.parent
            and row.unit == own.unit
        )


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
    """

    id: str
    title: str
    name: str
    first_year: int
    notice: str
    tables: tuple[FormTable, ...]
    last_year: int | None = None

    def table(self, name: str) -> FormTable | None:
        """The table of a name."""
        return next((table for table in self.tables if table.table == name), None)


class FormError(ValueError):
    """A form file contradicts itself. Reaches only those who edit ``forms/data``."""


def load_forms() -> tuple[Form, ...]:
    """All forms, oldest first."""
    return tuple(load_form(form_id) for form_id in _FORM_IDS)


@cache
def load_form(form_id: str) -> Form:
    """One form by its id.

    Raises
    ------
    KeyError
        For an id that no form has.
    """
    if form_id not in _FORM_IDS:
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
    codes: set[str] = set()
    for row in table.rows:
        if row.code in codes:
            raise FormError(f"{where}: code {row.code} stands twice")
        if row.parent is not None and row.parent not in codes:
            raise FormError(f"{where}: {row.code} names parent {row.parent}, no row above it")
        if row.kind not in _KINDS:
            raise FormError(f"{where}: {row.code} is of unknown kind {row.kind}")
        codes.add(row.code)
    values = {row.code for row in table.rows if row.kind == "value"}
    named = [code for item in table.sums for code in (item.total, *item.parts)]
    named += [code for item in table.bounds for code in (item.lesser, *item.greater)]
    named += [c for item in table.implications for c in (item.if_positive, item.then_positive)]
    for code in named:
        if code not in values:
            raise FormError(f"{where}: an identity names {code}, which is no value row")
    for bound in table.bounds:
        if bound.strength not in _STRENGTHS:
            raise FormError(f"{where}: bound of {bound.lesser} has unknown strength")
