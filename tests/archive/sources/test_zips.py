from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from govreport_parse.archive.sources import open_source
from govreport_parse.archive.sources.names import is_docx
from tests.archives import (
    DOCX,
    HTML,
    TEXT,
    items,
    noise,
    skipped,
    zipped,
)

WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class TestZip:
    def test_members(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(
            zipped(
                [
                    ("2018/", b""),
                    ("2018/b.docx", DOCX),
                    ("2018/a.html", HTML),
                    ("2018/a.css", b""),
                    ("../up.html", HTML),
                    ("/root.html", HTML),
                    ("C:\\x.html", HTML),
                    ("inner.zip", zipped([("x.html", HTML)])),
                    ("inner.html", zipped([("x.html", HTML)])),
                    ("table.xlsx", zipped([("[Content_Types].xml", b""), ("xl/a.xml", b"")])),
                ]
            )
        )
        source = open_source(path)
        assert list(items(source)) == ["2018/a.html", "2018/b.docx"]
        assert items(source)["2018/b.docx"].data == DOCX
        nested = "a packed file within the source; unpack it first"
        assert skipped(source) == {
            "../up.html": "unsafe member path",
            "/root.html": "unsafe member path",
            "C:\\x.html": "unsafe member path",
            "inner.zip": nested,
            "inner.html": nested,
            "table.xlsx": "an Excel workbook that is no .xlsx; "
            "give the page or the Word document that it belongs to",
            f"{path}#other": "passed over 1 file(s) that are no documents by their type (.css 1)",
        }

    @pytest.mark.parametrize("codec", ["utf-8", "gbk"])
    def test_names_without_a_flag(self, codec: str, tmp_path: Path) -> None:
        # 誠 ends in a backslash in GBK.
        name = "2018年/誠区报告.html"
        raw = name.encode(codec)
        data = zipped([("x" * len(raw), HTML)]).replace(b"x" * len(raw), raw)
        (tmp_path / "a.zip").write_bytes(data)
        assert list(items(open_source(tmp_path / "a.zip"))) == [name]

    def test_a_name_with_the_flag(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([("报告.html", HTML)]))
        assert list(items(open_source(tmp_path / "a.zip"))) == ["报告.html"]

    def test_a_damaged_member_leaves_the_others(self, tmp_path: Path) -> None:
        data = zipped([("a.html", HTML), ("b.txt", b"0123456789" * 5), ("c.html", HTML)], 0)
        (tmp_path / "a.zip").write_bytes(data.replace(b"01234567890", b"0123456789x"))
        source = open_source(tmp_path / "a.zip")
        assert list(items(source)) == ["a.html", "c.html"]
        assert "damaged member" in skipped(source)["b.txt"]

    @pytest.mark.parametrize("streamed", [False, True])
    @pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    def test_cut_off(self, tmp_path: Path, method: int, streamed: bool) -> None:
        class Pipe(io.BytesIO):
            """Zips written to a pipe give sizes behind the members."""

            def tell(self) -> int:
                raise OSError

        stream = Pipe() if streamed else io.BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            archive.writestr("2018/", b"")
            archive.writestr("报告.html", HTML)
            archive.writestr("a.png", noise(300_000))
            archive.writestr("../b.html", TEXT)
            archive.writestr("c.docx", DOCX)
            archive.writestr("d.txt", noise(2000).hex())
        (tmp_path / "a.zip").write_bytes(stream.getvalue()[:-1500])
        source = open_source(tmp_path / "a.zip")
        found = items(source)
        told = skipped(source)
        assert "damaged" in told[source.label]
        if streamed and method == zipfile.ZIP_STORED:  # where a member ends is nowhere written
            assert found == {}
            return
        assert {name: item.data for name, item in found.items()} == {
            "报告.html": HTML,
            "c.docx": DOCX,
        }
        assert list(told) == ["../b.html", source.label, f"{source.label}#other"]

    def test_cut_off_with_a_damaged_member(self, tmp_path: Path) -> None:
        data = zipped([("a.html", HTML), ("b.txt", b"0123456789" * 5), ("c.html", HTML)], 0)
        data = data.replace(b"01234567890", b"0123456789x")[:-30]
        (tmp_path / "a.zip").write_bytes(data)
        source = open_source(tmp_path / "a.zip")
        assert list(items(source)) == ["a.html", "c.html"]
        assert skipped(source)["b.txt"] == "damaged member (bad CRC-32)"

    def test_a_link_and_a_password(self, tmp_path: Path) -> None:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr(link, "secret.html")
            archive.writestr("secret.html", HTML)
        data = (tmp_path / "a.zip").read_bytes()
        at = data.rindex(b"PK\x01\x02") + 8
        (tmp_path / "a.zip").write_bytes(data[:at] + b"\x01" + data[at + 1 :])
        assert skipped(open_source(tmp_path / "a.zip")) == {
            "link.html": "a link; links are not followed",
            "secret.html": "protected by a password",
        }

    def test_two_members_of_one_name(self, tmp_path: Path) -> None:
        with pytest.warns(UserWarning, match="Duplicate"):
            (tmp_path / "a.zip").write_bytes(zipped([("a.html", HTML), ("a.html", TEXT)]))
        found = items(open_source(tmp_path / "a.zip"))
        assert {name: item.data for name, item in found.items()} == {
            "a.html": HTML,
            "a.html#2": TEXT,
        }


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ([("[Content_Types].xml", b""), ("word/document.xml", b"")], True),
        ([("[Content_Types].xml", b""), ("word\\document.xml", b"")], True),
        ([("[content_types].xml", b""), ("WORD/document2.xml", b"")], True),
        ([("[Content_Types].xml", WORD_TYPE), ("doc/main.xml", b"")], True),
        ([("[Content_Types].xml", b""), ("doc/main.xml", b"")], False),
        ([("[Content_Types].xml", b"spreadsheetml.sheet.main"), ("xl/a.xml", b"")], False),
        ([("[Content_Types].xml", b"wordprocessingml.document"), ("xl/a.docx", b"")], False),
        ([("word/document.xml", b"")], False),
    ],
)
def test_what_is_a_document_of_word(members: list[tuple[str, bytes]], found: bool) -> None:
    assert is_docx(zipped(members)) is found


def test_a_damaged_package_counts_by_the_names_in_it() -> None:
    data = zipped([("[Content_Types].xml", WORD_TYPE), ("word/a.xml", b"")])
    assert is_docx(data[:-30]) is True
    assert is_docx(data.replace(b"word/", b"xxxx/")[:-30]) is False
