"""Findings that are known, and others just like them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.cli.baseline import read_baseline, unknown_findings, write_baseline
from tests.pages import page


@pytest.fixture(scope="module")
def finding() -> gp.Finding:
    report = gp.parse(page(values={"complaints.total": "约6"}).encode())
    (found,) = gp.check(report, select=["GR003"])
    return found


@pytest.mark.parametrize(
    ("found", "known", "left"), [(2, 0, 2), (2, 1, 1), (2, 2, 0), (3, 1, 2), (1, 2, 0)]
)
def test_each_known_finding_silences_one(
    finding: gp.Finding, tmp_path: Path, found: int, known: int, left: int
) -> None:
    path = tmp_path / "known.json"
    write_baseline(path, [finding] * known)
    baseline = read_baseline(path)
    assert unknown_findings([finding] * found, baseline) == [finding] * left
    assert baseline.total() == known  # for the next report it is whole


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        # What the page around a finding may change, and what makes another one of it.
        ({"message": "x", "evidence": (), "severity": "hint"}, True),
        ({"file": "b.html"}, False),
        ({"rule": "GR004"}, False),
        ({"indicators": ("requests.total",)}, False),
        ({"applicant": "business"}, False),
        ({"observed": "约7"}, False),
    ],
)
def test_what_makes_two_findings_alike(
    finding: gp.Finding, tmp_path: Path, changed: dict[str, object], *, known: bool
) -> None:
    path = tmp_path / "known.json"
    write_baseline(path, [finding])
    other = msgspec.structs.replace(finding, **changed)
    assert unknown_findings([other], read_baseline(path)) == ([] if known else [other])
