"""The rules: one table of codes, one function that applies them."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from govreport_parse.numbers import Number
from govreport_parse.report import AnnualReport, Finding
from govreport_parse.rules import (
    arithmetic,
    counts,
    hygiene,
    narrative,
    rates,
    reading,
    repairs,
    structure,
    text,
    values,
    years,
)
from govreport_parse.rules.model import Context, Issue, Rule

__all__ = ["REDIRECTS", "RULES", "Rule", "UnknownRule", "check", "expand_codes", "find_rule"]

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *reading.RULES,
            *structure.RULES,
            *arithmetic.RULES,
            *values.RULES,
            *counts.RULES,
            *hygiene.RULES,
            *years.RULES,
            *text.RULES,
            *narrative.RULES,
            *rates.RULES,
            *repairs.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
# Former names and codes of rules, for scripts that still use them: old → code in force.
REDIRECTS: dict[str, str] = {}
_SEVERITIES = {"error": 0, "warning": 1, "hint": 2}


class UnknownRule(ValueError):
    """A code or name that no rule has."""


def find_rule(key: str) -> Rule:
    """The rule of a code or a name, also of one that it had before.

    Raises
    ------
    UnknownRule
        Naming the nearest one.
    """
    key = REDIRECTS.get(key.upper(), REDIRECTS.get(key.lower(), key))
    for rule in RULES:
        if key.upper() == rule.code or key.lower() == rule.name:
            return rule
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    near = get_close_matches(key.upper(), names, 1, 0.5) or get_close_matches(key, names, 1, 0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UnknownRule(f"no rule {key!r}{hint}")


def expand_codes(keys: Collection[str]) -> set[str]:
    """The codes that codes, names and beginnings of codes (``GR4``) stand for.

    Raises
    ------
    UnknownRule
        For a key that no rule has.
    """
    codes: set[str] = set()
    for key in keys:
        found = {rule.code for rule in RULES if rule.code.startswith(key.upper())}
        codes |= found or {find_rule(key).code}
    return codes


def _chosen(select: Collection[str] | None, ignore: Collection[str]) -> set[str]:
    stable = {rule.code for rule in RULES if rule.status == "stable"}
    return (stable if select is None else expand_codes(select)) - expand_codes(ignore)


def check(
    report: AnnualReport,
    previous: AnnualReport | None = None,
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] = (),
    tolerance: Number = 0,
) -> list[Finding]:
    """Judge a report.

    Parameters
    ----------
    report
        The report.
    previous
        The same body's report on the year before: stated changes are recomputed from it.
    select, ignore
        Codes, names or beginnings of codes (``GR4``) to apply, to leave out; by default all rules
        that are stable.
    tolerance
        Differences up to this are no broken identity (GR201).

    Returns
    -------
    list of Finding
        Errors first, then by code; nothing is ever corrected.

    Raises
    ------
    UnknownRule
        For a code in `select` or `ignore` that no rule has.
    """
    chosen = _chosen(select, ignore)
    context = Context(report, previous, tolerance=tolerance)
    file = report.source.name
    findings: list[Finding] = []
    for rule in RULES:
        if rule.code not in chosen:
            continue
        if rule.check is not None:
            findings.extend(rule.finding(issue, file) for issue in rule.check(context))
        findings.extend(
            rule.finding(
                Issue(
                    message=note.message,
                    message_zh=note.message_zh,
                    indicators=note.indicators,
                    evidence=() if note.at is None else (note.at,),
                ),
                file,
            )
            for note in report.notes
            if note.code == rule.code
        )
    return sorted(findings, key=lambda finding: (_SEVERITIES[finding.severity], finding.rule))
