"""How Chinese messages name what is filled in: cells, figures, changes, days (docs/glossary.md)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.labels import cell_label
from govreport_parse.forms.words import applicant_label, indicator_label
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = ["cells_zh", "change_zh", "day_zh", "label_zh", "more_zh", "quoted", "reading_zh"]

_INNER_QUOTES = str.maketrans("“”", "‘’")


def quoted(text: str) -> str:
    """What is printed, in quotation marks; its own become inner ones."""
    return f"“{text.translate(_INNER_QUOTES)}”"


def label_zh(label: str) -> str:
    """The printed words that name a row, after those of the group or the row that it belongs to."""
    return "的".join(map(quoted, label.split(" / ")))


def reading_zh(reading: Reading) -> str:
    """A cell by its column and its row: “自然人”列“(七)总计”."""
    return _in_columns((reading.applicant,), [cell_label(reading, column=False)])


def cells_zh(context: Context, cells: Sequence[CellKey]) -> str:
    """Cells by their columns and rows; a column that several share is named once."""
    rows: dict[str, list[Applicant | None]] = {}
    for indicator, applicant in cells:
        rows.setdefault(indicator, []).append(applicant)
    columns: dict[tuple[Applicant | None, ...], list[str]] = {}
    for indicator, own in rows.items():
        reading = context.reading(indicator, own[0])
        label = indicator_label(indicator) if reading is None else cell_label(reading, column=False)
        columns.setdefault(tuple(own), []).append(label)
    return "、".join(_in_columns(own, labels) for own, labels in columns.items())


def _in_columns(columns: Sequence[Applicant | None], labels: Sequence[str]) -> str:
    named = "".join(quoted(applicant_label(one)) for one in columns if one is not None)
    return f"{named}{'列' if named else ''}{'、'.join(map(label_zh, labels))}"


def change_zh(rate: Number | str) -> str:
    """A rate of change in percent: 增长32%, 下降10%."""
    size = Decimal(rate)
    return f"下降{-size}%" if size < 0 else f"增长{size}%"


def more_zh(change: Number) -> str:
    """A difference: 增加5, 减少3."""
    return f"减少{-change}" if change < 0 else f"增加{change}"


def day_zh(day: dt.date) -> str:
    """A day as reports write it: 2023年1月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
