"""Each page that users read is there in both languages, is listed, and leads where it says."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs import CHINESE, DOCS, headings, pages, prose, snippets

_LINK = re.compile(r"\]\((?![a-z]+:)([^)\s#]*)(?:#([^)\s]+))?\)")
# For those who change the product, or how it reads: in English.
ENGLISH_ALONE = {
    "adding", "api", "architecture", "fuzzing", "glossary", "messages", "performance",
    "reading", "statements",
}  # fmt: skip
EVERY = [*pages().values(), *DOCS.glob("rules/*.md"), *CHINESE.glob("rules/*.md")]


@cache
def anchors(path: Path) -> frozenset[str]:
    """What a link to a page may name, by the rule that GitHub and MyST share."""
    found = [re.sub(r"^#+ ", "", heading).lower() for heading in headings(path)]
    kept = [
        "".join(c for c in one if c in "-_ " or unicodedata.category(c)[0] in "LN")
        for one in (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text) for text in found)
    ]
    return frozenset(text.replace(" ", "-") for text in kept)


def faults(path: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = []
    for target, anchor in _LINK.findall(prose(path)):
        there = (path.parent / target).resolve() if target else path
        if not there.exists():
            found.append(target)
        elif anchor and anchor not in anchors(there):
            found.append(f"{target}#{anchor}")
    return found


def test_every_link_leads_somewhere() -> None:
    assert {str(path.relative_to(ROOT)): wrong for path in EVERY if (wrong := faults(path))} == {}


def test_a_link_to_nowhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# One two\n", "utf-8")
    page = tmp_path / "a.md"
    page.write_text("[1](b.md#one-two) [2](b.md#one) [3](c.md) [4](https://example.org)", "utf-8")
    assert faults(page) == ["b.md#one", "c.md"]


def test_each_page_is_there_in_both_languages() -> None:
    english, chinese = ({path.stem for path in folder.glob("*.md")} for folder in (DOCS, CHINESE))
    assert english - ENGLISH_ALONE == chinese


def test_both_say_the_same() -> None:
    levels = {
        path.stem: [[one.index(" ") for one in headings(page)] for page in (DOCS / path.name, path)]
        for path in CHINESE.glob("*.md")
    }
    assert [name for name, (english, chinese) in levels.items() if english != chinese] == []


@pytest.mark.parametrize("folder", [DOCS, CHINESE])
def test_the_start_lists_every_page(folder: Path) -> None:
    listed = [
        line
        for snippet in snippets(folder / "index.md")
        if snippet.language == "{toctree}"
        for line in snippet.text.splitlines()
        if line and not line.startswith(":")
    ]
    there = {path.stem for path in folder.glob("*.md")} - {"index"} | {"rules/README"}
    assert sorted(listed) == sorted(there)
