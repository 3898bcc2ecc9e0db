"""Reports as HTML pages in the styles of many sites, in any encoding."""

from __future__ import annotations

import random
from typing import Literal, TypeAlias

from .html_styles import STYLES, Style
from .spec import ReportSpec

MetaChoice: TypeAlias = Literal["match", "wrong", "none"]

HTML_STYLES: dict[str, Style] = STYLES
_CHINESE_CODECS = ("gb18030", "gbk", "gb2312")
_DOCTYPES = (
    "<!DOCTYPE html>",
    "<!doctype html>",
    (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    ),
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
    "",
)


def render_html(
    spec: ReportSpec,
    style: str,
    rng: random.Random,
    encoding: str = "utf-8",
    meta: MetaChoice = "match",
) -> bytes:
    """The page as bytes; characters outside the encoding become numeric references.

    ``meta`` tells whether the page declares its encoding truly, declares another one
    (as pages do whose server corrects them), or declares none.
    """
    head, body = HTML_STYLES[style](spec, rng)
    head = _charset(encoding, meta, rng) + head
    opening, closing = _frame(style, rng)
    page = f"{opening}\n<head>\n{head}</head>\n<body>\n{body}</body>\n{closing}\n"
    if style == "old_html":
        page = page.replace("<head>", "<HEAD>").replace("</head>", "</HEAD>")
        page = page.replace("<body>", '<BODY BGCOLOR="#FFFFFF">').replace("</body>", "</BODY>")
    if rng.random() < 0.2:
        page = page.replace("\n", "\r\n")
    return page.encode(encoding, errors="xmlcharrefreplace")


def _frame(style: str, rng: random.Random) -> tuple[str, str]:
    """The first and the last lines of the document."""
    if style == "old_html":
        return "<HTML>", "</HTML>"
    if style == "excel_saved":
        office = "urn:schemas-microsoft-com:office"
        return f'<html xmlns:o="{office}:office" xmlns:x="{office}:excel">', "</html>"
    doctype = rng.choice(_DOCTYPES)
    language = rng.choice(("", ' lang="zh-CN"', ' lang="zh"'))
    opening = f"{doctype}\n<html{language}>" if doctype else f"<html{language}>"
    return opening, "</html>"


def _charset(encoding: str, meta: MetaChoice, rng: random.Random) -> str:
    """The declaration of the encoding, true or not."""
    if meta == "none":
        return ""
    chinese = encoding.lower() in _CHINESE_CODECS
    if meta == "wrong":
        chinese = not chinese
    name = rng.choice(("gb2312", "GBK", "gb18030")) if chinese else rng.choice(("utf-8", "UTF-8"))
    if not chinese and meta == "match" and not encoding.lower().startswith("utf-8"):
        name = encoding
    if rng.random() < 0.5:
        return f'<meta charset="{name}">\n'
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}" />\n'
