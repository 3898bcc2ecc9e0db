"""The closed lists of what may stand in a column: each declared here, for frames, archive and documentation."""

from __future__ import annotations

from govreport_parse.forms import load_forms

__all__ = [
    "APPLICANTS",
    "FORMATS",
    "FORMS",
    "LEVELS",
    "QUALIFIERS",
    "RELATIONS",
    "SEVERITIES",
    "STATUSES",
]

FORMATS = ("html", "docx", "text")
FORMS = tuple(form.id for form in load_forms())
#: In the order in which they are further from a figure: a sum of cells has the status of the furthest.
STATUSES = ("reported", "blank", "not_applicable", "unreadable", "missing")
#: The gravest first.
SEVERITIES = ("error", "warning", "hint")
QUALIFIERS = ("exact", "at_least", "at_most", "about", "negated")
APPLICANTS = (
    "natural_person", "business", "research", "social", "legal_service", "other", "total",
)  # fmt: skip
LEVELS = ("province", "prefecture", "county", "township")
RELATIONS = ("same", "near", "break")
