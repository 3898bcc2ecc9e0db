"""Pictures that a page shows: named, for a table may be one. :mod:`.recognised` reads them for whoever asks for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from govreport_parse.readers.html.blocks import BLOCKS
from govreport_parse.readers.html.cells import is_spacer
from govreport_parse.readers.html.elements import followed_by, text_before
from govreport_parse.readers.html.runs import plain_text
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["INNER", "Shown", "references_in", "shown_in"]

#: What a picture within the page is called.
INNER = "data:image"
# Where scripts that show pictures later keep their addresses: data-src, data-original, lazy-src.
_LAZY = ("src", "original", "url")
_NO_TABLE = lazy_pattern(r"\.(?:svg|ico|cur)(?:$|[?#])", re.IGNORECASE)
_PICTURE = lazy_pattern(r"""<img\b((?:[^>"']++|"[^"]*+"|'[^']*+')*+)""", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"""([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_SIZE = lazy_pattern(r"\s*(\d{1,5})(?:px)?\s*")
_STYLED = lazy_pattern(r"(?:^|[;\s])(width|height)\s*:\s*(\d{1,5})(?:\.\d{1,9})?px", re.IGNORECASE)
# In pixels: no table is shown on less.
_LEAST = {"width": 200, "height": 60}
# Of a caption.
_LINES = 2
_BREAKS = frozenset({*BLOCKS, "br", "table", "h1", "h2", "h3", "h4", "h5", "h6"})


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that stands for itself in a page.

    Attributes
    ----------
    name
        What it is called: as the page refers to it.
    references
        All that the page says of where it is, the likeliest first.
    above
        The last lines of text before it.
    follows
        No text stands between it and the picture before.
    """

    name: str
    references: tuple[str, ...]
    above: tuple[str, ...] = ()
    follows: bool = False


def references_in(text: str) -> tuple[str, ...]:
    """What a page's source says of where its pictures are, those within it aside, each once."""
    found: dict[str, None] = {}
    for tag in _PICTURE.findall(text):
        for name, *values in _ATTRIBUTE.findall(tag):
            if name.lower().endswith(_LAZY):
                found[unescape("".join(values)).strip()] = None
    return tuple(one for one in found if one and not one.startswith("data:"))


def shown_in(body: _Element, *, captioned: bool = False) -> tuple[Shown, ...]:
    """The pictures of a page that may show a table, furniture and inline markup gone.

    `captioned`: with the text around them.
    """
    found = {
        picture: references
        for picture in body.iter("img")
        if not _is_small(picture)
        and not is_spacer(picture)
        and _stands_alone(picture)
        and (references := _references(picture))
    }
    if not found:
        return ()
    around = _around(body, found) if captioned else {}
    return tuple(
        Shown(
            name=INNER if references[0].startswith("data:") else references[0],
            references=references,
            above=around[picture][0] if captioned else (),
            follows=captioned and around[picture][1],
        )
        for picture, references in found.items()
    )


def _references(picture: _Element) -> tuple[str, ...]:
    said = [picture.get("src", "")]
    for name, value in picture.attrib.items():
        name = str(name)  # noqa: PLW2901
        if name != "src" and name.endswith(_LAZY) and "/" not in name:
            said.append(str(value))
    kept = (one.strip() for one in said)
    return tuple(dict.fromkeys(one for one in kept if one and not _NO_TABLE.search(one)))


def _is_small(picture: _Element) -> bool:
    """Whether the page itself says that it shows a picture smaller than any table."""
    sizes = dict(_STYLED.findall(picture.get("style", "").lower()))
    for side, least in _LEAST.items():
        said = sizes.get(side)
        if said is None and (match := _SIZE.fullmatch(picture.get(side, ""))):
            said = match[1]
        if said is not None and int(said) < least:
            return True
    return False


def _stands_alone(picture: _Element) -> bool:
    """Whether no text stands in its line."""
    return not plain_text(text_before(picture)) and not plain_text(followed_by(picture))


def _around(
    body: _Element, pictures: Collection[_Element]
) -> dict[_Element, tuple[tuple[str, ...], bool]]:
    """The last lines above each picture, and whether none stands between it and the one before."""
    found: dict[_Element, tuple[tuple[str, ...], bool]] = {}
    above: list[str] = []
    line: list[str] = []
    fresh = False  # whether text stands after the last picture, or there is none yet

    def end_line() -> None:
        nonlocal fresh
        if text := plain_text("".join(line)):
            above.append(text)
            fresh = True
        line.clear()

    fresh = True
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BREAKS:
            end_line()
        if event == "start":
            if element in pictures:
                end_line()
                found[element] = tuple(above[-_LINES:]), not fresh
                fresh = False
            line.append(element.text or "")
        elif element is not body:
            line.append(element.tail or "")
    return found
