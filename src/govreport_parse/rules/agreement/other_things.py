"""Figures that count other things than the cell of their topic does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["counts_else", "is_of_some_remedies"]

# 行政许可19项: powers that a body has; how often it used them is counted by 件.
_USED = lazy_pattern("决定|办理|作出|做出|实施|准予|办结")
# 一审判决驳回4件: of those that came before it.
_INSTANCE = lazy_pattern("[一二再]审")
# 当面领取3件: how answers were given.
_HANDED_OVER = lazy_pattern("领取|送达|寄[出送]")
# 寄信答复的9条: some of the answers.
_BY_WAY = lazy_pattern(
    "(?:寄信|邮寄|来信|当面|当场|现场|电话|口头|书面|网上|短信)[^,;。]{0,3}(?:答复|回复)"
)
# 5个工作日内办结3件: the quick ones alone; the term is 15 or 20.
_QUICK = lazy_pattern(
    r"(?<![\d十])(?:[1-9]|1[0-4]|[一二两三四五六七八九十])个?(?:工作日|日|天)(?:之|以)?内|当[日天][^,;。]{0,3}(?:办|答)"
)
# 新增查阅点2个, of 8.
_ADDED = lazy_pattern("新增|增[设加派配]|新设|撤[并销]|减少")
# 接待办证群众3200人次: no inquiries.
_ERRANDS = lazy_pattern("办证|办理业务|另接待")
# 派人外出培训5次: what others held.
_AWAY = lazy_pattern("外出|派员|派人|选派|派出")
_CARRIED = lazy_pattern("(?:结转|遗留|转入)[^,;。]{0,4}(?:复议|诉讼)")
# 被纠错的复议、诉讼各1件; 复议和诉讼中未审结的各1件; 该申请人提起诉讼1件.
_OF_SOME = lazy_pattern(
    "(?:维持|纠正|纠错|撤销|驳回|终止|撤诉|审结|败诉|胜诉|其他(?:情形|结果|处理))[^,;。]{0,2}的"
    "|该(?:申请人|案|当事人)|同一(?:申请人|事项)|经(?:过)?复议的"
    "|(?:(?<!我)局|委|办|部门|街道|[乡镇]|单位|机关)被(?:复议|诉|起诉|申请)|不服[^,;。]{2,12}(?:决定|答复)"
)
_REMEDIES = ("reconsideration", "litigation")
# 网络申请通过区政府网站提交27件: no information that was published there.
_SUBMITTED = lazy_pattern("申请|提交|受理")
_ASKED = lazy_pattern("征求[^,;。]{0,8}意见")

# By what topics begin with.
_SIGNS = {
    "channel_": (_SUBMITTED,),
    "refused_third_party": (_ASKED,),
    "outcome_": (_INSTANCE,),
    "requests_in_person": (_HANDED_OVER,),
    "requests_letter": (_HANDED_OVER,),
    "requests_carried_in": (_CARRIED,),
    "requests_answered": (_BY_WAY, _QUICK),
    "requests_concluded": (_QUICK,),
    "training_": (_AWAY,),
    "reading_points": (_ADDED,),
    "dedicated_offices": (_ADDED,),
    "staff": (_ADDED,),
    "inquiries_in_person": (_ERRANDS,),
}


def counts_else(context: Context, statement: Statement) -> bool:
    """Whether its words say that it counts powers, items, what became of some, or what was asked for."""
    (found,) = context.once(_counting_else)
    return id(statement) in found


def _counting_else(context: Context) -> Iterator[frozenset[int]]:
    """The identities of the figures of the text that do."""
    yield frozenset(id(one) for one in context.report.statements if _counts_else(one))


def _counts_else(statement: Statement) -> bool:
    words = fold(statement.text)
    topic = statement.topic or ""
    if statement.unit == "项":
        powers = (statement.indicator or "").endswith(".decisions")
        return topic.startswith(("requests_", "refused_")) or (powers and not _USED.search(words))
    if topic.startswith(_REMEDIES):
        return is_of_some_remedies(statement)
    signs = _signs_of(topic)
    if not signs:
        return False
    words = f"{words}{fold(statement.counted)}"
    return any(sign.search(words) for sign in signs)


@cache
def _signs_of(topic: str) -> tuple[re.Pattern[str], ...]:
    return next((signs for start, signs in _SIGNS.items() if topic.startswith(start)), ())


def is_of_some_remedies(statement: Statement) -> bool:
    """Whether a figure is of the remedies of one result or one applicant, or of those of the year before."""
    words = fold(statement.text)
    return _OF_SOME.search(words) is not None or _CARRIED.search(words) is not None
