"""Statutory tables that are printed and were not understood: said so, never called missing.

Where no layout reads a table that the year's form prescribes, its words may still stand there: run
together, in sentences, in a shape that no layout knows. Half of its own words are no coincidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from math import ceil

import msgspec

from govreport_parse.forms.types import Form, FormTable
from govreport_parse.model.document import Block, Locator, Note, Table
from govreport_parse.text.fold import fold, label_key

__all__ = ["unread_tables"]

# Shorter words (规章, 当面) stand in any text.
_MIN_WORD = 4
# Of a table's words, how many must stand in the document: prose on a subject has some of them.
_SHARE = 0.5
_MOST = 8
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
    texts = {i: _text(block) for i, block in enumerate(blocks) if i not in read}
    return tuple(note for table in tables for note in _unread(table, texts))


def _text(block: Block) -> str:
    if isinstance(block, Table):
        return "\n".join(map(fold, block.texts))
    return fold(block.text)


def _unread(table: FormTable, texts: dict[int, str]) -> Iterator[Note]:
    words = _words(table)
    seen = {i: [word for word in words if word.text in text] for i, text in texts.items()}
    found = list(dict.fromkeys(word for own in seen.values() for word in own))
    if len(found) < min(_MOST, ceil(len(words) * _SHARE)):
        return
    first = next(i for i, own in seen.items() if own)
    shown = [word.text for word in found[:_SHOWN]]
    yield Note(
        code="GR010",
        message=f"the table “{table.table}” is printed here, as {len(found)} of its labels show "
        f"({', '.join(shown)} …), but its rows and columns could not be told; none of its cells is read",
        message_zh=f"此处印有“{table.title}”表（见“{'”“'.join(shown)}”等{len(found)}个栏目名称），"
        "但无法辨认行列，未读取数据",
        at=Locator(block=first),
        indicators=tuple(dict.fromkeys(code for word in found for code in word.codes)),
    )


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
