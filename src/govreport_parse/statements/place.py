"""Where in its paragraph the reading stands; whoever reads on gives another record."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token

__all__ = ["Place", "Reading"]


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where in its sentence the reading stands.

    Attributes
    ----------
    start, end
        Where the sentence begins and ends.
    boundary
        Where the next figure's own words begin.
    aside
        The figure set aside before it: 由18件增至24件, 增加2件，共5件.
    last_year
        The last figure of another year.
    undated
        Words before it date no later figure.
    opening
        Where the words begin that opened another breakdown.
    elsewhere, period
        Whether the figure is of a part of the year, or of a wider body; which part.
    abroad
        A figure of the sentence is of the whole province or country.
    provincial
        The last figure is of all bodies of the province, of which a department reports.
    dropped
        A figure was left out, and rates may be its own.
    """

    start: int = 0
    end: int = 0
    boundary: int = 0
    aside: Token | None = None
    last_year: Token | None = None
    undated: int = 0
    opening: int | None = None
    elsewhere: bool = False
    period: str | None = None
    abroad: bool = False
    provincial: bool = False
    dropped: bool = False


class Reading(msgspec.Struct, frozen=True, gc=False):
    """How far a paragraph is read: its figures so far, and where in its sentence."""

    sheet: Sheet
    place: Place = Place()

    def on(self, sheet: Sheet) -> Reading:
        """The reading with other figures, or other breakdowns open."""
        return self if sheet is self.sheet else replace(self, sheet=sheet)

    def go(self, **fields: object) -> Reading:
        """The reading at another place."""
        return replace(self, place=replace(self.place, **fields))
