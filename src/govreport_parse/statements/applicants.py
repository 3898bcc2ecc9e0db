"""Who asked for what a figure counts: 自然人提出的政府信息公开申请45件 are of natural persons alone."""

from __future__ import annotations

from msgspec.structs import replace

from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.matcher import load_matcher

__all__ = ["of_applicant"]

_ASKED = frozenset({"requests_received", "requests_accepted"})
# The clause of a figure, which names who handed in what it counts.
_HANDED_IN = lazy_pattern(
    r"(?P<who>[^,;:。()\d]{1,40}?)所?(?:共|累计)?(?:提出|提交|递交)(?:了)?的?(?:[^,;:。()\d、]{0,10}申请[^,;:。()\d、]{0,6})?$"
)
_LEAD = lazy_pattern(
    ".*(?:收到|新收|接收|接到|受理|收办|登记|来自|其中|由)(?:了|的)?"
    "|^(?:[、和及]|以及|另外?|还|有|全年|本年度?|年内|当年|今年|共)++"
)
# Everybody who may ask, how and of whom.
_ANYBODY = lazy_pattern(
    "(?:公民|自然人|法人|其[他它]|组织|团体|单位|个人|申请[人者]|当事人|公众|群众|民众|社会|各界|各类|各方面?|人士|主体|广大|辖区内?"
    "|和|或者?|及|与|、|以及|等|的|依法|书面|以|形式|通过|各种|渠道|线上线下|向[我本][局厅委办院省市区县镇乡街道机关单位]{1,4}|对[我本][局厅委办机关]{1,2})++"
)
_ONE_KIND = lazy_pattern("(?:法人|其[他它]|组织|团体|单位|个人|自然人|和|或者?|及|与|、|各类|等)++")


def of_applicant(subject: Subject, body: str, token: Token, boundary: int) -> Subject:
    """What a figure of requests counts whose clause says who handed them in: their column, or no cell.

    收到商业企业提出的申请22件 is the column of companies; 收到外省学生提出的申请3件 is of some that no column counts
    by themselves; 收到公民、法人和其他组织提出的申请 is of everybody.
    """
    if subject.topic.slug not in _ASKED:
        return subject
    begin = max(boundary, *(body.rfind(mark, 0, token.start) + 1 for mark in ",;:。()"))
    clause = _HANDED_IN.match(body, begin, token.start)
    if clause is None:
        return subject
    who = _LEAD.sub("", clause["who"])
    named = load_matcher().find("before", who, 0, len(who))
    one = [head.topic for head in named if (head.start, head.end) == (0, len(who))]
    if one and one[0].applicants and one[0].fits(token.unit):
        return replace(subject, topic=one[0], start=clause.end("who") - len(who), end=token.start)
    anybody = not who or (_ANYBODY.fullmatch(who) and not _ONE_KIND.fullmatch(who))
    return subject if anybody else replace(subject, inner=True)
