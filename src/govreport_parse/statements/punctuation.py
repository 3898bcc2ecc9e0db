"""What opens and closes breakdowns: 其中, 按渠道分, 新增信息中, brackets, 另有, semicolons."""

from __future__ import annotations

import re

from govreport_parse.statements.lists import (
    closed,
    forgotten,
    opened,
    resumed,
    resumed_by_name,
    with_bracket_closed,
    with_group_ended,
)
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import opens_sentence
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["of_them", "punctuated"]

_ALL_PARTS = frozenset(
    {
        ":",
        "分为",
        "具体为",
        "具体是",
        "具体有",
        "分类如下",
        "具体为:",
        "具体是:",
        "具体如下:",
        "构成为:",
        "分布为:",
    }
)
_OF_THEM = lazy_pattern(
    r"(?<![^,;。:])在?(?:20\d\d年度?|[本今当]年度?)?(?:上述|以上)?(?P<name>[^,;。:\d]{2,12})(?<!其)[中里],"
)
# 公开的信息分为四类, 公开内容主要包括: the list of a figure of the sentence before.
_OPENS_WITH = lazy_pattern(
    "(?:[我本][省市区县镇乡局委办院厅街道]{1,2})?(?:主动)?公开(?:的|各类)?(?:政府)?(?:信息|内容)(?:内容|类别|种类)?(?:主要)?"
)
# 新收申请46件，上年转入3件。新收的申请按内容分: of the 46.
_SUBJECT = lazy_pattern(
    r"(?<![^,;。:])(?:上述|以上)?(?P<name>新收|收到|受理|办结)[^,;。:\d]{0,6}申请$"
)
# 办结率95.1%（按新收与结转合计103件计算）: what a rate was reckoned from.
_RECKONED = lazy_pattern(r"(?<=%)\([^()]*(?:计算|测算|基数|分母|口径)[^()]*\)")
_NOUN = lazy_pattern(r"[^,;。:、()\d□]{1,12}")


def punctuated(sheet: Sheet, token: Token, start: int, end: int) -> tuple[Sheet, int | None]:
    """The sheet with breakdowns opened and closed, and where the words begin that open another of a figure before.

    `start`, `end`: of the sentence.
    """
    body, latest, kind = sheet.body, sheet.state.latest, token.kind
    if kind == "resume":
        if latest is not None and sheet.drafts[latest].reach == token.start:
            return opened(sheet, complete=True), None  # 365条按栏目分
        subject = _SUBJECT.search(body, start, token.start)
        name = subject["name"] if subject else ""
        return resumed(sheet, complete=True, name=name), token.start
    if kind == "cue" and latest is not None:
        every = body[token.start : token.end] in _ALL_PARTS
        return opened(sheet, complete=every), None
    if kind == "cue" and (
        opens_sentence(body, start, token) or _OPENS_WITH.fullmatch(body, start, token.start)
    ):
        return resumed(sheet, complete=_lists_all(body, token)), token.start
    if kind == "open":
        sheet = _with_bracket(sheet, token, end)
    elif kind == "close":
        sheet = with_bracket_closed(sheet, token.end)
    elif kind == "end":
        sheet = with_group_ended(sheet, token.end)
    elif kind == "outside":
        sheet = closed(sheet)
    return sheet, None


def _lists_all(body: str, token: Token) -> bool:
    """Whether a cue at the beginning of a sentence says that all parts follow: 具体为：; not 具体为减少了."""
    words = body[token.start : token.end]
    return words in _ALL_PARTS and not body.startswith(("减", "增", "新"), token.end)


def of_them(sheet: Sheet, token: Token, boundary: int) -> tuple[Sheet, re.Match[str] | None]:
    """新增信息中: the words before a figure that open a breakdown of one that they name, and the sheet with it."""
    words = _OF_THEM.search(sheet.body, boundary, token.start)
    if words is None:
        return sheet, None
    divided = resumed_by_name(sheet, words["name"])
    return (closed(sheet), None) if divided is None else (divided, words)


def _with_bracket(sheet: Sheet, token: Token, end: int) -> Sheet:
    """The sheet with a bracket opened, unless it is never closed."""
    body, latest = sheet.body, sheet.state.latest
    if body.find(")", token.end, end) < 0:
        return sheet
    if _RECKONED.match(body, token.start, end):
        sheet = forgotten(sheet)
    if latest is not None:
        # 收到46件信息公开申请（网络30件）, where words stand between a figure and its bracket.
        reach = sheet.drafts[latest].reach
        apart = reach != token.start and not body.startswith(",(其中", reach)
        if apart and _NOUN.fullmatch(body, reach, token.start) is None:
            sheet = forgotten(sheet)
    return opened(sheet, bracket=True)
