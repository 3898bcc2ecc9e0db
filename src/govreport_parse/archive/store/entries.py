"""What a dataset keeps of a source beside its report: its id, its failure, the rows it supersedes."""

from __future__ import annotations

import hashlib

import msgspec

__all__ = ["Failure", "Superseded", "report_id"]

_ID_LENGTH = 32


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Why a source gave no report.

    Attributes
    ----------
    stage
        ``source`` (its archive left it out), ``read``, ``check``, ``worker`` (its process died
        or hung) or ``across`` (the reports of a body could not be judged together).
    kind
        Name of the exception, ``OutOfTime``, ``OutOfMemory``, ``WorkerDied`` or ``Skipped``.
    message, message_zh
        What happened.
    traceback
        Of an exception that nobody expected.
    """

    stage: str
    kind: str
    message: str
    message_zh: str
    traceback: str | None = None


class Superseded(msgspec.Struct, frozen=True):
    """Older rows of a source that count no more once the chunk that names them is committed."""

    chunk: str
    report_id: str
    archive: str | None
    name: str


def report_id(archive: str | None, name: str, sha256: str) -> str:
    """Id of a source: the same bytes under the same name have the same one, on every machine."""
    return hashlib.sha256("\0".join((archive or "", name, sha256)).encode()).hexdigest()[
        :_ID_LENGTH
    ]
