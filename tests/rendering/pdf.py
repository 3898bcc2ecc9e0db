"""PDF files written by hand: text at a place, lines, pictures, what hides text; no font is embedded."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

from govreport_parse.forms import load_form
from tests.rendering.gridded import SIZE, Gridded

__all__ = ["SIZE", "Sheet", "packed", "report", "sheets"]

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880"
    b"/Descent -120/CapHeight 880/ItalicAngle 0/StemV 80/FontBBox[0 -200 1000 900]>>>>]>>"
)
# Whose codes no table explains.
_DAMAGED = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/DW 500/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/Ascent 880/Descent -120/CapHeight 880"
    b"/ItalicAngle 0/StemV 80/FontBBox[0 -200 1000 900]>>>>]>>"
)
# Which every program that shows PDF has.
_LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_PIXEL = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)


#: What the font T has, which the file draws itself (Type 3): squares.
DRAWN = "0123456789"


def _drawn_font(number: int) -> list[bytes]:
    """The objects of such a font, the first of this number: itself, what its codes mean, and its drawings."""
    pairs = "".join(f"<{k:02x}><{ord(char):04x}>" for k, char in enumerate(DRAWN))
    meant = zlib.compress(
        f"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/T def/CMapType 2 def 1 begincodespacerange<00><ff>"
        f"endcodespacerange {len(DRAWN)} beginbfchar{pairs}endbfchar endcmap end end".encode()
    )
    codes = range(len(DRAWN))
    names = " ".join(f"/g{k}" for k in codes)
    drawings = " ".join(f"/g{k} {number + 2 + k} 0 R" for k in codes)
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 800]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0/LastChar {len(DRAWN) - 1}"
        f"/Widths[{' '.join('500' for _ in codes)}]/Encoding<</Type/Encoding/Differences[0 {names}]>>/CharProcs<<{drawings}>>"
        f"/Resources<<>>/ToUnicode {number + 1} 0 R>>"
    )
    square = b"500 0 0 0 500 700 d1\n40 0 420 700 re f"
    return [
        font.encode(),
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(meant), meant),
        *[b"<</Length %d>>stream\n%s\nendstream" % (len(square), square)] * len(DRAWN),
    ]


class Sheet(Gridded):
    """A page that is being written: points, the origin at the top left; `crop`: what of it is shown, as PDF has it."""

    def __init__(
        self, width: float = 600.0, height: float = 800.0, rotate: int = 0, crop: str = ""
    ) -> None:
        self.width, self.height, self.rotate, self.crop = width, height, rotate, crop
        self.operators: list[str] = []
        self.annotations: list[str] = []

    def _y(self, y: float) -> float:
        return self.height - y

    def write(
        self, words: str, x: float, base: float, size: float = SIZE, *,
        mode: int = 0, grey: float = 0.0, matrix: str = "1 0 0 1", font: str = "F",
    ) -> Sheet:  # fmt: skip
        """Words on a baseline; `matrix` turns them, `mode` is how PDF draws them (3: not at all)."""
        if font == "T":
            code = bytes(DRAWN.index(char) for char in words).hex()
        else:
            code = words.encode("latin-1" if font == "H" else "utf-16-be").hex()
        self.operators.append(
            f"q {grey} g BT /{font} {size} Tf {mode} Tr {matrix} {x} {self._y(base)} Tm <{code}> Tj ET Q"
        )
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.operators.append(f"{x0} {self._y(y0)} m {x1} {self._y(y1)} l S")
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float = 1.0) -> Sheet:
        self.operators.append(f"q {grey} g {x0} {self._y(y1)} {x1 - x0} {y1 - y0} re f Q")
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.operators.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self._y(y1)} cm /I Do Q")
        return self

    def annotate(self, kind: str, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        box = f"{x0} {self._y(y1)} {x1} {self._y(y0)}"
        quads = f"{x0} {self._y(y0)} {x1} {self._y(y0)} {x0} {self._y(y1)} {x1} {self._y(y1)}"
        self.annotations.append(
            f"<</Type/Annot/Subtype/{kind}/Rect[{box}]/QuadPoints[{quads}]/F 4>>"
        )
        return self


def packed(
    *pages: Sheet,
    trailer: str = "",
    pack: Callable[[bytes], bytes] | None = None,
    said: str = "/Filter/FlateDecode",
) -> bytes:
    """The file that pages make; `pack`: how what is drawn is packed, and what its dictionary says of it."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * k} 0 R' for k in range(len(pages)))}]>>".encode(),
        _FONT,
        _DAMAGED,
        _LATIN,
        _PIXEL,
    ]
    last = 7 + 2 * len(pages)
    draws = any("/T " in operator for page in pages for operator in page.operators)
    drawn = f"/T {last} 0 R" if draws else ""
    for k, page in enumerate(pages):
        content = "\n".join(page.operators).encode("latin-1")
        objects.append(
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]"
                f"{page.crop and f'/CropBox[{page.crop}]'}/Rotate {page.rotate}"
                f"/Resources<</Font<</F 3 0 R/X 4 0 R/H 5 0 R{drawn}>>/XObject<</I 6 0 R>>>>/Contents {8 + 2 * k} 0 R"
                f"/Annots[{''.join(page.annotations)}]>>"
            ).encode()
        )
        if pack is not None:
            content = pack(content)
        how = said.encode() if pack else b""
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (how, len(content), content))
    if draws:
        objects += _drawn_font(last)
    data = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>"
    )
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF\n".encode()


_FORM = load_form("2014").tables[0]
_LEFT, _TOP, _ROW, _FOOT, _SMALL = 60.0, 60.0, 20.0, 740.0, 8.0
_XS = (_LEFT, 410.0, 460.0, 540.0)


def sheets(
    values: dict[str, str] | None = None,
    *,
    ruled: bool = True,
    text: Sequence[str] = ("一、概述", "全年工作平稳。"),
    make: Callable[[], Any] = Sheet,
) -> list[Any]:
    """A report on 2016 with the whole statutory table, as many pages as it takes; `make` gives an empty one."""
    rows = [("统计指标", "单位", "统计数")]
    rows += [
        (
            row.label,
            row.unit or "",
            "" if row.kind == "group" else (values or {}).get(row.code, "0"),
        )
        for row in _FORM.rows
    ]
    page = make().write("2016年青石区政府信息公开工作年度报告", 120, 90, 18)
    y = 120.0
    for line in text:
        page.write(line, _LEFT + 20, y)
        y += _ROW
    page.write("附表", _LEFT, y)
    pages = [page]
    y += 10
    at = 0
    while at < len(rows):
        fit = rows[at : at + int((_FOOT - y) / _ROW)]
        ys = [y + _ROW * k for k in range(len(fit) + 1)]
        if ruled:
            pages[-1].grid(_XS, ys, fit, _SMALL)
        else:
            for row, top in zip(fit, ys, strict=False):
                for x, words in zip(_XS, row, strict=False):
                    if words:
                        pages[-1].write(words, x + 5, top + 13.5, _SMALL)
        pages[-1].write(f"- {len(pages)} -", 280, 770)
        at += len(fit)
        if at < len(rows):
            pages.append(make())
            y = _TOP
    return pages


class DrawnFigures(Sheet):
    """A page whose figures the file draws itself."""

    def write(self, words: str, x: float, base: float, size: float = SIZE, **how: Any) -> Sheet:
        if words.isdecimal():
            how = {"font": "T", **how}
        return super().write(words, x, base, size, **how)


def report(values: dict[str, str] | None = None) -> bytes:
    """A report on 2016 as a file."""
    return packed(*sheets(values))
