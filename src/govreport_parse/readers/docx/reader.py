"""Word documents to blocks: the parts that the text depends on, and the body's XML in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from lxml.etree import XMLSyntaxError

from govreport_parse.model import limits
from govreport_parse.model.document import LOST, Block, Field, Note, place_of
from govreport_parse.readers.docx.alternates import choose
from govreport_parse.readers.docx.blocks import Beside, blocks_of
from govreport_parse.readers.docx.chunks import Chunks
from govreport_parse.readers.docx.inks import Inks, hide_unseen
from govreport_parse.readers.docx.losses import Losses
from govreport_parse.readers.docx.names import W
from govreport_parse.readers.docx.notes import LINK, OWN_MARK, raise_links, raise_marks
from govreport_parse.readers.docx.numbering import Numbering
from govreport_parse.readers.docx.onefile import as_utf8, kind_of
from govreport_parse.readers.docx.package import Package, open_flat, open_package
from govreport_parse.readers.docx.parts import damaged, may_name, parse_part
from govreport_parse.readers.docx.placeholders import PLACEHOLDER_SHOWN, empty_placeholders
from govreport_parse.readers.docx.split_figures import may_split_figures, part_figures
from govreport_parse.readers.docx.styles import read_styles
from govreport_parse.readers.docx.table_styles import doubt_figures
from govreport_parse.readers.docx.trace import Origins, Trace
from govreport_parse.readers.docx.word2003 import open_2003
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.tags import require_few_tags

__all__ = ["read_docx", "read_package", "trace_docx"]

_BODY = f"{W}body"


def read_docx(given: Given) -> Content:
    """Read a DOCX package, or a Word document that is one XML file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For a package that is truncated or damaged.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    return _read(given, _opened(given), traced=False)[0]


def read_package(package: Package, name: str) -> Content:
    """Read what another format of Word's says, in the parts of a DOCX; `name` is the file's.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For parts that are no XML.
    """
    require_few_tags(limits.TAGS, (package.document,))
    content, _ = _read(Given(name=name, data=b""), package, traced=False)
    lost = place_of(LOST, content.blocks)
    if lost is None:
        return content
    note = Note(
        code="GR001",
        message="the document holds characters that are damaged or in no charset that is known; U+FFFD stands "
        "for them and no figure is taken from such text: compare it with the original",
        message_zh="文件中有文字已损坏或无法识别，该处数据未采用，请核对原文",
        at=lost,
    )
    return msgspec.structs.replace(content, notes=(note, *content.notes))


def trace_docx(given: Given) -> Mapping[int, Origins]:
    """From which elements of a package's main part the blocks come that :func:`read_docx` finds.

    Returns
    -------
    Mapping
        By the indices of those that come from there.

    Raises
    ------
    LimitExceeded, UnreadableDocument, UnsupportedFormat
        As :func:`read_docx`.
    """
    return _read(given, open_package(given.data, given.name), traced=True)[1]


def _read(given: Given, package: Package, *, traced: bool) -> tuple[Content, Mapping[int, Origins]]:
    chunks, losses = Chunks(package.chunks), Losses()
    try:
        root = parse_part(package.document)
        trace = Trace({each: k for k, each in enumerate(root.iter("*"))}) if traced else None
        body = root.find(_BODY)
        if body is None:
            raise damaged(given.name, "no body")
        choose(body)
        styles = read_styles(package.styles)
        inks = Inks(styles)
        if may_name(package.document, OWN_MARK):
            raise_marks(body)
        if may_name(package.document, LINK):
            raise_links(body)
        hide_unseen(body, inks, package.document)
        doubt_figures(body, styles, inks)
        if may_name(package.document, PLACEHOLDER_SHOWN):
            empty_placeholders(body)
        if may_split_figures(package.document):
            part_figures(body, inks)
        numbering = Numbering(package.numbering, styles)
        blocks = blocks_of(body, Beside(numbering, styles, chunks, losses, trace))
    except XMLSyntaxError as error:
        raise damaged(given.name, str(error)) from error
    content = Content(
        blocks=blocks,
        fields=(Field(key="title", value=package.title),) if package.title else (),
        attachments=tuple(chunks.attachments),
        notes=(*losses.notes(), *_placed(chunks.notes, blocks)),
    )
    return content, {} if trace is None else trace.blocks


def _opened(given: Given) -> Package:
    kind = kind_of(given.data)
    if kind is None:
        return open_package(given.data, given.name)
    opened = open_flat if kind == "flat" else open_2003
    return opened(as_utf8(given.data), given.name)


def _placed(notes: Sequence[Note], blocks: Sequence[Block]) -> Iterator[Note]:
    for note in notes:
        yield msgspec.structs.replace(note, at=place_of(LOST, blocks))
