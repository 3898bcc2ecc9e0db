"""Tables without lines: figures that stand below one another in columns, and what names them.

A line of a table is parted where print leaves room. Lines with figures are its rows; what the figures of all
rows share is a column. A figure is given only where it stands in one column and no other; a row whose figures
do not is unreadable, and so are those of a table in which one may be broken over two lines. Which lines a label
is broken over is left to whoever knows labels (``Table.breaks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import LOST, Place
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.drawn import PageDrawing, Rule, extent
from govreport_parse.readers.drawn_cells import Placed, place_on
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import (
    APART,
    NAMES_APART,
    UNIT,
    Row,
    Segment,
    Span,
    closely_parted,
    is_word,
    overlaps,
    parted,
)
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Unruled", "in_one", "is_rest", "unruled_in"]

# Rows that make a table; of two figures or more, or with a unit beside one.
_MIN_ROWS = 3
# Lines without figures within a table: labels on several lines, heads, groups. Above it: names of columns.
_MAX_BETWEEN, _MAX_HEAD = 5, 7
# Of the text's width: what is as wide and in one piece is prose.
_PROSE = 0.8
# Columns that cannot be taken for each other: the names of more nearly touch, and so do their rows' labels.
_SURE = 3
# In ems: how far apart lines of one cell are, the figures of its row between them.
_BESIDE = 0.8
# In ems: how far apart lines of a table are at most.
_NEAR = 4.0


_NUMBERED = lazy_pattern(r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分")


class Unruled(msgspec.Struct, frozen=True):
    """A table without lines: its columns of figures, its rows, and the lines of its page that it is made of.

    ``broken``: a figure stands on a line without a label, and may be the rest of one that did not fit.
    """

    page: PageDrawing
    columns: tuple[Span, ...]
    rows: tuple[tuple[RawCell, ...], ...]
    places: tuple[tuple[Place | None, ...], ...]
    breaks: tuple[int, ...]
    first: int
    end: int
    broken: bool = False


def unruled_in(page: PageDrawing, lines: Sequence[Line], rules: Sequence[Rule]) -> list[Unruled]:
    """The tables without lines among a page's lines, from the top down; `rules` lie between their rows."""
    if not lines:
        return []
    rows = [Row(line, parted(line)) for line in lines]
    widest = max(line.x1 - line.x0 for line in lines)
    found: list[Unruled] = []
    at = 0
    for first, end in [*_runs(rows, widest), (len(rows), len(rows))]:
        found += _unread(page, rows, at, first)
        if first < end:
            found.append(_table(page, rows, first, end, rules))
        at = end
    return found


def _unread(page: PageDrawing, rows: Sequence[Row], first: int, end: int) -> Iterator[Unruled]:
    """What may be rows of a table among lines that are of none: told as one, without a figure."""
    k = first
    while k < end:
        last = k
        while last < end and _ends_in_figures(rows[last]):
            last += 1
        if last > k:
            texts = [
                tuple(
                    RawCell(text=LOST if segment.is_figure else segment.text)
                    for segment in row.segments
                )
                for row in rows[k:last]
            ]
            places = tuple(
                tuple(_place(page, [segment]) for segment in row.segments) for row in rows[k:last]
            )
            yield Unruled(page, (), tuple(texts), places, (), k, last)
        k = max(last, k + 1)


def _ends_in_figures(row: Row) -> bool:
    """Whether a line is words and, far from them, a figure, as rows of tables are."""
    if len(row.segments) < 2 or "。" in row.line.text:
        return False
    before, last = row.segments[-2:]
    return last.is_figure and last.x0 - before.x1 > APART * row.line.size


def _is_row(row: Row) -> bool:
    figures = row.figures
    return len(figures) >= 2 or (
        len(figures) == 1
        and len(row.segments) > 2
        and any(UNIT.fullmatch(s.text) for s in row.segments[1:])
    )


def _is_prose(row: Row, widest: float) -> bool:
    wide = max(one.x1 - one.x0 for one in row.segments)
    return wide >= _PROSE * widest or "。" in row.line.text


def _runs(rows: Sequence[Row], widest: float) -> Iterator[tuple[int, int]]:
    """First and end of runs of lines that are a table's, its head included."""
    anchors = [k for k, row in enumerate(rows) if _is_row(row)]
    k = 0
    taken = 0
    while k < len(anchors):
        last = k
        while last + 1 < len(anchors) and _goes_on(rows, anchors[last], anchors[last + 1], widest):
            last += 1
        count = last - k + 1
        if count >= _MIN_ROWS or (count >= 1 and len(rows[anchors[k]].figures) > 5):
            first = anchors[k]
            while first > max(taken, anchors[k] - _MAX_HEAD) and _is_near(rows, first - 1, widest):
                first -= 1
                if _is_heading(rows, first):
                    first += 1
                    break
            end = anchors[last] + 1
            while end < len(rows) and _is_beside(rows[end - 1].line, rows[end].line):
                end += 1
            yield first, end
            taken = end
        k = last + 1


def _goes_on(rows: Sequence[Row], above: int, below: int, widest: float) -> bool:
    return below - above <= _MAX_BETWEEN + 1 and all(
        _is_near(rows, k, widest) and not _is_heading(rows, k) for k in range(above, below)
    )


def _is_heading(rows: Sequence[Row], k: int) -> bool:
    """Whether a line begins a part of the text: numbered, in one piece, with a line to itself."""
    row = rows[k]
    beside = [rows[j].line for j in (k - 1, k + 1) if 0 <= j < len(rows) and _is_row(rows[j])]
    return (
        len(row.segments) == 1
        and _NUMBERED.match(row.line.text) is not None
        and not any(_is_beside(row.line, line) for line in beside)
    )


def _is_near(rows: Sequence[Row], k: int, widest: float) -> bool:
    """Whether a line may be of the table that the line below it is of."""
    line, below = rows[k].line, rows[k + 1].line
    return not _is_prose(rows[k], widest) and below.base - line.base <= _NEAR * line.size


def _is_beside(one: Line, other: Line) -> bool:
    return abs(other.base - one.base) <= _BESIDE * one.size


def _table(
    page: PageDrawing, rows: Sequence[Row], first: int, end: int, rules: Sequence[Rule]
) -> Unruled:
    anchors = [k for k in range(first, end) if _is_row(rows[k])]
    spans = [(s.x0, s.x1) for k in anchors for s in rows[k].figures]
    columns = _columns(spans)
    left = min(span[0] for span in columns)
    for k in range(first, end):
        rows[k].segments = [part for s in rows[k].segments for part in _cut(s, columns)]
    units = _columns(
        [(s.x0, s.x1) for k in anchors for s in rows[k].segments[1:] if UNIT.fullmatch(s.text)]
    )
    for k in set(range(first, end)) - set(anchors):
        rows[k].segments = closely_parted(rows[k].line)
    names = [k for k in range(first, end) if k not in anchors and len(rows[k].segments) > 1]
    for k in reversed(names):  # the name of one column before that of several
        for segment in sorted(rows[k].segments, key=lambda s: s.x1 - s.x0):
            if segment.x0 > left:
                columns = _with_name(columns, segment)
    _cut_labels(rows[first:end], left)
    made = [_made(rows[k], columns, units) for k in range(first, end)]
    for k in anchors:
        one = made[k - first]
        words = any(not segment.is_figure for cell in one.cells for segment in cell)
        beyond = any(cell[0].x0 > min(c.x0 for c in rows[k].figures) for cell in one.label)
        one.unclear = one.unclear or bool(one.wide) or words or beyond
    # A name beside all columns is one's whose place nobody knows.
    if any(s.x0 >= left for one in made for cell in one.label for s in cell):
        for one in made:
            one.unclear = True
    _settle(made, rules)
    return _as_table(page, made, columns, first, end)


def _columns(spans: Sequence[Span]) -> list[Span]:
    """What spans cover together, those that overlap as one."""
    found: list[Span] = []
    for x0, x1 in sorted(spans):
        if found and x0 <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def _with_name(columns: Sequence[Span], name: Segment) -> list[Span]:
    """The columns with the room of a column's name; one that no row has a figure in is a further column."""
    under = [span for span in columns if overlaps(name, span)]
    if len(under) > 1:
        return list(columns)
    room = (name.x0, name.x1)
    for span in under:
        room = min(room[0], span[0]), max(room[1], span[1])
    return sorted([*(span for span in columns if span not in under), room])


def _cut(segment: Segment, columns: Sequence[Span]) -> list[Segment]:
    """A segment, its label apart from the figure that begins a column right after it."""
    glyphs = segment.line.glyphs
    for k in range(1, len(glyphs)):
        figure, before = glyphs[k], glyphs[k - 1]
        begins = any(span[0] - figure.size / 2 <= figure.x0 <= span[1] for span in columns)
        if figure.text.isdecimal() and not before.text.isdecimal() and begins:
            rest = Segment(Line(glyphs[k:]))
            if rest.is_figure and before.text not in ".,，.-+":
                return [Segment(Line(glyphs[:k])), rest]
    return [segment]


class _Made(msgspec.Struct):
    """A row that is being made: its label's segments, its unit, what stands in each column, whether that is unclear."""

    label: list[list[Segment]]
    unit: list[Segment]
    cells: list[list[Segment]]
    wide: list[Segment]
    unclear: bool
    has_figures: bool
    base: float
    size: float


def _made(row: Row, columns: Sequence[Span], units: Sequence[Span]) -> _Made:
    made = _Made(
        label=[],
        unit=[],
        cells=[[] for _ in columns],
        wide=[],
        unclear=False,
        has_figures=bool(row.figures),
        base=row.line.base,
        size=row.line.size,
    )
    if len(row.segments) == 1 and is_word(row.segments[0]):  # a heading over all columns
        made.label.append(list(row.segments))
        return made
    for segment in row.segments:
        over = [c for c, span in enumerate(columns) if overlaps(segment, span)]
        if len(over) == 1:
            made.cells[over[0]].append(segment)
            made.unclear = made.unclear or (made.has_figures and len(made.cells[over[0]]) > 1)
        elif over:
            made.wide.append(segment)
        elif any(overlaps(segment, span) for span in units) and (
            not made.has_figures or UNIT.fullmatch(segment.text)
        ):
            made.unit.append(segment)
        else:
            made.label.append([segment])
    return made


def _cut_labels(rows: Sequence[Row], left: float) -> None:
    """Part the names of groups from the labels beside them, which begin where labels of other rows do."""
    starts = Counter(round(s.x0) for row in rows for s in row.segments if s.x0 < left)
    common = [x for x, count in starts.items() if count >= _MIN_ROWS]
    for row in rows:
        row.segments = [part for s in row.segments for part in _cut_at(s, common)]


def _cut_at(segment: Segment, places: Sequence[int]) -> list[Segment]:
    glyphs = segment.line.glyphs
    for k in range(1, len(glyphs)):
        glyph, before = glyphs[k], glyphs[k - 1]
        begins = any(abs(glyph.x0 - place) <= 1 for place in places)
        if begins and glyph.x0 - before.x1 > NAMES_APART * glyph.size:
            return [Segment(Line(glyphs[:k])), Segment(Line(glyphs[k:]))]
    return [segment]


def _settle(made: list[_Made], rules: Sequence[Rule]) -> None:
    """Join the lines of one row: half a line apart, at most one of them with figures."""
    at = 0
    while at + 1 < len(made):
        one, below = made[at], made[at + 1]
        if not _is_one(one, below, rules):
            at += 1
            continue
        one.label = _in_place(one.label + below.label)
        one.unit += below.unit
        one.cells = [a + b for a, b in zip(one.cells, below.cells, strict=True)]
        one.wide += below.wide
        one.unclear = one.unclear or below.unclear
        one.has_figures = one.has_figures or below.has_figures
        one.base = below.base
        del made[at + 1]


def _in_place(label: Sequence[list[Segment]]) -> list[list[Segment]]:
    """The cells of a label from left to right, lines that stand below one another as one."""
    found: list[list[Segment]] = []
    for cell in label:
        for other in found:
            if any(overlaps(a, (b.x0, b.x1)) for a in cell for b in other):
                other.extend(cell)
                break
        else:
            found.append(list(cell))
    return sorted(found, key=lambda cell: min(s.x0 for s in cell))


def _is_one(one: _Made, below: _Made, rules: Sequence[Rule]) -> bool:
    """Whether two lines are one row: half a line apart, at most one of them with figures, no line between them."""
    if one.has_figures and below.has_figures:
        return False
    near = below.base - one.base <= _BESIDE * one.size
    return near and not any(one.base < rule.at < below.base - below.size / 2 for rule in rules)


def _as_table(
    page: PageDrawing, made: Sequence[_Made], columns: Sequence[Span], first: int, end: int
) -> Unruled:
    labels = max((len(one.label) for one in made), default=1) or 1
    units = int(any(one.unit for one in made))
    rows: list[tuple[RawCell, ...]] = []
    places: list[tuple[Place | None, ...]] = []
    breaks: list[int] = []
    for k, one in enumerate(made):
        row: list[list[Segment]] = [[] for _ in range(labels - len(one.label))]
        row += one.label
        row += [one.unit] * units
        for c, cell in enumerate(one.cells):
            wide = [
                s
                for s in one.wide
                if overlaps(s, columns[c]) and not any(overlaps(s, span) for span in columns[:c])
            ]
            row.append(cell + wide)
        texts = ["".join(s.text for s in cell) for cell in row]
        if one.unclear:
            texts[labels + units :] = [LOST] * len(columns)
        rows.append(tuple(RawCell(text=text) for text in texts))
        places.append(tuple(_place(page, cell) for cell in row))
        if k and made[k - 1].has_figures is not one.has_figures:
            breaks.append(k)
    broken = any(one.has_figures and not one.label for one in made)
    return Unruled(
        page, tuple(columns), tuple(rows), tuple(places), tuple(breaks), first, end, broken
    )


def _place(page: PageDrawing, cell: Sequence[Segment]) -> Place | None:
    glyphs = [glyph for segment in cell for glyph in segment.line.glyphs]
    return place_on(page, extent(glyphs)) if glyphs else None


def is_rest(above: Unruled, below: Unruled) -> bool:
    """Whether a table may be the rest of one on the page before: its figures stand in the same columns."""
    return len(above.columns) == len(below.columns) > 0 and all(
        a[0] < b[1] and b[0] < a[1] for a, b in zip(above.columns, below.columns, strict=True)
    )


def _without_figures(row: Sequence[RawCell], part: Unruled) -> tuple[RawCell, ...]:
    labels = len(row) - len(part.columns)
    return (*row[:labels], *[RawCell(text=LOST)] * len(part.columns))


def in_one(parts: Sequence[Unruled]) -> Placed:
    """The table that parts on pages one after the other make."""
    sure = len(parts[0].columns) <= _SURE and not any(part.broken for part in parts)
    rows = [row if sure else _without_figures(row, part) for part in parts for row in part.rows]
    widest = max(map(len, rows))
    padded = [[RawCell(text="")] * (widest - len(row)) + list(row) for row in rows]
    places: dict[tuple[int, int], tuple[Place, ...]] = {}
    breaks = []
    at = 0
    for part in parts:
        breaks += [at + k for k in part.breaks]
        for r, row in enumerate(part.places):
            shift = widest - len(row)
            places.update({(at + r, shift + c): (p,) for c, p in enumerate(row) if p is not None})
        at += len(part.rows)
    table = msgspec.structs.replace(expand_grid(padded), breaks=tuple(breaks))
    return Placed(table=table, places=places)
