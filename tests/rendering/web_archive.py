"""A page as browsers, Word and mail programs save it with what it shows (MHTML)."""

from __future__ import annotations

import base64
import quopri
import random
import re
from dataclasses import dataclass, replace
from typing import Literal

_STYLE = re.compile(rb"<style([^>]*)>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_PLACE = "Content-Location: https://a.gov.cn/1.html"
_PICTURE = base64.encodebytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
_FRAME = b'<html><head></head><body><p>%s</p><iframe src="cid:frame-1@mhtml.blink"></iframe></body></html>'


@dataclass(frozen=True)
class Habits:
    """How a page is saved.

    `by`: whose headers; `coding`: of the page; `charset`: stated beside it; `sheets_apart`: its style sheets are
    parts of their own; `framed`: the page that is shown only holds it in a frame; `started`: another page comes
    first, and the message says which one is shown; `newline`: of the headers.
    """

    by: Literal["browser", "word", "mail", "page"] = "browser"
    coding: Literal["quoted-printable", "base64", "8bit"] = "quoted-printable"
    charset: str = ""
    sheets_apart: bool = True
    framed: bool = False
    started: bool = False
    newline: bytes = b"\r\n"


def random_habits(rng: random.Random) -> Habits:
    return Habits(
        by=rng.choice(("browser", "browser", "word", "mail", "page")),
        coding=rng.choice(("quoted-printable", "base64", "8bit")),
        sheets_apart=rng.random() < 0.5,
        framed=rng.random() < 0.2,
        started=rng.random() < 0.2,
        newline=rng.choice((b"\r\n", b"\n")),
    )


def as_mhtml(page: bytes, habits: Habits | None = None) -> bytes:
    """The same page in a web archive."""
    habits = habits or Habits()
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):  # no text to look for tags in
        habits = replace(habits, sheets_apart=False, coding="base64")
    if habits.by == "page":
        return _headers(habits, _page_headers(habits, "MIME-Version: 1.0")) + _coded(page, habits)
    parts: list[tuple[list[str], bytes]] = []
    sheets: list[bytes] = []
    if habits.sheets_apart:
        page = _STYLE.sub(lambda style: _taken_out(style, sheets), page)
    own = "frame-1" if habits.framed else "frame-0"
    report = (_page_headers(habits, f"Content-ID: <{own}@mhtml.blink>"), page)
    if habits.framed:
        outer = _page_headers(habits, "Content-ID: <frame-0@mhtml.blink>")
        parts.append((outer, _FRAME % "政府信息公开".encode()))
    if habits.started:
        parts.insert(
            0,
            (
                _page_headers(habits, "Content-ID: <frame-9@mhtml.blink>"),
                b"<html><p>404</p></html>",
            ),
        )
    parts.append(report)
    parts += [
        (["Content-Type: text/css", f"Content-Location: cid:css-{k}@mhtml.blink", f"Content-Transfer-Encoding: {habits.coding}"], sheet)
        for k, sheet in enumerate(sheets)
    ]  # fmt: skip
    start = '; start="<frame-0@mhtml.blink>"' if habits.started else ""
    inner = b"".join(
        b"\r\n----=_next\r\n" + _headers(habits, headers) + _coded(body, habits) for headers, body in parts
    )  # fmt: skip
    picture = [
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: a.png",
    ]
    inner += b"\r\n----=_next\r\n" + _headers(habits, picture) + _PICTURE + b"\r\n----=_next--\r\n"
    kind = {"browser": "related", "word": "related", "mail": "mixed"}[habits.by]
    head = {
        "browser": [
            "From: <Saved by Blink>", f"Snapshot-{_PLACE}", "Subject: =?utf-8?Q?=E5=85=AC=E5=BC=80?=", "MIME-Version: 1.0",
        ],
        "word": ["MIME-Version: 1.0"],
        "mail": ["Date: Fri, 05 Jan 2018 09:00:00 +0800", "Mime-Version: 1.0"],
    }[habits.by]  # fmt: skip
    head.append(
        f'Content-Type: multipart/{kind};\n\ttype="text/html";\n\tboundary="--=_next"{start}'
    )
    preface = "此文档为“单个文件网页”。".encode() if habits.by == "word" else b""
    return _headers(habits, head) + preface + inner


def _page_headers(habits: Habits, first: str) -> list[str]:
    charset = f'; charset="{habits.charset}"' if habits.charset else ""
    coding = f"Content-Transfer-Encoding: {habits.coding}"
    return [first, f"Content-Type: text/html{charset}", coding, _PLACE]


def _headers(habits: Habits, lines: list[str]) -> bytes:
    text = "\n".join([*lines, "", ""]).encode()
    return text.replace(b"\n", habits.newline)


def _coded(body: bytes, habits: Habits) -> bytes:
    if habits.coding == "base64":
        return base64.encodebytes(body)
    return quopri.encodestring(body) if habits.coding == "quoted-printable" else body


def _taken_out(style: re.Match[bytes], sheets: list[bytes]) -> bytes:
    sheets.append(b'@charset "utf-8";\n\n' + style[2])
    return b'<link rel="stylesheet"%s href="cid:css-%d@mhtml.blink" />' % (
        style[1],
        len(sheets) - 1,
    )
