"""What opens without an extra."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.archive.sources import open_source
from tests.archives import (
    HTML,
    items,
    tarred,
    zipped,
)


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
