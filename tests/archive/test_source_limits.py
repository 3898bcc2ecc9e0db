"""Every bound of `archive.sources.limits`, lowered: what lies just below it is read, no more."""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from govreport_parse.archive.sources import Item, ReportSource, Skipped, open_source
from govreport_parse.archive.sources import limits as bounds
from govreport_parse.model import limits
from tests.archives import HTML, SITE, Warc, items, skipped, special, tarred, zipped

PACKAGE = "govreport_parse.archive.sources."
BOUND = 1_000
Lower = Callable[..., None]


@pytest.fixture
def lower(monkeypatch: pytest.MonkeyPatch) -> Lower:
    """Lower bounds, in each module that knows them."""

    def lowered(**values: int) -> None:
        for name, value in values.items():
            assert hasattr(bounds, name)
            for module in list(sys.modules.values()):
                if module.__name__.startswith(PACKAGE) and hasattr(module, name):
                    monkeypatch.setattr(module, name, value)

    return lowered


def sized(size: int) -> bytes:
    return b"<p>".ljust(size, b"x")


def in_folder(path: Path, data: bytes) -> ReportSource:
    (path / "in").mkdir()
    (path / "in" / "a.html").write_bytes(data)
    (path / "in" / "b.html").write_bytes(b"<p>")
    return open_source(path / "in")


def single(path: Path, data: bytes) -> ReportSource:
    (path / "a.html").write_bytes(data)
    (path / "b.html").write_bytes(b"<p>")
    listed = f"{path}/a.html\n{path}/b.html\n".encode()
    return open_source("-", stdin=io.BytesIO(listed))


def in_zip(path: Path, data: bytes) -> ReportSource:
    (path / "a.zip").write_bytes(zipped([("a.html", data), ("b.html", b"<p>")]))
    return open_source(path / "a.zip")


def in_cut_zip(path: Path, data: bytes) -> ReportSource:
    (path / "a.zip").write_bytes(zipped([("a.html", data), ("b.html", b"<p>")])[:-30])
    return open_source(path / "a.zip")


def in_tar(path: Path, data: bytes) -> ReportSource:
    (path / "a.tar").write_bytes(tarred([("a.html", data), ("b.html", b"<p>")]))
    return open_source(path / "a.tar")


def in_warc(path: Path, data: bytes) -> ReportSource:
    return Warc().add(f"{SITE}/a.html", data).add(f"{SITE}/b.html", b"<p>").source(path)


def in_parquet(path: Path, data: bytes) -> ReportSource:
    rows = pa.table({"url": ["a.html", "b.html"], "html": [data, b"<p>"]})
    pq.write_table(rows, path / "a.parquet")
    return open_source(path / "a.parquet")


def in_lines(path: Path, data: bytes) -> ReportSource:
    """A line of as many bytes, its end among them."""
    begin, end = b'{"url": "a.html", "html": "', b'"}\n'
    text = data.ljust(len(begin + end))[len(begin + end) :]
    (path / "a.jsonl").write_bytes(begin + text + end + b'{"url": "b.html", "html": "<p>"}\n')
    return open_source(path / "a.jsonl")


SOURCES = (in_folder, single, in_zip, in_cut_zip, in_tar, in_warc, in_parquet, in_lines)


@pytest.mark.parametrize("made", SOURCES)
def test_both_sides_of_the_largest_member(
    made: Callable[[Path, bytes], ReportSource], lower: Lower, tmp_path: Path
) -> None:
    assert limits.BYTES.value == bounds.MAX_BYTES
    lower(MAX_BYTES=BOUND)
    for size in (BOUND, BOUND + 1):
        folder = tmp_path / str(size)
        folder.mkdir()
        found = list(made(folder, sized(size)))
        names = [entry.name.rpartition("/")[2] for entry in found if isinstance(entry, Item)]
        refused = {entry.reason: entry.reason_zh for entry in found if isinstance(entry, Skipped)}
        told = {reason for reason in refused if f" {BOUND} bytes" in reason}
        assert names == (["a.html", "b.html"] if size == BOUND else ["b.html"])
        assert len(told) == size - BOUND
        assert all(f"{BOUND}字节" in refused[reason] for reason in told)


def ratio(size: int, packed: int) -> tuple[int, int]:
    """The whole numbers around a ratio."""
    assert size % packed
    return size // packed, size // packed + 1


PAGE = HTML * 2


def test_both_sides_of_the_ratio(lower: Lower, tmp_path: Path) -> None:
    source = in_zip(tmp_path, PAGE)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        packed = archive.infolist()[0].compress_size
    below, above = ratio(len(PAGE), packed)
    lower(RATIO_FREE=100, MAX_RATIO=above)
    assert "a.html" in items(source)
    lower(MAX_RATIO=below)
    told = f"unpacks to more than {below} times its size, as no page does"
    assert skipped(source) == {"a.html": told}
    lower(RATIO_FREE=len(PAGE))
    assert "a.html" in items(source)


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_content_encodings(encoding: str, lower: Lower, tmp_path: Path) -> None:
    body = ENCODINGS[encoding](PAGE)
    warc = Warc().add(f"{SITE}/a", body, headers=[("Content-Encoding", encoding)])
    source = warc.source(tmp_path)
    below, above = ratio(len(PAGE), len(body))
    lower(RATIO_FREE=100, MAX_RATIO=above)
    assert items(source)[f"{SITE}/a"].data == PAGE
    lower(MAX_RATIO=below)
    assert f"more than {below} times" in skipped(source)[f"{SITE}/a"]
    lower(MAX_RATIO=above, MAX_BYTES=len(PAGE))
    assert items(source)[f"{SITE}/a"].data == PAGE
    lower(MAX_BYTES=len(PAGE) - 1)
    assert f"over the limit of {len(PAGE) - 1} bytes" in skipped(source)[f"{SITE}/a"]


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_parts_of_a_content_encoding(encoding: str, lower: Lower, tmp_path: Path) -> None:
    body = ENCODINGS[encoding](PAGE) + ENCODINGS[encoding](b"") * 4
    warc = Warc().add(f"{SITE}/a", body, headers=[("Content-Encoding", encoding)])
    source = warc.source(tmp_path)
    lower(MAX_PIECES=5)
    assert items(source)[f"{SITE}/a"].data == PAGE
    lower(MAX_PIECES=4)
    assert "packed in more than 4 pieces" in skipped(source)[f"{SITE}/a"]


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    data = zipped([("a.html", PAGE)])
    small = data.replace(len(PAGE).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    (tmp_path / "a.zip").write_bytes(small)
    assert "damaged member" in skipped(open_source(tmp_path / "a.zip"))["a.html"]


@pytest.mark.parametrize("size", [BOUND, BOUND + 1])
def test_a_name_in_a_tar(size: int, lower: Lower, tmp_path: Path) -> None:
    lower(MAX_HEADER=BOUND)
    header = special("@LongLink", tarfile.GNUTYPE_LONGNAME)
    header.size = size
    long = header.tobuf(tarfile.GNU_FORMAT) + b"x.html".rjust(size - 1, b"x").ljust(1024, b"\0")
    (tmp_path / "a.tar").write_bytes(long + tarred([("a.html", HTML)]))
    source = open_source(tmp_path / "a.tar")
    if size == BOUND:
        assert [len(name) for name in items(source)] == [BOUND - 1]
    else:
        assert "a name of more than" in skipped(source)[str(tmp_path / "a.tar")]


def test_the_header_of_a_record(lower: Lower, tmp_path: Path) -> None:
    good = Warc().add(f"{SITE}/a", HTML).stream.getvalue()
    header = gzip.decompress(good).index(HTML)
    lower(MAX_HEADER=header)
    (tmp_path / "a.warc.gz").write_bytes(good + good)
    source = open_source(tmp_path / "a.warc.gz")
    assert len(items(source)) == 2
    long = Warc().add(f"{SITE}/b", HTML, warc_headers={"X": "y" * header}).stream.getvalue()
    (tmp_path / "a.warc.gz").write_bytes(long + good)
    assert list(items(source)) == [f"{SITE}/a"]
    assert f"a header of more than {header} bytes" in skipped(source)[str(tmp_path / "a.warc.gz")]
    lower(MAX_HEADER=header - 1)
    assert list(items(source)) == []


@pytest.mark.parametrize("size", [BOUND, BOUND + 1])
@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_of_a_list(size: int, end: bytes, lower: Lower) -> None:
    lower(MAX_HEADER=BOUND)
    source = open_source("-", stdin=io.BytesIO(b"x" * size + end))
    (told,) = skipped(source).values()
    assert ("too long for a path" in told) == (size > BOUND)
