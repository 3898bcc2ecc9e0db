"""RTF to blocks: as the WordprocessingML of what it says."""

from __future__ import annotations

from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.docx.reader import read_package
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.rtf.reading import Reading
from govreport_parse.readers.rtf.tokens import BrokenSource
from govreport_parse.readers.wordml import package_of

__all__ = ["read_rtf"]

_BEGIN = b"{\\rtf"


def read_rtf(given: Given) -> Content:
    """Read an RTF file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that ends in the midst, or goes on after its end.
    """
    data = given.data
    try:
        reading = Reading(data[data.index(_BEGIN) :])
        body = reading.body()
    except BrokenSource as error:
        raise UnreadableDocument(
            given.name,
            f"the RTF file is truncated or damaged ({error}); fetch the file again",
            f"RTF文件不完整或已损坏（{error}）；请重新获取该文件",
        ) from error
    headers = reading.headers
    package = package_of(
        body, headers.styles(), headers.definitions(), headers.lists(), headers.title.strip()
    )
    return read_package(package, given.name)
