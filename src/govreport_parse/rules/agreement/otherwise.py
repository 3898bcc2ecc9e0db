"""What else in a table a figure of the text may state.

A figure that fits no cell that its words name may state another that they were not understood to name:
such a figure is no contradiction that can be relied upon.
"""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import FormTable
from govreport_parse.model.records import Reading
from govreport_parse.rules.agreement.claims import Claim, claims, fits
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["is_sum_or_rest", "may_be_of_other_cells"]

# Smaller figures stand in several rows of most tables.
_TELLING = 4
# These words stand in the labels of several rows.
_DISTINCT = lazy_pattern("(?!其[他它]|公开|申请|信息|政府).{2}")
# Of what a rest or a sum consists, other words say: 其余20件; 三类合计427件; not 全年合计收到申请28件.
_REST = lazy_pattern("其余|总量")
_SUM = lazy_pattern(
    "(?P<names>.*?)(?:(?P<number>[两二三四五六])[项类者种]|以上)?"
    "(?:合计|共计|总计|总共|一共)(?!为?(?:收到|接收|受理|新收|收取|办理|公开|发布|答复|办结|不予(?:公开|处理)|无法提供|部分公开|予以公开))"
)
# 当面和信函申请共29件; not 公民、法人和其他组织申请共36件.
_JOINED = lazy_pattern(r"[、和及与](?![^、和及与]*(?:法人|组织))[^\d,;:。]*共\d")
_SEVERAL = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_AND = lazy_pattern("[、和及与]")
# Words that every second row of the forms has.
_COMMON = {"政府", "信息", "公开", "申请"}


def is_sum_or_rest(claim: Claim) -> bool:
    """Whether a figure is called a rest, or a sum of other things than the cells that it is held against."""
    words = fold(claim.quote)
    if claim.kind != "text" or _REST.search(words) is not None:
        return claim.kind == "text"
    summed = _SUM.match(words)
    if summed is None:
        return len(claim.cells) == 1 and _JOINED.search(words) is not None
    number = _SEVERAL.get(summed["number"] or "") or len(_AND.findall(summed["names"])) + 1
    return number == 1 or number != len(claim.cells)


def may_be_of_other_cells(context: Context, claim: Claim) -> bool:
    """Whether the table prints a figure in a place that the claim's words may be about.

    That is a sibling row of which no words of the text are said. Where the claim's words do not name their row
    as the form does, it is any such cell of the table, and a run of rows that the claim's own belongs to.
    """
    if claim.kind != "text" or claim.value < _TELLING:
        return False
    if _names_its_row(context, claim):
        return _is_a_sibling(context, claim)
    return _is_an_unclaimed_cell(context, claim) or _is_a_run_of_rows(context, claim)


def _names_its_row(context: Context, claim: Claim) -> bool:
    """Whether two characters side by side in a claim's words stand in the label of its row, group or column."""
    words = fold(claim.quote)
    labels = [fold(label) for label in _labels(context, claim)]
    pairs = {words[k : k + 2] for k in range(len(words) - 1)} - _COMMON
    return any(pair in label for pair in pairs for label in labels)


def _labels(context: Context, claim: Claim) -> Iterator[str]:
    for code, applicant in claim.cells:
        yield context.label(code, applicant)
        for table in context.tables:
            row = table.row(code)
            group = table.row(row.parent) if row is not None and row.parent else None
            yield from (one.label for one in (row, group) if one is not None)
            yield from (one.label for one in table.columns if one.code == applicant)


def _is_a_sibling(context: Context, claim: Claim) -> bool:
    if claim.cell is None:
        return False
    code, applicant = claim.cell
    claimed = {cell for other in claims(context) for cell in other.cells}
    siblings = {one for table in context.tables for one in table.siblings(code)}
    counted = next((fold(s.counted) for s in context.report.statements if s.at == claim.at), "")
    distinct = _DISTINCT.match(counted) is not None and _has_one_beside_that_fits(context, claim)
    own = fold(context.label(code, applicant)) if distinct else ""
    return any(
        (one, applicant) not in claimed
        # 同意公开24件，部分公开6件, the 24 as in its cell: none of 不同意公开, whose label has no such words.
        and not (counted in own and counted not in fold(context.label(one, applicant)))
        and (reading := context.reading(one, applicant)) is not None
        and reading.value == claim.value
        for one in siblings
    )


def _has_one_beside_that_fits(context: Context, claim: Claim) -> bool:
    return any(
        other.at.block == claim.at.block and other.value >= _TELLING and fits(context, other)
        for other in claims(context)
    )


def _is_an_unclaimed_cell(context: Context, claim: Claim) -> bool:
    claimed = {cell for other in claims(context) for cell in other.cells}
    codes = {code for table in _tables(context, claim) for code in table.codes}
    return any(
        reading.value == claim.value
        and reading.indicator in codes
        and (reading.indicator, reading.applicant) not in claimed
        for reading in context.report.readings
    )


def _is_a_run_of_rows(context: Context, claim: Claim) -> bool:
    applicant = claim.cells[0][1]
    own = {code for code, _ in claim.cells}
    for table in _tables(context, claim):
        for group in _groups(table, own):
            column = [_printed(context.reading(code, applicant)) for code in group]
            places = [place for place, code in enumerate(group) if code in own]
            if places and _has_run(column, min(places), max(places), claim.value):
                return True
    return False


def _has_run(column: list[Number], first: int, last: int, value: Number) -> bool:
    """Whether rows side by side, more than those from first to last, come to a value."""
    for begin in range(first, -1, -1):
        reached = sum(column[begin:last])
        for end in range(last, len(column)):
            reached += column[end]
            if reached == value and (begin, end) != (first, last):
                return True
    return False


def _groups(table: FormTable, own: set[str]) -> Iterator[list[str]]:
    """The value rows under each parent of the cells."""
    for parent in {row.parent for row in table.rows if row.code in own}:
        yield [row.code for row in table.rows if row.parent == parent and row.kind == "value"]


def _tables(context: Context, claim: Claim) -> list[FormTable]:
    own = {code for code, _ in claim.cells}
    return [table for table in context.tables if own & set(table.codes)]


def _printed(reading: Reading | None) -> Number:
    return 0 if reading is None or reading.value is None else reading.value
