"""What last year's report prints for the cells of a figure."""

from __future__ import annotations

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.model import places
from govreport_parse.text.numerals import Number

__all__ = ["places_in", "sum_in"]


def sum_in(context: Context, cells: tuple[CellKey, ...]) -> Number | None:
    """What cells add up to in a report, each in its column; None where one has no figure."""
    readings = [_reading(context, *cell) for cell in cells]
    values = [None if reading is None else reading.value for reading in readings]
    return None if None in values else sum(value or 0 for value in values)


def places_in(context: Context, cells: tuple[CellKey, ...]) -> tuple[Locator, ...]:
    """Where it prints them."""
    return places([_reading(context, *cell) for cell in cells])


def _reading(context: Context, code: str, applicant: Applicant | None) -> Reading | None:
    reading = context.reading(code, applicant)
    if reading is None and applicant in (None, "total"):
        # A form without columns of applicants has the totals alone.
        reading = context.reading(code, "total" if applicant is None else None)
    return reading
