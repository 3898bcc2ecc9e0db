"""Rows that wait to be put into a dataset: on disk, one file a year, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyarrow as pa

from govreport_parse.archive.store.arrow import arrow_schema, to_table
from govreport_parse.archive.store.files import of_year
from govreport_parse.archive.store.tables import TABLES

if TYPE_CHECKING:
    from govreport_parse.outputs.rows import Row

__all__ = ["PendingRows"]

_BATCH = 4096


class PendingRows:
    """Rows of one table, written as they come and read back by year, in their order.

    Parameters
    ----------
    table
        Name of the table.
    folder
        A local folder for its files, made if need be.
    """

    def __init__(self, table: str, folder: Path) -> None:
        self.table = table
        self._folder = folder
        self._by_year = TABLES[table].by_year
        self._schema = arrow_schema(table)
        self._held: list[Row] = []
        self._writers: dict[int | None, pa.RecordBatchStreamWriter] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._writers.values():
            writer.close()

    def extend(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            self._held.append(row)
            if len(self._held) >= _BATCH:
                self._flush()

    def parts(self) -> Iterator[tuple[int | None, Iterator[pa.Table]]]:
        """Each year with its rows, less the column that says it; None once for a table without.

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
        table = to_table(self.table, self._held)
        self._held = []
        if not self._by_year:
            self._writer(None).write_table(table)
            return
        for year in set(table.column("year").to_pylist()):
            part = of_year(table, year)
            self._writer(year, part.schema).write_table(part)

    def _writer(
        self, year: int | None, schema: pa.Schema | None = None
    ) -> pa.RecordBatchStreamWriter:
        if year not in self._writers:
            path = self._path(year)
            self._writers[year] = pa.ipc.new_stream(str(path), schema or self._schema)
        return self._writers[year]

    def _path(self, year: int | None) -> Path:
        return self._folder / f"{self.table}-{year}.arrow"

    def _read(self, year: int | None) -> Iterator[pa.Table]:
        with pa.OSFile(str(self._path(year))) as file, pa.ipc.open_stream(file) as stream:
            for batch in stream:
                yield pa.Table.from_batches([batch])
