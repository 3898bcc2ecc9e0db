"""Messages whose parts are a page and what it shows (MHTML): as browsers, Word and mail programs save pages.

Only pages and style sheets are decoded, pictures where they are asked for, and no part twice: pictures are most of
such a file.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from email.errors import MessageError
from email.message import Message as Headers
from email.parser import BytesHeaderParser

import msgspec

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Message", "SavedPage", "open_message"]

_BLANK_LINE = lazy_pattern(rb"\r?\n[ \t]*+\r?\n")
# A part's headers are some hundreds of bytes.
_HEADERS = 2**16
_PAGES, _SHEET = ("text/html", "application/xhtml+xml"), "text/css"
# What holds further parts; a page saved by Word has one, and each more may lie inside the one before.
_MAX_NESTING = 20
# A saved page with its pictures has some hundreds.
_MAX_PARTS = 5_000


class SavedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page among the parts.

    Attributes
    ----------
    data
        Its bytes.
    charset
        The charset that it is said to have, None for none.
    key
        The part's Content-ID.
    is_whole
        Its part ends: another follows, or the sign that none does.
    """

    data: bytes
    charset: str | None
    key: str
    is_whole: bool


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What of a message is of use.

    Attributes
    ----------
    pages
        The page that it shows, and those of its frames.
    sheets, pictures
        Style sheets and pictures by the addresses that pages have for them.
    """

    pages: tuple[SavedPage, ...]
    sheets: Mapping[str, bytes]
    pictures: Mapping[str, bytes]


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    headers: Headers
    body: bytes
    is_whole: bool


def open_message(data: bytes, *, with_pictures: bool = False) -> Message | None:
    """The pages and style sheets of a message, and its pictures where they are wanted; None for one that is damaged.

    Where the message says which part is to be shown (``start``), that page comes first.
    """
    pages: list[SavedPage] = []
    sheets: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    try:
        outer = _part(data, is_whole=True)
        start = str(outer.headers.get_param("start", "") or "")
        for part in _parts(outer, 0):
            kind = part.headers.get_content_type()
            if kind in _PAGES:
                pages.append(
                    SavedPage(
                        data=_decoded(part),
                        charset=part.headers.get_content_charset(),
                        key=_stated(part, "Content-ID"),
                        is_whole=part.is_whole,
                    )
                )
            elif kind == _SHEET:
                sheets |= dict.fromkeys(_addresses(part), _decoded(part))
            elif with_pictures and part.headers.get_content_maintype() == "image":
                pictures |= dict.fromkeys(_addresses(part), _decoded(part))
    except (MessageError, ValueError, LookupError):  # binascii.Error is one of them
        return None
    shown = [page for page in pages if start and page.key == start.strip()]
    rest = [page for page in pages if page not in shown]
    return Message(pages=(*shown, *rest), sheets=sheets, pictures=pictures)


def _addresses(part: _Part) -> list[str]:
    """What pages call a part."""
    key = _stated(part, "Content-ID").strip("<>")
    return [each for each in (_stated(part, "Content-Location"), key and f"cid:{key}") if each]


def _part(data: bytes, *, is_whole: bool) -> _Part:
    data = data.lstrip(b"\r\n") if data[:1] in (b"\r", b"\n") and data[:4].strip() else data
    end = _BLANK_LINE.search(data, 0, _HEADERS)
    if data[:1] in (b"\r", b"\n", b""):  # a part without headers
        return _Part(headers=Headers(), body=data, is_whole=is_whole)
    head, body = (data[:_HEADERS], b"") if end is None else (data[: end.start()], data[end.end() :])
    return _Part(headers=BytesHeaderParser().parsebytes(head), body=body, is_whole=is_whole)


def _parts(part: _Part, depth: int) -> Iterator[_Part]:
    """The parts of a part that hold no others, in their order."""
    if depth > _MAX_NESTING:
        raise MessageError("messages in messages")
    if part.headers.get_content_type() == "message/rfc822":
        yield from _parts(_part(part.body, is_whole=part.is_whole), depth + 1)
    elif part.headers.get_content_maintype() == "multipart":
        boundary = part.headers.get_boundary()
        if not boundary:
            raise MessageError("no boundary")
        for inner, is_whole in _between(part.body, boundary.encode("utf-8", "surrogateescape")):
            yield from _parts(_part(inner, is_whole=is_whole), depth + 1)
    else:
        yield part


def _between(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bool]]:
    """What stands between boundaries, and whether one follows it."""
    line = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*+(?=\r?\n|$)")
    begin: int | None = None
    for count, mark in enumerate(line.finditer(body)):
        if count > _MAX_PARTS:
            raise MessageError("parts without end")
        if begin is not None:
            yield body[begin : mark.start()], True
        if mark[1]:
            return
        newline = body.find(b"\n", mark.end())
        begin = len(body) if newline < 0 else newline + 1
    if begin is not None:
        yield body[begin:], False


def _decoded(part: _Part) -> bytes:
    how = _stated(part, "Content-Transfer-Encoding").lower()
    if how == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if how == "base64":
        return binascii.a2b_base64(part.body)
    return part.body


def _stated(part: _Part, header: str) -> str:
    return str(part.headers.get(header, "")).strip()
