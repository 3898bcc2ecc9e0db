"""What is fuzzed: from any bytes to no exception but those that are documented.

A target returns, or raises what is a bug. It takes the bytes as they are, so a finding kept under
tests/safety/crashes is replayed by the same code that found it, with or without the fuzzer.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

import govreport_parse as gp
from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.pipeline import parse_document, prepare
from govreport_parse.readers import read_document
from govreport_parse.readers.ole import SIGNATURE
from govreport_parse.tables.statutory import read_tables
from govreport_parse.text.numerals import NUMERAL, chinese_numeral, read_cell, read_percent, unit_of
from tests.rendering.ofd import Sheet
from tests.rendering.ofd import packed as packed_pages
from tests.rendering.open_document import packed as open_document
from tests.rendering.pdf import Sheet as PdfSheet
from tests.rendering.pdf import packed as pdf_of
from tests.rendering.sheets import packed as workbook
from tests.rendering.word97 import compound
from tests.safety.fuzzing.invariants import STATUSES, check_readings, check_record
from tests.safety.fuzzing.seeds import CORE, MAIN, package_parts, packed

PARTS = (
    MAIN, "word/styles.xml", "word/numbering.xml", "_rels/.rels", "word/_rels/document.xml.rels",
    "[Content_Types].xml", CORE,
)  # fmt: skip
KINDS = (
    ".zip", ".tar", ".warc", ".jsonl", ".list", ".tar.gz", ".warc.gz", ".jsonl.gz", ".tar.zst",
    ".tar.xz", ".parquet", ".docx", "",
)  # fmt: skip
_MESSAGE = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
_ODD = (
    "", "0", "7", "1,024", "-3", "12.5万", "一百二十", "—", "无", "1 2", "单位", "条", "件", "万元", "2016年",
    "2015年", "同比增长%", "12%", "统计指标", "统计数", "指标", "序号", "\ufffd", "其中：", "合计",
)  # fmt: skip


def read(data: bytes) -> None:
    """Bytes as a document, to a record, its findings, JSON and back."""
    try:
        document = read_document(data, name="甲")
        report = parse_document(document)
    except gp.GovReportError as error:
        _check_told(error)
        return
    check_record(report, prepare(document).blocks)


def _check_told(refusal: gp.GovReportError) -> None:
    assert refusal.message("en") != refusal.message("zh")


def html(data: bytes) -> None:
    """A page as it is; what does not begin like one, as its text."""
    read(data if data.startswith(b"<") else b"<html><p>" + data)


def docx(data: bytes) -> None:
    """A package as it is; else the first byte chooses a part of a valid one, the rest is the part."""
    if data and not data.startswith(b"PK"):
        data = packed({**package_parts(), PARTS[data[0] % len(PARTS)]: data[1:]})
    read(data)


def doc(data: bytes) -> None:
    """A compound file as it is; else its bytes are the text and the tables of one."""
    if data and not data.startswith(SIGNATURE):
        cut = 2 * len(data) // 3
        data = compound({"WordDocument": data[:cut], "1Table": data[cut:]})
    read(data)


def rtf(data: bytes) -> None:
    """A file as it is, or as the body of one."""
    read(data if data.startswith(b"{\\rtf") else b"{\\rtf1\\ansicpg936 " + data + b"}")


def odt(data: bytes) -> None:
    """A package as it is; else the text of one."""
    read(
        data
        if data.startswith((b"PK", b"<?xml"))
        else open_document(data.decode("utf-8", "replace"))
    )


def drawn(data: bytes) -> None:
    """An OFD package as it is; else the objects of its page."""
    page = Sheet()
    page.objects = [data.decode("utf-8", "replace")]
    read(data if data.startswith(b"PK") else packed_pages(page))


def printed(data: bytes) -> None:
    """A PDF as it is; else the operators of its page."""
    page = PdfSheet()
    page.operators = [data.decode("latin-1")]
    read(data if data.startswith(b"%PDF") else pdf_of(page))


def xlsx(data: bytes) -> None:
    """A workbook as it is; else the content of its sheet."""
    read(data if data.startswith(b"PK") else workbook([data.decode("utf-8", "replace")]))


def mhtml(data: bytes) -> None:
    """A file as it is, or as the page of one."""
    read(data if b"multipart" in data else _MESSAGE + data)


def numerals(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    for content in (read_cell(text), read_percent(text)):
        assert content.status in STATUSES
        assert (content.value is not None) == (content.status == "reported"), content
    counted = chinese_numeral(text)
    assert counted is None or counted >= 0
    unit_of(text)
    for match in NUMERAL.finditer(text):
        assert match["digits"] or match["chinese"]


@cache
def labels() -> tuple[str, ...]:
    """The texts that the alignment target puts into cells."""
    tables = [table for form in load_forms() for table in form.tables]
    rows = {row.label for table in tables for row in table.rows}
    return (*_ODD, *sorted(rows), *_ODD)


def grid_of(data: bytes) -> list[Block]:
    """Tables of form labels and odd cells: two bytes a text, one its spans and what ends."""
    texts = labels()
    blocks: list[Block] = []
    rows: list[list[RawCell]] = [[]]
    for k in range(0, len(data) - 2, 3):
        first, second, shape = data[k : k + 3]
        text = texts[(first * 256 + second) % len(texts)]
        rowspan, colspan = (shape >> 2 & 3) + 1, (shape & 3) + 1
        rows[-1].append(RawCell(text=text, rowspan=rowspan, colspan=colspan))
        if shape >> 4 & 3 == 0:
            rows.append([])
        if shape >> 4 == 15:
            blocks += [expand_grid(rows), Paragraph(text=text or "附表")]
            rows = [[]]
    return [*blocks, expand_grid(rows)]


def alignment(data: bytes) -> None:
    try:
        blocks = grid_of(data)
    except gp.LimitExceeded:
        return
    year = 2000 + data[0] % 30 if data else None
    for table in read_tables(blocks, load_forms(), year):
        check_readings(table.readings, blocks)
        assert all(isinstance(blocks[k], Table) for k in table.blocks)


def loader(data: bytes) -> None:
    """JSON to a record; one that loads can be checked and written again."""
    try:
        report = gp.AnnualReport.from_json(data)
    except msgspec.DecodeError:
        return
    for finding in gp.check(report):
        assert finding.to_json()
    assert gp.AnnualReport.from_json(report.to_json()) == report, "JSON does not bring it back"


def sources(data: bytes) -> None:
    """The first byte names the kind of archive, the rest is the archive."""
    if not data:
        return
    from govreport_parse.archive.sources import Item, Skipped, open_source

    kind, content = KINDS[data[0] % len(KINDS)], data[1:]
    with tempfile.TemporaryDirectory() as folder:
        if kind == ".list":
            source = open_source("-", stdin=io.BytesIO(b"\n".join(_inside(content, folder))))
        else:
            path = Path(folder, f"a{kind}")
            path.write_bytes(content)
            try:
                source = open_source(path)
            except gp.GovReportError:
                return
        found = list(source)
    names = [entry.name for entry in found if isinstance(entry, Item)]
    assert len(set(names)) == len(names), "two items of one name"
    assert all(entry.name and entry.reason_zh for entry in found if isinstance(entry, Skipped))


def _inside(content: bytes, folder: str) -> list[bytes]:
    """Listed paths that stay in a folder of their own: a fuzzer must not open what is around."""
    names = [line.replace(b"/", b"").lstrip(b".") for line in content.split(b"\n")]
    return [folder.encode() + b"/" + name for name in names if name and b":" not in name]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "html": html,
    "docx": docx,
    "doc": doc,
    "rtf": rtf,
    "odt": odt,
    "ofd": drawn,
    "pdf": printed,
    "xlsx": xlsx,
    "mhtml": mhtml,
    "text": read,
    "numerals": numerals,
    "alignment": alignment,
    "json": loader,
    "sources": sources,
}


def target_of(data: bytes) -> str:
    """The reader's target that takes these bytes as they are."""
    for begin, target in (
        (b"PK", "docx"),
        (SIGNATURE, "doc"),
        (b"{\\rtf", "rtf"),
        (b"%PDF", "pdf"),
        (b"From:", "mhtml"),
        (b"<", "html"),
    ):
        if data.startswith(begin):
            return target
    return "text"
