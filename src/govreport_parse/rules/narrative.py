"""GR402, GR404, GR408 and GR409: the text against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.arithmetic.intervals import Interval, total
from govreport_parse.model.records import Statement
from govreport_parse.rules.model import Context, Issue, Rule, sections
from govreport_parse.text.numerals import Number, chinese_numeral
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULES"]

_ATTENDED = re.compile("出席|参加|参与|负责同志|负责人|主持")
_PARTS = re.compile("其中|包括|包含|分别")


def _exceeding_parts(context: Context) -> Iterator[Issue]:
    for whole in context.report.statements:
        limit = whole.value if whole.qualifier in ("exact", "at_most") else None
        if limit is None or not whole.parts:
            continue
        for listed in _lists(context, whole):
            parts = _first_division(whole, listed)
            lows = [_at_least(part) for part in parts]
            if sum(lows) > limit and not _divides_outer(context, whole, sum(lows)):
                # One item may go out by several channels and counts once: the figures can all be right,
                # and only the word that makes them parts of the total is wrong, where there is one.
                mild = max(lows) <= limit and all(_overlaps(part) for part in parts)
                if not mild or _calls_parts(context, whole, parts[0]):
                    shown = f"{'+'.join(map(str, lows))}={sum(lows)}"
                    severity = "warning" if mild else None
                    yield _sum_of_parts(whole, parts, shown, ">", severity=severity)


def _lists(context: Context, whole: Statement) -> list[list[Statement]]:
    """The parts of a figure, by what each of its lists goes by: applicants, channels, outcomes."""
    lists: dict[str, list[Statement]] = {}
    for index in whole.parts:
        part = context.report.statements[index]
        topic = load_topics().get(part.topic or "")
        lists.setdefault(topic.facet if topic else "", []).append(part)
    if len(lists) > 1:
        lists.pop("", None)  # of which of the lists they are is not told
    return list(lists.values())


def _divides_outer(context: Context, whole: Statement, value: Number) -> bool:
    """Whether a list belongs to what the whole is the last part of.

    信息860条，包括网站300条、微信560条，其中原创420条、转载440条: the last two are 300 + 560.
    """
    figures = [f for f in context.report.statements if f.at.block == whole.at.block]
    place = next(i for i, figure in enumerate(figures) if figure is whole)
    between: Number = whole.value
    for figure in reversed(figures[:place]):
        between += figure.value
        if between == value:
            return True
    return False


def _first_division(whole: Statement, parts: list[Statement]) -> list[Statement]:
    """The parts up to where they are the whole: what follows divides it, or a part of it, anew.

    Figures in another unit (文件11份 among 解读24篇) count other things, and who attended overlaps.
    """
    units = {whole.unit, ""}
    own = [p for p in parts if p.unit in units and not _ATTENDED.search(p.text)]
    reached: Number = 0
    for number, part in enumerate(own, start=1):
        reached += part.value
        if number > 1 and reached == whole.value:
            return own[:number]
    return own


def _at_least(part: Statement) -> Number:
    return part.value if part.qualifier in ("exact", "at_least") else 0


def _calls_parts(context: Context, whole: Statement, first: Statement) -> bool:
    """Whether a word between a figure and the first of its list makes them its parts."""
    for section in sections(context.report):
        _, found, rest = section.text.partition(whole.text)
        between, ahead, _ = rest.partition(first.text)
        if found and ahead:
            return _PARTS.search(between + first.text) is not None
    return True


def _overlaps(part: Statement) -> bool:
    topic = load_topics().get(part.topic or "")
    return topic is not None and topic.overlaps


def _sum_of_parts(
    whole: Statement, parts: list[Statement], shown: str, sign: str, *, severity: str | None = None
) -> Issue:
    """`shown`: the sum, as 9+7=16; `sign`: ``>`` or ``<`` the whole."""
    words, words_zh = {">": ("more than", "大于"), "<": ("less than", "少于")}[sign]
    named = (whole.indicator, *(part.indicator for part in parts))
    return Issue(
        message=f"the parts named of “{whole.text}” come to {shown}, {words} {whole.value}",
        message_zh=f"“{whole.text}”所列各部分为{shown}，{words_zh}{whole.value}",
        indicators=tuple(dict.fromkeys(code for code in named if code)),
        observed=f"{shown} {sign} {whole.value}",
        expected=f"at most {whole.value}" if sign == ">" else str(whole.value),
        evidence=(whole.at, *(part.at for part in parts)),
        severity=severity,
    )


def _unequal_parts(context: Context) -> Iterator[Issue]:
    for whole in context.report.statements:
        if not whole.parts:
            continue
        lists = _lists(context, whole)
        for parts in lists:
            if not _is_whole(whole, parts, alone=len(lists) == 1):
                continue
            one, other = _range(whole), total(map(_range, parts))
            if other.high is not None and one.low > other.high:
                shown = f"{'+'.join(str(part.value) for part in parts)}={other.high}"
                yield _sum_of_parts(whole, parts, shown, "<")


def _is_whole(whole: Statement, parts: list[Statement], *, alone: bool) -> bool:
    """Whether the parts are said to be all, or name every class that there is.

    `alone`: they are its only list.
    """
    topic = load_topics().get(whole.topic or "")
    named = {part.topic for part in parts}
    return (alone and whole.complete) or any(
        named == set(parts) for parts in (topic.classes if topic else ())
    )


def _range(statement: Statement) -> Interval:
    """What a stated figure can be; about is anything."""
    match statement.qualifier:
        case "exact" | "negated":
            return Interval(low=statement.value, high=statement.value)
        case "at_most":
            return Interval(low=0, high=statement.value)
        case "at_least":
            return Interval(low=statement.value, high=None)
        case _:
            return Interval(low=0, high=None)


def _part_counts(context: Context) -> Iterator[Issue]:
    report = context.report
    told = [s for s in report.statements if s.topic == "report_parts"]
    if not told:
        return
    # Openings count the appendix, or do not.
    sections = [section for section in report.sections if section.kind != "appendix"]
    counts = {len(sections), len(report.sections)}
    numbers = [chinese_numeral(section.number or "") for section in sections]
    # Only where the numbers run on to the last are all sections known.
    certain = numbers == list(range(1, len(sections) + 1))
    for statement in told:
        if sections and statement.value not in counts:
            yield Issue(
                message=f"the opening names {statement.value} parts, the report has {len(sections)}",
                message_zh=f"开头称由{statement.value}个部分组成，正文有{len(sections)}个部分",
                observed=str(len(sections)),
                expected=str(statement.value),
                evidence=(statement.at, sections[-1].at),
                severity=None if certain else "hint",
            )


_BALANCE = (
    ("requests_received", "requests_carried_in"),
    ("requests_concluded", "requests_carried_out"),
)


def _balances(context: Context) -> Iterator[Issue]:
    told: dict[str, list[Statement]] = {slug: [] for side in _BALANCE for slug in side}
    for statement in context.report.statements:
        if statement.topic in told:
            told[statement.topic].append(statement)
    if all(told.values()):
        chosen = [[told[slug] for slug in side] for side in _BALANCE]
        figures = [figure for side in chosen for figures in side for figure in figures]
        # Each of the four stated once or alike, and exactly.
        once = all(len({f.value for f in figures}) == 1 for side in chosen for figures in side)
        if not once or any(f.qualifier not in ("exact", "negated") for f in figures):
            return
        left, right = ([figures[0].value for figures in side] for side in chosen)
        if sum(left) != sum(right):
            shown = f"{left[0]}+{left[1]} ≠ {right[0]}+{right[1]}"
            yield Issue(
                message=f"in the text, new and carried-in requests do not balance those concluded "
                f"and carried out: {shown}",
                message_zh=f"正文中新收与上年结转之和不等于办结与结转下年度之和：{shown}",
                observed=shown,
                evidence=tuple(figure.at for figure in figures),
            )


RULES = (
    Rule(
        code="GR402",
        name="parts-exceed-whole",
        severity="error",
        title="parts that exceed their whole",
        title_zh="分项之和大于总数",
        what="The figures listed under 其中, 包括 or 分别为 add up to more than the total they belong to. "
        "Where all parts are channels, by which one item may go out several times, it is a warning, and only "
        "where a word (其中) makes them parts.",
        why="Either the total or a part is wrong, or a part does not belong under it.",
        example="主动公开信息815条，其中 64+350+220+273.",
        basis="Arithmetic of the sentence; only the excess is judged, not completeness.",
        exceptions="Approximations count for the least that they may be. Lists by applicants, channels and outcomes are "
        "added up each for itself. What follows after parts that make up the whole divides it anew; other units and who "
        "attended are no parts.",
        explanation_zh="正文“其中”“包括”等所列各项之和大于总数。各项均为公开渠道的（同一信息可经多个渠道公开），只作警告，且只限有“其中”等字样的。",
        basis_zh="句内算术；只判断是否超出，不判断是否完整。",
        exceptions_zh="约数按可能的最小值计。按申请人、渠道、结果的列举分别相加；各部分已合计为总数之后的内容另行划分，单位不同的和出席情况不计。",
        check=_exceeding_parts,
    ),
    Rule(
        code="GR404",
        name="parts-do-not-sum",
        severity="error",
        title="a complete list that does not add up",
        title_zh="分项之和小于总数",
        what="The parts are said to be all there are (分别为, 按…分, 共计), or name every class (自然人 and 法人或其他组织), "
        "and add up to less than the total.",
        why="The total or a part is wrong, or one was left out.",
        example="收到申请20件，按申请人分，自然人15件，法人或其他组织3件.",
        basis="Arithmetic of the sentence. A list under 其中 or with 等 names some parts only and is not judged; "
        "approximations count for all they may be. More than the total is GR402.",
        exceptions="Lists under 其中 or with 等, and lists with approximations that may make up the rest.",
        explanation_zh="正文称列出全部分项（“分别为”“按…分”“共计”，或已包含全部类别），其和小于总数。",
        basis_zh="句内算术。“其中”或带“等”的列举只是部分，不判断。",
        exceptions_zh="“其中”或带“等”的列举，以及含约数、可能补足差额的列举。",
        check=_unequal_parts,
    ),
    Rule(
        code="GR408",
        name="part-count-wrong",
        severity="warning",
        title="the opening counts other parts than the report has",
        title_zh="开头所称部分数与正文不符",
        what="The opening says of how many parts the report consists; the sections are another number.",
        why="A section is missing, or the opening was taken from another report.",
        example="全文由六个部分组成 above five sections.",
        basis="The report's own words and its numbered sections; where their numbers do not run, a hint.",
        exceptions="An appendix may be counted or not.",
        explanation_zh="报告开头称由若干部分组成，与正文的章节数不一致。",
        basis_zh="报告自身的文字与编号章节；编号不连续时为提示。",
        exceptions_zh="附件可计可不计。",
        check=_part_counts,
    ),
    Rule(
        code="GR409",
        name="text-does-not-balance",
        severity="error",
        title="requests that do not balance in the text",
        title_zh="正文中申请收办数据不平衡",
        what="The text states new requests, those carried in, concluded and carried out; the first two do "
        "not add up to the last two.",
        why="One of the four is wrong.",
        example="新收12件，上年结转1件，办结12件，结转下年度0件.",
        basis="The printed balance of the form: 新收 + 上年结转 = 总计 + 结转下年度.",
        exceptions="Judged only where all four figures are stated exactly, each once.",
        explanation_zh="正文同时给出新收、上年结转、办结和结转下年度，前两项之和不等于后两项之和。",
        basis_zh="表内公式：新收＋上年结转＝总计＋结转下年度。",
        exceptions_zh="四个数都明确写出且各出现一次时才判断。",
        check=_balances,
    ),
)
