"""GR404: a complete list that does not add up."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.intervals import Interval, total
from govreport_parse.model.records import Statement
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.closed_lists import closed_lists, names_every_kind
from govreport_parse.rules.agreement.lists import (
    amount,
    between,
    by_kind,
    divides_another,
    ends_in_rest,
    is_read_in_part,
    lists_of,
    names_of,
    other_sum,
)
from govreport_parse.rules.agreement.other_things import counts_else
from govreport_parse.rules.agreement.rounding import bounds
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULE"]

_RECEIVED = frozenset({"requests_received", "requests_accepted"})
# 8个社区各设1人: of each of several.
_EACH = lazy_pattern(r"各自?(?:设|有|配|明确|安排|确定|指定)|每[^,;。\d]{1,8}\d")
_REST_AFTER = lazy_pattern(r"[,;、。](?:其[余他它]|剩余|余下|剩下)的?[^,;。\d]{1,24}(?=[,;。]|$)")
# 从内容看, 按内容分，征地最多.
_STANDS_OUT = lazy_pattern("从[^,:]{0,14}看|[^;。]{0,24}(?:最多|居首|居多|为主|首位)")


def _unequal_parts(context: Context) -> Iterator[Issue]:
    for whole in context.report.statements:
        if not whole.parts or counts_else(context, whole):
            continue
        lists = lists_of(context, whole)
        for parts in lists:
            alone = len(lists) == 1 or by_kind(parts) or ends_in_rest(parts)
            # 共计318条：网站167条，公开栏151条。按内容分，…: the first is of all, as well.
            others = [one for one in lists if one is not parts]
            alone = alone or (
                all(map(by_kind, others)) and between(context, whole, parts[0]) == ":"
            )
            every = names_every_kind(context, whole, parts)
            if not (every or _is_whole(whole, parts, alone=alone)):
                continue
            one, other = _range(whole), total(map(_each, parts))
            short = other.high is not None and one.low > other.high
            if short and not (
                is_read_in_part(context, whole, parts)
                or _may_be_open(whole, parts)
                or _have_a_base(parts)
                or any(_EACH.search(fold(part.text)) for part in parts)
                or divides_another(context, whole, parts)
                or _names_a_rest(context, parts[-1])
                or _divide_the_first(parts)
            ):
                shown = f"{'+'.join(str(part.value) for part in parts)}={other.high}"
                yield other_sum(whole, parts, shown, "<", severity=_severity(parts))
    for whole, parts in context.once(closed_lists):
        come_to = sum(map(amount, parts))
        if come_to < amount(whole) and not _may_be_open(whole, parts):
            shown = f"{'+'.join(str(part.value) for part in parts)}={come_to}"
            yield other_sum(whole, parts, shown, "<", severity="warning")


def _is_whole(whole: Statement, parts: list[Statement], *, alone: bool) -> bool:
    """Whether the parts are said to be all, or name every class that there is.

    `alone`: they are its only list.
    """
    topic = load_topics().get(whole.topic or "")
    # 自然人34件，企业8件，环保组织4件: companies are one column of the organisations.
    named = {part.topic for part in parts if part.applicant != "business"}
    return (alone and whole.complete and len(parts) > 1) or any(
        named == set(parts) for parts in (topic.classes if topic else ())
    )


def _may_be_open(whole: Statement, parts: list[Statement]) -> bool:
    """Whether requests are listed by what came of them: some of those received have no outcome yet."""
    topics = (load_topics().get(part.topic or "") for part in parts)
    return whole.topic in _RECEIVED and any(t is not None and t.facet == "outcome" for t in topics)


def _names_a_rest(context: Context, last: Statement) -> bool:
    """Whether words after a list name a rest without a figure: 其余为机构、规划等信息."""
    words = next((after for one, after in following(context) if one is last), "")
    return _REST_AFTER.match(words) is not None


def _divide_the_first(parts: list[Statement]) -> bool:
    """Whether what follows divides the first part of a list: 71件，其中信息公开6件，维持5件，其他1件."""
    first, *rest = parts
    named = first.topic is None and all(part.topic is not None for part in rest)
    return named and len(rest) > 1 and sum(map(amount, rest)) == amount(first)


def _have_a_base(parts: list[Statement]) -> bool:
    """Whether all parts have shares, and name what these are of: 占办结总数的76.9%."""
    shared = all(part.share_percent is not None for part in parts)
    return shared and any(part.share_of for part in parts)


def _severity(parts: list[Statement]) -> Severity | None:
    """A warning where only 其他 at its end, or its shares, say that a list names all parts.

    A hint where it opens with what is looked at, or is most: 从内容看 names what stands out.
    """
    if _STANDS_OUT.match(fold(parts[0].text)) and not ends_in_rest(parts):
        return "hint"
    shares = [part.share_percent for part in parts if part.share_percent is not None]
    return "warning" if ends_in_rest(parts) or len(shares) == len(parts) else None


def _each(part: Statement) -> Interval:
    """What a part can be; where several names share it, as many times that."""
    one = _range(part)
    return one if one.high is None else Interval(low=one.low, high=one.high * names_of(part))


def _range(statement: Statement) -> Interval:
    """What a stated figure can be; about is anything."""
    match statement.qualifier:
        case "exact" | "negated":
            low, high = bounds(statement)
            return Interval(low=low, high=high)
        case "at_most":
            return Interval(low=0, high=amount(statement))
        case "at_least":
            return Interval(low=amount(statement), high=None)
        case _:
            return Interval(low=0, high=None)


RULE = Rule(
    code="GR404",
    name="parts-do-not-sum",
    severity="error",
    title="a complete list that does not add up",
    title_zh="分项之和小于总数",
    what="The parts are said to be all there are (分别为, 按…分, 共计), or name every class (自然人 and 法人或其他组织), "
    "and add up to less than the total.",
    why="The total or a part is wrong, or one was left out.",
    example="收到申请20件，按申请人分，自然人15件，法人或其他组织3件.",
    basis="Arithmetic of the sentence. A list under 其中 or with 等 names some parts only and is not judged, unless "
    "it ends in 其他N件 or its shares add up to 100 %: then a shortfall is a warning; "
    "approximations count for all they may be. More than the total is GR402.",
    exceptions="Lists under 其中 or with 等, lists with approximations that may make up the rest, and lists whose "
    "shares are of another figure, which they name, or that come to a figure between them and their whole; outcomes "
    "of the requests received, some of which may be open. What stands out (从内容看) is a hint.",
    explanation_zh="正文称列出全部分项（“分别为”“按…分”“共计”，或已包含全部类别），其和小于总数。",
    example_zh="收到申请20件，按申请人分，自然人15件，法人或其他组织3件，合计为18件。",
    basis_zh="句内算术。“其中”或带“等”的列举只是部分，不判断；以“其他N件”结尾或各项占比合计100%的，不足总数时作警告。",
    exceptions_zh="“其中”或带“等”的列举，含约数、可能补足差额的列举，占比写明以其他数为基数、或与其前另一数相符的列举，以及收到申请的办理结果（可能尚未办结）。“从……看”所列只作提示。",
    check=_unequal_parts,
)
