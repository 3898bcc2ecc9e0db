"""Reports as text that crawlers make of pages: the classes T1 to T11, and variants of T1."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from .grid import Cell, Grid, Options, covered_places
from .page import Block, build_blocks
from .spec import GridSpec

TextLayout: TypeAlias = Callable[[GridSpec, random.Random], str]
Writer: TypeAlias = Callable[[Grid, random.Random], str]

_NBSP = "\u00a0"
_PADS = ("", _NBSP, _NBSP * 2, "　", "  ", "\u200b")


@dataclass(frozen=True, slots=True)
class TextLook:
    """How one crawler writes tables and parts paragraphs."""

    writer: Writer
    gap: str = "\n"
    runs: bool = False
    dedupe: bool = False


def _flat(cell: Cell) -> str:
    """The text of a cell on one line."""
    return " ".join(cell.text.split("\n")).strip()


def _lines(grid: Grid, *, covered: bool, spans: bool) -> list[list[str]]:
    """The cells of each row; covered and spanned places are empty texts or left out."""
    lines: list[list[str]] = []
    for row in covered_places(grid.rows):
        texts: list[str] = []
        for _, cell in row:
            if cell is None:
                texts += [""] if covered else []
                continue
            texts.append(_flat(cell))
            texts += [""] * (cell.colspan - 1) if spans else []
        lines.append(texts)
    return lines


def _bars(grid: Grid, _: random.Random) -> str:
    """T1: a bar after each cell, none in front; spans leave no trace."""
    rows = _lines(grid, covered=False, spans=False)
    return "\n".join("".join(f"{text} | " for text in row).rstrip() for row in rows)


def _spans(grid: Grid, rng: random.Random) -> str:
    """T2: bars on both sides; a span shows as bars without a blank between them."""
    covered = rng.random() < 0.5
    lines: list[str] = []
    for row in covered_places(grid.rows):
        line = "|"
        for _, cell in row:
            if cell is None:
                line += "  |" if covered else ""
                continue
            more = f" {'|' * (cell.colspan - 1)}" if cell.colspan > 1 else ""
            line += f" {_flat(cell)} |{more}"
        lines.append(line)
    return "\n".join(lines)


def _blank_lines(grid: Grid, _: random.Random) -> str:
    """T3: one cell to a line with a blank line between; a blank cell is two more of them."""
    rows = _lines(grid, covered=False, spans=False)
    return "\n\n".join(text for row in rows for text in row)


def _bar_lines(grid: Grid, _: random.Random) -> str:
    """T4: one cell to a line, a lone bar after each; a blank cell is two bars in succession."""
    lines: list[str] = []
    for row in _lines(grid, covered=False, spans=False):
        for text in row:
            lines += [text, "|"] if text else ["|"]
    return "\n".join(lines)


def _sliding(grid: Grid, _: random.Random) -> str:
    """T5: figures on lines of their own, blank cells gathered at the end of the row."""
    lines: list[str] = []
    for row in grid.rows:
        labels = [cell for cell in row if cell.role != "value"]
        values = [_flat(cell) for cell in row if cell.role == "value"]
        for cell in labels:
            mark = "" if cell.role == "label" else " |"
            lines.append(f"{_flat(cell)}{mark}")
            if cell.colspan > 1 and cell.role != "label":
                lines.append("|" * (cell.colspan - 1))
        lines += [f"{text} |" for text in values if text]
        blanks = sum(not text for text in values)
        lines += ["|" * blanks] if blanks else []
    return "\n".join(lines)


def _one_line(grid: Grid, _: random.Random) -> str:
    """T6: the whole table on one line."""
    rows = _lines(grid, covered=False, spans=False)
    return "| " + " | ".join(text for row in rows for text in row) + " |"


def _fused(grid: Grid, _: random.Random) -> str:
    """T7: nothing between the cells of a row."""
    rows = _lines(grid, covered=False, spans=False)
    return "\n".join("".join(row) for row in rows)


def _cell_lines(grid: Grid, _: random.Random) -> str:
    """One cell to a line and nothing else, as the base of T8."""
    rows = _lines(grid, covered=False, spans=False)
    return "\n".join(text for row in rows for text in row if text)


def _padded(grid: Grid, rng: random.Random) -> str:
    """T9: one cell to a line, padded with hard blanks; a blank cell is padding alone."""
    lines: list[str] = []
    for row in _lines(grid, covered=False, spans=False):
        for text in row:
            padded = f"{rng.choice(_PADS)}{text}{rng.choice(_PADS)}"
            lines.append(padded if text else rng.choice(_PADS[1:4]))
    return "\n".join(lines)


def _tabs(grid: Grid, _: random.Random) -> str:
    """Cells parted by tabs, spanned and covered places empty, as copied from a browser."""
    return "\n".join("\t".join(row) for row in _lines(grid, covered=True, spans=True))


def _markdown(grid: Grid, _: random.Random) -> str:
    """A pipe table with a rule under its first row; every place of the grid is there."""
    lines = ["| " + " | ".join(row) + " |" for row in _lines(grid, covered=True, spans=True)]
    return "\n".join([lines[0], "|" + " --- |" * grid.columns, *lines[1:]])


def _render(spec: GridSpec, rng: random.Random, *, options: Options, look: TextLook) -> str:
    """The whole page."""
    seen: set[str] = set()
    parts = []
    for block in build_blocks(spec, options, rng):
        text = _block(block, look, rng)
        if look.dedupe and block.grid is not None:
            text = _once(text, seen)
        if text:
            parts.append(text)
    if rng.random() < 0.3:
        parts.append(
            rng.choice(("【打印本页】 【关闭窗口】", "扫一扫在手机打开当前页", "分享到："))
        )
    return look.gap.join(parts) + "\n"


def _once(text: str, seen: set[str]) -> str:
    """T8: lines that occurred before in any table are gone."""
    kept: list[str] = []
    for line in text.split("\n"):
        if line not in seen:
            kept.append(line)
            seen.add(line)
    return "\n".join(kept)


def _block(block: Block, look: TextLook, rng: random.Random) -> str:
    if block.grid is not None:
        return look.writer(block.grid, rng)
    if block.kind == "image":
        return ""
    if look.runs:
        text = f"{'| ' * rng.randint(1, 9)}{block.text} {'| ' * rng.randint(1, 30)}"
        return text if rng.random() < 0.4 else block.text
    lead = rng.choice(("", "", "　　", "    ")) if block.kind == "paragraph" else ""
    return lead + block.text


def _layout(writer: Writer, options: Options | None = None, gap: str = "\n") -> TextLayout:
    return partial(_render, options=options or Options(), look=TextLook(writer, gap))


TEXT_LAYOUTS: dict[str, TextLayout] = {
    "t1_bars": _layout(_bars),
    "t1_blocks": _layout(_bars, Options(blocks="separate", corner="line")),
    "t1_block_leads": _layout(_bars, Options(blocks="lead")),
    "t1_total_first": _layout(_bars, Options(total="first")),
    "t1_total_second": _layout(_bars, Options(total="second", corner="none")),
    "t1_broken_heads": _layout(_bars, Options(heads="broken")),
    "t1_t13_truncated": _layout(_bars, Options(heads="truncated")),
    "t1_t14_two_lines": _layout(_bars, Options(heads="two_lines")),
    "t1_t15_repeated": _layout(_bars, Options(leads="repeat")),
    "t1_t15_empty": _layout(_bars, Options(leads="empty")),
    "t1_t15_own_row": _layout(_bars, Options(leads="own_row")),
    "t1_t17_repeated_head": _layout(_bars, Options(repeat_head=True)),
    "t1_split": _layout(_bars, Options(split=True)),
    "t1_twice": _layout(_bars, Options(twice=True)),
    "t2_spans": _layout(_spans),
    "t2_blocks_split": _layout(_spans, Options(blocks="separate", split=True), "\n\n"),
    "t3_blank_lines": _layout(_blank_lines, gap="\n\n"),
    "t3_total_first": _layout(_blank_lines, Options(total="first", corner="line"), "\n\n"),
    "t4_bar_lines": _layout(_bar_lines),
    "t5_sliding": _layout(_sliding),
    "t6_one_line": _layout(_one_line),
    "t6_blocks": _layout(_one_line, Options(blocks="separate")),
    "t7_fused": _layout(_fused),
    "t8_deduplicated": partial(_render, options=Options(), look=TextLook(_cell_lines, dedupe=True)),
    "t9_padded": _layout(_padded),
    "t9_broken_heads": _layout(_padded, Options(heads="broken")),
    "t10_bar_runs": partial(_render, options=Options(), look=TextLook(_bars, runs=True)),
    "t11_headings": _layout(_bars, Options(images=True)),
    "tabs": _layout(_tabs),
    "markdown": _layout(_markdown, gap="\n\n"),
}
