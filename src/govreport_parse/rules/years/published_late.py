"""GR505: published after the day that the 条例 sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import load_form
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import day_zh
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

# Offices may report for their government, boards for their zone.
_GOVERNMENT = lazy_pattern(r"政府(?:办公[室厅]|办)?$|管理?委员?会$")


def _published_late(context: Context) -> Iterator[Issue]:
    report = context.report
    if report.published is None or report.year is None or not report.forms:
        return
    form = load_form(report.forms[0].form)
    government = _GOVERNMENT.search(report.agency.name or "") is not None
    month, day = map(int, (form.due if government else form.due_bodies).split("-"))
    due = dt.date(report.year + 1, month, day)
    if report.published > due:
        yield Issue(
            message=f"published on {report.published}, due by {due}",
            message_zh=f"发布日期为{day_zh(report.published)}，规定期限为{day_zh(due)}，请核对",
            observed=str(report.published),
            expected=str(due),
            entry="published",
        )


RULE = Rule(
    code="GR505",
    name="published-late",
    severity="hint",
    title="published after the day that the 条例 sets",
    title_zh="发布时间晚于规定期限",
    what="The page's date of publication is later than the report was due.",
    why="Timeliness is part of every evaluation.",
    example="A bureau's report on 2022 dated 2023-03-15.",
    basis="条例 2019 第四十九条: bodies by 31 January, governments by 31 March; 条例 2008 第三十一条: all by 31 March.",
    exceptions="A page may be dated by a later edit: a hint.",
    explanation_zh="页面发布日期晚于条例规定的公布期限（2019年起部门为1月31日，政府为3月31日；此前均为3月31日）。",
    example_zh="某局2022年度报告的发布日期为2023年3月15日。",
    basis_zh="2019年条例第四十九条：部门1月31日前、政府3月31日前；2008年条例第三十一条：均为3月31日前。",
    exceptions_zh="网页日期可能是后来修改的日期，只作提示。",
    check=_published_late,
)
