"""The elements of a part with the bytes at which they stand, so that marks are set without writing it anew."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from xml.parsers import expat

import msgspec

from govreport_parse.readers.docx.onefile import as_utf8
from govreport_parse.readers.docx.trace import is_solid
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Element", "Insertion", "Source", "edited", "in_utf8"]

_TAG = lazy_pattern(rb"""[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>""")
_ENCODING = lazy_pattern(rb"""\s*+<\?xml[^<>]*?encoding=["']([\w.:-]+)["'][^<>]*+>""")
_AMPERSAND = ord("&")
_OWN = ("utf-8", "us-ascii", "ascii")


class Element(msgspec.Struct):
    """An element as it is written.

    Attributes
    ----------
    name
        With its prefix.
    parent
        The number of the element around it; -1 for the root.
    start, inner, end, after
        Where its first tag begins and ends, and its last; of an empty one `end` is `inner`.
    children
        The numbers of those right inside.
    texts
        Its characters in pieces, each with the byte where it begins.
    marked
        It has a section of CDATA, in which nothing may be inserted.
    """

    name: str
    parent: int
    start: int
    inner: int = -1
    end: int = -1
    after: int = -1
    children: list[int] = []
    texts: list[tuple[int, str]] = []
    marked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether one tag is all that it has (``<w:p/>``)."""
        return self.end == self.after


class Source:
    """The elements of a part by their numbers: the order in which they begin.

    Parameters
    ----------
    xml
        In UTF-8, without a document type.

    Raises
    ------
    xml.parsers.expat.ExpatError
        For what is no XML.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.elements: list[Element] = []
        self._open: list[int] = []
        parser = expat.ParserCreate()
        parser.buffer_text = False
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._mark
        self._parser = parser
        parser.Parse(xml, True)

    def _begin(self, name: str, _attributes: Mapping[str, str]) -> None:
        number, start = len(self.elements), self._parser.CurrentByteIndex
        parent = self._open[-1] if self._open else -1
        if self._open:
            self.elements[parent].children.append(number)
        tag = _TAG.match(self.xml, start + 1)
        inner = -1 if tag is None else tag.end()
        self.elements.append(Element(name=name, parent=parent, start=start, inner=inner))
        self._open.append(number)

    def _finish(self, _name: str) -> None:
        element, end = self.elements[self._open.pop()], self._parser.CurrentByteIndex
        if self.xml[element.inner - 2 : element.inner] == b"/>":
            element.end = element.after = element.inner
        else:
            element.end, element.after = end, self.xml.index(b">", end) + 1

    def _text(self, text: str) -> None:
        self.elements[self._open[-1]].texts.append((self._parser.CurrentByteIndex, text))

    def _mark(self) -> None:
        self.elements[self._open[-1]].marked = True

    def around(self, number: int) -> list[int]:
        """An element and those around it, the root first."""
        path = []
        while number >= 0:
            path.append(number)
            number = self.elements[number].parent
        return path[::-1]

    def solid(self, number: int) -> list[tuple[int, int]]:
        """The bytes at which the solid characters of an element's own text begin and end."""
        element = self.elements[number]
        found: list[tuple[int, int]] = []
        last = (element.end, "")
        for (begin, text), (end, _) in pairwise((*element.texts, last)):
            if self.xml[begin] == _AMPERSAND or text == "\n":  # a sign of one character
                found += [(begin, end)] if is_solid(text) else []
                continue
            borders = accumulate((len(char.encode()) for char in text), initial=begin)
            spans = zip(text, pairwise(borders), strict=True)
            found += [span for char, span in spans if is_solid(char)]
        return found


class Insertion(msgspec.Struct, frozen=True, kw_only=True):
    """What is inserted at a byte, in place of the next ones if any."""

    at: int
    text: str
    replaced: int = 0


def edited(xml: bytes, insertions: Iterable[Insertion]) -> bytes:
    """A part with insertions, of which no two stand at one byte."""
    pieces, last = [], 0
    for each in sorted(insertions, key=lambda one: one.at):
        pieces += [xml[last : each.at], each.text.encode()]
        last = each.at + each.replaced
    return b"".join([*pieces, xml[last:]])


def in_utf8(xml: bytes) -> bytes:
    """The same part in UTF-8: as it is where it says no other encoding.

    Raises
    ------
    LookupError, UnicodeError
        For an encoding that is not known, or not the part's.
    """
    xml = as_utf8(xml)
    declared = _ENCODING.match(xml.removeprefix(BOM_UTF8))
    if declared is None or declared[1].decode().lower() in _OWN:
        return xml
    return xml[declared.end() :].decode(declared[1].decode()).encode()
