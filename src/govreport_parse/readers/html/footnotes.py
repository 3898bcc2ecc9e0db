"""Marks of footnotes and what is set low, which are no part of the figure that they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govreport_parse.readers.html.elements import CELLS, drop_shown, is_alone

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FOOTNOTE", "drop_footnotes"]

# Marks of footnotes that are no superscript: <a href="#fn1">1</a>.
FOOTNOTE = re.compile(r"foot-?note|fn-?ref", re.IGNORECASE)
_MARK = re.compile(r"\s{0,9}[\[(【（]?\s{0,9}(?:\d{1,2}|[*†‡])\s{0,9}[\])】）]?\s{0,9}")


def drop_footnotes(elements: Sequence[_Element]) -> None:
    """Drop the marks of footnotes and figures set low after others, of `elements`."""
    for element in elements:
        tag, name, link = element.tag, element.get("class", ""), element.get("href", "")
        if not (name or link or tag == "sub") or element.getparent() is None or len(element):
            continue
        note = tag == "a" and link.startswith("#")
        low = tag == "sub" and next(element.iterancestors(*CELLS), None) is not None
        marked = note or low or FOOTNOTE.search(f"{name} {link}")
        if marked and _MARK.fullmatch(element.text or "") and not is_alone(element):
            drop_shown(element)
