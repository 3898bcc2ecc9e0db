"""OFD files written by hand: text at a place, lines, pictures, what hides text; and pages that something else drew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from govreport_parse.readers.drawn import PageDrawing
from tests.rendering.gridded import SIZE, Gridded

from .pdf import sheets

__all__ = ["Sheet", "of_drawings", "package", "packed", "report"]

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def _n(value: float) -> str:
    return f"{value * _MM:.4f}".rstrip("0").rstrip(".")


class Sheet(Gridded):
    """A page that is being written: points, the origin at the top left."""

    def __init__(self, width: float = 600.0, height: float = 800.0) -> None:
        self.width, self.height = width, height
        self.objects: list[str] = []
        self.above: list[str] = []  # of the template that is drawn last
        self.annotations: list[str] = []

    def write(
        self, words: str, x: float, base: float, size: float = SIZE, *,
        steps: Sequence[float] | None = None, more: str = "", inner: str = "", boundary: str | None = None,
    ) -> Sheet:  # fmt: skip
        """Words on a baseline, in the boundary that they need; `steps` say how far each is from the one before."""
        widths = [size / 2 if char.isascii() else size for char in words]
        steps = widths[:-1] if steps is None else steps
        delta = " ".join(f"g {len(list(alike))} {step}" for step, alike in groupby(map(_n, steps)))
        box = boundary or f"{_n(x)} {_n(base - size)} {_n(sum(steps) + size)} {_n(1.2 * size)}"
        left, top = (float(each) for each in box.split()[:2])
        self.objects.append(
            f'<ofd:TextObject ID="1" Boundary="{box}" Font="1" Size="{_n(size)}" {more}>{inner}'
            f'<ofd:TextCode X="{x * _MM - left:.4f}" Y="{base * _MM - top:.4f}" DeltaX="{delta}">{escape(words)}</ofd:TextCode>'
            "</ofd:TextObject>"
        )
        return self

    def path(self, data: str, more: str = "", inner: str = "") -> Sheet:
        """A path in millimetres of the page."""
        box = f"0 0 {_n(self.width)} {_n(self.height)}"
        self.objects.append(
            f'<ofd:PathObject ID="2" Boundary="{box}" LineWidth="0.25" {more}>{inner}'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        return self.path(f"M {_n(x0)} {_n(y0)} L {_n(x1)} {_n(y1)}")

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float = 1.0) -> Sheet:
        value = round(255 * grey)
        corners = (
            f"M {_n(x0)} {_n(y0)} L {_n(x1)} {_n(y0)} L {_n(x1)} {_n(y1)} L {_n(x0)} {_n(y1)} C"
        )
        colour = f'<ofd:FillColor Value="{value} {value} {value}"/>'
        return self.path(corners, 'Fill="true" Stroke="false"', colour)

    def picture(
        self, x0: float, y0: float, x1: float, y1: float, more: str = "", inner: str = ""
    ) -> Sheet:
        box = f"{_n(x0)} {_n(y0)} {_n(x1 - x0)} {_n(y1 - y0)}"
        self.objects.append(
            f'<ofd:ImageObject ID="3" Boundary="{box}" ResourceID="9" {more}>{inner}</ofd:ImageObject>'
        )
        return self


def packed(*pages: Sheet, resources: str = "", picture: bytes | None = None) -> bytes:
    """The file that pages make; `picture`: the file of their pictures."""
    common, written = "", ""
    parts: dict[str, str | bytes] = {}
    media = ""
    if picture is not None:
        parts["Doc_0/Res/9.png"] = picture
        file = '<ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>9.png</ofd:MediaFile></ofd:MultiMedia>'
        media = f"<ofd:MultiMedias>{file}</ofd:MultiMedias>"
    for k, page in enumerate(pages):
        box = f"<ofd:Area><ofd:PhysicalBox>0 0 {_n(page.width)} {_n(page.height)}</ofd:PhysicalBox></ofd:Area>"
        template = ""
        if page.above:
            parts[f"Doc_0/Tpls/Tpl_{k}/Content.xml"] = _page("".join(page.above))
            common += f'<ofd:TemplatePage ID="{90 + k}" BaseLoc="Tpls/Tpl_{k}/Content.xml"/>'
            template = f'<ofd:Template TemplateID="{90 + k}" ZOrder="Foreground"/>'
        parts[f"Doc_0/Pages/Page_{k}/Content.xml"] = _page("".join(page.objects), box + template)
        written += f'<ofd:Page ID="{10 + k}" BaseLoc="Pages/Page_{k}/Content.xml"/>'
        if page.annotations:
            parts[f"Doc_0/Annots/Page_{k}/Annotation.xml"] = (
                f"{_HEAD}<ofd:PageAnnot {_SPACE}>{''.join(page.annotations)}</ofd:PageAnnot>"
            )
    noted = "".join(
        f'<ofd:Page PageID="{10 + k}"><ofd:FileLoc>/Doc_0/Annots/Page_{k}/Annotation.xml</ofd:FileLoc></ofd:Page>'
        for k, page in enumerate(pages)
        if page.annotations
    )
    parts["Doc_0/Annots/Annotations.xml"] = (
        f"{_HEAD}<ofd:Annotations {_SPACE}>{noted}</ofd:Annotations>"
    )
    parts["Doc_0/PublicRes.xml"] = (
        f'{_HEAD}<ofd:Res {_SPACE} BaseLoc="Res"><ofd:DrawParams>{resources}</ofd:DrawParams>{media}</ofd:Res>'
    )
    parts["Doc_0/Document.xml"] = (
        f"{_HEAD}<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData><ofd:Pages>{written}</ofd:Pages>"
        "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>"
    )
    return package(parts)


def package(parts: Mapping[str, str | bytes], root: str = "Doc_0/Document.xml") -> bytes:
    """A package of parts, with what leads to their document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(
            "OFD.xml",
            f'{_HEAD}<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>{root}</ofd:DocRoot>'
            "</ofd:DocBody></ofd:OFD>",
        )
        for name, content in parts.items():
            written.writestr(name, content)
    return stream.getvalue()


def _page(objects: str, before: str = "") -> str:
    return f'{_HEAD}<ofd:Page {_SPACE}>{before}<ofd:Content><ofd:Layer Type="Body" ID="5">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def of_drawings(pages: Iterable[PageDrawing]) -> bytes:
    """The pages that another format drew, upright text alone."""
    written = []
    for page in pages:
        sheet = Sheet(page.width, page.height)
        for rule in page.horizontals:
            sheet.line(rule.start, rule.at, rule.end, rule.at)
        for rule in page.verticals:
            sheet.line(rule.at, rule.start, rule.at, rule.end)
        for box in page.pictures:
            sheet.picture(*box)
        upright = [glyph for glyph in page.glyphs if not glyph.turn]
        for (base, size), run in groupby(upright, key=lambda glyph: (glyph.base, glyph.size)):
            glyphs = list(run)
            steps = [b.x0 - a.x0 for a, b in pairwise(glyphs)]
            wide = f"{_n(min(g.x0 for g in glyphs))} {_n(base - size)} {_n(max(g.x1 for g in glyphs))} {_n(1.3 * size)}"
            sheet.write(
                "".join(g.text for g in glyphs),
                glyphs[0].x0,
                base,
                size,
                steps=steps,
                boundary=wide,
            )
        written.append(sheet)
    return packed(*written)


def report(values: dict[str, str] | None = None) -> bytes:
    """A report on 2016 as a file."""
    return packed(*sheets(values, make=Sheet))
