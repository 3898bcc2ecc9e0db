"""A review of reports as a workbook: what was checked, the findings as a list, and a sheet a report with its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from govreport_parse.model.vocabularies import Severity
from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.evidence import Quote
from govreport_parse.outputs.form_sheet import FILLS, write_report
from govreport_parse.outputs.review import Noted, Review, Reviewed, in_chinese, review
from govreport_parse.outputs.spreadsheet import (
    Cells,
    Value,
    for_print,
    new_workbook,
    pieces,
    sheet_name,
)
from govreport_parse.outputs.summary import SEVERITY_ZH, cut

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_findings"]

# Of 1,048,576 that a sheet has.
_ROWS = 1_000_000
# Nobody finds a sheet among more tabs; those with findings come first.
_SHEETS = 200


class _Field(msgspec.Struct, frozen=True):
    """A column of a list: its name in both languages, and its width in characters."""

    zh: str
    en: str
    width: int


_REPORTS = (
    _Field("序号", "No.", 8), _Field("报告", "Report", 48), _Field("机关", "Body", 28),
    _Field("年度", "Year", 8), _Field("错误", "Errors", 8), _Field("警告", "Warnings", 10),
    _Field("提示", "Hints", 8), _Field("工作表", "Sheet", 30), _Field("文件", "File", 48),
)  # fmt: skip
_FINDINGS = (
    _Field("工作表", "Sheet", 16), _Field("序号", "No.", 5), _Field("机关", "Body", 16),
    _Field("年度", "Year", 6), _Field("级别", "Severity", 8), _Field("规则", "Rule", 7),
    _Field("问题", "Finding", 16), _Field("说明", "What", 44), _Field("位置", "Where", 30),
    _Field("现为", "Found", 15), _Field("应为", "Expected", 15), _Field("原文", "As printed", 34),
    _Field("建议", "Consider", 20), _Field("文件", "File", 30),
)  # fmt: skip
_SEVERITY = 4


class _Row(msgspec.Struct, frozen=True):
    """A row of the list of findings, without its link."""

    report: int
    severity: Severity
    values: tuple[Value, ...]


def write_findings(checked: Checked, out: BinaryIO, lang: str) -> None:
    """A workbook in one language."""
    shown = review(checked)
    sheets = _sheets(shown.reports)
    with new_workbook(out) as workbook:
        cells = Cells(workbook, zh=lang == "zh")
        _write_summary(cells, workbook, shown, sheets)
        _write_list(cells, workbook, shown, sheets)
        for one in shown.reports:
            if one.number in sheets:
                write_report(cells, workbook.add_worksheet(sheets[one.number]), one)


def _sheets(reports: Sequence[Reviewed]) -> dict[int, str]:
    """The names of the reports' sheets, by their numbers."""
    chosen = sorted(reports, key=lambda one: not one.noted)[:_SHEETS]
    return {
        one.number: sheet_name(
            one.number, f"{one.report.agency.name or one.name}{one.report.year or ''}"
        )
        for one in chosen
    }


def _write_summary(cells: Cells, workbook: Workbook, shown: Review, sheets: dict[int, str]) -> None:
    """What was checked: the outcome, the reports, the files that could not be read."""
    title = cells.say(
        "政府信息公开工作年度报告检查情况",
        "Review of annual reports on government information disclosure",
    )
    workbook.set_properties({"title": title})
    sheet = workbook.add_worksheet(cells.say("检查情况", "Review"))
    said = [
        cells.say(shown.verdict_zh, shown.verdict),
        *(shown.limits_zh if cells.zh else shown.limits),
    ]
    if len(sheets) < len(shown.reports):
        said.append(
            cells.say(
                f"本工作簿最多列出{_SHEETS}份报告的统计表，有问题的优先；其余报告请分批检查。",
                f"The tables of {_SHEETS} reports at most, those with findings first; check the others by themselves.",
            )
        )
    cells.put(sheet, 0, 0, title, cells.style(bold=True, font_size=14))
    sheet.set_row(0, 22)
    for row, text in enumerate(said, start=1):
        cells.put(sheet, row, 0, text, cells.style(bold=row == 1))
    head = len(said) + 2
    _head(cells, sheet, head, _REPORTS)
    for row, one in enumerate(shown.reports, start=head + 1):
        _put_report(cells, sheet, row, one)
        if one.number in sheets:
            cells.link(sheet, row, len(_REPORTS) - 2, sheets[one.number])
    _put_unread(cells, sheet, head + len(shown.reports) + 2, shown)
    for_print(sheet)


def _put_report(cells: Cells, sheet: Worksheet, row: int, one: Reviewed) -> None:
    report, counts = one.report, one.counts
    values: tuple[Value, ...] = (
        one.number, cut(one.name), cut(report.agency.name or ""), report.year,
        *(counts[severity] for severity in SEVERITIES), None, report.source.name,
    )  # fmt: skip
    cells.put_row(sheet, row, values, [field.width for field in _REPORTS])


def _put_unread(cells: Cells, sheet: Worksheet, first: int, shown: Review) -> None:
    if not shown.unread:
        return
    told = cells.say("未能读取的文件", "Files that could not be read")
    cells.put(sheet, first, 1, told, cells.style(bold=True))
    for row, unread in enumerate(shown.unread, start=first + 1):
        cells.put(sheet, row, 1, unread.file, cells.style(text_wrap=True))
        cells.put(sheet, row, 2, cells.say(unread.reason_zh, unread.reason), cells.style())


def _write_list(cells: Cells, workbook: Workbook, shown: Review, sheets: dict[int, str]) -> None:
    """All findings, on as many sheets as their rows need."""
    rows = [
        row
        for one in shown.reports
        for noted in one.noted
        for row in _rows(one, noted, zh=cells.zh)
    ]
    for start in range(0, max(len(rows), 1), _ROWS):
        number = start // _ROWS + 1
        name = cells.say("问题清单", "Findings")
        sheet = workbook.add_worksheet(name if number == 1 else f"{name} {number}")
        _head(cells, sheet, 0, _FINDINGS)
        last = len(_FINDINGS) - 1
        for k, row in enumerate(rows[start : start + _ROWS], start=1):
            cells.put_row(sheet, k, row.values, [field.width for field in _FINDINGS])
            coloured = cells.style(border=1, bold=True, bg_color=FILLS[row.severity])
            cells.put(sheet, k, _SEVERITY, row.values[_SEVERITY], coloured)
            if row.report in sheets:
                cells.link(sheet, k, 0, sheets[row.report])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows[start : start + _ROWS]), 1), last)
        sheet.print_area(0, 0, max(len(rows[start : start + _ROWS]), 1), last - 1)
        sheet.repeat_rows(0)
        for_print(sheet)


def _rows(one: Reviewed, noted: Noted, *, zh: bool) -> Iterator[_Row]:
    """A row for a finding, and further ones for what is longer than a cell."""
    found, report = noted.finding, one.report
    known: tuple[Value, ...] = (
        None, noted.number, cut(report.agency.name or ""), report.year,
        SEVERITY_ZH[found.severity] if zh else found.severity, found.rule,
        noted.title_zh if zh else noted.title,
    )  # fmt: skip
    said = (
        found.message_zh if zh else found.message,
        found.where_zh if zh else found.where,
        in_chinese(found.observed or "") if zh else found.observed,
        in_chinese(found.expected or "") if zh else found.expected,
        _quoted(noted.quotes_zh if zh else noted.quotes, zh=zh),
        found.suggestion_zh if zh else found.suggestion,
        found.file,
    )
    for parts in zip_longest(*(pieces(text or "") for text in said)):
        yield _Row(one.number, found.severity, (*known, *parts))


def _quoted(quotes: Iterable[Quote], *, zh: bool) -> str:
    kinds = {
        "cell": "",
        "text": "正文" if zh else "text",
        "section": "所在部分" if zh else "heading",
    }
    blank = "空白" if zh else "blank"
    return ("；" if zh else "; ").join(
        f"{quote.label or kinds[quote.kind]}{'：' if zh else ': '}"
        f"{blank if quote.text is None else f'“{quote.text}”'}"
        for quote in quotes
    )


def _head(cells: Cells, sheet: Worksheet, row: int, fields: Sequence[_Field]) -> None:
    style = cells.style(bold=True, bg_color="#E8ECF2", border=1, text_wrap=True)
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field.width)
        cells.put(sheet, row, column, cells.say(field.zh, field.en), style)
