"""Statutory tables that are printed and were not understood: said so, never called missing.

Where no layout reads a table that the year's form prescribes, its words may still stand there: run
together, in sentences, in a shape that no layout knows. Half of its own words are no coincidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil

import msgspec

from govreport_parse.forms.types import Form, FormTable
from govreport_parse.model.document import Block, Locator, Note, Paragraph, Table
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import UNIT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["unread_tables"]

# Shorter words (规章, 当面) stand in any text.
_MIN_WORD = 4
# Of a table's words, how many must stand in the document: prose on a subject has some of them.
_SHARE = 0.5
# No sentences have so many of a table's labels in one paragraph, word for word.
_BEYOND_PROSE = 20
_MOST = 8
# A line of a narrow cell with the figures after it is no longer.
_LINE = 40
# A sentence, or a count in one: 行政复议31件，其中结果维持7件.
_SENTENCE = lazy_pattern(rf"。|\d(?:{UNIT})")
# What stands between the cells of a table that ran together: figures, list marks, notes in brackets; or one
# that is told in a sentence: 结果维持1，结果纠正0.
_BETWEEN_CELLS = lazy_pattern(
    rf"(?:[\d.|/—-]|[一二三四五六七八九十]+、|[(][^()]*[)])*|:?\d[\d.]*(?:[,、]|(?:{UNIT})?;)"
)
# A table that prints few of its rows has a header of its own, or two rows with their figures.
_FEWEST = 2
_MIN_COLUMNS = 3
_FIGURE = lazy_pattern(r"\d+")
_YEAR = lazy_pattern(r"20\d\d年度?")
_SHOWN = 3


class _Word(msgspec.Struct, frozen=True):
    """A word of a table, and the codes of the cells that it names."""

    text: str
    codes: tuple[str, ...]


def unread_tables(
    blocks: Sequence[Block], read: Collection[int], known: Collection[str], form: Form | None
) -> tuple[Note, ...]:
    """GR010 for each table of a form that is printed in blocks that were not read.

    Parameters
    ----------
    blocks
        The document.
    read
        Blocks that were read as statutory tables.
    known
        Names of the tables that were read.
    form
        The form that the report should use; None where that is unknown.
    """
    tables = [] if form is None else [t for t in form.tables if t.table not in known]
    if not tables:
        return ()
    unread = {i: block for i, block in enumerate(blocks) if i not in read}
    return tuple(note for table in tables for note in _unread(table, unread))


def _unread(table: FormTable, blocks: dict[int, Block]) -> Iterator[Note]:
    words = _words(table)
    seen = {i: _words_in(block, words) for i, block in blocks.items()}
    found = list(dict.fromkeys(word for own in seen.values() for word in own))
    if len(found) < min(_MOST, ceil(len(words) * _SHARE)):
        seen = {i: _set_out(block, table) for i, block in blocks.items()}
        if table.layout == "matrix" and not any(seen.values()):
            seen = _in_lines(blocks, words)
        found = list(dict.fromkeys(word for own in seen.values() for word in own))
        if len(found) < (1 if table.subtables else _FEWEST):
            return
    first = next(i for i, own in seen.items() if own)
    shown = [word.text for word in found[:_SHOWN]]
    yield Note(
        code="GR010",
        message=f"the table “{table.title}” is printed here, as {len(found)} of its labels show "
        f"({', '.join(shown)} …), but its rows and columns could not be told; none of its cells is read",
        message_zh=f"“{table.title}”统计表已印出（见“{'”“'.join(shown)}”等{len(found)}处名称），"
        "但无法确定各数据所在的行和列，未予采用，请对照原文核对",
        at=Locator(block=first),
        indicators=tuple(dict.fromkeys(code for word in found for code in word.codes)),
    )


def _words_in(block: Block, words: Sequence[_Word]) -> list[_Word]:
    """The words of a table that a block prints: in sentences only those that run on from one another."""
    if isinstance(block, Table):
        text = "\n".join(map(fold, block.texts))
        return [word for word in words if word.text in text]
    text = fold(block.text)
    found = [word for word in words if word.text in text]
    if not found or len(found) >= _BEYOND_PROSE or _SENTENCE.search(text) is None:
        return found
    spans = sorted(
        (match.start(), match.end(), k)
        for k, word in enumerate(found)
        for match in re.finditer(re.escape(word.text), text)
    )
    beside = {
        k
        for one, other in pairwise(spans)
        if _BETWEEN_CELLS.fullmatch(text, one[1], max(one[1], other[0]))
        for k in (one[2], other[2])
    }
    return [found[k] for k in sorted(beside)]


def _in_lines(blocks: dict[int, Block], words: Sequence[_Word]) -> dict[int, list[_Word]]:
    """The words of a table that its narrow cells break over lines, if they are as many as in one block."""
    lines = {
        i: fold(block.text)
        for i, block in blocks.items()
        if isinstance(block, Paragraph) and len(block.text) <= _LINE
    }
    text = "".join(lines.values())
    found = [word for word in words if word.text in text]
    if len(found) < min(_MOST, ceil(len(words) * _SHARE)):
        return {}
    begin = min(text.index(word.text) for word in found)
    ends = accumulate(map(len, lines.values()))
    return {next(i for i, end in zip(lines, ends, strict=True) if end > begin): found}


def _set_out(block: Block, table: FormTable) -> list[_Word]:
    """What of a table is printed as its own: the names of a matrix's columns, rows with their figures."""
    if isinstance(block, Table):
        lines = [[label_key(cell.text) for cell in line] for line in block.lines]
        if table.subtables:
            return _under_header(lines, table)
    else:
        parts = block.text.split()  # of most prose one
        lines = [[label_key(text) for text in parts]] if len(parts) > 1 else []
    printed = {key for line in lines for key in line}
    names = [key for key in _column_names(table) if key in printed]
    heads = [key for key in names if len(key) >= _MIN_WORD and len(names) >= _MIN_COLUMNS]
    words = [_Word(key, table.codes) for key in heads]
    if any(map(_YEAR.fullmatch, printed)):  # years beside one another, of some rows
        return words
    own = {key for line in lines if any(map(_FIGURE.fullmatch, line)) for key in line}
    rows = [(label_key(row.label), row.code) for row in table.rows]
    return words + [_Word(k, (code,)) for k, code in rows if k in own and len(k) >= _MIN_WORD]


def _column_names(table: FormTable) -> list[str]:
    return [label_key(column.label) for column in table.columns] if table.layout == "matrix" else []


def _under_header(lines: Sequence[Sequence[str]], table: FormTable) -> list[_Word]:
    """The rows of subtables that a table names below the name that stands above them (信息内容)."""
    printed = {key for line in lines for key in line}
    if printed.isdisjoint(map(label_key, table.label_headers)):
        return []
    return [
        _Word(key, tuple(cell.indicator for cell in part.cells(row)))
        for part in table.subtables
        for row in part.rows
        if (key := label_key(row.label)) in printed
    ]


@lru_cache(maxsize=32)
def _words(table: FormTable) -> tuple[_Word, ...]:
    """The words of a table that are long enough to be its own, each once."""
    codes: dict[str, list[str]] = {}
    for row in table.rows:
        codes.setdefault(label_key(row.label), []).append(row.code)
    for column in table.columns if table.layout == "single" else ():
        for text in (column.label, *column.parents):
            codes.setdefault(label_key(text), []).append(column.code)
    for part in table.subtables:
        for row in part.rows:
            own = [cell.indicator for cell in part.cells(row)]
            for text in (row.label, *(column.label for column in part.columns)):
                codes.setdefault(label_key(text), []).extend(own)
    return tuple(
        _Word(text, tuple(dict.fromkeys(own)))
        for text, own in codes.items()
        if len(text) >= _MIN_WORD
    )
