"""Comparison of a parsed report with a golden written by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import govreport_parse as gp
from govreport_parse.model.records import Section

FIXTURES = Path(__file__).parents[2] / "fixtures"


SUFFIXES = {".html", ".docx", ".txt", ".md"}


def _pages(*folders: Path) -> list[Path]:
    return sorted(
        path for folder in folders for path in folder.iterdir() if path.suffix in SUFFIXES
    )


def reports() -> list[Path]:
    """Every fixture that is a report."""
    return _pages(*(f for f in FIXTURES.iterdir() if f.is_dir() and f.name != "look-alikes"))


def lookalikes() -> list[Path]:
    """Every fixture that only looks like one."""
    return _pages(FIXTURES / "look-alikes")


def golden(path: Path) -> dict[str, Any]:
    """The golden beside a fixture; a missing one fails the test that asks for it."""
    beside = path.with_suffix(".expected.json")
    loaded: dict[str, Any] = json.loads(beside.read_text("utf-8"), parse_float=Decimal)
    return loaded


def present(record: Any) -> dict[str, Any]:
    return {
        name: value
        for name in record.__struct_fields__
        if (value := getattr(record, name)) is not None
    }


Key = tuple[str, str | None]


def expected_cells(golden: dict[str, Any]) -> dict[Key, dict[str, Any]]:
    """Value, status and unit of every cell that a golden lists."""
    listed = golden["readings"]
    if isinstance(listed, dict):
        return {(code, None): cell for code, cell in listed.items()}
    return {
        (cell["indicator"], cell["applicant"]): {
            key: cell[key] for key in ("value", "status", "unit")
        }
        for cell in listed
    }


def cells(report: gp.AnnualReport) -> dict[Key, dict[str, Any]]:
    return {
        (r.indicator, r.applicant): {"value": r.value, "status": r.status, "unit": r.unit}
        for r in report.readings
        if r.indicator is not None
    }


def agrees(found: dict[str, Any] | None, expected: dict[str, Any]) -> bool:
    """Whether a cell is as the golden has it; ``withheld`` stands for any status without a value."""
    if expected["status"] == "withheld":
        return found is None or found["value"] is None
    return found == expected


def comparisons(report: gp.AnnualReport) -> list[dict[str, Any]]:
    keys = ("label", "year", "value", "unit", "change_percent", "status", "change_status")
    return [{key: getattr(c, key) for key in keys} for c in report.comparisons]


def statements(report: gp.AnnualReport) -> Counter[tuple[Any, ...]]:
    return Counter(
        (s.indicator, s.value, s.unit, s.qualifier, s.change_percent)
        for s in report.statements
        if s.indicator is not None
    )


def outline(sections: tuple[Section, ...]) -> list[tuple[Any, ...]]:
    """Number, title and parts of each section; an unnumbered appendix heading is left out."""
    return [
        (s.number, s.title, outline(s.children))
        for s in sections
        if not (s.number is None and s.kind == "appendix")
    ]


def expected_outline(sections: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(s["number"], s["title"], expected_outline(s["children"])) for s in sections]


def texts(report: gp.AnnualReport) -> Iterator[str]:
    def walk(sections: tuple[Section, ...]) -> Iterator[str]:
        for section in sections:
            yield section.title
            yield section.text
            yield from walk(section.children)

    if report.preamble is not None:
        yield report.preamble.text
    yield from walk(report.sections)
