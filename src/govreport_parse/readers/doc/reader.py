"""Documents of Word 97 to 2003 to blocks: as the WordprocessingML of what they say."""

from __future__ import annotations

import struct

from govreport_parse.readers.doc.formatted import of_characters, of_paragraphs
from govreport_parse.readers.doc.header import Streams, damaged, open_streams
from govreport_parse.readers.doc.lists import LISTS, OVERRIDES, read_lists
from govreport_parse.readers.doc.pieces import Pieces
from govreport_parse.readers.doc.story import Story, Teller, boxes_of
from govreport_parse.readers.doc.styles import StyleSheet
from govreport_parse.readers.docx.package import Package
from govreport_parse.readers.docx.reader import read_package
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.ole import BrokenFile
from govreport_parse.readers.wordml import package_of

__all__ = ["read_doc"]

_STYLES, _NOTES, _ANCHORS, _END_NOTES, _BOX_TEXTS = 1, 2, 40, 46, 56


def read_doc(given: Given) -> Content:
    """Read a document of Word 97 to 2003.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, encrypted or older.
    UnsupportedFormat
        For a file of another program that includes such a document.
    """
    try:
        package = _package(open_streams(given.data, given.name))
    except (BrokenFile, struct.error, IndexError) as error:
        raise damaged(given.name, str(error)) from error
    return read_package(package, given.name)


def _package(streams: Streams) -> Package:
    styles = StyleSheet(streams.part(_STYLES), streams.data)
    definitions, lists = read_lists(streams.table, streams.place(LISTS), streams.part(OVERRIDES))
    story = Story(
        pieces=Pieces(streams),
        runs=of_characters(streams),
        paragraphs=of_paragraphs(streams),
        styles=styles,
        data=streams.data,
        boxes=boxes_of(streams.part(_ANCHORS), streams.part(_BOX_TEXTS), streams.boxes[0]),
        marks=frozenset((*_own_marks(streams.part(_NOTES)), *_own_marks(streams.part(_END_NOTES)))),
    )
    body = Teller(story).tell(0, streams.length)
    return package_of(body, styles.styles(), definitions, lists, None)


def _own_marks(references: bytes) -> list[int]:
    """The characters that are marks of notes which are not counted."""
    count = (len(references) - 4) // 6
    return [
        struct.unpack_from("<I", references, 4 * k)[0]
        for k in range(count)
        if not struct.unpack_from("<H", references, 4 * (count + 1) + 2 * k)[0]
    ]
