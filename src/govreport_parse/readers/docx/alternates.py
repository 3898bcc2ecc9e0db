"""Content that a document offers in several forms, of which the first that is understood prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.docx.names import ALTERNATES, CHOICE, FALLBACK

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["choose"]

_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)


def choose(body: _Element) -> None:
    """Leave of each offer the form that prints, and of one whose forms are all foreign nothing."""
    for offer in list(body.iter(ALTERNATES)):
        forms = list(offer.iterchildren(CHOICE, FALLBACK))
        chosen = next((form for form in forms if _is_understood(form)), None)
        for form in forms:
            if form is chosen:
                form.tag = CHOICE
            else:
                offer.remove(form)


def _is_understood(form: _Element) -> bool:
    if form.tag == FALLBACK:
        return True
    names = [form.nsmap.get(prefix, "") for prefix in form.get("Requires", "").split()]
    return bool(names) and all(name.startswith(_UNDERSTOOD) for name in names)
