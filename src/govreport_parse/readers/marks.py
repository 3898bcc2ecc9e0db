"""Where a reader left something out that is shown: struck out, set high or low, embedded."""

from __future__ import annotations

import re

from govreport_parse.model.grid import OBJECT

__all__ = ["LEFT_OUT", "LEFT_OUT_DIGIT", "without_marks"]

# Left in the text in place of what was left out; noncharacters, so no document prints them. The second
# stands for each digit of a figure that was set high or low.
LEFT_OUT, LEFT_OUT_DIGIT = "\ufdd4", "\ufdd7"
_MARKS = re.compile(f"[{LEFT_OUT}{LEFT_OUT_DIGIT}]++")
# Marks of notes have fewer digits.
_MANY = 3


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
