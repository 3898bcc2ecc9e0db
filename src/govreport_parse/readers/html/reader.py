"""HTML pages to blocks: one walk through lxml's tree after inline markup has been merged in C.

What the markup shows to be no part of the article is dropped before: what is hidden, marks of
footnotes, navigation. What only words show is left to :mod:`govreport_parse.page.furniture`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from govreport_parse.model.document import Attachment, Block, Field
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.html import runs
from govreport_parse.readers.html.blocks import BLOCKS, blocks_of
from govreport_parse.readers.html.elements import INLINE, drop_shown, text_of
from govreport_parse.readers.html.elsewhere import (
    embedded,
    enclosed_pages,
    has_little_text,
    hidden_tables,
    places_of_text,
)
from govreport_parse.readers.html.enclosed import (
    FILE,
    Beside,
    beside_nothing,
    beside_text,
    is_json,
    is_markup,
    pages_in,
)
from govreport_parse.readers.html.footnotes import drop_footnotes
from govreport_parse.readers.html.furniture import FurnitureNames
from govreport_parse.readers.html.generated import mark_generated
from govreport_parse.readers.html.hidden import drop_hidden
from govreport_parse.readers.html.inputs import inputs_for_fields
from govreport_parse.readers.html.kept_lines import keep_lines
from govreport_parse.readers.html.markup import parse_markup
from govreport_parse.readers.html.pictures import Shown, shown_in
from govreport_parse.readers.html.shown import mark_shown
from govreport_parse.readers.html.split_figures import part_figures
from govreport_parse.readers.html.traits import traits_of
from govreport_parse.readers.html.withheld import withhold_figures
from govreport_parse.readers.text.reader import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_html"]

_DROPPED = (
    "title", "script", "style", "noscript", "iframe", "object", "embed", "svg", "button",
    "template", "math", "video", "audio", "canvas", "map", "datalist", "del", "strike", "s",
    "sup", "rt", "rp",
    "nav", "footer", "aside", "menu",
)  # fmt: skip
# What is looked at one by one before inline markup is merged: neither runs of text nor cells, of
# which there are most, nor rows.
_ROWS = frozenset({"tr", "td", "th", "tbody", "thead", "tfoot", "body"})
_LOOKED_AT = (
    "meta",
    *BLOCKS.difference(_ROWS),
    *(tag for tag in INLINE if tag not in ("span", "font")),
)
_META_KEYS = frozenset({"articletitle", "pubdate", "contentsource", "sitename", "columnname"})


class _Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds beside its text, its furniture dropped."""

    fields: tuple[Field, ...]
    links: tuple[_Element, ...]
    bold: tuple[_Element, ...]
    inline: tuple[_Element, ...]


def read_html(given: Given) -> Content:
    """Read a decoded page.

    Raises
    ------
    UnreadableDocument
        For a page without an element.
    LimitExceeded
        Without a file's name, for a page beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    if is_json(given.text):
        content, beside = Content(blocks=()), beside_nothing(given.text)
    else:
        content, beside = _read_page(given)
    if not has_little_text(content.blocks):
        notes = (*content.notes, *embedded(beside))
        return msgspec.structs.replace(content, notes=notes) if notes else content
    pages = pages_in(beside)
    return msgspec.structs.replace(
        content,
        notes=(*content.notes, *embedded(beside)),
        enclosed=enclosed_pages(beside, pages, content, lambda page: _read_enclosed(page, given)),
        elsewhere=places_of_text(beside, pages, content.blocks, folded=content.notes != ()),
    )


def _read_enclosed(markup: str, given: Given) -> Content:
    inner = Given(name=given.name, data=b"", text=markup)
    return _read_page(inner)[0] if is_markup(markup) else read_text(inner)


def _read_page(given: Given) -> tuple[Content, Beside]:
    """What a page prints, and what stands beside its text."""
    inner: dict[str, bytes] = {}  # pictures within the page, by their references
    data = _without_inner(given, inner)
    root = parse_markup(data)
    if root is None:
        raise UnreadableDocument(
            given.name,
            "the HTML holds no element; fetch the page again",
            "网页中没有内容；请重新获取",
        )
    title = next(root.iter("title"), None)
    page = traits_of(data, root)
    aside = beside_text(root)
    inputs_for_fields(root)
    mark_shown(root, page.sheet)
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    hidden = drop_hidden(root, page.sheet) if page.hides else 0
    if page.keeps:
        keep_lines(root, page.sheet)
    names = FurnitureNames()
    beside = _sorted(root, names)
    if page.notes:
        marks = [*beside.bold, *beside.inline, *root.iter("a", "span", "font")]
    else:
        marks = [*beside.links, *(each for each in beside.inline if each.tag == "sub")]
    drop_footnotes(marks)
    if page.doubts:
        mark_generated(root, page.sheet)
        part_figures(root, page.sheet)
    if page.withholds:
        withhold_figures(root, page.sheet)
    attachments = _marked(beside)
    etree.strip_tags(root, *INLINE)
    body = root.find("body")
    shown = shown_in(root if body is None else body, captioned=given.ocr)
    blocks = blocks_of(root if body is None else body, names)
    content = Content(
        blocks=blocks,
        shown=tuple(one.name for one in shown),
        pictured=_pictured(given, inner, shown, blocks),
        fields=beside.fields,
        page_title=None if title is None or not title.text else runs.clean_text(title.text),
        attachments=attachments,
        notes=tuple(hidden_tables(hidden, blocks)),
    )
    return content, aside


def _without_inner(given: Given, inner: dict[str, bytes]) -> bytes:
    """A page's source, the pictures in it apart where they are to be recognised."""
    if not given.ocr:
        return given.utf8()
    from govreport_parse.readers.html.recognised import take_inner

    return take_inner(given.utf8(), inner)


def _pictured(
    given: Given, inner: dict[str, bytes], shown: tuple[Shown, ...], blocks: tuple[Block, ...]
) -> Content | None:
    """What is recognised in the pictures of a page, where that is asked for."""
    if not given.ocr or not shown:
        return None
    from govreport_parse.readers.html.recognised import recognised_in

    return recognised_in(shown, inner, given, whole=has_little_text(blocks))


def _sorted(root: _Element, names: FurnitureNames) -> _Sorted:
    """Take a page's metadata and drop its furniture; its links, bold and other inline elements."""
    fields: list[Field] = []
    links: list[_Element] = []
    bold: list[_Element] = []
    inline: list[_Element] = []
    inside = 0  # elements yet to come that lie in what was dropped
    for element in list(root.iter(*_LOOKED_AT)):
        if inside:
            inside -= 1
            continue
        tag = element.tag
        if tag == "a":
            links.append(element)
        elif tag == "meta":
            name, value = element.get("name", ""), element.get("content")
            if value and name.lower() in _META_KEYS:
                fields.append(Field(key=name, value=value))
        elif names.is_furniture(element):
            inside = len(list(element.iter(*_LOOKED_AT))) - 1
            drop_shown(element)
        elif tag in ("b", "strong"):
            bold.append(element)
        elif tag in ("i", "em", "sub"):
            inline.append(element)
    return _Sorted(fields=tuple(fields), links=tuple(links), bold=tuple(bold), inline=tuple(inline))


def _marked(beside: _Sorted) -> tuple[Attachment, ...]:
    """Mark where links and bold text begin and end; the files that are linked."""
    attachments: list[Attachment] = []
    # What was dropped is a mere run by now.
    for link in beside.links:
        if link.tag == "a":
            runs.mark_link(link)
            href = link.get("href")
            if href and FILE.search(href):
                words = runs.plain_text(text_of(link))
                attachments.append(Attachment(text=words, href=href))
    for element in beside.bold:
        if element.tag != "span":
            runs.mark_bold(element)
    return tuple(attachments)
