"""Which year a report is on: its period, its date of publication, and what follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from govreport_parse.model.document import Paragraph
from govreport_parse.model.page import Page
from govreport_parse.model.records import Period
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["find_period", "publication_date", "reported_year"]

# A search that begins with characters, and looks back after them, finds them at once.
_YEAR = r"(20\d\d)(?<!\d20\d\d)"
_DATE = rf"{_YEAR}[年./](\d{{1,2}})[月./](\d{{1,2}})日?"
_PERIOD = lazy_pattern(
    rf"{_DATE}(?:起|开始|算)?,?(?:终?止?于|截?至|截止|到|[-—~])++(?:(20\d\d)[年./]|当年|同年)?(\d{{1,2}})[月./](\d{{1,2}})(?!\d)"
)
# 对2019年1月1日至2021年12月31日期间的公文, 公示时间:…: periods of other things, unless 统计期限 names them.
_OTHER_PERIOD = lazy_pattern(r"(?:对|公示|公开期限|开放|征集|办公|工作|有效|任期)[^,;]{0,6}$")
_OWN_PERIOD = lazy_pattern(r"统计|数据|报告")
_OPENING_LINES = 5
_BROKEN_LINES = 12
_BEFORE_PERIOD = lazy_pattern(r"[自从为:]$")
_WITHOUT_YEAR = lazy_pattern(r"(?<![\d年])1月1日起?(?:至|到|[-—~])12月31日(?:期间|止|\))")
_PERIOD_CUE = lazy_pattern(r"统计|期限|时限|起止|数据|数字|时间|时段|期间|年度|报告|年报")
_ANY_DATE = lazy_pattern(rf"{_YEAR}[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})(?!\d)")
_DATE_LINE = lazy_pattern(
    r"\(?(?:发布(?:日期|时间):?)?(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?\)?"
)
_LINES_BELOW_TITLE = 3
_LAST_LINES = 4
# What follows the signature, on a line of its own.
_APPENDIX = frozenset({"附表", "附件", "附表:", "附件:"})


def reported_year(
    printed: int | None, period: Period | None, published: dt.date | None
) -> int | None:
    """The year that a report is on.

    Parameters
    ----------
    printed
        The year that its title names.
    period
        The period that its text names: the year in which it ends counts where the title names none.
    published
        Where neither names one, the year before it: a year is reported on when it is over, on the
        31st of December as in the January that follows.
    """
    if printed is not None:
        return printed
    if period is not None:
        return period.end.year
    return published.year - 1 if published is not None else None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_period(lines: Sequence[str], year: int | None = None) -> Period | None:
    """The period of the statistics that the text names, from the first line that names one.

    Parameters
    ----------
    lines
        The paragraphs. A period may run over the end of a line.
    year
        The year that the title names: that of a period printed without one
        (1月1日至12月31日期间).
    """
    whole = [
        line + below
        for line, below in pairwise(lines[:_BROKEN_LINES])
        if _goes_on(fold(line), fold(below))
    ]
    found = _period_in(lines) or _period_in(whole)
    if found is not None or year is None:
        return found
    if any(_WITHOUT_YEAR.search(fold(line)) for line in lines[:_OPENING_LINES]):
        return Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31))
    return None


def _goes_on(line: str, below: str) -> bool:
    """Whether a period that begins in a line, or is announced there, may end in the line below."""
    if _PERIOD.match(below):
        return _BEFORE_PERIOD.search(line) is not None
    return not _PERIOD.search(below)


def _period_in(lines: Iterable[str]) -> Period | None:
    for index, line in enumerate(lines):
        folded = fold(line)
        for match in _PERIOD.finditer(folded):
            begin = max(folded.rfind("。", 0, match.start()), 0)
            stop = folded.find("。", match.end())
            if _OTHER_PERIOD.search(folded, begin, match.start()) and not _OWN_PERIOD.search(
                folded, begin, match.start()
            ):
                continue
            whole_year = index < _OPENING_LINES and (match[2], match[3]) == ("1", "1")
            cue = _PERIOD_CUE.search(folded, begin, len(folded) if stop < 0 else stop)
            if not cue and not whole_year:
                continue
            start = _date(match[1], match[2], match[3])
            end = _date(match[4] or match[1], match[5], match[6])
            if start is not None and end is not None and start <= end:
                return Period(start=start, end=end)
    return None


def publication_date(page: Page, printed: str | None) -> dt.date | None:
    """When a report was published; `printed`: what the metadata box says of it."""
    if printed is not None:
        match = _ANY_DATE.search(printed)
        if match is not None:
            return _date(match[1], match[2], match[3])
    # A date line of its own: under the title, below the signature or among the furniture.
    texts = [b.text if isinstance(b, Paragraph) else "" for b in page.blocks]
    end = next((k for k, text in enumerate(texts) if fold(text) in _APPENDIX), 0)
    signature = texts[max(end - _LAST_LINES, 0) : end]
    below = texts[page.body : page.body + _LINES_BELOW_TITLE]
    for line in (*below, *texts[-_LAST_LINES:], *signature, *page.dates):
        match = _DATE_LINE.fullmatch(fold(line))
        if match is not None:
            return _date(match[1], match[2], match[3])
    return None
