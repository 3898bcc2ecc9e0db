"""The reports of an archive one after another, read by several processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport_parse.archive.sources import ReportSource, open_source
from govreport_parse.archive.work.chunks import as_row, pack
from govreport_parse.archive.work.messages import ShowTask
from govreport_parse.archive.work.outcome import Options, Outcome
from govreport_parse.archive.work.pool import Job, Pool, cores
from govreport_parse.archive.work.worker import decode_outcomes

__all__ = ["parse_archive"]

_CHUNK_ITEMS = 32


def parse_archive(
    source: str | Path | ReportSource, *, workers: int | None = None, options: Options | None = None
) -> Iterator[Outcome]:
    """Read and check every report of an archive; never raises for one bad file.

    Parameters
    ----------
    source
        A folder, zip, tar, WARC, JSON lines or Parquet file, a URL of one, ``"-"`` for a list of
        paths on standard input, or what :func:`govreport_parse.archive.sources.open_source` gave.
    workers
        Processes; by default one a core.
    options
        Rules, and limits of time and memory for one file.

    Yields
    ------
    Outcome
        With the report and its findings, or the failure; in the order in which they are done. An
        entry that its archive leaves out is a failure of stage ``source``.

    Raises
    ------
    UnreadableDocument
        There is no such archive.
    MissingExtra
        The extra ``archive`` is not installed.
    """
    opened = open_source(source) if isinstance(source, str | Path) else source
    chosen = options or Options()
    rows = (as_row("", entry) for entry in opened)
    jobs = (Job(ShowTask(options=chosen), chunk.payload) for chunk in pack(rows, _CHUNK_ITEMS))
    with Pool(workers or cores()) as pool:
        for result in pool.run(jobs):
            yield from decode_outcomes(result.payload)
