"""Stated rates beside those that the figures give."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from govreport_parse.arithmetic.context import Context

__all__ = ["figure_of", "rounds_to", "shown_like"]


def figure_of(context: Context, code: str) -> Decimal | None:
    """The figure of a cell, of a request's in the column of the totals; None where it has none."""
    reading = context.reading(code) or context.reading(code, "total")
    return None if reading is None or reading.value is None else Decimal(reading.value)


def rounds_to(true: Decimal, stated: Decimal) -> bool:
    """Whether `stated` is `true` rounded or cut off at its last printed digit."""
    exponent = stated.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(true - stated) * 2 <= unit or true.quantize(unit, ROUND_DOWN) == stated


def shown_like(true: Decimal, stated: Decimal) -> str:
    """A rate with the decimals that the stated one has, with one at least."""
    exponent = stated.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{true:.{max(places, 1)}f}"
