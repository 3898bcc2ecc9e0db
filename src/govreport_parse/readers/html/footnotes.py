"""Marks of footnotes and what is set low, which are no part of the figure that they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import (
    CELLS,
    drop_shown,
    followed_by,
    is_alone,
    may_be_figure,
    text_of,
)
from govreport_parse.readers.marks import LEFT_OUT

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FOOTNOTE", "NOTE_MEANT", "drop_footnotes"]

# Marks of footnotes that are no superscript: <a href="#fn1">1</a>.
FOOTNOTE = re.compile(r"foot-?note|fn-?ref", re.IGNORECASE)
# Marks of footnotes by what they are for, in a page's source in lower case.
NOTE_MEANT = b"noteref", b"data-footnote"
# A cell with more elements holds more than a figure.
_MANY = 32
_NOWHERE = ("#", "#top")
_MARK = re.compile(r"\s{0,9}[\[(【（]?\s{0,9}(?:\d{1,2}|[*†‡])\s{0,9}[\])】）]?\s{0,9}")


def drop_footnotes(elements: Sequence[_Element]) -> None:
    """Drop the marks of footnotes and figures set low after others, of `elements`."""
    for element in elements:
        tag, name, link = element.tag, element.get("class", ""), element.get("href", "")
        meant = _is_meant(element)
        if not (name or link or meant or tag == "sub") or element.getparent() is None:
            continue
        if len(element) and tag != "a":
            continue
        note = tag == "a" and link.startswith("#") and not _is_figure(element, link)
        low = tag == "sub" and next(element.iterancestors(*CELLS), None) is not None
        marked = note or low or meant or FOOTNOTE.search(f"{name} {link}")
        if (
            marked
            and _MARK.fullmatch(text_of(element).replace(LEFT_OUT, ""))
            and not is_alone(element)
        ):
            doubted = may_be_figure(text_of(element).strip(), followed_by(element))
            drop_shown(element)
            if doubted:
                element.text = OBJECT


def _is_meant(element: _Element) -> bool:
    """Whether an element says of itself that it leads to a footnote."""
    kinds = f"{element.get('role', '')} {element.get('epub:type', '')}"
    return "noteref" in kinds or any(
        str(name).startswith("data-footnote") for name in element.attrib
    )


def _is_figure(link: _Element, target: str) -> bool:
    """Whether a link to nowhere is a figure: no other figure stands right before it."""
    if target not in _NOWHERE:
        return False
    parent, previous = link.getparent(), link.getprevious()
    if parent is None:
        return False
    before = (parent.text if previous is None else previous.tail) or ""
    if before.strip():
        return not before.rstrip()[-1].isdigit()
    cell = next(link.iterancestors(*CELLS), None)
    if cell is None or next(islice(cell.iter(), _MANY, None), None) is not None:
        return False
    return text_of(cell).strip().startswith(text_of(link).strip())
