"""Elements whose style keeps lines and tabs as they stand in the source, as a ``pre`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.html.blocks import BLOCKS
from govreport_parse.readers.html.elements import CELLS, text_of
from govreport_parse.readers.html.sheets import StyleSheet

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["keep_lines"]

_KEEPING = ("pre", "break-spaces", "preserve")
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot", "body", *CELLS})


def keep_lines(root: _Element, sheet: StyleSheet) -> None:
    """Make a ``pre`` of each paragraph whose style keeps its lines, or that of an element around it.

    What holds paragraphs of its own is walked as ever, and so is what holds no line's end.
    """
    keeping: dict[_Element, bool] = {}
    for element in root.iter(*BLOCKS):
        style = sheet.with_own(element)
        said = style.get("white-space") or style.get("white-space-collapse")
        if said is None:
            parent = element.getparent()
            keeping[element] = parent is not None and keeping.get(parent, False)
        else:
            keeping[element] = said.startswith(_KEEPING)
        if keeping[element] and element.tag not in _ROWS and _has_lines(element):
            element.tag = "pre"


def _has_lines(element: _Element) -> bool:
    if any(
        child.tag in BLOCKS or child.tag == "table"
        for child in element.iter()
        if child is not element
    ):
        return False
    return "\n" in text_of(element).strip("\r\n")
