"""Builds that read the same files in turn, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

# What each build runs: a line of input names a file, a line of output gives its milliseconds of processor time.
TIME = """
import sys, time
from pathlib import Path
import govreport_parse as gp
for line in sys.stdin:
    data = Path(line.rstrip("\\n")).read_bytes()
    start = time.process_time()
    try:
        gp.check(gp.parse(data))
    except gp.GovReportError:
        print(-1, flush=True)
    else:
        print((time.process_time() - start) * 1000, flush=True)
"""


class Build:
    """One build's process.

    Parameters
    ----------
    source
        Where its package is imported from.
    """

    def __init__(self, source: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", TIME],
            env=os.environ | {"PYTHONPATH": str(source)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self, file: Path) -> float:
        """Milliseconds for reading and checking a file; below zero where it was refused."""
        if self._process.stdin is None or self._process.stdout is None:
            raise BrokenPipeError
        self._process.stdin.write(f"{file}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:  # fmt: skip
        self._process.communicate()
