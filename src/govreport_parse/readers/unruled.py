"""Tables without lines: figures that stand below one another in columns, and what names them.

A line of a table is parted where print leaves room. Lines that end in figures are its rows; what the figures of all
rows share is a column (:mod:`.unruled_sections`). A table is given line by line (``Table.figures``): which lines a
label or a name is broken over is left to whoever knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import LOST, Place
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.drawn import PageDrawing, extent
from govreport_parse.readers.drawn_cells import Placed, place_on
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import (
    APART,
    UNIT,
    Row,
    Segment,
    Span,
    bands,
    closely_parted,
    overlaps,
    parted,
    spacing_of,
)
from govreport_parse.readers.unruled_names import group_names, over_columns, with_names
from govreport_parse.readers.unruled_sections import (
    Printed,
    Section,
    column_of,
    is_beyond,
    printed,
    sections_of,
)
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Unruled", "in_one", "is_rest", "unruled_in"]

# Rows that make a table; or one of so many figures.
_MIN_ROWS, _MANY = 3, 6
# Lines without figures within a table: labels on several lines, heads, groups. Above it: names of columns.
_MAX_BETWEEN, _MAX_HEAD = 10, 14
# Of the text's width: what is as wide and in one piece is prose.
_PROSE = 0.8
# In ems: how far apart lines of one cell are, the figures of its row between them, and lines one below the other.
_BESIDE, _PITCH = 0.8, 1.5
# In ems: how far apart lines of a table are at most; and of one of whose rows a line in one piece is no heading.
_NEAR, _WITHIN = 5.5, 2.0

_ENDS = ("：", ":", "；", "！", "，")
_NUMBERED = lazy_pattern(r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分")


class Unruled(msgspec.Struct, frozen=True):
    """A table without lines, or what a page has of it.

    Attributes
    ----------
    page, first, end
        Its page, and the lines of it that it is made of.
    columns
        Of its figures.
    rows, places
        For each line the name of a group, the label, the unit, and what stands in each column.
    """

    page: PageDrawing
    columns: tuple[Span, ...]
    rows: tuple[tuple[RawCell, ...], ...]
    places: tuple[tuple[Place | None, ...], ...]
    first: int
    end: int


def unruled_in(page: PageDrawing, lines: Sequence[Line]) -> list[Unruled]:
    """The tables without lines among a page's lines, from the top down."""
    if not lines:
        return []
    rows = [Row(line, parted(line)) for line in lines]
    widest = max(line.x1 - line.x0 for line in lines)
    found: list[Unruled] = []
    at = 0
    for first, end in [*_runs(rows, widest), (len(rows), len(rows))]:
        found += _unread(page, rows, at, first)
        if first < end:
            found += _tables(page, lines[first:end], first)
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
            yield Unruled(page, (), tuple(texts), places, k, last)
        k = max(last, k + 1)


def _ends_in_figures(row: Row) -> bool:
    """Whether a line is words and, far from them, a figure, as rows of tables are."""
    if len(row.segments) < 2 or "。" in row.line.text:
        return False
    before, last = row.segments[-2:]
    return last.is_figure and last.x0 - before.x1 > APART * row.line.size


def _is_row(row: Row) -> bool:
    with_unit = len(row.segments) > 2 and any(UNIT.fullmatch(s.text) for s in row.segments[1:])
    return len(row.figures) >= 2 or _ends_in_figures(row) or (with_unit and bool(row.figures))


def _is_prose(row: Row, widest: float) -> bool:
    wide = max(one.x1 - one.x0 for one in closely_parted(row.line, 0.0))
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
        many = any(len(rows[anchor].figures) >= _MANY for anchor in anchors[k : last + 1])
        if last - k + 1 >= _MIN_ROWS or many:
            first = anchors[k]
            while first > max(taken, anchors[k] - _MAX_HEAD) and _is_head(rows, first - 1):
                first -= 1
            end = _end(rows, anchors[last])
            yield first, end
            taken = end
        k = last + 1


def _end(rows: Sequence[Row], last: int) -> int:
    """The line after a table's last row: lines of its label may stand below it."""
    left, end = rows[last].figures[0].x0, last + 1
    while (
        end < len(rows)
        and rows[end].line.base - rows[end - 1].line.base <= _PITCH * rows[last].line.size
        and rows[end].line.x1 <= left
        and not _is_heading(rows, end)
    ):
        end += 1
    return end


def _goes_on(rows: Sequence[Row], above: int, below: int, widest: float) -> bool:
    return below - above <= _MAX_BETWEEN + 1 and all(
        _is_near(rows, k, widest)
        and (not _is_heading(rows, k) or _is_within(rows, k, above, below))
        for k in range(above, below)
    )


def _is_within(rows: Sequence[Row], k: int, above: int, below: int) -> bool:
    """Whether a line lies so close to the rows around it that it is of their labels."""
    line = rows[k].line
    room = _WITHIN * line.size
    return line.base - rows[above].line.base <= room and rows[below].line.base - line.base <= room


def _is_heading(rows: Sequence[Row], k: int) -> bool:
    """Whether a line begins a part of the text: numbered, in one piece, with a line to itself."""
    row = rows[k]
    beside = [rows[j].line for j in (k - 1, k + 1) if 0 <= j < len(rows) and _is_row(rows[j])]
    return (
        len(row.segments) == 1
        and _NUMBERED.match(row.line.text) is not None
        and not any(_is_beside(row.line, line) or _names_group(row.line, line) for line in beside)
    )


def _names_group(one: Line, row: Line) -> bool:
    """Whether a line stands left of a row that is as near as lines of one cell are."""
    return one.x1 <= row.x0 and abs(row.base - one.base) <= _PITCH * one.size


def _is_near(rows: Sequence[Row], k: int, widest: float) -> bool:
    """Whether a line may be of the table that the line below it is of."""
    line, below = rows[k].line, rows[k + 1].line
    return not _is_prose(rows[k], widest) and below.base - line.base <= _NEAR * line.size


def _is_head(rows: Sequence[Row], k: int) -> bool:
    """Whether a line may name columns of the table that the line below it is of: it ends no text and heads none."""
    line, below = rows[k].line, rows[k + 1].line
    ends = "。" in line.text or line.text.endswith(_ENDS)
    return not (ends or _is_heading(rows, k)) and below.base - line.base <= _NEAR * line.size


def _is_beside(one: Line, other: Line) -> bool:
    return abs(other.base - one.base) <= _BESIDE * one.size


def _tables(page: PageDrawing, lines: Sequence[Line], first: int) -> Iterator[Unruled]:
    spacing = spacing_of(lines)
    parts = [printed(line, spacing) for line in lines]
    for section in sections_of(parts):
        rows = [*_heads(parts, section), *_rows(parts, section)]
        yield Unruled(
            page=page,
            columns=tuple(section.columns),
            rows=tuple(tuple(_cell(held) for held in row) for row in rows),
            places=tuple(tuple(_place(page, held.segments) for held in row) for row in rows),
            first=first + section.first,
            end=first + section.end,
        )


class _Held(msgspec.Struct):
    """What a cell holds, and over how many columns; `lost`: nobody knows what."""

    segments: Sequence[Segment] = ()
    width: int = 1
    lost: bool = False


def _cell(held: _Held) -> RawCell:
    text = "".join(segment.text for segment in held.segments)
    return RawCell(text=LOST if held.lost else text, colspan=held.width)


def _heads(lines: Sequence[Printed], section: Section) -> Iterator[list[_Held]]:
    head = [one for one in lines[section.first : section.head] if not one.numbers]
    columns = with_names(section.columns, [one.labels for one in head])
    units = bands(
        (unit.x0, unit.x1) for one in lines[section.head : section.end] for unit in _units(one)
    )
    for one in head:
        left = [name for name in one.labels if not is_beyond([name], section.columns)]
        over = [name for name in left if any(overlaps(name, span) for span in units)]
        row = [_Held(), _Held([name for name in left if name not in over]), _Held(over)]
        at = 0
        names = [name for name in one.labels if name not in left]
        for segments, begin, end in over_columns(names, columns):
            if begin >= at:
                row += [_Held()] * (begin - at)
                row.append(_Held(segments, end - begin))
                at = end
        yield row + [_Held()] * (len(section.columns) - at)


def _units(one: Printed) -> list[Segment]:
    return [segment for segment in one.labels[1:] if UNIT.fullmatch(segment.text)]


def _rows(lines: Sequence[Printed], section: Section) -> Iterator[list[_Held]]:
    body = lines[section.head : section.end]
    units = [_units(line) for line in body]
    rest = [
        [one for one in line.labels if one not in own]
        for line, own in zip(body, units, strict=True)
    ]
    groups = group_names(rest)
    for line, unit, own in zip(body, units, rest, strict=True):
        group = [segment for segment in own if id(segment) in groups]
        label = [segment for segment in own if id(segment) not in groups]
        sure = section.sure and not line.unclear
        cells = [_Held(lost=bool(line.figures) and not sure) for _ in section.columns]
        for figure in line.figures if sure else ():
            cells[column_of(figure, section.columns)] = _Held([figure])
        yield [_Held(group), _Held(label), _Held(unit), *cells]


def _place(page: PageDrawing, cell: Sequence[Segment]) -> Place | None:
    glyphs = [glyph for segment in cell for glyph in segment.line.glyphs]
    return place_on(page, extent(glyphs)) if glyphs else None


def is_rest(above: Unruled, below: Unruled) -> bool:
    """Whether a table may be the rest of one on the page before: its figures stand in the same columns."""
    return len(above.columns) == len(below.columns) > 0 and all(
        a[0] < b[1] and b[0] < a[1] for a, b in zip(above.columns, below.columns, strict=True)
    )


def in_one(parts: Sequence[Unruled]) -> Placed:
    """The table that parts on pages one after the other make."""
    rows = [row for part in parts for row in part.rows]
    places: dict[tuple[int, int], tuple[Place, ...]] = {}
    breaks = []
    at = 0
    for part in parts:
        breaks.append(at)
        for r, row in enumerate(part.rows):
            c = 0
            for cell, place in zip(row, part.places[r], strict=True):
                if place is not None:
                    places[at + r, c] = (place,)
                c += cell.colspan
        at += len(part.rows)
    table = msgspec.structs.replace(
        expand_grid(rows), breaks=tuple(breaks[1:]), figures=len(parts[0].columns)
    )
    return Placed(table=table, places=places)
