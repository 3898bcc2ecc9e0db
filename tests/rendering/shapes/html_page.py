"""A plain page of HTML round the blocks of a report, with places where a shape comes in."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.rendering.grids.grid import Cell, Grid
from tests.rendering.grids.page import Block
from tests.rendering.markup import escape

TableWriter: TypeAlias = Callable[[Grid, random.Random], str]
CellWriter: TypeAlias = Callable[[Cell, random.Random], str]

_BORDER = 'border="1" cellspacing="0" cellpadding="0" width="100%"'
_EMPTY = ("", "&nbsp;", "<p>&nbsp;</p>", "　")


def content(cell: Cell, rng: random.Random) -> str:
    """What stands in a cell: its lines, or what editors leave in an empty one."""
    if not cell.text:
        return rng.choice(_EMPTY)
    body = "<br>".join(escape(line) for line in cell.text.split("\n"))
    return rng.choice(("{}", "{}", "<p>{}</p>", "<span>{}</span>")).format(body)


def cell_markup(cell: Cell, body: str, attributes: str = "") -> str:
    """One cell with its spans."""
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<td{spans}{attributes}>{body}</td>"


def plain_cell(cell: Cell, rng: random.Random) -> str:
    """A cell as any editor writes it."""
    return cell_markup(cell, content(cell, rng))


def table_writer(write: CellWriter = plain_cell) -> TableWriter:
    """A writer of tables that leaves their cells to another."""

    def write_table(grid: Grid, rng: random.Random) -> str:
        rows = ("".join(write(cell, rng) for cell in row) for row in grid.rows)
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table {_BORDER}><tbody>\n{body}\n</tbody></table>\n"

    return write_table


plain_table = table_writer()


@dataclass(frozen=True, slots=True)
class Look:
    """What a shape changes of the page: its style sheet, tables, paragraphs, the end of the article."""

    sheet: str = ""
    table: TableWriter = plain_table
    paragraph: Callable[[Block, random.Random], str] | None = None
    tail: str = ""


def paragraph(block: Block, _: random.Random) -> str:
    """A line of the article as most sites set it."""
    body = escape(block.text)
    if block.kind == "title":
        return f"<h1>{body}</h1>\n"
    if block.kind in ("heading", "subheading"):
        body = f"<strong>{body}</strong>"
    align = {"sign": "right", "line": "center"}.get(block.kind, "left")
    return f'<p style="text-align:{align}">{body}</p>\n'


def html_page(blocks: list[Block], rng: random.Random, look: Look) -> str:
    """The page: a head, a line of navigation, the article, a footer."""
    write = look.paragraph or paragraph
    parts = [
        write(block, rng) if block.grid is None else look.table(block.grid, rng) for block in blocks
    ]
    title = next(escape(block.text) for block in blocks if block.kind == "title")
    sheet = f"<style>\n{look.sheet}\n</style>\n" if look.sheet else ""
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{sheet}'
        '</head>\n<body>\n<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>'
        f'</div>\n<div class="article">\n{"".join(parts)}{look.tail}</div>\n'
        '<div class="footer">版权所有　网站地图</div>\n</body>\n</html>\n'
    )
