"""Elements that a browser does not show: hidden by their style, class or attribute."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from govreport_parse.readers.html.elements import drop, drop_shown

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["HIDDEN", "drop_hidden"]

HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-decoration[\w-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_STRUCK = re.compile("line-through", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden)(?:$|\s)", re.IGNORECASE)


def drop_hidden(root: _Element, attributes: tuple[str, ...]) -> None:
    """Drop the elements that a browser does not show.

    `attributes`: those by which any may be hidden, of ``style``, ``class`` and ``hidden``.
    """
    dropped: set[_Element] = set()
    for element in _having(attributes)(root):
        if element in dropped or element.tag in ("body", "html") or element.getparent() is None:
            continue
        style = element.get("style", "")
        hidden = (
            HIDDEN.search(style)
            or _UNSEEN.search(element.get("class", ""))
            or element.get("hidden") is not None
        )
        if hidden:
            dropped.update(element.iter("*"))
            if _STRUCK.search(style):
                drop_shown(element)
            else:
                drop(element)


@cache
def _having(attributes: tuple[str, ...]) -> Callable[[_Element], list[_Element]]:
    path = " or ".join(f"@{name}" for name in attributes)
    return cast("Callable[[_Element], list[_Element]]", etree.XPath(f"//*[{path}]"))
