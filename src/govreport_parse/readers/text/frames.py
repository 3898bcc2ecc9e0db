"""Tables drawn with lines around their cells (``+----+----+``): what stands between two of them is a row.

A long text runs over several lines of its cell. Where only the header is ruled off, each line is a row,
which the layout of bars reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.cells import cell_text
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_BEGINS = tuple("+┌┍┏├┝┠┣└┗╔╠╚╞╟╭╰")
_FRAME = lazy_pattern(r"[+┌-╰][-=+─-╰]*[-=─-╰][+┌-╰]")
_ROW = ("|", *_BEGINS)
# Above and below a header and at the end there are three; one more is one below a row.
_MIN_RULES = 5
# How far around a row rules are counted, and how many lines a cell runs over: the longest label of a
# form, 45 characters, in a column of four.
_AROUND = 60
_MAX_LINES = 12


def read(lines: Sequence[str], at: int, _above: Above) -> Found | None:
    """Read a rule of a drawn table, or a row of it whose cells run over several lines."""
    line = lines[at].lstrip()
    if not line.startswith(_ROW):
        return None
    if not line.startswith("|"):
        return Row(end=at + 1, cells=(), bordered=True) if _is_rule(lines, at) else None
    if not (at and lines[at - 1].lstrip().startswith(_BEGINS) and _is_frame(lines[at - 1])):
        return None
    row = list(takewhile(lambda text: text.lstrip().startswith("|"), lines[at : at + _MAX_LINES]))
    end = at + len(row)
    if len(row) < 2 or end == len(lines) or not _is_frame(lines[end]):
        return None
    pieces = [text.strip().split("|")[1:-1] for text in row]
    closed = all(text.rstrip().endswith("|") for text in row)
    alike = len({len(each) for each in pieces}) == 1
    if not (closed and alike) or _rules_around(lines, at) < _MIN_RULES:
        return None
    cells = [RawCell(text=cell_text("\n".join(column))) for column in zip(*pieces, strict=True)]
    return Row(end=end, cells=cells, bordered=True)


def _is_frame(line: str) -> bool:
    return _FRAME.fullmatch(line.strip()) is not None


def _is_rule(lines: Sequence[str], at: int) -> bool:
    """Whether a frame's line stands right above or below a row with bars."""
    beside = [lines[k].lstrip() for k in (at - 1, at + 1) if 0 <= k < len(lines)]
    return _is_frame(lines[at]) and any(line.startswith("|") for line in beside)


def _rules_around(lines: Sequence[str], at: int) -> int:
    """The rules of the table that a line stands in, as far as is looked."""
    above = takewhile(_is_drawn, reversed(lines[max(at - _AROUND, 0) : at]))
    below = takewhile(_is_drawn, lines[at : at + _AROUND])
    return sum(map(_is_frame, (*above, *below)))


def _is_drawn(line: str) -> bool:
    return line.lstrip().startswith(_ROW)
