"""The statutory tables of a document: found by their layouts, judged together, read."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.forms.compiled import compile_forms
from govreport_parse.forms.types import Form
from govreport_parse.model.document import Block
from govreport_parse.tables.foreign import own_blocks
from govreport_parse.tables.judge import judge
from govreport_parse.tables.layouts import LAYOUTS
from govreport_parse.tables.other_years import without_other_years
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings

__all__ = ["read_tables"]


def read_tables(
    blocks: Sequence[Block],
    forms: Sequence[Form],
    year: int | None,
    agency: str | None = None,
    title: str | None = None,
) -> list[TableReadings]:
    """Every statutory table of a document, in printed order.

    Parameters
    ----------
    blocks
        The document.
    forms
        What its tables may be.
    year
        The year reported on: where columns or tables are named by years, its own count; of forms that
        fit equally well, the one in force for it.
    agency
        The body, whose tables they are where others stand beside them.
    title
        The report's title, which may name other years than the one reported on.
    """
    printed = Printed(own_blocks(blocks, year, agency), compile_forms(tuple(forms)))
    decided = judge({layout: printed.once(layout.find) for layout in LAYOUTS}, year)
    tables = [
        table
        for layout, decisions in decided.items()
        for table in layout.read(printed, decisions, year)
    ]
    tables = list(without_other_years(tables, blocks, year, title))
    return sorted(tables, key=lambda table: table.forms[0].at.block)
