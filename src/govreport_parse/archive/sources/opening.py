"""Choosing the source by what is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from govreport_parse.archive.sources.folder import FileSource, FolderSource
from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.lists import ListSource
from govreport_parse.archive.sources.packing import archive_kind
from govreport_parse.archive.sources.places import LocalPlace, Place, RemotePlace, is_remote
from govreport_parse.archive.sources.records import Opener, ReportSource
from govreport_parse.archive.sources.tables import JsonLinesSource, ParquetSource
from govreport_parse.archive.sources.tars import TarSource
from govreport_parse.archive.sources.warcs import WarcSource
from govreport_parse.archive.sources.zips import ZipSource
from govreport_parse.model.errors import UnreadableDocument, why_not_opened
from govreport_parse.readers.beside import beside_path, nothing_beside

__all__ = ["open_source"]


class _Options(msgspec.Struct, frozen=True, kw_only=True):
    url_column: str
    html_column: str
    storage: dict[str, Any]


def open_source(
    where: str | Path,
    *,
    url_column: str = "url",
    html_column: str = "html",
    storage_options: dict[str, Any] | None = None,
    stdin: BinaryIO | None = None,
) -> ReportSource:
    """Open whatever holds reports, chosen by its content.

    Parameters
    ----------
    where
        A folder (read recursively, archives in it too), a zip, a tar (plain, gzip, zstd, bzip2,
        xz), a WARC (plain, gzip, zstd), JSON lines (plain, gzip, zstd), Parquet, or a single report;
        a local path or a URL that fsspec opens (``s3://…``, ``memory://…``); ``"-"`` for a list
        of such paths on standard input, one a line or ending in NUL.
    url_column, html_column
        Columns of JSON lines and Parquet.
    storage_options
        For fsspec's file system (``{"anon": True}``).
    stdin
        Where the list comes from in place of standard input.

    Returns
    -------
    ReportSource
        Nothing but its kind has been read; iterating streams it and never unpacks it to disk.

    Raises
    ------
    UnreadableDocument
        There is nothing, or it cannot be opened.
    MissingExtra
        A package of the extra ``archive`` is needed.
    """
    options = _Options(
        url_column=url_column, html_column=html_column, storage=dict(storage_options or {})
    )
    if str(where) == "-":
        stream = sys.stdin.buffer if stdin is None else stdin
        return ListSource(
            stream, lambda path, shown, intake: _open(path, options, shown=shown, intake=intake)
        )
    return _open(where, options)


def _open(
    where: str | Path,
    options: _Options,
    shown: str | None = None,
    intake: Intake | None = None,
) -> ReportSource:
    """Open a path; `shown`, where it is one of several, stands before the names of its members."""
    text = str(where)
    try:
        remote = isinstance(where, str) and is_remote(where)
        place: Place = RemotePlace(text, options.storage) if remote else LocalPlace(Path(where))
        label = text if shown is None else shown
        prefix = "" if shown is None else f"{shown.rstrip('/')}/"
        if place.is_folder():
            return FolderSource(
                label,
                place,
                lambda kind, name, opener, below: _archive(kind, name, opener, below, options),
                prefix,
            )
        with place.open() as file:
            kind = archive_kind(text, file)
    except (OSError, ValueError) as error:
        raise UnreadableDocument(text, *why_not_opened(error)) from error
    if kind is not None:
        return _archive(kind, label, place.open, prefix, options)
    name = text.rpartition("/")[2] if remote else Path(where).name
    beside = nothing_beside if remote else beside_path(Path(where))
    return FileSource(label, place.open, shown or name, intake, beside)


def _archive(kind: str, label: str, opener: Opener, prefix: str, options: _Options) -> ReportSource:
    columns = (options.url_column, options.html_column)
    match kind:
        case "zip":
            return ZipSource(label, opener, prefix)
        case "tar":
            return TarSource(label, opener, prefix)
        case "warc":
            return WarcSource(label, opener, prefix)
        case "jsonl":
            return JsonLinesSource(label, opener, prefix, columns)
        case _:
            return ParquetSource(label, opener, prefix, columns)
