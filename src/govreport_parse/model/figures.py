"""The figures of a report: cells of its tables, and what its narrative states."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from govreport_parse.model.brief import Record
from govreport_parse.model.document import Locator
from govreport_parse.model.numbers import MONEY_UNITS
from govreport_parse.model.vocabularies import Applicant, Basis, Qualifier, SectionKind, Status

__all__ = ["Comparison", "FormBlock", "Reading", "Statement"]


def _as_money(record: Reading | Comparison | Statement) -> None:
    # Amounts of money are decimals whatever their last digits; counts stay integers.
    if isinstance(record.value, int):
        msgspec.structs.force_setattr(record, "value", Decimal(record.value))


class Reading(Record, frozen=True, kw_only=True, gc=False):
    """One value cell of a recognised statutory table.

    Attributes
    ----------
    indicator
        Code of the row or cell in its form; None for a printed row that the form does not know.
    applicant
        Applicant category in the request table, else None.
    value
        int, or Decimal for money (unit 元, 万元, 亿元) and printed decimals; None unless `status`
        is ``reported``.
    unit
        As printed in the cell or the unit column, else the form's.
    status
        ``reported``, ``blank``, ``not_applicable``, ``unreadable`` or ``missing``.
    raw
        The cell's text as printed; None where there is no cell.
    label
        The row's label as printed; the form's where the document lacks the row.
    form
        ``2008``, ``2014``, ``2019`` or ``2021``.
    at
        The cell; for a missing one the table.
    """

    indicator: str | None
    value: int | Decimal | None
    unit: str | None
    status: Status
    raw: str | None
    label: str
    form: str
    at: Locator
    applicant: Applicant | None = None

    def __post_init__(self) -> None:
        if self.unit in MONEY_UNITS:
            _as_money(self)


class Comparison(Record, frozen=True, kw_only=True):
    """One figure of a comparison table (对比表) or another table of several years.

    Attributes
    ----------
    label
        As printed.
    indicator
        The cell of the report's form that it should agree with, None for none.
    year
        The year the column names, None where it names none.
    value, unit, status
        As in :class:`Reading`; the unit is the usual one of the topic where none is printed.
    change_percent
        Signed: −12.3 for 下降12.3%.
    change_status
        Status of the rate's cell; None where the table has no rate for the figure.
    at
        The value's cell.
    """

    label: str
    indicator: str | None
    year: int | None
    value: int | Decimal | None
    unit: str | None
    change_percent: Decimal | None
    status: Status
    change_status: Status | None
    at: Locator

    def __post_init__(self) -> None:
        if self.unit in MONEY_UNITS:
            _as_money(self)


class FormBlock(Record, frozen=True, kw_only=True):
    """A recognised statutory table.

    Attributes
    ----------
    form, table
        Form id and table (``summary``, ``disclosure``, ``requests``, ``remedies``, ``local``).
    labels
        Printed labels that decided.
    runner_up
        The form that fits next best, where it is close.
    at
        The table.
    """

    form: str
    table: str
    labels: tuple[str, ...]
    at: Locator
    runner_up: str | None = None


class Statement(Record, frozen=True, kw_only=True, gc=False):
    """A figure that the narrative states.

    Attributes
    ----------
    counted
        The words that name what is counted, as printed; "" where none do.
    topic
        Slug of what is counted (``govreport forms --topics``); None where it is no known topic.
    basis
        What says so: ``own`` words, the whole of its ``list``, or only its ``context``: a heading, the object
        named before, or a cell that prints the same under its words. Nothing that rests on context is held
        against a cell above a hint.
    indicator
        The one cell or group of the report's form that it should agree with.
    sum_of
        The cells whose sum it states, where it states several at once.
    applicant
        Applicant category, where one is named.
    value, unit
        Expanded (1.2万 → 12000); unit as printed. None where no figure is printed (均获维持).
    qualifier
        ``exact``, ``at_least`` (余, 超), ``at_most`` (近), ``about`` (约), ``negated`` (未收到…: value
        0; 无一被纠正 of the figure that `share_of` quotes: None), or ``all`` (均获维持): said of all of it.
    change_percent
        Signed change on the year before, where stated.
    base_value
        Last year's figure, where the sentence gives it beside the change (由18件增至24件).
    share_percent
        Stated share of the whole it belongs to.
    share_of
        The words that name the base of the share (占**答复总数**的91.6%), None where none do; of
        ``all`` and 无一, the words of the figure that it is said of.
    parts
        Indices in :attr:`AnnualReport.statements` of its breakdown.
    stock
        The words count all up to a date (截至…, 累计 since the 条例), not those of the year.
    scope
        The words that say whose figure it is (全市, 本级, 区政府办公室), None where none do.
    complete
        The words say that these are all its parts (分别为, 按…分, 共计), not some of them (其中).
    text
        The words it was read from, as printed.
    section
        Kind of the section it stands in.
    at
        The number, or the negated words.
    """

    _brief = ("counted", "topic", "indicator", "value", "unit", "qualifier", "text", "at")

    topic: str | None
    indicator: str | None
    value: int | Decimal | None
    unit: str | None
    qualifier: Qualifier
    text: str
    section: SectionKind
    at: Locator
    counted: str = ""
    basis: Basis = "own"
    sum_of: tuple[str, ...] = ()
    applicant: Applicant | None = None
    change_percent: Decimal | None = None
    share_percent: Decimal | None = None
    parts: tuple[int, ...] = ()
    complete: bool = False
    stock: bool = False
    scope: str | None = None
    base_value: int | Decimal | None = None
    share_of: str | None = None

    def __post_init__(self) -> None:
        if self.unit in MONEY_UNITS:
            _as_money(self)
