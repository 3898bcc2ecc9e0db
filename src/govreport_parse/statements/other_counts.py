"""Figures whose words name a row that counts something else: 新增查阅点3处, 补正后办结4件, 围绕防汛公开信息58条."""

from __future__ import annotations

from govreport_parse.statements.clauses import clause_begin
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["counts_other", "is_of_whole_site"]

# 新增查阅点3处, 2名专职人员为今年新配: the form counts all that there are.
_ADDED = "(?:(?<!重)新(?:近?增|[设建添配开招进])|增(?:设|建|配|添|补|加)|添[设置]|扩[充建]|补充)(?![至到为后])"
_ADDED_BEFORE = lazy_pattern(_ADDED)
_ADDED_AFTER = lazy_pattern(f"[^,;。:()、\\d]{{0,10}}(?:为|是|系|属)[^,;。:()、\\d]{{0,6}}{_ADDED}")
_THERE_ARE = frozenset(
    {"reading_points", "dedicated_offices", "staff", "staff_full_time", "staff_part_time"}
)
# 宣布失效2件规范性文件: none that were made.
_UNDONE = lazy_pattern("(?:废止|失效|清理|修改|修订)(?:了|的)?$")
# Units of items of information, and what they are called.
_ITEMS = frozenset({"条", "条次", "条(次)", "篇", "则"})
_INFORMATION = lazy_pattern("信息|文件|公文|动态|公告|通知|稿")
# 补正后办结4件: of those amended alone.
_AMENDED = lazy_pattern(
    "补[正充][^,;。:()、\\d]{0,6}?(?:之后|以后|后|的)|(?<!未)经(?:申请人)?补正(?!通知)"
)
# Forms have rows of their own for what stays unclear, and for what was not amended.
_MAY_FOLLOW = frozenset(
    {"requests_granted", "requests_partially_granted", "requests_granted_or_partially"}
)
# 征求第三方意见4件，其中同意3件、不同意1件: what others said, and not what the body answered.
_ASKED = lazy_pattern(
    "征求[^,;。\\d]{0,12}意见[^,;。\\d]{0,4}\\d+[件份次]"
    "|涉及第三[方人][^,;。\\d]{0,6},[^,;。\\d]{0,10}(?:征求|征询)[^,;。\\d]{0,8}意见"
)
_CONSULTED = lazy_pattern(
    "[^,;。\\d]{0,8}涉及第三[方人][^,;。\\d]{0,6},[^,;。\\d]{0,10}(?:征求|征询)"
)
_CONSENT = lazy_pattern("同意(?!公开)|第三[方人][^,;。\\d]{0,4}同意")
_ANSWERED = lazy_pattern("答复|作出|办结")
# 围绕防汛抗旱公开信息58条, 加大扶贫信息公开力度，全年公开相关信息58条: of a matter, and not of all.
_DISCLOSED = frozenset({"proactive_items", "channel_website", "channel_weibo", "channel_wechat"})
_SPECIFIC = (
    "(?:围绕|聚焦|针对|紧扣|(?<![成造])就)(?![^,;。]{0,12}(?:中心|大局|全局|重点工作|要点|群众|公众|社会|民生"
    "|关切|需求|热点|条例|要求|职责|职能|任务|目标|主题|主线))"
)
_ON_MATTER = lazy_pattern(f"{_SPECIFIC}[^,;。]{{2,}}$")
_ON_MATTER_BEFORE = lazy_pattern(f"(?<![^,;。:是]){_SPECIFIC}[^,;。、等]{{2,14}},$")
_THE_SAME = lazy_pattern("(?:相关|有关|此类|该类|这类|上述)的?(?:政府|政务)?信息")
_OF_KIND = lazy_pattern(
    "[^,;。政做推加开抓强化动展好]{2,10}(?<!政府)(?<!政务)(?:信息公开|领域公开|方面公开)(?:的?力度|工作)?,"
)
# 网站点击18.5万次: of the whole site, of which the row counts the pages on disclosure.
_PAGES = lazy_pattern("专栏|栏目|专页|专题|频道|目录|页面|公开")


def counts_other(sheet: Sheet, subject: Subject, token: Token, start: int, boundary: int) -> bool:
    """Whether a figure is none of the row that its words name, but of a part, a step or another's doing.

    `start`, `boundary`: where its sentence begins, and its own words.
    """
    body = sheet.body
    words = body[clause_begin(body, boundary, token.start, bracketed=True) : token.start]
    return (
        _is_on_matter(sheet, subject, token, start, boundary)
        or _is_some(sheet, subject, token, words)
        or _is_of_things_before(sheet, subject, token)
        or _is_consent(sheet, subject, token, words, start)
    )


def is_of_whole_site(sheet: Sheet, subject: Subject, token: Token, boundary: int) -> bool:
    """Whether visits are of a site as a whole, as far as the words of its clause say."""
    if subject.topic.slug != "visits" or not subject.topic.has_cell(sheet.form):
        return False
    begin = clause_begin(sheet.body, boundary, token.start)
    return _PAGES.search(sheet.text, begin, token.start) is None


def _is_consent(sheet: Sheet, subject: Subject, token: Token, words: str, start: int) -> bool:
    """Whether a figure is of third parties that consented, or did not, when they were asked."""
    body = sheet.body
    if subject.topic.slug == "refused_third_party" and _CONSULTED.match(body, token.end):
        return True  # 3件申请涉及第三方，已依法征求意见
    said = _CONSENT.search(words) or body.startswith(("同意", "不同意"), token.end)
    if subject.topic.facet != "outcome" or not said:
        return False
    asked = _ASKED.search(sheet.text, start, token.start)
    return asked is not None and _ANSWERED.search(sheet.text, asked.end(), token.start) is None


def _is_on_matter(sheet: Sheet, subject: Subject, token: Token, start: int, boundary: int) -> bool:
    """Whether items were made public on one matter, which its clause names, or the one before it."""
    if subject.topic.slug not in _DISCLOSED or subject.start >= token.start:
        return False
    body, begin = sheet.text, clause_begin(sheet.body, boundary, token.start)
    if _ON_MATTER.search(body, begin, subject.start) or _ON_MATTER_BEFORE.search(
        body, start, begin
    ):
        return True
    same = _THE_SAME.search(body, subject.start, token.start)
    return same is not None and _OF_KIND.search(body, start, begin) is not None


def _is_some(sheet: Sheet, subject: Subject, token: Token, words: str) -> bool:
    """Whether a figure is of those alone that the year added, or that came of requests amended."""
    body, topic = sheet.body, subject.topic
    if topic.slug == "normative_issued" and _UNDONE.search(words):
        return True
    if topic.slug in _THERE_ARE:
        return bool(_ADDED_BEFORE.search(words) or _ADDED_AFTER.match(body, token.end))
    done = topic.facet == "stage" or topic.slug in _MAY_FOLLOW
    return done and _AMENDED.search(words) is not None


def _is_of_things_before(sheet: Sheet, subject: Subject, token: Token) -> bool:
    """Whether a figure is of those that the one before counts, and no items of information: 议题102项，网站公布96项."""
    if len(sheet.drafts) <= sheet.state.first or token.unit in _ITEMS:
        return False
    before, topic = sheet.drafts[-1], subject.topic
    if before.topic is not None or before.token.unit != token.unit or before.counted is None:
        return False
    published = topic.facet == "medium" or topic.slug == "proactive_items"
    words = sheet.text[before.counted[0] : before.counted[1]]
    words += sheet.text[subject.start : min(subject.end, token.start)]
    fewer = (token.value or 0) <= (before.token.value or 0)
    return published and fewer and _INFORMATION.search(words) is None
