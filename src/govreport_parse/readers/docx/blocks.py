"""Paragraphs and tables of a body in the order in which they print.

Tracked insertions print, deletions do not; of a field its result prints, not its code; list
numbers print though they are not stored. Content of another format is read where it is included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import Block, Locator, Paragraph, Table
from govreport_parse.model.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.chunks import Chunks
from govreport_parse.readers.docx.fields import Fields
from govreport_parse.readers.docx.losses import Losses
from govreport_parse.readers.docx.names import (
    BOLD,
    CELL_DELETED,
    CELL_PROPERTIES,
    CHUNK_ID,
    CHUNKS,
    DELETED,
    FIELD_CHAR,
    FRACTION,
    GRID_AFTER,
    GRID_BEFORE,
    INSTRUCTION,
    LITERALS,
    MATH_BASE,
    MATH_TEXT,
    MERGE,
    MERGE_ACROSS,
    PARAGRAPH,
    ROW_HIDDEN,
    RUN,
    RUN_STYLE,
    SPAN,
    STRUCTURES,
    STYLE,
    SYMBOL_MARK,
    TABLE,
    TEXT,
    TEXT_BOX,
    TURNED,
    UNPRINTED,
    VALUE,
)
from govreport_parse.readers.docx.numbering import UNKNOWN, Numbering
from govreport_parse.readers.docx.styles import (
    Look,
    Properties,
    Styles,
    is_hardly_moved,
    is_moved,
    is_on,
    is_raised,
    is_struck,
    look_of,
    prints,
    vanishes,
)
from govreport_parse.readers.docx.survey import Survey
from govreport_parse.readers.docx.tables import (
    TableRow,
    gap,
    merge_vertically,
    rows_by_descent,
    rows_of,
    whole_number,
)
from govreport_parse.readers.docx.trace import Piece, Trace
from govreport_parse.readers.marks import LEFT_OUT, LEFT_OUT_DIGIT, without_marks
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Beside", "blocks_of"]

_NO_PROPERTIES: Properties = {}
_NO_LOOK: Look = {}
# Of characters; what is moved and longer is text that a line is aligned by.
_MARK = 8
_SYMBOL_BESIDE_DIGITS = lazy_pattern(
    rf"{SYMBOL_MARK}++(?=\s*[\d.])|(?<=\d){SYMBOL_MARK}++|(?<=\d\s){SYMBOL_MARK}++"
)


class Beside(msgspec.Struct, frozen=True):
    """What a body's text depends on beside it, what is lost of it, and what notes where it comes from."""

    numbering: Numbering
    styles: Styles
    chunks: Chunks
    losses: Losses
    trace: Trace | None = None


def blocks_of(body: _Element, beside: Beside) -> tuple[Block, ...]:
    """The blocks of a body in reading order.

    However deep an element lies, it is walked: the parser follows 256 levels and refuses more.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a table beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    walk = _Walk(beside, Survey(body), beside.trace, in_cell=False)
    walk.flow(body)
    return tuple(walk.blocks)


class _Walk:
    """Blocks in reading order, gathered while a container is walked."""

    def __init__(
        self, beside: Beside, survey: Survey, trace: Trace | None, *, in_cell: bool
    ) -> None:
        self.blocks: list[Block] = []
        self._trace = trace
        self.pieces: list[Piece] = []  # of the paragraph at hand
        self._beside = beside
        self._numbering = beside.numbering
        self._styles = beside.styles
        self._survey = survey
        self._in_cell = in_cell
        self._properties: Mapping[_Element, Properties] = survey.properties
        # Shown, but no part of a line: raised text, OBJECT for what is struck out.
        self.left_out: list[str] = []
        self._usual = beside.styles.looks.get("", _NO_LOOK)  # of paragraphs that name no style
        self.around: Look = _NO_LOOK  # of the paragraph at hand, by its style
        self._aligned: tuple[_Element | None, bool] = (None, False)
        self._fields = Fields()

    def flow(self, parent: _Element) -> None:
        """Walk a container of paragraphs and tables: the body, a cell, a content control."""
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child)
            elif tag == TABLE:
                self._table(child)
            elif tag in CHUNKS:
                self._chunk(child)
            elif tag not in UNPRINTED and tag != CELL_PROPERTIES:
                self.flow(child)

    def _chunk(self, element: _Element) -> None:
        chunk = self._beside.chunks.at(element.get(CHUNK_ID, ""))
        if chunk.unread is not None:
            self._beside.losses.chunk(chunk.unread, self._here())
            if self._in_cell:
                self.blocks.append(Paragraph(text=OBJECT))
        self.blocks += chunk.blocks
        limits.require(limits.BLOCKS, len(self.blocks))

    def _here(self) -> Locator | None:
        """The last block so far; None in a cell, whose table is not there yet."""
        return Locator(block=len(self.blocks) - 1) if self.blocks and not self._in_cell else None

    def _paragraph(self, element: _Element) -> None:
        properties = self._properties.get(element)
        named = None if properties is None else properties.get(STYLE)
        self.around = self._usual if named is None else self._look(named)
        printed = _printed if self._trace is None else _printed_by_runs
        text, bold, boxes = printed(self, element)
        heading = 0
        if properties is not None:
            if DELETED in properties and not text.strip():
                return
            mark = self._mark(properties, text)
            # A list number before a figure is set apart, or the two would read as one.
            text = f"{mark} {text}" if mark and text[:1].isdigit() else mark + text
            style = properties.get(STYLE)
            heading = 0 if style is None else self._styles.headings.get(style.get(VALUE, ""), 0)
        lines = [squeezed for line in text.split("\n") if (squeezed := " ".join(line.split()))]
        if self._trace is not None:
            self._trace.lines(len(self.blocks), element, self.pieces, lines)
        self.blocks += [Paragraph(text=line, heading=heading, bold=bold) for line in lines]
        for box in boxes:
            if box.tag in CHUNKS:
                self._chunk(box)
            else:
                self.flow(box)

    def _mark(self, properties: Properties, text: str) -> str:
        """The number before a paragraph; of one that is not known nothing, or before a figure an object."""
        mark = self._numbering.mark(properties)
        if UNKNOWN not in mark:
            return mark
        for kind in self._numbering.unknown:
            self._beside.losses.numbers(kind, self._here())
        return OBJECT if self._in_cell and (not text or text[:1].isdigit()) else ""

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
        return "" if self._fields.in_code else "".join(pieces)

    def runs(
        self,
        parent: _Element,
        pieces: list[Piece],
        boxes: list[_Element],
        *,
        bold: bool,
    ) -> None:
        """Gather the text inside an element, each piece with whether it is bold, and text boxes."""
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, pieces, boxes)
            elif tag in (TEXT, MATH_TEXT):
                if not self._fields.in_code:
                    pieces.append((child.text or "", bold, child))
            elif tag in (INSTRUCTION, FIELD_CHAR):
                if self._fields.meets(child):
                    self.left_out.append(OBJECT)
                    pieces.append((SYMBOL_MARK, bold, None))
            elif tag in UNPRINTED:
                continue
            elif _is_set_otherwise(child):
                pieces.append((OBJECT, bold, None))
            elif tag in LITERALS:
                pieces.append((LITERALS[str(tag)], bold, None))
            elif tag == TEXT_BOX or tag in CHUNKS:
                boxes.append(child)
            else:
                self.runs(child, pieces, boxes, bold=bold)

    def _run(self, run: _Element, pieces: list[Piece], boxes: list[_Element]) -> None:
        properties = self._properties.get(run, _NO_PROPERTIES)
        look = self._look_of(run)
        if prints(look) or self._is_line(run, look):
            self.runs(run, pieces, boxes, bold=is_on(properties.get(BOLD)))
        elif not vanishes(look):
            self._leave_out(run, pieces, look)

    def _leave_out(self, run: _Element, pieces: list[Piece], look: Look) -> None:
        inner: list[Piece] = []
        self.runs(run, inner, [], bold=False)
        raw = "".join([piece for piece, _, _ in inner]).strip()
        if not raw:
            return
        text = without_marks(raw)
        if text:
            self.left_out.append(OBJECT if is_struck(look) else text)
        mark = LEFT_OUT
        digits = text.replace(OBJECT, "")  # that it is small as well was marked before
        if not is_struck(look) and digits.isdecimal():
            mark = OBJECT if is_hardly_moved(look) else LEFT_OUT_DIGIT * len(digits)
        pieces.append((mark, True, None))

    def _look(self, style: _Element | None) -> Look:
        return _NO_LOOK if style is None else self._styles.looks.get(style.get(VALUE, ""), _NO_LOOK)

    def _is_line(self, run: _Element, look: Look) -> bool:
        """Whether a run that is moved is no mark: long, or its whole paragraph is moved."""
        if not is_moved(look) or is_raised(look) or is_struck(look) or vanishes(look):
            return False
        text = _text_of(run)
        if len(text) > _MARK or (is_hardly_moved(look) and not any(map(str.isdigit, text))):
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

    def _table(self, table: _Element) -> None:
        plain = prints(self._usual)
        rows_in = rows_of if self._trace is None else rows_by_descent
        found = rows_in(table, self._properties, self._survey.elaborate, plain=plain)
        rows = [(row, cells) for row, cells in found.rows if not self._is_gone(row)]
        if found.nested or self._includes_table(table):
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
        merged = merge_vertically(raw)
        grid = expand_grid(merged)
        if self._trace is not None:
            self._trace.table(len(self.blocks), merged, grid)
        self.blocks.append(grid)

    def _includes_table(self, table: _Element) -> bool:
        chunks = self._beside.chunks
        return bool(chunks) and any(
            isinstance(block, Table)
            for element in table.iter(*CHUNKS)
            for block in chunks.at(element.get(CHUNK_ID, "")).blocks
        )

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
        raw += gap(own.get(GRID_BEFORE))
        for cell, plain in cells:
            properties = self._properties.get(cell, _NO_PROPERTIES)
            if CELL_DELETED in properties:
                continue
            read = self._cell(cell) if plain is None else RawCell(text=plain)
            if not properties:
                raw.append((read, ""))
                continue
            grid_span, vertical = properties.get(SPAN), properties.get(MERGE)
            span = 1 if grid_span is None else whole_number(grid_span)
            merge = "" if vertical is None else vertical.get(VALUE, "continue")
            across = properties.get(MERGE_ACROSS)
            if (
                raw
                and across is not None
                and across.get(VALUE, "continue") == "continue"
                and not read.text
            ):
                read, merge = raw.pop()
                span += read.colspan
            raw.append((msgspec.structs.replace(read, colspan=span), merge))
        return raw + gap(own.get(GRID_AFTER))

    def _cell(self, cell: _Element) -> RawCell:
        """A cell, walked by its elements."""
        trace = None if self._trace is None else self._trace.inner()
        inner = _Walk(self._beside, self._survey, trace, in_cell=True)
        inner.flow(cell)
        texts = [block.text if isinstance(block, Paragraph) else "" for block in inner.blocks]
        text = "\n".join(filter(None, texts))
        if not text:
            # A figure set high that is all its cell has is no mark of a footnote.
            raised = "".join(inner.left_out)
            shows = OBJECT in raised or cell in self._survey.elaborate
            text = OBJECT if shows else raised
        key = None
        if self._trace is not None and trace is not None:
            key = self._trace.cell(trace, texts, text)
        return RawCell(text=text, key=key)


def _text_of(run: _Element) -> str:
    return "".join([text.text or "" for text in run.iter(TEXT)]).strip()


def _is_set_otherwise(element: _Element) -> bool:
    """Whether an element shows figures otherwise than in a line: 25/9 is no 259, 7² is no 72."""
    if element.tag == TURNED:
        return element.get(VALUE) == "rtl"
    if element.tag not in STRUCTURES:
        return False
    of_base = (text.text or "" for base in element.iter(MATH_BASE) for text in base.iter(MATH_TEXT))
    return element.tag == FRACTION or any(map(str.isdigit, "".join(of_base)))


def _printed_by_runs(walk: _Walk, element: _Element) -> tuple[str, bool, list[_Element]]:
    """What a paragraph prints before its number, whether all of it is bold, and its text boxes."""
    pieces: list[Piece] = []
    walk.pieces = pieces
    boxes: list[_Element] = []
    walk.runs(element, pieces, boxes, bold=False)
    text = without_marks("".join([piece for piece, _, _ in pieces]))
    if SYMBOL_MARK in text:
        text = _SYMBOL_BESIDE_DIGITS.sub(OBJECT, text).replace(SYMBOL_MARK, "")
    return text, all(strong for piece, strong, _ in pieces if piece.strip()), boxes


def _printed_at_once(walk: _Walk, element: _Element) -> tuple[str, bool, list[_Element]]:
    text = walk.plain(element)
    return _printed_by_runs(walk, element) if text is None else (text, not text.strip(), [])


_printed = shortcut(_printed_at_once, _printed_by_runs)
