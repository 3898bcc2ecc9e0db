"""The stages in the order in which a document flows through them; nothing else composes them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar

import msgspec

from govreport_parse.forms import Form, form_in_force, load_form, load_forms
from govreport_parse.model import limits
from govreport_parse.model.arguments import require_document, unwanted
from govreport_parse.model.document import Attachment, Block, Document, Note, Paragraph, Table
from govreport_parse.model.errors import (
    GovReportError,
    LimitExceeded,
    NotAnAnnualReport,
    UnreadableDocument,
)
from govreport_parse.model.page import Page
from govreport_parse.model.places import located
from govreport_parse.model.records import AnnualReport, Comparison, Statement
from govreport_parse.model.vocabularies import Part
from govreport_parse.page.furniture import find_page
from govreport_parse.page.look_alikes import recognise
from govreport_parse.page.masthead import Masthead, read_masthead
from govreport_parse.page.refusals import refusal
from govreport_parse.page.sections import Outline, build_outline
from govreport_parse.readers import Readable, read_document
from govreport_parse.readers.beside import FindBeside
from govreport_parse.readers.garbled import garbled
from govreport_parse.statements import read_statements, settled
from govreport_parse.tables.comparison import read_comparisons
from govreport_parse.tables.readings import TableReadings
from govreport_parse.tables.restoring.lines import restore_tables
from govreport_parse.tables.statutory import read_tables
from govreport_parse.tables.unread import unread_tables
from govreport_parse.text.fold import fold

__all__ = ["STAGES", "Stage", "page_of", "parse", "parse_document", "prepare", "restored"]

F = TypeVar("F", bound=Callable[..., object])

# Sections that together make a disclosure report; work summaries share one of them at most.
_OWN_KINDS = frozenset({"proactive", "requests", "remedies", "fees", "disclosure"})
_MIN_KINDS = 2
# A text without a title calls itself an annual report in its first lines.
_FIRST_LINES = 8
# What a report without headings speaks of; news of one speaks of two or three.
_MATTERS = (
    ("主动公开", "公开政府信息", "公开信息"),
    ("申请",),
    ("收费", "费用", "减免"),
    ("复议", "诉讼"),
    ("问题", "不足"),
)
_MIN_MATTERS = 4
# Prose below a title: a town's report may be five paragraphs without a heading.
_MIN_SENTENCES = 2


class Stage(msgspec.Struct, Generic[F], frozen=True):
    """One step on the way from bytes to a report.

    Attributes
    ----------
    name
        One word.
    does
        What it does, as the documentation says it.
    run
        Takes what the stage before returns.
    """

    name: str
    does: str
    run: F


class Headed(msgspec.Struct, frozen=True, kw_only=True):
    """A page and its masthead."""

    page: Page
    masthead: Masthead


class Tabled(Headed, frozen=True, kw_only=True):
    """With the statutory tables, the blocks that print them, and the form of the report.

    `unread`: notes of tables that are printed and were not understood.
    """

    tables: tuple[TableReadings, ...]
    table_blocks: frozenset[int]
    form: Form | None
    unread: tuple[Note, ...]


class Outlined(Tabled, frozen=True, kw_only=True):
    """With the headings."""

    outline: Outline


class Stated(Outlined, frozen=True, kw_only=True):
    """With the figures of the text and of comparison tables.

    `left_out`: the parts of a report that are not wanted.
    """

    comparisons: tuple[Comparison, ...]
    statements: tuple[Statement, ...]
    left_out: tuple[Part, ...]


def _choose(document: Document) -> Document:
    """The document, or the one that it encloses where that is a report and it is none itself.

    Of several that differ none is chosen, nor is one on another year than the page says it shows.
    """
    if not document.enclosed and document.pictured is None:
        return document
    shown = _headed(msgspec.structs.replace(document, pictured=None))
    if _is_report(shown):
        return document
    if document.pictured is not None and _is_report(_headed(document.pictured)):
        return _as_page(document.pictured, document)
    year = shown.masthead.year
    reports = [
        inner
        for inner in document.enclosed
        if _is_report(headed := _headed(inner)) and year in (None, headed.masthead.year)
    ]
    same = all(inner.blocks == reports[0].blocks for inner in reports)
    return reports[0] if reports and same else document


def _as_page(pictured: Document, page: Document) -> Document:
    """The report that pictures of a page without text print, with what the page says around them."""
    note = Note(
        code="GR012",
        message="the page prints no text of its own; the report was read from its pictures",
        message_zh="网页正文中没有报告内容，报告由其中的图片识别得到，请核对原件",
    )
    return msgspec.structs.replace(
        pictured,
        fields=page.fields,
        page_title=page.page_title,
        attachments=page.attachments,
        notes=(*pictured.notes, note),
    )


def _headed(document: Document) -> Headed:
    return MASTHEAD.run(PAGE.run(RESTORE.run(document)))


def _is_report(headed: Headed) -> bool:
    try:
        RECOGNISE.run(SECTIONS.run(TABLES.run(headed)))
    except GovReportError:
        return False
    return True


def _restore(document: Document) -> Document:
    restored = restore_tables(document, load_forms())
    if document.pictured is None:
        return restored
    pictured = _with_places(restore_tables(document.pictured, load_forms()))
    return msgspec.structs.replace(restored, pictured=pictured)


def _with_places(pictured: Document) -> Document:
    """Pictures without the tables that were put together: nobody could look where in them a figure stands."""
    placed = {id(one.block) for one in pictured.places}
    blocks = tuple(
        Paragraph(text="") if isinstance(block, Table) and id(block) not in placed else block
        for block in pictured.blocks
    )
    return msgspec.structs.replace(pictured, blocks=blocks)


def _read_masthead(page: Page) -> Headed:
    return Headed(page=page, masthead=read_masthead(page))


def _read_tables(headed: Headed) -> Tabled:
    page, masthead = headed.page, headed.masthead
    tables = tuple(_tables_in(page.blocks, masthead))
    if page.pictured is not None:
        tables += tuple(_tables_of_pictures(page, masthead, tables))
    blocks = frozenset(i for table in tables for i in table.blocks)
    form = load_form(tables[0].forms[0].form) if tables else form_in_force(masthead.year)
    known = {block.table for table in tables for block in table.forms}
    return Tabled(
        page=page,
        masthead=masthead,
        tables=tables,
        table_blocks=blocks,
        form=form,
        unread=unread_tables(page.blocks, blocks, known, form),
    )


def _tables_in(blocks: Sequence[Block], masthead: Masthead) -> list[TableReadings]:
    return read_tables(blocks, load_forms(), masthead.year, masthead.agency.name, masthead.title)


def _tables_of_pictures(
    page: Page, masthead: Masthead, own: Sequence[TableReadings]
) -> Iterator[TableReadings]:
    """Of the statutory tables in pictures those that the page itself does not print."""
    printed = {block.table for table in own for block in table.forms}
    for table in _tables_in(_all_blocks(page), masthead):
        if min(table.blocks) >= len(page.blocks) and printed.isdisjoint(
            block.table for block in table.forms
        ):
            yield table


def _all_blocks(page: Page) -> tuple[Block, ...]:
    """The blocks of a page, then those of its pictures."""
    return page.blocks if page.pictured is None else (*page.blocks, *page.pictured.blocks)


def _find_sections(tabled: Tabled) -> Outlined:
    return Outlined(
        page=tabled.page,
        masthead=tabled.masthead,
        tables=tabled.tables,
        table_blocks=tabled.table_blocks,
        form=tabled.form,
        unread=tabled.unread,
        outline=build_outline(tabled.page, tabled.table_blocks),
    )


def _recognise(outlined: Outlined) -> Outlined:
    """What is an annual report, as it is.

    Raises
    ------
    NotAnAnnualReport
        For what is none.
    UnreadableDocument
        For what may be one, its text not being in the document.
    """
    page, masthead, tables = outlined.page, outlined.masthead, outlined.tables
    figures = any(
        reading.status in ("reported", "not_applicable")
        for table in tables
        for reading in table.readings
    )
    like = recognise(page, figures=figures)
    if like is not None:
        raise NotAnAnnualReport(page.source.name, like.reason, like.reason_zh)
    if tables and (figures or masthead.year is not None or masthead.agency.name is not None):
        return outlined
    if tables:
        raise NotAnAnnualReport(
            page.source.name,
            "a blank form without body, year or figure; give a filled report",
            "这是空白样表，没有机关、年度和数据；请提供已填写的报告",
        )
    kinds = {item.kind for item in outlined.outline.items} & _OWN_KINDS
    if masthead.title is not None and (kinds or _has_narrative(page, outlined)):
        return outlined
    if masthead.presented and masthead.agency.name is not None:
        overview = "overview" in {item.kind for item in outlined.outline.items}
        if kinds or overview or _speaks_of_all(page):
            return outlined
    if len(kinds) >= _MIN_KINDS and masthead.year is not None and _names_itself(page):
        return outlined
    raise refusal(page, masthead.named)


def _names_itself(page: Page) -> bool:
    """Whether the first lines call the text an annual report."""
    blocks = page.blocks[:_FIRST_LINES]
    lines = [fold(block.text) for block in blocks if isinstance(block, Paragraph)]
    return any("年度报告" in line or "年报" in line for line in lines)


def _has_narrative(page: Page, outlined: Outlined) -> bool:
    """Whether sentences about disclosure stand below the title, one where it has body and year."""
    complete = page.title is not None and page.title.title.body and page.title.title.year
    enough = 1 if complete and outlined.outline.items else _MIN_SENTENCES
    text = "".join(b.text for b in page.blocks[page.body :] if isinstance(b, Paragraph))
    return text.count("。") >= enough and "公开" in text


def _speaks_of_all(page: Page) -> bool:
    """Whether a text without headings reports on what the parts of a report are about."""
    text = "".join(fold(b.text) for b in page.blocks[page.body :] if isinstance(b, Paragraph))
    return sum(any(word in text for word in words) for words in _MATTERS) >= _MIN_MATTERS


def _read_statements(outlined: Outlined, left_out: tuple[Part, ...] = ()) -> Stated:
    blocks, form, year = outlined.page.blocks, outlined.form, outlined.masthead.year
    comparisons: tuple[Comparison, ...] = ()
    if "comparisons" not in left_out:
        comparisons = read_comparisons(blocks, outlined.table_blocks, form, year)
    return Stated(
        page=outlined.page,
        masthead=outlined.masthead,
        tables=outlined.tables,
        table_blocks=outlined.table_blocks,
        form=form,
        unread=outlined.unread,
        outline=outlined.outline,
        comparisons=comparisons,
        statements=() if "statements" in left_out else _statements(outlined),
        left_out=left_out,
    )


def _statements(outlined: Outlined) -> tuple[Statement, ...]:
    blocks, form, masthead = outlined.page.blocks, outlined.form, outlined.masthead
    form_id = form.id if form else None
    # What is recognised in a picture may be misread, and says nothing of the text.
    tables = (table for table in outlined.tables if min(table.blocks) < len(blocks))
    return settled(
        read_statements(blocks, outlined.outline, form_id, masthead.year, masthead.agency),
        tuple(chain.from_iterable(table.readings for table in tables)),
        form,
        blocks,
    )


def _make_report(stated: Stated) -> AnnualReport:
    page, masthead, tables = stated.page, stated.masthead, stated.tables
    sections = "sections" not in stated.left_out
    report = AnnualReport(
        source=page.source,
        title=masthead.title,
        agency=masthead.agency,
        year=masthead.year,
        period=masthead.period,
        contact=masthead.contact,
        published=masthead.published,
        filler=masthead.filler,
        metadata=masthead.metadata,
        forms=tuple(block for table in tables for block in table.forms),
        preamble=stated.outline.preamble_section(page.blocks) if sections else None,
        sections=stated.outline.tree(page.blocks) if sections else (),
        readings=tuple(chain.from_iterable(table.readings for table in tables)),
        comparisons=stated.comparisons,
        statements=stated.statements,
        attachments=(*page.attachments, *_pictures_for_tables(stated)),
        notes=(
            *page.notes,
            *_notes_of_pictures(page),
            *(n for table in tables for n in table.notes),
            *stated.unread,
        ),
        left_out=stated.left_out or msgspec.UNSET,
    )
    places = page.places if page.pictured is None else page.pictured.places
    report = located(report, _all_blocks(page), places)
    if not report.source.recognised:
        return report
    from govreport_parse.arithmetic.certified import certified  # of scans alone

    return certified(report, None if page.pictured is None else len(page.blocks))


def _pictures_for_tables(stated: Stated) -> Iterator[Attachment]:
    """The pictures of a page that lacks a prescribed table, which may be one of them."""
    printed = {block.table for table in stated.tables for block in table.forms}
    tables = stated.form.tables if stated.form is not None else ()
    if any(table.required and table.table not in printed for table in tables):
        yield from (Attachment(text="", href=name) for name in stated.page.shown)


def _notes_of_pictures(page: Page) -> Iterator[Note]:
    """Reading problems of pictures, whose blocks stand after those of the page."""
    for note in () if page.pictured is None else page.pictured.notes:
        at = note.at
        if at is not None:
            at = msgspec.structs.replace(at, block=at.block + len(page.blocks))
        yield msgspec.structs.replace(note, at=at)


STAGES = (
    Stage(
        "read",
        "decode, build the tree, drop hidden and foreign parts, paragraphs and grids",
        read_document,
    ),
    Stage("choose", "the report that a page without text encloses in its source", _choose),
    Stage("restore", "tables put back into rows from lines of text", _restore),
    Stage("page", "furniture known by its words, title, metadata box", find_page),
    Stage("masthead", "body, year, period, contact", _read_masthead),
    Stage("tables", "recognise the form, align its rows, read its cells", _read_tables),
    Stage("sections", "headings and what they govern", _find_sections),
    Stage("recognise", "refuse what only looks like a report", _recognise),
    Stage("statements", "the figures of the text and of comparison tables", _read_statements),
    Stage("report", "the record", _make_report),
)
READ, CHOOSE, RESTORE, PAGE, MASTHEAD, TABLES, SECTIONS, RECOGNISE, STATEMENTS, REPORT = STAGES


def parse(
    source: Readable,
    *,
    name: str | None = None,
    charset: str | None = None,
    want: Collection[Part] | None = None,
    ocr: bool = False,
    beside: FindBeside | None = None,
) -> AnnualReport:
    """Read one annual report.

    Parameters
    ----------
    source
        A path, the bytes themselves, or a binary file, of a format that is read.
    name
        Name to report; by default the path's or the file's own.
    charset
        What the server declared (Content-Type of HTTP); see
        :func:`~govreport_parse.readers.read_document`.
    want
        The parts that are wanted, ``{"readings"}`` for the tables alone, which takes a quarter to a third less time; by default
        all. Those that are there are as they always are. Masthead and readings are read in any case, as they say whether
        it is a report; :attr:`AnnualReport.left_out` names what was not read. Such a report cannot be checked.
    ocr
        Recognise the characters of scans, and of pictures that a web page shows in place of tables, as
        there; of their figures those are kept that the sums of the form prove (docs/reading.md).
    beside
        Gives such pictures, as there.

    Returns
    -------
    AnnualReport

    Raises
    ------
    UnsupportedFormat
        None of the formats that are read; the message names them.
    UnreadableDocument
        Empty, truncated, encrypted, or not to be opened.
    NotAnAnnualReport
        Readable, but no 政府信息公开工作年度报告.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    WrongType, WrongCall
        For what is no set of parts, and for a part that there is not.
    """
    unwanted("parse", want)
    document = READ.run(source, name=name, charset=charset, ocr=ocr, beside=beside)
    return parse_document(document, want=want)


def prepare(document: Document) -> Page:
    """The page whose blocks a report's locators refer to: tables restored, furniture gone.

    What was recognised in its pictures stands at its end.
    """
    page = page_of(restored(document))
    if page.pictured is None:
        return page
    return msgspec.structs.replace(page, blocks=_all_blocks(page), pictured=None)


def restored(document: Document) -> Document:
    """The document whose report is read, its tables put back into rows."""
    return RESTORE.run(CHOOSE.run(document))


def page_of(document: Document) -> Page:
    """The page of such a document: furniture gone."""
    return PAGE.run(document)


def parse_document(document: Document, *, want: Collection[Part] | None = None) -> AnnualReport:
    """Read one annual report from a document that a reader delivered.

    Parameters
    ----------
    document
        What :func:`~govreport_parse.readers.read_document` gave.
    want
        As in :func:`parse`.

    Raises
    ------
    NotAnAnnualReport
        For a document that is none.
    UnreadableDocument
        For one whose text is not in it, or is garbled.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    WrongType
        For what is no document, and for what is no set of parts.
    WrongCall
        For a part that there is not.
    """
    require_document("parse_document", document)
    left_out = unwanted("parse_document", want)
    try:
        tabled = TABLES.run(MASTHEAD.run(page_of(restored(document))))
        outlined = RECOGNISE.run(SECTIONS.run(tabled))
        return REPORT.run(STATEMENTS.run(outlined, left_out))
    except LimitExceeded as error:
        raise limits.named(error, document.source.name) from None
    except (NotAnAnnualReport, UnreadableDocument) as error:
        raise garbled(document) or error from None
