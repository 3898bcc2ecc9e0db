"""The rules applied: to one report, to one body's reports, to those of many bodies."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from govreport_parse.agencies import agency_key, may_be_one_body
from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.differences import differing_cells
from govreport_parse.model.arguments import (
    require_codes,
    require_number,
    require_report,
    require_reports,
    require_whole,
)
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.errors import OtherBody, WrongCall
from govreport_parse.model.findings import Findings
from govreport_parse.model.records import AnnualReport, Finding, Reading
from govreport_parse.rules.model import Issue, Peer, ReportSeries, Rule
from govreport_parse.rules.peers.counted import peer_of
from govreport_parse.rules.places import Places, among, words_of
from govreport_parse.rules.registry import chosen_rules
from govreport_parse.text.numerals import Number

__all__ = ["check", "check_peers", "check_series", "check_set"]

_SEVERITIES = {"error": 0, "warning": 1, "hint": 2}
# Pages whose text is printed, and whose pictures were recognised.
_WEB_PAGES = frozenset({"html", "mhtml"})
# What these draw or set out freely is found by the reader: where something lacks, it may not have been.
_DRAWN = frozenset({"pdf", "ofd", "xlsx"})
_ON_READING = ("GR0", "GR1")
# Programs that make text of pages leave headings and tables out: of text, what lacks is no fault of the report.
_TEXT, _ON_PARTS = "text", frozenset({"GR101", "GR102", "GR104"})


def check(
    report: AnnualReport,
    previous: AnnualReport | None = None,
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
    tolerance: Number = 0,
) -> Findings:
    """Judge a report.

    Parameters
    ----------
    report
        The report.
    previous
        The same body's report on the year before: stated changes are recomputed from it.
    select, ignore
        Codes, names or beginnings of codes (``GR4``) to apply, to leave out; by default all rules
        that are stable.
    tolerance
        Differences up to this are no broken identity (GR201).

    Returns
    -------
    Findings
        A list, errors first, then by code, which shows itself in a notebook; nothing is ever corrected.

    Raises
    ------
    UnknownRule
        For a code in `select` or `ignore` that no rule has.
    WrongType
        For what is no report, no list of codes or no number.
    WrongCall
        Where `previous` is not on the year before, or parts of either were left out when it was read.

    Warns
    -----
    OtherBody
        Where `previous` is of a body with another name.
    """
    require_report("check", "report", report)
    require_whole("check", "report", report)
    _require_options("check", select, ignore, tolerance)
    if previous is not None:
        require_report("check", "previous", previous)
        require_whole("check", "previous", previous)
        _require_year_before(report, previous)
    rules = chosen_rules(select, ignore)
    finish = _Finish()
    found = list(_of_one(report, previous, rules, tolerance, finish))
    if previous is not None:
        pair = ReportSeries(name=report.agency.name or "", certain=True, reports=(previous, report))
        found += [finding for owner, finding in _in_a_row(pair, rules, finish) if owner is report]
    return _sorted(found)


def check_series(
    reports: Iterable[AnnualReport],
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
    tolerance: Number = 0,
) -> list[Findings]:
    """Judge all reports of one body: each by itself, against the year before, and in their row.

    Parameters
    ----------
    reports
        Of one body, in any order; those without a year are judged by themselves.
    select, ignore, tolerance
        As for :func:`check`.

    Returns
    -------
    list of Findings
        Those of each report, in the order of `reports`.

    Raises
    ------
    UnknownRule
        For a code in `select` or `ignore` that no rule has.
    WrongType
        For a report alone, a path, or a text in place of codes.
    WrongCall
        Where parts of a report were left out when it was read.
    """
    reports = _whole("check_series", reports)
    _require_options("check_series", select, ignore, tolerance)
    rules = chosen_rules(select, ignore)
    first: dict[int, AnnualReport] = {}
    twins = tuple(
        (first[report.year], report)
        for report in reports
        if report.year is not None and first.setdefault(report.year, report) is not report
    )
    certain = all(report.agency.division_code is not None for report in reports)
    # Two reports of a name that several bodies may bear: nothing says whose is last year's.
    sure = certain or not any(differing_cells(*pair) for pair in twins)
    finish = _Finish()
    found: dict[int, list[Finding]] = {}
    for report in reports:
        previous = first.get(report.year - 1) if report.year is not None and sure else None
        found[id(report)] = list(_of_one(report, previous, rules, tolerance, finish))
    series = ReportSeries(
        name=next((r.agency.name for r in reports if r.agency.name), ""),
        certain=certain,
        reports=tuple(first[year] for year in sorted(first)) if sure else (),
        twins=twins,
    )
    for report, finding in _in_a_row(series, rules, finish):
        found[id(report)].append(finding)
    return [_sorted(found[id(report)]) for report in reports]


def check_peers(
    peers: Sequence[Peer],
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
) -> Iterator[tuple[Peer, Finding]]:
    """What the reports of many bodies show together (GR602, GR603).

    Parameters
    ----------
    peers
        What :func:`~govreport_parse.rules.peers.counted.peer_of` keeps of each report; those of one year
        are enough at a time.
    select, ignore
        As for :func:`check`.

    Raises
    ------
    UnknownRule
        For a code in `select` or `ignore` that no rule has.
    """
    for rule in chosen_rules(select, ignore):
        if rule.among is not None:
            for peer, issue in rule.among(peers):
                where = among(issue)
                yield peer, rule.finding(issue, peer.file, where.en, where.zh)


def check_set(
    reports: Iterable[AnnualReport],
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
    tolerance: Number = 0,
) -> list[Findings]:
    """Judge reports of any bodies and years as one set.

    Reports of one body (:func:`~govreport_parse.agencies.agency_key`) are held against the year
    before and in their row, those of different bodies against one another.

    Parameters
    ----------
    reports
        In any order.
    select, ignore, tolerance
        As for :func:`check`.

    Returns
    -------
    list of Findings
        Those of each report, in the order of `reports`.

    Raises
    ------
    UnknownRule
        For a code in `select` or `ignore` that no rule has.
    WrongType
        For a report alone, a path, or a text in place of codes.
    WrongCall
        Where parts of a report were left out when it was read.
    """
    reports = _whole("check_set", reports)
    _require_options("check_set", select, ignore, tolerance)
    bodies: defaultdict[object, list[int]] = defaultdict(list)
    for i, report in enumerate(reports):
        bodies[agency_key(report) or i].append(i)
    found: list[list[Finding]] = [[] for _ in reports]
    peers = []
    for key, own in bodies.items():
        judged = check_series(
            [reports[i] for i in own], select=select, ignore=ignore, tolerance=tolerance
        )
        for i, findings in zip(own, judged, strict=True):
            found[i] = findings
            peers.append((peer_of(reports[i], str(key)), i))
    places = {id(peer): i for peer, i in peers}
    for peer, finding in check_peers([peer for peer, _ in peers], select=select, ignore=ignore):
        found[places[id(peer)]].append(finding)
    return [_sorted(findings) for findings in found]


def _whole(call: str, reports: Iterable[AnnualReport]) -> list[AnnualReport]:
    given = require_reports(call, reports)
    for number, report in enumerate(given):
        require_whole(call, f"reports[{number}]", report)
    return given


def _require_options(
    call: str, select: Collection[str] | None, ignore: Collection[str], tolerance: Number
) -> None:
    require_codes(call, "select", select)
    require_codes(call, "ignore", ignore)
    require_number(call, "tolerance", tolerance)


def _require_year_before(report: AnnualReport, previous: AnnualReport) -> None:
    """Refuse a report that is not last year's: nothing could be held against it."""
    if report.year is None or previous.year != report.year - 1:
        raise WrongCall(
            f"check(): previous is on {previous.year}, the report on {report.year}; "
            "the report on the year before is wanted",
            f"check()：previous的年度为{previous.year}，本报告年度为{report.year}；应为上一年度的报告",
        )
    if not may_be_one_body(report, previous):  # a body may have another name since
        names = (previous.agency.name, report.agency.name)
        warnings.warn(
            "check(): the body of previous is {}, that of the report {}; they are taken for one / "
            "previous的机关为{}，本报告机关为{}；按同一机关比对".format(*names, *names),
            OtherBody,
            stacklevel=3,
        )


class _Finish:
    """Makes findings of issues; what says the places of a report in words is made once, if at all."""

    def __init__(self) -> None:
        self._places: dict[int, Places] = {}  # the caller holds the reports meanwhile

    def __call__(self, rule: Rule, issue: Issue, report: AnnualReport) -> Finding:
        where = words_of(issue, report, self._of)
        form = report.source.format
        drawn = rule.code.startswith(_ON_READING) and form in _DRAWN
        left_out = rule.code in _ON_PARTS and form == _TEXT
        if drawn or left_out or _rests_on_recognised(issue, report):
            issue = msgspec.structs.replace(issue, severity="hint")
        return rule.finding(issue, report.source.name, where.en, where.zh)

    def _of(self, report: AnnualReport) -> Places:
        if id(report) not in self._places:
            self._places[id(report)] = Places(report)
        return self._places[id(report)]


def _rests_on_recognised(issue: Issue, report: AnnualReport) -> bool:
    """Whether a character that is misread may be what an issue comes of."""
    if not report.source.recognised or report.source.format not in _WEB_PAGES:
        return bool(report.source.recognised)
    # Of a web page the places in its pictures are known; others are as they are printed.
    return not issue.evidence or any(at.places for at in issue.evidence)


def _of_one(
    report: AnnualReport,
    previous: AnnualReport | None,
    rules: Iterable[Rule],
    tolerance: Number,
    finish: _Finish,
) -> Iterator[Finding]:
    context = Context(report, previous, tolerance=tolerance)
    cells = {r.at: r for r in report.readings if r.status == "unreadable"} if report.notes else {}
    told = [
        (rule, issue) for rule in rules if rule.check is not None for issue in rule.check(context)
    ]
    replaced = {place for _, issue in told for place in issue.instead}
    for rule, issue in told:
        if (rule.code, issue.evidence) not in replaced:
            yield finish(rule, issue, report)
    for rule in rules:
        for note in report.notes:
            if note.code == rule.code:
                cell = cells.get(note.at) if note.at is not None else None
                layout = rule.by_layout is not None and rule.by_layout(report, note, cell)
                noted = Issue(
                    message=note.message,
                    message_zh=note.message_zh,
                    indicators=note.indicators or _codes(cell),
                    applicant=None if cell is None or note.indicators else cell.applicant,
                    evidence=_evidence(rule, report, note),
                    severity="hint" if layout else None,
                )
                yield finish(rule, noted, report)


def _evidence(rule: Rule, report: AnnualReport, note: Note) -> tuple[Locator, ...]:
    """The place of a note, and the cells that are not read for it."""
    at = () if note.at is None else (note.at,)
    if not rule.withholds:
        return at
    cells = (
        reading.at
        for reading in report.readings
        if reading.status == "unreadable" and reading.indicator in note.indicators
    )
    return tuple(dict.fromkeys((*at, *cells)))


def _codes(reading: Reading | None) -> tuple[str, ...]:
    return (reading.indicator,) if reading is not None and reading.indicator is not None else ()


def _in_a_row(
    series: ReportSeries, rules: Iterable[Rule], finish: _Finish
) -> Iterator[tuple[AnnualReport, Finding]]:
    for rule in rules:
        if rule.across is not None:
            for report, issue in rule.across(series):
                yield report, finish(rule, issue, report)


def _sorted(findings: Iterable[Finding]) -> Findings:
    return Findings(sorted(findings, key=lambda one: (_SEVERITIES[one.severity], one.rule)))
