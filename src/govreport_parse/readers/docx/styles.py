"""What the styles of a DOCX say of its text: headings, lists, and what does not print."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.names import (
    CELL_PROPERTIES,
    COLOUR,
    HIGHLIGHT,
    NUMBERED,
    OFF,
    PARAGRAPH_PROPERTIES,
    POSITION,
    RAISED,
    RUN_PROPERTIES,
    SCALE,
    SHADING,
    SIZE,
    SPACING,
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
    "LOOKS",
    "UNKNOWN",
    "WHITE",
    "Look",
    "Properties",
    "Reference",
    "Styles",
    "colour_of",
    "half_points",
    "inherited",
    "is_hardly_moved",
    "is_moved",
    "is_on",
    "is_raised",
    "is_struck",
    "is_tiny",
    "list_reference",
    "look_of",
    "prints",
    "read_styles",
    "shade_of",
    "vanishes",
]

_STYLE = f"{W}style"
_ID, _TYPE, _DEFAULT = f"{W}styleId", f"{W}type", f"{W}default"
# What all paragraphs have, as a style of no name that they are based on at last.
_DEFAULTS = " defaults"
_GONE = (VANISHED, STRUCK, STRUCK_TWICE)
LOOKS = (*_GONE, RAISED, POSITION)
_TOGGLES = (VANISHED, STRUCK)
_SETTINGS = (COLOUR, SHADING, SIZE, SCALE, SPACING)
_OF_RUNS = (*LOOKS, *_SETTINGS, HIGHLIGHT)
# The colour of a shading that is there and not known.
UNKNOWN = "?"
WHITE = "FFFFFF"
_PAPER = ("background1", "light1")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": WHITE, "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "none": "",
}  # fmt: skip
# Half points; marks of footnotes are raised by 3 points and more.
_HARDLY = 6.0
# Half points: one point is a third of a millimetre.
_TINY = 2.0
_ON = "1"
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
    settings
        What the styles themselves say of the ink, the ground and the size of text.
    bases
        As `parents`, with what all paragraphs have at their end; under ``""`` the style of a paragraph
        that names none, as in `looks`.
    tables
        Of the styles of tables that may hide text, what each format says: its own under ``""``, and the
        conditional ones by their types. Under ``""`` that of tables that name none.
    """

    headings: Mapping[str, int]
    looks: Mapping[str, Look]
    lists: Mapping[str, Reference]
    parents: Mapping[str, str]
    settings: Mapping[str, Look]
    bases: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Look]] = {}


# Word's own styles for marks of notes, by id; and by name, whatever their id.
_NOTES = ("FootnoteReference", "EndnoteReference")
_NOTE_NAMES = ("footnote reference", "endnote reference")
_RAISED: Look = {RAISED: "superscript"}
_NOTELOOKS = dict.fromkeys(_NOTES, _RAISED)
_NO_STYLES = Styles(headings={}, looks=_NOTELOOKS, lists={}, parents={}, settings={}, bases={})


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
    lists: dict[str, Reference] = {}
    parents: dict[str, str] = {}
    root = parse_part(xml)
    for style in root.iterchildren(_STYLE):
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
    own, settings, bases = _shown(root, parents)
    names = bases if any(own.values()) else ()
    looks = {name: found for name in names if (found := inherited(name, own, bases))}
    return Styles(
        headings=headings,
        looks=_NOTELOOKS | looks,
        lists=lists,
        parents=parents,
        settings=settings,
        bases=bases,
        tables=_table_formats(root, parents),
    )


def _table_formats(root: _Element, parents: Mapping[str, str]) -> dict[str, dict[str, Look]]:
    """The formats of the styles of tables, those of the styles that they are based on included."""
    own: dict[str, dict[str, Look]] = {}  # by format and style
    names = {}
    for style in root.iterchildren(_STYLE):
        if style.get(_TYPE) != "table":
            continue
        name = style.get(_ID, "")
        names[name] = name
        if style.get(_DEFAULT, "0") not in OFF:
            names[""] = name
        for part in (style, *style.iterchildren(f"{W}tblStylePr")):
            look, settings = _said(part)
            for shading in part.iterfind(f"{CELL_PROPERTIES}/{SHADING}"):
                settings.setdefault(SHADING, shade_of(shading))
            if look or settings:
                own.setdefault(part.get(f"{W}type", "") if part is not style else "", {})[name] = {
                    **look, **settings,
                }  # fmt: skip
    formats = {
        key: {part: said for part in own if (said := inherited(name, own[part], parents))}
        for key, name in names.items()
    }
    hiding = (*LOOKS, COLOUR, SIZE)
    return {
        key: parts
        for key, parts in formats.items()
        if any(tag in said for said in parts.values() for tag in hiding)
    }


def _shown(
    root: _Element, parents: Mapping[str, str]
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]], dict[str, str]]:
    """The looks and the settings that the styles themselves have, and what each is based on."""
    looks: dict[str, dict[str, str]] = {}
    settings: dict[str, dict[str, str]] = {}
    bases = {**parents, "": _DEFAULTS}
    for holder in root.iterfind(f"{W}docDefaults/{W}rPrDefault"):
        looks[_DEFAULTS], settings[_DEFAULTS] = _said(holder)
    for style in root.iterchildren(_STYLE):
        name = style.get(_ID, "")
        if style.get(_TYPE) == "paragraph":
            bases[name] = bases[name] or _DEFAULTS
            if style.get(_DEFAULT, "0") not in OFF:
                bases[""] = name
        looks[name], settings[name] = _said(style)
        if name in _NOTES or _name_of(style) in _NOTE_NAMES:
            looks[name][RAISED] = "superscript"
    return looks, settings, bases


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


def _said(holder: _Element) -> tuple[dict[str, str], dict[str, str]]:
    """The look and the settings that a style itself has; of equals, the first."""
    look: dict[str, str] = {}
    settings: dict[str, str] = {}
    for held in holder.iterchildren(RUN_PROPERTIES, PARAGRAPH_PROPERTIES):
        of_runs = held.tag == RUN_PROPERTIES
        for item in held.iterchildren(*(_OF_RUNS if of_runs else (SHADING,))):
            tag = str(item.tag)
            if tag == COLOUR:
                settings.setdefault(tag, colour_of(item))
            elif tag in (HIGHLIGHT, SHADING):
                shade = shade_of(item)
                if shade or tag == SHADING:  # a marker, which stands first, hides the shading
                    settings.setdefault(SHADING, shade)
            else:
                said = settings if tag in _SETTINGS else look
                said.setdefault(tag, item.get(VALUE, _ON))
    return look, settings


def colour_of(colour: _Element) -> str:
    """The colour that ``w:color`` gives a text, in hexadecimal; another word where it is not known or not set."""
    given = colour.get(VALUE, "").upper()
    of_paper = given in ("", "AUTO") and colour.get(f"{W}themeColor") in _PAPER
    return WHITE if of_paper else given


def shade_of(shading: _Element) -> str:
    """The colour that ``w:shd`` or ``w:highlight`` puts behind a text: empty for none, ``?`` for one not known."""
    if shading.tag == HIGHLIGHT:
        return _HIGHLIGHTS.get(shading.get(VALUE, ""), UNKNOWN)
    pattern = shading.get(VALUE, "clear")
    name = "color" if pattern == "solid" else "fill"
    given = shading.get(f"{W}{name}", "").upper()
    if pattern in ("clear", "nil", ""):
        return "" if given == "AUTO" else given
    if pattern != "solid":
        return UNKNOWN
    return "000000" if given in ("", "AUTO") else given


def inherited(name: str, own: Mapping[str, Mapping[str, str]], bases: Mapping[str, str]) -> Look:
    """What a style says by itself and by those that it is based on."""
    found: dict[str, str] = {}
    for _ in range(_MAX_CHAIN):
        for tag, value in own.get(name, {}).items():
            found.setdefault(tag, value)
        name = bases.get(name, "")
        if not name:
            break
    return found


def look_of(properties: Properties, around: Look, styled: Look) -> Look:
    """The look of a run by its properties, those of its character style, and its paragraph's."""
    if not (around or styled) and properties.keys().isdisjoint(LOOKS):
        return around
    own = {tag: properties[tag].get(VALUE, _ON) for tag in LOOKS if tag in properties}
    # What both styles turn on, they turn off.
    twice = {tag: OFF[0] for tag in _TOGGLES if _says(around, tag) and _says(styled, tag)}
    return {**around, **styled, **twice, **own}


def list_reference(properties: _Element) -> Reference:
    """What ``w:numPr`` refers to."""
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        None if number is None else number.get(VALUE, ""),
        None if level is None else level.get(VALUE, ""),
    )


def is_on(element: _Element | None) -> bool:
    """Whether a property of yes or no is there and says yes."""
    return element is not None and element.get(VALUE, _ON) not in OFF


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


def is_hardly_moved(look: Look) -> bool:
    """Whether a run is moved by so little that it is no mark for certain, and not set high as well."""
    moved = half_points(look.get(POSITION, ""))
    return moved is not None and 0 < abs(moved) < _HARDLY and not is_raised(look)


def is_struck(look: Look) -> bool:
    """Whether a run is struck out."""
    return _says(look, STRUCK) or _says(look, STRUCK_TWICE)


def is_tiny(size: str) -> bool:
    """Whether a size of type is too small to be seen."""
    given = half_points(size)
    return given is not None and given <= _TINY


def half_points(measure: str) -> float | None:
    """A measure of type, which is in half points or has its unit; None for what is none."""
    points = measure.removesuffix("pt")
    try:
        return float(points) * (2 if points != measure else 1)
    except ValueError:
        return None


def _says(look: Look, tag: str) -> bool:
    return look.get(tag, "0") not in OFF
