"""Which page a document is attached to, found while the archive streams by.

A page's links to DOCX files and the like are noted when it passes; one that comes later and is one of them
names the page. Folders and zips are read pages first within each folder, so that order of names
is no matter there; in a tar or a WARC the page must come before its attachment, as crawlers and
``tar`` of a saved page write it.
"""

from __future__ import annotations

import posixpath
import re
from collections import OrderedDict
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from govreport_parse.archive.sources.names import decode_name
from govreport_parse.readers.encoding import decode
from govreport_parse.readers.html.links import links
from govreport_parse.readers.registry import ATTACHED
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["LinkBook", "linked_documents"]

_ATTACHED = "|".join(suffix[1:] for suffix in ATTACHED)
_MENTION = lazy_pattern(rf"\.(?:{_ATTACHED})".encode(), re.IGNORECASE)
_FILE = lazy_pattern(rf"[^/=?&#\\]+\.(?:{_ATTACHED})", re.IGNORECASE)
# A page links a handful of files; ten thousand links are some thousand pages back.
MAX_LINKS = 10_000


def linked_documents(data: bytes, charset: str | None = None) -> tuple[str, ...]:
    """The links of a page to files that are attached to it, as written."""
    if not _MENTION.search(data):
        return ()
    found = links(decode(data, charset).text)
    return tuple(href.strip() for href in found if _FILE.search(href))


def _plain(url: str) -> str:
    return decode_name(unquote_to_bytes(url))


class LinkBook:
    """Links seen so far, the oldest forgotten first."""

    def __init__(self, limit: int = MAX_LINKS) -> None:
        self._pages: OrderedDict[str, str] = OrderedDict()
        self._limit = limit

    def note(self, page: str, at: str, hrefs: tuple[str, ...]) -> None:
        """Note the links of a page.

        Parameters
        ----------
        page
            Name of the page's item.
        at
            Where it stands: its URL, or its path in the archive.
        hrefs
            Its links, as written.
        """
        for href in hrefs:
            for target in _targets(at, href):
                self._pages.setdefault(target, page)
                self._pages.move_to_end(target)
        while len(self._pages) > self._limit:
            self._pages.popitem(last=False)

    def page_of(self, at: str) -> str | None:
        """Name of the page that links what stands at a URL or path."""
        return self._pages.get(_plain(at) if _is_url(at) else at)


def _is_url(at: str) -> bool:
    return "://" in at


def _targets(at: str, href: str) -> tuple[str, ...]:
    try:
        if _is_url(at):
            return (_plain(urljoin(at, href).split("#", 1)[0]),)
        address = urlsplit(href)
    except ValueError:  # a malformed address
        return ()
    folder = posixpath.dirname(at)
    found = _FILE.search(_plain(href))
    # Saved pages keep the link to the site while the file lies beside them.
    beside = (posixpath.join(folder, found[0]),) if found else ()
    if address.scheme or address.netloc or address.path.startswith("/"):
        return beside
    return (posixpath.normpath(posixpath.join(folder, _plain(address.path))), *beside)
