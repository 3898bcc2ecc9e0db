"""The forms that a report is due to use."""

from __future__ import annotations

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import Form, load_form, load_forms

__all__ = ["prescribed"]


def prescribed(context: Context) -> tuple[Form, ...]:
    """The forms in use: those recognised, else that of the report's year."""
    if context.report.forms:
        return tuple(dict.fromkeys(load_form(block.form) for block in context.report.forms))
    year = context.report.year
    return tuple(form for form in load_forms() if year is not None and form.in_force(year))
