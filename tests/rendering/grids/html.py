"""Reports as HTML pages in the layouts of many sites."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from tests.rendering.markup import Dialect, escape, inline

from .grid import Cell, Grid, Options
from .page import Block, build_blocks
from .spec import GridSpec

HtmlLayout: TypeAlias = Callable[[GridSpec, random.Random], str]
Frame: TypeAlias = Literal["div", "layout_table", "scripted"]

_EMPTY = ("", "&nbsp;", "&nbsp;", "<br>", "　", "<p>&nbsp;</p>", "<p></p>", "<span>&nbsp;</span>")
_WORD = Dialect(inline="word", cells="word", indent="style")
_BORDER = 'border="1" cellspacing="0" cellpadding="0"'


@dataclass(frozen=True, slots=True)
class Look:
    """How one site marks up its pages."""

    dialect: Dialect
    frame: Frame = "div"
    header_cells: bool = False
    wrapper: str = ""


def _render(spec: GridSpec, rng: random.Random, *, options: Options, look: Look) -> str:
    """One page."""
    blocks = build_blocks(spec, options, rng)
    article = "".join(_block(block, look, rng) for block in blocks)
    title = escape(spec.title)
    crumbs = "首页 &gt; 政府信息公开 &gt; 政府信息公开年报"
    dates = f"发布日期：{spec.published.isoformat()}　来源：{spec.agency}　浏览次数：{rng.randint(9, 9000)}"
    footer = f"主办：{spec.site}　地址：www.{spec.host.removeprefix('www.')}"
    if look.frame == "layout_table":
        body = (
            '<table width="1000" border="0" align="center"><tr><td class="nav">首页</td>'
            "<td>政务公开</td><td>办事服务</td></tr></table>\n"
            f'<table width="1000" border="0" align="center"><tr><td>{crumbs}</td></tr>\n'
            f"<tr><td>{dates}</td></tr>\n<tr><td><table width='100%'><tr><td>\n{article}</td></tr>"
            f"</table></td></tr>\n<tr><td>{footer}</td></tr></table>\n"
        )
    else:
        body = (
            f'<div class="crumbs">{crumbs}</div>\n<div class="info">{dates}</div>\n'
            f'<div class="article" id="zoom">\n{article}</div>\n<div class="footer">{footer}</div>\n'
        )
    if look.frame == "scripted":
        body += "<script>var pages = 12; document.title += '';</script>\n"
    head = f'<meta charset="utf-8">\n<title>{title}_{spec.site}</title>\n'
    return f"<!DOCTYPE html>\n<html>\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n"


def _block(block: Block, look: Look, rng: random.Random) -> str:
    if block.grid is not None:
        return _table(block.grid, look, rng)
    if block.kind == "image":
        return f'<p style="text-align:center"><img src="/upload/{block.text}"></p>\n'
    body = inline(block.text, look.dialect, rng)
    if block.kind == "title":
        return f"<h1>{body}</h1>\n"
    if block.kind in ("heading", "subheading"):
        body = f"<strong>{body}</strong>"
    align = {"sign": "right", "line": "center"}.get(block.kind, "")
    if look.dialect.block == "br":
        return f"{look.dialect.indent}{body}<br>\n"
    style = f' style="text-align:{align}"' if align else ""
    lead = look.dialect.indent if look.dialect.indent != "style" and not align else ""
    return f"<p{style}>{lead}{body}</p>\n"


def _table(grid: Grid, look: Look, rng: random.Random) -> str:
    rows: list[str] = []
    for row in grid.rows:
        cells = "".join(_cell(cell, look, rng) for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    body = "\n".join(rows)
    table = f"<table {look.dialect.table_attributes}>\n<tbody>\n{body}\n</tbody>\n</table>\n"
    if look.dialect.sections:
        head, rest = "\n".join(rows[: grid.head_rows]), "\n".join(rows[grid.head_rows :])
        head = f"<thead>\n{head}\n</thead>\n" if head else ""
        table = (
            f"<table {look.dialect.table_attributes}>\n{head}<tbody>\n{rest}\n</tbody>\n</table>\n"
        )
    return f'<div class="{look.wrapper}">{table}</div>\n' if look.wrapper else table


def _cell(cell: Cell, look: Look, rng: random.Random) -> str:
    tag = "th" if look.header_cells and cell.role in ("head", "corner") else "td"
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    if look.dialect.cells == "excel":
        spans += f' class="xl{rng.randint(63, 79)}"'
    if not cell.text:
        return f"<{tag}{spans}>{rng.choice(_EMPTY)}</{tag}>"
    pieces = [inline(piece, look.dialect, rng) for piece in cell.text.split("\n")]
    body = rng.choice(("<br>", "<br/>", "<br />\n")).join(pieces)
    if look.dialect.cells == "word":
        body = f'\n<p class="MsoNormal" align="center">{body}</p>\n'
    elif look.dialect.cells in ("p", "mixed") and (look.dialect.cells == "p" or rng.random() < 0.4):
        body = f"<p>{body}</p>"
    else:
        body = rng.choice(("", "", "", " ", "\n", "&nbsp;")) + body
    return f"<{tag}{spans}>{body}</{tag}>"


def _layout(options: Options, look: Look | None = None) -> HtmlLayout:
    return partial(_render, options=options, look=look or _PLAIN)


_PLAIN = Look(Dialect(table_attributes=_BORDER))
_WRAPPED = Look(Dialect(cells="mixed", inline="spans", table_attributes='class="tb"'))
_LISTED = Look(
    Dialect(sections=True, cells="p", indent="style", table_attributes=_BORDER),
    header_cells=True,
    wrapper="table-box",
)
_OFFICE = Look(_WORD)
_SHEET = Look(Dialect(cells="excel", inline="font", block="br", table_attributes=_BORDER))
_NESTED = Look(Dialect(cells="mixed", indent="　　", table_attributes=_BORDER), "layout_table")
_SCRIPTED = Look(Dialect(inline="wechat", indent="", table_attributes=_BORDER), "scripted")

HTML_LAYOUTS: dict[str, HtmlLayout] = {
    "plain": _layout(Options()),
    "headed": _layout(Options(), _LISTED),
    "word": _layout(Options(), _OFFICE),
    "sheet": _layout(Options(flat_remedies=True), _SHEET),
    "scripted": _layout(Options(corner="line"), _SCRIPTED),
    "block_tables": _layout(Options(blocks="separate"), _WRAPPED),
    "block_tables_word": _layout(Options(blocks="separate", heads="broken"), _OFFICE),
    "block_leads": _layout(Options(blocks="lead", corner="none")),
    "t10_layout_table": _layout(Options(), _NESTED),
    "t10_split": _layout(Options(split=True, blocks="separate"), _NESTED),
    "t11_images": _layout(Options(images=True)),
    "t12_uneven": _layout(Options(uneven=True)),
    "t12_uneven_blocks": _layout(Options(uneven=True, blocks="separate"), _WRAPPED),
    "t13_truncated": _layout(Options(heads="truncated")),
    "t14_two_lines": _layout(Options(heads="two_lines"), _WRAPPED),
    "t15_repeated": _layout(Options(leads="repeat")),
    "t15_absent": _layout(Options(leads="absent", corner="line")),
    "t15_empty": _layout(Options(leads="empty"), _SHEET),
    "t15_own_row": _layout(Options(leads="own_row", flat_remedies=True), _LISTED),
    "t17_repeated_head": _layout(Options(repeat_head=True)),
    "split": _layout(Options(split=True), _WRAPPED),
    "split_word": _layout(Options(split=True, heads="broken"), _OFFICE),
    "total_first": _layout(Options(total="first")),
    "total_second": _layout(Options(total="second", blocks="separate"), _LISTED),
    "broken_heads": _layout(Options(heads="broken")),
    "twice": _layout(Options(twice=True), _WRAPPED),
    "twice_split": _layout(Options(twice=True, split=True, blocks="separate")),
}
