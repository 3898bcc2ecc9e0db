"""What the two sides of a sum that fails come to, in words."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import Identity
from govreport_parse.arithmetic.intervals import Interval, between
from govreport_parse.arithmetic.repairs import Explained
from govreport_parse.forms.words import applicant_label
from govreport_parse.rules.model import Issue, places
from govreport_parse.rules.words import cells_zh

__all__ = ["addends", "limits", "named", "one_cell", "unequal_sides"]

# Of more addends than these the noughts are not listed one by one.
_FEW = 4


def unequal_sides(
    context: Context,
    identity: Identity,
    one: Interval,
    other: Interval,
    counted: Sequence[CellKey] = (),
) -> tuple[str, str]:
    """What the sides of an identity come to, in English and Chinese; `counted`: blanks taken for 0."""
    left, right = identity.left, identity.right
    certain, certain_zh = "", ""
    if not (one.known and other.known):
        certain = " (whatever the cells without a figure stand for)"
        certain_zh = "（未填之处无论填报何数均不能相等）"
    if counted:
        certain += f", counting {named(context, counted)} as 0, inferred from other totals"
        certain_zh += f"（{cells_zh(context, counted)}空白，按其他合计推算为0）"
    parts, parts_zh, verb = "its parts add up to", "其各分项", "填报"
    if len(left) > 1:
        parts, parts_zh, verb = f"{named(context, right)} is", cells_zh(context, right), "合计"
    elif {code for code, _ in right} == {left[0][0]}:
        parts, parts_zh = "the other columns of its row add up to", "该行其他各列"
    elif left[0] in counted:
        verb = "应"
    return (
        f"{named(context, left)} is {limits(one)}, {parts} {limits(other)}{certain}",
        (
            f"{cells_zh(context, left)}{verb}为{_shown_zh(context, left, one, counted)}，"
            f"{parts_zh}合计为{_shown_zh(context, right, other, counted)}{certain_zh}"
        ),
    )


def one_cell(context: Context, found: Explained, said: str, said_zh: str) -> Issue:
    """That one cell explains sums that fail, each of which is told.

    Parameters
    ----------
    context, found
        The sums and the cell, or the cells of which it may be one.
    said, said_zh
        What the cells are, and what they would have to be.
    """
    told = [unequal_sides(context, one.identity, one.left, one.right) for one in found.sums]
    sums = "; ".join(f"({number}) {words}" for number, (words, _) in enumerate(told, start=1))
    sums_zh = "；".join(f"（{number}）{words}" for number, (_, words) in enumerate(told, start=1))
    sides = [(one.identity.left, one.identity.right) for one in found.sums]
    wholes = [key for left, _ in sides for key in left]
    # The cells that are named: of a balance those of both sides, of a sum not its parts.
    shown = [key for left, right in sides for key in (left + right if len(left) > 1 else left)]
    best = found.repairs[0]
    keys = [*(repair.key for repair in found.repairs), *shown]
    return Issue(
        message=f"one figure may explain {len(told)} sums that fail: {said}. The sums: {sums}",
        message_zh=f"{said_zh}，则以下{len(told)}处不相等的数据全部相等，请核对：{sums_zh}",
        indicators=tuple(dict.fromkeys([best.key[0], *(code for code, _ in wholes)])),
        applicant=best.key[1],
        observed=str(best.printed),
        expected=str(best.value),
        suggestion=f"see in the original whether {named(context, [best.key])} is {best.value} or {best.printed}",
        suggestion_zh=f"建议对照原件核对{cells_zh(context, [best.key])}应为{best.value}还是{best.printed}",
        evidence=places([context.reading(*key) for key in keys]),
    )


def addends(context: Context, keys: Sequence[CellKey], counted: Sequence[CellKey]) -> str:
    """What a side is added up from: 3+0+6, ``?`` for what is not known, (0) for a blank counted as 0."""
    return "+".join(_each(context, keys, counted, "?"))


def limits(interval: Interval) -> str:
    """A sum, or what it is at least."""
    return str(interval.low) if interval.known else f"at least {interval.low}"


def named(context: Context, keys: Sequence[CellKey]) -> str:
    """Cells by their labels and columns, in English."""
    columns = {applicant for _, applicant in keys if applicant is not None}
    labels = " + ".join(context.label(*key) for key in keys)
    return labels + "".join(f" (column {applicant_label(one)})" for one in sorted(columns))


def _shown_zh(
    context: Context, keys: Sequence[CellKey], sum_: Interval, counted: Sequence[CellKey]
) -> str:
    """A sum with what it is added up from: 9（3+0+6+0）."""
    sum_zh = str(sum_.low) if sum_.known else f"至少{sum_.low}"
    if len(keys) == 1:
        return sum_zh
    shown = _each(context, keys, counted, "空白")
    told = [one for one in shown if one != "0"] if len(shown) > _FEW else shown
    rest = "，其余为0" if len(told) < len(shown) else ""
    return f"{sum_zh}（{'+'.join(told)}{rest}）" if len(told) > 1 else sum_zh


def _each(
    context: Context, keys: Sequence[CellKey], counted: Sequence[CellKey], unknown: str
) -> list[str]:
    figures = [between(context.reading(*key)) for key in keys]
    blank = ["(0)" if key in counted else unknown for key in keys]
    return [str(f.low) if f.known else b for f, b in zip(figures, blank, strict=True)]
