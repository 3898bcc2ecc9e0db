"""A run that dies at any moment: what it committed stays, and the next run completes it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.archive import merge, outcome
from govreport_parse.archive.batch import run_batch
from govreport_parse.archive.outcome import Options
from govreport_parse.archive.pool import Pool
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.store import Part, Store
from tests.archive import batch, contents, text_report, write_corpus
from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "3"))
STEPS = int(os.environ.get("STEPS", "9"))


class Killed(BaseException):
    """Stands for the end of the process: nothing in the product catches it."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    real = outcome.parse

    @cache
    def parse(data: bytes, name: str, charset: str | None) -> gp.AnnualReport:
        return real(data, name=name, charset=charset)

    monkeypatch.setattr(outcome, "parse", parse_by(parse))
    monkeypatch.setattr(merge, "SMALL", 6)


def parse_by(cached: Any) -> Any:
    return lambda data, *, name, charset: cached(data, name, charset)


def change(source: Path) -> None:
    (source / "2015" / "report-0.txt").write_text(text_report("青石区", 2019, 77), "utf-8")
    (source / "2016" / "report-4.txt").write_bytes(b"\0\1\2" * 500)
    (source / "broken.html").write_text(text_report("石门县", 2014, 55), "utf-8")
    (source / "new.txt").write_text(text_report("新城区", 2018), "utf-8")
    (source / "mirror.txt").write_text(text_report("新城区", 2018) + "\n\n", "utf-8")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Any, Any]:
    """A finished dataset, its sources changed since, and the contents before and after."""
    base = tmp_path_factory.mktemp("crash")
    source, out, fresh = write_corpus(base / "in", 8), base / "out", base / "fresh"
    batch(source, out)
    before = contents(out)
    change(source)
    batch(source, fresh)
    after = contents(fresh)
    assert len(after["duplicates"]) == 1
    return source, out, before, after


def steps() -> list[int]:
    """Steps of the second run: all of them, or some from its beginning to its end."""
    total = 130
    if total <= STEPS:
        return list(range(1, total + 1))
    return random.Random(5).sample(range(1, total + 1), STEPS)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", steps())
def test_dying_at_any_step_of_a_commit(
    states: tuple[Path, Path, Any, Any],
    step: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source, finished, before, after = states
    out = tmp_path / "out"
    shutil.copytree(finished, out)
    with monkeypatch.context() as patched:
        numbers = count(1)
        place, remove = Store.place, Store.remove

        def placed(self: Store, part: Part) -> None:
            if next(numbers) == step:
                raise Killed
            place(self, part)

        def removed(self: Store, path: str) -> None:
            if self.exists(path):
                if next(numbers) == step:
                    raise Killed
                remove(self, path)

        patched.setattr(Store, "place", placed)
        patched.setattr(Store, "remove", removed)
        try:
            batch(source, out, chunk=2)
        except Killed:
            pass
        else:
            assert step > 40  # the run has fewer steps than that
    now = contents(out)
    names = [row[3] for row in now["manifest"]]
    assert len(names) == len(set(names)) >= 10
    known = {repr(row) for state in (before, after) for row in state["readings"]}
    assert {repr(row) for row in now["readings"]} <= known
    assert len(now["reports"]) == sum(row[0] == "report" for row in now["manifest"])
    assert len(now["statements"]) == len({repr(row) for row in now["statements"]})
    batch(source, out, chunk=2)
    assert contents(out) == after


MARKED = """
import signal, time
from govreport_parse.archive import outcome

real = outcome.parse

def parse(data, **options):
    if b"HANG" in data:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(600)
    if b"SLOW" in data:
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
    options = Options(timeout=2.0, memory=200)
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


def test_outcomes_of_an_archive(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    found = {result.name: result for result in gp.parse_archive(source, workers=2)}
    assert len(found) == 8
    result = found["2015/report-0.txt"]
    expected = gp.parse(source / result.name)
    assert result.report is not None
    assert result.report.readings == expected.readings
    assert result.report.statements == expected.statements
    assert len(result.findings) == len(gp.check(expected))
    failure = found["broken.html"].failure
    assert failure is not None
    assert (failure.kind, failure.stage) == ("UnsupportedFormat", "read")
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(gp.UnreadableDocument):
        list(gp.parse_archive(tmp_path / "nothing"))


def test_outcomes_may_be_left_half_way(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    results = gp.parse_archive(source, workers=1)
    assert next(iter(results)).name
    results.close()  # type: ignore[attr-defined]


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


def command(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [Path(sys.executable).with_name("govreport"), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )


def test_kill_9_at_random_moments(tmp_path: Path) -> None:
    source, out, clean = write_corpus(tmp_path / "in", 80), tmp_path / "out", tmp_path / "clean"
    batch(source, clean, chunk=32)
    rng = random.Random(7)
    options = ("--out", out, "--workers", "2", "--chunk", "2")
    ended = []
    for _ in range(0, KILLS, 3):
        shutil.rmtree(out, ignore_errors=True)
        for _ in range(3):
            run = command("batch", source, *options)
            while run.poll() is None and not (out / ".tmp").exists():
                time.sleep(0.01)  # it has begun once it has a place to write
            time.sleep(rng.uniform(0, 2.5))
            run.kill()
            run.communicate()
            ended.append(run.returncode)
        done = command("batch", source, *options)
        said, complained = done.communicate()
        assert done.returncode == 0, complained
        assert contents(out) == contents(clean), said
    assert -signal.SIGKILL in ended


def test_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in", 200), tmp_path / "out"
    run = command("batch", source, "--out", out, "--workers", "1", "--chunk", "4", "--lang", "en")
    while not list((out / "staged" / "records").glob("part-0*")):
        time.sleep(0.02)
        assert run.poll() is None
    os.killpg(run.pid, signal.SIGINT)
    said, complained = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "interrupted; what is committed stays" in complained.decode()
    assert b"Traceback" not in complained
    assert said == b""
    kept = len(contents(out)["reports"])
    assert 0 < kept < 200
    assert batch(source, out, chunk=64).unchanged >= kept
