"""HTML pages to blocks: one pass over lxml's tree after inline markup has been merged in C.

Page furniture that the markup itself gives away (``<nav>``, class ``breadcrumb``, hidden
elements) is dropped here; what only its words give away is left to :mod:`govreport_parse.chrome`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from lxml import etree

from govreport_parse import limits
from govreport_parse.document import Attachment, Block, Field, Paragraph
from govreport_parse.grid import OBJECT, RawCell, expand_grid, holds_article
from govreport_parse.readers.markup import parse_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["HtmlContent", "read_html"]

# Marks that survive the merging of inline elements; noncharacters, so no page prints them.
_LINK_ON, _LINK_OFF, _BOLD_ON, _BOLD_OFF = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MARKS = re.compile("[\ufdd0-\ufdd3]")
_LINKED = re.compile(f"{_LINK_ON}[^{_LINK_OFF}]*{_LINK_OFF}")
_BOLDED = re.compile(f"{_BOLD_ON}[^{_BOLD_OFF}]*{_BOLD_OFF}")

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
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|footer\w*|foot|header|top-?bar|side-?bar"
    r"|side-?nav|share\w*|bdshare\w*|toolbar|pagination|pager|copyright|friend-?links?|related\w*"
    r"|recommend\w*|qr-?code|ewm|erweima|search\w*|banner|login\w*|(?:prev?|pre)-?next|sidenav"
    r"|dqwz|weizhi|hot-?news|ranking)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED = cast(
    "Callable[[_Element], list[_Element]]", etree.XPath("//@class/.. | //@id/.. | //@hidden/..")
)
_NAMED_OR_STYLED = cast(
    "Callable[[_Element], list[_Element]]",
    etree.XPath("//@class/.. | //@id/.. | //@hidden/.. | //@style/.."),
)
_STYLES = cast("Callable[[_Element], list[str]]", etree.XPath("//@style", smart_strings=False))
# Marks of footnotes that are no superscript: <a href="#fn1">1</a>.
_FOOTNOTE = re.compile(r"foot-?note|fn-?ref", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s{0,9}[\[(【（]?\s{0,9}(?:\d{1,2}|[*†‡])\s{0,9}[\])】）]?\s{0,9}")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-decoration[\w-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden)(?:$|\s)", re.IGNORECASE)
# What XML cannot hold, by which lxml refuses to set text that it read itself.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Deeper markup is read as plain text; published pages nest 40 levels at most.
_MAX_DEPTH = 120
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|csv)(?:$|[?#])", re.IGNORECASE)
_META_KEYS = frozenset({"articletitle", "pubdate", "contentsource", "sitename", "columnname"})
# A furniture-like element with this many full stops holds prose and stays.
_PROSE_STOPS = 3
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”‘’—…"
_SOFT_BREAK = re.compile(rf"(?<=[{_CJK}{_MARKS.pattern[1:-1]}])[ \t]*[\r\n]\s*(?=[{_CJK}])")


class HtmlContent:
    """Blocks of a page in reading order, gathered while the tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.attachments: list[Attachment] = []
        self.page_title: str | None = None
        self._buffer: list[str] = []
        self._heading = 0
        self._depth = 0

    def _text(self, text: str | None) -> None:
        if text:
            self._buffer.append(text)

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
            self._text(_text_of(element))
        else:
            self._children(element)
        self._depth -= 1

    def _children(self, element: _Element) -> None:
        self._text(element.text)
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
            self._text(child.tail)

    def _table(self, table: _Element) -> None:
        nested = next(table.iterdescendants("table"), None) is not None
        if nested:
            self._unwrap(table)
            return
        rows = [[_raw_cell(cell) for cell in _cells(row)] for row in table.iter("tr")]
        texts = [cell.text for row in rows for cell in row]
        if not any(text != OBJECT for text in texts if text):
            return
        if holds_article(texts, nested=False):
            self._unwrap(table)
            return
        for caption in table.iter("caption"):
            self.flow(caption)
            self._break()
        self.blocks.append(expand_grid([row for row in rows if row]))

    def _unwrap(self, table: _Element) -> None:
        # Cells of a layout table are blocks like any other.
        self.flow(table)
        self._break()


def clean_text(raw: str) -> str:
    """`raw` with white space as a browser shows it; no blank where markup broke a CJK line."""
    if "\n" in raw or "\r" in raw:
        raw = _SOFT_BREAK.sub("", raw)
    return " ".join(raw.split())


def _unmarked(raw: str) -> str:
    if raw.isascii():  # a figure, or nothing: neither marks nor broken lines of CJK
        return " ".join(raw.split())
    return clean_text(_MARKS.sub("", raw) if _MARKS.search(raw) else raw)


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(value: str | None) -> int:
    if value is None:
        return 1
    digits = re.match(r"\s*(\d{1,9})", value)
    if digits is None:
        return 1
    return int(digits[1]) or limits.COLUMNS**2  # 0: to the end


def _cell_text(cell: _Element) -> str:
    children = len(cell)
    if children == 0:
        return _unmarked(cell.text or "")
    only = cell[0]
    # Most cells are empty around a single paragraph.
    if (
        children == 1
        and only.tag in _BLOCKS
        and len(only) == 0
        and not (cell.text and cell.text.strip())
        and not (only.tail and only.tail.strip())
    ):
        text = _unmarked(only.text or "")
    else:
        inner = HtmlContent()
        inner.flow(cell)
        inner.finish()
        text = "\n".join(b.text for b in inner.blocks if isinstance(b, Paragraph))
    return text or _shown(cell)


def _raw_cell(cell: _Element) -> RawCell:
    colspan = cell.get("colspan")
    return RawCell(
        text=_cell_text(cell),
        rowspan=_span(cell.get("rowspan")),
        colspan=1 if colspan is None or colspan.strip() == "0" else _span(colspan),
        header=cell.tag == "th",
    )


def _shown(cell: _Element) -> str:
    """What a cell without text shows: the figure in an input field, or an object."""
    for field in cell.iter("input"):
        value = (field.get("value") or "").strip()
        if field.get("type", "text") in ("text", "number") and re.search(r"[\d/-]", value):
            return value
    pictures = (picture for picture in cell.iter("img") if not _is_spacer(picture))
    return OBJECT if next(pictures, None) is not None else ""


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
        value = clean_text(_text_of(field if chosen is None else chosen))
        for child in list(field):
            field.remove(child)
        field.text = None
        field.tag = "input"
        field.set("type", "text")
        field.set("value", _UNPRINTABLE.sub("", value))


def read_html(text: str) -> HtmlContent | None:
    """Read decoded HTML; None where there is no element at all.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a page beyond a bound of :mod:`govreport_parse.limits`.
    """
    root = parse_markup(text)
    if root is None:
        return None
    content = HtmlContent()
    title = root.find(".//title")
    if title is not None and title.text:
        content.page_title = clean_text(title.text)
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() in _META_KEYS and meta.get("content"):
            content.fields.append(Field(key=meta.get("name", ""), value=meta.get("content", "")))
    unseen = _unseen_classes(root)
    _fields_as_inputs(root)
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    _drop_furniture(root)
    _drop_notes(root, unseen)
    for link in root.iter("a"):
        _mark(link, _LINK_ON, _LINK_OFF)
        href = link.get("href")
        if href and _FILE.search(href):
            words = _unmarked(_text_of(link))
            content.attachments.append(Attachment(text=words, href=href))
    for bold in root.iter("b", "strong"):
        _mark(bold, _BOLD_ON, _BOLD_OFF)
    etree.strip_tags(root, *_INLINE)
    body = root.find("body")
    content.flow(root if body is None else body)
    content.finish()
    return content


def _mark(element: _Element, on: str, off: str) -> None:
    element.text = on + _UNPRINTABLE.sub("", element.text or "")
    element.tail = off + _UNPRINTABLE.sub("", element.tail or "")


def _drop_furniture(root: _Element) -> None:
    # A page repeats few styles and names many times: each is judged once.
    hiding = {style for style in set(_STYLES(root)) if _HIDDEN.search(style)}
    unseen: dict[str, bool] = {}
    furniture: dict[tuple[str, str], bool] = {}
    dropped: set[_Element] = set()
    for element in _NAMED_OR_STYLED(root) if hiding else _NAMED(root):
        tag = element.tag
        if element in dropped or tag in ("body", "html") or element.getparent() is None:
            continue
        name = element.get("class", "")
        if name not in unseen:
            unseen[name] = _UNSEEN.search(name) is not None
        if unseen[name] or element.get("style") in hiding or element.get("hidden") is not None:
            dropped.update(element.iter("*"))
            _drop(element)
            continue
        if tag in ("a", "span", "font"):
            continue
        names = (name, element.get("id", ""))
        if names not in furniture:
            furniture[names] = _FURNITURE.search(" ".join(names)) is not None
        if furniture[names] and not _holds_content(element):
            dropped.update(element.iter("*"))
            _drop(element)


_STYLED_AWAY = re.compile(r"\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_CONDITIONAL = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


def _unseen_classes(root: _Element) -> frozenset[str]:
    """Classes that the page's own style sheets hide whatever the screen."""
    sheets = (_CONDITIONAL.sub("", sheet.text or "") for sheet in root.iter("style"))
    return frozenset(name for sheet in sheets for name in _STYLED_AWAY.findall(sheet))


def _drop_notes(root: _Element, unseen: frozenset[str]) -> None:
    """Drop the marks of footnotes, figures set low behind others, and words styled away.

    Blocks that a style sheet hides stay: a script may show them (tabs).
    """
    for element in list(root.iter("a", "span", "sub", "i", "em", "b", "font")):
        tag, name, link = element.tag, element.get("class", ""), element.get("href", "")
        if not (name or link or tag == "sub") or element.getparent() is None or len(element):
            continue
        if not unseen.isdisjoint(name.split()):
            _drop(element)
            continue
        note = tag == "a" and link.startswith("#")
        low = tag == "sub" and next(element.iterancestors("td", "th"), None) is not None
        marked = note or low or _FOOTNOTE.search(f"{name} {link}")
        if marked and _NOTE_MARK.fullmatch(element.text or ""):
            _drop(element)


def _holds_content(element: _Element) -> bool:
    if next(element.iter("h1", "table"), None) is not None:
        return True
    return _text_of(element).count("。") >= _PROSE_STOPS


def _text_of(element: _Element) -> str:
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = _UNPRINTABLE.sub("", (parent.text or "") + element.tail)
        else:
            before.tail = _UNPRINTABLE.sub("", (before.tail or "") + element.tail)
    parent.remove(element)
