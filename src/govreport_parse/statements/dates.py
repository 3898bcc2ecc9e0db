"""Which time a figure counts: the year reported on, another, or all up to a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.statements.clauses import clause_begin
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.traps import governing_year
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.leads import guarded

__all__ = [
    "is_dated_otherwise",
    "is_of_wider_body",
    "is_of_year_before",
    "is_stock",
    "is_up_to_a_date",
    "time_of",
    "times_before",
]

# 5月份以来 is the year's own; months are blotted out, and those of another year are longer.
_TIME = lazy_pattern(
    guarded(
        r"(?P<date>截[至止]|(?<![转遗])至[^,;。]{1,9}[底末])|(?P<stock>近[二两三四五六七八九十\d]+年|[二两三四五六七八九十\d]年[来内]|(?<!今年)(?<!年初)(?<!(?<!□)□□)(?<!(?<!□)□□份)(?<!(?<!□)□□□)(?<!(?<!□)□□□份)以来|历年(?!的?(?:文件|规范|政策|档案))|20\d\d年?(?:至|到|-|—|~)20\d\d年(?=度?[^,;。\d]{0,2}[两二三四五六七八九十\d]年)|[两二三四五六七八九十]年(?=间|合计|共计|总计|累计|一共|总共|共(?!同)))|(?P<flow>全年|年内|本年|当年|今年(?!底|末|初|[0-9□])|新增|新制|新收|20\d\d年(?!底|末|以来|12月))"
    )
)
# One of these stands in all of them.
_OF_TIME = lazy_pattern("[截至年来新]")
_MID_YEAR = lazy_pattern(r"截[至止]到?(?:20\d\d年)?(?:[1-9]|1[01])月(?:底|末|\d{1,2}日)")
_NEW_AFTER = lazy_pattern(
    r"(?:本年|今年|当年|20\d\d年(?:度)?|其中)(?:新增|新公开|主动公开|公开)|,新增"
)
_NEXT_SENTENCE = 40
# 网站累计信息量已达11.2万条: how much there is.
_SIZED = lazy_pattern("[量存]")
_SIZE = lazy_pattern(
    "(?:累计|总)(?:信息|数据|文件|存)+量[^,;。\\d]{0,6}$|(?:信息|数据|存)量(?:已)?累计[^,;。\\d]{0,6}$"
    "|(?:现存|库存|存有)(?:各类|政府|公开|主动|的)*(?:信息|数据)[^,;。\\d]{0,4}$"
)
_STOCK = lazy_pattern("累计|以来|历年")
_WIDER_BODY = lazy_pattern("全国|全省|国务院|省政府")


def is_dated_otherwise(text: str, start: int, position: int, year: int | None) -> bool:
    """Whether the last words on time before a position name another time than the year, or a part of it.

    `text` is the folded paragraph, `start` where the sentence begins.
    """
    part, other = time_of(text, start, position, year)
    return other or part is not None


def time_of(text: str, start: int, position: int, year: int | None) -> tuple[str | None, bool]:
    """The part of the year (上半年) that dates a position, and whether it is dated to another time."""
    if "截" in text and _MID_YEAR.search(text, start, position):
        return None, True
    stated, last, part = governing_year(text, start, position, year)
    return part, last or (stated is not None and year is not None and stated != year)


def is_of_year_before(text: str, start: int, position: int, year: int | None) -> bool:
    """Whether the last words on time before a position name the year before alone.

    自2008年施行以来累计公开1906条 is of many.
    """
    stated, _, _ = governing_year(text, start, position, year)
    if stated is not None and year is not None and stated != year - 1:
        return False
    clause = clause_begin(text, start, position, bracketed=True)
    return _STOCK.search(text, clause, position) is None


def times_before(body: str, start: int, token: Token) -> list[re.Match[str]]:
    """The words on time between the beginning of a sentence and a figure.

    A stock ends at a semicolon: 累计清理历年公文31件；便民方面，发布信息15条.
    """
    if _OF_TIME.search(body, start, token.start) is None:
        return []
    semicolon = body.rfind(";", start, token.start)
    return [
        words
        for words in _TIME.finditer(body, start, token.start)
        if words.lastgroup != "stock" or words.start() > semicolon
    ]


def is_stock(body: str, words: Sequence[re.Match[str]], start: int, token: Token, end: int) -> bool:
    """Whether a figure counts all up to a date: 以来, 累计 beside 截至 or 其中2014年, not 全年.

    `words`: those on time before it; `start` and `end`: of its sentence.
    """
    near = max(start, token.start - _NEXT_SENTENCE)
    if _SIZED.search(body, near, token.start) and _SIZE.search(body, near, token.start):
        return True
    if not words or words[-1].lastgroup == "flow":
        total = body.rfind("累计", start, token.start)
        return total > (words[-1].end() if words else -1) and _has_new(body, token, end)
    if words[-1].lastgroup == "stock":
        return True
    total = body.find("累计", words[-1].end(), token.start)
    return total >= 0 or _has_new(body, token, end)


def is_up_to_a_date(words: Sequence[re.Match[str]]) -> bool:
    """Whether the last words on time are 截至年底: the year's own figure, as far as that can be told."""
    return bool(words) and words[-1].lastgroup == "date"


def is_of_wider_body(body: str, start: int, token: Token) -> bool:
    """Whether the sentence up to a figure speaks of the whole province or country."""
    return _WIDER_BODY.search(body, start, token.start) is not None


def _has_new(body: str, token: Token, end: int) -> bool:
    """Whether the figure of the year itself comes after one up to a date."""
    return _NEW_AFTER.search(body, token.end, end + _NEXT_SENTENCE) is not None
