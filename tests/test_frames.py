from __future__ import annotations

import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.frames import COLUMNS
from tests import goldens

TABLES = ["reports", "readings", "comparisons", "statements", "sections", "findings"]


@pytest.fixture(scope="module")
def reports() -> list[gp.AnnualReport]:
    return [gp.parse(path) for path in goldens.reports()]


@pytest.fixture(scope="module")
def frames(reports: list[gp.AnnualReport]) -> gp.frames.Frames:
    return gp.to_frames(reports)


@pytest.mark.parametrize("table", TABLES)
def test_columns_and_types_are_fixed_also_when_empty(frames: gp.frames.Frames, table: str) -> None:
    empty: pd.DataFrame = getattr(gp.to_frames([]), table)
    full: pd.DataFrame = getattr(frames, table)
    assert list(empty.columns) == list(full.columns) == [name for name, _ in COLUMNS[table]]
    assert list(empty.dtypes) == list(full.dtypes)
    assert len(empty) == 0
    assert len(full) > 0


def test_blank_is_not_zero(frames: gp.frames.Frames, reports: list[gp.AnnualReport]) -> None:
    readings = frames.readings
    assert len(readings) == sum(len(report.readings) for report in reports)
    reported = readings["status"] == "reported"
    assert readings.loc[reported, "value"].notna().all()
    assert readings.loc[~reported, "value"].isna().all()
    assert {"blank", "not_applicable", "missing"} <= set(readings["status"])


def test_tables_join_by_report(frames: gp.frames.Frames) -> None:
    joined = frames.readings.merge(frames.reports, on="report", suffixes=("", "_report"))
    assert len(joined) == len(frames.readings)
    assert (joined["agency"] == joined["agency_report"]).all()
    panel = frames.readings.dropna(subset=["indicator"]).pivot_table(
        index="agency", columns="indicator", values="value"
    )
    assert panel.loc["临溪县人民政府", "proactive.total"] == 3862


def test_sections_and_breakdowns_refer_to_their_wholes(frames: gp.frames.Frames) -> None:
    sections = frames.sections.set_index(["report", "section"])
    for (report, _), row in sections.iterrows():
        if pd.notna(row["parent"]):
            assert sections.loc[(report, row["parent"]), "level"] == row["level"] - 1
    parts = frames.statements.dropna(subset=["whole"])
    assert len(parts) > 10


def test_given_findings_are_used(reports: list[gp.AnnualReport]) -> None:
    found = [finding for report in reports for finding in gp.check(report, select=["GR2"])]
    frame = gp.to_frames(reports, found).findings
    assert set(frame["rule"]) == {"GR201", "GR202"}
    assert frame["severity"].max() == "error"
    assert frame["report"].notna().all()
