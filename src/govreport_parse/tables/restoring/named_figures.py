"""Lists that print a row a line, each figure after its name (``收到申请数：31件``), put back into a table.

The statutory table of the forms that are lists is often typed instead of drawn. Lines of this kind
follow one another, most under names of the forms; the lines between that name a group belong to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import UNIT, UNITS, is_words, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["is_named_figure", "with_lists"]

# Rows under names of the forms that make a list: a section may state two or three figures so.
_MIN_ROWS = 6
# So many of them stand among as many lines, the names of groups between them.
_WITHIN = 3 * _MIN_ROWS
_CELLS = 3  # label, unit and figure
_MIN_LINE = 3  # a name of two characters and a digit
_MAX_LINE = 240
_NUMERAL = "零〇○一二两三四五六七八九十百千万"
_DASHES = "-—–－"
_FIGURE = rf"(?:\d[\d,，.．]{{0,20}}|(?!万元)[{_NUMERAL}]{{1,12}}|无|不适用|不涉及|[/／\\]{{1,4}}|[{_DASHES}]{{0,20}})"
# Nothing gives back what it took: lines of blanks and brackets would be tried in every way.
_LABEL = r"(?:[-•·●]\s++)?(?P<label>[^。!！?？]{2,100}?)\s*+"
_BRACKETED = rf"(?:[(（](?:单位[:：]\s*+)?(?P<before>{UNIT})[)）]\s*+)?"
_VALUE = rf"[*_(（]*+\s*+(?P<figure>(?>{_FIGURE}))\s*+[*_)）]*+\s*+(?P<unit>{UNIT})?+\s*+[*_)）]*+[。，,]?"
# A colon sets a figure apart from any name; all else does so from a name of the forms alone.
_ROW = lazy_pattern(
    rf"{_LABEL}{_BRACKETED}[:：]\s*+(?:(?P<first>{UNIT})\s++)?(?:共计?|为|有)?{_VALUE}"
)
_LOOSE_ROW = lazy_pattern(
    rf"{_LABEL}{_BRACKETED}(?:[=＝，,、]|为|共计?|是|有|[{_DASHES}….]++(?=\s*+[^。])|"
    rf"(?P<first>{UNIT})\s|(?=\d)|(?<=\s)|(?=[(（]\d)|(?=[{_DASHES}/／]))\s*+{_VALUE}"
)
# A line holds several rows where marks set them apart; a comma may also group digits.
_APART = (lazy_pattern(r"[；;]"), lazy_pattern(r"[；;]|(?<!\d)[，,]|[，,](?!\d)"))
# Where a row ends: most lines end otherwise.
_AFTER = "。；;，, \u3000_*)）"
_LAST = frozenset(f"0123456789０１２３４５６７８９{_NUMERAL}{_DASHES}无用及/／\\(（:：") | {
    unit[-1] for unit in UNITS
}
_COLONS = (":", "：")
_SECTION = lazy_pattern(r"[一二三四五六七八九十]{1,2}[、.]")
_BEGINS_ROW = lazy_pattern(r"\s*[:：_*(（]*+\s*\d")
_REMARK = lazy_pattern(r"[(\[]?(?:备?注|说明)\d?:")
_RESTART = lazy_pattern(r"[一1][、.]")


# Label, unit and figure; or the names of columns.
_Row: TypeAlias = tuple[str, ...]


class _Line(msgspec.Struct, frozen=True):
    """The cells that a paragraph stands for: rows, or a group's name; how many the forms know.

    A remark between rows stands for none.
    """

    rows: tuple[_Row, ...]
    known: int = 0


def with_lists(blocks: Sequence[Block], words: Vocabulary) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes: itself, a list that it begins, or nothing where it is in one.

    None where all stay.
    """
    made: list[tuple[Block, ...]] = [(block,) for block in blocks]
    rows = [i for i, block in enumerate(blocks) if _ends_as_row(block)]
    within = zip(rows, rows[_MIN_ROWS - 1 :], strict=False)
    end = 0
    for start in [first for first, last in within if last - first < _WITHIN]:
        if start < end:
            continue
        lines = list(_lines(blocks, start, words))
        end = start + len(lines)
        lines = _without_end(lines, blocks[end : end + 1], words)
        if sum(line.known for line in lines) < _MIN_ROWS:
            continue
        texts = [block.text for block in blocks[start:end] if isinstance(block, Paragraph)]
        if all(words.pieces_of(text) is not None for text in texts):
            continue  # lines of cells, which are put back with what stands around them
        above = _above(blocks[:start], words)
        lines = [*above, *lines]
        top = start - len(above)
        made[top : top + len(lines)] = _tables(blocks[top:], lines)
    return None if all(made) else tuple(made)


def _tables(blocks: Sequence[Block], lines: Sequence[_Line]) -> Iterator[tuple[Block, ...]]:
    """For each line what it becomes: a remark itself, the first of others a table, the rest nothing."""
    for is_remark, group in groupby(
        zip(blocks, lines, strict=False), lambda pair: not pair[1].rows
    ):
        pairs = list(group)
        if is_remark:
            yield from ((block,) for block, _ in pairs)
            continue
        cells = [[RawCell(text=text) for text in row] for _, line in pairs for row in line.rows]
        yield (msgspec.structs.replace(expand_grid(cells), restored=True),)
        yield from [()] * (len(pairs) - 1)


def is_named_figure(text: str, words: Vocabulary) -> bool:
    """Whether a line is a row under a name of the forms and its figure."""
    if not _ends_in_figure(text):
        return False
    rows = _rows(text, words)
    return rows is not None and all(label_key(fold(row[0])) in words.listed for row in rows)


def _ends_as_row(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return len(block.text) >= _MIN_LINE and _ends_in_figure(block.text)


def _ends_in_figure(text: str) -> bool:
    return text.rstrip(_AFTER)[-1:] in _LAST


def _lines(blocks: Sequence[Block], at: int, words: Vocabulary) -> Iterator[_Line]:
    """The lines of a list from its first row on, with groups, unfilled rows and remarks between them."""
    for block in blocks[at:]:
        if not isinstance(block, Paragraph) or len(block.text) > _MAX_LINE:
            return
        rows = _rows(block.text, words)
        if rows is not None:
            known = sum(label_key(fold(row[0])) in words.listed for row in rows)
            yield _Line(rows, known)
        elif _named(block.text) in words.listed:
            yield _Line(((block.text, "", ""),))
        elif _REMARK.match(fold(block.text)):
            yield _Line(())
        else:
            return


def _rows(text: str, words: Vocabulary) -> tuple[_Row, ...] | None:
    """Label, unit and figure of each row that a line prints; None where it prints anything else.

    A comma sets rows apart only where the forms know them all: it is a mark of prose.
    """
    for mark in _APART:
        pieces = [piece.strip() for piece in mark.split(text) if piece.strip()]
        rows = _row_each(pieces, words)
        if not rows:
            continue
        if mark is _APART[0] or all(label_key(fold(row[0])) in words.listed for row in rows):
            return tuple(rows)
    return None


def _row_each(pieces: Sequence[str], words: Vocabulary) -> list[_Row]:
    """A row for each piece; none where any piece is no row, as mostly the first is not."""
    rows: list[_Row] = []
    for piece in pieces:
        row = _row(piece, words)
        if row is None:
            return []
        rows.append(row)
    return rows


def _row(text: str, words: Vocabulary) -> _Row | None:
    match = _ROW.fullmatch(text) if ":" in text or "：" in text else None
    if match is None:
        if not words.may_begin_with_label(text):
            return None
        match = _LOOSE_ROW.fullmatch(text)
        if match is None or label_key(fold(match["label"])) not in words.listed:
            return _row_of_cells(text, words)
    unit = match["unit"] or match["before"] or match["first"] or ""
    if not (unit or match["figure"]):
        return None
    label = fold(match["label"])
    if label.count("(") > label.count(")"):
        return None  # 热点数(不同方式回应同一热点计1次): no figure of the row
    return match["label"].strip("*_ "), unit, match["figure"]


def _row_of_cells(text: str, words: Vocabulary) -> _Row | None:
    """A row of a list whose label, unit and figure blanks set apart in a way of their own (万 元 5)."""
    cells = tuple(piece.text for piece in words.pieces_of(text) or ())
    if len(cells) != _CELLS or label_key(cells[0]) not in words.listed:
        return None
    return cells if unit_of(cells[1]) is not None else None


def _without_end(
    lines: Sequence[_Line], following: Sequence[Block], words: Vocabulary
) -> list[_Line]:
    """The lines of a list without those at its end that only name something: a heading after it.

    Rows without a figure belong to it, unless one stands in the line that follows.
    """
    found = list(lines)
    texts = [block.text for block in following if isinstance(block, Paragraph)]
    figure_follows = any(
        not is_words(text) or unit_of(text) is not None or _BEGINS_ROW.match(text) for text in texts
    )
    while found and not any(figure for *_, figure in found[-1].rows):
        own = found[-1].rows
        if own and not figure_follows and _is_row_alone(own[0][0], words):
            break
        found.pop()
    return found


def _is_row_alone(text: str, words: Vocabulary) -> bool:
    """Whether a line is the name of a row and nothing else; a section's heading may sound like one."""
    is_row = _named(text) in words.listed - words.groups
    return is_row and (text.rstrip().endswith(_COLONS) or not _SECTION.match(fold(text)))


def _above(blocks: Sequence[Block], words: Vocabulary) -> list[_Line]:
    """The lines of a list right above its first figure: names of columns, a group, rows without one."""
    found: list[_Row] = []
    left = list(blocks)
    while left and _is_unfilled(left[-1], words):
        found.append((left.pop().text, "", ""))  # type: ignore[union-attr]
    if left and _opens(left[-1], words):
        found.append((left.pop().text, "", ""))  # type: ignore[union-attr]
    header = words.header_cells(left[-1].text) if left and isinstance(left[-1], Paragraph) else []
    if header:
        found.append(tuple(piece.text for piece in header))
    return [_Line((row,)) for row in reversed(found)]


def _is_unfilled(block: Block, words: Vocabulary) -> bool:
    """Whether a line is the name of a row alone."""
    if not isinstance(block, Paragraph) or block.heading or len(block.text) > _MAX_LINE:
        return False
    return _named(block.text) in words.listed - words.groups


def _opens(block: Block, words: Vocabulary) -> bool:
    """Whether a line names the first group of a list, its numbers beginning anew."""
    if not isinstance(block, Paragraph) or block.heading:
        return False
    return _named(block.text) in words.groups and _RESTART.match(fold(block.text)) is not None


def _named(text: str) -> str:
    """What a line names that prints no figure; dashes may stand where rows have unit and figure."""
    return label_key(fold(text).rstrip("-—/"))
