"""What a sheet shows: its rows and columns that are not hidden, each cell as it is displayed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.grid import FORMULA, OBJECT
from govreport_parse.readers.xlsx.conditions import colours_grounds, doubtful_columns
from govreport_parse.readers.xlsx.numbers import is_hidden_text, shown
from govreport_parse.readers.xlsx.places import column_of
from govreport_parse.readers.xlsx.workbook import Setting, Workbook, in_lines, said
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Cell", "rows_of"]

_PLACE = lazy_pattern(r"([A-Z]{1,3})(\d{1,7})")
_USUAL = Setting()
_NO = ("0", "false")
_MOST_DIGITS = 20


class Cell(msgspec.Struct, frozen=True):
    """A cell: the column that it begins in, what it shows, whether it is boxed, and what it spans of what is shown."""

    column: int
    text: str
    boxed: bool = False
    across: int = 1
    down: int = 1


class _Shown(msgspec.Struct, frozen=True):
    text: str = ""
    boxed: bool = False


_NOTHING = _Shown()


def rows_of(sheet: _Element, book: Workbook) -> list[list[Cell]]:
    """The rows of a sheet from the first to the last that shows something; of blank ones between, one.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more rows than :mod:`govreport_parse.model.limits` allows.
    """
    hidden = set(_hidden_columns(sheet))
    zeros = all(
        view.get("showZeros") not in _NO for view in sheet.iterfind("{*}sheetViews/{*}sheetView")
    )
    spans = dict(_spans(sheet))
    covered = {
        (r, c)
        for (row, column), (down, across) in spans.items()
        for r in range(row, row + down)
        for c in range(column, column + across)
        if (r, c) != (row, column)
    }
    numbers = sorted({number for number, _ in _numbered(sheet)})
    coloured = colours_grounds(sheet)
    hiding = [book.hiding(filled=filled, coloured=coloured) for filled in (False, True)]
    doubtful = {
        (of_text, filled): doubtful_columns(sheet, hiding[filled], numbers, of_text=of_text)
        for of_text in (False, True)
        for filled in (False, True)
    }
    shown: dict[int, dict[int, _Shown]] = {}
    gone: set[int] = set()
    for number, row in _numbered(sheet):
        if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
            gone.add(number)
            continue
        shown[number] = {
            column: _shown(
                cell,
                book,
                zeros=zeros,
                doubtful=[
                    bool(doubtful[_is_text(cell), filled].get(number, 0) >> column & 1)
                    for filled in (False, True)
                ],
            )
            for column, cell in _placed(row)
            if column < limits.COLUMNS and column not in hidden and (number, column) not in covered
        }
    return _Layout(shown, gone, hidden, spans, covered).rows()


class _Layout:
    """Where the cells of a sheet stand among the rows and columns that are shown."""

    def __init__(
        self,
        shown: dict[int, dict[int, _Shown]],
        gone: set[int],
        hidden: set[int],
        spans: dict[tuple[int, int], tuple[int, int]],
        covered: set[tuple[int, int]],
    ) -> None:
        self._shown, self._gone, self._hidden = shown, gone, hidden
        self._spans, self._covered = spans, covered

    def rows(self) -> list[list[Cell]]:
        used = self._used()
        limits.require(limits.ROWS, len(used))
        seen = [c for c in range(self._width(used)) if c not in self._hidden]
        limits.require(limits.CELLS, len(used) * len(seen))
        at = {column: k for k, column in enumerate(seen)}
        found: list[list[Cell]] = []
        before: int | None = None
        for number in sorted(used):
            if before is not None and any(r not in self._gone for r in range(before + 1, number)):
                found.append([])
            before = number
            found.append(
                [self._cell(number, c, at, used) for c in seen if (number, c) not in self._covered]
            )
        return found

    def _cell(self, number: int, column: int, at: dict[int, int], used: set[int]) -> Cell:
        one = self._shown.get(number, {}).get(column, _NOTHING)
        down, across = self._spans.get((number, column), (1, 1))
        return Cell(
            column=at[column],
            text=one.text,
            boxed=one.boxed,
            across=sum(c in at for c in range(column, column + across)),
            down=max(sum(r in used for r in range(number, number + down)), 1),
        )

    def _used(self) -> set[int]:
        """The rows that show something, those that a cell of them spans, and boxed blank ones among and below them."""
        used = {r for r, row in self._shown.items() if any(one.text for one in row.values())}
        for (r, c), (down, _) in self._spans.items():
            if self._shown.get(r, {}).get(c, _NOTHING).text:
                used.update(range(r, r + down))
        first, last = min(used, default=0), max(used, default=0)
        used.update(
            r
            for r, row in self._shown.items()
            if first < r <= last + 1 and any(one.boxed for one in row.values())
        )
        return {r for r in used if r not in self._gone}

    def _width(self, used: set[int]) -> int:
        last = -1
        for r in used:
            for c, one in self._shown.get(r, {}).items():
                if one.text or one.boxed:
                    last = max(last, c + self._spans.get((r, c), (1, 1))[1] - 1)
        return min(last + 1, limits.COLUMNS)


def _numbered(sheet: _Element) -> Iterator[tuple[int, _Element]]:
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        own = row.get("r", "")
        number = int(own) if own.isascii() and own.isdigit() and len(own) < 8 else number + 1
        yield number, row


def _placed(row: _Element) -> Iterator[tuple[int, _Element]]:
    column = -1
    for cell in row.iterfind("{*}c"):
        place = _PLACE.fullmatch(cell.get("r", ""))
        column = column_of(place[1]) if place else column + 1
        yield column, cell


def _hidden_columns(sheet: _Element) -> Iterator[int]:
    for each in sheet.iterfind("{*}cols/{*}col"):
        first, last = each.get("min", ""), each.get("max", "")
        if (
            (each.get("hidden") in ("1", "true") or each.get("width") == "0")
            and first.isdigit()
            and last.isdigit()
        ):
            yield from range(int(first[:7]) - 1, min(int(last[:7]), limits.COLUMNS))


def _spans(sheet: _Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """By its first row and column how many rows and columns each merged cell has."""
    cells = 0
    for each in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        ends = [_PLACE.fullmatch(end) for end in each.get("ref", "").split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        (first, top), (last, bottom) = ((column_of(end[1]), int(end[2])) for end in ends if end)
        down, across = bottom - top + 1, min(last, limits.COLUMNS) - first + 1
        if down > 0 and across > 0:
            cells += down * across
            limits.require(limits.CELLS, cells)
            yield (top, first), (down, across)


def _is_text(cell: _Element) -> bool:
    return cell.get("t") in ("s", "str", "inlineStr")


def _shown(cell: _Element, book: Workbook, *, zeros: bool, doubtful: Sequence[bool]) -> _Shown:
    """What a cell shows; an object where that is not known, as where a rule may set it otherwise.

    `doubtful`: whether one may where the cell is not filled, and where it is.
    """
    number = cell.get("s", "0")
    k = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else -1
    setting = book.settings[k] if 0 <= k < len(book.settings) else _USUAL
    if doubtful[setting.filled]:
        holds = _said(cell, _USUAL, book, zeros=zeros)
        return _Shown(OBJECT if holds else "", setting.boxed)
    text = _said(cell, setting, book, zeros=zeros)
    lost = text and (setting.struck or setting.unseen)
    return _Shown(OBJECT if lost else text, setting.boxed)


def _said(cell: _Element, setting: Setting, book: Workbook, *, zeros: bool) -> str:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v")
    if kind == "inlineStr":
        held = cell.find("{*}is")
        kind, value = "str", "" if held is None else said(held, filled=setting.filled)
    # A formula that nothing has calculated shows what nobody knows; a text that it gives may be empty.
    if not value and (value is None or kind == "n") and cell.find("{*}f") is not None:
        return FORMULA
    if value is None:
        return ""
    if kind == "n":
        return _figure(value, setting.form, zeros=zeros)
    if kind == "s":
        k = int(value) if value.isascii() and value.isdigit() and len(value) < 8 else -1
        text = book.string(k, filled=setting.filled)
        return "" if is_hidden_text(setting.form) else text
    if kind == "b":
        value = "TRUE" if value == "1" else "FALSE"
    elif kind not in ("str", "e"):
        return OBJECT
    return "" if is_hidden_text(setting.form) else in_lines(value)


def _figure(value: str, form: str, *, zeros: bool) -> str:
    try:
        figure = Decimal(value)
    except InvalidOperation:
        return OBJECT
    if not figure.is_finite() or abs(figure.adjusted()) > _MOST_DIGITS:
        return OBJECT
    if not zeros and figure == 0:
        return ""
    text = shown(_as_held(figure), form)
    return OBJECT if text is None else text


def _as_held(figure: Decimal) -> Decimal:
    """To fifteen digits: what a file has beyond is of how numbers are stored."""
    return Decimal(f"{figure:.15g}")
