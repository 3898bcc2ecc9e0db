"""Findings as SARIF 2.1.0, the exchange format of code scanners and review tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO, TypeAlias

import click
import msgspec

from govreport_parse.model.records import Finding
from govreport_parse.model.version import __version__
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import json_line, sarif_text
from govreport_parse.rules import RULES, Rule

__all__ = ["to_sarif", "write_findings"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """One log, with all rules."""
    click.echo(to_sarif(checked.findings, RULES, lang), file=out)


def to_sarif(findings: Iterable[Finding], rules: Iterable[Rule], lang: str) -> str:
    """One run with all rules and the findings as results.

    Places are those of the page that :func:`govreport_parse.pipeline.prepare` gives: block, row
    and column stand in a logical location, since a page has no lines of its own.
    """
    listed = list(rules)
    index = {rule.code: k for k, rule in enumerate(listed)}
    run: Json = {
        "tool": {
            "driver": {
                "name": "govreport-parse",
                "semanticVersion": __version__,
                "rules": [_rule(rule, lang) for rule in listed],
            }
        },
        "results": [_result(finding, index, lang) for finding in findings],
    }
    log: Json = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_line(msgspec.json.format(msgspec.json.encode(log), indent=2).decode())


def _rule(rule: Rule, lang: str) -> Json:
    zh = lang == "zh"
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title_zh if zh else rule.title},
        "fullDescription": {"text": rule.explanation_zh if zh else rule.what},
        "help": {"text": f"{rule.why}\n\n{rule.example}\n\n{rule.basis}\n\n{rule.exceptions}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: dict[str, int], lang: str) -> Json:
    artifact: Json = {"artifactLocation": {"uri": _uri(finding.file)}}
    where = finding.where_zh if lang == "zh" else finding.where
    places: list[Json] = []
    for at in finding.evidence or (None,):
        place: dict[str, Json] = {"physicalLocation": artifact}
        if at is not None:
            steps = [str(p) for p in (at.block, at.row, at.column) if p is not None]
            place["logicalLocations"] = [{"fullyQualifiedName": ":".join(steps), "kind": "element"}]
        if where and not places:
            place["message"] = {"text": sarif_text(where)}
        places.append(place)
    properties: dict[str, Json] = {
        "name": finding.name,
        "indicators": list(finding.indicators),
        "applicant": finding.applicant,
        "observed": finding.observed,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": sarif_text(finding.message_zh if lang == "zh" else finding.message)},
        "locations": places[:1],
        "relatedLocations": places[1:],
        "properties": {key: value for key, value in properties.items() if value is not None},
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(Path(file).as_posix())
