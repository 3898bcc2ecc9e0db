"""What a page shows beside its text by style sheets (``content``): digits there leave a figure unreadable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import (
    CELLS,
    UNPRINTABLE,
    followed_by,
    text_before,
    text_of,
)
from govreport_parse.readers.html.selectors import unescaped
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["GENERATED", "mark_generated"]

# In style sheets, whatever their case.
GENERATED = lazy_pattern(r"content\s*:(?!\s*(?:''|\"\"|none))", re.IGNORECASE)
# Rules that show text beside elements; pages have a few.
_MANY = 200
_STRING = lazy_pattern(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|attr\(\s*([\w-]+)|(counters?\()""")
_CHANGES = lazy_pattern(r"\d|^\s*[-−－负]\s*$|[十百千万亿]")


def mark_generated(root: _Element, sheet: StyleSheet) -> None:
    """Set an object where a cell may show a figure with more digits than its text has."""
    rules = [
        (rule, dict(said).get("content", ""))
        for rule, said in sheet.beside()
        if "content" in dict(said)
    ][-_MANY:]
    if not rules:
        return
    for cell in list(root.iter(*CELLS)):
        for element in list(cell.iter("*")):
            for selector, content in rules:
                if _may_change(content, element) and selector.may_meet(element):
                    _mark(element, before=selector.beside == "before")


def _may_change(content: str, element: _Element) -> bool:
    """Whether what is shown beside an element is of a figure: digits, a sign, a unit of number."""
    shown = ""
    for string, attribute, counter in _STRING.findall(content):
        if string:
            shown += unescaped(string[1:-1])
        else:
            shown += "1" if counter else element.get(attribute, "")
    return _CHANGES.search(shown) is not None


def _mark(element: _Element, *, before: bool) -> None:
    text = text_of(element).strip()
    if text.startswith(OBJECT) or text.endswith(OBJECT):
        return
    beside = text or text_before(element).strip() + followed_by(element).strip()
    if before and (beside[:1].isdigit() or not beside):
        element.text = OBJECT + UNPRINTABLE.sub("", element.text or "")
    elif not before and (beside[-1:].isdigit() or not beside):
        last = element[-1] if len(element) else None
        if last is None:
            element.text = UNPRINTABLE.sub("", element.text or "") + OBJECT
        else:
            last.tail = UNPRINTABLE.sub("", last.tail or "") + OBJECT
