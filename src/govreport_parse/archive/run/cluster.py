"""The same jobs on a Dask cluster: its workers write the files, the run here commits them.

The dataset must stand where all workers reach it under the same path or URL: a network disk, or
storage that fsspec opens. Each thread of a Dask worker drives a process of its own, as a run on one
machine does, so that limits hold and a file that kills its process does not kill the Dask worker.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from govreport_parse.archive.work.pool import Job, Pool, Result, WorkerError
from govreport_parse.model.extras import extra

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["ClusterPool", "do_job"]

# Times that a job may be begun again after a Dask worker was lost with it.
_RETRIES = 3
_CONNECT_SECONDS = "30s"
_local = threading.local()


def do_job(job: Job) -> Result:
    """Do a job in a process of this thread's own, which stays for the next one."""
    pool: Pool | None = getattr(_local, "pool", None)
    if pool is None:
        pool = _local.pool = Pool(1)
        pool.__enter__()
        atexit.register(pool.__exit__)
    (result,) = pool.run([job])
    return result


class ClusterPool:
    """Workers of a Dask cluster, in place of :class:`govreport_parse.archive.work.pool.Pool`.

    Parameters
    ----------
    address
        Of the scheduler (``tcp://scheduler:8786``), or the file that it writes for those who share
        its disk (``dask scheduler --scheduler-file cluster.json``).
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Client | None = None

    def __enter__(self) -> Self:
        with extra("cluster", self._address):
            from distributed import Client
        where = {"address": self._address}
        try:
            if self._address.endswith(".json"):
                Path(self._address).stat()  # one that is not there would be waited for
                where = {"scheduler_file": self._address}
            self._client = Client(**where, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise WorkerError(
                self._address,
                f"the cluster's scheduler does not answer: {error}",
                f"无法连接集群调度器：{error}",
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Do jobs, in the order in which they end; a few at a time are taken from `jobs`.

        Raises
        ------
        WorkerError
            Where workers cannot do their work, whatever the sources.
        """
        client = self._client
        if client is None:
            raise RuntimeError("a ClusterPool is a context manager: use it with `with`")
        from distributed import as_completed

        ending = as_completed(loop=client.loop)
        pending = 0
        for job in jobs:
            while pending >= 2 * _threads(client):
                yield self._result(next(ending))
                pending -= 1
            # The job keeps its payload, so that another worker can begin it again.
            ending.add(client.submit(do_job, job, pure=False, retries=_RETRIES))
            pending += 1
        for _ in range(pending):
            yield self._result(next(ending))

    def _result(self, future: Future) -> Result:
        from distributed import KilledWorker

        try:
            result: Result = future.result()
        except KilledWorker as error:
            raise WorkerError(
                self._address,
                f"workers of the cluster keep dying: {error}",
                f"集群节点反复终止：{error}",
            ) from error
        future.release()
        return result


def _threads(client: Client) -> int:
    workers = client.scheduler_info(n_workers=-1)["workers"].values()
    return max(1, sum(int(worker["nthreads"]) for worker in workers))
