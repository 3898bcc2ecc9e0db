"""What one year's report carries over to the next one's."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import Carry
from govreport_parse.forms.words import applicant_label
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.model import Beside, Issue, places
from govreport_parse.rules.words import label_zh, reading_zh

__all__ = ["carried"]


def carried(context: Context, strength: str) -> Iterator[Issue]:
    """Cells that are not what last year's report makes due, by the form's carries of one strength."""
    previous = context.year_before()
    if previous is None:
        return
    last = Context(previous)
    for table in context.tables:
        for carry in table.carries:
            if carry.strength == strength:
                for applicant in table.applicants:
                    issue = _carry(context, last, carry, applicant)
                    if issue is not None:
                        yield issue


def _carry(
    context: Context, last: Context, carry: Carry, applicant: Applicant | None
) -> Issue | None:
    own = context.reading(carry.cell, applicant)
    before = [last.reading(code, applicant) for code in carry.before]
    added = [context.reading(code, applicant) for code in carry.added]
    removed = [context.reading(code, applicant) for code in carry.removed]
    readings = [own, *before, *added, *removed]
    if any(r is None or r.value is None for r in readings):
        return None  # a cell without a figure may stand for anything
    due = total(map(between, (*before, *added))).low - total(map(between, removed)).low
    held = between(own)
    if own is None or held == Interval(low=due, high=due):
        return None
    year = context.report.year or 0
    column = f" (column {applicant_label(applicant)})" if applicant else ""
    reason = f"; {carry.reason}" if carry.reason else ""
    file = last.report.source.name
    earlier = " + ".join(reading.label for reading in before if reading is not None)
    sums = "".join(f" + {reading.label}" for reading in added if reading is not None)
    sums += "".join(f" − {reading.label}" for reading in removed if reading is not None)
    now = f"{sums} of this year" if sums else ""
    sums_zh = "".join(f"加上本年{label_zh(r.label)}" for r in added if r is not None)
    sums_zh += "".join(f"减去本年{label_zh(r.label)}" for r in removed if r is not None)
    earlier_zh = "与".join(label_zh(reading.label) for reading in before if reading is not None)
    return Issue(
        message=f"{own.label}{column} is {held.low}; {earlier} of {year - 1} ({file}){now} is {due}{reason}",
        message_zh=f"{reading_zh(own)}填报为{held.low}，按{year - 1}年度报告（{file}）{earlier_zh}{sums_zh}计算应为{due}，请核对",
        indicators=(carry.cell,),
        applicant=applicant,
        observed=str(held.low),
        expected=str(due),
        evidence=places([own, *added, *removed]),
        beside=(Beside(report=last.report, at=places(before)),),
    )
