"""Summaries and findings for the terminal, in Chinese or English."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from govreport_parse.forms import Form
from govreport_parse.forms.concordance import Series
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.evidence import Quote, Quotes
from govreport_parse.outputs.safe import markup, one_line
from govreport_parse.outputs.summary import SEVERITY_ZH, Absent, grids, masthead, outline
from govreport_parse.rules import RULES
from govreport_parse.rules.model import Rule
from govreport_parse.topics import ListedTopic

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = [
    "console_for",
    "show_concordance",
    "show_explanation",
    "show_findings",
    "show_forms",
    "show_report",
    "show_rules",
    "show_statistics",
    "show_topics",
    "write_findings",
    "write_reports",
]

_COLORS = {"error": "red", "warning": "yellow", "hint": "cyan"}
_QUOTE_ZH = {"cell": "表中", "text": "正文", "section": "所在部分"}
_TITLES_ZH = {rule.code: rule.title_zh for rule in RULES}
_STATUS_ZH = {"stable": "正式", "preview": "试行，选用时才检查", "deprecated": "停用"}
# A broken identity names dozens of cells; the message has their sum.
_MAX_QUOTES = 5
_RELATION_SIGN = {None: " ", "same": "=", "near": "≈", "break": "≠"}
# Of a line that is not shown to anybody as it is: a table is as wide as its cells.
_UNBOUNDED = 1_000_000


def console_for(out: TextIO) -> Console:
    """A console as wide as the terminal; files and pipes are no pages, and nothing is wrapped in them."""
    from rich.console import Console

    return Console(file=out, width=None if out.isatty() else _UNBOUNDED)


def _table(title: str | None = None) -> Table:
    from rich.table import Table

    return Table(title=title, title_justify="left", box=None, pad_edge=False)


def write_reports(reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, lang: str) -> None:
    """A summary of each report."""
    console = console_for(out)
    for number, (_, report) in enumerate(reports):
        if number:
            console.print()
        show_report(report, console, lang)


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """Findings under their files, and how many there are."""
    by_name = {report.source.name: report for report in checked.reports}
    if checked.findings:
        show_findings(checked.findings, by_name, out, lang)
    counts = Counter(finding.severity for finding in checked.findings)
    errors, warnings, hints = (counts[severity] for severity in SEVERITIES)
    words = (
        f"{len(checked.reports)}份报告：{errors}个错误，{warnings}个警告，{hints}个提示"
        if lang == "zh"
        else f"{len(checked.reports)} report(s): {errors} error(s), {warnings} warning(s), {hints} hint(s)"
    )
    click.echo(words, file=out)


def show_report(report: AnnualReport, console: Console, lang: str) -> None:
    """Masthead, tables, comparison table, figures in the text."""
    zh = lang == "zh"
    _line(console, f"[bold]{markup(report.title or report.source.name)}[/bold]")
    for name, value in masthead(report, lang):
        _line(console, f"  {name}: {markup(value)}")
    for number, (level, words, kind) in enumerate(outline(report, lang)):
        if number == 0:
            _line(console, f"\n[bold]{'章节' if zh else 'Sections'}[/bold]")
        _line(console, f"{'  ' * level}{markup(words)} [dim]{kind}[/dim]")
    for grid in grids(report, lang):
        table = _table()
        for head in grid.heads:
            table.add_column(head, overflow="fold")
        for row in grid.rows:
            table.add_row(*map(_cell, row))
        _line(console, f"\n[italic]{markup(grid.title)}[/italic]")
        console.print(table)


def _cell(text: str) -> str:
    return f"[dim]{text}[/dim]" if isinstance(text, Absent) else markup(text)


def show_findings(
    findings: Sequence[Finding], reports: Mapping[str, AnnualReport], out: TextIO, lang: str
) -> None:
    """Findings under their files: code, message; then place, printed words, and what to consider.

    `reports` are those of the findings' files. Written without rich: its loading would take as long as some stages of reading.
    """
    zh = lang == "zh"
    for file, found in groupby(findings, lambda finding: finding.file):
        quotes = Quotes(reports[file], lang) if file in reports else None
        _echo(out, _bold(file))
        for finding in found:
            severity = SEVERITY_ZH[finding.severity] if zh else finding.severity
            name = _TITLES_ZH.get(finding.rule, finding.name) if zh else finding.name
            rule = click.style(finding.rule, fg=_COLORS[finding.severity])
            message = one_line(finding.message_zh if zh else finding.message)
            _echo(out, f"  {rule} {message} {_dim(f'[{severity}: {name}]')}")
            where = finding.where_zh if zh else finding.where
            if where:
                _echo(out, f"      {_dim('位置' if zh else 'where')} {one_line(where)}")
            shown = list(quotes.of(finding)) if quotes is not None else []
            for quote in shown[:_MAX_QUOTES]:
                _echo(out, f"      {_quoted(quote, zh=zh)}")
            if len(shown) > _MAX_QUOTES:
                rest = len(shown) - _MAX_QUOTES
                _echo(out, f"      {_dim(f'… 另有{rest}处' if zh else f'… and {rest} more')}")
            suggestion = finding.suggestion_zh if zh else finding.suggestion
            if suggestion:
                _echo(out, f"      {'' if zh else 'consider: '}{one_line(suggestion)}")


def _echo(out: TextIO, text: str) -> None:
    """A line, in colours on a terminal that nobody asked to leave them out."""
    click.echo(text, file=out, color=False if os.environ.get("NO_COLOR") else None)


def _bold(text: str) -> str:
    return click.style(one_line(text), bold=True)


def _dim(text: str) -> str:
    return click.style(text, dim=True)


def _line(console: Console, text: str) -> None:
    console.print(text, highlight=False, soft_wrap=True)


def _quoted(quote: Quote, *, zh: bool) -> str:
    words = _QUOTE_ZH[quote.kind] if zh else quote.kind
    label = "" if quote.label is None else f"{one_line(quote.label)}{'：' if zh else ': '}"
    blank = "（空白）" if zh else "(blank)"
    text = f"“{one_line(quote.text)}”" if quote.text is not None else _dim(blank)
    return f"{_dim(words)} {label}{text}"


def show_statistics(findings: Sequence[Finding], console: Console, lang: str) -> None:
    """How many findings of which rule, in how many files, the most frequent first; in Chinese by its title."""
    zh = lang == "zh"
    table = _table()
    for words, words_zh in (
        ("findings", "条数"),
        ("files", "文件"),
        ("rule", "规则"),
        ("name", "内容"),
    ):
        table.add_column(words_zh if zh else words, justify="right" if words[-1] == "s" else "left")
    counts = Counter((finding.rule, finding.name) for finding in findings)
    for (rule, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        files = len({finding.file for finding in findings if finding.rule == rule})
        table.add_row(str(count), str(files), rule, _TITLES_ZH.get(rule, name) if zh else name)
    console.print(table)


def show_rules(rules: Iterable[Rule], console: Console, lang: str) -> None:
    """The catalogue; in Chinese without the names, by which rules may be selected as by their codes."""
    table = _table()
    for head in ("代码", "级别", "内容") if lang == "zh" else ("code", "name", "severity", "finds"):
        table.add_column(head)
    for rule in rules:
        if lang == "zh":
            table.add_row(rule.code, SEVERITY_ZH[rule.severity], rule.title_zh)
        else:
            table.add_row(rule.code, rule.name, rule.severity, rule.title)
    console.print(table)


def show_explanation(rule: Rule, console: Console, lang: str) -> None:
    """One rule."""
    from rich.markup import escape

    zh = lang == "zh"
    if zh:
        told = f"（{SEVERITY_ZH[rule.severity]}，{_STATUS_ZH[rule.status]}）"
        head = f"[bold]{rule.code} {rule.title_zh}[/bold]{told}"
    else:
        head = (
            f"[bold]{rule.code} {rule.name}[/bold]: {rule.title} ({rule.severity}, {rule.status})"
        )
    console.print(head, highlight=False)
    parts = (
        (
            ("含义", rule.explanation_zh), ("示例", rule.example_zh), ("依据", rule.basis_zh),
            ("例外", rule.exceptions_zh),
        )
        if zh
        else (
            ("What", rule.what), ("Why", rule.why), ("Example", rule.example),
            ("Basis", rule.basis), ("Exceptions", rule.exceptions),
        )
    )  # fmt: skip
    for head, text in parts:
        console.print(f"\n[bold]{head}[/bold]\n{escape(text)}", highlight=False)


def show_forms(forms: Iterable[Form], console: Console, lang: str) -> None:
    """Forms and their indicators."""
    zh = lang == "zh"
    for form in forms:
        years = f"{form.first_year}–{form.last_year or ''}"
        console.print(
            f"[bold]{form.id}[/bold] {form.title if zh else form.name} ({years})", highlight=False
        )
        console.print(f"  {markup(form.notice)}", highlight=False)
        for table in form.tables:
            rows = _table(table.table)
            for words, words_zh in (
                ("indicator", "指标代码"),
                ("label", "指标"),
                ("unit", "单位"),
                ("meaning", "英文名"),
            ):
                rows.add_column(words_zh if zh else words, overflow="fold")
            for row in table.rows:
                rows.add_row(row.code, markup(row.label), row.unit or "", row.name)
            for cell in table.cells() if not table.rows else ():
                rows.add_row(cell.indicator, markup(cell.label), cell.unit or "", "")
            console.print(rows)


def show_concordance(concordance: Iterable[Series], console: Console, lang: str) -> None:
    """The series that run through the forms."""
    zh = lang == "zh"
    console.print(
        "= 口径相同  ≈ 口径相近  ≠ 口径中断，不可衔接（均与上一格式相比）"
        if zh
        else "= same  ≈ near  ≠ break, not to be chained (each to the form before)"
    )
    for series in concordance:
        title = series.label if zh else series.name
        console.print(f"[bold]{series.code}[/bold] {markup(title)}", highlight=False)
        for member in series.members:
            sign = _RELATION_SIGN[member.relation]
            cells = " + ".join(member.indicators)
            console.print(f"  {sign} {member.form}  {cells}", highlight=False, soft_wrap=True)
            reason = member.reason_zh if zh else member.reason
            if reason:
                console.print(f"          {markup(reason)}", highlight=False, soft_wrap=True)


def show_topics(topics: Iterable[ListedTopic], console: Console, lang: str) -> None:
    """What the narrative may count."""
    zh = lang == "zh"
    rows = _table()
    for words, words_zh in (
        ("topic", "主题"),
        ("counts", "含义"),
        ("units", "单位"),
        ("cells", "对应指标"),
    ):
        rows.add_column(words_zh if zh else words, overflow="fold")
    for topic in topics:
        cells = dict.fromkeys(" + ".join(codes) for codes in topic.cells.values())
        name = topic.name_zh if zh else topic.name
        rows.add_row(topic.slug, markup(name), " ".join(topic.units), "\n".join(cells))
    console.print(rows)
