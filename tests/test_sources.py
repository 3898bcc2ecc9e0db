"""Sources: what each kind of archive delivers, and what it says of the rest."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli
import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import govreport_parse as gp
from govreport_parse.archive.sources import Item, ReportSource, Skipped, open_source
from govreport_parse.archive.sources.links import LinkBook, linked_documents
from govreport_parse.archive.sources.names import SeenNames
from tests.conftest import ROOT

HTML = (ROOT / "fixtures/2014/linxi-2017.html").read_bytes()
DOCX = (ROOT / "fixtures/2014/chengdong-2018.docx").read_bytes()
TEXT = (ROOT / "fixtures/2014/huaihe-2018.txt").read_bytes()


def items(source: ReportSource) -> dict[str, Item]:
    found = [entry for entry in source if isinstance(entry, Item)]
    assert len({item.name for item in found}) == len(found)
    return {item.name: item for item in found}


def skipped(source: ReportSource) -> dict[str, str]:
    found = [entry for entry in source if isinstance(entry, Skipped)]
    assert all(entry.reason_zh and entry.reason_zh != entry.reason for entry in found)
    return {entry.name: entry.reason for entry in found}


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def page_with_link(href: str) -> bytes:
    return f'<html><body><p>附件</p><a href="{href}">报告</a></body></html>'.encode()


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
                    ("/etc/passwd", b"x"),
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
        nested = "an archive inside an archive; unpack it first"
        assert skipped(source) == {
            "../up.html": "unsafe member path",
            "/etc/passwd": "unsafe member path",
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

    def test_bombs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "a.zip").write_bytes(zipped([("a.html", bytes(3_000_000))]))
        assert "times its size" in skipped(open_source(tmp_path / "a.zip"))["a.html"]
        monkeypatch.setattr("govreport_parse.archive.sources.limits.MAX_BYTES", 1000)
        (tmp_path / "b.zip").write_bytes(zipped([("a.html", HTML)]))
        assert "over the limit of 1000" in skipped(open_source(tmp_path / "b.zip"))["a.html"]

    def test_a_declared_size_is_not_believed(self, tmp_path: Path) -> None:
        data = zipped([("a.html", bytes(3_000_000))])
        small = data.replace((3_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
        (tmp_path / "a.zip").write_bytes(small)
        assert "damaged member" in skipped(open_source(tmp_path / "a.zip"))["a.html"]

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
            archive.writestr("a.png", os.urandom(300_000))
            archive.writestr("../b.html", TEXT)
            archive.writestr("c.docx", DOCX)
            archive.writestr("d.txt", os.urandom(2000).hex())
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
            archive.writestr(link, "/etc/passwd")
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


def tarred(members: Iterable[tuple[tarfile.TarInfo | str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, data in members:
            member = tarfile.TarInfo(info) if isinstance(info, str) else info
            member.size = len(data) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


class TestTar:
    @pytest.mark.parametrize("packing", ["tar", "gz", "zst", "bz2", "xz"])
    def test_packed_every_way(self, tmp_path: Path, packing: str) -> None:
        pack = {
            "tar": bytes,
            "gz": gzip.compress,
            "zst": zstandard.compress,
            "bz2": bz2.compress,
            "xz": lzma.compress,
        }[packing]
        (tmp_path / "archive").write_bytes(pack(tarred([("a.html", HTML), ("b/c.docx", DOCX)])))
        found = items(open_source(tmp_path / "archive"))
        assert {name: item.data for name, item in found.items()} == {
            "a.html": HTML,
            "b/c.docx": DOCX,
        }
        assert skipped(open_source(tmp_path / "archive")) == {}

    def test_hostile_members(self, tmp_path: Path) -> None:
        data = tarred(
            [
                ("../up.html", HTML),
                ("/root.html", HTML),
                (special("sym.html", tarfile.SYMTYPE, "/etc/passwd"), b""),
                (special("hard.html", tarfile.LNKTYPE, "good.html"), b""),
                (special("null.html", tarfile.CHRTYPE), b""),
                (special("pipe.html", tarfile.FIFOTYPE), b""),
                (special("folder", tarfile.DIRTYPE), b""),
                ("inner.tar", tarred([("x.html", HTML)])),
                ("good.html", HTML),
            ]
        )
        (tmp_path / "a.tar").write_bytes(data)
        source = open_source(tmp_path / "a.tar")
        assert list(items(source)) == ["good.html"]
        assert {name: reason.split(";")[0] for name, reason in skipped(source).items()} == {
            "../up.html": "unsafe member path",
            "/root.html": "unsafe member path",
            "sym.html": "a link",
            "hard.html": "a link",
            "null.html": "no regular file (device or pipe)",
            "pipe.html": "no regular file (device or pipe)",
            "inner.tar": "an archive inside an archive",
        }

    def test_names_in_gbk(self, tmp_path: Path) -> None:
        raw = "报告.html".encode("gbk").decode("utf-8", "surrogateescape")
        stream = io.BytesIO()
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
            archive.addfile(tarfile.TarInfo(raw))
        (tmp_path / "a.tar").write_bytes(stream.getvalue())
        assert list(items(open_source(tmp_path / "a.tar"))) == ["报告.html"]

    def test_a_broken_header_is_passed(self, tmp_path: Path) -> None:
        data = tarred([("a.html", HTML), ("b.txt", b"x"), ("c.html", HTML)])
        at = data.index(b"b.txt")
        (tmp_path / "a.tar").write_bytes(data[:at] + b"\xff" * 512 + data[at + 512 :])
        source = open_source(tmp_path / "a.tar")
        assert list(items(source)) == ["a.html", "c.html"]
        assert "damaged" in skipped(source)[str(tmp_path / "a.tar")]

    @pytest.mark.parametrize("packed", [False, True])
    def test_cut_off(self, tmp_path: Path, packed: bool) -> None:
        noise = [os.urandom(40_000) for _ in range(3)]  # does not pack
        data = tarred([(f"{k}.html", part) for k, part in enumerate(noise)])
        data = gzip.compress(data) if packed else data
        (tmp_path / "a.tar").write_bytes(data[:100_000])
        source = open_source(tmp_path / "a.tar")
        assert list(items(source)) == ["0.html", "1.html"]
        assert list(skipped(source)) == [str(tmp_path / "a.tar")]

    def test_cut_off_between_members(self, tmp_path: Path) -> None:
        data = tarred([("a.html", HTML)])
        (tmp_path / "a.tar").write_bytes(data[: 512 + -(-len(HTML) // 512) * 512])
        source = open_source(tmp_path / "a.tar")
        assert list(items(source)) == ["a.html"]
        assert "no end mark" in skipped(source)[str(tmp_path / "a.tar")]

    def test_bombs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        long_name = special("x", tarfile.XHDTYPE)
        long_name.size = 2**40
        (tmp_path / "a.tar").write_bytes(long_name.tobuf(tarfile.GNU_FORMAT) + bytes(1024))
        assert "a name of more than" in skipped(open_source(tmp_path / "a.tar")).popitem()[1]
        monkeypatch.setattr("govreport_parse.archive.sources.limits.MAX_BYTES", 1000)
        (tmp_path / "b.tar").write_bytes(tarred([("a.html", HTML), ("b.html", b"<p>")]))
        source = open_source(tmp_path / "b.tar")
        assert list(items(source)) == ["b.html"]
        assert "over the limit" in skipped(source)["a.html"]


class Warc:
    """A WARC in the making."""

    def __init__(self, *, packed: bool = True) -> None:
        self.stream = io.BytesIO()
        self.writer = WARCWriter(self.stream, gzip=packed)
        self.count = 0

    def add(
        self,
        url: str,
        body: bytes,
        *,
        status: str = "200 OK",
        kind: str = "response",
        mime: str = "text/html",
        headers: Iterable[tuple[str, str]] = (),
        warc_headers: dict[str, str] | None = None,
    ) -> Warc:
        self.count += 1
        http = None
        if kind in ("response", "revisit"):
            http = StatusAndHeaders(status, [("Content-Type", mime), *headers], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_content_type=mime if http is None else "",
            warc_headers_dict={
                "WARC-Date": f"2020-01-{self.count:02}T00:00:00Z",
                **(warc_headers or {}),
            },
        )
        self.writer.write_record(record)
        return self

    def source(self, folder: Path, edit: Callable[[bytes], bytes] = bytes) -> ReportSource:
        path = folder / "crawl.warc"
        path.write_bytes(edit(self.stream.getvalue()))
        return open_source(path)


SITE = "http://www.qingshi.gov.cn"


class TestWarc:
    @pytest.mark.parametrize("packed", [False, True])
    def test_captures(self, tmp_path: Path, packed: bool) -> None:
        source = (
            Warc(packed=packed)
            .add(f"{SITE}/a.html", HTML, mime='text/html; Charset="GB2312"')
            .add(f"{SITE}/a.html", TEXT, mime="text/plain")
            .add(f"{SITE}/logo.png", b"\x89PNG", mime="image/png")
            .add(f"{SITE}/gone.png", b"", mime="image/png", status="404 Not Found")
            .add(f"{SITE}/style", b"", mime="text/css")
            .add(f"{SITE}/x.js", b"", mime="application/octet-stream")
            .add(f"{SITE}/old", b"", status="302 Found", headers=[("Location", "/new")])
            .add(f"{SITE}/gone", HTML, status="404 Not Found")
            .add(f"{SITE}/again", b"", kind="revisit")
            .add(f"{SITE}/stored.docx", DOCX, kind="resource", mime="application/msword")
            .add(f"{SITE}/text", TEXT, kind="conversion", mime="text/plain")
            .add(f"{SITE}/meta", b"x", kind="metadata", mime="text/plain")
            .add(f"{SITE}/cut", HTML, warc_headers={"WARC-Truncated": "length"})
            .source(tmp_path)
        )
        found = items(source)
        assert list(found) == [
            f"{SITE}/a.html", f"{SITE}/a.html#2020-01-02T00:00:00Z", f"{SITE}/stored.docx",
        ]  # fmt: skip
        first, second, third = found.values()
        assert (first.data, first.url, first.charset) == (HTML, f"{SITE}/a.html", "GB2312")
        assert (second.data, second.url, second.charset) == (TEXT, f"{SITE}/a.html", None)
        assert third.data == DOCX
        assert skipped(source) == {
            f"{SITE}/old": "redirect 302 to /new",
            f"{SITE}/gone": "HTTP 404",
            f"{SITE}/again": "a revisit: the content is that of another record",
            f"{SITE}/text": "a conversion record, not the page itself",
            f"{SITE}/cut": "the crawler cut it off (length)",
            f"{source.label}#other": "passed over 4 file(s) that are no documents by their type "
            "(image/png 2, text/css 1, .js 1)",
        }

    @pytest.mark.parametrize(
        ("encoding", "pack"),
        [
            ("gzip", gzip.compress),
            ("deflate", zlib.compress),
            ("deflate", lambda data: zlib.compress(data, wbits=-15)),
            ("br", brotli.compress),
            ("zstd", zstandard.compress),
            ("gzip", bytes),  # stored decoded, the header left in place
            ("br", bytes),
        ],
    )
    @pytest.mark.parametrize("chunked", [False, True])
    def test_transfer_and_content_encoding(
        self, tmp_path: Path, encoding: str, pack: Callable[[bytes], bytes], chunked: bool
    ) -> None:
        body, headers = pack(HTML), [("Content-Encoding", encoding)]
        if chunked:
            half = len(body) // 2
            body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (body[:half], body[half:], b""))
            headers.append(("Transfer-Encoding", "chunked"))
        (item,) = items(Warc().add(f"{SITE}/a", body, headers=headers).source(tmp_path)).values()
        assert item.data == HTML

    @pytest.mark.parametrize(
        ("encoding", "body", "reason"),
        [
            ("gzip", gzip.compress(bytes(5_000_000)), "times its size"),
            ("br", brotli.compress(bytes(5_000_000)), "times its size"),
            ("zstd", zstandard.compress(bytes(5_000_000)), "times its size"),
            ("gzip", gzip.compress(HTML)[:-100], "cut off"),
            ("gzip", b"\x1f\x8b" + b"x" * 90, "damaged"),
            ("br", b"\xff" * 90, "damaged"),
            ("zstd", b"\xff" * 90, "damaged"),
            ("compress", HTML.lstrip()[1:], "content encoding compress"),
        ],
    )
    def test_bad_content_encoding(
        self, tmp_path: Path, encoding: str, body: bytes, reason: str
    ) -> None:
        warc = Warc().add(f"{SITE}/a", body, headers=[("Content-Encoding", encoding)])
        source = warc.add(f"{SITE}/b", HTML).source(tmp_path)
        assert list(items(source)) == [f"{SITE}/b"]
        assert reason in skipped(source)[f"{SITE}/a"]

    @pytest.mark.parametrize("packed", [False, True])
    def test_cut_off(self, tmp_path: Path, packed: bool) -> None:
        warc = Warc(packed=packed).add(f"{SITE}/a", HTML).add(f"{SITE}/b", HTML)
        source = warc.source(tmp_path, lambda data: data[:-3000])
        assert list(items(source)) == [f"{SITE}/a"]
        assert "cut off" in "".join(skipped(source).values())

    def test_damage_takes_one_record(self, tmp_path: Path) -> None:
        warc = Warc().add(f"{SITE}/a", HTML).add(f"{SITE}/b", TEXT).add(f"{SITE}/c", DOCX)

        def hurt(data: bytes) -> bytes:
            at = data.index(b"\x1f\x8b\x08", 10) + 400
            return data[:at] + bytes(40) + data[at + 40 :]

        source = warc.source(tmp_path, hurt)
        assert list(items(source)) == [f"{SITE}/a", f"{SITE}/c"]
        assert len(skipped(source)) == 1

    @pytest.mark.parametrize("length", [0, 200_000])
    def test_a_checksum_that_does_not_hold(self, tmp_path: Path, length: int) -> None:
        # Deflate without packing: a changed digit shows in the member's checksum alone.
        body = b"<p>815</p>" + b" " * length
        plain = Warc(packed=False).add(f"{SITE}/a", body).stream.getvalue()
        member = gzip.compress(plain, compresslevel=0).replace(b"815", b"518")
        (tmp_path / "a.warc.gz").write_bytes(member + gzip.compress(plain))
        source = open_source(tmp_path / "a.warc.gz")
        assert [item.data for item in items(source).values()] == [body]
        # A long record is known by name before its checksum is reached.
        assert "damaged" in skipped(source)[f"{SITE}/a" if length else source.label]

    def test_rubbish_between_records(self, tmp_path: Path) -> None:
        first = Warc(packed=False).add(f"{SITE}/a", HTML).stream.getvalue()
        second = Warc(packed=False).add(f"{SITE}/b", HTML).stream.getvalue()
        rubbish = b"no record\n" * 50 + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" * 3
        for name, data in (
            ("plain.warc", first + rubbish + second),
            ("one.warc.gz", gzip.compress(first + rubbish + second)),
            ("many.warc.gz", gzip.compress(first) + rubbish + gzip.compress(second)),
        ):
            (tmp_path / name).write_bytes(data)
            source = open_source(tmp_path / name)
            assert list(items(source)) == [f"{SITE}/a", f"{SITE}/b"], name
            assert list(skipped(source)) == [str(tmp_path / name)]

    def test_an_endless_header(self, tmp_path: Path) -> None:
        bomb = gzip.compress(b"WARC/1.0\r\n" + b"x: y\r\n" * 200_000)
        good = Warc().add(f"{SITE}/a", HTML).stream.getvalue()
        (tmp_path / "a.warc.gz").write_bytes(bomb + good)
        source = open_source(tmp_path / "a.warc.gz")
        assert list(items(source)) == [f"{SITE}/a"]
        assert "a header of more than" in skipped(source)[str(tmp_path / "a.warc.gz")]

    def test_zstd(self, tmp_path: Path) -> None:
        source = Warc(packed=False).add(f"{SITE}/a", HTML).source(tmp_path, zstandard.compress)
        assert items(source)[f"{SITE}/a"].data == HTML

    def test_an_attachment(self, tmp_path: Path) -> None:
        link = "../files/%E6%8A%A5%E5%91%8A.docx"
        source = (
            Warc()
            .add(f"{SITE}/files/2019.docx", DOCX, mime="application/octet-stream")
            .add(f"{SITE}/zwgk/a.html", page_with_link(link))
            .add(f"{SITE}/files/报告.docx", DOCX, mime="application/octet-stream")
            .source(tmp_path)
        )
        pages = {name.rpartition("/")[2]: i.attachment_of for name, i in items(source).items()}
        assert pages == {
            "2019.docx": None,
            "a.html": None,
            "报告.docx": f"{SITE}/zwgk/a.html",
        }


class TestTables:
    @pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
    def test_json_lines(self, tmp_path: Path, packing: str) -> None:
        rows: list[object] = [
            {"url": f"{SITE}/a", "html": HTML.decode()},
            {"html": "<p>二</p>"},
            {"url": f"{SITE}/a", "html": "<p>三</p>", "charset": "gbk"},
            {"url": f"{SITE}/b", "html": None},
            [1],
        ]
        lines = [json.dumps(row).encode() for row in rows]
        lines[1:1] = [b"{", b""]
        data = b"\n".join(lines)
        pack = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[packing]
        (tmp_path / f"p.jsonl{packing}").write_bytes(pack(data))
        source = open_source(tmp_path / f"p.jsonl{packing}")
        found = items(source)
        own = f"p.jsonl{packing}"
        assert list(found) == [f"{SITE}/a", f"{own}#4", f"{SITE}/a#5"]
        assert found[f"{SITE}/a#5"] == Item(
            name=f"{SITE}/a#5", data="<p>三</p>".encode(), url=f"{SITE}/a", charset="utf-8"
        )
        assert list(skipped(source)) == [f"{own}#2", f"{SITE}/b", f"{own}#7"]

    def test_a_page_from_a_string_is_utf8_whatever_its_meta_says(self, tmp_path: Path) -> None:
        html = HTML.decode().replace("utf-8", "gb2312")
        (tmp_path / "p.jsonl").write_text(json.dumps({"url": "u", "html": html}))
        (item,) = items(open_source(tmp_path / "p.jsonl")).values()
        report = gp.parse(item.data, charset=item.charset)
        assert report.notes == ()

    def test_a_long_line_and_a_cut_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("govreport_parse.archive.sources.tables.MAX_BYTES", 1000)
        rows = [{"url": "a", "html": "x" * 5000}, {"url": "b", "html": "<p>"}]
        data = "\n".join(json.dumps(row) for row in rows).encode()
        (tmp_path / "p.jsonl").write_bytes(data)
        assert list(items(open_source(tmp_path / "p.jsonl"))) == ["b"]
        assert list(skipped(open_source(tmp_path / "p.jsonl"))) == ["p.jsonl#1"]
        packed = gzip.compress(data + b"\n" + os.urandom(9000).hex().encode())
        (tmp_path / "p.jsonl.gz").write_bytes(packed[:-3000])
        source = open_source(tmp_path / "p.jsonl.gz")
        assert list(items(source)) == ["b"]
        assert "damaged" in skipped(source)[source.label]

    def test_parquet(self, tmp_path: Path) -> None:
        table = pa.table(
            {
                "page": ["u1", None, "u3", "u4"] * 30,
                "body": [HTML, TEXT, None, b"x"] * 30,
                "charset": ["gbk", None, None, None] * 30,
                "other": range(120),
            }
        )
        pq.write_table(table, tmp_path / "p.parquet", row_group_size=50)
        source = open_source(tmp_path / "p.parquet", url_column="page", html_column="body")
        found = items(source)
        assert len(found) == 90
        assert found["u1"] == Item(name="u1", data=HTML, url="u1", charset="gbk")
        assert found["p.parquet#2"].data == TEXT
        assert "u1#117" in found
        assert "no text in column" in skipped(source)["u3"]
        assert "no column 'html'" in str(skipped(open_source(tmp_path / "p.parquet")))

    def test_damaged_parquet(self, tmp_path: Path) -> None:
        table = pa.table({"url": list("abcd"), "html": [os.urandom(5000) for _ in range(4)]})
        pq.write_table(table, tmp_path / "p.parquet", row_group_size=2, compression="zstd")
        data = (tmp_path / "p.parquet").read_bytes()
        (tmp_path / "p.parquet").write_bytes(data[:4] + bytes(300) + data[304:])
        source = open_source(tmp_path / "p.parquet")
        assert list(items(source)) == ["c", "d"]
        assert "row group 0" in skipped(source)[source.label]
        (tmp_path / "p.parquet").write_bytes(data[:-30])
        assert list(skipped(source)) == [source.label]


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

    def test_an_unknown_file_system(self) -> None:
        with pytest.raises(gp.UnreadableDocument, match="Protocol not known"):
            open_source("nosuch://x")


def test_a_missing_package_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Warc().add(SITE, HTML).source(tmp_path)
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    with pytest.raises(gp.MissingExtra, match=r"pip install 'govreport-parse\[archive\]'"):
        list(open_source(tmp_path / "crawl.warc"))


def test_names_stay_unique_when_the_memory_of_them_fails() -> None:
    seen = SeenNames()
    names = [seen.unique("u", "d", k) for k in range(4)]
    assert names == ["u", "u#d", "u#d#2", "u#d#3"]
    fresh = sum(seen.add(f"http://x/{k}") for k in range(20_000))
    assert fresh == 20_000
    assert not any(seen.add(f"http://x/{k}") for k in range(20_000))
