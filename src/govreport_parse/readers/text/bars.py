"""Rows that a bar begins or ends; their cells may run over several lines.

An extractor prints a spanning cell as adjacent bars (``| 汇总表 | ||``) and an empty cell as bars with
white space between.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.readers.text.cells import split_at_bars
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.fold import is_blank

__all__ = ["is_bordered", "joined", "opens_row", "read"]

# A cell that is continued on later lines: the longest label of a form is 45 characters, set over
# at most a few lines; beyond this, a bar further down belongs to something else.
_MAX_CONTINUED_LINES = 12
_MAX_CONTINUED_CHARS = 160


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a row that begins with a bar, or ends with one among others of its kind."""
    if not opens_row(lines[at], in_table=above.rows > 0 and not above.gap):
        return None
    raw, end = joined(lines, at, unbordered=above.unbordered)
    return Row(end=end, cells=split_at_bars(raw), bordered=is_bordered(lines[at]))


def is_bordered(line: str) -> bool:
    """Whether a bar stands before the first cell."""
    return line.lstrip().startswith("|")


def opens_row(line: str, *, in_table: bool) -> bool:
    """Whether a row begins with a line; `in_table`: it stands directly below another row."""
    stripped = line.strip()
    if stripped.startswith("|"):
        return True
    # "a | b | c |" without a leading bar: two bars at least, one of them at the end; below such
    # a row, a single cell with its bar.
    return stripped.endswith("|") and (in_table or stripped.count("|") > 1)


def joined(lines: Sequence[str], at: int, *, unbordered: bool) -> tuple[str, int]:
    """The lines of the row that begins at one, and the index of the line after it.

    `unbordered`: some row above has no bar before its first cell.
    """
    bordered = lines[at].startswith("|")
    # Where rows have no leading bar, one that begins with it has a blank first cell.
    raw = lines[at] if unbordered and not bordered else lines[at].lstrip()
    at += 1
    while True:
        open_cell = not is_blank(raw.rpartition("|")[2])
        if unbordered and at < len(lines) and _is_whole(lines[at]):
            return raw, at
        # Where rows have no leading bar, an indented line may be a row with a blank first cell.
        end = _continued(lines, at, open_cell=open_cell) if bordered or open_cell else None
        if end is None:
            return raw, at
        raw += "\n" + "\n".join(lines[at:end])
        at = end


def _is_whole(line: str) -> bool:
    """Whether a line is a row that no bar ends: what another row's last cell goes on in has one."""
    return line.count("|") > 1 and not line.rstrip().endswith("|")


def _continued(lines: Sequence[str], i: int, *, open_cell: bool) -> int | None:
    """The line after the rest of a row that begins at line `i`; None where the row is over.

    `open_cell`: text stands after the row's last bar, so a bar must still come.
    """
    printed = 0
    for j in range(i, min(i + _MAX_CONTINUED_LINES, len(lines))):
        line = lines[j]
        if line.startswith("|"):
            return None
        if not open_cell and "|" not in line and not is_blank(line) and not line[:1].isspace():
            return None  # prose after a closed row
        printed += len(line.strip())
        if printed > _MAX_CONTINUED_CHARS:
            return None
        if "|" in line:
            # After a closed row, an unindented line with its own bars is a row ("a | b | c |").
            own_row = not open_cell and not line[:1].isspace() and opens_row(line, in_table=True)
            return None if own_row else j + 1
    return None
