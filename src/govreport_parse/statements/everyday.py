"""Figures that nothing names but the words of their clause and what the paragraph is about.

Under 依申请公开 a figure of requests is a row of the request table: 寄来的12件, 审结30件, 手头在办2件.
Elsewhere few words of a clause name a row in its units and its context: 开会4次. The words stand in
``[rows]`` and ``keys`` of the topic file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from govreport_parse.statements.bodies import goes_by_matter, of_some_applicants
from govreport_parse.statements.clauses import ends_clause
from govreport_parse.statements.drafts import Changes, Draft
from govreport_parse.statements.rows import is_of_list, is_of_several, row_of, unnamed, words_of
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["name_by_words", "name_of_requests"]

# Of another time, another body or a part of the matter.
_OTHER_TIME = lazy_pattern(
    "同比|比上年|平均|(?<!全年)(?<!年内)(?<!今年)累计|历年|以来|上级|涉及|反映(?!的?事件)|占|每|举一反三|计划|目标|不足|争取|加上|连同|算上"
)
_UNRELATED = lazy_pattern("(?<=,)均?与(?:政府)?信息公开(?:工作)?(?:均|都)?无关")
_NEAR = 4
_CLAUSE_AFTER = lazy_pattern(r"(?:[^,;:。、()\d]|20\d\d年){2,16}")
# Between a verb and its noun stands the number: 投入5万元专项经费.
_NOUN_AFTER = lazy_pattern(r"(?:的)?[\u4e00-\u9fff]{2,12}")
_LONGEST = 26
_OF_INFORMATION = lazy_pattern("申请|要信息")
_UNITS_OF_REQUESTS = frozenset({"件", "条", "份", "宗", "封", "例"})
# What parts of requests go by, in the order in which words are tried.
_FACETS = ("outcome", "channel", "applicant", "stage")
# Parts of forms whose rows stand together in texts as well.
_PARTS = frozenset({"training", "powers", "inquiries"})
# Which of them may divide a figure of requests, by what it counts.
_DIVIDE = {
    "requests_received": _FACETS,
    "requests_accepted": _FACETS,
    "requests_due": _FACETS,
    "requests_concluded": ("outcome",),
    "requests_answered": ("outcome",),
}
# In the clause: another body's, of another time, a sum, or what was done on the way.
_NO_REQUEST = lazy_pattern(
    "同比|比上年|较上|平均|累计|历年|以来|上级|占|每|合计|共计|总计|三项|两项|分别|当场|把关|其[他它]答复|(?:现场|口头|书面|当面|电话)[答回]复|征求|会商|沟通|撤回|审核|寄送|送达|释明|评查|自查|工作日"
    "|直部门|各[^自]|分局|乡镇|街道|下属|所属|直属|县区|市区|区县|政府办|本级|本机关(?!不|没|未)|另行|自行|同一|最多|一[名位人]|[两二三四五]人|某|月收到"
)
# In the sentence: a matter that is no request.
_OTHER_MATTER = lazy_pattern(
    "文件|公文|发文|目录|热线|工单|留言|咨询|提案|建议|复议|诉讼|起诉|许可|处罚|会议|培训|来信来访|信箱|信访(?:件|案)|平台受理|诉求|问题"
    r"|听证|异议|主动公开\d|形成信息|(?:登记)?(?:查询|变更|注册|认定|补贴|救助|建房)申请|解读|引发|不服|评议|规章|(?:受理|接收|接到|收到)[^,;。]{0,8}(?:投诉|举报)|(?<!不予处理)(?<!类)(?:投诉|举报)(?=\d)"
)
# 从内容看, 涉及土地9件; but 涉及个人隐私 is a reason.
_ABOUT = lazy_pattern(
    "内容|领域|主题|事由|集中在|关于|有关|涉及|反映|类型|类别|类(?:信息|申请|事项)?$"
)
_REASON = lazy_pattern(
    "秘密|隐私|第三[方人]|过程|内部|案卷|卷宗|行政查询|禁止|危及|不[^,;。]{0,3}公开|未(?:予)?公开|无法|不能|不予|不存在|掌握|告知|引导|转"
)
# 剩4件: of requests only where no noun follows.
_LEFT = lazy_pattern("剩余?下?$")
# 其余4件因临近年底收到，延至2023年处理: what the next clause says.
_CARRIED_OUT_AFTER = lazy_pattern(
    r",(?P<words>(?:需|须|将|要|已)?(?:[转延留移推顺跨结]|[正尚仍还]在办)[^,;。:()]{1,16})"
)
# What words after a number say of it only with these among them.
_UNSURE_AFTER = {"requests_received": "新收", "requests_answered": "得到"}
# What words after a figure say of it though others stand before it.
_SAID_AFTER = frozenset(
    {"requests_carried_out", "requests_not_held", "requests_nonexistent", "requests_needs_creation"}
)
# Words of these may say what requests are about as well.
_DOUBTFUL = frozenset(
    {
        "not_processed_petition",
        "not_processed_publication",
        "requests_needs_creation",
        "requests_other_channel",
    }
)


def name_of_requests(given: Sheet, form: str | None, headings: Sequence[str]) -> Changes:
    """The figures of a sentence that nothing else names, of the row of requests that their clause names.

    Only where the paragraph is about requests, and no other figure of it is of that row.
    """
    places = unnamed(given, form)
    if not places:
        return {}
    headed = any("申请" in title for title in headings)
    slugs = _slugs(given)
    named: dict[int, Draft] = {}
    sheet = given
    for k in places:
        draft = sheet.drafts[k]
        if draft.elsewhere or draft.token.unit not in _UNITS_OF_REQUESTS:
            continue
        sentence = sheet.text[draft.sentence : draft.end + _LONGEST]
        if not _speaks_of_requests(sheet, sentence, headed=headed):
            break
        words = words_of(sheet, k, _NO_REQUEST)
        if words is not None and is_of_list(sheet, k, words):
            continue
        if words == "申请" and k and sheet.drafts[k - 1].end == draft.token.start - len(words):
            continue  # 13件申请11件在期限内办结: the noun of the number before
        # 年底还剩4件复印件, 还剩4件没办完: what the words after it say.
        left = words and _LEFT.search(words) and not ends_clause(sheet.body, draft.token)
        topic = _named(sheet, k, words, form) if words and not left else None
        if topic is None and words and not sheet.body.startswith(words, draft.token.end):
            topic = _said_after(sheet, k, form)
        matter = goes_by_matter(sheet.body, draft.token, draft.sentence)
        several = topic is not None and is_of_several(sheet, k, topic, form)
        if topic is not None and topic.slug not in slugs and not (matter or several):
            named[k] = replace(draft, topic=topic, basis="context")
            sheet = given.with_changes(named)  # what is named says what the next may be
            slugs.add(topic.slug)
    return named


def _slugs(sheet: Sheet) -> set[str]:
    """The topics of the paragraph so far."""
    return {draft.topic.slug for draft in sheet.drafts if draft.topic is not None}


def _speaks_of_requests(sheet: Sheet, sentence: str, *, headed: bool) -> bool:
    """Whether a sentence goes on about requests: below their heading, or right after figures of them."""
    if _OTHER_MATTER.search(sentence):
        return False
    near = sheet.drafts[-RECENT:]
    counted = any(d.topic and d.topic.facet in OF_REQUESTS for d in near)
    return counted or (headed and _OF_INFORMATION.search(sentence) is not None)


def _facets(sheet: Sheet, k: int) -> tuple[str, ...]:
    """What the figures of its list may go by: nothing known where the whole is no figure of requests."""
    place = sheet.whole_of(k) if sheet.drafts[k].part else None
    whole = None if place is None else sheet.drafts[place]
    if whole is None or whole.token.start > sheet.drafts[k].token.start:
        return _FACETS  # 今年新进30件，共32件: a sum says nothing of its items
    slug = sheet.slug_of(whole)
    if whole.topic is not None and whole.topic.facet == "outcome":
        return ("outcome",)
    return _DIVIDE.get(slug, ())


def _named(sheet: Sheet, k: int, words: str, form: str | None) -> Topic | None:
    draft = sheet.drafts[k]
    after = sheet.body.startswith(words, draft.token.end)
    facets = _facets(sheet, k)
    if after and "stage" in facets:
        longer = _CARRIED_OUT_AFTER.match(sheet.body, draft.token.end + len(words))
        words = longer.group("words") + words if longer else words
        facets = ("stage",) if longer else facets
    return _of_request(sheet, words, facets, form, draft, after=after)


def _said_after(sheet: Sheet, k: int, form: str | None) -> Topic | None:
    """What words after a figure say where those before it name no row: 要台账的1件不归镇里公开, 还剩4件没办完."""
    draft = sheet.drafts[k]
    after = _CLAUSE_AFTER.match(sheet.body, draft.token.end)
    if after is None:
        return None
    facets = [facet for facet in _facets(sheet, k) if facet in ("outcome", "stage")]
    topic = _of_request(sheet, after.group(), facets, form, draft, after=True)
    return topic if topic is not None and topic.slug in _SAID_AFTER else None


def _of_request(
    sheet: Sheet,
    words: str,
    facets: Sequence[str],
    form: str | None,
    draft: Draft,
    *,
    after: bool,
) -> Topic | None:
    """The row of requests that the words of a clause name, if they name one of the form.

    `after`: they stand after the number: 3件是上门递交的.
    """
    near = sheet.drafts[-RECENT:]
    listed = any(other.topic and other.topic.facet == "outcome" for other in near)
    if _ABOUT.search(words) and not _REASON.search(words):
        return None
    rest = words.startswith("其")
    for facet in facets:
        topic = None if rest and facet != "stage" else row_of(words, facet, form, draft)
        if topic is None:
            continue
        if topic.slug in _DOUBTFUL and not (listed or _REASON.search(words)):
            return None
        if after and _UNSURE_AFTER.get(topic.slug, "") not in words:
            return None  # 1件系12月29日收到
        some = of_some_applicants(sheet.body, draft.token, facet)
        return None if some or not topic.has_cell(form) else topic
    return None


def _is_beside(sheet: Sheet, topic: Topic, form: str | None) -> bool:
    """Whether figures of the paragraph stand in the same part of the form: 开会3次 beside 经费2万元."""
    part = _part_of(topic, form)
    near = sheet.drafts[-RECENT:]
    return part in _PARTS and any(_part_of(d.topic, form) == part for d in near if d.topic)


def _part_of(topic: Topic, form: str | None) -> str:
    """The part of the form in which a topic has its cell."""
    part = topic.indicator.get(form or "", "").partition(".")[0]
    return "training" if part == "resources" else part


def _has_other_ground(sheet: Sheet, k: int, unless: re.Pattern[str]) -> bool:
    """Whether the blotted ground before a figure is another matter's: 因房屋征收引发的行政诉讼23件."""
    draft = sheet.drafts[k]
    begin = sheet.drafts[k - 1].reach if k > sheet.state.first else draft.sentence
    ground = sheet.text[begin : draft.token.start]
    return "信息" not in ground and unless.search(ground.rpartition(",")[2]) is not None


def name_by_words(given: Sheet, form: str | None, headings: Sequence[str]) -> Changes:
    """The figures of a sentence that nothing else names, of the row that their clause speaks of.

    Only where the form has the row, the unit is its own, the sentence or a heading speaks of its
    matter, and no other figure of the paragraph is of that row. It is a matter of context.
    """
    places = unnamed(given, form)
    every, slugs = load_matcher().keys, _slugs(given)
    named: dict[int, Draft] = {}
    sheet = given
    for k in places:
        draft = sheet.drafts[k]
        keys = every.get((form or "", draft.token.unit or ""), ())
        words = words_of(sheet, k, _OTHER_TIME) if keys and not draft.elsewhere else None
        if not words:
            continue
        around = (sheet.body[draft.sentence : draft.end + _NEAR], *headings)
        key = next((key for key in keys if key.words.search(words)), None)
        noun = _NOUN_AFTER.match(sheet.body, draft.token.end)
        if key is None and noun is not None:
            words += noun.group()
            key = next((key for key in keys if key.words.search(words)), None)
        if key is None or not (
            any(key.context.search(text) for text in around) or _is_beside(sheet, key.topic, form)
        ):
            continue
        other = key.topic.slug in slugs or goes_by_matter(sheet.body, draft.token, draft.sentence)
        unless = load_matcher().unless.get(key.topic.slug)
        other = other or _UNRELATED.search(sheet.body, draft.end) is not None
        other = other or (unless is not None and unless.search(around[0]) is not None)
        if not other and not (key.unless.search(words) or _has_other_ground(sheet, k, key.unless)):
            named[k] = replace(draft, topic=key.topic, basis="context")
            sheet = given.with_changes(named)  # what is named says what the next may be
            slugs.add(key.topic.slug)
    return named
