"""Whether fonts that a PDF draws by itself (Type 3) are whole: each character has a name, and each name a drawing.

Where one is missing PDFium leaves its characters out, and nothing on the page says so: 主动公开 becomes 主公开, 1350 may
become 130. Such fonts, and what they refer to, often stand in the file unpacked, under no checksum.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["draws_character", "fonts_are_whole"]

_SIGNS = (b"/CharProcs", b"/Type3")
_NEEDED = (b"/CharProcs", b"/FontMatrix", b"/Encoding", b"/FirstChar", b"/LastChar", b"/Widths")
_TYPE = lazy_pattern(rb"/Subtype\s{0,8}/Type3(?=[\s/>])")
_NAME = rb"/[^\s/<>\[\](){}%]{1,127}"
_NUMBER = rb"[+-]?(?:\d{1,9}(?:\.\d{0,16})?|\.\d{1,16})"
_CODES = lazy_pattern(rb"/(FirstChar|LastChar)\s{1,8}(\d{1,3})(?=[\s/>])")
_TO_UNICODE = lazy_pattern(rb"/ToUnicode(?:\s{1,8}\d{1,9}\s+\d{1,5}\s+R|\s{0,8}/)(?=[\s/>])")
_MATRIX = lazy_pattern(rb"/FontMatrix\s{0,8}\[\s*+(?:" + _NUMBER + rb"(?=[\s\]])\s*+){6}\]")
_ENDS_WORD = rb"(?=[\s/\[\]<>(]|\Z)"
_TOKENS = lazy_pattern(
    rb"(?:\s*+(?:<<|>>|[\[\]]|"
    + _NAME
    + rb"|(?:"
    + _NUMBER
    + rb"|R|true|false|null)"
    + _ENDS_WORD
    + rb"|\([^()\\]{0,255}\)|<[0-9A-Fa-f\s]{0,255}>))*+\s*+"
)
_WIDTHS = lazy_pattern(rb"/Widths\s{0,8}\[([^\[\]]{0,16384})\]")
_DIFFERENCES = lazy_pattern(rb"/Differences\s{0,8}\[([^\[\]]{0,65536})\]")
_DRAWINGS = lazy_pattern(rb"/CharProcs\s{0,8}<<([^<>]{0,65536})>>")
_REFERRED = lazy_pattern(
    rb"/(?:CharProcs|Encoding|Widths|FirstChar|LastChar|Differences)\s{1,8}\d{1,9}\s+\d{1,5}\s+R\b"
)
_DRAWING = rb"\s*+%s\s++%s\s++\d{1,5}\s++R(?=[\s/]|\Z)"
_OF_DRAWING = lazy_pattern(_DRAWING % (b"(" + _NAME + b")", rb"(\d{1,9})"))
_DRAWN = lazy_pattern(b"(?:" + _DRAWING % (_NAME, rb"\d{1,9}") + rb")*+\s*+")
_CODE = lazy_pattern(rb"\s*+(\d{1,3})(?=[\s/]|\Z)")
_CODE_AFTER = lazy_pattern(rb"\s(?=\d)")
_WIDE = lazy_pattern(rb"\s*+(?:[+-]?+(?:\d{1,9}+(?:\.\d{0,16}+)?+|\.\d{1,16}+)(?:\s++|\Z))*+")
_NUMBERED, _LONGEST_NUMBER = lazy_pattern(rb"(?<!\S)(\d{1,9})\s{1,3}\d{1,5}\s{1,3}\Z"), 24
_OBJECT = lazy_pattern(rb"obj(?<=\sobj)")
_STREAM = lazy_pattern(rb"\s{0,8}<<([^\0]{0,512}?)>>\s{0,8}stream\r?\n")
# How the drawing of a character begins: by how wide it is.
_BEGINS = lazy_pattern(
    rb"\s*+(?:" + _NUMBER + rb"\s++){2}(?:d0\b|(?:" + _NUMBER + rb"\s++){4}d1\b)"
)
_DIGITS, _LONGEST_WHOLE = b"0123456789 \t\n\r\f\v", 9
# Names of what draws nothing, which need no drawing.
_BLANK = frozenset({b"/.notdef", b"/space", b"/nbspace"})
_PACKED, _LONGEST_BEGINNING = b"/FlateDecode", 512


def draws_character(content: bytes) -> bool:
    """Whether the content of a stream begins as the drawing of a character does."""
    return _BEGINS.match(content, 0, _LONGEST_BEGINNING) is not None


def fonts_are_whole(data: bytes, drawings: Collection[int] = ()) -> bool:
    """Whether the Type 3 fonts that stand unpacked in a file are consistent.

    `drawings`: where streams begin of which it is known that they draw a character. A font that refers elsewhere for its
    parts passes, and so does an encrypted file.
    """
    if b"/Encrypt" in data:
        return True
    found = {data.rfind(b"obj", 0, at) for sign in _SIGNS for at in _found(data, sign)}
    numbers: set[bytes] = set()
    for at in sorted(found):
        if at < 0 or _number_before(data, at) is None:
            return False
        own = _drawings_of(data[at + len(b"obj") : data.find(b"endobj", at)])
        if own is None:
            return False
        numbers |= own
    return not numbers or _are_drawn(data, numbers, drawings)


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
    if _MATRIX.search(font) is None:
        return None
    if b"/ToUnicode" in font and _TO_UNICODE.search(font) is None:
        return None
    widths, names, drawings = (
        pattern.search(font) for pattern in (_WIDTHS, _DIFFERENCES, _DRAWINGS)
    )
    lists = [each for each in (widths, names, drawings) if each is not None]
    rest = _without(font, lists)
    if _REFERRED.search(rest):
        return set() if _TOKENS.fullmatch(font) else None
    if widths is None or names is None or drawings is None:
        return None
    codes = {word: int(code) for word, code in _CODES.findall(rest)}
    wide = widths[1].split()
    if (
        not _are_numbers(widths[1], wide)
        or _DRAWN.fullmatch(drawings[1]) is None
        or _TOKENS.fullmatch(rest) is None
        or len(codes) < 2
    ):
        return None
    first, last = codes[b"FirstChar"], codes[b"LastChar"]
    drawn = _OF_DRAWING.findall(drawings[1])
    known = {name for name, _ in drawn} | _BLANK
    if len(wide) != last - first + 1 or not _are_within(names[1], known, last):
        return None
    return {number for _, number in drawn}


def _are_numbers(text: bytes, numbers: Sequence[bytes]) -> bool:
    """Whether a list is one of numbers and of nothing else; most are of whole ones."""
    if not text.translate(None, _DIGITS):
        return max(map(len, numbers), default=0) <= _LONGEST_WHOLE
    return _WIDE.fullmatch(text) is not None


def _without(font: bytes, lists: Iterable[re.Match[bytes]]) -> bytes:
    """A font without what stands in its lists."""
    pieces, at = [], 0
    for one in sorted(lists, key=lambda one: one.start(1)):
        pieces.append(font[at : one.start(1)])
        at = max(at, one.end(1))
    return b"".join([*pieces, font[at:]])


def _are_within(named: bytes, known: set[bytes], last: int) -> bool:
    """Whether every name of a code is one that is drawn, up to the last code."""
    at, end = 0, len(named.rstrip())
    while at < end:
        code = _CODE.match(named, at)
        if code is None:
            return False
        following = _CODE_AFTER.search(named, code.end())
        at = end if following is None else following.start()
        names = named[code.end() : at].replace(b"/", b" /").split()
        beyond = names[max(last + 1 - int(code[1]), 0) :]
        if not known.issuperset(names) or not _BLANK.issuperset(beyond):
            return False
    return True


def _are_drawn(data: bytes, numbers: set[bytes], drawings: Collection[int]) -> bool:
    """Whether each of these objects draws a character."""
    begins: dict[bytes, int] = {}
    for one in _OBJECT.finditer(data):
        number = _number_before(data, one.start())
        if number in numbers:
            begins[number] = one.end()
    return len(begins) == len(numbers) and all(_draws(data, at, drawings) for at in begins.values())


def _draws(data: bytes, at: int, drawings: Collection[int]) -> bool:
    stream = _STREAM.match(data, at)
    if stream is None:
        return False
    if stream.end() in drawings:
        return True
    content = data[stream.end() : stream.end() + _LONGEST_BEGINNING]
    if _PACKED in stream[1]:
        try:
            content = zlib.decompressobj().decompress(content, _LONGEST_BEGINNING)
        except zlib.error:
            return False
    elif b"/Filter" in stream[1]:
        return True
    return draws_character(content)
