"""From bytes to text without losing a character in silence.

What the bytes *are* decides, not what is said of them: declarations on crawled pages are wrong
or missing every so often. A byte order mark settles it; else valid UTF-8 is UTF-8; else the
declared charsets are tried, the server's before the page's own, every GB label as gb18030 (its
superset: a page labelled gb2312 with one character outside that set loses the rest of its text
otherwise).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable

import msgspec

from govreport_parse.model.document import LOST, Note
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.charsets import LEGACY, codec_of, likeliest, shows_a_word, words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Decoded", "decode", "is_binary", "without_nul"]

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_META = lazy_pattern(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*+=\s*+["']?\s*+([\w-]{2,20})""",
    re.IGNORECASE,
)
_HEAD = 4096
# A text is wrong-headed UTF-16 when NULs make up a good part of every other byte.
_NUL_SHARE = 0.2
# Control characters that no text file prints; a share of them means binary data.
_BINARY = lazy_pattern("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = bytes(code for code in range(0x20) if _BINARY.match(chr(code)))
_BINARY_SHARE = 0.1
_NUL_AT_DIGIT = lazy_pattern(r"(?<=\d)\0++|(?<!\0)\0++(?=\d)")


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """Text, the codec that gave it, and what was lost or contradicted on the way.

    `as_given`: the bytes are this text in UTF-8, and nothing else.
    """

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()
    as_given: bool = False


def _attempt(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


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
        if label and (codec := codec_of(label)) is not None
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
        return Decoded(text=text, encoding="utf-8", notes=notes, as_given=True)
    return _legacy(data, declared)


def _is_binary(_data: bytes, text: str) -> bool:
    """Whether decoded bytes are no text: a tenth of it is control characters."""
    return len(_BINARY.findall(text)) > len(text) * _BINARY_SHARE


def _is_binary_by_bytes(data: bytes, text: str) -> bool:
    # Each such character has a byte of its own, whatever the charset.
    few = len(data) - len(data.translate(None, _BINARY_BYTES)) <= len(text) * _BINARY_SHARE
    return not few and _is_binary(data, text)


is_binary: Callable[[bytes, str], bool] = shortcut(_is_binary_by_bytes, _is_binary)


def without_nul(decoded: Decoded, data: bytes) -> Decoded:
    """The same without NULs, which print nothing; beside a digit one may stand for another.

    There U+FFFD takes its place, and a GR001 note says so.
    """
    if b"\0" not in data:  # a NUL is one in every charset
        return decoded
    text, lost = _NUL_AT_DIGIT.subn(LOST, decoded.text)
    note = Note(
        code="GR001",
        message=f"{lost} place(s) beside digits hold NUL bytes, where another digit may have stood; "
        "U+FFFD stands for them and no figure is taken from such text: compare it with the original",
        message_zh=f"文件有{lost}处数字旁夹有空字符，数字可能缺失，该处数据未采用，请核对原文",
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
    for codec in dict.fromkeys([*(c for c in codecs if c in LEGACY), *LEGACY]):
        text = _attempt(data, codec)
        if text is not None:
            whole[codec] = text
            if codec in codecs and shows_a_word(text):
                return Decoded(text=text, encoding=codec, notes=_wrong_label(declared, codec))
    if whole:
        codec = max(whole, key=lambda name: words(whole[name]))  # the first of equals
        if words(whole[codec]) or codec in codecs[:1]:
            notes = _wrong_label(declared, codec)
            return Decoded(text=whole[codec], encoding=codec, notes=notes)
    return _settle(data, likeliest(data, codecs), declared)


def _settle(data: bytes, codec: str, declared: tuple[_Declared, ...]) -> Decoded:
    notes = _wrong_label(declared, codec)
    try:
        return Decoded(text=data.decode(codec), encoding=codec, notes=notes)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        lost = text.count(LOST)
        note = Note(
            code="GR001",
            message=f"{lost} place(s) are no valid {codec}, the first at byte {error.start}; "
            "U+FFFD stands for them and no figure is taken from such text: compare it with the original",
            message_zh=f"文件有{lost}处文字无法识别（按{codec}编码读取，第一处在第{error.start}字节），"
            "该处数据未采用，请核对原文",
        )
        return Decoded(text=text, encoding=codec, notes=(note, *notes))


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
            message_zh=f"{who_zh}标明的文字编码为{first.label}，实际为{codec}，其他软件打开时可能显示乱码，请核对",
        ),
    )
