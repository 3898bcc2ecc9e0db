"""Files that a page refers to, found where the page itself lies: beside it or below, and nowhere else.

What a page says of its pictures (``images/1.png``) is a path from its own folder. Addresses of sites, paths
from a root and whatever leads out of the folder or the archive are not followed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

from govreport_parse.model import limits
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "FindBeside",
    "beside_page",
    "beside_path",
    "file_below",
    "nothing_beside",
    "paths_beside",
]

#: Gives the bytes of a file by what a page calls it; None where there is none that may be read.
FindBeside: TypeAlias = Callable[[str], bytes | None]

# A scheme or a drive, a host, a root: none is a path from the page's folder.
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f]")
# How names in links are written: as the page's own bytes, which are one of these.
_CHARSETS = ("utf-8", "gb18030")


def nothing_beside(_reference: str) -> None:
    """Nothing, for a page of which nobody knows where it lies."""


def paths_beside(reference: str, folder: str = "") -> Iterator[str]:
    """Paths that a reference of a page may mean, likeliest first, none of which leads out of the top.

    Parameters
    ----------
    reference
        As the page has it: percent-encoded, with backslashes, with a query.
    folder
        Where the page lies below the top, with ``/``.
    """
    path = reference.strip().replace("\\", "/")
    plain = path.partition("#")[0].partition("?")[0]
    written = dict.fromkeys(one for each in (plain, path) for one in (*_decoded(each), each))
    for one in written:
        if not one or _ELSEWHERE.match(one) or _CONTROL.search(one):
            continue
        found = posixpath.normpath(posixpath.join(folder, one))
        if found not in (".", "..") and not found.startswith(("../", "/")):
            yield found


def _decoded(path: str) -> Iterator[str]:
    data = unquote_to_bytes(path)
    for charset in _CHARSETS:
        try:
            yield data.decode(charset).replace("\\", "/")
        except UnicodeDecodeError:
            continue
        return


def beside_page(page: str, read: Callable[[str], bytes | None]) -> FindBeside:
    """What lies beside a page in a folder or an archive.

    Parameters
    ----------
    page
        The page's path in it, with ``/``.
    read
        Gives the bytes of what has a path in it; None where nothing has, or nothing that may be read.
    """
    folder = posixpath.dirname(page)

    def find(reference: str) -> bytes | None:
        found = map(read, paths_beside(reference, folder))
        return next((data for data in found if data is not None), None)

    return find


def beside_path(path: Path) -> FindBeside:
    """What lies in the folder of a file or below it. Links are not followed."""
    return beside_page("", lambda name: file_below(path.parent, name))


def file_below(folder: Path, name: str) -> bytes | None:
    """The bytes of a file by its path below a folder; None for none, for a link, and beyond the limit of bytes."""
    try:
        below = folder.resolve(strict=True)
        file = below / name
        if file.resolve(strict=True) != file or not file.is_file():
            return None
        with file.open("rb") as opened:
            data = opened.read(limits.BYTES.value + 1)
    except (OSError, ValueError, RuntimeError):
        return None
    return data if len(data) <= limits.BYTES.value else None
