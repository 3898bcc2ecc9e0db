"""A reader that dies or never returns in a worker costs its file alone, whatever the format."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.work import pool
from govreport_parse.archive.work.outcome import Options
from govreport_parse.archive.work.pool import Job
from tests.rendering import ofd, pdf

# As a library in C does that crashes, or that no signal reaches.
PATCHED = """
import signal, time
from govreport_parse.readers.ofd import reader as ofd
from govreport_parse.readers.pdf import reader as pdf

def patched(read):
    def patched_read(given):
        if "DIE" in given.name:
            import ctypes
            ctypes.string_at(0)
        if "HANG" in given.name:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)
        return read(given)
    return patched_read

ofd.read_ofd = patched(ofd.read_ofd)
pdf.read_pdf = patched(pdf.read_pdf)
"""
FILES = {"ofd": ofd.report(), "pdf": pdf.report()}


def test_readers_that_die_or_hang_harm_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for suffix, data in FILES.items():
        for fate in ("DIE", "HANG", "READ"):
            (source / f"{fate}.{suffix}").write_bytes(data)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(PATCHED, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))

    deadline = pool._deadline

    def hastened(job: Job, row: int | None) -> float | None:
        faults = getattr(job.request, "faults", {})
        hangs = row == 0 and 0 not in faults and b"HANG" in job.payload
        return time.monotonic() if hangs else deadline(job, row)

    monkeypatch.setattr(pool, "_deadline", hastened)
    options = Options(timeout=60.0, memory=400)
    progress = run_batch([open_source(source)], out, options=options, workers=1, chunk=1)
    assert (progress.reports, progress.failures) == (2, 4)
    with gp.open_dataset(out) as dataset:
        failed = dataset.sql("SELECT name, stage, kind FROM failures ORDER BY name").fetchall()
        read = dataset.sql("SELECT format FROM reports ORDER BY format").fetchall()
    fates = {"DIE": "WorkerDied", "HANG": "OutOfTime"}
    assert failed == [
        (f"{fate}.{suffix}", "worker", kind)
        for fate, kind in fates.items()
        for suffix in sorted(FILES)
    ]
    assert [each[0] for each in read] == sorted(FILES)
