from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.archive.sources import open_source
from govreport_parse.archive.sources.links import LinkBook, linked_documents
from tests.archives import (
    DOCX,
    items,
    page_with_link,
    zipped,
)


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
