"""The parts of a workbook that its sheets depend on: strings, and how cells are set."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.marks import LEFT_OUT, LEFT_OUT_DIGIT, without_marks
from govreport_parse.readers.xlsx.conditions import may_hide, sets_no_dark_ground
from govreport_parse.readers.xlsx.numbers import BUILT_IN
from govreport_parse.readers.xml_parts import XmlParts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Setting", "Workbook", "in_lines", "said"]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MAIN = "xl/workbook.xml"
_WHITE = ("FFFFFFFF", "00FFFFFF")
_HIDDEN = ("hidden", "veryHidden")
_NO = ("0", "false")
_UNKNOWN = "[?]"


class Setting(msgspec.Struct, frozen=True):
    """How a cell is set: its number format; whether it is struck out, white on white, filled, in a box of its own."""

    form: str = "General"
    struck: bool = False
    unseen: bool = False
    filled: bool = False
    boxed: bool = False


class Workbook:
    """A workbook that is open.

    Raises
    ------
    LimitExceeded, UnreadableDocument
        As :class:`~govreport_parse.readers.xml_parts.XmlParts`.
    """

    def __init__(self, parts: XmlParts) -> None:
        self._parts = parts
        self._targets = {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                _beside(each.get("Target", "")),
            )
            for each in parts.part("xl/_rels/workbook.xml.rels")
        }
        beside = dict(self._targets.values())
        self._read: dict[tuple[int, bool], str] = {}
        self._strings = self._shared(beside.get("sharedStrings"))
        self.settings = self._settings(beside.get("styles"))
        self._rules = self._formats_of_rules(beside.get("styles"))

    def sheets(self) -> Iterator[_Element]:
        """The sheets of cells that are shown, in order."""
        for sheet in self._parts.part(_MAIN).iterfind("{*}sheets/{*}sheet"):
            kind, path = self._targets.get(
                sheet.get(_RELATION) or sheet.get(_STRICT) or "", ("", "")
            )
            if sheet.get("state") not in _HIDDEN and kind == "worksheet":
                yield self._parts.part(path)

    def string(self, number: int, *, filled: bool) -> str:
        """What a shared string says in a cell that is filled or not, in lines; an object where there is none."""
        if not 0 <= number < len(self._strings):
            return OBJECT
        if (number, filled) not in self._read:
            self._read[number, filled] = in_lines(said(self._strings[number], filled=filled))
        return self._read[number, filled]

    def _shared(self, path: str | None) -> list[_Element]:
        if path is None or not self._parts.holds(path):
            return []
        return self._parts.part(path).findall("{*}si")

    def hiding(self, *, filled: bool, coloured: bool) -> list[bool]:
        """Of each format that rules set, whether it may hide what a cell holds.

        `filled`: the cell has a ground of its own; `coloured`: rules of its sheet may give it one besides these formats.
        """
        light = not coloured and sets_no_dark_ground(self._rules)
        return [
            may_hide(each, light=light and not (filled and each.find("{*}fill") is None))
            for each in self._rules
        ]

    def _formats_of_rules(self, path: str | None) -> list[_Element]:
        if path is None or not self._parts.holds(path):
            return []
        return self._parts.part(path).findall("{*}dxfs/{*}dxf")

    def _settings(self, path: str | None) -> list[Setting]:
        if path is None or not self._parts.holds(path):
            return []
        root = self._parts.part(path)
        forms = dict(BUILT_IN)
        for each in root.iterfind("{*}numFmts/{*}numFmt"):
            forms[_whole(each.get("numFmtId"))] = each.get("formatCode", _UNKNOWN)
        fonts = root.findall("{*}fonts/{*}font")
        fills = root.findall("{*}fills/{*}fill")
        borders = root.findall("{*}borders/{*}border")
        found = []
        for each in root.iterfind("{*}cellXfs/{*}xf"):
            font = _nth(fonts, each.get("fontId"))
            filled = _is_filled(_nth(fills, each.get("fillId")))
            found.append(
                Setting(
                    form=forms.get(_whole(each.get("numFmtId")), _UNKNOWN),
                    struck=font is not None and _is_struck(font),
                    unseen=font is not None and _is_white(font) and not filled,
                    filled=filled,
                    boxed=_is_boxed(_nth(borders, each.get("borderId"))),
                )
            )
        return found


def said(element: _Element, *, filled: bool) -> str:
    """What a string says, without readings of its characters; digits set high part a figure from its mark.

    A run that is struck out, hidden, or white in a cell that is not `filled`, is an object, and so is a string of
    nothing but digits set high.
    """
    pieces: list[str] = []
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            text = child.findtext("{*}t") or ""
            set_as = child.find("{*}rPr")
            if set_as is not None and _is_lost(set_as, filled=filled):
                text = OBJECT if text.strip() else text
            elif set_as is not None and _is_raised(set_as):
                digits = text.strip()
                text = LEFT_OUT_DIGIT * len(digits) if digits.isdecimal() else LEFT_OUT
            pieces.append(text)
    whole = "".join(pieces)
    text = without_marks(whole)
    return OBJECT if LEFT_OUT_DIGIT in whole and not text.strip() else text


def in_lines(text: str) -> str:
    """A text without blank lines, and with single blanks."""
    return "\n".join(line for each in text.split("\n") if (line := " ".join(each.split())))


def _is_lost(run: _Element, *, filled: bool) -> bool:
    hidden = run.find("{*}vanish")
    return (
        _is_struck(run)
        or (hidden is not None and hidden.get("val", "1") not in _NO)
        or (_is_white(run) and not filled)
    )


def _is_struck(font: _Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _NO


def _is_raised(font: _Element) -> bool:
    moved = font.find("{*}vertAlign")
    return moved is not None and moved.get("val") in ("superscript", "subscript")


def _is_white(font: _Element) -> bool:
    colour = font.find("{*}color")
    if colour is None:
        return False
    return (
        colour.get("rgb", "").upper() in _WHITE
        or colour.get("theme") == "0"
        or colour.get("indexed") in ("1", "9")
    )


def _is_filled(fill: _Element | None) -> bool:
    """Whether something other than white may be behind a cell."""
    pattern = None if fill is None else fill.find("{*}patternFill")
    if pattern is None:
        return fill is not None and len(fill) > 0
    ground = pattern.find("{*}fgColor")
    if pattern.get("patternType", "none") == "none":
        return False
    return ground is None or ground.get("rgb", "").upper() not in _WHITE


def _is_boxed(border: _Element | None) -> bool:
    return border is not None and any(
        side.get("style", "none") != "none"
        for side in border
        if not str(side.tag).endswith("diagonal")
    )


def _nth(elements: list[_Element], number: str | None) -> _Element | None:
    k = _whole(number)
    return elements[k] if 0 <= k < len(elements) else None


def _whole(number: str | None) -> int:
    return (
        int(number)
        if number is not None and number.isascii() and number.isdigit() and len(number) < 8
        else -1
    )


def _beside(target: str) -> str:
    return target if target.startswith("/") else posixpath.join("xl", target)
