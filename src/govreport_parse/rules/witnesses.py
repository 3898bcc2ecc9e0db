"""What text and comparison tables say of a cell: the witnesses against which it is held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from govreport_parse.document import Locator
from govreport_parse.forms import total_applicant
from govreport_parse.numbers import MONEY_UNITS, Number
from govreport_parse.report import AnnualReport, Comparison, Reading, Statement
from govreport_parse.statements.topics import load_topics

__all__ = ["Witness", "agrees", "witnesses"]

_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
# 约500: a figure so rounded may be off by a tenth of itself.
_ABOUT = Decimal("0.1")
_NARROW = re.compile(r"本级|本机关|本单位|(?:省|市|区|县|镇)政府办(?:公[室厅])?")
_WIDE = re.compile(r"全[省市区县镇乡]|各级|各部门|各单位|各镇|各街道|各乡镇")
_OFFICE = re.compile(r"(?:办公[室厅]|政府办|局|委员会|委|处|科|院|办)$")


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A figure given elsewhere for one cell.

    Attributes
    ----------
    indicator, applicant, value, unit, qualifier
        What it says.
    kind
        ``text`` or ``comparison``.
    certain
        Whether it must agree; False for ambiguous verbs, other units, another scope.
    quote
        The words, as printed.
    """

    indicator: str
    applicant: str | None
    value: Number
    unit: str | None
    qualifier: str
    kind: str
    certain: bool
    quote: str
    at: Locator


def witnesses(report: AnnualReport) -> Iterator[Witness]:
    """All witnesses of a report."""
    for statement in report.statements:
        if statement.indicator is not None:
            yield _from_statement(report, statement, statement.indicator)
    for comparison in report.comparisons:
        if (
            comparison.indicator is not None
            and comparison.value is not None
            and comparison.year in (None, report.year)
        ):
            yield _from_comparison(report, comparison, comparison.indicator, comparison.value)


def _from_statement(report: AnnualReport, statement: Statement, indicator: str) -> Witness:
    topic = load_topics().get(statement.topic or "")
    certain = topic is None or topic.relation == "="
    if statement.qualifier == "negated":
        certain = True
    return Witness(
        indicator=indicator,
        applicant=statement.applicant,
        value=statement.value,
        unit=statement.unit,
        qualifier=statement.qualifier,
        kind="text",
        certain=certain and not _other_scope(report, statement.text),
        quote=statement.text,
        at=statement.at,
    )


def _from_comparison(
    report: AnnualReport, comparison: Comparison, indicator: str, value: Number
) -> Witness:
    return Witness(
        indicator=indicator,
        applicant=total_applicant(report.forms[0].form if report.forms else None, indicator),
        value=value,
        unit=comparison.unit,
        qualifier="exact",
        kind="comparison",
        certain=True,
        quote=f"{comparison.label} {value}",
        at=comparison.at,
    )


def _other_scope(report: AnnualReport, text: str) -> bool:
    """Whether a sentence speaks of a narrower or wider body than the one that reports."""
    name = report.agency.name or ""
    if _OFFICE.search(name):
        return bool(_WIDE.search(text))
    return bool(_NARROW.search(text))


def agrees(witness: Witness, reading: Reading) -> bool | None:
    """Whether a witness agrees with a cell; None where the cell says nothing to compare."""
    if reading.status in ("unreadable", "missing"):
        return None
    if reading.status in ("blank", "not_applicable"):
        return witness.value == 0
    stated = _in_unit(witness, reading)
    if stated is None or reading.value is None:
        return None
    value = Decimal(reading.value)
    match witness.qualifier:
        case "at_least":
            return value >= stated
        case "at_most":
            return value <= stated
        case "about":
            return abs(value - stated) <= stated * _ABOUT
        case _:
            return value == stated


def _in_unit(witness: Witness, reading: Reading) -> Decimal | None:
    value = Decimal(witness.value)
    if witness.unit in MONEY_UNITS and reading.unit in MONEY_UNITS:
        return value * _YUAN[witness.unit or "元"] / _YUAN[reading.unit or "元"]
    if (witness.unit in MONEY_UNITS) != (reading.unit in MONEY_UNITS) and value != 0:
        return None
    return value
