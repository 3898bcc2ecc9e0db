"""Restoring the list numbers that a word processor prints but does not store (一、 (一) 1.)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.readers.docx.alternates import choose
from govreport_parse.readers.docx.counting import numeral
from govreport_parse.readers.docx.names import (
    NUMBERED,
    RUN_PROPERTIES,
    STYLE,
    VALUE,
    VANISHED,
    W,
)
from govreport_parse.readers.docx.parts import parse_part
from govreport_parse.readers.docx.styles import (
    Properties,
    Reference,
    Styles,
    is_on,
    list_reference,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["UNKNOWN", "Counted", "Numbering"]

#: In place of a number whose format is not known; a noncharacter.
UNKNOWN = "\ufdd6"
_MAX_LEVELS = 9
_VANISHED = f"{RUN_PROPERTIES}/{VANISHED}"
# No list of a report runs this far; a larger counter comes from a damaged start value.
_MAX_COUNT = 9999
# From list to style to list; Word follows one.
_MAX_LINKS = 5
# The counts of each list by level, and the lists whose own start has been taken.
Counted: TypeAlias = tuple[dict[str, list[int | None]], set[str]]


class _Level(msgspec.Struct, frozen=True, kw_only=True):
    """How a level is numbered.

    `apart`: a blank follows the number; `restarts`: it begins anew below each level before this one;
    `legal`: all its numbers are decimal.
    """

    format: str
    pattern: str
    text: str
    start: int
    apart: bool
    restarts: int
    legal: bool


def _value(element: _Element | None, default: str = "") -> str:
    return default if element is None else element.get(VALUE, default)


def _integer(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def _level(element: _Element, index: int) -> _Level:
    written = next(
        element.iter(f"{W}numFmt"), None
    )  # a format of the document's own has alternates
    kind = _value(written, "decimal")
    text = _value(element.find(f"{W}lvlText"))
    # A bullet in ASCII is a sign of its font.
    shown = not (kind == "bullet" and text.isascii())
    return _Level(
        format=kind,
        pattern="" if written is None else written.get(f"{W}format", ""),
        text=text if shown and not is_on(element.find(_VANISHED)) else "",
        start=_integer(_value(element.find(f"{W}start"), "1"), 1),
        apart=_value(element.find(f"{W}suff"), "tab") != "nothing",
        restarts=_integer(_value(element.find(f"{W}lvlRestart")), index),
        legal=is_on(element.find(f"{W}isLgl")),
    )


def _levels(parent: _Element) -> dict[int, _Level]:
    indexed = [(_integer(lvl.get(f"{W}ilvl", "0"), 0), lvl) for lvl in parent.findall(f"{W}lvl")]
    return {index: _level(lvl, index) for index, lvl in indexed}


class Numbering:
    """The lists of one document, counting as its paragraphs are read in order.

    Parameters
    ----------
    xml
        ``word/numbering.xml``, None where the package has none. It is parsed when the first
        paragraph refers to a list.
    styles
        A paragraph style may carry the list.

    Attributes
    ----------
    unknown
        Formats that are not known and that numbers have that were asked for, the first one first.
    """

    def __init__(self, xml: bytes | None, styles: Styles) -> None:
        self._xml = xml
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[str] = set()
        self._starts: dict[str, dict[int, int]] = {}
        self.unknown: dict[str, None] = {}

    def _read_lists(self, root: _Element) -> None:
        abstract = {
            element.get(f"{W}abstractNumId", ""): element
            for element in root.findall(f"{W}abstractNum")
        }
        choose(root)
        keys = {
            num.get(f"{W}numId", ""): _value(num.find(f"{W}abstractNumId"))
            for num in root.findall(f"{W}num")
        }
        read: dict[str, dict[int, _Level]] = {}
        for num in root.findall(f"{W}num"):
            number = num.get(f"{W}numId", "")
            key = self._defined(keys[number], abstract, keys)
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

    def _defined(self, key: str, abstract: Mapping[str, _Element], keys: Mapping[str, str]) -> str:
        """The list that has the levels of a list, which may lie behind a style."""
        behind = {
            _value(element.find(f"{W}styleLink"), key): name for name, element in abstract.items()
        }
        for _ in range(_MAX_LINKS):
            link = abstract[key].find(f"{W}numStyleLink") if key in abstract else None
            if link is None:
                break
            style = _value(link)
            number = self._styles.lists.get(style, (None, None))[0]
            key = keys.get(number or "", behind.get(style, ""))
        return key

    def counted(self) -> Counted:
        """How far the lists have counted, to be given to :meth:`return_to`."""
        return {key: list(counts) for key, counts in self._counts.items()}, set(self._overridden)

    def return_to(self, counted: Counted) -> None:
        """Count on from there, as for paragraphs that are read a second time."""
        self._counts, self._overridden = counted

    def mark(self, properties: Properties) -> str:
        """The number printed before a paragraph with these properties; ``""`` for none.

        :data:`UNKNOWN` stands for a number in a format that is not known.

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
        return self._printed(levels, counts, depth)

    def _printed(self, levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
        own = levels[depth]
        text = own.text
        for index in range(_MAX_LEVELS):
            place = f"%{index + 1}"
            if place in text:
                text = text.replace(place, self._numeral(levels.get(index), counts[index], own))
        if UNKNOWN not in text and not any(char.isalnum() for char in text):
            return ""
        # Behind a point or a bracket the blank makes no difference.
        return f"{text} " if own.apart and text[-1].isalnum() else text

    def _numeral(self, level: _Level | None, count: int | None, own: _Level) -> str:
        if count is None:
            return ""
        if level is None or (own.legal and level.format not in ("none", "bullet")):
            return str(count)
        written = numeral(count, level.format, level.pattern)
        if written is None:
            self.unknown[level.format] = None
            return UNKNOWN
        return written

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
            if index not in levels or depth < levels[index].restarts:
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
