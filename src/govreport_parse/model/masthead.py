"""What the masthead of a report says: whose it is, for when, and whom to ask."""

from __future__ import annotations

import datetime as dt

from govreport_parse.model.brief import Record
from govreport_parse.model.vocabularies import Level

__all__ = ["Agency", "Contact", "Metadata", "Period"]


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
