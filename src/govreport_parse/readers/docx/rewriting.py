"""A ZIP package with some members exchanged or added, and all others as they are, to the byte."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import msgspec

__all__ = ["member_names", "rewritten"]

_LOCAL = struct.Struct("<4s5H3L2H")
_FIELDS = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
# Of the fields: which version is needed, flags, method; then time and date; checksum and sizes; lengths of
# name, further fields and comment; at last the byte.
_NEEDED, _FLAGS, _METHOD = 2, 3, 4
_SIZES, _LENGTHS = slice(7, 10), slice(10, 13)
_IN_UTF8 = 1 << 11
# Written on MS-DOS, as Word says, on 1 January 1980.
_NEW = (b"PK\1\2", 20, 20, 0, zipfile.ZIP_DEFLATED, 0, 0x21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def member_names(data: bytes) -> list[str]:
    """The names of a package's members, as they are written."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def rewritten(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A package in which these members have these contents; those that it lacks stand at its end.

    Every other member is copied as it is packed, in its place.

    Raises
    ------
    zipfile.BadZipFile
        For a package that is damaged, or whose members overlap.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members, directory, comment = package.infolist(), package.start_dir, package.comment
    begins = sorted({*(member.header_offset for member in members), directory})
    ends = dict(pairwise(begins))
    last = {member.filename: member for member in members}  # of several of one name, that counts
    packed, entries, at = bytearray(), bytearray(), directory
    for member in members:
        entry, at = _entry(data, at)
        offset = len(packed)
        if last[member.filename] is member and member.filename in changed:
            packed += _exchange(entry, changed[member.filename])
        else:
            end = ends.get(member.header_offset, 0)
            if member.header_offset + _LOCAL.size + member.compress_size > end:
                raise zipfile.BadZipFile(f"{member.filename} overlaps another member")
            packed += data[member.header_offset : end]
        entries += _placed(entry, offset)
    new = [name for name in changed if name not in last]
    for name in new:
        entry, offset = (
            _Entry(fields=list(_NEW), name=name.encode(), extra=b"", comment=b""),
            len(packed),
        )
        packed += _exchange(entry, changed[name])
        entries += _placed(entry, offset)
    count = len(members) + len(new)
    end_record = _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), len(packed), len(comment))
    return bytes(packed + entries) + end_record + comment


class _Entry(msgspec.Struct):
    """A member's entry in the directory: its fields as packed, its name as it is written."""

    fields: list[Any]
    name: bytes
    extra: bytes
    comment: bytes


def _entry(data: bytes, at: int) -> tuple[_Entry, int]:
    """The entry at a byte, and the byte after it."""
    fields = list(_FIELDS.unpack_from(data, at))
    at += _FIELDS.size
    parts = []
    for length in fields[_LENGTHS]:
        parts.append(data[at : at + length])
        at += length
    return _Entry(fields=fields, name=parts[0], extra=parts[1], comment=parts[2]), at


def _exchange(entry: _Entry, content: bytes) -> bytes:
    """A member of this entry, which then says the new content."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    if entry.fields[_METHOD] == zipfile.ZIP_STORED:
        packed = content
    entry.fields[_FLAGS] &= _IN_UTF8
    entry.fields[_SIZES] = zlib.crc32(content), len(packed), len(content)
    entry.extra = b""
    said = entry.fields[_NEEDED : _SIZES.stop]
    return _LOCAL.pack(b"PK\3\4", *said, len(entry.name), 0) + entry.name + packed


def _placed(entry: _Entry, offset: int) -> bytes:
    """The entry of a member that stands at a byte."""
    parts = (entry.name, entry.extra, entry.comment)
    entry.fields[_LENGTHS] = map(len, parts)
    entry.fields[-1] = offset
    return _FIELDS.pack(*entry.fields) + b"".join(parts)
