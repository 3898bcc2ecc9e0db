"""Tar archives: packed, hostile, damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from pathlib import Path

import pytest
import zstandard

from govreport_parse.archive.sources import open_source
from govreport_parse.outputs.web import render
from tests.archives import (
    DOCX,
    HTML,
    items,
    noise,
    skipped,
    special,
    tarred,
)


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
                (special("sym.html", tarfile.SYMTYPE, "good.html"), b""),
                (special("hard.html", tarfile.LNKTYPE, "good.html"), b""),
                (special("null.html", tarfile.CHRTYPE), b""),
                (special("pipe.html", tarfile.FIFOTYPE), b""),
                (special("folder", tarfile.DIRTYPE), b""),
                ("inner.tar", tarred([("x.html", HTML)])),
                ("page.html", render("base.html", lang="zh").encode()),
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
            "inner.tar": "a packed file within the source",
            "page.html": "a page made by govreport",
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
        parts = [noise(40_000 + k) for k in range(3)]
        data = tarred([(f"{k}.html", part) for k, part in enumerate(parts)])
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
