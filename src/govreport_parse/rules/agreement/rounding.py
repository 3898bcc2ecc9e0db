"""Figures printed in 万 or 亿: rounded, or cut off, at their last digit."""

from __future__ import annotations

from decimal import Decimal

from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["bounds", "step_of"]

# 1.2万条, 85.3万次; sums of money are counted in 万元.
_SCALED = lazy_pattern(r"\d[\d,]*(?:\.(?P<decimals>\d+))?(?P<scale>[十百千]?万|亿)(?!元)")
_SCALES = {"万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}


@kept()
def step_of(words: str) -> Number:
    """What the last digit counts of the roughest figure in folded words; 0 where all are printed in full.

    100 for 主动公开信息1.22万条.
    """
    found = (
        Decimal(10).scaleb(_SCALES[one["scale"]] - 1 - len(one["decimals"] or ""))
        for one in _SCALED.finditer(words)
    )
    return max((int(step) if step >= 1 else step for step in found), default=0)


def bounds(figure: Statement) -> tuple[Number, Number]:
    """The least and the most that an exact figure may stand for."""
    value, step = amount(figure), step_of(fold(figure.text))
    return (value - step / Decimal(2), value + step) if step else (value, value)
