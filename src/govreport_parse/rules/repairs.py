"""GR302 and GR307: what single mistake would explain the identities that fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

import msgspec

from govreport_parse.arithmetic.identities import CellKey, Identity, broken, identities, unequal
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import FormTable
from govreport_parse.forms.words import applicant_label
from govreport_parse.rules.model import Context, Issue, Rule, places
from govreport_parse.text.numerals import Number

__all__ = ["RULES", "Shift", "shifts"]

Values: TypeAlias = Mapping[CellKey, Interval]

_NOTHING = Interval(low=0, high=0)
# Repairs named in one finding, the likeliest first.
_MAX_REPAIRS = 3
# Slips of the hand, the likeliest first.
_SLIPS = ("two digits exchanged", "a digit dropped or doubled", "a digit mistyped")
_SLIPS_ZH = ("数字次序颠倒", "漏写或多写一位数字", "一位数字有误")


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
        # A row is moved as it stands: one that does not add up to its own total will not elsewhere.
        if len(failing) < 2 or any(map(_in_a_row, failing)):
            continue
        own = _touching(identities(context), codes)
        values = _values(context, own)
        found = [
            Shift(table=table, rows=tuple(codes[start:stop]), step=step, failing=len(failing))
            for start, stop, step in _runs(values, codes, table.applicants)
            if _all_hold(
                _moved(values, codes, table.applicants, start, stop, step),
                (*failing, *own),  # most moves leave one of the failing sums as it was
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


def _in_a_row(identity: Identity) -> bool:
    """Whether an identity is one of a single row's cells: a sum of columns."""
    return len({code for code, _ in identity.cells}) == 1


def _runs(
    values: Values, codes: Sequence[str], applicants: Sequence[str | None]
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
    applicants: Sequence[str | None],
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


def _shifted_rows(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        for shift in shifts(own):
            first, last = _label(own, shift, 0), _label(own, shift, -1)
            way, way_zh = ("down", "下") if shift.step > 0 else ("up", "上")
            readings = [
                own.reading(code, applicant)
                for code in shift.rows
                for applicant in shift.table.applicants
            ]
            yield Issue(
                message=f"{shift.failing} sums of the {shift.table.table} table fail; all hold if the rows from "
                f"{first} to {last} are read one row further {way}",
                message_zh=f"统计表有{shift.failing}处合计不符；若“{first}”至“{last}”各行数据整体{way_zh}移一行，则全部相符",
                indicators=shift.rows,
                observed=f"{shift.failing} sums fail",
                expected="0",
                suggestion=f"compare the rows from {first} to {last} with the original",
                suggestion_zh=f"将“{first}”至“{last}”各行与原件核对",
                evidence=places(readings),
            )


def _label(context: Context, shift: Shift, place: int) -> str:
    """The printed label of one of the shifted rows."""
    return context.label(shift.rows[place], shift.table.applicants[0])


class _Repair(msgspec.Struct, frozen=True, kw_only=True):
    key: CellKey
    printed: Number
    value: Number
    slip: int


def _slips(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        if shifts(own):
            continue
        broken_sums = [w.identity for w in unequal(own) if w.broken(own.tolerance)]
        if not broken_sums:
            continue
        every = identities(own)
        # Tables fail by themselves: 收到和处理 and 复议诉讼 share no identity.
        for table in own.tables:
            codes = {row.code for row in table.rows}
            failing = [i for i in broken_sums if i.left[0][0] in codes]
            if failing:
                inside = [i for i in every if i.left[0][0] in codes]
                repairs = _repairs(_values(own, every), failing, inside)
                yield from _suggested(own, failing, repairs)


def _repairs(
    values: Values, failing: Sequence[Identity], every: Sequence[Identity]
) -> list[_Repair]:
    """Single cells whose change by a slip of the hand makes every identity hold."""
    found = []
    shared = set(failing[0].cells).intersection(*(i.cells for i in failing[1:]))
    for key in sorted(shared, key=str):
        printed = values[key]
        needed = {_needed(values, identity, key) for identity in failing}
        value = needed.pop() if len(needed) == 1 else None
        if value is None or value < 0 or not printed.known:
            continue
        slip = _slip(printed.low, value)
        repaired = {**values, key: Interval(low=value, high=value)}
        if slip is not None and _all_hold(repaired, every, 0):
            found.append(_Repair(key=key, printed=printed.low, value=value, slip=slip))
    return sorted(found, key=lambda repair: repair.slip)


def _needed(values: Values, identity: Identity, key: CellKey) -> Number | None:
    """What a cell must be for an identity to hold; None where other cells are unknown."""
    sides = [total(values[k] for k in side if k != key) for side in (identity.left, identity.right)]
    if not all(side.known for side in sides):
        return None
    left, right = (side.low for side in sides)
    return right - left if key in identity.left else left - right


def _slip(printed: Number, value: Number) -> int | None:
    """The kind of slip, an index of `_SLIPS`, that turns one figure into another; None for none."""
    one, other = str(printed), str(value)
    if Decimal(printed) != int(printed) or Decimal(value) != int(value) or one == other:
        return None
    if len(one) == len(other) > 1:
        differ = [k for k in range(len(one)) if one[k] != other[k]]
        exchanged = len(differ) == 2 and differ[1] == differ[0] + 1
        if exchanged and sorted(one) == sorted(other):
            return 0
        return 2 if len(differ) == 1 else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) == len(shorter) + 1 and shorter != "0":
        dropped = (longer[:k] + longer[k + 1 :] for k in range(len(longer)))
        return 1 if shorter in dropped else None
    return None


def _suggested(
    context: Context, failing: Sequence[Identity], repairs: Sequence[_Repair]
) -> Iterator[Issue]:
    if not repairs:
        return
    shown, shown_zh = [], []
    for repair in repairs[:_MAX_REPAIRS]:
        code, applicant = repair.key
        label = context.label(code, applicant)
        name = f"{label} ({applicant})" if applicant else label
        name_zh = f"“{label}”（{applicant_label(applicant)}）" if applicant else f"“{label}”"
        shown.append(f"{name} {repair.value} for {repair.printed} ({_SLIPS[repair.slip]})")
        shown_zh.append(f"{name_zh}{repair.printed}应为{repair.value}（{_SLIPS_ZH[repair.slip]}）")
    best = repairs[0]
    yield Issue(
        message=f"one figure may explain the {len(failing)} sum(s) that fail: {'; or '.join(shown)}",
        message_zh=f"{len(failing)}处合计不符可能由一个数据引起：{'；或'.join(shown_zh)}",
        indicators=(best.key[0],),
        applicant=best.key[1],
        observed=str(best.printed),
        expected=str(best.value),
        suggestion=f"compare {shown[0]} with the original",
        suggestion_zh=f"与原件核对：{shown_zh[0]}",
        evidence=places([context.reading(*repair.key) for repair in repairs[:_MAX_REPAIRS]]),
    )


RULES = (
    Rule(
        code="GR302",
        name="row-shift",
        severity="error",
        title="rows that stand one row too high or too low",
        title_zh="数据整体错行",
        what="Two sums or more of a table fail, and all hold if one run of rows is read one row further down or up, into an "
        "empty row. It replaces the GR201 of the table.",
        why="A cell was inserted or left out when the table was filled in or copied.",
        example="予以公开 to 不予公开 filled in one row below their labels.",
        basis="The identities of the form. Nothing is moved: the readings stay as printed.",
        exceptions="Where runs that have nothing in common would explain the sums, or none would, the GR201 findings stand. Where a "
        "run may begin earlier, the rows that must have moved are named.",
        explanation_zh="统计表多处合计不符，而将连续若干行整体上移或下移一行后全部相符，疑数据错行。读数保持原样，不作移动。",
        basis_zh="统计表的勾稽关系；不移动任何数据，读数保持原样。",
        exceptions_zh="有多种互不相同的移动都能解释，或都不能解释的，仍按GR201逐项报告；起点不能确定的，列出各种解释都涉及的行。",
        check=_shifted_rows,
    ),
    Rule(
        code="GR307",
        name="digit-slip",
        severity="hint",
        title="one figure whose digits would mend every sum",
        title_zh="疑似数字笔误",
        what="Sums of a table fail, and a single cell would mend them all if two of its digits were exchanged, one were dropped "
        "or doubled, or one were mistyped. The repairs are ranked in that order.",
        why="It is where to look first.",
        example="总计 34 with parts of 43.",
        basis="The identities of the form; a suggestion only, the reading stays as printed.",
        exceptions="Figures of one digit are replaced too easily and are not suggested.",
        explanation_zh="若将某一单元格的数字次序颠倒、补上或去掉一位、或更正一位，则全部合计相符。仅供核对，读数保持原样。",
        basis_zh="统计表的勾稽关系；只是建议，读数保持原样。",
        exceptions_zh="一位数过于容易被替换，不作建议。",
        check=_slips,
    ),
)
