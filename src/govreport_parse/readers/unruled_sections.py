"""Lines of a table without lines, in sections: each with its columns of figures, and the names above them.

A line of a table ends in figures or has none. What the figures of a section's lines share is a column; where two of
one line would share one, nobody knows the columns, and no figure is given. What stands above the figures are names;
what stands left of them are labels, the names of groups of rows left of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import (
    Segment,
    Span,
    bands,
    closely_parted,
    overlaps,
)
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Printed", "Section", "is_beyond", "printed", "sections_of"]

# In ems: as far apart lines of one cell are, a figure between them; a baseline is as exact.
_BESIDE, _SAME = 0.8, 0.15
# Of the size of a line: what is smaller, and set high, is of a note.
_SMALL = 0.87
# In ems: digits of one figure are apart by as much, less or more.
_EVEN = 0.05

_NUMBER = lazy_pattern(
    r"[\d一二三四五六七八九十]{1,3}[.．、]|[(（][\d一二三四五六七八九十]{1,3}[)）]"
)

# What stands above the numbers of columns.
_NUMBERS = lazy_pattern(r"[甲乙丙丁戊]")


class Printed(msgspec.Struct):
    """A line of print by what it may be of a row: labels, and figures at its end."""

    line: Line
    labels: list[Segment]
    figures: list[Segment]
    unclear: bool

    @property
    def first(self) -> float:
        """Where its figures begin."""
        return self.figures[0].x0

    @property
    def numbers(self) -> bool:
        """Whether it numbers the columns: 甲 乙 丙 1 2."""
        return any(_NUMBERS.fullmatch(label.text) for label in self.labels)


class Section(msgspec.Struct):
    """Rows under names of their own: the lines of the names and of the rows, and the room of each column.

    Attributes
    ----------
    first, head, end
        Its first line among those of the table, the first after its names, and the one after its last.
    columns
        Of its figures, from the left.
    sure
        No name stands beside all columns.
    """

    first: int
    head: int
    end: int
    columns: list[Span]
    sure: bool


def printed(line: Line, spacing: float) -> Printed:
    """A line in parts; `spacing` is between the characters of a word, in ems."""
    segments = closely_parted(_without_notes(line), spacing)
    at = len(segments)
    while at and segments[at - 1].is_figure:
        at -= 1
    labels, figures = _numbered(segments[:at]), segments[at:]
    if any(_NUMBERS.fullmatch(label.text) for label in labels):
        labels, figures = segments, []
    bases = [figure.line.base for figure in figures]
    unclear = bool(bases) and max(bases) - min(bases) > _SAME * line.size
    return Printed(line, labels, figures, unclear or not all(map(_is_even, figures)))


def _without_notes(line: Line) -> Line:
    """A line without the figures set small and high that refer to a note."""
    kept = tuple(
        glyph
        for glyph in line.glyphs
        if glyph.size >= _SMALL * line.size or line.base - glyph.base <= _SAME * line.size
    )
    return Line(kept) if kept else line


def _numbered(labels: Sequence[Segment]) -> list[Segment]:
    """Labels, each with the number that print sets before it with a blank."""
    found: list[Segment] = []
    for one in labels:
        if found and _NUMBER.fullmatch(found[-1].text):
            found[-1] = Segment(Line((*found[-1].line.glyphs, *one.line.glyphs)))
        else:
            found.append(one)
    return found


def _is_even(figure: Segment) -> bool:
    """Whether digits that follow each other are as far apart as all: else they may be of two columns."""
    glyphs = figure.line.glyphs
    gaps = [
        (b.x0 - a.x1) / a.size
        for a, b in pairwise(glyphs)
        if a.text.isdecimal() and b.text.isdecimal()
    ]
    return not gaps or (max(gaps) <= _EVEN and max(gaps) - min(gaps) <= _EVEN)


def sections_of(lines: Sequence[Printed]) -> list[Section]:
    """The sections of a table, from the top down."""
    rows = [k for k, one in enumerate(lines) if one.figures]
    begins: list[tuple[int, int]] = []  # the first line of a section, and the one after its names
    above: int | None = None
    for below in rows:
        between = range(0 if above is None else above + 1, below)
        names = [k for k in between if _is_name(lines, k, above, below)]
        if above is None or names:
            first = names[0] if names and above is not None else between.start
            begins.append((first, names[-1] + 1 if names else first))
        above = below
    ends = [first for first, _ in begins[1:]] + [len(lines)]
    return [
        _section(lines, first, head, end) for (first, head), end in zip(begins, ends, strict=True)
    ]


def _is_name(lines: Sequence[Printed], k: int, above: int | None, below: int) -> bool:
    """Whether a line leads over the columns of the rows around it, as names do and labels do not."""
    left = lines[below].first
    if above is not None:
        near = lines[k].line.base - lines[above].line.base <= _BESIDE * lines[k].line.size
        left = lines[above].first if near else min(left, lines[above].first)
    return any(segment.x1 > left + segment.line.size / 2 for segment in lines[k].labels)


def _section(lines: Sequence[Printed], first: int, head: int, end: int) -> Section:
    rows = [one for one in lines[head:end] if one.figures]
    columns = _columns(rows)
    for one in rows:
        _cut(one, columns)
    columns = _columns(rows)
    for one in rows:
        under = [[c for c, span in enumerate(columns) if overlaps(f, span)] for f in one.figures]
        held = [over[0] for over in under if len(over) == 1]
        alone = len(held) == len(one.figures) == len(set(held))
        one.unclear = one.unclear or not alone or is_beyond(one.labels, columns)
    _part_names(lines[first:head], columns)
    names = [
        name
        for one in lines[first:head]
        for name in one.labels
        if is_beyond([name], columns) and not one.numbers
    ]
    sure = all(any(overlaps(name, span) for span in columns) for name in names)
    return Section(first, head, end, columns, sure)


def _part_names(head: Sequence[Printed], columns: Sequence[Span]) -> None:
    """Part names that touch where the figures below begin: where a character of two lines or more does, at each."""
    cuts = {id(name): _cuts(name, columns) for one in head for name in one.labels}
    lines = Counter(frozenset(own) for own in cuts.values() if own)
    for one in head:
        one.labels = [
            Segment(Line(name.line.glyphs[a:b]))
            for name in one.labels
            for own in (cuts[id(name)],)
            for a, b in pairwise(
                [0, *(own.values() if lines[frozenset(own)] > 1 else ()), len(name.line.glyphs)]
            )
        ]


def _cuts(name: Segment, columns: Sequence[Span]) -> dict[int, int]:
    """The columns that begin under a name, each with the character that begins there; none where one has none."""
    glyphs = name.line.glyphs
    found: dict[int, int] = {}
    for c, (edge, _) in enumerate(columns):
        if name.x0 < edge < name.x1:
            near = (
                k
                for k in range(1, len(glyphs))
                if abs(glyphs[k].x0 - edge) <= _SAME * glyphs[k].size
            )
            found[c] = next(near, 0)
    return found if all(found.values()) and len(set(found.values())) == len(found) else {}


def _columns(rows: Sequence[Printed]) -> list[Span]:
    """The room of each column: of the rows with most figures, and of what stands in one of theirs or beside all."""
    most = max(len(one.figures) for one in rows)
    full = [one for one in rows if len(one.figures) == most]
    columns = bands((figure.x0, figure.x1) for one in full for figure in one.figures)
    others = (figure for one in rows if len(one.figures) < most for figure in one.figures)
    for figure in others:
        if sum(overlaps(figure, span) for span in columns) <= 1:
            columns = bands([*columns, (figure.x0, figure.x1)])
    return columns


def is_beyond(labels: Sequence[Segment], columns: Sequence[Span]) -> bool:
    """Whether one of some segments leads over the first column; labels nearly touch it."""
    return any(one.x1 > columns[0][0] + one.line.size / 4 for one in labels)


def _cut(row: Printed, columns: Sequence[Span]) -> None:
    """Part a label from the figure that touches it, where a column begins there that the row has no other figure in."""
    if not row.labels:
        return
    glyphs = row.labels[-1].line.glyphs
    at = len(glyphs)
    while at and glyphs[at - 1].text.isdecimal():
        at -= 1
    if not 0 < at < len(glyphs):
        return
    figure = Segment(Line(glyphs[at:]))
    under = [span for span in columns if overlaps(figure, span)]
    taken = any(overlaps(other, span) for other in row.figures for span in under)
    if len(under) == 1 and not taken and figure.is_figure:
        row.labels[-1] = Segment(Line(glyphs[:at]))
        row.figures.insert(0, figure)
        row.unclear = row.unclear or not _is_even(figure)


def column_of(figure: Segment, columns: Sequence[Span]) -> int:
    """The column that a figure stands in."""
    return next(c for c, span in enumerate(columns) if overlaps(figure, span))
