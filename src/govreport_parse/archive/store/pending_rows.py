"""Rows that wait to be put into a dataset: on disk, one file a year, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, Self, TypeVar

import pyarrow as pa

from govreport_parse.archive.store.arrow import arrow_schema, to_table
from govreport_parse.archive.store.files import of_year
from govreport_parse.outputs.columns import Table

__all__ = ["PendingRows"]

R_contra = TypeVar("R_contra", contravariant=True)

_BATCH = 4096


class PendingRows(Generic[R_contra]):
    """Rows of one table, written as they come and read back by year, in their order.

    Parameters
    ----------
    table
        One of the dataset's.
    folder
        A local folder for its files, made if need be.
    """

    def __init__(self, table: Table[R_contra], folder: Path) -> None:
        self.table = table
        self._folder = folder
        self._schema = arrow_schema(table.name)
        self._held: list[R_contra] = []
        self._writers: dict[int | None, pa.RecordBatchStreamWriter] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            writer.close()

    def extend(self, found: Iterable[R_contra]) -> None:
        """Add what rows are taken from."""
        for row in found:
            self._held.append(row)
            if len(self._held) >= _BATCH:
                self._flush()

    def by_year(self) -> Iterator[tuple[int | None, Iterator[pa.Table]]]:
        """Each year with its rows; None once for a table without.

        No row can be added afterwards.
        """
        self._flush()
        for writer in self._writers.values():
            writer.close()
        for year in sorted(self._writers, key=lambda year: (year is None, year or 0)):
            yield year, self._read(year)

    def _flush(self) -> None:
        if not self._held:
            return
        table = to_table(self.table, self.table.rows(self._held))
        self._held = []
        if not self.table.by_year:
            self._writer(None).write_table(table)
            return
        for year in set(table.column("year").to_pylist()):
            self._writer(year).write_table(of_year(table, year))

    def _writer(self, year: int | None) -> pa.RecordBatchStreamWriter:
        if year not in self._writers:
            path = self._path(year)
            self._writers[year] = pa.ipc.new_stream(str(path), self._schema)
        return self._writers[year]

    def _path(self, year: int | None) -> Path:
        return self._folder / f"{self.table.name}-{year}.arrow"

    def _read(self, year: int | None) -> Iterator[pa.Table]:
        with pa.OSFile(str(self._path(year))) as file, pa.ipc.open_stream(file) as stream:
            for batch in stream:
                yield pa.Table.from_batches([batch])
