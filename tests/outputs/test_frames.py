from __future__ import annotations

import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.outputs.frames import COLUMNS, concordance_frame
from tests.pages import page
from tests.whole import goldens

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


class TestHarmonised:
    def test_columns_and_types_are_fixed_also_when_empty(self, frames: gp.frames.Frames) -> None:
        for name, made in (
            ("concordance", [concordance_frame()]),
            ("harmonised", [gp.harmonise(frames.readings), gp.harmonise(frames.readings[:0])]),
        ):
            for table in made:
                assert list(table.columns) == [column for column, _ in COLUMNS[name]]
                assert [str(t) for t in table.dtypes] == [
                    str(pd.Series(dtype=dtype).dtype)  # type: ignore[call-overload]
                    for _, dtype in COLUMNS[name]
                ]

    def test_several_cells_are_one_figure_only_if_all_hold_one(self) -> None:
        readings = gp.to_frames(
            [gp.parse(page(values={**BLANK, "requests.answered.granted": "5"}).encode())]
        ).readings
        found = gp.harmonise(readings).set_index("series")
        granted = found.loc["requests.granted"]
        assert granted["indicators"] == (
            "requests.answered.granted+requests.answered.already_disclosed"
        )
        assert (granted["value"], granted["status"]) == (pd.NA, "blank")
        assert granted["applicant"] == "total"
        assert found.loc["requests.received", "status"] == "blank"
        assert found.loc["requests.not_held", "value"] == 0

    def test_a_lost_cell_makes_no_sum(self, frames: gp.frames.Frames) -> None:
        lost = frames.readings["indicator"] == "litigation.direct.total"
        found = gp.harmonise(frames.readings[~lost]).set_index(["form", "series"])
        assert set(found.loc[("2021", "litigation.total"), "status"]) == {"missing"}
        assert found.loc[("2021", "litigation.total"), "value"].isna().all()

    def test_segments_part_what_is_not_to_be_chained(self, frames: gp.frames.Frames) -> None:
        found = gp.harmonise(frames.readings)
        stock = found[found["series"] == "documents.normative.stock"]
        assert set(zip(stock["form"], stock["segment"], strict=True)) == {("2019", 1), ("2021", 2)}
        received = found[found["series"] == "requests.received"]
        assert set(received["segment"]) == {1}
        assert set(received["form"]) == {"2008", "2014", "2019", "2021"}
        totals = received[received["applicant"] == "total"]
        assert len(totals) == totals["report"].nunique()


BLANK = {"requests.received": "", "requests.answered.already_disclosed": ""}


def test_zeros_that_a_total_proves_are_marked() -> None:
    values = {"requests.received": "5", "requests.received.online": "5"}
    values |= {"requests.received.fax": "", "resources.staff.full_time": ""}
    parsed = gp.parse(page(values=values).encode())
    readings = gp.to_frames([parsed]).readings.set_index("indicator")
    marked = readings[readings["inferred_zero"]]
    assert list(marked.index) == ["requests.received.fax", "resources.staff.full_time"]
    assert marked["value"].isna().all()
    assert set(marked["status"]) == {"blank"}
    (zero, _) = gp.inferred_zeros(parsed)
    assert (zero.indicator, zero.applicant) == ("requests.received.fax", None)
    assert ("requests.received", None) in zero.proof
