"""The blocks of a page as HTML, in the dialect of a site."""

from __future__ import annotations

import random

from .html_table import render_group
from .markup import Dialect, inline, lines_of
from .page import Block

_STALE = (
    "<!-- 此处为编辑备注：上传前核对 -->",
    "<!--<p>网站共公开信息1条。</p>-->",
    "<!--EndFragment-->",
)


def render_article(blocks: tuple[Block, ...], dialect: Dialect, rng: random.Random) -> str:
    """All blocks, with the empty paragraphs and comments of the dialect between them."""
    parts: list[str] = []
    for block in blocks:
        parts.append(_block(block, dialect, rng))
        if rng.random() < dialect.blank_paragraphs:
            parts.append(_blank(dialect, rng))
        if dialect.comments and rng.random() < 0.05:
            parts.append(rng.choice(_STALE) + "\n")
    return "".join(parts)


def _block(block: Block, dialect: Dialect, rng: random.Random) -> str:
    if block.tables is not None:
        return render_group(block.tables, dialect, rng)
    if block.kind == "title":
        return _title(block, dialect, rng)
    if block.kind in ("heading", "subheading"):
        return _heading(block, dialect, rng)
    if block.kind in ("date", "sign"):
        align = "center" if block.kind == "date" else "right"
        return _lined(inline(block.text, dialect, rng), dialect, rng, align=align)
    body = inline(block.text, dialect, rng)
    if block.kind == "annex":
        return _lined(body, dialect, rng)
    return _lined(_indented(body, dialect), dialect, rng)


def _indented(body: str, dialect: Dialect) -> str:
    if dialect.indent == "style":
        return body
    if dialect.inline == "word" and dialect.indent:
        return f"<span style=\"mso-spacerun:'yes';\">{dialect.indent}</span>{body}"
    return dialect.indent + body


def _lined(body: str, dialect: Dialect, rng: random.Random, *, align: str = "") -> str:
    """A line or paragraph in the block element of the dialect."""
    if dialect.block == "br":
        breaks = rng.choice(("<br>\n", "<br/>\n", "<br><br>\n"))
        return (
            f'<span style="float:{align}">{body}</span>{breaks}'
            if align == "right"
            else body + breaks
        )
    style = f"text-align: {align};" if align else ""
    if not align and dialect.indent == "style":
        style = "text-indent: 2em;"
    if dialect.inline == "word":
        attributes = f' class="MsoNormal" style="{style}line-height:28.0pt"'
    else:
        attributes = f' style="{style}"' if style else ""
    if dialect.block == "section":
        return f"<section{attributes}>{body}</section>\n"
    return f"<{dialect.block}{attributes}>{body}</{dialect.block}>\n"


def _title(block: Block, dialect: Dialect, rng: random.Random) -> str:
    if dialect.heading == "heading":
        return f"<h1>{lines_of(block.lines, dialect, rng)}</h1>\n"
    if dialect.block == "br":
        return f"<center><b>{lines_of(block.lines, dialect, rng)}</b></center>\n"
    if rng.random() < 0.5:
        return "".join(
            _lined(f"<strong>{inline(line, dialect, rng)}</strong>", dialect, rng, align="center")
            for line in block.lines
        )
    return _lined(f"<b>{lines_of(block.lines, dialect, rng)}</b>", dialect, rng, align="center")


def _heading(block: Block, dialect: Dialect, rng: random.Random) -> str:
    body = _numbered(block, dialect, rng)
    style = dialect.heading
    if style == "heading":
        level = block.level + 1
        return f"<h{level}>{body}</h{level}>\n"
    if style == "span":
        body = f'<span style="font-weight: bold;">{body}</span>'
    elif style == "strong" or block.number == "":
        tag = rng.choice(("strong", "b"))
        body = f"<{tag}>{body}</{tag}>"
    return _lined(_indented(body, dialect), dialect, rng)


def _numbered(block: Block, dialect: Dialect, rng: random.Random) -> str:
    """A heading whose number may stand in an element of its own."""
    if not block.number or rng.random() < 0.7:
        return inline(block.text, dialect, rng)
    number, title = block.lines
    if dialect.inline == "word":
        mark = f'<!--[if !supportLists]--><span lang="EN-US">{inline(number, dialect, rng)}</span>'
        return f"{mark}<!--[endif]-->{inline(title, dialect, rng)}"
    return inline(number, dialect, rng) + inline(title, dialect, rng)


def _blank(dialect: Dialect, rng: random.Random) -> str:
    if dialect.block == "br":
        return rng.choice(("<br>\n", "&nbsp;<br>\n"))
    if dialect.inline == "word":
        return '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>\n'
    if dialect.block == "section":
        return "<section><br></section>\n"
    return rng.choice(("<p>&nbsp;</p>\n", "<p></p>\n", "<p><br></p>\n", "<p>　</p>\n"))
