"""What a Word document includes of other formats: read in its place, or named as not read."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import Table
from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.docx import chunks
from tests import word
from tests.pages import grids, including, modern_page, relationships, run, texts, word_parts, zipped

PAGE = word.PAGE.decode()
RIGHT = word.said(word.PAGE)


def mhtml(page: bytes, *, encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    """A page as Word and browsers save it with its pictures."""
    coded = base64.encodebytes(page) if encoding == "base64" else quopri.encodestring(page)
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_a"; type=text/html\r\n'
        b"\r\n----=_a\r\nContent-Location: file:///a.htm\r\nContent-Transfer-Encoding: "
        + encoding.encode() + b'\r\nContent-Type: text/html; charset="' + charset.encode()
        + b'"\r\n\r\n' + coded + b"\r\n----=_a\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----=_a--\r\n"
    )  # fmt: skip


PAGES: dict[str, bytes] = {
    "a page": PAGE.encode(),
    "a page in GBK": PAGE.replace("<head>", "<head><meta charset=gbk>").encode("gbk"),
    "a page in UTF-16": PAGE.encode("utf-16"),
    "XHTML": (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" '
        f'"a.dtd">{PAGE}'
    ).encode(),
    "a page that declares what it is": f"<!DOCTYPE html>\n{PAGE}".encode(),
    "a page after a byte order mark": b"\xef\xbb\xbf" + PAGE.encode(),
    "MHTML": mhtml(PAGE.encode()),
    "MHTML in base64": mhtml(PAGE.encode(), encoding="base64"),
    "MHTML in GBK": mhtml(PAGE.encode("gbk"), charset="gb2312"),
    "MHTML after a byte order mark": b"\xef\xbb\xbf" + mhtml(PAGE.encode()),
    "MHTML after a blank line": b"\r\n" + mhtml(PAGE.encode()),
    "MHTML after a subject": b"From: a\r\nSubject: b\r\n" + mhtml(PAGE.encode()),
    "MHTML of the page alone": (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(PAGE.encode())
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_report_that_is_included_as_a_page(case: str) -> None:
    assert word.said(including(PAGES[case])) == RIGHT


NAMES = ("afchunk.htm", "/word/afchunk.htm", "../a.html", "chunk.mht", "a.xhtml", "a.xml", "A.HTM",
         "sub/a.htm", "..\\word\\a.htm", "a")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_chunks(name: str) -> None:
    members = word_parts("<w:altChunk r:id='c'/>", ("c", "aFChunk", name))
    place = name.replace("\\", "/").removeprefix("../word/").removeprefix("/word/")
    where = place.removeprefix("../") if place.startswith("../") else f"word/{place}"
    assert word.said(zipped(members | {where: f"<!DOCTYPE html>{PAGE}"})) == RIGHT


def test_a_chunk_stands_among_the_blocks_where_it_is_included() -> None:
    body = f"<w:p>{run('前')}</w:p><w:altChunk r:id='c'/><w:p>{run('后')}</w:p>"
    chunk = "<p>中</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table><p>间</p>"
    data = zipped(word_parts(body, ("c", "aFChunk", "c.html"), c__html=chunk))
    assert texts(data) == ["前", "中", "间", "后"]
    assert grids(data) == [[["甲", "1"], ["乙", "2"]]]
    assert gp.read_document(data).notes == ()


def test_tables_as_chunks_between_paragraphs_of_the_document() -> None:
    blocks = word.blocks()
    pieces, related, parts = [], [], {}
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            rows = "".join(
                "<tr>" + "".join(f"<td>{cell.text if cell else ''}" for cell in row)
                for row in block.grid
            )
            pieces.append(f"<w:altChunk r:id='c{i}'><w:altChunkPr/></w:altChunk>")
            related.append((f"c{i}", "aFChunk", f"c{i}.htm"))
            parts[f"c{i}__htm"] = f"<html><body><table border=1>{rows}</table></body></html>"
        else:
            pieces.append(word.body([block]))
    read = word.said(zipped(word_parts("".join(pieces), *related, **parts)))
    assert read[3] == RIGHT[3]
    assert read[5] == []


TEXTS = {
    "text": "一、总体情况\n全年公开12条。".encode(),
    "text in GBK": "一、总体情况\n全年公开12条，政府信息公开。".encode("gbk"),
    "text after a byte order mark": "\ufeff一、总体情况".encode(),
    "text in UTF-16": "一、总体情况\n全年".encode("utf-16"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_text(case: str) -> None:
    assert texts(including(TEXTS[case]))[0] == "一、总体情况"


def test_what_a_page_hides_is_hidden_in_a_chunk_too() -> None:
    page = "<p>公开12<span style='display:none'>9</span>条<sup>1</sup></p><script>7</script>"
    assert texts(including(page.encode())) == ["公开12条"]


UNREAD: dict[str, tuple[bytes, str, str]] = {
    "RTF": (b"{\\rtf1 1287}", "an RTF file", "RTF文件"),
    "a Word document": (zipped({"a": "1"}), "another Word document", "另一Word文档"),
    "a package in one file": (word.flat().encode(), "another Word document", "另一Word文档"),
    "Word 2003": (word.word_2003().encode(), "another Word document", "另一Word文档"),
    "PDF": (b"%PDF-1.7 1287", "a PDF file", "PDF文件"),
    "OFD": (zipped({"OFD.xml": "<a/>"}), "an OFD file", "OFD文件"),
    "ODT": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "an OpenDocument text", "OpenDocument文档"),
    "XLSX": (zipped({"xl/workbook.xml": "<a/>"}), "an Excel workbook", "Excel工作簿"),
    "a legacy document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a legacy Office file", "旧版Office文件"),
    "a picture": (b"\x89PNG\r\n" + bytes(99), "a PNG image", "PNG图片"),
    "a page of frames": (b"<html><frameset><frame src=a.htm></frameset>", "frames (a.htm)", "框架页"),
    "a frame in a page": (b"<body><iframe src=a.htm></iframe>", "frames (a.htm)", "框架页"),
    "a sheet saved as MHTML": (mhtml(b"<html><frameset><frame src=s.htm></frameset>"), "(s.htm)", "s.htm"),
    "binary data": (bytes([*range(1, 9)] * 99), "binary data", "二进制数据"),
    "MHTML without a page": (mhtml(b"").replace(b"text/html", b"text/css"), "MHTML", "MHTML"),
    "MHTML within MHTML within…": (
        b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 21, "MHTML", "MHTML"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNREAD)
def test_what_is_not_read_is_named(case: str) -> None:
    chunk, what, what_zh = UNREAD[case]
    data = including(PAGE.encode(), chunk)
    document = gp.read_document(data)
    (note,) = document.notes
    assert note.code == "GR011"
    assert what in note.message
    assert what_zh in note.message_zh
    assert note.at == gp.Locator(block=len(document.blocks) - 1)
    said = word.said(data)
    assert said[:5] == RIGHT[:5]
    assert [finding[:2] for finding in said[5]] == [("GR011", "hint")]  # type: ignore[attr-defined]


def test_a_page_that_prints_something_beside_a_frame_is_read() -> None:
    document = gp.read_document(including(PAGE.encode() + b"<iframe src=a.htm></iframe>"))
    assert document.notes == ()


def test_what_may_stand_in_an_unread_chunk_is_not_called_missing() -> None:
    page = modern_page(
        remedies="", sections=("一、总体情况", "二、主动公开政府信息情况", "四、其他")
    )
    lacking = {finding[0] for finding in word.said(including(page))[5]}  # type: ignore[attr-defined]
    assert lacking >= {"GR101", "GR102", "GR104"}
    unread = {finding[0] for finding in word.said(including(page, b"{\\rtf1 1}"))[5]}  # type: ignore[attr-defined]
    assert unread == {"GR011"} | (lacking - {"GR101", "GR102", "GR104"})


@pytest.mark.parametrize("key", ["c9", ""])
def test_a_chunk_that_is_not_there(key: str) -> None:
    body = f"<w:p>{run('前')}</w:p><w:altChunk r:id='{key}'/>"
    (note,) = gp.read_document(zipped(word_parts(body, ("c", "aFChunk", "c.html")))).notes
    assert "not in the file" in note.message
    assert note.at == gp.Locator(block=0)


def test_a_document_that_a_master_document_refers_to_is_named() -> None:
    body = f"<w:p>{run('前')}</w:p><w:p><w:subDoc r:id='s'/></w:p><w:p>{run('后')}</w:p>"
    data = zipped(word_parts(body, ("s", "subDocument", "b.docx")))
    assert texts(data) == ["前", "后"]
    (note,) = gp.read_document(data).notes
    assert (note.code, note.at) == ("GR011", gp.Locator(block=0))


@pytest.mark.parametrize("held", ["binaryData", "xmlData"])
def test_in_a_package_that_is_one_file(held: str) -> None:
    members = word_parts(
        f"<w:p>{run('前')}</w:p><w:altChunk r:id='c'/>", ("c", "aFChunk", "c.xhtml")
    )
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>公开12条</p></body></html>"
    content = page if held == "xmlData" else base64.b64encode(page.encode()).decode()
    part = (
        f'<pkg:part pkg:name="/word/c.xhtml" pkg:contentType="application/xhtml+xml"><pkg:{held}>'
        f"{content}</pkg:{held}></pkg:part></pkg:package>"
    )
    data = word.flat(members).replace("</pkg:package>", part).encode()
    assert texts(data) == ["前", "公开12条"]


def test_a_chunk_outside_of_the_package_is_not_fetched() -> None:
    outside = relationships(("c", "aFChunk", "http://127.0.0.1/c.html"))
    outside = outside.replace("<Relationship ", '<Relationship TargetMode="External" ')
    members = word_parts("<w:altChunk r:id='c'/>")
    (note,) = gp.read_document(zipped(members | {"word/_rels/document.xml.rels": outside})).notes
    assert "not in the file" in note.message


def table(cell: str, other: str = "2") -> str:
    """A table with two figures, the first one beside what a chunk holds."""
    rows = "".join(
        f"<w:tr><w:tc><w:p>{run(name)}</w:p></w:tc><w:tc>{content}</w:tc></w:tr>"
        for name, content in (("甲", cell), ("乙", f"<w:p>{run(other)}</w:p>"))
    )
    return f"<w:tbl>{rows}</w:tbl>"


CHUNK = "<w:altChunk r:id='c'/>"
CELLS: dict[str, tuple[str, bytes, str]] = {
    "a figure": (f"{CHUNK}<w:p/>", b"<p>12</p>", "12"),
    "a figure in text": (f"{CHUNK}<w:p/>", b"12", "12"),
    "a figure in two lines": (f"<w:p>{run('12')}</w:p>{CHUNK}", b"<p>3</p>", "12\n3"),
    "nothing": (f"{CHUNK}<w:p/>", b"<p></p>", OBJECT),
    "not read": (f"{CHUNK}<w:p/>", b"{\\rtf1 12}", OBJECT),
    "not read beside a figure": (f"<w:p>{run('12')}</w:p>{CHUNK}", b"{\\rtf1 3}", f"12\n{OBJECT}"),
    "in a paragraph": (f"<w:p>{run('12')}{CHUNK}</w:p>", b"<p>3</p>", "12\n3"),
    "in a control": (f"<w:sdt><w:sdtContent>{CHUNK}</w:sdtContent></w:sdt>", b"12", "12"),
    "deleted": (f"<w:p>{run('12')}</w:p><w:del>{CHUNK}</w:del>", b"3", "12"),
    "a hidden figure": (f"{CHUNK}<w:p/>", b"<p style='display:none'>3</p>", OBJECT),
}


@pytest.mark.parametrize("case", CELLS)
def test_in_a_cell(case: str) -> None:
    cell, chunk, shown = CELLS[case]
    data = zipped(word_parts(table(cell), ("c", "aFChunk", "c.bin"), c__bin=chunk))
    assert grids(data) == [[["甲", shown], ["乙", "2"]]]


def test_a_table_in_a_cell_arranges_the_page_like_any_other() -> None:
    chunk = b"<table><tr><td>a<td>1<tr><td>b<td>2</table>"
    data = zipped(word_parts(table(f"{CHUNK}<w:p/>"), ("c", "aFChunk", "c.bin"), c__bin=chunk))
    assert grids(data) == [[["a", "1"], ["b", "2"]]]
    assert texts(data) == ["甲", "乙", "2"]


def test_lost_bytes_of_a_chunk_have_their_place() -> None:
    page = "<p>政府信息公开</p><p>公开12".encode() + b"\xff" + "条</p>".encode()
    (note,) = gp.read_document(including(page)).notes
    assert (note.code, note.at) == ("GR001", gp.Locator(block=1, start=4, end=5))


def test_links_of_a_chunk_are_the_documents() -> None:
    links = gp.read_document(including(b"<p><a href='a.docx'>b</a>")).attachments
    assert [link.href for link in links] == ["a.docx"]


class TestBounds:
    @pytest.mark.parametrize(
        ("limit", "value", "chunk"),
        [
            ("PAGE_BYTES", 100, lambda n: b"<p>" + b"a" * (n - 3)),
            ("MARKUP", 100, lambda n: b"<p>" + b"a" * (n - 3)),
            ("PAGE_TAGS", 20, lambda n: b"<p>a" + b"<br>" * (n - 1)),
            ("TEXT_FILE", 100, lambda n: b"a" * n),
            ("BLOCKS", 10, lambda n: b"<p>a" * n),
        ],
    )
    def test_both_sides(
        self, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, chunk: Callable[[int], bytes]
    ) -> None:
        lowered = limits.Limit(value=value, what="things", what_zh="内容")
        monkeypatch.setattr(limits, limit, lowered)
        monkeypatch.setattr("govreport_parse.readers.html.markup._LARGE", 1)
        gp.read_document(including(chunk(value)))
        with pytest.raises(gp.LimitExceeded, match=rf"a.docx: more than {value} things"):
            gp.read_document(including(chunk(value + 1)), name="a.docx")

    def test_a_chunk_counts_among_what_is_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        chunk = b"<p>" + b"a" * 3000
        monkeypatch.setattr(limits, "UNPACKED", limits.Limit(value=3000, what="a", what_zh="b"))
        with pytest.raises(gp.LimitExceeded, match="more than 3000 a"):
            gp.read_document(including(chunk))

    def test_a_chunk_is_read_once_however_often_it_is_included(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[int] = []
        decode = chunks.decode
        monkeypatch.setattr(chunks, "decode", lambda data: (read.append(1), decode(data))[1])
        data = zipped(word_parts(CHUNK * 3, ("c", "aFChunk", "c.bin"), c__bin="<p>甲"))
        assert texts(data) == ["甲", "甲", "甲"]
        assert len(read) == 1

    @pytest.mark.parametrize(("count", "shown"), [(20, ["甲"]), (21, [])])
    def test_messages_in_each_other(self, count: int, shown: list[str]) -> None:
        held = b"Content-Type: message/rfc822\n\n" * count + b"Content-Type: text/html\n\n<p>"
        assert texts(including(b"MIME-Version: 1.0\n" + held + "甲".encode())) == shown

    def test_boundaries(self) -> None:
        def nested(count: int) -> bytes:
            inner = b"Content-Type: text/html\n\n<p>a"
            for k in range(count):
                begin = f'Content-Type: multipart/mixed; boundary="b{k}"\n\n--b{k}\n'.encode()
                inner = begin + inner + f"\n--b{k}--\n".encode()
            return b"MIME-Version: 1.0\n" + inner

        assert texts(including(nested(20))) == ["a"]
        assert texts(including(nested(21))) == []
