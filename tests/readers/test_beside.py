"""Files beside a page: what its references mean, and what they never reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.model import limits
from govreport_parse.model.limits import Limit
from govreport_parse.readers.beside import (
    beside_page,
    beside_path,
    paths_beside,
    paths_from_root,
)


@pytest.mark.parametrize(
    ("reference", "first"),
    [
        ("表.png", "表.png"),
        ("images/1.png", "images/1.png"),
        (r"images\1.png", "images/1.png"),
        ("./images/./1.png", "images/1.png"),
        ("images/../1.png", "1.png"),
        ("%E8%A1%A8%201.png", "表 1.png"),
        ("%B1%ED.png", "表.png"),  # in GBK
        ("1.png?v=20230112", "1.png"),
        ("1.png#top", "1.png"),
        (" 1.png ", "1.png"),
    ],
)
def test_a_reference_is_a_path_from_the_page(reference: str, first: str) -> None:
    assert next(paths_beside(reference)) == first


def test_what_may_be_a_name_as_it_is_written_is_tried_after() -> None:
    assert list(paths_beside("a%20b.png?v=1")) == [
        "a b.png",
        "a%20b.png",
        "a b.png?v=1",
        "a%20b.png?v=1",
    ]


def test_a_page_in_a_folder_of_an_archive_may_refer_to_others_of_it() -> None:
    assert list(paths_beside("../images/1.png", "2022/pages")) == ["2022/images/1.png"]


@pytest.mark.parametrize(
    "reference",
    [
        "http://example.test/1.png", "//example.test/1.png", "/images/1.png", "%2Fetc/1.png", r"\\host\1.png",
        r"C:\1.png", "file:///1.png", "data:image/png", "../1.png", "%2e%2e/1.png", "a/../../1.png", r"..\1.png",
        "a\x001.png", "", "?v=1", ".",
    ],
)  # fmt: skip
def test_nothing_elsewhere_is_reached(reference: str) -> None:
    assert [path for path in paths_beside(reference) if path[0] not in "?%"] == []


@pytest.mark.parametrize(
    ("reference", "paths"),
    [
        ("/upload/1.png?v=2", ["upload/1.png", "a/upload/1.png", "a/b/upload/1.png"]),
        (r"\upload\1.png", ["upload/1.png", "a/upload/1.png", "a/b/upload/1.png"]),
        ("/x/../1.png", ["1.png", "a/1.png", "a/b/1.png"]),
        ("/../1.png", ["1.png", "a/1.png", "a/b/1.png"]),  # there is nothing above a root
        ("//host/1.png", []),
        ("upload/1.png", []),
        ("/", []),
    ],
)
def test_a_reference_from_the_root_is_one_from_a_folder_around_the_page(
    reference: str, paths: list[str]
) -> None:
    assert list(paths_from_root(reference, "a/b"))[: len(paths)] == paths
    assert bool(paths) is bool(list(paths_from_root(reference, "a/b")))


def test_it_is_the_one_of_the_folder_that_alone_has_it() -> None:
    def found(*files: str) -> bytes | None:
        read = {name: name.encode() for name in files}.get
        return beside_page("site/2022/a.html", read)("/upload/1.png")

    assert found("site/upload/1.png", "other/upload/1.png") == b"site/upload/1.png"
    assert found("upload/1.png") == b"upload/1.png"
    assert found("upload/1.png", "site/upload/1.png") is None
    assert found("other/upload/1.png") is None


def test_a_folder_gives_what_lies_in_it_and_below(tmp_path: Path) -> None:
    page = tmp_path / "甲" / "页.html"
    (page.parent / "images").mkdir(parents=True)
    (page.parent / "images" / "1.png").write_bytes(b"one")
    (tmp_path / "2.png").write_bytes(b"two")
    find = beside_path(page)
    assert find("images/1.png") == b"one"
    assert find("images/3.png") is None
    assert find("images") is None
    assert find("../2.png") is None


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "2.png").write_bytes(b"two")
    (tmp_path / "pages" / "2.png").symlink_to(tmp_path / "2.png")
    (tmp_path / "pages" / "up").symlink_to(tmp_path)
    find = beside_path(tmp_path / "pages" / "a.html")
    assert (find("2.png"), find("up/2.png")) == (None, None)


def test_a_folder_that_is_itself_reached_by_a_link_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "2.png").write_bytes(b"two")
    (tmp_path / "linked").symlink_to(tmp_path / "pages")
    assert beside_path(tmp_path / "linked" / "a.html")("2.png") == b"two"


def test_both_sides_of_the_limit_of_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BYTES", Limit(value=3, what="bytes", what_zh="字节数"))
    (tmp_path / "3.png").write_bytes(b"123")
    (tmp_path / "4.png").write_bytes(b"1234")
    find = beside_path(tmp_path / "a.html")
    assert (find("3.png"), find("4.png")) == (b"123", None)
