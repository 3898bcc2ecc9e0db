"""From a printed cell to a reading, and the notes on the way."""

from __future__ import annotations

import msgspec

from govreport_parse.document import Cell, Locator, Note
from govreport_parse.fold import squeeze
from govreport_parse.forms import FormCell
from govreport_parse.numbers import read_cell
from govreport_parse.report import FormBlock, Reading

__all__ = ["TableReadings", "absent", "note", "present", "unreadable_note"]

_SHOWN = 40


class TableReadings(msgspec.Struct, frozen=True, kw_only=True):
    """What a statutory table says, and the document's tables that print it."""

    forms: tuple[FormBlock, ...]
    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]
    blocks: frozenset[int]


def note(code: str, at: Locator, message: str, message_zh: str) -> Note:
    """A note."""
    return Note(code=code, message=message, message_zh=message_zh, at=at)


def unreadable_note(text: str, label: str, at: Locator) -> Note:
    """GR003 for a cell that is not one number."""
    shown = squeeze(text)[:_SHOWN]
    return note(
        "GR003",
        at,
        f"the cell of {label} reads “{shown}”, which is not one number",
        f"“{label}”的单元格为“{shown}”，不是一个数",
    )


def present(
    target: FormCell, cell: Cell, at: Locator, label: str, form: str, unit: str | None
) -> Reading:
    """The reading of a cell that is printed; `unit` is that of its row or column in print."""
    content = read_cell(cell.text)
    # A figure that covers several rows belongs to none of them for certain.
    status = "unreadable" if cell.rowspan > 1 and cell.text else content.status
    return Reading(
        indicator=target.indicator,
        applicant=target.applicant,
        value=content.value if status == "reported" else None,
        unit=content.unit or unit or target.unit,
        status=status,
        raw=cell.text,
        label=label,
        form=form,
        at=at,
    )


def absent(
    target: FormCell, status: str, at: Locator, form: str, label: str | None = None
) -> Reading:
    """The reading of a cell that is not there, or whose place is not certain."""
    return Reading(
        indicator=target.indicator,
        applicant=target.applicant,
        value=None,
        unit=target.unit,
        status=status,
        raw=None,
        label=target.label if label is None else label,
        form=form,
        at=at,
    )
