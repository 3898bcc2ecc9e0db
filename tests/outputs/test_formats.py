"""The table of formats: what is listed can be written, and the command offers what is listed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.outputs import formats
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.formats import FORMATS, Format, format_help, format_names
from tests.cli import BROKEN, run, workbook_text


@pytest.fixture(scope="module")
def report() -> gp.AnnualReport:
    return gp.parse(BROKEN.encode(), name="a.html")


@pytest.mark.parametrize("name", format_names("reports"))
def test_every_format_of_reports_can_be_written(report: gp.AnnualReport, name: str) -> None:
    out = io.StringIO()
    formats.report_writer(name)([(Path("a.html"), report)], out, "zh")
    assert "青石区人民政府" in out.getvalue()


@pytest.mark.parametrize("name", format_names("findings"))
def test_every_format_of_findings_can_be_written(report: gp.AnnualReport, name: str) -> None:
    checked = Checked(findings=gp.check(report), reports=[report])
    if formats.find_format(name).encoding is None:
        data = io.BytesIO()
        formats.bytes_writer(name)(checked, data, "zh")
        assert "GR201" in workbook_text(data.getvalue())
        return
    out = io.StringIO()
    formats.finding_writer(name)(checked, out, "zh")
    assert "GR201" in out.getvalue()


@pytest.mark.parametrize(("command", "written"), [("parse", "reports"), ("check", "findings")])
def test_the_command_offers_what_is_listed(
    command: str, written: formats.Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = " ".join(run(command, "--help").stdout.split())
    assert f"[{'|'.join(format_names(written))}]" in shown
    assert format_help(written) in shown


def test_a_line_makes_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    added = (*FORMATS, Format("list", "json_lines", findings="the same"))
    monkeypatch.setattr(formats, "FORMATS", added)
    assert format_names("findings") == [
        "text", "json", "csv", "sarif", "github", "grouped", "junit", "html", "xlsx", "list",
    ]  # fmt: skip
    assert format_names("reports") == ["text", "json", "csv"]
    assert format_help("findings").endswith("xlsx: a workbook; list: the same.")
    assert formats.finding_writer("list") is formats.finding_writer("json")
