"""Rows whose cells are set apart by bars, with none at either end (``规章 | 3 | 0``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.readers.text.cells import split_at_bars
from govreport_parse.readers.text.protocol import Above, Found, Row

__all__ = ["read"]

_BETWEEN = re.compile(r"(?<=\S)\s*[|]\s*(?=\S)")
# A whole table in one line stands alone; a breadcrumb has a handful of bars.
_MANY = 12
_FIGURE_FIRST = re.compile(r"\s*\d+\s*(?:[|]|$)")


def read(lines: Sequence[str], at: int, _above: Above) -> Found | None:
    """Read a row with bars between its cells, among others of its kind.

    Beside rows that end with a bar, a line without one is the first half of a row.
    """
    raw = lines[at].strip()
    if "|" not in raw or raw.endswith("|") or not _is_row(lines, at):
        return None
    end = at + 1
    # A figure that the line's end cut in two: no row begins with figures below figures.
    while end < len(lines) and _ends_in_figure(raw) and _FIGURE_FIRST.match(lines[end]):
        raw += "\n" + lines[end].strip()
        end += 1
    return Row(end=end, cells=split_at_bars(raw))


def _is_row(lines: Sequence[str], at: int) -> bool:
    bars = _bars(lines[at])
    around = [lines[j] for j in (at - 1, at + 1) if 0 <= j < len(lines)]
    beside = [line for line in around if _bars(line)]
    if not beside:
        return bars >= _MANY
    return bars > 0 and any(not line.rstrip().endswith("|") for line in beside)


def _bars(line: str) -> int:
    stripped = line.strip()
    return 0 if stripped.startswith("|") else len(_BETWEEN.findall(stripped))


def _ends_in_figure(raw: str) -> bool:
    return raw.rpartition("|")[2].strip().isdigit()
