"""Small pieces of HTML: escaping, inline wrappers, and the dialect of a site."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

InlineStyle: TypeAlias = Literal["plain", "font", "spans", "word", "wechat"]
BlockStyle: TypeAlias = Literal["p", "div", "br", "section"]
HeadingStyle: TypeAlias = Literal["strong", "heading", "span", "plain"]
CellWrap: TypeAlias = Literal["plain", "p", "word", "excel", "mixed"]

_ENTITIES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "—": "&mdash;",
    "－": "&#65293;",
    "〔": "&#12308;",
    "〕": "&#12309;",
}
_RUNS = re.compile(r"[0-9A-Za-z.@%/+-]+|[^0-9A-Za-z.@%/+-]+")
_FONTS = ("仿宋_GB2312", "宋体", "仿宋", "微软雅黑", "FangSong_GB2312")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the article of one site is marked up."""

    inline: InlineStyle = "plain"
    block: BlockStyle = "p"
    heading: HeadingStyle = "strong"
    cells: CellWrap = "plain"
    entities: bool = False
    blank_paragraphs: float = 0.0
    indent: str = "&nbsp;&nbsp;&nbsp;&nbsp;"
    table_attributes: str = 'border="1" cellspacing="0" cellpadding="0"'
    sections: bool = False
    comments: bool = False


def escape(text: str, *, entities: bool = False) -> str:
    """Escape text; with ``entities`` some marks become named or numeric references."""
    escaped = html.escape(text, quote=False)
    if entities:
        for mark, reference in _ENTITIES.items():
            escaped = escaped.replace(mark, reference)
    return escaped


def inline(text: str, dialect: Dialect, rng: random.Random) -> str:
    """A stretch of text with the inline markup of the dialect."""
    if not text:
        return ""
    style = dialect.inline
    if style == "font":
        face, size = rng.choice(_FONTS), rng.choice(("3", "4"))
        return f'<font face="{face}" size="{size}">{_esc(text, dialect)}</font>'
    if style == "word":
        return _word_runs(text, dialect, rng)
    if style == "spans":
        pieces = cut(text, rng, rng.randint(1, 4))
        return "".join(f'<span style="font-size: 16px;">{_esc(p, dialect)}</span>' for p in pieces)
    if style == "wechat":
        span = f'<span style="font-size: 15px;letter-spacing: 0.5px;">{_esc(text, dialect)}</span>'
        return f'<span leaf="">{span}</span>' if rng.random() < 0.3 else span
    return _esc(text, dialect)


def _esc(text: str, dialect: Dialect) -> str:
    return escape(text, entities=dialect.entities)


def cut(text: str, rng: random.Random, pieces: int) -> list[str]:
    """Cut a text at random places, as editors cut runs."""
    if len(text) < 2 or pieces < 2:
        return [text]
    places = sorted(rng.sample(range(1, len(text)), min(pieces - 1, len(text) - 1)))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


def _word_runs(text: str, dialect: Dialect, rng: random.Random) -> str:
    """Text as pasted from Word: Latin and Chinese runs in spans of their own."""
    parts: list[str] = []
    for match in _RUNS.finditer(text):
        run = match.group()
        latin = run[0].isascii() and (run[0].isalnum() or run[0] in ".@%/+-")
        if latin:
            style = "font-size:16.0pt;font-family:&quot;Times New Roman&quot;"
            pieces = cut(run, rng, 2) if rng.random() < 0.1 else [run]
            parts += [
                f'<span lang="EN-US" style="{style}">{_esc(p, dialect)}</span>' for p in pieces
            ]
            continue
        newline = "\n" if rng.random() < 0.3 else " "
        style = f"font-size:16.0pt;font-family:仿宋_GB2312;{newline}mso-hansi-font-family:宋体"
        pieces = cut(run, rng, 2) if rng.random() < 0.2 else [run]
        parts += [f'<span style="{style}">{_esc(p, dialect)}</span>' for p in pieces]
    if rng.random() < 0.3:
        parts.append('<span lang="EN-US"><o:p></o:p></span>')
    return "".join(parts)


def lines_of(lines: tuple[str, ...], dialect: Dialect, rng: random.Random) -> str:
    """Several lines with breaks between them."""
    separator = rng.choice(("<br>", "<br/>", "<br />\n"))
    return separator.join(inline(line, dialect, rng) for line in lines)
