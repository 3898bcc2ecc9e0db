"""Tables that an extractor ran together with a heading or with their second print, taken apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import Block, Cell, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.turned import turned
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["SECTION_MARK", "divided", "is_divided"]

# Cells of a row that only arranges a page: more than this, and more than any row of figures has.
_MIN_LAYOUT = 8
# Two header lines and a row of figures: the shortest table that can be told to be printed twice.
_MIN_PRINT = 3
# A label and a figure.
_MIN_HALF = 2
# The first headings of subtables stand in the first line, or below a title.
_MAX_ABOVE = 2
SECTION_MARK = lazy_pattern(r"[一二三四五六七八九十]{1,2}[、.]|[(][一二三四五六七八九十]{1,2}[)]")


def divided(block: Block, words: Vocabulary) -> Iterator[Block]:
    """What an extractor ran together: a table with the heading before it, or with its second print.

    A page whose article stands in a layout table gives `` | | | 四、… | | | `` above the rows.
    """
    if not isinstance(block, Table):
        yield block
        return
    start = 0
    for r, text in _lone_texts(block, words):
        yield from _slice(block, start, r)
        yield Paragraph(text=text)
        start = r + 1
    half = (start + len(block.grid)) // 2
    if _printed_again(block, start, half):
        yield from _slice(block, start, half)
        start = half
    for table in _slice(block, start, len(block.grid)):
        starts = _halves(table, words)
        beside = _subtables_beside(table, words)
        if starts is not None:
            yield _stacked(table, *starts)
        elif beside is not None:
            yield from (_columns(table, 0, beside), _columns(table, beside, table.width))
        else:
            yield turned(table, words) or table


def is_divided(table: Table, words: Vocabulary) -> bool:
    """Whether :func:`divided` takes a table apart."""
    if next(_lone_texts(table, words), None) is not None:
        return True
    if _printed_again(table, 0, len(table.grid) // 2) or _halves(table, words) is not None:
        return True
    if _subtables_beside(table, words) is not None:
        return True
    return turned(table, words) is not None


def _halves(table: Table, words: Vocabulary) -> tuple[int, int] | None:
    """Where the left of two halves side by side under the same header ends, and the right one begins.

    Between them there may be one column without a text. None where there are no halves.
    """
    width, odd = divmod(table.width, 2)
    if width < _MIN_HALF or not table.is_plain:
        return None
    for line in table.lines:
        if len(line) == table.width and label_key(line[0].text) in words.openers:
            keys = [label_key(cell.text) for cell in line]
            if keys[:width] == keys[width + odd :]:
                free = all(len(row) <= width or not row[width].text for row in table.lines)
                return (width, width + odd) if free or not odd else None
    return None


def _subtables_beside(table: Table, words: Vocabulary) -> int | None:
    """The column where subtables begin that stand beside others, each below its heading; None where none do.

    No cell reaches over that column, and the names of rows are named on either side of it.
    """
    for line in table.lines[:_MAX_ABOVE]:
        headed = [cell for cell in line if words.heading.match(fold(cell.text))]
        if headed:
            break
    else:
        return None
    if len(headed) != 2 or headed[0].column != 0 or len({cell.text for cell in headed}) != 2:
        return None
    begin = headed[1].column
    whole = all(c.column >= begin or c.column + c.colspan <= begin for c in table.every)
    openers = [cell.column for cell in table.every if label_key(cell.text) in words.openers]
    return begin if whole and {0, begin} == set(openers) else None


def _columns(table: Table, start: int, stop: int) -> Table:
    """The columns from `start` to `stop` as a table of their own."""
    rows = [
        [
            RawCell(text=cell.text, rowspan=cell.rowspan, colspan=cell.colspan, header=cell.header)
            for cell in line
            if cell.row == r and start <= cell.column < stop
        ]
        for r, line in enumerate(table.lines)
    ]
    return expand_grid(rows)


def _stacked(table: Table, end: int, start: int) -> Table:
    """The left half with the right one below it; a title that stands over both, above them."""
    texts = [[cell.text for cell in line] for line in table.lines]
    halves = ([row[:end] for row in texts], [row[start:] for row in texts])
    rows = [[RawCell(text=text) for text in row] for half in halves for row in half if row]
    return msgspec.structs.replace(expand_grid(rows), restored=table.restored)


def _lone_texts(table: Table, words: Vocabulary) -> Iterator[tuple[int, str]]:
    """What stands alone among the blank cells of a layout table: a heading, a caption, a sentence.

    Each with its row.
    """
    filled = Counter([cell.row for cell in table.every if cell.text])
    for r, count in filled.items():
        text = _lone_text(table, r, words) if count == 1 else None
        if text is not None:
            yield r, text


def _lone_text(table: Table, r: int, words: Vocabulary) -> str | None:
    own = [cell for cell in table.grid[r] if cell is not None and cell.row == r]
    texts = [cell.text for cell in own if cell.text]
    # Below other rows of a sheet that holds a whole report; in the first row it may be a caption.
    if r and _is_numbered_title(fold(own[0].text), words):
        return own[0].text
    if len(texts) != 1:  # a cell that spans columns fills them
        return None
    (text,) = texts
    if words.knows(fold(text)):
        return None
    if not own[0].text and SECTION_MARK.match(fold(text)):
        return text
    filled = (row for row in table.grid if sum(bool(cell and cell.text) for cell in row) > 1)
    layout = len(own) > _MIN_LAYOUT and all(len(own) > len(row) for row in filled)
    return text if layout else None


def _is_numbered_title(folded: str, words: Vocabulary) -> bool:
    """Whether a folded text is the title of a section that a form prescribes, with its number."""
    mark = SECTION_MARK.match(folded)
    if mark is None or words.knows(folded):  # 一、主动公开情况 is a row of an old form too
        return False
    return folded[mark.end() :] in words.headings


def _printed_again(table: Table, start: int, half: int) -> bool:
    """Whether the rows from `half` on repeat the words of those before, row by row."""
    first, second = table.grid[start:half], table.grid[half:]
    if len(first) < _MIN_PRINT or len(first) != len(second):
        return False
    return all(_row_words(a) == _row_words(b) for a, b in zip(first, second, strict=True))


def _row_words(row: Sequence[Cell | None]) -> list[str]:
    texts = [cell.text for cell in row if cell is not None]
    return [label_key(text) for text in texts if read_cell(text).status == "unreadable"]


def _slice(table: Table, start: int, stop: int) -> Iterator[Table]:
    """The rows from `start` to `stop` as a table of their own; none where there are none."""
    if (start, stop) == (0, len(table.grid)):
        yield table
        return
    rows = [
        [
            RawCell(text=cell.text, rowspan=cell.rowspan, colspan=cell.colspan, header=cell.header)
            for c, cell in enumerate(row)
            if cell is not None and (cell.row, cell.column) == (r, c)
        ]
        for r, row in enumerate(table.grid[start:stop], start)
    ]
    if any(rows):  # none where a cell above covers them all
        yield expand_grid(rows)
