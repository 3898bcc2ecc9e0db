"""Tables on the page that are not the report's own: of other years or bodies, filled samples.

A statutory table is the report's own unless its caption says otherwise and a table with the same
labels stands without such a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.page.titles import read_year
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import is_words

__all__ = ["own_blocks"]

_MAX_CAPTION = 60
# A caption may stand in two lines: 附件2, and what it shows.
_LINES = 2
# A line without the word 表 is a caption only if it is as short as 附：2021年数据（供对比）.
_SHORT = 30
_LAST_YEAR = re.compile(r"上年|去年|上一年")
_SAMPLE = re.compile(r"样例|样表|示例|填报说明|模板")
# 附:云溪县第一中学统计表: the body in front of the table's name.
_BODY = re.compile(
    r"(?:附(?:件|表)?\d?:?)?(?P<body>[\u4e00-\u9fff]{2,}?(?:局|委|办|院|所|站|厅|处|中心|镇|乡|街道|学校?|公司|队|政府))"
    r"(?:20\d\d年度?)?(?:政府信息公开)?(?:情况|数据|指标)*(?:统计|汇总|情况|报)表"
)
# Share of the labels by which one table prints what the other prints.
_ALIKE = 0.6


def own_blocks(blocks: Sequence[Block], year: int | None, agency: str | None) -> Sequence[Block]:
    """The blocks with empty paragraphs for tables of other years or bodies, and for samples."""
    tables = {i: block for i, block in enumerate(blocks) if isinstance(block, Table)}
    others = {i for i, table in tables.items() if _is_foreign(table, blocks[:i], year, agency)}
    if not others:
        return blocks
    labels = {i: _labels(table) for i, table in tables.items()}
    dropped = {
        i for i in others if any(_alike(labels[i], labels[j]) for j in tables if j not in others)
    }
    return [Paragraph(text="") if i in dropped else block for i, block in enumerate(blocks)]


def _is_foreign(
    table: Table, before: Sequence[Block], year: int | None, agency: str | None
) -> bool:
    """Whether the nearest caption that says so is of another year, another body or a sample."""
    for line in _captions(table, before):
        if _SAMPLE.search(line):
            return True
        body = _BODY.fullmatch(line)
        if body is not None and agency is not None:
            return not _same_body(body["body"], fold(agency))
        named = read_year(line)
        if named is not None:
            return year is not None and named != year
        if _LAST_YEAR.match(line):
            return True
    return False


def _captions(table: Table, before: Sequence[Block]) -> Iterator[str]:
    """A table's own title and the short lines above it, folded, the nearest first."""
    lines: list[str] = []
    for row in table.grid[:2]:
        texts = {cell.text for cell in row if cell is not None and cell.text}
        lines += texts if len(texts) == 1 else ()
    for above in reversed(before[-_LINES:]):
        if not isinstance(above, Paragraph):
            break
        lines.append(above.text)
    for line in map(fold, lines):
        if len(line) <= (_MAX_CAPTION if "表" in line else _SHORT) and "。" not in line:
            yield line


def _same_body(one: str, other: str) -> bool:
    return one in other or other in one or one[-3:] == other[-3:]


def _labels(table: Table) -> frozenset[str]:
    return frozenset(map(label_key, filter(is_words, table.texts)))


def _alike(labels: frozenset[str], others: frozenset[str]) -> bool:
    return len(labels & others) > _ALIKE * len(labels)
