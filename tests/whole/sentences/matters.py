"""Sentences on all matters but requests and remedies, each a report with a table that agrees with it.

matters.txt: `# FORM BODY HEADING` holds for the lines below it; a line is a sentence, its figures marked `{815条=CELL}`. CELL is a code
or its end, `a+b` a sum, `a/b` either, `-` none; `{未收取:0=CELL}` gives a value that is not printed in digits, and `{?…}` may be
left out. The labels fill the table; what it prints besides stands after `| `. They were written without sight of the extractor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govreport_parse.forms import load_form
from tests.whole import whole_reports
from tests.whole.whole_reports import Cells, Section, Sections, Whole, Written

_FILE = Path(__file__).parent / "matters.txt"
YEARS = {"2008": 2011, "2014": 2016, "2019": 2019, "2021": 2023}
_LABEL = re.compile(r"\{(\??)([^={}:]+)(?::([0-9.]+))?=([^{}]+)\}")
# What money is printed in, in the unit of the table; and what counts are scaled by.
_FACTORS = {"亿元": 1e4, "万元": 1, "元": 1e-4, "万": 1e4, "": 1}


def sentences() -> Iterator[Whole]:
    form = body = heading = ""
    for number, line in enumerate(_FILE.read_text("utf-8").splitlines(), start=1):
        if line.startswith("# "):
            form, body, heading = line[2:].split(" ", 2)
            continue
        marked, _, given = line.partition("| ")
        tables = load_form(form).tables
        matters = next(table for table in tables if table.table not in ("requests", "remedies"))
        cells: dict[str, float | None] = dict.fromkeys(cell.indicator for cell in matters.cells())
        text, figures = read(marked.rstrip(), cells)
        for pair in filter(None, given.split(", ")):
            code, _, value = pair.partition("=")
            cells[full(code, cells)] = float(value)
        year = YEARS[form]
        names = tuple(table.table for table in tables)
        yield whole_reports.of_sections(
            Sections(
                name=f"{form}:{number}", year=year, form=form,
                title=f"{body}{year}年政府信息公开工作年度报告",
                sections=(Section(title=heading, paragraphs=(text,), tables=names),),
                cells=cells, figures=tuple(figures),
            )
        )  # fmt: skip


def read(marked: str, cells: dict[str, float | None]) -> tuple[str, list[Written]]:
    """A sentence without its marks, and its labels, which fill `cells`."""
    text, at, figures = "", 0, []
    for found in _LABEL.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        value, unit, printed = _value(found[2], found[3])
        codes = ["+".join(full(one, cells) for one in c.split("+")) for c in found[4].split("/")]
        for code in codes:
            if code in cells and cells[code] is None:
                cells[code] = printed
        figures.append(
            Written(
                at=(0, 0, len(text)), text=found[2], value=value, unit=unit or None,
                cell="/".join(codes), optional=bool(found[1]),
            )
        )  # fmt: skip
        text += found[2]
    return text + marked[at:], figures


def _value(words: str, given: str | None) -> tuple[float, str, float]:
    """The value of a figure, its unit, and what the table prints of it."""
    number = re.match(r"[0-9.]+", words.replace(",", ""))
    value = float(given or (number[0] if number else 0))
    unit = re.sub(r"^[0-9.,]+", "", words)
    scale = re.match(r"亿元|万元|元|万|", unit)
    assert scale is not None
    printed = round(value * _FACTORS[scale[0]], 6)
    return (printed if scale[0] == "万" else value), unit, printed


def full(code: str, cells: Cells) -> str:
    """The code of the form that is meant: itself, or the one that ends so."""
    if code in cells or code in ("-", "any"):
        return code
    (full,) = (one for one in cells if one.endswith(f".{code}"))
    return full
