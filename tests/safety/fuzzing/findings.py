"""Inputs that once broke a target: kept as files, replayed as tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "crashes"
_DIGITS = 12


def keep(target: str, data: bytes) -> Path:
    """Write an input under the name that its target replays."""
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    path = FOLDER / f"{target}-{digest}"
    path.write_bytes(data)
    return path


def kept() -> Iterator[tuple[str, Path]]:
    """Target and file of each finding."""
    for path in sorted(FOLDER.iterdir()):
        if path.suffix != ".md":
            yield path.name.partition("-")[0], path
