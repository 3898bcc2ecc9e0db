"""Sentences on all matters but requests and remedies, each made a report with a table that agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from govreport_parse.forms import load_form
from tests.whole.whole_reports import Cells, Section, Sections, Whole, Written, of_sections

SENTENCES = Path(__file__).parent / "matters.txt"
_YEARS = {"2008": 2011, "2014": 2016, "2019": 2019, "2021": 2023}
_LABEL = re.compile(r"\{(\??)([^={}:]+)(?::([0-9.]+))?=([^{}]+)\}")


_FACTORS = {"亿元": 1e4, "万元": 1, "元": 1e-4, "万": 1e4, "": 1}


def sentences() -> Iterator[Whole]:
    """The sentences on all matters but requests and remedies, each a report with a table that agrees."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    form = body = heading = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("# "):
            form, body, heading = line[2:].split(" ", 2)
            continue
        marked, _, given = line.partition("| ")
        yield of_sections(_labelled(f"{form}:{number}", form, (body, heading), marked, given))


def _labelled(name: str, form: str, page: tuple[str, str], marked: str, given: str) -> Sections:
    """A report of one sentence, whose labels fill its table, as does what is `given` beside them."""
    tables = load_form(form).tables
    matters = next(table for table in tables if table.table not in ("requests", "remedies"))
    cells: Cells = dict.fromkeys(cell.indicator for cell in matters.cells())
    text, at, figures = "", 0, []
    for found in _LABEL.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        number = re.match(r"[0-9.]+", found[2].replace(",", ""))
        value = float(found[3] or (number[0] if number else 0))
        unit = re.sub(r"^[0-9.,]+", "", found[2])
        begin = re.match(r"亿元|万元|元|万|", unit)
        assert begin is not None
        printed = round(value * _FACTORS[begin[0]], 6)
        value = printed if begin[0] == "万" else value
        codes = [
            "+".join(_full(code, cells) for code in one.split("+")) for one in found[4].split("/")
        ]
        for code in codes:
            if code in cells and cells[code] is None:
                cells[code] = printed
        label = (0, 0, len(text))
        figures.append(
            Written(
                at=label, text=found[2], value=value, unit=unit or None,
                cell="/".join(codes), optional=bool(found[1]),
            )
        )  # fmt: skip
        text += found[2]
    text += marked[at:].rstrip()
    for pair in filter(None, given.split(", ")):
        code, _, value_ = pair.partition("=")
        cells[_full(code, cells)] = float(value_)
    year = _YEARS[form]
    return Sections(
        name=name, year=year, form=form, title=f"{page[0]}{year}年政府信息公开工作年度报告",
        sections=(Section(title=page[1], paragraphs=(text,), tables=tuple(t.table for t in tables)),),
        cells=cells, figures=tuple(figures),
    )  # fmt: skip


def _full(code: str, cells: Cells) -> str:
    """The code of the form that is meant: itself, or the one that ends so."""
    if code in cells or code == "-":
        return code
    (full,) = (one for one in cells if one.endswith(f".{code}"))
    return full
