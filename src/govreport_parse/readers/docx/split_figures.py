"""Figures whose digits stand in runs that differ in size, in width or in how well they are seen.

They are never read as one number: what is small may mark a footnote, and what is hardly seen may not be
meant to be. An object between the digits makes the figure unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.colours import apart
from govreport_parse.readers.docx.inks import Inks, property_of
from govreport_parse.readers.docx.names import (
    COLOUR,
    HIGHLIGHT,
    LITERALS,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SCALE,
    SHADING,
    SIZE,
    SPACING,
    TEXT,
    UNPRINTED,
    VANISHED,
)
from govreport_parse.readers.docx.styles import UNKNOWN, half_points, is_on
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["may_split_figures", "part_figures"]

# From the end of a text on: nothing but tags, none of a paragraph or of a further text, before a digit.
# Runs are a dozen tags apart; where very many stand between, that alone is enough for a look.
_TAG = rb"<(?!/\w+:p>|\w+:t(?:\s[^<>]*+(?<!/))?>(?:[^<]|<!))[^<]*+"
_ADJOINING = lazy_pattern(
    rb"(?:%b){1,64}+(?:<\w+:t(?:\s[^<>]*+)?>(?:\d|\xef\xbc|&#|<!)|%b)" % (_TAG, _TAG)
)
_LAST = frozenset(b"0123456789;>\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99")
# What the names of Word's elements begin with, as the first tag says; Strict Open XML has another name.
_PREFIX = lazy_pattern(rb"""xmlns:(\w+)=["'][^"'<>]*wordprocessingml/(?:2006/)?main["']""")
_HEAD = 2**14
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_OF_CHARSET = lazy_pattern(rb"""<\?xml[^<>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)
# A mark is set in five sixths of the size of its line or less; 10.5 pt beside 12 pt is carelessness.
_SMALLER = 0.85
_USUAL = 20.0  # half points
# Letters of half the width and less, or drawn together by three points, are not meant to be read.
_NARROW = 0.5
_CLOSE = -60.0
# What decides how a run is set and seen.
_ASKED = (SIZE, SCALE, SPACING, COLOUR, HIGHLIGHT, SHADING, RUN_STYLE)
# A colour that is no farther from what is behind it may not be seen.
_PALE = 39


def _may_by_source(xml: bytes) -> bool:
    prefixes = set(_PREFIX.findall(xml, 0, _HEAD))
    if b"\0" in xml or _OF_CHARSET.match(xml) or len(prefixes) != 1:
        return True
    end = b"</%b:t>" % prefixes.pop()
    at = xml.find(end)
    while at >= 0:
        if xml[at - 1] in _LAST and _ADJOINING.match(xml, at):
            return True
        at = xml.find(end, at + 1)
    return False


def _always_may(xml: bytes) -> bool:  # noqa: ARG001
    return True


may_split_figures: Callable[[bytes], bool] = shortcut(_may_by_source, _always_may)


def part_figures(body: _Element, inks: Inks) -> None:
    """Set an object between digits that adjoin, but stand in runs that are set otherwise."""
    last: _Element | None = None  # the run whose text ends in a digit right before
    unprinted: dict[_Element, bool] = {}
    for element in body.iter(TEXT, PARAGRAPH, *LITERALS):
        if element.tag != TEXT:
            last = None
            continue
        text, run = element.text or "", element.getparent()
        if not text or run is None or run.tag != RUN:
            continue
        ends = text[0] in _DIGITS, text[-1] in _DIGITS
        if any(ends) and _is_away(run, unprinted):
            last = last if all(ends) else None
            continue
        adjoin = last is not None and last is not run and ends[0]
        if last is not None and adjoin and not _are_beside(last, run, inks):
            element.text = OBJECT + text
        last = run if ends[1] else None


def _is_away(run: _Element, unprinted: dict[_Element, bool]) -> bool:
    """Whether a run is hidden by its properties, or stands in what does not print.

    `unprinted`: of the elements around runs whether they print nothing, as far as it is known.
    """
    if is_on(property_of(run, RUN_PROPERTIES, VANISHED)):
        return True
    unknown: list[_Element] = []
    around = run.getparent()
    while around is not None and around not in unprinted:
        unknown.append(around)
        around = around.getparent()
    away = around is not None and unprinted[around]
    for element in reversed(unknown):
        away = unprinted[element] = away or element.tag in UNPRINTED
    return away


def _are_beside(one: _Element, other: _Element, inks: Inks) -> bool:
    """Whether two runs of a line are set alike, or stand in two lines."""
    paragraphs = [next(run.iterancestors(PARAGRAPH), None) for run in (one, other)]
    if paragraphs[0] is not paragraphs[1]:
        return True
    alike = _are_set_alike(one, other)
    own = _measures(one, inks)
    sizes, scales, spacings = zip(own, own if alike else _measures(other, inks), strict=True)
    small, large = sorted(sizes)
    if not small:  # of one that nothing gives it is known that it is not tiny
        small, large = min(large or _USUAL, _USUAL), _USUAL
    narrow, wide = sorted(scales)
    close, apart_by = sorted(spacings)
    return (
        small >= large * _SMALLER
        and narrow > wide * _NARROW
        and (close > _CLOSE or close == apart_by)
        and (alike or _is_pale(one, inks) == _is_pale(other, inks))
    )


def _measures(run: _Element, inks: Inks) -> tuple[float, float, float]:
    """The size of a run, by how much it is set wider and how far its letters are set apart."""
    return (
        half_points(inks.setting(run, SIZE)) or 0.0,
        _number(inks.setting(run, SCALE), 100.0),
        _number(inks.setting(run, SPACING), 0.0),
    )


def _are_set_alike(one: _Element, other: _Element) -> bool:
    """Whether two runs stand in one place and have the same of the properties that are looked at here."""
    return one.getparent() is other.getparent() and _said(one) == _said(other)


def _said(run: _Element) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """What each properties of a run say, by tag, with its attributes."""
    return [
        [(str(each.tag), _attributes(each)) for each in held.iterchildren(*_ASKED)]
        for held in run.iterchildren(RUN_PROPERTIES)
    ]


def _attributes(element: _Element) -> list[tuple[str, str]]:
    return sorted((str(name), str(value)) for name, value in element.items())


def _number(value: str, usual: float) -> float:
    try:
        return float(value.rstrip("%"))
    except ValueError:
        return usual


def _is_pale(run: _Element, inks: Inks) -> bool:
    ink, ground = inks.ink(run), inks.ground(run)
    return ink != "" and ground != UNKNOWN and apart(ink, ground) <= _PALE
