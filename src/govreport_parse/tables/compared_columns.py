"""What the headers of a comparison table say of its columns: year, figure or rate, and whose rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from govreport_parse.text.numerals import UNIT
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "INDEX_HEADER",
    "RATE",
    "Column",
    "change_column",
    "column_of",
    "rates_of",
    "without_months",
]

_CHANGE = "同比|环比|增长|增减|增幅|增速|升降|变化|增加|幅度"
RATE = lazy_pattern(rf"{_CHANGE}|[较比与](?:上年|去年|20\d\d年)")
INDEX_HEADER = lazy_pattern(r"序号|编号|代码")
_YEAR = lazy_pattern(r"20\d\d")
# 变化后的2016年 is a year, 较2015年 and 增减2016年 are changes.
_ENDS_IN_YEAR = lazy_pattern(r"20\d\d年?度?$")
_CHANGE_OF_YEAR = lazy_pattern(rf"(?:{_CHANGE}|[较比与])20\d\d年?度?$")
_BASE = lazy_pattern(r"[较比与](20\d\d)")
_THIS, _LAST = lazy_pattern(r"本年|今年|本期|当年"), lazy_pattern(r"上年|去年|上一年|上期")
_STOCK = lazy_pattern(r"累计|总计|合计|历年")
# Up to December is the whole year.
_PART_OF_YEAR = lazy_pattern(
    r"[上下]半年|季|(?:10|(?<!1)2|[13-9])月|(?:(?<!十)二|[一三四五六七八九十])月"
)
# The months or days of a whole year: 1-12月, 1月至12月, 1月1日至12月31日.
_FULL_YEAR = lazy_pattern(r"(?<=[年度])0?1(?:月份?|月0?1日)?[—~至到-]{1,2}12月(?:份|31日)?")
# A header that names a year, a quantity or both: the column holds what the labels of its rows name.
_WHOLE = lazy_pattern(
    r"(?:截[至止])?(?:20\d\d|(?:本|今|当|上一?|去)年|[本上]期)?(?:年度?|度)?"
    r"(?:年?[末底]|全年|同期|期末)?的?"
    r"(?:统计|累计|历年|总计|合计|公开|实际|发生)*(?:数据?|数值|数量|[个件条总]数|总量|情况|值)?"
    rf"(?:\((?:单位:?)?(?:{UNIT})\))?"
)


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of figures.

    Attributes
    ----------
    index
        Its place in the table.
    kind
        ``value`` or ``rate``.
    label
        Its header.
    year
        The year of its figures, or of which they are the change; None where none is named.
    base
        The year that a change is reckoned from, where its header names one.
    order
        Later years are greater, also where only 本年 and 上年 are named.
    stock
        Whether it holds what had gathered by then.
    whole
        Whether its figures are what the labels of the rows name, and no part of it (其中网站, 上半年).
    """

    index: int
    kind: Literal["value", "rate"]
    label: str
    year: int | None = None
    base: int | None = None
    order: int | None = None
    stock: bool = False
    whole: bool = True


def column_of(
    index: int, text: str, reported: int | None, has_numbers: Callable[[int], bool]
) -> Column | None:
    """What a header says of its column, None where it holds no figures.

    Parameters
    ----------
    index, text
        The column and its header, folded.
    reported
        The year reported on: what 本年 and 上年 mean.
    has_numbers
        Whether a figure stands in a column.
    """
    label, text = text, without_months(text)
    year = _YEAR.search(text)
    if RATE.search(text) and (_CHANGE_OF_YEAR.search(text) or not _ENDS_IN_YEAR.search(text)):
        return change_column(index, label)
    whole = bool(text) and _WHOLE.fullmatch(text) is not None
    if year:
        in_part = _PART_OF_YEAR.search(text, year.end()) is not None
        return Column(
            index=index,
            kind="value",
            label=label,
            year=None if in_part else int(year[0]),
            order=None if in_part else int(year[0]),
            stock=bool(_STOCK.search(text)),
            whole=whole,
        )
    offset = 0 if _THIS.search(text) else -1 if _LAST.search(text) else None
    if offset is None and not has_numbers(index):
        return None
    if _PART_OF_YEAR.search(text):
        return Column(index=index, kind="value", label=label, whole=False)
    return Column(
        index=index,
        kind="value",
        label=label,
        year=None if offset is None or reported is None else reported + offset,
        order=None if offset is None else (reported or 0) + offset,
        stock=offset is None and bool(_STOCK.search(text)),
        whole=whole,
    )


def without_months(header: str) -> str:
    """A folded header that names all months of a year (2011年1-12月), as that year alone."""
    return _FULL_YEAR.sub("", header)


def change_column(index: int, text: str) -> Column:
    """A column of changes; `whole` where its header leaves no doubt of which year they are."""
    based = _BASE.search(text)
    base = based.start(1) if based else None
    years = {year.start(): int(year[0]) for year in _YEAR.finditer(text)}
    own = [year for start, year in years.items() if start != base]
    # 增减2016年 is the change of that year or since that year.
    sure = len(own) < 2 and not (base is None and _CHANGE_OF_YEAR.search(text))
    return Column(
        index=index,
        kind="rate",
        label=text,
        year=own.pop() if own else None,
        base=None if base is None else years[base],
        whole=sure,
    )


def rates_of(columns: Sequence[Column], reported: int | None) -> dict[int, Column]:
    """The place of each column of figures whose change on the year before is printed, to the change.

    A rate belongs to the year that it names. Where several rates that name none stand on the right of
    figures, each belongs to these; else the first belongs to the latest year, or to the figures on
    its left where no year is the latest. A rate beside a part is that of no whole. A column without a year is of the year reported on. A
    change since another year than the one before is none of these.
    """
    values = [column for column in columns if column.kind == "value" and column.whole]
    rates = [column for column in columns if column.kind == "rate" and column.whole]
    left = {after: before for before, after in pairwise(columns) if before.kind == "value"}
    unnamed = [rate for rate in rates if rate.year is None]
    beside = [rate for rate in unnamed if rate in left]
    latest = None if len(beside) > 1 else _latest(values)
    found: dict[int, Column] = {}
    for rate in rates:
        if rate.year is not None:
            own = [value for value in values if (value.year or reported) == rate.year]
            owner = _only(own) or (left[rate] if left.get(rate) in own else None)
        elif latest and rate is unnamed[0] and left.get(rate, latest).whole:
            owner = latest
        else:
            owner = left.get(rate)
        if owner is None or not owner.whole:
            continue
        year = owner.year or reported
        if rate.base is None or year in (None, rate.base + 1):
            found.setdefault(owner.index, rate)
    return found


def _latest(columns: Sequence[Column]) -> Column | None:
    """The only column of the latest year, or the only column where none has a year."""
    orders = [column.order for column in columns if column.order is not None]
    latest = max(orders) if orders else None
    return _only(column for column in columns if column.order == latest)


def _only(columns: Iterable[Column]) -> Column | None:
    found = list(columns)
    return found.pop() if len(found) == 1 else None
