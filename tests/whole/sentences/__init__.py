"""Sentences with their figures labelled, each a report with a table that agrees with it or is contradicted.

NAME.txt: `# FORM BODY HEADING` (FORM/YEAR: on another year than is usual) holds for the lines below it; a line is a sentence or a
passage (⏎ begins a paragraph), its figures marked `{815条=CELL}`. CELL is a code or its end, `a+b` a sum, `a/b` either, `a&b` each of
them, `-` none and `any` whichever; `{未收取:0=CELL}` gives a value that is not printed in digits, and `{?…}` may be left out. Labels,
and what stands after `| `, fill the table; the rest of it is 0, or blank in the tables that a line `## blank TABLE…` names. After `! `
stand the rules of which one is to be found; without them the sentence is right, and nothing may be found. The sentences were written
and labelled before the first run, without sight of the extractor; bodies and figures are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from govreport_parse.forms import load_form
from tests.whole import whole_reports
from tests.whole.whole_reports import Section, Sections, Whole, Written

_FOLDER = Path(__file__).parent
_YEARS = {"2008": "2011", "2014": "2016", "2019": "2019", "2021": "2023"}
_NUMERALS = "一二三四五六七八九十"
_LABEL = re.compile(r"\{(\??)([^={}:]+)(?::([0-9.]+))?=([^{}]+)\}")
# What money is printed in, in the unit of the table; and what counts are scaled by.
_FACTORS = {"亿元": 1e4, "万元": 1, "元": 1e-4, "万": 1e4, "": 1}


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as a report, and the rules of which one is to be found in it."""

    report: Whole
    rules: frozenset[str]


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of one file."""
    form = year = body = heading = ""
    blank: list[str] = []
    for number, line in enumerate((_FOLDER / f"{name}.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith("## blank "):
            blank = line.split()[2:]
            continue
        if line.startswith("# "):
            form, body, heading = line[2:].split(" ", 2)
            form, _, year = form.partition("/")
            year = year or _YEARS[form]
            continue
        right, _, rules = line.partition("! ")
        texts, figures, printed = _read(right, form)
        tables = load_form(form).tables
        rest = [cell.indicator for t in tables if t.table in blank for cell in t.cells()]
        totals = {f"{code}@total": value for code, value in printed.items() if "@" not in code}
        appended = f"{_NUMERALS[_NUMERALS.find(heading[0]) + 1]}、附表"
        report = Sections(
            name=f"{name}:{number}", year=int(year), form=form, figures=figures,
            title=f"{body}{year}年政府信息公开工作年度报告",
            sections=(
                Section(title=heading, paragraphs=texts),
                Section(title=appended, tables=tuple(table.table for table in tables)),
            ),
            cells=dict.fromkeys(rest) | printed | totals,
        )  # fmt: skip
        found = frozenset(filter(None, rules.split("/")))
        yield Sentence(report=whole_reports.of_sections(report), rules=found)


def _read(
    line: str, form: str
) -> tuple[tuple[str, ...], tuple[Written, ...], dict[str, float | None]]:
    """The paragraphs without their marks, their labels, and what the table prints."""
    marked, _, given = line.partition("| ")
    printed: dict[str, float | None] = {}
    texts: list[str] = []
    figures: list[Written] = []
    for number, paragraph in enumerate(marked.rstrip().split("⏎")):
        text, at = "", 0
        for found in _LABEL.finditer(paragraph):
            text += paragraph[at : found.start()]
            at = found.end()
            value, unit, filled = _value(found[2], found[3])
            for label in found[4].split("&"):
                cells = ["+".join(_full(c, form) for c in s.split("+")) for s in label.split("/")]
                for cell in cells:
                    if _codes(form).get(cell):
                        printed.setdefault(cell, filled)
                figures.append(
                    Written(
                        at=(0, number, len(text)), text=found[2], value=value, unit=unit or None,
                        cell="/".join(cells), optional=bool(found[1]),
                    )
                )  # fmt: skip
            text += found[2]
        texts.append(text + paragraph[at:])
    for pair in filter(None, given.rstrip().split(", ")):
        code, _, value_given = pair.partition("=")
        printed[_full(code, form)] = float(value_given)
    return tuple(texts), tuple(figures), printed


def _value(words: str, given: str | None) -> tuple[float, str, float]:
    """The value of a figure, its unit, and what the table prints of it."""
    number = re.match(r"[0-9.]+", words.replace(",", ""))
    value = float(given or (number[0] if number else 0))
    unit = re.sub(r"^[0-9.,]+", "", words)
    scale = re.match(r"亿元|万元|元|万|", unit)
    assert scale is not None
    printed = round(value * _FACTORS[scale[0]], 6)
    return (printed if scale[0] == "万" else value), unit, printed


def _full(code: str, form: str) -> str:
    """The code of the form that is meant: itself, or the one that ends so."""
    codes = _codes(form)
    if code in codes or code in ("-", "any"):
        return code
    (full,) = (one for one in codes if one.endswith(f".{code}"))
    return full


@lru_cache(maxsize=4)
def _codes(form: str) -> Mapping[str, bool]:
    """Codes of a form, those of the totals' column without it; whether the table prints figures there."""
    tables = load_form(form).tables
    groups = (row.code for table in tables for row in table.rows if row.kind == "group")
    cells = [cell for table in tables for cell in table.cells()]
    printed = [code for c in cells for code in (c.indicator, f"{c.indicator}@{c.applicant}")]
    return dict.fromkeys(groups, False) | dict.fromkeys(printed, True)
