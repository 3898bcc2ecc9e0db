"""Lists that print a row a line, each figure after its name (``收到申请数：31件``), put back into a table.

The statutory table of the forms that are lists is often typed instead of drawn. Lines of this kind
follow one another, most under names of the forms; the lines between that name a group belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import UNIT, UNITS

__all__ = ["is_named_figure", "with_lists"]

# Rows under names of the forms that make a list: a section may state two or three figures so.
_MIN_ROWS = 6
# So many of them stand among as many lines, the names of groups between them.
_WITHIN = 3 * _MIN_ROWS
_MIN_LINE = 4
_MAX_LINE = 120
_FIGURE = r"(?:\d[\d,，.]{0,20}|[零一二三四五六七八九十百千万]{1,6}|无|[/—-]{1,4}|)"
# Nothing gives back what it took: lines of blanks and brackets would be tried in every way.
_LABEL = r"(?:[-*•·●]\s++)?(?P<label>[^。；;!！?？]{2,100}?)\s*+"
_BRACKETED = rf"(?:[(（](?:单位[:：]\s*+)?(?P<before>{UNIT})[)）]\s*+)?"
_VALUE = rf"[_(（]*+\s*+(?P<figure>(?>{_FIGURE}))\s*+[_)）]*+\s*+(?P<unit>{UNIT})?+\s*+[_)）]*+[。；;，,]?"
# A colon sets a figure apart from any name; all else does so from a name of the forms alone.
_ROW = re.compile(
    rf"{_LABEL}{_BRACKETED}[:：]\s*+(?:(?P<first>{UNIT})\s++(?=\d))?(?:共计?|为|有)?{_VALUE}"
)
_LOOSE_ROW = re.compile(
    rf"{_LABEL}{_BRACKETED}(?:[=＝，,、]|为|共计?|是|有|[—…._-]{{1,40}}+|"
    rf"(?<=\s)(?P<first>{UNIT})\s++(?=\d)|(?=\d)|(?<=\s)|(?=[(（]\d))\s*+{_VALUE}"
)
# Where a row ends: most lines end otherwise.
_AFTER = "。；;，, \u3000_)）"
_LAST = frozenset("0123456789零一二三四五六七八九十百千万无/—-(（:：") | {
    unit[-1] for unit in UNITS
}
_RESTART = re.compile(r"\s*[一1][、.．]")


class _Line(msgspec.Struct, frozen=True):
    """The cells that a paragraph stands for: rows, or a group's name; how many the forms know."""

    rows: tuple[tuple[str, str, str], ...]
    known: int


def with_lists(blocks: Sequence[Block], words: Vocabulary) -> tuple[tuple[Block, ...], ...]:
    """For each block what it becomes: itself, a list that it begins, or nothing where it is in one."""
    made: list[tuple[Block, ...]] = [(block,) for block in blocks]
    rows = [i for i, block in enumerate(blocks) if _ends_as_row(block)]
    first = {i for i, last in zip(rows, rows[_MIN_ROWS - 1 :], strict=False) if last - i < _WITHIN}
    i = 0
    while first and i < len(blocks):
        if i not in first or not _is_row(blocks[i], words):
            i += 1
            continue
        start = i
        lines = list(_lines(blocks, start, words))
        i += max(len(lines), 1)
        while lines and not any(_is_figured(row) for row in lines[-1].rows):
            lines.pop()  # a heading after the list
        if sum(line.known for line in lines) < _MIN_ROWS:
            continue
        texts = [block.text for block in blocks[start:i] if isinstance(block, Paragraph)]
        if all(words.pieces_of(text) is not None for text in texts):
            continue  # lines of cells, which are put back with what stands around them
        if start and _opens(blocks[start - 1], words):
            start -= 1
            lines.insert(0, _Line(((blocks[start].text, "", ""),), 0))  # type: ignore[union-attr]
        cells = [[RawCell(text=text) for text in row] for line in lines for row in line.rows]
        made[start] = (msgspec.structs.replace(expand_grid(cells), restored=True),)
        made[start + 1 : start + len(lines)] = [()] * (len(lines) - 1)
    return tuple(made)


def is_named_figure(text: str, words: Vocabulary) -> bool:
    """Whether a line is a row under a name of the forms and its figure."""
    if not _ends_in_figure(text):
        return False
    rows = _rows(text, words)
    return rows is not None and all(label_key(fold(label)) in words.listed for label, _, _ in rows)


def _ends_as_row(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not _MIN_LINE <= len(block.text) <= _MAX_LINE:
        return False
    return _ends_in_figure(block.text)


def _ends_in_figure(text: str) -> bool:
    return text.rstrip(_AFTER)[-1:] in _LAST


def _is_row(block: Block, words: Vocabulary) -> bool:
    return isinstance(block, Paragraph) and _rows(block.text, words) is not None


def _lines(blocks: Sequence[Block], at: int, words: Vocabulary) -> Iterator[_Line]:
    """The lines of a list from its first row on, with the names of groups between them."""
    for block in blocks[at:]:
        if not isinstance(block, Paragraph) or len(block.text) > _MAX_LINE:
            return
        rows = _rows(block.text, words)
        if rows is not None:
            known = sum(label_key(fold(label)) in words.listed for label, _, _ in rows)
            yield _Line(rows, known)
        elif _is_group(block.text, words):
            yield _Line(((block.text, "", ""),), 0)
        else:
            return


def _rows(text: str, words: Vocabulary) -> tuple[tuple[str, str, str], ...] | None:
    """Label, unit and figure of each row that a line prints; None where it prints anything else."""
    pieces = [piece.strip() for piece in re.split(r"[；;]", text) if piece.strip()]
    rows = [row for piece in pieces if (row := _row(piece, words)) is not None]
    return tuple(rows) if rows and len(rows) == len(pieces) else None


def _row(text: str, words: Vocabulary) -> tuple[str, str, str] | None:
    match = _ROW.fullmatch(text)
    if match is None:
        match = _LOOSE_ROW.fullmatch(text)
        if match is None or label_key(fold(match["label"])) not in words.listed:
            return None
    unit = match["unit"] or match["before"] or match["first"] or ""
    if not (unit or match["figure"]):
        return None
    return match["label"].strip("*_ "), unit, match["figure"]


def _is_figured(row: tuple[str, str, str]) -> bool:
    return any(row[1:])


def _opens(block: Block, words: Vocabulary) -> bool:
    """Whether a line names the first group of a list, its numbers beginning anew."""
    if not isinstance(block, Paragraph) or block.heading:
        return False
    return _is_group(block.text, words) and _RESTART.match(fold(block.text)) is not None


def _is_group(text: str, words: Vocabulary) -> bool:
    """Whether a line is a group's name alone; dashes stand where rows have unit and figure."""
    return label_key(fold(text).rstrip("-—/")) in words.groups
