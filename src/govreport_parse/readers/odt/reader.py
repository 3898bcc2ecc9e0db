"""OpenDocument texts to blocks: as the WordprocessingML of what they say."""

from __future__ import annotations

from govreport_parse.readers.docx.reader import read_package
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.odt.body import HEADINGS, Writer
from govreport_parse.readers.odt.lists import Lists
from govreport_parse.readers.odt.package import open_flat, open_package
from govreport_parse.readers.odt.styles import Styles
from govreport_parse.readers.wordml import Style, package_of

__all__ = ["read_odt"]

_ZIP = b"PK"


def read_odt(given: Given) -> Content:
    """Read an OpenDocument text, packed or in one XML file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged or encrypted.
    """
    opened = open_package if given.data.startswith(_ZIP) else open_flat
    parts = opened(given.data, given.name)
    styles, lists = Styles(parts.styles), Lists(parts.styles)
    body = Writer(styles, lists).flow(parts.body)
    written = [Style(id="0", name="Normal", of_paragraphs=True)]
    written += [
        Style(id=str(level), name=f"heading {level}", of_paragraphs=True, outline=level - 1)
        for level in HEADINGS
    ]
    package = package_of(body, written, lists.definitions, lists.lists, parts.title)
    return read_package(package, given.name)
