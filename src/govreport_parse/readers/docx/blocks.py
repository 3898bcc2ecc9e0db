"""Paragraphs and tables of a body in the order in which they print.

Tracked insertions print, deletions do not; of a field its result prints, not its code; list
numbers print though they are not stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.names import (
    BOLD,
    CELL_DELETED,
    CELL_PROPERTIES,
    DELETED,
    FIELD_CHAR,
    FRACTION,
    GRID_AFTER,
    GRID_BEFORE,
    LITERALS,
    MATH_TEXT,
    MERGE,
    PARAGRAPH,
    ROW_HIDDEN,
    RUN,
    RUN_STYLE,
    SPAN,
    STYLE,
    SYMBOL_MARK,
    TABLE,
    TEXT,
    TEXT_BOX,
    UNPRINTED,
    VALUE,
    W,
)
from govreport_parse.readers.docx.numbering import Numbering
from govreport_parse.readers.docx.styles import (
    Look,
    Properties,
    Styles,
    is_moved,
    is_on,
    is_raised,
    is_struck,
    look_of,
    prints,
    vanishes,
)
from govreport_parse.readers.docx.survey import Survey
from govreport_parse.readers.docx.tables import TableRow, merge_vertically, rows_of
from govreport_parse.readers.marks import LEFT_OUT, without_marks

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["blocks_of"]

# Word nests a few levels; a package made to overflow goes on for thousands.
_MAX_DEPTH = 60
_NO_PROPERTIES: Properties = {}
_NO_LOOK: Look = {}
# Of characters; what is moved and longer is text that a line is aligned by.
_MARK = 8
_SYMBOL_BESIDE_DIGITS = re.compile(
    rf"{SYMBOL_MARK}++(?=\s*[\d.])|(?<=\d){SYMBOL_MARK}++|(?<=\d\s){SYMBOL_MARK}++"
)


def blocks_of(body: _Element, numbering: Numbering, styles: Styles) -> tuple[Block, ...]:
    """The blocks of a body in reading order.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a table beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    walk = _Walk(numbering, styles, Survey(body))
    walk.flow(body)
    return tuple(walk.blocks)


class _Walk:
    """Blocks in reading order, gathered while a container is walked."""

    def __init__(self, numbering: Numbering, styles: Styles, survey: Survey) -> None:
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._styles = styles
        self._survey = survey
        self._properties: Mapping[_Element, Properties] = survey.properties
        # Shown, but no part of a line: raised text, OBJECT for what is struck out.
        self.left_out: list[str] = []
        self.around: Look = _NO_LOOK  # of the paragraph at hand, by its style
        self._aligned: tuple[_Element | None, bool] = (None, False)
        self._field_depth: list[bool] = []  # open fields; True while in a field's code

    def flow(self, parent: _Element, depth: int = 0) -> None:
        """Walk a container of paragraphs and tables: the body, a cell, a content control."""
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child)
            elif tag == TABLE:
                self._table(child)
            elif tag not in UNPRINTED and tag != CELL_PROPERTIES:
                self.flow(child, depth + 1)

    def _paragraph(self, element: _Element) -> None:
        properties = self._properties.get(element)
        self.around = _NO_LOOK if properties is None else self._look(properties.get(STYLE))
        text, bold, boxes = _printed(self, element)
        heading = 0
        if properties is not None:
            if DELETED in properties and not text.strip():
                return
            mark = self._numbering.mark(properties)
            # A list number before a figure is set apart, or the two would read as one.
            text = f"{mark} {text}" if mark and text[:1].isdigit() else mark + text
            style = properties.get(STYLE)
            heading = 0 if style is None else self._styles.headings.get(style.get(VALUE, ""), 0)
        for line in text.split("\n"):
            if squeezed := " ".join(line.split()):
                self.blocks.append(Paragraph(text=squeezed, heading=heading, bold=bold))
        for box in boxes:
            self.flow(box)

    def plain(self, element: _Element) -> str | None:
        """The text of a paragraph that its runs print as it stands; None for any other."""
        if element in self._survey.elaborate or not prints(self.around):
            return None
        pieces: list[str] = []
        for text in element.iter(TEXT):
            run = text.getparent()
            if run is None or run.getparent() is not element or run.tag != RUN:
                return None
            pieces.append(text.text or "")
        return "" if True in self._field_depth else "".join(pieces)

    def runs(
        self,
        parent: _Element,
        pieces: list[tuple[str, bool]],
        boxes: list[_Element],
        *,
        bold: bool,
    ) -> None:
        """Gather the text inside an element, each piece with whether it is bold, and text boxes."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                properties = self._properties.get(child, _NO_PROPERTIES)
                look = self._look_of(child)
                if prints(look) or self._is_line(child, look):
                    self.runs(child, pieces, boxes, bold=is_on(properties.get(BOLD)))
                elif not vanishes(look):
                    self._leave_out(child, pieces, struck=is_struck(look))
            elif tag in (TEXT, MATH_TEXT):
                if not any(self._field_depth):
                    pieces.append((child.text or "", bold))
            elif tag in UNPRINTED:
                continue
            elif tag == FRACTION:
                pieces.append((OBJECT, bold))  # 25/9 is no 259
            elif tag == FIELD_CHAR:
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag in LITERALS:
                pieces.append((LITERALS[str(tag)], bold))
            elif tag == TEXT_BOX:
                boxes.append(child)
            else:
                self.runs(child, pieces, boxes, bold=bold)

    def _leave_out(self, run: _Element, pieces: list[tuple[str, bool]], *, struck: bool) -> None:
        inner: list[tuple[str, bool]] = []
        self.runs(run, inner, [], bold=False)
        text = "".join([piece for piece, _ in inner]).strip()
        if text:
            self.left_out.append(OBJECT if struck else text)
            pieces.append((LEFT_OUT, True))

    def _look(self, style: _Element | None) -> Look:
        return _NO_LOOK if style is None else self._styles.looks.get(style.get(VALUE, ""), _NO_LOOK)

    def _is_line(self, run: _Element, look: Look) -> bool:
        """Whether a run that is moved is no mark: long, or its whole paragraph is moved."""
        if not is_moved(look) or is_raised(look) or is_struck(look) or vanishes(look):
            return False
        if len(_text_of(run)) > _MARK:
            return True
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        if paragraph is None:
            return False
        if self._aligned[0] is not paragraph:
            moved = all(
                is_moved(self._look_of(each)) for each in paragraph.iter(RUN) if _text_of(each)
            )
            self._aligned = (paragraph, moved)
        return self._aligned[1]

    def _look_of(self, run: _Element) -> Look:
        properties = self._properties.get(run, _NO_PROPERTIES)
        return look_of(properties, self.around, self._look(properties.get(RUN_STYLE)))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._field_depth.append(True)
        elif kind == "separate" and self._field_depth:
            self._field_depth[-1] = False
        elif kind == "end" and self._field_depth:
            self._field_depth.pop()

    def _table(self, table: _Element) -> None:
        found = rows_of(table, self._properties, self._survey.elaborate)
        rows = [(row, cells) for row, cells in found.rows if not self._is_gone(row)]
        if found.nested:
            self._unwrap(rows)
            return
        counted = self._numbering.counted()
        raw = [self._raw_row(row, cells) for row, cells in rows]
        texts = [cell.text for row in raw for cell, _ in row]
        if not any(text and text != OBJECT for text in texts):
            return
        if holds_article(texts, nested=False):
            self._numbering.return_to(counted)
            self._unwrap(rows)
            return
        self.blocks.append(expand_grid(merge_vertically(raw)))

    def _is_gone(self, row: _Element) -> bool:
        properties = self._properties.get(row, _NO_PROPERTIES)
        return DELETED in properties or is_on(properties.get(ROW_HIDDEN))

    def _unwrap(self, rows: list[TableRow]) -> None:
        for _, cells in rows:
            for cell, _ in cells:
                self.flow(cell)

    def _raw_row(
        self, row: _Element, cells: list[tuple[_Element, str | None]]
    ) -> list[tuple[RawCell, str]]:
        raw: list[tuple[RawCell, str]] = []
        own = self._properties.get(row, _NO_PROPERTIES)
        raw += _gap(own.get(GRID_BEFORE))
        for cell, plain in cells:
            properties = self._properties.get(cell)
            if properties is None:
                raw.append((RawCell(text=self._cell_text(cell) if plain is None else plain), ""))
                continue
            if CELL_DELETED in properties:
                continue
            grid_span, vertical = properties.get(SPAN), properties.get(MERGE)
            span = 1 if grid_span is None else _integer(grid_span)
            merge = "" if vertical is None else vertical.get(VALUE, "continue")
            text = self._cell_text(cell) if plain is None else plain
            raw.append((RawCell(text=text, colspan=span), merge))
        return raw + _gap(own.get(GRID_AFTER))

    def _cell_text(self, cell: _Element) -> str:
        """The text of a cell, walked by its elements."""
        inner = _Walk(self._numbering, self._styles, self._survey)
        inner.flow(cell)
        text = "\n".join([block.text for block in inner.blocks if isinstance(block, Paragraph)])
        if text:
            return text
        # A figure set high that is all its cell has is no mark of a footnote.
        raised = "".join(inner.left_out)
        shows = OBJECT in raised or cell in self._survey.elaborate
        return OBJECT if shows else raised


def _text_of(run: _Element) -> str:
    return "".join([text.text or "" for text in run.iter(TEXT)]).strip()


def _gap(columns: _Element | None) -> list[tuple[RawCell, str]]:
    """The columns that a row leaves free, as a cell."""
    if columns is None or columns.get(VALUE, "0").strip("0") == "":
        return []
    return [(RawCell(text="", colspan=_integer(columns)), "")]


def _integer(element: _Element) -> int:
    value = element.get(VALUE, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _printed_by_runs(walk: _Walk, element: _Element) -> tuple[str, bool, list[_Element]]:
    """What a paragraph prints before its number, whether all of it is bold, and its text boxes."""
    pieces: list[tuple[str, bool]] = []
    boxes: list[_Element] = []
    walk.runs(element, pieces, boxes, bold=False)
    text = without_marks("".join([piece for piece, _ in pieces]))
    if SYMBOL_MARK in text:
        text = _SYMBOL_BESIDE_DIGITS.sub(OBJECT, text).replace(SYMBOL_MARK, "")
    return text, all(strong for piece, strong in pieces if piece.strip()), boxes


def _printed_at_once(walk: _Walk, element: _Element) -> tuple[str, bool, list[_Element]]:
    text = walk.plain(element)
    return _printed_by_runs(walk, element) if text is None else (text, not text.strip(), [])


_printed = shortcut(_printed_at_once, _printed_by_runs)
