"""Lists in pieces, and the names of their columns put above each.

A line of two names (``统计指标 | 2015年``) looks like text where the rows below it have figures, and a line
without cells, as the name of a group is, ends a table of text. Where a list's columns are named by years,
the figures of each of its pieces are of that year and of no other.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Block, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.words import Vocabulary, names_period
from govreport_parse.text.fold import fold, label_key

__all__ = ["with_headers"]


def with_headers(
    blocks: Sequence[Block], words: Vocabulary
) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes: itself, a table below the names of its columns, or nothing.

    None where all stay.
    """
    made: dict[int, tuple[Block, ...]] = {}
    names: list[str] = []
    above: list[str] = []  # lines since the table before
    for i, block in enumerate(blocks):
        if not isinstance(block, Table):
            above.append(block.text)
            continue
        own = _names_of_periods(_first_line(block), words)
        names = own or _names_above(above, names, words)
        if names and not own:
            made[i] = (_below(names, block),)
        above = []
    return tuple(made.get(i, (block,)) for i, block in enumerate(blocks)) if made else None


def _names_above(lines: Sequence[str], names: list[str], words: Vocabulary) -> list[str]:
    """The names of columns that hold below some lines, `names` being those that hold above them.

    Of most lines before a table the last says that there are none: it is read first.
    """
    for line in reversed(lines):
        if header := _names_of_periods(line, words):
            return header
        if not _is_in_list(line, words):
            return []
    return names


def _is_in_list(text: str, words: Vocabulary) -> bool:
    """Whether a line may part a list without ending it: a group's name, or a row of it."""
    pieces = words.pieces_of(text)
    label = text if pieces is None else pieces[0].text
    return label_key(fold(label)) in words.listed


def _first_line(table: Table) -> str:
    return " ".join("".join(cell.text.split()) for cell in table.lines[0])


def _names_of_periods(text: str, words: Vocabulary) -> list[str]:
    """The names of a list's columns that a line is made of, one of them that of a period."""
    names = [piece.text for piece in words.header_cells(text)]
    return names if any(map(names_period, names)) else []


def _below(names: Sequence[str], table: Table) -> Table:
    rows = [
        [
            RawCell(text=cell.text, rowspan=cell.rowspan, colspan=cell.colspan, header=cell.header)
            for c, cell in enumerate(row)
            if cell is not None and (cell.row, cell.column) == (r, c)
        ]
        for r, row in enumerate(table.grid)
    ]
    header = [RawCell(text=name) for name in names]
    return msgspec.structs.replace(expand_grid([header, *rows]), restored=table.restored)
