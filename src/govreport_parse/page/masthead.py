"""Who reports, on which year, whom to ask: from title, opening lines and metadata box."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from govreport_parse.model.document import Field, Paragraph
from govreport_parse.model.page import Page, Title
from govreport_parse.model.records import Agency, Contact, Metadata, Period
from govreport_parse.page.agency import find_compiler, find_filler, name_agency, with_division
from govreport_parse.page.contact import find_contact
from govreport_parse.page.period import find_period, publication_date, reported_year
from govreport_parse.page.presented import find_presented
from govreport_parse.page.titles import leading_title, parse_title
from govreport_parse.page.wrapped import whole_lines
from govreport_parse.text.fold import fold, squeeze
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Masthead", "read_masthead"]

_METADATA = {
    "index_number": ("索引号", "信息索引号", "索取号"),
    "publisher": ("发布机构", "发布单位", "发布部门", "公开机构", "公开主体", "发文机构", "发文机关", "发文单位",
                  "制发机关", "信息来源", "来源", "文章来源", "稿件来源", "contentsource"),
    "published": ("发布日期", "发布时间", "公开日期", "公开时间", "生成日期", "生成日期/有效期", "生成时间", "日期", "时间",
                  "更新时间", "成文日期", "成文时间", "发文日期", "发文时间", "pubdate"),
    "document_number": ("文号", "发布文号", "发文字号", "文件编号"),
}  # fmt: skip
_TITLES = ("名称", "标题", "信息名称", "信息标题", "文件名称", "文件标题", "articletitle", "title")
_NO_VALUE = lazy_pattern(r"[-—/无]*")
_DIGIT = lazy_pattern(r"\d")
# The body that compiles the report is named among the first lines.
_COMPILER_LINES = 12


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The masthead's records, as :class:`~govreport_parse.model.records.AnnualReport` holds them.

    `named`: the title, in the text or in metadata, with what it names. `presented`: a sentence of the
    opening presents the text as a report on a year.
    """

    named: Title | None
    agency: Agency
    year: int | None
    period: Period | None
    contact: Contact
    published: dt.date | None
    filler: str | None
    metadata: Metadata
    presented: bool

    @property
    def title(self) -> str | None:
        """The title's text."""
        return self.named.text if self.named is not None else None


def read_masthead(page: Page) -> Masthead:
    """Read the masthead of a page."""
    metadata = _metadata(page.fields)
    named = page.title.title if page.title is not None else _title_elsewhere(page)
    lines = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    presented = find_presented(page)
    printed = (named.year if named else None) or (presented.year if presented else None)
    period = find_period(lines, printed)
    published = publication_date(page, metadata.published)
    year = reported_year(printed, period, published)
    whole = list(whole_lines(lines))
    contact = find_contact(whole)
    filler = find_filler(page.blocks)
    told = presented.body if presented else None
    body = (named.body if named else None) or told
    compiler = next((name for ln in whole[:_COMPILER_LINES] if (name := find_compiler(ln))), None)
    agency = name_agency(body, (told, compiler, contact.office, metadata.publisher))
    places = (body, told, compiler, metadata.publisher, filler, contact.office, contact.address)
    return Masthead(
        named=named,
        agency=with_division(agency, places, year),
        year=year,
        period=period,
        contact=contact,
        published=published,
        filler=filler,
        metadata=metadata,
        presented=presented is not None,
    )


def _metadata(fields: Iterable[Field]) -> Metadata:
    """The entries of a metadata box that a report keeps; the first of several of one key counts."""
    values: dict[str, str] = {}
    entries: dict[str, str] = {}
    for field in fields:
        value = fold(field.value)
        if not (_NO_VALUE.fullmatch(value) or value.endswith(":")):  # no other key
            entries.setdefault(field.key.lower(), field.value)
    for name, keys in _METADATA.items():
        for key in keys:
            if key in entries and (name != "document_number" or _DIGIT.search(entries[key])):
                values[name] = squeeze(entries[key])
                break
    return Metadata(**values)


def _title_elsewhere(page: Page) -> Title | None:
    """The title where no line prints it: metadata, the page's own title, before the first sentence."""
    for field in page.fields:
        if field.key.lower() in _TITLES and (title := parse_title(field.value)):
            return title
    pieces = map(parse_title, re.split(r"[-_|–—]", page.page_title or ""))
    own = next((title for title in pieces if title is not None), None)
    first = page.blocks[0] if page.blocks else None
    if not (own and own.body and own.year) and isinstance(first, Paragraph):
        leading = leading_title(first.text)
        return leading[0] if leading is not None else own
    return own
