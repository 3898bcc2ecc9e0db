from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.archive.sources import Item, open_source
from tests.archives import (
    DOCX,
    HTML,
    TEXT,
    items,
    skipped,
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
