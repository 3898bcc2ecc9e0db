"""What notebooks show of records and findings: small pages in Chinese or English, by the locale.

Whatever stands in a document is text here: it is escaped, and what is invisible in it is written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.summary import SEVERITY_ZH, Absent, grids, masthead, outline
from govreport_parse.rules import RULES

__all__ = ["findings_html", "folded", "page", "report_html", "table"]

# A notebook keeps what it shows; all of a long list is in the record.
_ROWS_SHOWN = 200
_STYLE = """<style>
.govreport th, .govreport td { text-align: left; vertical-align: top; }
.govreport em { opacity: 0.6; }
</style>"""


def page(title: str, *parts: str) -> str:
    """Markup under a title, which is text."""
    return f"<div class='govreport'>{_STYLE}<p><strong>{_text(title)}</strong></p>{''.join(parts)}</div>"


def folded(title: str, inner: str) -> str:
    """Markup that a click on its title, which is text, shows."""
    return f"<details><summary>{_text(title)}</summary>{inner}</details>"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of texts, the first of its rows where it is long; None is an empty cell."""
    listed = list(rows)
    head = "".join(f"<th>{_text(head)}</th>" for head in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
        for row in listed[:_ROWS_SHOWN]
    )
    left = len(listed) - _ROWS_SHOWN
    zh = chosen_language() == "zh"
    more = f"<p>… {f'另有{left}行' if zh else f'and {left} more rows'}</p>" if left > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _text(value: object) -> str:
    """A text of a document, or a word of ours, as markup that shows it and does nothing."""
    words = "" if value is None else f"{value:.15g}" if isinstance(value, float) else value
    shown = escape(one_line(words))
    return f"<em>{shown}</em>" if isinstance(value, Absent) else shown


def report_html(report: AnnualReport) -> str:
    """A report: its masthead, and folded its sections and tables."""
    lang = chosen_language()
    named = "".join(
        f"<tr><th>{_text(name)}</th><td>{_text(value)}</td></tr>"
        for name, value in masthead(report, lang)
    )
    sections = [
        (f"{'　' * (level - 1)}{words}", kind) for level, words, kind in outline(report, lang)
    ]
    zh = lang == "zh"
    return page(
        report.title or report.source.name,
        f"<table><tbody>{named}</tbody></table>",
        folded(
            f"{'章节' if zh else 'Sections'} ({len(sections)})",
            table(("标题", "类别") if zh else ("title", "kind"), sections),
        ),
        *(
            folded(f"{grid.title} ({len(grid.rows)})", table(grid.heads, grid.rows))
            for grid in grids(report, lang)
        ),
    )


def findings_html(findings: Sequence[Finding]) -> str:
    """Findings, a row each, as they come."""
    zh = chosen_language() == "zh"
    if not findings:
        return page("没有发现问题" if zh else "No findings")
    titles = {rule.code: rule.title_zh for rule in RULES}
    heads = ("级别", "规则", "说明", "位置", "建议", "文件") if zh else (
        "severity", "rule", "message", "where", "consider", "file",
    )  # fmt: skip
    rows = [
        (
            SEVERITY_ZH[found.severity] if zh else found.severity,
            f"{found.rule} {titles.get(found.rule, found.name) if zh else found.name}",
            found.message_zh if zh else found.message,
            found.where_zh if zh else found.where,
            found.suggestion_zh if zh else found.suggestion,
            found.file,
        )
        for found in findings
    ]
    count = len(findings)
    return page(f"{count}个问题" if zh else f"{count} finding(s)", table(heads, rows))
