"""The narrative's tree: which heading governs which blocks, and what they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.model.page import Page
from govreport_parse.model.records import Section
from govreport_parse.model.vocabularies import SectionKind
from govreport_parse.page.headings import Heading, heading_at, kind_of
from govreport_parse.page.prescribed import is_prescribed_title
from govreport_parse.page.titles import parse_title
from govreport_parse.text.fold import fold

__all__ = ["Outline", "OutlineItem", "build_outline"]

# Whatever the parts of these are titled, they speak of shortcomings and plans.
_SWEEPING = frozenset({"problems", "plan", "appendix"})
_FORWARD = frozenset({"problems", "plan"})
# A table of contents: so many headings line by line, and no more.
_MIN_CONTENTS = 4
_MAX_CONTENTS = 100
# So many sections of those that a form prescribes show how all are numbered.
_MIN_NUMBERED = 4
# A table's title continues the appendix's heading at most so many blocks below it.
_NEAR = 2

# The rank of a number, whether it stands in brackets, and what it is written in.
_Style: TypeAlias = tuple[int, bool, tuple[bool, bool, bool]]


class OutlineItem(msgspec.Struct, frozen=True, kw_only=True):
    """A heading and the blocks that it governs up to the next heading.

    Attributes
    ----------
    rank
        1 一、 · 2 (一) · 3 1. · 4 (1) · 5 一是.
    number, title, kind
        As in :class:`~govreport_parse.model.records.Section`; `kind` is inherited where the title
        names none.
    block, start
        Where its text begins: in the heading's paragraph, after mark and title.
    last
        Last block it governs itself, before its first child.
    parent
        Index of the item above it, None at the top.
    """

    rank: int
    number: str | None
    title: str
    kind: SectionKind
    block: int
    start: int
    last: int
    parent: int | None


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """Headings of a document in order; `preamble`: the blocks between title and first heading."""

    items: tuple[OutlineItem, ...]
    preamble: tuple[int, int]

    def tree(self, blocks: Sequence[Block]) -> tuple[Section, ...]:
        """The nested records."""
        children: dict[int | None, list[int]] = {}
        for i, item in enumerate(self.items):
            children.setdefault(item.parent, []).append(i)

        def build(i: int, level: int) -> Section:
            item = self.items[i]
            return Section(
                level=level,
                number=item.number,
                title=item.title,
                kind=item.kind,
                text=_own_text(blocks, item),
                at=Locator(block=item.block, start=0, end=item.start),
                children=tuple(build(child, level + 1) for child in children.get(i, ())),
            )

        return tuple(build(i, 1) for i in children.get(None, ()))

    def preamble_section(self, blocks: Sequence[Block]) -> Section | None:
        """The text before the first heading, None where there is none."""
        begin, end = self.preamble
        text = "\n".join(b.text for b in blocks[begin:end] if isinstance(b, Paragraph))
        if not text:
            return None
        return Section(
            level=0, number=None, title="", kind="preamble", text=text, at=Locator(block=begin)
        )

    def titles_at(self, block: int) -> tuple[str, ...]:
        """Titles of the sections that govern a block, the innermost first."""
        governing = self._governing(block)
        titles: list[str] = []
        while governing is not None:
            titles.append(self.items[governing].title)
            governing = self.items[governing].parent
        return tuple(title for title in titles if title)

    def _governing(self, block: int) -> int | None:
        """Index of the last item that begins at a block or before it."""
        after = bisect_right(self.items, block, key=lambda item: item.block)
        return after - 1 if after else None


def _own_text(blocks: Sequence[Block], item: OutlineItem) -> str:
    texts = []
    for i in range(item.block, item.last + 1):
        block = blocks[i]
        if isinstance(block, Paragraph):
            text = block.text[item.start :] if i == item.block else block.text
            if text := text.strip():
                texts.append(text)
    return "\n".join(texts)


def build_outline(page: Page, tables: frozenset[int]) -> Outline:
    """Find the headings below the title.

    Parameters
    ----------
    page
        The page.
    tables
        Blocks that are statutory tables: a title line right above one opens the appendix.
    """
    found = _without_contents(_headings(page, tables))
    count = len(page.blocks)
    ends = [*(i for i, _ in found[1:]), count]
    items: list[OutlineItem] = []
    open_items: list[int] = []  # the last heading found and those above it
    for (i, heading), end in zip(found, ends, strict=False):
        while open_items and items[open_items[-1]].rank >= heading.rank:
            open_items.pop()
        parent = open_items[-1] if open_items else None
        open_items.append(len(items))
        items.append(
            OutlineItem(
                rank=heading.rank,
                number=heading.number,
                title=heading.title,
                kind=_kind(heading, items[parent].kind if parent is not None else None),
                block=i,
                start=heading.head,
                last=end - 1,
                parent=parent,
            )
        )
    first = items[0].block if items else count
    return Outline(items=tuple(items), preamble=(page.body, first))


def _headings(page: Page, tables: frozenset[int]) -> list[tuple[int, Heading]]:
    """The headings with their blocks, each of the rank that it has among the others."""
    blocks = page.blocks
    begun = [(i, _heading_of(blocks, i, tables)) for i in range(page.body, len(blocks))]
    numbering = _numbering([heading for _, heading in begun if heading])
    kinds = {kind_of(heading.title) for _, heading in begun if heading and heading.rank == 1}
    found: list[tuple[int, Heading]] = []
    numbered: int | None = None  # heading level of the first numbered top heading
    for i, heading in begun:
        if heading is None or (found and _continues_appendix(found[-1], heading, i)):
            continue
        level = _level_of(blocks[i])
        if heading.rank == 1 and heading.number and numbered is None:
            numbered = level
        # Between numbered sections, a line in bold or of a lower heading level is a part.
        lower = numbered is not None and not 0 < level <= numbered
        lower = lower and not _is_section(heading, kinds)
        rank = heading.rank or (2 if lower else 1)
        if numbering is not None and numbering.has(heading):
            rank = 1
        found.append((i, msgspec.structs.replace(heading, rank=rank)))
    return found


class _Numbering(msgspec.Struct, frozen=True):
    """How sections are numbered that have no 一、: their style, and the kinds of the long titles."""

    style: _Style
    kinds: AbstractSet[SectionKind | None]

    def has(self, heading: Heading) -> bool:
        """Whether a heading is one of them; a short title (主动公开情况) may be that of a part."""
        if _style(heading) != self.style:
            return False
        short = is_prescribed_title(fold(heading.title), short=True)
        return _is_prescribed(heading) or (short and kind_of(heading.title) not in self.kinds)


def _numbering(headings: Sequence[Heading]) -> _Numbering | None:
    """How the sections are numbered where none has 一、 (1. or (1)); None where that is not clear."""
    if any(heading.rank == 1 for heading in headings):
        return None
    titled = [heading for heading in headings if heading.number and _is_prescribed(heading)]
    if not titled:
        return None
    style = _style(titled[0])
    kinds = {kind_of(heading.title) for heading in titled if _style(heading) == style}
    return _Numbering(style, kinds) if len(kinds) >= _MIN_NUMBERED else None


def _style(heading: Heading) -> _Style:
    number = heading.number or ""
    core = number.strip("()[]【】")
    written = (core[:1].isdigit(), core[:1].isupper(), core[:1].islower())
    return heading.rank, core != number, written


def _is_prescribed(heading: Heading) -> bool:
    return is_prescribed_title(fold(heading.title))


def _heading_of(blocks: Sequence[Block], i: int, tables: frozenset[int]) -> Heading | None:
    """The heading at a block below the report's title; a title that comes again is none."""
    block = blocks[i]
    if not isinstance(block, Paragraph):
        return None
    heading = heading_at(blocks, i, tables)
    return None if heading is None or parse_title(block.text) else heading


def _is_section(heading: Heading, kinds: AbstractSet[SectionKind | None]) -> bool:
    """Whether a heading without a number has the title of a section that none of `kinds` is."""
    return _is_prescribed(heading) and kind_of(heading.title) not in kinds


def _level_of(block: Block) -> int:
    return block.heading if isinstance(block, Paragraph) else 0


def _kind(heading: Heading, above: SectionKind | None) -> SectionKind:
    """The kind of a section, inherited from the one above where its own title names none."""
    own = kind_of(heading.title)
    if above in _SWEEPING and own not in _FORWARD:
        own = None
    return own or above or "unclassified"


def _without_contents(found: list[tuple[int, Heading]]) -> list[tuple[int, Heading]]:
    """The headings without a table of contents: lines in a row whose titles all come again."""
    run = 1
    while run < min(len(found), _MAX_CONTENTS) and found[run][0] == found[run - 1][0] + 1:
        run += 1
    titles = [heading.title for _, heading in found]
    for listed in range(run, _MIN_CONTENTS - 1, -1):
        if set(titles[:listed]) <= set(titles[listed:]):
            return found[listed:]
    return found


def _continues_appendix(last: tuple[int, Heading], heading: Heading, i: int) -> bool:
    """A table's title right below 附表: one heading, not two."""
    return (
        last[1].rank == 1
        and kind_of(last[1].title) == "appendix"
        and heading.number is None
        and kind_of(heading.title) == "appendix"
        and i - last[0] <= _NEAR
    )
