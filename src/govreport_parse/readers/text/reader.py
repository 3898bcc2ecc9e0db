"""Crawler text (``.txt``, ``.md``) to blocks: lines are paragraphs, rows of one table follow one another.

How lines are printed, :mod:`.layouts` says.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model import limits
from govreport_parse.model.document import Block
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.text.layouts import LAYOUTS
from govreport_parse.readers.text.protocol import Above, Blocks, Row

__all__ = ["blocks_of_lines", "read_text"]

_DRAWN = "｜│┃║丨"
_BARS = str.maketrans(dict.fromkeys(_DRAWN, "|"))


def read_text(given: Given) -> Content:
    """Read decoded text.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a text beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    limits.require(limits.TEXT_FILE, len(given.text))
    return Content(blocks=blocks_of_lines(given.text))


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """The blocks of a text whose lines are kept as they are, also of one that a page keeps so."""
    lines = [_with_plain_bars(line) for line in text.splitlines()]
    blocks: list[Block] = []
    table = _Table()
    gap = at = 0
    while at < len(lines):
        above = Above(rows=len(table.rows), gap=gap, unbordered=table.unbordered)
        for read in LAYOUTS:
            if (found := read(lines, at, above)) is not None:
                break
        else:
            gap += 1
            at += 1
            continue
        if isinstance(found, Row):
            table.add(found, blocks, apart=gap > 0)
        else:
            table.close(blocks)
            blocks += found.blocks if isinstance(found, Blocks) else (found.paragraph,)
        gap, at = 0, found.end
    table.close(blocks)
    return tuple(blocks)


def _with_plain_bars(line: str) -> str:
    """A line with the bars of drawn tables (│) as plain ones; a single one may be prose."""
    return line.translate(_BARS) if sum(map(line.count, _DRAWN)) > 1 else line


class _Table:
    """The rows of a table that is being read."""

    def __init__(self) -> None:
        self.rows: list[Sequence[RawCell]] = []
        self._bordered = True
        self._each_ends_open = True

    @property
    def unbordered(self) -> bool:
        """Whether some row has no bar before its first cell."""
        return bool(self.rows) and not self._bordered

    def add(self, row: Row, blocks: list[Block], *, apart: bool) -> None:
        """Add a row, or what is none and stands in its place.

        `apart`: blank lines stand before it, after which a row of another width begins a new table.
        """
        self._bordered = row.bordered and not self.unbordered
        if not row.cells:
            return
        if apart and self.rows and _width(row.cells) != _width(self.rows[-1]):
            self.close(blocks)
        self.rows.append(row.cells)
        self._each_ends_open = self._each_ends_open and row.ends_open

    def close(self, blocks: list[Block]) -> None:
        """Make the rows a table; a tab or comma at the end of all of them ends their last cell."""
        if self.rows:
            ended = self._each_ends_open
            blocks.append(expand_grid([row[:-1] for row in self.rows] if ended else self.rows))
        self.rows = []
        self._each_ends_open = True


def _width(cells: Sequence[RawCell]) -> int:
    return sum(cell.colspan for cell in cells)
