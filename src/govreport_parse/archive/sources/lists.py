"""A list of files on standard input, as ``find`` prints it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import BinaryIO

from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import MAX_HEADER, Refused, Stream
from govreport_parse.archive.sources.names import SeenNames
from govreport_parse.archive.sources.records import Item, ReportSource, Skipped
from govreport_parse.model.errors import GovReportError

__all__ = ["ListSource", "PathOpener"]

# Opens a path under the name that it shall bear; single files share the list's intake.
PathOpener = Callable[[str, str, Intake], ReportSource]
_PIECE = 2**16


class ListSource:
    """Each path of a list, opened as a source of its own.

    The list can be read once. Paths stand one a line, or end in NUL (``find -print0``), as the
    first separator of the list decides. A path that is listed again gets a name of its own.
    """

    label = "-"

    def __init__(self, stream: BinaryIO, open_path: PathOpener) -> None:
        self._stream = stream
        self._open_path = open_path

    def __iter__(self) -> Iterator[Item | Skipped]:
        intake = Intake(self.label)
        listed = SeenNames()
        for number, raw in enumerate(_paths(self._stream), 1):
            if len(raw) > MAX_HEADER:
                yield intake.skip(
                    f"line {number}", Refused("too long for a path", "该行过长，不是路径")
                )
                continue
            path = os.fsdecode(raw)
            shown = listed.unique(path, str(number), number)
            try:
                yield from self._open_path(path, shown, intake)
            except GovReportError as error:
                yield intake.skip(shown, Refused(error.reason, error.reason_zh))


def _paths(stream: Stream) -> Iterator[bytes]:
    rest = b""
    mark: bytes | None = None
    while piece := stream.read(_PIECE):
        rest += piece
        if mark is None and (found := [rest.find(m) for m in (b"\0", b"\n") if m in rest]):
            mark = rest[min(found) : min(found) + 1]
        if mark is not None:
            *whole, rest = rest.split(mark)
            yield from filter(None, (path.rstrip(b"\r") for path in whole))
        if len(rest) > MAX_HEADER:
            yield rest
            rest = b""
    if rest := rest.rstrip(b"\r"):
        yield rest
