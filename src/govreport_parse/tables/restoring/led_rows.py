"""Lists whose rows begin with a number or a figure before the label, a row a line: ``2 11 主动公开信息数 条 19``.

Blanks alone set the cells apart. The names of the columns say how many there are, and how many before the
labels; what stands on either side of a label is placed where it is as many.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.rows import is_figure, may_group
from govreport_parse.tables.restoring.words import Vocabulary, fold_each, names_period
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["with_led_rows"]

# Columns before the labels, and all; a list has two behind the labels.
_MAX_BEFORE = 2
_MIN_AFTER = 2
_MIN_COLUMNS, _MAX_COLUMNS = 4, 8
# Rows under names of the forms that make a list.
_MIN_ROWS = 6
_MAX_LINE = 160
_LARGE = lazy_pattern(r"\d{4,}")


class _Header(msgspec.Struct, frozen=True):
    """The names of the columns, and how many stand before that of the labels."""

    names: list[str]
    before: int


def with_led_rows(
    blocks: Sequence[Block], words: Vocabulary
) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes: itself, a list, or nothing; None where all stay."""
    made: dict[int, tuple[Block, ...]] = {}
    for i, block in enumerate(blocks):
        header = _header(block, words)
        if header is None:
            continue
        rows = _rows(blocks[i + 1 :], header, words)
        table = _table(header, rows, words)
        if table is not None:
            made[i] = (table,)
            made |= dict.fromkeys(range(i + 1, i + 1 + len(rows)), ())
    return tuple(made.get(i, (block,)) for i, block in enumerate(blocks)) if made else None


def _header(block: Block, words: Vocabulary) -> _Header | None:
    """The names of a list's columns, that of the labels not the first."""
    if not isinstance(block, Paragraph) or len(block.text) > _MAX_LINE:
        return None
    names = block.text.split()
    if not _MIN_COLUMNS <= len(names) <= _MAX_COLUMNS:  # as most lines
        return None
    before = next((k for k, name in enumerate(names) if label_key(name) in words.openers), 0)
    after = names[before + 1 :]
    if not 1 <= before <= _MAX_BEFORE or len(after) < _MIN_AFTER:
        return None
    known = any(label_key(name) in words.headers or names_period(name) for name in after)
    return _Header(names, before) if known and all(map(is_words, names)) else None


def _rows(blocks: Sequence[Block], header: _Header, words: Vocabulary) -> list[list[str]]:
    """The rows below a header, down to the first line that is none."""
    rows: list[list[str]] = []
    for block in blocks:
        row = _row(block.text, header, words) if isinstance(block, Paragraph) else []
        if not row:
            break
        rows.append(row)
    return rows


def _row(text: str, header: _Header, words: Vocabulary) -> list[str]:
    """The cells of a line, those before the label only where there are as many as names; none of any other line.

    What stands after the label is that many columns' or is not placed by whoever reads the list.
    """
    tokens = text.split() if len(text) <= _MAX_LINE else []
    at = next((k for k, token in enumerate(tokens) if not is_figure(token, units=True)), None)
    if (
        at is None
        or at > header.before
        or not all(map(is_figure, fold_each(" ".join(tokens[:at]))))
    ):
        return []
    label, after = tokens[at], tokens[at + 1 :]
    is_whole = at == header.before and len(tokens) == len(header.names)
    is_whole = is_whole and all(is_figure(token, units=True) for token in after)
    is_known = label_key(label) in (words.rows if after else words.groups)
    before = tokens[:at] if at == header.before else [""] * header.before
    return [*before, label, *after] if is_whole or is_known else []


def _table(header: _Header, rows: Sequence[list[str]], words: Vocabulary) -> Table | None:
    """The list, if rows of the forms stand in it; None if blanks may group the digits of its figures.

    They do not where all rows are as wide as the header, or a large number stands in one.
    """
    width, before = len(header.names), header.before
    whole = [row for row in rows if len(row) == width]
    if sum(label_key(row[before]) in words.rows for row in whole) < _MIN_ROWS:
        return None
    lacking = any(len(row) not in (width, before + 1) for row in rows)
    large = any(_LARGE.fullmatch(cell) for row in whole for cell in row)
    if lacking and not large and any(map(may_group, whole)):
        return None
    cells = [[RawCell(text=text) for text in row] for row in (header.names, *rows)]
    return msgspec.structs.replace(expand_grid(cells), restored=True)
