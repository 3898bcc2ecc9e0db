"""Rows of tables that the end of a page cut in two, made whole.

Print closes both halves of such a row with lines, so that only words say that it is one: halves are joined
where the label that they make is a form's and not each half is one; a figure is never joined with another.
Heads that print repeats on each page go. Where it stays open whether a row is the rest of the one before it,
its blank cells are unreadable, for they may be the half of a row whose figures stand on the other page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import LOST, BlockPlaces, Document, Place, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.print_tables import without_lines
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, is_blank, label_key
from govreport_parse.text.numerals import is_words, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["with_whole_rows"]


_UNIT = lazy_pattern(r"[(]?(?:件|条|次|个|人|人次|篇|万元|元|项|宗|份|家|期)[)]?")
# Characters that are left of a head that is cut off.
_CUT = 4
# Rows of a head, before the other half of a row that the page cuts.
_HEAD = 4


class _Cell(msgspec.Struct):
    """A cell that is being joined; `end`: the row after its last."""

    text: str
    row: int
    end: int
    column: int
    colspan: int
    places: tuple[Place, ...]


def with_whole_rows(document: Document, words: Vocabulary) -> Document:
    """The document with tables whose rows no page cuts."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if not any(block.breaks or block.figures for block in tables) and not (
        document.places and len(tables) > 1
    ):
        return document
    known = {id(each.block): each for each in document.places}
    blocks = without_lines(document.blocks, known, words)
    above: BlockPlaces | None = None
    for k, block in enumerate(blocks):
        placed = known.get(id(block)) if isinstance(block, Table) else None
        goes_on = _is_on_next_page(above, placed)
        if isinstance(block, Table) and (block.breaks or goes_on):
            known.pop(id(block), None)
            placed = _made_whole(block, placed, words, goes_on=goes_on)
            known[id(placed.block)] = placed
            blocks[k] = placed.block
        above = placed
    return msgspec.structs.replace(document, blocks=tuple(blocks), places=tuple(known.values()))


def _is_on_next_page(above: BlockPlaces | None, placed: BlockPlaces | None) -> bool:
    """Whether a table begins the page after the one that the table before it ends on."""
    if above is None or placed is None:
        return False
    ends = [place.page for places in above.cells.values() for place in places]
    begins = [place.page for places in placed.cells.values() for place in places]
    return bool(ends and begins) and min(begins) == max(ends) + 1


def _made_whole(
    table: Table, placed: BlockPlaces | None, words: Vocabulary, *, goes_on: bool = False
) -> BlockPlaces:
    places = placed.cells if placed else {}
    cells = [
        _Cell(
            text=cell.text,
            row=cell.row,
            end=cell.row + cell.rowspan,
            column=cell.column,
            colspan=cell.colspan,
            places=places.get((cell.row, cell.column), ()),
        )
        for cell in table.every
    ]
    rows = len(table.grid)
    ends = [*table.breaks[1:], rows] if table.breaks else []
    for at, end in reversed([*zip(table.breaks, ends, strict=True)]):
        repeated = _repeated_head(table, at, end)
        if repeated:
            cells = _without_rows(cells, at, at + repeated)
            rows -= repeated
        if at < rows and _join(cells, at, words):
            rows -= 1
    if goes_on:
        _doubt_first_row(cells, words)
    return _as_table(cells, rows)


def _doubt_first_row(cells: Sequence[_Cell], words: Vocabulary) -> None:
    """Make unreadable what a table's first row holds beside a label of no form: it may be the rest of one.

    Its columns are as wide as others on the page before, so the halves are no halves of cells.
    """
    for r in range(_HEAD):
        row = [cell for cell in cells if cell.row == r]
        if not any(label_key(cell.text) in words.openers for cell in row):
            break
    if any(_is_label(cell.text, words) for cell in row):
        return
    for cell in row:
        if cell.end == r + 1 and (is_blank(cell.text) or _is_figure(cell.text)):
            cell.text = LOST


def _repeated_head(table: Table, at: int, end: int) -> int:
    """How many rows of a page repeat the table's first ones: from a break on, to the next one at most."""
    count = 0
    while at + count < end and count < at:
        first, again = (
            [
                (text, cell.column)
                for cell in table.lines[r]
                if (text := cell.text.replace(LOST, ""))  # cut off where it has no room
            ]
            for r in (count, at + count)
        )
        if not first or not _is_again(first, again) or not _names_columns(first, not count):
            break
        count += 1
    return count


def _is_again(first: Sequence[tuple[str, int]], again: Sequence[tuple[str, int]]) -> bool:
    """Whether a row prints another once more; what a repeated head has no room for is cut off."""
    return len(first) == len(again) and all(
        b == a and (text == other or (len(other) >= _CUT and text.startswith(other)))
        for (text, a), (other, b) in zip(first, again, strict=True)
    )


def _names_columns(row: Sequence[tuple[str, int]], is_first: bool) -> bool:
    """Whether a row is of a head: words, or after the first row words and the numbers of columns (甲 乙 1 2)."""
    figures = [text for text, _ in row if not is_words(text)]
    counted = [str(k + 1) for k in range(len(figures))]
    return not figures or (not is_first and len(figures) < len(row) and figures == counted)


def _without_rows(cells: Sequence[_Cell], first: int, end: int) -> list[_Cell]:
    kept = [cell for cell in cells if not first <= cell.row < end]
    for cell in kept:
        if cell.row >= end:
            cell.row -= end - first
            cell.end -= end - first
        elif cell.end > first:
            cell.end -= min(cell.end, end) - first
    return kept


def _join(cells: list[_Cell], at: int, words: Vocabulary) -> bool:
    """Join the halves of the row that a break cuts, where it cuts one; whether it did."""
    above = {(c.column, c.colspan): c for c in cells if c.end == at}
    pairs = [
        (above[c.column, c.colspan], c)
        for c in cells
        if c.row == at and (c.column, c.colspan) in above
    ]
    own = [pair for pair in pairs if all(c.end - c.row == 1 for c in pair)]
    cut = sum(cell.end == at for cell in cells), sum(cell.row == at for cell in cells)
    is_one = cut == (len(pairs), len(pairs)) and _is_one_row(own, words)
    for upper, lower in pairs:
        grouped = upper.end - upper.row > 1 or lower.end - lower.row > 1
        if is_one or (grouped and _is_one_group(upper, lower, words)):
            upper.text += (
                lower.text if not (upper.text and _is_figure(lower.text)) else f"\n{lower.text}"
            )
            upper.end, upper.places = lower.end, upper.places + lower.places
            cells.remove(lower)
    if is_one:
        for cell in cells:
            cell.row -= cell.row >= at
            cell.end -= cell.end > at
        return True
    doubtful = [
        *_doubtful(own, words),
        *_behind_a_head(cells, at, words),
        *_figures_of_halves(cells, at, words),
    ]
    for cell in doubtful:
        cell.text = LOST
    return False


def _figures_of_halves(cells: Sequence[_Cell], at: int, words: Vocabulary) -> Iterator[_Cell]:
    """Figures and blanks on either side of a break whose label is none: they may be halves of one row's."""
    upper = [c for c in cells if c.end == at and c.row == at - 1]
    lower = [c for c in cells if c.row == at and c.end == at + 1]
    known = [any(_is_label(c.text, words) for c in side) for side in (upper, lower)]
    figures = [any(_is_figure(c.text) for c in side) for side in (upper, lower)]
    if known[0]:
        return
    if figures[0] and not (known[1] and figures[1]):
        yield from (c for c in upper if is_blank(c.text) or _is_figure(c.text))
    if figures[1] and not known[1]:
        yield from (c for c in lower if is_blank(c.text) or _is_figure(c.text))


def _behind_a_head(cells: Sequence[_Cell], at: int, words: Vocabulary) -> Iterator[_Cell]:
    """Blank cells soon after a break that may be of the row before it, whose label is none without the rest."""
    upper = [c.text for c in cells if c.end == at and c.row == at - 1 and not is_blank(c.text)]
    labels = [text for text in upper if not _is_figure(text)]
    if len(labels) == len(upper) or any(_is_label(text, words) for text in labels):
        return
    for r in range(at + 1, at + 1 + _HEAD):
        row = [c for c in cells if c.row == r]
        printed = [c.text for c in row if not is_blank(c.text)]
        if len(printed) == 1 and not _is_figure(printed[0]):
            yield from (c for c in row if is_blank(c.text))


def _is_figure(text: str) -> bool:
    return not is_blank(text) and read_cell(text).status != "unreadable"


def _is_label(text: str, words: Vocabulary) -> bool:
    return label_key(text) in words.rows or words.knows(fold(text))


def _is_one_group(upper: _Cell, lower: _Cell, words: Vocabulary) -> bool:
    """Whether cells beside several rows are one: the lower goes on blank, or ends the upper's words."""
    if is_blank(lower.text) or is_blank(upper.text):
        return is_blank(lower.text)
    return _is_label(upper.text + lower.text, words) and not (
        _is_label(upper.text, words) and _is_label(lower.text, words)
    )


def _is_one_row(own: Sequence[tuple[_Cell, _Cell]], words: Vocabulary) -> bool:
    """Whether two rows are halves of one, by the cells that both have to themselves."""
    both = [(a.text, b.text) for a, b in own if not is_blank(a.text) and not is_blank(b.text)]
    if any(_is_figure(a) or _is_figure(b) for a, b in both):
        return False
    if both:
        halves = [(_is_label(a, words), _is_label(b, words)) for a, b in both]
        return all(_is_label(a + b, words) for a, b in both) and (True, True) not in halves
    upper = [a.text for a, _ in own if not is_blank(a.text)]
    lower = [b.text for _, b in own if not is_blank(b.text)]
    if not upper or not lower:
        return bool(upper) and not lower
    # The label on one page, the figures on the other.
    return (
        any(_is_label(text, words) for text in upper)
        and not any(map(_is_figure, upper))
        and any(map(_is_figure, lower))
        and all(_is_figure(text) or _UNIT.fullmatch(fold(text)) for text in lower)
    )


def _doubtful(own: Sequence[tuple[_Cell, _Cell]], words: Vocabulary) -> Iterator[_Cell]:
    """Blank cells that may be the other half of cells with figures: of a row that no form knows."""
    if not any(_is_figure(a.text) or _is_figure(b.text) for a, b in own):
        return
    for k in (0, 1):
        half = [pair[k] for pair in own]
        printed = [cell.text for cell in half if not is_blank(cell.text)]
        if any(map(_is_figure, printed)) or any(_is_label(text, words) for text in printed):
            continue
        yield from (cell for cell in half if is_blank(cell.text))


def _as_table(cells: Sequence[_Cell], rows: int) -> BlockPlaces:
    raw: list[list[RawCell]] = [[] for _ in range(rows)]
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        raw[cell.row].append(
            RawCell(text=cell.text, rowspan=cell.end - cell.row, colspan=cell.colspan)
        )
    return BlockPlaces(
        block=expand_grid(raw),
        cells={(cell.row, cell.column): cell.places for cell in cells if cell.places},
    )
