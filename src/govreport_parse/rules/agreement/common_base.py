"""Shares of one base, which all figures of a list but one have.

网站402条、占41.5%，微博188条、占19.4%，微信341条、占32.5%，其他37条、占3.8%: of the 968 that they come to, but for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import is_stated_in
from govreport_parse.text.numerals import Number

__all__ = ["odd_shares"]

_FEWEST = 3


def odd_shares(context: Context) -> Iterator[tuple[Statement, Decimal]]:
    """Figures of a list that alone have not the share of its base that they state, with that base.

    The base is a figure of the text before, or what they come to; the odd one has its share of no such figure.
    """
    figures = context.report.statements
    within = {k for figure in figures for k in figure.parts}
    for run in _runs(figures, within):
        first = next(k for k, figure in enumerate(figures) if figure is run[0])
        before = {
            amount(figure)
            for k, figure in enumerate(figures[:first])
            if k not in within and figure.unit == run[0].unit
        }
        beside = {
            amount(f) for f in figures if f.at.block == run[0].at.block and f.unit == run[0].unit
        }
        largest = max(map(amount, run))
        bases = {base for base in before | {sum(map(amount, run))} if base and base >= largest}
        odd = [(part, base) for base in bases for part in run if _is_odd(part, run, base)]
        if len(odd) == 1 and not any(_has(odd[0][0], base) for base in bases | beside if base):
            yield odd[0][0], Decimal(odd[0][1])


def _runs(figures: Sequence[Statement], within: set[int]) -> Iterator[list[Statement]]:
    """Figures with shares one after another in a paragraph, of a base that is not named."""
    run: list[Statement] = []
    for place, figure in enumerate(figures):
        plain = figure.share_percent is not None and not figure.share_of and not figure.stock
        plain = plain and figure.qualifier == "exact" and place not in within
        alike = bool(run) and figure.at.block == run[-1].at.block and figure.unit == run[-1].unit
        if not (plain and alike):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if plain:
            run.append(figure)
    if len(run) >= _FEWEST:
        yield run


def _is_odd(part: Statement, run: Sequence[Statement], base: Number) -> bool:
    """Whether all figures of a list but this one have their shares of a base."""
    others = (one for one in run if one is not part)
    return not _has(part, base) and all(_has(one, base) for one in others)


def _has(part: Statement, base: Number) -> bool:
    share = part.share_percent
    true = Decimal(amount(part)) / Decimal(base) * 100
    return share is not None and is_stated_in(true, share, part.text)
