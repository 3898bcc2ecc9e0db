"""Another report on the same page: of another year in a tab beside, or of another body further down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model.document import Block, Note, Paragraph
from govreport_parse.model.page import Title
from govreport_parse.page.headings import kind_of
from govreport_parse.page.titles import parse_title
from govreport_parse.text.fold import fold, squeeze
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["further_report", "further_report_notes"]

_FIRST = lazy_pattern(r"一[、.,]?(.*)")
# What a title's year is written with, and most lines lack: digits, 二〇一九.
_YEAR_SIGN = lazy_pattern(r"[\d二]")
_LONGEST = 80


def further_report(blocks: Sequence[Block], opening: int, title: Title) -> int | None:
    """Where the title of another report stands: below a first section, and above one more; None without one.

    Parameters
    ----------
    blocks
        The page.
    opening
        Where the text of the first report begins.
    title
        Its title.
    """
    begun, other = False, None
    for i in range(opening, len(blocks)):
        block = blocks[i]
        if not isinstance(block, Paragraph) or block.linked or len(block.text) > _LONGEST:
            continue
        if _is_first_section(block.text):
            if other is not None:
                return other
            begun = True
        elif begun and other is None and _YEAR_SIGN.search(block.text):
            other = i if _is_another(parse_title(block.text), title) else None
    return None


def further_report_notes(blocks: Sequence[Block], further: int | None) -> Iterator[Note]:
    """GR011 for another report, whose title stands at `further`: it is not read."""
    title = None if further is None else blocks[further]
    if isinstance(title, Paragraph):
        text = squeeze(title.text)
        yield Note(
            code="GR011",
            message=f"another report stands on the page (“{text}”) and is not read; pass it by itself",
            message_zh=f"网页上另有一份报告（“{text}”），未予核对，请单独提供",
        )


def _is_first_section(text: str) -> bool:
    numbered = _FIRST.match(fold(text))
    return numbered is not None and kind_of(numbered[1]) is not None


def _is_another(found: Title | None, title: Title) -> bool:
    if found is None or found.year is None:
        return False
    bodies = [fold(each.body or "") for each in (found, title)]
    apart = bodies[0] not in bodies[1] and bodies[1] not in bodies[0]
    return apart or found.year != title.year is not None
