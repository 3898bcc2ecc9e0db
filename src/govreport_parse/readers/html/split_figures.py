"""Figures whose digits stand in runs that differ in size, in height, or in whether they may be hidden.

They are never read as one number. A mark of a footnote may be set high by any means, and a digit
hidden by any, of which :mod:`.unseen` knows the usual ones. Where digits adjoin, a run of another
size, one that is moved in any way, or one that may not be seen, is no part of the figure before it for
certain: an object between them makes it unreadable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.blocks import BLOCKS
from govreport_parse.readers.html.elements import INLINE, UNPRINTABLE
from govreport_parse.readers.html.footnotes import may_be_note
from govreport_parse.readers.html.sheets import Perhaps, StyleSheet
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.readers.html.unseen import may_hide, type_size
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["may_adjoin", "part_figures"]

# Nothing but tags of runs between two digits, in a page's source. A search finds each ``<`` at once,
# and looks back from there.
_TAG_OF_RUN = rb"/?(?!(?:t[dhr]|tbody|table|p|br|div|li|h\d|dd|dt|script|style)\b)[^<>]{0,400}+>"
_SPLIT_FIGURE = lazy_pattern(
    rb"<(?<=[0-9;\x90-\x99]<)(?:(?<=[0-9;]<)|(?<=\xef\xbc[\x90-\x99]<))%b(?:<%b)*+"
    rb"(?:[0-9]|\xef\xbc[\x90-\x99]|&#)" % (_TAG_OF_RUN, _TAG_OF_RUN),  # of full width, in UTF-8
    re.IGNORECASE,
)
# Blanks by name, which end as the names of digits may.
_BLANKS = frozenset({b"&nbsp;", b"&ensp;", b"&emsp;"})
_NAME = 6
# A mark is set in five sixths of the size of its line (<small>) or less; 10.5 pt beside 12 pt is
# carelessness, 0.875.
_SMALLER = 0.85
_APART = BLOCKS | {"br", "table", "img", "input"}
# Names of classes and anchors whose rules may stand in another file.
_NAMED = lazy_pattern(r"sup|sub(?!t|j)|note|(?<![a-z])(?:ref|fn|up)|ftn|script|ref\d*(?![a-z])")
# Attributes that say what an element is for.
_MEANINGS = frozenset({"title", "role", "epub:type", "aria-label", "aria-describedby", "onclick"})
# What is a run of text and nothing else, to every browser.
_RUNS = frozenset(INLINE) - {"tt", "code", "q", "cite", "abbr", "var", "sub"} | {"o:p"}
_LEVEL = frozenset(
    {"", "0", "0px", "0pt", "0em", "0%", "0cm", "none", "auto", "normal", "static", "initial"}
    | {"inherit", "unset", "revert", "baseline", "middle"}
)
_MOVING = (
    "vertical-align", "mso-text-raise", "float", "transform", "translate", "margin-top",
    "margin-bottom", "padding-bottom", "font-variant-position", "inset", "baseline-shift",
    "alignment-baseline",
)  # fmt: skip
_SIDES = ("top", "bottom")
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_SCALED = {"small": "83%", "big": "120%"}
_USUAL = 16.0


class _Place(msgspec.Struct, frozen=True):
    """How large a run is, in pixels, and what moves it out of its line or may hide it."""

    size: float | None
    moved: tuple[str, ...]

    def is_beside(self, other: _Place) -> bool:
        """Whether two runs stand in one line in one size, both seen or neither."""
        if self.moved != other.moved or self.size is None or other.size is None:
            return self == other
        small, large = sorted((self.size, other.size))
        return small >= large * _SMALLER


def may_adjoin(source: bytes, *, hides: bool) -> bool:
    """Whether digits of a figure may stand in several runs; where something `hides`, a blank may be no blank."""
    return any(
        hides or source[split.start() - _NAME : split.start()] not in _BLANKS
        for split in _SPLIT_FIGURE.finditer(source)
    )


def part_figures(root: _Element, sheet: StyleSheet) -> None:
    """Set an object between digits that adjoin, but stand in runs of different size, height or sight."""
    places = _Places(sheet)
    heads: list[_Element] = []
    tails: list[_Element] = []
    for run in root.iter("*"):
        # Where a line's own end stands between, no digit is before.
        if (text := run.text) and text[0].isdigit() and run.tag not in _APART:
            before = _digit_before(run, within=False)
            if before is not None and not places.of(before).is_beside(places.of(run)):
                heads.append(run)
        if (text := run.tail) and text[0].isdigit() and run.tag not in _APART:
            before, owner = _digit_before(run, within=True), run.getparent()
            if before is None or owner is None or before is owner:
                continue
            if not places.of(before).is_beside(places.of(owner)):
                tails.append(run)
    for run in heads:
        run.text = OBJECT + UNPRINTABLE.sub("", run.text or "")
    for run in tails:
        run.tail = OBJECT + UNPRINTABLE.sub("", run.tail or "")


def _digit_before(run: _Element, *, within: bool) -> _Element | None:
    """The element whose text ends in a digit right before a run, or, `within` it, right before its end."""
    at = run
    while True:
        last: _Element | None
        owner: _Element | None
        if within:
            last, owner = at[-1] if len(at) else None, at
        else:
            last, owner = at.getprevious(), at.getparent()
        if owner is None:
            return None
        if text := owner.text if last is None else last.tail:
            return owner if text[-1].isdigit() else None
        if last is None and within:  # an empty run: on to what stands before it
            within = False
            continue
        at, within = (owner, False) if last is None else (last, True)
        if at.tag in _APART:
            return None


class _Places:
    """How elements are set, each looked at once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._known: dict[_Element, _Place] = {}
        self._hidden: dict[int, list[str]] = {}  # by the place of a rule

    def of(self, run: _Element) -> _Place:
        """How an element's own text is set, by itself and by all around it."""
        line: list[_Element] = []
        around: _Element | None = run
        while around is not None and around not in self._known:
            line.append(around)
            around = around.getparent()
        place = _Place(_USUAL, ()) if around is None else self._known[around]
        for element in reversed(line):
            place = self._known[element] = self._within(element, place)
        return place

    def _within(self, element: _Element, place: _Place) -> _Place:
        style = self._sheet.loosely(element)
        size = _scaled(_SCALED.get(str(element.tag), ""), place.size)
        if element.tag == "font" and (given := element.get("size", "").strip()):
            size = _FONT_SIZES.get(given)
        size = _scaled(type_size(style), size)
        # What moves a block moves its line as a whole.
        moved = () if element.tag in _APART else (*self._sets_off(element, style), *place.moved)
        return _Place(size, moved)

    def _sets_off(self, element: _Element, style: Declarations) -> list[str]:
        """What moves or hides an element, or may do so."""
        said = _moves(style) + may_hide(self._sheet.with_own(element), judged=True)
        if _is_named(element):
            said.append("named")
        alone = f" of {len(self._known)}"
        for rule in self._sheet.perhaps(element):
            # What may meet this and not the next of its like is said of this alone.
            said += [
                f"{each} by {rule.place}{'' if rule.alike else alone}" for each in self._hides(rule)
            ]
        own_line = any(each.startswith("display:") for each in said)
        if own_line or _is_link(element):  # no part of one number with the next of its like
            said.append(alone)
        return said

    def _hides(self, rule: Perhaps) -> list[str]:
        """What a rule that may hold hides or moves."""
        if rule.place not in self._hidden:
            hidden = may_hide(rule.said, judged=False)
            if not rule.alike and (_moves(rule.said) or type_size(rule.said)):
                hidden.append("moved")
            self._hidden[rule.place] = hidden
        return self._hidden[rule.place]


def _moves(style: Declarations) -> list[str]:
    """What moves an element out of its line, as its style says it."""
    said = [f"{name}:{style[name]}" for name in _MOVING if style.get(name, "") not in _LEVEL]
    position = style.get("position", "")
    if position in ("absolute", "fixed"):
        said.append(position)
    elif position == "relative":
        said += [f"{side}:{style[side]}" for side in _SIDES if style.get(side, "") not in _LEVEL]
    if re.search("sups|subs", style.get("font-feature-settings", "")):
        said.append("feature")
    return said


def _is_named(element: _Element) -> bool:
    """Whether an element is set off by its name, or by what it says of itself, in whatever way."""
    names = " ".join(element.get(name, "") for name in ("class", "id", "name")).lower()
    return (
        element.tag not in _RUNS
        or _NAMED.search(names) is not None
        or any(
            "note" in f"{name} {value}".lower() or "注" in value
            for name, value in _attributes(element)
            if name.startswith("data-") or name in _MEANINGS
        )
    )


def _attributes(element: _Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.items()]


def _is_link(element: _Element) -> bool:
    """Whether an element leads where a note may be: a number is linked as a whole, or by a mark after it."""
    if element.tag != "a" or not any(name in element.attrib for name in ("href", "onclick")):
        return False
    return may_be_note(element)


_RELATIVE = lazy_pattern(r"(\d+\.?\d*|\.\d+)(em|%)")
_ABSOLUTE = lazy_pattern(r"(\d+\.?\d*|\.\d+)(px|pt|rem|cm|mm|in|pc)")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "pc": 16.0}
_WORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_STEPS = {"smaller": 0.83, "larger": 1.2}


def _scaled(given: str, size: float | None) -> float | None:
    """The size of type that a declaration makes of the one around; None where it is not known."""
    if given in ("", "inherit", "unset"):
        return size
    if given in _WORDS:
        return _WORDS[given]
    if match := _ABSOLUTE.fullmatch(given):
        return float(match[1]) * _PIXELS[match[2]]
    if size is None:
        return None
    if given in _STEPS:
        return size * _STEPS[given]
    if match := _RELATIVE.fullmatch(given):
        return size * float(match[1]) / (1 if match[2] == "em" else 100)
    return None
