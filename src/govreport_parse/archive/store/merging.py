"""Few large files instead of many small ones: chunks are merged, and rid of rows that count no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from govreport_parse.archive.store.arrow import arrow_schema
from govreport_parse.archive.store.files import (
    Store,
    Writer,
    WrittenFile,
    manifest_path,
    merged_path,
    of_year,
    staged_path,
)
from govreport_parse.archive.store.tables import PARTITION_TABLES, TABLES

__all__ = ["ChunkInfo", "Merge", "merge_chunks", "plan_merges", "superseded_by_chunk"]

# 2,048 sources, 32 chunks; reports of some 50 KB of JSON and 200 readings each: a merge takes some 300 MB.
SMALL = 32 * 64
# A hundred chunks of this size hold three million reports, some 1,800 in each year's files.
MEDIUM = 16 * SMALL
_FAN = 16
_SUPERSEDED = "superseded"


class ChunkInfo(msgspec.Struct, kw_only=True):
    """What a run keeps in mind of a chunk.

    Attributes
    ----------
    items
        Rows of its manifest file.
    staged
        Not merged yet.
    superseded
        Number of its rows that count no more.
    derived
        Holds tables computed over all reports; never merged.
    """

    items: int
    staged: bool
    superseded: int = 0
    derived: bool = False


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """A merge to be done.

    Attributes
    ----------
    chunks
        The chunks to merge, in order.
    superseded
        Of these chunks, the ids of rows to leave out.
    outside
        Other chunks with rows that these supersede: that must not be forgotten.
    """

    chunks: tuple[str, ...]
    superseded: dict[str, list[str]]
    outside: tuple[str, ...]


def plan_merges(chunks: Mapping[str, ChunkInfo]) -> list[tuple[str, ...]]:
    """The groups to merge so that nothing stays staged or superseded, and files stay few.

    Small chunks are packed up to `SMALL` sources; full ones are merged by sixteens.
    """
    own = {name: info for name, info in sorted(chunks.items()) if not info.derived}
    small = [name for name, info in own.items() if info.items < SMALL or info.staged]
    groups = [
        group
        for group in _packed(small, own, SMALL)
        if len(group) > 1 or own[group[0]].staged or own[group[0]].superseded
    ]
    large = [name for name, info in own.items() if info.items >= SMALL and not info.staged]
    groups += [(name,) for name in large if own[name].superseded]
    medium = [name for name in large if own[name].items < MEDIUM and not own[name].superseded]
    whole = len(medium) - len(medium) % _FAN
    groups += [tuple(medium[k : k + _FAN]) for k in range(0, whole, _FAN)]
    return groups


def _packed(
    names: Iterable[str], chunks: Mapping[str, ChunkInfo], limit: int
) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    items = 0
    for name in names:
        if group and items + chunks[name].items > limit:
            yield tuple(group)
            group, items = [], 0
        group.append(name)
        items += chunks[name].items
    if group:
        yield tuple(group)


def merge_chunks(store: Store, tmp: str, into: str, merge: Merge) -> list[WrittenFile]:
    """Write the files of a chunk that holds the rows of several.

    Parameters
    ----------
    store
        The dataset.
    tmp
        Folder for files being written.
    into
        Name of the new chunk.
    merge
        What to merge.

    Returns
    -------
    list of WrittenFile
        In the order of commit, the manifest file last; none where no row is left.
    """
    manifests = {chunk: store.read(manifest_path(chunk)) for chunk in merge.chunks}
    years = {
        chunk: sorted(
            set(manifest.column("report_year").to_pylist()), key=lambda year: (year is None, year)
        )
        for chunk, manifest in manifests.items()
    }
    writer = Writer(store, tmp)
    for name in PARTITION_TABLES:
        if name == "manifest":
            continue
        loaded = {
            chunk: _without(store.read(staged_path(name, chunk)), merge.superseded.get(chunk))
            for chunk in merge.chunks
            if store.exists(staged_path(name, chunk))
        }
        wanted: set[int | None] = {None}
        if TABLES[name].by_year:
            wanted = {year for listed in years.values() for year in listed}
        for year in sorted(wanted, key=lambda year: (year is None, year or 0)):
            rows = _rows(store, name, year, loaded, merge)
            writer.write(merged_path(name, into, year), rows, arrow_schema(name))
    writer.write(manifest_path(into), [_manifest(manifests, merge, into)], arrow_schema("manifest"))
    return writer.files


def _rows(
    store: Store, name: str, year: int | None, loaded: Mapping[str, pa.Table], merge: Merge
) -> Iterator[pa.Table]:
    for chunk in merge.chunks:
        if chunk in loaded:
            table = loaded[chunk]
            own = of_year(table, year) if TABLES[name].by_year else table
            if own.num_rows:
                yield own
        elif store.exists(path := merged_path(name, chunk, year)):
            yield _without(store.read(path), merge.superseded.get(chunk))


def _without(table: pa.Table, superseded: Iterable[str] | None) -> pa.Table:
    if not superseded:
        return table
    listed = pa.array(sorted(superseded), pa.string())
    return table.filter(pc.invert(pc.is_in(table.column("report_id"), value_set=listed)))


def _manifest(manifests: Mapping[str, pa.Table], merge: Merge, into: str) -> pa.Table:
    kept = []
    outside = pa.array(merge.outside, pa.string())
    for chunk, manifest in manifests.items():
        old = manifest.column("outcome")
        marks = manifest.filter(pc.equal(old, _SUPERSEDED))
        kept.append(
            _without(manifest.filter(pc.not_equal(old, _SUPERSEDED)), merge.superseded.get(chunk))
        )
        kept.append(marks.filter(pc.is_in(marks.column("old_chunk"), value_set=outside)))
    table = pa.concat_tables(kept)
    names = pa.array([into] * table.num_rows, pa.string())
    replaced = pa.array([",".join(merge.chunks)] * table.num_rows, pa.string())
    for column, values in (("chunk", names), ("replaces", replaced)):
        at = table.schema.get_field_index(column)
        table = table.set_column(at, table.schema.field(at), values)
    return table


def superseded_by_chunk(manifest: pa.RecordBatch) -> Iterator[tuple[str, str]]:
    """Chunk and id of every row that rows of a manifest say counts no more."""
    marks = manifest.filter(pc.equal(manifest.column("outcome"), _SUPERSEDED))
    yield from zip(
        marks.column("old_chunk").to_pylist(), marks.column("report_id").to_pylist(), strict=True
    )
