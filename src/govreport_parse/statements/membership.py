"""Whether a figure may be a part of an open breakdown."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.statements.bodies import names_applicants
from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.remedies import is_remedy_of
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = ["is_inner", "is_of_applicants", "is_part"]

# "815条,其中,概况类64条": between whole and part, or part and part, at most this many commas.
_MAX_COMMAS = 2
_GROUPING = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
# Words that begin another matter after a list: 其中网站90条、微信20条，举办培训3次.
_STARTS = lazy_pattern(
    "收到|受理|新收|接收|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|(?<!社会)(?<!基层)(?<!党)组织|回应|废止|接待|编发|编印|报送|设置|设立"
    "|培训|参加|完成|建立|新建|更新|开设|审核|处理|配备|投入"
)
# What information is counted by.
_INFORMATION = ("条", "篇")
_GROUPS = ("不予公开", "无法提供", "不予处理", "其他处理")
# What ends a list, whatever its parts come to.
_RESTS = ("、其他", "、其它", "、其余")


def is_part(
    sheet: Sheet, topic: Topic | None, token: Token, scope: int, *, near: bool = True
) -> bool:
    """Whether a figure may be a part of a draft. `near`: only right after it or its last part."""
    whole = sheet.drafts[scope]
    no_unit = token.unit is None and topic is not None
    before = sheet.drafts[whole.parts[-1]] if whole.parts else whole
    near = near and not (sheet.state.fresh and sheet.state.resumed == len(sheet.drafts))
    apart = near and _commas(sheet.body, before.end, token.start) > _MAX_COMMAS
    if (
        apart  # other things were said in between
        or not _goes_on(sheet, topic, token, whole)
        or not (sheet.same_unit(scope, token) or no_unit)
        or token.unit == "%"
        or _is_another_whole(sheet, whole, token)
    ):
        return False
    if topic is None:
        return not (sheet.state.doubtful or _is_beside(sheet, whole, token))
    if topic.level and not (whole.topic is not None and whole.topic.level):
        return False  # 制作5件，其中公开4件，对外公开总数38件: a stock is no part of the year's
    if whole.topic is None:
        if is_of_applicants(sheet, topic, token, scope):
            return False
        # An unknown whole: what is a whole by nature is no part of it.
        return sheet.state.fresh or (topic.facet != "stage" and not topic.classes)
    return _belongs(sheet, topic, token, whole, whole.topic)


def _commas(body: str, begin: int, end: int) -> int:
    """How many commas stand there, without those inside a number: 较上年1,302条增加164条."""
    commas = body.count(",", begin, end)
    return commas if commas <= _MAX_COMMAS else commas - len(_GROUPING.findall(body, begin, end))


def _is_another_whole(sheet: Sheet, whole: Draft, token: Token) -> bool:
    """Whether a larger figure after a semicolon stands beside a whole: 建议98件，其中重点6件；提案110件，其中重点5件.

    It has a breakdown of its own, or that whole has one part, before which no colon opens a list.
    """
    larger = (token.value or 0) > (whole.token.value or 0)
    if not larger or sheet.body.find(";", sheet.drafts[-1].token.end, token.start) < 0:
        return False
    if sheet.body.startswith((",其中", "(其中"), token.end):
        return True
    parts = sheet.own(whole)
    words = sheet.body[whole.token.end : sheet.drafts[parts[0]].token.start] if parts else ":"
    return len(parts) == 1 and words.startswith(",其中") and ":" not in words


def _is_beside(sheet: Sheet, whole: Draft, token: Token) -> bool:
    """Whether a figure after a semicolon is listed beside a whole that has a share, and no room for it.

    救助480条，占30%，其中低保360条，占75%；补贴512条，占32%.
    """
    last = sheet.drafts[-1]
    parted = last.share is not None and sheet.body.find(";", last.token.end, token.start) >= 0
    left = (whole.token.value or 0) - sum(
        sheet.drafts[k].token.value or 0 for k in sheet.own(whole)
    )
    return parted and whole.share is not None and (token.value or 0) > left


def _belongs(sheet: Sheet, topic: Topic, token: Token, whole: Draft, of: Topic) -> bool:
    """Whether a figure of one topic may be a part of one of another, `of`."""
    if topic.under and not is_remedy_of(sheet, of.slug, token):
        return False
    cell = topic.indicator.get(sheet.form or "")
    if of.slug in topic.within or (cell and cell in of.sum_of.get(sheet.form or "", ())):
        return not _is_nested(sheet, topic, whole)
    if sheet.state.fresh and topic.slug == of.slug:
        return token.value is not None and token.value <= (whole.token.value or 0)
    if token.unit != whole.token.unit:
        return False
    if topic.slug == of.slug:
        # 回应4次，其中微信回应3次，居民会上回应1次: the same verb begins no other matter.
        listed = sum(sheet.drafts[k].token.value or 0 for k in sheet.own(whole))
        room = listed + (token.value or 0) <= (whole.token.value or 0)
        return bool(whole.parts) and (room or _is_item(sheet, token))
    counted = topic.indicator or topic.facet
    return not counted or (_is_item(sheet, token) and not topic.facet and not topic.classes)


def _is_nested(sheet: Sheet, topic: Topic, whole: Draft) -> bool:
    """Whether what a figure is a part of is itself a part of a whole: 不予公开15件，过程性信息2件."""
    listed = {sheet.slug(k) for k in sheet.own(whole)}
    return (
        topic.facet == "outcome"
        and topic.within[0] != sheet.slug_of(whole)
        and topic.within[0] in listed
    )


def _goes_on(sheet: Sheet, topic: Topic | None, token: Token, whole: Draft) -> bool:
    """Whether a breakdown that has parts may have another."""
    parts = sheet.own(whole)
    if not parts:
        return True
    facet = topic.facet if topic else ""
    if topic is not None and topic.slug == "requests_carried_in" and _counts_new(sheet, parts):
        return False
    first = sheet.drafts[parts[0]].topic
    if facet == "result" and first is not None and first.facet == "kind":
        return False  # 诉讼11件：未经复议的4件，维持2件: of the four
    alike = facet == (first.facet if first else "")
    if sheet.state.semicolons:
        if topic is not None and topic.indicator and sheet.slug_of(whole) not in topic.within:
            return False
        if _names_another_group(sheet, whole, token):
            return False
        same = alike and token.unit == whole.token.unit
        return same and (facet != "" or _is_item(sheet, token))
    # 新媒体120条，其中微博90条、微信30条，其他方式50条: a medium beside it.
    beside = whole.topic is not None and whole.topic.facet == facet
    if len(parts) > 1 and (beside or not (facet and alike)):
        # 其中网站90条、微信30条 are the 120 条: what follows is none of them.
        listed = sum(sheet.drafts[k].token.value or 0 for k in parts)
        return listed != whole.token.value or sheet.body.startswith(_RESTS, sheet.drafts[-1].reach)
    return topic is not None or _is_item(sheet, token) or sheet.state.fresh


def _counts_new(sheet: Sheet, parts: Sequence[int]) -> bool:
    """Whether parts say what became of new requests, so that those carried in stand beside them.

    收到92件，其中88件办结，上年结转5件已办结.
    """
    return any(sheet.slug(k) not in ("", "requests_received", "requests_carried_in") for k in parts)


def _names_another_group(sheet: Sheet, whole: Draft, token: Token) -> bool:
    """Whether the words of a figure name another group of answers than its list is of.

    不予公开57件，其中行政查询28件；无法提供的以不掌握为主，有55件.
    """
    words = sheet.body[sheet.drafts[-1].reach : token.start]
    own = sheet.body[whole.begin : whole.token.end]
    of_group = any(name in own for name in _GROUPS)
    return of_group and any(name in words and name not in own for name in _GROUPS)


def _is_item(sheet: Sheet, token: Token) -> bool:
    """Whether the words since the figure before are those of an item, without a verb of their own."""
    begin = sheet.drafts[-1].reach if sheet.drafts else 0
    verb = _STARTS.search(sheet.body, begin, token.start)
    if verb is None:
        return True
    # 城市更新168条, 技能培训28条: nouns, where no clause begins with them.
    inside = sheet.body[verb.start() - 1] not in ",、;:。" and verb.start() > begin
    return inside and verb.end() == token.start and token.unit in _INFORMATION


def is_inner(sheet: Sheet, topic: Topic, token: Token, scope: int) -> bool:
    """Whether a figure is part of a part: 自然人40件（其中网上30件）."""
    whole = sheet.drafts[scope]
    value, limit = token.value, whole.token.value
    if whole.topic is None or not (whole.topic.facet and topic.facet):
        return False
    if not sheet.same_unit(scope, token) or value is None or limit is None or value > limit:
        return False
    inner = [sheet.drafts[k] for k in whole.parts if sheet.drafts[k].inner]
    if inner:
        listed = sum(part.token.value or 0 for part in inner)
        alike = inner[-1].topic is not None and inner[-1].topic.facet == topic.facet
        return alike and listed + value <= limit
    if sheet.state.brackets and len(sheet.state.scopes) > len(sheet.state.brackets[-1].outer):
        return True
    if not sheet.state.fresh or not whole.part:
        return False
    return topic.facet != whole.topic.facet or _exceeds_outer(sheet, value)


def is_of_applicants(sheet: Sheet, topic: Topic, token: Token, scope: int) -> bool:
    """Whether an outcome is of some applicants alone: 企业申请的33件中，13件予以公开."""
    whole = sheet.drafts[scope]
    words = sheet.body[whole.begin : whole.token.start]
    some = names_applicants(words) if whole.topic is None else whole.topic.facet == "applicant"
    within = (token.value or 0) <= (whole.token.value or 0)
    return topic.facet == "outcome" and within and some


def _exceeds_outer(sheet: Sheet, value: Number) -> bool:
    """Whether the breakdown around the innermost has no room for a figure."""
    if len(sheet.state.scopes) < 2:
        return False
    outer = sheet.drafts[sheet.state.scopes[-2]]
    listed = sum(sheet.drafts[k].token.value or 0 for k in outer.parts)
    return listed + value > (outer.token.value or 0)
