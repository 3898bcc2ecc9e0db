"""Whether the table of a PDF's objects leads to them: one that it misses is taken for nothing, and so is what it draws."""

from __future__ import annotations

import re

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["leads_to_objects"]

_START = lazy_pattern(rb"startxref\s{1,8}(\d{1,10})\s{1,8}%%EOF\s*\Z")
_HEAD = lazy_pattern(rb"xref\s{1,4}0 (\d{1,7})[ \t]{0,2}(?:\r\n|\n|\r)")
_ENTRY = lazy_pattern(rb"(\d{10}) (\d{5}) ([nf])")
_OBJECT = lazy_pattern(rb"\s{0,4}(\d{1,9})\s{1,8}\d{1,5}\s{1,8}obj")
_LONG, _END = 20, 1024
# Where more is missed, the table is another's, and programs look for the objects themselves.
_MISSED = 3


def leads_to_objects(data: bytes) -> bool:
    """Whether each entry of a file's only table leads to the object of its number; other tables pass.

    An entry of an object that nothing refers to, or that leads to the file's first byte, is of none.
    """
    start = _START.search(data, max(0, len(data) - _END))
    header = data.find(b"%PDF-")
    head = _HEAD.match(data, int(start[1]) + header) if start is not None else None
    if head is None or b"/Prev" in data[head.end() :] or b"/XRefStm" in data[head.end() :]:
        return True
    missed: list[int] = []
    for number in range(int(head[1])):
        entry = _ENTRY.match(data, head.end() + _LONG * number)
        at = int(entry[1]) if entry is not None else -1
        if at > 0 and entry is not None and entry[3] == b"n":
            found = _OBJECT.match(data, at + header)
            at = at if found is not None and int(found[1]) == number else -1
        if at < 0:
            missed.append(number)
        if len(missed) > _MISSED:
            return True
    return not any(_is_referred_to(data, number) for number in missed)


def _is_referred_to(data: bytes, number: int) -> bool:
    return re.search(rb"(?<!\d)%d\s{1,8}\d{1,5}\s{1,8}R\b" % number, data) is not None
