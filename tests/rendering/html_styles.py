"""The site styles: each gives the head and the body of a page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import TypeAlias

from . import html_chrome as chrome
from .html_article import render_article
from .markup import Dialect, escape
from .page import build_blocks
from .spec import ReportSpec

Page: TypeAlias = tuple[str, str]
Style: TypeAlias = Callable[[ReportSpec, random.Random], Page]

_INDENTS = ("&nbsp;&nbsp;&nbsp;&nbsp;", "　　", "&emsp;&emsp;", "style", "")


def _article(
    spec: ReportSpec, dialect: Dialect, rng: random.Random, *, title_above: bool = False
) -> str:
    """The article; where the site prints the title above it, it may leave its own out."""
    with_title = not title_above or rng.random() < 0.4
    return render_article(build_blocks(spec, rng, with_title=with_title), dialect, rng)


def _head(spec: ReportSpec, rng: random.Random, *, extra: str = "") -> str:
    mark = rng.choice(("-", "_", " - ", "|"))
    return f"<title>{escape(spec.title)}{mark}{spec.site}</title>\n{extra}"


def trs(spec: ReportSpec, rng: random.Random) -> Page:
    """A TRS site: metadata table, TRS_Editor block with its own style sheet."""
    dialect = Dialect(
        indent=rng.choice(_INDENTS),
        cells=rng.choice(("plain", "p", "mixed")),
        entities=rng.random() < 0.4,
        inline=rng.choice(("plain", "plain", "spans")),
        blank_paragraphs=0.05,
        comments=True,
    )
    title = f'<div class="title">{escape(spec.title)}</div>\n'
    sheet = '<style type="text/css">\n.TRS_Editor P{margin-top:0;line-height:1.5}\n</style>'
    body = (
        f'<div class="position">{chrome.breadcrumb(spec, rng)}</div>\n'
        f"{chrome.metadata_table(spec, rng)}{title}"
        f'<div class="TRS_Editor">{sheet}\n<div class="Custom_UnionStyle">\n'
        f"{_article(spec, dialect, rng, title_above=True)}</div></div>\n"
        f'{chrome.share_bar(rng)}\n<div class="footer">{chrome.footer(spec, rng)}</div>\n'
    )
    return _head(spec, rng, extra=chrome.meta_tags(spec, rng)), body


def jcms(spec: ReportSpec, rng: random.Random) -> Page:
    """A JCMS site: content between marks, metadata as a list, zoom block."""
    dialect = Dialect(
        indent=rng.choice(_INDENTS),
        cells="p" if rng.random() < 0.5 else "plain",
        table_attributes='class="ke-zeroborder" style="border-collapse:collapse;" border="1"',
        inline=rng.choice(("plain", "spans")),
        comments=rng.random() < 0.5,
    )
    title = f"<!--<$[信息名称]>begin-->{escape(spec.title)}<!--<$[信息名称]>end-->"
    body = (
        f'<div id="barrierfree_container">\n{chrome.metadata_list(spec, rng)}'
        f'<table id="c" width="98%" align="center"><tr><td class="title">{title}</td></tr>\n'
        f"<tr><td>{chrome.info_line(spec, rng)}</td></tr>\n"
        f'<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->'
        f'<meta name="ContentStart">\n{_article(spec, dialect, rng, title_above=True)}'
        f'<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div></td></tr></table></div>\n'
        f"{chrome.script(rng)}"
    )
    return _head(spec, rng, extra=chrome.meta_tags(spec, rng)), body


def word_pasted(spec: ReportSpec, rng: random.Random) -> Page:
    """Text pasted from Word: a span for every run, conditional comments, MsoNormal."""
    dialect = Dialect(
        inline="word",
        cells="word",
        heading=rng.choice(("strong", "span", "plain")),
        indent=rng.choice(("&nbsp;&nbsp;&nbsp;&nbsp;", "style", "")),
        blank_paragraphs=0.1,
        table_attributes='class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" '
        'style="border-collapse:collapse;mso-padding-alt:0cm 5.4pt 0cm 5.4pt"',
    )
    office = (
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom>"
        "</w:WordDocument></xml><![endif]-->\n"
        '<style>\n<!--\n p.MsoNormal{mso-style-parent:"";margin:0cm}\n-->\n</style>\n'
    )
    body = (
        f'<div class="content">\n{office}<div class="Section0" style="layout-grid:15.6pt;">\n'
        f"{_article(spec, dialect, rng)}</div>\n</div>\n"
    )
    return _head(spec, rng), body


def layout_table(spec: ReportSpec, rng: random.Random) -> Page:
    """An old site laid out with nested tables; the article is one cell of them."""
    dialect = Dialect(
        inline=rng.choice(("font", "plain")),
        block=rng.choice(("p", "br")),
        indent=rng.choice(("　　", "&nbsp;&nbsp;&nbsp;&nbsp;")),
        cells=rng.choice(("plain", "mixed", "excel")),
        table_attributes='border="1" width="600" bordercolor="#000000" cellspacing="0"',
    )
    menu = "".join(f'<td><a href="/">{name}</a></td>' for name in ("首页", "机构", "公开", "互动"))
    outer = 'width="1000" border="0" align="center" cellpadding="0" cellspacing="0"'
    body = (
        f'<table {outer}><tr><td><img src="/top.jpg" alt=""></td></tr></table>\n'
        f"<table {outer}><tr>{menu}</tr></table>\n"
        f'<table {outer}><tr><td width="220" valign="top">\n'
        f"<table><tr><td>公开目录</td></tr><tr><td>{spec.year - 1}年年报</td></tr>"
        f'<tr><td>{spec.year}年年报</td></tr></table>\n</td><td valign="top">\n'
        f'<table width="100%"><tr><td align="center">{chrome.info_line(spec, rng)}</td></tr>\n'
        f"<tr><td>\n{_article(spec, dialect, rng)}</td></tr></table>\n</td></tr></table>\n"
        f'<table {outer}><tr><td align="center">{chrome.footer(spec, rng)}</td></tr></table>\n'
    )
    return _head(spec, rng), body


def div_br(spec: ReportSpec, rng: random.Random) -> Page:
    """One block of text with line breaks and wide blanks."""
    dialect = Dialect(
        block="br",
        indent=rng.choice(("　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&#12288;&#12288;")),
        heading=rng.choice(("strong", "plain")),
        entities=rng.random() < 0.5,
        blank_paragraphs=0.2,
        inline=rng.choice(("plain", "plain", "font")),
    )
    body = (
        f'<div class="nr" id="fontzoom">{_article(spec, dialect, rng)}</div>\n'
        f"<div>{chrome.neighbours(spec, rng)}</div>\n"
    )
    return _head(spec, rng), body


def minimal(spec: ReportSpec, rng: random.Random) -> Page:
    """Plain paragraphs and a plain table, nothing else."""
    dialect = Dialect(
        indent=rng.choice(("", "　　")), heading="plain", table_attributes='border="1"'
    )
    return f"<title>{escape(spec.title)}</title>\n", _article(spec, dialect, rng)


def heavy_chrome(spec: ReportSpec, rng: random.Random) -> Page:
    """A page with navigation, side lists of other reports, share bar, neighbours, footer."""
    dialect = Dialect(
        block=rng.choice(("p", "div")),
        indent=rng.choice(_INDENTS),
        cells="mixed",
        blank_paragraphs=0.08,
        inline=rng.choice(("plain", "spans")),
        heading=rng.choice(("strong", "span")),
        comments=True,
    )
    aside = f'<div class="left fl">\n{chrome.side_lists(spec, rng)}</div>\n'
    main = (
        f'<div class="main">\n<h1>{escape(spec.title)}</h1>\n'
        f"<div>{chrome.info_line(spec, rng)}</div>\n"
        f'<div class="article">\n{_article(spec, dialect, rng, title_above=True)}</div>\n'
        f"{chrome.share_bar(rng)}\n{chrome.neighbours(spec, rng)}</div>\n"
    )
    columns = aside + main if rng.random() < 0.5 else main + aside
    body = (
        f'<div class="top">今天是{spec.published.year + 1}年3月2日 '
        '<a href="#">无障碍</a> <a href="#">登录</a></div>\n'
        f"<nav>{chrome.navigation(rng)}</nav>\n<div>{chrome.breadcrumb(spec, rng)}</div>\n"
        f"{chrome.hidden(spec)}{columns}{chrome.script(rng)}"
        f"<footer>{chrome.footer(spec, rng)}</footer>\n"
    )
    return _head(spec, rng, extra=chrome.meta_tags(spec, rng) + chrome.script(rng)), body


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([A-Za-z0-9#]+)"')
_UNCLOSED = frozenset({"P", "TD", "TR", "LI", "TH"})


def old_html(spec: ReportSpec, rng: random.Random) -> Page:
    """HTML 4 in capitals; paragraphs, cells and rows are never closed."""
    dialect = Dialect(
        inline=rng.choice(("font", "plain")),
        indent=rng.choice(("　　", "&nbsp;&nbsp;&nbsp;&nbsp;")),
        cells=rng.choice(("plain", "p")),
        table_attributes='border="1" width="95%" align="center"',
    )
    body = (
        f'<div align="center">{chrome.breadcrumb(spec, rng)}</div>\n<hr>\n'
        f"{_article(spec, dialect, rng)}<hr>\n{chrome.navigation(rng)}\n"
    )
    return f"<TITLE>{escape(spec.title)}</TITLE>\n", _TAG.sub(_capitals, body)


def _capitals(match: re.Match[str]) -> str:
    slash, name, rest = match.groups()
    name = name.upper()
    if slash and name in _UNCLOSED:
        return ""
    rest = _ATTRIBUTE.sub(lambda found: f" {found.group(1).upper()}={found.group(2)}", rest)
    return f"<{slash}{name}{rest.replace('/', '') if rest.strip() == '/' else rest}>"


def semantic(spec: ReportSpec, rng: random.Random) -> Page:
    """A modern page: article, h1 to h3, header, time, figure round the table."""
    dialect = Dialect(
        heading="heading",
        indent="style",
        table_attributes='class="table"',
        entities=rng.random() < 0.2,
    )
    article = _article(spec, dialect, rng)
    body = (
        f"<header>{chrome.navigation(rng)}</header>\n<main>\n<article>\n"
        f'<time datetime="{spec.published.isoformat()}">{spec.published.isoformat()}</time>\n'
        f"{article}</article>\n<aside>{chrome.side_lists(spec, rng)}</aside>\n</main>\n"
        f"<footer>{chrome.footer(spec, rng)}</footer>\n"
    )
    return _head(spec, rng), body


def vsb(spec: ReportSpec, rng: random.Random) -> Page:
    """A VSB site: a form round the article, vsb_content blocks, hidden fields."""
    dialect = Dialect(
        inline=rng.choice(("spans", "font")),
        cells=rng.choice(("p", "excel")),
        indent=rng.choice(("&nbsp;&nbsp;&nbsp;&nbsp;", "style")),
        table_attributes='border="1" cellspacing="0" style="border-collapse: collapse;"',
        blank_paragraphs=0.05,
    )
    body = (
        '<form name="_newscontent_fromname">\n<div class="content-box">\n'
        f'<h2 align="center">{escape(spec.title)}</h2>\n'
        f'<div align="center">{chrome.info_line(spec, rng)}</div>\n'
        '<div id="vsb_content_500"><div class="v_news_content">\n'
        f"{_article(spec, dialect, rng, title_above=True)}</div></div>\n"
        '<input type="hidden" name="nclick" value="815">\n'
        f"{chrome.neighbours(spec, rng)}</div></form>\n{chrome.script(rng)}"
    )
    return _head(spec, rng), body


def mobile(spec: ReportSpec, rng: random.Random) -> Page:
    """A page for telephones as public accounts make them: sections within sections."""
    dialect = Dialect(
        block="section",
        inline="wechat",
        indent=rng.choice(("", "style", "　　")),
        heading=rng.choice(("strong", "span")),
        cells="mixed",
        table_attributes='width="100%" style="font-size:12px"',
    )
    body = (
        f'<div class="rich_media_content" id="js_content"><section data-role="outer"><section>\n'
        f"{_article(spec, dialect, rng)}</section></section></div>\n"
        f"<p>长按识别二维码关注{spec.region}发布</p>\n"
        f"<p>阅读 {rng.randint(50, 9000)}　在看 {rng.randint(1, 60)}</p>\n"
    )
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    return _head(spec, rng, extra=viewport), body


def excel_saved(spec: ReportSpec, rng: random.Random) -> Page:
    """An article whose table was saved from Excel, with name spaces and column marks."""
    dialect = Dialect(
        cells="excel",
        indent=rng.choice(("　　", "style")),
        heading="span",
        table_attributes='border=0 cellpadding=0 cellspacing=0 width=645 style="border-collapse:'
        ' collapse;table-layout:fixed;width:484pt" x:str',
    )
    article = _article(spec, dialect, rng)
    last = article.rfind("</table>")
    layer = (
        "<![if supportMisalignedColumns]>\n<tr height=0 style='display:none'><td width=360></td>"
        "<td width=95></td><td width=190></td></tr>\n<![endif]>\n"
    )
    inner = "</tbody>\n" if article[:last].rstrip().endswith("</tbody>") else ""
    if not inner and not article[:last].rstrip().endswith("</tfoot>"):
        article = article[:last] + layer + article[last:]
    body = f'<div id="content">\n<h3>{escape(spec.title)}</h3>\n{article}</div>\n'
    return _head(spec, rng, extra="<meta name=ProgId content=Excel.Sheet>\n"), body


STYLES: dict[str, Style] = {
    "trs": trs,
    "jcms": jcms,
    "word_pasted": word_pasted,
    "layout_table": layout_table,
    "div_br": div_br,
    "minimal": minimal,
    "heavy_chrome": heavy_chrome,
    "old_html": old_html,
    "semantic": semantic,
    "vsb": vsb,
    "mobile": mobile,
    "excel_saved": excel_saved,
}
