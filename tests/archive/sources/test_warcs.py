"""Web archives: what is delivered, decoded, skipped, and survived."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard

import govreport_parse as gp
from govreport_parse.archive.sources import open_source
from tests.archives import (
    DOCX,
    HTML,
    SITE,
    TEXT,
    Warc,
    items,
    page_with_link,
    skipped,
)


def _in_parts(pack: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Packing of the halves, one after the other, as servers pack what they send in pieces."""
    return lambda data: pack(data[: len(data) // 2]) + pack(b"") + pack(data[len(data) // 2 :])


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
            ("gzip", _in_parts(gzip.compress)),
            ("gzip", lambda data: gzip.compress(data) + b"\0\r\n"),
            ("zstd", _in_parts(zstandard.compress)),
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
            ("gzip", gzip.compress(HTML)[:-100], "cut off"),
            ("gzip", _in_parts(gzip.compress)(HTML)[:-100], "cut off"),
            ("gzip", gzip.compress(HTML) + gzip.compress(HTML)[:1], "cut off"),
            ("gzip", gzip.compress(HTML) + b"x" * 30, "damaged"),
            ("zstd", zstandard.compress(HTML)[:-100], "cut off"),
            ("zstd", _in_parts(zstandard.compress)(HTML)[:-1], "cut off"),
            ("zstd", zstandard.compress(HTML) + b"x" * 30, "damaged"),
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

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            (b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: 1\r\n\r\n", b"abcde"),
            (b"<p>not chunked</p>", b"<p>not chunked</p>"),
            (b"3\r\nabc\r\n2\r\nde\r\n", None),
            (b"3\r\nabc\r\n20\r\nde", None),
            (b"3\r\nabc\r\nde\r\n0\r\n", None),
        ],
    )
    def test_chunks(self, tmp_path: Path, body: bytes, told: bytes | None) -> None:
        headers = [("Transfer-Encoding", "chunked")]
        source = Warc().add(SITE, body, headers=headers).source(tmp_path)
        assert [item.data for item in items(source).values()] == ([] if told is None else [told])
        assert ("chunks" in str(skipped(source))) is (told is None)

    def test_less_than_the_server_promised(self, tmp_path: Path) -> None:
        source = (
            Warc()
            .add(f"{SITE}/a", HTML[:500], headers=[("Content-Length", str(len(HTML)))])
            .add(f"{SITE}/b", HTML, headers=[("Content-Length", str(len(HTML)))])
            .source(tmp_path)
        )
        assert list(items(source)) == [f"{SITE}/b"]
        assert skipped(source) == {f"{SITE}/a": f"500 of {len(HTML)} bytes"}

    def test_a_blank_in_a_url(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        source = Warc().add(f"{SITE}/a b.html", HTML).source(tmp_path)
        assert list(items(source)) == [f"{SITE}/a%20b.html"]
        assert capfd.readouterr() == ("", "")

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


def test_a_missing_package_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Warc().add(SITE, HTML).source(tmp_path)
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    with pytest.raises(gp.MissingExtra, match=r"pip install 'govreport-parse\[archive\]'"):
        list(open_source(tmp_path / "crawl.warc"))
