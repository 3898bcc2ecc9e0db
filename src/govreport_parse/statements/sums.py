"""Figures that are sums of others, by what their words say: 两项合计, 计112件, a list in a bracket before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft, joined
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number, chinese_numeral
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["adopt", "cell_of", "is_bare_sum", "join_named", "sum_up", "sums_group", "sums_items"]

_ITEMS = lazy_pattern(
    "(?P<count>[两二三四五六七八九])(?:项|者|类|种)(?:(?:数据|申请|案件)?(?:合计|共计|相加|之和|总计|共)[为共计有]*|(?<=[,;、]..))$"
)
_BEGINS = lazy_pattern("(?:^|[,;:。、()])(?:以上|上述|这|该|此|前|最?后)?$")
# A78件、B34件，计112件, without 等 before it.
_BARE_SUM = lazy_pattern(
    r"(?:^[,;:、](?:以上|上述)?(?:[两二三四五六七八九□][项类者□])?(?:合计|共计|总计|总共|一共|合起来|加起来|计|共)"
    r"|[,;:、][^,;。:、()\d]{1,8}(?:合计|共计|总计))[为有]?$"
)
# Kinds further back are not among those that 两类 adds up.
_KINDS = 8
_ALONE = lazy_pattern(
    "(?:以上|上述)?(?:[两三四五六七八九](?:项|者|类|种))?(?:合计|共计|总计|总共|一共)[为有]?"
)
_ITEM = lazy_pattern(
    r"[(]?[一二三四五六七八九十\d]{1,2}(?:[、.)]|是)"
)  # of a list that goes over paragraphs
_TWO_MEDIA = lazy_pattern("双微|两微")
_ONE_MEDIUM = lazy_pattern("微博|微信")
# 行政查询事项4件、第三方合法权益1件，合计不予公开5件: a group, right after rows of it.
_OF_GROUP = lazy_pattern("[,、]?(?:以上)?(?:合计|共计|总计|总共|一共|共)[为有]?")
_LEFT = lazy_pattern("其[余他它]")
# What became of questions and opinions that were collected.
_COLLECTED = lazy_pattern(
    "(?:收集|征集|梳理|排查|反馈|征求|发现|查找|查出|查摆)[^,;。]{0,6}(?:问题|意见|建议|诉求)"
)
_DONE = lazy_pattern("已(?:经|全部)?(?:解决|办结|整改|完成|采纳|落实|回复|答复|处理)")
_TREATED = lazy_pattern("已|正在|尚|未|仍|解释|说明|转|持续|纳入|暂|不予|不采纳|部分")
# How documents are open, and what is said of documents that are made.
_PUBLIC = lazy_pattern("(?:属于?)?主动公开(?:类|属性|信息|文件|公文|的)*")
_PROPERTY = lazy_pattern("(?:属于?)?(?:依申请公开|不予公开)(?:类|属性|信息|文件|公文|的)*")
_MADE = lazy_pattern("(?:形成|制作|制发|印发|产生|生成|起草|收集)[^,;。]{0,8}(?:信息|文件|公文)?")
_AND = frozenset("和及与、")
_COUNTED = lazy_pattern("[共合总计为有]*")


def adopt(sheet: Sheet, token: Token, end: int, first: int) -> Changes:
    """信用公示(许可962条、处罚44条)1006条: what a bracket lists right before the last figure are its parts.

    `end`: of the bracket; `first`: the first figure that may be in it.
    """
    place = len(sheet.drafts) - 1
    inside = [k for k in range(first, place) if sheet.same_unit(k, token)]
    if len(inside) < 2 or _COUNTED.fullmatch(sheet.body, end, token.start) is None:
        return {}
    changes = _without(sheet, frozenset(inside))
    for k in inside:
        changes[k] = replace(changes.get(k, sheet.drafts[k]), part=True)
    return changes | {place: replace(sheet.drafts[place], parts=tuple(inside))}


def _without(sheet: Sheet, places: frozenset[int]) -> dict[int, Draft]:
    """The last figures that have some as parts, without these."""
    return {
        k: replace(whole, parts=tuple(part for part in whole.parts if part not in places))
        for k in sheet.recent()
        if not places.isdisjoint((whole := sheet.drafts[k]).parts)
    }


def join_named(sheet: Sheet) -> Changes:
    """接收咨询和投诉300件，咨询210件，投诉90件; 双微共发布3360条，微博2105条: parts that the whole's words name.

    They go on with 其余2件, and with what became of items that were collected: 收集问题9个，已解决7个，正在解决2个.
    """
    own, draft = len(sheet.drafts) - 1, sheet.drafts[-1]
    if own == sheet.state.first:
        return {}
    if _PROPERTY.fullmatch(_words(sheet, draft)):
        return _join_property(sheet, own)
    for k in range(own - 1, max(sheet.state.first, own - RECENT) - 1, -1):
        whole = sheet.drafts[k]
        if whole.part:
            continue
        if (
            (whole.topic is None or whole.topic.slug == "weibo_and_wechat")
            and whole.period is None
            and sheet.same_unit(k, draft.token)
            and whole.token.value
        ):
            listed = whole.parts[-1:] == (own - 1,)
            if _is_named(_words(sheet, whole), _words(sheet, draft), listed=listed):
                return joined(sheet.drafts, k, own)
        return {}
    return {}


def _join_property(sheet: Sheet, own: int) -> Changes:
    """制作文件60件，主动公开30件，依申请公开18件，不予公开12件: how documents are open divides them.

    主动公开 alone does not say so: it joins them with the one after it.
    """
    begin = max(sheet.state.first, own - RECENT)
    listed = [k for k in range(begin, own) if _PUBLIC.fullmatch(_words(sheet, sheet.drafts[k]))]
    wholes = [
        k
        for k in range(begin, listed[-1] if listed else own)
        if sheet.same_unit(k, sheet.drafts[own].token) and not sheet.drafts[k].part
    ]
    if not wholes or not _MADE.search(_words(sheet, sheet.drafts[wholes[-1]])):
        return {}
    most = sheet.drafts[wholes[-1]].token.value or 0
    parts = [
        k
        for k in (*listed[-1:], own)
        if not sheet.drafts[k].part and (sheet.drafts[k].token.value or 0) <= most
    ]
    return joined(sheet.drafts, wholes[-1], *parts)


def _is_named(both: str, words: str, *, listed: bool) -> bool:
    """Whether the words of a whole name a part of these. `listed`: the figure before is its part."""
    if len(words) < 2 or words == both:
        return False
    if listed and (words in both or _LEFT.match(words)):
        return True
    if _TWO_MEDIA.search(both) and _ONE_MEDIUM.search(words):
        return True
    if _COLLECTED.search(both) and (_DONE if not listed else _TREATED).match(words):
        return True
    return _names_several(both, words)


def sums_items(sheet: Sheet, boundary: int, token: Token) -> Changes | None:
    """两项合计1168件: the last two figures are its parts, and it is none of theirs; None where it is no such sum."""
    words = _ITEMS.search(sheet.text, boundary, token.start)
    if words is None:
        return None
    count = chinese_numeral(words["count"].replace("两", "二")) or 0
    place, first = len(sheet.drafts) - 1, sheet.state.first
    # 直接起诉5件，维持5件。复议后起诉4件。两项合计9件: of the sentences before, where its own has none.
    # 诉讼两类合计13件 names what it adds up, and says nothing of them; so does 集中在搬迁和测绘，两类共7件.
    own = sheet.text[max(boundary, sheet.drafts[place].sentence) : words.start()]
    begins = _BEGINS.search(own)
    named = begins is None or (first == place and begins.start() > 0)
    earlier = () if named else sheet.recent()[:-1]
    before = range(max(first, place - RECENT), place) if first < place else earlier
    listed = [k for k in before if sheet.same_unit(k, token)]
    if first == place:
        listed = [k for k in listed if not sheet.drafts[k].part]
    ahead = sheet.text.startswith("前", words.start() - 1)  # 前三类共56件
    every, listed = listed, listed[:count] if ahead else listed[-count:]
    if named and _comes_to(sheet, listed) != token.value:
        # 网上41件、信函30件、当面18件，写在纸上的两类合计48件: of the kinds that come to it, whichever they are.
        fitting = [
            one
            for one in combinations(every[-_KINDS:], count)
            if _comes_to(sheet, one) == token.value
        ]
        listed = list(fitting[0]) if len(fitting) == 1 else []
    alike = {(sheet.drafts[k].part, sheet.drafts[k].closed) for k in listed}
    if len(listed) < max(count, 2) or len(alike) > 1:
        return {}
    whole = replace(sheet.drafts[place], part=False, basis="list")
    return _without(sheet, frozenset((place,))) | {place: _sum_of(sheet, whole, listed)}


def sums_group(sheet: Sheet, boundary: int, token: Token) -> Changes:
    """合计不予公开5件 right after rows of that group: these are its parts, all there are."""
    place, draft = len(sheet.drafts) - 1, sheet.drafts[-1]
    begin = draft.counted[0] if draft.counted else token.start
    if draft.topic is None or not _OF_GROUP.fullmatch(sheet.body, boundary, begin):
        return {}
    listed: list[int] = []
    for k in range(place - 1, max(sheet.state.first, place - RECENT) - 1, -1):
        row = sheet.drafts[k].topic
        if row is None or draft.topic.slug not in row.within or not sheet.same_unit(k, token):
            break
        if row.facet != draft.topic.facet or sheet.drafts[k].parts:
            break
        listed.insert(0, k)
    if len(listed) < 2:
        return {}
    changes = _without(sheet, frozenset(listed))
    for k in listed:
        changes[k] = replace(changes.get(k, sheet.drafts[k]), part=True)
    return changes | {place: replace(draft, parts=tuple(listed), complete=True)}


def _comes_to(sheet: Sheet, listed: Sequence[int]) -> Number:
    return sum(sheet.drafts[k].token.value or 0 for k in listed)


def is_bare_sum(sheet: Sheet, words: str) -> bool:
    """Whether the last figure, of no topic, only adds up what was listed: 计112件. `words`: those before it."""
    if sheet.drafts[-1].topic is not None or words.startswith("等"):
        return False
    return _BARE_SUM.search(words) is not None or _ALONE.fullmatch(words) is not None


def sum_up(sheet: Sheet, words: str) -> Changes:
    """上述四类共106条: all figures of the sentence that are parts of no other, or of its last item.

    A sentence of these `words` alone (共计106条。) sums up the one before: 电话92次，网上14次。共计106次.
    """
    place, first, whole = len(sheet.drafts) - 1, sheet.state.first, sheet.drafts[-1]
    if first == place and _ALONE.fullmatch(words):
        first = _sentence_before(sheet, whole)
    if place - first > RECENT:
        return {}
    every = _summed(sheet, whole, range(first, place))
    # 不予公开13件；无法提供、其他处理分别为6件、2件，合计8件: those after the semicolon alone.
    last_item = _summed(sheet, whole, range(max(first, sheet.state.group), place))
    fits = sum(sheet.drafts[k].token.value or 0 for k in every) == whole.token.value
    listed = every if fits or len(last_item) < 2 else last_item
    if len(listed) < 2:
        return {}
    # 政府办制发24件，各县（区）制发63件，合计87件: of one body each, where all are of one row.
    slugs = {sheet.slug(k) for k in listed}
    cells = {cell_of(sheet, sheet.drafts[k]) for k in listed}
    of_bodies = len(slugs) == 1 and slugs != {""} and cells != {None}
    parts = {k: replace(sheet.drafts[k], part=True) for k in listed}
    if of_bodies:
        parts = {k: replace(part, inner=True) for k, part in parts.items()}
    return parts | {place: _sum_of(sheet, whole, listed)}


def _sentence_before(sheet: Sheet, whole: Draft) -> int:
    """The first figure of the sentence that one of its own sums up; its own place where others may be summed up, too.

    So it is where sentences or paragraphs before list the like, unless that sentence comes to it.
    """
    place = first = len(sheet.drafts) - 1
    begin = max(0, place - RECENT)
    while first > begin and sheet.drafts[first - 1].sentence == sheet.drafts[place - 1].sentence:
        first -= 1
    listed = _summed(sheet, whole, range(first, place))
    fits = sum(sheet.drafts[k].token.value or 0 for k in listed) == whole.token.value
    alike = any(sheet.same_unit(k, whole.token) for k in range(begin, first))
    return first if fits or not (alike or _ITEM.match(sheet.body)) else place


def _summed(sheet: Sheet, whole: Draft, places: range) -> list[int]:
    """The figures that may be summed up; none where others stand among them."""
    before = [k for k in places if not sheet.drafts[k].derived]
    listed = [
        k
        for k in before
        if not (sheet.drafts[k].part or sheet.drafts[k].stock) and sheet.same_unit(k, whole.token)
    ]
    return listed if len(listed) == len(before) else []


def _sum_of(sheet: Sheet, whole: Draft, listed: Sequence[int]) -> Draft:
    """A figure with others as its parts, all there are, and their cells as its sum where it has no topic."""
    cells = [cell_of(sheet, sheet.drafts[k]) for k in listed]
    named = whole.topic is None and all(cells) and len(set(cells)) == len(cells)
    sum_of = tuple(cell for cell in cells if cell) if named else whole.sum_of
    return replace(whole, parts=tuple(listed), complete=True, sum_of=sum_of)


def cell_of(sheet: Sheet, draft: Draft) -> str | None:
    """The one cell that a figure of all applicants counts."""
    topic = draft.topic
    if draft.stock or draft.inner or draft.sum_of or topic is None or topic.applicants:
        return None
    return draft.cell or topic.cell(sheet.form, draft.token.unit)


def _words(sheet: Sheet, draft: Draft) -> str:
    """The words that name what a figure counts."""
    start, end = draft.counted or (draft.begin, draft.token.start)
    return sheet.body[start:end]


def _names_several(words: str, one: str) -> bool:
    """Whether words name something beside one thing: 咨询和投诉, 建议提案."""
    before, found, after = words.partition(one)
    return bool(found) and (after[:1] in _AND or before[-1:] in _AND or len(after) == len(one))
