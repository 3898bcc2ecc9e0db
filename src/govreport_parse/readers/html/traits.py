"""What a page as a whole says of its elements: how any may be hidden, whether there are footnotes.

Judging every element costs more than reading the page. A page repeats few styles and names many
times, so whether anything may be hidden at all is decided by the distinct ones in its source, before
an element is looked at.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.footnotes import FOOTNOTE, NOTE_MEANT
from govreport_parse.readers.html.generated import GENERATED
from govreport_parse.readers.html.loose import LooseSheet
from govreport_parse.readers.html.split_figures import SPLIT_FIGURE
from govreport_parse.readers.html.styles import StyleSheet, read_sheets
from govreport_parse.readers.html.unseen import ALARM
from govreport_parse.readers.html.withheld import UNSURE_RULE, UNSURE_VALUE

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Traits", "traits_of"]

# In the source in lower case. A value is looked at and not passed over: what a script leaves open
# would take the next attributes with it.
_VALUE = rb"""(?=\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))"""
_STYLES = re.compile(b"style" + _VALUE)
_CLASSES = re.compile(b"class" + _VALUE)
_KEEPING = re.compile(r"white-space(?:-collapse)?\s*:\s*(?:pre|break|preserve)")
_HIDDEN_MARK = re.compile(
    rb"hidden[\s=/>]|[\s\"']color\s*=\s*[\"']?\s*(?:#f|white|transparent)|bgcolor"
)


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
    loose
        The rules of the page's own style sheets as if all that may hold did; None where no figure's digits
        stand in several runs, no sheet shows text beside elements and none withholds.
    withholds
        Some figure may be hidden by what is not understood.
    """

    hides: bool
    sheet: StyleSheet
    notes: bool
    keeps: bool
    loose: LooseSheet | None
    withholds: bool


def _of_any_page(_data: bytes, root: _Element) -> Traits:
    """The traits of a page by its source; never that nothing is hidden where something is."""
    return Traits(
        hides=True,
        sheet=StyleSheet(read_sheets(root)),
        notes=True,
        keeps=True,
        loose=LooseSheet(root),
        withholds=True,
    )


def _by_source(data: bytes, root: _Element) -> Traits:
    lowered = data.lower()
    styles, classes = _distinct(_STYLES, lowered), _distinct(_CLASSES, lowered)
    sheet = read_sheets(root)
    hides = (
        ALARM.search(styles) is not None
        or ALARM.search(sheet) is not None
        or "&" in styles
        or "msocom" in classes
        or "mso-comment-reference" in styles
        or "sr-only" in classes
        or "visually-hidden" in classes
        or "&" in classes
        or _HIDDEN_MARK.search(lowered) is not None
    )
    withholds = _is_unsure(styles, root)
    keeps = _KEEPING.search(styles) is not None or _KEEPING.search(sheet) is not None
    return Traits(
        hides=hides,
        sheet=StyleSheet(sheet if hides or keeps else ""),
        notes=FOOTNOTE.search(classes) is not None
        or "&" in classes
        or any(each in lowered for each in NOTE_MEANT),
        keeps=keeps or "&" in styles,
        loose=LooseSheet(root)
        if withholds or SPLIT_FIGURE.search(data) or _generates(root)
        else None,
        withholds=withholds,
    )


traits_of = shortcut(_by_source, _of_any_page)


def _is_unsure(styles: str, root: _Element) -> bool:
    """Whether a page's styles or sheets may hide anything in a way that is not understood."""
    if UNSURE_VALUE.search(styles) or "&" in styles:
        return True
    for sheet in root.iter("style"):
        text = (sheet.text or "").lower()
        for_some = sheet.get("media") is not None or UNSURE_RULE.search(text)
        if UNSURE_VALUE.search(text) or (for_some and ALARM.search(text)):
            return True
    return False


def _generates(root: _Element) -> bool:
    return any(GENERATED.search(sheet.text or "") for sheet in root.iter("style"))


def _distinct(attribute: re.Pattern[bytes], source: bytes) -> str:
    """The distinct values of an attribute; `&` is left where it is not certain what they mean."""
    values = b"\n".join(set(attribute.findall(source))).decode("utf-8", "replace")
    return html.unescape(values) if "&" in values else values
