"""The columns of a list: which holds the units, which the figures of the year.

Told by the header and by what the rows hold, behind the label of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from govreport_parse.forms.types import FormTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.layouts.list_cells import Roles, value_and_unit
from govreport_parse.tables.layouts.list_contents import (
    has_lost_cells,
    has_other_numbers,
    holds_figures,
    unit_count,
    value_by_content,
)
from govreport_parse.tables.layouts.list_headers import (
    PERIOD,
    UNTOLD,
    named_columns,
    named_value,
    names_of_figures,
)
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.tables.rows import Figures, SplitRow

__all__ = ["columns_left_open", "list_figures"]

_SEVERAL = 2
# Rows as wide as their header that a stray figure does not make.
_MIN_WHOLE = 3


def list_figures(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], table: FormTable, year: int | None
) -> tuple[list[Figures], bool]:
    """The figures of each row, and whether any column is known to hold them."""
    whole = _roles(parts, splits, table, year)
    own = {parts[0].block: whole}
    if len(parts) > 1:
        own = {part.block: _part_roles(part, splits, whole, table, year) for part in parts}
    figures = [value_and_unit(split.tail, own[split.block]) for split in splits]
    return figures, any(kept.value is not None for kept in own.values())


def columns_left_open(
    parts: Sequence[PrintedTable], splits: Sequence[SplitRow], table: FormTable
) -> bool:
    """Whether a header names several columns of figures by other words than periods (机关, 街道).

    The report then leaves open which is its own. Where the names are periods, or none is understood, it
    does not: other years' figures alone are no fault of the report.
    """
    tails = [split.tail for split in splits if split.exact and split.tail]
    names = [
        key for part in parts for r in part.headers for key in names_of_figures(part, r, table)
    ]
    if len(names) < _SEVERAL or any(map(PERIOD.search, names)) or not tails:
        return False
    length = _usual_length(parts, tails, table)
    usual = [tail for tail in tails if len(tail) == length]
    return sum(holds_figures(usual, p) for p in range(length)) >= _SEVERAL


def _part_roles(
    part: PrintedTable,
    splits: Sequence[SplitRow],
    whole: Roles,
    table: FormTable,
    year: int | None,
) -> Roles:
    """The roles of one part of a split table: by its own header, else those of the whole.

    A part that is as wide as the others and has no header goes on with their columns; one of
    another width does not.
    """
    mine = [split for split in splits if split.block == part.block]
    own = _roles([part], mine, table, year)
    if not own.length or (not part.headers and own.length == whole.length):
        return whole
    if not part.headers and not whole.alone:
        return msgspec.structs.replace(own, value=None)  # of which of their columns is not said
    return own


def _roles(
    parts: Sequence[PrintedTable],
    splits: Sequence[SplitRow],
    table: FormTable,
    year: int | None,
) -> Roles:
    tails = [split.tail for split in splits if split.exact and split.tail]
    if not tails:
        return Roles(length=0, unit=None, value=None)
    length = _usual_length(parts, tails, table)
    usual = [tail for tail in tails if len(tail) == length]
    units = [unit_count([tail[p].text for tail in usual]) for p in range(length)]
    unit = max(range(length), key=units.__getitem__)
    # Group rows print no unit; a quarter of the rows is far above what chance gives.
    unit_position = unit if units[unit] * 4 > len(usual) else None
    value = named_value(parts, table, usual, unit_position, year)
    if value == UNTOLD:
        return Roles(length=length, unit=unit_position, value=None, alone=False)
    if value is None or value == unit_position:
        value = value_by_content(usual, unit_position, length)
        if has_lost_cells(tails, length, unit_position):
            value = None
    followed = value is not None and any(holds_figures(usual, p) for p in range(value + 1, length))
    return Roles(
        length=length,
        unit=unit_position,
        value=value,
        followed=followed,
        alone=not has_other_numbers(usual, value),
        restored=any(part.table.restored for part in parts),
    )


def _usual_length(
    parts: Sequence[PrintedTable], tails: Sequence[tuple[Cell, ...]], table: FormTable
) -> int:
    """How many cells stand after the label of most rows, but for such as hold nothing: names of groups.

    Of rows put back from lines, where blank cells leave no trace, as many as the header names columns:
    where so many stand in several rows, and more in none.
    """
    filled = [tail for tail in tails if any(cell.text for cell in tail)]
    lengths = Counter(map(len, filled or tails))
    usual = lengths.most_common(1)[0][0]
    longest = max(lengths)
    if not all(part.table.restored for part in parts) or lengths[longest] < _MIN_WHOLE:
        return usual
    named = {named_columns(part, r, table) for part in parts for r in part.headers}
    return longest if named == {longest} else usual
