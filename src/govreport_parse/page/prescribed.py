"""Titles of sections and labels of rows as the forms print them, among the lines of a report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.text.fold import fold, fold_with_offsets, split_ordinal
from govreport_parse.text.han import is_han
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["end_of_prescribed_title", "is_prescribed_title", "is_row_label"]

# The beginning of a label whose end is on the next line (一、本年新收政府信息公开申请|数量) has so many
# characters, or the line is that end: shorter ones begin titles too.
_MIN_BEGINNING = 8
# A shorter title (概述, 基本情况) heads parts of sections too.
_MIN_TITLE = 8
_MAX_TITLE = 40
# What may stand before the words of a title (2022年政府信息公开工作总体情况), and those within it that say
# the same however they are put: 存在的主要问题和改进情况, 存在问题及改进情况.
_LEADING = lazy_pattern(
    r"(?:20\d\d年度?)?(?:行政机关)?(?:收到[和与及、]处理)?(?:因?政府信息公开(?:工作)?中?的?)?"
)
_FILLING = lazy_pattern(
    "行政机关|收到[和与及、]处理|政府信息公开(?:工作)?|被申请|提起|主要|下一步|的|[和与及、要]"
)
# No title is printed over more characters, letter-spaced ones among them.
_MAX_PRINT = 80
_FIGURE = lazy_pattern(r"[\d—/-]")
# What makes of a title a longer one (总体情况及主要做法) or a sentence of its words (主动公开情况良好).
_GOES_ON = lazy_pattern(
    r"[及和与暨兼或的、等中表是为有较(]|如下|良好|正常|进展|说明|汇总|统计|分析|方面|完成|不断|进一步|[^\w\s]"
)
# What begins a sentence and no title: a short title may begin one.
_SENTENCE = lazy_pattern(r"\d|二[〇○零]|[我本全]|截[至止]|按照?|根据|今年|未|无|没有|经|为")
_TEXT = lazy_pattern("[\u4e00-\u9fff]{2}|无")
_MARKS_OF_TEXT = lazy_pattern("[,。;!]")
_NOTHING = lazy_pattern("无|没有|未|暂")
# The words after a blank are the rest of a title where they end like one.
_ENDS_LIKE_TITLE = lazy_pattern("(?:情况|事项|措施|问题|做法|成效|打算|安排|工作|说明|统计表?|表)$")
# 一、本年新收政府信息公开申请数量(单位:件):
_LABEL_ENDS = lazy_pattern(r"(?:\((?:计量)?单位[^()]{0,8}\))?:?$")
_MAIN_ROW = lazy_pattern("[一二三四五六七八九十]+、")
# A row and the next one, or a part of it, with nothing between.
_ROWS_GLUED = lazy_pattern(
    r"([一二三四五六七八九十]+、[\u4e00-\u9fff]++)[\d—/-][\d.,—/-]*+[一二三四五六七八九十(]"
)
# A whole row in a line, whatever sets its cells apart: a main row's label, and figures that stand alone.
_ROW_IN_LINE = lazy_pattern(
    r"([一二三四五六七八九十]+、\w+)[^\w、。].*?(?<![\w.])\d+(?![\w.])\D*?(?<![\w.])\d"
)


def is_prescribed_title(folded: str, *, short: bool = False) -> bool:
    """Whether a folded line is a title of a section that a form prescribes, however worded.

    Only a long one, unless a `short` one would do too.
    """
    if len(folded) > _MAX_TITLE or not (short or len(folded) >= _MIN_TITLE):
        return False
    if folded in _titles():
        return True
    return folded.endswith(_ends_of_keys()) and _key(folded) in _keys()


def end_of_prescribed_title(text: str) -> int | None:
    """Where the text begins that runs on after a prescribed title; None where it goes on or stands alone.

    A blank sets text apart, however long it is (其他需要报告的事项 无). Without one, it is text that has the
    marks of a sentence; after a short title, as other words begin with, it must begin like a sentence.
    """
    if not fold(text[:_MAX_PRINT]).startswith(_longest_first()):
        return None  # as most are
    folded = fold_with_offsets(text)
    title = next((t for t in _longest_first() if folded.text.startswith(t)), None)
    if title is None or len(title) == len(folded.text):
        return None
    after = folded.text[len(title) :]
    if _GOES_ON.match(after) or _TEXT.search(after) is None:
        return None
    start = folded.span(len(title), len(folded.text))[0]
    marked = _MARKS_OF_TEXT.search(after) is not None
    if text[start - 1].isspace():
        apart = marked or _NOTHING.match(after) is not None
        return start if apart or _ENDS_LIKE_TITLE.search(after) is None else None
    begins = len(title) >= _MIN_TITLE or _SENTENCE.match(after) is not None
    return start if marked and begins else None


def _words_of(line: str) -> str:
    """A line up to its last word, without what is printed after it."""
    end = len(line)
    while end and not (line[end - 1] == ")" or is_han(line[end - 1])):
        end -= 1
    return line[:end]


def is_row_label(folded: str, below: Sequence[Block]) -> bool:
    """Whether a folded line is the label of a matrix's row, set above the figures of the row.

    `below`: the two blocks below the line, of which the first may number a page. Above a sentence it is a heading
    like any other, and so is the label of a row within a group (（三）不予公开) above anything but a table.
    """
    if not below or not split_ordinal(folded)[0]:
        return False
    folded = _LABEL_ENDS.sub("", folded)
    words = _words_of(folded)
    figures = _FIGURE.search(folded, len(words)) is not None
    if figures and words in _labels():
        return True  # 一、本年新收政府信息公开申请数量;22;24, whatever sets its cells apart
    glued = _ROWS_GLUED.match(folded) if _FIGURE.search(folded) else None
    if glued is not None and glued[1] in _labels():
        return True  # 一、本年新收政府信息公开申请数量21513二、上年结转政府信息公开申请数量
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
    lines = [fold(block.text) for block in below if isinstance(block, Paragraph)]
    for label in _labels():
        if label.startswith(folded):
            rest = label[len(folded) :]
            if long or not rest or any(line.startswith(rest) for line in lines):
                return True
    return False


@cache
def _titles() -> frozenset[str]:
    sections = [section for form in load_forms() for section in form.sections]
    return frozenset(fold(text) for part in sections for text in (part.title, *part.aliases))


def _key(title: str) -> str:
    """What is left of a title without the words that reports add, leave out or change."""
    bare = _FILLING.sub("", _LEADING.sub("", title))
    return bare.replace("改进措施", "改进情况")


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(_key, _titles()))


@cache
def _ends_of_keys() -> tuple[str, ...]:
    return tuple({title[-2:] for title in _titles()})


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_titles(), key=len, reverse=True))


@cache
def _labels() -> frozenset[str]:
    tables = [table for form in load_forms() for table in form.tables if table.layout == "matrix"]
    return frozenset(fold(row.label) for table in tables for row in table.rows)
