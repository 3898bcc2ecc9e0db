"""End tags that start a line of their own in every browser, though nothing is open that they end."""

from __future__ import annotations

import re

from govreport_parse.model.strategies import shortcut

__all__ = ["with_breaks"]

_BREAK_END = re.compile(rb"</[bB][rR](?![\w:-])[^>]*>")
_PARAGRAPH_END = re.compile(rb"</[pP](?![\w:-])")
# What opens or ends a paragraph, or is another place for one; comments and scripts are passed over.
_TAGS = re.compile(
    rb"<!--(?:[^-]|-(?!->))*+|<script\b(?:[^<]|<(?!/script))*+"
    rb"|<(/?)(p|div|table|t[rdh]|tbody|thead|tfoot|caption|li|[uod]l|d[td]|h[1-6]|hr|pre|form|body"
    rb"|center|section|article|header|main|blockquote|address|fieldset)(?![\w:-])[^>]*>",
    re.IGNORECASE,
)
_BREAK = b"<br>"
# What may stand between a paragraph's beginning and the end that is its own.
_OTHER = re.compile(_TAGS.pattern + rb"|-->|<!|</script", re.IGNORECASE)
_PARAGRAPH = re.compile(rb"<p(?![\w:-])", re.IGNORECASE)
_LONGEST = 4_096
# A paragraph of text and of tags of runs, up to the end that is its own; none of them ends a comment.
_PLAIN = re.compile(
    rb"<p(?:\s[^<>]*+(?<!--))?>[^<>]*+"
    rb"(?:</?(?:span|font|b|strong|a|o:p|u|br|img|em|i)(?:[\s/][^<>]*+(?<!--))?>[^<>]*+)*+</p(?![\w:-])",
    re.IGNORECASE,
)


def _may_stray(before: bytes) -> bool:
    """Whether a ``</p>`` may end no paragraph, by what stands since the one before.

    Most stand a few characters after the ``<p>`` that they end; of the others each tag counts.
    """
    found = max(before.rfind(b"<p"), before.rfind(b"<P"))
    opened = None if found < 0 else _PARAGRAPH.match(before, found)
    return (
        opened is None
        or len(before) - found > _LONGEST
        or _OTHER.search(before, opened.end()) is not None
    )


def _by_what_stands_before(data: bytes) -> bool:
    plain = sum(m.end() - m.start() <= _LONGEST for m in _PLAIN.finditer(data))
    pieces = _PARAGRAPH_END.split(data)[:-1]
    return plain < len(pieces) and any(map(_may_stray, pieces))


def _by_any_end(data: bytes) -> bool:
    return _PARAGRAPH_END.search(data) is not None


_may_hold_strays = shortcut(_by_what_stands_before, _by_any_end)


def with_breaks(data: bytes) -> bytes:
    """A page in which ``</br>`` and a ``</p>`` that ends no paragraph are line breaks."""
    data = _BREAK_END.sub(_BREAK, data)
    if not _may_hold_strays(data):
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
