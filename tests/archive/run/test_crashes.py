"""A run that dies at any moment: what it committed stays, and the next run completes it."""

from __future__ import annotations

import io
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
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.sources.lists import _PIECE
from govreport_parse.archive.store import merging
from govreport_parse.archive.store.files import Store, WrittenFile
from govreport_parse.archive.work import outcome
from tests.archive import Inline, batch, contents, text_report, write_corpus
from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "2"))
STEPS = int(os.environ.get("STEPS", "5"))

PATIENCE = 600  # seconds, however busy the machine


class Killed(BaseException):
    """Stands for the end of the process: nothing in the product catches it."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    real = outcome.parse

    @cache
    def parse(data: bytes, name: str, charset: str | None) -> gp.AnnualReport:
        return real(data, name=name, charset=charset)

    monkeypatch.setattr(outcome, "parse", parse_by(parse))
    monkeypatch.setattr(merging, "SMALL", 6)


def parse_by(cached: Any) -> Any:
    return lambda data, *, name, charset, **_: cached(data, name, charset)


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

        def placed(self: Store, file: WrittenFile) -> None:
            if next(numbers) == step:
                raise Killed
            place(self, file)

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


def command(*arguments: str | Path, stdin: int | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [Path(sys.executable).with_name("govreport"), *map(str, arguments)],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )


def test_kill_9_at_random_moments(tmp_path: Path) -> None:
    source, out, clean = write_corpus(tmp_path / "in", 40), tmp_path / "out", tmp_path / "clean"
    batch(source, clean, chunk=32)
    rng = random.Random(7)
    options = ("--out", out, "--workers", "2", "--chunk", "2")
    ended = []
    for _ in range(0, KILLS, 3):
        shutil.rmtree(out, ignore_errors=True)
        for _ in range(min(3, KILLS)):
            run = command("batch", source, *options)
            while run.poll() is None and not (out / ".tmp").exists():
                time.sleep(0.01)  # it has begun once it has a place to write
            time.sleep(rng.uniform(0, 1.2))
            run.kill()
            run.communicate()
            ended.append(run.returncode)
        done = command("batch", source, *options)
        said, complained = done.communicate()
        assert done.returncode == 2, complained  # some of its files cannot be read
        assert contents(out) == contents(clean), said
    assert -signal.SIGKILL in ended


def test_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
    # However slow this test is, the run cannot end before: the list that it reads is held open.
    source, out = write_corpus(Path(tmp_path, *["in" * 100] * 5), 40), tmp_path / "out"
    paths = "".join(f"{path}\n" for path in sorted(source.rglob("*.txt"))).encode()
    listed = (paths * (_PIECE // len(paths) + 1))[:_PIECE]
    options = ("--out", out, "--workers", "1", "--chunk", "4", "--lang", "en")
    run = command("batch", "-", *options, stdin=subprocess.PIPE)
    assert run.stdin is not None
    run.stdin.write(listed)
    run.stdin.flush()
    while not list((out / "staged" / "records").glob("part-0*")):
        time.sleep(0.02)
        assert run.poll() is None
    os.killpg(run.pid, signal.SIGINT)
    assert run.wait(timeout=PATIENCE) == 130
    said, complained = run.communicate()
    assert "interrupted; what is committed stays" in complained.decode()
    assert b"Traceback" not in complained
    assert said == b""
    kept = len(contents(out)["reports"])
    assert kept > 0
    again = run_batch([open_source("-", stdin=io.BytesIO(listed))], out, pool=Inline(), chunk=64)
    assert again.unchanged >= kept
