"""GR104: section numbers that restart or jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import load_forms
from govreport_parse.model.records import Section
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import chinese_numeral
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

# A report has at least so many sections, and what an annex has of its own begins after them.
_LEAST = 5
# A line that is a heading, though it was not read as one: 三收到和处理政府信息公开申请情况.
_LINE = lazy_pattern("[(]?(?:第)?(?P<number>[一二三四五六七八九十]{1,3})")
_HEADED = lazy_pattern("公开|情况|问题|事项|复议|申请|处理|改进")
_LONGEST = 60
_NUMBERED = lazy_pattern("[一二三四五六七八九十]{1,3}、")
_FIGURES = lazy_pattern(r"(?:\([^()]*\))?[\d.,/—\-件条项次万元]+")
# A row in lines has a unit and a figure below its label.
_UNITS = ("件", "条", "项", "次", "人次", "万元")
_CELLS = 2
# Sections that consist of a table.
_OF_TABLES = ("proactive", "requests", "remedies")
# One number alone is rather left out.
_SEVERAL = 2
# So many characters of a row, its number among them, are no heading of another matter.
_TELLING = 6


def _numbers(context: Context) -> Iterator[Issue]:
    if not context.is_whole:
        return
    sections = [s for s in _each_once(context.report.sections) if not _is_cell(s)]
    read = [(place, chinese_numeral(s.number or "")) for place, s in enumerate(sections)]
    numbered = [(number, place) for place, number in read if number]
    if not numbered:
        return
    # The number due in each list that is open: the report's own, and lists within a section of it.
    # An excerpt, or a report whose first heading has no number, may begin at any.
    due = [numbered[0][0]]
    before = -1
    for position, (number, place) in enumerate(numbered):
        section = sections[place]
        opened = [depth for depth, next_ in enumerate(due) if next_ == number]
        if opened:
            due = due[: opened[-1] + 1]
            due[-1] += 1
        elif (
            _heading(section) in _first_groups()
            or (number < due[0] and _is_row(section))
            or _is_printed_row(section)
        ):
            return  # a table begins, or goes on, which is printed as text
        else:
            earlier = [sections[p] for _, p in numbered[:position]]
            later = [n for n, _ in numbered[position + 1 :]]
            if number == 1 and due[0] > _LEAST and section.kind in {s.kind for s in earlier}:
                return  # another report or its tables, appended to this one
            if number == 1 and "二、" in fold(section.text):
                return  # 一、全年未收费。二、办理提案7件: a list within a paragraph of the last section
            if number == 1 and due[0] in later and _is_new(section, earlier):
                due.append(
                    2
                )  # 一、强化主动公开。二、…: a list within a section, which goes on after it
            elif (severity := _gap(sections[before : place + 1], due[0], number)) is not None:
                held = _are_tables(context, sections[before : place + 1], number - due[0])
                yield _issue(section, due[0], "hint" if held else severity)
                return
            else:
                due = [number + 1]
        before = place


def _is_new(section: Section, earlier: Sequence[Section]) -> bool:
    """Whether a heading is none of those before it."""
    return _heading(section) not in {_heading(one) for one in earlier}


def _gap(span: Sequence[Section], due: int, number: int) -> Severity | None:
    """How grave it is that numbers are left out between the first and the last of some sections.

    None where they stand there in another form (3、, 第三部分, 叁、); a hint where sections without a
    number stand in their place.
    """
    missed = range(due, number)
    between = span[1:-1]
    if not missed or not span:
        return "warning"
    if sum(section.number is not None for section in between) >= len(missed):
        return None
    if all(_stands_in(span[:-1], one) for one in missed):
        return None
    return "hint" if len(between) >= len(missed) else "warning"


def _are_tables(context: Context, span: Sequence[Section], missed: int) -> bool:
    """Whether as many statutory tables stand in the place of numbers left out, whose headings are in their cells."""
    if missed < _SEVERAL or not span or span[0].kind in _OF_TABLES:
        return False
    between = range(span[0].at.block + 1, span[-1].at.block)
    return missed == len({one.at.block for one in context.report.forms if one.at.block in between})


def _stands_in(sections: Sequence[Section], missed: int) -> bool:
    """Whether a number that is left out heads a part of some sections, or a line of their text."""
    for section in sections:
        numbers = [0, *(_plain_number(child) for child in section.children)]
        # (三) after (二) goes on a list of its own.
        if any(b == missed and a != missed - 1 for a, b in pairwise(numbers)):
            return True
        lines = (*section.text.split("\n"), *(child.text for child in section.children))
        if any(_is_heading_of(fold(line), missed) for line in lines):
            return True
    return False


def _plain_number(section: Section) -> int:
    printed = (section.number or "").strip("()")
    return int(printed) if printed.isdecimal() else chinese_numeral(printed) or 0


def _is_heading_of(line: str, number: int) -> bool:
    found = _LINE.match(line)
    return (
        found is not None
        and chinese_numeral(found["number"]) == number
        and _HEADED.search(line, found.end(), _LONGEST) is not None
    )


def _issue(section: Section, due: int, severity: Severity) -> Issue:
    return Issue(
        message=f"section {section.number} {section.title} stands where number {due} is due",
        message_zh=f"“{section.number}、{section.title}”按顺序应为第{due}部分，请核对序号是否有误、内容是否缺漏",
        observed=section.number,
        expected=str(due),
        evidence=(section.at,),
        severity=severity,
    )


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


def _is_cell(section: Section) -> bool:
    """Whether a numbered line is a row of a form with its figures: 一、本年新收政府信息公开申请数量 12件."""
    line = fold(section.text.partition("\n")[0])
    heading = _heading(section) if section.title else f"{section.number}、{line}"
    rows = _rows_with_figures()
    return heading.startswith(rows) and any(
        heading.startswith(row) and _FIGURES.fullmatch(heading, len(row)) is not None
        for row in rows
    )


def _is_row(section: Section) -> bool:
    """Whether a heading is a numbered row of a form, or as much of it as a line has: 二、上年结转政府."""
    heading = _heading(section)
    return len(heading) >= _TELLING and any(
        row.startswith(heading) or heading.startswith(row) for row in _numbered_rows()
    )


def _is_printed_row(section: Section) -> bool:
    """Whether below a numbered line stand the unit and the figures of a row, each in a line of its own."""
    lines = [fold(line) for line in section.text.split("\n")]
    return (
        not section.children
        and len(lines) >= _CELLS
        and all(line in _UNITS or _FIGURES.fullmatch(line) for line in lines)
        and any(line in _UNITS for line in lines)
        and any(line[:1].isdecimal() for line in lines)
    )


@cache
def _numbered_rows() -> tuple[str, ...]:
    """The rows of all forms that are numbered as sections are."""
    rows = (row for form in load_forms() for table in form.tables for row in table.rows)
    labels = dict.fromkeys(fold(row.label) for row in rows)
    return tuple(label for label in labels if _NUMBERED.match(label))


@cache
def _rows_with_figures() -> tuple[str, ...]:
    """The rows of all forms that are numbered as sections are, but for the groups of lists, which sections may be called."""
    tables = [table for form in load_forms() for table in form.tables]
    rows = (r for t in tables for r in t.rows if r.kind == "value" or t.layout != "list")
    return tuple({label for row in rows if _NUMBERED.match(label := fold(row.label))})


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
    title_zh="各部分的序号有误",
    what="The numbers of the sections do not run 一、二、三.",
    why="A section may be lost, or two may have been run together.",
    example="三、 followed by 五、.",
    basis="The report's own numbering.",
    exceptions="Headings without numbers, in roman numerals or as 第一部分 are not counted, nor a list 一、二、三、 within "
    "a section, after which the numbers go on, nor what follows "
    "the first group of a table that is printed as text (一、主动公开情况), nor a heading that stands again above "
    "its own table or text, nor what begins again from the first after five sections or more (another report in "
    "an annex). A number that stands there in another form (3、, （三）) is not left out; a section without one in "
    "its place makes a hint. Nothing is said where a part of the file was not read (GR011).",
    explanation_zh="各部分的序号不连续或重复，内容可能缺漏。",
    example_zh="“三、”之后为“五、”。",
    basis_zh="报告自身的编号。",
    exceptions_zh="无编号、用罗马数字或“第一部分”的标题不计；某一部分之内自成序列的“一、二、三、”不计；缺少的序号以其他形式（“3、”“（三）”）出现的不计，由无编号标题占位的为提示；以文本印出的附表（“一、主动公开情况”起）不计；同一标题在其表格或正文之上重复的不计，五个以上章节之后重新编号的附件不计；"
    "文件有未读取内容（GR011）的不判断。",
    check=_numbers,
)
