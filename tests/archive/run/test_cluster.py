from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.run.cluster import ClusterPool
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.work.pool import Job, Result, WorkerError
from tests.archive import batch, contents, write_corpus
from tests.cli import run

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

WORKERS = 2


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Path]:
    """A scheduler and its workers, programs of their own that share nothing with this one but a folder."""
    found = tmp_path / "cluster.json"
    known = ("--scheduler-file", str(found), "--no-dashboard")
    worker = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "scratch"))
    programs = [
        ("scheduler", "--host", "127.0.0.1", "--port", "0"),
        *[("worker", *worker)] * WORKERS,
    ]
    with ExitStack() as stack:
        for name, *arguments in programs:
            started = subprocess.Popen(  # noqa: S603 (our own interpreter)
                [sys.executable, "-m", f"distributed.cli.dask_{name}", *known, *arguments],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )  # fmt: skip
            stack.enter_context(started)
            stack.callback(started.kill)
        yield found


def test_a_cluster_found_by_its_file_whose_worker_is_killed_in_mid_run(
    tmp_path: Path, cluster: Path
) -> None:
    source, out, clean = write_corpus(tmp_path / "in", 30), tmp_path / "out", tmp_path / "clean"
    batch(source, clean)
    killed: list[int] = []

    with Client(scheduler_file=str(cluster), set_as_default=False) as client:
        client.wait_for_workers(WORKERS)

        class Observed(ClusterPool):
            def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
                for result in super().run(jobs):
                    if not killed:
                        killed.append(next(iter(client.run(os.getpid).values())))
                        os.kill(killed[0], signal.SIGKILL)
                    yield result

        progress = run_batch([open_source(source)], out, pool=Observed(str(cluster)), chunk=2)
    again = run("batch", source, "--out", out, "--lang", "en", "--cluster", cluster)
    assert killed
    assert (progress.reports, progress.failures) == (30, 2)
    assert again.exit_code == 0
    assert "32 unchanged" in again.stdout
    assert contents(out) == contents(clean)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "none.json"])
def test_no_scheduler(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr("govreport_parse.archive.run.cluster._CONNECT_SECONDS", "0.2s")
    with pytest.raises(WorkerError, match="does not answer"), ClusterPool(address):
        pass
