"""The statutory forms as data, and what is derived from them once.

One TOML file a form, complete in itself, in ``forms/data``.
"""

from govreport_parse.forms.loader import (
    FormError,
    form_ids,
    form_in_force,
    indicator_codes,
    load_form,
    load_forms,
    parse_form,
    total_applicant,
)
from govreport_parse.forms.types import (
    Balance,
    Bound,
    Carry,
    ColumnSum,
    Form,
    FormCell,
    FormColumn,
    FormRow,
    FormSection,
    FormSubtable,
    FormTable,
    Implication,
    Sum,
)

__all__ = [
    "Balance",
    "Bound",
    "Carry",
    "ColumnSum",
    "Form",
    "FormCell",
    "FormColumn",
    "FormError",
    "FormRow",
    "FormSection",
    "FormSubtable",
    "FormTable",
    "Implication",
    "Sum",
    "form_ids",
    "form_in_force",
    "indicator_codes",
    "load_form",
    "load_forms",
    "parse_form",
    "total_applicant",
]
