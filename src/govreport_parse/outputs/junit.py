"""Findings as JUnit XML, which build services show: a suite a report, a case a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TextIO
from xml.etree import ElementTree as ET

from govreport_parse.model.records import Finding
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import xml_text

__all__ = ["write_findings"]


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """One document. Errors and warnings are failures; hints are told by cases that pass."""
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for report in checked.reports:
        by_file[report.source.name] = []
    for finding in checked.findings:
        by_file[finding.file].append(finding)
    root = ET.Element(
        "testsuites", _counts("govreport", checked.findings, sum(map(_cases, by_file.values())))
    )
    for file, found in by_file.items():
        suite = ET.SubElement(root, "testsuite", _counts(file, found, _cases(found)))
        for finding in found:
            _add_case(suite, finding, lang)
        if not found:
            ET.SubElement(suite, "testcase", _named("govreport check", file))
    ET.indent(root)
    out.write(f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n')


def _cases(found: Sequence[Finding]) -> int:
    return max(len(found), 1)


def _counts(name: str, found: Sequence[Finding], cases: int) -> dict[str, str]:
    failures = sum(finding.severity != "hint" for finding in found)
    return {
        "name": xml_text(name), "tests": str(cases), "failures": str(failures), "errors": "0",
    }  # fmt: skip


def _named(name: str, file: str) -> dict[str, str]:
    return {"name": xml_text(name), "classname": xml_text(file)}


def _add_case(suite: ET.Element, finding: Finding, lang: str) -> None:
    case = ET.SubElement(suite, "testcase", _named(f"{finding.rule} {finding.name}", finding.file))
    told = (finding.message, finding.where, finding.suggestion)
    if lang == "zh":
        told = (finding.message_zh, finding.where_zh, finding.suggestion_zh)
    words = "\n".join(xml_text(text) for text in told if text)
    if finding.severity == "hint":
        ET.SubElement(case, "system-out").text = words
        return
    failure = ET.SubElement(
        case, "failure", {"type": finding.severity, "message": xml_text(told[0])}
    )
    failure.text = words
