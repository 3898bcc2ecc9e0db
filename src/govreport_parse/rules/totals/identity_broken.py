"""GR201: a total that its parts do not add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import (
    Identity,
    Zeros,
    broken,
    identities,
    sides,
    unequal,
    zeros,
)
from govreport_parse.arithmetic.intervals import Interval, between
from govreport_parse.arithmetic.repairs import shifts
from govreport_parse.forms.words import applicant_label
from govreport_parse.rules.model import Issue, Rule, places
from govreport_parse.text.numerals import Number

__all__ = ["RULE"]


def _identities(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        yield from _identities_of_form(own)


def _identities_of_form(context: Context) -> Iterator[Issue]:
    differing = unequal(context)
    if not differing:
        return
    inferred: Zeros | None = None
    # A shifted block is one finding, GR302.
    moved = {row.code for shift in shifts(context) for row in shift.table.rows}
    for item in differing:
        identity = item.identity
        if moved and any(code in moved for code, _ in identity.cells):
            continue
        if _is_made_up(context, identity, item.left.low - item.right.low):
            continue
        if item.broken(context.tolerance):
            yield _broken(context, identity, item.left, item.right)
            continue
        if item.known:
            continue
        inferred = zeros(context, identities(context)) if inferred is None else inferred
        one, other = sides(context, identity, inferred)
        if broken(one, other, context.tolerance):
            yield _broken(context, identity, one, other, inferred)


def _is_made_up(context: Context, identity: Identity, rest: Number) -> bool:
    """Whether rows among the parts that the form does not know are what the total has beyond them."""
    whole = context.reading(*identity.left[0])
    if rest <= 0 or len(identity.left) > 1 or whole is None or whole.at.row is None:
        return False
    below = [
        (reading.at.row, reading)
        for reading in context.report.readings
        if reading.at.block == whole.at.block
        and reading.applicant == whole.applicant
        and reading.at.row is not None
        and reading.at.row > whole.at.row
    ]
    others = [
        row
        for row, reading in below
        if reading.indicator is not None
        and reading.raw is not None
        and not reading.indicator.startswith(f"{whole.indicator}.")
    ]
    # Up to the first row that is another indicator's; those of other matters may follow the parts.
    odd = [
        reading.value or 0
        for row, reading in below
        if reading.indicator is None and row < min(others, default=row + 1)
    ]
    return rest in accumulate(odd)


def _broken(
    context: Context,
    identity: Identity,
    one: Interval,
    other: Interval,
    inferred: Zeros | None = None,
) -> Issue:
    """An identity that fails, whatever cells without a figure stand for.

    With `inferred` it fails only if blanks that other totals prove to be zero are: then either
    identity may be the wrong one.
    """
    left, right = identity.left, identity.right
    known = one.known and other.known
    certain = "" if known else " (whatever the cells without a figure stand for)"
    certain_zh = "" if known else "（无论未填单元格为何值）"
    counted = [key for key in identity.cells if inferred and key in inferred]
    if counted:
        certain += f", counting {_names(context, counted)} as 0, inferred from other totals"
        certain_zh += f"（空白的{_names(context, counted)}按其他合计数推定为0）"
    label = " + ".join(context.label(*key) for key in left)
    label_zh = "”与“".join(context.label(*key) for key in left)
    parts, parts_zh = "its parts add up to", "各分项合计"
    if len(left) > 1:
        names = [context.label(*key) for key in right]
        parts, parts_zh = f"{' + '.join(names)} is", f"“{'”与“'.join(names)}”合计"
    applicants = {applicant for _, applicant in (*left, *right) if applicant is not None}
    applicant = left[0][1] if applicants else None
    own = applicant if applicant and len(applicants) == 1 else None
    column = f" ({own})" if own else ""
    column_zh = f"（{applicant_label(own)}）" if own else ""
    return Issue(
        message=f"{label}{column} is {_limits(one)}, {parts} {_limits(other)}{certain}",
        message_zh=f"“{label_zh}”{column_zh}为{_limits_zh(one)}，{parts_zh}{_limits_zh(other)}{certain_zh}",
        indicators=tuple(dict.fromkeys(code for code, _ in (*left, *right))),
        applicant=applicant,
        observed=f"{_addends(context, left, counted)} ≠ {_addends(context, right, counted)} = {_limits(other)}",
        expected=_limits(other),
        evidence=places([context.reading(*key) for key in identity.cells]),
        severity="warning" if counted else None,
    )


def _names(context: Context, keys: Sequence[CellKey]) -> str:
    shown = [context.label(*key) + (f" ({key[1]})" if key[1] else "") for key in keys]
    return "、".join(f"“{name}”" for name in shown)


def _addends(context: Context, keys: Sequence[CellKey], counted: Sequence[CellKey]) -> str:
    shown = []
    for key in keys:
        interval = between(context.reading(*key))
        unknown = "(0)" if key in counted else "?"
        shown.append(str(interval.low) if interval.known else unknown)
    return "+".join(shown)


def _limits(interval: Interval) -> str:
    return str(interval.low) if interval.known else f"at least {interval.low}"


def _limits_zh(interval: Interval) -> str:
    return str(interval.low) if interval.known else f"至少{interval.low}"


RULE = Rule(
    code="GR201",
    name="identity-broken",
    severity="error",
    title="a total that its parts do not add up to",
    title_zh="合计数与分项之和不符",
    what="A total differs from the sum of the parts that exhaust it. Cells without a figure "
    "are unknown: the rule speaks only where no figure in them could mend the sum. A blank that "
    "another printed total proves to be zero counts as zero; the finding then says so, and is a "
    "warning, since either total may be the wrong one.",
    why="One of the figures is wrong.",
    example="收到申请数 10, 当面 3 + 传真 0 + 网络 6 + 信函 0.",
    basis="The tree of the form (国办发〔2014〕32号); the form prints no sums itself.",
    exceptions="Cells without a figure are unknown; sums that they can mend are not reported, nor those that a "
    "printed row among the parts completes which the form does not know (其他类型答复数).",
    explanation_zh="合计数与各分项之和不一致。未填的单元格按未知处理，只有无论其为何值均不能成立时才报告；其他合计数能证明为0的空白按0计并注明，此时为警告。",
    basis_zh="统计表的层级关系（国办发〔2014〕32号等）；表格本身不印合计公式。",
    exceptions_zh="没有数据的单元格视为未知；可由其补足的合计不报告；由表中自列的分项（如“其他类型答复数”）补足的也不报告。",
    check=_identities,
)
