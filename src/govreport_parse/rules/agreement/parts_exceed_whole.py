"""GR402: parts that exceed their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.model.sections import sections
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.closed_lists import closed_lists
from govreport_parse.rules.agreement.left_out import left_out
from govreport_parse.rules.agreement.lists import (
    COUNTED_ONCE,
    amount,
    between,
    by_kind,
    divides_another,
    lists_of,
    other_sum,
    overlaps,
)
from govreport_parse.rules.agreement.percentages import figure_of, is_stated_in
from govreport_parse.rules.agreement.rounding import bounds
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULE"]

_ATTENDED = lazy_pattern("出席|参加|参与|负责同志|负责人|主持")
# The whole is said to be the sum of what went out by each: 双微共发布3,360条.
_SUMMED = lazy_pattern("合计|总计|双微|两微")
_RESUMED = lazy_pattern("合计|共|总计|相加|加起来")
# 上半年收到15件，其中当面6件；下半年收到19件.
_PERIOD = lazy_pattern("[上下]半年|[一二三四]季度")
_DONE = lazy_pattern("(?:已|均|全部)*(?:答复|回复|办复|办结|采纳|整改)")
_DECIDED = lazy_pattern("审结|办结|已结")
_ONCE = lazy_pattern("去重|重复|同一信息|剔除")
# 公开900条(多渠道发布的不重复计数): the items of the whole are counted once, those of the channels may not be.
_OF_WHOLE = lazy_pattern(r"^\((?![^()]*(?:首发|首次))[^()]*\)")
_HOW_ASKED = frozenset({"channel", "applicant"})
_CARRIED_IN = "requests_carried_in"
_CARRIED = frozenset({_CARRIED_IN, "requests_carried_out"})
_REMEDIES = ("reconsideration", "litigation")
_PARTS = lazy_pattern("其中|包括|包含|分别")
# A part among others that is so many times its whole divides another figure.
_FAR_MORE = 2


def _exceeding_parts(context: Context) -> Iterator[Issue]:
    for whole in context.report.statements:
        limit = bounds(whole)[1] if whole.qualifier in ("exact", "at_most") else None
        if limit is None or whole.value is None or not whole.parts:
            continue
        for listed in lists_of(context, whole):
            counted = [part for part in listed if part.at not in context.once(left_out)]
            parts = _first_division(whole, counted)
            lows = [_at_least(part) for part in parts]
            if sum(lows) > limit and not (
                divides_another(context, whole, parts)
                or _divides_outer(context, whole, sum(lows))
                or _is_of_another(context, whole, parts)
                or (_comes_after(whole, parts) and _sums_up(whole, parts))
                or any(_is_base_of_share(whole, part) for part in parts)
            ):
                # One item may go out by several channels and counts once: the figures can all be right,
                # and only the word that makes them parts of the total is wrong, where there is one.
                mild = max(lows) <= limit and all(map(overlaps, parts))
                summed = _SUMMED.search(whole.text) and not _ONCE.search(whole.text)
                once = between(context, whole, parts[0]) + fold(parts[0].text)
                mild = mild and not (summed or COUNTED_ONCE.search(_OF_WHOLE.sub("", once)))
                if not mild or _calls_parts(context, whole, parts[0]):
                    shown = f"{'+'.join(map(str, lows))}={sum(lows)}"
                    mild = mild or _fits_without_some(parts, lows, limit)
                    mild = mild or (len(lows) > 1 and max(lows) > _FAR_MORE * limit)
                    severity: Severity | None = "hint" if mild else None
                    yield other_sum(whole, parts, shown, ">", severity=severity)
    for whole, parts in context.once(closed_lists):
        if (come_to := sum(map(amount, parts))) > amount(whole):
            shown = f"{'+'.join(str(part.value) for part in parts)}={come_to}"
            yield other_sum(whole, parts, shown, ">", severity="warning")


def _divides_outer(context: Context, whole: Statement, value: Number) -> bool:
    """Whether a list belongs to what the whole is the last part of.

    信息860条，包括网站300条、微信560条，其中原创420条、转载440条: the last two are 300 + 560.
    """
    figures = [f for f in context.report.statements if f.at.block == whole.at.block]
    place = next(i for i, figure in enumerate(figures) if figure is whole)
    between: Number = amount(whole)
    for figure in reversed(figures[:place]):
        between += amount(figure)
        if between == value:
            return True
    return False


def _is_of_another(context: Context, whole: Statement, parts: list[Statement]) -> bool:
    """Whether a list that a figure has no room for may divide one before it.

    受理22件，1件待补正。其中公开10件、无法提供12件: of the 22, by whatever name. 收到50件，城建局18件、教育局6件。上述
    申请中，网上31件、邮寄15件、当面4件: the 50, which they come to.
    """
    if _comes_after(whole, parts):
        return False  # 规划24条，财政58条，以上合计82条: they are said to be summed
    lows = [_at_least(part) for part in parts]
    figures = [f for f in context.report.statements if f.at.block == whole.at.block]
    place = next(i for i, figure in enumerate(figures) if figure is whole)
    all_of = {f.value for f in figures[:place] if f.unit == whole.unit}
    if whole.scope is not None and whole.indicator is not None:
        all_of.add(figure_of(context, whole.indicator))  # of all bodies, where the whole is one's
    if len(parts) > 2 and sum(lows) in all_of:
        return True
    if by_kind(parts) and (len(parts) == 1 or not any(_is_within(p, whole) for p in parts)):
        return True  # 其余8件内容分散。从结果看，公开类28件: of all that the section is about
    if (
        max(lows) > amount(whole)
        and (parts[0].topic is None or whole.topic in _REMEDIES)
        and _is_listed(context, whole, parts[0])
    ):
        return True
    if _may_be_of_requests(whole, parts, figures[:place]):
        return True
    if whole.topic is not None or max(lows) <= amount(whole) or parts[0].topic is None:
        return False
    return any(f.unit == whole.unit and amount(f) >= sum(lows) for f in figures[:place])


def _may_be_of_requests(whole: Statement, parts: list[Statement], before: list[Statement]) -> bool:
    """Whether a list of how, by whom or about what was asked may divide all requests: 土地12件、人事18件，其中网络9件、邮寄21件.

    So after those carried in or over, or after the last item of another such list.
    """
    facets = {_facet(part) for part in parts}
    if whole.topic is None:
        lists = facets & _HOW_ASKED
    elif _facet(whole) in _HOW_ASKED:
        lists = facets & {""}
    else:
        lists = facets if whole.topic in _CARRIED else set()
    received = [amount(f) for f in before if f.topic == "requests_received"]
    sums: dict[str, Number] = defaultdict(int)
    for part in parts:
        # What names no row goes by one matter or another.
        sums[_facet(part) or part.counted] += _at_least(part)
    return (
        bool(lists) and "outcome" not in facets and max(sums.values()) <= max(received, default=0)
    )


def _facet(part: Statement) -> str:
    topic = load_topics().get(part.topic or "")
    return "" if topic is None else topic.facet


def _is_listed(context: Context, whole: Statement, part: Statement) -> bool:
    """Whether a whole is the last of a list, of which a part after it may be: 自然人3件、律所1件，其中3件延期.

    Remedies are listed with commas, too: 复议9件，诉讼4件；已审结的9件中，维持8件.
    """
    figures = [f for f in context.report.statements if f.at.block == whole.at.block]
    place = next(i for i, figure in enumerate(figures) if figure is whole)
    marks = {"、", ",", ";"} if whole.topic in _REMEDIES else {"、"}
    beside = place > 0 and between(context, figures[place - 1], whole) in marks
    return beside and any(
        f.unit == whole.unit and amount(f) >= amount(part) for f in figures[:place]
    )


def _is_within(part: Statement, whole: Statement) -> bool:
    """Whether a part may be one of its whole: what only wholes of its own kind have may not."""
    topic = load_topics().get(part.topic or "")
    return topic is None or not topic.facet or whole.topic in (topic.slug, *topic.within)


def _first_division(whole: Statement, parts: list[Statement]) -> list[Statement]:
    """The parts up to where they are the whole: what follows divides it, or a part of it, anew.

    Figures in another unit (文件11份 among 解读24篇) count other things, and who attended overlaps.
    """
    units = {whole.unit, ""}
    own = [p for p in parts if p.unit in units and not _ATTENDED.search(p.text)]
    own = [p for place, p in enumerate(own) if not _sums_up(p, own[:place])]
    own = [p for p in own if not _is_of_other_group(whole, p)]
    if _PERIOD.search(whole.text):
        own = [p for p in own if not _PERIOD.search(p.text)]
    own = [p for k, p in enumerate(own) if not (k and _goes_on_about(own[k - 1], p))]
    if own and _DECIDED.search(own[0].text) and sum(map(amount, own[1:])) <= amount(own[0]):
        return own[:1]  # 复议、诉讼25件，审结20件，维持16件
    own = _before_decided(own)
    reached: Number = 0
    for number, part in enumerate(own, start=1):
        reached += amount(part)
        if number > 1 and reached == whole.value:
            return own[:number]
    return own


def _before_decided(parts: list[Statement]) -> list[Statement]:
    """The parts before those that were decided, which divide the whole anew: 复议4件，其中县政府受理3件，已审结3件."""
    decided = (k for k, part in enumerate(parts) if k and _DECIDED.search(part.text))
    return parts[: next(decided, None)]


def _goes_on_about(before: Statement, part: Statement) -> bool:
    """Whether a part is what was done with those of the one before: 有效留言250条，答复247条."""
    done = not (part.indicator or part.sum_of) and _DONE.match(fold(part.text)) is not None
    return done and _DONE.match(fold(before.text)) is None and amount(part) <= amount(before)


def _is_base_of_share(whole: Statement, part: Statement) -> bool:
    """Whether a figure is what a share is of, and no part: 微信480条，占60%（总数800条）."""
    share, base = whole.share_percent, Decimal(amount(part))
    if share is None or base <= amount(whole):
        return False
    return is_stated_in(Decimal(amount(whole)) / base * 100, share, whole.text)


def _comes_after(whole: Statement, parts: list[Statement]) -> bool:
    """Whether a whole stands after its parts, some of which it may add up: …，以上两家合计30件."""
    begin = parts[0].at.start or 0
    return whole.at.block == parts[0].at.block and begin < (whole.at.start or 0)


def _sums_up(part: Statement, before: list[Statement]) -> bool:
    """Whether a part only adds up some of those before it: 住建局22件、教育局8件，两家合计30件."""
    if _RESUMED.search(part.text) is None:
        return False
    values = [amount(one) for one in before]
    runs = (values[i:j] for i in range(len(values)) for j in range(i + 2, len(values) + 1))
    return any(sum(run) == amount(part) for run in runs)


def _is_of_other_group(whole: Statement, part: Statement) -> bool:
    """Whether a part is an outcome that its whole does not have: 不掌握55件 is none of 不予公开57件."""
    codes = (whole.indicator or "", part.indicator or "")
    outcomes = all(code.startswith(("requests.outcome.", "requests.answered.")) for code in codes)
    return outcomes and not codes[0].endswith(".total") and not codes[1].startswith(codes[0])


def _fits_without_some(parts: list[Statement], lows: list[Number], limit: Number) -> bool:
    """Whether a list adds up to its whole when one part, or what divides one, is none of it.

    不予公开15件、过程性信息11件、内部事务4件: the last two may be the 15.
    """
    over = sum(lows) - limit
    if any(
        part.topic == _CARRIED_IN and low == over for part, low in zip(parts, lows, strict=True)
    ):
        return True  # 收到30件（上年结转2件，本年新增30件）
    if len(lows) > 2 and any(
        low == over and max(lows[:i], default=0) >= low and not _is_class(parts, i)
        for i, low in enumerate(lows)
    ):
        return True
    return any(
        sum(lows[i + 1 : j]) == lows[i] == over
        for i in range(len(lows))
        for j in range(i + 2, len(lows) + 1)
    )


def _is_class(parts: list[Statement], place: int) -> bool:
    """Whether a part is of the kind of the part before it, and none of the listed holds it."""
    topics = load_topics()
    topic, before = (topics.get(parts[k].topic or "") for k in (place, place - 1))
    if topic is None or before is None or not topic.facet or topic.facet != before.facet:
        return False
    return not {part.topic for part in parts} & set(topic.within)


def _at_least(part: Statement) -> Number:
    return bounds(part)[0] if part.qualifier in ("exact", "at_least") else 0


def _calls_parts(context: Context, whole: Statement, first: Statement) -> bool:
    """Whether a word between a figure and the first of its list makes them its parts."""
    for section in sections(context.report):
        _, found, rest = section.text.partition(whole.text)
        between, ahead, _ = rest.partition(first.text)
        if found and ahead:
            return _PARTS.search(between + first.text) is not None
    return True


RULE = Rule(
    code="GR402",
    name="parts-exceed-whole",
    severity="error",
    title="parts that exceed their whole",
    title_zh="分项之和大于总数",
    what="The figures listed under 其中, 包括 or 分别为 add up to more than the total they belong to. "
    "Where all parts are channels, by which one item may go out several times, it is a hint, and only "
    "where a word (其中) makes them parts.",
    why="Either the total or a part is wrong, or a part does not belong under it.",
    example="主动公开信息815条，其中 64+350+220+273.",
    basis="Arithmetic of the sentence; only the excess is judged, not completeness.",
    exceptions="Approximations count for the least that they may be. Lists by applicants, channels and outcomes are "
    "added up each for itself. A part of several that is more than twice the whole makes it a hint. "
    "What follows after parts that make up the whole divides it anew; other units and who "
    "attended are no parts.",
    explanation_zh="正文“其中”“包括”等所列各项之和大于总数。各项均为公开渠道的（同一信息可经多个渠道公开），只作提示，且只限有“其中”等字样的。",
    example_zh="主动公开信息815条，其中网站64条、公开栏350条、微博220条、微信273条，合计为907条。",
    basis_zh="句内算术；只判断是否超出，不判断是否完整。",
    exceptions_zh="约数按可能的最小值计。多项中有一项超过总数两倍的，只作提示。按申请人、渠道、结果的列举分别相加；各部分已合计为总数之后的内容另行划分，单位不同的和出席情况不计。",
    check=_exceeding_parts,
)
