"""Web archives (WARC): the captured pages, with what the server said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

from govreport_parse.archive.sources.archives import ArchiveSource
from govreport_parse.archive.sources.content_encodings import undo_encoding
from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import Refused, check_size, read_bounded
from govreport_parse.archive.sources.names import is_document_mime
from govreport_parse.archive.sources.packing import UNPACKING_ERRORS
from govreport_parse.archive.sources.records import Item, Skipped
from govreport_parse.archive.sources.warc_stream import Broken, RecordStream, records
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["WarcSource"]

_CHARSET = lazy_pattern(r"""charset\s*+=\s*+["']?\s*+([\w.:-]{2,40})""", re.IGNORECASE)
# Records that describe the crawl, or go on with a segment that is reported already.
_DESCRIBING = frozenset({"warcinfo", "request", "metadata", "continuation"})
_CONTENT = frozenset({"response", "resource"})
_OK = "200"
_CHUNK = lazy_pattern(rb"\s{0,4}([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_NUMBER = lazy_pattern(r"[0-9]{1,12}")
_QUERY = lazy_pattern(r"[?#].*", re.DOTALL)


class WarcSource(ArchiveSource):
    """The documents among the captures of a WARC.

    Delivered are ``response`` records with HTTP status 200, and ``resource`` records (files and
    pages stored without HTTP), where their type may be a document. Redirects, error pages,
    revisits and conversions are skipped with the reason; images, styles, scripts and the like
    are counted, whatever their status.
    """

    damage: ClassVar[tuple[type[Exception], ...]] = UNPACKING_ERRORS

    def _members(self, file: BinaryIO, intake: Intake) -> Iterator[Item | Skipped]:
        stream = RecordStream(file, self.label)
        for record in records(stream):
            if isinstance(record, Broken):
                yield _damaged(self.label, record)
            elif (found := _judge(record, stream, intake)) is not None:
                yield found


def _damaged(label: str, broken: Broken) -> Skipped:
    return Skipped(
        name=label,
        reason=f"a damaged record; reading went on behind it ({broken})",
        reason_zh=f"记录已损坏，已跳过并继续读取（{broken}）",
    )


def _judge(record: Any, stream: RecordStream, intake: Intake) -> Item | Skipped | None:
    kind = record.rec_type or "none"
    if kind in _DESCRIBING:
        return None
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI") or headers.get_header("WARC-Record-ID") or kind
    mime = _content_type(record).partition(";")[0].strip().lower()
    if not is_document_mime(mime):
        intake.pass_over(mime)
        return None
    # The path of an HTML page may end in anything; the name counts where no type is declared.
    path = _QUERY.sub("", url)
    if mime in ("", "application/octet-stream") and not intake.expects(path):
        return None
    try:
        _require_whole_page(record, kind)
        data = _payload(record, stream)
    except Refused as refused:
        return intake.skip(url, refused)
    except Broken as broken:
        # Drained by the record loop, which meets the damage again and reports nothing more.
        return intake.skip(url, Refused(f"damaged member ({broken})", f"成员已损坏（{broken}）"))
    charset = _CHARSET.search(_content_type(record))
    date = headers.get_header("WARC-Date")
    return intake.take(
        url, data, url=url, charset=charset[1] if charset else None, mark=date or None
    )


def _content_type(record: Any) -> str:
    """Of the captured content: the HTTP header, or the record's own where there was no HTTP."""
    if record.http_headers is not None:
        return record.http_headers.get_header("Content-Type") or ""
    return "" if record.rec_type == "revisit" else record.content_type or ""


def _require_whole_page(record: Any, kind: str) -> None:
    if kind == "revisit":
        original = record.rec_headers.get_header("WARC-Refers-To-Target-URI") or "another record"
        raise Refused(
            f"a revisit: the content is that of {original}", f"重访记录，内容同{original}"
        )
    if kind == "conversion":
        raise Refused("a conversion record, not the page itself", "转换记录，不是网页原文")
    if kind not in _CONTENT:
        raise Refused(f"a record of unknown type {kind}", f"未知的记录类型{kind}")
    if record.rec_headers.get_header("WARC-Segment-Number") is not None:
        raise Refused("one segment of a page", "网页的一段")
    if (cut := record.rec_headers.get_header("WARC-Truncated")) is not None:
        raise Refused(f"the crawler cut it off ({cut})", f"抓取时被截断（{cut}）")
    if record.http_headers is None:
        if (record.content_type or "").startswith("application/http"):
            raise Refused("a capture without HTTP headers", "没有HTTP头的抓取记录")
        return
    status = record.http_headers.get_statuscode()
    if status.startswith("3"):
        to = record.http_headers.get_header("Location") or "?"
        raise Refused(f"redirect {status} to {to}", f"重定向（{status}）至{to}")
    if status != _OK:
        raise Refused(f"HTTP {status}", f"HTTP状态码{status}")


def _payload(record: Any, stream: RecordStream) -> bytes:
    """The content as the server meant it, whole."""
    expected = record.payload_length if record.payload_length >= 0 else record.length
    check_size(expected)
    data = read_bounded(record.raw_stream)
    if len(data) < expected:
        raise Refused("the record is cut off", "记录不完整")
    stream.confirm()
    return data if record.http_headers is None else _decoded(data, record.http_headers)


def _decoded(data: bytes, headers: Any) -> bytes:
    chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    encodings = (headers.get_header("Content-Encoding") or "").lower().split(",")
    encodings = [name.strip() for name in encodings if name.strip() not in ("", "identity")]
    promised = _NUMBER.fullmatch(headers.get_header("Content-Length") or "")
    if not chunked and not encodings and promised and int(promised[0]) > len(data):
        raise Refused(
            f"{len(data)} of {promised[0]} bytes", f"仅有{promised[0]}字节中的{len(data)}字节"
        )
    if chunked:
        data = _joined(data)
    for encoding in reversed(encodings):
        # Crawlers that store pages decoded leave the header in place.
        if not _decoded_already(data, encoding):
            data = undo_encoding(data, encoding)
    return data


def _joined(data: bytes) -> bytes:
    """The chunks joined; data that are not chunked, though declared so, as they are.

    warcio's own reader goes on with the rest as it stands where a chunk is damaged; a page with
    chunk sizes in its text is none.
    """
    pieces: list[bytes] = []
    at = 0
    while (head := _CHUNK.match(data, at)) is not None:
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        at = head.end() + size
        pieces.append(data[head.end() : at])
    if not pieces:
        return data
    raise Refused("its chunks are damaged or cut off", "其分块传输数据已损坏或不完整")


def _decoded_already(data: bytes, encoding: str) -> bool:
    if encoding in ("gzip", "x-gzip"):
        return not data.startswith(b"\x1f\x8b")
    return data.lstrip()[:1] == b"<"
