"""Tables of lines of print (``Table.figures``), put together into rows by the words of the forms.

A label is broken over lines, with its figures beside one of them or amid them; names of columns stand half above
half. Figures are given to the row whose label they stand beside (:mod:`.print_cells`), and where each column has a name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model.document import LOST, BlockPlaces, Place, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.print_cells import Figure, PrintedRow, rows_of
from govreport_parse.tables.restoring.print_labels import (
    Label,
    Piece,
    chains_of,
    labels_of,
    spacing_of,
)
from govreport_parse.tables.restoring.print_names import heads_labels, is_name, names_of
from govreport_parse.tables.restoring.words import Vocabulary, names_period
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import UNIT, is_words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Neighbours", "with_rows_of_lines"]

# Columns that cannot be taken for each other: the names of more nearly touch.
_SURE = 3
# So many figures that grow from row to row may be codes.
_CODES = 4
_UNIT = lazy_pattern(rf"[(（]?(?:单位[:：])?(?:{UNIT})[)）]?")
_YEAR = lazy_pattern(r"20\d\d|增|减|同比|率")
_CODE_NAMES = frozenset({"代码", "指标代码", "编码", "序号"})
_NUMBER, _MIN_NUMBERS = lazy_pattern(r"\d{1,3}[.．、]?"), 3
# What stands above labels, units and their numbers.
_LONGEST_HEAD = 20
# Before the figures of a row: the name of its group, its label, its unit.
_LABELS = 3

_Row = list[tuple[RawCell, tuple[Place, ...]]]


class _Lines(msgspec.Struct, frozen=True):
    """A table of lines of print: what stands on each before the figures and in their columns."""

    table: Table
    places: dict[tuple[int, int], tuple[Place, ...]]

    @property
    def first(self) -> int:
        """The first column of figures."""
        return self.table.width - self.table.figures

    def without(self, columns: Collection[int]) -> _Lines:
        """The lines without some columns of figures, in which nothing stands."""
        gone = {self.first + c for c in columns}
        at = {
            c: c - sum(other < c for other in gone)
            for c in range(self.table.width)
            if c not in gone
        }
        rows = []
        places = {}
        for r, cells in enumerate(self.table.lines):
            row = []
            for cell in cells:
                over = [c for c in range(cell.column, cell.column + cell.colspan) if c in at]
                if over:
                    row.append(RawCell(text=cell.text, colspan=len(over)))
                    if (r, cell.column) in self.places:
                        places[r, at[over[0]]] = self.places[r, cell.column]
            rows.append(row)
        table = msgspec.structs.replace(
            expand_grid(rows), breaks=self.table.breaks, figures=self.table.figures - len(gone)
        )
        return _Lines(table, places)

    def labels(self, r: int) -> list[Piece]:
        """What stands on a line before the figures."""
        return [piece for c, piece in self._pieces(r) if c < self.first]

    def figures(self, r: int) -> list[Figure]:
        """What stands in the columns of figures of a line."""
        return [Figure(piece, c - self.first) for c, piece in self._pieces(r) if c >= self.first]

    def _pieces(self, r: int) -> Iterator[tuple[int, Piece]]:
        for cell in self.table.lines[r]:
            if cell.text:
                (place,) = self.places[r, cell.column]
                yield cell.column, Piece(cell.text, place)

    def is_row(self, r: int) -> bool:
        """Whether a line has figures."""
        return any(
            LOST in cell.text or (cell.text and not is_words(cell.text))
            for cell in self.table.lines[r]
            if cell.column >= self.first
        )

    def names(self, r: int) -> bool:
        """Whether anything stands above the columns of figures."""
        return any(cell.text and cell.column >= self.first for cell in self.table.lines[r])


class Neighbours(msgspec.Struct, frozen=True):
    """Whether what stands right above a table, and right below it, may be of its first row, or of its last."""

    above: bool = False
    below: bool = False


def with_rows_of_lines(
    table: Table, placed: BlockPlaces | None, words: Vocabulary, beside: Neighbours
) -> tuple[BlockPlaces, bool]:
    """A table of lines as one of rows, with the places of its cells; whether its columns are known."""
    lines = _Lines(table, placed.cells if placed else {})
    heads, bodies = _parts(lines)
    names = _names(lines, heads, words)
    blank = _without_figures(lines, bodies)
    others = {c for c in blank if names and not is_name(names[0][0][c], words)}
    if others and len(others) < table.figures:
        lines = lines.without(others)
        heads, bodies = _parts(lines)
        names = _names(lines, heads, words)
    width = lines.table.figures
    rows = _rows(lines, bodies, words)
    sure = _is_sure(names, rows, lines, heads[0], words)
    shown = list(_head_rows(lines, heads[0], names[0], words)) if sure else []
    if not sure:
        for row in rows:
            row.lost.update(range(width))
    known = [row for row in rows if row.label.known]
    for row in [*known[: beside.above], *known[len(known) - beside.below :]]:
        row.lost.update(range(width))
    shown += [_row(row, words) for row in rows]
    if not shown:
        return placed or BlockPlaces(block=table), False
    return _as_table(shown, labelled=any(row.label.pieces for row in rows)), sure


def _parts(lines: _Lines) -> tuple[list[range], list[range]]:
    """The lines of each page that name columns, and those below them."""
    starts = [0, *lines.table.breaks, len(lines.table.grid)]
    heads = [_head(lines, *part) for part in pairwise(starts)]
    bodies = [
        range(start + len(head), end)
        for (start, end), head in zip(pairwise(starts), heads, strict=True)
    ]
    return heads, bodies


def _names(
    lines: _Lines, heads: Sequence[range], words: Vocabulary
) -> list[tuple[list[str], set[int]]]:
    """The names of the columns, from each page that has some."""
    return [
        names_of([lines.table.lines[r] for r in head], lines.first, lines.table.figures, words)
        for head in heads
        if head
    ]


def _without_figures(lines: _Lines, bodies: Sequence[range]) -> set[int]:
    """The columns in which no figure stands."""
    held = {figure.column for body in bodies for r in body for figure in lines.figures(r)}
    return set(range(lines.table.figures)) - held


def _rows(lines: _Lines, bodies: Sequence[range], words: Vocabulary) -> list[PrintedRow]:
    """The rows that lines of each page make."""
    width = lines.table.figures
    figures = [figure for body in bodies for r in body for figure in lines.figures(r)]
    pages = [[piece for r in body for piece in lines.labels(r)] for body in bodies]
    numbers = _numbers(pages)
    pages = [[piece for piece in page if id(piece) not in numbers] for page in pages]
    units = _units(pages)
    chains = chains_of([[piece for piece in page if id(piece) not in units] for page in pages])
    labels = labels_of(chains, words)
    if not labels:
        return _single(figures, width)
    own = [piece for page in pages for piece in page if id(piece) in units]
    return rows_of(labels, own, figures, width, spacing_of(chains))


def _head(lines: _Lines, start: int, end: int) -> range:
    """The lines of a page that name columns: those down to the last with words above figures."""
    first = next((r for r in range(start, end) if lines.is_row(r)), end)
    last = start
    for r in range(start, first):
        if lines.names(r):
            last = r + 1
    return range(start, last)


def _units(pages: Sequence[Sequence[Piece]]) -> set[int]:
    """The identities of pieces that are units, in a column of hardly anything else: headings lead over it."""
    pieces = [piece for page in pages for piece in page]
    units = [piece for piece in pieces if _UNIT.fullmatch(piece.text)]
    others = [piece for piece in pieces if not _UNIT.fullmatch(piece.text)]
    return {
        id(piece)
        for piece in units
        if sum(map(piece.is_over, units)) > sum(map(piece.is_over, others))
    }


def _numbers(pages: Sequence[Sequence[Piece]]) -> set[int]:
    """The identities of pieces that number the rows, left of their labels: 1, 2, 3."""
    pieces = [piece for page in pages for piece in page]
    numbers = [piece for piece in pieces if _NUMBER.fullmatch(piece.text)]
    counts = [int(piece.text.rstrip(".．、")) for piece in numbers]
    left = [
        piece
        for piece in pieces
        if piece.place.x0 < max((n.place.x0 for n in numbers), default=0.0)
    ]
    if len(numbers) >= _MIN_NUMBERS and counts == list(range(counts[0], counts[0] + len(counts))):
        return {id(piece) for piece in numbers} if len(left) <= len(numbers) else set()
    return set()


def _single(figures: Sequence[Figure], width: int) -> list[PrintedRow]:
    """A row without a label: figures in each column, on one line."""
    columns = [figure.column for figure in figures]
    bases = {(figure.piece.place.page, round(figure.piece.base)) for figure in figures}
    whole = sorted(columns) == list(range(width)) and len(bases) == 1
    row = PrintedRow(
        Label((), known=True, row=True, group=False, sure=True),
        [],
        [],
        [[] for _ in range(width)],
        set(),
    )
    if not whole:
        row.lost.update(range(width))
    for figure in figures if whole else ():
        row.cells[figure.column].append(figure.piece)
    return [row] if figures else []


def _is_sure(
    names: Sequence[tuple[list[str], set[int]]],
    rows: Sequence[PrintedRow],
    lines: _Lines,
    head: range,
    words: Vocabulary,
) -> bool:
    """Whether the columns of a table cannot be taken for others."""
    width = lines.table.figures
    if not names or not head or any(own != names[0][0] for own, _ in names[1:]):
        return False
    if width == 1 and _counts(rows):
        return False
    if any(row.label.pieces for row in rows) and not _heads_labels(lines, head, words):
        return width > _SURE and all(is_name(name, words) for name in names[0][0])
    return _are_known(names[0][0], words)


def _are_known(names: Sequence[str], words: Vocabulary) -> bool:
    """Whether each column is one of a form: of codes beside those of the year, but not one beside that of another year."""
    periods = [name for name in names if not is_name(name, words)]
    if any(_YEAR.search(name) for name in names):
        return len(names) == 1 and all(map(names_period, periods))
    return all(names_period(name) or label_key(name) in _CODE_NAMES for name in periods)


def _counts(rows: Sequence[PrintedRow]) -> bool:
    """Whether the figures of a column may be the codes of its rows: nearly each is more than the one before."""
    texts = [piece.text for row in rows for cell in row.cells for piece in cell]
    numbers = [int(text) for text in texts if text.isdecimal()]
    grows = sum(a < b for a, b in pairwise(numbers))
    return len(numbers) >= _CODES and grows * 4 >= len(numbers) * 3


def _heads_labels(lines: _Lines, head: range, words: Vocabulary) -> bool:
    """Whether what stands above the labels says that they are labels, or nothing does."""
    return not any(lines.labels(r) for r in head) or _own(lines, head, words) is not None


def _own(lines: _Lines, head: range, words: Vocabulary) -> int | None:
    """The first of the lines that head labels, to the last of them: what stands above heads the table."""
    for k in range(len(head)):
        chains = chains_of([[piece for r in head[k:] for piece in lines.labels(r)]])
        texts = ["".join(piece.text for piece in chain) for chain in chains]
        if max(map(len, texts), default=0) <= _LONGEST_HEAD and heads_labels(texts, words):
            return k
    return None


def _head_rows(
    lines: _Lines, head: range, named: tuple[list[str], set[int]], words: Vocabulary
) -> Iterator[_Row]:
    """The names of groups of columns, a row a line, and a row of the names of all columns."""
    names, used = named
    texts = ["".join(piece.text for piece in lines.labels(r)) for r in head]
    own = _own(lines, head, words) or 0
    for k, r in enumerate(head):
        row = _blank_labels(texts[k] if k < own else "")
        for cell in lines.table.lines[r]:
            if cell.column >= lines.first:
                text = "" if id(cell) in used else cell.text
                row.append(
                    (
                        RawCell(text=text, colspan=cell.colspan),
                        lines.places.get((r, cell.column), ()),
                    )
                )
        if any(cell.text for cell, _ in row):
            yield row
    columns: list[tuple[Place, ...]] = [
        tuple(
            place
            for r in head
            for cell in lines.table.lines[r]
            if id(cell) in used and cell.column <= c < cell.column + cell.colspan
            for place in lines.places.get((r, cell.column), ())
        )
        for c in range(lines.first, lines.table.width)
    ]
    yield [
        *_blank_labels("".join(texts[own:])),
        *(
            (RawCell(text=name), own_places)
            for name, own_places in zip(names, columns, strict=True)
        ),
    ]


def _blank_labels(text: str) -> _Row:
    return [(RawCell(text=text if c == 1 else ""), ()) for c in range(_LABELS)]


def _row(row: PrintedRow, words: Vocabulary) -> _Row:
    texts = row.texts()
    heads = row.label.group or words.heading.fullmatch(fold(row.label.text))
    if (
        not row.label.row and not heads
    ):  # what is told as blank may be taken for a row in other words
        texts = [LOST] * len(texts)
    return [
        _cell(
            "".join(group.text for group in row.groups), [p for g in row.groups for p in g.pieces]
        ),
        _cell(row.label.text, row.label.pieces),
        _cell("".join(unit.text for unit in row.units), row.units),
        *(_cell(text, own) for text, own in zip(texts, row.cells, strict=True)),
    ]


def _cell(text: str, pieces: Sequence[Piece]) -> tuple[RawCell, tuple[Place, ...]]:
    return RawCell(text=text), tuple(piece.place for piece in pieces)


def _as_table(rows: Sequence[_Row], *, labelled: bool) -> BlockPlaces:
    """Rows in their grid, without the columns before the figures in which nothing stands."""
    kept = [
        c for c in range(_LABELS) if (labelled and c == 1) or any(row[c][0].text for row in rows)
    ]
    shown = [[row[c] for c in kept] + row[_LABELS:] for row in rows]
    places = {}
    for r, row in enumerate(shown):
        at = 0
        for cell, own in row:
            if own:
                places[r, at] = own
            at += cell.colspan
    return BlockPlaces(
        block=expand_grid([[cell for cell, _ in row] for row in shown]), cells=places
    )
