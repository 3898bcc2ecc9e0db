"""Tables of other years on the page: last year's, printed for comparison.

A statutory table is the report's own unless its caption names another year and a table with the
same labels stands without such a caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.document import Block, Paragraph, Table
from govreport_parse.fold import fold, label_key
from govreport_parse.numbers import read_cell
from govreport_parse.titles import read_year

__all__ = ["of_the_year"]

_MAX_CAPTION = 60
# A line without the word 表 is a caption only if it is as short as 附：2021年数据（供对比）.
_SHORT = 30
_LAST_YEAR = re.compile(r"上年|去年|上一年")
# Share of the labels by which one table prints what the other prints.
_ALIKE = 0.6


def of_the_year(blocks: Sequence[Block], year: int | None) -> Sequence[Block]:
    """The blocks with empty paragraphs for the tables of other years than the one reported on."""
    tables = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    if year is None or len(tables) < 2:
        return blocks
    others = {i for i in tables if _caption_year(blocks, i, year) not in (None, year)}
    if not others:
        return blocks
    labels = {i: _labels(blocks[i]) for i in tables}
    dropped = {
        i for i in others if any(_alike(labels[i], labels[j]) for j in tables if j not in others)
    }
    return [Paragraph(text="") if i in dropped else block for i, block in enumerate(blocks)]


def _caption_year(blocks: Sequence[Block], i: int, year: int) -> int | None:
    """The year that a table's own title or the short lines above it name, the nearest first."""
    block = blocks[i]
    lines: list[str] = []
    if isinstance(block, Table):
        for row in block.grid[:2]:
            texts = [c.text for c in row if c is not None and c.text]
            lines += texts[:1] if len(set(texts)) == 1 else []
    for above in reversed(blocks[max(0, i - 2) : i]):
        if not isinstance(above, Paragraph):
            break
        lines.append(above.text)
    for line in map(fold, lines):
        caption = len(line) <= (_MAX_CAPTION if "表" in line else _SHORT) and "。" not in line
        named = read_year(line) if caption else None
        if named is not None:
            return named
        if caption and _LAST_YEAR.match(line):
            return year - 1
    return None


def _labels(block: Block) -> frozenset[str]:
    cells = block.cells() if isinstance(block, Table) else ()
    texts = (cell.text for cell in cells if cell.text)
    return frozenset(label_key(t) for t in texts if read_cell(t).status == "unreadable")


def _alike(labels: frozenset[str], others: frozenset[str]) -> bool:
    return len(labels & others) > _ALIKE * len(labels)
