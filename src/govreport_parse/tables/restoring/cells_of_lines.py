"""The cells that a run of lines prints one after another, blank ones where the print shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport_parse.model.document import Paragraph
from govreport_parse.tables.restoring.articles import row_among_rows
from govreport_parse.tables.restoring.words import Piece, Vocabulary, spaced_figures
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words

__all__ = ["BAR", "blank_cells", "cells_of_lines", "usual_gap"]

# Blank lines that end a table are blank cells from this number on; fewer may part paragraphs.
_MIN_LAST = 3
# As many blank cells as a row still wants are no coincidence from this number on.
_SURE_LAST = 8
# Rows in lines of their own that make a table of such.
_FEWEST_ROWS = 3
BAR = "|"
# Share of the names of columns that stand as far apart as most do; rows may be parted by more.
_STEADY = 0.8


def cells_of_lines(run: Sequence[Paragraph], words: Vocabulary, after: int) -> Iterator[Piece]:
    """The cells of a run in order, blank ones included where the print shows them."""
    if sum(line.text == BAR for line in run) * 3 > len(run):
        yield from _between_bars(run)
        return
    usual = None if _has_rows_in_lines(run, words) else usual_gap(run, words)
    shown = False
    texts = [line.text for line in run]
    for k, line in enumerate(run):
        blanks = blank_cells(line.gap, usual) if k else 0
        shown = shown or bool(blanks)
        yield from (Piece(text="") for _ in range(blanks))
        if set(line.text) <= {BAR, " "}:
            continue  # what is left of spanning cells
        text = line.text.strip(BAR + " ")
        # Figures alone, those of the label above; or the remedies table's, run together.
        digits = bool(spaced_figures(text)) or (len(text) in words.singles and text.isdigit())
        pieces = words.pieces_of(text)
        if label_key(text) in words.known and (pieces is None or is_words(pieces[-1].text)):
            pieces = None  # a label and nothing beside it
        pieces = pieces if pieces is not None else row_among_rows(texts, k)
        yield from pieces or [Piece(text=text, glued=digits)]
    # Blank cells that end the table: only where blank cells are known to print as blank lines, the
    # last row holds nothing else, or they fill it to its last column.
    last = blank_cells(after, usual)
    labelled = max(k for k, line in enumerate(run) if words.labels_in(line.text))
    figures = len(run) - 1 - labelled
    full = last >= _SURE_LAST and figures + last in words.singles
    if last >= _MIN_LAST and (shown or not figures or full):
        yield from (Piece(text="") for _ in range(last))


def _has_rows_in_lines(run: Sequence[Paragraph], words: Vocabulary) -> bool:
    """Whether most labels have their cells in their line: then a blank line is none."""
    labelled = [line.text for line in run if words.labels_in(line.text)]
    whole = sum(len(words.pieces_of(text) or ()) > 1 for text in labelled)
    return whole >= _FEWEST_ROWS and whole * 2 > len(labelled)


def usual_gap(run: Sequence[Paragraph], words: Vocabulary) -> int | None:
    """Blank lines between neighbouring cells: as between the names of columns, never blank.

    None where those vary: then a blank line is no sign of a blank cell.
    """
    names = words.columns | words.headers
    keyed = pairwise((label_key(line.text), line.gap) for line in run)
    gaps = [(gap, names.issuperset((above, below))) for (above, _), (below, gap) in keyed]
    if not gaps:
        return 0
    between = [gap for gap, named in gaps if named]
    usual, count = Counter(between or [gap for gap, _ in gaps]).most_common(1)[0]
    return usual if count >= len(between) * _STEADY else None


def blank_cells(gap: int, usual: int | None) -> int:
    """How many blank cells a gap of blank lines stands for; 0 where it does not come out even."""
    if usual is None:
        return 0
    blanks, odd = divmod(gap - usual, usual + 1)
    return 0 if odd else blanks


def _between_bars(run: Sequence[Paragraph]) -> Iterator[Piece]:
    cell = ""
    for line in run:
        if line.text == BAR:
            yield Piece(text=cell)
            cell = ""
        else:
            if cell:
                yield Piece(text=cell)
            cell = line.text
    if cell:
        yield Piece(text=cell)
