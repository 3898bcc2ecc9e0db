"""Writing a dashboard into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec

from govreport_parse.model.extras import extra
from govreport_parse.outputs.site.bodies import body_page
from govreport_parse.outputs.site.charts import charts_data, library
from govreport_parse.outputs.site.content import Content
from govreport_parse.outputs.site.data import (
    CODES,
    SEVERAL,
    bodies_data,
    catalogue_data,
    put,
    reports_data,
    series_data,
    series_file,
    years_of,
)
from govreport_parse.outputs.site.folder import Folder, Written
from govreport_parse.outputs.site.words import (
    FAILURE_WORDS,
    LEVEL_WORDS,
    SEVERITY_WORDS,
    STATUS_WORDS,
    UNKNOWN,
    Words,
)
from govreport_parse.outputs.web import render, source
from govreport_parse.rules import RULES

__all__ = ["Written", "write_site"]

_TITLES = {rule.code: (rule.title_zh, rule.title) for rule in RULES}
# What each page runs, in this order; data that it always shows comes along.
_PAGES = {
    "index.html": ("vega", "common", "start"),
    "series.html": ("vega", "common", "series"),
    "reports.html": ("common", "reports"),
}


class _Start(msgspec.Struct, frozen=True, kw_only=True):
    totals: list[tuple[str, str, int | str]]
    notes: list[Words]
    rules: list[_RuleLine]
    failures: list[tuple[str, str, int]]


class _RuleLine(msgspec.Struct, frozen=True):
    code: str
    zh: str
    en: str
    severity: str
    words: Words
    findings: int
    reports: int


def write_site(content: Content, target: Path, *, lang: str) -> Written:
    """Write the pages of a dashboard.

    Parameters
    ----------
    content
        What it shows; its iterators are used up.
    target
        A folder that is new, empty, or an earlier dashboard, which is replaced.
    lang
        ``zh`` or ``en``: the language that pages open in.

    Returns
    -------
    Written
        How many files, and how large.

    Raises
    ------
    GovReportError
        The folder holds something else, which stays as it is.
    MissingExtra
        The extra ``views`` is not installed.
    """
    with extra("views", str(target)):
        for package in ("altair", "vl_convert"):  # before anything is written
            import_module(package)
    folder = Folder(target)
    folder.write("assets/vega.js", library())
    folder.write("data/charts.js", put("charts", charts_data(content)))
    for script in ("common", "start", "series", "reports"):
        folder.write(f"assets/{script}.js", f"{source(f'site_{script}.js')}\n")
    for name, value in _data(content, folder):
        folder.write(f"data/{name}.js", put(name, value))
    for page in content.pages:
        folder.write(f"bodies/{page.body.id}.html", body_page(page, lang))
    for file, text in _pages(content, lang):
        folder.write(file, text)
    return folder.finish()


def _data(content: Content, folder: Folder) -> Iterator[tuple[str, object]]:
    bodies = bodies_data(content.bodies, content.reports)
    years = years_of(content.reports)
    written = []
    for found in content.series:
        name = series_file(found.series, found.applicant)
        data = series_data(found, content.bodies, years)
        folder.write(f"data/series/{name}.js", put(f"series/{name}", data))
        written.append((found.series, found.applicant))
    yield "bodies", bodies
    yield "reports", reports_data(content.bodies, content.reports)
    yield "catalogue", catalogue_data(written)
    yield "words", _words()


def _words() -> dict[str, object]:
    cells = {letter: STATUS_WORDS[status] for status, letter in CODES.items()}
    return {
        "levels": LEVEL_WORDS,
        "unknown": UNKNOWN,
        "severities": SEVERITY_WORDS,
        "cells": cells | {SEVERAL: ("多份报告不一致", "reports differ")},
        "rules": [(code, *titles) for code, titles in _TITLES.items()],
    }


def _pages(content: Content, lang: str) -> Iterator[tuple[str, str]]:
    start = _start(content)
    for file, scripts in _PAGES.items():
        yield file, render(
            f"site_{scripts[-1]}.html", lang=lang, styles=("site.css",),
            beside=tuple(f"assets/{script}.js" for script in scripts),
            root="", here=file, name=content.name, start=start,
        )  # fmt: skip


def _start(content: Content) -> _Start:
    """What the start page says without scripts."""
    reports = content.reports
    named = {body.id for body in content.bodies if body.name is not None}
    years = years_of(reports)
    span = f"{years[0]}–{years[-1]}" if years else "–"
    return _Start(
        totals=[
            ("报告", "Reports", len(reports)),
            ("机关", "Bodies", len(named)),
            ("年度", "Years", span),
            ("错误", "Errors", sum(report.errors for report in reports)),
            ("警告", "Warnings", sum(report.warnings for report in reports)),
            ("提示", "Hints", sum(report.hints for report in reports)),
        ],
        notes=list(_notes(content, named)),
        rules=[
            _RuleLine(
                count.rule, *_TITLES.get(count.rule, ("", "")), count.severity,
                SEVERITY_WORDS[count.severity], count.findings, count.reports,
            )
            for count in content.rules
        ],
        failures=[
            (*FAILURE_WORDS.get(kind, (kind, kind)), count) for kind, count in content.failures
        ],
    )  # fmt: skip


def _notes(content: Content, named: set[str]) -> Iterator[Words]:
    if content.reposts:
        yield (
            f"另有{content.reposts}份内容相同的转载，未计入。",
            f"{content.reposts} re-post(s) that say the same as another report are left out.",
        )
    undated = sum(report.year is None for report in content.reports)
    if undated:
        yield f"{undated}份报告未载明年度。", f"{undated} report(s) name no year."
    nameless = len(content.bodies) - len(named)
    if nameless:
        yield (
            f"{nameless}份报告未载明机关，不计入机关数；见报告一览。",
            f"{nameless} report(s) name no body and are not counted among bodies; see the table of reports.",
        )
    unknown = sum(body.name is not None and not body.followed for body in content.bodies)
    if unknown:
        words = (
            f"The division of {unknown} name(s) is not known: reports of one name stand together, "
            "but no line joins their years, as they may be of several bodies."
        )
        yield (
            f"{unknown}个机关名称无法对应到唯一的行政区划：同名报告列在一起，但可能属于不同机关，其各年数值不连线。",
            words,
        )
