"""What editors and their tools leave in a page of HTML that shows nothing amiss."""

from __future__ import annotations

import random
import re

from tests.rendering.grids.forms import Key
from tests.rendering.grids.grid import Cell
from tests.rendering.grids.page import Block
from tests.rendering.markup import escape

from .article import Printed, Report, Shown, article, cells_of
from .html_page import Look, cell_markup, content, html_page, paragraph, plain_cell, table_writer
from .marks import MARK, chosen_keys, marked_at

_WORD_MARK = (
    '<a style=\'mso-footnote-id:ftn{n}\' href="#_ftn{n}" name="_ftnref{n}" title="">'
    '<span class=MsoFootnoteReference><span lang=EN-US style="font-size:9.0pt">'
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]>"
    "<span class=MsoFootnoteReference><span lang=EN-US style='font-size:9.0pt'>[{n}]</span></span>"
    "<![endif]></span></span></span></a>"
)
_SAVED_MARK = (
    '<a href="#_ftn{n}" name="_ftnref{n}" title=""><span class="MsoFootnoteReference">'
    '<span class="MsoFootnoteReference"><span lang="EN-US">[{n}]</span></span></span></a>'
)
_WORD_NOTE = (
    "<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText>"
    '<a style=\'mso-footnote-id:ftn{n}\' href="#_ftnref{n}" name="_ftn{n}" title="">'
    "<span class=MsoFootnoteReference>[{n}]</span></a>{text}</p></div>\n"
)
_NOTES = (
    "按决定书文号统计。",
    "不含下属单位。",
    "以办结日期为准。",
    "含垂直管理机构办理的事项。",
)
_HASH_LINKS = (
    '<a href="#">{}</a>',
    '<a href="#none">{}</a>',
    '<a href="#" target="_self" style="color:#000">{}</a>',
    '<a href="javascript:;">{}</a>',
    '<a href="javascript:void(0)" onclick="return false">{}</a>',
    '<a name="_GoBack">{}</a>',
    '<a href="">{}</a>',
)
_INVISIBLE = ("\u200b", "\ufeff", "\u200e", "\u00ad", "\u200b\u200b", "\u2060", "\u200f", "\u200d")


def word_footnotes(report: Report, rng: random.Random) -> Printed:
    """Footnotes as Word saves them: marks of nested anchors after figures, the notes at the end."""
    keys = chosen_keys(report, rng, 6)
    shown, _ = marked_at(report, keys, rng, "after")
    notes: list[str] = []
    mark = rng.choice((_WORD_MARK, _SAVED_MARK))

    def numbered(_: re.Match[str]) -> str:
        number = str(len(notes) + 1)
        notes.append(_WORD_NOTE.format(n=number, text=rng.choice(_NOTES)))
        return mark.replace("{n}", number)

    page = html_page(article(shown, rng), rng, Look(tail="@notes@"))
    page = re.sub(MARK, numbered, page)
    rule = '<hr align=left size=1 width="33%">'
    tail = f"<div style='mso-element:footnote-list'>{rule}\n{''.join(notes)}</div>\n"
    return Printed(page.replace("@notes@", tail if notes else "").encode(), cells_of(report))


def hash_links(report: Report, rng: random.Random) -> Printed:
    """Figures that are links to nowhere, left from a template."""
    link = rng.choice(_HASH_LINKS)

    def cell(cell: Cell, rng: random.Random) -> str:
        if cell.role != "value" or not cell.text or rng.random() < 0.5:
            return plain_cell(cell, rng)
        return cell_markup(cell, link.format(escape(cell.text)))

    page = html_page(article(report, rng), rng, Look(table=table_writer(cell)))
    return Printed(page.encode(), cells_of(report))


def zero_size_round_figures(report: Report, rng: random.Random) -> Printed:
    """Cells of size zero whose figures set their own size: everything is shown."""
    inner = rng.choice(("14px", "12.0pt", "1rem", "medium", "16px"))
    outer = rng.choice(("font-size:0", "font-size:0px;line-height:0", "FONT-SIZE:0pt"))

    def cell(cell: Cell, rng: random.Random) -> str:
        if not cell.text:
            return plain_cell(cell, rng)
        lines = "<br>".join(escape(line) for line in cell.text.split("\n"))
        return cell_markup(
            cell, f'<span style="font-size:{inner}">{lines}</span>', f' style="{outer}"'
        )

    page = html_page(article(report, rng), rng, Look(table=table_writer(cell)))
    return Printed(page.encode(), cells_of(report))


def stray_end_tags(report: Report, rng: random.Random) -> Printed:
    """``</br>`` for ``<br>``, and ``</p>`` where nothing is open: browsers begin a new line at both.

    Some cells then show two figures on two lines, which are not one number.
    """
    keys = [key for key in chosen_keys(report, rng, 8) if cells_of(report)[key][1] == "reported"]
    shown, _ = marked_at(report, keys[:4], rng, "after")
    stray = rng.choice(("</br>", "</p>", "</BR>", "</br >"))

    def cell(cell: Cell, rng: random.Random) -> str:
        body = content(cell, rng).replace("<br>", stray)
        return cell_markup(cell, rng.choice(("", "", stray)) + body + rng.choice(("", "", stray)))

    def block(block: Block, rng: random.Random) -> str:
        if block.kind == "title":
            return paragraph(block, rng)
        return escape(block.text) + rng.choice(("</br>", "</p>")) + "\n"

    page = html_page(article(shown, rng), rng, Look(table=table_writer(cell), paragraph=block))
    page = re.sub(MARK, lambda _: f"{stray}{rng.randint(2, 80)}", page)
    torn: dict[Key, Shown] = {
        key: (None, "unreadable", cells_of(report)[key][2]) for key in keys[:4]
    }
    return Printed(page.encode(), {**cells_of(report), **torn})


def invisible_in_html(report: Report, rng: random.Random) -> Printed:
    """Characters without width before headings, in labels and round figures."""

    def cell(cell: Cell, rng: random.Random) -> str:
        mark = rng.choice(_INVISIBLE) if rng.random() < 0.3 else ""
        return cell_markup(cell, mark + content(cell, rng))

    def block(block: Block, rng: random.Random) -> str:
        mark = rng.choice(_INVISIBLE) if block.kind in ("heading", "subheading", "title") else ""
        return paragraph(block, rng).replace(escape(block.text), mark + escape(block.text))

    page = html_page(article(report, rng), rng, Look(table=table_writer(cell), paragraph=block))
    return Printed(page.encode(), cells_of(report))


def invisible_in_text(lines: str, rng: random.Random) -> str:
    """The same before the lines of a text that begin with a number or a bracket."""

    def before(found: re.Match[str]) -> str:
        return rng.choice(_INVISIBLE) + found[0] if rng.random() < 0.8 else found[0]

    return re.sub(
        r"(?m)^(?:[一二三四五六七八九十]、|[（(][一二三四五六七八九十][）)])", before, lines
    )
