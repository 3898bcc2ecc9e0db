"""Data of the package, read and checked before it is shipped.

The files that people write are TOML, which takes longer to read than a report. Beside each lies what
``make data`` read it as, with a digest of what it was read from; where that is not what lies there now
(somebody is changing it), it is read anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

__all__ = ["readied", "ready"]

T = TypeVar("T")


class _Readied(msgspec.Struct, frozen=True):
    """A readied file: the digest of its sources, and what they were read as."""

    source: str
    data: msgspec.Raw


def ready(value: object, *sources: bytes, indent: int = 1) -> bytes:
    """The readied file for what some sources were read as; with an indent of 0 in one line."""
    whole = _Readied(_digest(sources), msgspec.Raw(msgspec.json.encode(value)))
    return msgspec.json.format(msgspec.json.encode(whole), indent=indent) + b"\n"


def readied(file: Traversable, kind: type[T], read: Callable[[], T], *sources: bytes) -> T:
    """What a readied file holds, as a `kind`; what `read` gives where there is none for these sources."""
    if file.is_file():
        found = msgspec.json.decode(file.read_bytes(), type=_Readied)
        if found.source == _digest(sources):
            return msgspec.json.decode(found.data, type=kind)
    return read()


def _digest(sources: tuple[bytes, ...]) -> str:
    return hashlib.sha256(b"\0".join(sources)).hexdigest()
