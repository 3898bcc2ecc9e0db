"""What the styles of a DOCX say of its text: headings, lists, and what does not print."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.names import (
    NUMBERED,
    PARAGRAPH_PROPERTIES,
    RAISED,
    RUN_PROPERTIES,
    STRUCK,
    STRUCK_TWICE,
    VALUE,
    VANISHED,
    W,
)
from govreport_parse.readers.docx.package import parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "Properties",
    "Reference",
    "Styles",
    "is_on",
    "is_raised",
    "list_reference",
    "prints",
    "read_styles",
]

_ID = f"{W}styleId"
_GONE = (VANISHED, STRUCK, STRUCK_TWICE)
# Documents from one office share their styles to the byte: Word's own take 30 KB, and few exceed
# 100 KB. So what is kept stays under 4 MiB.
_KEPT = 32
_KEPT_BYTES = 2**17

# A list's number and level, each None where it is not given.
Reference: TypeAlias = tuple[str | None, str | None]
Properties: TypeAlias = Mapping[str, "_Element"]


class Styles(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of the styles by id.

    Attributes
    ----------
    headings
        Levels from 1 of the styles that mark a heading.
    unprinted
        Character styles whose text does not print as a part of its line.
    lists
        Styles that carry a list.
    parents
        The style that each is based on, ``""`` for none.
    """

    headings: Mapping[str, int]
    unprinted: frozenset[str]
    lists: Mapping[str, Reference]
    parents: Mapping[str, str]


_NO_STYLES = Styles(headings={}, unprinted=frozenset(), lists={}, parents={})


def read_styles(xml: bytes | None) -> Styles:
    """The facts of ``word/styles.xml``; None where the package has none.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        For what is no XML.
    """
    if xml is None:
        return _NO_STYLES
    return _facts(xml)


def _read(xml: bytes) -> Styles:
    headings: dict[str, int] = {}
    unprinted: set[str] = set()
    lists: dict[str, Reference] = {}
    parents: dict[str, str] = {}
    for style in parse_part(xml).iterchildren(f"{W}style"):
        name = style.get(_ID, "")
        parent = style.find(f"{W}basedOn")
        parents[name] = "" if parent is None else parent.get(VALUE, "")
        level = style.find(f"{PARAGRAPH_PROPERTIES}/{W}outlineLvl")
        value = "" if level is None else level.get(VALUE, "")
        if len(value) == 1 and value in "012345":
            headings[name] = int(value) + 1
        listed = style.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERED}")
        if listed is not None:
            lists[name] = list_reference(listed)
        if style.get(f"{W}type") == "character" and not prints(_run_properties(style)):
            unprinted.add(name)
    return Styles(headings=headings, unprinted=frozenset(unprinted), lists=lists, parents=parents)


_kept = lru_cache(maxsize=_KEPT)(_read)


def _read_once(xml: bytes) -> Styles:
    return _kept(xml) if len(xml) <= _KEPT_BYTES else _read(xml)


_facts = shortcut(_read_once, _read)


def _run_properties(style: _Element) -> Properties:
    """What a character style says of printing; of equals, the first."""
    found: dict[str, _Element] = {}
    for holder in style.iterchildren(RUN_PROPERTIES):
        for item in holder.iterchildren(*_GONE, RAISED):
            found.setdefault(str(item.tag), item)
    return found


def list_reference(properties: _Element) -> Reference:
    """What ``w:numPr`` refers to."""
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        None if number is None else number.get(VALUE, ""),
        None if level is None else level.get(VALUE, ""),
    )


def is_on(element: _Element | None) -> bool:
    """Whether a property of yes or no is there and says yes."""
    return element is not None and element.get(VALUE, "1") not in ("0", "false", "off")


def prints(properties: Properties) -> bool:
    """Whether a run prints as a part of its text: not hidden, struck or a footnote's mark."""
    if not properties:
        return True
    if any(name in properties and is_on(properties[name]) for name in _GONE):
        return False
    return not is_raised(properties)


def is_raised(properties: Properties) -> bool:
    """Whether a run is set high or low, as marks of footnotes are."""
    raised = properties.get(RAISED)
    return raised is not None and raised.get(VALUE) in ("superscript", "subscript")
