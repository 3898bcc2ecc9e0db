"""Fields of a form that a page shows: text areas, selections and buttons, as input fields and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.html.elements import CELLS, UNPRINTABLE, drop, text_of
from govreport_parse.readers.html.enclosed import holds_page
from govreport_parse.readers.html.runs import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["inputs_for_fields"]


def inputs_for_fields(root: _Element) -> None:
    """Make text areas and selections the input fields that they are, and buttons in cells text.

    A text area that holds the source of a page shows no text that anyone reads, and is dropped.
    """
    for button in root.iter("button"):
        if next(button.iterancestors(*CELLS), None) is not None:
            button.tag = "span"
    for field in list(root.iter("select", "textarea")):
        if holds_page(field) and next(field.iterancestors(*CELLS), None) is None:
            drop(field)
            continue
        if "\n" in text_of(field).strip() and next(field.iterancestors(*CELLS), None) is None:
            field.tag = "pre"
            continue
        options = [o for o in field.iter("option") if o.get("selected") is not None]
        chosen = options[0] if options else field.find(".//option")
        value = clean_text(text_of(field if chosen is None else chosen))
        for child in list(field):
            field.remove(child)
        field.text = None
        field.tag = "input"
        field.set("type", "text")
        field.set("value", UNPRINTABLE.sub("", value))
