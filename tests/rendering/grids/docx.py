"""Reports as DOCX files, their tables with true spans, split, repeated or laid out otherwise."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from tests.rendering import docx_xml as xml
from tests.rendering.markup import cut

from .grid import Cell, Grid, Options, covered_places
from .page import Block, build_blocks
from .spec import GridSpec

DocxLayout: TypeAlias = Callable[[GridSpec, random.Random], bytes]

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STRUCK = ("初稿", "7", "待核", "12")


@dataclass(frozen=True, slots=True)
class Habits:
    """What one word processor leaves behind."""

    split_runs: bool = False
    revisions: float = 0.0
    controls: bool = False
    layout_table: bool = False
    heading_styles: bool = False


class _Writer:
    """Writes one document."""

    def __init__(self, habits: Habits, rng: random.Random) -> None:
        self._habits = habits
        self._rng = rng
        self._links = xml.Links()

    def render(self, blocks: list[Block]) -> bytes:
        """The package."""
        body = "".join(self._block(block) for block in blocks)
        if self._habits.layout_table:
            grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
            cell = f"<w:tc><w:tcPr/>{body}{xml.paragraph('')}</w:tc>"
            body = f"<w:tbl>{grid}<w:tr>{cell}</w:tr></w:tbl>{xml.paragraph('')}"
        return xml.package(body, self._links, ("%1、", "（%2）"), "chineseCounting")

    def _block(self, block: Block) -> str:
        if block.grid is not None:
            return self._table(block.grid) + xml.paragraph("")
        if block.kind == "image":
            return ""
        bold = block.kind in ("title", "heading", "subheading")
        properties = '<w:jc w:val="center"/>' if block.kind in ("title", "line") else ""
        if block.kind == "title":
            properties = '<w:pStyle w:val="a3"/>'
        elif self._habits.heading_styles and bold:
            properties = f'<w:pStyle w:val="{1 if block.kind == "heading" else 2}"/>'
        elif block.kind == "sign":
            properties = '<w:jc w:val="right"/>'
        return xml.paragraph(self._runs(block.text, bold=bold), properties)

    def _runs(self, text: str, *, bold: bool = False) -> str:
        properties = xml.font(self._rng, bold=bold)
        pieces = (
            cut(text, self._rng, self._rng.randint(1, 3)) if self._habits.split_runs else [text]
        )
        return "".join(self._piece(piece, properties) for piece in pieces if piece)

    def _piece(self, piece: str, properties: str) -> str:
        """One run, perhaps a tracked insertion or behind struck-out text."""
        content = xml.run(piece, properties)
        if self._rng.random() < self._habits.revisions:
            content = xml.inserted(content, self._links)
        if self._rng.random() < self._habits.revisions:
            content = xml.deleted(self._rng.choice(_STRUCK), self._links) + content
        return content

    def _table(self, grid: Grid) -> str:
        columns = f'<w:gridCol w:w="{9000 // grid.columns}"/>' * grid.columns
        head = (
            '<w:tblPr><w:tblW w:w="0" w:type="auto"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )
        above: dict[int, int] = {}
        rows: list[str] = []
        for number, row in enumerate(covered_places(grid.rows)):
            cells = self._row(row, above)
            properties = "<w:trPr><w:tblHeader/></w:trPr>" if number < grid.head_rows else ""
            rows.append(f"<w:tr>{properties}{cells}</w:tr>")
        return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"

    def _row(self, row: list[tuple[int, Cell | None]], widths: dict[int, int]) -> str:
        """The cells of a row; ``widths`` remembers the tall cells by their first column."""
        parts: list[str] = []
        for column, cell in row:
            if cell is not None:
                if cell.rowspan > 1:
                    for place in range(column, column + cell.colspan):
                        widths[place] = cell.colspan if place == column else 0
                parts.append(self._cell(cell))
            elif widths.get(column, 1):
                span = widths.get(column, 1)
                grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                merged = f"<w:tcPr>{grid_span}<w:vMerge/></w:tcPr>"
                parts.append(f"<w:tc>{merged}{xml.paragraph('')}</w:tc>")
        return "".join(parts)

    def _cell(self, cell: Cell) -> str:
        properties = f'<w:tcW w:w="{900 * cell.colspan}" w:type="dxa"/>'
        properties += f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        properties += '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        lines = cell.text.split("\n")
        if len(lines) > 1 and self._rng.random() < 0.5:
            content = "".join(xml.paragraph(self._runs(line)) for line in lines)
        else:
            content = xml.paragraph(self._runs(cell.text)) if cell.text else xml.paragraph("")
        content = f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
        if self._habits.controls and cell.role == "value" and self._rng.random() < 0.05:
            return xml.control(content, self._links)
        return content


def _render(spec: GridSpec, rng: random.Random, *, options: Options, habits: Habits) -> bytes:
    return _Writer(habits, rng).render(build_blocks(spec, options, rng))


def _layout(options: Options, habits: Habits | None = None) -> DocxLayout:
    return partial(_render, options=options, habits=habits or Habits())


_RESIDUE = Habits(split_runs=True, revisions=0.04, controls=True, heading_styles=True)

DOCX_LAYOUTS: dict[str, DocxLayout] = {
    "plain": _layout(Options()),
    "residue": _layout(Options(), _RESIDUE),
    "headings": _layout(Options(flat_remedies=True), Habits(heading_styles=True)),
    "block_tables": _layout(Options(blocks="separate", corner="line"), _RESIDUE),
    "block_leads": _layout(Options(blocks="lead")),
    "split": _layout(Options(split=True)),
    "split_residue": _layout(Options(split=True, blocks="separate"), _RESIDUE),
    "t10_layout_table": _layout(Options(), Habits(layout_table=True)),
    "t11_images": _layout(Options(images=True)),
    "t12_uneven": _layout(Options(uneven=True)),
    "t13_truncated": _layout(Options(heads="truncated")),
    "t14_two_lines": _layout(Options(heads="two_lines")),
    "t15_repeated": _layout(Options(leads="repeat")),
    "t15_empty": _layout(Options(leads="empty"), _RESIDUE),
    "t15_own_row": _layout(Options(leads="own_row")),
    "t17_repeated_head": _layout(Options(repeat_head=True)),
    "total_first": _layout(Options(total="first")),
    "total_second": _layout(Options(total="second", corner="none"), _RESIDUE),
    "broken_heads": _layout(Options(heads="broken")),
    "twice": _layout(Options(twice=True)),
}
