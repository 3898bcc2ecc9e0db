"""What a page holds beside its text: pages in text areas, scripts and frames, and embedded files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

import msgspec
from lxml import etree

from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "FILE",
    "Beside",
    "Holder",
    "beside_nothing",
    "beside_text",
    "holds_page",
    "is_json",
    "is_markup",
    "pages_in",
    "strings_in",
    "title_in",
]

# What holds the source of a page without showing it as text.
Holder: TypeAlias = Literal["textarea", "srcdoc", "script", "template", "json"]

FILE = lazy_pattern(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|csv)(?:$|[?#&])", re.IGNORECASE)
_HOLDERS = ("script", "textarea", "template", "iframe", "frame", "embed", "object")
# Fewer characters hold no report, and a page more than so many that are read as pages.
_MIN_PAGE = 200
# And a string of JSON: some sentences, or the rows of one table.
_MIN_TEXT = 100
_MOST = 8
_JSON = lazy_pattern("[\ufeff \t\r\n]*+[{[]")
_MARKUP = lazy_pattern(r"</?(?:p|div|table|tr|td|h[1-6]|br|span|section|article)\b", re.IGNORECASE)
# One that stands open at the end of a script is passed over to there.
_STRING = lazy_pattern(
    r'"((?:[^"\\]++|\\.)*+)(?:"|\Z)'
    r"|'((?:[^'\\]++|\\.)*+)(?:'|\Z)"
    r"|`((?:[^`\\]++|\\.)*+)(?:`|\Z)",
    re.DOTALL,
)
_ESCAPE = lazy_pattern(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_TITLE = lazy_pattern(r'[{,]\s*"?(?:title|标题)"?\s*:\s*"([^"]{4,200})"')
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "\n": ""}
# JSON that stands in a string of JSON, and no deeper.
_DEPTH = 2
_TINY = lazy_pattern(r"\s*[01](?:px)?\s*")
_NO_PAGE = lazy_pattern(r"\s*(?:about:|javascript:|data:|$)", re.IGNORECASE)


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds beside its text.

    Attributes
    ----------
    sources
        What may hold the source of another page, and where it stands.
    frames, files
        The addresses of pages and of files that it shows.
    scripts
        How many scripts it has.
    """

    sources: tuple[tuple[Holder, str], ...]
    frames: tuple[str, ...]
    files: tuple[str, ...]
    scripts: int


def beside_text(root: _Element) -> Beside:
    """What stands beside the text of a page, before anything is dropped."""
    sources: list[tuple[Holder, str]] = []
    frames: list[str] = []
    files: list[str] = []
    scripts = 0
    for element in root.iter(*_HOLDERS):
        if element.tag == "script":
            scripts += 1
            if (text := element.text) and len(text) >= _MIN_PAGE:
                sources.append(("script", text))
        elif element.tag == "textarea":
            sources.append(("textarea", _inner(element)))
        elif element.tag == "template":
            sources.append(("template", _inner(element)))
        else:
            if (srcdoc := element.get("srcdoc")) is not None:
                sources.append(("srcdoc", srcdoc))
            _sort_address(element, frames, files)
    return Beside(sources=tuple(sources), frames=tuple(frames), files=tuple(files), scripts=scripts)


def is_json(text: str) -> bool:
    """Whether a file is JSON, an object or a list, or several a line each, and no page."""
    return bool(_values(text))


def _values(text: str) -> list[object]:
    """The objects and lists of a file of JSON, or of JSON in lines; none of another file."""
    if not _JSON.match(text):
        return []
    text = text.strip("\ufeff \t\r\n")
    try:
        return [msgspec.json.decode(text)]
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        values = [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
    except (msgspec.DecodeError, RecursionError):
        return []
    return values if all(isinstance(value, dict | list) for value in values) else []


def strings_in(value: object) -> Iterator[str]:
    """The strings of a value of JSON that are long enough for a text; lists of strings are its lines."""
    ahead: list[tuple[object, int]] = [(value, 0)]
    while ahead:
        value, depth = ahead.pop()
        if isinstance(value, dict):
            ahead += [(each, depth) for each in value.values()]
        elif isinstance(value, list):
            lines = [each for each in value if isinstance(each, str)]
            if len(lines) < len(value):
                ahead += [(each, depth) for each in value]
            elif lines:
                ahead.append(("\n".join(lines), depth))
        elif isinstance(value, str) and len(value) >= _MIN_TEXT:
            inner = _values(value) if depth < _DEPTH else []
            ahead += [(each, depth + 1) for each in inner]
            if not inner:
                yield value


def beside_nothing(text: str) -> Beside:
    """A file of JSON as what stands beside the text of a page without any."""
    return Beside(sources=(("json", text),), frames=(), files=(), scripts=0)


def title_in(beside: Beside) -> str | None:
    """The title that scripts and JSON name, None where they name none or several."""
    titles = {
        _ESCAPE.sub(_unescaped, _ESCAPE.sub(_unescaped, match[1]))  # of JSON in a string of JSON
        for holder, text in beside.sources
        if holder in ("script", "json")
        for match in _TITLE.finditer(text.replace('\\"', '"'))
    }
    return titles.pop() if len(titles) == 1 else None


def _inner(element: _Element) -> str:
    """What stands in an element, as source where it holds elements."""
    if len(element) == 0:
        return element.text or ""
    inner = [etree.tostring(child, encoding="unicode") for child in element]
    return (element.text or "") + "".join(inner)


def _sort_address(element: _Element, frames: list[str], files: list[str]) -> None:
    address = element.get("src") or element.get("data") or element.get("value") or ""
    if _NO_PAGE.match(address):
        return
    if FILE.search(unquote(address)) or element.get("type") == "application/pdf":
        files.append(address)
    elif element.tag in ("iframe", "frame") and not (
        _TINY.fullmatch(element.get("width", "")) or _TINY.fullmatch(element.get("height", ""))
    ):
        frames.append(address)


def pages_in(beside: Beside) -> list[tuple[Holder, str]]:
    """The sources of pages that a page holds, and texts of JSON, the longest first, each once."""
    found: dict[str, Holder] = {}
    for holder, text in beside.sources:
        for source in _held(holder, text):
            markup = source if is_markup(source) else unescape(source)
            if len(markup) >= _MIN_PAGE and is_markup(markup):
                found.setdefault(markup, holder)
            elif holder == "json":
                found.setdefault(source, holder)
    longest = sorted(found, key=len, reverse=True)[:_MOST]
    return [(found[markup], markup) for markup in longest]


def is_markup(source: str) -> bool:
    """Whether a string is the source of a page."""
    return _MARKUP.search(source) is not None


def _held(holder: Holder, text: str) -> Iterator[str]:
    if holder == "json":
        for value in _values(text):
            yield from strings_in(value)
    elif holder == "script":
        yield from _sources(text, 0)
    else:
        yield text


def _sources(script: str, depth: int) -> Iterator[str]:
    """The strings of a script that are long enough for a page; all of it where it is no script."""
    if script.lstrip().startswith("<"):  # <script type="text/template">
        yield script
        return
    for match in _STRING.finditer(script):
        raw = match[1] or match[2] or match[3] or ""
        if len(raw) < _MIN_PAGE:
            continue
        text = _ESCAPE.sub(_unescaped, raw) if "\\" in raw else raw
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if text.lstrip()[:1] in ("{", "[") and depth < _DEPTH:
            yield from _sources(text, depth + 1)
        else:
            yield text


def _unescaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        return _CONTROLS.get(match[3], match[3])
    return chr(int(match[1] or match[2], 16))


def holds_page(element: _Element) -> bool:
    """Whether a text area holds the source of a page, which nobody reads as text."""
    text = _inner(element)
    return len(text) >= _MIN_PAGE and _MARKUP.search(text) is not None
