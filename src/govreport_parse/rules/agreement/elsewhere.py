"""Figures whose clause, or sentence, says that they count other things than their cells do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.wording import Worded, clauses
from govreport_parse.text.cache import kept
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["of_other_things"]

_NEVER = lazy_pattern("(?!)")
# 通过市民热线等其他渠道回应群众关切380次: messages; the form counts what happened.
_MESSAGES = lazy_pattern(
    "留言|来[信电]|信箱|评论|粉丝|咨询|诉求|热线|工单|网友|听众|提问|(?:群众|市民|居民|公众|企业)的?(?:问题|关切)"
)
_EVENTS = lazy_pattern("热点|舆情|事件|舆论")
_ANSWERS = lazy_pattern(
    "(?=[^,;。]*(?:回复|答复|回应))[^,;。]*(?:留言|来[信电]|评论|粉丝|咨询|诉求|网友)"
    "|(?:发送|群发|推送)[^,;。]{0,6}(?:短信|提醒|提示|通知)"
)
_MEETS_THE_PRESS = lazy_pattern("通气会|吹风会|见面会|恳谈会")
_CONFERENCE = lazy_pattern("发布会|发布活动")
# 局领导出席5次: whoever of them.
_LEADERS = lazy_pattern(
    "(?:政府|[局厅委省市县区镇乡州府办]|班子)(?:领导|成员)|领导(?:干部|班子)|分管|副[局厅省市县区镇乡州]长"
)
_PRINCIPAL = lazy_pattern("主要|一把手|主任|(?<!副)[局厅省市县区镇乡州]长|负责同志|负责人")
# 学生申诉26件: against what others decided.
_APPEALS = lazy_pattern(
    r"[^,;。、:\d]{2}(?<!行政)(?<!公开)(?<!收到)(?<!受理)(?<!提起)(?<!提出)(?<!发生)(?<!有关)(?<!相关)申诉"
)
# What a clause says, and what it does not say; by what topics begin with.
_SIGNS = {
    "hot_topics": (_MESSAGES, _EVENTS),
    "weibo_wechat_responses": (_MESSAGES, _EVENTS),
    "other_responses": (_MESSAGES, _EVENTS),
    "channel_": (_ANSWERS, _NEVER),
    "press_conferences_led": (_LEADERS, _PRINCIPAL),
    "online_interviews_led": (_LEADERS, _PRINCIPAL),
    "press_conferences": (_MEETS_THE_PRESS, _CONFERENCE),
    "complaints": (_APPEALS, _NEVER),
}
# “市长热线”接听电话4120个: of a sentence. A hotline without a name is the body's own.
_PROGRAMMES = lazy_pattern(
    "(?<=[^,;。、:])(?<!咨询)(?<!公开)(?<!查询)热线|问政|直播|节目|听众|观众"
)
# 以县政府名义印发3件, 代区政府办理申请9件: and what follows in the sentence, until the body speaks of itself.
_FOR_OTHERS = lazy_pattern(
    "以(?!本|我|[局厅委]名义|[^,;。]{0,6}(?:街道|管委会)名义)[^,;。]{1,10}名义|(?<![替取换时])代(?:[省市县区州]|起草|拟|为)"
    "|提请|报请|起草|送审|协助|配合(?!度)|协办|作为第三人"
)
_OF_ITSELF = lazy_pattern(
    "(?<!为)本|我[局厅委办省市县区镇乡院]|自身|作为(?:主体|被)|以[局厅委]|被申请|街道(?:办事处)?(?:收到|受理|办理)"
)
_ANEW = lazy_pattern("收到|受理|制发|印发|制定|出台|举办|召开|公开")
# 围绕财政资金公开信息426条, 在“阳光政务”专栏公开信息480条: of one matter, on one page.
_THEME = lazy_pattern(
    r"(?:围绕|针对|聚焦|结合|就|关于|涉及|推进|加强|做好|加大|突出|深化)[^。;\d]{2,40}公开"
    r"|在[^,;。\d]{2,16}(?:领域|方面|专栏|栏目|专题)[^,;。\d]*公开"
)
_KIND = lazy_pattern(r"公开(?:了|的)?(?P<kind>[^,;。、\d]{2,14}?)信息(?:共|计)?\d")
_ANY_KIND = lazy_pattern("(?:政府|政务|公共|各类|各项|有关|相关|级|单位|部门|新增|基础|涉密)$")
_OF_ALL = lazy_pattern("全年|(?<!公)共|累计|总|年度|合计")
# 受理环境问题340起，按时办结336起: what was taken in was no request.
_TAKEN_IN = lazy_pattern(
    "受理|收到|接[到报听收]|举报|反映|线索|诉求|问题|来[信电]|留言|工单|案件|事项|转办|核[查实]|交办"
)
_A_REQUEST = lazy_pattern("申请|公开|申报")
_HANDLED = ("stage", "outcome")
# 规章和规范性文件制发1件、5件: which is whose is said by their order.
_IN_ORDER = lazy_pattern(r"[、和及]\d[\d,]*[件次条场期个人项]")
_NAMES = lazy_pattern("(?!.*(?:分别|依次)).*[、和及与]")


# 对12件一次性告知补正，8件补正后予以答复: of those that were unclear.
_UNCLEAR = lazy_pattern("告知[^,;。]{0,6}补正|(?:要求|通知|需要?)[^,;。]{0,6}补正(?!后)")
_AMENDED = lazy_pattern("[件条宗]?(?:申请)?[经在]?补正(?:材料)?后")
_REST_OF = lazy_pattern("[,;。]")
_SETTLED = ("requests_answered", "requests_concluded")


def of_other_things(context: Context) -> Iterator[Locator]:
    """The places of figures that count messages, others' business or one matter alone."""
    sentence: list[Worded] = []
    # 微博发文8600条，其中政府信息210条: no more than those of one channel.
    figures = context.report.statements
    media = [one for one in figures if (one.topic or "").startswith("channel_")]
    of_a_channel = {figures[k].at for one in media for k in one.parts}
    for one in context.once(clauses):
        if one.begins:
            sentence = []
        whole = one.statement.topic == "proactive_items" and one.statement.at in of_a_channel
        if whole or _counts_other_things(one, sentence):
            yield one.statement.at
        sentence.append(one)


def _counts_other_things(one: Worded, before: Sequence[Worded]) -> bool:
    topic = one.statement.topic or ""
    signs = _signs_of(topic)
    if signs is not None:
        says, says_not = signs
        words = one.item if topic == "press_conferences" else one.clause
        if says.search(words) and not says_not.search(words):
            return True
    if topic == "inquiries_telephone":
        return any(_PROGRAMMES.search(other.clause) for other in (*before, one))
    if topic == "proactive_items":
        return _is_of_one_matter(one)
    if topic in _SETTLED and _AMENDED.match(one.after):
        return True
    if topic == "requests_unclear" and _UNCLEAR.search(one.clause + _REST_OF.split(one.after)[0]):
        return True
    if _IN_ORDER.match(one.after) and _NAMES.match(one.clause):
        return True
    return _is_for_others(one, before) or _is_of_what_others_sent(one, before)


@cache
def _signs_of(topic: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    signs = (found for start, found in _SIGNS.items() if topic.startswith(start))
    return next(signs, None)


def _is_of_one_matter(one: Worded) -> bool:
    """Whether what was published is that of one matter, or of one kind: 主动公开“三公”经费信息62条."""
    if _OF_ALL.search(one.clause):
        return False
    kind = _KIND.search(one.clause)
    of_one = kind is not None and _ANY_KIND.search(kind["kind"]) is None
    return of_one or _THEME.search(one.lead) is not None


def _is_for_others(one: Worded, before: Sequence[Worded]) -> bool:
    """Whether a figure is of what was done for another body, by its clause or one before it in its sentence."""
    earlier = () if _ANEW.search(one.clause) else reversed(before)
    told = (_names_others(words) for words in (one.clause, *(other.clause for other in earlier)))
    return next((others for others in told if others is not None), False)


@kept()
def _names_others(clause: str) -> bool | None:
    """Whether a clause is of what is done for another body; None where it names neither that nor its own."""
    if _OF_ITSELF.search(clause):
        return False
    return True if _FOR_OTHERS.search(clause) else None


def _is_of_what_others_sent(one: Worded, before: Sequence[Worded]) -> bool:
    """Whether what was settled is what another figure of the sentence took in, and no request."""
    topic = load_topics().get(one.statement.topic or "")
    if topic is None or topic.facet not in _HANDLED:
        return False
    for other in reversed(before):
        taken_in: Statement = other.statement
        if (
            taken_in.topic is not None
            or taken_in.unit != one.statement.unit
            or _A_REQUEST.search(other.clause)
        ):
            return False
        if _TAKEN_IN.search(other.clause) and amount(taken_in) >= amount(one.statement):
            return True
    return False
