"""Where a dataset's files stand, and how a chunk of them is committed.

A dataset is a folder, local or on shared storage::

    readings/report_year=2021/part-00000007.parquet   rows, one folder a table and year
    staged/readings/part-00000012.parquet             rows of chunks that are not merged yet
    manifest/part-00000012.parquet                    the commit of a chunk: what it holds and replaces
    .tmp/RUN/…                                        files being written; removed by the next run

A chunk counts when its manifest file stands under its name and no other chunk replaces it. Its rows
are renamed into place before, so that a process that dies at any moment leaves at worst files
that no manifest file names; the next run removes them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import fsspec
import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from govreport_parse.archive.store.arrow import arrow_schema
from govreport_parse.archive.store.tables import TABLES, YEAR_FOLDER

__all__ = ["Store", "WrittenFile", "manifest_path", "write_chunk"]

NO_YEAR = "unknown"
_ROW_GROUP = 128 * 1024
_BUFFER = 64 * 2**20
_BATCH = 4096


class WrittenFile(msgspec.Struct, frozen=True):
    """A file that is written but not in place yet: its temporary path and its own."""

    written: str
    path: str


class Store:
    """The files of a dataset, addressed by paths relative to its folder."""

    def __init__(self, where: str | Path) -> None:
        fs, root = fsspec.url_to_fs(str(where))
        self.fs: fsspec.AbstractFileSystem = fs
        self.root: str = root.rstrip("/")
        #: A path or URL that means the same in every process.
        self.where: str = self.root if self.local else str(where)

    @property
    def local(self) -> bool:
        """Whether the folder is on this machine's disk."""
        return "file" in self.fs.protocol if isinstance(self.fs.protocol, tuple) else (
            self.fs.protocol == "file"
        )  # fmt: skip

    def full(self, path: str) -> str:
        """The path as the file system knows it."""
        return f"{self.root}/{path}" if path else self.root

    def exists(self, path: str) -> bool:
        """Whether a file or folder is there."""
        self.fs.invalidate_cache()  # other processes write here too
        return bool(self.fs.exists(self.full(path)))

    def find(self, folder: str) -> list[str]:
        """Relative paths of all files below a folder, sorted; none where it is missing."""
        start = len(self.root) + 1
        self.fs.invalidate_cache()
        return sorted(path[start:] for path in self.fs.find(self.full(folder)))

    def glob(self, pattern: str) -> list[str]:
        """Relative paths of the files that fit a pattern."""
        start = len(self.root) + 1
        self.fs.invalidate_cache()
        return [path[start:] for path in self.fs.glob(self.full(pattern))]

    def make(self, folder: str) -> None:
        """Make a folder, also those above it."""
        self.fs.makedirs(self.full(folder), exist_ok=True)

    def remove(self, path: str) -> None:
        """Remove a file or a folder with all in it; nothing happens where there is none."""
        if self.exists(path):
            self.fs.rm(self.full(path), recursive=True)

    def clear(self) -> None:
        """Remove what runs that died were writing; a worker that still writes finds no folder."""
        if self.local and self.exists(".tmp"):
            self.fs.mv(self.full(".tmp"), self.full(f".trash-{uuid.uuid4().hex}"), recursive=True)
        for folder in (".tmp", *self.glob(".trash-*")):
            self.remove(folder)

    def place(self, file: WrittenFile) -> None:
        """Rename a written file into place."""
        self.make(file.path.rpartition("/")[0])
        self.fs.mv(self.full(file.written), self.full(file.path))

    def read(self, path: str, columns: list[str] | None = None) -> pa.Table:
        """A whole Parquet file."""
        with self.fs.open(self.full(path), "rb") as file:
            return pq.ParquetFile(file).read(columns=columns, use_threads=False)

    def batches(
        self, path: str, columns: list[str], rows: int = _BATCH
    ) -> Iterator[pa.RecordBatch]:
        """Columns of a Parquet file, a number of rows at a time."""
        with self.fs.open(self.full(path), "rb") as file:
            yield from pq.ParquetFile(file).iter_batches(rows, columns=columns, use_threads=False)

    def put(self, file: Path, path: str) -> None:
        """Bring in a local file: a temporary copy, renamed."""
        waiting = WrittenFile(f".tmp/{uuid.uuid4().hex}", path)
        self.make(".tmp")
        self.fs.put_file(str(file), self.full(waiting.written))
        self.place(waiting)

    def write_text(self, path: str, text: str) -> None:
        """Write a text file in one go: a temporary one, renamed."""
        waiting = WrittenFile(f".tmp/{uuid.uuid4().hex}", path)
        self.make(".tmp")
        with self.fs.open(self.full(waiting.written), "wb") as file:
            file.write(text.encode("utf-8"))
        self.place(waiting)

    def write(self, path: str, table: pa.Table) -> None:
        """Write a Parquet file."""
        self.write_stream(path, [table], table.schema)

    def write_stream(
        self, path: str, tables: Iterable[pa.Table], schema: pa.Schema, *, packed: bool = True
    ) -> int:
        """Write tables one after another into one Parquet file; give the number of rows."""
        rows, compression = 0, "zstd" if packed else "none"
        with (
            self.fs.open(self.full(path), "wb") as file,
            pq.ParquetWriter(file, schema, compression=compression) as writer,
        ):
            for table in _gathered(tables):
                writer.write_table(table.cast(schema), row_group_size=_ROW_GROUP)
                rows += table.num_rows
        return rows


def _gathered(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Tables joined up to a size that makes a good row group."""
    held: list[pa.Table] = []
    size = 0
    for table in tables:
        held.append(table)
        size += table.nbytes
        if size >= _BUFFER:
            yield pa.concat_tables(held)
            held, size = [], 0
    if held:
        yield pa.concat_tables(held)


def manifest_path(chunk: str) -> str:
    """Where the manifest file of a chunk stands."""
    return f"manifest/part-{chunk}.parquet"


def staged_path(table: str, chunk: str) -> str:
    """Where the rows of an unmerged chunk stand."""
    return f"staged/{table}/part-{chunk}.parquet"


def table_folder(table: str, year: int | None) -> str:
    """Where the files of a table stand, for one year if its folders are by year."""
    if not TABLES[table].by_year:
        return table
    return f"{table}/{YEAR_FOLDER}={NO_YEAR if year is None else year}"


def merged_path(table: str, chunk: str, year: int | None) -> str:
    """Where the rows of a merged chunk stand; `year` matters for tables in folders by year."""
    return f"{table_folder(table, year)}/part-{chunk}.parquet"


def chunk_of(path: str) -> str:
    """The chunk that a file belongs to."""
    return path.rpartition("/")[2].removeprefix("part-").removesuffix(".parquet")


def of_year(table: pa.Table, year: int | None) -> pa.Table:
    """The rows of one year."""
    column = table.column("year")
    mask = pc.is_null(column) if year is None else pc.equal(column, pa.scalar(year, pa.int32()))
    return table.filter(mask)


class Writer:
    """Writes the files of one chunk under temporary names of its own."""

    def __init__(self, store: Store, tmp: str) -> None:
        self._store = store
        self._tmp = f"{tmp}/{uuid.uuid4().hex}"
        self.files: list[WrittenFile] = []

    def write(
        self, path: str, tables: Iterable[pa.Table], schema: pa.Schema, *, packed: bool = True
    ) -> None:
        """Write one file, unless it would have no row; the order is that of the commit."""
        written = f"{self._tmp}-{len(self.files)}"
        if self._store.write_stream(written, tables, schema, packed=packed):
            self.files.append(WrittenFile(written, path))
        else:
            self._store.remove(written)


def write_chunk(
    store: Store, tmp: str, chunk: str, tables: Mapping[str, pa.Table]
) -> list[WrittenFile]:
    """Write the tables of a chunk as staged files, which are merged soon and not packed, its manifest file last."""
    writer = Writer(store, tmp)
    for name, table in tables.items():
        if name != "manifest" and table.num_rows:
            writer.write(staged_path(name, chunk), [table], arrow_schema(name), packed=False)
    writer.write(manifest_path(chunk), [tables["manifest"]], arrow_schema("manifest"))
    return writer.files
