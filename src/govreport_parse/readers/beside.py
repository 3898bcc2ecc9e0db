"""Files that a page refers to, found where the page itself lies: beside it or below, and nowhere else.

What a page says of its pictures (``images/1.png``) is a path from its own folder, or one from the root of its site
(``/upload/1.png``), which is a folder around the page: the one that has such a file, where one alone has. Addresses of
sites and whatever leads out of the folder or the archive are not followed.
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
    "paths_from_root",
]

#: Gives the bytes of a file by what a page calls it; None where there is none that may be read.
FindBeside: TypeAlias = Callable[[str], bytes | None]

# A scheme or a drive, a host: none is a path.
_ELSEWHERE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
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
    for one in _written(reference):
        found = posixpath.normpath(posixpath.join(folder, one))
        if not one.startswith("/") and found not in (".", "..") and not found.startswith("../"):
            yield found


def paths_from_root(reference: str, folder: str = "") -> Iterator[str]:
    """Paths that a reference from a site's root may mean, as for :func:`paths_beside`: one a folder around the page."""
    for one in _written(reference):
        path = posixpath.normpath(one).lstrip("/")
        if not one.startswith("/") or path.startswith("..") or path in ("", "."):
            continue
        yield path
        steps = folder.split("/") if folder else []
        yield from ("/".join((*steps[: k + 1], path)) for k in range(len(steps)))


def _written(reference: str) -> Iterator[str]:
    """What a reference may say, likeliest first, but for addresses of sites."""
    path = reference.strip().replace("\\", "/")
    plain = path.partition("#")[0].partition("?")[0]
    for one in dict.fromkeys(one for each in (plain, path) for one in (*_decoded(each), each)):
        if one and not _ELSEWHERE.match(one) and not _CONTROL.search(one):
            yield one


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
        for path in paths_beside(reference, folder):
            if (data := read(path)) is not None:
                return data
        rooted = [read(path) for path in dict.fromkeys(paths_from_root(reference, folder))]
        found = [data for data in rooted if data is not None]
        return found[0] if len(found) == 1 else None

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
