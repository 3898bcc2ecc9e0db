"""Archives of reports for tests, and what sources make of them."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from govreport_parse.archive.sources import Item, ReportSource, Skipped, open_source
from tests.conftest import ROOT

HTML = (ROOT / "fixtures/2014/linxi-2017.html").read_bytes()
DOCX = (ROOT / "fixtures/2014/chengdong-2018.docx").read_bytes()
TEXT = (ROOT / "fixtures/2014/huaihe-2018.txt").read_bytes()
SITE = "http://www.qingshi.gov.cn"


def items(source: ReportSource) -> dict[str, Item]:
    found = [entry for entry in source if isinstance(entry, Item)]
    assert len({item.name for item in found}) == len(found)
    return {item.name: item for item in found}


def skipped(source: ReportSource) -> dict[str, str]:
    found = [entry for entry in source if isinstance(entry, Skipped)]
    assert all(entry.reason_zh and entry.reason_zh != entry.reason for entry in found)
    return {entry.name: entry.reason for entry in found}


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def page_with_link(href: str) -> bytes:
    return f'<html><body><p>附件</p><a href="{href}">报告</a></body></html>'.encode()


def tarred(members: Iterable[tuple[tarfile.TarInfo | str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info, data in members:
            member = tarfile.TarInfo(info) if isinstance(info, str) else info
            member.size = len(data) if member.isreg() else 0
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


class Warc:
    """A WARC in the making."""

    def __init__(self, *, packed: bool = True) -> None:
        self.stream = io.BytesIO()
        self.writer = WARCWriter(self.stream, gzip=packed)
        self.count = 0

    def add(
        self,
        url: str,
        body: bytes,
        *,
        status: str = "200 OK",
        kind: str = "response",
        mime: str = "text/html",
        headers: Iterable[tuple[str, str]] = (),
        warc_headers: dict[str, str] | None = None,
    ) -> Warc:
        self.count += 1
        http = None
        if kind in ("response", "revisit"):
            http = StatusAndHeaders(status, [("Content-Type", mime), *headers], protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_content_type=mime if http is None else "",
            warc_headers_dict={
                "WARC-Date": f"2020-01-{self.count:02}T00:00:00Z",
                **(warc_headers or {}),
            },
        )
        self.writer.write_record(record)
        return self

    def source(self, folder: Path, edit: Callable[[bytes], bytes] = bytes) -> ReportSource:
        path = folder / "crawl.warc"
        path.write_bytes(edit(self.stream.getvalue()))
        return open_source(path)


def noise(size: int) -> bytes:
    """Bytes that do not pack, the same every time."""
    return random.Random(size).randbytes(size)
