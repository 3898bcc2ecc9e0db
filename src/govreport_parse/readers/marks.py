"""Where a reader left something out that is shown: struck out, set high or low, embedded."""

from __future__ import annotations

import re

from govreport_parse.model.grid import OBJECT

__all__ = ["LEFT_OUT", "without_marks"]

# Left in the text in place of what was left out; a noncharacter, so no document prints it.
LEFT_OUT = "\ufdd4"
_WITHIN_DIGITS = re.compile(rf"(?<=\d){LEFT_OUT}++(?=\d)")


def without_marks(text: str) -> str:
    """`text` without marks of what was left out; within digits there is an object instead.

    12<sup>1</sup> is 12 with a footnote, 1<sup>2</sup>3 is neither 13 nor 123.
    """
    return _WITHIN_DIGITS.sub(OBJECT, text).replace(LEFT_OUT, "")
