"""From a page's source to lxml's tree, at a bounded cost and without losing text in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from govreport_parse.model import limits
from govreport_parse.readers.html.breaks import with_breaks
from govreport_parse.readers.tags import require_few_tags
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["parse_markup"]

# Only larger pages are looked through for pictures and for tags that take lxml seconds: 40,000
# attributes, as many as fit below, take it 3 s.
_LARGE = 160_000
_LONG_TAG = 1_000
# Pictures inside the page; nothing that prints as text is as long without a blank.
_PICTURE = lazy_pattern(rb"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%_-]{256,}")
_QUOTED = rb""""[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)"""
_TAG = lazy_pattern(rb"""<[a-zA-Z](?:[^>"']++|%b)*+""" % _QUOTED)
_VALUE = lazy_pattern(_QUOTED)
_APART = lazy_pattern(rb"[\s/]+")
# What nests without meaning, as fonts do on pages pasted from Word, and what ends a line.
_INLINE = "span|font|a|b|strong|em|i|u|ins|small|big|sub|label|nobr|mark|tt|o:p|st1:\\w+"
_CONTAINERS = "div|section|article|main|center|form|blockquote|ul|ol|dl"
_ANY = rf"""(?:[^>"']++|{_QUOTED.decode()})*+>"""
_INLINE_TAG = lazy_pattern(rf"</?(?:{_INLINE})(?![\w:-]){_ANY}", re.IGNORECASE)
_CONTAINER_TAG = lazy_pattern(rf"</?(?:{_CONTAINERS})(?![\w:-]){_ANY}", re.IGNORECASE)


def parse_markup(data: bytes) -> _Element | None:
    """Lxml's tree of a page in UTF-8; None where there is no element at all.

    Elements nested deeper than lxml follows (256) are flattened first.

    Raises
    ------
    LimitExceeded
        Without a file's name, for markup beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    if len(data) > _LARGE:
        data = _PICTURE.sub(b"data:,", data)
        limits.require(limits.MARKUP, len(data))
        for tag in _TAG.findall(data):
            if len(tag) > _LONG_TAG:
                limits.require(limits.TAG_PARTS, _parts(tag))
    data = with_breaks(data)
    require_few_tags(limits.PAGE_TAGS, (data,))
    root, whole = _tree(data, huge=False)
    if whole:
        return root
    flat = _CONTAINER_TAG.sub("<br>", _INLINE_TAG.sub("", data.decode()))
    root, whole = _tree(flat.encode(), huge=True)
    if not whole:
        raise limits.exceeded(limits.DEPTH)
    return root


def _parts(tag: bytes) -> int:
    bare = _VALUE.sub(b"", tag)
    return max(len(_APART.findall(bare)), bare.count(b"="))


def _tree(data: bytes, *, huge: bool) -> tuple[_Element | None, bool]:
    """The tree, and whether lxml read to the end."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=huge,
        collect_ids=False,  # nobody asks for an element by its id
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    return root, not parser.error_log.filter_from_fatals()
