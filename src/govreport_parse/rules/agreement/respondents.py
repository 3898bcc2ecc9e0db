"""What came of reviews and suits of one body of several: 县政府为被申请人4件，均维持；部门为被申请人6件，维持4件."""

from __future__ import annotations

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["is_of_one_respondent"]

_RESPONDENT = lazy_pattern("被申请人|被告|被诉")
_REMEDIES = ("reconsideration", "litigation")


def is_of_one_respondent(context: Context, statement: Statement, whole: Statement) -> bool:
    """Whether an outcome is of the cases of one body alone.

    `whole`: what it is said of, where that is all; else the outcome itself.
    """
    if not (statement.topic or "").startswith("outcome_"):
        return False
    figures = context.report.statements
    place = next(k for k, one in enumerate(figures) if one is statement)
    wholes = [one for one in figures if place in one.parts] if whole is statement else [whole]
    return any(_is_one_of_several(context, one) for one in wholes) or any(
        _follows_a_body(figures, one, place) for one in wholes
    )


def _is_one_of_several(context: Context, whole: Statement) -> bool:
    """Whether a figure adds up to its cell with others of its row: 县政府3件，均维持；部门4件，其中维持3件."""
    if not (whole.topic or "").startswith(_REMEDIES):
        return False
    alike = [
        one
        for one in context.report.statements
        if one.topic == whole.topic and one.at.block == whole.at.block and one.qualifier == "exact"
    ]
    return len(alike) > 1 and sum(map(amount, alike)) == _printed(context, whole)


def _printed(context: Context, whole: Statement) -> object:
    cells: list[CellKey] = [(code, None) for code in whole.sum_of or (whole.indicator or "",)]
    readings = [context.reading(*key) for key in cells]
    return sum(reading.value or 0 for reading in readings if reading is not None)


def _follows_a_body(figures: tuple[Statement, ...], whole: Statement, place: int) -> bool:
    """Whether the last part of no row before an outcome names whose cases it counts."""
    before = [figures[k] for k in whole.parts if k < place and figures[k].topic is None]
    named = before[-1:] and _RESPONDENT.search(fold(before[-1].text))
    return bool(named) and amount(before[-1]) < amount(whole)
