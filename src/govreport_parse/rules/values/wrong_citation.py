"""GR312: a decree or notice that is not that of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import Form, load_forms
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_DECREE = lazy_pattern(r"国(?:务院)?令?第?(\d{3})号令?")
_NOTICE = lazy_pattern(r"国办公开办函[\[(]?(\d{4})[\])]?(\d+)号")
# Where a decree of another number is called that of the 条例.
_OF_THE_REGULATION = lazy_pattern(r"政府信息公开条例》?\(?(?:中华人民共和国)?$")
# Lawful history: what was in force before.
_FORMER = lazy_pattern("原|修订|废止|旧")
_AROUND = 30


def _citations(context: Context) -> Iterator[Issue]:
    report = context.report
    form = next((f for f in load_forms() if report.year and f.in_force(report.year)), None)
    if form is None:
        return
    cited = [
        (match, text, section.at)
        for section, text in saying(context, "号")
        for match in _citation(text)
    ]
    if not cited:
        return
    right = _numbers(form)
    former = {number for other in load_forms() for number in _numbers(other)} - right
    named = {_digits(match) for match, _, _ in cited}
    told: set[tuple[str, ...]] = set()
    for match, text, at in cited:
        number = _digits(match)
        own_kind = {other for other in right if len(other) == len(number)}
        slip = len(number) > 1 and number not in right and number[1:] in {n[1:] for n in right}
        wrong = (
            number in former
            or slip
            or (
                number not in right
                and _OF_THE_REGULATION.search(text, 0, match.start()) is not None
            )
        )
        around = text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
        if wrong and not own_kind & named and number not in told and not _FORMER.search(around):
            told.add(number)
            due = form.decree if len(number) == 1 else form.notice.partition("《")[0]
            yield Issue(
                message=f"cites {match.group()}; for {report.year} it is {due}",
                message_zh=f"正文引用“{match.group()}”，{report.year}年度适用的是{due}，请核对",
                observed=match.group(),
                expected=due,
                evidence=(at,),
            )


def _citation(text: str) -> Iterator[re.Match[str]]:
    yield from _DECREE.finditer(text)
    yield from _NOTICE.finditer(text)


def _digits(match: re.Match[str]) -> tuple[str, ...]:
    return match.groups()


@lru_cache(maxsize=64)
def _numbers(form: Form) -> frozenset[tuple[str, ...]]:
    """The decree and the notice of a form, by their numbers."""
    return frozenset(_digits(match) for match in _citation(fold(f"{form.decree} {form.notice}")))


RULE = Rule(
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
    exceptions="Other documents are not judged, nor is history (原, 修订, 废止), nor a text that cites the right one too.",
    explanation_zh="正文引用的国务院令文号或年度报告格式通知不是该年度应依据的文件。",
    example_zh="2022年度报告引用国办公开办函〔2019〕60号。",
    basis_zh="2018年度及以前为国务院令第492号，2019年度起为第711号；格式通知2019、2020年度为国办公开办函〔2019〕60号，2021年度起为〔2021〕30号。",
    exceptions_zh="其他文件、沿革表述（原、修订、废止）以及同时引用了正确文号的不判断。",
    check=_citations,
)
