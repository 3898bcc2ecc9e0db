"""Tables as a document prints them, from the texts of their cells."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import CompiledTable, compile_form, compile_forms
from govreport_parse.forms.types import Form, FormColumn, FormRow, FormSubtable, FormTable
from govreport_parse.model.document import Block, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.printed import Printed

Line = Sequence[str | RawCell]


def grid(*lines: Line) -> Table:
    """A table of the given cells; a text is a cell without spans."""
    return expand_grid(
        [[RawCell(text=one) if isinstance(one, str) else one for one in line] for line in lines]
    )


def spanning(text: str, *, rows: int = 1, columns: int = 1) -> RawCell:
    """A cell that covers several rows or columns."""
    return RawCell(text=text, rowspan=rows, colspan=columns)


def compiled(form: str, name: str) -> CompiledTable:
    """A table of a form, with its look-ups."""
    return next(one for one in compile_form(load_form(form)).tables if one.table.table == name)


def held(form: str, *blocks: Block) -> Printed:
    """A document held against one form."""
    return Printed(blocks, compile_forms((load_form(form),)))


def subtables_form(form_id: str, *parts: tuple[str, str, str], layout: str = "subtables") -> Form:
    """A form of one table: for each subtable its heading, its row's code and label."""
    columns = (FormColumn(code="count", label="数量", name=""),)
    subtables = tuple(
        FormSubtable(
            heading=heading, rows=(FormRow(code=code, label=label, name=""),), columns=columns
        )
        for heading, code, label in parts
    )
    one = FormTable(
        table="one", title="", layout=layout, subtables=subtables, label_headers=("信息内容",)
    )
    return Form(
        id=form_id, title="", name="", first_year=2000, notice="", decree="", due="", due_bodies="",
        tables=(one,),
    )  # fmt: skip
