"""Whether fonts that a PDF draws by itself (Type 3) are whole: each character has a name, and each name a drawing.

Where one is missing PDFium leaves its characters out, and nothing on the page says so: 主动公开 becomes 主公开, 1350 may
become 130. Such fonts, and what they refer to, often stand in the file unpacked, under no checksum.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["fonts_are_whole"]

_SIGNS = (b"/CharProcs", b"/Type3")
_NEEDED = (b"/CharProcs", b"/FontMatrix", b"/Encoding", b"/FirstChar", b"/LastChar", b"/Widths")
_TYPE = lazy_pattern(rb"/Subtype\s{0,8}/Type3(?=[\s/>])")
_NAME = rb"/[^\s/<>\[\](){}%]{1,127}"
_NUMBER = rb"[+-]?(?:\d{1,9}(?:\.\d{0,16})?|\.\d{1,16})"
_CODES = lazy_pattern(rb"/(FirstChar|LastChar)\s{1,8}(\d{1,3})(?=[\s/>])")
_TO_UNICODE = lazy_pattern(rb"/ToUnicode(?:\s{1,8}\d{1,9}\s+\d{1,5}\s+R|\s{0,8}/)(?=[\s/>])")
_MATRIX = lazy_pattern(rb"/FontMatrix\s{0,8}\[\s*+(?:" + _NUMBER + rb"(?=[\s\]])\s*+){6}\]")
_ENDS_WORD = rb"(?=[\s/\[\]<>(]|\Z)"
_TOKEN = lazy_pattern(
    rb"\s*+(?:<<|>>|[\[\]]|"
    + _NAME
    + rb"|(?:"
    + _NUMBER
    + rb"|R|true|false|null)"
    + _ENDS_WORD
    + rb"|\([^()\\]{0,255}\)|<[0-9A-Fa-f\s]{0,255}>)"
)
_WIDTHS = lazy_pattern(rb"/Widths\s{0,8}\[([^\[\]]{0,16384})\]")
_DIFFERENCES = lazy_pattern(rb"/Differences\s{0,8}\[([^\[\]]{0,65536})\]")
_DRAWINGS = lazy_pattern(rb"/CharProcs\s{0,8}<<([^<>]{0,65536})>>")
_REFERRED = lazy_pattern(
    rb"/(?:CharProcs|Encoding|Widths|FirstChar|LastChar|Differences)\s{1,8}\d{1,9}\s+\d{1,5}\s+R\b"
)
_DRAWING = lazy_pattern(rb"\s*+(" + _NAME + rb")\s++(\d{1,9})\s++\d{1,5}\s++R(?=[\s/]|\Z)")
_CODE_OR_NAME = lazy_pattern(rb"\s*+(?:(\d{1,3})(?=[\s/]|\Z)|(" + _NAME + rb")(?=[\s/]|\Z))")
_WIDTH = lazy_pattern(rb"\s*+" + _NUMBER + rb"(?=\s|\Z)")
_NUMBERED, _LONGEST_NUMBER = lazy_pattern(rb"(?<!\S)(\d{1,9})\s{1,3}\d{1,5}\s{1,3}\Z"), 24
_STREAM = lazy_pattern(rb"\s{0,8}<<([^\0]{0,512}?)>>\s{0,8}stream\r?\n")
# How the drawing of a character begins: by how wide it is.
_BEGINS = lazy_pattern(
    rb"\s*+(?:" + _NUMBER + rb"\s++){2}(?:d0\b|(?:" + _NUMBER + rb"\s++){4}d1\b)"
)
# Names of what draws nothing, which need no drawing.
_BLANK = frozenset({b"/.notdef", b"/space", b"/nbspace"})
_PACKED, _BEGINNING = b"/FlateDecode", 512


def fonts_are_whole(data: bytes) -> bool:
    """Whether the Type 3 fonts that stand unpacked in a file are consistent.

    One that refers elsewhere for its parts passes, and so does an encrypted file.
    """
    if b"/Encrypt" in data:
        return True
    found = {data.rfind(b"obj", 0, at) for sign in _SIGNS for at in _found(data, sign)}
    drawings: set[bytes] = set()
    for at in sorted(found):
        if at < 0 or _number_before(data, at) is None:
            return False
        numbers = _drawings_of(data[at + len(b"obj") : data.find(b"endobj", at)])
        if numbers is None:
            return False
        drawings |= numbers
    return not drawings or _are_drawn(data, drawings)


def _number_before(data: bytes, at: int) -> bytes | None:
    """The number of the object that begins there."""
    found = _NUMBERED.search(data, max(0, at - _LONGEST_NUMBER), at)
    return None if found is None else found[1]


def _found(data: bytes, words: bytes) -> Iterator[int]:
    at = data.find(words)
    while at >= 0:
        yield at
        at = data.find(words, at + 1)


def _drawings_of(font: bytes) -> set[bytes] | None:
    """The objects that draw a font's characters, by their numbers; None where the font is not consistent."""
    if _TYPE.search(font) is None or any(word not in font for word in _NEEDED):
        return None
    if _every(_TOKEN, font) is None or _MATRIX.search(font) is None:
        return None
    if b"/ToUnicode" in font and _TO_UNICODE.search(font) is None:
        return None
    if _REFERRED.search(font):
        return set()
    widths, names, drawings = (
        pattern.search(font) for pattern in (_WIDTHS, _DIFFERENCES, _DRAWINGS)
    )
    if widths is None or names is None or drawings is None:
        return None
    wide = _every(_WIDTH, widths[1])
    named = _every(_CODE_OR_NAME, names[1])
    drawn = _every(_DRAWING, drawings[1])
    codes = {word: int(code) for word, code in _CODES.findall(font)}
    if wide is None or named is None or drawn is None or len(codes) < 2:
        return None
    first, last = codes[b"FirstChar"], codes[b"LastChar"]
    known = {one[1] for one in drawn} | _BLANK
    if len(wide) != last - first + 1 or not _are_within(named, known, last):
        return None
    return {one[2] for one in drawn}


def _every(pattern: re.Pattern[bytes], text: bytes) -> list[re.Match[bytes]] | None:
    """All of a text as matches one after the other; None where something else stands in it."""
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        one = pattern.match(text, at)
        if one is None:
            return None
        found.append(one)
        at = one.end()
    return found


def _are_within(named: Iterable[re.Match[bytes]], known: set[bytes], last: int) -> bool:
    """Whether every name of a code is one that is drawn, up to the last code."""
    code: int | None = None
    for one in named:
        if one[1] is not None:
            code = int(one[1])
        elif code is None or one[2] not in known or (code > last and one[2] not in _BLANK):
            return False
        else:
            code += 1
    return True


def _are_drawn(data: bytes, numbers: set[bytes]) -> bool:
    """Whether each of these objects draws a character."""
    begins: dict[bytes, int] = {}
    for at in _found(data, b"obj"):
        number = _number_before(data, at)
        if number is not None and number in numbers:
            begins[number] = at + len(b"obj")
    return len(begins) == len(numbers) and all(_draws(data, at) for at in begins.values())


def _draws(data: bytes, at: int) -> bool:
    stream = _STREAM.match(data, at)
    if stream is None:
        return False
    content = data[stream.end() : stream.end() + _BEGINNING]
    if _PACKED in stream[1]:
        try:
            content = zlib.decompressobj().decompress(content, _BEGINNING)
        except zlib.error:
            return False
    elif b"/Filter" in stream[1]:
        return True
    return _BEGINS.match(content) is not None
