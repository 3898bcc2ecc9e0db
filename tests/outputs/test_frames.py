from __future__ import annotations

import msgspec
import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.outputs.frames import COLUMNS, concordance_frame
from tests.pages import modern_page, page, request_table
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
    found = [gp.check(report, select=["GR2"]) for report in reports]
    frame = gp.to_frames(reports, found).findings
    assert set(frame["rule"]) == {"GR201", "GR202"}
    assert frame["severity"].max() == "error"
    assert list(frame["report"]) == [i for i, own in enumerate(found) for _ in own]


def test_findings_stay_with_their_report_whatever_its_name() -> None:
    broken = request_table({("requests.received", "total"): "3"})
    pages = modern_page(requests=broken), modern_page(agency="云台区人民政府")
    for order in (pages, pages[::-1]):
        reports = [gp.parse(data, name="index.html") for data in order]
        frames = gp.to_frames(reports, gp.check_set(reports))
        assert set(frames.findings["report"]) == {order.index(pages[0])}
        suspects = frames.readings.dropna(subset=["suspect"])
        assert set(suspects["agency"]) == {"青石区人民政府"}
        assert gp.to_frames(reports).findings.equals(frames.findings)


def test_findings_are_a_list_for_each_report(reports: list[gp.AnnualReport]) -> None:
    one, *_ = reports
    with pytest.raises(TypeError, match=r"a list for each report.* check_set\(reports\)"):
        gp.to_frames([one], gp.check(reports[4]))  # type: ignore[arg-type]
    for given in ([], [[], []]):
        with pytest.raises(ValueError, match=rf"{len(given)} lists, 1 reports"):
            gp.to_frames([one], given)
    assert gp.to_frames([one], [[]]).findings.empty


class TestSuspects:
    """What rests on a cell is said at that cell, and at no other of its indicator."""

    def marked(self, *evidence: gp.Locator | None, codes: str = "GR201:error") -> pd.DataFrame:
        report = gp.parse(modern_page())
        found = [
            gp.Finding(
                rule=rule, name="-", severity=severity, message="-", message_zh="-", file="-",  # type: ignore[arg-type]
                indicators=("requests.received",), evidence=tuple(at for at in evidence if at),
            )
            for rule, _, severity in (code.partition(":") for code in codes.split())
        ]  # fmt: skip
        return gp.to_frames([report], [found]).readings

    def place(
        self, indicator: str = "requests.received", applicant: str = "business"
    ) -> gp.Locator:
        report = gp.parse(modern_page())
        return report.reading(indicator, applicant).at  # type: ignore[arg-type]

    def test_a_cell(self) -> None:
        readings = self.marked(self.place())
        found = readings.dropna(subset=["suspect"])
        assert list(zip(found["indicator"], found["applicant"], strict=True)) == [
            ("requests.received", "business")
        ]
        assert list(found["findings"]) == ["GR201"]
        assert list(found["value"]) == [0]

    def test_words_within_a_cell(self) -> None:
        at = msgspec.structs.replace(self.place(), start=0, end=1)
        assert self.marked(at)["suspect"].count() == 1

    def test_a_row(self) -> None:
        at = msgspec.structs.replace(self.place(), column=None)
        found = self.marked(at).dropna(subset=["suspect"])
        assert set(found["indicator"]) == {"requests.received"}
        assert len(found) == 7

    def test_neither_a_table_nor_a_paragraph_nor_no_place(self) -> None:
        block = self.place().block
        readings = self.marked(gp.Locator(block=block), gp.Locator(block=block, start=0, end=3))
        assert readings["suspect"].isna().all()
        assert readings["findings"].isna().all()
        assert self.marked()["suspect"].isna().all()

    def test_the_worst_counts_and_each_rule_once(self) -> None:
        codes = "GR401:hint GR201:warning GR401:error GR201:hint"
        found = self.marked(self.place(), codes=codes).dropna(subset=["suspect"])
        assert list(zip(found["findings"], found["suspect"], strict=True)) == [
            ("GR201,GR401", "error")
        ]
        assert self.marked(self.place(), codes="GR401:hint")["suspect"].max() == "hint"

    def test_a_series_has_those_of_all_its_cells(self) -> None:
        values = {"requests.answered.granted": "5"}
        report = gp.parse(page(values=values).encode())
        cells = [
            report.reading(f"requests.answered.{name}") for name in ("granted", "already_disclosed")
        ]
        found = [
            gp.Finding(
                rule=rule, name="-", severity=severity, message="-", message_zh="-", file="-",  # type: ignore[arg-type]
                evidence=(cell.at,),
            )
            for rule, severity, cell in zip(("GR401", "GR301"), ("hint", "warning"), cells, strict=True)
        ]  # fmt: skip
        series = gp.harmonise(gp.to_frames([report], [found]).readings).set_index("series")
        granted = series.loc["requests.granted"]
        assert (granted["findings"], granted["suspect"]) == ("GR301,GR401", "warning")
        assert series["suspect"].count() == 1
        assert set(series["agency_key"]) == {"青石区政府"}


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
    series = gp.harmonise(gp.to_frames([parsed]).readings).set_index("series")
    assert list(series.index[series["inferred_zero"]]) == ["requests.received.fax"]


def test_a_sum_is_no_zero_where_one_of_its_cells_is() -> None:
    values = {"requests.answered": "5", "requests.answered.granted": "5"}
    parsed = gp.parse(page(values=values | {"requests.answered.already_disclosed": ""}).encode())
    readings = gp.to_frames([parsed]).readings
    marked = readings[readings["inferred_zero"]]
    assert list(marked["indicator"]) == ["requests.answered.already_disclosed"]
    series = gp.harmonise(readings).set_index("series")
    assert not series["inferred_zero"].any()
    lost = gp.harmonise(readings[readings["indicator"] != "requests.answered.granted"]).set_index(
        "series"
    )
    assert lost.loc["requests.granted", "status"] == "missing"
    assert not lost["inferred_zero"].any()
