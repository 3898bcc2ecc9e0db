"""The forms of 2008, 2019 and 2021 in every published layout: no figure is ever wrong.

The renderer was written from the descriptions of published pages, without sight of the parser.
"""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govreport_parse as gp
from tests.rendering import grids

LAYOUTS = (
    *(("html", name) for name in grids.HTML_LAYOUTS),
    *(("docx", name) for name in grids.DOCX_LAYOUTS),
    *(("text", name) for name in grids.TEXT_LAYOUTS),
)
seeds = st.integers(min_value=0, max_value=2**32 - 1)
forms = st.sampled_from(["2008", "2019", "2021"])


def verdicts(report: gp.AnnualReport, spec: Any) -> Counter[str]:
    """Cells by right, wrong and withheld; a blank claimed where a figure stands is wrong."""
    found = {(r.indicator, r.applicant): r for r in report.readings if r.indicator}
    counts: Counter[str] = Counter()
    for key, (value, status, _) in grids.expected_cells(spec).items():
        reading = found.get(key)
        if reading is None or reading.status in ("unreadable", "missing"):
            told = status in ("unreadable", "missing")
            counts["right" if told else "withheld"] += 1
            continue
        own = None if reading.value is None else Decimal(reading.value)
        expected = None if value is None else Decimal(value)
        counts["right" if (own, reading.status) == (expected, status) else "wrong"] += 1
    return counts


@settings(max_examples=150)
@given(seeds, forms, st.sampled_from(LAYOUTS))
def test_no_layout_makes_a_figure_wrong(seed: int, form: str, layout: tuple[str, str]) -> None:
    rng = random.Random(seed)
    spec = grids.random_grid_report(rng, form)
    data = grids.render_grid(spec, *layout, rng)
    try:
        report = gp.parse(data)
    except gp.NotAnAnnualReport:
        return  # a lossy layout may leave nothing to recognise a report by
    assert verdicts(report, spec)["wrong"] == 0


WHOLE = [
    (kind, name) for kind, name in LAYOUTS
    if kind != "text" and name not in grids.LOSSY_LAYOUTS and "split" not in name
]  # fmt: skip


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("layout", WHOLE, ids="/".join)
def test_pages_that_keep_their_grid_are_read_whole(form: str, layout: tuple[str, str]) -> None:
    for seed in range(2):
        rng = random.Random(f"{form}{layout}{seed}")
        spec = grids.random_grid_report(rng, form)
        report = gp.parse(grids.render_grid(spec, *layout, rng))
        counts = verdicts(report, spec)
        assert (counts["wrong"], counts["withheld"]) == (0, 0)


@pytest.mark.parametrize("style", ["blank", "/", "-"])
@pytest.mark.parametrize("applicant", grids.APPLICANTS)
def test_an_applicant_column_without_figures(applicant: str, style: str) -> None:
    rng = random.Random(f"{applicant}{style}")
    spec = grids.blank_column(grids.random_grid_report(rng, "2021"), applicant, style)
    report = gp.parse(grids.render_grid(spec, "html", "plain", rng))
    assert set(verdicts(report, spec)) == {"right"}


def damaged_row(spec: Any, i: int, damage: str, rng: random.Random) -> Any:
    if damage == "lost":
        return grids.drop_row(spec, i)
    if damage == "doubled":
        return grids.double_row(spec, i)
    if damage == "reworded":
        return grids.reword_row(spec, i, rng)
    return grids.insert_row(spec, i, rng)


@pytest.mark.parametrize("damage", ["lost", "doubled", "reworded", "followed by another"])
@pytest.mark.parametrize("form", ["2008", "2019", "2021"])
def test_one_damaged_row_moves_no_other(form: grids.FormId, damage: str) -> None:
    """Every row of every form in turn: nothing wrong, and only the row itself may be withheld."""
    rng = random.Random(f"{form}{damage}")
    spec = grids.random_grid_report(rng, form, long_notes=False)
    for i in range(len(spec.rows)):
        damaged = damaged_row(spec, i, damage, rng)
        report = gp.parse(grids.render_grid(damaged, "html", "plain", rng))
        counts = verdicts(report, damaged)
        assert counts["wrong"] == 0
        assert counts["withheld"] <= len(spec.rows[i].keys)
