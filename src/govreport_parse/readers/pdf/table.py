"""Whether the table of a PDF's objects leads to them: one that it misses is taken for nothing, and so is what it draws."""

from __future__ import annotations

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
    """Whether each entry of a file's only table leads to the object of its number; other tables pass."""
    start = _START.search(data, max(0, len(data) - _END))
    header = data.find(b"%PDF-")
    head = _HEAD.match(data, int(start[1]) + header) if start is not None else None
    if head is None or b"/Prev" in data[head.end() :] or b"/XRefStm" in data[head.end() :]:
        return True
    missed = 0
    for number in range(int(head[1])):
        entry = _ENTRY.match(data, head.end() + _LONG * number)
        if entry is None:
            missed += 1
        elif entry[3] == b"n":
            found = _OBJECT.match(data, int(entry[1]) + header)
            missed += found is None or int(found[1]) != number
        if missed > _MISSED:
            return True
    return not missed
