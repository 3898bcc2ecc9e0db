"""What inputs show, format by format, told in the plainest ways and without the product's readers."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes

import govreport_parse as gp
from tests.rendering.pdf import DRAWN

_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|title)\b.*?</\1\b[^>]*>", re.DOTALL | re.IGNORECASE
)
# Two ways to see where a tag ends: at the next bracket, and not within quotes.
_TAGS = (
    re.compile(r"<(?:/?([a-zA-Z!?][^\s/>]*)[^>]*|/[^>]*)>"),
    re.compile(r"""<(?:/?([a-zA-Z!?][^\s/>]*)(?:"[^"]*+"|'[^']*+'|[^>"'])*+|/[^>]*)>"""),
)
# What ends a line or a cell; any other tag, known or not, stands within the text.
_BREAKS = frozenset(
    {
        "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "li", "ol", "option", "p", "pre",
        "section", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)  # of XML, which no word processor shows
_WORD_TEXT = re.compile(
    r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)|(</?(?:\w+:)?(?:p|tc|tab|br|cr)\b[^>]*>)", re.DOTALL
)
# A character as a number has one in bytes or a question mark after it, for programs that do not know it.
_RICH = re.compile(
    rb"\\u(-?\d{1,5}) ?(?:\?|\\'[89a-f][0-9a-f]\\'[0-9a-f]{2})?|\\'([0-9a-f]{2})|\\([a-z]+)(?:-?\d+)? ?|\\[^a-z]|[{}\r\n]"
)
_RICH_BREAKS = (b"par", b"cell", b"nestcell", b"row", b"line", b"tab", b"sect", b"page", b"super")
_OF_CELLS = re.compile(r"</?(?:\w+:)?(?:si|c|v|is|row)\b[^>]*>")
_TEXT_CODE = re.compile(r"<(?:\w+:)?TextCode\b[^>]*>(.*?)(?=</?(?:\w+:)?TextCode|\Z)", re.DOTALL)
_PRINTED = re.compile(rb"/(\w+)[\s\0][^</]*?\bTf\b(?:(?!\bTf\b)[^<])*<([^>]*)>")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_IN_LINE = re.compile(r"<[^>]*>")
_BROKEN = re.compile(r"</?(?:text:(?:p|h|s|tab|line-break)|table:[a-z-]+)\b[^>]*>")
_CODECS = {
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip


def plain_texts(data: bytes, source: gp.Source) -> list[str]:
    """What the input shows, told in the plainest ways."""
    if source.format in _PACKED:
        return _PACKED[source.format](data)
    text = data.decode(source.encoding or "utf-8", "replace").removeprefix("\ufeff")
    return [text] if source.format == "text" else _of_page(text)


def _of_page(text: str) -> list[str]:
    return [_without_tags(_HIDDEN.sub("", text), pattern) for pattern in _TAGS]


def _without_tags(text: str, pattern: re.Pattern[str]) -> str:
    pieces = []
    position = 0
    for tag in pattern.finditer(text):
        pieces += [html.unescape(text[position : tag.start()]), _printed_by(tag[1] or "")]
        position = tag.end()
    return "".join(pieces) + html.unescape(text[position:])


def _printed_by(tag: str) -> str:
    return "\n" if tag.lower() in _BREAKS else ""


def _word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("word/document.xml")
    shown = _xml_text(content)
    pieces = ("\n" if mark else html.unescape(text) for text, mark in _WORD_TEXT.findall(shown))
    return "".join(pieces)


def _saved(data: bytes) -> Iterator[str]:
    """The pages of a web archive in the charsets that they may be in."""
    for part in message_from_bytes(data.lstrip()).walk():
        page = part.get_payload(decode=True)
        if part.get_content_maintype() == "text" and isinstance(page, bytes):
            yield from (page.decode(codec, "replace") for codec in ("utf-8", "gb18030", "utf-16"))


def _drawn_text(data: bytes) -> str:
    """What each text object of an OFD file says."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pages = [package.read(name) for name in package.namelist() if name.endswith("Content.xml")]
    shown = map(_xml_text, pages)
    return "\n".join(
        html.unescape(_IN_LINE.sub("", each)) for page in shown for each in _TEXT_CODE.findall(page)
    )


def _printed_text(data: bytes) -> str:
    """What each string of a page says by its font: two bytes a character, one, or a number of a drawing."""
    said = []
    for font, code in _PRINTED.findall(data):
        digits = _NO_HEX.sub(b"", code)
        shown = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if font == b"T":
            said.append("".join(DRAWN[k] for k in shown if k < len(DRAWN)))
        else:
            said.append(shown.decode("latin-1" if font == b"H" else "utf-16-be", "replace"))
    return "\n".join(said)


def _cells_text(data: bytes) -> str:
    """What strings and cells of a workbook say; a run that is set otherwise does not part them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            package.read(name)
            for name in package.namelist()
            if name.startswith("xl/") and name.endswith(".xml")
        ]
    shown = "\n".join(map(_xml_text, parts))
    return html.unescape(_IN_LINE.sub("", _OF_CELLS.sub("\n", shown)))


def _open_text(data: bytes) -> str:
    """The text of an OpenDocument file; elements that stand in a line part nothing, blanks are written as some."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = package.read("content.xml")
    shown = _xml_text(data)
    return html.unescape(_IN_LINE.sub("", _BROKEN.sub("\n", shown)))


def _rich_text(data: bytes) -> str:
    """Characters that are written as numbers and bytes; a control word breaks a line or is nothing."""

    def said(word: re.Match[bytes]) -> bytes:
        if word[1]:
            return chr(int(word[1]) & 0xFFFF).encode("gb18030", "replace")
        if word[2]:
            return bytes.fromhex(word[2].decode())
        return b"\n" if word[3] in _RICH_BREAKS else b""

    return _RICH.sub(said, data).decode("gb18030", "replace")


def _xml_text(xml: bytes) -> str:
    codec = next((codec for mark, codec in _CODECS.items() if xml.startswith(mark)), "utf-8")
    return _COMMENT.sub("", xml.decode(codec, "replace"))


def _of_word_97(data: bytes) -> list[str]:
    """Both halves of the bytes in UTF-16, and all in Windows-1252."""
    halves = [half.decode("utf-16-le", "replace") for half in (data, data[1:])]
    return [*halves, data.decode("cp1252", "replace")]


_PACKED: dict[str, Callable[[bytes], list[str]]] = {
    "docx": lambda data: [_word_text(data)],
    "doc": _of_word_97,
    "rtf": lambda data: [_rich_text(data)],
    "odt": lambda data: [_open_text(data)],
    "pdf": lambda data: [_printed_text(data)],
    "ofd": lambda data: [_drawn_text(data)],
    "xlsx": lambda data: [_cells_text(data)],
    "mhtml": lambda data: [text for saved in _saved(data) for text in _of_page(saved)],
}
