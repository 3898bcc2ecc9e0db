"""Files that are recognised and not read: what they are is said, and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

import govreport_parse as gp
from tests.pages import modern_page

ODT = ("mimetype", "content.xml", "META-INF/manifest.xml")
PACKAGES = {
    "xlsb": (("[Content_Types].xml", "xl/workbook.bin"), "an Excel workbook", "Excel工作簿"),
    "pptx": (("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint", "PowerPoint演示"),
    "ods": (ODT, "an OpenDocument file", "OpenDocument文件"),
    "epub": (("mimetype", "META-INF/container.xml"), "an e-book", "电子书"),
    "pages": (("Index/Document.iwa", "preview.jpg"), "Apple Pages", "Apple Pages"),
    "zip": (("2023/a.html", "2023/b.html"), "unpack it", "请解压"),
    "a folder xlsx": (("a/xl/workbook.html",), "unpack it", "请解压"),
}


@pytest.mark.parametrize("kind", PACKAGES)
def test_packages(kind: str) -> None:
    members, words, words_zh = PACKAGES[kind]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for member in members:
            package.writestr(member, "<a/>")
    with pytest.raises(gp.UnsupportedFormat) as caught:
        gp.parse(stream.getvalue(), name="甲")
    assert words in caught.value.message("en")
    assert words_zh in caught.value.message("zh")
    assert "; " in caught.value.reason
    assert "请" in caught.value.reason_zh


PAGE = modern_page()
SHEET = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (SHEET, "an Excel workbook (XML)"),
        (b"\xef\xbb\xbf" + SHEET, "an Excel workbook (XML)"),
        (b"[InternetShortcut]\r\nURL=https://a.gov.cn/1.html", "a link to a page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "(.xls)"),
    ],
)
def test_files_that_are_text_or_have_parts(data: bytes, words: str) -> None:
    with pytest.raises(gp.UnsupportedFormat) as caught:
        gp.parse(data)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="utf-8"?>' + PAGE,
        PAGE.replace(b"<html>", b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">'),
        b"Date: 2024-01-05\n" + PAGE,
    ],
)
def test_pages_with_such_beginnings_are_read(data: bytes) -> None:
    assert len(gp.parse(data).readings) == 200
