"""Records on their way to those who judge them: the reports of one body in one file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from govreport_parse.archive.work.series import Kept, encode_kept

__all__ = ["Buckets"]

# Reports that a worker judges together: 40 MB of JSON, packed 4.
_SIZE = 400
# Bytes that are held until they are written. Millions of reports make thousands of files, each of
# which is opened every time.
_BUFFER = 8 * 2**20


class Buckets:
    """Files of records, one for some hundred reports of whole bodies.

    Parameters
    ----------
    folder
        A local folder that is not there yet.
    reports
        How many will come, or more.
    """

    def __init__(self, folder: Path, reports: int) -> None:
        self._folder = folder
        self._count = max(1, reports // _SIZE)
        folder.mkdir()

    def fill(self, records: Iterable[Kept]) -> None:
        """Write every record to the file of its body."""
        pending: dict[int, bytearray] = {}
        size = 0
        for record in records:
            bucket = zlib.crc32(record.agency_key.encode()) % self._count
            encoded = encode_kept(record)
            pending.setdefault(bucket, bytearray()).extend(encoded)
            size += len(encoded)
            if size > _BUFFER:
                self._flush(pending)
                size = 0
        self._flush(pending)

    def payloads(self) -> Iterator[tuple[int, bytes]]:
        """The buckets that there are, each with its number; a file is gone once it was read."""
        for number in range(self._count):
            path = self._folder / str(number)
            if path.exists():
                payload = path.read_bytes()
                path.unlink()
                yield number, payload

    def _flush(self, pending: dict[int, bytearray]) -> None:
        for number, data in pending.items():
            with (self._folder / str(number)).open("ab") as file:
                file.write(data)
        pending.clear()
