"""GR104: section numbers that restart or jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import load_forms
from govreport_parse.model.records import Section
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["RULE"]

# A report has at least so many sections, and what an annex has of its own begins after them.
_LEAST = 5


def _numbers(context: Context) -> Iterator[Issue]:
    if not context.is_whole:
        return
    sections = _each_once(context.report.sections)
    read = [(chinese_numeral(s.number), s) for s in sections if s.number]
    numbered = [(number, section) for number, section in read if number]
    # An excerpt, or a report whose first heading has no number, may begin at any.
    first = numbered[0][0] if numbered else 1
    for expected, (number, section) in enumerate(numbered, first):
        if number != expected:
            if _heading(section) in _first_groups():
                return  # a table of the appendix begins, which is printed as text
            kinds = {before.kind for _, before in numbered[: expected - first]}
            if number == 1 and expected > _LEAST and section.kind in kinds:
                return  # another report or its tables, appended to this one
            yield Issue(
                message=f"section {section.number} {section.title} stands where number {expected} "
                "is due",
                message_zh=f"“{section.number}、{section.title}”序号有误，应为第{expected}部分",
                observed=section.number,
                expected=str(expected),
                evidence=(section.at,),
            )
            return


def _each_once(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; of one whose heading stands again above its text or its table, only the first."""
    last: Section | None = None
    for section in sections:
        again = last is not None and _heading(section) == _heading(last)
        if last is None or not again or not (_is_empty(last) or _is_empty(section)):
            yield section
        last = section


def _heading(section: Section) -> str:
    return fold(f"{section.number}、{section.title}")


def _is_empty(section: Section) -> bool:
    return not section.text and not section.children


@cache
def _first_groups() -> frozenset[str]:
    """The first group of each list of the forms, whose groups are numbered as sections are."""
    lists = [table for form in load_forms() for table in form.tables if table.layout == "list"]
    first = [next((row for row in table.rows if row.kind == "group"), None) for table in lists]
    return frozenset(fold(row.label) for row in first if row is not None)


RULE = Rule(
    code="GR104",
    name="section-number",
    severity="warning",
    title="section numbers that restart or jump",
    title_zh="章节序号有误",
    what="The numbers of the sections do not run 一、二、三.",
    why="A section may be lost, or two may have been run together.",
    example="三、 followed by 五、.",
    basis="The report's own numbering.",
    exceptions="Headings without numbers, in roman numerals or as 第一部分 are not counted, nor what follows "
    "the first group of a table that is printed as text (一、主动公开情况), nor a heading that stands again above "
    "its own table or text, nor what begins again from the first after five sections or more (another report in "
    "an annex); nothing is where a part of the "
    "file was not read (GR011).",
    explanation_zh="章节序号不连续或重复，可能有缺漏。",
    basis_zh="报告自身的编号。",
    exceptions_zh="无编号、用罗马数字或“第一部分”的标题不计；以文本印出的附表（“一、主动公开情况”起）不计；同一标题在其表格或正文之上重复的不计，五个以上章节之后重新编号的附件不计；"
    "文件有未读取内容（GR011）的不判断。",
    check=_numbers,
)
