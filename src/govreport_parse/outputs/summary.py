"""What a summary of a report shows, in Chinese or English: for the terminal and for notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from govreport_parse.forms import FormTable, load_form
from govreport_parse.model.records import AnnualReport, FormBlock, Reading, Section
from govreport_parse.model.vocabularies import Qualifier, SectionKind, Severity, Status
from govreport_parse.topics import listed_topics

__all__ = [
    "QUALIFIER_ZH",
    "SECTION_ZH",
    "SEVERITY_ZH",
    "STATUS_ZH",
    "Absent",
    "Grid",
    "cut",
    "grids",
    "masthead",
    "outline",
]

SEVERITY_ZH: dict[Severity, str] = {"error": "错误", "warning": "警告", "hint": "提示"}
STATUS_ZH: dict[Status, str] = {
    "reported": "已填", "blank": "空白", "not_applicable": "不适用", "unreadable": "不可读", "missing": "缺失",
}  # fmt: skip
QUALIFIER_ZH: dict[Qualifier, str] = {
    "exact": "确数", "at_least": "以上", "at_most": "不足", "about": "约数", "negated": "否定", "all": "全部",
}  # fmt: skip
SECTION_ZH: dict[SectionKind, str] = {
    "overview": "总体情况", "disclosure": "公开情况", "proactive": "主动公开", "requests": "依申请公开",
    "remedies": "复议诉讼", "consultation": "咨询", "proposals": "建议提案", "fees": "收费", "problems": "问题与改进",
    "plan": "下一步打算", "response": "解读回应", "organisation": "组织保障", "other": "其他事项", "appendix": "附件",
    "preamble": "引言", "unclassified": "未归类",
}  # fmt: skip
# Of a cell's words: forms and reports have labels up to some 60 characters, and a page may hold anything.
_SHOWN = 200
_TEXT_SHOWN = 60


class Absent(str):
    """The status of a cell without a figure, in words."""

    __slots__ = ()


class Grid(msgspec.Struct, frozen=True):
    """A table of the summary: texts as printed, and :class:`Absent` where a figure would be."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def masthead(report: AnnualReport, lang: str) -> Iterator[tuple[str, str]]:
    """What is known of the report as a whole, each with its name."""
    period, contact, source = report.period, report.contact, report.source
    named: tuple[tuple[str, str, object], ...] = (
        ("agency", "机关", report.agency.name),
        ("region", "地区", report.agency.region),
        ("year", "年度", report.year),
        ("period", "统计期限", f"{period.start} – {period.end}" if period else None),
        ("published", "发布日期", report.published),
        ("filler", "填报单位", report.filler),
        ("contact", "联系", "; ".join(filter(None, msgspec.structs.astuple(contact)))),
        ("not read", "未读取", ", ".join(report.left_out or ())),
        ("source", "来源", f"{source.name} ({source.format}, {source.encoding or '-'})"),
    )
    for name, name_zh, value in named:
        if value:
            yield name_zh if lang == "zh" else name, str(value)


def outline(report: AnnualReport, lang: str) -> Iterator[tuple[int, str, str]]:
    """The sections in their order: level, number and title, kind."""
    ahead: list[Section] = [*reversed(report.sections)]
    while ahead:
        section = ahead.pop()
        number = f"{section.number} " if section.number else ""
        kind = SECTION_ZH[section.kind] if lang == "zh" else section.kind
        yield section.level, f"{number}{section.title or '…'}", kind
        ahead += reversed(section.children)


def grids(report: AnnualReport, lang: str) -> Iterator[Grid]:
    """The statutory tables, the comparison table, the figures in the text."""
    for block in report.forms:
        grid = _form(report, block, lang)
        if grid is not None:
            yield grid
    if report.comparisons:
        yield _comparisons(report, lang)
    if report.statements:
        yield _statements(report, lang)


def _form(report: AnnualReport, block: FormBlock, lang: str) -> Grid | None:
    form = load_form(block.form)
    shape = form.table(block.table)
    if shape is None:
        return None
    codes = set(shape.codes)
    readings = [r for r in report.readings if r.form == form.id and r.indicator in codes]
    readings += [r for r in report.readings if r.form == form.id and r.indicator is None]
    zh = lang == "zh"
    title = f"{form.title if zh else form.name} ({form.id}/{block.table})"
    if shape.layout == "matrix":
        heads = [column.label if zh else column.code for column in shape.columns]
        rows = tuple(_matrix(shape, readings, zh=zh))
        return Grid(title, ("指标" if zh else "indicator", *heads), rows)
    heads = (
        ["指标代码", "指标", "统计数", "单位"] if zh else ["indicator", "label", "figure", "unit"]
    )
    return Grid(
        title,
        tuple(heads),
        tuple(
            (r.indicator or "-", cut(r.label), _figure(r.value, r.status, zh=zh), r.unit or "")
            for r in readings
        ),
    )


def _matrix(shape: FormTable, readings: list[Reading], *, zh: bool) -> Iterator[tuple[str, ...]]:
    """A row for each indicator: in Chinese under the form's labels, with the rows that group others."""
    known: dict[str, list[str]] = {}
    others: dict[tuple[int, int | None], list[str]] = {}  # by their rows: labels may be alike
    for reading in readings:
        if reading.indicator is not None:
            figures = known.setdefault(reading.indicator, [])
        else:
            figures = others.setdefault((reading.at.block, reading.at.row), [cut(reading.label)])
        figures.append(_figure(reading.value, reading.status, zh=zh))
    for row in shape.rows:
        if row.code in known:
            yield row.label if zh else row.code, *known[row.code]
        elif zh:
            yield row.label, *[""] * len(shape.columns)
    yield from map(tuple, others.values())


def _comparisons(report: AnnualReport, lang: str) -> Grid:
    zh = lang == "zh"
    return Grid(
        "对比表" if zh else "Comparison table",
        ("指标", "年度", "数据", "单位", "增减%")
        if zh
        else ("label", "year", "figure", "unit", "change %"),
        tuple(
            (
                cut(item.label),
                str(item.year or ""),
                _figure(item.value, item.status, zh=zh),
                item.unit or "",
                _figure(item.change_percent, item.change_status, zh=zh),
            )
            for item in report.comparisons
        ),
    )


def _statements(report: AnnualReport, lang: str) -> Grid:
    zh = lang == "zh"
    topics = {topic.slug: topic.name_zh for topic in listed_topics()} if zh else {}
    return Grid(
        "正文数据" if zh else "Figures in the text",
        ("#", "内容", "数据", "单位", "限定", "原文")
        if zh
        else ("#", "topic", "figure", "unit", "qualifier", "text"),
        tuple(
            (
                str(index),
                topics.get(item.topic or "", item.topic or "-"),
                _figure(item.value, None, zh=zh),
                item.unit or "",
                QUALIFIER_ZH[item.qualifier] if zh else item.qualifier,
                item.text[-_TEXT_SHOWN:],
            )
            for index, item in enumerate(report.statements)
        ),
    )


def _figure(value: int | Decimal | None, status: Status | None, *, zh: bool) -> str:
    if value is not None:
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if status is None:
        return ""
    return Absent(STATUS_ZH[status] if zh else status)


def cut(text: str) -> str:
    """The beginning of a text that is longer than any label."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
