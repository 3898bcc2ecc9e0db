"""The characters of a page of a PDF, each with its box, in the space of the file."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, repeat

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.pdf import calls
from govreport_parse.readers.pdf.space import Box, Space
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Character", "characters_of", "glyphs_of", "name_of", "origin_of", "quarters_of"]

_FLOAT, _DOUBLE = ctypes.c_float, ctypes.c_double
# Characters that PDFium is asked of together: a page has some hundred.
_AT_ONCE = 4096
# A hyphen at the end of a line, as PDFium gives it.
_HYPHEN = 2
_NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF})
# Degrees; further from upright a mark across the page is set.
_UPRIGHT = 5.0
# Points; nobody reads what is smaller.
_TOO_SMALL = 1.5
# How many times as wide as its font a character may be. Vertical writing has boxes twenty times as wide.
_WIDE = 2.2
# Names of bold fonts, of which 黑体 (Hei) is one, and 微软雅黑 (YaHei) is none.
_BOLD, _LONGEST_NAME = (
    lazy_pattern(
        rb"bold|black|heavy|(?<!ya)hei|\xba\xda\xcc\xe5|\xe9\xbb\x91\xe4\xbd\x93", re.IGNORECASE
    ),
    256,
)
# A font's ascent and descent, in ems: characters of Chinese fill the em.
_ASCENT, _DESCENT = 0.88, 0.12


class Run(msgspec.Struct, frozen=True, gc=False):
    """What the characters of a text object share: its address, its type's size, by which quarters it is turned.

    `wide`: how wide a character of Chinese is. `quarters`: counterclockwise, in the file; None for what is askew.
    `bold`: its font is a bold one, or it is drawn as one.
    """

    address: int
    size: float
    wide: float
    quarters: int | None
    bold: bool


class Character(msgspec.Struct, gc=False):
    """A character: its text, box (left, bottom, right, top) and origin in the file."""

    text: str
    box: Box
    x: float
    y: float
    run: Run


def characters_of(text_page: int, count: int) -> list[Character]:
    """The characters of a page, in the order in which they are drawn; blanks that PDFium adds are not among them."""
    found: list[Character] = []
    runs: dict[int, Run] = {}
    half = 0
    last: Character | None = None
    for k, handle, code, has_no_map, (left, top, right, bottom), (x, y) in chain.from_iterable(
        _drawn(text_page, range(begin, min(begin + _AT_ONCE, count)), runs)
        for begin in range(0, count, _AT_ONCE)
    ):
        if 0xD800 <= code < 0xDC00:  # the first half of a character
            half = code
            continue
        text = _text(0 if has_no_map == 1 else _whole(half, code) if half else code)
        half = 0
        if text == " " and left == right:
            continue
        run = runs[handle]
        box = (left, bottom, right, top)
        if run.quarters is not None and (
            right - left > _WIDE * run.size or top - bottom > _WIDE * run.size
        ):
            box = _tight(text_page, k)
        if last is not None and last.box == box and last.run is run and text.strip():
            last.text += text  # a ligature: several characters of one glyph
            continue
        last = Character(text, box, x, y, run)
        found.append(last)
    return found


def _drawn(
    text_page: int, places: range, runs: dict[int, Run]
) -> Iterator[tuple[int, int, int, int, tuple[float, ...], tuple[float, ...]]]:
    """Characters that text objects draw: their places, these objects, their codes, whether no map has these, boxes, origins.

    What the objects say of themselves is put into `runs`.
    """
    page = repeat(text_page)
    objects = list(map(calls.object_of, page, places))
    drawn = [k for k, handle in zip(places, objects, strict=True) if handle]
    objects = [handle for handle in objects if handle]
    firsts = dict(zip(reversed(objects), reversed(drawn), strict=True))
    runs |= _runs(text_page, {handle: k for handle, k in firsts.items() if handle not in runs})
    codes = map(calls.code_of, page, drawn)
    unmapped = map(calls.has_no_map, page, drawn)
    boxes = calls.records(_FLOAT, 4, len(drawn), partial(map, calls.loose_box, page, drawn))
    origins = calls.records(
        _DOUBLE, 2, len(drawn), lambda at: map(calls.origin_of, page, drawn, at, calls.further(at, 8))
    )  # fmt: skip
    return zip(drawn, objects, codes, unmapped, boxes, origins, strict=True)


def _whole(half: int, code: int) -> int:
    """The character of two halves, or the second where it is none."""
    if 0xDC00 <= code < 0xE000:
        return 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
    return code


def _text(code: int) -> str:
    if 0x2E80 <= code < 0xD800:
        return chr(code)
    if code == _HYPHEN:
        return "-"
    if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return LOST
    text = chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if text.isspace() else LOST
    return text


def _tight(text_page: int, k: int) -> Box:
    (box,) = calls.records(
        _DOUBLE, 4, 1, lambda at: [calls.tight_box(text_page, k, *range(at[0], at[0] + 32, 8))]
    )
    left, right, bottom, top = box
    return (left, bottom, right, top)


def _runs(text_page: int, firsts: dict[int, int]) -> dict[int, Run]:
    """What text objects say of themselves, by their addresses; `firsts`: the first character of each."""
    page, places = repeat(text_page), firsts.values()
    matrices = calls.records(
        _FLOAT, 6, len(firsts), partial(map, calls.matrix_of_text, page, places)
    )
    sizes = map(calls.size_of, page, places)
    modes, fonts = map(calls.mode_of, firsts), map(calls.font_of, firsts)
    known: dict[int | None, bool] = {None: False}
    measured: dict[tuple[float, ...], tuple[float, float, int | None]] = {}
    runs = {}
    for handle, size, mode, font, (a, b, c, d, _, _) in zip(
        firsts, sizes, modes, fonts, matrices, strict=True
    ):
        if font not in known:
            known[font] = _BOLD.search(name_of(handle)) is not None
        bold = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE or known[font]
        shape = (size, a, b, c, d)
        if shape not in measured:
            measured[shape] = _measured(*shape)
        runs[handle] = Run(handle, *measured[shape], bold)
    return runs


def _measured(
    size: float, a: float, b: float, c: float, d: float
) -> tuple[float, float, int | None]:
    """How large type is, how wide, and by how many quarters it is turned."""
    high, wide = size * math.hypot(c, d), size * math.hypot(a, b)
    if high <= _TOO_SMALL:
        return high, wide, None
    angle = math.degrees(math.atan2(b, a))
    quarters = round(angle / 90)
    askew = abs(angle - 90 * quarters) > _UPRIGHT
    # Mirrored text is turned by no angle.
    mirrored = a * d - b * c < 0
    return high, wide, None if askew or mirrored else quarters % 4


def name_of(handle: int) -> bytes:
    """The name of a text object's font."""
    font = calls.font_of(handle)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    if font:
        calls.font_name(font, ctypes.addressof(name), _LONGEST_NAME)
    return name.value


def origin_of(handle: int, space: Space) -> tuple[float, float, float]:
    """Where a text object begins on the page, and the size of its type."""
    ((_, _, c, d, e, f),) = calls.records(_FLOAT, 6, 1, partial(map, calls.object_matrix, [handle]))
    ((size,),) = calls.records(_FLOAT, 1, 1, partial(map, calls.size_of_object, [handle]))
    x, y = space.point(e, f)
    return x, y, size * math.hypot(c, d)


def quarters_of(characters: Sequence[Character]) -> int:
    """By how many quarters, counterclockwise, most of a page's text is turned in the file."""
    turns = Counter(one.run.quarters for one in characters if one.run.quarters is not None)
    return turns.most_common(1)[0][0] if turns else 0


def _is_ideograph(text: str) -> bool:
    return "\u2e80" <= text <= "\u2fdf" or "\u3400" <= text <= "\u9fff" or text >= "\U00020000"


def glyphs_of(characters: Sequence[Character], space: Space) -> list[Glyph]:
    """Characters as they stand on the page; what is askew is none of its text."""
    found = []
    left, top, is_upright = space.left, space.top, not space.quarters % 4
    for one in characters:
        run, text = one.run, one.text
        if run.quarters is None:
            continue
        # Turned as the page is, text runs to the right.
        turn = (space.quarters - run.quarters) % 4
        if is_upright and not turn:
            x0, _, x1, _ = one.box
            x, y = one.x - left, top - one.y
            x0, x1 = (x0 - left, x1 - left) if x0 <= x1 else (x1 - left, x0 - left)
        else:
            x0, y0, x1, y1 = space.box(one.box)
            x, y = space.point(one.x, one.y)
        size = run.size
        if turn == 0:
            # An ideograph's box is of its ink alone where another text is told for it.
            if _is_ideograph(text):
                x0, x1 = min(x, x0), max(x + run.wide, x1)
            y0, y1, base = y - _ASCENT * size, y + _DESCENT * size, y
        elif turn == 2:
            y0, y1, base = y - _DESCENT * size, y + _ASCENT * size, y
        elif turn == 1:
            x0, x1, base = x - _DESCENT * size, x + _ASCENT * size, x
        else:
            x0, x1, base = x - _ASCENT * size, x + _DESCENT * size, x
        found.append(Glyph(text, x0, y0, x1, y1, base, size, turn, run.bold))
    return found
