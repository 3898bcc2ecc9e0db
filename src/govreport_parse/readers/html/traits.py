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
from govreport_parse.readers.html.footnotes import FOOTNOTE
from govreport_parse.readers.html.hidden import HIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Traits", "traits_of"]

_ATTRIBUTES = ("style", "class", "hidden")
_STYLED_AWAY = re.compile(r"\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_CONDITIONAL = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
# In the source in lower case.
_VALUE = rb"""\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)"""
_STYLES = re.compile(b"style" + _VALUE)
_CLASSES = re.compile(b"class" + _VALUE)
_HIDDEN_MARK = re.compile(rb"hidden[\s=/>]")


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's source says of its elements.

    Attributes
    ----------
    hides
        Attributes by which some element may be hidden: ``style``, ``class``, ``hidden``.
    unseen
        Classes that the page's own style sheets hide whatever the screen.
    notes
        Some class may mark a footnote.
    """

    hides: tuple[str, ...]
    unseen: frozenset[str]
    notes: bool


def _of_any_page(_data: bytes, root: _Element) -> Traits:
    """The traits of a page by its source; never that nothing is hidden where something is."""
    return Traits(hides=_ATTRIBUTES, unseen=_unseen(root), notes=True)


def _by_source(data: bytes, root: _Element) -> Traits:
    lowered = data.lower()
    styles, classes = _distinct(_STYLES, lowered), _distinct(_CLASSES, lowered)
    found = (
        HIDDEN.search(styles) is not None or "&" in styles,
        "sr-only" in classes or "visually-hidden" in classes or "&" in classes,
        _HIDDEN_MARK.search(lowered) is not None,
    )
    return Traits(
        hides=tuple(name for name, hides in zip(_ATTRIBUTES, found, strict=True) if hides),
        unseen=_unseen(root),
        notes=FOOTNOTE.search(classes) is not None or "&" in classes,
    )


traits_of = shortcut(_by_source, _of_any_page)


def _distinct(attribute: re.Pattern[bytes], source: bytes) -> str:
    """The distinct values of an attribute; `&` is left where it is not certain what they mean."""
    values = b"\n".join(set(attribute.findall(source))).decode("utf-8", "replace")
    return html.unescape(values) if "&" in values else values


def _unseen(root: _Element) -> frozenset[str]:
    return frozenset(
        name
        for sheet in root.iter("style")
        for name in _STYLED_AWAY.findall(_CONDITIONAL.sub("", sheet.text or ""))
    )
