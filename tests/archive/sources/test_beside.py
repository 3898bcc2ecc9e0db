"""Pictures that lie beside a page in a folder or a zip, and their way to whoever reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest

from govreport_parse.archive.sources import Item, ReportSource, open_source
from govreport_parse.archive.work.chunks import as_row, pack
from govreport_parse.archive.work.outcome import Options, read_item
from govreport_parse.archive.work.partition import parse_partition
from govreport_parse.model import limits
from govreport_parse.model.limits import Limit
from tests.archives import tarred, zipped
from tests.pages import modern_page

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def page(*names: str) -> bytes:
    return modern_page(remedies="".join(f'<p><img src="{name}"></p>' for name in names))


MEMBERS = [
    ("2022/a/页.html", page("../images/四.png", "t.png", "/x.png", "../../../out.png", "a.docx")),
    ("2022/a/t.png", PNG + b"t"),
    ("2022/a/x.png", PNG + b"x"),
    ("2022/images/四.png", PNG + b"4"),
]
FOUND = {"../images/四.png": PNG + b"4", "t.png": PNG + b"t", "/x.png": PNG + b"x"}


def pictures(source: ReportSource) -> Iterator[dict[str, bytes]]:
    for entry in source:
        if isinstance(entry, Item):
            yield dict(as_row("", entry, pictures=True).pictures or ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in MEMBERS:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "out.png").write_bytes(PNG + b"o")
    return tmp_path / "in"


def test_in_a_folder(folder: Path) -> None:
    assert list(pictures(open_source(folder))) == [FOUND]


def test_in_a_zip_and_in_one_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/crawl.zip").write_bytes(zipped(MEMBERS))
    assert list(pictures(open_source(tmp_path / "in/crawl.zip"))) == [FOUND]
    assert list(pictures(open_source(tmp_path / "in"))) == [FOUND]


def test_on_another_file_system() -> None:
    memory = fsspec.filesystem("memory")
    for name, data in MEMBERS:
        memory.pipe(f"/beside/{name}", data)
    assert list(pictures(open_source("memory://beside"))) == [FOUND]


def test_a_page_that_is_named_alone_has_its_own_folder(folder: Path) -> None:
    assert list(pictures(open_source(folder / "2022/a/页.html"))) == [
        {"t.png": PNG + b"t", "/x.png": PNG + b"x"}
    ]


def test_a_stream_has_nothing_beside_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tarred(MEMBERS))
    assert list(pictures(open_source(tmp_path / "a.tar"))) == [{}]


def test_a_damaged_member_is_none(tmp_path: Path) -> None:
    data = zipped([("a.html", page("t.png")), ("t.png", PNG)], 0)
    broken = data.replace(PNG, PNG[:-1] + b"\1", 1)
    (tmp_path / "a.zip").write_bytes(broken)
    assert list(pictures(open_source(tmp_path / "a.zip"))) == [{}]


def test_what_is_no_picture_is_not_taken_along(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page("b.html", "t.png"))
    (tmp_path / "b.html").write_bytes(b"<html><body><p>1</p></body></html>")
    (tmp_path / "t.png").write_bytes(b"<svg/>")
    assert list(pictures(open_source(tmp_path))) == [{}, {}]


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<IMG SRC=t.png>", "t.png"),
        ("<img alt='a>b' src = 't.png'>", "t.png"),
        ('<img src="load.gif" data-original="t&amp;1.png">', "t&1.png"),
        ('<img src=" t.png ">', "t.png"),
    ],
)
def test_what_a_page_calls_a_picture(markup: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(modern_page(remedies=markup))
    (tmp_path / name).write_bytes(PNG)
    assert list(pictures(open_source(tmp_path))) == [{name: PNG}]


def test_nothing_is_looked_for_unasked(folder: Path) -> None:
    item, *_ = open_source(folder)
    assert isinstance(item, Item)
    assert as_row("", item).pictures is None


def test_both_sides_of_the_limit_of_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item, *_ = open_source(folder)
    assert isinstance(item, Item)
    whole = len(item.data) + sum(map(len, FOUND.values()))
    monkeypatch.setattr(limits, "BYTES", Limit(value=whole, what="bytes", what_zh="字节数"))
    assert dict(as_row("", item, pictures=True).pictures or ()) == FOUND
    monkeypatch.setattr(limits, "BYTES", Limit(value=whole - 1, what="bytes", what_zh="字节数"))
    assert len(as_row("", item, pictures=True).pictures or ()) == 2


def test_they_go_with_their_page_to_the_worker(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, bytes | None] = {}

    def pages(_: str) -> object:
        def opened(data: bytes, reference: str) -> list[object]:
            asked[reference] = data
            return []

        return opened

    monkeypatch.setattr("govreport_parse.readers.html.recognised._opened", pages)
    rows = [as_row("", entry, pictures=True) for entry in open_source(folder)]
    (chunk,) = pack(rows, 5)
    assert rows[0].size == len(MEMBERS[0][1]) + sum(map(len, FOUND.values()))
    table = pa.ipc.open_stream(chunk.payload).read_all()
    tables = parse_partition(table, Options(ocr=True))
    assert tables["reports"].num_rows == 1
    assert asked == FOUND
    asked.clear()
    assert parse_partition(table, Options())["reports"].num_rows == 1
    assert asked == {}


def test_a_table_of_sources_needs_no_pictures() -> None:
    item = {"name": "a.html", "data": page("t.png"), "url": None, "charset": None}
    assert read_item(item, Options(ocr=True)).failure is None
