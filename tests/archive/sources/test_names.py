from __future__ import annotations

import pytest

from govreport_parse.archive.sources.names import SeenNames, is_document_mime


@pytest.mark.parametrize(
    ("mime", "is_document"),
    [("text/html", True), ("multipart/related", True), ("multipart/x-mixed-replace", False), ("image/png", False), ("", True)],
)  # fmt: skip
def test_types_that_may_be_documents(mime: str, is_document: bool) -> None:
    assert is_document_mime(mime) is is_document


def test_names_stay_unique_when_the_memory_of_them_fails() -> None:
    seen = SeenNames()
    names = [seen.unique("u", "d", k) for k in range(4)]
    assert names == ["u", "u#d", "u#d#2", "u#d#3"]
    fresh = sum(seen.add(f"http://x/{k}") for k in range(20_000))
    assert fresh == 20_000
    assert not any(seen.add(f"http://x/{k}") for k in range(20_000))
