"""Tables without lines: which lines of a page are their rows, their labels and the names of their columns.

A line of a table is parted where print leaves room. Lines that end in figures are its rows; labels and names stand
between them and above. What such lines make is left to :mod:`.unruled_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import APART, Row, closely_parted, overlaps, parted
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Unruled", "begins_with_table", "unruled_in"]

# Rows that make a table; or one of so many figures.
_MIN_ROWS, _MANY = 3, 6
# Lines without figures within a table: labels on several lines, heads, groups. Above it: names of columns.
_MAX_BETWEEN, _MAX_HEAD = 40, 14
# Of the text's width: what is as wide and in one piece is prose.
_PROSE = 0.8
# In ems: how far apart lines of one cell are, the figures of its row between them, and lines one below the other.
_BESIDE, _PITCH = 0.8, 1.5
# In ems: how far apart lines of a table are at most; of one of whose rows a line in one piece is no heading; and
# those of one figure.
_NEAR, _WITHIN, _FARTHEST = 5.5, 2.0, 2.6

_ENDS = ("：", ":", "；", "！", "，")
_NUMBERED = lazy_pattern(r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分")

_CAPTION = lazy_pattern(r"附.{0,40}|.{0,40}表\s?(?:[(（].{0,12}[)）])?")


class Unruled(msgspec.Struct, frozen=True):
    """What a page has of a table without lines.

    Attributes
    ----------
    page, lines, first
        Its page, its lines, and the first of them among those of the page.
    told
        Whether its rows are read; else it only says that some stand there.
    last
        Nothing stands below it on its page.
    """

    page: PageDrawing
    lines: tuple[Line, ...]
    first: int
    told: bool = True
    last: bool = False

    @property
    def end(self) -> int:
        """The line after its last."""
        return self.first + len(self.lines)


def begins_with_table(lines: Sequence[Line]) -> bool:
    """Whether the first lines of a page are of a table without lines, after the name of a group of rows at most."""
    if not lines:
        return False
    rows, widest = _rows_of(lines)
    first = next(_runs(rows, widest), (-1, -1))[0]
    return first == 0 or (first == 1 and _is_head_of_group(rows))


def _is_head_of_group(rows: Sequence[Row]) -> bool:
    """Whether the first line may be the name of a group of the rows after it."""
    first, second = rows[0].line, rows[1].line
    near = second.base - first.base <= _WITHIN * first.size
    return near and _is_row(rows, 1) and not _ends_text(first)


def unruled_in(
    page: PageDrawing, lines: Sequence[Line], *, goes_on: bool, ends: bool
) -> list[Unruled]:
    """The tables without lines among a page's lines, from the top down.

    `goes_on`: the page before ends in one. `ends`: the next page begins with one, whose names may stand on this one.
    """
    if not lines:
        return []
    rows, widest = _rows_of(lines)
    runs = list(_runs(rows, widest, goes_on=goes_on, ends=ends))
    if ends:
        at = _tail(rows, runs[-1][1] if runs else 0, widest)
        if runs and at == runs[-1][1]:
            runs[-1] = runs[-1][0], len(rows)
        elif at < len(rows):
            runs.append((at, len(rows)))
    found: list[Unruled] = []
    at = 0
    for first, end in [*runs, (len(rows), len(rows))]:
        found += _unread(page, rows, at, first)
        if first < end:
            found.append(Unruled(page, tuple(lines[first:end]), first, last=end == len(rows)))
        at = end
    return found


def _rows_of(lines: Sequence[Line]) -> tuple[list[Row], float]:
    """Lines with their segments, and how wide the widest is."""
    return [Row(line, parted(line)) for line in lines], max(line.x1 - line.x0 for line in lines)


def _tail(rows: Sequence[Row], first: int, widest: float) -> int:
    """Where the lines at a page's end begin that may be of a table on the next page: names in columns, or what goes on."""
    at = len(rows)
    while at > max(first, len(rows) - _MAX_HEAD):
        row = rows[at - 1]
        ends = _ends_text(row.line) if at == len(rows) else not _is_head(rows, at - 1)
        alone = len(row.segments) == 1 and _is_prose(row, widest)
        if ends or alone or _is_heading(rows, at - 1):
            break
        at -= 1
    named = any(len(row.segments) > 1 for row in rows[at:])
    return at if named or at == first else len(rows)


def _ends_text(line: Line) -> bool:
    return "。" in line.text or line.text.endswith(_ENDS)


def _unread(page: PageDrawing, rows: Sequence[Row], first: int, end: int) -> Iterator[Unruled]:
    """What may be rows of a table among lines that are of none."""
    k = first
    while k < end:
        last = k
        while last < end and (_ends_in_figures(rows[last]) or _is_beside_label(rows, last)):
            last += 1
        if last > k:
            yield Unruled(page, tuple(row.line for row in rows[k:last]), k, told=False)
        k = max(last, k + 1)


def _ends_in_figures(row: Row) -> bool:
    """Whether a line is words and, far from them, a figure, as rows of tables are."""
    if len(row.segments) < 2 or "。" in row.line.text:
        return False
    before, last = row.segments[-2:]
    return last.is_figure and last.x0 - before.x1 > APART * row.line.size


def _is_row(rows: Sequence[Row], k: int) -> bool:
    return len(rows[k].figures) > 1 or _ends_in_figures(rows[k]) or _is_beside_label(rows, k)


def _is_beside_label(rows: Sequence[Row], k: int) -> bool:
    """Whether a line is but figures, and the one above or below it stands left of them, as near as lines of one cell."""
    line = rows[k].line
    return all(segment.is_figure for segment in rows[k].segments) and any(
        other.line.x1 <= line.x0
        and not _ends_text(other.line)
        and abs(other.line.base - line.base) <= _PITCH * line.size
        for other in rows[max(k - 1, 0) : k + 2]
    )


def _is_prose(row: Row, widest: float) -> bool:
    wide = max(one.x1 - one.x0 for one in closely_parted(row.line, 0.0))
    return wide >= _PROSE * widest or "。" in row.line.text


def _runs(
    rows: Sequence[Row], widest: float, *, goes_on: bool = False, ends: bool = False
) -> Iterator[tuple[int, int]]:
    """First and end of runs of lines that are a table's, its head included; one that leads over pages may have few rows."""
    anchors = [k for k in range(len(rows)) if _is_row(rows, k)]
    k = 0
    taken = 0
    while k < len(anchors):
        last = k
        while last + 1 < len(anchors) and _goes_on(rows, anchors[last], anchors[last + 1], widest):
            last += 1
        many = any(len(rows[anchor].figures) >= _MANY for anchor in anchors[k : last + 1])
        first = anchors[k]
        while first > max(taken, anchors[k] - _MAX_HEAD) and (
            _is_head(rows, first - 1) or _is_group(rows, first - 1)
        ):
            first -= 1
        if goes_on and first == 1 and _is_head_of_group(rows):
            first = 0
        end = _end(rows, anchors[last])
        over_pages = (goes_on and first == 0) or (ends and end == len(rows))
        if last - k + 1 >= _MIN_ROWS or many or over_pages:
            yield first, end
            taken = end
        k = last + 1


def _end(rows: Sequence[Row], last: int) -> int:
    """The line after a table's last row: lines of its label may stand below it, and the rest of a figure."""
    left, end = min(figure.x0 for figure in rows[last].figures), last + 1
    while end < len(rows):
        line, apart = rows[end].line, rows[end].line.base - rows[end - 1].line.base
        label = apart <= _PITCH * line.size and line.x1 <= left and not _is_heading(rows, end)
        rest = apart <= _FARTHEST * line.size and all(one.is_figure for one in rows[end].segments)
        if not label and not rest:
            break
        end += 1
    return end


def _goes_on(rows: Sequence[Row], above: int, below: int, widest: float) -> bool:
    return below - above <= _MAX_BETWEEN + 1 and all(
        _is_near(rows, k, widest)
        and (
            not _is_heading(rows, k)
            or _is_within(rows, k, above, below)
            or _in_same_columns(rows, above, below)
        )
        for k in range(above, below)
    )


def _in_same_columns(rows: Sequence[Row], above: int, below: int) -> bool:
    """Whether figures of two rows stand in the same columns, with no names between them: what stands there is a row."""
    figures = [(one.x0, one.x1) for one in rows[below].figures]
    return (
        len(figures) == len(rows[above].figures)
        and all(overlaps(one, span) for one, span in zip(rows[above].figures, figures, strict=True))
        and all(len(row.segments) == 1 for row in rows[above + 1 : below])
    )


def _is_within(rows: Sequence[Row], k: int, above: int, below: int) -> bool:
    """Whether a line lies so close to the rows around it that it is of their labels."""
    line = rows[k].line
    room = _WITHIN * line.size
    return line.base - rows[above].line.base <= room and rows[below].line.base - line.base <= room


def _is_heading(rows: Sequence[Row], k: int) -> bool:
    """Whether a line begins a part of the text: numbered, in one piece, with a line to itself."""
    row = rows[k]
    beside = [rows[j] for j in (k - 1, k + 1) if 0 <= j < len(rows) and _is_row(rows, j)]
    return (
        len(row.segments) == 1
        and _NUMBERED.match(row.line.text) is not None
        and not any(
            _is_beside(row.line, other.line) or _names_group(row.line, other) for other in beside
        )
    )


def _names_group(one: Line, row: Row) -> bool:
    """Whether a line stands left of the figures of a row that is as near as lines of one cell are."""
    return one.x1 <= row.figures[0].x0 and abs(row.line.base - one.base) <= _PITCH * one.size


def _is_near(rows: Sequence[Row], k: int, widest: float) -> bool:
    """Whether a line may be of the table that the line below it is of."""
    line, below = rows[k].line, rows[k + 1].line
    return not _is_prose(rows[k], widest) and below.base - line.base <= _NEAR * line.size


def _is_head(rows: Sequence[Row], k: int) -> bool:
    """Whether a line may name columns of the table that the line below it is of: it ends no text and heads none."""
    line, below = rows[k].line, rows[k + 1].line
    if len(rows[k].segments) == 1 and _CAPTION.fullmatch(line.text):
        return False
    return (
        not (_ends_text(line) or _is_heading(rows, k))
        and below.base - line.base <= _NEAR * line.size
    )


def _is_group(rows: Sequence[Row], k: int) -> bool:
    """Whether a heading is the name of a group of rows: names of columns stand right above it."""
    return (
        k > 0
        and not _ends_text(rows[k].line)
        and len(rows[k - 1].segments) > 1
        and _is_row(rows, k + 1)
        and not _ends_in_figures(rows[k - 1])
        and rows[k + 1].line.base - rows[k - 1].line.base <= _NEAR * rows[k].line.size
    )


def _is_beside(one: Line, other: Line) -> bool:
    return abs(other.base - one.base) <= _BESIDE * one.size
