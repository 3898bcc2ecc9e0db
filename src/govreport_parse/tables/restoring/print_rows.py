"""Tables of lines of print (``Table.figures``), put together into rows by the words of the forms.

A label is broken over lines, with its figures beside one of them or amid them; names of columns stand half above
half. Lines are one row where what they say together is a label, and no other way to part them is as good; a row
that may reach into lines which are no label gives no figure. Of more than a few columns each must have a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport_parse.model.document import LOST, BlockPlaces, Place, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.print_groups import Group, Printed, groups_of
from govreport_parse.tables.restoring.print_names import is_name, names_of
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words

__all__ = ["with_rows_of_lines"]

# Before the figures of a line: the name of a group, the label, the unit.
_LABELS = 3
# Columns that cannot be taken for each other: the names of more nearly touch.
_SURE = 3
# So many figures that grow from row to row may be codes.
_CODES = 4

_Row = list[tuple[RawCell, tuple[Place, ...]]]


def with_rows_of_lines(table: Table, placed: BlockPlaces | None, words: Vocabulary) -> BlockPlaces:
    """A table of lines as one of rows, with the places of its cells."""
    places = placed.cells if placed else {}
    width = table.figures
    lines = [_printed(table, r, places) for r in range(len(table.grid))]
    starts = [0, *table.breaks, len(lines)]
    heads = [_head(table, lines, *part) for part in pairwise(starts)]
    names = [
        names_of([table.lines[r] for r in head], _LABELS, width, words) for head in heads if head
    ]
    body = [
        line
        for (_, end), head, start in zip(pairwise(starts), heads, starts, strict=False)
        for line in lines[start + len(head) : end]
    ]
    groups = groups_of(body, words)
    sure = _is_sure(names, body, [lines[r] for r in heads[0]], width, words)
    rows: list[_Row] = []
    if heads[0]:
        rows += _head_rows(table, heads[0], names[0], places, words)
    rows += [_row(group, sure and _is_clear(groups, k), width) for k, group in enumerate(groups)]
    return _as_table(rows, labelled=any(line.label for line in body))


def _printed(table: Table, r: int, places: dict[tuple[int, int], tuple[Place, ...]]) -> Printed:
    cells = [
        (cell.text, places.get((r, cell.column), ())) if cell else ("", ())
        for cell in table.grid[r]
    ]
    figures = any(LOST in text or (text and not is_words(text)) for text, _ in cells[_LABELS:])
    return Printed(cells=tuple(cells), figures=figures)


def _head(table: Table, lines: Sequence[Printed], start: int, end: int) -> range:
    """The lines of a page that name columns: those down to the last with words above figures."""
    first = next((r for r in range(start, end) if lines[r].figures), end)
    last = start
    for r in range(start, first):
        if any(cell.text and cell.column >= _LABELS for cell in table.lines[r]):
            last = r + 1
    return range(start, last)


def _is_sure(
    names: Sequence[tuple[list[str], set[int]]],
    body: Sequence[Printed],
    head: Sequence[Printed],
    width: int,
    words: Vocabulary,
) -> bool:
    """Whether the columns of a table, and the rows of one without labels, cannot be taken for others."""
    if any(own != names[0][0] for own, _ in names[1:]) or (names and not head):
        return False
    if not any(line.label for line in body):
        whole = all(text for text, _ in body[0].cells[_LABELS:]) if body else False
        return len(body) == 1 and whole and bool(names) and _are_known(names[0][0], words)
    if width == 1 and _counts(body):
        return False
    # Columns of codes, of years and of growth are told by their names and by what is above their labels.
    if 1 < width <= _SURE:
        return bool(names) and all(names[0][0]) and _heads_labels(head, words)
    return bool(names) and _are_known(names[0][0], words)


def _counts(body: Sequence[Printed]) -> bool:
    """Whether the figures of a column may be the codes of its rows: nearly each is more than the one before."""
    texts = [line.cells[-1][0] for line in body if line.figures]
    numbers = [int(text) for text in texts if text.isdecimal()]
    grows = sum(a < b for a, b in pairwise(numbers))
    return len(numbers) >= _CODES and grows * 4 >= len(numbers) * 3


def _heads_labels(head: Sequence[Printed], words: Vocabulary) -> bool:
    """Whether what stands above the labels says that they are labels, or nothing does."""
    texts = [line.label for line in head]
    ends = ("".join(texts[k:]) for k in range(len(texts)))
    return not any(texts) or any(label_key(text) in words.openers for text in ends if text)


def _are_known(names: Sequence[str], words: Vocabulary) -> bool:
    return all(is_name(name, words) for name in names)


def _head_rows(
    table: Table,
    head: range,
    named: tuple[list[str], set[int]],
    places: dict[tuple[int, int], tuple[Place, ...]],
    words: Vocabulary,
) -> Iterator[_Row]:
    """The names of groups of columns, a row a line, and a row of the names of all columns."""
    names, used = named
    over = [table.lines[r] for r in head]
    left = [
        ["".join(cell.text for cell in cells if cell.column == c) for cells in over]
        for c in range(_LABELS)
    ]
    # What heads the labels is at the end; what stands above that heads the table.
    own = next((k for k in range(len(head)) if label_key("".join(left[1][k:])) in words.openers), 0)
    for k, r in enumerate(head):
        row: _Row = [(RawCell(text=left[c][k] if k < own else ""), ()) for c in range(_LABELS)]
        for cell in table.lines[r]:
            if cell.column >= _LABELS:
                text = "" if id(cell) in used else cell.text
                row.append(
                    (RawCell(text=text, colspan=cell.colspan), places.get((r, cell.column), ()))
                )
        if any(cell.text for cell, _ in row):
            yield row
    columns: list[tuple[Place, ...]] = [
        tuple(
            place
            for cells in over
            for cell in cells
            if id(cell) in used and cell.column <= c < cell.column + cell.colspan
            for place in places.get((cell.row, cell.column), ())
        )
        for c in range(_LABELS, _LABELS + len(names))
    ]
    yield [
        *((RawCell(text="".join(texts[own:])), ()) for texts in left),
        *((RawCell(text=name), own) for name, own in zip(names, columns, strict=True)),
    ]


def _is_clear(groups: Sequence[Group], k: int) -> bool:
    """Whether a row is one that is known, and so is what stands above it and below: else that may be a part of it."""
    own = groups[k]
    if len(groups) == 1 and not own.lines[0].label:
        return True
    if not all(group.known for group in groups[max(k - 1, 0) : k + 2]):
        return False
    # The figure of a row without one may stand on a line that is none of its own.
    figures = any(line.figures for line in own.lines)
    return own.sure and (figures or own.heads)


def _row(group: Group, clear: bool, width: int) -> _Row:
    row: _Row = []
    for c in range(_LABELS + width):
        cells = [line.cells[c] for line in group.lines if c < len(line.cells)]
        text = "".join(text for text, _ in cells)
        # Of several figures one may stand on a line that is none of its row's.
        elsewhere = width > 1 and not text and not group.heads
        if c >= _LABELS and (not clear or elsewhere):
            text = LOST
        row.append((RawCell(text=text), tuple(place for _, own in cells for place in own)))
    return row


def _as_table(rows: Sequence[_Row], *, labelled: bool) -> BlockPlaces:
    """Rows in their grid, without the columns before the figures in which nothing stands."""
    kept = [
        c
        for c in range(_LABELS)
        if (labelled and c == 1) or any(c < len(row) and row[c][0].text for row in rows)
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
