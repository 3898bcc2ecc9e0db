"""Lists by the parts of a year: 一季度3件，二季度5件，三季度4件，四季度2件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import between
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["are_periods", "is_of_the_year", "is_period"]

# Together they are all of a year.
_PERIODS = tuple(
    tuple(map(re.compile, every))
    for every in (("上半年", "下半年"), ("一季", "二季", "三季", "四季"))
)
_PERIOD = lazy_pattern("上半年|下半年|[一二三四]季")
_WHOLE_YEAR = lazy_pattern("全年|合计|共计")


def is_period(figure: Statement) -> bool:
    """Whether a figure is that of a part of the year, by what it counts."""
    return _PERIOD.search(fold(figure.counted)) is not None


def are_periods(run: Sequence[Statement]) -> bool:
    """Whether a list names every part of a year, each once."""
    names = [fold(figure.counted) for figure in run]
    return any(
        len(run) == len(every) and all(any(p.search(name) for name in names) for p in every)
        for every in _PERIODS
    )


def is_of_the_year(
    context: Context, run: Sequence[Statement], figure: Statement, number: int
) -> bool:
    """Whether a figure right after the parts of a year is that of the year, and has other parts, too.

    一季度3件，…，四季度2件，全年合计新收15件。自然人13件.
    """
    alike = figure.unit == run[-1].unit and figure.at.block == run[-1].at.block
    alike = alike and figure.qualifier == "exact" and len(figure.parts) > number
    alike = alike and "。" not in between(context, run[-1], figure)
    return alike and _WHOLE_YEAR.match(fold(figure.text)) is not None
