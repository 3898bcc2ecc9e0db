"""Findings by rule, over all files: what one defect is, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TextIO

from govreport_parse.model.records import Finding
from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.summary import SEVERITY_ZH
from govreport_parse.rules import RULES

__all__ = ["write_findings"]


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """A heading a rule and severity, errors first; under it the findings, each with its file and place."""
    zh = lang == "zh"
    titles = {rule.code: rule.title_zh if zh else rule.title for rule in RULES}
    groups: defaultdict[tuple[int, str], list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        groups[SEVERITIES.index(finding.severity), finding.rule].append(finding)
    for (rank, code), found in sorted(groups.items()):
        severity, count = SEVERITIES[rank], len(found)
        told = f"（{SEVERITY_ZH[severity]}，{count}条）" if zh else f" ({severity}, {count})"
        out.write(f"{code} {titles[code]}{told}\n")
        for finding in found:
            message = finding.message_zh if zh else finding.message
            where = finding.where_zh if zh else finding.where
            out.write(f"  {one_line(finding.file)}: {one_line(message)}\n")
            out.write(f"      {'位置' if zh else 'where'} {one_line(where)}\n")
