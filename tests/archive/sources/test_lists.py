from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from govreport_parse.archive.sources import Skipped, open_source
from tests.archives import (
    DOCX,
    HTML,
    items,
    page_with_link,
    zipped,
)


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
