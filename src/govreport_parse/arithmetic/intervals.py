"""Three-valued arithmetic: what is certain of sums and bounds when some cells are unknown.

A cell without a figure is unknown, not zero: its count is anything from 0 up. A verdict is given
only where every possible completion agrees.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from govreport_parse.model.records import Reading
from govreport_parse.text.numerals import Number

__all__ = ["Interval", "between", "total"]


class Interval(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a quantity can be; `high` None for no upper limit."""

    low: Number
    high: Number | None

    @property
    def known(self) -> bool:
        """Whether one value alone is possible."""
        return self.high == self.low


def between(reading: Reading | None) -> Interval:
    """What a cell can stand for."""
    if reading is not None and reading.status == "reported" and reading.value is not None:
        return Interval(low=reading.value, high=reading.value)
    return Interval(low=0, high=None)


def total(intervals: Iterable[Interval]) -> Interval:
    """What the sum can be."""
    low: Number = 0
    high: Number | None = 0
    for interval in intervals:
        low += interval.low
        high = None if high is None or interval.high is None else high + interval.high
    return Interval(low=low, high=high)
