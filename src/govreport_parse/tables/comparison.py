"""Comparison tables (对比表) and other tables of several years.

Two shapes: indicators as columns, each followed by its rate, in one row of figures; and
indicators as rows, with columns for years and rates. A row that is short of cells keeps those
whose column the kinds of the cells settle; the others have no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb

import msgspec

from govreport_parse.forms.compiled import compile_form
from govreport_parse.forms.types import Form
from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.model.records import Comparison
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.compared_columns import (
    INDEX_HEADER,
    RATE,
    Column,
    change_column,
    column_of,
    rates_of,
)
from govreport_parse.tables.readings import is_doubted_sum
from govreport_parse.text.fold import fold, label_key, squeeze
from govreport_parse.text.numerals import MONEY_UNITS, UNIT, read_cell, read_percent, unit_of
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["read_comparisons"]

_SURE_RATE = lazy_pattern(r"%|率|幅")
_UNIT_HEADER = lazy_pattern(r"(?:计量)?单位")
_LABEL_HEADER = lazy_pattern(
    r"(?:统计|主要)?指标.*|项目.*|类别.*|内容.*|名称.*|统计项.*|年份|年度|种类.*|"
)
_CAPTION = lazy_pattern(r"对比|比较|同比|增减")
_UNIT_IN_LABEL = lazy_pattern(rf"[(（:：,，](?:单位[:：]?)?({UNIT})[)）]?$")
_CAPTION_UNIT = lazy_pattern(rf"单位:({UNIT})(?![\u4e00-\u9fff])")
# A label is about a topic when the topic's words make up this much of it.
_COVERED = 0.6
# More lost cells than this in one row leave too many ways to place the rest.
_MAX_LOST = 3
# Ways to place a short row's cells that are tried; a row of 16 columns that lost 2 has 120.
_MAX_WAYS = 150
_MAX_COLUMNS = 24


class _Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a label is about."""

    indicator: str | None
    unit: str | None


def read_comparisons(
    blocks: Sequence[Block], skipped: frozenset[int], form: Form | None, year: int | None
) -> tuple[Comparison, ...]:
    """Figures of all comparison tables.

    Parameters
    ----------
    blocks
        The document.
    skipped
        Blocks that are statutory tables.
    form
        The report's statutory form, to name each figure's cell.
    year
        Year reported on: what 本年 and 上年 mean.
    """
    found: list[Comparison] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Table) and i not in skipped:
            caption = _caption(blocks, i)
            found.extend(_TableReader(block, i, caption, form, year).read())
    return tuple(found)


def _caption(blocks: Sequence[Block], i: int) -> str:
    before = blocks[i - 1] if i else None
    if isinstance(before, Paragraph) and len(before.text) < 80:
        return fold(before.text)
    return ""


class _TableReader:
    def __init__(
        self, table: Table, block: int, caption: str, form: Form | None, year: int | None
    ) -> None:
        self.table = table
        self.block = block
        self.caption = caption
        self.form = form
        self.year = year
        unit = _CAPTION_UNIT.search(caption)
        self.unit = unit[1] if unit else None

    def read(self) -> Iterator[Comparison]:
        rows = [r for r, row in enumerate(self.table.grid) if len(_own(row, r)) > 1]
        if len(rows) < 2 or self.table.width > _MAX_COLUMNS:
            return
        head, body = rows[0], rows[1:]
        header = self.table.grid[head]
        texts = [fold(cell.text) if cell is not None else "" for cell in header]
        labels_first = _LABEL_HEADER.fullmatch(texts[0]) or INDEX_HEADER.fullmatch(texts[0])
        label = next((c for c, text in enumerate(texts) if not INDEX_HEADER.fullmatch(text)), 0)
        if labels_first and any(_is_text(_at(self.table.grid[r], label)) for r in body):
            yield from self._by_rows(texts, label, body)
        elif any(RATE.search(text) for text in texts):
            yield from self._by_columns(header, texts, body)

    def _by_rows(self, texts: list[str], label: int, body: Sequence[int]) -> Iterator[Comparison]:
        unit = next((c for c, text in enumerate(texts) if _UNIT_HEADER.fullmatch(text)), None)
        columns = []
        for c, text in enumerate(texts):
            if c <= label or c == unit:
                continue
            column = column_of(c, text, self.year, self._has_numbers)
            if column is not None:
                columns.append(column)
        years = [column for column in columns if column.kind == "value" and column.year]
        rates = [column for column in columns if column.kind == "rate"]
        if len(years) < 2 and not rates and not _CAPTION.search(self.caption):
            return
        for r in body:
            row = self.table.grid[r]
            cell = _at(row, label)
            if cell is None or not label_key(cell.text) or fold(cell.text) == texts[label]:
                continue
            unit_cell = _at(row, unit) if unit is not None else None
            printed_unit = unit_of(unit_cell.text) if unit_cell is not None else None
            fixed = label + 1 if unit is None or unit < label else max(label, unit) + 1
            yield from self._row(r, squeeze(cell.text), printed_unit, columns, fixed)

    def _by_columns(
        self, header: Sequence[Cell | None], texts: list[str], body: Sequence[int]
    ) -> Iterator[Comparison]:
        columns = [
            change_column(c, text)
            if RATE.search(text)
            else Column(index=c, kind="value", label=squeeze(cell.text) if cell is not None else "")
            for c, (cell, text) in enumerate(zip(header, texts, strict=True))
            if not INDEX_HEADER.fullmatch(text)
        ]
        rates = rates_of(columns, self.year)
        for r in body:
            placed = self._place(r, columns, len(texts) - len(columns))
            for column in columns:
                if column.kind != "value" or not column.label:
                    continue
                rate = rates.get(column.index)
                subject = self._subject(column.label)
                yield self._comparison(r, column, rate, placed, column.label, subject, None)

    def _has_numbers(self, c: int) -> bool:
        cells = [row[c] for row in self.table.grid[1:] if c < len(row)]
        return any(cell is not None and read_cell(cell.text).status == "reported" for cell in cells)

    def _row(
        self,
        r: int,
        label: str,
        unit: str | None,
        columns: Sequence[Column],
        fixed: int,
    ) -> Iterator[Comparison]:
        subject = self._subject(label)
        placed = self._place(r, columns, fixed)
        rates = rates_of(columns, self.year)
        for column in columns:
            if column.kind == "value":
                rate = rates.get(column.index)
                yield self._comparison(r, column, rate, placed, label, subject, unit)

    def _place(self, r: int, columns: Sequence[Column], fixed: int) -> dict[int, Cell | Status]:
        """Column → its cell, or why there is none (``missing``, ``unreadable``)."""
        row = self.table.grid[r]
        if len(row) >= self.table.width:
            return {
                column.index: cell if (cell := row[column.index]) is not None else "missing"
                for column in columns
            }
        cells = [cell for cell in row[fixed:] if cell is not None]
        return _placements(cells, columns)

    def _comparison(
        self,
        r: int,
        column: Column,
        rate: Column | None,
        placed: dict[int, Cell | Status],
        label: str,
        subject: _Subject,
        unit: str | None,
    ) -> Comparison:
        cell = placed.get(column.index, "missing")
        printed = unit or _label_unit(label) or self.unit or subject.unit
        status, value, own_unit = (
            (cell, None, None) if isinstance(cell, str) else _figure(cell, printed)
        )
        change, change_status = (None, None) if rate is None else self._rate(rate, placed)
        at = (
            Locator(block=self.block, row=r)
            if isinstance(cell, str)
            else Locator(block=self.block, row=r, column=cell.column)
        )
        return Comparison(
            label=label,
            indicator=None if column.stock or not column.whole else subject.indicator,
            year=column.year,
            value=value,
            unit=own_unit or printed,
            change_percent=change,
            status=status,
            change_status=change_status,
            at=at,
        )

    def _rate(
        self, rate: Column, placed: dict[int, Cell | Status]
    ) -> tuple[Decimal | None, Status]:
        cell = placed.get(rate.index, "missing")
        if isinstance(cell, str):
            return None, cell
        content = read_percent(cell.text)
        if content.status != "reported":
            return None, content.status
        # 增减 without % may be a difference of counts: no rate unless cell or header says so.
        if content.unit is None and not _SURE_RATE.search(rate.label) and content.value != 0:
            return None, "unreadable"
        return Decimal(content.value or 0), "reported"

    def _subject(self, label: str) -> _Subject:
        topic = _topic_of(label)
        form_id = self.form.id if self.form else None
        if self.form is not None:
            for table in compile_form(self.form).tables:
                found = table.rows.of_label(label)
                if len(found) == 1:
                    row = table.rows.rows[found[0]]
                    return _Subject(indicator=row.code, unit=row.unit)
        if topic is None:
            return _Subject(indicator=None, unit=None)
        return _Subject(
            indicator=topic.indicator.get(form_id) if form_id else None, unit=topic.units[0]
        )


def _own(row: Sequence[Cell | None], r: int) -> set[int]:
    return {cell.column for cell in row if cell is not None and cell.row == r}


def _at(row: Sequence[Cell | None], column: int) -> Cell | None:
    return row[column] if column < len(row) else None


def _is_text(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text) and read_cell(cell.text).status == "unreadable"


def _figure(cell: Cell, unit: str | None) -> tuple[Status, int | Decimal | None, str | None]:
    """What a cell below a year says, `unit` being that of its row."""
    content = read_cell(cell.text)
    if unit in MONEY_UNITS and content.unit is None and is_doubted_sum(cell.text):
        return "unreadable", None, None
    return content.status, content.value, content.unit


def _label_unit(label: str) -> str | None:
    match = _UNIT_IN_LABEL.search(label)
    return match[1] if match else None


def _topic_of(label: str) -> Topic | None:
    folded = label_key(label)
    heads = load_matcher().find("before", folded, 0, len(folded))
    for head in reversed(heads):
        if head.end - head.start >= len(folded) * _COVERED:
            return head.topic
    return None


def _kinds(cell: Cell) -> frozenset[str]:
    """Column kinds in which a cell may stand."""
    if read_cell(cell.text).status in ("blank", "not_applicable"):
        return frozenset({"value", "rate"})
    if read_cell(cell.text).status == "reported":
        return frozenset({"value"})
    return frozenset({"rate"}) if read_percent(cell.text).status == "reported" else frozenset()


def _placements(cells: Sequence[Cell], columns: Sequence[Column]) -> dict[int, Cell | Status]:
    """Where the cells of a short row stand, as far as their kinds settle it."""
    lost = len(columns) - len(cells)
    if not (0 < lost <= _MAX_LOST and comb(len(columns), lost) <= _MAX_WAYS):
        return {column.index: "unreadable" for column in columns}
    kinds = [_kinds(cell) for cell in cells]
    # Figures without a percent sign may be rates too, unless the row marks its rates.
    marked = any(kind == {"rate"} for kind in kinds)
    if not marked:
        kinds = [frozenset({"value", "rate"}) if kind == {"value"} else kind for kind in kinds]
    seen: list[set[int | None]] = [set() for _ in columns]
    for kept in combinations(range(len(columns)), len(cells)):
        if all(columns[c].kind in kinds[k] for k, c in enumerate(kept)):
            for c in range(len(columns)):
                seen[c].add(kept.index(c) if c in kept else None)
    placed: dict[int, Cell | Status] = {}
    for column, options in zip(columns, seen, strict=True):
        only = next(iter(options)) if len(options) == 1 else -1
        if only == -1:
            placed[column.index] = "unreadable"
        else:
            placed[column.index] = "missing" if only is None else cells[only]
    return placed
