"""The published reference report, as crawled text and set again as HTML and DOCX."""

from __future__ import annotations

import html
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Document, Paragraph, Table

HINTLESS = [
    ("GR103", ("proactive.channel.wechat",)),
    ("GR301", ("proactive.channel.wechat", "proactive.channel.other")),
    ("GR401", ("training.meetings",)),
    ("GR402", ("proactive.total", "proactive.channel.wechat")),
]


def as_html(document: Document, charset: str) -> str:
    parts = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(f"<p><span>{html.escape(block.text)}</span></p>")
        else:
            rows = []
            for r, row in enumerate(block.grid):
                cells = {c.column: c for c in row if c is not None and c.row == r}.values()
                rows.append("<tr>" + "".join(
                    f'<td colspan="{c.colspan}"><p>{html.escape(c.text)}</p></td>' for c in cells
                ) + "</tr>")  # fmt: skip
            parts.append(f"<table border=1>{''.join(rows)}</table>")
    body = "".join(parts)
    return f"<html><head><meta charset={charset}></head><body><div>{body}</div></body></html>"


def as_docx(document: Document) -> bytes:
    package = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            package.add_paragraph(block.text)
        elif isinstance(block, Table):
            table = package.add_table(rows=len(block.grid), cols=block.width)
            for r, row in enumerate(block.grid):
                own = {c.column: c for c in row if c is not None and c.row == r}.values()
                for cell in own:
                    target = table.cell(r, cell.column)
                    if cell.colspan > 1:
                        target = target.merge(table.cell(r, cell.column + cell.colspan - 1))
                    target.text = cell.text
                for c in range(len(row), block.width):
                    element = table.rows[r]._tr.tc_lst[-1]
                    table.rows[r]._tr.remove(element)
                    assert c < block.width
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module", params=["text", "html", "gb18030", "docx"])
def report(request: pytest.FixtureRequest, seed_text: Path) -> gp.AnnualReport:
    document = gp.read_document(seed_text)
    if request.param == "text":
        return gp.parse(seed_text)
    if request.param == "docx":
        return gp.parse(as_docx(document), name="seed.docx")
    if request.param == "gb18030":
        return gp.parse(as_html(document, "gb2312").encode("gb18030"))
    return gp.parse(as_html(document, "utf-8").encode())


@pytest.fixture(scope="module")
def expected(seed_text: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(seed_text.with_suffix(".expected.json").read_text("utf-8"))
    return loaded


def test_masthead(report: gp.AnnualReport, expected: dict[str, Any]) -> None:
    assert report.title == expected["title"]
    assert report.agency.name == expected["organization"]
    assert report.agency.region == expected["region"]
    assert report.year == expected["year"]
    assert report.period is not None
    assert {"start": str(report.period.start), "end": str(report.period.end)} == expected["period"]
    contact = report.contact
    assert {"office": contact.office, "phone": contact.phone, "email": contact.email} == (
        expected["contact"]
    )
    assert report.filler == expected["filler"]
    assert [block.form for block in report.forms] == [expected["form"]]


def test_cells(report: gp.AnnualReport, expected: dict[str, Any]) -> None:
    assert len(report.readings) == len(expected["indicators"]) == 58
    for indicator in expected["indicators"]:
        reading = report.reading(indicator["code"])
        assert reading is not None
        assert (reading.value, reading.status, reading.unit) == (
            indicator["value"], indicator["status"], indicator["unit"],
        )  # fmt: skip
        assert indicator["label"] in reading.label


def test_comparison_table(report: gp.AnnualReport, expected: dict[str, Any]) -> None:
    found = [(c.label, c.value, c.unit, c.change_percent) for c in report.comparisons]
    assert found == [
        (c["label"], c["value"], c["unit"], c["change_percent"]) for c in expected["comparison"]
    ]
    assert report.comparisons[-1].change_status == "missing"


def test_sections(report: gp.AnnualReport, expected: dict[str, Any]) -> None:
    assert [s.title for s in report.sections if s.number] == expected["sections"]
    assert report.sections[-1].kind == "appendix"


def test_findings(report: gp.AnnualReport) -> None:
    found = sorted((f.rule, f.indicators) for f in gp.check(report) if f.severity != "hint")
    assert found == HINTLESS


def test_figures_of_the_text(report: gp.AnnualReport) -> None:
    figures = [(s.indicator, s.value, s.change_percent) for s in report.statements]
    assert ("proactive.total", 815, 16) in figures
    assert ("proactive.channel.wechat", 273, 22) in figures
    assert ("training.meetings", 4, None) in figures
    assert ("training.participants", 50, None) in figures
    stated = {s.value for s in report.statements}
    assert {534, 22, 105, 149, 44, 18, 17} <= stated
    assert not stated & {2017, 9, 3, 39, 4345736, 6}
    whole = next(s for s in report.statements if s.value == 22)
    parts = [report.statements[index].value for index in whole.parts]
    assert parts == [2, 2, 5, 2, 7, 2, 2]
