"""The pages of the documentation: their snippets, and how the two languages go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from tests.conftest import ROOT

__all__ = ["CHINESE", "DOCS", "Snippet", "headings", "pages", "prose", "snippets"]

DOCS = ROOT / "docs"
CHINESE = DOCS / "zh"
_FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Snippet:
    """A fenced block: its language, its text, its line on the page, and the output that stands right below."""

    language: str
    text: str
    line: int
    output: str | None


def snippets(path: Path) -> Iterator[Snippet]:
    page = path.read_text("utf-8")
    found = list(_FENCE.finditer(page))
    for block, below in zip_longest(found, found[1:]):
        output = None
        if below and below[1] == "text" and not page[block.end() : below.start()].strip():
            output = below[2]
        yield Snippet(block[1], block[2], page.count("\n", 0, block.start()) + 1, output)


def prose(path: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", path.read_text("utf-8"))


def headings(path: Path) -> list[str]:
    return re.findall(r"^#+ .*$", prose(path), flags=re.MULTILINE)


def pages() -> Mapping[str, Path]:
    """The pages that Markdown stands in, by their paths below the tree: all but those that are generated."""
    found = [*DOCS.glob("*.md"), *CHINESE.glob("*.md"), *ROOT.glob("*.md")]
    return {str(path.relative_to(ROOT)): path for path in sorted(found)}
