"""Sums of money that are off by 元 for 万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Reading
from govreport_parse.rules.agreement.claims import Claim, claims
from govreport_parse.text.numerals import MONEY_UNITS

__all__ = ["UnitSlip", "unit_slips"]

_TEN_THOUSAND = Decimal(10_000)


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
