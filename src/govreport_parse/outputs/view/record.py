"""What a record says, in the order in which the page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding, Reading, Statement
from govreport_parse.outputs.evidence import Quote, Quotes
from govreport_parse.rules import RULES
from govreport_parse.rules.places import Places
from govreport_parse.topics import listed_topics

__all__ = ["Evidence", "Found", "Stated", "found", "stated"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One place that a finding rests on.

    Attributes
    ----------
    at
        The place.
    zh, en
        What it is called: its row, or where in the report it lies; "" for words of the text.
    quote
        What stands there; None where the record does not keep it.
    """

    at: Locator
    zh: str
    en: str
    quote: Quote | None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, its rule's title in both languages, and its places."""

    finding: Finding
    zh: str
    en: str
    evidence: tuple[Evidence, ...]


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the text.

    Attributes
    ----------
    statement
        As read.
    depth
        0, or one more than that of the whole it is a part of.
    zh, en
        The topic; "" for none.
    cells
        The readings that it should agree with, alone or as their sum.
    """

    statement: Statement
    depth: int
    zh: str
    en: str
    cells: tuple[Reading, ...]


def found(report: AnnualReport, findings: Sequence[Finding]) -> Iterator[Found]:
    """Findings as they come, with what stands at their places."""
    rules = {rule.code: rule for rule in RULES}
    places = Places(report)
    quotes = Quotes(report, "zh"), Quotes(report, "en")
    for finding in findings:
        evidence = []
        for at in finding.evidence:
            zh, en = (one.at(at, finding) for one in quotes)
            if zh is None or en is None:
                words = places.name(at, finding.observed)
                evidence.append(Evidence(at=at, zh=words.zh, en=words.en, quote=None))
            else:
                named = Evidence(at=at, zh=zh.label or "", en=en.label or "", quote=zh)
                evidence.append(named)
        rule = rules.get(finding.rule)
        yield Found(
            finding=finding,
            zh=rule.title_zh if rule is not None else finding.name,
            en=rule.title if rule is not None else finding.name,
            evidence=tuple(evidence),
        )


def stated(report: AnnualReport) -> Iterator[Stated]:
    """The figures of the text as they follow, each whole before its parts; each once."""
    topics = {topic.slug: topic for topic in listed_topics()}
    cells: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in report.readings:
        if reading.indicator is not None:
            cells[reading.indicator].append(reading)
    parts = {part for statement in report.statements for part in statement.parts}
    # Parts of one another, which no reader makes, come last.
    ahead = [(index, 0) for index in sorted(range(len(report.statements)), key=parts.__contains__)]
    ahead.reverse()
    told: set[int] = set()
    while ahead:
        index, depth = ahead.pop()
        if index in told:
            continue
        told.add(index)
        one = report.statements[index]
        topic = topics.get(one.topic or "")
        yield Stated(
            statement=one,
            depth=depth,
            zh=topic.name_zh if topic is not None else "",
            en=topic.name if topic is not None else "",
            cells=tuple(
                reading
                for code in (one.indicator, *one.sum_of)
                for reading in cells[code or ""]
                if reading.applicant in (None, one.applicant or "total")
            ),
        )
        ahead += ((part, depth + 1) for part in reversed(one.parts))
