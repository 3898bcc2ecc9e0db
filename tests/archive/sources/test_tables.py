"""Pages in JSON lines and Parquet."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

import govreport_parse as gp
from govreport_parse.archive.sources import Item, open_source
from tests.archives import (
    HTML,
    SITE,
    TEXT,
    items,
    noise,
    skipped,
)


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

    def test_a_text_under_another_name(self, tmp_path: Path) -> None:
        text = "一、总体情况\n" + "本局推进公开。\n" * 20
        rows = [
            {"url": "a", "content": text},
            {"url": "b", "content": "太短"},
            {"url": "c", "html": None, "content": text},
        ]
        (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, rows)))
        source = open_source(tmp_path / "p.jsonl")
        (item,) = items(source).values()
        assert (item.name, item.charset, json.loads(item.data)) == ("a", "utf-8", rows[0])
        assert list(skipped(source)) == ["b", "c"]

    def test_a_byte_order_mark_before_a_line_is_no_part_of_it(self, tmp_path: Path) -> None:
        lines = [json.dumps({"url": url, "html": f"<p>{url}</p>"}).encode() for url in "abc"]
        mark = b"\xef\xbb\xbf"
        (tmp_path / "p.jsonl").write_bytes(b"\n".join([mark + lines[0], lines[1], mark + lines[2]]))
        source = open_source(tmp_path / "p.jsonl")
        assert list(items(source)) == ["a", "b", "c"]
        assert skipped(source) == {}
        (tmp_path / "p.jsonl").write_bytes(b"x" + mark + lines[0])
        assert list(skipped(open_source(tmp_path / "p.jsonl"))) == ["p.jsonl#1"]

    def test_a_long_line_and_a_cut_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("govreport_parse.archive.sources.tables.MAX_BYTES", 1000)
        rows = [{"url": "a", "html": "x" * 5000}, {"url": "b", "html": "<p>"}]
        data = "\n".join(json.dumps(row) for row in rows).encode()
        (tmp_path / "p.jsonl").write_bytes(data)
        assert list(items(open_source(tmp_path / "p.jsonl"))) == ["b"]
        assert list(skipped(open_source(tmp_path / "p.jsonl"))) == ["p.jsonl#1"]
        packed = gzip.compress(data + b"\n" + noise(9000).hex().encode())
        (tmp_path / "p.jsonl.gz").write_bytes(packed[:-3000])
        source = open_source(tmp_path / "p.jsonl.gz")
        assert list(items(source)) == ["b"]
        assert "damaged" in skipped(source)[source.label]

    @pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
    def test_a_stream_in_parts_and_a_cut_one(
        self, tmp_path: Path, pack: Callable[[bytes], bytes]
    ) -> None:
        lines = [json.dumps({"url": url, "html": "<p>"}).encode() + b"\n" for url in "ab"]
        whole = b"".join(map(pack, lines))
        for name, data, rows in (("whole", whole, ["a", "b"]), ("cut", whole[:-20], ["a"])):
            path = tmp_path / f"{name}.jsonl{'.gz' if pack is gzip.compress else '.zst'}"
            path.write_bytes(data)
            source = open_source(path)
            assert list(items(source)) == rows
            told = skipped(source).get(source.label, "")
            assert ("the archive is damaged" in told) == (name == "cut")

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
        table = pa.table({"url": list("abcd"), "html": [noise(5000) for _ in range(4)]})
        pq.write_table(table, tmp_path / "p.parquet", row_group_size=2, compression="zstd")
        data = (tmp_path / "p.parquet").read_bytes()
        (tmp_path / "p.parquet").write_bytes(data[:4] + bytes(300) + data[304:])
        source = open_source(tmp_path / "p.parquet")
        assert list(items(source)) == ["c", "d"]
        assert "row group 0" in skipped(source)[source.label]
        (tmp_path / "p.parquet").write_bytes(data[:-30])
        assert list(skipped(source)) == [source.label]
