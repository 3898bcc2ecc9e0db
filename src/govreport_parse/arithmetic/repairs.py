"""What single mistake would explain the identities that fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Literal, TypeAlias, get_args

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import (
    Identity,
    Weighed,
    broken,
    identities,
    is_made_up,
    unequal,
)
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import FormTable
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = ["Explained", "Repair", "Shift", "Slip", "explained", "shifts", "slip_between"]

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
    """A cell with which every sum that it is in holds if it prints another figure.

    Attributes
    ----------
    key
        The cell.
    printed, value
        What it prints, what it would have to be.
    slip
        The slip of the hand between the two; None where it takes more than one.
    """

    key: CellKey
    printed: Number
    value: Number
    slip: Slip | None


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """Sums of a table that fail for one cell.

    Attributes
    ----------
    sums
        Those that fail, and that the cell explains.
    repairs
        The cell that it may be, or those of which a slip of the hand in one explains them, the likeliest first.
    """

    sums: tuple[Weighed, ...]
    repairs: tuple[Repair, ...]


def explained(context: Context) -> tuple[Explained, ...]:
    """The sums that fail for a single cell: two and more, or the only one of a table where it has a slip of the hand.

    Those that no such cell mends are left out, those that two of them would, and all where rows that stand one
    too high or too low explain them (:func:`shifts`). The context is one of a single form.
    """
    return context.once(_explained)


def _explained(context: Context) -> Iterator[Explained]:
    if shifts(context):
        return
    differing = unequal(context)
    right = {w.identity for w in differing if is_made_up(context, w)}
    wrong = [w for w in differing if w.broken(context.tolerance) and w.identity not in right]
    every = identities(context) if wrong else ()
    values = _values(context, every)
    # Tables fail by themselves: 收到和处理 and 复议诉讼 share no identity.
    for table in context.tables:
        codes = {row.code for row in table.rows}
        failing = [w for w in wrong if w.identity.left[0][0] in codes]
        found: dict[tuple[Weighed, ...], list[Repair]] = defaultdict(list)
        for key in sorted({key for w in failing for key in w.identity.cells}, key=str):
            # A change of the cell changes all of these.
            own = [identity for identity in every if key in identity.cells]
            sums = tuple(w for w in failing if key in w.identity.cells)
            repair = None if right.intersection(own) else _repair(values, key, sums, own)
            if repair is not None and (len(sums) > 1 or (len(failing) == 1 and repair.slip)):
                found[sums].append(repair)
        yield from _apart(found)


def _apart(found: Mapping[tuple[Weighed, ...], Sequence[Repair]]) -> Iterator[Explained]:
    """The explanations that share no sum with another as good: those by a slip of the hand, then those by one cell."""
    slips, others = {}, {}
    for sums, repairs in found.items():
        if slipped := [(_SLIPS.index(one.slip), one) for one in repairs if one.slip is not None]:
            slips[sums] = tuple(one for _, one in sorted(slipped, key=itemgetter(0)))
        elif len(repairs) == 1:
            others[sums] = tuple(repairs)
    taken: set[Weighed] = set()
    for alike in (slips, others):
        for sums, repairs in alike.items():
            rivals = taken.union(*(other for other in alike if other is not sums))
            if rivals.isdisjoint(sums):
                yield Explained(sums=sums, repairs=repairs)
        taken.update(*alike)


def _repair(
    values: Values, key: CellKey, failing: Sequence[Weighed], own: Sequence[Identity]
) -> Repair | None:
    """The change with which every identity of a cell holds."""
    printed = values[key]
    needed = {_needed(values, w.identity, key) for w in failing}
    value = needed.pop() if len(needed) == 1 else None
    if value is None or value < 0 or not printed.known:
        return None
    repaired = {**values, key: Interval(low=value, high=value)}
    if not _all_hold(repaired, own, 0):
        return None
    return Repair(key=key, printed=printed.low, value=value, slip=slip_between(printed.low, value))


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
