"""Marks where a page shows something by an element whose text is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import (
    CELLS,
    UNPRINTABLE,
    followed_by,
    is_alone,
    may_be_figure,
    text_of,
)
from govreport_parse.readers.marks import LEFT_OUT

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["mark_shown"]

# Elements that are dropped although a browser shows them, or what they write.
_SHOWING = (
    "script", "iframe", "object", "embed", "svg", "math", "video", "audio", "canvas", "map", "del",
    "strike", "s", "sup", "nav", "footer", "aside", "menu", "noscript",
)  # fmt: skip
_IN_LINES = frozenset({"del", "strike", "s", "sup"})


def mark_shown(root: _Element) -> None:
    """Before elements are dropped by their names: mark where lines and cells show something by them.

    A figure set high that is all its cell has is no mark of a footnote, and stays.
    """
    in_cell: dict[_Element | None, bool] = {}  # of a parent: a page has many scripts in few places
    for element in list(root.iter(*_SHOWING)):
        parent = element.getparent()
        if parent not in in_cell:
            in_cell[parent] = next(element.iterancestors(*CELLS), None) is not None
        if element.tag == "sup" and is_alone(element):
            element.tag = "span"
        elif in_cell[parent] or element.tag in _IN_LINES:
            mark = LEFT_OUT
            if element.tag == "sup" and may_be_figure(
                text_of(element).strip(), followed_by(element)
            ):
                mark = OBJECT
            element.tail = mark + UNPRINTABLE.sub("", element.tail or "")
