"""Rows that count no more, by chunk: on disk, as a new version of the package supersedes every row."""

from __future__ import annotations

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable

__all__ = ["SupersededRows"]

_TABLE = """
CREATE TABLE superseded (
    chunk TEXT NOT NULL, report_id TEXT NOT NULL, PRIMARY KEY (chunk, report_id)
) WITHOUT ROWID
"""


class SupersededRows:
    """Ids of rows of a dataset that a newer chunk supersedes."""

    def __init__(self) -> None:
        # A database without a name is a temporary file that goes with its connection.
        self._base = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-4096"):
            self._base.execute(f"PRAGMA {pragma}")
        self._base.execute(_TABLE)
        weakref.finalize(self, self._base.close)

    def add(self, rows: Iterable[tuple[str, str]]) -> Counter[str]:
        """Take up rows as chunk and id; give the number of new ones by chunk."""
        new: Counter[str] = Counter()
        self._base.execute("BEGIN")
        for chunk, report_id in rows:
            new[chunk] += self._base.execute(
                "INSERT OR IGNORE INTO superseded VALUES (?, ?)", (chunk, report_id)
            ).rowcount
        self._base.execute("COMMIT")
        return new

    def of(self, chunk: str) -> list[str]:
        """The ids in one chunk, sorted."""
        found = self._base.execute(
            "SELECT report_id FROM superseded WHERE chunk = ? ORDER BY report_id", (chunk,)
        )
        return [report_id for (report_id,) in found]

    def counts(self) -> dict[str, int]:
        """Number of ids by chunk, of those that have any."""
        return dict(self._base.execute("SELECT chunk, count(*) FROM superseded GROUP BY chunk"))

    def forget(self, chunk: str) -> None:
        """Leave out a chunk that is there no more."""
        self._base.execute("DELETE FROM superseded WHERE chunk = ?", (chunk,))
