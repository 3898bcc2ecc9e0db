"""The text of an OpenDocument text in order: paragraphs, lists, tables, and what stands in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govreport_parse.readers.odt.lists import OUTLINE, Lists
from govreport_parse.readers.odt.names import (
    COUNTED,
    DRAW,
    HEADING,
    LIST,
    OFFICE,
    OWN_STYLE,
    PARAGRAPH,
    PICTURES,
    SECTION,
    STYLE,
    TABLE,
    TEXT,
    UNPRINTED,
)
from govreport_parse.readers.odt.styles import Styles
from govreport_parse.readers.odt.tables import table_xml
from govreport_parse.readers.wordml import Line, paragraph_properties
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["HEADINGS", "Writer"]

#: Levels of headings, each the number of the style that is written for it.
HEADINGS = range(1, 10)
_BLANKS = lazy_pattern(r"[\t\r\n ]+")
_ITEM, _LIST_HEADER = f"{TEXT}list-item", f"{TEXT}list-header"
_LEVEL, _START = f"{TEXT}outline-level", f"{TEXT}start-value"
_LIST_STYLE = f"{STYLE}list-style-name"
_HIDDEN = f"{TEXT}is-hidden"
_MOST_BLANKS = 100
_DEEPEST = 8


class _Place(msgspec.Struct, frozen=True):
    """Where in a list a paragraph stands: the list's number and style, the level from 0; `first` of its item."""

    number: int
    style: str
    level: int
    first: bool = True


class Writer:
    """One pass over a text.

    Parameters
    ----------
    styles, lists
        Of the document; lists are counted as it is walked.
    """

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists

    def flow(self, parent: _Element, place: _Place | None = None) -> str:
        """What a container holds, as WordprocessingML."""
        written: list[str] = []
        for child in parent:
            tag = child.tag
            if tag in (PARAGRAPH, HEADING):
                written.append(self._paragraph(child, place))
                place = place and msgspec.structs.replace(place, first=False)
            elif tag == LIST:
                written.append(self._list(child, place))
            elif tag == f"{TABLE}table":
                written.append(table_xml(child, self._styles, self._cell))
            elif tag == f"{TEXT}numbered-paragraph":
                written.append(self.flow(child, self._numbered(child)))
            elif tag == SECTION:
                if not _is_hidden_section(child):
                    written.append(self.flow(child))
            elif str(tag).startswith(DRAW):
                line = Line()
                self._element(child, "", (), line)
                written.append(line.xml())
            elif tag not in UNPRINTED:
                written.append(self.flow(child, place))
        return "".join(written)

    def _cell(self, cell: _Element) -> str:
        inner = self.flow(cell)
        if (
            not len(cell) and f"{OFFICE}value" in cell.attrib
        ):  # a figure that is not written as it prints
            return "<w:p><w:r><w:pict/></w:r></w:p>"
        return inner or "<w:p/>"

    # Lists.

    def _list(self, element: _Element, place: _Place | None) -> str:
        style = element.get(OWN_STYLE) or (place.style if place is not None else "")
        level = 0 if place is None else min(place.level + 1, _DEEPEST)
        goes_on = place is not None and place.style == style
        number = place.number if place and goes_on else self._lists.begun(element, style)
        written: list[str] = []
        for item in element.iterchildren(_ITEM, _LIST_HEADER):
            if _START in item.attrib:
                number = self._lists.restarted(number, level, item.get(_START, ""))
            first = item.tag == _ITEM
            written.append(self.flow(item, _Place(number, style, level, first)))
        return "".join(written)

    def _numbered(self, element: _Element) -> _Place:
        said = element.get(f"{TEXT}level", "1")
        level = int(said) - 1 if said in tuple("123456789") else 0
        style = element.get(OWN_STYLE, "")
        return _Place(self._lists.of_style(style), style, level)

    def _number(self, element: _Element, place: _Place | None) -> tuple[int, int] | None:
        if place is not None:
            if not place.first or not self._lists.numbers(place.style, place.level):
                return None
            return place.number, place.level
        level = element.get(_LEVEL, "")
        if element.tag != HEADING or level not in tuple("123456789"):
            return None
        if element.get(f"{TEXT}is-list-header") == "true":
            return None
        own = self._styles.said("paragraph", element.get(OWN_STYLE, ""), _LIST_STYLE)
        if own == "" or not self._lists.numbers(OUTLINE, int(level) - 1):
            return None
        return self._lists.of_style(OUTLINE), int(level) - 1

    # Paragraphs.

    def _paragraph(self, element: _Element, place: _Place | None) -> str:
        if any(
            each.get(_HIDDEN) == "true" for each in element.iterchildren(f"{TEXT}hidden-paragraph")
        ):
            return "<w:p/>"  # fmt: skip
        style = element.get(OWN_STYLE, "")
        line = Line()
        self._runs(element, style, (), line)
        number = self._number(element, place)
        shown = element.find(f"{TEXT}number")
        if number is not None and shown is not None and shown.text:
            line.begin(shown.text)  # as the program that wrote it counted
            number = None
        level = element.get(_LEVEL, "1") if element.tag == HEADING else "0"
        properties = paragraph_properties(
            int(level) if level in map(str, HEADINGS) else 0,
            number,
            self._styles.fill("paragraph", style),
        )
        return line.xml(properties)

    def _runs(self, parent: _Element, style: str, spans: tuple[str, ...], line: Line) -> None:
        self._text(parent.text, style, spans, line)
        for child in parent:
            self._element(child, style, spans, line)
            self._text(child.tail, style, spans, line)

    def _text(self, text: str | None, style: str, spans: tuple[str, ...], line: Line) -> None:
        if text:
            line.text(_BLANKS.sub(" ", text), self._styles.look(style, spans))

    def _element(self, child: _Element, style: str, spans: tuple[str, ...], line: Line) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            own = child.get(OWN_STYLE)
            self._runs(
                child, style, (*spans, own) if own and own not in spans[-1:] else spans, line
            )
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            blanks = min(int(count), _MOST_BLANKS) if count.isascii() and count.isdigit() and len(count) < 9 else 1  # fmt: skip
            self._text(" " * blanks, style, spans, line)
        elif (written := self._sign(child)) is not None:
            if written:
                line.element(written, self._styles.look(style, spans))
        elif tag in UNPRINTED or child.get(_HIDDEN) == "true":
            return
        else:
            self._runs(child, style, spans, line)

    def _sign(self, child: _Element) -> str | None:
        """What stands in the line in place of an element; None for one whose text does."""
        tag = child.tag
        if tag == f"{TEXT}tab":
            return "<w:tab/>"
        if tag == f"{TEXT}line-break":
            return "<w:br/>"
        if tag == f"{TEXT}note":
            return "<w:footnoteReference/>"
        if tag in COUNTED:
            return "<w:pgNum/>"
        if tag in PICTURES:
            return "<w:drawing/>"
        if tag in (f"{DRAW}frame", f"{DRAW}g"):
            return "".join(self._sign(each) or "" for each in child)
        if str(tag).startswith(DRAW) and tag != f"{DRAW}a":
            held = self.flow(child)
            return f"<w:pict>{f'<w:txbxContent>{held}</w:txbxContent>' if held else ''}</w:pict>"
        return None


def _is_hidden_section(section: _Element) -> bool:
    return section.get(f"{TEXT}display") == "none" or section.get(_HIDDEN) == "true"
