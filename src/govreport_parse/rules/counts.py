"""GR303 to GR306: values that a cell cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from govreport_parse.model.records import Reading
from govreport_parse.rules.claims import Claim, claims
from govreport_parse.rules.model import Context, Issue, Rule
from govreport_parse.text.numerals import MONEY_UNITS

__all__ = ["RULES", "UnitSlip", "unit_slips"]

_TEN_THOUSAND = Decimal(10_000)
# Places whose governments make no 规章 (立法法): below the prefecture; and departments of local ones.
_WITHOUT_POWER = frozenset({"county", "township"})
# The office of a government may report for the government itself.
# 司法局 keep the 规章 of their government.
_LEGAL = re.compile("(?:司法|法制)[局厅办委]")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|厅|中心|街道办事处)$")


class UnitSlip(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money whose cell is off by 元 for 万元, by the text."""

    reading: Reading
    claim: Claim


def unit_slips(context: Context) -> tuple[UnitSlip, ...]:
    """Cells that print the digits of the text under a unit 10,000 times larger or smaller."""
    return context.once(_unit_slips)


def _unit_slips(context: Context) -> Iterator[UnitSlip]:
    for claim in claims(context):
        if claim.unit not in MONEY_UNITS:
            continue
        reading = context.reading(*claim.cell) if claim.cell else None
        if reading is None or not reading.value or not claim.value:
            continue
        units = {claim.unit, reading.unit}
        if units == {"元", "万元"} and Decimal(reading.value) == Decimal(claim.value):
            yield UnitSlip(reading=reading, claim=claim)
        elif units <= MONEY_UNITS and claim.unit == reading.unit:
            ratio = Decimal(reading.value) / Decimal(claim.value)
            if ratio in (_TEN_THOUSAND, 1 / _TEN_THOUSAND):
                yield UnitSlip(reading=reading, claim=claim)


def _units(context: Context) -> Iterator[Issue]:
    for slip in unit_slips(context):
        own, claim = slip.reading, slip.claim
        shown = f"{own.value}{own.unit}"
        stated = f"{claim.value}{claim.unit}"
        yield Issue(
            message=f"the cell of {own.label} is {shown}, the text says {stated} (“{claim.quote}”): "
            "元 and 万元 were exchanged",
            message_zh=f"“{own.label}”为{shown}，正文为{stated}（“{claim.quote}”），疑元与万元混淆",
            indicators=(own.indicator,) if own.indicator else (),
            observed=shown,
            expected=stated,
            suggestion=f"check which of {shown} and {stated} is meant",
            suggestion_zh=f"请核对应为{shown}还是{stated}",
            evidence=(own.at, claim.at),
        )


def _fractions(context: Context) -> Iterator[Issue]:
    for reading in context.once(_odd_counts):
        value = Decimal(reading.value or 0)
        if value != value.to_integral_value():
            yield _impossible(reading, "a count with a fraction", "计数应为整数")


def _negatives(context: Context) -> Iterator[Issue]:
    for reading in context.once(_odd_counts):
        signed = (reading.indicator or "").endswith("_change")
        if (reading.value or 0) < 0 and not signed:
            yield _impossible(reading, "below zero", "不应为负数")


def _odd_counts(context: Context) -> Iterator[Reading]:
    """Counts that are no whole number from 0 up, or printed with decimals."""
    for reading in context.report.readings:
        value = reading.value
        if value is None or (isinstance(value, int) and value >= 0):
            continue
        counts = reading.unit is not None and reading.unit not in MONEY_UNITS
        if counts and reading.indicator is not None:
            yield reading


def _impossible(reading: Reading, words: str, words_zh: str) -> Issue:
    return Issue(
        message=f"{reading.label} is {reading.value}: {words}",
        message_zh=f"“{reading.label}”为{reading.value}，{words_zh}",
        indicators=(reading.indicator,) if reading.indicator else (),
        applicant=reading.applicant,
        observed=reading.raw,
        evidence=(reading.at,),
    )


def _rules_made(context: Context) -> Iterator[Issue]:
    agency = context.report.agency
    name = agency.name or ""
    department = agency.region is not None and _DEPARTMENT.search(name) is not None
    if agency.level not in _WITHOUT_POWER and not department:
        return
    for reading in context.report.readings:
        if reading.value and (reading.indicator or "").startswith("documents.rules."):
            yield Issue(
                severity="hint" if _LEGAL.search(name) else None,
                message=f"{reading.label} is {reading.value}, but {name} cannot make 规章",
                message_zh=f"“{reading.label}”为{reading.value}，而{name}无权制定规章",
                indicators=(reading.indicator,) if reading.indicator else (),
                observed=reading.raw,
                evidence=(reading.at,),
            )


RULES = (
    Rule(
        code="GR303",
        name="unit-mismatch",
        severity="error",
        title="元 in a cell of 万元, or the reverse",
        title_zh="金额单位混淆（元与万元）",
        what="The text states a sum of money and the cell shows the same digits under a unit 10,000 times "
        "larger or smaller.",
        why="A fee of 1,200 元 becomes 12 million.",
        example="共收取费用1200元, cell 1200 (万元).",
        basis="The form's unit and the report's own words; it replaces GR401 for the figure.",
        exceptions="A unit printed in the cell itself counts.",
        explanation_zh="正文金额与统计表单元格数字相同而单位相差一万倍，疑将元填入以万元为单位的单元格。",
        basis_zh="表格单位与报告自身文字；同一数据不再报告GR401。",
        exceptions_zh="单元格自带单位的，以其为准。",
        check=_units,
    ),
    Rule(
        code="GR304",
        name="fractional-count",
        severity="error",
        title="a count that is no whole number",
        title_zh="计数不是整数",
        what="A cell that counts items, requests or people holds a fraction.",
        why="A decimal point was slipped in, or a sum of money stands in the wrong row.",
        example="收到申请数 1.5 件.",
        basis="The form's unit. Money may have decimals.",
        exceptions="12.00 is 12.",
        explanation_zh="件、条、次、人等计数单元格填有小数。",
        basis_zh="表格单位；金额可有小数。",
        exceptions_zh="12.00视为12。",
        check=_fractions,
    ),
    Rule(
        code="GR305",
        name="negative-count",
        severity="error",
        title="a count below zero",
        title_zh="计数为负",
        what="A cell that counts holds a negative number.",
        why="A difference was entered for a count.",
        example="新收政府信息公开申请数量 -2.",
        basis="The form; only 本年增/减 of 2019 is signed.",
        exceptions="本年增/减.",
        explanation_zh="除“本年增/减”外，计数单元格不应为负数。",
        basis_zh="表格填报口径；仅2019年表的“本年增/减”可为负。",
        exceptions_zh="“本年增/减”。",
        check=_negatives,
    ),
    Rule(
        code="GR306",
        name="rules-without-power",
        severity="warning",
        title="规章 of a body that cannot make any",
        title_zh="无规章制定权的机关填报了规章",
        what="A county, a township or a department of a local government reports 规章 made, repealed or in force.",
        why="规范性文件 were entered in the row of 规章; totals of 规章 are then far too large.",
        example="尼勒克某镇 with 6 现行有效 规章.",
        basis="立法法: State Council departments, provinces, 设区的市 and 自治州 make 规章.",
        exceptions="Bodies whose level neither name nor division tells are not judged, nor are offices of governments that may make "
        "some. A hint for 司法局 and 司法厅, which keep the 规章 of their government.",
        explanation_zh="县、乡镇及地方政府部门无权制定规章，其“规章”一行不应大于0，疑将规范性文件填入规章。",
        basis_zh="立法法：国务院部门、省级、设区的市、自治州政府可制定规章。",
        exceptions_zh="名称和区划都看不出层级的机关，以及有规章制定权的政府的办公室，不判断；司法厅（局）代政府管理规章，只作提示。",
        check=_rules_made,
    ),
)
