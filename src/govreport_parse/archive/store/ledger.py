"""Which sources are done: the manifest as a lookup on disk, so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator
from enum import Enum
from pathlib import Path
from typing import Self

import msgspec
import pyarrow as pa

from govreport_parse.archive.store.entries import Superseded

__all__ = ["LEDGER_COLUMNS", "Ledger", "State", "Verdict"]

_TABLE = """
CREATE TABLE sources (
    archive TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, report_id TEXT, chunk TEXT,
    settings TEXT, failed INTEGER, seen INTEGER, PRIMARY KEY (archive, name)
) WITHOUT ROWID
"""
_INSERT = "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
#: What the lookup takes of a manifest.
LEDGER_COLUMNS = ["archive", "name", "sha256", "report_id", "chunk", "settings", "outcome"]
_COUNTED = frozenset({"report", "failure", "skipped"})


class State(Enum):
    """What a source is, compared with what is done."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"


class Verdict(msgspec.Struct, frozen=True):
    """What to do with a source.

    Attributes
    ----------
    state
        New and changed ones are to be read.
    name
        The name to record: the source's own, or with ``#2`` where the archive has another of the
        same name with other bytes.
    old
        The rows that a changed one supersedes.
    """

    state: State
    name: str
    old: Superseded | None = None


class Ledger:
    """The sources that a dataset holds, and those that this run has met.

    Parameters
    ----------
    path
        File for the lookup, which is made anew.
    settings
        Digest of the version and options of this run.
    retry_failed
        Read unchanged sources again that failed.
    """

    def __init__(self, path: Path, settings: str, *, retry_failed: bool) -> None:
        self._settings = settings
        self._retry = retry_failed
        self._base = sqlite3.connect(path, isolation_level=None)
        # A lookup that lives as long as the run needs no journal; what the system caches of it costs no memory.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-4096"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute(_TABLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def load(self, manifest: pa.RecordBatch, superseded: Container[str]) -> None:
        """Take up the rows of a manifest that count.

        Parameters
        ----------
        manifest
            Columns :data:`LEDGER_COLUMNS`.
        superseded
            Ids of its rows that a newer chunk supersedes.
        """
        self._base.execute("BEGIN")
        self._base.executemany(_INSERT, self._entries(manifest, superseded))
        self._base.execute("COMMIT")

    @staticmethod
    def _entries(
        manifest: pa.RecordBatch, superseded: Container[str]
    ) -> Iterator[tuple[object, ...]]:
        for row in manifest.to_pylist():
            if row["outcome"] in _COUNTED and row["report_id"] not in superseded:
                yield (
                    row["archive"] or "", row["name"], row["sha256"], row["report_id"],
                    row["chunk"], row["settings"], row["outcome"] == "failure", 0,
                )  # fmt: skip

    def judge(self, archive: str, name: str, sha256: str) -> Verdict:
        """Say what to do with a source, and remember that this run has met it."""
        number, own = 1, name
        while True:
            found = self._base.execute(
                "SELECT sha256, report_id, chunk, settings, failed, seen FROM sources "
                "WHERE archive = ? AND name = ?",
                (archive, own),
            ).fetchone()
            if found is None:
                self._met(archive, own, sha256)
                return Verdict(State.NEW, own)
            old_sha256, old_id, chunk, settings, failed, seen = found
            if not seen:
                break
            if old_sha256 == sha256:
                return Verdict(State.REPEATED, own)
            number += 1
            own = f"{name}#{number}"
        self._met(archive, own, sha256)
        again = bool(failed) and self._retry
        if old_sha256 == sha256 and settings == self._settings and not again:
            return Verdict(State.UNCHANGED, own)
        return Verdict(State.CHANGED, own, Superseded(chunk, old_id, archive or None, own))

    def _met(self, archive: str, name: str, sha256: str) -> None:
        row = (archive, name, sha256, None, None, None, 0, 1)
        self._base.execute(_INSERT, row)
