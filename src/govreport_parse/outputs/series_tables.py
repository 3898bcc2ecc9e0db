"""The tables of series, rates and coverage that are computed from those of reports: columns, and rows of what is fixed.

A row of the panel is a body, a year, a series and a category of applicants; in the wide table a row is a report, and each
stretch of a series that may be chained has a column of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Never

import msgspec

from govreport_parse.forms import load_form
from govreport_parse.forms.concordance import Member, Series, load_concordance
from govreport_parse.forms.rates import Quotient, Rate, load_rates
from govreport_parse.model.numbers import MONEY_UNITS
from govreport_parse.outputs.categories import FORMS, RELATIONS, STATUSES
from govreport_parse.outputs.columns import Table, flag, number, text, whole_number
from govreport_parse.outputs.tables import (
    AGENCY_KEY,
    CONCORDANCE,
    DIVISION_CODE,
    HARMONISED,
    REPORT_ID,
    REPORTS,
)

__all__ = [
    "COMPUTED",
    "COVERAGE_BODIES",
    "GAPS",
    "INDICATOR_PANEL",
    "RATES",
    "RATE_FORMULAS",
    "UNDEFINED",
    "WIDE_COLUMNS",
    "FormulaRow",
    "WideColumn",
    "formula_rows",
    "wide_columns",
    "wide_panel",
]

#: Why a rate has no value.
UNDEFINED = ("not_in_form", "no_cases", "unknown", "contradictory")
#: Where a year without a report lies: between reports of the body, or outside of them.
GAPS = ("within", "before", "after")

_HARMONISED = {column.name: column for column in HARMONISED}
_BODY = (
    msgspec.structs.replace(AGENCY_KEY, required=True),
    text(
        "agency",
        "Reporting body, as its newest report prints it",
        "报告机关（以最新报告为准）",
        "-",
    ),
    REPORTS.column("region"),
    REPORTS.column("level"),
    DIVISION_CODE,
    whole_number("year", "Year reported on", "报告所属年度", "-", required=True),
)
_REPORTS = whole_number(
    "reports", "Reports of this body on this year, re-posts left out; above 1 they differ and all are given",
    "该机关该年度的报告数（重复报告只计一次）；大于1表示存在多份不同报告", "-", required=True,
)  # fmt: skip
_OF_CELL = msgspec.structs.replace(
    _REPORTS,
    description="Reports of this body and year with this row, re-posts left out; above 1 they differ and all are given",
    description_zh="该机关该年度含此项的报告数（重复报告只计一次）；大于1表示存在多份不同报告",
)
_SERIES = CONCORDANCE.column

INDICATOR_PANEL: Table[Never] = Table(
    name="indicator_panel",
    description="Body by year by series and category of applicants, duplicates counted once, in order of body, series, "
    "applicants and year; where reports is above 1, several reports of the body and year differ",
    description_zh="机关×年度×指标序列×申请人类别，按机关、指标、申请人、年度排序，重复报告只计一次；reports大于1表示同一机关同一年度存在多份不同报告",
    columns=(
        *_BODY,
        *(_HARMONISED[name] for name in (
            "series", "label", "label_zh", "applicant", "segment", "relation", "form", "indicators",
            "value", "unit", "status", "inferred_zero", "findings", "suspect",
        )),
        _OF_CELL,
        REPORT_ID,
    ),
    by_year=False,
)  # fmt: skip

RATES: Table[Never] = Table(
    name="rates",
    description="Body by year by rate, by the formulas of rate_formulas; a rate that is not defined has no value, and undefined says why",
    description_zh="机关×年度×比率，计算公式见rate_formulas；无法计算的比率无数值，原因见undefined",
    columns=(
        *_BODY,
        text("rate", "Name of the rate", "比率名称", "-", required=True),
        text("label", "The rate in English", "比率英文名", "-", required=True),
        text("label_zh", "The rate in Chinese", "比率中文名", "-", required=True),
        _HARMONISED["applicant"],
        msgspec.structs.replace(_SERIES("segment"), description="Stretch within which the rate may be chained"),
        _SERIES("relation"),
        _HARMONISED["form"],
        number("numerator", "Sum of the cells above the line; null where one of them is not known",
               "分子合计；任一数据不明则为空", "-"),
        number("denominator", "Sum of the cells below the line; null where one of them is not known",
               "分母合计；任一数据不明则为空", "-"),
        number("value", "The rate, not rounded; null where it is not defined, which is not 0",
               "比率（未取整）；无法计算为空，空不等于零", "-", unit="percent"),
        text("undefined", "Why there is no rate: the form lacks a cell of it; there were no cases, the denominator is 0; a cell is not "
             "known; the numerator exceeds the denominator", "无法计算的原因：格式无此项、无案件（分母为零）、数据不明、分子大于分母",
             "-", values=UNDEFINED),
        flag("inferred_zero", "A blank that a printed total proves to stand for 0 counts as 0 in it",
             "计算中含空白但合计数可证其为零的数据", "-"),
        text("findings", "Codes of rules whose findings rest on its cells or their rows, joined by commas",
             "涉及所用数据或其所在行的问题的规则代码，以逗号相连", "-"),
        _HARMONISED["suspect"],
        _OF_CELL,
        REPORT_ID,
    ),
    by_year=False,
)  # fmt: skip


class FormulaRow(msgspec.Struct, frozen=True, kw_only=True):
    """A rate in one form."""

    rate: Rate
    quotient: Quotient

    @property
    def numerator(self) -> str | None:
        """Cells above the line; none where the form has none."""
        return "+".join(self.quotient.numerator_cells) or None

    @property
    def denominator(self) -> str | None:
        """Cells below it."""
        return "+".join(self.quotient.denominator_cells) or None

    @property
    def lacking(self) -> str | None:
        """Series that the form has no cell of."""
        return ",".join(self.quotient.lacking) or None


RATE_FORMULAS: Table[FormulaRow] = Table(
    name="rate_formulas",
    description="How a rate is calculated from a form, and how it compares with the form before",
    description_zh="各格式下比率的计算公式，及与上一格式的关系",
    columns=(
        text("rate", "Name of the rate", "比率名称", "rate.code", required=True),
        text("label", "The rate in English", "比率英文名", "rate.name", required=True),
        text("label_zh", "The rate in Chinese", "比率中文名", "rate.label", required=True),
        text("form", "Statutory form", "报表格式", "quotient.form", values=FORMS, required=True),
        text("formula", "How it is calculated, by names of series", "计算公式（序列名称）", "quotient.formula", required=True),
        text("formula_zh", "How it is calculated, in Chinese", "计算公式", "quotient.formula_zh", required=True),
        text("numerator", "Cells above the line, joined by +", "分子所含指标，以+相连", "numerator"),
        text("denominator", "Cells below the line, joined by +", "分母所含指标，以+相连", "denominator"),
        text("lacking", "Series that the form has no cell of, joined by commas: the rate is not defined for it",
             "该格式没有的序列，以逗号相连；有则该格式下不计算此比率", "lacking"),
        text("relation", "To the formula of the form before; null for the first", "与上一格式的关系；首个为空",
             "quotient.relation", values=RELATIONS),
        whole_number("segment", "Stretch within which the rate may be chained", "可衔接的区段", "quotient.segment", required=True),
        text("reason", "Why it is near or a break", "口径相近或中断的原因（英文）", "quotient.reason"),
        text("reason_zh", "The same in Chinese", "口径相近或中断的原因（中文）", "quotient.reason_zh"),
    ),
    key=("rate", "form"),
    by_year=False,
)  # fmt: skip


def formula_rows() -> Iterator[FormulaRow]:
    """The rows of ``rate_formulas``."""
    for rate in load_rates():
        for quotient in rate.members:
            yield FormulaRow(rate=rate, quotient=quotient)


class WideColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the wide table: a stretch of a series."""

    name: str
    series: Series
    segment: int
    members: tuple[Member, ...]

    @property
    def forms(self) -> str:
        """The forms that have it, oldest first."""
        return ",".join(member.form for member in self.members)

    @property
    def units(self) -> str:
        """Its units in these forms."""
        found: dict[str, list[str]] = {}
        for member in self.members:
            for unit in _units(member):
                found.setdefault(unit, []).append(member.form)
        return "; ".join(f"{unit} ({','.join(forms)})" for unit, forms in found.items())

    @property
    def is_money(self) -> bool:
        """Whether reports may print it in 元 or 万元: its unit has a column of its own."""
        return any(unit in MONEY_UNITS for member in self.members for unit in _units(member))

    @property
    def of_total(self) -> bool:
        """Whether it is the total of categories of applicants."""
        return self.series.by_applicant

    @property
    def notes(self) -> str | None:
        """What to mind between its forms, and why it is not chained to the stretch before."""
        return self._reasons("en")

    @property
    def notes_zh(self) -> str | None:
        """The same in Chinese."""
        return self._reasons("zh")

    def _reasons(self, lang: str) -> str | None:
        told = [
            (member.form, member.reason_zh if lang == "zh" else member.reason)
            for member in self.members
        ]
        return " ".join(f"{form}: {reason}" for form, reason in told if reason) or None


def _units(member: Member) -> Iterator[str]:
    found = {
        cell.unit
        for table in load_form(member.form).tables
        for cell in table.cells()
        if cell.indicator in member.indicators and cell.unit
    }
    yield from sorted(found)


WIDE_COLUMNS: Table[WideColumn] = Table(
    name="wide_columns",
    description="The columns of wide_panel that hold figures: its data dictionary",
    description_zh="wide_panel数据列说明（数据字典）",
    columns=(
        text("name", "Name of the column; name_status says why a cell of it is empty", "列名；其空缺原因见列名_status", "name",
             required=True),
        text("series", "Name of the series", "序列名称", "series.code", required=True),
        text("label", "The series in English", "序列英文名", "series.name", required=True),
        text("label_zh", "The series in Chinese", "序列中文名", "series.label", required=True),
        whole_number("segment", "Stretch of the series; another one is another column, not to be chained to it",
                     "可衔接的区段；不同区段各为一列，不得衔接", "segment", required=True),
        text("forms", "Forms that have it, joined by commas", "具有该指标的格式，以逗号相连", "forms", required=True),
        text("units", "Its unit in these forms", "各格式的计量单位", "units", required=True),
        flag("of_total", "The total of categories of applicants, which indicator_panel has one by one",
             "为各类申请人的总计，分类数据见indicator_panel", "of_total"),
        text("notes", "What to mind between its forms, and why it is not chained to what was before",
             "各格式间的差异及中断原因（英文）", "notes"),
        text("notes_zh", "The same in Chinese", "各格式间的差异及中断原因（中文）", "notes_zh"),
    ),
    key=("name",),
    by_year=False,
)  # fmt: skip


@cache
def wide_columns() -> tuple[WideColumn, ...]:
    """The rows of ``wide_columns``, in the order of the concordance."""
    return tuple(
        WideColumn(
            name=name, series=series, segment=segment,
            members=tuple(
                member for own, member in series.stretches if own == segment
            ),
        )
        for series in load_concordance()
        for segment, name in enumerate(series.columns, 1)
    )  # fmt: skip


@cache
def wide_panel() -> Table[Never]:
    """The wide table: a row a report, the figures first and then why there is none."""
    return Table(
        name="wide_panel",
        description="A body on a year, a column for each stretch of a series; total of all applicants; where reports is above 1, "
        "each report of the body and year has a row",
        description_zh="机关×年度宽表，每个可衔接区段一列，申请类指标取总计；reports大于1表示同一机关同一年度存在多份不同报告，各占一行",
        columns=(
            *_BODY,
            _REPORTS,
            REPORTS.column("forms"),
            text("inferred_zeros", "Columns whose blank a printed total proves to stand for 0, joined by commas",
                 "本行中空白但合计数可证其为零的列，以逗号相连", "-"),
            text("suspects", "Columns of this row on which findings rest, joined by commas", "本行中有问题涉及的列，以逗号相连", "-"),
            text("suspects_severity", "The worst severity of these findings for each of `suspects`, in their order",
                 "suspects各列所涉问题的最高严重程度，次序相同，以逗号相连", "-"),
            *(number(one.name, *_of(one), "-") for one in wide_columns()),
            *(
                text(f"{one.name}_unit", f"Unit of {one.name}, as printed or else the form's", f"{one.series.label}的单位", "-")
                for one in wide_columns() if one.is_money
            ),
            *(
                text(f"{one.name}_status", f"What the cells of {one.name} hold; null where the report has no such row",
                     f"{one.series.label}的填报情况；报告无此项为空", "-", values=STATUSES)
                for one in wide_columns()
            ),
            REPORT_ID,
        ),
        by_year=False,
    )  # fmt: skip


def _of(column: WideColumn) -> tuple[str, str]:
    forms = column.forms.replace(",", ", ")
    return (
        f"{column.series.name}, forms {forms}",
        f"{column.series.label}（{forms.replace(', ', '、')}年格式）",
    )


COVERAGE_BODIES: Table[Never] = Table(
    name="coverage_bodies",
    description="Each body on each year from the first to the last of the dataset, with the years without a report; where it is not "
    "known which of several bodies of one name a report is of, its own year alone",
    description_zh="各机关在数据集首尾年份之间逐年的报告情况，含无报告的年份；同名机关未能区分的，只列报告所属年度",
    columns=(
        *_BODY,
        _REPORTS,
        text("gap", "Where a year without a report lies: within the body's reports, or before or after them; null where there is one",
             "无报告年份的位置：在该机关报告之间、之前或之后；有报告则为空", "-", values=GAPS),
        text("forms", "Statutory forms of its tables, joined by commas; empty where none was found",
             "所用报表格式，以逗号相连；未识别出法定报表则为空文本", "-"),
        whole_number("readings", "Number of cells of its tables", "法定报表数据项数", "-"),
        whole_number("reported", "Of these, those that hold a figure", "其中有数值的数据项数", "-"),
        whole_number("suspects", "Of these, those that findings rest on", "其中有问题涉及的数据项数", "-"),
    ),
    by_year=False,
)  # fmt: skip

#: All of them, and the concordance, in the order in which they are listed.
COMPUTED: dict[str, Table[Never]] = {
    table.name: table
    for table in (
        INDICATOR_PANEL, wide_panel(), WIDE_COLUMNS, RATES, RATE_FORMULAS, COVERAGE_BODIES, CONCORDANCE,
    )
}  # fmt: skip
