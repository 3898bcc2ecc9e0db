"""Paragraphs and tables of a page, as its tree is walked after inline markup has been merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.cells import shown, span
from govreport_parse.readers.html.elements import CELLS, drop, text_of
from govreport_parse.readers.html.furniture import FurnitureNames
from govreport_parse.readers.html.runs import bold_and_linked, plain_text, unmarked
from govreport_parse.readers.marks import LEFT_OUT
from govreport_parse.readers.text.reader import blocks_of_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BLOCKS", "blocks_of"]

BLOCKS = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "header",
        "center", "blockquote", "pre", "form", "fieldset", "legend", "address", "figure", "hr",
        "figcaption", "details", "summary", "tr", "td", "th", "tbody", "thead", "tfoot", "body",
        "caption", "h1", "h2", "h3", "h4", "h5", "h6", "dir", "optgroup", "option",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Deeper markup is read as plain text; published pages nest 40 levels at most.
_MAX_DEPTH = 120


def blocks_of(body: _Element, names: FurnitureNames) -> tuple[Block, ...]:
    """The blocks of a page's body in reading order.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a table beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    walk = _Walk(names)
    walk.flow(body)
    walk.end_paragraph()
    return tuple(walk.blocks)


class _Walk:
    """Blocks in reading order, gathered while an element is walked."""

    def __init__(self, names: FurnitureNames, *, in_cell: bool = False) -> None:
        self.blocks: list[Block] = []
        self.names = names
        self._buffer: list[str] = []
        self._heading = 0
        self._depth = 0
        self._in_cell = in_cell

    def end_paragraph(self) -> None:
        """Make the text so far a paragraph."""
        if not self._buffer:
            return
        raw = "".join(self._buffer)
        self._buffer.clear()
        if text := plain_text(raw):
            bold, linked = bold_and_linked(raw, text)
            self.blocks.append(
                Paragraph(text=text, heading=self._heading, bold=bold, linked=linked)
            )

    def flow(self, element: _Element) -> None:
        """Walk an element whose content is text in paragraphs."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            self._buffer.append(text_of(element))
        else:
            self._children(element)
        self._depth -= 1

    def _children(self, element: _Element) -> None:
        buffer = self._buffer
        if text := element.text:
            buffer.append(text)
        for child in element:
            tag = child.tag
            if tag == "br":
                self.end_paragraph()
            elif tag == "table":
                self.end_paragraph()
                self._table(child)
            elif tag in _HEADINGS:
                self.end_paragraph()
                outer, self._heading = self._heading, _HEADINGS[str(tag)]
                self.flow(child)
                self.end_paragraph()
                self._heading = outer
            elif tag in BLOCKS:
                self.end_paragraph()
                if tag != "pre" or not self._lines(child):
                    self.flow(child)
                self.end_paragraph()
            else:
                self.flow(child)
            if tail := child.tail:
                buffer.append(tail)

    def _lines(self, element: _Element) -> bool:
        """Read an element whose lines and tabs are kept; False for one that is no text alone."""
        if self._in_cell or any(child.tag != "br" for child in element):
            return False
        lines = [element.text or "", *("\n" + (br.tail or "") for br in element)]
        self.blocks += blocks_of_lines(unmarked("".join(lines)))
        return True

    def _table(self, table: _Element) -> None:
        tables = table.iter("table")
        next(tables)
        if next(tables, None) is not None:
            self._unwrap(table)
            return
        rows = self._rows(table)
        texts = [cell.text for row in rows for cell in row]
        if not any(text != OBJECT for text in texts if text):
            return
        if holds_article(texts, nested=False):
            self._unwrap(table)
            return
        for caption in table.iter("caption"):
            self.flow(caption)
            self.end_paragraph()
        self.blocks.append(expand_grid(rows))

    def _rows(self, table: _Element) -> list[list[RawCell]]:
        """The cells of each row; a row without any counts where a cell above spans it."""
        rows: list[list[RawCell]] = []
        row: _Element | None = None
        reach = 0  # the row that the cells so far span last
        for element in table.iter("tr", *CELLS):
            tag = element.tag
            if tag == "tr":
                if reach > len(rows) and next(element.iter(*CELLS), None) is None:
                    rows.append([])
                continue
            # Cells that stand outside of any row make one, as in a browser.
            parent = element.getparent()
            if parent is not row or not rows:
                rows.append([])
                row = parent
            cell = _raw_cell(element, self.names, header=tag == "th")
            rows[-1].append(cell)
            if cell.rowspan > 1:
                reach = max(reach, len(rows) - 1 + cell.rowspan)
        return rows

    def _unwrap(self, table: _Element) -> None:
        # Cells of a layout table are blocks like any other; those of a grid, also of one inside the
        # layout, are never furniture.
        for element in list(table.iter("tr", *CELLS)):
            furniture = self.names.is_furniture(element)
            if furniture and next(element.iterancestors("table"), None) is table:
                drop(element)
        self.flow(table)
        self.end_paragraph()


def _raw_cell(cell: _Element, names: FurnitureNames, *, header: bool) -> RawCell:
    rows, columns = cell.get("rowspan"), cell.get("colspan")
    text = _cell_text(cell, names)
    if rows is columns is None:
        return RawCell(text=text, header=header)
    return RawCell(
        text=text,
        rowspan=1 if rows is None else span(rows),
        colspan=1 if columns is None or columns.strip() == "0" else span(columns),
        header=header,
    )


def _cell_text_by_walk(cell: _Element, names: FurnitureNames) -> str:
    """The text of a cell: its paragraphs, or what it shows instead of text."""
    inner = _Walk(names, in_cell=True)
    inner.flow(cell)
    inner.end_paragraph()
    text = "\n".join([block.text for block in inner.blocks if isinstance(block, Paragraph)])
    return text or shown(cell)


def _cell_text_by_form(cell: _Element, names: FurnitureNames) -> str:
    own = cell.text
    children = len(cell)
    if children == 0:
        raw = own or ""
        return plain_text(raw) or (OBJECT if LEFT_OUT in raw else "")
    # Most cells are empty around a single paragraph.
    if children == 1 and not (own and own.strip()):
        only = cell[0]
        if len(only) == 0 and only.tag in BLOCKS and not ((tail := only.tail) and tail.strip()):
            return plain_text(only.text or "") or shown(cell)
    return _cell_text_by_walk(cell, names)


_cell_text = shortcut(_cell_text_by_form, _cell_text_by_walk)
