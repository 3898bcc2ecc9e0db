"""Marks of notes, and marks where a reader left something out that is shown: struck out, set high, embedded."""

from __future__ import annotations

import re

from govreport_parse.model.grid import OBJECT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["LEFT_OUT", "LEFT_OUT_DIGIT", "is_mark", "names_note", "without_marks"]

# Left in the text in place of what was left out; noncharacters, so no document prints them. The second
# stands for each digit of a figure that was set high or low.
LEFT_OUT, LEFT_OUT_DIGIT = "\ufdd4", "\ufdd7"
_MARKS = lazy_pattern(f"[{LEFT_OUT}{LEFT_OUT_DIGIT}]++")
# Marks of notes have fewer digits.
_MANY = 3


_NUMBER = "[ivx]{1,5}|[a-z]|[一二三四五六七八九十]{1,2}|[①-⑳⑴-⒇]"
_MARK = lazy_pattern(
    rf"[\[(【（〔]?\s{{0,9}}(?:\d{{1,2}}|[*†‡※]{{1,3}}|{_NUMBER}"
    rf"|(?:[注註][释解]?|[附脚尾]注)[:：]?\s{{0,9}}(?:\d{{1,2}}|{_NUMBER})?)\s{{0,9}}[\])】）〕]?",
    re.IGNORECASE,
)
# _ftn1, fn:1, _edn1, note-1, 注1; but _Ref123456 is any place that Word's text refers to.
_NOTE = lazy_pattern(
    r"(?<![a-z])(?:fn|ftn|edn|sdfootnote|note|notes|noteref|ref|cite|zhu|zhushi)(?:ref)?(?![a-z]|\d{4})"
    r"|(?<!关)[注註](?![册销重意])|footnote|endnote",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """Whether the text of a link may be the mark of a note: 1, [12], *, iv, （注1）."""
    return _MARK.fullmatch(text) is not None


def names_note(name: str) -> bool:
    """Whether the address, name or class of a link says that it leads to a note."""
    return _NOTE.search(name) is not None


def without_marks(text: str) -> str:
    """`text` without marks of what was left out; where that may be digits of a figure stands an object.

    12<sup>1</sup> is 12 with a footnote, 1<sup>2</sup>3 is neither 13 nor 123, and <sup>1</sup>23 may be 123.
    """
    return _MARKS.sub(_closed, text)


def _closed(marks: re.Match[str]) -> str:
    before, after = _char(marks, marks.start() - 1), _char(marks, marks.end())
    digits = marks[0].count(LEFT_OUT_DIGIT)
    if after.isdecimal() and (before.isdecimal() or digits):
        return OBJECT
    return OBJECT if before.isdecimal() and digits >= _MANY else ""


def _char(marks: re.Match[str], at: int) -> str:
    return marks.string[at : at + 1] if at >= 0 else ""
