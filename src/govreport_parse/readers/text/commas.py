"""Rows whose cells are set apart by commas or semicolons, as a spreadsheet saves them (``规章,3,0,12``).

A comma is a mark of prose before anything else: a row is a label and figures alone, among its like or
below the names of their columns. A comma inside brackets or quotation marks is part of a cell.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.cells import cell_text
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.fold import is_blank
from govreport_parse.text.numerals import UNIT, read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["MAX_ROW", "cells_of", "quoted", "read"]

# The first that a line has sets its cells apart. Of full width it is prose's own: one figure alone may
# end a sentence's line.
_MIN_CELLS = {",": 2, ";": 2, "，": 3, "；": 3}
_CELL = lazy_pattern(r"(?:[^,，;；()（）]|[(（][^()（）]{0,80}[)）])*")
_FIGURE = lazy_pattern(r"[-+]?\d[\d.．]*%?|[/／\\—－–-]+")
# Beside a cell that names the unit a figure may repeat it, and where all cells of a row do; else that is
# prose (信函,5件).
_MIN_WITH_UNIT = 3
_FIGURE_WITH_UNIT = lazy_pattern(rf"{_FIGURE.pattern}|\d[\d.．]*(?:{UNIT})")
_UNIT = lazy_pattern(r"[(（]?[\u4e00-\u9fff]{1,3}[)）]?")
_NAME = lazy_pattern(r"[^。；;!！?？#|\t]{0,40}")
_LABEL = lazy_pattern(r"[^。；;!！?？#|\t]{0,110}")
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
# A row without a label holds the outcomes of one proceeding at least.
_MIN_BARE = 5
# 三、本年度办理结果,（三）不予公开,1.属于国家秘密 and seven figures: prose has hardly so many after words.
_MAX_LABELS = 3
_MIN_GROUPED = 5
# Lines of names above the figures, and lines of a quoted cell.
_MAX_HEADER = 4
_MAX_LINES = 12
# Characters of a row; its label and figures have a few hundred at most.
MAX_ROW = 1000
# Blank lines between rows.
_MAX_GAP = 2
# How far around a row its like are looked for.
_AROUND = 12
_GROUP = 3  # digits between separators
_GROUPED = lazy_pattern(r"(?<!\d)[1-9]\d{0,2}$")
_GROUP_OF_DIGITS = lazy_pattern(r"\d{3}(?:\.\d+)?")


class _Line(msgspec.Struct, frozen=True):
    """A line with commas: the line after it, its cells, and whether figures stand in it.

    `labels`: how many cells before the figures are labels, those of groups the first ones.
    """

    end: int
    cells: tuple[str, ...]
    figures: bool
    labels: int = 1

    @property
    def width(self) -> int:
        """How many cells stand behind its labels."""
        return len(self.cells) - self.labels


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a row of a label and figures, or of the names above them."""
    line = None if lines[at].isalnum() else _line(lines, at)
    if line is None:
        return None
    below = list(_below(lines, line.end))
    in_table = bool(above.rows) and not above.gap
    in_table = in_table and any(
        _says_nothing(one.cells) and unit_of(one.cells[1]) is not None for one in (line, *below[:1])
    )
    if not in_table and not any(one.figures for one in below):
        if not line.figures:
            return None
        if not below and _line_above(lines, at) is None and not _has_like(lines, at, line):
            return None
    cells = _whole_numbers(lines, at, line) if line.figures else line.cells
    return Row(
        end=line.end,
        cells=[RawCell(text=cell_text(cell)) for cell in cells],
        ends_open=cells[-1] == "",
    )


def _says_nothing(cells: Sequence[str]) -> bool:
    """Whether cells are a label and perhaps its unit, and nothing or a word for it where figures stand."""
    return all(
        not cell or unit_of(cell) is not None or read_cell(cell).status == "not_applicable"
        for cell in cells[1:]
    )


def _has_like(lines: Sequence[str], at: int, line: _Line) -> bool:
    """Whether a row of as many cells stands near, the name of a group between them."""
    for k in (
        *range(max(at - _MAX_GAP - 1, 0), at),
        *range(at + 1, min(at + _MAX_GAP + 2, len(lines))),
    ):
        other = _line(lines, k)
        if other is not None and other.figures and other.width == line.width:
            return True
    return False


def _line_above(lines: Sequence[str], at: int) -> _Line | None:
    """The row above a line, blank lines between them passed over."""
    above = [k for k in range(max(at - _MAX_GAP - 1, 0), at) if not is_blank(lines[k])]
    return _line(lines, above[-1]) if above else None


def _below(lines: Sequence[str], at: int) -> Iterator[_Line]:
    """The rows below a line, down to the first that holds figures; names fill few lines."""
    names = 0
    for _ in range(2 * _AROUND):
        while at < len(lines) and is_blank(lines[at]):
            at += 1
        line = _line(lines, at) if at < len(lines) else None
        if line is None:
            return
        yield line
        names += not _says_nothing(line.cells)
        if line.figures or names == _MAX_HEADER:
            return
        at = line.end


def _line(lines: Sequence[str], at: int) -> _Line | None:
    if "。" in lines[at] or len(lines[at]) > MAX_ROW:  # most lines of prose
        return None
    raw, end = quoted(lines, at)
    mark = next((comma for comma in _MIN_CELLS if comma in raw), None)
    if mark is None or "|" in raw or "\t" in raw:
        return None
    cells = cells_of(raw, mark)
    if len(cells) < _MIN_CELLS[mark]:
        return None
    label, *others = cells
    if len(others) == 1 and _GROUPED.search(label) and _GROUP_OF_DIGITS.fullmatch(others[0]):
        return None  # 收到申请数 1,345
    several = len(others) >= _MIN_WITH_UNIT and all(map(_FIGURE_WITH_UNIT.fullmatch, others))
    with_unit = several or unit_of(others[0]) is not None
    is_figure = (_FIGURE_WITH_UNIT if with_unit else _FIGURE).fullmatch
    figures = sum(is_figure(cell) is not None for cell in others)
    plain = all(
        not cell or is_figure(cell) or _UNIT.fullmatch(cell) or unit_of(cell) for cell in others
    )
    grouped = any(cell[:1].isdigit() and "," in cell for cell in others)  # in quotation marks
    if (figures or grouped) and (plain or grouped):
        bare = is_figure(label) is not None
        named = _HAN.search(label) is not None and _LABEL.fullmatch(label) is not None
        enough = figures + grouped >= _MIN_CELLS[mark] - 1
        is_row = named and enough if not bare else figures + 1 >= _MIN_BARE
        return _Line(end, cells, figures=True) if is_row else None
    if labels := _labels_of_groups(cells):
        return _Line(end, cells, figures=True, labels=labels)
    named = all(map(_NAME.fullmatch, cells[1:])) and _HAN.search(raw) is not None
    label_like = _LABEL if unit_of(cells[1]) is not None and _says_nothing(cells) else _NAME
    if figures or not named or label_like.fullmatch(label) is None:
        return None
    return _Line(end, cells, figures=False)


def _labels_of_groups(cells: Sequence[str]) -> int:
    """How many labels begin a row that the names of its groups lead, before figures alone; 0 for any other."""
    labels = next((k for k, cell in enumerate(cells) if _FIGURE.fullmatch(cell)), 0)
    figures = cells[labels:]
    if not 1 < labels <= _MAX_LABELS or len(figures) < _MIN_GROUPED:
        return 0
    named = all(_HAN.search(cell) and _LABEL.fullmatch(cell) for cell in cells[:labels])
    return labels if named and all(map(_FIGURE.fullmatch, figures)) else 0


def quoted(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A line with those that a cell in quotation marks goes on in, and the line after it."""
    raw, end = lines[at].strip(), at + 1
    if not raw.count('"') % 2:
        return raw, end
    whole = raw
    while whole.count('"') % 2 and end < min(len(lines), at + _MAX_LINES):
        whole += "\n" + lines[end]
        end += 1
    return (raw, at + 1) if whole.count('"') % 2 else (whole, end)


def cells_of(raw: str, mark: str) -> tuple[str, ...]:
    """The cells of a row that one of the marks sets apart; brackets and quotation marks hide it."""
    if '"' in raw and mark == ",":
        rows = list(csv.reader([raw.replace("\n", " ")]))
        return tuple(cell.strip() for cell in rows[0]) if rows else ()
    pieces: list[str] = []
    position = 0
    while position <= len(raw):
        match = _CELL.match(raw, position)
        end = position if match is None else match.end()
        while end < len(raw) and raw[end] != mark:
            step = _CELL.match(raw, end + 1)  # over the other comma, or a bracket that stays open
            end = end + 1 if step is None else step.end()
        pieces.append(raw[position:end].strip())
        position = end + 1
    return tuple(pieces)


def _whole_numbers(lines: Sequence[str], at: int, line: _Line) -> tuple[str, ...]:
    """The cells of a row; where commas may also group digits (1,287), as its like have them."""
    ambiguous = any(
        len(b) == _GROUP and b.isdigit() and a.isdigit() and len(a) <= _GROUP and a[0] != "0"
        for a, b in pairwise(line.cells)
    )
    if not ambiguous:
        return line.cells
    width = _usual_width(lines, at)
    if width == line.width:
        return line.cells
    figures = line.cells[line.labels :]
    return (*line.cells[: line.labels], (", " if width != 1 else ",").join(figures))


def _usual_width(lines: Sequence[str], at: int) -> int | None:
    """Cells behind the labels of most rows around one; without any, behind the first name above it."""
    widths: Counter[int] = Counter()
    header: int | None = None
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(lines) and abs(k - at) <= _AROUND:
            line = _line(lines, k)
            if line is None:
                break
            if line.figures:
                widths[line.width] += 1
            elif step < 0:
                header = header or line.width
                break
            k += step
    return widths.most_common(1)[0][0] if widths else header
