"""The tables of an OpenDocument text: which position of the grid each cell covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from govreport_parse.model import limits
from govreport_parse.readers.cell_marks import withheld
from govreport_parse.readers.odt.names import TABLE
from govreport_parse.readers.odt.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["table_xml"]

_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_COLUMN = f"{TABLE}table-column"
_COLUMNS = tuple(f"{TABLE}{name}" for name in ("table-columns", "table-header-columns", "table-column-group"))  # fmt: skip
_ROWS = tuple(f"{TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group"))
_HIDDEN = ("collapse", "filter")
_STYLE, _VISIBILITY = f"{TABLE}style-name", f"{TABLE}visibility"


def table_xml(table: _Element, styles: Styles, inner: Callable[[_Element], str]) -> str:
    """A table in WordprocessingML; `inner` gives what a cell holds.

    Raises
    ------
    LimitExceeded
        Without a file's name, for rows or cells that are repeated beyond a bound.
    """
    hidden = {k for k, column in enumerate(_columns(table)) if column}
    ground = styles.fill("table", table.get(_STYLE, ""))
    open_at: dict[
        int, tuple[int, int]
    ] = {}  # column → span across, and rows that are still covered
    written: list[str] = []
    positions = 0
    for row in _rows(table):
        fill = styles.fill("table-row", row.get(_STYLE, "")) or ground
        for _ in range(_times(row, "number-rows-repeated", limits.ROWS.value + 1)):
            one = _Row(row, open_at, fill)
            xml = one.xml(styles, inner, hidden)
            positions += one.columns
            limits.require(limits.CELLS, positions)
            written.append(xml)
            limits.require(limits.ROWS, len(written))
            open_at = one.open_at
    return f"<w:tbl><w:tblPr/>{''.join(written)}</w:tbl>"


class _Row:
    """One row as it is written; `open_at`: which columns it leaves covered, `columns`: how many it has."""

    def __init__(self, row: _Element, covered: dict[int, tuple[int, int]], fill: str) -> None:
        self._row = row
        self._covered = covered
        self._fill = fill
        self.open_at = {column: (span, rows - 1) for column, (span, rows) in covered.items() if rows > 1}  # fmt: skip
        self.columns = 0

    def xml(self, styles: Styles, inner: Callable[[_Element], str], hidden: set[int]) -> str:
        cells: list[str] = []
        column = until = 0
        sound = True
        for element in self._row.iterchildren(_CELL, _COVERED):
            own = ""
            if element.tag == _CELL:
                own = inner(element)
                fill = styles.fill("table-cell", element.get(_STYLE, "")) or self._fill
            for _ in range(_times(element, "number-columns-repeated", limits.COLUMNS - column)):
                if element.tag == _CELL:
                    sound = sound and column >= until and column not in self._covered
                    across = _times(element, "number-columns-spanned", limits.COLUMNS)
                    down = _times(element, "number-rows-spanned", limits.ROWS.value)
                    if down > 1:
                        self.open_at[column] = (across, down - 1)
                    held = withheld(own) if column in hidden else own
                    cells.append(_cell(held, across, "restart" if down > 1 else "", fill))
                    until = column + across
                elif column in self._covered:
                    across = self._covered[column][0]
                    cells.append(_cell("<w:p/>", across, "continue", ""))
                    until = column + across
                elif column >= until:
                    # Covered by nothing: which columns the cells of this row are of is not known.
                    sound = False
                    cells.append(_cell("<w:p/>", 1, "", ""))
                column += 1
        self.columns = max(column, until)
        row = "".join(cells)
        gone = "<w:trPr><w:hidden/></w:trPr>" if self._row.get(_VISIBILITY) in _HIDDEN else ""
        return f"<w:tr>{gone}{row if sound and until <= column else withheld(row)}</w:tr>"


def _cell(inner: str, across: int, down: str, fill: str) -> str:
    held = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    held += f'<w:vMerge w:val="{down}"/>' if down else ""
    held += f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc>{f'<w:tcPr>{held}</w:tcPr>' if held else ''}{inner}</w:tc>"


def _columns(parent: _Element) -> Iterator[bool]:
    """Whether each column is hidden."""
    for child in parent.iterchildren(_COLUMN, *_COLUMNS):
        if child.tag == _COLUMN:
            is_hidden = child.get(_VISIBILITY) in _HIDDEN
            yield from [is_hidden] * _times(child, "number-columns-repeated", limits.COLUMNS)
        else:
            yield from _columns(child)


def _rows(parent: _Element) -> Iterator[_Element]:
    for child in parent.iterchildren(_ROW, *_ROWS):
        if child.tag == _ROW:
            yield child
        elif child.get(f"{TABLE}display") != "false":
            yield from _rows(child)


def _times(element: _Element, what: str, most: int) -> int:
    """How often an element counts, from 1 to a bound."""
    said = element.get(f"{TABLE}{what}", "1")
    return (
        max(min(int(said), most), 1) if said.isascii() and said.isdigit() and len(said) < 10 else 1
    )
