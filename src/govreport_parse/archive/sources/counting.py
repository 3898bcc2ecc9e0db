"""How many sources an archive holds, where that can be known without reading it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["count_sources"]

# A folder that holds one of these holds an unknown number of sources.
_ARCHIVES = (
    ".zip", ".tar", ".gz", ".tgz", ".zst", ".bz2", ".xz", ".warc", ".jsonl", ".ndjson", ".parquet",
)  # fmt: skip


def count_sources(where: str) -> int | None:
    """Number of files in a local folder or zip, of rows in a Parquet file; None where unknown."""
    path = Path(where)
    try:
        if path.is_dir():
            return _count_files(path)
        if path.suffix.lower() == ".parquet":
            return int(pq.read_metadata(path).num_rows)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return sum(not entry.is_dir() for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile, pa.ArrowException):
        return None  # whoever opens it says what is wrong
    return None


def _count_files(folder: Path) -> int | None:
    total = 0
    for path in folder.rglob("*"):
        if path.name.lower().endswith(_ARCHIVES):
            return None
        total += path.is_file()
    return total
