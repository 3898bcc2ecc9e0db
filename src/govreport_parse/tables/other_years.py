"""Tables that alone print a form and are captioned with another year than the report's: none of it is read.

A report may append last year's table, or its caption may be last year's: the page does not say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import Block, Locator, Note, Table
from govreport_parse.model.records import Reading
from govreport_parse.tables.captions import captioned_year
from govreport_parse.tables.readings import TableReadings
from govreport_parse.text.fold import fold

__all__ = ["without_other_years"]


def without_other_years(
    tables: Sequence[TableReadings], blocks: Sequence[Block], year: int | None, title: str | None
) -> Iterator[TableReadings]:
    """The tables, those captioned with another year unread (GR010).

    Parameters
    ----------
    tables
        What was read of the document.
    blocks
        The document.
    year
        The year reported on.
    title
        The report's title: a year that it names is no other one.
    """
    for table in tables:
        found = {i: _other_year(blocks, i, year, fold(title or "")) for i in sorted(table.blocks)}
        yield _unread(table, {i: named for i, named in found.items() if named is not None})


def _other_year(blocks: Sequence[Block], i: int, year: int | None, title: str) -> int | None:
    """The other year that the caption of a table names."""
    block = blocks[i]
    if year is None or not isinstance(block, Table):
        return None
    named = captioned_year(block, blocks[:i])
    return None if named in (None, year) or str(named) in title else named


def _unread(table: TableReadings, other: dict[int, int]) -> TableReadings:
    """A table without the values of the blocks that are of other years; of all, where its first is."""
    home = table.forms[0].at.block
    withheld = [r for r in table.readings if r.at.block in other or home in other]
    if not any(reading.value is not None for reading in withheld):
        return table
    gone = set(map(id, withheld))
    block, named = next(iter(other.items()))
    note = Note(
        code="GR010",
        message=f"this table is captioned with {named}, which is not the year reported on; none of it is read",
        message_zh=f"统计表标题所列年度为{named}年，与报告年度不一致，该表数据未采用，请核对",
        at=Locator(block=block),
        indicators=tuple(dict.fromkeys(r.indicator for r in withheld if r.indicator)),
    )
    return msgspec.structs.replace(
        table,
        readings=tuple(_withheld(r) if id(r) in gone else r for r in table.readings),
        notes=(*table.notes, note),
    )


def _withheld(reading: Reading) -> Reading:
    """A reading without its value; what says that there is none stays."""
    if reading.status != "reported":
        return reading
    return msgspec.structs.replace(reading, value=None, status="unreadable")
