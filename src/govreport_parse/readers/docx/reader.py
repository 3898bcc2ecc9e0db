"""DOCX to blocks: the body's XML in order, as it prints.

Tracked insertions print, deletions do not; of a field its result prints, not its code; list
numbers print though they are not stored. Most paragraphs are plain: runs of text without a property
that changes what prints. One pass over the tree finds those that are not, and only these are walked
element by element.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml.etree import XMLSyntaxError

from govreport_parse.model.document import Block, Field, Paragraph
from govreport_parse.model.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.readers.docx.numbering import Numbering
from govreport_parse.readers.docx.package import damaged, open_package, parse_part
from govreport_parse.readers.docx.styles import (
    Properties,
    Styles,
    is_on,
    is_raised,
    prints,
    read_styles,
)
from govreport_parse.readers.docx.tables import (
    UNPRINTED,
    Row,
    descend,
    merge_vertically,
    plain_rows,
)
from govreport_parse.readers.marks import LEFT_OUT, without_marks

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["DocxContent", "read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _R = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_PPR, _RPR, _TCPR, _TRPR = (f"{_W}{name}" for name in ("pPr", "rPr", "tcPr", "trPr"))
_T, _TAB, _BR, _CR = (f"{_W}{name}" for name in ("t", "tab", "br", "cr"))
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_T, _FRACTION = f"{_MATH}t", f"{_MATH}f"
# What a cell may show instead of text.
_OBJECTS = tuple(f"{_W}{name}" for name in ("drawing", "pict", "object", "sym", "ffData"))
_FIELD_CHAR, _TEXT_BOX = f"{_W}fldChar", f"{_W}txbxContent"
_BOLD, _RUN_STYLE, _RAISED = (f"{_W}{name}" for name in ("b", "rStyle", "vertAlign"))
_STYLE, _SPAN, _MERGE, _VALUE = (f"{_W}{name}" for name in ("pStyle", "gridSpan", "vMerge", "val"))
_NUMBERED, _CELL_DELETED, _GRID_BEFORE = (f"{_W}{n}" for n in ("numPr", "cellDel", "gridBefore"))
_ROW_GONE = (_DELETED, _ROW_HIDDEN) = (f"{_W}del", f"{_W}hidden")
_VANISHED = f"{_W}vanish"
# The properties that are asked for, and what holds them: runs, paragraphs, cells and rows have
# many others.
_TELLING = frozenset(
    {_BOLD, _RUN_STYLE, _RAISED, _STYLE, _NUMBERED, _SPAN, _MERGE, _CELL_DELETED, _GRID_BEFORE}
    | {*_ROW_GONE, _VANISHED, *(f"{_W}{name}" for name in ("strike", "dstrike"))}
)
_HOLDERS = frozenset({_PPR, _RPR, _TCPR, _TRPR})
_LITERALS = {f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "", _TAB: "\t", _CR: "\n", _BR: "\n"}
# What a paragraph holds that is not plain: anything printed otherwise than by ``w:t``, or that
# keeps a ``w:t`` from printing.
_ELABORATE = (UNPRINTED - _HOLDERS - {f"{_W}rPrChange"}) | {
    *(_MATH_T, _FRACTION, _FIELD_CHAR, _TEXT_BOX, *_OBJECTS, *_LITERALS)
}
_TAB_STOPS = f"{_W}tabs"


# Word nests a few levels; a package made to overflow goes on for thousands.
_MAX_DEPTH = 60


_NO_PROPERTIES: Properties = {}


class Survey:
    """What one pass over a body finds of properties and of what is not plain.

    Attributes
    ----------
    told
        The telling properties of runs, paragraphs, cells and rows by tag; of equals, the first. The
        mark of a paragraph is a run of its own in its properties: where that is deleted, the
        paragraph has ``w:del``.
    elaborate
        Paragraphs to be walked element by element.
    showing
        Cells that show something other than text.
    """

    def __init__(self, body: _Element) -> None:
        self.told: dict[_Element, dict[str, _Element]] = {}
        self.elaborate: set[_Element] = set()
        self.showing: set[_Element] = set()
        for item in body.iter(*_TELLING, *_ELABORATE):
            holder = item.getparent()
            if holder is None:
                continue
            tag = str(item.tag)
            if holder.tag in _HOLDERS:
                if tag in _TELLING:
                    self._tell(holder, tag, item)
            elif tag in _ELABORATE and holder.tag != _TAB_STOPS:
                self._mark(holder, shows=tag in _OBJECTS)

    def _tell(self, holder: _Element, tag: str, item: _Element) -> None:
        owner = holder.getparent()
        if owner is None:
            return
        if owner.tag == _PPR:
            paragraph = owner.getparent()
            if paragraph is not None and tag == _DELETED:
                self.told.setdefault(paragraph, {}).setdefault(_DELETED, item)
            return
        self.told.setdefault(owner, {}).setdefault(tag, item)
        if owner.tag == _R:
            self._mark(owner, shows=False)

    def _mark(self, element: _Element, *, shows: bool) -> None:
        """Note all paragraphs around an element, and the cells where it shows something."""
        around: _Element | None = element
        while around is not None:
            tag = around.tag
            if tag == _P:
                if around in self.elaborate and not shows:
                    return
                self.elaborate.add(around)
            elif tag == _TC and shows:
                self.showing.add(around)
            around = around.getparent()


class DocxContent:
    """Blocks of a document in reading order, gathered while its body is walked."""

    def __init__(self, numbering: Numbering, styles: Styles, survey: Survey) -> None:
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self._numbering = numbering
        self._styles = styles
        self._survey = survey
        self._told: Mapping[_Element, Properties] = survey.told
        self._field_depth: list[bool] = []  # open fields; True while in a field's code
        # Shown, but no part of a line: raised text, OBJECT for what is struck out.
        self._left_out: list[str] = []

    def flow(self, parent: _Element, depth: int = 0) -> None:
        """Walk a container of paragraphs and tables: the body, a cell, a content control."""
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._table(child)
            elif tag not in UNPRINTED and tag != _TCPR:
                self.flow(child, depth + 1)

    def _paragraph(self, element: _Element) -> None:
        boxes: list[_Element] = []
        text = None if element in self._survey.elaborate else self._plain(element)
        bold = False
        if text is None:
            pieces: list[tuple[str, bool]] = []
            self._runs(element, pieces, boxes, bold=False)
            text = without_marks("".join([piece for piece, _ in pieces]))
            bold = all(strong for piece, strong in pieces if piece.strip())
        heading = 0
        properties = self._told.get(element)
        if properties is not None:
            if _DELETED in properties and not text.strip():
                return
            bold = bold or not text.strip()
            mark = self._numbering.mark(properties)
            # A list number before a figure is set apart, or the two would read as one.
            text = f"{mark} {text}" if mark and text[:1].isdigit() else mark + text
            style = properties.get(_STYLE)
            heading = 0 if style is None else self._styles.headings.get(style.get(_VALUE, ""), 0)
        for line in text.split("\n"):
            if squeezed := " ".join(line.split()):
                self.blocks.append(Paragraph(text=squeezed, heading=heading, bold=bold))
        for box in boxes:
            self.flow(box)

    def _plain(self, element: _Element) -> str | None:
        """The text of a paragraph that is not elaborate; None where it is elsewhere than in runs."""
        pieces: list[str] = []
        for text in element.iter(_T):
            run = text.getparent()
            if run is None or run.getparent() is not element or run.tag != _R:
                return None
            pieces.append(text.text or "")
        return "" if True in self._field_depth else "".join(pieces)

    def _runs(
        self,
        parent: _Element,
        pieces: list[tuple[str, bool]],
        boxes: list[_Element],
        *,
        bold: bool,
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                properties = self._told.get(child, _NO_PROPERTIES)
                if prints(properties) and not self._hides(properties):
                    self._runs(child, pieces, boxes, bold=is_on(properties.get(_BOLD)))
                elif not is_on(properties.get(_VANISHED)):
                    self._leave_out(child, pieces, struck=not is_raised(properties))
            elif tag in (_T, _MATH_T):
                if not any(self._field_depth):
                    pieces.append((child.text or "", bold))
            elif tag in UNPRINTED:
                continue
            elif tag == _FRACTION:
                pieces.append((OBJECT, bold))  # 25/9 is no 259
            elif tag == _FIELD_CHAR:
                self._field(child.get(f"{_W}fldCharType", ""))
            elif tag in _LITERALS:
                pieces.append((_LITERALS[str(tag)], bold))
            elif tag == _TEXT_BOX:
                boxes.append(child)
            else:
                self._runs(child, pieces, boxes, bold=bold)

    def _leave_out(self, run: _Element, pieces: list[tuple[str, bool]], *, struck: bool) -> None:
        inner: list[tuple[str, bool]] = []
        self._runs(run, inner, [], bold=False)
        text = "".join([piece for piece, _ in inner]).strip()
        if text:
            self._left_out.append(OBJECT if struck else text)
            pieces.append((LEFT_OUT, True))

    def _hides(self, properties: Properties) -> bool:
        """Whether a run's character style hides it or strikes it out."""
        style = properties.get(_RUN_STYLE)
        return style is not None and style.get(_VALUE, "") in self._styles.unprinted

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._field_depth.append(True)
        elif kind == "separate" and self._field_depth:
            self._field_depth[-1] = False
        elif kind == "end" and self._field_depth:
            self._field_depth.pop()

    def _table(self, table: _Element) -> None:
        rows = plain_rows(table, self._told, self._survey.elaborate)
        nested = False
        if rows is None:
            nested = next(table.iterdescendants(_TBL), None) is not None
            rows = [
                (row, [(cell, None) for cell in descend(row, _TC)]) for row in descend(table, _TR)
            ]
        rows = [
            (row, cells)
            for row, cells in rows
            if self._told.get(row, _NO_PROPERTIES).keys().isdisjoint(_ROW_GONE)
        ]
        if nested:
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

    def _unwrap(self, rows: list[Row]) -> None:
        for _, cells in rows:
            for cell, _ in cells:
                self.flow(cell)

    def _raw_row(
        self, row: _Element, cells: list[tuple[_Element, str | None]]
    ) -> list[tuple[RawCell, str]]:
        raw: list[tuple[RawCell, str]] = []
        before = self._told.get(row, _NO_PROPERTIES).get(_GRID_BEFORE)
        if before is not None:
            raw.append((RawCell(text="", colspan=_integer(before)), ""))
        for cell, plain in cells:
            properties = self._told.get(cell)
            if properties is None:
                raw.append((RawCell(text=self._cell_text(cell) if plain is None else plain), ""))
                continue
            if _CELL_DELETED in properties:
                continue
            grid_span, vertical = properties.get(_SPAN), properties.get(_MERGE)
            span = 1 if grid_span is None else _integer(grid_span)
            merge = "" if vertical is None else vertical.get(_VALUE, "continue")
            text = self._cell_text(cell) if plain is None else plain
            raw.append((RawCell(text=text, colspan=span), merge))
        return raw

    def _cell_text(self, cell: _Element) -> str:
        """The text of a cell, walked by its elements."""
        inner = DocxContent(self._numbering, self._styles, self._survey)
        inner.flow(cell)
        text = "\n".join([block.text for block in inner.blocks if isinstance(block, Paragraph)])
        if text:
            return text
        # A figure set high that is all its cell has is no mark of a footnote.
        raised = "".join(inner._left_out)
        shows = OBJECT in raised or cell in self._survey.showing
        return OBJECT if shows else raised


def _integer(element: _Element) -> int:
    value = element.get(_VALUE, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def read_docx(data: bytes, name: str) -> DocxContent:
    """Read a DOCX package.

    Raises
    ------
    UnreadableDocument
        For a package that is truncated or damaged.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    package = open_package(data, name)
    try:
        body = parse_part(package.document).find(f"{_W}body")
        if body is None:
            raise damaged(name, "no body")
        styles = read_styles(package.styles)
        content = DocxContent(Numbering(package.numbering, styles), styles, Survey(body))
        content.flow(body)
        title = package.title()
    except XMLSyntaxError as error:
        raise damaged(name, str(error)) from error
    content.fields += [Field(key="title", value=title)] if title else []
    return content
