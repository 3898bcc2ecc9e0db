"""What became of the cells of a rendered shape (tests/rendering/shapes), and what it is accused of."""

from __future__ import annotations

import random
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

import govreport_parse as gp
from tests.archive import outcomes
from tests.rendering.shapes import SHAPES, Printed, Shape, plain_page, random_report_of

__all__ = ["SHAPES", "Outcome", "outcome_of", "verdict"]

Accusation: TypeAlias = tuple[str, frozenset[str], str | None]


class Outcome(msgspec.Struct, kw_only=True):
    """One page: its cells by what became of them, and the findings that its plain print does not have.

    ``allowed`` counts cells without a value that may be left unread. ``sections_differ``: the sections of
    the first level are not those of the plain print.
    """

    right: int = 0
    wrong: list[str] = []
    withheld: int = 0
    allowed: int = 0
    accused: list[str] = []
    sections_differ: bool = False
    refused: str = ""


def verdict(reading: gp.Reading | None, value: Any, status: str, unit: str | None) -> str:
    """Right, wrong or withheld; money may be printed in 元 where the form has 万元."""
    if reading is None or reading.status in ("unreadable", "missing"):
        return "right" if status in ("unreadable", "missing") else "withheld"
    own = None if reading.value is None else Decimal(reading.value)
    if own is not None and reading.unit == "元" and unit == "万元":
        own /= 10_000
    expected = None if value is None else Decimal(value)
    return "right" if (own, reading.status) == (expected, status) else "wrong"


def outcome_of(name: str, rng: random.Random) -> Outcome:
    """A random report in a shape, read and held against what it shows."""
    shape = SHAPES[name]
    report = random_report_of(rng, rng.choice(shape.forms))
    printed = shape.render(report, rng)
    try:
        read = _read(shape, printed)
    except gp.GovReportError as error:
        return Outcome(withheld=len(printed.cells), refused=str(error))
    outcome = Outcome()
    found: dict[Any, gp.Reading] = {
        (r.indicator, r.applicant): r for r in read.readings if r.indicator
    }
    for key, (value, status, unit) in printed.cells.items():
        reading = found.get(key)
        became = verdict(reading, value, status, unit)
        silent = reading is None or reading.value is None
        if became == "right":
            outcome.right += 1
        elif key in printed.may_withhold and silent:
            outcome.allowed += 1
        elif became == "withheld":
            outcome.withheld += 1
        else:
            outcome.wrong.append(f"{key} is {value} {status}, read {reading}")
    plain = gp.parse(plain_page(report, rng))
    outcome.accused = _accusations(read, plain, lenient=_lenient(shape, printed))
    outcome.sections_differ = _sections(read) != _sections(plain)
    return outcome


def _sections(report: gp.AnnualReport) -> list[tuple[str | None, str]]:
    return [(s.number, s.title) for s in report.sections if s.number]


def _read(shape: Shape, printed: Printed) -> gp.AnnualReport:
    if shape.suffix != "jsonl":
        return gp.parse(printed.data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.jsonl"
        path.write_bytes(printed.data)
        (outcome,) = outcomes(path)
    if outcome.report is None:
        raise gp.NotAnAnnualReport(path.name, str(outcome.failure), "")
    return outcome.report


def _lenient(shape: Shape, printed: Printed) -> bool:
    """Whether something may be said of cells that cannot be read: some of them cannot."""
    torn = any(status == "unreadable" for _, status, _ in printed.cells.values())
    return torn or bool(printed.may_withhold) or not shape.keeps


def _accusations(read: gp.AnnualReport, plain: gp.AnnualReport, *, lenient: bool) -> list[str]:
    known = {_key(finding) for finding in gp.check(plain)}
    return [
        f"{finding.rule} {finding.message}"
        for finding in gp.check(read)
        if finding.severity != "hint"
        and _key(finding) not in known
        and not (lenient and finding.rule.startswith("GR0"))
    ]


def _key(finding: gp.Finding) -> Accusation:
    return finding.rule, frozenset(finding.indicators), finding.applicant
