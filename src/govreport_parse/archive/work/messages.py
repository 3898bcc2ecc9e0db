"""Messages between a run and its workers: a typed header and bytes, over a pipe."""

from __future__ import annotations

import struct
from typing import IO, TypeAlias

import msgspec

from govreport_parse.archive.store.entries import Failure, Superseded
from govreport_parse.archive.store.files import WrittenFile
from govreport_parse.archive.store.merging import Merge
from govreport_parse.archive.work.outcome import Options
from govreport_parse.outputs.checked import Unread

__all__ = [
    "WHOLE",
    "Broken",
    "Done",
    "ItemBegun",
    "MergeTask",
    "Message",
    "ParseTask",
    "Ready",
    "Request",
    "SeriesTask",
    "ShowTask",
    "receive",
    "send",
]

_LENGTHS = struct.Struct(">QQ")


class ParseTask(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Read the sources of the payload (an Arrow stream) and write a chunk.

    Attributes
    ----------
    store, tmp, chunk
        Where the dataset stands, its folder for files being written, the chunk's name.
    options
        Rules and limits.
    superseded
        Older rows that count no more with this chunk.
    faults
        Rows of the payload that are not to be tried again.
    """

    store: str
    tmp: str
    chunk: str
    options: Options
    superseded: tuple[Superseded, ...] = ()
    faults: dict[int, Failure] = {}


class ShowTask(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Read the sources of the payload and send the outcomes back."""

    options: Options
    faults: dict[int, Failure] = {}


class MergeTask(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Merge chunks of a dataset into a new one."""

    store: str
    tmp: str
    chunk: str
    merge: Merge


class SeriesTask(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Judge the series of the payload (:mod:`govreport_parse.archive.work.series`) and send the findings back."""

    options: Options


Request: TypeAlias = ParseTask | ShowTask | MergeTask | SeriesTask
#: Requests that are done as a whole, not source by source.
WHOLE = (MergeTask, SeriesTask)


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker has started."""


class ItemBegun(msgspec.Struct, frozen=True, tag=True):
    """The worker begins a row of the payload; None once all are read."""

    row: int | None


class Done(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The request is done.

    Attributes
    ----------
    files
        Files to rename into place, in this order.
    counts
        Rows by table, and sources by outcome.
    unread
        Sources that gave no report and why, less those that their archive left out.
    """

    files: tuple[WrittenFile, ...] = ()
    counts: dict[str, int] = {}
    unread: tuple[Unread, ...] = ()


class Broken(msgspec.Struct, frozen=True, tag=True):
    """The worker could not do the request, whatever its sources: the disk is full, say."""

    message: str


Message: TypeAlias = Ready | ItemBegun | Done | Broken

_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Request | Message] = msgspec.msgpack.Decoder(Request | Message)


def send(stream: IO[bytes], header: Request | Message, payload: bytes | memoryview = b"") -> None:
    """Write one message."""
    encoded = _ENCODER.encode(header)
    stream.write(_LENGTHS.pack(len(encoded), len(payload)))
    stream.write(encoded)
    stream.write(payload)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Request | Message, bytes] | None:
    """Read one message; None where the other side is gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    of_header, of_payload = _LENGTHS.unpack(lengths)
    header, payload = stream.read(of_header), stream.read(of_payload)
    if len(header) < of_header or len(payload) < of_payload:
        return None
    return _DECODER.decode(header), payload
