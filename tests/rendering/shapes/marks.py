"""Digits that a page shows otherwise than as part of a figure, or does not show at all, in HTML.

Cells are chosen first and their texts marked with characters for private use; when the page is
written, each mark becomes markup. What the page shows of a cell is then known without a reader.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.rendering.grids.forms import Key
from tests.rendering.grids.spec import GridSpec

from .article import Printed, Report, Shown, article, cells_of, texts_of, with_texts
from .html_page import Look, html_page

MARK, OPEN, CLOSE = "\ue000", "\ue001", "\ue002"
_FIGURE = re.compile(r"\d[\d,.]*\D?")


@dataclass(frozen=True, slots=True)
class Markup:
    """Ways of writing one kind of mark; ``{d}`` is its digits. ``sheet`` styles its classes."""

    ways: tuple[str, ...]
    sheet: str = ""


def chosen_keys(report: Report, rng: random.Random, most: int = 12) -> list[Key]:
    """Some cells that print a figure, a few of them of several digits."""
    texts = texts_of(report)
    figures = [key for key, text in texts.items() if _FIGURE.fullmatch(text)]
    long = [key for key in figures if len(texts[key]) > 1]
    keys = rng.sample(figures, min(len(figures), most // 2))
    keys += rng.sample(long, min(len(long), most // 2))
    return sorted(set(keys), key=lambda key: (key[0], key[1] or ""))


def marked_at(
    report: Report, keys: list[Key], rng: random.Random, place: str
) -> tuple[Report, dict[Key, str]]:
    """The report with a mark after, before or somewhere inside the figures of some cells."""
    texts = texts_of(report)
    changed: dict[Key, str] = {}
    for key in keys:
        text = texts[key]
        at = {"after": len(text), "before": 0}.get(place, rng.randint(0, len(text)))
        changed[key] = text[:at] + MARK + text[at:]
    return with_texts(report, changed), changed


def _digits(rng: random.Random) -> str:
    return str(rng.choice((1, 2, 3, rng.randint(4, 9), rng.randint(10, 99))))


def decorated(page: str, markup: Markup, rng: random.Random) -> str:
    """The page with each mark as markup; one page keeps to one or two ways."""
    ways = rng.sample(markup.ways, min(2, len(markup.ways)))
    return re.sub(MARK, lambda _: rng.choice(ways).replace("{d}", _digits(rng)), page)


def marks(markup: Markup, place: str) -> Callable[[Report, random.Random], Printed]:
    """Some figures carry digits that are not theirs; these cells may be left unread."""

    def render(report: Report, rng: random.Random) -> Printed:
        keys = chosen_keys(report, rng)
        shown, _ = marked_at(report, keys, rng, place)
        page = html_page(article(shown, rng), rng, Look(sheet=markup.sheet))
        data = decorated(page, markup, rng).encode()
        return Printed(data, cells_of(report), frozenset(keys))

    return render


RAISED_TAG = Markup(
    (
        "<sup>{d}</sup>",
        "<sup>[{d}]</sup>",
        "<sup><small>{d}</small></sup>",
        '<sup style="color:red"><b>{d}</b></sup>',
        "<sub>{d}</sub>",
    )
)
RAISED_STYLE = Markup(
    (
        '<span style="vertical-align:super">{d}</span>',
        '<span style="vertical-align: super; font-size: 9pt;">{d}</span>',
        '<font size="1" style="VERTICAL-ALIGN: SUPER">{d}</font>',
        '<span style="vertical-align:6pt;font-size:8pt">{d}</span>',
        '<span style="vertical-align:40%">{d}</span>',
        '<span style="vertical-align:0.5em">{d}</span>',
        '<span style="position:relative;top:-0.6em;font-size:75%">{d}</span>',
        '<span style="position: relative; bottom: 5px; font-size: 10px">{d}</span>',
        '<span style="mso-text-raise:6.0pt">{d}</span>',
        '<span style="vertical-align:sub">{d}</span>',
        '<b style="vertical-align:text-top;font-size:8px">{d}</b>',
    )
)
RAISED_CLASS = Markup(
    (
        '<span class="zs">{d}</span>',
        '<i class="note-no">{d}</i>',
        '<span class="big red up">{d}</span>',
        '<em class="jz">{d}</em>',
    ),
    "body{font-size:16px}\n.zs,.zhu{vertical-align:super;font-size:10px}\n"
    "td .note-no { font-style:normal; position:relative; top:-0.5em; font-size:70% }\n"
    ".red{color:red} .up{ VERTICAL-ALIGN : Super }\n"
    "@media screen { .article em.jz { vertical-align: 5px } }",
)
HIDDEN_VISIBILITY = Markup(
    (
        '<span style="visibility:hidden">{d}</span>',
        '<span style="width:8px; VISIBILITY: Hidden;">{d}</span>',
        '<font style="visibility:hidden!important">{d}</font>',
        '<span class="kbw">{d}</span>',
        '<b class="pad none">{d}</b>',
    ),
    ".kbw { visibility: hidden }\n.pad{padding:0} table .none{visibility:hidden}",
)
HIDDEN_SIZE = Markup(
    (
        '<span style="font-size:0">{d}</span>',
        '<span style="font-size:0px;line-height:0">{d}</span>',
        '<span style="FONT-SIZE: 0pt">{d}</span>',
        '<span style="font:0/0 a">{d}</span>',
        '<span class="zero">{d}</span>',
        '<span style="display:inline-block;width:0;height:0;overflow:hidden">{d}</span>',
    ),
    ".zero{font-size:0em}",
)
HIDDEN_DISPLAY = Markup(
    (
        '<span style="display:none">{d}</span>',
        "<span hidden>{d}</span>",
        '<span class="gone">{d}</span>',
        '<span style="DISPLAY : NONE !important">{d}</span>',
        "<!-- {d} -->",
        '<span style="opacity:0">{d}</span>',
    ),
    "span.gone{display:none}",
)
OFF_SCREEN = Markup(
    (
        '<span style="position:absolute;left:-9999px">{d}</span>',
        '<span style="position:absolute; top:-1000em">{d}</span>',
        '<span style="position:fixed;right:-5000px">{d}</span>',
        '<span style="position:absolute;clip:rect(0,0,0,0)">{d}</span>',
        '<span style="position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden">{d}</span>',
        '<span style="display:inline-block;text-indent:-9999px;width:1px">{d}</span>',
        '<span class="sr-only">{d}</span>',
        '<span style="position:absolute;margin-left:-3000px">{d}</span>',
        '<span style="position:absolute;transform:scale(0)">{d}</span>',
    ),
    ".sr-only{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0 0 0 0)}",
)
WHITE_ON_WHITE = Markup(
    (
        '<span style="color:#fff">{d}</span>',
        '<span style="color: #FFFFFF">{d}</span>',
        '<font color="white">{d}</font>',
        '<font color="#ffffff">{d}</font>',
        '<span style="color:rgb(255,255,255)">{d}</span>',
        '<span style="color:transparent">{d}</span>',
        '<span style="background:#f5f5f5;color:#f5f5f5">{d}</span>',
        '<span class="bai">{d}</span>',
    ),
    "body{background:#fff}\n.bai{color:#FFF}",
)


def hidden_cells(report: GridSpec, rng: random.Random) -> Printed:
    """Whole figures that are there and not shown: their cells look empty and keep their place."""
    texts = texts_of(report)
    keys = [
        key
        for key, text in texts.items()
        if key[1] not in (None, "total")
        and key[0].startswith("requests.outcome")
        and not key[0].endswith(".total")
        and _FIGURE.fullmatch(text)
    ]
    keys = rng.sample(keys, min(len(keys), 10))
    shown = with_texts(report, {key: OPEN + texts[key] + CLOSE for key in keys})
    opening, closing = rng.choice(
        (
            ('<span style="visibility:hidden">', "</span>"),
            ('<p style="visibility:hidden;margin:0">', "</p>"),
            ('<span style="font-size:0">', "</span>"),
            ('<span style="display:none">', "</span>"),
            ('<span style="position:absolute;left:-9999px">', "</span>"),
        )
    )
    page = html_page(article(shown, rng), rng, Look())
    page = page.replace(OPEN, opening).replace(CLOSE, closing)
    empty: dict[Key, Shown] = {key: (None, "blank", cells_of(report)[key][2]) for key in keys}
    return Printed(page.encode(), {**cells_of(report), **empty}, frozenset(keys))
