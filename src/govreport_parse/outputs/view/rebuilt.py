"""What a record keeps of its document: the narrative of its sections and the cells of its tables.

A record has no paragraphs and grids. Its sections hold their text, its readings what their cells
print; what else the document prints is not shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.model.records import AnnualReport, Reading, Section
from govreport_parse.model.sections import sections
from govreport_parse.outputs.laid_out import Figure, Label, LaidOut, laid_out
from govreport_parse.outputs.view.original import Heading, headings

__all__ = ["Rebuilt", "rebuilt"]


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks made of a record; the first is the title where the report has one.

    Attributes
    ----------
    blocks
        In the order of the document.
    headed
        Their headings, as :func:`~govreport_parse.outputs.view.original.headings` has them.
    moved
        Where in them a place of the record lies; None before the first section. Where the words
        cannot be told, it is the beginning of their section.
    """

    blocks: tuple[Block, ...]
    headed: Mapping[int, Heading]
    moved: Mapping[Locator, Locator | None]


def rebuilt(report: AnnualReport, places: Iterable[Locator]) -> Rebuilt:
    """The narrative and the statutory tables of a record, put together again.

    A table is laid out as its form prints it, each figure with the text of its cell. Comparison
    tables are left out: the record keeps their figures, not their text.
    """
    build = _Build(report)
    return Rebuilt(
        blocks=tuple(build.blocks),
        headed=build.headed,
        moved={place: build.moved(place) for place in places},
    )


class _Build:
    def __init__(self, report: AnnualReport) -> None:
        self.blocks: list[Block] = [Paragraph(text=report.title)] if report.title else []
        self.headed: dict[int, Heading] = {}
        self._said = {statement.at: statement.text for statement in report.statements}
        self._begins: list[int] = []
        self._lines: list[range] = []
        self._cells: dict[Locator, Locator] = {}
        self._printed: dict[int, Locator] = {}
        levels = headings(report)
        at = {(block.form, block.table): block.at for block in reversed(report.forms)}
        tables = [(at[laid.form, laid.table], laid) for laid in laid_out(report)]
        parts = list(sections(report))
        for part in parts:
            self._tables(tables, part.at.block)
            self._section(part, levels.get(part.at.block))
        self._tables(tables, None)

    def _section(self, part: Section, heading: Heading | None) -> None:
        first = len(self.blocks)
        self._begins.append(part.at.block)
        if heading is not None:
            self.headed[first] = (heading[0], None)
            self.blocks.append(Paragraph(text=f"{part.number or ''} {part.title}".strip()))
        self.blocks += (Paragraph(text=line) for line in part.text.split("\n") if line)
        self._lines.append(range(first, len(self.blocks)))

    def _tables(self, ahead: list[tuple[Locator, LaidOut]], before: int | None) -> None:
        """The tables that stand before a block."""
        while ahead and (before is None or ahead[0][0].block < before):
            at, laid = ahead.pop(0)
            number = len(self.blocks)
            table, figures = _table([*laid.head, *laid.rows, *laid.others])
            self._printed[at.block] = Locator(block=number)
            for reading, cell in figures:
                self._printed.setdefault(reading.at.block, Locator(block=number))
                if reading.at.row is not None:
                    column = None if reading.at.column is None else cell.column
                    self._cells[reading.at] = Locator(block=number, row=cell.row, column=column)
            self.blocks.append(table)

    def moved(self, place: Locator) -> Locator | None:
        """Where a place lies, or the table or section around it."""
        if (found := self._cells.get(place) or self._printed.get(place.block)) is not None:
            return found
        number = bisect_right(self._begins, place.block) - 1
        if number < 0 or not self._lines[number]:
            return None
        lines = self._lines[number]
        return self._words(self._said.get(place), lines) or Locator(block=lines[0])

    def _words(self, words: str | None, lines: range) -> Locator | None:
        """Where a section says these words, if it does so once."""
        if not words:
            return None
        texts = [
            block.text
            for block in self.blocks[lines.start : lines.stop]
            if isinstance(block, Paragraph)
        ]
        if sum(text.count(words) for text in texts) != 1:
            return None
        (found,) = (k for k, text in enumerate(texts) if words in text)
        start = texts[found].index(words)
        return Locator(block=lines[found], start=start, end=start + len(words))


def _table(rows: Sequence[Sequence[Label | Figure]]) -> tuple[Table, list[tuple[Reading, Cell]]]:
    """A table in its grid, None where the document has no cell for a figure; each reading's cell."""
    grid = expand_grid([[_raw(cell) for cell in row] for row in rows])
    own = ([cell for cell in line if cell.row == r] for r, line in enumerate(grid.lines))
    pairs = [
        (given.reading, cell)
        for row, cells in zip(rows, own, strict=True)
        for given, cell in zip(row, cells, strict=True)
        if isinstance(given, Figure)
    ]
    lost = {id(cell) for reading, cell in pairs if reading is None or reading.raw is None}
    shown = tuple(tuple(None if id(cell) in lost else cell for cell in row) for row in grid.grid)
    return Table(grid=shown), [(reading, cell) for reading, cell in pairs if reading is not None]


def _raw(cell: Label | Figure) -> RawCell:
    if isinstance(cell, Label):
        head = cell.kind != "unit"
        return RawCell(text=cell.zh, rowspan=cell.rows, colspan=cell.columns, header=head)
    raw = cell.reading.raw if cell.reading is not None else None
    return RawCell(text=raw or "", colspan=cell.columns)
