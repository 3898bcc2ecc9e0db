"""What a content control shows until someone fills it in: text, but no value of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.docx.names import CELL, PLACEHOLDER, TEXT, W
from govreport_parse.readers.docx.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["PLACEHOLDER_SHOWN", "empty_placeholders"]

# Of a control that shows its placeholder, as a part spells it.
PLACEHOLDER_SHOWN = b"showingPlcHdr"
_CONTROL = f"{W}sdt"


def empty_placeholders(body: _Element) -> None:
    """Set an object in place of the placeholders that stand in cells, or hold a digit."""
    for said in body.iter(PLACEHOLDER):
        control = next(said.iterancestors(_CONTROL), None)
        if control is None or not is_on(said):
            continue
        texts = list(control.iter(TEXT))
        printed = "".join([text.text or "" for text in texts])
        in_cell = next(control.iter(CELL), None) is not None
        in_cell = in_cell or next(control.iterancestors(CELL), None) is not None
        if printed.strip() and (in_cell or any(map(str.isdigit, printed))):
            for text in texts:
                text.text = ""
            texts[0].text = OBJECT
