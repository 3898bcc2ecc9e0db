"""End tags that start a line of their own in every browser, though nothing is open that they end."""

from __future__ import annotations

import re

__all__ = ["with_breaks"]

_BREAK_END = re.compile(rb"</br(?![\w:-])[^>]*>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(rb"</p(?![\w:-])", re.IGNORECASE)
# What opens or ends a paragraph, or is another place for one; comments and scripts are passed over.
_TAGS = re.compile(
    rb"<!--(?:[^-]|-(?!->))*+|<script\b(?:[^<]|<(?!/script))*+"
    rb"|<(/?)(p|div|table|t[rdh]|tbody|thead|tfoot|caption|li|[uod]l|d[td]|h[1-6]|hr|pre|form|body"
    rb"|center|section|article|header|main|blockquote|address|fieldset)(?![\w:-])[^>]*>",
    re.IGNORECASE,
)
_BREAK = b"<br>"


def with_breaks(data: bytes) -> bytes:
    """A page in which ``</br>`` and a ``</p>`` that ends no paragraph are line breaks."""
    data = _BREAK_END.sub(_BREAK, data)
    if _PARAGRAPH_END.search(data) is None:
        return data
    pieces: list[bytes] = []
    done = 0
    is_open = False
    for tag in _TAGS.finditer(data):
        name = tag[2]
        if name is None:
            continue
        if name not in (b"p", b"P"):
            is_open = False
        elif not tag[1]:
            is_open = True
        elif is_open:
            is_open = False
        else:
            pieces += (data[done : tag.start()], _BREAK)
            done = tag.end()
    return b"".join([*pieces, data[done:]]) if done else data
