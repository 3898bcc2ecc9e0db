"""Whether every link of the built site leads to a page and a place that are there.

``make docs-site`` runs it over both languages: Sphinx knows the pages of one alone::

    python tools/docs_links.py .docs-site
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html


@cache
def page(path: Path) -> html.HtmlElement:
    return html.parse(str(path)).getroot()


@cache
def places(path: Path) -> frozenset[str]:
    return frozenset(page(path).xpath("//@id"))


def faults(site: Path) -> Iterator[str]:
    """The links that lead nowhere, each with its page."""
    for path in sorted(site.rglob("*.html")):
        if "_static" in path.parts:  # a part of the theme, no page
            continue
        for link in page(path).xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            address = urlsplit(str(link))
            if address.scheme or address.netloc:
                continue
            there = (path.parent / unquote(address.path)).resolve() if address.path else path
            place = unquote(address.fragment)
            if not there.exists() or (place and place not in places(there)):
                yield f"{path.relative_to(site)}: {link}"


def main() -> None:
    found = list(faults(Path(sys.argv[1])))
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
