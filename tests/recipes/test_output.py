"""An output: its module and one line of the table; the choices of the commands and their help follow."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import govreport_parse as gp
from tests.recipes import FIXTURE, command, commands, copied, put

MODULE = '''"""Titles alone, one a line."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import one_line

__all__ = ["write_findings", "write_reports"]


def write_reports(reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, _lang: str) -> None:
    """The title of each report."""
    out.writelines(f"{one_line(report.title or '')}\\n" for _, report in reports)


def write_findings(checked: Checked, out: TextIO, _lang: str) -> None:
    """The name of each rule that found something."""
    out.writelines(f"{name}\\n" for name in sorted({finding.name for finding in checked.findings}))
'''
PACKED = '''"""Names of rules, compressed."""

import gzip
from typing import BinaryIO

from govreport_parse.outputs.checked import Checked

__all__ = ["write_findings"]


def write_findings(checked: Checked, out: BinaryIO, _lang: str) -> None:
    """The name of each rule that found something."""
    out.write(gzip.compress("\\n".join({finding.name for finding in checked.findings}).encode()))
'''
LINE = '    Format("titles", "titles", reports="the titles", findings="names of rules"),\n'
PACKED_LINE = (
    '    Format("packed", "packed", findings="names of rules, compressed", encoding=None),\n'
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outputs = copied(tmp_path_factory.mktemp("output")) / "outputs"
    (outputs / "titles.py").write_text(MODULE, "utf-8")
    (outputs / "packed.py").write_text(PACKED, "utf-8")
    put(outputs / "formats.py", ")\n\n\ndef format_names(", LINE + PACKED_LINE)
    return outputs.parents[1]


def test_reports_are_written(source: Path) -> None:
    shown = command(source, "parse", "--format", "titles", str(FIXTURE), str(FIXTURE)).splitlines()
    assert shown == [gp.parse(FIXTURE).title] * 2


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.html"
    path.write_bytes(FIXTURE.read_bytes().replace("六、".encode(), "七、".encode()))
    return path


def test_findings_are_written(source: Path, page: Path) -> None:
    shown = command(source, "check", "--select", "GR104", "--format", "titles", str(page), code=1)
    assert shown == "section-number\n"


def test_a_format_that_is_no_text_is_written_as_bytes(source: Path, page: Path) -> None:
    path = page.with_name("found.gz")
    options = ("--select", "GR104", "--format", "packed", "-o", str(path))
    assert not command(source, "check", *options, str(page), code=1)
    assert gzip.decompress(path.read_bytes()) == b"section-number"


def test_the_help_names_it(source: Path) -> None:
    assert all(
        "titles" in one for one in commands(source, ("parse", "--help"), ("check", "--help"))
    )
