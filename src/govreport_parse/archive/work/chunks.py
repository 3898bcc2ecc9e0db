"""Sources packed into chunks: the unit of work and of commit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pyarrow as pa

from govreport_parse.archive.sources import Item, Skipped
from govreport_parse.archive.store.entries import Superseded
from govreport_parse.archive.store.ledger import Ledger, State
from govreport_parse.model import limits
from govreport_parse.readers.beside import nothing_beside
from govreport_parse.readers.encoding import decode
from govreport_parse.readers.image import PICTURES
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["ITEMS", "Chunk", "Row", "as_row", "pack", "pending"]

_SHOWS = lazy_pattern(rb"<img\b", re.IGNORECASE)
#: Bytes after which a chunk is closed, whatever its number of sources.
CHUNK_BYTES = 8 * 2**20

_ITEM_FIELDS: list[pa.Field[Any]] = [
    pa.field("name", pa.string(), nullable=False),
    pa.field("data", pa.large_binary()),
    pa.field("url", pa.string()),
    pa.field("charset", pa.string()),
    pa.field("attachment_of", pa.string()),
    pa.field("archive", pa.string()),
    # Of pages whose pictures are to be recognised, these by what the page calls them.
    pa.field("pictures", pa.map_(pa.string(), pa.large_binary())),
    # Set instead of `data` for an entry that its source left out.
    pa.field("reason", pa.string()),
    pa.field("reason_zh", pa.string()),
]
#: What :func:`govreport_parse.archive.work.partition.parse_partition` takes: one source a row.
ITEMS = pa.schema(_ITEM_FIELDS)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A source on its way to a worker; fields as in :data:`ITEMS`."""

    archive: str
    name: str
    data: bytes | None
    url: str | None = None
    charset: str | None = None
    attachment_of: str | None = None
    reason: str | None = None
    reason_zh: str | None = None
    pictures: tuple[tuple[str, bytes], ...] | None = None
    old: Superseded | None = None

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        pictures = sum(len(data) for _, data in self.pictures or ())
        return len(self.data or b"") + pictures

    @property
    def sha256(self) -> str:
        """Digest of its bytes, or of the reason why there are none."""
        content = (self.reason or "").encode() if self.data is None else self.data
        return hashlib.sha256(content).hexdigest()


class Chunk(msgspec.Struct, frozen=True):
    """Sources for one worker.

    Attributes
    ----------
    payload
        The sources as an Arrow stream.
    names
        Their names, in order.
    superseded
        Older rows that count no more once it is committed.
    """

    payload: bytes
    names: tuple[str, ...]
    superseded: tuple[Superseded, ...]


def _text(text: str) -> str:
    # A file's name on disk may be no UTF-8; its odd bytes stay legible.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_row(archive: str, entry: Item | Skipped, label: str = "", *, pictures: bool = False) -> Row:
    """An entry of a source as a row; a name that begins with the source's path gets the archive's.

    `pictures`: a page's pictures are taken along, where they lie beside it.
    """
    if isinstance(entry, Skipped):
        name = entry.name
        if label and name.startswith(label):
            name = archive + name.removeprefix(label)
        return Row(
            archive=archive,
            name=_text(name),
            data=None,
            reason=entry.reason,
            reason_zh=entry.reason_zh,
        )
    return Row(
        archive=archive,
        name=_text(entry.name),
        data=entry.data,
        url=entry.url if entry.url is None else _text(entry.url),
        charset=entry.charset,
        attachment_of=entry.attachment_of if entry.attachment_of is None else _text(entry.attachment_of),
        pictures=tuple(_pictures(entry)) or None if pictures else None,
    )  # fmt: skip


def _pictures(page: Item) -> Iterator[tuple[str, bytes]]:
    """The pictures beside a page by what it calls them, no more of them than one source may have bytes."""
    if page.beside is nothing_beside or not _SHOWS.search(page.data):
        return
    from govreport_parse.readers.html.pictures import references_in

    left = limits.BYTES.value - len(page.data)
    for reference in references_in(decode(page.data, page.charset).text):
        data = page.beside(reference)
        if data is not None and data.startswith(PICTURES) and len(data) <= left:
            left -= len(data)
            yield reference, data


def pending(rows: Iterable[Row], ledger: Ledger, counts: dict[State, int]) -> Iterator[Row]:
    """The rows that are new or changed; `counts` is kept up for all of them."""
    for row in rows:
        verdict = ledger.judge(row.archive, row.name, row.sha256)
        counts[verdict.state] = counts.get(verdict.state, 0) + 1
        if verdict.state in {State.NEW, State.CHANGED}:
            yield msgspec.structs.replace(row, name=verdict.name, old=verdict.old)


def pack(rows: Iterable[Row], count: int) -> Iterator[Chunk]:
    """Rows in chunks of at most `count`, closed earlier once they reach `CHUNK_BYTES`."""
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += row.size
        if len(held) >= count or size >= CHUNK_BYTES:
            yield _chunk(held)
            held, size = [], 0
    if held:
        yield _chunk(held)


def _chunk(rows: list[Row]) -> Chunk:
    arrays = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in ITEMS]
    batch = pa.record_batch(arrays, schema=ITEMS)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, ITEMS) as writer:
        writer.write_batch(batch)
    return Chunk(
        sink.getvalue().to_pybytes(),
        tuple(row.name for row in rows),
        tuple(row.old for row in rows if row.old is not None),
    )
