"""DOCX to blocks: the body's XML in order, as it prints.

Tracked insertions print, deletions do not; of a field its result prints, not its code; list
numbers print though they are not stored. python-docx opens the package and finds its parts; its
table objects are not used (``table.cell`` rebuilds the grid at each call).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from govreport_parse.document import Block, Field, Paragraph
from govreport_parse.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.readers.docx_numbering import Numbering
from govreport_parse.readers.package import damaged, xml_package

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from lxml.etree import _Element

__all__ = ["DocxContent", "read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _R = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_PPR, _RPR, _TCPR, _TRPR = (f"{_W}{name}" for name in ("pPr", "rPr", "tcPr", "trPr"))
_T, _TAB, _BR, _CR = (f"{_W}{name}" for name in ("t", "tab", "br", "cr"))
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_T, _FRACTION = f"{_MATH}t", f"{_MATH}f"
# What a cell may show instead of text.
_OBJECTS = tuple(f"{_W}{name}" for name in ("drawing", "pict", "object", "sym", "ffData"))
_FIELD_CHAR, _TEXT_BOX = f"{_W}fldChar", f"{_W}txbxContent"
# Not printed: deletions, the source of a move, field codes, and the fallback copy of a drawing.
_UNPRINTED = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText")}
    | {_PPR, _RPR, f"{_MC}Fallback", f"{_W}sdtPr", f"{_W}sdtEndPr", f"{_W}rPrChange", f"{_W}rt"}
)
_BOLD, _RUN_STYLE, _RAISED = (f"{_W}{name}" for name in ("b", "rStyle", "vertAlign"))
_STYLE, _SPAN, _MERGE, _VALUE = (f"{_W}{name}" for name in ("pStyle", "gridSpan", "vMerge", "val"))
_NUMBERED, _CELL_DELETED, _GRID_BEFORE = (f"{_W}{n}" for n in ("numPr", "cellDel", "gridBefore"))
_ROW_GONE = (_DELETED, _ROW_HIDDEN) = (f"{_W}del", f"{_W}hidden")
_GONE = tuple(f"{_W}{name}" for name in ("vanish", "strike", "dstrike"))
# The properties that are asked for, and what holds them: runs, paragraphs, cells and rows have
# many others.
_TELLING = (
    *(_BOLD, _RUN_STYLE, _RAISED, *_GONE, _STYLE, _NUMBERED),
    *(_SPAN, _MERGE, _CELL_DELETED, _GRID_BEFORE, *_ROW_GONE),
)
_HOLDERS = frozenset({_PPR, _RPR, _TCPR, _TRPR})
_LITERALS = {f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "", _TAB: "\t", _CR: "\n", _BR: "\n"}


# Word nests a few levels; a package made to overflow goes on for thousands.
_MAX_DEPTH = 60


Properties: TypeAlias = Mapping[str, "_Element"]
_NO_PROPERTIES: Properties = {}


def _told(body: _Element) -> dict[_Element, dict[str, _Element]]:
    """The telling properties of runs, paragraphs, cells and rows by tag; of equals, the first.

    The mark of a paragraph is a run of its own in its properties: where that is deleted, the
    paragraph has ``w:del``.
    """
    told: dict[_Element, dict[str, _Element]] = {}
    for item in body.iter(*_TELLING):
        holder = item.getparent()
        owner = None if holder is None else holder.getparent()
        if holder is None or owner is None or holder.tag not in _HOLDERS:
            continue
        if owner.tag == _PPR:
            paragraph = owner.getparent()
            if paragraph is not None and item.tag == _DELETED:
                told.setdefault(paragraph, {}).setdefault(_DELETED, item)
            continue
        told.setdefault(owner, {}).setdefault(str(item.tag), item)
    return told


class DocxContent:
    """Blocks of a document in reading order, gathered while its body is walked."""

    def __init__(
        self,
        numbering: Numbering,
        headings: dict[str, int],
        unprinted: frozenset[str],
        told: Mapping[_Element, Properties],
    ) -> None:
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self._numbering = numbering
        self._headings = headings
        self._unprinted = unprinted
        self._told = told
        self._field_depth: list[bool] = []  # open fields; True while in a field's code

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
            elif tag not in _UNPRINTED and tag != _TCPR:
                self.flow(child, depth + 1)

    def _paragraph(self, element: _Element) -> None:
        pieces: list[tuple[str, bool]] = []
        boxes: list[_Element] = []
        self._runs(element, pieces, boxes, bold=False)
        properties = self._told.get(element, _NO_PROPERTIES)
        if _DELETED in properties and not any(text.strip() for text, _ in pieces):
            return
        mark = self._numbering.mark(properties)
        text = "".join(piece for piece, _ in pieces)
        # A list number before a figure is set apart, or the two would read as one.
        text = f"{mark} {text}" if mark and text[:1].isdigit() else mark + text
        style = properties.get(_STYLE)
        heading = 0 if style is None else self._headings.get(style.get(_VALUE, ""), 0)
        bold = all(strong for piece, strong in pieces if piece.strip())
        for line in text.split("\n"):
            if squeezed := " ".join(line.split()):
                self.blocks.append(Paragraph(text=squeezed, heading=heading, bold=bold))
        for box in boxes:
            self.flow(box)

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
                if _prints(properties) and not self._hides(properties):
                    self._runs(child, pieces, boxes, bold=_on(properties.get(_BOLD)))
            elif tag in (_T, _MATH_T):
                if not any(self._field_depth):
                    pieces.append((child.text or "", bold))
            elif tag in _UNPRINTED:
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

    def _hides(self, properties: Properties) -> bool:
        """Whether a run's character style hides it or strikes it out."""
        style = properties.get(_RUN_STYLE)
        return style is not None and style.get(_VALUE, "") in self._unprinted

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._field_depth.append(True)
        elif kind == "separate" and self._field_depth:
            self._field_depth[-1] = False
        elif kind == "end" and self._field_depth:
            self._field_depth.pop()

    def _table(self, table: _Element) -> None:
        rows = [
            row
            for row in _descend(table, _TR)
            if self._told.get(row, _NO_PROPERTIES).keys().isdisjoint(_ROW_GONE)
        ]
        nested = next(table.iterdescendants(_TBL), None) is not None
        if nested:
            self._unwrap(rows)
            return
        raw = [self._raw_row(row) for row in rows]
        texts = [cell.text for row in raw for cell, _ in row if cell.text]
        if not any(text != OBJECT for text in texts):
            return
        if holds_article([cell.text for row in raw for cell, _ in row], nested=False):
            self._unwrap(rows)
            return
        self.blocks.append(expand_grid(_merge_vertically(raw)))

    def _unwrap(self, rows: list[_Element]) -> None:
        for row in rows:
            for cell in _descend(row, _TC):
                self.flow(cell)

    def _raw_row(self, row: _Element) -> list[tuple[RawCell, str]]:
        cells: list[tuple[RawCell, str]] = []
        before = self._told.get(row, _NO_PROPERTIES).get(_GRID_BEFORE)
        if before is not None:
            cells.append((RawCell(text="", colspan=_integer(before)), ""))
        for cell in _descend(row, _TC):
            properties = self._told.get(cell, _NO_PROPERTIES)
            if _CELL_DELETED in properties:
                continue
            inner = DocxContent(self._numbering, self._headings, self._unprinted, self._told)
            inner.flow(cell)
            text = "\n".join(b.text for b in inner.blocks if isinstance(b, Paragraph))
            if not text and next(cell.iter(*_OBJECTS), None) is not None:
                text = OBJECT
            grid_span, vertical = properties.get(_SPAN), properties.get(_MERGE)
            span = 1 if grid_span is None else _integer(grid_span)
            merge = "" if vertical is None else vertical.get(_VALUE, "continue")
            cells.append((RawCell(text=text, colspan=span), merge))
        return cells


def _integer(element: _Element) -> int:
    value = element.get(_VALUE, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _on(element: _Element | None) -> bool:
    return element is not None and element.get(_VALUE, "1") not in ("0", "false", "off")


def _prints(properties: Properties) -> bool:
    """Whether a run prints as a part of its text: not hidden, struck or a footnote's mark."""
    if not properties:
        return True
    if any(name in properties and _on(properties[name]) for name in _GONE):
        return False
    raised = properties.get(_RAISED)
    return raised is None or raised.get(_VALUE) not in ("superscript", "subscript")


def _descend(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Children of one kind, also inside content controls and tracked insertions, not deeper."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in _UNPRINTED and child.tag not in (_P, _TBL, _TCPR, _TRPR, _TC, _TR):
            yield from _descend(child, wanted)


def _merge_vertically(rows: list[list[tuple[RawCell, str]]]) -> list[list[RawCell]]:
    """Turn ``vMerge`` restart/continue chains into row spans."""
    kept: list[list[RawCell]] = [[] for _ in rows]
    spans: list[list[int]] = [[] for _ in rows]
    open_at: dict[int, tuple[int, int]] = {}  # grid column -> (row, index) of the open restart
    for r, row in enumerate(rows):
        column = 0
        still_open: dict[int, tuple[int, int]] = {}
        for cell, merge in row:
            if merge == "continue" and column in open_at:
                origin = open_at[column]
                spans[origin[0]][origin[1]] += 1
                still_open[column] = origin
            else:
                if merge == "restart":
                    still_open[column] = (r, len(kept[r]))
                kept[r].append(cell)
                spans[r].append(1)
            column += cell.colspan
        open_at = still_open
    return [
        [
            RawCell(text=cell.text, colspan=cell.colspan, rowspan=span)
            for cell, span in zip(row, row_spans, strict=True)
        ]
        for row, row_spans in zip(kept, spans, strict=True)
    ]


def read_docx(data: bytes, name: str) -> DocxContent:
    """Read a DOCX package.

    Raises
    ------
    UnreadableDocument
        For a package that is truncated or damaged.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = _open(data, name)
    related: dict[str, _Element] = {}
    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        for kind in (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES):
            part = relation.target_part
            if relation.reltype == kind and hasattr(part, "element"):
                related[kind] = part.element
    styles = related.get(RELATIONSHIP_TYPE.STYLES)
    numbering = Numbering(related.get(RELATIONSHIP_TYPE.NUMBERING), styles)
    body = document.element.find(f"{_W}body")
    if body is None:
        raise damaged(name, "no body")
    content = DocxContent(
        numbering, _heading_styles(styles), _unprinted_styles(styles), _told(body)
    )
    content.flow(body)
    # python-docx makes up properties where there are none.
    known = document.part.package.rels.values()
    if any(relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in known):
        title = _title(document)
        content.fields += [Field(key="title", value=title)] if title else []
    return content


def _title(document: DocxDocument) -> str | None:
    try:
        title: str = document.core_properties.title
    except AttributeError:  # the part holds anything but properties
        return None
    return title


def _open(data: bytes, name: str) -> DocxDocument:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    package = xml_package(data, name)
    try:
        return docx.Document(io.BytesIO(package))
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise damaged(name, str(error)) from error
    except (PackageNotFoundError, XMLSyntaxError) as error:
        raise damaged(name, str(error)) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Parts, relationships and content types without what python-docx takes for granted.
        raise damaged(name, str(error)) from error


def _heading_styles(styles: _Element | None) -> dict[str, int]:
    headings: dict[str, int] = {}
    if styles is None:
        return headings
    for style in styles.findall(f"{_W}style"):
        level = style.find(f"{_PPR}/{_W}outlineLvl")
        if level is not None:
            value = level.get(f"{_W}val", "")
            if value.isascii() and value.isdigit() and int(value) < 6:
                headings[style.get(f"{_W}styleId", "")] = int(value) + 1
    return headings


def _unprinted_styles(styles: _Element | None) -> frozenset[str]:
    """Ids of the character styles whose text does not print as a part of its line."""
    if styles is None:
        return frozenset()
    told = _told(styles)
    return frozenset(
        style.get(f"{_W}styleId", "")
        for style in styles.findall(f"{_W}style")
        if style.get(f"{_W}type") == "character" and not _prints(told.get(style, _NO_PROPERTIES))
    )
