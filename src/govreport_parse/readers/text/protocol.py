"""What the layouts of text have in common: what each is given of a line, and what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import RawCell

__all__ = ["Above", "Blocks", "Found", "Layout", "Line", "Row"]


class Above(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above a line.

    Attributes
    ----------
    rows
        Rows of the table that is not yet at its end; 0 where there is none.
    gap
        Blank lines between.
    unbordered
        Some row of the table has no bar before its first cell.
    """

    rows: int
    gap: int
    unbordered: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table.

    Attributes
    ----------
    end
        Index of the line after it.
    cells
        Its cells; none for what belongs to a table and is no row, as a rule.
    bordered
        A bar stands before the first cell.
    ends_open
        A tab or comma stands after the last cell, or before one more that is blank.
    """

    end: int
    cells: Sequence[RawCell]
    bordered: bool = False
    ends_open: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, and the index of the line after it."""

    end: int
    paragraph: Paragraph


class Blocks(msgspec.Struct, frozen=True, kw_only=True):
    """Whole blocks, and the index of the line after them."""

    end: int
    blocks: tuple[Block, ...]


Found: TypeAlias = Row | Line | Blocks


class Layout(Protocol):
    """What each of the modules has as ``read``."""

    def __call__(self, lines: Sequence[str], at: int, above: Above) -> Found | None:
        """What begins at line `at` in this layout; None where nothing does.

        Bars of drawn tables are plain ones in `lines` (``|``).
        """
