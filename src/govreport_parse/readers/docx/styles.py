"""What the styles of a DOCX say of its text: headings, lists, and what does not print."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.names import (
    NUMBERED,
    PARAGRAPH_PROPERTIES,
    POSITION,
    RAISED,
    RUN_PROPERTIES,
    STRUCK,
    STRUCK_TWICE,
    VALUE,
    VANISHED,
    W,
)
from govreport_parse.readers.docx.parts import parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "Look",
    "Properties",
    "Reference",
    "Styles",
    "is_moved",
    "is_on",
    "is_raised",
    "is_struck",
    "list_reference",
    "look_of",
    "prints",
    "read_styles",
    "vanishes",
]

_ID = f"{W}styleId"
_GONE = (VANISHED, STRUCK, STRUCK_TWICE)
_LOOKS = (*_GONE, RAISED, POSITION)
_ON = "1"
_OFF = ("0", "false", "off")
# Word itself follows ten.
_MAX_CHAIN = 20
# Documents from one office, or by one program, share their styles to the byte: Word's own take 30 KB,
# those of a program's template 350 KB. Few have more styles than 400.
_KEPT = 16
_KEPT_BYTES = 2**19
_KEPT_STYLES = 1_000

# A list's number and level, each None where it is not given.
Reference: TypeAlias = tuple[str | None, str | None]
Properties: TypeAlias = Mapping[str, "_Element"]
# The values of the properties that decide whether text prints as a part of its line, by tag.
Look: TypeAlias = Mapping[str, str]


class Styles(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of the styles by id.

    Attributes
    ----------
    headings
        Levels from 1 of the styles that mark a heading.
    looks
        What the styles say of whether text prints as a part of its line, also by those that they
        are based on.
    lists
        Styles that carry a list.
    parents
        The style that each is based on, ``""`` for none.
    """

    headings: Mapping[str, int]
    looks: Mapping[str, Look]
    lists: Mapping[str, Reference]
    parents: Mapping[str, str]


# Word's own styles for marks of notes, by id; and by name, whatever their id.
_NOTES = ("FootnoteReference", "EndnoteReference")
_NOTE_NAMES = ("footnote reference", "endnote reference")
_RAISED: Look = {RAISED: "superscript"}
_NOTE_LOOKS = dict.fromkeys(_NOTES, _RAISED)
_NO_STYLES = Styles(headings={}, looks=_NOTE_LOOKS, lists={}, parents={})


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
    own: dict[str, dict[str, str]] = {}
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
        look = _look(style)
        if name in _NOTES or _name_of(style) in _NOTE_NAMES:
            look[RAISED] = "superscript"
        if look:
            own[name] = look
    looks = {name: _inherited(name, own, parents) for name in parents} if own else {}
    return Styles(headings=headings, looks=_NOTE_LOOKS | looks, lists=lists, parents=parents)


_KNOWN: dict[bytes, Styles] = {}  # by the digest of their XML, which is longer than they are


def _read_once(xml: bytes) -> Styles:
    if len(xml) > _KEPT_BYTES:
        return _read(xml)
    digest = hashlib.sha256(xml).digest()
    styles = _KNOWN.get(digest)
    if styles is None:
        styles = _read(xml)
        if len(styles.parents) <= _KEPT_STYLES:
            if len(_KNOWN) >= _KEPT:
                _KNOWN.clear()
            _KNOWN[digest] = styles
    return styles


_facts = shortcut(_read_once, _read)


def _name_of(style: _Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(VALUE, "").lower()


def _look(style: _Element) -> dict[str, str]:
    """What a style itself says of printing; of equals, the first."""
    found: dict[str, str] = {}
    for holder in style.iterchildren(RUN_PROPERTIES):
        for item in holder.iterchildren(*_LOOKS):
            found.setdefault(str(item.tag), item.get(VALUE, _ON))
    return found


def _inherited(name: str, own: Mapping[str, Mapping[str, str]], parents: Mapping[str, str]) -> Look:
    found: dict[str, str] = {}
    for _ in range(_MAX_CHAIN):
        for tag, value in own.get(name, {}).items():
            found.setdefault(tag, value)
        name = parents.get(name, "")
        if not name:
            break
    return found


def look_of(properties: Properties, around: Look, styled: Look) -> Look:
    """The look of a run by its properties, those of its character style, and its paragraph's."""
    if not (around or styled) and properties.keys().isdisjoint(_LOOKS):
        return around
    own = {tag: properties[tag].get(VALUE, _ON) for tag in _LOOKS if tag in properties}
    return {**around, **styled, **own}


def list_reference(properties: _Element) -> Reference:
    """What ``w:numPr`` refers to."""
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        None if number is None else number.get(VALUE, ""),
        None if level is None else level.get(VALUE, ""),
    )


def is_on(element: _Element | None) -> bool:
    """Whether a property of yes or no is there and says yes."""
    return element is not None and element.get(VALUE, _ON) not in _OFF


def prints(look: Look) -> bool:
    """Whether a run prints as a part of its text: not hidden, struck or a footnote's mark."""
    if not look:
        return True
    return not (any(_says(look, tag) for tag in _GONE) or is_raised(look) or is_moved(look))


def vanishes(look: Look) -> bool:
    """Whether a run is hidden."""
    return _says(look, VANISHED)


def is_raised(look: Look) -> bool:
    """Whether a run is set high or low, as marks of footnotes are."""
    return look.get(RAISED) in ("superscript", "subscript")


def is_moved(look: Look) -> bool:
    """Whether a run is moved up or down, as marks and text that a line is aligned by are."""
    return look.get(POSITION, "").strip("+-0.ptcmni") != ""


def is_struck(look: Look) -> bool:
    """Whether a run is struck out."""
    return _says(look, STRUCK) or _says(look, STRUCK_TWICE)


def _says(look: Look, tag: str) -> bool:
    return look.get(tag, "0") not in _OFF
