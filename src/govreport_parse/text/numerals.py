"""Numerals as they are printed: digits, separators, 万/亿, Chinese numerals, units, percentages.

Two readers share one grammar: :func:`read_cell` takes a whole table cell and is strict (what is
not clearly one number is ``unreadable``), :data:`NUMERAL` finds numerals in running text.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from govreport_parse.model.grid import FORMULA, OBJECT
from govreport_parse.model.numbers import MONEY_UNITS, Number
from govreport_parse.model.vocabularies import Status
from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "MONEY_UNITS",
    "NUMERAL",
    "UNIT",
    "UNITS",
    "CellValue",
    "Number",
    "chinese_numeral",
    "expand",
    "is_over_lines",
    "is_words",
    "read_cell",
    "read_percent",
    "unit_of",
]

UNITS = (
    "个百分点", "百分点", "个工作日", "工作日", "条(次)", "条次", "件次", "人次", "场次",
    "千元", "万元", "亿元", "条", "件", "篇", "项", "个", "份", "次", "场", "期", "批", "起", "宗", "例",
    "部", "人", "名", "封", "家", "台", "户", "元", "倍", "类", "种", "幅", "则", "处", "座", "班",
)  # fmt: skip
# Any unit, longest first: to stand inside a pattern.
UNIT = "|".join(re.escape(unit) for unit in UNITS)

# Digits with correctly grouped separators, or plain. "1,23" and "0,123" are no numerals: a digit may
# be lost.
# Fifteen digits hold any count and any sum of money; longer runs are no number.
DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3}){1,4}(?!\d)|\d{1,15}(?!\d))(?:\.\d{1,6}(?!\d))?"
_CHINESE = "零〇○一二两三四五六七八九十百千万亿"

NUMERAL = lazy_pattern(
    rf"(?P<digits>(?<![\d.,A-Za-z]){DIGITS})(?P<scale>[十百千]?万|亿)?"
    rf"|(?P<chinese>[{_CHINESE}]+)"
)

_BLANKISH = lazy_pattern(r"\\?&nbsp;?")
_NOT_APPLICABLE = lazy_pattern(r"[/\\]+|[-—_~]+|无|不适用|不涉及|n/?a", re.IGNORECASE)
# What marks a note after a figure. Round brackets hold parts of a figure too, 12(3), and two stars may
# stand for digits left out.
_CIRCLED = "①-⑳㉑-㉟⑴-⒇❶-❿➀-➓㊀-㊉"
_NOTE = rf"(?:详?见)?(?:注释?|附注|备注|说明|脚注):?(?:\d{{0,2}}|[一二三四五六七八九十{_CIRCLED}])"
_MARK = (
    rf"(?:[{_CIRCLED}]{{0,3}}|[*※†‡∗]|\[(?:\d{{1,2}}|[ivx]{{1,4}}|[IVX]{{1,4}}|[*※{_CIRCLED}]|{_NOTE})\]|\({_NOTE}\)"
    r"|见?注\d{0,2})"
)
_CELL = lazy_pattern(
    rf"(?P<sign>[-+增减])?(?P<digits>{DIGITS})(?P<scale>(?:万|亿)(?!元))?"
    rf"(?:(?P<unit>{UNIT})|[(\[](?P<bracketed>{UNIT})[)\]])?(?P<stop>[。.])?{_MARK}"
)
_PERCENT = lazy_pattern(
    rf"(?P<sign>[-+↑↓])?(?P<digits>{DIGITS})(?P<percent>%|个百分点)?[。]?{_MARK}"
)
_QUOTED = lazy_pattern(r"([\"'])(.+)\1")
_BRACKETED = lazy_pattern(r"\[(.+)\]")
# A figure that can be no number of a note or a list, of which there are never a hundred, nor a year.
_OVER_LINES = lazy_pattern(r"\d[^\S\n]*\n\s*\d")
_NO_ORDINAL = lazy_pattern(r"(?!(?:19|20)\d\d\Z)\d[\d,]{2,}")
_UNIT_CELL = lazy_pattern(rf"\(?(?:(?:计量)?单位:?)?\(?({UNIT})\)*")
_MAX_CHINESE = 20
_SCALES = {"十万": 10**5, "百万": 10**6, "千万": 10**7, "万": 10**4, "亿": 10**8}


class CellValue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one table cell says.

    Attributes
    ----------
    status
        ``reported``, ``blank``, ``not_applicable`` or ``unreadable``.
    value
        The number of a ``reported`` cell, else None.
    unit
        The unit printed in the cell, if any.
    """

    status: Status
    value: Number | None = None
    unit: str | None = None


def expand(digits: str, scale: str | None = None) -> Number:
    """The number that folded digits and a multiplier denote: ``('1.2', '万') → 12000``."""
    plain = digits.replace(",", "")
    if scale is None:
        return Decimal(plain) if "." in plain else int(plain)
    number = Decimal(plain) * _SCALES[scale]
    return int(number) if number == number.to_integral_value() else number


_DIGIT_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}


# 三五 is three to five. 一百二 is 120 where people speak and 102 where a 零 was left out; 一万三 alike.
_OPEN = lazy_pattern(
    r"\A[一二两三四五六七八九]{2}\Z|[百千万][一二两三四五六七八九](?:[万亿]|\Z)|亿[一二两三四五六七八九]\Z"
)


def chinese_numeral(text: str) -> int | None:
    """The value of a Chinese numeral, None where it is not well formed or may mean two things.

    >>> chinese_numeral("一千二百零三"), chinese_numeral("二〇一七"), chinese_numeral("十百")
    (1203, 2017, None)
    """
    if not text or len(text) > _MAX_CHINESE or _OPEN.search(text):
        return None
    if all(char in _DIGIT_VALUES for char in text):
        return int("".join(str(_DIGIT_VALUES[char]) for char in text))
    total = section = 0
    digit: int | None = None
    limit, ceiling = 10**4, 10**9  # the next 十, 百, 千 is smaller; so is the next 万, 亿
    for char in text:
        if char in _DIGIT_VALUES:
            if digit not in (None, 0):
                return None
            digit = _DIGIT_VALUES[char]
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= limit or (digit is None and (place != 10 or section)) or digit == 0:
                return None
            section += (1 if digit is None else digit) * place
            digit, limit = None, place
        elif char not in _SCALES:
            return None
        else:  # 万, 亿
            section += digit or 0
            if section == 0 or _SCALES[char] >= ceiling:
                return None
            total += section * _SCALES[char]
            section, digit, limit, ceiling = 0, None, 10**4, _SCALES[char]
    return total + section + (digit or 0)


@kept()
def unit_of(text: str) -> str | None:
    """The unit that a unit cell names (单位：条, or 条 alone), None where it names none."""
    found = _UNIT_CELL.fullmatch(fold(text))
    return found[1] if found else None


@kept()
def read_cell(text: str) -> CellValue:
    """Read a whole table cell; anything but one clear number stays without a value.

    ``" １,０２４ "`` is 1024, ``"124件"`` is 124 件, ``"—"`` is not applicable.
    """
    if "&" in text:
        text = _BLANKISH.sub(" ", text)  # as any blank: 23&nbsp;1 is no 231
    folded = fold(text)
    if not folded:
        return CellValue(status="blank")
    match = _figure(folded)
    if match is not None and not _spaced_digits(text):
        value = expand(match["digits"], match["scale"])
        return CellValue(
            status="reported",
            value=-value if match["sign"] in ("-", "减") else value,
            unit=match["unit"] or match["bracketed"],
        )
    if _NOT_APPLICABLE.fullmatch(folded):
        return CellValue(status="not_applicable")
    numeral = re.fullmatch(rf"([{_CHINESE}]+)({UNIT})?", folded)
    if numeral is not None and (counted := chinese_numeral(numeral[1])) is not None:
        return CellValue(status="reported", value=counted, unit=numeral[2])
    return CellValue(status="unreadable")


def _figure(folded: str) -> re.Match[str] | None:
    """The figure that a cell is, within quotes or brackets and beside what marks a note.

    [12] may be the number of a note, and 12. that of a list, or a figure whose decimals are lost.
    """
    quoted, bracketed = _QUOTED.fullmatch(folded), _BRACKETED.fullmatch(folded)
    match = _CELL.fullmatch(quoted[2] if quoted else bracketed[1] if bracketed else folded)
    if match is None or (bracketed is None and match["stop"] != "."):
        return match
    if match["unit"] or match["bracketed"] or match[0] == "0":
        return match
    plain = match[0] == match["digits"] if bracketed else match["scale"] is None
    return match if plain and _NO_ORDINAL.fullmatch(match["digits"]) else None


@kept()
def is_words(text: str) -> bool:
    """Whether a cell says something in words, as labels and remarks do: no figure, no picture."""
    return text not in (OBJECT, FORMULA) and read_cell(text).status == "unreadable"


def is_over_lines(text: str) -> bool:
    """Whether a line ends between two digits: what is one figure, or two, that print sets in two lines."""
    return _OVER_LINES.search(text) is not None


def read_percent(text: str) -> CellValue:
    """Read a cell of a rate column: ``16%``, ``-5.2``, ``↓3%``, ``下降3%``, ``增长16%``."""
    folded = fold(text)
    if not folded:
        return CellValue(status="blank")
    word = re.match(r"(增长|增加|上升|提高|下降|减少|降低)", folded)
    body = folded[word.end() :] if word else folded
    match = _PERCENT.fullmatch(body)
    if match is not None and not _spaced_digits(text):
        value = Decimal(match["digits"].replace(",", ""))
        falls = match["sign"] in ("-", "↓") or (word is not None and word[1][0] in "下减降")
        return CellValue(status="reported", value=-value if falls else value, unit=match["percent"])
    if folded in ("持平", "无变化"):
        return CellValue(status="reported", value=Decimal(0), unit="%")
    if _NOT_APPLICABLE.fullmatch(folded):
        return CellValue(status="not_applicable")
    return CellValue(status="unreadable")


_DIGIT_GAP = lazy_pattern(r"[\d０-９][.．,，]?\s+[.．,，]?[\d０-９]")


def _spaced_digits(text: str) -> bool:
    # "12 3" in one cell is two numbers run together as often as one number set apart.
    return _DIGIT_GAP.search(text) is not None
