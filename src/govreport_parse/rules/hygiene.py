"""GR310 to GR313: masthead and text as an office would proofread them. All are hints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.fold import fold
from govreport_parse.forms import load_forms
from govreport_parse.numbers import chinese_numeral
from govreport_parse.rules.model import Context, Issue, Rule, texts

__all__ = ["RULES"]

_DECREE = re.compile(r"国务院令第?(\d{3})号")
_NOTICE = re.compile(r"国办公开办函[\[(]?(\d{4})[\])]?(\d+)号")
_ORDINAL = re.compile(r"(?<![\u4e00-\u9fff])([一二三四五六七八九十])是(?!否)")


def _period(context: Context) -> Iterator[Issue]:
    report = context.report
    if report.period is None or report.year is None:
        return
    start, end = report.period.start, report.period.end
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if not whole or start.year != report.year or end.year != report.year:
        yield Issue(
            message=f"the statistics run from {start} to {end}, not over the year {report.year}",
            message_zh=f"统计期限为{start}至{end}，不是{report.year}年全年",
            observed=f"{start}/{end}",
            expected=f"{report.year}-01-01/{report.year}-12-31",
        )


def _citations(context: Context) -> Iterator[Issue]:
    report = context.report
    form = next((f for f in load_forms() if report.year and f.in_force(report.year)), None)
    if form is None:
        return
    basis = fold(f"{form.notice}{form.decree}")
    for text, at in texts(context.report):
        folded = fold(text)
        cited = [m.group() for m in _DECREE.finditer(folded)]
        cited += [m.group() for m in _NOTICE.finditer(folded)]
        for name in dict.fromkeys(cited):
            digits = re.findall(r"\d+", name)
            if not all(number in re.findall(r"\d+", basis) for number in digits):
                yield Issue(
                    message=f"cites {name}; for {report.year} it is {form.decree} and {form.notice}",
                    message_zh=f"引用“{name}”，{report.year}年度应依据{form.decree}、{form.notice}",
                    observed=name,
                    evidence=(at,),
                )


def _ordinals(context: Context) -> Iterator[Issue]:
    for text, at in texts(context.report):
        last: re.Match[str] | None = None
        for match in _ORDINAL.finditer(text):
            # A list within a list begins anew, and the outer one then goes on from a lower number.
            if last is not None and _number(match) > _number(last) + 1:
                yield Issue(
                    message=f"“{match.group()}” follows “{last.group()}”",
                    message_zh=f"列举序号不连续：“{last.group()}”之后为“{match.group()}”",
                    observed=match.group(),
                    evidence=(at,),
                )
                break
            last = match


def _number(ordinal: re.Match[str]) -> int:
    return chinese_numeral(ordinal[1]) or 0


RULES = (
    Rule(
        code="GR310",
        name="odd-period",
        severity="hint",
        title="statistics that do not cover the calendar year",
        title_zh="统计期限不是完整年度",
        what="The period named in the opening is not 1 January to 31 December of the year reported on.",
        why="Figures of another period are not comparable; often last year's sentence was left in.",
        example="统计期限为2020年1月1日至12月31日 in a report on 2021.",
        basis="The report's title and opening.",
        exceptions="The first reports began on 1 May 2008, when the 条例 came into force.",
        explanation_zh="开头所列统计期限不是报告年度的1月1日至12月31日，可能沿用上年文字。",
        basis_zh="报告的标题和开头。",
        exceptions_zh="首批报告自2008年5月1日条例施行起统计。",
        check=_period,
    ),
    Rule(
        code="GR312",
        name="wrong-citation",
        severity="hint",
        title="a decree or notice that is not that of the year",
        title_zh="引用的条例文号或格式通知有误",
        what="The text cites another number of the 条例's decree, or another notice on the format, than those in force for "
        "the year.",
        why="The report was written after an old one.",
        example="国办公开办函〔2019〕60号 in a report on 2022.",
        basis="国务院令第492号 up to 2018, 第711号 from 2019; 国办公开办函〔2019〕60号 for 2019 and 2020, 〔2021〕30号 from 2021.",
        exceptions="Other documents are not judged.",
        explanation_zh="正文引用的国务院令文号或年度报告格式通知不是该年度应依据的文件。",
        basis_zh="2018年度及以前为国务院令第492号，2019年度起为第711号；格式通知2019、2020年度为国办公开办函〔2019〕60号，2021年度起为〔2021〕30号。",
        exceptions_zh="其他文件不判断。",
        check=_citations,
    ),
    Rule(
        code="GR313",
        name="ordinals-jump",
        severity="hint",
        title="a list with a number left out",
        title_zh="列举序号不连续",
        what="A list of 一是, 二是, 三是 in a section leaves a number out.",
        why="A point was lost in editing.",
        example="一是完善制度…；三是加强培训….",
        basis="The section's own text; a list may begin anew with 一是.",
        exceptions="None; it is a hint.",
        explanation_zh="“一是”“二是”等列举序号有缺漏。",
        basis_zh="章节自身文字；列举可从“一是”重新开始。",
        exceptions_zh="无；仅为提示。",
        check=_ordinals,
    ),
)
