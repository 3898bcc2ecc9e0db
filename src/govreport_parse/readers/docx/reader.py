"""DOCX to blocks: the parts of the package that its text depends on, and the body's XML in order."""

from __future__ import annotations

from lxml.etree import XMLSyntaxError

from govreport_parse.model.document import Field
from govreport_parse.readers.docx.alternates import choose
from govreport_parse.readers.docx.blocks import blocks_of
from govreport_parse.readers.docx.inks import hide_unseen, may_hold_unseen
from govreport_parse.readers.docx.names import W
from govreport_parse.readers.docx.numbering import Numbering
from govreport_parse.readers.docx.package import damaged, open_package, parse_part
from govreport_parse.readers.docx.styles import read_styles
from govreport_parse.readers.formats import Content, Given

__all__ = ["read_docx"]

_BODY = f"{W}body"


def read_docx(given: Given) -> Content:
    """Read a DOCX package.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For a package that is truncated or damaged.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    package = open_package(given.data, given.name)
    try:
        body = parse_part(package.document).find(_BODY)
        if body is None:
            raise damaged(given.name, "no body")
        choose(body)
        if may_hold_unseen(package.document):
            hide_unseen(body)
        styles = read_styles(package.styles)
        blocks = blocks_of(body, Numbering(package.numbering, styles), styles)
        title = package.title()
    except XMLSyntaxError as error:
        raise damaged(given.name, str(error)) from error
    return Content(blocks=blocks, fields=(Field(key="title", value=title),) if title else ())
