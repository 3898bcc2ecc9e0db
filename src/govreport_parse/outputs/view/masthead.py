"""The masthead of a record, each entry with where the document prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.summary import masthead

__all__ = ["Entry", "entries"]

# What every report has; that it was not found is said.
_DUE = {"agency": "机关", "year": "年度", "period": "统计期限"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry; `zh`, `en`: its name and its value, None for one that was not found; `ats`: where it is printed."""

    zh: tuple[str, str | None]
    en: tuple[str, str | None]
    ats: tuple[Locator, ...]


def entries(report: AnnualReport, blocks: Sequence[Block] | None) -> Iterator[Entry]:
    """The masthead as it is shown, what was not found of it first.

    `blocks`: those of the document; None where there is none to look into. Only what stands there
    letter by letter is placed.
    """
    both = list(zip(masthead(report, "zh"), masthead(report, "en"), strict=True))
    known = {name for _, (name, _) in both}
    for name, name_zh in _DUE.items():
        if name not in known:
            yield Entry(zh=(name_zh, None), en=(name, None), ats=())
    for zh, en in both:
        words = _words(report, en[0])
        ats = () if blocks is None else tuple(_printed(words, blocks))
        yield Entry(zh=zh, en=en, ats=tuple(dict.fromkeys(ats)))


def _words(report: AnnualReport, name: str) -> Iterator[str]:
    """What a document may print of an entry; of a source nothing."""
    if name == "agency":
        yield report.agency.name or ""
    elif name == "region":
        yield report.agency.region or ""
    elif name == "year":
        yield f"{report.year}年"
    elif name == "period" and report.period is not None:
        for day in (report.period.start, report.period.end):
            yield f"{day.year}年{day.month}月{day.day}日"
            yield f"至{day.month}月{day.day}日"
    elif name == "contact":
        yield from filter(None, msgspec.structs.astuple(report.contact))
    elif name == "filler":
        yield report.filler or ""


def _printed(words: Iterable[str], blocks: Sequence[Block]) -> Iterator[Locator]:
    """The first place that prints each, in a paragraph or a cell."""
    for each in filter(None, words):
        for index, block in enumerate(blocks):
            found = next(_in_block(each, index, block), None)
            if found is not None:
                yield found
                break


def _in_block(words: str, index: int, block: Block) -> Iterator[Locator]:
    if isinstance(block, Paragraph):
        begin = block.text.find(words)
        if begin >= 0:
            yield Locator(block=index, start=begin, end=begin + len(words))
        return
    for cell in block.every:
        begin = cell.text.find(words)
        if begin >= 0:
            yield Locator(
                block=index, row=cell.row, column=cell.column, start=begin, end=begin + len(words)
            )
