"""The text of a ``.doc`` in order: its runs, special characters, paragraphs, cells and rows."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import TypeAlias
from xml.sax.saxutils import escape

import msgspec

from govreport_parse.model.document import LOST
from govreport_parse.readers.cell_marks import Body
from govreport_parse.readers.doc.formatted import Formatted
from govreport_parse.readers.doc.pieces import Pieces, Stretch
from govreport_parse.readers.doc.properties import (
    Characters,
    Paragraph,
    characters,
    paragraph,
    row,
)
from govreport_parse.readers.doc.sprms import Modifier, modifiers
from govreport_parse.readers.doc.styles import StyleSheet
from govreport_parse.readers.ole import BrokenFile
from govreport_parse.readers.wordml import Line, Look, paragraph_properties
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Story", "Teller", "boxes_of"]

_SIGN = lazy_pattern("[\0-\x1f]")
_PARAGRAPH, _CELL, _SECTION = "\r", "\7", "\f"
_BEGIN, _SEPARATE, _END = "\x13", "\x14", "\x15"
_FIELD = {_BEGIN: "begin", _SEPARATE: "separate", _END: "end"}
# Of signs that stand for nothing in particular, what each prints; a figure ends nowhere else.
_PLAIN = {
    "\t": "<w:tab/>", "\v": "<w:br/>", _SECTION: "<w:br/>", "\x0e": "<w:br/>",
    "\x1e": "<w:noBreakHyphen/>", "\x1f": "<w:softHyphen/>",
}  # fmt: skip
# Of signs that are special: a note's mark; lines that part notes from text, the mark of a comment; pictures.
_SPECIAL = {
    "\2": "<w:footnoteReference/>", "\3": "", "\4": "", "\5": "", "\1": "<w:drawing/>",
    "\0": "<w:pgNum/>",
}  # fmt: skip
_DRAWN = "\x08"
# Modifiers as they are written, and those of the piece.
_Key: TypeAlias = tuple[bytes, tuple[Modifier, ...]]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What a document's text is made of.

    Attributes
    ----------
    pieces, runs, paragraphs, styles
        The text, and how it is set.
    data
        The stream for modifiers that are too many for their place.
    boxes
        The characters of the text box that is anchored at a character.
    marks
        The characters that are marks of notes, written by whoever wrote the text.
    """

    pieces: Pieces
    runs: Formatted
    paragraphs: Formatted
    styles: StyleSheet
    data: bytes
    boxes: Mapping[int, tuple[int, int]]
    marks: frozenset[int]


class _Run(msgspec.Struct, frozen=True):
    """A run until its paragraph's style is known."""

    text: str
    set_as: Characters
    is_element: bool = False


class Teller:
    """Some characters of a story, as a body in WordprocessingML."""

    def __init__(self, story: Story, *, boxed: bool = False) -> None:
        self._story = story
        self._boxed = boxed
        self._body = Body()
        self._runs: list[_Run] = []
        self._fields: list[bool] = []  # of each that is open, whether its code is not ended
        self._stays = False  # whether the row at hand holds text that was not deleted
        self._set: dict[_Key, Characters] = {}
        self._paragraphs: dict[_Key, Paragraph] = {}

    def tell(self, first: int, end: int) -> str:
        """The body from a character to another.

        Raises
        ------
        BrokenFile
            For text without formats, fields that do not end, and a text that does.
        """
        for stretch in self._story.pieces.between(first, end):
            self._stretch(stretch)
        if self._fields:
            raise BrokenFile("a field does not end")
        if self._runs:
            raise BrokenFile("the last paragraph does not end")
        return self._body.xml()

    def _stretch(self, stretch: Stretch) -> None:
        """The runs of a part of a piece."""
        runs, stream, width = self._story.runs, self._story.pieces.stream, stretch.piece.width
        marks = {
            stretch.begin + (char - stretch.first) * width
            for char in self._story.marks
            if char >= stretch.first
        }
        cuts = sorted((*marks, *(mark + width for mark in marks)))
        at = stretch.begin
        while at < stretch.end:
            k = runs.at(at)
            end = min(runs.ends[k], stretch.end, *(cut for cut in cuts if cut > at))
            if (end - at) % width:
                raise BrokenFile("half a character")
            set_as = self._characters(k, stretch)
            if at in marks:
                raised = {**set_as.look, "vertAlign": "superscript"}
                set_as = msgspec.structs.replace(set_as, look=raised)
            self._run(stream[at:end], at, stretch, set_as)
            at = end

    def _characters(self, k: int, stretch: Stretch) -> Characters:
        key = self._story.runs.packed[k], stretch.piece.modifiers
        if key not in self._set:
            self._set[key] = characters((*modifiers(key[0]), *key[1]))
        return self._set[key]

    def _paragraph(self, k: int, stretch: Stretch) -> Paragraph:
        key = self._story.paragraphs.packed[k], stretch.piece.modifiers
        if key not in self._paragraphs:
            style = int.from_bytes(key[0][:2], "little")
            found = (*modifiers(key[0][2:]), *key[1])
            self._paragraphs[key] = paragraph(style, found, self._story.data)
        return self._paragraphs[key]

    def _run(self, packed: bytes, at: int, stretch: Stretch, set_as: Characters) -> None:
        """A run of characters that begin at a byte."""
        width = stretch.piece.width
        text = packed.decode("utf-16-le" if width == 2 else "cp1252", "replace")
        done = 0
        for sign in _SIGN.finditer(text):
            k = sign.start()
            self._text(text[done:k], set_as)
            # Characters beyond the first plane take two places.
            before = (
                k if len(text) * width == len(packed) else len(text[:k].encode("utf-16-le")) // 2
            )
            byte = at + before * width
            self._sign(sign[0], set_as, byte, stretch)
            done = k + 1
        self._text(text[done:], set_as)

    def _text(self, text: str, set_as: Characters) -> None:
        if not text:
            return
        if set_as.symbol:
            for _ in text:
                self._element("<w:sym/>", set_as)
        elif any(self._fields):
            self._element(_instruction(text), set_as)
        else:
            self._runs.append(_Run(text, set_as))

    def _element(self, xml: str, set_as: Characters) -> None:
        self._runs.append(_Run(xml, set_as, is_element=True))

    def _sign(self, sign: str, set_as: Characters, byte: int, stretch: Stretch) -> None:
        paragraphs = self._story.paragraphs
        if sign in (_PARAGRAPH, _CELL):
            self._end(sign, set_as, byte, stretch)
        elif (
            sign == _SECTION and paragraphs.ends[paragraphs.at(byte)] == byte + stretch.piece.width
        ):
            self._end(_PARAGRAPH, set_as, byte, stretch)
        elif sign in _FIELD:
            self._field(sign, set_as)
        elif sign in _PLAIN:
            self._element(_PLAIN[sign], set_as)
        elif not set_as.special:
            self._text(LOST, set_as)
        elif sign == _DRAWN:
            self._drawn(stretch.first + (byte - stretch.begin) // stretch.piece.width, set_as)
        elif not any(self._fields):
            self._element(_SPECIAL.get(sign, "<w:sym/>"), set_as)

    def _drawn(self, char: int, set_as: Characters) -> None:
        """A drawing, with the text in it."""
        held = ""
        if char in self._story.boxes and not self._boxed:
            inner = Teller(self._story, boxed=True).tell(*self._story.boxes[char])
            held = f"<w:txbxContent>{inner}</w:txbxContent>"
        self._element(f"<w:pict>{held}</w:pict>", set_as)

    def _field(self, sign: str, set_as: Characters) -> None:
        if sign == _BEGIN:
            self._fields.append(True)
        elif not self._fields:
            raise BrokenFile("a field ends that did not begin")
        elif sign == _SEPARATE:
            self._fields[-1] = False
        else:
            self._fields.pop()
        kind = f'<w:fldChar w:fldCharType="{_FIELD[sign]}"/>'
        self._element(kind, msgspec.structs.replace(set_as, look={}, turned=(), deleted=False))

    def _goes(self, mark: Characters, byte: int, stretch: Stretch) -> bool:
        """Whether a row's mark takes its row along.

        A mark that is deleted does, unless the row's text stands and what was deleted goes on behind the mark:
        LibreOffice writes a deletion at the beginning of a row so, from the mark before.
        """
        after = byte + stretch.piece.width
        if not (mark.deleted and self._stays and after < stretch.end):
            return mark.deleted
        return not self._characters(self._story.runs.at(after), stretch).deleted

    def _end(self, sign: str, set_as: Characters, byte: int, stretch: Stretch) -> None:
        """A paragraph's mark."""
        own = self._paragraph(self._story.paragraphs.at(byte), stretch)
        outer = sign == _CELL
        depth = 1 if outer else own.depth
        is_row = own.ends == "row" and (outer or depth > 1)
        xml = "" if is_row and not self._runs else self._line(own, set_as)
        if is_row:
            if xml:  # a cell lost its mark
                self._body.paragraph(xml, depth)
            goes = self._goes(set_as, byte, stretch)
            self._body.row(row(own, msgspec.structs.replace(set_as, deleted=goes)), depth)
            self._stays = False
        elif outer or (own.ends == "cell" and depth > 1):
            self._body.cell(xml, depth)
        else:
            self._body.paragraph(xml, depth)

    def _line(self, own: Paragraph, mark: Characters) -> str:
        line = Line()
        stands = any(not (run.is_element or run.set_as.deleted) for run in self._runs)
        self._stays = own.depth > 0 and (self._stays or stands)
        for run in self._runs:
            write = line.element if run.is_element else line.text
            write(run.text, self._look(run.set_as, own.style), deleted=run.set_as.deleted)
        self._runs = []
        properties = paragraph_properties(own.style, own.number, own.fill, deleted=mark.deleted)
        return line.xml(properties)

    def _look(self, set_as: Characters, style: int) -> Look:
        if not set_as.turned:
            return set_as.look
        return self._story.styles.settled(
            set_as.look, set_as.turned, style, int(set_as.look.get("rStyle", "4095"))
        )


def _instruction(text: str) -> str:
    return f"<w:instrText>{escape(text)}</w:instrText>"


def boxes_of(anchors: bytes, texts: bytes, first: int) -> dict[int, tuple[int, int]]:
    """Which characters stand in the text box that is anchored at a character.

    Parameters
    ----------
    anchors, texts
        The parts that say where drawings are anchored, and which text is of which.
    first
        The first character of text boxes, counted through all stories.
    """
    count = (len(anchors) - 4) // 30
    spans = {
        struct.unpack_from("<I", anchors, 4 * (count + 1) + 26 * k)[0]: char
        for k, (char,) in enumerate(struct.iter_unpack("<I", anchors[: 4 * max(count, 0)]))
    }
    count = (len(texts) - 4) // 26
    found: dict[int, tuple[int, int]] = {}
    for k in range(count):
        begin, end = struct.unpack_from("<II", texts, 4 * k)
        (shape,) = struct.unpack_from("<I", texts, 4 * (count + 1) + 22 * k + 14)
        if shape in spans and begin < end:
            found[spans[shape]] = first + begin, first + end
    return found
