"""What a source delivers: items, and what it skipped with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, TypeAlias

import msgspec

from govreport_parse.readers.beside import FindBeside, nothing_beside

__all__ = ["Item", "Opener", "ReportSource", "Skipped"]

Opener: TypeAlias = Callable[[], BinaryIO]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One file that may be a report.

    Attributes
    ----------
    name
        Unique within the source, and the same whenever the same source is read: the member's
        path with ``/``; for a WARC the URL (a second capture: the URL, ``#`` and its
        WARC-Date); for JSONL and Parquet the url (``file#row`` where there is none). Members of
        an archive within a folder or a list stand below its path: ``2019/crawl.zip/a.html``.
    data
        The bytes, HTTP transfer and content encodings undone.
    url
        Where it was published, if the source knows.
    charset
        What the transport declared (Content-Type of HTTP), None where nothing did.
    attachment_of
        Name of the page in the same source that links this file, where it is no page.
    beside
        Of a page in a folder or a zip, gives files that lie beside it, as long as its source is read no further.
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    attachment_of: str | None = None
    beside: FindBeside = nothing_beside


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a source holds and does not deliver.

    Attributes
    ----------
    name
        As :attr:`Item.name`; the archive's own name for damage that concerns all of it, and
        ``ARCHIVE#other`` for the sum of files that are no documents by their type.
    reason, reason_zh
        Why, in English and Chinese.
    """

    name: str
    reason: str
    reason_zh: str


class ReportSource(Protocol):
    """Anything that can be read through once, or again, for reports.

    Attributes
    ----------
    label
        What people call it: the path or URL it was opened from.
    """

    @property
    def label(self) -> str:
        """What people call it."""

    def __iter__(self) -> Iterator[Item | Skipped]:
        """Read it through; never raises for a fault of what it holds."""
