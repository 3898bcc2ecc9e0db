"""Which subject governs a paragraph: it holds until a heading names another.

（二）依申请公开情况 goes on below （三）办理结果, which names no subject of its own.
"""

from __future__ import annotations

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["REQUESTS", "goes_on", "governed", "run_in"]

_REQUESTS = lazy_pattern(
    "依申请|申请公开|公开申请|信息公开申请|申请(?:办理|受理|答复)(?:工作|情况|方面)?|公众申请|信息申请"
)
# Titles and openings that go on about requests without naming them.
_GOES_ON = lazy_pattern(
    "办理|答复|处理|结果|收件|受理|渠道|申请人|结转|收费|类型|内容|方式|途径|时限|数量|情况"
)
_OTHER = lazy_pattern(
    "主动公开|平台|监督|保障|复议|诉讼|队伍|培训|组织|制度|管理|解读|回应|问题|打算|咨询|投诉|举报|提案|建议|会议|热线|新媒体|网站"
    "|宣传|服务|机构|人员|监管|工作概述|概况"
)
# （三）答复情况。 or 3.办理结果： before the sentence, and 一是加强… before a matter.
_RUN_IN = lazy_pattern(
    r"[(]?[一二三四五六七八九十\d]{1,3}[)、.](?P<title>[^。:;,\d]{2,24})(?:[。:]|$)"
)
REQUESTS = "依申请公开"
_STAGES = lazy_pattern("办结|答复|结转|予以公开|不予公开|无法提供|申请人|申请件|办理结果|处理结果")
_OPENING = 16


def governed(before: str | None, headings: tuple[str, ...], body: str) -> str | None:
    """What a paragraph goes on about that its own headings do not name.

    Parameters
    ----------
    before
        What governs the paragraph before it.
    headings
        Its headings, folded, the nearest first.
    body
        Its folded text.
    """
    for title in (*run_in(body), *headings[:1]):
        if _REQUESTS.search(title):
            return REQUESTS
        if _OTHER.search(title) or not _GOES_ON.search(title):
            return None
    return REQUESTS if before or _opens_on_requests(body) else None


def goes_on(body: str) -> bool:
    """Whether a paragraph's first words go on about requests: 年内作出答复99件, 结转下年3件."""
    opening = body[:_OPENING]
    return _STAGES.search(opening) is not None and _OTHER.search(opening) is None


def run_in(body: str) -> tuple[str, ...]:
    """The title that a folded paragraph begins with, as （三）答复情况 before a stop."""
    found = _RUN_IN.match(body)
    return (found["title"],) if found else ()


def _opens_on_requests(body: str) -> bool:
    """Whether the first clauses of a paragraph name requests."""
    return _REQUESTS.search(body, 0, 40) is not None
