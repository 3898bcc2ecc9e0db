"""The records: what a report says, as printed, each value with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from govreport_parse.model.brief import Record
from govreport_parse.model.document import Attachment, Document, Locator, Note, Source
from govreport_parse.model.errors import UnknownCode, WrongCall
from govreport_parse.model.figures import Comparison, FormBlock, Reading, Statement
from govreport_parse.model.findings import Finding
from govreport_parse.model.masthead import Agency, Contact, Metadata, Period
from govreport_parse.model.numbers import Number
from govreport_parse.model.vocabularies import APPLICANTS, Applicant, Part, SectionKind
from govreport_parse.model.written import as_dict, as_json

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
    left_out
        Parts that were not read, as they were not wanted: ``comparisons``, ``statements``, ``sections``
        (with the preamble). They are empty, which says nothing of the document. ``UNSET``, which is false
        and left out of JSON, for a report that was read whole.
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
        "left_out",
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
    left_out: tuple[Part, ...] | msgspec.UnsetType = msgspec.UNSET

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
        WrongCall
            Parts of the report were left out when it was read.
        """
        from govreport_parse.model.arguments import require_whole
        from govreport_parse.outputs.language import chosen_language
        from govreport_parse.outputs.view import view_page

        require_whole("to_html", "report", self)
        return view_page(self, findings, lang=chosen_language(lang), document=document, file=file)

    def to_json(self) -> str:
        """The record as one line of JSON: the shape of docs/records.md."""
        return as_json(self)

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
        return as_dict(self)

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
