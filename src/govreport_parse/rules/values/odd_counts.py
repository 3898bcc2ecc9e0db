"""Counts that no count can be."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Reading
from govreport_parse.rules.model import Issue
from govreport_parse.rules.words import reading_zh
from govreport_parse.text.numerals import MONEY_UNITS

__all__ = ["impossible", "odd_counts"]


def odd_counts(context: Context) -> Iterator[Reading]:
    """Counts that are no whole number from 0 up, or printed with decimals."""
    for reading in context.report.readings:
        value = reading.value
        if value is None or (isinstance(value, int) and value >= 0):
            continue
        counts = reading.unit is not None and reading.unit not in MONEY_UNITS
        if counts and reading.indicator is not None:
            yield reading


def impossible(reading: Reading, words: str, words_zh: str) -> Issue:
    """That a cell prints what it cannot hold."""
    return Issue(
        message=f"{reading.label} is {reading.value}: {words}",
        message_zh=f"{reading_zh(reading)}填报为{reading.value}，{words_zh}，请核对",
        indicators=(reading.indicator,) if reading.indicator else (),
        applicant=reading.applicant,
        observed=reading.raw,
        evidence=(reading.at,),
    )
