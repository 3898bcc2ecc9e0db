"""GR003: a cell that is not one number."""

from __future__ import annotations

from govreport_parse.model.document import Note
from govreport_parse.model.grid import OBJECT
from govreport_parse.model.numbers import MONEY_UNITS
from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.rules.model import Rule, is_restored
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import UNIT, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_FIGURES = lazy_pattern(r"\d+")
_AFTER_UNIT = lazy_pattern(rf"(?:{UNIT})\d[\d.,]*")


def _by_layout(report: AnnualReport, note: Note, cell: Reading | None) -> bool:
    """Whether a cell holds what may not be seen, spans several rows, or what lines or columns may have joined."""
    raw = cell.raw or "" if cell is not None else ""
    spans = cell is not None and cell.unit not in MONEY_UNITS
    if OBJECT in raw or (spans and read_cell(raw).status == "reported"):
        return True
    if _AFTER_UNIT.fullmatch(fold(raw)):
        return True
    return len(_FIGURES.findall(raw)) > 1 and is_restored(report, note.at)


RULE = Rule(
    code="GR003",
    name="unreadable-cell",
    severity="warning",
    title="a cell that is not one number",
    title_zh="填报的内容不是一个数",
    what="A value cell holds text that is not clearly one number. It has no value. Where the cell is withheld "
    "for how it is set (a part may be hidden, struck out or a picture; it spans rows; lines of text, from which "
    "the table was put back, may have joined its figures; its unit stands before it), the finding is a hint.",
    why="Taking a part of the text for the number would invent a figure.",
    example="“12 3”, “见附件”, “1,23”.",
    basis="国办发〔2014〕32号: each cell of the form is one figure.",
    exceptions="Blank cells, /, - and 无 say that there is no figure and are not reported.",
    explanation_zh="应填数据之处填报的内容不能确定为一个数，不予采用。因排版不能确定的（部分内容可能隐藏、已加删除线或为图片，占用多行，由文本还原时数字可能相连，计量单位与数字同栏且在其前），仅作提示。",
    example_zh="填报为“12 3”“见附件”“1,23”。",
    basis_zh="国办发〔2014〕32号：统计表每栏填报一个数据。",
    exceptions_zh="空白、“/”“-”“无”表示没有数据，不作提示。",
    by_layout=_by_layout,
)
