"""Folders, zips, lists and remote places; which page an attachment hangs on."""

from __future__ import annotations

import gzip
import io
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import fsspec
import pytest

import govreport_parse as gp
from govreport_parse.archive.sources import Item, Skipped, open_source
from govreport_parse.archive.sources.links import LinkBook, linked_documents
from govreport_parse.archive.sources.names import SeenNames
from tests.archives import (
    DOCX,
    HTML,
    TEXT,
    items,
    noise,
    page_with_link,
    skipped,
    tarred,
    zipped,
)
from tests.conftest import ROOT


class TestFolder:
    def test_recursive_sorted_with_what_is_left_out(self, tmp_path: Path) -> None:
        for name, data in (
            ("b/report.html", HTML),
            ("b/a.docx", DOCX),
            ("a.txt", TEXT),
            ("b/logo.png", b"\x89PNG"),
            ("b/Thumbs.db", b""),
        ):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        source = open_source(tmp_path)
        assert list(items(source)) == ["a.txt", "b/report.html", "b/a.docx"]
        assert items(source)["b/report.html"].data == HTML
        assert skipped(source) == {
            f"{tmp_path}#other": "passed over 2 file(s) that are no documents by their type "
            "(.db 1, .png 1)"
        }

    def test_links_and_pipes_are_not_opened(self, tmp_path: Path) -> None:
        folder = tmp_path / "in"
        folder.mkdir()
        (tmp_path / "secret.html").write_bytes(HTML)
        (folder / "link.html").symlink_to(tmp_path / "secret.html")
        (folder / "up").symlink_to(tmp_path)
        os.mkfifo(folder / "pipe.html")
        source = open_source(folder)
        assert items(source) == {}
        assert {name: reason[:10] for name, reason in skipped(source).items()} == {
            "link.html": "a link; li",
            "pipe.html": "no regular",
            "up": "a link; li",
        }

    def test_archives_in_it_are_opened(self, tmp_path: Path) -> None:
        (tmp_path / "x").mkdir()
        (tmp_path / "x/crawl.zip").write_bytes(zipped([("p/a.html", HTML), ("b.docx", DOCX)]))
        with tarfile.open(tmp_path / "y.tar.gz", "w:gz") as archive:
            archive.add(ROOT / "fixtures/2014/huaihe-2018.txt", "c.txt")
        assert list(items(open_source(tmp_path))) == [
            "y.tar.gz/c.txt", "x/crawl.zip/b.docx", "x/crawl.zip/p/a.html",
        ]  # fmt: skip

    def test_a_name_in_gbk(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/" + "报告.html".encode("gbk")
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(HTML)
        assert list(items(open_source(tmp_path))) == ["报告.html"]

    def test_a_single_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(DOCX)
        assert items(open_source(tmp_path / "a.docx")) == {"a.docx": Item(name="a.docx", data=DOCX)}

    def test_nothing_there(self, tmp_path: Path) -> None:
        with pytest.raises(gp.UnreadableDocument, match="cannot be opened"):
            open_source(tmp_path / "nowhere")

    def test_an_item_is_a_report(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(HTML)
        (item,) = items(open_source(tmp_path)).values()
        assert gp.parse(item.data, name=item.name).source.name == "a.html"


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
            "table.xlsx": "a spreadsheet or slides",
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


class TestList:
    @pytest.mark.parametrize("mark", [b"\n", b"\0", b"\r\n"])
    def test_paths_on_standard_input(self, tmp_path: Path, mark: bytes) -> None:
        (tmp_path / "a.html").write_bytes(HTML)
        (tmp_path / "b.zip").write_bytes(zipped([("c.docx", DOCX)]))
        names = [str(tmp_path / name) for name in ("a.html", "missing.html", "b.zip")]
        listed = mark.join(os.fsencode(name) for name in names) + mark
        source = [*open_source("-", stdin=io.BytesIO(listed))]
        assert [entry.name for entry in source] == [names[0], names[1], names[2] + "/c.docx"]
        assert isinstance(source[1], Skipped)
        assert "cannot be opened" in source[1].reason

    def test_links_between_listed_files(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(page_with_link("b.docx"))
        (tmp_path / "b.docx").write_bytes(DOCX)
        listed = f"{tmp_path}/a.html\n{tmp_path}/b.docx".encode()
        found = items(open_source("-", stdin=io.BytesIO(listed)))
        assert found[f"{tmp_path}/b.docx"].attachment_of == f"{tmp_path}/a.html"

    def test_a_path_listed_twice(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(HTML)
        listed = f"{tmp_path}/a.html\n\n{tmp_path}/a.html".encode()
        found = items(open_source("-", stdin=io.BytesIO(listed)))
        assert list(found) == [f"{tmp_path}/a.html", f"{tmp_path}/a.html#2"]


class TestAttachments:
    @pytest.mark.parametrize(
        "href",
        [
            "a/附件.docx",
            "./a/%E9%99%84%E4%BB%B6.docx#x",
            "a/%B8%BD%BC%FE.DOCX",
            "http://x.gov.cn/down?filename=附件2.docx",
            "/module/附件2.docx",
        ],
    )
    @pytest.mark.parametrize("kind", ["folder", "zip"])
    def test_the_page_that_links(self, tmp_path: Path, href: str, kind: str) -> None:
        name = (
            "z/附件2.docx" if "2" in href.replace("%E", "") and "附件2" in href else "z/a/附件.docx"
        )
        name = name.replace(".docx", ".DOCX") if href.endswith("DOCX") else name
        members = [(name, DOCX), ("z/other.docx", DOCX), ("z/page.html", page_with_link(href))]
        if kind == "zip":
            (tmp_path / "a.zip").write_bytes(zipped(members))
            source = open_source(tmp_path / "a.zip")
        else:
            for path, data in members:
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / path).write_bytes(data)
            source = open_source(tmp_path)
        found = items(source)
        assert found[name].attachment_of == "z/page.html"
        assert found["z/other.docx"].attachment_of is None

    def test_the_first_page_that_links_it(self) -> None:
        book = LinkBook()
        for page in ("a.html", "b.html"):
            book.note(page, page, ("x.docx",))
        assert book.page_of("x.docx") == "a.html"

    def test_old_links_are_forgotten(self) -> None:
        book = LinkBook(limit=2)
        for k in range(3):
            book.note(f"{k}.html", "a.html", (f"{k}.docx",))
        assert [book.page_of(f"{k}.docx") for k in range(3)] == [None, "1.html", "2.html"]

    @pytest.mark.parametrize("page", [b"", b".docx", b"<a>.docx", b'<a href="http://[.docx">'])
    def test_pages_without_a_usable_link(self, page: bytes) -> None:
        book = LinkBook()
        book.note("a", "a", linked_documents(page))
        assert book.page_of(".docx") is None


class TestRemote:
    def test_a_folder_and_a_file(self) -> None:
        files = fsspec.filesystem("memory")
        for name, data in (
            ("/r/b/a.docx", DOCX),
            ("/r/b/page.html", page_with_link("a.docx")),
            ("/r/c.zip", zipped([("d.html", HTML)])),
            ("/r/a.png", b""),
        ):
            files.pipe(name, data)
        try:
            found = items(open_source("memory://r"))
            assert list(found) == ["c.zip/d.html", "b/page.html", "b/a.docx"]
            assert found["b/a.docx"].attachment_of == "b/page.html"
            assert list(items(open_source("memory://r/c.zip"))) == ["d.html"]
            listed = io.BytesIO(b"memory://r/b/a.docx\n")
            assert list(items(open_source("-", stdin=listed))) == ["memory://r/b/a.docx"]
            with pytest.raises(gp.UnreadableDocument, match="cannot be opened"):
                open_source("memory://nowhere")
        finally:
            files.rm("/r", recursive=True)

    def test_a_file_system_that_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "s3fs", None)
        with pytest.raises(gp.MissingExtra, match="s3fs"):
            open_source("s3://bucket/reports")

    def test_an_unknown_file_system(self) -> None:
        with pytest.raises(gp.UnreadableDocument, match="Protocol not known"):
            open_source("nosuch://x")


def test_names_stay_unique_when_the_memory_of_them_fails() -> None:
    seen = SeenNames()
    names = [seen.unique("u", "d", k) for k in range(4)]
    assert names == ["u", "u#d", "u#d#2", "u#d#3"]
    fresh = sum(seen.add(f"http://x/{k}") for k in range(20_000))
    assert fresh == 20_000
    assert not any(seen.add(f"http://x/{k}") for k in range(20_000))


def test_folders_zips_and_tars_need_no_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("brotli", "fsspec.core", "pyarrow", "warcio", "zstandard"):
        monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / "a.zip").write_bytes(zipped([("a.html", HTML)]))
    (tmp_path / "b.tgz").write_bytes(gzip.compress(tarred([("b.html", HTML)])))
    (tmp_path / "c.jsonl").write_text('{"html": "<p>"}')
    assert list(items(open_source(tmp_path))) == [
        "a.zip/a.html",
        "b.tgz/b.html",
        "c.jsonl/c.jsonl#1",
    ]
    with pytest.raises(gp.MissingExtra, match=r"pip install 'govreport-parse\[archive\]'"):
        open_source("memory://r")
