"""What last year's report prints for the cells of a figure."""

from __future__ import annotations

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = ["sum_in"]


def sum_in(context: Context, cells: tuple[CellKey, ...]) -> Number | None:
    """What cells add up to in a report, each in its column; None where one has no figure."""
    values = [_value(context, *cell) for cell in cells]
    return None if None in values else sum(value or 0 for value in values)


def _value(context: Context, code: str, applicant: Applicant | None) -> Number | None:
    reading = context.reading(code, applicant)
    if reading is None and applicant in (None, "total"):
        # A form without columns of applicants has the totals alone.
        reading = context.reading(code, "total" if applicant is None else None)
    return None if reading is None else reading.value
