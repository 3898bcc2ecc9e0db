"""What opens and closes breakdowns: 其中, 按渠道分, 新增信息中, brackets, 另有, semicolons."""

from __future__ import annotations

import re

from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import opens_sentence

__all__ = ["of_them", "punctuate"]

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
_OF_THEM = re.compile(r"(?<![^,;。:])在?(?:上述|以上)?(?P<name>[^,;。:\d]{2,12})(?<!其)[中里],")
# 公开的信息分为四类, 公开内容主要包括: the list of a figure of the sentence before.
_OPENS_WITH = re.compile(
    "(?:[我本][省市区县镇乡局委办院厅街道]{1,2})?(?:主动)?公开(?:的|各类)?(?:政府)?(?:信息|内容)(?:内容|类别|种类)?(?:主要)?"
)
# 新收申请46件，上年转入3件。新收的申请按内容分: of the 46.
_SUBJECT = re.compile(
    r"(?<![^,;。:])(?:上述|以上)?(?P<name>新收|收到|受理|办结)[^,;。:\d]{0,6}申请$"
)
_NOUN = re.compile(r"[^,;。:、()\d□]{1,12}")


def punctuate(breakdowns: Breakdowns, token: Token, start: int, end: int) -> int | None:
    """Open and close breakdowns. Where the words begin that open another of a figure before.

    `start`, `end`: of the sentence.
    """
    body, latest = breakdowns.body, breakdowns.state.latest
    if token.kind == "resume":
        if latest is None or breakdowns.drafts[latest].reach != token.start:
            subject = _SUBJECT.search(body, start, token.start)
            breakdowns.resume(complete=True, name=subject["name"] if subject else "")
            return token.start
        breakdowns.open(complete=True)  # 365条按栏目分
    elif token.kind == "cue" and latest is not None:
        breakdowns.open(complete=body[token.start : token.end] in _ALL_PARTS)
    elif token.kind == "cue" and (
        opens_sentence(body, start, token) or _OPENS_WITH.fullmatch(body, start, token.start)
    ):
        breakdowns.resume(complete=_lists_all(body, token))
        return token.start
    elif token.kind == "open":
        _open_bracket(breakdowns, token, end)
    elif token.kind == "close":
        breakdowns.close_bracket(token.end)
    elif token.kind == "end":
        breakdowns.end_group(token.end)
    elif token.kind == "outside":
        breakdowns.close()
    return None


def _lists_all(body: str, token: Token) -> bool:
    """Whether a cue at the beginning of a sentence says that all parts follow: 具体为：; not 具体为减少了."""
    words = body[token.start : token.end]
    return words in _ALL_PARTS and not body.startswith(("减", "增", "新"), token.end)


def of_them(breakdowns: Breakdowns, token: Token, boundary: int) -> re.Match[str] | None:
    """The words before a figure that open a breakdown of one that they name: 新增信息中."""
    words = _OF_THEM.search(breakdowns.body, boundary, token.start)
    return words if words is not None and breakdowns.resume_named(words["name"]) else None


def _open_bracket(breakdowns: Breakdowns, token: Token, end: int) -> None:
    body, latest = breakdowns.body, breakdowns.state.latest
    if body.find(")", token.end, end) < 0:
        return  # it is never closed
    if latest is not None:
        # 收到46件信息公开申请（网络30件）, where words stand between a figure and its bracket.
        reach = breakdowns.drafts[latest].reach
        apart = reach != token.start and not body.startswith(",(其中", reach)
        if apart and _NOUN.fullmatch(body, reach, token.start) is None:
            breakdowns.forget()
    breakdowns.open(bracket=True)
