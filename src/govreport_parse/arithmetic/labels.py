"""What a cell is called in a message, so that no two cells are called alike."""

from __future__ import annotations

from collections import Counter
from functools import cache

from govreport_parse.forms import FormTable, load_form
from govreport_parse.forms.words import applicant_label
from govreport_parse.model.records import Reading

__all__ = ["cell_label", "column_label"]


def cell_label(reading: Reading, *, column: bool = True) -> str:
    """The printed label of a cell, after its group's where two rows of the form are called alike.

    Form 2014 has 其他情形数 of reconsiderations and of suits. `column`: with the applicant whose
    column it is, unless that is the one of the totals.
    """
    group = _groups(reading.form).get(reading.indicator or "") if reading.form else None
    label = reading.label if group is None else f"{group} / {reading.label}"
    return f"{label}{column_label(reading.applicant)}" if column else label


def column_label(*applicants: str | None) -> str:
    """The columns of applicants in brackets; nothing for that of the totals alone."""
    named = [applicant for applicant in applicants if applicant is not None]
    if not named or named == ["total"]:
        return ""
    return f" ({'、'.join(map(applicant_label, named))})"


@cache
def _groups(form: str) -> dict[str, str]:
    """Of rows whose label stands more than once in their table, the label of the row above them."""
    return {
        row.code: parent.label
        for table in load_form(form).tables
        for row in table.rows
        if _labels(table)[row.label] > 1 and (parent := table.row(row.parent or "")) is not None
    }


@cache
def _labels(table: FormTable) -> Counter[str]:
    return Counter(row.label for row in table.rows)
