"""What is damaged: the fixtures, rendered reports, a small DOCX package."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from govreport_parse.forms import load_form
from govreport_parse.readers import read_document
from tests import rendering
from tests.rendering import grids, ofd, pdf
from tests.rendering.flat import Document, document_of
from tests.rendering.open_document import Habits, as_odt
from tests.rendering.rich import as_rtf
from tests.rendering.sheets import as_xlsx
from tests.rendering.web_archive import as_mhtml
from tests.rendering.word97 import as_doc

FIXTURES = Path(__file__).parents[3] / "fixtures"
SUFFIXES = {".html": "html", ".docx": "docx", ".txt": "text", ".md": "text"}
# Digits that are not shown stand within its figures, which the plainest look at a page does not tell.
_HIDING = ("nanpu-2024.html", "shimenguan-2024.docx", "wanliu-2025.docx")
MAIN = "word/document.xml"
CORE = "docProps/core.xml"
_CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_LINK = f'<Relationship Id="rIdCore" Type="{_CORE_TYPE}" Target="{CORE}"/></Relationships>'
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats'
    '.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>2016年度政府信息公开工作年度报告</dc:title><dc:creator>办公室</dc:creator>"
    "</cp:coreProperties>"
)
_CORE_OVERRIDE = (
    f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.'
    'core-properties+xml"/></Types>'
)
_CODES = tuple(row.code for row in load_form("2014").tables[0].rows if row.code)
_FORMS: tuple[grids.FormId, ...] = ("2008", "2019", "2021")
_LAYOUTS = {
    "html": tuple(grids.HTML_LAYOUTS),
    "docx": tuple(grids.DOCX_LAYOUTS),
    "text": tuple(grids.TEXT_LAYOUTS),
}


def _of_word(write: Callable[[Document], bytes]) -> Callable[[bytes], bytes]:
    """Without what does not print: the plainest look at such a file does not tell that."""
    return lambda docx: write(document_of(docx).shown())


#: What is written of documents in another format: which, and how.
WRITTEN: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "doc": ("docx", _of_word(as_doc)),
    "rtf": ("docx", _of_word(as_rtf)),
    "odt": (
        "docx",
        lambda docx: as_odt(docx, Habits(shown=True, wrapped=len(docx) % 2 == 0, repeated=True)),
    ),
    "xlsx": ("docx", lambda docx: as_xlsx(read_document(docx).blocks)),
    "mhtml": ("html", as_mhtml),
}


@cache
def fixtures(kind: str) -> tuple[bytes, ...]:
    """The fixtures of a kind (``html``, ``docx``, ``text``), look-alikes too, or what is written of those."""
    if kind == "ofd":
        return (ofd.report(),)
    if kind == "pdf":
        return (_printed({}, pdf.Sheet), _printed({}, pdf.DrawnFigures))
    if kind in WRITTEN:
        source, write = WRITTEN[kind]
        return tuple(write(data) for data in fixtures(source))
    found = sorted(path for path in FIXTURES.rglob("*") if SUFFIXES.get(path.suffix) == kind)
    return tuple(path.read_bytes() for path in found if path.name not in _HIDING)


def rendered(kind: str, rng: random.Random) -> bytes:
    """A random report of any form in a format."""
    if kind == "ofd":
        return ofd.report({code: str(rng.randrange(3000)) for code in _CODES})
    if kind == "pdf":
        values = {code: str(rng.randrange(3000)) for code in _CODES}
        return _printed(values, rng.choice((pdf.Sheet, pdf.DrawnFigures)))
    if kind in WRITTEN:
        source, write = WRITTEN[kind]
        return write(rendered(source, rng))
    if rng.random() < 0.5:
        spec = grids.random_grid_report(rng, rng.choice(_FORMS))
        layout = rng.choice(_LAYOUTS[kind])
        return grids.render_grid(spec, kind, layout, rng)  # type: ignore[arg-type]
    report = rendering.random_report(rng)
    if kind == "docx":
        return rendering.render_docx(report, rng)
    if kind == "text":
        return rendering.render_text(report, rng.choice(list(rendering.TEXT_STYLES)), rng)
    style = rng.choice(list(rendering.HTML_STYLES))
    return rendering.render_html(report, style, rng, rng.choice(["utf-8", "gb18030"]))


def _printed(values: dict[str, str], make: type[pdf.Sheet]) -> bytes:
    """A report with some figures in its text, which a page breaks."""
    text = ["一、概述", "全年工作平稳。", "二、主动公开政府信息的情况"]
    text += [
        f"全年通过政务微博公开政府信息{n}条，其中公开规范性文件{n // 3}条。" for n in (815, 64)
    ]
    return pdf.packed(*pdf.sheets(values, text=text, make=make))


def unzipped(data: bytes) -> dict[str, bytes]:
    """Name → content of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A package of these parts; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


@cache
def package_parts() -> Mapping[str, bytes]:
    """The parts of a valid DOCX of 2014, core properties among them."""
    rng = random.Random(3)
    parts = unzipped(rendering.render_docx(rendering.random_report(rng), rng))
    for name, old, new in (
        ("_rels/.rels", "</Relationships>", _CORE_LINK),
        ("[Content_Types].xml", "</Types>", _CORE_OVERRIDE),
    ):
        parts[name] = parts[name].decode().replace(old, new).encode()
    return parts | {CORE: _CORE_XML.encode()}
