"""End tags that start a line of their own in every browser, though nothing is open that they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from govreport_parse.model.strategies import shortcut
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["with_breaks"]

_BREAK_END = lazy_pattern(rb"</[bB][rR](?![\w:-])[^>]*>")
# In lower case.
_END = lazy_pattern(rb"</(p|br)(?![\w:-])")
_PLACES = (
    rb"p|div|table|t[rdh]|tbody|thead|tfoot|caption|li|[uod]l|d[td]|h[1-6]|hr|pre|form|body"
    rb"|center|section|article|header|main|blockquote|address|fieldset"
)
# What opens or ends a paragraph, or is another place for one; comments and scripts are passed over.
_TAGS = lazy_pattern(
    rb"<!--(?:[^-]|-(?!->))*+|<script\b(?:[^<]|<(?!/script))*+|<(/?)(%b)(?![\w:-])[^>]*>" % _PLACES,
    re.IGNORECASE,
)
_BREAK = b"<br>"
# What may stand between a paragraph's beginning and its own end ends neither it nor a comment; in lower case.
# Most are runs, which one look tells.
_OTHER = lazy_pattern(rb"<(?!/?span[ >])(?:/?(?:%b|script)(?![\w:-])|!)" % _PLACES)
_AFTER_NAME = b"> \t\r\n/"
_COMMENT_END = b"-->"


def _may_stray(before: bytes) -> bool:
    """Whether a ``</p>`` may end no paragraph, by what stands since the one before, in lower case.

    Most stand a few characters after the ``<p>`` that they end; of the others each tag counts.
    """
    opened = before.rfind(b"<p")
    inside = opened + 2
    return (
        opened < 0
        or before[inside : inside + 1] not in _AFTER_NAME
        or before.find(_COMMENT_END, inside) >= 0
        or _OTHER.search(before, inside) is not None
    )


def _by_what_stands_before(befores: Sequence[bytes]) -> bool:
    return any(map(_may_stray, befores))


def _by_any_end(befores: Sequence[bytes]) -> bool:
    return bool(befores)


_may_hold_strays: Callable[[Sequence[bytes]], bool] = shortcut(_by_what_stands_before, _by_any_end)


def with_breaks(data: bytes) -> bytes:
    """A page in which ``</br>`` and a ``</p>`` that ends no paragraph are line breaks."""
    parts = _END.split(data.lower())  # by turns what stands before an end, and its name
    if b"br" in parts[1::2]:
        data = _BREAK_END.sub(_BREAK, data)
        parts = _END.split(data.lower())
    if not _may_hold_strays(parts[:-1:2]):
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
