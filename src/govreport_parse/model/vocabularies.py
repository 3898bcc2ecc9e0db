"""The closed vocabularies of the records: whatever else stands in a record is refused."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

__all__ = [
    "APPLICANTS",
    "BASES",
    "FORMATS",
    "LEVELS",
    "PARTS",
    "QUALIFIERS",
    "SECTION_KINDS",
    "SEVERITIES",
    "STATUSES",
    "Applicant",
    "Basis",
    "Format",
    "Level",
    "Part",
    "Qualifier",
    "SectionKind",
    "Severity",
    "Status",
]

# Of a cell, each further from a figure than the one before: a figure; empty; /, — or 无; text that is no
# number; a row or table that is not there.
Status: TypeAlias = Literal["reported", "blank", "not_applicable", "unreadable", "missing"]
# Of a finding, the worst first.
Severity: TypeAlias = Literal["error", "warning", "hint"]
# Of a stated figure: as it is; 余, 超; 近; 约; said not to be (未收到…); said of all of another (均获维持).
Qualifier: TypeAlias = Literal["exact", "at_least", "at_most", "about", "negated", "all"]
# What says what a figure counts: its own words; those of the whole of its list; only a heading or the
# object named before.
Basis: TypeAlias = Literal["own", "list", "context"]
# Columns of the request table.
Applicant: TypeAlias = Literal[
    "natural_person", "business", "research", "social", "legal_service", "other", "total"
]
# What a section is about.
SectionKind: TypeAlias = Literal[
    "overview",
    "disclosure",
    "proactive",
    "requests",
    "remedies",
    "consultation",
    "proposals",
    "fees",
    "problems",
    "plan",
    "response",
    "organisation",
    "other",
    "appendix",
    "preamble",
    "unclassified",
]
# What the bytes are, by content: the readers that are asked for them, one after another.
# All else that names formats takes them from here, or from the folders of these names.
Format: TypeAlias = Literal[
    "html",
    "pdf",
    "ofd",
    "docx",
    "doc",
    "rtf",
    "odt",
    "xlsx",
    "mhtml",
    "text",
    "image",
]
# Of the place that a body belongs to.
Level: TypeAlias = Literal["province", "prefecture", "county", "township"]
# Of a report, what may be wanted by itself.
Part: TypeAlias = Literal["readings", "comparisons", "statements", "sections"]

STATUSES: tuple[Status, ...] = get_args(Status)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
BASES: tuple[Basis, ...] = get_args(Basis)
APPLICANTS: tuple[Applicant, ...] = get_args(Applicant)
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
FORMATS: tuple[Format, ...] = get_args(Format)
LEVELS: tuple[Level, ...] = get_args(Level)
PARTS: tuple[Part, ...] = get_args(Part)
