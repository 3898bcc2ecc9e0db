"""Findings as workflow commands of GitHub, which shows them beside the files."""

from __future__ import annotations

from typing import TextIO

from govreport_parse.model.records import Finding
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import workflow_data, workflow_property

__all__ = ["write_findings"]

_LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """One annotation a line."""
    out.writelines(f"{_annotation(finding, lang)}\n" for finding in checked.findings)


def _annotation(finding: Finding, lang: str) -> str:
    """A line for one finding; its reserved characters are escaped."""
    zh = lang == "zh"
    where, said = (finding.where_zh, finding.message_zh) if zh else (finding.where, finding.message)
    message = workflow_data(
        f"{said}{'（' if zh else ' ('}{where}{'）' if zh else ')'}" if where else said
    )
    file, title = workflow_property(finding.file), f"{finding.rule} {finding.name}"
    return f"::{_LEVELS[finding.severity]} file={file},title={title}::{message}"
