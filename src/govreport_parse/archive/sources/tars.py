"""Tar archives, read once from front to back."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, ClassVar

from govreport_parse.archive.sources.archives import ArchiveSource
from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import MAX_HEADER, Refused, check_size, read_bounded
from govreport_parse.archive.sources.names import decode_name, safe_path
from govreport_parse.archive.sources.packing import UNPACKING_ERRORS, unpacked
from govreport_parse.archive.sources.records import Item, Skipped

__all__ = ["TarSource"]

_LONG_HEADERS = frozenset(
    {
        tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
    }
)  # fmt: skip


class _Trace:
    """What the headers showed that :mod:`tarfile` keeps to itself."""

    ended = False  # the end mark was seen
    broken = 0  # blocks that should be headers and are none


def _header_type(trace: _Trace) -> type[tarfile.TarInfo]:
    class Header(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Any:
            try:
                header = super().frombuf(buf, encoding, errors)
            except tarfile.HeaderError:
                if buf.count(0) == len(buf) == tarfile.BLOCKSIZE:
                    trace.ended = True
                elif buf:
                    trace.broken += 1
                raise
            if header.type in _LONG_HEADERS and header.size > MAX_HEADER:
                raise tarfile.ReadError("a name of more than 1 MiB")
            return header

    return Header


class TarSource(ArchiveSource):
    """The members of a tar, in their order.

    A broken header is passed and the next good one looked for; the loss is reported. An archive
    without its end mark may have been cut off between two members, and is reported too.
    """

    damage: ClassVar[tuple[type[Exception], ...]] = (tarfile.TarError, *UNPACKING_ERRORS)

    def _members(self, file: BinaryIO, intake: Intake) -> Iterator[Item | Skipped]:
        trace = _Trace()
        with (
            unpacked(file, self.label) as stream,
            tarfile.open(
                fileobj=stream,
                mode="r|",
                tarinfo=_header_type(trace),
                ignore_zeros=True,  # also goes on after a broken header
                encoding="utf-8",
                errors="surrogateescape",
            ) as archive,
        ):
            while (member := archive.next()) is not None:
                found = _member(archive, member, intake)
                archive.members = []  # type: ignore[attr-defined]  # tarfile would keep every header
                if found is not None:
                    yield found
        if trace.broken:
            yield intake.damaged(f"{trace.broken} block(s) are no header")
        elif not trace.ended:
            yield intake.damaged("no end mark")


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, intake: Intake
) -> Item | Skipped | None:
    name = decode_name(member.name.encode("utf-8", "surrogateescape"))
    if member.isdir():
        return None
    try:
        path = safe_path(name)
        _require_file(member)
        if not intake.expects(path):
            return None
        if (nested := intake.refuse_archive(path)) is not None:
            return nested
        check_size(member.size)
        content = archive.extractfile(member)
        return None if content is None else intake.take(path, read_bounded(content))
    except Refused as refused:
        return intake.skip(name, refused)


def _require_file(member: tarfile.TarInfo) -> None:
    if member.issym() or member.islnk():
        raise Refused("a link; links are not followed", "链接文件，不跟随")
    if not member.isreg():
        raise Refused("no regular file (device or pipe)", "不是普通文件（设备或管道）")
