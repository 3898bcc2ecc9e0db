"""How figures and emptiness are printed in the cells of one report."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from tests.rendering.spec import CellStatus, Number

from .forms import APPLICANTS, FormId, Key, TableKind, units_of
from .spec import CellSpec

Digits: TypeAlias = Literal["plain", "comma", "wide", "unit"]
Signs: TypeAlias = Literal["plain", "plus", "wide", "words"]

DASHES = ("-", "-", "—", "——", "--", "－")
_TO_WIDE = str.maketrans("0123456789.-+", "０１２３４５６７８９．－＋")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The habits of one report.

    ``zeros`` gives, by table, what stands for zero: "0", "" or a mark of not applying.
    ``columns`` are applicants whose column is empty throughout, with what is printed there.
    ``sparse`` is the share of zeros replaced. ``only_totals`` leaves the single figures out.
    """

    digits: Digits = "plain"
    signs: Signs = "plain"
    money_unit: str = ""
    zeros: dict[TableKind, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    sparse: float = 1.0
    only_totals: Literal["no", "both", "columns"] = "no"
    unit_everywhere: bool = False


def random_cell_style(rng: random.Random, form: FormId) -> CellStyle:
    """The habits of one report; most print every zero."""
    tables: tuple[TableKind, ...] = ("disclosure", "requests", "remedies")
    if form == "2008":
        tables = ("local",)
    habit = rng.choice(("0",) * 8 + ("", "", "/", "-"))
    habit = rng.choice(DASHES) if habit == "-" else habit
    zeros: dict[TableKind, str] = dict.fromkeys(tables, habit)
    if rng.random() < 0.2:
        zeros[rng.choice(tables)] = rng.choice(("0", "", "/", rng.choice(DASHES)))
    columns: dict[str, str] = {}
    if rng.random() < 0.18:
        chosen = rng.sample(APPLICANTS[1:6], rng.choice((1, 1, 2, 5)))
        columns = dict.fromkeys(chosen, rng.choice(("", "/", rng.choice(DASHES))))
    digits: tuple[Digits, ...] = ("plain",) * 6 + ("comma", "comma", "wide", "unit")
    signs: tuple[Signs, ...] = ("plain", "plain", "plus", "wide", "words")
    totals: tuple[Literal["no", "both", "columns"], ...] = ("no",) * 16 + ("both", "columns")
    return CellStyle(
        digits=rng.choice(digits),
        signs=rng.choice(signs),
        money_unit=rng.choice(("", "", "元", "万元")),
        zeros=zeros,
        columns=columns,
        sparse=rng.choice((1.0, 1.0, 0.6)),
        only_totals=rng.choice(totals),
        unit_everywhere=rng.random() < 0.4,
    )


def empty_cell(mark: str) -> CellSpec:
    """A cell without a figure: blank for no mark, else not applicable."""
    status: CellStatus = "not_applicable" if mark else "blank"
    return CellSpec(mark, None, status)


def table_of(key: Key, form: FormId) -> TableKind:
    """The table a cell belongs to."""
    if form == "2008":
        return "local"
    if key[1] is not None:
        return "requests"
    return "remedies" if key[0].startswith(("reconsideration", "litigation")) else "disclosure"


def print_cells(
    values: dict[Key, Number], form: FormId, style: CellStyle, rng: random.Random
) -> dict[Key, CellSpec]:
    """All cells of the form as one report prints them."""
    units = units_of(form)
    empty = {
        who: mark
        for who, mark in style.columns.items()
        if not any(value for (_, column), value in values.items() if column == who)
    }
    cells: dict[Key, CellSpec] = {}
    for key, value in values.items():
        table = table_of(key, form)
        zero = style.zeros[table]
        if key[1] in empty:
            cells[key] = empty_cell(empty[key[1]])
        elif _left_out(key, style) or (not value and zero != "0" and rng.random() < style.sparse):
            cells[key] = empty_cell("" if zero == "0" else zero)
        else:
            with_unit = style.digits == "unit" and (table == "disclosure" or style.unit_everywhere)
            unit = units[key] if with_unit and form != "2008" else None
            cells[key] = print_cell(key[0], value, style, unit)
    return cells


def _left_out(key: Key, style: CellStyle) -> bool:
    """Whether a single figure of the request table is not filled in."""
    code, who = key
    if who is None or style.only_totals == "no":
        return False
    detail = code.startswith("requests.outcome.") and code != "requests.outcome.total"
    if style.only_totals == "columns":
        return detail and who == "total"
    return who != "total" and code != "requests.outcome.total"


def print_cell(code: str, value: Number, style: CellStyle, unit: str | None) -> CellSpec:
    """One cell with its figure."""
    if code == "procurement.centralized.amount" and value:
        return _money(value, style)
    if code.endswith(".items_change"):
        return _signed(int(value), style, unit)
    text = f"{value:,}" if style.digits == "comma" else str(value)
    if style.digits == "wide":
        text = text.translate(_TO_WIDE)
    return CellSpec(text + (unit or ""), value, "reported", unit)


def _money(value: Number, style: CellStyle) -> CellSpec:
    """The amount of procurement, with the unit that some print in the cell."""
    unit = style.money_unit or None
    if unit == "万元":
        value = (Decimal(value) / 10000).quantize(Decimal("0.01"))
    text = f"{value:,}" if style.digits == "comma" else str(value)
    if style.digits == "wide":
        text = text.translate(_TO_WIDE)
    return CellSpec(text + (unit or ""), value, "reported", unit)


def _signed(value: int, style: CellStyle, unit: str | None) -> CellSpec:
    """A change: minus in one of its shapes, plus where the report prints it, or words."""
    text = str(abs(value))
    if style.signs == "words" and value:
        text = ("增" if value > 0 else "减") + text
    elif value < 0:
        text = ("－" if style.signs == "wide" else "-") + text
    elif value > 0 and style.signs in ("plus", "wide"):
        text = ("＋" if style.signs == "wide" else "+") + text
    if style.digits == "wide":
        text = text.translate(_TO_WIDE)
    return CellSpec(text + (unit or ""), value, "reported", unit)
