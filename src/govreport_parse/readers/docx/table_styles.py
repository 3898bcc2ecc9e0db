"""Figures that the style of their table may hide: in the colour of their ground, too small, or not in line.

Which of a style's conditional formats (first row, bands …) wins in a cell is left open: a figure that one of
those that may apply hides, and that does not say otherwise itself, is not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.docx.inks import Inks, is_unseen
from govreport_parse.readers.docx.names import (
    CELL,
    COLOUR,
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


def doubt_figures(body: _Element, styles: Styles, inks: Inks) -> None:
    """Set an object before each figure that the style of its table may hide."""
    if not styles.tables:
        return
    for run in body.iter(RUN):
        texts = [text for text in run.iterchildren(TEXT) if any(map(str.isdigit, text.text or ""))]
        if texts and _may_be_hidden(run, styles, inks):
            for text in texts:
                text.text = f"{OBJECT}{text.text}"


def _may_be_hidden(run: _Element, styles: Styles, inks: Inks) -> bool:
    table = next(run.iterancestors(TABLE), None)
    if table is None:
        return False
    named = table.find(f"{TABLE}Pr/{TABLE_STYLE}")
    parts = styles.tables.get("" if named is None else named.get(VALUE, ""))
    if not parts:
        return False
    ranks = [
        [
            parts[part]
            for part, place in rank.items()
            if part in parts and _applies(part, place, run)
        ]
        for rank in _RANKS
    ]
    if any(
        not inks.names(run, tag) and not prints({tag: value})
        for tag in LOOKS
        for value in _said(ranks, tag)
    ):
        return True
    if not inks.names(run, SIZE) and any(map(is_tiny, _said(ranks, SIZE))):
        return True
    if inks.names(run, COLOUR):
        return False
    grounds = [own] if (own := inks.own_ground(run)) else _said(ranks, SHADING) or [WHITE]
    return any(
        is_unseen(ink, ground or WHITE) for ink in _said(ranks, COLOUR) for ground in grounds
    )


def _said(ranks: Sequence[Sequence[Look]], tag: str) -> list[str]:
    """What the formats that may apply say of a property: those that win, one or several."""
    return next((found for rank in ranks if (found := [s[tag] for s in rank if tag in s])), [])


def _applies(part: str, place: tuple[int | None, int | None], run: _Element) -> bool:
    """Whether a conditional format may be that of a run's cell."""
    table = next(run.iterancestors(TABLE))
    row, cell = next(run.iterancestors(ROW), None), next(run.iterancestors(CELL), None)
    for asked, element in ((place[0], row), (place[1], cell)):
        if asked is not None and element is not None:
            beyond = element.itersiblings(element.tag, preceding=asked == 0)
            if next(beyond, None) is not None:
                return False
    return part not in _SWITCHES or _is_on(table, *_SWITCHES[part])


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
