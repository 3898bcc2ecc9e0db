"""The abstract report with grids: what a page must show, whatever carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from tests.rendering.spec import CellStatus, Number, SectionSpec

from .forms import FormId, Key, TableKind, units_of

__all__ = ["CellSpec", "Expected", "GridSpec", "RowSpec", "Wording", "expected_cells"]

Expected: TypeAlias = tuple[Number | None, CellStatus, str | None]
Shape: TypeAlias = Literal["national", "coded", "fujian"]


@dataclass(frozen=True, slots=True)
class CellSpec:
    """One value cell: the text as printed, what it means, and the unit printed in it, if any."""

    text: str
    value: Number | None
    status: CellStatus
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How one report writes labels and heads."""

    brackets: str = "()"
    dot: str = "."
    quotes: str = "“”"
    comma: str = ","
    item_gap: str = ""
    long_notes: bool = False
    slips: bool = False


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One printed row with values.

    ``block`` is the item of article 20 (disclosure). ``groups`` are the labels of the
    cells that span the row from the left. ``keys`` name its cells in the order of the
    form; a row that the form has not has no keys and carries its own ``extra`` cells.
    ``aside`` is the cell of the second column of a local table.
    """

    table: TableKind
    label: str
    keys: tuple[Key, ...]
    block: str = ""
    groups: tuple[str, ...] = ()
    extra: tuple[CellSpec, ...] = ()
    line: str = ""
    unit: str | None = None
    aside: CellSpec | None = None


@dataclass(frozen=True, slots=True)
class GridSpec:
    """A whole report.

    ``cells`` holds the value cells of the form; only those whose key occurs in ``rows``
    are printed. ``local_heads`` are the value columns of a local table, of which
    ``local_read`` is the one that ``cells`` belongs to. ``table_sections`` tells after
    which section each table stands. ``consistent`` is False where a printed figure was
    made wrong on purpose.
    """

    form: FormId
    shape: Shape
    region: str
    agency: str
    year: int
    title: str
    opening: tuple[str, ...]
    contact: dict[str, str]
    published: date
    site: str
    host: str
    sections: tuple[SectionSpec, ...]
    fillers: dict[TableKind, str]
    table_sections: dict[TableKind, int]
    rows: tuple[RowSpec, ...]
    cells: dict[Key, CellSpec]
    wording: Wording
    local_heads: tuple[str, ...] = ()
    local_read: int = 0
    consistent: bool = True

    def rows_of(self, table: TableKind) -> tuple[RowSpec, ...]:
        """The printed rows of one table."""
        return tuple(row for row in self.rows if row.table == table)

    def cells_of(self, row: RowSpec) -> tuple[CellSpec, ...]:
        """The cells of a row in the order of the form."""
        return tuple(self.cells[key] for key in row.keys) if row.keys else row.extra


def expected_cells(spec: GridSpec) -> dict[Key, Expected]:
    """Value, status and unit of every value cell of the form; unprinted ones are missing.

    The unit is the one printed in the cell, else that of the row, else the form's own.
    """
    rows = {key: row for row in reversed(spec.rows) for key in row.keys}
    readings: dict[Key, Expected] = {}
    for key, form_unit in units_of(spec.form).items():
        if key not in rows:
            readings[key] = (None, "missing", form_unit)
            continue
        cell = spec.cells[key]
        readings[key] = (cell.value, cell.status, cell.unit or rows[key].unit or form_unit)
    return readings
