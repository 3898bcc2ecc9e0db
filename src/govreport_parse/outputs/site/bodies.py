"""The page of a body: its reports side by side, and what was found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec
from markupsafe import Markup

from govreport_parse.forms.concordance import Member, Series, load_concordance
from govreport_parse.outputs.site.content import Figure, PageOfBody, ReportLine
from govreport_parse.outputs.site.words import (
    LEVEL_WORDS,
    SEVERITY_WORDS,
    STATUS_WORDS,
    TABLE_WORDS,
    UNKNOWN,
    Words,
)
from govreport_parse.outputs.web import both, render
from govreport_parse.rules import RULES

__all__ = ["body_page"]

_TITLES = {rule.code: (rule.title_zh, rule.title) for rule in RULES}
_ABSENT: Words = ("·", "·")


class _Cell(msgspec.Struct, frozen=True):
    """A value or the word that stands for it, and its classes: of both, and of what lies before it."""

    shown: Markup
    kind: str


class _Row(msgspec.Struct, frozen=True):
    zh: str
    en: str
    cells: list[_Cell]


class _Found(msgspec.Struct, frozen=True):
    year: int | None
    file: str  # "" where the year says which report it is of
    severity: str
    words: Words
    rule: str
    title: Words
    message: str
    message_zh: str
    where: str
    where_zh: str


def body_page(page: PageOfBody, lang: str) -> str:
    """The page as HTML."""
    rows, used = _rows(page)
    return render(
        "site_body.html", lang=lang, styles=("site.css",), beside=("../assets/common.js",),
        root="../", here=None, body=page.body, place=_place(page), reports=page.reports,
        forms={report.report_id: _forms(report) for report in page.reports},
        severities=list(SEVERITY_WORDS.items()), findings=list(_findings(page)), rows=rows,
        reasons=[_reason(series, member) for series, member in used],
    )  # fmt: skip


def _place(page: PageOfBody) -> Words:
    body = page.body
    level = LEVEL_WORDS.get(body.level or "", UNKNOWN)
    places = list(dict.fromkeys(filter(None, (body.province, body.region))))
    return (
        f"层级：{level[0]}；地区：{'，'.join(places) or UNKNOWN[0]}",
        f"level: {level[1]}; place: {', '.join(places) or UNKNOWN[1]}",
    )


def _forms(report: ReportLine) -> Words:
    """Its statutory tables in words, form by form."""
    tables: dict[str, list[Words]] = {}
    for name in report.forms:
        form, _, table = name.partition("/")
        tables.setdefault(form, []).append(TABLE_WORDS.get(table, (table, table)))
    zh = [f"{form}年格式（{'、'.join(zh for zh, _ in own)}）" for form, own in tables.items()]
    en = [f"form of {form} ({', '.join(en for _, en in own)})" for form, own in tables.items()]
    return "；".join(zh), "; ".join(en)


def _findings(page: PageOfBody) -> Iterator[_Found]:
    reports = {report.report_id: report for report in page.reports}
    of_year = Counter(report.year for report in page.reports)
    order = {report.report_id: place for place, report in enumerate(page.reports)}
    worst = list(SEVERITY_WORDS)
    for found in sorted(
        page.findings, key=lambda one: (order[one.report_id], worst.index(one.severity), one.rule)
    ):
        own = reports[found.report_id]
        yield _Found(
            own.year, own.file if of_year[own.year] > 1 else "", found.severity, SEVERITY_WORDS[found.severity], found.rule,
            _TITLES.get(found.rule, ("", "")), found.message, found.message_zh, found.where or "",
            found.where_zh or found.where or "",
        )  # fmt: skip


def _rows(page: PageOfBody) -> tuple[list[_Row], list[tuple[Series, Member]]]:
    """A row for each series that a report has, and the members between whose forms a row's values differ in meaning."""
    figures: dict[str, dict[str, list[Figure]]] = {}
    for figure in page.figures:
        figures.setdefault(figure.series, {}).setdefault(figure.report_id, []).append(figure)
    rows, used = [], []
    for series in load_concordance():
        own = figures.get(series.code)
        if own is None:
            continue
        cells = [own.get(report.report_id, []) for report in page.reports]
        borders = _borders(series, cells)
        rows.append(_Row(series.label, series.name, list(map(_cell, cells, borders))))
        forms = {figure.form for cell in cells for figure in cell}
        shown = [place for place, member in enumerate(series.members) if member.form in forms]
        between = series.members[shown[0] + 1 : shown[-1] + 1]
        used += [(series, member) for member in between if member.reason]
    return rows, used


def _borders(series: Series, cells: list[list[Figure]]) -> list[str]:
    """What lies before each cell: a `break`, a `near` relation or nothing.

    The worst relation of those between two forms counts: one may leave out a form between.
    """
    order = [member.form for member in series.members]
    borders = [""] * len(cells)
    filled = [place for place, cell in enumerate(cells) if cell]
    for before, after in pairwise(filled):
        start, end = sorted((order.index(cells[before][0].form), order.index(cells[after][0].form)))
        relations = {member.relation for member in series.members[start + 1 : end + 1]}
        borders[after] = next((one for one in ("break", "near") if one in relations), "")
    return borders


def _cell(figures: list[Figure], border: str) -> _Cell:
    if not figures:
        return _Cell(_shown(_ABSENT), f"none {border}".rstrip())
    told = [_told(figure) for figure in figures]
    zh, en = (" / ".join(one) for one in zip(*told, strict=True))
    kind = "number" if all(figure.value is not None for figure in figures) else "word"
    return _Cell(_shown((zh, en)), f"{kind} {border}".rstrip())


# Most cells of an archive say what thousands of others say.
@lru_cache(maxsize=4096)
def _shown(words: Words) -> Markup:
    return both(*words)


def _told(figure: Figure) -> Words:
    if figure.value is None:
        return STATUS_WORDS[figure.status]
    value = f"{figure.value:.15g} {figure.unit or ''}".rstrip()
    return value, value


def _reason(series: Series, member: Member) -> Words:
    zh, en = ("不可衔接", "not to be chained") if member.relation == "break" else (
        "可比，但口径有差异", "comparable, with a difference",
    )  # fmt: skip
    return (
        f"{series.label}，{member.form}年格式：{zh}。{member.reason_zh}",
        f"{series.name}, form of {member.form}: {en}. {member.reason}",
    )
