"""Restoring the list numbers that a word processor prints but does not store (一、 (一) 1.)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.readers.docx.names import NUMBERED, STYLE, VALUE, W
from govreport_parse.readers.docx.package import parse_part
from govreport_parse.readers.docx.styles import Properties, Reference, Styles, list_reference

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Counted", "Numbering"]

_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
        "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2",
        "ideographTraditional", "japaneseDigitalTenThousand",
    }
)  # fmt: skip
_CIRCLED = frozenset(
    {"decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"}
)
_DIGITS = "零一二三四五六七八九"
_MAX_LEVELS = 9
# No list of a report runs this far; a larger counter comes from a damaged start value.
_MAX_COUNT = 9999
# The counts of each list by level, and the lists whose own start has been taken.
Counted: TypeAlias = tuple[dict[str, list[int | None]], set[str]]


class _Level(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    text: str
    start: int


def _value(element: _Element | None, default: str = "") -> str:
    return default if element is None else element.get(VALUE, default)


def _integer(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def _level(element: _Element) -> _Level:
    return _Level(
        format=_value(element.find(f"{W}numFmt"), "decimal"),
        text=_value(element.find(f"{W}lvlText")),
        start=_integer(_value(element.find(f"{W}start"), "1"), 1),
    )


def _levels(parent: _Element) -> dict[int, _Level]:
    return {_integer(lvl.get(f"{W}ilvl", "0"), 0): _level(lvl) for lvl in parent.findall(f"{W}lvl")}


class Numbering:
    """The lists of one document, counting as its paragraphs are read in order.

    Parameters
    ----------
    xml
        ``word/numbering.xml``, None where the package has none. It is parsed when the first
        paragraph refers to a list.
    styles
        A paragraph style may carry the list.
    """

    def __init__(self, xml: bytes | None, styles: Styles) -> None:
        self._xml = xml
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[str] = set()
        self._starts: dict[str, dict[int, int]] = {}

    def _read_lists(self, root: _Element) -> None:
        abstract = {
            element.get(f"{W}abstractNumId", ""): element
            for element in root.findall(f"{W}abstractNum")
        }
        read: dict[str, dict[int, _Level]] = {}
        for num in root.findall(f"{W}num"):
            number = num.get(f"{W}numId", "")
            key = _value(num.find(f"{W}abstractNumId"))
            if key not in read:
                read[key] = _levels(abstract[key]) if key in abstract else {}
            levels = dict(read[key])
            for override in num.findall(f"{W}lvlOverride"):
                level = _integer(override.get(f"{W}ilvl", "0"), 0)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts.setdefault(number, {})[level] = _integer(_value(start, "1"), 1)
                levels.update(_levels(override))
            self._lists[number] = (key, levels)

    def counted(self) -> Counted:
        """How far the lists have counted, to be given to :meth:`return_to`."""
        return {key: list(counts) for key, counts in self._counts.items()}, set(self._overridden)

    def return_to(self, counted: Counted) -> None:
        """Count on from there, as for paragraphs that are read a second time."""
        self._counts, self._overridden = counted

    def mark(self, properties: Properties) -> str:
        """The number printed before a paragraph with these properties; ``""`` for none.

        Raises
        ------
        lxml.etree.XMLSyntaxError
            Where the paragraph refers to a list, for lists that are no XML.
        """
        number, level = self._resolve(properties)
        if number is None or number == "0":
            return ""
        if self._xml is not None:
            self._read_lists(parse_part(self._xml))
            self._xml = None
        if number not in self._lists:
            return ""
        key, levels = self._lists[number]
        depth = min(_integer(level or "0", 0), _MAX_LEVELS - 1)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * _MAX_LEVELS)
        if number in self._starts and number not in self._overridden:
            self._overridden.add(number)
            for index in self._starts[number]:
                counts[index] = None
        self._advance(number, levels, counts, depth)
        return _print(levels, counts, depth)

    def _advance(
        self, number: str, levels: dict[int, _Level], counts: list[int | None], depth: int
    ) -> None:
        for index in range(depth + 1):
            start = self._starts.get(number, {}).get(
                index, levels[index].start if index in levels else 1
            )
            current = counts[index]
            if current is None:
                counts[index] = start
            elif index == depth:
                counts[index] = min(current + 1, _MAX_COUNT)
        for index in range(depth + 1, _MAX_LEVELS):
            counts[index] = None

    def _resolve(self, properties: Properties) -> Reference:
        own = properties.get(NUMBERED)
        number, level = (None, None) if own is None else list_reference(own)
        style: str | None = _value(properties.get(STYLE)) or None
        visited: set[str] = set()
        while style and style not in visited and (number is None or level is None):
            visited.add(style)
            inherited = self._styles.lists.get(style, (None, None))
            number = number if number is not None else inherited[0]
            level = level if level is not None else inherited[1]
            style = self._styles.parents.get(style)
        return number, level


def _print(levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
    text = levels[depth].text
    for index in range(_MAX_LEVELS):
        place = f"%{index + 1}"
        if place in text:
            count = counts[index]
            kind = levels[index].format if index in levels else "decimal"
            text = text.replace(place, "" if count is None else _numeral(count, kind))
    return text if any(char.isalnum() for char in text) else ""


def _numeral(count: int, kind: str) -> str:
    if kind in _CHINESE_FORMATS:
        return _chinese(count)
    if kind in _CIRCLED and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if kind in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        letter = chr(ord("A") + count - 1)
        return letter if kind == "upperLetter" else letter.lower()
    if kind in ("none", "bullet"):
        return ""
    return str(count)


def _chinese(count: int) -> str:
    if count < 10:
        return _DIGITS[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return str(count)
