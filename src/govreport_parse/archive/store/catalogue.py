"""The chunks of a dataset: which count, which are committed next, what a run that died left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import count
from typing import Never

import pyarrow as pa

from govreport_parse import __version__
from govreport_parse.archive.store.arrow import arrow_schema, tables_digest, to_table
from govreport_parse.archive.store.chosen import LEFT_OUT, left_out_of
from govreport_parse.archive.store.database import DATABASE
from govreport_parse.archive.store.entries import Superseded, report_id
from govreport_parse.archive.store.files import (
    Store,
    Writer,
    WrittenFile,
    chunk_of,
    manifest_path,
    merged_path,
    staged_path,
    table_folder,
)
from govreport_parse.archive.store.ledger import LEDGER_COLUMNS, Ledger
from govreport_parse.archive.store.merging import ChunkInfo, Merge, superseded_by_chunk
from govreport_parse.archive.store.pending_rows import PendingRows
from govreport_parse.archive.store.superseded import SupersededRows
from govreport_parse.archive.store.tables import MANIFEST, TABLES, ManifestRow
from govreport_parse.model.errors import GovReportError

__all__ = ["Catalogue", "OtherTables", "require_same_tables"]

# An empty file in every folder shows readers the columns of a table that has no row.
_SCHEMA = "schema"
_DIGITS = 8
_BOOKS = ["outcome", "replaces", "name", "report_id", "old_chunk"]


class OtherTables(GovReportError):
    """A dataset's tables are not those of this version, or not those that are asked for."""


def require_same_tables(store: Store) -> str | None:
    """The version of the package that last wrote a dataset; None for a new one.

    Raises
    ------
    OtherTables
        The dataset was made by a version of the package whose tables differ.
    """
    path = f"manifest/part-{_SCHEMA}.parquet"
    if not store.exists(path):
        return None
    found = store.read(path).schema.metadata or {}
    if found.get(b"tables") != tables_digest().encode():
        raise OtherTables(
            store.where,
            "the dataset was made by a version whose tables differ; read its archive anew: give another "
            "folder to govreport batch --out",
            "该数据集由表结构不同的版本生成；请重新运行govreport batch，并为--out另选文件夹",
        )
    return str(found.get(b"version", b""), "utf-8")


class Catalogue:
    """The chunks of a dataset; opening it removes what a run that died left.

    Parameters
    ----------
    store
        The dataset's files. No other run may write to it meanwhile.
    left_out
        Tables that a new dataset is made without, and that an older one has to lack; None for those that it lacks.

    Raises
    ------
    OtherTables
        The dataset was made by a version of the package whose tables differ, or with other tables.
    """

    def __init__(self, store: Store, left_out: Collection[str] | None = None) -> None:
        self.store = store
        self.chunks: dict[str, ChunkInfo] = {}
        self.derived: dict[str, str] = {}
        self._superseded = SupersededRows()
        #: Version of the package that last wrote to the dataset; None for a new one.
        self.version: str | None = require_same_tables(store)
        known = left_out_of(store)
        self.left_out: tuple[str, ...] = known if left_out is None else tuple(left_out)
        if self.version is not None and set(self.left_out) != set(known):
            _refuse(store, known)
        self._clean()
        highest = max((int(name) for name in self.chunks), default=0)
        self._numbers = count(highest + 1)
        self._describe()

    def next_chunk(self) -> str:
        """A name that no chunk has."""
        return f"{next(self._numbers):0{_DIGITS}d}"

    def load(self, ledger: Ledger) -> None:
        """Tell a ledger every source that counts."""
        for name in sorted(self.chunks):
            superseded = frozenset(self._superseded.of(name))
            for batch in self.store.batches(manifest_path(name), LEDGER_COLUMNS):
                ledger.load(batch, superseded)

    def commit(
        self, chunk: str, files: Sequence[WrittenFile], items: int, superseded: Iterable[Superseded]
    ) -> None:
        """Put the files of a new chunk in place; from its manifest file on, it counts."""
        self._place(files)
        self.chunks[chunk] = ChunkInfo(items=items, staged=True)
        ids = ((old.chunk, old.report_id) for old in superseded)
        for old_chunk, new in self._superseded.add(ids).items():
            self.chunks[old_chunk].superseded += new

    def merge(self, group: tuple[str, ...]) -> Merge:
        """What a worker must know to merge chunks."""
        infos = {chunk: self.chunks[chunk] for chunk in group}
        return Merge(
            chunks=group,
            superseded={
                chunk: self._superseded.of(chunk)
                for chunk, info in infos.items()
                if info.superseded
            },
            outside=tuple(
                name for name, info in self.chunks.items() if info.superseded and name not in infos
            ),
        )

    def commit_merge(self, chunk: str, files: Sequence[WrittenFile], merge: Merge) -> None:
        """Put a merged chunk in place of those that it replaces."""
        self._place(files)
        infos = [self.chunks.pop(name) for name in merge.chunks]
        if files:
            items = sum(info.items - info.superseded for info in infos)
            self.chunks[chunk] = ChunkInfo(items=items, staged=False)
        for name, info in zip(merge.chunks, infos, strict=True):
            self._superseded.forget(name)
            self._drop(name, staged=info.staged)

    def is_current(self, name: str) -> bool:
        """Whether tables of this name were computed after the last chunk was committed."""
        own = (chunk for chunk, info in self.chunks.items() if not info.derived)
        return name in self.derived and self.derived[name] > max(own, default="")

    def replace_derived(self, name: str, tables: Iterable[PendingRows[Never]], tmp: str) -> None:
        """Put tables computed over all reports in place of those computed before under this name.

        Parameters
        ----------
        name
            What was computed: ``duplicates``.
        tables
            Rows by table.
        tmp
            Folder for files being written.
        """
        chunk = self.next_chunk()
        writer = Writer(self.store, tmp)
        for pending in tables:
            for year, rows in pending.by_year():
                path = merged_path(pending.table.name, chunk, year)
                writer.write(path, rows, arrow_schema(pending.table.name))
        old = self.derived.get(name)
        writer.write(
            manifest_path(chunk), [_derived_row(chunk, name, old)], arrow_schema("manifest")
        )
        self._place(writer.files)
        self.chunks[chunk] = ChunkInfo(items=0, staged=False, derived=True)
        self.derived[name] = chunk
        if old is not None:
            del self.chunks[old]
            self._drop(old, staged=False)

    def _place(self, files: Iterable[WrittenFile]) -> None:
        for file in files:
            self.store.place(file)

    def _drop(self, chunk: str, *, staged: bool) -> None:
        self.store.remove(manifest_path(chunk))
        if staged:
            paths = [staged_path(table, chunk) for table in TABLES]
        else:
            paths = [
                path
                for table in TABLES
                for path in self.store.glob(f"{table}/**/part-{chunk}.parquet")
            ]
        for path in paths:
            self.store.remove(path)

    def _clean(self) -> None:
        """Read the manifest; remove chunks that are replaced, and files that no chunk owns."""
        self.store.clear()
        replaced: set[str] = set()
        for path in self.store.find("manifest"):
            replaced |= self._take_up(path)
        for chunk in replaced & self.chunks.keys():
            self.store.remove(manifest_path(chunk))
            del self.chunks[chunk]
            self._superseded.forget(chunk)
        for chunk, known in self._superseded.counts().items():
            if chunk in self.chunks:
                self.chunks[chunk].superseded = known
        for table in TABLES:
            for path in self.store.find(table) if table != "manifest" else ():
                self._keep(path, staged=False)
            for path in self.store.find(f"staged/{table}"):
                self._keep(path, staged=True)

    def _take_up(self, path: str) -> set[str]:
        """Take up the chunk of a manifest file; give those that it replaces."""
        chunk, items, replaced = chunk_of(path), 0, set[str]()
        for batch in self.store.batches(path, _BOOKS):
            outcomes = batch.column("outcome").to_pylist()
            derived = outcomes[0] == "derived"
            items += sum(outcome != "superseded" for outcome in outcomes)
            self.chunks[chunk] = ChunkInfo(items=items, staged=True, derived=derived)
            replaced.update((batch.column("replaces")[0].as_py() or "").split(","))
            self._superseded.add(superseded_by_chunk(batch))
            if derived:
                self.derived[batch.column("name")[0].as_py()] = chunk
        return replaced

    def _keep(self, path: str, *, staged: bool) -> None:
        chunk = chunk_of(path)
        if chunk in self.chunks:
            self.chunks[chunk].staged = staged
        elif chunk != _SCHEMA:
            self.store.remove(path)

    def _describe(self) -> None:
        """Put an empty file into every folder; the manifest's, which says the version, is last."""
        if self.version == __version__:
            return
        self.store.remove(DATABASE)  # its views are those of another version
        self.store.make(".tmp")
        for name in TABLES:
            if name != "manifest" and name not in self.left_out:
                self._write_empty(table_folder(name, None), arrow_schema(name))
                self._write_empty(f"staged/{name}", arrow_schema(name))
        schema = arrow_schema("manifest")
        written = {
            b"version": __version__, b"tables": tables_digest(), LEFT_OUT: ",".join(self.left_out),
        }  # fmt: skip
        self._write_empty("manifest", schema.with_metadata({**(schema.metadata or {}), **written}))

    def _write_empty(self, folder: str, schema: pa.Schema) -> None:
        file = WrittenFile(f".tmp/{folder.replace('/', '-')}", f"{folder}/part-{_SCHEMA}.parquet")
        self.store.write(file.written, schema.empty_table())
        self.store.place(file)


def _refuse(store: Store, left_out: Collection[str]) -> Never:
    lacking = ", ".join(left_out)
    raise OtherTables(
        store.where,
        f"the dataset was made {f'without {lacking}' if lacking else 'with all tables'}; give the same --tables again, or "
        "another --out",
        f"该数据集生成时{f'略去了{lacking}' if lacking else '包含全部数据表'}；请使用相同的--tables，或为--out另选文件夹",
    )


def _derived_row(chunk: str, name: str, old: str | None) -> pa.Table:
    row = ManifestRow(
        key=report_id(None, name, ""), chunk=chunk, replaces=old, outcome="derived", name=name,
        settings="",
    )  # fmt: skip
    return to_table(MANIFEST, MANIFEST.rows([row]))
