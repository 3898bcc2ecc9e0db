"""The closed lists of what may stand in a column, for frames, archive and documentation.

Those of the records are :mod:`govreport_parse.model.vocabularies`; those of the forms come from their data.
"""

from __future__ import annotations

from govreport_parse.forms import form_ids
from govreport_parse.model.vocabularies import (
    APPLICANTS,
    BASES,
    FORMATS,
    LEVELS,
    QUALIFIERS,
    SEVERITIES,
    STATUSES,
)

__all__ = [
    "APPLICANTS",
    "BASES",
    "FORMATS",
    "FORMS",
    "LEVELS",
    "QUALIFIERS",
    "RELATIONS",
    "SEVERITIES",
    "STATUSES",
]

FORMS = form_ids()
RELATIONS = ("same", "near", "break")
