"""Marks where a page shows something by an element whose text is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.cells import is_spacer
from govreport_parse.readers.html.elements import (
    CELLS,
    UNPRINTABLE,
    drop,
    followed_by,
    is_alone,
    may_be_figure,
    text_before,
    text_of,
)
from govreport_parse.readers.html.footnotes import says_note
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.unseen import is_raised
from govreport_parse.readers.marks import LEFT_OUT
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["mark_shown"]

# Elements that are dropped although a browser shows them, or what they write.
_SHOWING = (
    "script", "iframe", "object", "embed", "svg", "math", "video", "audio", "canvas", "map", "del",
    "strike", "s", "sup", "nav", "footer", "aside", "menu", "noscript",
)  # fmt: skip
# Of these the text is shown, or written by them.
_WRITING = frozenset({"script", "svg", "math"})
_WRITES = lazy_pattern(r"\bwrite(?:ln)?\b|innerHTML|innerText|textContent|append|insert|replace")
# Strings that a script writes as they stand, in which only tags are no text.
_WRITTEN = lazy_pattern(r"""\bwrite(?:ln)?\(\s*("[^"\\]*"|'[^'\\]*')\s*\)""")
_TAGS = lazy_pattern("<[^<>]*>")
_MANY_DIGITS = lazy_pattern(r"\d\D*\d")
_IN_LINES = frozenset({"del", "strike", "s", "sup"})


def mark_shown(root: _Element, sheet: StyleSheet) -> None:
    """Before elements are dropped by their names: mark where lines and cells show something by them.

    A figure set high that is all its cell has is no mark of a footnote, and stays. `sheet`: the page's own rules.
    """
    in_cell: dict[_Element | None, bool] = {}  # of a parent: a page has many scripts in few places
    for element in list(root.iter("bdo")):
        if element.get("dir", "").lower() == "rtl" and _MANY_DIGITS.search(text_of(element)):
            drop(element)
            element.text = OBJECT
    for element in list(root.iter(*_SHOWING)):
        parent = element.getparent()
        if parent not in in_cell:
            in_cell[parent] = next(element.iterancestors(*CELLS), None) is not None
        if element.tag == "sup" and is_alone(element):
            element.tag = "span"
        elif in_cell[parent] or element.tag in _IN_LINES:
            mark = LEFT_OUT
            if _may_show_digits(element) or _may_be_level(element, sheet):
                mark = OBJECT
            element.tail = mark + UNPRINTABLE.sub("", element.tail or "")
    for element in list(root.iter("sub")):
        if _may_be_level(element, sheet):
            drop(element)
            element.text = OBJECT
    for picture in root.iter("img"):
        _mark_picture(picture)


def _mark_picture(picture: _Element) -> None:
    """Mark a picture beside a digit: it may be one between two, and is one where its words say so."""
    shown, around = picture, picture.getparent()
    while around is not None and around.tag in ("picture", "source"):
        shown, around = around, around.getparent()
    before, after = text_before(shown).rstrip()[-1:], followed_by(shown).lstrip()[:1]
    if (before.isdigit() or after.isdigit()) and not is_spacer(picture):
        mark = OBJECT if picture.get("alt", "").strip().isdecimal() else LEFT_OUT
        shown.tail = mark + UNPRINTABLE.sub("", shown.tail or "")


def _may_be_level(element: _Element, sheet: StyleSheet) -> bool:
    """Whether a page's style sheet may set what is raised by its name back in its line, beside a digit there.

    Sheets that undo what browsers do by themselves are common (``sup{vertical-align:baseline}``).
    """
    if element.tag not in ("sup", "sub"):
        return False
    if not (text_of(element).strip()[:1].isdigit() and text_before(element)[-1:].isdigit()):
        return False
    style = sheet.loosely(element)
    small = style.keys().isdisjoint(("font", "font-size"))
    told = "vertical-align" in style or style.get("all", "revert") != "revert"
    return told and not (is_raised(style, small=small) or says_note(element))


def _may_show_digits(element: _Element) -> bool:
    """Whether what is shown in place of an element may be more digits of a figure that it adjoins."""
    text = text_of(element)
    if element.tag == "sup":
        return may_be_figure(text.strip(), followed_by(element))
    if element.tag == "script":
        writes = element.get("src") is not None or _writes_digits(text)
    else:
        writes = element.tag in _WRITING and any(map(str.isdigit, text))
    return writes and (
        followed_by(element).lstrip()[:1].isdigit() or text_before(element).rstrip()[-1:].isdigit()
    )


def _writes_digits(script: str) -> bool:
    """Whether a script may write digits: all but strings as they stand is not known."""
    written = "".join(_WRITTEN.findall(script))
    unknown = _WRITTEN.sub("", script)
    return any(map(str.isdigit, _TAGS.sub("", written))) or _WRITES.search(unknown) is not None
