from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.work import pool
from govreport_parse.archive.work.limits import OutOfTime, limited
from govreport_parse.archive.work.messages import ParseTask
from govreport_parse.archive.work.outcome import Options
from govreport_parse.archive.work.pool import Job, Pool
from tests.archive import batch, contents, write_corpus

MARKED = """
import signal, time
from govreport_parse.archive.work import outcome

real = outcome.parse

def parse(data, **options):
    if b"HANG" in data:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(600)
    if b"SLOW" in data:
        signal.setitimer(signal.ITIMER_REAL, 0.01)  # its time is over soon
        while True:
            pass
    if b"DIE" in data:
        import ctypes
        ctypes.string_at(0)
    if b"EAT" in data:
        held = [bytearray(2**24) for _ in range(2**6)]
    return real(data, **options)

outcome.parse = parse
"""


def test_sources_that_hang_die_or_eat_harm_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    for word in ("HANG", "SLOW", "DIE", "EAT"):
        (source / f"a-{word}.txt").write_text(word, "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(MARKED, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))

    def hastened(job: Job, row: int | None) -> float | None:
        tried = row == 2 and 2 not in getattr(job.request, "faults", {})
        hangs = tried and b"a-HANG.txt" in job.payload
        return time.monotonic() if hangs else deadline(job, row)

    deadline = pool._deadline
    monkeypatch.setattr(pool, "_deadline", hastened)
    # No other source needs so long, however busy the machine.
    options = Options(timeout=60.0, memory=200)
    progress = run_batch([open_source(source)], out, options=options, workers=2, chunk=5)
    assert (progress.reports, progress.failures, progress.lost) == (6, 6, 3)
    with gp.open_dataset(out) as dataset:
        rows = dataset.sql(
            "SELECT name, stage, kind, traceback FROM failures WHERE name LIKE 'a-%' ORDER BY name"
        ).fetchall()
    assert [row[:3] for row in rows] == [
        ("a-DIE.txt", "worker", "WorkerDied"),
        ("a-EAT.txt", "read", "OutOfMemory"),
        ("a-HANG.txt", "worker", "OutOfTime"),
        ("a-SLOW.txt", "read", "OutOfTime"),
    ]
    assert "Segmentation fault" in rows[0][3]
    monkeypatch.undo()
    clean = write_corpus(tmp_path / "clean" / "in")
    batch(clean, tmp_path / "clean" / "out")
    assert contents(out)["records"] == contents(tmp_path / "clean" / "out")["records"]


def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    source, out, clean = write_corpus(tmp_path / "in", 8), tmp_path / "out", tmp_path / "clean"
    batch(source, clean)

    class Murderous(Pool):
        def run(self, jobs: Any) -> Any:
            for number, result in enumerate(super().run(jobs)):
                if number == 0:
                    process = self._runners[0]._process._process
                    if process is not None:
                        process.kill()
                yield result

    progress = run_batch([open_source(source)], out, pool=Murderous(1), chunk=1)
    assert progress.lost >= 1
    assert contents(out) == contents(clean)


def run_for_ever() -> None:
    while True:
        pass


def test_a_source_has_its_time_and_no_more() -> None:
    with limited(60.0, None):
        pass
    with pytest.raises(OutOfTime), limited(0.01, None):
        run_for_ever()


@pytest.mark.parametrize(
    ("limit", "row", "seconds"), [(60, 0, 90), (1, 0, 3), (None, 0, None), (60, None, None)]
)
def test_when_a_worker_is_ended(
    limit: float | None, row: int | None, seconds: float | None
) -> None:
    """Half as long again as it has, and two seconds at the least."""
    task = ParseTask(store="", tmp="", chunk="", options=Options(timeout=limit))
    before = time.monotonic()
    found = pool._deadline(Job(task), row)
    if found is None or seconds is None:
        assert found is seconds
    else:
        assert before <= found - seconds <= time.monotonic()
