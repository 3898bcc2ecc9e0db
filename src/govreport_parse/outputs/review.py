"""What a review of reports shows: each report with its findings in order, and the cells that they rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding, Reading
from govreport_parse.model.vocabularies import Severity
from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.checked import Checked, Unread
from govreport_parse.outputs.evidence import Quote, Quotes
from govreport_parse.outputs.laid_out import LaidOut, laid_out
from govreport_parse.outputs.summary import SEVERITY_ZH
from govreport_parse.rules import RULES
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Noted", "Review", "Reviewed", "in_chinese", "review"]

Place: TypeAlias = tuple[int, int | None, int | None]
# A page without a full stop is one sentence.
_QUOTED = (200, 500)
# The words of ours in what a finding observed and expected, which have no language of their own.
_IN_CHINESE = (
    (lazy_pattern(r"\bat most "), "不大于"),
    (lazy_pattern(r"\bat least "), "不小于"),
    (lazy_pattern(r"\bblank\b"), "空白"),
    (lazy_pattern(r"^(\d+) sums fail$"), r"\1处合计不符"),
    (lazy_pattern("% or "), "%或"),
)
# Where two figures disagree nothing says which of them is wrong.
_EXPECTED = (
    (
        "“Expected” follows from other figures of the report, or from what its form asks for; "
        "it may be those figures that are wrong."
    ),
    "“应为”按报告中的其他数据或格式要求得出，供核对用；也可能是其他数据有误。",
)


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as a review shows it.

    Attributes
    ----------
    number
        Within its report, from 1.
    finding
        The finding.
    title, title_zh
        What its rule finds, in a few words.
    quotes, quotes_zh
        What stands at its places, with labels in English, in Chinese.
    """

    number: int
    finding: Finding
    title: str
    title_zh: str
    quotes: tuple[Quote, ...]
    quotes_zh: tuple[Quote, ...]


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a report; `cells`: how many bear the number of each finding."""

    number: int
    table: LaidOut
    cells: Counter[int]


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """A report and what was found in it: errors first, each severity in the order of the document."""

    number: int
    report: AnnualReport
    noted: tuple[Noted, ...]
    tables: tuple[LaidOut, ...]
    places: Mapping[Place, Sequence[Noted]]

    def marked(self) -> list[Marked]:
        """Its tables, with how many of their cells bear the number of each finding."""
        return [
            Marked(
                number=number,
                table=table,
                cells=Counter(k.number for one in table.figures() for k in self.on(one.reading)),
            )
            for number, table in enumerate(self.tables, start=1)
        ]

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings of each severity it has."""
        return Counter(one.finding.severity for one in self.noted)

    @property
    def name(self) -> str:
        """What it is called: its title, else its body, else its file."""
        return self.report.title or self.report.agency.name or self.report.source.name

    def on(self, reading: Reading | None) -> list[Noted]:
        """The findings that rest on a cell, on its row, or on a cell that the table lacks."""
        if reading is None:
            return []
        at = reading.at
        found = {one.number: one for one in self.places.get((at.block, at.row, at.column), ())}
        if at.row is None:  # the place of a missing cell is its table
            found = {k: one for k, one in found.items() if _names(one.finding, reading)}
        else:
            found |= {one.number: one for one in self.places.get((at.block, at.row, None), ())}
        return [found[number] for number in sorted(found)]


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All that was checked.

    Attributes
    ----------
    reports
        In the order in which they were given.
    unread
        What could not be read.
    counts
        How many findings of each severity there are.
    verdict, verdict_zh
        The outcome in a sentence.
    limits, limits_zh
        What the outcome does not speak of, a sentence each.
    """

    reports: tuple[Reviewed, ...]
    unread: tuple[Unread, ...]
    counts: Counter[Severity]
    verdict: str
    verdict_zh: str
    limits: tuple[str, ...]
    limits_zh: tuple[str, ...]


def review(checked: Checked) -> Review:
    """A review of what was checked; a file that was given twice is one report."""
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in dict.fromkeys(checked.findings):
        by_file[finding.file].append(finding)
    given = {report.source.name: report for report in checked.reports}
    reports = tuple(
        _reviewed(number, report, by_file[file])
        for number, (file, report) in enumerate(given.items(), start=1)
    )
    counts = sum((one.counts for one in reports), Counter[Severity]())
    verdict, verdict_zh = _verdict(reports, counts)
    limits = tuple(_limits(checked, given.values()))
    return Review(
        reports=reports,
        unread=tuple(checked.unread),
        counts=counts,
        verdict=verdict,
        verdict_zh=verdict_zh,
        limits=tuple(en for en, _ in limits),
        limits_zh=tuple(zh for _, zh in limits),
    )


def in_chinese(text: str) -> str:
    """What a finding observed or expected, with our own words in it in Chinese.

    >>> in_chinese("3.政务微博: blank; 5.其他方式: at most 158")
    '3.政务微博：空白；5.其他方式：不大于158'
    """
    for pattern, words in _IN_CHINESE:
        text = pattern.sub(words, text)
    return text.replace(": ", "：").replace("; ", "；")


def _reviewed(number: int, report: AnnualReport, findings: Sequence[Finding]) -> Reviewed:
    titles = {rule.code: rule for rule in RULES}
    quotes, quotes_zh = (Quotes(report, lang, shown=_QUOTED) for lang in ("en", "zh"))
    noted = tuple(
        Noted(
            number=k,
            finding=finding,
            title=titles[finding.rule].title,
            title_zh=titles[finding.rule].title_zh,
            quotes=tuple(quotes.of(finding)),
            quotes_zh=tuple(quotes_zh.of(finding)),
        )
        for k, finding in enumerate(sorted(findings, key=_rank), start=1)
    )
    places: defaultdict[Place, list[Noted]] = defaultdict(list)
    for one in noted:
        for at in one.finding.evidence:
            places[at.block, at.row, at.column].append(one)
    return Reviewed(
        number=number, report=report, noted=noted, tables=laid_out(report), places=places
    )


def _rank(finding: Finding) -> tuple[int, bool, tuple[int, ...], str]:
    """Errors first, then by place; what rests on no place comes last."""
    first = min((_order(at) for at in finding.evidence), default=())
    return SEVERITIES.index(finding.severity), not first, first, finding.rule


def _order(at: Locator) -> tuple[int, ...]:
    return at.block, *(-1 if k is None else k for k in (at.row, at.column, at.start))


def _names(finding: Finding, reading: Reading) -> bool:
    return reading.indicator in finding.indicators and finding.applicant in (
        None, reading.applicant,
    )  # fmt: skip


def _verdict(reports: Sequence[Reviewed], counts: Counter[Severity]) -> tuple[str, str]:
    total = len(reports)
    checked, checked_zh = f"{total} report{'s' * (total != 1)} checked", f"共检查{total}份报告"
    if not total:
        return "No report was checked.", "没有检查任何报告。"
    if not counts:
        return f"{checked}: nothing was found.", f"{checked_zh}，未发现问题。"
    told = ", ".join(
        f"{counts[one]} {one}{'s' * (counts[one] != 1)}" for one in SEVERITIES if counts[one]
    )
    told_zh = "、".join(f"{SEVERITY_ZH[one]}{counts[one]}处" for one in SEVERITIES if counts[one])
    found = sum(1 for one in reports if one.noted)
    among = f" in {found} of them" if total > 1 else ""
    among_zh = f"其中{found}份发现问题：" if total > 1 else "发现"
    if counts["error"]:
        then, then_zh = "Please check each error before publication.", "请在公布前逐项核对。"
    elif counts["warning"]:
        then, then_zh = "No error; please check the warnings.", "未发现错误，警告请核对。"
    else:
        then, then_zh = (
            "No error and no warning; the hints are for information.",
            ("未发现错误和警告，提示供参考。"),
        )
    return f"{checked}: {told}{among}. {then}", f"{checked_zh}，{among_zh}{told_zh}。{then_zh}"


def _limits(checked: Checked, reports: Iterable[AnnualReport]) -> list[tuple[str, str]]:
    said = []
    if checked.unread:
        count = len(checked.unread)
        said.append(
            (
                f"{count} file{'s' * (count != 1)} could not be read and {'was' if count == 1 else 'were'} not checked.",
                f"另有{count}个文件未能读取，未作检查。",
            )
        )
    if checked.known:
        said.append(
            (
                f"{checked.known} known finding{'s' * (checked.known != 1)} of the baseline not shown.",
                f"已登记的{checked.known}个问题（基线文件）未列出。",
            )
        )
    if checked.partial:
        said.append(
            ("Not all rules were applied.", "本次检查未启用全部规则。"),
        )
    statuses = Counter(one.status for report in reports for one in report.readings)
    if blank := statuses["blank"]:
        said.append(
            (
                f"Cells left blank in the statutory tables: {blank}; sums that depend on them could not be checked.",
                f"统计表中有{blank}处空白，依赖这些数据的合计未能核对。",
            )
        )
    if missing := statuses["missing"]:
        said.append(
            (
                f"Cells of the forms that the reports do not have: {missing}; what depends on them could not be checked.",
                f"统计表格式中有{missing}项数据在报告中没有列出，与之相关的内容未能核对。",
            )
        )
    if any(finding.expected for finding in checked.findings):
        said.append(_EXPECTED)
    return said
