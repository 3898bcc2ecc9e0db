"""How findings name cells and show what they print."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.labels import cell_label, column_label
from govreport_parse.forms.words import indicator_label
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Applicant

__all__ = ["filled_zh", "labels_of", "shown_cells"]


def shown_cells(readings: Sequence[Reading | None], blank: str = "blank") -> str:
    """What the cells print: 4, blank, / or 3+1=4."""
    texts = [
        str(r.value) if r is not None and r.status == "reported" else ((r and r.raw) or blank)
        for r in readings
    ]
    if len(texts) == 1:
        return texts[0]
    values = [reading.value for reading in readings if reading is not None]
    known = [value for value in values if value is not None]
    total = f"={sum(known)}" if len(known) == len(readings) else ""
    return f"{'+'.join(texts)}{total}"


def filled_zh(readings: Sequence[Reading | None]) -> str:
    """The same in Chinese, after the cells' names: 填报为4, 为空白, 合计为4（3+1）."""
    if len(readings) == 1:
        shown = shown_cells(readings, blank="")
        return f"填报为{shown}" if shown else "为空白"
    addends, _, sum_ = shown_cells(readings, blank="空白").partition("=")
    return f"合计为{sum_}（{addends}）" if sum_ else f"分别填报为{addends.replace('+', '、')}"


def labels_of(context: Context, cells: Sequence[CellKey], between: str) -> str:
    """The printed labels of cells; of several columns of one row, the row once with its columns."""
    columns: dict[str, list[Applicant | None]] = {}
    for indicator, applicant in cells:
        columns.setdefault(indicator, []).append(applicant)
    return between.join(
        f"{_row_label(context, indicator, own[0])}{column_label(*own)}"
        for indicator, own in columns.items()
    )


def _row_label(context: Context, indicator: str, applicant: Applicant | None) -> str:
    reading = context.reading(indicator, applicant)
    return indicator_label(indicator) if reading is None else cell_label(reading, column=False)
