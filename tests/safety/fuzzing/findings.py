"""Inputs that once broke a target: kept as files, replayed as tests.

What costs minutes or gigabytes, or ends the process, may do so in other software too: it is put
aside outside the tree, and a small input against a lowered bound stands for it in the tests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "crashes"
WORK = Path(__file__).parents[3] / ".fuzz"
_DIGITS = 12


def keep(target: str, data: bytes) -> Path:
    """Write an input under the name that its target replays."""
    path = FOLDER / f"{target}-{_digest(data)}"
    path.write_bytes(data)
    return path


def put_aside(target: str, data: bytes) -> Path:
    """Write an input where no test and no revision has it."""
    folder = WORK / target / "costly"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _digest(data)
    path.write_bytes(data)
    return path


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def kept() -> Iterator[tuple[str, Path]]:
    """Target and file of each finding."""
    for path in sorted(FOLDER.iterdir()):
        if path.suffix != ".md":
            yield path.name.partition("-")[0], path
