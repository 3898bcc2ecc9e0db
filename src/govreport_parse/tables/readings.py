"""From a printed cell to a reading, and the notes on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import LOST, Cell, Locator, Note
from govreport_parse.model.grid import FORMULA, OBJECT
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold, squeeze
from govreport_parse.text.numerals import MONEY_UNITS, is_over_lines, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "TableReadings",
    "absent",
    "called_zh",
    "is_doubted_sum",
    "leads_with_zero",
    "money_unit",
    "note",
    "present",
    "unknown_columns_note",
    "unplaced_note",
    "unreadable_note",
]

_SHOWN = 40
_SHOWN_ROWS = 2
_SCALED = lazy_pattern("[万亿萬億]")
# 655. is a count, but a sum of money whose decimals may be lost.
_CUT_SHORT = lazy_pattern(r"[.．](?!\d)")
_ZEROS = ("0", "０")
_LEADS_WITH_ZERO = lazy_pattern("[0０]+[1-9１-９]")
# 专项经费（元）, 收费金额（单位：万元）, 单位:件、元.
_MONEY = lazy_pattern(r"(?:[(]|单位:|、)(?:单位:)?((?:千|万|亿)?元)(?=[)、]|$)")


class TableReadings(msgspec.Struct, frozen=True, kw_only=True):
    """What a statutory table says, and the document's tables that print it."""

    forms: tuple[FormBlock, ...]
    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]
    blocks: frozenset[int]


def note(code: str, at: Locator, message: str, message_zh: str) -> Note:
    """A note."""
    return Note(code=code, message=message, message_zh=message_zh, at=at)


@kept()
def money_unit(label: str) -> str | None:
    """The one unit of money that a label or a line of units names; None for none, or for two."""
    found = set(_MONEY.findall(fold(label)))
    return found.pop() if len(found) == 1 else None


def is_doubted_sum(text: str) -> bool:
    """Whether a figure in a column of money may be another sum: 12.5万 in 万元, 655. cut short."""
    return _SCALED.search(text) is not None or _CUT_SHORT.search(text) is not None


def leads_with_zero(text: str) -> bool:
    """Whether a figure begins with a zero that says nothing: 03 is 0 and the mark of a note, or a slip."""
    return text[:1] in _ZEROS and _LEADS_WITH_ZERO.match(text) is not None


def called_zh(label: str) -> str:
    """The printed words that name a cell, for messages in Chinese: “行政处罚”的“本年处理决定数量”."""
    return f"“{label.replace(' / ', '”的“')}”"


def unreadable_note(text: str, label: str, at: Locator) -> Note:
    """GR003 for a cell that is not one number, or does not say of what it is the number."""
    if text == FORMULA:
        return note(
            "GR003",
            at,
            f"the cell of {label} holds a formula whose result the file does not store; open it in a "
            "spreadsheet program and save it again",
            f"{called_zh(label)}为公式，文件未保存计算结果，可用表格软件打开并重新保存，请核对",
        )
    if text == OBJECT:
        return note(
            "GR003",
            at,
            f"the cell of {label} shows something other than text (a picture, struck or embedded), or may "
            "not be seen",
            f"{called_zh(label)}填报的不是文字（可能为图片、嵌入内容或已加删除线），或可能不显示，无法确定数据，请核对",
        )
    shown = squeeze(text).replace(OBJECT, "…")[:_SHOWN]
    if OBJECT in text:
        return note(
            "GR003",
            at,
            f"the cell of {label} reads “{shown}”, where … is struck out, no text, or may not be seen",
            f"{called_zh(label)}填报为“{shown}”，其中“…”处已加删除线、不是文字或可能不显示，无法确定数据，请核对",
        )
    if read_cell(text).status != "unreadable":
        return _unclear_note(text, shown, label, at)
    if (broken := _broken_note(text, shown, label, at)) is not None:
        return broken
    return note(
        "GR003",
        at,
        f"the cell of {label} reads “{shown}”, which is not one number",
        f"{called_zh(label)}填报为“{shown}”，不是单独一个数，请核对",
    )


def _broken_note(text: str, shown: str, label: str, at: Locator) -> Note | None:
    """GR003 for a figure of which characters are lost, or that print breaks."""
    if LOST in text:
        return note(
            "GR003",
            at,
            f"the cell of {label} cannot be read where “{shown}” has {LOST}: characters are damaged, or print "
            "breaks them at the end of a page, at a line or at its edge",
            f"{called_zh(label)}读得“{shown}”，“{LOST}”处文字损坏，或在换页、表格线、页边处断开，无法确定数据，请核对",
        )
    if is_over_lines(text):
        return note(
            "GR003",
            at,
            f"the cell of {label} prints “{shown}” in several lines; whether it is one number is not certain",
            f"{called_zh(label)}的“{shown}”分行排印，无法确定是否为一个数，请核对",
        )
    return None


def _unclear_note(text: str, shown: str, label: str, at: Locator) -> Note:
    if _SCALED.search(shown):
        return note(
            "GR003",
            at,
            f"the cell of {label} reads “{shown}” in a column that has a unit of money; it may be "
            "meant with or without that unit",
            f"{called_zh(label)}填报为“{shown}”，而该栏已标明金额单位，无法确定数额，请核对",
        )
    if leads_with_zero(text):
        return note(
            "GR003",
            at,
            f"the cell of {label} reads “{shown}”, which begins with a zero: a mark or a slip may be part of it",
            f"{called_zh(label)}填报为“{shown}”，以0开头，可能混入注释标记或误填，无法确定数据，请核对",
        )
    if _CUT_SHORT.search(shown):
        return note(
            "GR003",
            at,
            f"the cell of {label} reads “{shown}”: a sum of money whose decimals may be lost",
            f"{called_zh(label)}填报为“{shown}”，金额的小数部分可能缺失，请核对",
        )
    return note(
        "GR003",
        at,
        f"the cell of {label} reads “{shown}” and covers several rows; it is the figure of none of "
        "them for certain",
        f"{called_zh(label)}填报的“{shown}”占用多行，无法确定是哪一行的数据，请核对",
    )


def unplaced_note(labels: Sequence[str], codes: Iterable[str], at: Locator) -> Note:
    """GR010 for rows that print as many cells as there are columns, but in an unknown order."""
    shown, codes = "”“".join(labels[:_SHOWN_ROWS]), tuple(dict.fromkeys(codes))
    return Note(
        code="GR010",
        message=f"the cells of {len(labels)} row(s), from “{labels[0]}”, do not stand below the names "
        "of their columns; none of them is read",
        message_zh=f"“{shown}”等{len(labels)}行的数据与表头各列无法对应，未予采用，请核对",
        at=at,
        indicators=codes,
    )


def unknown_columns_note(codes: Iterable[str], at: Locator) -> Note:
    """GR010 for a list of which no column is understood to hold the figures of the year."""
    return Note(
        code="GR010",
        message="no column of this table is understood to hold the figures of the year reported on; "
        "none of them is read",
        message_zh="表头未写明哪一列是本年度的数据，各列数据均未采用，请核对表头",
        at=at,
        indicators=tuple(dict.fromkeys(codes)),
    )


def present(
    target: FormCell, cell: Cell, at: Locator, label: str, form: str, unit: str | None
) -> Reading:
    """The reading of a cell that is printed; `unit` is that of its row or column in print."""
    text = cell.text
    content = read_cell(text)
    # A figure that covers several rows belongs to none of them for certain.
    status: Status = "unreadable" if cell.rowspan > 1 and text else content.status
    own_unit = content.unit or unit or target.unit
    if own_unit in MONEY_UNITS and content.unit is None and is_doubted_sum(text):
        status = "unreadable"
    if status == "reported" and leads_with_zero(text):
        status = "unreadable"
    return Reading(
        indicator=target.indicator,
        applicant=target.applicant,
        value=content.value if status == "reported" else None,
        unit=own_unit,
        status=status,
        raw=text,
        label=label,
        form=form,
        at=at,
    )


def absent(
    target: FormCell, status: Status, at: Locator, form: str, label: str | None = None
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
