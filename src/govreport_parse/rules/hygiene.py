"""GR310 to GR313: masthead and text as an office would proofread them. All are hints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govreport_parse.forms import Form, load_forms
from govreport_parse.rules.model import Context, Issue, Rule, saying
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["RULES"]

_DECREE = re.compile(r"国(?:务院)?令?第?(\d{3})号令?")
_NOTICE = re.compile(r"国办公开办函[\[(]?(\d{4})[\])]?(\d+)号")
# Where a decree of another number is called that of the 条例.
_OF_THE_REGULATION = re.compile(r"政府信息公开条例》?\(?(?:中华人民共和国)?$")
# Lawful history: what was in force before.
_FORMER = re.compile("原|修订|废止|旧")
_AROUND = 30
_NUMERALS = "一二三四五六七八九十"
# 一是, found by its 是 and told by what stands before it.
_ORDINAL = re.compile(rf"是(?!否)(?<=(?<![\u4e00-\u9fff])([{_NUMERALS}])是)")


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
                message_zh=f"引用“{match.group()}”，{report.year}年度应依据{due}",
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


def _ordinals(context: Context) -> Iterator[Issue]:
    for section, _ in saying(context, "是"):
        text = section.text
        # The last member of each list that is open: a list within a list begins anew, or with words
        # that are not seen (其中一是), and the outer one goes on after it.
        lists: list[re.Match[str]] = []
        for match in _ORDINAL.finditer(text):
            number = _number(match)
            opened = [i for i, last in enumerate(lists) if _number(last) == number - 1]
            if opened:
                lists = lists[: opened[-1]]
            elif lists and number > _number(lists[-1]) and _skips(text, lists[-1], match):
                yield Issue(
                    message=f"“{match[1]}是” follows “{lists[-1][1]}是”",
                    message_zh=f"列举序号不连续：“{lists[-1][1]}是”之后为“{match[1]}是”",
                    observed=f"{match[1]}是",
                    evidence=(section.at,),
                )
                break
            lists.append(match)


def _skips(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a number is nowhere between two, in whatever words (二要, 其二, 第二, 二为)."""
    between = text[last.end() : match.start(1)]
    missed = _NUMERALS[_number(last) : _number(match) - 1]
    return bool(missed) and not any(_other_words(number).search(between) for number in missed)


def _other_words(number: str) -> re.Pattern[str]:
    return re.compile(
        f"[其第]{number}|{number}[是要为则应需]|[(（]{number}[)）]|(?<![一-鿿]){number}、"
    )


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
        exceptions="Other documents are not judged, nor is history (原, 修订, 废止), nor a text that cites the right one too.",
        explanation_zh="正文引用的国务院令文号或年度报告格式通知不是该年度应依据的文件。",
        basis_zh="2018年度及以前为国务院令第492号，2019年度起为第711号；格式通知2019、2020年度为国办公开办函〔2019〕60号，2021年度起为〔2021〕30号。",
        exceptions_zh="其他文件、沿革表述（原、修订、废止）以及同时引用了正确文号的不判断。",
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
        basis="The section's own text; a list may begin anew with 一是. 其二, 第二, 二要, 二为 count as 二是.",
        exceptions="None; it is a hint.",
        explanation_zh="“一是”“二是”等列举序号有缺漏。",
        basis_zh="章节自身文字；列举可从“一是”重新开始。",
        exceptions_zh="无；仅为提示。",
        check=_ordinals,
    ),
)
