"""A page of an OFD file as a drawing: what it shows, and a sign of loss where it shows what no text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule, of_rectangle
from govreport_parse.readers.ofd.geometry import (
    POINTS,
    Box,
    Matrix,
    Outline,
    box_of,
    box_said,
    matrix_said,
    moved,
    numbers,
    outlines,
)
from govreport_parse.readers.ofd.resources import Inks, Paint
from govreport_parse.readers.ofd.text import glyphs_of
from govreport_parse.readers.ofd.upright import upright

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Budget", "Scan", "Sheet"]

# In points: what is thinner is a line; an outline of a character is as large; lines lean by no more.
_THIN, _SIGN, _LEANS = 3.0, 40.0, 0.6
# A rectangle has so many points, with the first once more.
_RECTANGLE = 6
# Of a page: a picture as large is its background, or a scan of it.
_BACKGROUND = 0.5
# In ems: characters of one figure are no further apart; so far may one stand out of its object.
_RUNS_ON, _STANDS_OUT = 0.12, 0.5
# Of the longer side of a picture: so far it may stand out of its box, or be turned.
_ASKEW = 0.01
# Of 255: what is less opaque shows what is below.
_OPAQUE = 250
# How often it is asked whether something covers a character: as often as all else that a page may cost.
_MOST_QUESTIONS = 5_000_000
# The same of lines that meet: 16 million take two seconds, a page of a report has 400,000.
_MOST_MEETINGS = 40_000_000
# Characters that a step of a path takes at least, with its numbers.
_STEP = 4
_DEEPEST = 30


class Budget(msgspec.Struct):
    """What of a file has been counted towards its limits."""

    characters: int = 0
    objects: int = 0
    steps: int = 0
    questions: int = 0
    meetings: int = 0


class _Cover(msgspec.Struct, frozen=True):
    """What may cover text, or be the ground behind it: its place in the order of drawing."""

    order: int
    box: Box
    dark: bool = False
    certain: bool = True


class _Seen(msgspec.Struct, frozen=True):
    """A character, its place in the order of drawing, and whether it is drawn in white or not at all."""

    glyph: Glyph
    order: int
    white: bool
    shows: bool


class Scan(msgspec.Struct, frozen=True):
    """A picture that is a page but for small ones beside it: the path of its file, and its box on the page."""

    path: str
    box: Box
    beside: tuple[Box, ...]


class Sheet:
    """A page that is being drawn.

    Parameters
    ----------
    box
        What is shown of its space, in millimetres.
    inks
        The parameters of drawing of its document.
    budget
        What of the file has been counted.
    pictures
        The paths of files of pictures by their ids.
    """

    def __init__(self, box: Box, inks: Inks, budget: Budget, pictures: Mapping[str, str]) -> None:
        self._box = box
        self._inks = inks
        self._budget = budget
        self._order = 0
        self._text: list[_Seen] = []
        self._covers: list[_Cover] = []
        self._across: list[Rule] = []
        self._down: list[Rule] = []
        self._pictures: list[Box] = []
        self._files: dict[Box, str] = {}
        self._known = pictures
        self.width, self.height = (box[2] - box[0]) * POINTS, (box[3] - box[1]) * POINTS

    @property
    def is_picture(self) -> bool:
        """Whether it shows pictures and no text."""
        return bool(self._pictures) and not any(each.shows for each in self._text)

    @property
    def scan(self) -> Scan | None:
        """The one picture that the page is; None where it is none, or its picture is not simply shown."""
        area = self.width * self.height
        large = [box for box in self._pictures if _area(box) >= _BACKGROUND * area]
        if not self.is_picture or len(large) != 1 or large[0] not in self._files:
            return None
        over = _ASKEW * max(self.width, self.height)
        x0, y0, x1, y1 = large[0]
        if min(x0, y0, self.width - x1, self.height - y1) < -over:
            return None
        small = tuple(box for box in self._pictures if box is not large[0])
        return Scan(self._files[large[0]], large[0], small)

    def draw(self, parent: _Element, layer: str = "", depth: int = 0) -> None:
        """Draw the objects of a layer.

        Raises
        ------
        LimitExceeded
            Without a file's name, beyond a bound of :mod:`govreport_parse.model.limits`.
        """
        for drawn in parent:
            name = str(drawn.tag).rpartition("}")[2]
            self._budget.objects += 1
            limits.require(limits.PAGE_OBJECTS, self._budget.objects)
            self._order += 1
            if drawn.get("Visible") == "false":
                continue
            if name == "PageBlock" and depth < _DEEPEST:
                self.draw(drawn, layer, depth + 1)
            elif name == "TextObject":
                self._draw_text(drawn, layer)
            elif name == "PathObject":
                self._draw_path(drawn, layer)
            elif name in ("ImageObject", "CompositeObject"):
                self._draw_picture(drawn)

    def annotate(self, appearance: _Element) -> None:
        """What stands on the page beside its content: its lines, and boxes for what else it shows."""
        box = self._placed(appearance)
        for drawn in appearance.iter():
            name = str(drawn.tag).rpartition("}")[2]
            if name == "PathObject" and box is not None:
                self._draw_path(
                    drawn, "", (box[0] / POINTS + self._box[0], box[1] / POINTS + self._box[1])
                )
            elif name in ("TextObject", "ImageObject") and box is not None:
                self._pictures.append(box)

    def drawing(self, number: int) -> PageDrawing:
        """The page as it is read: turned as most of its text stands."""
        glyphs = list(self._shown())
        self._meet(len(glyphs))
        area = self.width * self.height
        drawing = PageDrawing(
            number=number,
            width=self.width,
            height=self.height,
            glyphs=tuple(glyphs),
            horizontals=tuple(self._across),
            verticals=tuple(self._down),
            pictures=tuple(box for box in self._pictures if _area(box) < _BACKGROUND * area),
        )
        turns = Counter(glyph.turn for glyph in glyphs if glyph.text.strip())
        most = turns.most_common(1)[0][0] if turns else 0
        return upright(drawing, most) if most else drawing

    # Objects.

    def _matrix(self, drawn: _Element, beside: tuple[float, float] = (0.0, 0.0)) -> Matrix:
        """From an object's space to the page's."""
        a, b, c, d, e, f = matrix_said(drawn.get("CTM"))
        boundary = box_said(drawn.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        x, y = boundary[0] - self._box[0] + beside[0], boundary[1] - self._box[1] + beside[1]
        return a, b, c, d, e + x, f + y

    def _placed(self, drawn: _Element) -> Box | None:
        """An object's boundary in points of the page."""
        box = box_said(drawn.get("Boundary"))
        if box is None:
            return None
        left, top = self._box[:2]
        return (
            (box[0] - left) * POINTS, (box[1] - top) * POINTS, (box[2] - left) * POINTS, (box[3] - top) * POINTS,
        )  # fmt: skip

    def _draw_text(self, text: _Element, layer: str) -> None:
        paint = self._inks.paint(text, "FillColor", layer)
        if text.get("Fill") == "false":
            stroke = self._inks.paint(text, "StrokeColor", layer)
            paint = stroke if text.get("Stroke") == "true" else Paint(shows=False)
        matrix = self._matrix(text)
        bounds = [box for box in (self._placed(text), self._clip(text, matrix)) if box is not None]
        glyphs = list(glyphs_of(text, matrix))
        self._budget.characters += len(glyphs)
        limits.require(limits.CHARACTERS, self._budget.characters)
        page = (0.0, 0.0, self.width, self.height)
        reaches = any(_is_within(glyph, page) for glyph in glyphs)
        for glyph in glyphs:
            seen = glyph
            if not _is_within(glyph, page):
                if not reaches:
                    continue
                seen = _at_edge(glyph, page)  # it leads beyond the page
            elif glyph.text.strip() and not all(_is_within(glyph, b, _STANDS_OUT) for b in bounds):
                seen = _lost(glyph)  # programs cut it there, or do not
            self._text.append(_Seen(seen, self._order, paint.is_white, paint.shows))

    def _clip(self, drawn: _Element, matrix: Matrix) -> Box | None:
        """The box of what is shown of an object, where something clips it."""
        points: list[tuple[float, float]] = []
        for area in drawn.iterfind("{*}Clips/{*}Clip/{*}Area"):
            own = matrix_said(area.get("CTM"))
            for path in area.iterfind("{*}Path"):
                box = box_said(path.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
                said = path.findtext("{*}AbbreviatedData") or ""
                for outline in self._outlines(said):
                    points += [moved(*moved(x + box[0], y + box[1], own), matrix) for x, y in outline.points]  # fmt: skip
        if not points:
            return None
        x0, y0, x1, y1 = box_of(points)
        return x0 * POINTS, y0 * POINTS, x1 * POINTS, y1 * POINTS

    def _draw_path(
        self, path: _Element, layer: str, beside: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        filled = self._inks.paint(path, "FillColor", layer) if path.get("Fill") == "true" else None
        stroked = None if path.get("Stroke") == "false" else self._inks.paint(path, "StrokeColor", layer)  # fmt: skip
        matrix = self._matrix(path, beside)
        clip = self._clip(path, matrix)
        width = (numbers(path.get("LineWidth")) or [0.0])[0] * POINTS
        for outline in self._outlines(path.findtext("{*}AbbreviatedData") or ""):
            points = [moved(x, y, matrix) for x, y in outline.points]
            drawn = Outline([(x * POINTS, y * POINTS) for x, y in points], outline.curved)
            box = _within(box_of(drawn.points), clip)
            if box is None:
                continue
            if filled is not None and filled.shows:
                self._fill(drawn, box, filled)
            if stroked is not None and stroked.shows:
                self._stroke(drawn, box, stroked, width, clip)

    def _outlines(self, said: str) -> list[Outline]:
        self._budget.steps += len(said) // _STEP
        limits.require(limits.PATH_STEPS, self._budget.steps)
        return outlines(said)

    def _fill(self, outline: Outline, box: Box, paint: Paint) -> None:
        straight = not outline.curved and len(outline.points) <= _RECTANGLE
        thin = min(box[2] - box[0], box[3] - box[1]) <= _THIN
        if not straight:
            self._draw_sign(box)
        elif thin and not paint.is_white:
            across, down = of_rectangle(*box)
            self._across += across
            self._down += down
        elif not thin:
            self._covers.append(
                _Cover(self._order, box, dark=not paint.is_white, certain=paint.is_opaque)
            )

    def _stroke(self, outline: Outline, box: Box, paint: Paint, width: float, clip: Box | None) -> None:  # fmt: skip
        if width > _THIN:  # a bar, which covers what is below
            half = width / 2
            bar = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
            self._covers.append(_Cover(self._order, bar, dark=not paint.is_white, certain=paint.is_opaque))  # fmt: skip
        if paint.is_white:
            return
        if outline.curved or len(outline.points) > _RECTANGLE:
            self._draw_sign(box)
            return
        for (ax, ay), (bx, by) in pairwise(outline.points):
            piece = _within((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), clip)
            if piece is not None and min(piece[2] - piece[0], piece[3] - piece[1]) <= _LEANS:
                across, down = of_rectangle(*piece)
                self._across += across
                self._down += down

    def _draw_sign(self, box: Box) -> None:
        """What may be a character that is drawn as an outline."""
        if max(box[2] - box[0], box[3] - box[1]) <= _SIGN:
            self._pictures.append(box)

    def _draw_picture(self, picture: _Element) -> None:
        box = self._placed(picture)
        alpha = numbers(picture.get("Alpha"))
        if box is not None and (not alpha or alpha[0] > 0):
            self._pictures.append(box)
            self._covers.append(_Cover(self._order, box, certain=False))
            path = self._known.get(picture.get("ResourceID", ""))
            if path and _is_simple(picture) and (not alpha or alpha[0] >= _OPAQUE):
                self._files[box] = path

    # What of the text is seen.

    def _shown(self) -> Iterator[Glyph]:
        hidden: list[Glyph] = []
        shown: list[Glyph] = []
        for each in self._text:
            is_blank = not each.glyph.text.strip()
            seen = each.glyph if is_blank else self._as_seen(each)
            if seen is None:
                hidden.append(each.glyph)
            else:
                shown.append(seen)
        yield from shown
        by_line: dict[int, list[Glyph]] = {}
        for glyph in shown:
            if glyph.text.isdecimal():
                by_line.setdefault(round(glyph.base), []).append(glyph)
        for glyph in hidden:
            near = (other for k in (-1, 0, 1) for other in by_line.get(round(glyph.base) + k, ()))
            if glyph.text.isdecimal() and any(self._runs_on(glyph, other) for other in near):
                yield _lost(glyph)

    def _as_seen(self, each: _Seen) -> Glyph | None:
        """A character; None where it is not seen, a sign of loss where that is not known."""
        if not each.shows:
            return None
        x, y = _middle(each.glyph)
        grounded, lost = False, False
        for cover in self._covers:
            self._ask()
            x0, y0, x1, y1 = cover.box
            if not (x0 <= x <= x1 and y0 <= y <= y1):
                continue
            if cover.order > each.order:
                if cover.certain:
                    return None
                lost = True
            else:
                grounded = cover.dark or not cover.certain
        if each.white and not grounded:
            return None
        return _lost(each.glyph) if lost else each.glyph

    def _runs_on(self, one: Glyph, other: Glyph) -> bool:
        self._ask()
        apart = max(one.x0, other.x0) - min(one.x1, other.x1)
        return apart < _RUNS_ON * one.size

    def _meet(self, glyphs: int) -> None:
        """Count which lines may meet others, or strike characters out; the latter is asked four times as fast."""
        self._budget.meetings += len(self._across) * (len(self._down) + glyphs // 4)
        if self._budget.meetings > _MOST_MEETINGS:
            raise limits.exceeded(limits.PAGE_OBJECTS)

    def _ask(self) -> None:
        self._budget.questions += 1
        if self._budget.questions > _MOST_QUESTIONS:
            raise limits.exceeded(limits.PAGE_OBJECTS)


def _is_simple(picture: _Element) -> bool:
    """Whether a picture is shown upright, filling its box."""
    box = box_said(picture.get("Boundary"))
    said = numbers(picture.get("CTM"))
    if box is None or len(picture) or picture.get("BlendMode"):
        return False
    if not said:
        return True
    sides = box[2] - box[0], box[3] - box[1]
    filled = (sides[0], 0.0, 0.0, sides[1], 0.0, 0.0)
    return len(said) == len(filled) and all(
        abs(one - other) <= _ASKEW * max(sides) for one, other in zip(said, filled, strict=True)
    )


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2


def _is_within(glyph: Glyph, box: Box, ems: float = 0.0) -> bool:
    x, y = _middle(glyph)
    over = ems * glyph.size
    return box[0] - over <= x <= box[2] + over and box[1] - over <= y <= box[3] + over


def _within(box: Box, clip: Box | None) -> Box | None:
    """What of a box is shown; None for nothing."""
    if clip is None:
        return box
    x0, y0 = max(box[0], clip[0]), max(box[1], clip[1])
    x1, y1 = min(box[2], clip[2]), min(box[3], clip[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _lost(glyph: Glyph) -> Glyph:
    return Glyph(LOST, glyph.x0, glyph.y0, glyph.x1, glyph.y1, glyph.base, glyph.size, glyph.turn)


def _at_edge(glyph: Glyph, page: Box) -> Glyph:
    """A sign at the page's edge for a character beyond it."""
    half = glyph.size / 2
    x0 = min(max(glyph.x0, page[0]), page[2] - half)
    y0 = min(max(glyph.y0, page[1]), page[3] - glyph.size)
    base = x0 if glyph.turn % 2 else min(max(glyph.base, y0), page[3])
    return Glyph(LOST, x0, y0, x0 + half, y0 + glyph.size, base, glyph.size, glyph.turn)
