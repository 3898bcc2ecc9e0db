"""The only module that composes the stages: document → record."""

from __future__ import annotations

from govreport_parse.forms import form_in_force, load_form, load_forms
from govreport_parse.model import limits
from govreport_parse.model.document import Document, Paragraph
from govreport_parse.model.errors import LimitExceeded, NotAnAnnualReport
from govreport_parse.model.records import AnnualReport
from govreport_parse.page.furniture import find_opening, strip_chrome
from govreport_parse.page.look_alikes import recognise
from govreport_parse.page.masthead import Masthead, read_masthead
from govreport_parse.page.sections import Outline, build_outline
from govreport_parse.page.titles import TitleLines, find_title
from govreport_parse.readers import Readable, read_document
from govreport_parse.statements import read_statements
from govreport_parse.tables.comparison import read_comparisons
from govreport_parse.tables.readings import TableReadings
from govreport_parse.tables.restoring.lines import restore_tables
from govreport_parse.tables.statutory import read_tables
from govreport_parse.tables.unread import unread_tables
from govreport_parse.text.fold import fold

__all__ = ["parse", "parse_document", "prepare"]

# Sections that together make a disclosure report; work summaries share one of them at most.
_TELLING_KINDS = frozenset({"proactive", "requests", "remedies", "fees", "disclosure"})
_MIN_KINDS = 2


def parse(source: Readable, *, name: str | None = None, charset: str | None = None) -> AnnualReport:
    """Read one annual report.

    Parameters
    ----------
    source
        A path, the bytes themselves, or a binary file: HTML, DOCX or crawled text.
    name
        Name to report; by default the path's or the file's own.
    charset
        What the server declared (Content-Type of HTTP); see
        :func:`~govreport_parse.readers.read_document`.

    Returns
    -------
    AnnualReport

    Raises
    ------
    UnsupportedFormat
        Not HTML, DOCX or text.
    UnreadableDocument
        Empty, truncated, encrypted, or not to be opened.
    NotAnAnnualReport
        Readable, but no 政府信息公开工作年度报告.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    return parse_document(read_document(source, name=name, charset=charset))


def prepare(document: Document) -> Document:
    """The document that a report's locators refer to: tables restored, page furniture gone."""
    return strip_chrome(restore_tables(document, load_forms()))


def parse_document(document: Document) -> AnnualReport:
    """Read one annual report from a document that a reader delivered.

    Raises
    ------
    NotAnAnnualReport
        For a document that is none.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    try:
        return _report(document)
    except LimitExceeded as error:
        raise limits.named(error, document.source.name) from None


def _report(document: Document) -> AnnualReport:
    page = prepare(document)
    blocks = page.blocks
    title = find_title(blocks, find_opening(blocks))
    masthead = read_masthead(page, title)
    tables = read_tables(blocks, load_forms(), masthead.year, masthead.agency.name)
    statutory_blocks = frozenset(i for table in tables for i in table.blocks)
    body = title.last + 1 if title is not None else 0
    outline = build_outline(blocks, body, statutory_blocks)
    _require_report(document, page, masthead, title, outline, tables)
    form = load_form(tables[0].forms[0].form) if tables else form_in_force(masthead.year)
    known = {block.table for table in tables for block in table.forms}
    return AnnualReport(
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
        preamble=outline.preamble_section(blocks),
        sections=outline.tree(blocks),
        readings=tuple(reading for table in tables for reading in table.readings),
        comparisons=read_comparisons(blocks, statutory_blocks, form, masthead.year),
        statements=read_statements(blocks, outline, form.id if form else None, masthead.year),
        attachments=page.attachments,
        notes=(
            *page.notes,
            *(note for table in tables for note in table.notes),
            *unread_tables(blocks, statutory_blocks, known, form),
        ),
    )


def _require_report(
    document: Document,
    page: Document,
    masthead: Masthead,
    title: TitleLines | None,
    outline: Outline,
    tables: list[TableReadings],
) -> None:
    kinds = {item.kind for item in outline.items} & _TELLING_KINDS
    figures = any(
        reading.status in ("reported", "not_applicable")
        for table in tables
        for reading in table.readings
    )
    like = recognise(document, page, figures=figures)
    if like is not None:
        raise NotAnAnnualReport(document.source.name, like.reason, like.reason_zh)
    if tables and (figures or masthead.year is not None or masthead.agency.name is not None):
        return
    if tables:
        raise NotAnAnnualReport(
            document.source.name,
            "a blank form without body, year or figure; give a filled report",
            "空白表样，没有机关、年度和数据；请提供已填写的报告",
        )
    named = masthead.title is not None
    if named and (kinds or _has_narrative(page, title)):
        return
    if len(kinds) >= _MIN_KINDS and masthead.year is not None and _names_itself(page):
        return
    raise NotAnAnnualReport(
        document.source.name,
        "no title, section or table of a government information disclosure annual report was "
        "found; check that it is a 政府信息公开工作年度报告",
        "未找到政府信息公开工作年度报告的标题、章节或统计表；请核对文件内容",
    )


def _names_itself(document: Document) -> bool:
    """Whether the first lines call the text an annual report."""
    lines = [fold(block.text) for block in document.blocks[:8] if isinstance(block, Paragraph)]
    return any("年度报告" in line or "年报" in line for line in lines)


def _has_narrative(document: Document, title: TitleLines | None) -> bool:
    """Prose below the title: a town's report may be five paragraphs without a heading."""
    start = title.last + 1 if title is not None else 0
    text = "".join(block.text for block in document.blocks[start:] if isinstance(block, Paragraph))
    return text.count("。") > 1 and "公开" in text
