"""HTML pages to blocks: one pass over lxml's tree after inline markup has been merged in C.

What the markup gives away as no part of the article is dropped with
:mod:`govreport_parse.readers.html.furniture`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from govreport_parse.model import limits
from govreport_parse.model.document import Attachment, Block, Field, Paragraph
from govreport_parse.model.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.readers.html.furniture import (
    UNPRINTABLE,
    Judge,
    drop,
    drop_hidden,
    drop_notes,
    drop_shown,
    keep_shown,
    text_of,
    traits,
)
from govreport_parse.readers.html.markup import parse_markup
from govreport_parse.readers.marks import LEFT_OUT, without_marks

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["HtmlContent", "read_html"]

# Marks that survive the merging of inline elements; noncharacters, so no page prints them.
_LINK_ON, _LINK_OFF, _BOLD_ON, _BOLD_OFF = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MARKS = re.compile("[\ufdd0-\ufdd3]")
_LINKED = re.compile(f"{_LINK_ON}[^{_LINK_ON}{_LINK_OFF}]*+{_LINK_OFF}")
_BOLDED = re.compile(f"{_BOLD_ON}[^{_BOLD_ON}{_BOLD_OFF}]*+{_BOLD_OFF}")

_INLINE = (
    "span", "font", "a", "b", "strong", "em", "i", "u", "ins", "small", "big", "sub",
    "label", "nobr", "mark", "tt", "code", "abbr", "acronym", "cite", "q", "bdo", "wbr", "var",
    "st1", "o", "ucapcontent", "ucaptitle", "publishtime", "founder-content", "founder-title",
)  # fmt: skip
_DROPPED = (
    "title", "script", "style", "noscript", "iframe", "object", "embed", "svg", "button",
    "template", "video", "audio", "canvas", "map", "datalist", "del", "strike", "s",
    "sup", "rt", "rp",
    "nav", "footer", "aside", "menu",
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "header",
        "center", "blockquote", "pre", "form", "fieldset", "legend", "address", "figure", "hr",
        "figcaption", "details", "summary", "tr", "td", "th", "tbody", "thead", "tfoot", "body",
        "caption", "h1", "h2", "h3", "h4", "h5", "h6", "dir", "optgroup", "option",
    }
)  # fmt: skip
# What is looked at one by one before inline markup is merged: neither runs of text nor cells, of
# which there are most, nor rows.
_ROWS = frozenset({"tr", "td", "th", "tbody", "thead", "tfoot", "body"})
_TOLD = (
    "meta",
    *_BLOCKS.difference(_ROWS),
    *(t for t in _INLINE if t not in ("span", "font")),
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Deeper markup is read as plain text; published pages nest 40 levels at most.
_MAX_DEPTH = 120
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|csv)(?:$|[?#])", re.IGNORECASE)
_LEADING_DIGITS = re.compile(r"\s*(\d{1,9})")
_META_KEYS = frozenset({"articletitle", "pubdate", "contentsource", "sitename", "columnname"})
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”‘’—…"
_SOFT_BREAK = re.compile(rf"(?<=[{_CJK}{_MARKS.pattern[1:-1]}])[ \t]*[\r\n]\s*(?=[{_CJK}])")


class HtmlContent:
    """Blocks of a page in reading order, gathered while the tree is walked."""

    def __init__(self, judge: Judge) -> None:
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.attachments: list[Attachment] = []
        self.page_title: str | None = None
        self._judge = judge
        self._buffer: list[str] = []
        self._heading = 0
        self._depth = 0

    def _break(self) -> None:
        if not self._buffer:
            return
        raw = "".join(self._buffer)
        self._buffer.clear()
        if raw.isspace():
            return
        text = _unmarked(raw)
        if text:
            self.blocks.append(
                Paragraph(
                    text=text,
                    heading=self._heading,
                    bold=_BOLD_ON in raw and not _unmarked(_BOLDED.sub("", raw)),
                    linked=_LINK_ON in raw and len(_unmarked(_LINKED.sub("", raw))) * 4 < len(text),
                )
            )

    def finish(self) -> None:
        """Close the last paragraph."""
        self._break()

    def flow(self, element: _Element) -> None:
        """Walk an element whose content is text in paragraphs."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            self._buffer.append(text_of(element))
        else:
            self._children(element)
        self._depth -= 1

    def _children(self, element: _Element) -> None:
        buffer = self._buffer
        if text := element.text:
            buffer.append(text)
        for child in element:
            tag = child.tag
            if tag == "br":
                self._break()
            elif tag == "table":
                self._break()
                self._table(child)
            elif tag in _HEADINGS:
                self._break()
                outer, self._heading = self._heading, _HEADINGS[str(tag)]
                self.flow(child)
                self._break()
                self._heading = outer
            elif tag in _BLOCKS:
                self._break()
                self.flow(child)
                self._break()
            else:
                self.flow(child)
            if tail := child.tail:
                buffer.append(tail)

    def _table(self, table: _Element) -> None:
        cells = list(table.iter("td", "th", "table"))
        if any(cell.tag == "table" for cell in cells[1:]):
            self._unwrap(table)
            return
        rows: list[list[RawCell]] = []
        row: _Element | None = None
        for cell in cells[1:]:
            # Cells that stand outside of any row make one, as in a browser.
            parent = cell.getparent()
            if parent is not row or not rows:
                rows.append([])
                row = parent
            rows[-1].append(self._raw_cell(cell))
        texts = [cell.text for row in rows for cell in row]
        if not any(text != OBJECT for text in texts if text):
            return
        if holds_article(texts, nested=False):
            self._unwrap(table)
            return
        for caption in table.iter("caption"):
            self.flow(caption)
            self._break()
        self.blocks.append(expand_grid(rows))

    def _unwrap(self, table: _Element) -> None:
        # Cells of a layout table are blocks like any other; those of a grid, also of one inside the
        # layout, are never furniture.
        for element in list(table.iter("tr", "td", "th")):
            own = next(element.iterancestors("table"), None) is table
            if own and self._judge.is_furniture(element):
                drop(element)
        self.flow(table)
        self._break()

    def _raw_cell(self, cell: _Element) -> RawCell:
        colspan = cell.get("colspan")
        return RawCell(
            text=self._cell_text(cell),
            rowspan=_span(cell.get("rowspan")),
            colspan=1 if colspan is None or colspan.strip() == "0" else _span(colspan),
            header=cell.tag == "th",
        )

    def _cell_text(self, cell: _Element) -> str:
        children = len(cell)
        if children == 0:
            raw = cell.text or ""
            return _unmarked(raw) or (OBJECT if LEFT_OUT in raw else "")
        only = cell[0]
        # Most cells are empty around a single paragraph.
        if (
            children == 1
            and len(only) == 0
            and only.tag in _BLOCKS
            and not ((text := cell.text) and text.strip())
            and not ((text := only.tail) and text.strip())
        ):
            text = _unmarked(only.text or "")
        else:
            inner = HtmlContent(self._judge)
            inner.flow(cell)
            inner.finish()
            text = "\n".join(b.text for b in inner.blocks if isinstance(b, Paragraph))
        return text or _shown(cell)


def clean_text(raw: str) -> str:
    """`raw` with white space as a browser shows it; no blank where markup broke a CJK line."""
    if "\n" in raw or "\r" in raw:
        raw = _SOFT_BREAK.sub("", raw)
    return " ".join(raw.split())


def _unmarked(raw: str) -> str:
    if raw.isalnum():  # most cells: neither marks nor blanks
        return raw
    if raw.isascii():  # a figure, or nothing: neither marks nor broken lines of CJK
        return " ".join(raw.split())
    if _MARKS.search(raw):
        raw = _MARKS.sub("", raw)
    return clean_text(without_marks(raw) if LEFT_OUT in raw else raw)


def _span(value: str | None) -> int:
    if value is None:
        return 1
    digits = _LEADING_DIGITS.match(value)
    if digits is None:
        return 1
    return int(digits[1]) or limits.COLUMNS**2  # 0: to the end


def _shown(cell: _Element) -> str:
    """What a cell without text shows: the figure in an input field, or an object."""
    for field in cell.iter("input"):
        value = (field.get("value") or "").strip()
        if field.get("type", "text") in ("text", "number") and re.search(r"[\d/-]", value):
            return value
    pictures = (picture for picture in cell.iter("img") if not _is_spacer(picture))
    shows = next(pictures, None) is not None or LEFT_OUT in text_of(cell)
    return OBJECT if shows else ""


def _is_spacer(picture: _Element) -> bool:
    return any(
        re.fullmatch(r"\s*[012](?:px)?\s*", picture.get(k) or "") for k in ("width", "height")
    )


def _fields_as_inputs(root: _Element) -> None:
    """Text areas and selections as the input fields that they are; buttons in cells as text."""
    for button in root.iter("button"):
        if next(button.iterancestors("td", "th"), None) is not None:
            button.tag = "span"
    for field in list(root.iter("select", "textarea")):
        options = [o for o in field.iter("option") if o.get("selected") is not None]
        chosen = options[0] if options else field.find(".//option")
        value = clean_text(text_of(field if chosen is None else chosen))
        for child in list(field):
            field.remove(child)
        field.text = None
        field.tag = "input"
        field.set("type", "text")
        field.set("value", UNPRINTABLE.sub("", value))


def _sort_out(
    root: _Element, content: HtmlContent, judge: Judge
) -> tuple[list[_Element], list[_Element], list[_Element]]:
    """Take a page's metadata and drop its furniture; its links, bold and other inline elements."""
    links: list[_Element] = []
    bold: list[_Element] = []
    inline: list[_Element] = []
    elements = list(root.iter(*_TOLD))
    inside = 0  # elements yet to come that lie in what was dropped
    for element in elements:
        if inside:
            inside -= 1
            continue
        tag = element.tag
        if tag == "a":
            links.append(element)
        elif tag == "meta":
            name, value = element.get("name", ""), element.get("content")
            if value and name.lower() in _META_KEYS:
                content.fields.append(Field(key=name, value=value))
        elif judge.is_furniture(element):
            inside = sum(1 for _ in element.iter(*_TOLD)) - 1
            drop_shown(element)
        elif tag in ("b", "strong"):
            bold.append(element)
        elif tag in ("i", "em", "sub"):
            inline.append(element)
    return links, bold, inline


def read_html(text: str) -> HtmlContent | None:
    """Read decoded HTML; None where there is no element at all.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a page beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    data = text.encode("utf-8", "replace")
    root = parse_markup(data)
    if root is None:
        return None
    title = next(root.iter("title"), None)
    page = traits(data.lower(), root)
    _fields_as_inputs(root)
    keep_shown(root)
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    if page.hides:
        drop_hidden(root, page.hides)
    judge = Judge()
    content = HtmlContent(judge)
    if title is not None and title.text:
        content.page_title = clean_text(title.text)
    links, bold, inline = _sort_out(root, content, judge)
    if page.unseen or page.notes:
        drop_notes([*bold, *inline, *root.iter("a", "span", "font")], page.unseen)
    else:
        drop_notes([*links, *(element for element in inline if element.tag == "sub")], page.unseen)
    # What was dropped is a mere run by now.
    for link in [link for link in links if link.tag == "a"]:
        _mark(link, _LINK_ON, _LINK_OFF)
        href = link.get("href")
        if href and _FILE.search(href):
            words = _unmarked(text_of(link))
            content.attachments.append(Attachment(text=words, href=href))
    for element in [element for element in bold if element.tag != "span"]:
        _mark(element, _BOLD_ON, _BOLD_OFF)
    etree.strip_tags(root, *_INLINE)
    body = root.find("body")
    content.flow(root if body is None else body)
    content.finish()
    return content


def _mark(element: _Element, on: str, off: str) -> None:
    element.text = on + UNPRINTABLE.sub("", element.text or "")
    element.tail = off + UNPRINTABLE.sub("", element.tail or "")
