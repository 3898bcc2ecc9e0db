"""Where a page's links lead."""

from __future__ import annotations

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

__all__ = ["links"]


def links(text: str) -> tuple[str, ...]:
    """The addresses of a page's links as written, in order; none for what is no page."""
    try:
        root = document_fromstring(
            text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return ()
    return tuple(link.get("href") or "" for link in root.iter("a"))
