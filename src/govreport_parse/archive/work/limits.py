"""Limits of time and memory for one source, enforced in the process that reads it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

__all__ = ["OutOfTime", "limited"]

_STATM = Path("/proc/self/statm")


class OutOfTime(BaseException):
    """A source took longer than allowed.

    No :class:`Exception`, so that a library that catches those does not swallow it.
    """


@contextmanager
def limited(seconds: float | None, memory_mib: int | None) -> Iterator[None]:
    """Run a block under limits; None for none.

    Time is limited in a process's main thread on POSIX: elsewhere only the pool, which ends a
    worker that hangs, sees to it. Memory is limited on Linux, as growth of the address space.

    Raises
    ------
    OutOfTime
        In the block, once the time is over.
    MemoryError
        In the block, where it asks for more memory.
    """
    with _memory(memory_mib), _time(seconds):
        yield


@contextmanager
def _time(seconds: float | None) -> Iterator[None]:
    usable = hasattr(signal, "setitimer") and (
        threading.current_thread() is threading.main_thread()
    )
    if seconds is None or not usable:
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, over)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(mib: int | None) -> Iterator[None]:
    if mib is None or not _STATM.exists():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(_STATM.read_text("ascii").split()[0]) * resource.getpagesize()
    wanted = used + mib * 2**20
    unlimited = resource.RLIM_INFINITY
    for bound in (soft, hard):
        if bound != unlimited:
            wanted = min(wanted, bound)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
