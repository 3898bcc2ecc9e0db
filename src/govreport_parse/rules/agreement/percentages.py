"""Stated rates beside those that the figures give."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["figure_of", "is_stated_in", "rounds_to", "shown_like"]

_APPROXIMATELY = lazy_pattern(
    r"(?P<how>超|逾|突破|将近|接近|近|不足|约)?(?:过|为|达到?|了)*(?P<rate>\d[\d.]*)%(?P<more>以上|多|左右)?"
)
# 约34%: a rate so rounded may be off by a tenth of itself.
_TENTH = Decimal("0.1")


def figure_of(context: Context, code: str) -> Decimal | None:
    """The figure of a cell, of a request's in the column of the totals; None where it has none."""
    reading = context.reading(code) or context.reading(code, "total")
    return None if reading is None or reading.value is None else Decimal(reading.value)


def rounds_to(true: Decimal, stated: Decimal) -> bool:
    """Whether `stated` is `true` rounded or cut off at its last printed digit."""
    exponent = stated.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(true - stated) * 2 <= unit or true.quantize(unit, ROUND_DOWN) == stated


def is_stated_in(true: Decimal, stated: Decimal, words: str) -> bool:
    """Whether words state a rate: rounded or cut off, or about as large as they say (近34%, 超过30%)."""
    if rounds_to(true, stated):
        return True
    size, limit = abs(true), abs(stated)
    if true * stated < 0 or "%" not in (folded := fold(words)):
        return False
    for match in _APPROXIMATELY.finditer(folded):
        if match["rate"] != str(limit):
            continue
        how = match["how"] or match["more"] or ""
        above = how.startswith(tuple("超逾突以多")) and size >= limit
        below = how.startswith(tuple("将接近不")) and limit * (1 - _TENTH) <= size <= limit
        about = how.startswith(tuple("约左")) and abs(size - limit) <= limit * _TENTH
        if above or below or about:
            return True
    return False


def shown_like(true: Decimal, stated: Decimal) -> str:
    """A rate with the decimals that the stated one has, with one at least."""
    exponent = stated.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{true:.{max(places, 1)}f}"
