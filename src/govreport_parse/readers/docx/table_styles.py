"""Figures that the style of their table may hide: in the colour of their ground, too small, or not in line.

Which of a style's conditional formats (first row, bands …) wins in a cell is left open: a figure that one of
those that may apply hides, and that does not say otherwise itself, is not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.docx.inks import Inks, is_unseen
from govreport_parse.readers.docx.names import (
    CELL,
    COLOUR,
    HIGHLIGHT,
    OFF,
    ROW,
    RUN,
    SHADING,
    SIZE,
    TABLE,
    TABLE_STYLE,
    TEXT,
    VALUE,
    W,
)
from govreport_parse.readers.docx.styles import LOOKS, WHITE, Look, Styles, is_tiny, prints

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["doubt_figures"]

# The conditional formats of a style, those that win over others first: by rows and columns of the cell
# (None: any), and what switches each on in a table, as a word and as a bit.
_CORNERS = {"nwCell": (0, 0), "neCell": (0, -1), "swCell": (-1, 0), "seCell": (-1, -1)}
_EDGES = {
    "firstRow": (0, None),
    "lastRow": (-1, None),
    "firstCol": (None, 0),
    "lastCol": (None, -1),
}
_BANDS = dict.fromkeys(("band1Horz", "band2Horz", "band1Vert", "band2Vert"), (None, None))
_RANKS: tuple[Mapping[str, tuple[int | None, int | None]], ...] = (
    _CORNERS, _EDGES, _BANDS, {"wholeTable": (None, None)}, {"": (None, None)},
)  # fmt: skip
_SWITCHES = {
    "firstRow": ("firstRow", 0x20), "lastRow": ("lastRow", 0x40),
    "firstCol": ("firstColumn", 0x80), "lastCol": ("lastColumn", 0x100),
}  # fmt: skip


class _Verdict(msgspec.Struct, frozen=True):
    """What the formats that may apply to a cell do to a figure that says nothing itself.

    `gone`: the properties by which they hide it or set it out of its line; `tiny`: without size; `inks` and
    `grounds`: its colours, and those behind it.
    """

    gone: tuple[str, ...]
    tiny: bool
    inks: tuple[str, ...]
    grounds: tuple[str, ...]


def doubt_figures(body: _Element, styles: Styles, inks: Inks) -> None:
    """Set an object before each figure that the style of its table may hide."""
    if not styles.tables:
        return
    shaded = next(body.iter(SHADING, HIGHLIGHT), None) is not None
    shaded = shaded or any(SHADING in said for said in styles.settings.values())
    doubts = _Doubts(styles, inks, shaded=shaded)
    for run in body.iter(RUN):
        texts = [text for text in run.iterchildren(TEXT) if any(map(str.isdigit, text.text or ""))]
        if texts and doubts.may_hide(run):
            for text in texts:
                text.text = f"{OBJECT}{text.text}"


class _Doubts:
    """The verdicts on the cells of a body: a table has few kinds of them.

    `shaded`: some text, paragraph or cell may have a ground of its own.
    """

    def __init__(self, styles: Styles, inks: Inks, *, shaded: bool) -> None:
        self._styles = styles
        self._inks = inks
        self._shaded = shaded
        self._tables: dict[_Element, tuple[str, frozenset[str]]] = {}
        self._known: dict[tuple[str, frozenset[str], tuple[bool, ...]], _Verdict] = {}

    def may_hide(self, run: _Element) -> bool:
        """Whether the style of a run's table may hide it."""
        table = next(run.iterancestors(TABLE), None)
        if table is None:
            return False
        if table not in self._tables:
            named = table.find(f"{TABLE}Pr/{TABLE_STYLE}")
            off = frozenset(
                part for part, switch in _SWITCHES.items() if not _is_on(table, *switch)
            )
            self._tables[table] = "" if named is None else named.get(VALUE, ""), off
        style, off = self._tables[table]
        if style not in self._styles.tables:
            return False
        key = style, off, _place_of(run)
        if key not in self._known:
            self._known[key] = _verdict(self._styles.tables[style], off, key[2])
        return self._is_hidden(run, self._known[key])

    def _is_hidden(self, run: _Element, verdict: _Verdict) -> bool:
        inks = self._inks
        if any(not inks.names(run, tag) for tag in verdict.gone):
            return True
        if verdict.tiny and not inks.names(run, SIZE):
            return True
        if not verdict.inks or inks.names(run, COLOUR):
            return False
        own = inks.own_ground(run) if self._shaded else ""
        grounds = (own,) if own else verdict.grounds
        return any(is_unseen(ink, ground or WHITE) for ink in verdict.inks for ground in grounds)


def _place_of(run: _Element) -> tuple[bool, ...]:
    """Whether a run's row, and its cell, is the first, and the last."""
    around = next(run.iterancestors(ROW), None), next(run.iterancestors(CELL), None)
    return tuple(
        each is None or next(each.itersiblings(each.tag, preceding=first), None) is None
        for each in around
        for first in (True, False)
    )


def _verdict(parts: Mapping[str, Look], off: frozenset[str], place: tuple[bool, ...]) -> _Verdict:
    first = {0: place[0], -1: place[1], None: True}, {0: place[2], -1: place[3], None: True}
    ranks = [
        [
            parts[part]
            for part, (row, cell) in rank.items()
            if part in parts and part not in off and first[0][row] and first[1][cell]
        ]
        for rank in _RANKS
    ]
    return _Verdict(
        gone=tuple(
            tag for tag in LOOKS if any(not prints({tag: value}) for value in _said(ranks, tag))
        ),
        tiny=any(map(is_tiny, _said(ranks, SIZE))),
        inks=tuple(_said(ranks, COLOUR)),
        grounds=tuple(_said(ranks, SHADING)) or (WHITE,),
    )


def _said(ranks: Sequence[Sequence[Look]], tag: str) -> list[str]:
    """What the formats that may apply say of a property: those that win, one or several."""
    return next((found for rank in ranks if (found := [s[tag] for s in rank if tag in s])), [])


def _is_on(table: _Element, name: str, bit: int) -> bool:
    """Whether a table has a conditional format switched on; also where it does not say."""
    look = table.find(f"{TABLE}Pr/{W}tblLook")
    if look is None:
        return True
    given, bits = look.get(f"{W}{name}"), look.get(VALUE, "")
    if given is not None:
        return given not in OFF
    try:
        return bool(int(bits, 16) & bit)
    except ValueError:
        return True
