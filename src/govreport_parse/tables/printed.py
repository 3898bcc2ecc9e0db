"""What a document prints, as far as its tables are concerned: blocks, labels, headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, cast

import msgspec

from govreport_parse.forms.compiled import CompiledForms, CompiledTable, RowIndex
from govreport_parse.model.document import Block, Cell, Table
from govreport_parse.tables.headers import header_rows
from govreport_parse.text.fold import is_traditional, label_key

__all__ = ["Labels", "Printed", "PrintedTable", "each_once"]

T = TypeVar("T")


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a table's cells.

    Attributes
    ----------
    texts
        The texts by their keys.
    traditional
        Those in traditional script, which may be labels in other words.
    """

    texts: Mapping[str, Sequence[str]]
    traditional: tuple[str, ...]


class PrintedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the document that prints a table of a form, or a piece of one.

    Attributes
    ----------
    block, table
        Its place in the document, and itself.
    headers
        Its rows that only name columns.
    named
        The texts of its cells that name rows of the form, with the places of these in the form.
    """

    block: int
    table: Table
    headers: frozenset[int]
    named: Mapping[str, tuple[int, ...]]


class Printed:
    """A document's blocks, held against some forms: labels and headers of its tables, found once."""

    def __init__(self, blocks: Sequence[Block], forms: CompiledForms) -> None:
        self.blocks = blocks
        self.forms = forms
        self.labels: dict[int, Labels] = {
            i: _labels(block) for i, block in enumerate(blocks) if isinstance(block, Table)
        }
        self._headers: dict[tuple[int, CompiledTable], frozenset[int]] = {}
        self._made: dict[object, object] = {}

    def once(self, make: Callable[[Printed], T]) -> T:
        """What a function makes of this, made the first time that it is asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def table(self, i: int) -> Table:
        """The table at a place where one stands."""
        block = self.blocks[i]
        if not isinstance(block, Table):
            raise TypeError(f"block {i} is no table")
        return block

    def headers(self, i: int, form: CompiledTable) -> frozenset[int]:
        """The rows of table `i` that only name columns of a form's table."""
        if (i, form) not in self._headers:
            self._headers[i, form] = header_rows(self.table(i), self.labels[i].texts, form)
        return self._headers[i, form]

    def printed_table(self, i: int, form: CompiledTable) -> PrintedTable:
        """Table `i` as one that prints a table of a form."""
        return PrintedTable(
            block=i,
            table=self.table(i),
            headers=self.headers(i, form),
            named=_named(self.labels[i], form.rows),
        )


def _labels(table: Table) -> Labels:
    texts: dict[str, list[str]] = {}
    for text in table.texts:
        texts.setdefault(label_key(text), []).append(text)
    # One search says of most tables that none of their texts is.
    some = is_traditional("\n".join(table.texts))
    return Labels(
        texts=texts, traditional=tuple(filter(is_traditional, table.texts)) if some else ()
    )


def _named(labels: Labels, index: RowIndex) -> dict[str, tuple[int, ...]]:
    texts, by_key = labels.texts, index.by_key
    named = {text: by_key[key] for key in texts.keys() & by_key.keys() for text in texts[key]}
    for text in labels.traditional:
        if found := index.of_label(text):
            named[text] = found
    return named


def each_once(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a line, each once, also where another one stands amid its columns."""
    return list({id(cell): cell for cell in row}.values())
