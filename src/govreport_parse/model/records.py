"""The records: what a report says, as printed, each value with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from govreport_parse.model.brief import Record
from govreport_parse.model.document import Attachment, Document, Locator, Note, Source
from govreport_parse.model.errors import UnknownCode, WrongCall
from govreport_parse.model.numbers import MONEY_UNITS, Number
from govreport_parse.model.vocabularies import (
    APPLICANTS,
    Applicant,
    Basis,
    Level,
    Qualifier,
    SectionKind,
    Severity,
    Status,
)

__all__ = [
    "SCHEMA_VERSION",
    "Agency",
    "AnnualReport",
    "Comparison",
    "Contact",
    "Finding",
    "FormBlock",
    "Metadata",
    "Number",
    "Period",
    "Reading",
    "Section",
    "Statement",
]

SCHEMA_VERSION = "1"

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def _as_money(record: Reading | Comparison | Statement) -> None:
    # Amounts of money are decimals whatever their last digits; counts stay integers.
    if isinstance(record.value, int):
        msgspec.structs.force_setattr(record, "value", Decimal(record.value))


class Agency(Record, frozen=True, kw_only=True):
    """The body that reports.

    Attributes
    ----------
    name
        In its fullest printed form (云台区人民政府), script as printed; None if none is printed.
    region
        Name of its place: the name less the body (云台区).
    level
        Administrative level of the place: ``province``, ``prefecture``, ``county``, ``township``;
        None where neither the name nor the division tells (a 市 may be either of two).
    division_code
        GB/T 2260 code of the unit that the name puts the body under, as of `year`: for a town the
        county that its name spells out; None where more than one unit is possible (docs/agencies.md).
    """

    name: str | None = None
    region: str | None = None
    level: Level | None = None
    division_code: str | None = None


class Period(Record, frozen=True, kw_only=True):
    """The statistical period that the report names (统计期限)."""

    start: dt.date
    end: dt.date


class Contact(Record, frozen=True, kw_only=True):
    """Whom to ask, each entry as printed and trimmed, None where not printed."""

    office: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None
    address: str | None = None
    postcode: str | None = None
    website: str | None = None


class Metadata(Record, frozen=True, kw_only=True):
    """The page's metadata box, each entry as printed.

    Attributes
    ----------
    index_number
        索引号.
    publisher
        发布机构.
    published
        发布日期, as printed; :attr:`AnnualReport.published` is the date.
    document_number
        文号.
    """

    index_number: str | None = None
    publisher: str | None = None
    published: str | None = None
    document_number: str | None = None


class Section(Record, frozen=True, kw_only=True):
    """A numbered or named part of the narrative.

    Attributes
    ----------
    level
        1 for the outermost.
    number
        The printed mark with half-width brackets and without its 、 (``一``, ``(一)``, ``1``,
        ``一是``); None for a heading without a number.
    title
        ``""`` for a numbered paragraph that has no title.
    kind
        Canonical slug: overview, disclosure, proactive, requests, remedies, consultation,
        proposals, fees, problems, plan, response, organisation, other, appendix, preamble,
        unclassified.
    text
        Its own paragraphs, one a line, without those of its children and without tables.
    at
        The heading.
    children
        Parts one level down.
    """

    level: int
    number: str | None
    title: str
    kind: SectionKind
    text: str
    at: Locator
    children: tuple[Section, ...] = ()


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


class AnnualReport(Record, frozen=True, kw_only=True):
    """One 政府信息公开工作年度报告, as printed.

    Attributes
    ----------
    title, agency, year, period, contact, published
        The masthead; `year` is the year reported on (title, else period, else the year before
        publication).
    filler
        填报单位 of the statutory table.
    metadata
        The page's metadata box.
    forms
        The statutory tables found.
    preamble
        What stands before the first section; None where nothing does.
    sections
        The tree of the narrative.
    readings
        One for every value cell of each recognised table.
    comparisons
        Figures of comparison tables.
    statements
        Figures stated in the text.
    attachments
        Files that the page links.
    notes
        Reading problems (reported as findings GR0xx).
    """

    _brief = (
        "title",
        "year",
        "forms",
        "sections",
        "readings",
        "comparisons",
        "statements",
        "notes",
    )

    schema_version: str = SCHEMA_VERSION
    source: Source
    title: str | None
    agency: Agency
    year: int | None
    period: Period | None
    contact: Contact
    published: dt.date | None
    forms: tuple[FormBlock, ...]
    sections: tuple[Section, ...]
    readings: tuple[Reading, ...]
    comparisons: tuple[Comparison, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    filler: str | None = None
    metadata: Metadata = Metadata()
    preamble: Section | None = None
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        known = range(len(self.statements))
        for statement in self.statements:
            if not all(part in known for part in statement.parts):
                raise ValueError(f"parts {statement.parts} of “{statement.text}” are no statements")

    def _repr_html_(self) -> str:
        from govreport_parse.outputs.notebook import report_html

        return report_html(self)

    def to_html(
        self,
        findings: Sequence[Finding],
        *,
        document: Document | None = None,
        file: bytes | None = None,
        lang: str | None = None,
    ) -> str:
        """A page with the document on one side, the record and its findings on the other, linked.

        Parameters
        ----------
        findings
            What :func:`govreport_parse.check` found.
        document
            What the report was read from (:func:`govreport_parse.read_document`), shown as it was
            read. A record keeps the text of its sections and the cells of its statutory tables, no
            paragraphs and no other tables: without the document these are shown, the tables as
            their form prints them, and words that a section says twice are looked for by the reader.
        file
            The bytes of the file that was read. Pages of a PDF on which values stand are then shown as
            pictures, each value marked (extra ``pdf``); where they are not, the page says why.
        lang
            ``zh`` or ``en``, in which it opens; by default the locale's.

        Returns
        -------
        str
            One HTML file that needs nothing else.

        Raises
        ------
        ValueError
            The document does not read as this report: it is another one, or another version read it.
            Or the file is another one.
        """
        from govreport_parse.outputs.language import chosen_language
        from govreport_parse.outputs.view import view_page

        return view_page(self, findings, lang=chosen_language(lang), document=document, file=file)

    def to_json(self) -> str:
        """The record as one line of JSON: the shape of docs/records.md."""
        return _ENCODER.encode(self).decode("utf-8")

    @classmethod
    def from_json(cls, text: str | bytes) -> AnnualReport:
        """The record that :meth:`to_json` wrote.

        Raises
        ------
        msgspec.ValidationError
            With the path of the first entry that does not fit the record.
        msgspec.DecodeError
            The base of that one, for text that is no JSON at all.
        """
        try:
            report = _DECODER.decode(text)
        except (UnicodeError, RecursionError) as error:
            raise msgspec.DecodeError(f"no JSON text: {error}") from error
        _require_known_forms(report)
        return report

    def to_dict(self) -> dict[str, Any]:
        """The record as dictionaries and lists: its JSON, loaded.

        Days are texts, and decimals floats; the record and its JSON have them to the last digit.
        """
        return _as_dict(self)

    def reading(self, indicator: str, applicant: Applicant | None = None) -> Reading | None:
        """The reading of one cell.

        Parameters
        ----------
        indicator
            Its code, as ``govreport forms`` lists them.
        applicant
            The column of the requests table; by default its total.

        Returns
        -------
        Reading or None
            None where its table is not in the report, and for a group, which has no cell.

        Raises
        ------
        UnknownCode
            A KeyError: no form has this code.
        WrongCall
            There is no such applicant.
        """
        wanted = (None, "total") if applicant is None else (applicant,)
        for reading in self.readings:
            if reading.indicator == indicator and reading.applicant in wanted:
                return reading
        _require_known_cell(indicator, applicant)
        return None


class Finding(Record, frozen=True, kw_only=True):
    """What a rule found.

    Attributes
    ----------
    rule, name, severity
        ``GR301``, ``filed-under-sibling``; ``error``, ``warning`` or ``hint``.
    message, message_zh
        One sentence.
    where, where_zh
        The places that it rests on, in words (第三部分统计表“自然人”列“(七)总计”行), those of other
        reports after the name of the file; "" in JSON that was written without them.
    file
        Name of the source.
    indicators, applicant
        The cells concerned.
    observed, expected
        What stands there and what should, as text.
    suggestion, suggestion_zh
        A correction to consider; applied by nobody.
    evidence
        Places in the document.
    """

    _brief = ("rule", "severity", "message", "where", "file")

    rule: str
    name: str
    severity: Severity
    message: str
    message_zh: str
    where: str = ""
    where_zh: str = ""
    file: str
    indicators: tuple[str, ...] = ()
    applicant: Applicant | None = None
    observed: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    evidence: tuple[Locator, ...] = ()
    suggestion_zh: str | None = None

    def to_json(self) -> str:
        """The finding as one line of JSON."""
        return _ENCODER.encode(self).decode("utf-8")

    def to_dict(self) -> dict[str, Any]:
        """The finding as a dictionary: its JSON, loaded."""
        return _as_dict(self)


def _as_dict(record: AnnualReport | Finding) -> dict[str, Any]:
    named: dict[str, Any] = msgspec.json.decode(_ENCODER.encode(record))
    return named


def _require_known_cell(indicator: str, applicant: str | None) -> None:
    from govreport_parse.forms import indicator_codes

    if indicator not in indicator_codes():
        from difflib import get_close_matches

        near = get_close_matches(str(indicator), sorted(indicator_codes()), 1)
        hint, hint_zh = (f"; did you mean {near[0]}?", f"，是否为{near[0]}") if near else ("", "")
        raise UnknownCode(
            f"no form has the indicator {indicator!r}{hint}", f"没有“{indicator}”这一指标{hint_zh}"
        )
    if applicant not in (None, *APPLICANTS):
        raise WrongCall(
            f"no applicant {applicant!r}; there are {', '.join(APPLICANTS)}",
            f"没有“{applicant}”这类申请人；应为{'、'.join(APPLICANTS)}之一",
        )


def _require_known_forms(report: AnnualReport) -> None:
    from govreport_parse.forms import form_ids

    named = [
        *(
            (form, f"forms[{k}]")
            for k, one in enumerate(report.forms)
            for form in (one.form, one.runner_up)
        ),
        *((one.form or None, f"readings[{k}]") for k, one in enumerate(report.readings)),
    ]
    for form, place in named:
        if form is not None and form not in form_ids():
            raise msgspec.ValidationError(f"Unknown form {form!r} - at `$.{place}`")


_DECODER = msgspec.json.Decoder(AnnualReport)
