"""The rows of a printed table that only name columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell, Table
from govreport_parse.text.fold import label_key
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["header_rows", "is_header", "names_period"]

# Applicants in one row that make it a header.
_MIN_COLUMNS = 3
# A column's name that is a period and nothing else: 2014年度统计数, 截至2014年底, 上年数. 填报日期2016年1月8日 is none.
_YEAR = r"(?:截[至止]到?)?20\d\d(?:年度?)?(?:年?[底末])?"
_NAMED_PERIOD = r"(?:[上去本今当]年|[上本同]期|去年同期|上年同期)度?"
_PERIOD = lazy_pattern(
    rf"(?:{_YEAR}|{_NAMED_PERIOD})(?:全年|累计)?(?:统计)?(?:数[量据值]?|合计|情况)?"
)
_BARE_YEAR = lazy_pattern(r"20\d\d")


def header_rows(
    table: Table, texts: Mapping[str, Sequence[str]], form: CompiledTable
) -> frozenset[int]:
    """The rows that only name columns; `texts`: those of the table's cells by their keys."""
    heads = {text for key in form.header_keys & texts.keys() for text in texts[key]}
    # A header holds such a text, or one reaches down into it.
    maybe = {
        r
        for cell in (table.every if heads else ())
        if cell.text in heads
        for r in range(cell.row, cell.row + cell.rowspan)
    }
    found = {r for r in maybe if is_header(table.grid[r], form)}
    # A line of it may name few: beside a group whose name is lost stand 自然人 and 总计 alone.
    found |= {r - 1 for r in found if r and _names_columns_alone(table, r - 1, form)}
    return frozenset(found | _rows_of_periods(table, texts, form, headed=bool(found)))


def names_period(key: str) -> bool:
    """Whether the key of a text is the name of a period and nothing else (2014年度统计数)."""
    return _PERIOD.fullmatch(key) is not None


def _rows_of_periods(
    table: Table, texts: Mapping[str, Sequence[str]], form: CompiledTable, *, headed: bool
) -> set[int]:
    """The rows above a list's first label with the name of a period right of the labels.

    Where the list is `headed`, what stands beside other words (填报单位) is when it was filled in.
    """
    if form.table.layout != "list" or not any(map(names_period, texts)):
        return set()
    labels = {text for key in texts.keys() & form.rows.by_key for text in texts[key]}
    first = next((cell for cell in table.every if cell.text in labels), None)
    if first is None:
        return set()
    return {
        cell.row
        for cell in table.every
        if cell.row < first.row
        and (cell.column >= first.column + first.colspan or _is_alone(table, cell))
        and names_period(key := label_key(cell.text))
        and (
            not (headed or _BARE_YEAR.fullmatch(key))
            or _is_alone(table, cell)
            or _heads_labels(table, cell.row, first.column, form)
        )
    }


def _is_alone(table: Table, cell: Cell) -> bool:
    """Whether a cell is the only one of its row, as wide as any: the name over the labels is lost."""
    return cell.colspan == 1 and len(table.lines[cell.row]) == 1


def _heads_labels(table: Table, r: int, column: int, form: CompiledTable) -> bool:
    """Whether a row says above the labels that they are labels, or nothing: beside it 2014 is a year."""
    cell = table.grid[r][column]
    return cell is None or not cell.text or label_key(cell.text) in form.table.label_headers


def _names_columns_alone(table: Table, r: int, form: CompiledTable) -> bool:
    """Whether the filled cells of a row of a matrix name columns, several and nothing else.

    Beside them a cell may say anything that covers names of columns in the row below, all of them, or
    where spans are lost stands beside all names that are in no group: that of the group is misprinted.
    """
    if form.table.layout != "matrix":
        return False
    own = [
        label_key(cell.text) for cell in _filled(table, r) if not _covers_names(table, cell, form)
    ]
    odd = [key for key in own if key not in form.column_keys]
    outer = sum(not column.parents for column in form.table.columns)
    if len(odd) == 1 and len(own) == outer + 1:
        return all(label_key(cell.text) in form.column_keys for cell in _filled(table, r + 1))
    return len(set(own)) > 1 and not odd


def _filled(table: Table, r: int) -> list[Cell]:
    return [cell for cell in table.lines[r] if cell.row == r and cell.text]


def _covers_names(table: Table, cell: Cell, form: CompiledTable) -> bool:
    if cell.colspan < 2 or cell.rowspan > 1:
        return False
    below = table.grid[cell.row + 1][cell.column : cell.column + cell.colspan]
    named = [under is not None and label_key(under.text) in form.column_keys for under in below]
    return len(named) == cell.colspan and all(named)


def is_header(row: Sequence[Cell | None], form: CompiledTable) -> bool:
    """Whether a row names the columns: 统计指标, 单位, 统计数; or three applicants and more."""
    texts = {label_key(cell.text) for cell in row if cell is not None}
    table = form.table
    if table.layout == "matrix":
        return len(texts & form.column_keys) >= _MIN_COLUMNS
    labels = not texts.isdisjoint(table.label_headers)
    return labels and not texts.isdisjoint((*table.value_headers, *table.unit_headers))
