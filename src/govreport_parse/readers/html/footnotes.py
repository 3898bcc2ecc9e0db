"""Marks of footnotes and what is set low, which are no part of the figure that they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import (
    CELLS,
    drop_shown,
    followed_by,
    is_alone,
    may_be_figure,
    text_before,
    text_of,
)
from govreport_parse.readers.marks import LEFT_OUT, is_mark, names_note
from govreport_parse.text.fold import squeeze
from govreport_parse.text.numerals import unit_of
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FOOTNOTE", "NOTE_MEANT", "drop_footnotes", "may_be_note", "says_note"]

# Marks of footnotes by class or address, whatever they are: <span class="footnote">1</span>.
FOOTNOTE = lazy_pattern(r"(?:foot|end)-?note|fn-?ref", re.IGNORECASE)
# Marks of footnotes by what they are for, in a page's source in lower case.
NOTE_MEANT = lazy_pattern(rb"note(?:ref|(?<=data-footnote))")
_DIGITS = lazy_pattern(r"\s{0,9}[\[(【（]?\s{0,9}(?:\d{1,2}|[*†‡])\s{0,9}[\])】）]?\s{0,9}")
# Where links lead that are no notes: places of the page, headings, another site as a whole.
_PLACES = lazy_pattern(
    r"#(?:_?(?:go|back|page)?-?_?(?:to)?-?_?top|_toc\d*|_goback|(?:main|page)?-?_?(?:content|main|body)"
    r"|nav|menu|header|footer|bottom|home)|https?://[^/?#]+/?",
    re.IGNORECASE,
)
_NOWHERE = lazy_pattern(r"#?|javascript:\s*(?:void\s*\(?\s*0?\s*\)?)?\s*;?", re.IGNORECASE)
# A page has no more notes.
_NOTE_NUMBER = lazy_pattern(r"[1-9]|1\d|20")

# What a link leads to: a note, a place that is none for certain, nowhere, or what may be either.
_Target: TypeAlias = Literal["note", "place", "nowhere", "unknown"]


def drop_footnotes(elements: Sequence[_Element]) -> None:
    """Drop the marks of footnotes and figures set low after others, of `elements`."""
    for element in elements:
        tag, name, link = element.tag, element.get("class", ""), element.get("href", "")
        meant = _is_meant(element)
        if not (name or link or meant or tag == "sub") or element.getparent() is None:
            continue
        if len(element) and tag != "a":
            continue
        text = text_of(element).replace(LEFT_OUT, "").strip()
        if not is_mark(text):
            continue
        low = tag == "sub" and next(element.iterancestors(*CELLS), None) is not None
        marked = (
            meant or FOOTNOTE.search(f"{name} {link}") or (tag == "a" and _is_mark(element, text))
        )
        if (marked or (low and _DIGITS.fullmatch(text))) and not is_alone(element):
            doubted = may_be_figure(text, followed_by(element))
            drop_shown(element)
            if doubted:
                element.text = OBJECT


def _is_meant(element: _Element) -> bool:
    """Whether an element says of itself that it leads to a footnote."""
    kinds = f"{element.get('role', '')} {element.get('epub:type', '')}"
    return "noteref" in kinds or any(
        str(name).startswith("data-footnote") for name in element.attrib
    )


def _is_mark(link: _Element, text: str) -> bool:
    """Whether a link that may be a mark is one; digits beside others only where it says that it is."""
    kind = _target_of(link)
    if kind in ("note", "place") or not link.get("href", "").startswith("#"):
        return kind == "note"
    if not text.isdigit():
        return _DIGITS.fullmatch(text) is not None or "注" in text
    beside = text_before(link).rstrip()[-1:] + followed_by(link).lstrip()[:1]
    return kind == "unknown" and not any(map(str.isdigit, beside)) and not _has_unit(link, text)


def _has_unit(link: _Element, text: str) -> bool:
    """Whether a link's text and a unit after it are all that its cell says: <a href="#list">12</a>件."""
    cell = next(link.iterancestors(*CELLS), None)
    if cell is None or not (unit := unit_of(followed_by(link))):
        return False
    return squeeze(text_of(cell)) == f"{text}{unit}"


def may_be_note(link: _Element) -> bool:
    """Whether a link may lead to a note, or to one whose address is lost: that has a small number."""
    kind = _target_of(link)
    if kind != "nowhere":
        return kind != "place"
    return (
        _NOTE_NUMBER.fullmatch(text_of(link).strip()) is not None
        and text_before(link).rstrip()[-1:].isdigit()
    )


def says_note(element: _Element) -> bool:
    """Whether an element, or a link in or right around it, says that it marks a note."""
    around = element.getparent()
    links = [*element.iter("a"), *(() if around is None or around.tag != "a" else (around,))]
    return _is_meant(element) or any(map(_names_note, (element, *links)))


def _names_note(element: _Element) -> bool:
    target = unquote(element.get("href", "")).partition("#")[2]
    names = (element.get(name, "") for name in ("class", "id", "name"))
    return names_note(" ".join((target, *names)))


def _target_of(link: _Element) -> _Target:
    if _names_note(link):
        return "note"
    target = unquote(link.get("href", "")).strip()
    acts = link.get("onclick", "").replace(" ", "").rstrip(";") not in ("", "returnfalse")
    if acts or link.get("title"):
        return "unknown"
    if _PLACES.fullmatch(target):
        return "place"
    return "nowhere" if _NOWHERE.fullmatch(target) else "unknown"
