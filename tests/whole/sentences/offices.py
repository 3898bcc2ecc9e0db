"""Sentences of other offices near what was once misread, with what is to be found in them.

offices.txt is written as matters.txt is; its labels, and what stands after `| `, fill the table, the rest of which is 0. After `! `
stand the codes of which one is to be found; without them the sentence is right, and nothing may be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport_parse.forms import Form, load_form
from tests.whole import whole_reports
from tests.whole.sentences.matters import YEARS, full, read
from tests.whole.whole_reports import Section, Sections, Whole

_FILE = Path(__file__).parent / "offices.txt"


def sentences() -> Iterator[tuple[Whole, frozenset[str]]]:
    """Each sentence as a report, with the codes of which one is to be found."""
    form = body = heading = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("# "):
            form, body, heading = line[2:].split(" ", 2)
            continue
        right, _, codes = line.partition("! ")
        marked, _, given = right.partition("| ")
        cells: dict[str, float | None] = dict.fromkeys(_codes(load_form(form)))
        text, figures = read(marked.rstrip(), cells)
        for pair in filter(None, given.rstrip().split(", ")):
            code, _, value = pair.partition("=")
            cells[full(code, cells)] = float(value)
        printed = {code: value or 0 for code, value in cells.items()}
        totals = {f"{code}@total": value for code, value in printed.items()}
        tables = tuple(table.table for table in load_form(form).tables)
        sections = (
            Section(title=heading, paragraphs=(text,)),
            Section(title="九、附表", tables=tables),
        )
        title = f"{body}{YEARS[form]}年政府信息公开工作年度报告"
        report = Sections(
            name=line, year=YEARS[form], form=form, title=title, sections=sections,
            cells=printed | totals, figures=tuple(figures),
        )  # fmt: skip
        yield whole_reports.of_sections(report), frozenset(filter(None, codes.split("/")))


def _codes(form: Form) -> Iterator[str]:
    """The cells of a form; those of the column of the totals by their row alone."""
    for table in form.tables:
        for cell in table.cells():
            yield cell.indicator
            yield f"{cell.indicator}@{cell.applicant}"
        yield from (row.code for row in table.rows if row.kind == "group")
