from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.run.cluster import ClusterPool
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.work.pool import Job, Result, WorkerError
from govreport_parse.cli.app import main
from tests.archive import batch, contents, write_corpus

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def test_a_cluster_whose_worker_is_killed_in_mid_run(tmp_path: Path) -> None:
    source, out, clean = write_corpus(tmp_path / "in", 30), tmp_path / "out", tmp_path / "clean"
    batch(source, clean)
    killed: list[int] = []

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):

        class Observed(ClusterPool):
            def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
                for result in super().run(jobs):
                    if not killed:
                        killed.append(next(iter(client.run(os.getpid).values())))
                        os.kill(killed[0], signal.SIGKILL)
                    yield result

        pool = Observed(cluster.scheduler_address)
        progress = run_batch([open_source(source)], out, pool=pool, chunk=2)
        arguments = ["batch", str(source), "--out", str(out), "--lang", "en", "--cluster"]
        again = CliRunner().invoke(main, [*arguments, cluster.scheduler_address])
    assert killed
    assert (progress.reports, progress.failures) == (30, 2)
    assert again.exit_code == 0
    assert "32 unchanged" in again.stdout
    assert contents(out) == contents(clean)


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govreport_parse.archive.run.cluster._CONNECT_SECONDS", "0.2s")
    with pytest.raises(WorkerError, match="does not answer"), ClusterPool("tcp://127.0.0.1:9"):
        pass
