"""Where files lie: a local disk, or any file system that fsspec knows."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import msgspec

from govreport_parse.archive.sources.limits import Refused, read_bounded
from govreport_parse.archive.sources.names import decode_name
from govreport_parse.archive.sources.records import Opener
from govreport_parse.model.errors import MissingExtra
from govreport_parse.model.extras import extra
from govreport_parse.readers.beside import file_below

__all__ = ["Entry", "LocalPlace", "Place", "RemotePlace", "is_remote"]

_LINK = Refused("a link; links are not followed", "链接文件，不跟随")
_DEVICE = Refused("no regular file (device, pipe or socket)", "不是普通文件（设备、管道或套接字）")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a folder.

    Attributes
    ----------
    name
        Its path below the folder, with ``/``.
    size
        In bytes, as the file system says.
    open
        Opens it.
    special
        Why it is not to be opened; None for a regular file.
    """

    name: str
    size: int
    open: Opener
    special: Refused | None = None


class Place(Protocol):
    """A file or folder somewhere."""

    def is_folder(self) -> bool:
        """Whether it is a folder; raises FileNotFoundError where there is nothing."""

    def open(self) -> BinaryIO:
        """Open the file."""

    def walk(self) -> Iterator[list[Entry] | OSError]:
        """The files of each folder at and below this one, folders in order of their names."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its path below this folder; None for none, a link, or one too large."""


class LocalPlace:
    """A path on this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_folder(self) -> bool:
        """Whether it is a folder; raises FileNotFoundError where there is nothing."""
        return stat.S_ISDIR(self._path.stat().st_mode)

    def open(self) -> BinaryIO:
        """Open the file."""
        return self._path.open("rb")

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its path below this folder; None for none, a link, or one too large."""
        return file_below(self._path, name)

    def walk(self) -> Iterator[list[Entry] | OSError]:
        """The files of each folder at and below this one, folders in order of their names."""
        pending = [("", self._path)]
        while pending:
            shown, folder = pending.pop()
            try:
                with os.scandir(folder) as listing:
                    entries = list(listing)
                folders, files = _sorted_out(entries, shown)
            except OSError as error:
                yield OSError(error.errno, error.strerror, shown or str(folder))
                continue
            yield files
            pending.extend(sorted(folders, reverse=True))


def _sorted_out(
    entries: list[os.DirEntry[str]], shown: str
) -> tuple[list[tuple[str, Path]], list[Entry]]:
    folders: list[tuple[str, Path]] = []
    files: list[Entry] = []
    for entry in entries:
        name = posixpath.join(shown, decode_name(os.fsencode(entry.name)))
        if entry.is_dir(follow_symlinks=False):
            folders.append((name, Path(entry.path)))
            continue
        mode = entry.stat(follow_symlinks=False)
        special = None if stat.S_ISREG(mode.st_mode) else _DEVICE
        files.append(
            Entry(
                name=name,
                size=mode.st_size,
                open=LocalPlace(Path(entry.path)).open,
                special=_LINK if entry.is_symlink() else special,
            )
        )
    return folders, files


def is_remote(where: str) -> bool:
    """Whether a string is a URL of a file system (``s3://…``) and no local path."""
    return "://" in where


class RemotePlace:
    """A URL that fsspec opens."""

    def __init__(self, url: str, options: dict[str, Any]) -> None:
        with extra("archive", url):
            from fsspec.core import url_to_fs
        try:
            self._fs, self._path = url_to_fs(url, **options)
        except ImportError as error:
            raise MissingExtra(
                url,
                f"needs the package of its file system: {error}",
                f"需要该文件系统的软件包：{error}",
            ) from error

    def is_folder(self) -> bool:
        """Whether it is a folder; raises FileNotFoundError where there is nothing."""
        return bool(self._fs.info(self._path)["type"] == "directory")

    def open(self) -> BinaryIO:
        """Open the file."""
        return self._opened(self._path)

    def _opened(self, path: str) -> BinaryIO:
        file: BinaryIO = self._fs.open(path, "rb")
        return file

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its path below this folder; None for none, or one too large."""
        path = f"{self._path.rstrip('/')}/{name}"
        try:
            if self._fs.info(path)["type"] != "file":
                return None
            with self._opened(path) as file:
                return read_bounded(file)
        except (OSError, ValueError, Refused):
            return None

    def walk(self) -> Iterator[list[Entry] | OSError]:
        """The files of each folder at and below this one, folders in order of their names."""
        pending = [self._path]
        while pending:
            folder = pending.pop()
            try:
                # Object stores may list the folder's own marker among its files.
                found = self._fs.ls(folder, detail=True)
                listing = [e for e in found if e["name"].rstrip("/") != folder.rstrip("/")]
            except OSError as error:
                yield OSError(error.errno, error.strerror, self._below(folder) or folder)
                continue
            folders = [e["name"] for e in listing if e["type"] == "directory"]
            yield [self._entry(e) for e in listing if e["type"] != "directory"]
            pending.extend(sorted(folders, reverse=True))

    def _below(self, path: str) -> str:
        return path[len(self._path) :].strip("/")

    def _entry(self, entry: dict[str, Any]) -> Entry:
        path = entry["name"]
        return Entry(
            name=self._below(path),
            size=entry.get("size") or 0,
            open=lambda: self._opened(path),
            special=None if entry["type"] == "file" else _LINK,
        )
