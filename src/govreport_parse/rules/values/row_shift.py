"""GR302: rows that stand one row too high or too low."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import Shift, shifts
from govreport_parse.rules.model import Issue, Rule, places

__all__ = ["RULE"]


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
                message=f"{shift.failing} sums of the table “{shift.table.title}” fail; all hold if the rows from "
                f"{first} to {last} are read one row further {way}",
                message_zh=f"统计表有{shift.failing}处合计与分项之和不相等；“{first}”至“{last}”各行数据如按整体{way_zh}移一行计算，"
                "则全部相等，请核对是否整体错行",
                indicators=shift.rows,
                observed=f"{shift.failing} sums fail",
                expected="0",
                suggestion=f"compare the rows from {first} to {last} with the original",
                suggestion_zh=f"建议核对“{first}”至“{last}”各行与原件是否一致",
                evidence=places(readings),
            )


def _label(context: Context, shift: Shift, place: int) -> str:
    """The printed label of one of the shifted rows."""
    return context.label(shift.rows[place], shift.table.applicants[0])


RULE = Rule(
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
    explanation_zh="统计表多处合计不相等，而连续若干行的数据整体上移或下移一行即全部相等，可能整体错行。数据保持原样。",
    example_zh="“予以公开”至“不予公开”各行的数据都填低了一行。",
    basis_zh="统计表各项数据之间的合计关系；不移动任何数据。",
    exceptions_zh="有多种互不相同的移动都能解释，或都不能解释的，仍按GR201逐处提示；起点不能确定的，列出各种解释都涉及的行。",
    check=_shifted_rows,
)
