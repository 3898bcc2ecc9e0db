"""The process that reads sources: ``python -m govreport_parse.archive.work.worker``, driven over a pipe.

It is started by :mod:`govreport_parse.archive.work.pool` and ends when its standard input does.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable

import msgspec
import pyarrow as pa

from govreport_parse.archive.store.files import Store, WrittenFile, write_chunk
from govreport_parse.archive.store.merging import merge_chunks
from govreport_parse.archive.work.messages import (
    Broken,
    Done,
    ItemBegun,
    MergeTask,
    ParseTask,
    Ready,
    SeriesTask,
    ShowTask,
    receive,
    send,
)
from govreport_parse.archive.work.outcome import Options, Outcome, read_item
from govreport_parse.archive.work.partition import encoded_outcomes, parse_partition
from govreport_parse.archive.work.series import judge_bucket
from govreport_parse.archive.work.spared import spare_pandas
from govreport_parse.outputs.checked import Unread

__all__ = ["answer", "decode_outcomes", "main"]

_OUTCOMES = msgspec.json.Decoder(list[Outcome])


def main() -> None:
    """Answer requests until there are no more."""
    spare_pandas()
    faulthandler.enable()  # a crash in C leaves its Python stack on stderr
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends its workers
    pa.set_cpu_count(1)
    requests = sys.stdin.buffer
    # What a library prints must not end up among the answers.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        _warm_up()
        send(answers, Ready())
        while (received := receive(requests)) is not None:
            request, payload = received
            try:
                done, result = answer(request, payload, lambda row: send(answers, ItemBegun(row)))
            except (OSError, pa.ArrowException) as error:
                send(answers, Broken(f"{type(error).__name__}: {error}"))
            else:
                send(answers, done, result)


def _warm_up() -> None:
    """Load forms and dictionaries, so that the first source is not charged for it."""
    title = "青石区2016年政府信息公开工作年度报告\n一、概述\n主动公开政府信息1条。"
    item = {"name": "-", "data": title.encode(), "url": None, "charset": None}
    read_item(item, Options(timeout=None, memory=None))


def answer(
    request: object, payload: bytes, begin: Callable[[int | None], None]
) -> tuple[Done, bytes]:
    """Do a request; `begin` is called with each row before it is read, and with None once all are."""
    match request:
        case ParseTask():
            tables = parse_partition(
                _items(payload),
                request.options,
                chunk=request.chunk,
                superseded=request.superseded,
                faults=request.faults,
                on_item=begin,
            )
            begin(None)
            files = write_chunk(Store(request.store), request.tmp, request.chunk, tables)
            counts = Counter({name: table.num_rows for name, table in tables.items()})
            counts.update(f"sources/{kind}" for kind in tables["manifest"]["outcome"].to_pylist())
            done = Done(files=tuple(files), counts=dict(counts), unread=_unread(tables["failures"]))
            return done, b""
        case ShowTask():
            read = encoded_outcomes(
                _items(payload), request.options, faults=request.faults, on_item=begin
            )
            encoded = b"[" + b",".join(read) + b"]"
            begin(None)
            return Done(), encoded
        case MergeTask():
            merged: list[WrittenFile] = merge_chunks(
                Store(request.store), request.tmp, request.chunk, request.merge
            )
            return Done(files=tuple(merged)), b""
        case SeriesTask():
            return Done(), judge_bucket(payload, request.options)
    raise TypeError(f"not a request: {type(request).__name__}")


def _unread(failures: pa.Table) -> tuple[Unread, ...]:
    """The rows of failures that are no mere entries left out, by archive and name."""
    return tuple(
        Unread(
            file="/".join(dict.fromkeys(filter(None, (row["archive"], row["name"])))),
            reason=row["message"],
            reason_zh=row["message_zh"],
        )
        for row in failures.to_pylist()
        if row["kind"] != "Skipped"
    )


def _items(payload: bytes) -> pa.Table:
    return pa.ipc.open_stream(payload).read_all()


def decode_outcomes(payload: bytes) -> list[Outcome]:
    """The outcomes that a worker sent."""
    return _OUTCOMES.decode(payload)


if __name__ == "__main__":
    main()
