"""Rows whose cells are set apart by tabs, as a browser copies a table."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.cells import cell_text
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.fold import is_blank

__all__ = ["read"]


def read(lines: Sequence[str], at: int, _above: Above) -> Found | None:
    """Read a row with tabs, among others of its kind.

    A tab that only leads or ends a line may be an indent; it sets apart blank cells where a
    neighbouring row has as many (``规章⇥⇥⇥`` beside ``规范性文件⇥4⇥5⇥12``).
    """
    line = lines[at]
    tabs = _tabs(line)
    if not tabs:
        return None
    inner = "\t" in line.strip()
    blank = is_blank(line)
    beside = (lines[j] for j in (at - 1, at + 1) if 0 <= j < len(lines))
    is_row = any(
        (tabs > 1 and _tabs(other) == tabs and not (blank and is_blank(other)))
        or (inner and _tabs(other) and "\t" in other.strip())
        for other in beside
    )
    if not is_row:
        return None
    cells = [RawCell(text=cell_text(piece)) for piece in line.split("\t")]
    return Row(end=at + 1, cells=cells, ends_open=line.rstrip(" \u3000").endswith("\t"))


def _tabs(line: str) -> int:
    """Tabs of a line without bars."""
    return 0 if "|" in line else line.count("\t")
