"""What single mistake would explain the identities that fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import Identity, broken, identities, unequal
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import FormTable
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = ["Repair", "Shift", "Slip", "repairs", "shifts", "slip_between"]

Values: TypeAlias = Mapping[CellKey, Interval]
#: Slips of the hand, the likeliest first: two digits exchanged, one dropped or doubled, one mistyped.
Slip: TypeAlias = Literal["exchanged", "dropped", "mistyped"]

_SLIPS: tuple[Slip, ...] = get_args(Slip)
_NOTHING = Interval(low=0, high=0)


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a table whose values fit the form if moved by one row."""

    table: FormTable
    rows: tuple[str, ...]
    step: int
    failing: int


def shifts(context: Context) -> tuple[Shift, ...]:
    """Runs of rows of one form's tables that stand one row too high or too low."""
    return context.once(_shifts)


def _shifts(context: Context) -> Iterator[Shift]:
    broken_sums = [w.identity for w in unequal(context) if w.broken(context.tolerance)]
    if len(broken_sums) < 2:
        return
    for table in context.tables:
        codes = [row.code for row in table.rows if row.kind == "value"]
        failing = _touching(broken_sums, codes)
        if len(failing) < 2:
            continue
        own = _touching(identities(context), codes)
        values = _values(context, own)
        concerned = [_rows_of(identity, codes) for identity in failing]
        found = [
            Shift(table=table, rows=tuple(codes[start:stop]), step=step, failing=len(failing))
            for start, stop, step in _runs(values, codes, table.applicants)
            # Most moves leave one of the failing sums as it was.
            if not any(rows.isdisjoint(_changed(start, stop, step)) for rows in concerned)
            and _all_hold(
                _moved(values, codes, table.applicants, start, stop, step),
                (*failing, *own),
                context.tolerance,
            )
        ]
        # Where the run begins may be open; the rows that every explanation moves are not.
        if found and len({shift.step for shift in found}) == 1:
            shortest = min(found, key=lambda shift: len(shift.rows))
            if all(set(shortest.rows) <= set(shift.rows) for shift in found):
                yield shortest


def _touching(every: Sequence[Identity], codes: Sequence[str]) -> list[Identity]:
    own = frozenset(codes)
    return [
        identity
        for identity in every
        if any(code in own for side in (identity.left, identity.right) for code, _ in side)
    ]


def _rows_of(identity: Identity, codes: Sequence[str]) -> frozenset[int]:
    """Places among a table's rows of those whose cells an identity sums up."""
    own = {code for code, _ in identity.cells}
    return frozenset(k for k, code in enumerate(codes) if code in own)


def _changed(start: int, stop: int, step: int) -> range:
    """Places of the rows that moving a run changes."""
    return range(min(start, start + step), max(stop, stop + step))


def _runs(
    values: Values, codes: Sequence[str], applicants: Sequence[Applicant | None]
) -> Iterator[tuple[int, int, int]]:
    """Runs of two rows or more with figures that have an empty row to move into."""
    empty = [all(values.get((code, a), _NOTHING).low == 0 for a in applicants) for code in codes]
    for start in range(len(codes)):
        for stop in range(start + 2, len(codes) + 1):
            if empty[start] or empty[stop - 1] or empty[start:stop].count(False) < 2:
                continue
            if stop < len(codes) and empty[stop]:
                yield start, stop, 1
            if start > 0 and empty[start - 1]:
                yield start, stop, -1


def _moved(
    values: Values,
    codes: Sequence[str],
    applicants: Sequence[Applicant | None],
    start: int,
    stop: int,
    step: int,
) -> Values:
    moved = dict(values)
    for applicant in applicants:
        for place in range(start, stop):
            moved[codes[place], applicant] = _NOTHING
        for place in range(start, stop):
            moved[codes[place + step], applicant] = values.get((codes[place], applicant), _NOTHING)
    return moved


def _values(context: Context, own: Sequence[Identity]) -> Values:
    keys = dict.fromkeys(key for identity in own for key in identity.cells)
    return {key: between(context.reading(*key)) for key in keys}


def _sides(values: Values, identity: Identity) -> tuple[Interval, Interval]:
    left, right = (total(values[key] for key in side) for side in (identity.left, identity.right))
    return left, right


def _all_hold(values: Values, own: Sequence[Identity], tolerance: Number) -> bool:
    return not any(broken(*_sides(values, identity), tolerance) for identity in own)


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that makes every sum of its table hold if a slip of the hand is undone.

    Attributes
    ----------
    key
        The cell.
    printed, value
        What it prints, what it would have to be.
    slip
        What happened between the two.
    """

    key: CellKey
    printed: Number
    value: Number
    slip: Slip


def repairs(context: Context) -> Iterator[tuple[int, list[Repair]]]:
    """The tables whose sums fail for a slip in a single cell: how many sums, and which cell it may be.

    None where rows that stand one too high or too low explain them (:func:`shifts`). The context is
    one of a single form.
    """
    if shifts(context):
        return
    broken_sums = [w.identity for w in unequal(context) if w.broken(context.tolerance)]
    if not broken_sums:
        return
    every = identities(context)
    # Tables fail by themselves: 收到和处理 and 复议诉讼 share no identity.
    for table in context.tables:
        codes = {row.code for row in table.rows}
        failing = [i for i in broken_sums if i.left[0][0] in codes]
        if failing:
            inside = [i for i in every if i.left[0][0] in codes]
            found = _repairs(_values(context, every), failing, inside)
            if found:
                yield len(failing), found


def _repairs(
    values: Values, failing: Sequence[Identity], every: Sequence[Identity]
) -> list[Repair]:
    """Single cells whose change by a slip of the hand makes every identity hold."""
    found = []
    shared = set(failing[0].cells).intersection(*(i.cells for i in failing[1:]))
    for key in sorted(shared, key=str):
        printed = values[key]
        needed = {_needed(values, identity, key) for identity in failing}
        value = needed.pop() if len(needed) == 1 else None
        if value is None or value < 0 or not printed.known:
            continue
        slip = slip_between(printed.low, value)
        repaired = {**values, key: Interval(low=value, high=value)}
        if slip is not None and _all_hold(repaired, every, 0):
            found.append(Repair(key=key, printed=printed.low, value=value, slip=slip))
    return sorted(found, key=lambda repair: _SLIPS.index(repair.slip))


def _needed(values: Values, identity: Identity, key: CellKey) -> Number | None:
    """What a cell must be for an identity to hold; None where other cells are unknown."""
    sides = [total(values[k] for k in side if k != key) for side in (identity.left, identity.right)]
    if not all(side.known for side in sides):
        return None
    left, right = (side.low for side in sides)
    return right - left if key in identity.left else left - right


def slip_between(printed: Number, value: Number) -> Slip | None:
    """The slip that turns one figure into another; None where it takes more than one."""
    one, other = str(printed), str(value)
    if Decimal(printed) != int(printed) or Decimal(value) != int(value) or one == other:
        return None
    if len(one) == len(other) > 1:
        differ = [k for k in range(len(one)) if one[k] != other[k]]
        exchanged = len(differ) == 2 and differ[1] == differ[0] + 1
        if exchanged and sorted(one) == sorted(other):
            return "exchanged"
        return "mistyped" if len(differ) == 1 else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) == len(shorter) + 1 and shorter != "0":
        dropped = (longer[:k] + longer[k + 1 :] for k in range(len(longer)))
        return "dropped" if shorter in dropped else None
    return None
