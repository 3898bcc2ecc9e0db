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

from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import (
    UNIT,
    Segment,
    Span,
    bands,
    closely_parted,
    overlaps,
)
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "Printed",
    "Section",
    "is_beyond",
    "on_one_base",
    "printed",
    "sections_of",
    "without_numbers",
]

# In ems: as far apart lines of one cell are, a figure between them; a baseline is as exact.
_BESIDE, _SAME, _EXACT = 0.8, 0.15, 0.05
# In ems: digits of one figure are apart by as much, less or more.
_EVEN = 0.05
# In ems: how far a label is from the number before it at most.
_AFTER_NUMBER = 0.6

_NUMBER = lazy_pattern(
    r"[\d一二三四五六七八九十]{1,3}[.．、]|[(（][\d一二三四五六七八九十]{1,3}[)）]"
)

# Lines above and below a row in which its label stands.
_AROUND = 3
# 29[3], ≈5: nothing else stands in columns of figures.
_WITH_DIGITS = lazy_pattern(r"[^\d\u4e00-\u9fff]{0,3}\d[^\u4e00-\u9fff]*")
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
    first, end
        Its first line, and the one after its last.
    heads
        The lines of its names, which print may repeat on each page.
    columns
        Of its figures, from the left.
    sure
        No name stands beside all columns.
    """

    first: int
    end: int
    heads: list[range]
    columns: list[Span]
    sure: bool


def printed(line: Line, spacing: float) -> Printed:
    """A line in parts; `spacing` is between the characters of a word, in ems."""
    segments = closely_parted(line, spacing)
    at = len(segments)
    while at and (segments[at - 1].is_figure or _WITH_DIGITS.fullmatch(segments[at - 1].text)):
        at -= 1
    labels, figures = _numbered(segments[:at]), segments[at:]
    if any(_NUMBERS.fullmatch(label.text) for label in labels):
        labels, figures = segments, []
    bases = [figure.line.base for figure in figures]
    unclear = bool(bases) and max(bases) - min(bases) > _SAME * line.size
    return Printed(line, labels, figures, unclear or not all(map(_is_even, figures)))


def on_one_base(line: Line) -> list[Line]:
    """The parts of a line whose characters stand exactly on one, from the top down: cells side by side are set so."""
    parts: list[list[Glyph]] = []
    for glyph in sorted(line.glyphs, key=lambda glyph: glyph.base):
        if parts and glyph.base - parts[-1][-1].base <= _EXACT * glyph.size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    if len(parts) == 1:
        return [line]
    return [
        Line(tuple(sorted(part, key=lambda glyph: glyph.x0)))
        for part in parts
        if any(glyph.text.strip() for glyph in part)
    ]


def _numbered(labels: Sequence[Segment]) -> list[Segment]:
    """Labels, each with the number that print sets before it with a blank."""
    found: list[Segment] = []
    for one in labels:
        near = found and one.x0 - found[-1].x1 <= _AFTER_NUMBER * one.line.size
        if near and _NUMBER.fullmatch(found[-1].text):
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


def sections_of(lines: Sequence[Printed], starts: Sequence[int]) -> list[Section]:
    """The sections of a table, from the top down; `starts`: its first line on each page."""
    rows = [k for k, one in enumerate(lines) if one.figures]
    begins: list[tuple[int, int]] = []  # the first line of a section, and the one after its names
    above: int | None = None
    for below in rows:
        between = range(0 if above is None else above + 1, below)
        near = above if above is None or not any(above < s <= below for s in starts) else None
        names = [k for k in between if _is_name(lines, k, near, below)]
        if above is None or names:
            first = names[0] if names and above is not None else between.start
            begins.append((first, names[-1] + 1 if names else first))
        above = below
    ends = [first for first, _ in begins[1:]] + [len(lines)] * bool(begins)
    found: list[Section] = []
    for (first, head), end in zip(begins, ends, strict=True):
        section = _section(lines, first, range(first, head), end)
        if found and first in starts and _goes_on(found[-1], section):
            section = _in_one(found.pop(), section, lines)
        found.append(section)
    return found


def without_numbers(lines: Sequence[Printed]) -> None:
    """Take for labels the numbers of rows: they stand left of all that stands on the lines above and below."""
    for k, one in enumerate(lines):
        if not one.figures:
            continue
        near = [
            label
            for other in lines[max(k - 2, 0) : k + 3]
            if abs(other.line.base - one.line.base) <= _BESIDE * one.line.size
            for label in other.labels
        ]
        while near and one.figures and all(label.x0 >= one.figures[0].x1 for label in near):
            one.labels.append(one.figures.pop(0))


def _goes_on(above: Section, below: Section) -> bool:
    """Whether a section is the rest of one on the page before: its figures stand in the same columns."""
    return len(above.columns) == len(below.columns) and all(
        a[0] < b[1] and b[0] < a[1] for a, b in zip(above.columns, below.columns, strict=True)
    )


def _in_one(above: Section, below: Section, lines: Sequence[Printed]) -> Section:
    columns = bands([*above.columns, *below.columns])
    sure = above.sure and below.sure and len(columns) == len(above.columns)
    if not sure:
        columns = above.columns
        for line in lines[below.first : below.end]:
            line.unclear = True
    return Section(above.first, below.end, [*above.heads, *below.heads], columns, sure)


def _is_name(lines: Sequence[Printed], k: int, above: int | None, below: int) -> bool:
    """Whether a line leads over the columns of the rows around it, as names do, and does not begin where labels do."""
    left = lines[below].first
    if above is not None:
        near = lines[k].line.base - lines[above].line.base <= _BESIDE * lines[k].line.size
        left = lines[above].first if near else min(left, lines[above].first)
    begins = [
        label.x0
        for line in lines[max((above or 0) - _AROUND, 0) : below + _AROUND + 1]
        for label in line.labels[:1]
        if label.x1 <= left and not UNIT.fullmatch(label.text)
    ]
    return any(
        segment.x1 > left + segment.line.size / 2
        and segment.x0 > max(begins, default=-1.0) + segment.line.size / 2
        for segment in lines[k].labels
    )


def _section(lines: Sequence[Printed], first: int, head: range, end: int) -> Section:
    rows = [one for one in lines[head.stop : end] if one.figures]
    columns = _columns(rows)
    for one in rows:
        _cut(one, columns)
    columns = _columns(rows)
    for one in rows:
        under = [[c for c, span in enumerate(columns) if overlaps(f, span)] for f in one.figures]
        held = [over[0] for over in under if len(over) == 1]
        alone = len(held) == len(one.figures) == len(set(held))
        one.unclear = one.unclear or not alone or is_beyond(one.labels, columns)
    _part_names(lines[first : head.stop], columns)
    labels = [label.x1 for one in lines[head.stop : end] for label in one.labels]
    above = [one.labels for one in lines[first : head.stop] if not one.numbers]
    blank = _blank_columns(above, columns, max(labels, default=0.0))
    sure = not blank or all(_has_name(column, above, [*columns, *blank]) for column in columns)
    columns = sorted([*columns, *blank])
    names = [name for own in above for name in own if is_beyond([name], columns)]
    sure = sure and all(any(overlaps(name, span) for span in columns) for name in names)
    return Section(first, end, [head] if head else [], columns, sure)


def _blank_columns(
    head: Sequence[Sequence[Segment]], columns: Sequence[Span], left: float
) -> list[Span]:
    """The columns that no row has a figure in: names right of the labels, and over no figures, say where they are."""
    found: list[Span] = []
    for names in reversed(head):  # of one column before those of several
        for name in names:
            if name.x0 < left or any(overlaps(name, span) for span in columns):
                continue
            over = [span for span in found if overlaps(name, span)]
            wider = bands([*over, (name.x0, name.x1)])
            if not over:
                found += wider
            elif len(over) == 1:
                found[found.index(over[0])] = wider[0]
    return found


def _has_name(column: Span, head: Sequence[Sequence[Segment]], columns: Sequence[Span]) -> bool:
    """Whether a name stands over the middle of a column and over no other, or the column below its middle."""
    middle = (column[0] + column[1]) / 2
    return any(
        name.x0 <= middle <= name.x1 or column[0] <= (name.x0 + name.x1) / 2 <= column[1]
        for names in head
        for name in names
        if [span for span in columns if overlaps(name, span)] == [column]
    )


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
                [
                    0,
                    *(own.values() if lines[frozenset(own)] > 1 or len(own) > 1 else ()),
                    len(name.line.glyphs),
                ]
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
                and not (glyphs[k - 1].text.isdecimal() and glyphs[k].text.isdecimal())
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
