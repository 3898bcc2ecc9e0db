"""GR201: a total that its parts do not add up to."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.identities import (
    Identity,
    Zeros,
    broken,
    identities,
    is_made_up,
    sides,
    unequal,
    zeros,
)
from govreport_parse.arithmetic.intervals import Interval
from govreport_parse.arithmetic.repairs import Explained, explained, shifts
from govreport_parse.rules.model import Issue, Rule, places
from govreport_parse.rules.totals.sums import addends, limits, named, one_cell, unequal_sides
from govreport_parse.rules.words import cells_zh

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
    # What one cell explains is one finding: of a slip of the hand GR307, too, which stands for its sums.
    single = [found for found in explained(context) if found.repairs[0].slip is None]
    for found in single:
        yield _one_cell(context, found)
    told = {item.identity for found in single for item in found.sums}
    for item in differing:
        identity = item.identity
        if identity in told:
            continue
        if moved and any(code in moved for code, _ in identity.cells):
            continue
        if is_made_up(context, item):
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


def _one_cell(context: Context, found: Explained) -> Issue:
    (repair,) = found.repairs
    return one_cell(
        context,
        found,
        f"{named(context, [repair.key])} {repair.value} for {repair.printed}",
        f"{cells_zh(context, [repair.key])}填报为{repair.printed}，如为{repair.value}",
    )


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
    counted = [key for key in identity.cells if inferred and key in inferred]
    said, said_zh = unequal_sides(context, identity, one, other, counted)
    applicants = {applicant for _, applicant in (*left, *right) if applicant is not None}
    applicant = left[0][1] if applicants else None
    return Issue(
        message=said,
        message_zh=f"{said_zh}，两者应当相等，请核对",
        indicators=tuple(dict.fromkeys(code for code, _ in (*left, *right))),
        applicant=applicant,
        observed=f"{addends(context, left, counted)} ≠ {addends(context, right, counted)} = {limits(other)}",
        expected=limits(other),
        evidence=places([context.reading(*key) for key in identity.cells]),
        severity="warning" if counted else None,
    )


RULE = Rule(
    code="GR201",
    name="identity-broken",
    severity="error",
    title="a total that its parts do not add up to",
    title_zh="合计与分项之和不相等",
    what="A total differs from the sum of the parts that exhaust it. Cells without a figure "
    "are unknown: the rule speaks only where no figure in them could mend the sum. Two sums or more that a single cell would mend, with "
    "all others that it is in, are one finding, which names it. A blank that "
    "another printed total proves to be zero counts as zero; the finding then says so, and is a "
    "warning, since either total may be the wrong one.",
    why="One of the figures is wrong.",
    example="收到申请数 10, 当面 3 + 传真 0 + 网络 6 + 信函 0.",
    basis="The tree of the form (国办发〔2014〕32号); the form prints no sums itself.",
    exceptions="Cells without a figure are unknown; sums that they can mend are not reported, nor those that a "
    "printed row among the parts completes which the form does not know (其他类型答复数).",
    explanation_zh="合计与各分项之和不相等。空白处按未知处理，只有无论填报何数都不能相等时才提示；其他合计能证明为0的空白按0计算并注明，此时为警告。多处合计因一个数据而不相等的，合为一条，指明该数据。",
    example_zh="“收到申请数”填报为10，当面3、传真0、网络6、信函0，合计为9。",
    basis_zh="统计表各行的层级关系（国办发〔2014〕32号等）；表中不印计算公式。",
    exceptions_zh="没有数据之处视为未知；可由其补足的合计不提示；由表中自行增列的分项（如“其他类型答复数”）补足的也不提示。多处合计因一个数据疑似笔误而不相等的，见GR307。",
    check=_identities,
)
