"""Tables without lines, put together from the lines of print that are theirs.

A table is given line by line (``Table.figures``): which lines a label or a name is broken over is left to whoever
knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import LOST, Place
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.drawn import PageDrawing, extent
from govreport_parse.readers.drawn_cells import Placed, place_on
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import Segment, parted, spacing_of
from govreport_parse.readers.unruled import Unruled
from govreport_parse.readers.unruled_names import over_columns, with_names
from govreport_parse.readers.unruled_sections import (
    Printed,
    Section,
    column_of,
    is_beyond,
    on_one_base,
    printed,
    sections_of,
    without_numbers,
)

__all__ = ["tables_of"]


class _Held(msgspec.Struct):
    """What a cell holds, and over how many columns; `lost`: nobody knows what."""

    segments: Sequence[Segment] = ()
    width: int = 1
    lost: bool = False


# What stands before the figures of a line, and in their columns.
_Laid = tuple[list[_Held], list[_Held]]


def tables_of(parts: Sequence[Unruled]) -> list[Placed]:
    """The tables of parts on pages one after the other, from the top down."""
    if not parts[0].told or any(part.page.turn for part in parts):
        return [_unread(parts)]
    every: list[Line] = []
    pages: list[PageDrawing] = []
    starts = []
    for part in parts:
        starts.append(len(every))
        every += [own for line in part.lines for own in on_one_base(line)]
        pages += [part.page] * (len(every) - len(pages))
    spacing = spacing_of(every)
    lines = [printed(line, spacing) for line in every]
    without_numbers(lines)
    sections = sections_of(lines, starts)
    return [_table(section, lines, pages, starts) for section in sections] or [_unread(parts)]


def _unread(parts: Sequence[Unruled]) -> Placed:
    """What says that rows stand there, without a figure."""
    rows = [(part.page, parted(line)) for part in parts for line in part.lines]
    return _placed(
        [
            (page, [_Held([segment], lost=segment.is_figure) for segment in segments])
            for page, segments in rows
        ]
    )


def _table(
    section: Section, lines: Sequence[Printed], pages: Sequence[PageDrawing], starts: Sequence[int]
) -> Placed:
    heads = {k: laid for head in section.heads for k, laid in _heads(lines, head, section)}
    laid = {
        k: heads[k] if k in heads else _row(lines[k], section)
        for k in range(section.first, section.end)
        if k in heads or not (lines[k].numbers or any(k in head for head in section.heads))
    }
    labels = max(len(left) for left, _ in laid.values())
    placed = _placed(
        [
            (pages[k], [*left, *[_Held()] * (labels - len(left)), *columns])
            for k, (left, columns) in laid.items()
        ]
    )
    breaks = (sum(k < start for k in laid) for start in starts if section.first < start)
    table = msgspec.structs.replace(
        placed.table,
        breaks=tuple(at for at in dict.fromkeys(breaks) if at < len(laid)),
        figures=len(section.columns),
    )
    return Placed(table=table, places=placed.places)


def _heads(lines: Sequence[Printed], head: range, section: Section) -> Iterator[tuple[int, _Laid]]:
    own = [k for k in head if not lines[k].numbers]
    columns = with_names(section.columns, [lines[k].labels for k in own])
    for k in own:
        left = [name for name in lines[k].labels if not is_beyond([name], section.columns)]
        names = [name for name in lines[k].labels if name not in left]
        row: list[_Held] = []
        at = 0
        for segments, begin, end in over_columns(names, columns):
            if begin >= at:
                row += [_Held()] * (begin - at)
                row.append(_Held(segments, end - begin))
                at = end
        row += [_Held()] * (len(section.columns) - at)
        yield k, ([_Held([name]) for name in left], row)


def _row(line: Printed, section: Section) -> _Laid:
    if line.figures and not (section.sure and not line.unclear):
        cells = [_Held(line.figures, lost=True) for _ in section.columns]
    else:
        cells = [_Held() for _ in section.columns]
        for figure in line.figures:
            cells[column_of(figure, section.columns)] = _Held([figure])
    return [_Held([label]) for label in line.labels], cells


def _placed(rows: Sequence[tuple[PageDrawing, Sequence[_Held]]]) -> Placed:
    """Cells in their grid, and where each stands."""
    places: dict[tuple[int, int], tuple[Place, ...]] = {}
    raw: list[list[RawCell]] = []
    for page, row in rows:
        at = 0
        for held in row:
            glyphs = [glyph for segment in held.segments for glyph in segment.line.glyphs]
            if glyphs:
                places[len(raw), at] = (place_on(page, extent(glyphs)),)
            at += held.width
        texts = ["".join(segment.text for segment in held.segments) for held in row]
        raw.append(
            [
                RawCell(text=LOST if held.lost else text, colspan=held.width)
                for held, text in zip(row, texts, strict=True)
            ]
        )
    return Placed(table=expand_grid(raw), places=places)
