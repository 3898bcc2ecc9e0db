"""Changes of a regular expression's text, each of which makes it match more or less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Edit", "changes"]

_OPENER = re.compile(r"\((?:\?(?:P<\w+>|P=\w+|<[=!]|[:=!>]))?")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_MEMBER = re.compile(rf"(?:{_ESCAPE.pattern}|[^\\])(?:-(?:{_ESCAPE.pattern}|[^\\\]]))?")
_BOUNDS = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


class Edit(NamedTuple):
    """Characters of the text that something else stands for."""

    start: int
    end: int
    text: str


class _Group:
    def __init__(self, start: int, inside: int, opener: str) -> None:
        self.start = start
        self.inside = inside
        self.opener = opener
        self.bars: list[int] = []

    def closed(self, end: int) -> Iterator[Edit]:
        """Without each of its alternatives; without a look ahead or behind altogether."""
        if self.opener in _LOOKS:
            yield Edit(self.start, end + 1, "")
        starts = [self.inside, *(bar + 1 for bar in self.bars)]
        ends = [*self.bars, end]
        if self.bars:
            yield Edit(starts[0], starts[1], "")
            for start, stop in zip(starts[1:], ends[1:], strict=True):
                yield Edit(start - 1, stop, "")


def changes(text: str, *, formatted: bool) -> Iterator[Edit]:
    """Every change of a pattern; `formatted`: the text of an f-string, its holes left alone."""
    stack = [_Group(0, 0, "")]
    atom = (0, 0)
    i = 0
    while i < len(text):
        char = text[i]
        if char == "(":
            opener = next(_OPENER.finditer(text, i))
            stack.append(_Group(i, opener.end(), opener.group()))
            i = opener.end()
            continue
        if char == ")":
            if len(stack) == 1:
                return  # of a group that another piece opens: the rest is left alone
            group = stack.pop()
            yield from group.closed(i)
            atom, i = (group.start, i + 1), i + 1
            continue
        if char == "|":
            stack[-1].bars.append(i)
            i += 1
            continue
        end = _quantifier(text, i, formatted=formatted)
        if end:
            yield from _repeated(text, atom, i, end)
            i = end
            continue
        end = _atom(text, i, formatted=formatted)
        if char == "[":
            yield from _class(text, i, end, formatted=formatted)
        atom, i = (i, end), end
    if len(stack) == 1:
        yield from stack[0].closed(len(text))


def _atom(text: str, i: int, *, formatted: bool) -> int:
    """Where one character, class, escape or hole ends."""
    if text[i] == "[":
        end = i + (3 if text[i + 1] == "^" else 2)
        while text[end] != "]":
            end = _member(text, end, formatted=formatted)
        return end + 1
    escape = _ESCAPE.match(text, i)
    if escape is not None:
        return escape.end()
    if formatted and text[i] == "{":
        return text.index("}", i) + 1
    return i + 1


def _member(text: str, i: int, *, formatted: bool) -> int:
    if formatted and text[i] == "{":
        return text.index("}", i) + 1
    return next(_MEMBER.finditer(text, i)).end()


def _class(text: str, start: int, end: int, *, formatted: bool) -> Iterator[Edit]:
    """Without each of the members, where there are several."""
    i = start + (2 if text[start + 1] == "^" else 1)
    members = []
    while i < end - 1:
        stop = _member(text, i, formatted=formatted)
        members.append(Edit(i, stop, ""))
        i = stop
    if len(members) > 1:
        yield from members


def _quantifier(text: str, i: int, *, formatted: bool) -> int:
    """Where a quantifier ends that begins here; 0 for none."""
    if text[i] in "?*+":
        end = i + 1
    else:
        own = text[i : i + 12].replace("{{", "{").replace("}}", "}") if formatted else text[i:]
        bounds = _BOUNDS.match(own)
        if bounds is None or (formatted and not text.startswith("{{", i)):
            return 0
        end = i + bounds.end() + (2 if formatted else 0)
    return end + (text[end : end + 1] in ("?", "+"))


def _repeated(text: str, atom: tuple[int, int], start: int, end: int) -> Iterator[Edit]:
    mark = text[start:end]
    if mark[0] == "?":
        yield Edit(start, end, "")
        yield Edit(atom[0], end, "")
    elif mark[0] == "*":
        yield Edit(start, start + 1, "+")
        yield Edit(atom[0], end, "")
    elif mark[0] == "+":
        yield Edit(start, end, "")
    else:
        for number in re.finditer(r"\d+", mark):
            value = int(number.group())
            for other in (value - 1, value + 1):
                if other >= 0:
                    yield Edit(start + number.start(), start + number.end(), str(other))
