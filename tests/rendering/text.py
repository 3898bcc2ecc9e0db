"""Reports as the text that crawlers make of pages, with several ways of writing tables."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .html_chrome import metadata_pairs
from .page import Block, build_blocks
from .plan import GridCell, TablePlan
from .spec import ReportSpec

TableWriter: TypeAlias = Callable[[TablePlan, random.Random], str]

_HALF_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")
_TAB_BREAK = "\n\t\t\t\t\t\t"
_TAILS = (
    "（责任编辑：{site}编辑部）",
    "扫一扫在手机打开当前页",
    "【打印本页】 【关闭窗口】",
    "上一篇：没有了",
    "分享到：微信 微博",
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one crawler writes tables, and what it leaves between paragraphs."""

    table: TableWriter
    gap: str
    ragged_blanks: bool


def flat_rows(plan: TablePlan, *, keep_covered: bool) -> list[list[GridCell]]:
    """Rows without row spans: the places below a tall cell are left out or stay empty."""
    rows: list[list[GridCell]] = []
    below = 0
    for row in plan.rows:
        cells = list(row)
        if below and keep_covered:
            cells.insert(0, GridCell("", "lead"))
        below = max(below - 1, 0)
        if row[0].rowspan > 1:
            below = row[0].rowspan - 1
        rows.append(cells)
    return rows


def _seed_table(plan: TablePlan, rng: random.Random) -> str:
    """Bars on both sides, blank cells broken over lines with tabs, spans as bare bars."""
    keep = rng.random() < 0.5
    lines: list[str] = []
    for row in flat_rows(plan, keep_covered=keep):
        line = "|"
        for cell in row:
            text = cell.text or _TAB_BREAK
            if cell.text and cell.role in ("label", "filler") and rng.random() < 0.1:
                text = f"{_TAB_BREAK}{'　' * cell.indent or ' '}{cell.text}"
            line += f" {text} |" + (f" {'|' * (cell.colspan - 1)}" if cell.colspan > 1 else "")
        lines.append(line.replace("| |", "| |") + " ")
    return "\n".join(lines)


def _markdown_table(plan: TablePlan, _: random.Random) -> str:
    """A pipe table with a rule under its first row; every row has all columns."""
    lines: list[str] = []
    for number, row in enumerate(flat_rows(plan, keep_covered=True)):
        texts: list[str] = []
        for cell in row:
            texts += [cell.text, *[""] * (cell.colspan - 1)]
        lines.append("| " + " | ".join(texts) + " |")
        if number == 0:
            lines.append("|" + " --- |" * plan.columns)
    return "\n".join(lines)


def _bars_table(plan: TablePlan, rng: random.Random) -> str:
    """A bar after each cell, none in front; spans leave no trace."""
    keep = rng.random() < 0.5
    rows = flat_rows(plan, keep_covered=keep)
    return "\n".join("".join(f"{cell.text} | " for cell in row).rstrip() for row in rows)


def _spans_table(plan: TablePlan, _: random.Random) -> str:
    """Bars on both sides; a span shows as bars without a blank between them."""
    lines: list[str] = []
    for row in flat_rows(plan, keep_covered=True):
        cells = "".join(f" {cell.text} |{'|' * (cell.colspan - 1)}" for cell in row)
        lines.append("|" + cells)
    return "\n".join(lines)


def _bar_lines_table(plan: TablePlan, _: random.Random) -> str:
    """One cell to a line, a lone bar after each; an empty cell is two bars in succession."""
    lines: list[str] = []
    for row in flat_rows(plan, keep_covered=True):
        for cell in row:
            lines += [cell.text] if cell.text else []
            lines += ["|"] * cell.colspan
    return "\n".join(lines)


def _one_line_table(plan: TablePlan, _: random.Random) -> str:
    """The whole table on one line."""
    texts: list[str] = []
    for row in flat_rows(plan, keep_covered=True):
        for cell in row:
            texts += [cell.text, *[""] * (cell.colspan - 1)]
    return "| " + " | ".join(texts) + " |"


def _tabs_table(plan: TablePlan, rng: random.Random) -> str:
    """Cells parted by tabs, as copied from a browser; some padded with a hard blank."""
    pad = rng.choice(("", "", "\u00a0", " "))
    lines: list[str] = []
    for row in flat_rows(plan, keep_covered=True):
        texts: list[str] = []
        for cell in row:
            texts += [cell.text + pad, *[""] * (cell.colspan - 1)]
        lines.append("\t".join(texts))
    return "\n".join(lines)


TEXT_STYLES: dict[str, TextStyle] = {
    "seed": TextStyle(_seed_table, "\n", ragged_blanks=True),
    "markdown": TextStyle(_markdown_table, "\n\n", ragged_blanks=False),
    "bars": TextStyle(_bars_table, "\n", ragged_blanks=False),
    "spans": TextStyle(_spans_table, "\n", ragged_blanks=False),
    "bar_lines": TextStyle(_bar_lines_table, "\n", ragged_blanks=False),
    "one_line": TextStyle(_one_line_table, "\n", ragged_blanks=True),
    "tabs": TextStyle(_tabs_table, "\n\n", ragged_blanks=False),
}


def render_text(spec: ReportSpec, style: str, rng: random.Random) -> bytes:
    """The page as text in UTF-8 or GB 18030, with wide or narrow punctuation."""
    chosen = TEXT_STYLES[style]
    markdown = style == "markdown" and rng.random() < 0.6
    lines: list[str] = []
    if rng.random() < 0.25:
        lines += [f"{key}：{value}" for key, value in metadata_pairs(spec, rng)]
    for block in build_blocks(spec, rng):
        lines.append(_block(block, chosen, rng, markdown=markdown))
        if chosen.ragged_blanks and rng.random() < 0.15:
            lines.append(rng.choice(("\t", "\t\n \n\t", " \n \n", "\t\n\n \n \n\t")))
    if rng.random() < 0.4:
        tails = rng.sample(_TAILS, rng.randint(1, 3))
        lines += [tail.format(site=spec.site) for tail in tails]
    page = chosen.gap.join(lines) + "\n"
    if rng.random() < 0.35:
        page = page.translate(_HALF_WIDTH)
    encoding = rng.choices(("utf-8", "gb18030", "utf-8-sig"), weights=(72, 20, 8))[0]
    return page.encode(encoding)


def _block(block: Block, style: TextStyle, rng: random.Random, *, markdown: bool) -> str:
    """One block as lines."""
    if block.tables is not None:
        lines = [text for _, text in block.tables.above]
        for table in block.tables.tables:
            lines += [table.caption] if table.caption else []
            lines.append(style.table(table, rng))
            lines += [""] if style.gap == "\n\n" or table.caption else []
        return "\n".join([*lines, *block.tables.below])
    if block.kind == "title":
        return ("# " if markdown else "") + "\n".join(block.lines)
    if block.kind in ("heading", "subheading") and markdown:
        return "#" * (block.level + 1) + " " + block.text
    if block.kind == "paragraph" and not markdown:
        return rng.choice(("", "", "　　", "    ", "\t")) + block.text
    return block.text
