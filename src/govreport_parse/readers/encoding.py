"""From bytes to text without losing a character in silence.

What the bytes *are* decides, not what they say of themselves: declarations on crawled pages are
wrong or missing every so often. A byte order mark settles it; else valid UTF-8 is UTF-8; else
the declared charset is tried, every GB label as gb18030 (its superset: a page labelled gb2312
with one character outside that set loses the rest of its text otherwise).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup

import msgspec

from govreport_parse.document import Note

__all__ = ["Decoded", "decode"]

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,20})""",
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
        return lookup(lowered).name
    except LookupError:
        return None


def _attempt(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _vocabulary(text: str) -> int:
    return sum(text.count(word) for word in _VOCABULARY)


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page or a text file.

    Parameters
    ----------
    data
        The bytes.
    charset
        What a transport declared (an HTTP header), if anything did.

    Returns
    -------
    Decoded
        With a GR001 note for bytes that no charset explains (U+FFFD stands for them) and a GR002
        note for a declaration that is not true.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _settle(data[len(bom) :], codec, None)
    utf16 = _bare_utf16(data)
    if utf16 is not None:
        return _settle(data, utf16, None)
    meta = _META.search(data, 0, _HEAD)
    label = charset or (meta[1].decode("ascii") if meta else None)
    declared = _codec(label) if label else None
    if (text := _attempt(data, "utf-8")) is not None:
        lie = declared not in (None, "utf-8") and not text.isascii()
        notes = (_wrong_label(label or "", "utf-8"),) if lie else ()
        return Decoded(text=text, encoding="utf-8", notes=notes)
    return _legacy(data, label, declared)


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


def _legacy(data: bytes, label: str | None, declared: str | None) -> Decoded:
    first = [declared] if declared in _UNDECLARED else []
    whole: dict[str, str] = {}
    for codec in (*first, *_UNDECLARED):
        text = _attempt(data, codec) if codec not in whole else None
        if text is not None:
            whole[codec] = text
            if codec == declared and any(word in text for word in _VOCABULARY):
                return Decoded(text=text, encoding=codec)
    if whole:
        codec = max(whole, key=lambda name: _vocabulary(whole[name]))  # the first of equals
        if _vocabulary(whole[codec]) or len(whole) == 1 or codec == declared:
            lie = declared is not None and declared != codec
            notes = (_wrong_label(label or "", codec),) if lie else ()
            return Decoded(text=whole[codec], encoding=codec, notes=notes)
    return _settle(data, _detect(data, declared), label)


def _detect(data: bytes, declared: str | None) -> str:
    """The charset that explains most of damaged bytes."""
    from bs4.dammit import UnicodeDammit

    tries = [c for c in (declared, "utf-8", *_UNDECLARED) if c is not None]
    scored = {c: _vocabulary(data.decode(c, "replace")) for c in tries}
    best = max(tries, key=lambda codec: scored[codec])
    if scored[best]:
        return best
    return UnicodeDammit(data, tries).original_encoding or "utf-8"


def _settle(data: bytes, codec: str, label: str | None) -> Decoded:
    try:
        return Decoded(text=data.decode(codec), encoding=codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        notes = [
            Note(
                code="GR001",
                message=f"{lost} place(s) are no valid {codec}, the first at byte {error.start}; "
                "U+FFFD stands for them and no value is read from such text",
                message_zh=f"有{lost}处字节不是有效的{codec}编码，首处在第{error.start}字节；"
                "以U+FFFD代替，含此字符处不取数",
            )
        ]
        if label is not None and _codec(label) != codec:
            notes.append(_wrong_label(label, codec))
        return Decoded(text=text, encoding=codec, notes=tuple(notes))


def _wrong_label(label: str, codec: str) -> Note:
    return Note(
        code="GR002",
        message=f"the page declares charset {label} but is {codec}",
        message_zh=f"网页声明编码为{label}，实为{codec}",
    )
