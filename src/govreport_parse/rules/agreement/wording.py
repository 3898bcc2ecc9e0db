"""The words that follow the figures of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Section, Statement
from govreport_parse.rules.values.passages import passages
from govreport_parse.text.fold import Folded, fold, fold_with_offsets
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Worded", "clauses", "folded_words", "following", "is_unread_between", "paragraphs"]

# Words further away than this say nothing of a figure.
_REACH = 80
_LAST_MARK = lazy_pattern(".*[,;。:()]", re.DOTALL)


class Worded(msgspec.Struct, frozen=True):
    """A figure with its folded words.

    Attributes
    ----------
    lead
        Those since the figure before it in its sentence.
    clause, item
        Those of its clause, up to its unit; of these, those since the figure before it.
    after
        Those that follow in its paragraph.
    begins
        Whether no figure of its sentence stands before it.
    """

    statement: Statement
    lead: str
    clause: str
    item: str
    after: str
    begins: bool


def clauses(context: Context) -> Iterator[Worded]:
    """The figures with their words; without those that are not found in their paragraphs."""
    last, folded, done = "", fold_with_offsets(""), 0
    for statement, line, begin in context.once(paragraphs):
        if line is not last:
            last, folded, done = line, fold_with_offsets(line), 0
        words = folded.text
        start = _place(folded, (statement.at.start or 0) - begin)
        end = _place(folded, (statement.at.end or 0) - begin)
        mark = _LAST_MARK.match(words, 0, start)
        clause = 0 if mark is None else mark.end()
        sentence = 1 + words.rfind("。", 0, start)
        lead = words[max(done, sentence) : start]
        item = words[max(done, clause) : end + 1]
        yield Worded(statement, lead, words[clause : end + 1], item, words[end:], done <= sentence)
        done = max(done, end)


def _place(folded: Folded, printed: int) -> int:
    """Where in folded words a place of the print is."""
    offsets = folded.offsets
    return printed if offsets is None else bisect_left(offsets, printed)


def following(context: Context) -> tuple[tuple[Statement, str], ...]:
    """The figures with the folded words after each in its paragraph; without those not found there."""
    return context.once(_following)


def _following(context: Context) -> Iterator[tuple[Statement, str]]:
    for statement, line, begin in context.once(paragraphs):
        after = (statement.at.end or 0) - begin
        yield statement, folded_words(line, after, after + _REACH)


def folded_words(line: str, start: int, end: int) -> str:
    """``fold(line[start:end])``, cut from the folded line where the two run alike."""
    folded = fold_with_offsets(line)
    return folded.text[start:end] if folded.offsets is None else fold(line[start:end])


def is_unread_between(context: Context, one: Statement, other: Statement) -> bool:
    """Whether a number stands between two figures that neither of them was read from, nor is last year's."""
    after = next((words for figure, words in following(context) if figure is one), "")
    words = after[: (other.at.start or 0) - (one.at.end or 0)]
    own, rest = fold(one.text), fold(other.text)
    begin = max(k for k in range(len(words) + 1) if own.endswith(words[:k]))
    end = min(k for k in range(begin, len(words) + 1) if rest.startswith(words[k:]))
    base = "" if one.base_value is None else str(one.base_value)
    return any(char.isdigit() for char in words[begin:end].replace(base, "", 1))


def paragraphs(context: Context) -> Iterator[tuple[Statement, str, int]]:
    """The figures with the paragraph that each stands in, and where in its block that begins."""
    sections = [section for section, _ in passages(context)]
    begins = [section.at.block for section in sections]
    block, line, begin = -1, "", 0
    for statement in context.report.statements:
        place = statement.at
        if place.block != block:
            block = place.block
            section = sections[max(0, bisect_right(begins, block) - 1)] if sections else None
            line, begin = ("", 0) if section is None else _paragraph(section, statement)
        if place.end is not None and line and _stands_at(line, begin, statement):
            yield statement, line, begin


def _paragraph(section: Section, statement: Statement) -> tuple[str, int]:
    """The paragraph of a section that a figure stands in, and where in its block it begins."""
    lines = section.text.split("\n")
    headed = section.at.block == statement.at.block and section.at.end is not None
    begin = (section.at.end or 0) if headed else 0
    for line in lines[:1] if headed else lines:
        if _stands_at(line, begin, statement):
            return line, begin
    return "", 0


def _stands_at(line: str, begin: int, statement: Statement) -> bool:
    start, end = (statement.at.start or 0) - begin, (statement.at.end or 0) - begin
    number = line[max(0, start) : max(0, end)]
    return bool(number) and number in statement.text and statement.text in line
