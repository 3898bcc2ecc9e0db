"""What a page as a whole says of its elements: how any may be hidden, whether there are footnotes.

Judging every element costs more than reading the page. A page repeats few styles and names many
times, so whether anything may be hidden at all is decided by the distinct ones in its source, before
an element is looked at.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.footnotes import FOOTNOTE, NOTE_MEANT
from govreport_parse.readers.html.generated import GENERATED
from govreport_parse.readers.html.sheets import StyleSheet, sheet_of
from govreport_parse.readers.html.split_figures import may_adjoin
from govreport_parse.readers.html.unseen import ALARM
from govreport_parse.readers.html.withheld import UNSURE_RULE, UNSURE_VALUE
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Traits", "traits_of"]

# In the source in lower case. A value is looked at and not passed over: what a script leaves open
# would take the next attributes with it.
_VALUE = rb"""(?=\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))"""
_STYLES = lazy_pattern(b"style" + _VALUE)
_CLASSES = lazy_pattern(b"class" + _VALUE)
_KEEPING = lazy_pattern(r"white-space(?:-collapse)?\s*:\s*(?:pre|break|preserve)")
# Each begins with letters that a search finds at once, and looks back from there.
_HIDDEN_MARKS = (
    lazy_pattern(rb"hidden[\s=/>]"),
    lazy_pattern(
        rb"color(?:(?<=bgcolor)|(?<=[\s\"']color)\s*=\s*[\"']?\s*(?:#f|white|transparent))"
    ),
)


_HIDDEN_NAMES = ("msocom", "sr-only", "visually-hidden")


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's source says of its elements.

    Attributes
    ----------
    hides
        Some element may be hidden, or set high or low.
    sheet
        The rules of the page's own style sheets.
    notes
        Some element may mark a footnote by its class or by what it says of itself.
    keeps
        Some element may keep its lines and tabs as a ``pre`` does.
    doubts
        Digits of some figure stand in several runs, or a sheet shows text beside elements.
    withholds
        Some figure may be hidden by what is not understood.
    """

    hides: bool
    sheet: StyleSheet
    notes: bool
    keeps: bool
    doubts: bool
    withholds: bool


def _of_any_page(_data: bytes, root: _Element) -> Traits:
    """The traits of a page by its source; never that nothing is hidden where something is."""
    return Traits(
        hides=True,
        sheet=sheet_of(root),
        notes=True,
        keeps=True,
        doubts=True,
        withholds=True,
    )


def _by_source(data: bytes, root: _Element) -> Traits:
    lowered = data.lower()
    styles, classes = _distinct(_STYLES, lowered), _distinct(_CLASSES, lowered)
    sheets = "\n".join(each.text or "" for each in root.iter("style")).lower()
    named = "&" in classes or any(mark in classes for mark in _HIDDEN_NAMES)
    hides = named or "&" in styles or any(mark.search(lowered) for mark in _HIDDEN_MARKS)
    hides = hides or ALARM.search(styles) is not None or "mso-comment-reference" in styles
    keeps = "&" in styles or _KEEPING.search(styles) is not None
    doubts = may_adjoin(data, hides=hides) or GENERATED.search(sheets) is not None
    withholds = _is_unsure(styles, sheets, root)
    alarms = ALARM.search(sheets) is not None or _KEEPING.search(sheets) is not None
    needed = sheets and (hides or keeps or doubts or withholds or alarms)
    sheet = sheet_of(root) if needed else StyleSheet("")
    return Traits(
        hides=hides or (alarms and sheet.says(ALARM)),
        sheet=sheet,
        notes=FOOTNOTE.search(classes) is not None
        or "&" in classes
        or NOTE_MEANT.search(lowered) is not None,
        keeps=keeps or (alarms and sheet.says(_KEEPING)),
        doubts=doubts,
        withholds=withholds,
    )


traits_of: Callable[[bytes, _Element], Traits] = shortcut(_by_source, _of_any_page)


def _is_unsure(styles: str, sheets: str, root: _Element) -> bool:
    """Whether a page's styles or sheets may hide anything in a way that is not understood."""
    if UNSURE_VALUE.search(styles) or UNSURE_VALUE.search(sheets) or "&" in styles:
        return True
    if ALARM.search(sheets) is None:
        return False
    for_some = any("media" in sheet.attrib for sheet in root.iter("style"))
    return for_some or UNSURE_RULE.search(sheets) is not None


def _distinct(attribute: re.Pattern[bytes], source: bytes) -> str:
    """The distinct values of an attribute; `&` is left where it is not certain what they mean."""
    values = b"\n".join(set(attribute.findall(source))).decode("utf-8", "replace")
    return html.unescape(values) if "&" in values else values
