"""Matters that are none of the report's own: cases, permits, services, what the table does not count."""

from __future__ import annotations

from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "is_handled",
    "is_of_attributes",
    "is_of_documents",
    "is_other_business",
    "is_partly_ours",
    "is_unrelated",
    "may_be_unrelated",
]

_OTHER_BUSINESS = lazy_pattern(
    "仲裁|积案|信访(?:件|案|事项)|提案|代办|审批|实事|调解|法律服务(?!机构|组织)|法律援助|便民|用地|环评|企业开办|网格|工单|热线"
    "|复议案件|诉讼案件|许可|不动产登记|信用修复|纠纷|纪委|社保|低保|学校|医院"
)
# 接到举报1762件，办结1743件: what is handled is no request, under whatever heading.
_HANDLED = lazy_pattern(
    r"(?:(?:群众|市民|居民|网民|公众|人民)(?:来信|来电|来访|意见)|(?:来信|来访)来(?:电|访|信)|信箱[^,;。\d]{0,6}来信"
    r"|(?:[接收]到|受理|办理|处理|转来|转办|交办)[^,;。\d]{0,8}(?:举报|投诉|留言|诉求|工单)"
    r"|(?:接到|接待|处理)来访|(?:人大|代表)[^,;。\d]{0,6}建议|提案)(?:事项|案件|问题)?(?:共|计|总数为?)?\d"
)
# 制发规范性文件6件，主动公开5件，1件涉及国家秘密: parts of documents, and no outcomes of requests.
_OF_DOCUMENTS = lazy_pattern("(?:制发|印发|制定|出台)[^,;。]{0,8}(?:文件|公文)(?![^。]*申请)")
# 发文142件。主动公开97件。依申请公开21件，不予公开24件: how documents are open, over full stops, too.
_MADE = lazy_pattern(
    r"(?:(?:发文|行文|公文|文件|文稿|(?:制作|新?产生)[^,;。\d]{0,6}信息)[^,;。申\d]{0,12}(?P<number>\d[\d,]*)[件份条个篇]"
    r"|(?P<counted>\d[\d,]*)[件份](?:公文|文件|文稿))(?:,?[^,;。:申\d]{0,16}属性[^,;。:申\d]{0,10}(?=[。,;:]))?"
)
_OPEN_BY = "(?:主动公开|依申请公开|免予公开|不予?公开|(?:予以)?公开)"
_ATTRIBUTE = (
    rf"(?:(?:[确认审核]*定[性级]?为|为|属于?|作为)?{_OPEN_BY}[的类属性信息数]{{0,4}}(?:有|共|为)?(?P<after>\d[\d,]*)[件份条个篇]?"
    rf"|(?P<before>\d[\d,]*)[件份条个篇][^,;。\d申]{{0,3}}?{_OPEN_BY}的?)(?:[,(]?占[\d.]+%\)?)?"
)
_REST = r"(?:其中|(?:其[余他它]|剩余|余下|剩下|另有|此外)(?:\d+[件份条个])?)?[^,;。\d申开答办]{0,10}?[,:]?"
_NEXT_ATTRIBUTE = lazy_pattern(rf"[,;。:、和(]{{0,2}}{_REST}{_ATTRIBUTE}")
_OTHER_BODIES = lazy_pattern("(?:企事业单位|学校|医院)(?:共|全年)?(?:收到|受理|办理|答复)")
# 执法类复议3件、诉讼1件与信息公开无关; 非信息公开类诉讼31件: what the clause counts is none of ours.
_UNRELATED = lazy_pattern(
    "与(?:政府)?信息公开(?:工作)?(?:均|都|皆)?无关|(?<!除)非(?:政府)?信息公开"
)
# 受理申请34件，未计入上述数字
_NOT_IN_THE_TABLE = lazy_pattern(
    r"[(,](?:均|都|但)?(?:未|不|没有?)(?:计|列|纳|统计)入|[(,]不在此列"
)
_MAY_BE_UNRELATED = lazy_pattern(
    "[无非不入此](?:(?<=[非入])|(?<=无)关|(?<=不)(?:属于|涉及)|(?<=此)列)"
)
# 举报投诉3件，其中2件反映工作作风（不属于信息公开）: the figure counts more than ours.
_PARTLY = lazy_pattern(r"\((?:均|都)?(?:不属于|不涉及|与)(?:政府)?信息公开[^()。]{0,8}\)")
_REQUESTS = lazy_pattern(
    "信息公开|政府信息|公开信息|依申请|申请公开|公开申请|申请办理|新收[^,;。]{0,8}申请"
)
_CLAUSE = lazy_pattern("[,;:。]")
_NEARBY = 40
# Attributes and the documents that they are of measure 60 characters at most.
_CHAIN = 80


def is_other_business(text: str) -> bool:
    """Whether a sentence is about cases, permits or services, and not about requests for information."""
    if _OTHER_BODIES.search(text) or is_handled(text):
        return True
    return _OTHER_BUSINESS.search(text) is not None and _REQUESTS.search(text) is None


def is_handled(text: str) -> bool:
    """Whether a sentence counts letters, complaints or proposals, and does not speak of requests."""
    return (
        _HANDLED.search(text) is not None and "申请" not in text and _REQUESTS.search(text) is None
    )


def is_of_documents(text: str) -> bool:
    """Whether words speak of documents made, whose parts are no requests."""
    return _OF_DOCUMENTS.search(text) is not None


def is_of_attributes(text: str, token: Token) -> bool:
    """Whether a figure is one of those that say how open the documents are that one before them counts."""
    begin = max(0, token.start - _CHAIN)
    made = next(reversed(list(_MADE.finditer(text, begin, token.start))), None)
    if made is None:
        return False
    end, left = made.end(), _digits(made["number"] or made["counted"])
    while end < token.end and (attribute := _NEXT_ATTRIBUTE.match(text, end)):
        end = attribute.end()
        left -= _digits(attribute["after"] or attribute["before"])
    return end >= token.end and left >= 0


def _digits(printed: str) -> int:
    return int(printed.replace(",", ""))


def may_be_unrelated(body: str) -> bool:
    """Whether any clause of a paragraph may say that it is none of ours; most have none."""
    return _MAY_BE_UNRELATED.search(body) is not None


def is_unrelated(body: str, token: Token, boundary: int) -> bool:
    """Whether a number's own clause says that what it counts has nothing to do with disclosure."""
    stop = _CLAUSE.search(body, token.end, token.end + _NEARBY)
    end = stop.start() if stop else token.end + _NEARBY
    apart = _NOT_IN_THE_TABLE.match(body, end) or _NOT_IN_THE_TABLE.match(body, token.end)
    return apart is not None or _UNRELATED.search(body, boundary, end) is not None


def is_partly_ours(body: str, token: Token) -> bool:
    """Whether a bracket further on in its sentence takes a part of a figure out of ours."""
    stop = body.find("。", token.end)
    return _PARTLY.search(body, token.end, stop if stop >= 0 else len(body)) is not None
