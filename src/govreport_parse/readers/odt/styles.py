"""What the styles of an OpenDocument text say of how text, cells and rows print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from govreport_parse.readers.odt.names import DRAW, FO, STYLE, TEXT
from govreport_parse.readers.wordml import Look
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Styles"]

_NAME, _PARENT, _FAMILY = f"{STYLE}name", f"{STYLE}parent-style-name", f"{STYLE}family"
_COLOUR = lazy_pattern(r"#([0-9a-fA-F]{6})")
_LENGTH = lazy_pattern(r"(-?\d{0,6}(?:\.\d{0,9})?)(in|cm|mm|pt|pc|px)")
_POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pt": 1.0, "pc": 12.0, "px": 0.75}
_PERCENT = lazy_pattern(r"(-?\d{1,4}(?:\.\d{0,3})?)%")
# Half points, of text whose size no style says; what is larger is read at any size.
_USUAL, _SMALL = 24.0, 10.0
_BOLD = ("bold", "600", "700", "800", "900")
_LONGEST = 50


class Styles:
    """The styles of one document.

    Parameters
    ----------
    holders
        The elements that hold them, the text's own after the common ones.
    """

    def __init__(self, holders: Iterable[_Element]) -> None:
        self.holders = tuple(holders)
        self._styles: dict[tuple[str, str], _Element] = {}
        self._defaults: dict[str, _Element] = {}
        self._looks: dict[tuple[str, ...], Look] = {}
        for holder in self.holders:
            for style in holder.iterchildren(f"{STYLE}style"):
                self._styles[style.get(_FAMILY, ""), style.get(_NAME, "")] = style
            for style in holder.iterchildren(f"{STYLE}default-style"):
                self._defaults[style.get(_FAMILY, "")] = style

    def look(self, paragraph: str, spans: Sequence[str]) -> Look:
        """How text prints in a paragraph of a style, within spans of styles, the outer ones first."""
        key = (paragraph, *spans)
        if key not in self._looks:
            said: dict[str, str] = {}
            for family, name in (("paragraph", paragraph), *(("text", span) for span in spans)):
                for style in self._chain(family, name):
                    _say(said, style.find(f"{STYLE}text-properties"))
            self._looks[key] = _settled(said)
        return self._looks[key]

    def fill(self, family: str, name: str) -> str:
        """The colour behind a paragraph, cell, row or table; empty for none."""
        found = ""
        for style in self._chain(family, name):
            for properties in style:
                if properties.tag == f"{STYLE}text-properties":
                    continue
                said = properties.get(f"{FO}background-color")
                if properties.get(f"{DRAW}fill") == "solid":
                    said = properties.get(f"{DRAW}fill-color", said)
                if said is not None:
                    found = _colour(said) or ""
        return found

    def said(self, family: str, name: str, attribute: str) -> str | None:
        """What a style or those that it is based on say in an attribute of their own."""
        for style in reversed(self._chain(family, name)):
            if attribute in style.attrib:
                return style.get(attribute)
        return None

    def _chain(self, family: str, name: str) -> list[_Element]:
        """A style and those that it is based on, the first one first."""
        chain: list[_Element] = []
        while name and len(chain) < _LONGEST:
            style = self._styles.get((family, name))
            if style is None or style in chain:
                break
            chain.append(style)
            name = style.get(_PARENT, "")
        default = self._defaults.get(family)
        if default is not None and family != "text":
            chain.append(default)
        return chain[::-1]


def _say(said: dict[str, str], properties: _Element | None) -> None:
    """What a style says over those that it is based on."""
    if properties is None:
        return
    get = properties.get
    if get(f"{STYLE}use-window-font-color") == "true":
        said["color"] = "auto"
    size = get(f"{FO}font-size", "")
    if percent := _PERCENT.fullmatch(size):
        said["sz"] = str(float(said.get("sz", _USUAL)) * float(percent[1]) / 100)
    elif (points := _points(size)) is not None:
        said["sz"] = str(2 * points)
    for attribute, tag, meaning in _PROPERTIES:
        value = get(attribute)
        if value is not None:
            said[tag] = meaning(value)


def _yes(is_so: bool) -> str:
    return "1" if is_so else "0"


_PROPERTIES: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (f"{TEXT}display", "vanish", lambda value: _yes(value == "none")),
    (f"{STYLE}text-line-through-style", "strike", lambda value: _yes(value != "none")),
    (f"{STYLE}text-line-through-type", "strike", lambda value: _yes(value != "none")),
    (f"{FO}color", "color", lambda value: _colour(value) or "auto"),
    (f"{FO}background-color", "shd", lambda value: _colour(value) or "auto"),
    (f"{FO}font-weight", "b", lambda value: _yes(value in _BOLD)),
    (f"{FO}letter-spacing", "spacing", lambda value: str(round(20 * (_points(value) or 0)))),
    (f"{STYLE}text-position", "position", str),
    (f"{STYLE}text-scale", "w", str),
)


def _settled(said: Mapping[str, str]) -> Look:
    """What prints otherwise than usual, as WordprocessingML says it."""
    look = {tag: "1" for tag in ("vanish", "strike", "b") if said.get(tag) == "1"}
    for tag in ("color", "shd"):
        if said.get(tag, "auto") != "auto":
            look[tag] = said[tag]
    size = float(said.get("sz", _USUAL))
    if size < _SMALL:
        look["sz"] = str(max(round(size), 0))
    if said.get("spacing", "0") != "0":
        look["spacing"] = said["spacing"]
    scale = _PERCENT.fullmatch(said.get("w", ""))
    if scale is not None and scale[1] != "100":
        look["w"] = str(round(float(scale[1])))
    return {**look, **_position(said.get("position", ""), size)}


def _position(said: str, size: float) -> Look:
    """Text that is moved: raised as a mark where it is small as well."""
    shift, _, scale = said.partition(" ")
    by = {"super": 33.0, "sub": -33.0}.get(shift)
    if by is None:
        percent = _PERCENT.fullmatch(shift)
        by = 0.0 if percent is None else float(percent[1])
    if by == 0:
        return {}
    small = _PERCENT.fullmatch(scale)
    if small is not None and float(small[1]) >= 100:
        return {"position": str(round(size * by / 100))}
    return {"vertAlign": "superscript" if by > 0 else "subscript"}


def _colour(said: str) -> str | None:
    colour = _COLOUR.fullmatch(said)
    return None if colour is None else colour[1].upper()


def _points(said: str) -> float | None:
    length = _LENGTH.fullmatch(said)
    if length is None or length[1] in ("", "-", ".", "-."):
        return None
    return float(length[1]) * _POINTS[length[2]]
