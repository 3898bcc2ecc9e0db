"""Worker processes that may die or hang without harm to the rest.

Each worker is a process of its own program (no fork, no import of the caller's main module) and
has a thread here that drives it: so a worker says which source it is at, and when it dies or
hangs, that source is known, the worker is replaced, and the rest of its chunk is done again.
"""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Protocol, Self

import msgspec

from govreport_parse.archive.store.entries import Failure
from govreport_parse.archive.work.messages import (
    WHOLE,
    Broken,
    Done,
    ItemBegun,
    Ready,
    Request,
    receive,
    send,
)
from govreport_parse.archive.work.outcome import out_of_time
from govreport_parse.model.errors import GovReportError

__all__ = ["Job", "Pool", "Result", "Runner", "WorkerError", "Workers", "cores"]

_LOG = logging.getLogger(__name__)
# A worker stops an overdue source itself; one in a loop of C code is ended after this much longer.
_GRACE_SHARE = 0.5
_GRACE_SECONDS = 2.0
# Deaths outside any source (killed while writing, say) that one request survives.
_MAX_DEATHS = 3
_TAIL = 4000
_WATCH_SECONDS = 0.1
_END_SECONDS = 5.0


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class WorkerError(GovReportError):
    """The workers cannot do their work, whatever the sources: no space left, a broken installation."""


class Job(msgspec.Struct, frozen=True):
    """A request and its payload, and a tag for whoever takes the result."""

    request: Request
    payload: bytes = b""
    tag: object = None


class Result(msgspec.Struct, frozen=True):
    """A job that is done: its answer, and the workers that were lost on the way."""

    job: Job
    done: Done
    payload: bytes
    lost: int


class Workers(Protocol):
    """Whatever does jobs: processes here, or a cluster."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Do jobs, in the order in which they end."""


class _Process:
    """One worker process, started on first use and replaced when it ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._lock = threading.Lock()
        self.deadline: float | None = None
        self.hung = False

    def start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        paths = os.pathsep.join(path for path in sys.path if path)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
        self.deadline, self.hung = None, False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "govreport_parse.archive.work.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        )
        started = self.receive()
        if started is None or not isinstance(started[0], Ready):
            raise WorkerError(
                "worker",
                f"a worker process does not start: {self.tail()}",
                f"工作进程无法启动：{self.tail()}",
            )

    def send(self, job: Job) -> None:
        if self._process is None or self._process.stdin is None:
            raise BrokenPipeError
        send(self._process.stdin, job.request, job.payload)

    def receive(self) -> tuple[object, bytes] | None:
        if self._process is None or self._process.stdout is None:
            return None
        return receive(self._process.stdout)

    def tail(self) -> str:
        """The last lines that it wrote to stderr."""
        if self._errors is None:
            return ""
        end = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, end - _TAIL))
        return self._errors.read().decode("utf-8", "backslashreplace").strip()

    def watch(self) -> None:
        """End the process if it is overdue."""
        with self._lock:
            overdue = self.deadline is not None and time.monotonic() > self.deadline
            if overdue and self._process is not None:
                self.hung = True
                self._process.kill()

    def ended(self) -> str:
        """How it ended; its pipe closes a moment before it is gone."""
        self.deadline = None
        process = self._process
        if process is None:
            return "it is not running"
        try:
            code = process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return f"signal {-code}" if code < 0 else f"exit status {code}"

    def stop(self) -> None:
        """End it, whatever it is doing."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    try:
                        stream.close()
                    except BrokenPipeError:
                        continue  # the rest of a request that nobody reads any more
            process.wait()
        if self._errors is not None:
            self._errors.close()
            self._errors = None


class Runner:
    """Does one job after another in a worker process, which it replaces when that ends."""

    def __init__(self) -> None:
        self._process = _Process()
        self._closing = False

    def watch(self) -> None:
        """End the worker if its source is overdue; to be called now and then from another thread."""
        self._process.watch()

    def close(self) -> None:
        """End the worker, also while another thread waits for it."""
        self._closing = True
        self._process.stop()

    def run(self, job: Job) -> Result:
        """Do a job, whatever its sources do to the worker.

        Raises
        ------
        WorkerError
            Where it is not a source's fault.
        """
        suspects: set[int] = set()
        lost = 0
        while True:
            at, answer = self._attempt(job)
            if answer is not None:
                return Result(job, *answer, lost)
            if self._closing:
                raise WorkerError("worker", "the run was ended", "运行已终止")
            lost += 1
            if at is None:
                if lost > _MAX_DEATHS + len(suspects):
                    raise self._death("worker processes keep dying", "工作进程反复终止")
            elif self._process.hung or at in suspects:
                job = _without(job, at, self._fault(job))
            else:
                suspects.add(at)  # somebody else may have killed it: the source gets a second try

    def _attempt(self, job: Job) -> tuple[int | None, tuple[Done, bytes] | None]:
        """The row the worker died at, or its answer."""
        process = self._process
        at: int | None = None
        try:
            process.start()
            process.send(job)
            while (received := process.receive()) is not None:
                message, payload = received
                match message:
                    case ItemBegun():
                        at = message.row
                        process.deadline = _deadline(job, at)
                    case Done():
                        process.deadline = None
                        return None, (message, payload)
                    case Broken():
                        raise WorkerError(
                            "worker",
                            f"a worker cannot do its work: {message.message}",
                            f"工作进程无法完成任务：{message.message}",
                        )
        except (BrokenPipeError, ConnectionResetError):
            at = None  # it died before it had the whole request
        ended = process.ended()
        if not self._closing:
            _LOG.warning("a worker process ended (%s); another takes its place", ended)
        return at, None

    def _fault(self, job: Job) -> Failure:
        options = job.request.options if not isinstance(job.request, WHOLE) else None
        if self._process.hung and options is not None:
            return out_of_time("worker", options)
        ended = self._process.ended()
        return Failure(
            stage="worker",
            kind="WorkerDied",
            message=f"the process that read it died twice ({ended})",
            message_zh=f"读取进程两次终止（{ended}）",
            traceback=self._process.tail() or None,
        )

    def _death(self, message: str, message_zh: str) -> WorkerError:
        tail = self._process.tail()
        ended = self._process.ended()
        return WorkerError(
            "worker", f"{message} ({ended}): {tail}", f"{message_zh}（{ended}）：{tail}"
        )


def _without(job: Job, row: int, fault: Failure) -> Job:
    request = job.request
    if isinstance(request, WHOLE):
        return job
    faults = {**request.faults, row: fault}
    return Job(msgspec.structs.replace(request, faults=faults), job.payload, job.tag)


def _deadline(job: Job, row: int | None) -> float | None:
    request = job.request
    if row is None or isinstance(request, WHOLE) or request.options.seconds is None:
        return None
    limit = request.options.seconds
    return time.monotonic() + limit + max(_GRACE_SECONDS, limit * _GRACE_SHARE)


class Pool:
    """A fixed number of workers on this machine.

    Parameters
    ----------
    workers
        How many.
    """

    def __init__(self, workers: int) -> None:
        self._runners = [Runner() for _ in range(workers)]
        self._free: queue.SimpleQueue[Runner] = queue.SimpleQueue()
        self._ended: queue.SimpleQueue[Future[Result]] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._drivers = ThreadPoolExecutor(workers)
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        for runner in self._runners:
            self._free.put(runner)
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        self._drivers.shutdown(wait=False, cancel_futures=True)
        for runner in self._runners:
            runner.close()
        self._drivers.shutdown()
        self._watcher.join()
        for runner in self._runners:
            runner.close()  # one that was being started meanwhile

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Do jobs, in the order in which they end; a few at a time are taken from `jobs`.

        Raises
        ------
        WorkerError
            Where a worker cannot do its work, whatever the sources.
        """
        limit = 2 * len(self._runners)
        pending = 0
        for job in jobs:
            while pending >= limit or (pending and not self._ended.empty()):
                yield self._ended.get().result()
                pending -= 1
            self._drivers.submit(self._do, job).add_done_callback(self._ended.put)
            pending += 1
        for _ in range(pending):
            yield self._ended.get().result()

    def _do(self, job: Job) -> Result:
        runner = self._free.get()
        try:
            return runner.run(job)
        finally:
            self._free.put(runner)

    def _watch(self) -> None:
        while not self._closed.wait(_WATCH_SECONDS):
            for runner in self._runners:
                runner.watch()
