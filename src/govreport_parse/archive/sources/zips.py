"""Zip archives, member by member in the order of their folders."""

from __future__ import annotations

import contextlib
import posixpath
import stat
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import BinaryIO, ClassVar

from govreport_parse.archive.sources.archives import ArchiveSource
from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import Refused, check_size, read_bounded
from govreport_parse.archive.sources.names import decode_name, safe_path
from govreport_parse.archive.sources.records import Item, Skipped
from govreport_parse.archive.sources.salvage import salvaged
from govreport_parse.readers.beside import FindBeside, beside_page
from govreport_parse.readers.registry import ATTACHED

__all__ = ["ZipSource", "reading_order"]

_UTF8_NAME = 1 << 11
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError,
)  # fmt: skip


def reading_order(path: str) -> tuple[str, bool, str]:
    """Sort key: folder by folder, and within one pages before the files that they may link."""
    folder, name = posixpath.split(path)
    return folder, name.lower().endswith(ATTACHED), name


class ZipSource(ArchiveSource):
    """The members of a zip; its directory is held (about 1 KiB a member), never its content.

    Where the directory is lost, the members are read one after another as far as they go.
    """

    damage: ClassVar[tuple[type[Exception], ...]] = _DAMAGE

    def _members(self, file: BinaryIO, intake: Intake) -> Iterator[Item | Skipped]:
        archive = _opened(file)
        if isinstance(archive, zipfile.ZipFile):
            with archive:
                yield from _members(archive, intake)
        else:
            file.seek(0)
            yield from salvaged(file, intake)
            yield intake.damaged(archive)


def _opened(file: BinaryIO) -> zipfile.ZipFile | str:
    """The archive, or why its directory cannot be used.

    In words: an exception would hold its caller's frame, and with it the megabytes of an intake,
    until the garbage collector comes by.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        return str(error)
    # In an archive that was cut off, the directory found may be that of a DOCX within it.
    file.seek(0)
    first = min((info.header_offset for info in archive.infolist()), default=0)
    if first > 0 and file.read(4) == b"PK\x03\x04":
        archive.close()
        return "its directory is lost"
    return archive


def _members(archive: zipfile.ZipFile, intake: Intake) -> Iterator[Item | Skipped]:
    paths: dict[str, zipfile.ZipInfo] = {}  # made when the first page asks for a picture

    def read(path: str) -> bytes | None:
        if not paths:
            paths.update(_paths(archive))
        try:
            return _read(archive, paths[path])
        except (KeyError, Refused, NotImplementedError, *_DAMAGE):
            return None

    named = ((_name(info), info) for info in archive.infolist())
    for name, info in sorted(named, key=lambda pair: reading_order(pair[0])):
        if name.endswith("/"):
            continue
        try:
            path = safe_path(name)
        except Refused as refused:
            yield intake.skip(name, refused)
            continue
        if not intake.expects(path):
            continue
        beside = beside_page(path, read)
        yield intake.refuse_archive(path) or _member(archive, info, path, intake, beside)


def _paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The members by their paths; of several with one path the last, as it is unpacked."""
    for info in archive.infolist():
        with contextlib.suppress(Refused):
            yield safe_path(_name(info)), info


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    path: str,
    intake: Intake,
    beside: FindBeside,
) -> Item | Skipped:
    try:
        return intake.take(path, _read(archive, info), beside=beside)
    except Refused as refused:
        return intake.skip(path, refused)
    except _DAMAGE as error:
        return intake.skip(path, Refused(f"damaged member ({error})", f"成员已损坏（{error}）"))
    except NotImplementedError as error:
        return intake.skip(
            path, Refused(f"packed in a way that is not supported ({error})", "不支持的压缩方式")
        )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("a link; links are not followed", "链接文件，不跟随")
    if info.flag_bits & _ENCRYPTED:
        raise Refused("protected by a password", "受密码保护")
    check_size(info.file_size, info.compress_size)
    with archive.open(info) as stream:
        return read_bounded(stream, info.compress_size)


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_NAME:
        return info.orig_filename
    return decode_name(info.orig_filename.encode("cp437"), "cp437")
