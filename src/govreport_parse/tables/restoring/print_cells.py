"""Figures of tables without lines, each given to the row whose label stands beside it, or to none.

Rows of a table share no height: what stands on one line with a line of a label is of its row. A figure beside no
label may be the rest of one, or that of the row above or below: no cell of its column in these is given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import LOST
from govreport_parse.tables.restoring.print_labels import Label, Piece

__all__ = ["Figure", "PrintedRow", "rows_of"]

# Of the distance of lines, and in ems: how far apart baselines are of what stands side by side. Lines of two rows
# are a whole line apart; a figure beside a label of two lines is half a line from each.
_BESIDE, _MOST_BESIDE = 0.55, 0.9
# In ems: how exactly what stands left of something does.
_EXACT = 0.1


class Figure(msgspec.Struct, frozen=True, eq=False):
    """What stands in a column of figures, from 0; -1 for what is of any."""

    piece: Piece
    column: int


class PrintedRow(msgspec.Struct, eq=False):
    """A row: its label, the names of groups beside it, its units, what stands in each column, and which columns nobody knows."""

    label: Label
    groups: list[Label]
    units: list[Piece]
    cells: list[list[Piece]]
    lost: set[int]

    def texts(self) -> list[str]:
        """What each column says."""
        return [
            LOST if c in self.lost or len(cell) > 1 else "".join(piece.text for piece in cell)
            for c, cell in enumerate(self.cells)
        ]


_Height: TypeAlias = tuple[int, float]


def rows_of(
    labels: Sequence[Label],
    units: Sequence[Piece],
    figures: Sequence[Figure],
    width: int,
    spacing: float,
) -> list[PrintedRow]:
    """The rows of some labels, from the top down; `spacing`: the least distance of lines of a label."""
    by_height = _ByHeight(labels, spacing)
    known = sorted((label for label in labels if label.known), key=_first)
    rows = {
        id(label): PrintedRow(label, [], [], [[] for _ in range(width)], set())
        for k, label in enumerate(known)
        if label.row
        and not by_height.is_name_of_group(label)
        and not (label.group and _may_name(label, known[max(k - 1, 0) : k + 2]))
    }
    ordered = list(rows.values())
    for row in ordered:
        if not row.label.sure or by_height.is_beside_others(row.label):
            row.lost.update(range(width))
    for figure in figures:
        columns = range(width) if figure.column < 0 else (figure.column,)
        own = _row_beside(figure.piece, by_height, rows)
        if own is None or figure.column < 0:
            _lose(ordered, figure.piece, columns)
        else:
            own.cells[figure.column].append(figure.piece)
    for unit in units:
        own = _row_beside(unit, by_height, rows)
        if own is None:
            _lose(ordered, unit, range(width))
        else:
            own.units.append(unit)
    others = [label for label in labels if id(label) not in rows]
    return _with_others(ordered, others, by_height, width)


def _may_name(label: Label, around: Sequence[Label]) -> bool:
    """Whether what stands above or below a label begins right of it, as rows do of the name of their group."""
    right = max(piece.place.x1 for piece in label.pieces)
    return any(
        min(piece.place.x0 for piece in other.pieces) >= right
        for other in around
        if other is not label
    )


def _lose(rows: Sequence[PrintedRow], piece: Piece, columns: Iterable[int]) -> None:
    """Give up columns of the rows that what stands beside no label may be of: the last that begins above it, and those down to the next."""
    at = _height(piece)
    first = max(bisect_right(rows, at, key=lambda row: _first(row.label)) - 1, 0)
    for row in rows[first:]:
        row.lost.update(columns)
        if _first(row.label) > at:
            return


def _with_others(
    rows: list[PrintedRow], others: Sequence[Label], by_height: _ByHeight, width: int
) -> list[PrintedRow]:
    """Rows with the names of groups beside them, and with what else stands among them as rows of which nothing is known."""
    found = list(rows)
    for label in others:
        if rows and label.known and by_height.is_name_of_group(label):
            at = bisect_left(rows, _first(label), key=lambda row: _last(row.label))
            rows[min(at, len(rows) - 1)].groups.append(label)
        else:
            heads = label.sure and not label.row
            lost = set() if heads else set(range(width))
            found.append(PrintedRow(label, [], [], [[] for _ in range(width)], lost))
    return sorted(found, key=lambda row: _first(row.label))


class _ByHeight:
    """Pieces of labels by where they stand on the pages."""

    def __init__(self, labels: Sequence[Label], spacing: float) -> None:
        self._beside = _BESIDE * spacing
        pieces = sorted(
            ((_height(piece), piece, label) for label in labels for piece in label.pieces),
            key=lambda each: each[0],
        )
        self._heights = [height for height, _, _ in pieces]
        self._pieces = [(piece, label) for _, piece, label in pieces]

    def beside(self, piece: Piece) -> Iterator[tuple[Piece, Label]]:
        """What stands on the line of a piece, with its label."""
        page, base = _height(piece)
        room = min(self._beside, _MOST_BESIDE * piece.size)
        first = bisect_left(self._heights, (page, base - room))
        return iter(self._pieces[first : bisect_right(self._heights, (page, base + room))])

    def is_name_of_group(self, label: Label) -> bool:
        """Whether another label stands right of one, as rows do of the name of their group."""
        return any(
            near.place.x0 >= piece.place.x1 - _EXACT * piece.size
            for piece, near, other in self._others(label)
            if other.known
        )

    def is_beside_others(self, label: Label) -> bool:
        """Whether what is no label stands on the line of one, and may be a part of it."""
        return not all(other.known for _, _, other in self._others(label))

    def _others(self, label: Label) -> Iterator[tuple[Piece, Piece, Label]]:
        for piece in label.pieces:
            for near, other in self.beside(piece):
                if other is not label:
                    yield piece, near, other


def _height(piece: Piece) -> _Height:
    return piece.place.page, piece.base


def _first(label: Label) -> _Height:
    return _height(label.pieces[0])


def _last(label: Label) -> _Height:
    return _height(label.pieces[-1])


def _row_beside(
    piece: Piece, by_height: _ByHeight, rows: dict[int, PrintedRow]
) -> PrintedRow | None:
    """The only row with a label beside a piece, and names of groups left of that; None where there is none, or another."""
    beside = {id(label): label for _, label in by_height.beside(piece)}
    own = [rows[key] for key in beside if key in rows]
    if len(own) != 1:
        return None
    left = min(each.place.x0 for each in own[0].label.pieces)
    groups = [label for key, label in beside.items() if key not in rows]
    if all(each.place.x0 < left for label in groups for each in label.pieces):
        return own[0]
    return None
