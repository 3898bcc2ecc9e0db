"""Damage that PDFium passes over, leaving out what it cannot read: such a file is refused."""

from __future__ import annotations

import re
import zlib

import pytest

import govreport_parse as gp
from govreport_parse.readers.pdf.streams import drawings_in
from govreport_parse.readers.pdf.table import leads_to_objects
from govreport_parse.readers.pdf.type3 import fonts_are_whole
from tests.rendering.pdf import Sheet, packed, report

DRAWING = zlib.compress(b"500 0 0 0 9 9 d1 0 0 9 9 re f")
FONTS = b"""%%PDF-1.7
1 0 obj
<</Type /Font /Subtype /Type3 /FontMatrix [.00100000005 0 0 -.001 0 0] /FirstChar 0 /LastChar 2 /FontBBox [0 0 9 9]
/ToUnicode 7 0 R /Widths [500 0 500.5] /Encoding <</Type /Encoding /Differences [0 /g0 /g0 /gA5]>>
/CharProcs <</g0 2 0 R
/gA5 3 0 R>>>>
endobj
2 0 obj
<</Length 18>> stream
500 0 d0
endstream
endobj
3 0 obj
<</Filter /FlateDecode /Length %d>> stream
%s
endstream
endobj
""" % (len(DRAWING), DRAWING)
# What is changed in the font, and whether all its characters are still drawn.
CHANGED: dict[str, tuple[bytes, bytes, bool]] = {
    "nothing": (b"", b"", True),
    "a name that nothing draws": (b"/gA5]", b"/gA6]", False),
    "one for what draws nothing": (b"/g0 /gA5]", b"/.notdef /gA5]", True),
    "a name that is none": (b"0 /g0 /g0", b"0 ?g0 /g0", False),
    "two names as one": (b"/g0 /g0 /gA5", b"/g0 /g0_/gA5", False),
    "one drawing less": (b"/g0 2 0 R\n", b"", False),
    "a drawing that is no reference": (b"3 0 R>>", b"3 0 Q>>", False),
    "a drawing that is nowhere": (b"/gA5 3 0", b"/gA5 4 0", False),
    "a drawing whose object has no number": (b"\n3 0 obj", b"\nx3 0 obj", False),
    "a drawing that does not say how wide it is": (b"500 0 d0", b"500 0 q0", False),
    "names that begin elsewhere": (b"[0 /g0", b"[7 /g0", False),
    "a first code": (b"/FirstChar 0", b"/FirstChar 1", False),
    "a width that is none": (b"500.5]", b"50#.5]", False),
    "a matrix that is none": (b"-.001 0", b"-.0G1 0", False),
    "a font of another kind": (b"/Type3", b"/Type9", False),
    "no font of a kind": (b"/Subtype", b"/Sub_ype", False),
    "a map of characters that is nowhere": (b"7 0 R", b"7 0 !", False),
    "no map of characters": (b"/ToUnicode 7 0 R", b"", True),
    "names that stand elsewhere": (b"<</Type /Encoding /Differences [0 /g0 /g0 /gA5]>>", b"9 0 R", True),
    "names that stand elsewhere beside a word that nobody knows": (
        b"<</Type /Encoding /Differences [0 /g0 /g0 /gA5]>>", b"9 0 R ;x", False
    ),
    "a first code that stands elsewhere": (b"/FirstChar 0", b"/FirstChar 9 0 R", True),
    "a word that nobody knows": (b"/FontBBox", b";FontBBox", False),
    "no drawings by name": (b"/CharProcs", b"/CharPrxcs", False),
    "names from two codes": (b"/g0 /gA5]", b"1/g0 2 /gA5]", True),
    "names from a code beyond the last": (b"/g0 /gA5]", b"2 /g0 3 /gA5]", False),
    "a code that is none": (b"/g0 /gA5]", b"1 /g0 0x2 /gA5]", False),
    "a code without a name": (b"/g0 /gA5]", b"/g0 /gA5 7]", True),
    "a width that is signed": (b"[500 0", b"[-.5 0", True),
    "two widths in one": (b"500.5]", b"5.0.5]", False),
    "whole widths alone": (b"500.5]", b"999999999]", True),
    "a width that is too long": (b"500.5]", b"9999999999]", False),
    "a width more": (b"500.5]", b"500.5 1]", False),
    "two objects of one name": (b"/g0 2 0 R\n", b"/g0 2 0 R/g0 9 0 R\n", False),
    "packed, a drawing that does not say how wide it is": (DRAWING, zlib.compress(b"500 0 q0"), False),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGED)
def test_fonts_of_which_a_character_may_be_left_out(case: str) -> None:
    old, new, whole = CHANGED[case]
    data = FONTS.replace(old, new, 1) if old else FONTS
    assert (data != FONTS) is bool(old)
    assert fonts_are_whole(data) is whole
    drawings = drawings_in(data)
    assert drawings is not None
    assert fonts_are_whole(data, drawings) is whole


def test_what_packed_streams_draw_is_known_once_they_are_unpacked() -> None:
    assert drawings_in(FONTS) == {FONTS.index(DRAWING)}
    assert drawings_in(report()) == set()


def test_files_without_such_fonts_are_whole() -> None:
    assert fonts_are_whole(report())


def test_what_is_encrypted_is_not_looked_into() -> None:
    damaged = FONTS.replace(b"500 0 d0", b"\x81\x02\x03\x04\x05\x06\x07\x08")
    assert not fonts_are_whole(damaged)
    assert fonts_are_whole(damaged + b"trailer <</Encrypt 9 0 R>>")


# What a stream's dictionary and its key word become, and whether the file passes.
STREAMS: dict[str, tuple[bytes, bytes, bool]] = {
    "nothing": (b"", b"", True),
    "a filter under another name": (b"/Filter", b"/Filver", False),
    "a filter that is none": (b"/FlateDecode", b"/FlateDecrde", False),
    "one of two that is none": (b"/FlateDecode", b"[/FlateDecode/Nil]", False),
    "one that is known": (b"/FlateDecode", b"/DCTDecode", True),
    "no beginning": (b"stream\n", b"strxam\n", False),
}


@pytest.mark.parametrize("case", STREAMS)
def test_streams_that_are_left_out(case: str) -> None:
    old, new, whole = STREAMS[case]
    data = packed(Sheet(), Sheet(), pack=zlib.compress)
    at = data.index(b"/Filter")
    changed = data[:at] + data[at:].replace(old, new, 1) if old else data
    assert (drawings_in(changed) is not None) is whole


def with_entries(*numbers: int) -> bytes:
    """A report of which the table's entries of these objects lead elsewhere."""
    data = report()
    entries = list(re.finditer(rb"\d{10} 00000 n", data))
    for number in numbers:
        at = entries[number - 1].start()
        data = data[:at] + b"0000000011" + data[at + 10 :]
    return data


@pytest.mark.parametrize(
    ("numbers", "leads"), [((), True), ((4,), False), ((2, 4, 6), False), ((2, 3, 4, 6), True)]
)
def test_tables_of_objects(numbers: tuple[int, ...], *, leads: bool) -> None:
    """One that is wrong altogether is not used, and objects are looked for."""
    data = with_entries(*numbers)
    assert leads_to_objects(data) is leads
    if not leads:
        with pytest.raises(gp.UnreadableDocument, match="damaged or incomplete"):
            gp.parse(data)


def test_entries_of_what_nobody_refers_to_are_none() -> None:
    missed = with_entries(4)
    assert leads_to_objects(missed.replace(b"/X 4 0 R", b"/X 3 0 R"))
    assert leads_to_objects(missed.replace(b"0000000011", b"0000000000"))
    assert not leads_to_objects(missed.replace(b"0000000011", b"00000x0011"))


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf"])
def test_places_of_objects_count_from_the_files_own_beginning(before: bytes) -> None:
    assert leads_to_objects(before + report())
    assert not leads_to_objects(before + with_entries(4))
