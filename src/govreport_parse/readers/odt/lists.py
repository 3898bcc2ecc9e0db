"""The lists of an OpenDocument text: what paragraphs are numbered by, as Word has it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from govreport_parse.model import limits
from govreport_parse.readers.odt.names import LOEXT, STYLE, TEXT, XML_ID
from govreport_parse.readers.wordml import Level, List
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["OUTLINE", "Lists"]

#: The style by which headings are numbered that stand in no list; no list's name is empty.
OUTLINE = ""
_MOST_LEVELS = 9
# Formats by what they show of themselves; others are none that is known.
_FORMATS = {
    "1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter", "": "none",
    "01, 02, 03, ...": "decimalZero", "１, ２, ３, ...": "decimalFullWidth", "①, ②, ③, ...": "decimalEnclosedCircle",
    "一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional", "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
}  # fmt: skip
_PLACE = lazy_pattern(r"%(\d{1,2})%")
_BULLET = f"{TEXT}list-level-style-bullet"
_NUMBERED = (f"{TEXT}list-level-style-number", _BULLET, f"{TEXT}outline-level-style")


class Lists:
    """The lists of one document as its text is walked.

    Attributes
    ----------
    definitions, lists
        What :func:`~govreport_parse.readers.wordml.package_of` takes.

    Parameters
    ----------
    holders
        The elements that hold styles.
    """

    def __init__(self, holders: Iterable[_Element]) -> None:
        self.definitions: dict[int, list[Level]] = {}
        self.lists: dict[int, List] = {}
        self._styles: dict[str, list[Level]] = {}
        self._last: dict[str, int] = {}  # of each style
        self._named: dict[str, int] = {}
        for holder in holders:
            for style in holder.iterchildren(f"{TEXT}list-style"):
                self._styles[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in holder.iterchildren(f"{TEXT}outline-style"):
                self._styles[OUTLINE] = _levels(style)

    def numbers(self, style: str, level: int) -> bool:
        """Whether a style says how a level is numbered, from 0."""
        return level < len(self._styles.get(style, ()))

    def begun(self, element: _Element, style: str) -> int:
        """The number of a list that begins, or goes on from one before."""
        before = self._named.get(element.get(f"{TEXT}continue-list", ""))
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        number = self._begin(style) if before is None else before
        self._last[style] = number
        for name in (XML_ID, f"{TEXT}id"):
            if key := element.get(name):
                self._named[key] = number
        return number

    def of_style(self, style: str) -> int:
        """The number of the one list of a style that has one alone."""
        if style not in self._last:
            self._last[style] = self._begin(style)
        return self._last[style]

    def restarted(self, number: int, level: int, count: str) -> int:
        """The number of a list that goes on with another count at a level; `number` where that is none."""
        if not (count.isascii() and count.isdigit() and len(count) < 6):
            return number
        own = len(self.lists) + 1
        self.lists[own] = List(definition=self.lists[number].definition, starts={level: int(count)})
        limits.require(limits.BLOCKS, len(self.lists))
        return own

    def _begin(self, style: str) -> int:
        number = len(self.lists) + 1
        self.definitions[number] = self._styles.get(style, [])
        self.lists[number] = List(definition=number)
        limits.require(limits.BLOCKS, len(self.lists))
        return number


def _levels(style: _Element) -> list[Level]:
    elements = {
        int(number) - 1: each
        for each in style.iterchildren(*_NUMBERED)
        if (number := each.get(f"{TEXT}level", "")) in tuple("123456789")
    }
    counted = {k for k, each in elements.items() if each.get(f"{STYLE}num-format")}
    found = {k: _level(each, k, counted) for k, each in elements.items()}
    nothing = Level(code="none", text="")
    return [found.get(k, nothing) for k in range(min(max(found, default=-1) + 1, _MOST_LEVELS))]


def _level(element: _Element, own: int, counted: Container[int]) -> Level:
    start = element.get(f"{TEXT}start-value", "1")
    written = element.get(f"{STYLE}num-format", "")
    prefix, suffix = element.get(f"{STYLE}num-prefix", ""), element.get(f"{STYLE}num-suffix", "")
    if element.tag == _BULLET:
        return Level(code="bullet", text=prefix + element.get(f"{TEXT}bullet-char", "") + suffix)
    follows = next(
        (each.get(f"{TEXT}label-followed-by") for each in element.iter(f"{STYLE}list-level-label-alignment")), ""
    )  # fmt: skip
    whole = element.get(f"{STYLE}num-list-format", element.get(f"{LOEXT}num-list-format"))
    if whole is not None:
        text = _PLACE.sub(
            lambda place: chr(int(place[1]) - 1) if 0 < int(place[1]) <= 9 else "", whole
        )
    else:
        shown = element.get(f"{TEXT}display-levels", "1")
        count = int(shown) if shown in tuple("123456789") else 1
        places = [k for k in range(max(own + 1 - count, 0), own + 1) if k in counted]
        text = prefix + ".".join(map(chr, places)) + suffix
    return Level(
        code=_FORMATS.get(written, written),
        text=text,
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1,
        apart=follows != "nothing",
        hidden=_is_hidden(element),
    )


def _is_hidden(element: _Element) -> bool:
    properties = element.find(f"{STYLE}text-properties")
    return properties is not None and properties.get(f"{TEXT}display") == "none"
