"""Titles of sections and labels of rows as the forms print them, among the lines of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.text.fold import fold, split_ordinal

__all__ = ["is_prescribed_title", "is_row_label"]

# The beginning of a label whose end is on the next line (一、本年新收政府信息公开申请|数量) has so many
# characters: shorter ones begin titles too.
_MIN_BEGINNING = 8
# A shorter title (概述, 基本情况) heads parts of sections too.
_MIN_TITLE = 8
_WORDS_BEFORE_FIGURES = re.compile(r"[^\w)]*\d[^\u4e00-\u9fff]*\Z")
_MAIN_ROW = re.compile("[一二三四五六七八九十]+、")
# A whole row in a line, whatever sets its cells apart: a main row's label, and figures that stand alone.
_ROW_IN_LINE = re.compile(
    r"([一二三四五六七八九十]+、\w+)[^\w、。].*?(?<![\w.])\d+(?![\w.])\D*?(?<![\w.])\d"
)


def is_prescribed_title(folded: str, *, short: bool = False) -> bool:
    """Whether a folded line is a title of a section that a form prescribes, however worded.

    Only a long one, unless a `short` one would do too.
    """
    return (short or len(folded) >= _MIN_TITLE) and folded in _titles()


def is_row_label(folded: str, below: Sequence[Block]) -> bool:
    """Whether a folded line is the label of a matrix's row, set above the figures of the row.

    `below`: the blocks below the line. Above a sentence it is a heading like any other, and so is the
    label of a row within a group (（三）不予公开) above anything but a table.
    """
    if not below or not split_ordinal(folded)[0]:
        return False
    if folded[-1:].isdigit() and _WORDS_BEFORE_FIGURES.sub("", folded) in _labels():
        return True  # 一、本年新收政府信息公开申请数量;22;24, whatever sets its cells apart
    row = _ROW_IN_LINE.match(folded)
    if row is not None and row[1] in _labels():
        return True  # 三、本年度办理结果,(一)予以公开,,9,39
    following = below[0]
    is_prose = isinstance(following, Paragraph) and "。" in following.text
    if not _MAIN_ROW.match(folded):
        return not isinstance(following, Paragraph) and folded in _labels()
    if is_prose:
        return False
    long = len(split_ordinal(folded)[1]) >= _MIN_BEGINNING
    return folded in _labels() or (long and any(label.startswith(folded) for label in _labels()))


@cache
def _titles() -> frozenset[str]:
    sections = [section for form in load_forms() for section in form.sections]
    return frozenset(fold(text) for part in sections for text in (part.title, *part.aliases))


@cache
def _labels() -> frozenset[str]:
    tables = [table for form in load_forms() for table in form.tables if table.layout == "matrix"]
    return frozenset(fold(row.label) for table in tables for row in table.rows)
