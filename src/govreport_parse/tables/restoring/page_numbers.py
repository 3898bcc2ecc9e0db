"""Numbers of pages that stand as lines of their own among the lines of a table, as text of PDF has them.

Marked as such (— 3 —, 第3页) they are known by themselves. A bare 3 may be a figure as well, and 3/6 an odd
cell: they are a page's where all such lines of the text count the pages up one by one. Beside the code of a row whose table prints
figures after the codes (17 1) a bare number may be either, and makes the row unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.restoring.named_figures import is_named_figure
from govreport_parse.tables.restoring.rows import is_figure
from govreport_parse.tables.restoring.words import Vocabulary, fold_each, spaced_figures
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import is_words, read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["without_page_numbers"]

_MARKED = lazy_pattern(r"[-—·~]\d{1,3}[-—·~]|第\d{1,3}页(?:[,/]?共\d{1,3}页)?")
_BARE = lazy_pattern(r"(\d{1,3})()")
_OF_ALL = lazy_pattern(r"(\d{1,3})/(\d{1,3})")
_LONGEST = 20
# Figures of a table that count up as pages do are fewer; of 1/6 and 2/6 no table has any.
_LEAST_BARE = 3
_LEAST_OF_ALL = 2
# Rows numbered one by one (01, 02, …): so many are no figures.
_LEAST_CODES = 6
# The beginning of a label, without its mark: shorter ones begin anything.
_MIN_BEGINNING = 4


def without_page_numbers(
    blocks: Sequence[Block], words: Vocabulary
) -> dict[int, tuple[Block, ...]]:
    """What lines become, by place: nothing those that number pages amid the lines of a table or a figure.

    Below a whole row the blank lines after the number part pages, and are no blank cells.
    """
    made: dict[int, tuple[Block, ...]] = {}
    numbers = _page_numbers(blocks, words)
    bare = [i for i, text in _lines(blocks) if text[0].isdecimal() and _BARE.fullmatch(fold(text))]
    for i in bare:
        above, below = _line(blocks, i - 1), _line(blocks, i + 1)
        if _parts(above, below, words):
            made[i] = ()
        elif i not in numbers and _is_unit_and_cells(below):
            # 收到申请数, 2, 件 0: whichever is the figure, one cell that is no number.
            text = f"{_line(blocks, i)} {below}"
            made |= {i: (), i + 1: (msgspec.structs.replace(blocks[i + 1], text=text),)}
    for i in numbers:
        made[i] = ()
        after = blocks[i + 1]
        if isinstance(after, Paragraph) and after.gap and _is_whole_row(_line(blocks, i - 1)):
            made[i + 1] = (msgspec.structs.replace(after, gap=0),)
    return _beside_codes(blocks, made) | made


def _beside_codes(blocks: Sequence[Block], known: Container[int]) -> dict[int, tuple[Block, ...]]:
    """Bare numbers and the lines of the codes that they stand beside, as one cell that is no number."""
    lines = [(i, fold_each(text)) for i, text in _lines(blocks) if text[0].isdecimal()]
    codes: dict[int, list[str]] = {}
    for i, words in lines:
        if words[0] == f"{len(codes) + 1:02}":
            codes[i] = words
    if len(codes) < _LEAST_CODES or all(len(words) == 1 for words in codes.values()):
        return {}
    made: dict[int, tuple[Block, ...]] = {}
    for i, words in lines:
        if i in codes or i in known or not _BARE.fullmatch(" ".join(words)):
            continue
        if i + 1 in codes:
            made |= {i: (), i + 1: (Paragraph(text=f"{words[0]}、{_line(blocks, i + 1)}"),)}
        elif i - 1 in codes:
            made |= {i - 1: (Paragraph(text=f"{_line(blocks, i - 1)}、{words[0]}"),), i: ()}
    return made


def _page_numbers(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """The lines that number pages, without those that count up as they would but may be figures."""
    lines = list(_lines(blocks))
    marked = [i for i, text in lines if _is_marked(text)]
    counted = _counted(lines, _OF_ALL, _LEAST_OF_ALL)
    bare = _counted(lines, _BARE, _LEAST_BARE)
    around = {i: (_line(blocks, i - 1), _line(blocks, i + 1)) for i in (*marked, *counted, *bare)}
    amid = {i: texts for i, texts in around.items() if all(texts) and _is_amid(*texts, words)}
    # Where a row may want one of them as its figure, none is a page's.
    whole = all(
        _is_whole_row(amid[i][0]) or _are_halves(*amid[i], words) for i in bare if i in amid
    )
    return [i for i in amid if whole or i not in bare]


def _parts(above: str, below: str, words: Vocabulary) -> bool:
    """Whether a number stands within brackets, or amid the names of a list's columns, where no cell is."""
    first, second = fold(above), fold(below)
    if first.count("(") > first.count(")") and second.count(")") > second.count("("):
        return True
    return label_key(above) in words.headers and label_key(below) in words.headers


def _line(blocks: Sequence[Block], i: int) -> str:
    """The text of a line; none where a table stands or the text ends."""
    return next((one.text for one in blocks[i : i + 1] if isinstance(one, Paragraph)), "")


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The lines that are as short as the number of a page."""
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text and len(block.text) <= _LONGEST:
            yield i, block.text


def _is_marked(text: str) -> bool:
    if text.isalnum() and text[0] != "第":  # figures, most of all
        return False
    return _MARKED.fullmatch(fold(text)) is not None


def _counted(lines: Sequence[tuple[int, str]], pattern: re.Pattern[str], least: int) -> list[int]:
    """The places of all lines of a pattern, where they count up one by one; none otherwise."""
    found = [
        (i, int(match[1]), match[2])
        for i, text in lines
        if any(map(str.isdecimal, text)) and (match := pattern.fullmatch(fold(text)))
    ]
    steps = all(b[1] == a[1] + 1 and b[2] == a[2] for a, b in pairwise(found))
    return [i for i, _, _ in found] if len(found) >= least and steps else []


def _is_whole_row(text: str) -> bool:
    """Whether a line has a figure after its label: it wants none."""
    cells = fold_each(text)
    return bool(cells) and is_words(cells[0]) and read_cell(cells[-1]).status == "reported"


def _are_halves(above: str, below: str, words: Vocabulary) -> bool:
    """Whether two lines are the halves of one row that has all its figures: what parts them is none of them."""
    if not words.begins_label(above, _MIN_BEGINNING):
        return False
    pieces = words.pieces_of(above + below) or []
    if len(pieces) < 2 or len(above) >= len(pieces[0].text):
        return False
    figures = pieces[-1].text.split()
    has_unit = len(figures) == 1 and unit_of(pieces[-2].text) is not None
    return has_unit or len(figures) == words.matrix_width()


def _is_unit_and_figure(text: str) -> bool:
    """Whether a line has the unit of a row and after it the figure, which stands nowhere before it."""
    words = fold_each(text)  # none where all is invisible
    filled = any(read_cell(figure).status == "reported" for figure in words[1:])
    return filled and unit_of(words[0]) is not None


def _is_unit_and_cells(text: str) -> bool:
    """Whether a line has the unit of a row and its cells, with figures or without: 件 0, 条 — 3."""
    words = fold_each(text)
    cells = [read_cell(word).status for word in words[1:]]
    filled = bool(cells) and set(cells) <= {"reported", "not_applicable"}
    return filled and unit_of(words[0]) is not None


def _is_amid(above: str, below: str, words: Vocabulary) -> bool:
    """Whether one of two lines is a cell of a table, or they are halves of one figure."""
    if above[-1].isdecimal() and below[0].isdecimal():
        return True
    return words.begins_label(above, _MIN_BEGINNING) or any(
        _is_cell(text, words) for text in (above, below)
    )


def _is_cell(text: str, words: Vocabulary) -> bool:
    return bool(
        words.labels_in(text)
        or unit_of(text) is not None
        or _is_unit_and_figure(text)
        or is_figure(text)
        or spaced_figures(text)
        or is_named_figure(text, words)
    )
