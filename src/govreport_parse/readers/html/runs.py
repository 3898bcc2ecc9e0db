"""Runs of text in lines: their marks for links and bold type, and their white space."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.elements import UNPRINTABLE
from govreport_parse.readers.marks import LEFT_OUT, without_marks
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["bold_and_linked", "clean_text", "mark_bold", "mark_link", "plain_text", "unmarked"]

# Marks that survive the merging of inline elements; noncharacters, so no page prints them.
_LINK_ON, _LINK_OFF, _BOLD_ON, _BOLD_OFF = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MARKS = lazy_pattern("[\ufdd0-\ufdd3]")
_LINKED = lazy_pattern(f"{_LINK_ON}[^{_LINK_ON}{_LINK_OFF}]*+{_LINK_OFF}")
_BOLDED = lazy_pattern(f"{_BOLD_ON}[^{_BOLD_ON}{_BOLD_OFF}]*+{_BOLD_OFF}")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f“”‘’—…"
_SOFT_BREAK = lazy_pattern(rf"(?<=[{_CJK}{_MARKS.pattern[1:-1]}])[ \t]*[\r\n]\s*(?=[{_CJK}])")
# A paragraph of which less than a quarter is no link is one.
_LINKED_SHARE = 4


def mark_link(element: _Element) -> None:
    """Mark a link, so that its text is known after its element is gone."""
    _mark(element, _LINK_ON, _LINK_OFF)


def mark_bold(element: _Element) -> None:
    """Mark bold type in the same way."""
    _mark(element, _BOLD_ON, _BOLD_OFF)


def _mark(element: _Element, on: str, off: str) -> None:
    element.text = on + UNPRINTABLE.sub("", element.text or "")
    element.tail = off + UNPRINTABLE.sub("", element.tail or "")


def bold_and_linked(raw: str, text: str) -> tuple[bool, bool]:
    """Whether marked text, which prints as `text`, is bold throughout, and a link for the most part."""
    bold = _BOLD_ON in raw and not plain_text(_BOLDED.sub("", raw))
    linked = _LINK_ON in raw and (len(plain_text(_LINKED.sub("", raw))) * _LINKED_SHARE < len(text))
    return bold, linked


def clean_text(raw: str) -> str:
    """`raw` with white space as a browser shows it; no blank where markup broke a CJK line."""
    return " ".join(_SOFT_BREAK.sub("", raw).split())


def unmarked(raw: str) -> str:
    """Marked text without its marks, its white space as it is."""
    return without_marks(_MARKS.sub("", raw))


def _plain_text(raw: str) -> str:
    """What marked text prints."""
    return clean_text(unmarked(raw))


def _plain_text_at_once(raw: str) -> str:
    if raw.isalnum():  # most cells: neither marks nor blanks
        return raw
    if raw.isspace():  # what stands between blocks
        return ""
    if raw.isprintable():  # neither marks nor ends of lines
        return " ".join(raw.split())
    text = _MARKS.sub("", raw)
    if LEFT_OUT in text:
        text = without_marks(text)
    return clean_text(text) if "\n" in text or "\r" in text else " ".join(text.split())


plain_text: Callable[[str], str] = shortcut(_plain_text_at_once, _plain_text)
