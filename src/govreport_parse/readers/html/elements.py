"""Asking elements of lxml's tree for their text, and emptying them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from govreport_parse.readers.marks import LEFT_OUT
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "BESIDE",
    "CELLS",
    "INLINE",
    "UNPRINTABLE",
    "drop",
    "drop_shown",
    "followed_by",
    "is_alone",
    "may_be_figure",
    "text_before",
    "text_of",
]

CELLS = ("td", "th")
# What stands beside others, so that its place counts.
BESIDE = ("tr", *CELLS)
# What is a run of text in a line.
INLINE = (
    "span", "font", "a", "b", "strong", "em", "i", "u", "ins", "small", "big", "sub",
    "label", "nobr", "mark", "tt", "code", "abbr", "acronym", "cite", "q", "bdo", "wbr", "var",
    "st1", "o", "ucapcontent", "ucaptitle", "publishtime", "founder-content", "founder-title",
)  # fmt: skip
# What XML cannot hold, by which lxml refuses to set text that it read itself.
UNPRINTABLE = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MANY_DIGITS = lazy_pattern(r"\d{3}")
# Runs without text between two; a line has no more.
_FEW = 32
# A cell with more elements holds more than a figure.
_MANY = 32


def text_of(element: _Element) -> str:
    """All text of an element, without what separates its parts."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def is_alone(element: _Element) -> bool:
    """Whether an element stands in a table cell and is all its text."""
    cell = next(element.iterancestors(*CELLS), None)
    if cell is None or next(islice(cell.iter(), _MANY, None), None) is not None:
        return False  # of a cell with so many elements each would be asked for all its text
    if next(cell.iter("input", "img"), None) is not None:
        return False
    return text_of(cell).strip() == text_of(element).strip()


def followed_by(element: _Element) -> str:
    """The text right after an element, in its line or one of a few runs around it."""
    around: _Element | None = element
    after: _Element | None = None
    for _ in range(_FEW):
        if around is None:
            break
        last = around if after is None else after
        if last.tail:
            return last.tail
        after = last.getnext()
        if after is None:
            around = around.getparent()
            around = around if around is not None and around.tag in INLINE else None
        elif after.tag not in INLINE:
            break
        elif text := text_of(after):
            return text
    return ""


def text_before(element: _Element) -> str:
    """The text right before an element, in its line or one of a few runs around it."""
    around: _Element | None = element
    before: _Element | None = None
    for _ in range(_FEW):
        if around is None:
            break
        first = around if before is None else before
        before = first.getprevious()
        if before is None:
            around = around.getparent()
            if around is not None and around.text:
                return around.text
            around = around if around is not None and around.tag in INLINE else None
        else:
            inner = text_of(before) if before.tag in INLINE else ""
            if (text := inner + (before.tail or "")) or before.tag not in INLINE:
                return text
    return ""


def may_be_figure(mark: str, after: str) -> bool:
    """Whether what is set high may be digits of the figure that it adjoins, and not a mark of it.

    Marks stand after their figures and have two digits at most.
    """
    if _MANY_DIGITS.search(mark):
        return True
    return mark[-1:].isdigit() and after[:1].isdigit()


def drop(element: _Element) -> None:
    """Empty an element and make it a run, which merges with its line; the text after it stays.

    Removing it would join that text to what stands before, which takes the square of the time where
    a long line has many.
    """
    if element.getparent() is not None:
        element.clear(keep_tail=True)  # type: ignore[call-arg]  # left out of the stubs
        element.tag = "span"


def drop_shown(element: _Element) -> None:
    """Drop an element that a browser shows; a cell that it leaves empty is not blank."""
    if element.getparent() is not None:
        drop(element)
        element.text = LEFT_OUT
