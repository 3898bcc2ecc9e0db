"""The reports of an archive one after another, read by several processes."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import cast

from govreport_parse.archive.run.arguments import listed_sources, require_options
from govreport_parse.archive.run.progress import Progress
from govreport_parse.archive.sources import ReportSource, open_source
from govreport_parse.archive.work.chunks import as_row, pack
from govreport_parse.archive.work.messages import ShowTask
from govreport_parse.archive.work.outcome import Options, Outcome
from govreport_parse.archive.work.pool import Job, Pool, cores
from govreport_parse.archive.work.worker import decode_outcomes

__all__ = ["parse_archive"]

_CHUNK_ITEMS = 32


def parse_archive(
    source: str | Path | ReportSource | Iterable[str | Path],
    *,
    workers: int | None = None,
    options: Options | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Generator[Outcome, None, None]:
    """Read and check every report of an archive; never raises for one bad file.

    Parameters
    ----------
    source
        A folder, zip, tar, WARC, JSON lines or Parquet file, a URL of one, ``"-"`` for a list of
        paths on standard input, a list of paths, or what
        :func:`govreport_parse.archive.sources.open_source` gave.
    workers
        Processes; by default one a core.
    options
        Rules, and limits of time and memory for one file.
    on_progress
        Called with the counts so far after each report.

    Returns
    -------
    Generator of Outcome
        Each with the report and its findings, or the failure, **in the order in which they are
        done**, which differs from run to run: ``outcome.name`` says which file it is, and sorts
        them. Of a list it is the path as given. An entry that its archive leaves out is a failure
        of stage ``source``. Nothing is read before the first is asked for; closing the
        generator ends the workers.

    Raises
    ------
    UnreadableDocument
        There is no such archive; of a list, such a path is a failure.
    MissingExtra
        The extra ``archive`` is not installed.
    WrongType, WrongCall
        For what is no archive, no options, or no number of workers.
    """
    require_options("parse_archive", options, workers)
    return _outcomes(_opened(source), workers or cores(), options or Options(), on_progress)


def _opened(source: object) -> ReportSource:
    """A list of paths is one source: each is a file of it."""
    if isinstance(source, str | Path):
        return open_source(source)
    listed = listed_sources("parse_archive", source)
    if hasattr(source, "label"):
        return cast("ReportSource", source)
    ended = (os.fsencode(path) + b"\0" for path in listed if isinstance(path, str | Path))
    return open_source("-", stdin=io.BytesIO(b"".join(ended)))


def _outcomes(
    source: ReportSource,
    workers: int,
    options: Options,
    on_progress: Callable[[Progress], None] | None,
) -> Generator[Outcome, None, None]:
    progress = Progress()
    rows = (as_row("", entry, pictures=options.ocr) for entry in source)
    jobs = (Job(ShowTask(options=options), chunk.payload) for chunk in pack(rows, _CHUNK_ITEMS))
    with Pool(workers) as pool:
        for result in pool.run(jobs):
            progress.lost += result.lost
            for outcome in decode_outcomes(result.payload):
                progress.count_outcome(outcome)
                if on_progress is not None:
                    on_progress(progress)
                yield outcome
