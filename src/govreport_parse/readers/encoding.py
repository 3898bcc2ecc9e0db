"""From bytes to text without losing a character in silence.

What the bytes *are* decides, not what is said of them: declarations on crawled pages are wrong
or missing every so often. A byte order mark settles it; else valid UTF-8 is UTF-8; else the
declared charsets are tried, the server's before the page's own, every GB label as gb18030 (its
superset: a page labelled gb2312 with one character outside that set loses the rest of its text
otherwise).
"""

from __future__ import annotations

import logging
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup

import msgspec

from govreport_parse.model.document import LOST, Note

__all__ = ["Decoded", "decode", "without_nul"]

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*+=\s*+["']?\s*+([\w-]{2,20})""",
    re.IGNORECASE,
)
_HEAD = 4096
_GB_LABELS = frozenset(
    {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312", "gb-2312", "chinese"}
)
_BIG5_LABELS = frozenset({"big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "big-5"})
# Words that every report prints, in either script; the right decoding shows them, others do not.
_VOCABULARY = ("信息公开", "信息公開", "資訊公開", "政府", "年度报告", "年度報告", "公开", "公開")
_UNDECLARED = ("gb18030", "big5hkscs")
# A text is wrong-headed UTF-16 when NULs make up a good part of every other byte.
_NUL_SHARE = 0.2
# What bs4 would say on standard error of lost characters, GR001 says in the record.
logging.getLogger("bs4.dammit").addHandler(logging.NullHandler())
_NUL_AT_DIGIT = re.compile(r"(?<=\d)\0++|(?<!\0)\0++(?=\d)")


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """Text, the codec that gave it, and what was lost or contradicted on the way."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def _codec(label: str) -> str | None:
    lowered = label.lower().replace("_", "-")
    if lowered in _GB_LABELS or lowered.replace("-", "_") in _GB_LABELS:
        return "gb18030"
    if lowered in _BIG5_LABELS:
        return "big5hkscs"
    try:
        codec = lookup(lowered).name
        b"\xff".decode(codec, "replace")  # some codecs are not for text (hex) or for names (idna)
    except (LookupError, ValueError):
        return None
    return codec


def _attempt(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _vocabulary(text: str) -> int:
    return sum(text.count(word) for word in _VOCABULARY)


class _Declared(msgspec.Struct, frozen=True, kw_only=True):
    """A charset that somebody declared: the server, or the page."""

    label: str
    codec: str
    by_server: bool


def _declarations(data: bytes, charset: str | None) -> tuple[_Declared, ...]:
    """What is declared, the first being what a browser would go by; unknown labels are none."""
    meta = _META.search(data, 0, _HEAD)
    labels = ((charset, True), (meta[1].decode("ascii") if meta else None, False))
    return tuple(
        _Declared(label=label, codec=codec, by_server=by_server)
        for label, by_server in labels
        if label and (codec := _codec(label)) is not None
    )


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page or a text file.

    Parameters
    ----------
    data
        The bytes.
    charset
        What the server declared (Content-Type of HTTP), if it did. It goes before the page's own
        declaration, and like that one only as far as the bytes bear it out.

    Returns
    -------
    Decoded
        With a GR001 note for bytes that no charset explains (U+FFFD stands for them) and a GR002
        note where the declaration that a browser would go by is not true.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _settle(data[len(bom) :], codec, ())
    utf16 = _bare_utf16(data)
    if utf16 is not None:
        return _settle(data, utf16, ())
    declared = _declarations(data, charset)
    if (text := _attempt(data, "utf-8")) is not None:
        notes = () if text.isascii() else _wrong_label(declared, "utf-8")
        return Decoded(text=text, encoding="utf-8", notes=notes)
    return _legacy(data, declared)


def without_nul(decoded: Decoded) -> Decoded:
    """The same without NULs, which print nothing; beside a digit one may stand for another.

    There U+FFFD takes its place, and a GR001 note tells of it.
    """
    if "\0" not in decoded.text:
        return decoded
    text, lost = _NUL_AT_DIGIT.subn(LOST, decoded.text)
    note = Note(
        code="GR001",
        message=f"{lost} place(s) beside digits hold NUL bytes, where another digit may have stood; "
        "U+FFFD stands for them and no value is read from such text",
        message_zh=f"有{lost}处数字旁为空字节（NUL），可能缺失数字；以U+FFFD代替，含此字符处不取数",
    )
    return Decoded(
        text=text.replace("\0", ""),
        encoding=decoded.encoding,
        notes=(*decoded.notes, note) if lost else decoded.notes,
    )


def _bare_utf16(data: bytes) -> str | None:
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > half * _NUL_SHARE > head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > half * _NUL_SHARE > head[1::2].count(0):
        return "utf-16-be"
    return None


def _legacy(data: bytes, declared: tuple[_Declared, ...]) -> Decoded:
    codecs = [one.codec for one in declared]
    whole: dict[str, str] = {}
    for codec in dict.fromkeys([*(c for c in codecs if c in _UNDECLARED), *_UNDECLARED]):
        text = _attempt(data, codec)
        if text is not None:
            whole[codec] = text
            if codec in codecs and any(word in text for word in _VOCABULARY):
                return Decoded(text=text, encoding=codec, notes=_wrong_label(declared, codec))
    if whole:
        codec = max(whole, key=lambda name: _vocabulary(whole[name]))  # the first of equals
        if _vocabulary(whole[codec]) or len(whole) == 1 or codec in codecs[:1]:
            notes = _wrong_label(declared, codec)
            return Decoded(text=whole[codec], encoding=codec, notes=notes)
    return _settle(data, _detect(data, codecs), declared)


def _detect(data: bytes, declared: list[str]) -> str:
    """The charset that explains most of damaged bytes."""
    from bs4.dammit import UnicodeDammit

    tries = [*declared, "utf-8", *_UNDECLARED]
    scored = {c: _vocabulary(data.decode(c, "replace")) for c in tries}
    best = max(tries, key=lambda codec: scored[codec])
    if scored[best]:
        return best
    return UnicodeDammit(data, tries).original_encoding or "utf-8"


def _settle(data: bytes, codec: str, declared: tuple[_Declared, ...]) -> Decoded:
    try:
        return Decoded(text=data.decode(codec), encoding=codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        lost = text.count(LOST)
        note = Note(
            code="GR001",
            message=f"{lost} place(s) are no valid {codec}, the first at byte {error.start}; "
            "U+FFFD stands for them and no value is read from such text",
            message_zh=f"有{lost}处字节不是有效的{codec}编码，首处在第{error.start}字节；"
            "以U+FFFD代替，含此字符处不取数",
        )
        return Decoded(text=text, encoding=codec, notes=(note, *_wrong_label(declared, codec)))


def _wrong_label(declared: tuple[_Declared, ...], codec: str) -> tuple[Note, ...]:
    """A note where the declaration that counts names another charset."""
    if not declared or declared[0].codec == codec:
        return ()
    first = declared[0]
    who, who_zh = ("the server", "服务器") if first.by_server else ("the page", "网页")
    what = "the page" if first.by_server else "it"
    return (
        Note(
            code="GR002",
            message=f"{who} declares charset {first.label} but {what} is {codec}",
            message_zh=f"{who_zh}声明编码为{first.label}，实为{codec}",
        ),
    )
