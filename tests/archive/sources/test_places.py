from __future__ import annotations

import io
import sys

import fsspec
import pytest

import govreport_parse as gp
from govreport_parse.archive.sources import open_source
from tests.archives import (
    DOCX,
    HTML,
    items,
    page_with_link,
    zipped,
)


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
