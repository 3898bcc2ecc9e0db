"""Findings as comments in the Word document that they are about, at the cells and words that they rest on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import Locator, Paragraph
from govreport_parse.model.errors import (
    LimitExceeded,
    UnreadableDocument,
    UnsupportedFormat,
    why_not_opened,
)
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.model.sections import sections
from govreport_parse.outputs.anchors import carried, prints, span_of
from govreport_parse.outputs.safe import xml_text
from govreport_parse.outputs.summary import SEVERITY_ZH
from govreport_parse.pipeline import page_of, parse_document, restored
from govreport_parse.readers import read_document
from govreport_parse.readers.docx.commenting import Comment, Signed, commented
from govreport_parse.readers.docx.marking import Span
from govreport_parse.readers.docx.reader import trace_docx
from govreport_parse.readers.formats import Given
from govreport_parse.rules import RULES
from govreport_parse.text.fold import fold

__all__ = ["Annotated", "annotate"]

# Characters, of what a balloon in the margin shows at a glance.
_WHERE_SHOWN = 120
_AUTHOR, _INITIALS = "govreport", "GR"
_TITLES = {rule.code: (rule.title, rule.title_zh) for rule in RULES}
_NO_PACKAGE = (
    "comments are written into Word documents (.docx) alone; open it in a word processor and save it as .docx",
    "批注只能写入Word文档（.docx）；请用文字处理软件打开后另存为.docx",
)
_ZIP = b"PK\3\4"


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """Where the comments stand that were written.

    Attributes
    ----------
    placed
        How many stand at what their findings rest on.
    at_top
        How many stand at the title, since that is not in the text of the document.
    """

    placed: int
    at_top: int


def annotate(
    draft: str | Path,
    findings: Iterable[Finding],
    out: str | Path,
    *,
    lang: str = "zh",
    date: datetime | None = None,
) -> Annotated:
    """Write a copy of a draft with a comment of Word for each of its findings.

    A comment stands at the first of the finding's places that prints something, and names the
    others. All that the draft holds beside comments is as it was; without findings the copy is the draft.

    Parameters
    ----------
    draft
        The DOCX.
    findings
        What :func:`~govreport_parse.rules.engine.check` found in it.
    out
        Where the copy is written, all at once, in place of a file that is there.
    lang
        Of the comments: ``zh`` or ``en``.
    date
        That they bear, by default now.

    Raises
    ------
    ValueError
        Where `out` is the draft itself.
    UnsupportedFormat
        For what is no DOCX package.
    UnreadableDocument, NotAnAnnualReport, LimitExceeded
        As :func:`~govreport_parse.pipeline.parse`.
    OSError
        Where `out` cannot be written.
    """
    path, target = Path(draft), Path(out)
    words = _Words(path)
    if target.exists() and target.samefile(path):
        raise ValueError(
            f"{target} is the draft itself, which is never written over; name another file"
        )
    found = [(finding, words.of(finding)) for finding in findings]
    comments = [
        Comment(
            lines=tuple(_lines(finding, lang, alone=words.shows(finding))), span=span or words.top
        )
        for finding, span in found
    ]
    signed = Signed(author=_AUTHOR, initials=_INITIALS, date=date or datetime.now().astimezone())
    data = commented(words.data, path.name, comments, signed) if comments else words.data
    _write(target, data)
    placed = sum(span is not None for _, span in found)
    return Annotated(placed=placed, at_top=len(found) - placed)


def _write(target: Path, data: bytes) -> None:
    if target.is_dir():  # "." has no name to write beside
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    beside = target.with_name(f".govreport-{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


class _Words:
    """What a comment is on, by the places of a draft's report.

    Attributes
    ----------
    data
        The draft's bytes.
    top
        Its title, else its first text; None where it has no text of its own.
    """

    def __init__(self, path: Path) -> None:
        document = read_document(path)
        try:
            self.data = path.read_bytes()
        except OSError as error:
            raise UnreadableDocument(str(path), *why_not_opened(error)) from error
        if not self.data.startswith(_ZIP):
            raise UnsupportedFormat(path.name, *_NO_PACKAGE)
        try:
            origins = trace_docx(Given(name=path.name, data=self.data))
        except LimitExceeded as error:
            raise limits.named(error, path.name) from None
        between = restored(document)
        page = page_of(between)
        origins = carried(document.blocks, origins, between.blocks)
        self._origins = carried(between.blocks, origins, page.blocks)
        self._blocks = page.blocks
        tops = [0 if page.title is None else page.title.first, *sorted(self._origins)]
        spans = (self._span(Locator(block=top)) for top in tops)
        self.top = next(filter(None, spans), None)
        self._ends = self._section_ends(parse_document(document))

    def of(self, finding: Finding) -> Span | None:
        """The words, or the cell, that a finding rests on; None where it names none that the draft has."""
        places = [self._observed(at, finding) for at in finding.evidence]
        places.sort(key=lambda at: not prints(at, self._blocks))
        return next(filter(None, map(self._span, places)), None)

    def shows(self, finding: Finding) -> bool:
        """Whether what a comment is on is all that its finding rests on."""
        places = finding.evidence
        return len(places) == 1 and "；" not in finding.where_zh and prints(places[0], self._blocks)

    def _span(self, at: Locator) -> Span | None:
        return span_of(at, self._blocks, self._origins)

    def _section_ends(self, report: AnnualReport) -> dict[Locator, int]:
        """By the places of sections where the next one begins."""
        places = [section.at for section in sections(report)]
        ends = (*(place.block for place in places[1:]), len(self._blocks))
        return dict(zip(places, ends, strict=False))  # of a report without sections there are none

    def _observed(self, at: Locator, finding: Finding) -> Locator:
        """The words in a section that a finding observed, where one paragraph alone has them; else the place itself."""
        end, observed = self._ends.get(at), finding.observed
        if end is None or not observed:
            return at
        texts = {
            index: block.text
            for index, block in enumerate(self._blocks[at.block : end], at.block)
            if isinstance(block, Paragraph) and fold(observed) in fold(block.text)
        }
        if len(texts) != 1:
            return at
        ((index, text),) = texts.items()
        begin = text.find(observed)
        if begin < 0:  # it is written otherwise
            return Locator(block=index)
        return Locator(block=index, start=begin, end=begin + len(observed))


def _lines(finding: Finding, lang: str, *, alone: bool) -> Iterator[str]:
    """What a comment says: rule, what is found, where unless that is `alone` what it is on, what to consider."""
    zh = lang == "zh"
    title = _TITLES.get(finding.rule, (finding.name, finding.name))[zh]
    severity = SEVERITY_ZH[finding.severity] if zh else finding.severity
    yield xml_text(
        f"【{severity}】{finding.rule} {title}" if zh else f"[{severity}] {finding.rule} {title}"
    )
    yield xml_text(finding.message_zh if zh else finding.message)
    where = _brief(finding.where_zh if zh else finding.where, zh=zh)
    if where and not alone:
        yield xml_text(f"位置：{where}" if zh else f"where: {where}")
    suggestion = finding.suggestion_zh if zh else finding.suggestion
    if suggestion:
        yield xml_text(suggestion if zh else f"consider: {suggestion}")


def _brief(where: str, *, zh: bool) -> str:
    """Places in words, of many rows the first ones: a sum rests on dozens, which its message has added up."""
    mark, row, others = ("；", "、“", "等行") if zh else ("; ", ", “", " and others")
    parts = []
    for part in where.split(mark):
        end = part.rfind(row, 0, _WHERE_SHOWN)
        parts.append(part if len(part) <= _WHERE_SHOWN or end < 0 else part[:end] + others)
    return mark.join(parts)
