"""A panel of two bodies, of which every figure, rate and gap is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.archive.run.dataset import Dataset
from govreport_parse.archive.store.exported import EXPORTED
from govreport_parse.forms.rates import load_rates
from govreport_parse.model.errors import WrongCall
from govreport_parse.model.vocabularies import APPLICANTS
from govreport_parse.outputs.series_tables import UNDEFINED, wide_columns, wide_panel
from govreport_parse.outputs.statistics.variables import unique_names
from tests.archive import batch
from tests.pages import (
    disclosure_table,
    modern_page,
    page,
    remedies_table,
    request_table,
    table_rows,
)

BODY, OTHER = "南京市玄武区人民政府", "南京市秦淮区人民政府"
KEY = "320102 政府"


def requests(**figures: str) -> str:
    """A request table whose figures are all of natural persons."""
    columns = ("natural_person", "total")
    return request_table(
        {
            (f"requests.{row.replace('__', '.')}", column): figure
            for row, figure in figures.items()
            for column in columns
        }
    )


USUAL = {
    "received": "10", "carried_in": "2", "outcome__granted": "5", "outcome__partially_granted": "1",
    "outcome__refused__state_secret": "1", "outcome__other__unspecified": "1", "outcome__total": "8",
    "carried_out": "4",
}  # fmt: skip
# Reconsideration: 3 upheld, 1 corrected, none otherwise, 2 pending; suits: none decided, 1 pending.
REMEDIES = "310260001100000"


def old_page(place: str, values: dict[str, str], year: int = 2016) -> bytes:
    return page(values=values, title=f"{year}年{place}政府信息公开工作年度报告").encode()


PAGES = {
    # 5 of 5 answers are accounted for: the blank refusals are none. Who asked for more is not known.
    "2016.html": old_page("南京市玄武区", {
        "requests.received": "5", "requests.received.online": "5", "requests.concluded": "5",
        "requests.answered": "5", "requests.answered.granted": "4",
        "requests.answered.already_disclosed": "1", "requests.answered.refused": "",
        "requests.answered.amendment_requested": "0", "reconsideration.total": "",
        "reconsideration.upheld": "/",
    }),
    "2021.html": modern_page(
        agency=BODY, year=2021, requests=requests(**USUAL), remedies=remedies_table(REMEDIES),
        disclosure=disclosure_table({
            "charges.administrative.amount": "12.5", "documents.normative.in_force": "",
        }),
    ),
    "2022.html": modern_page(agency=BODY, year=2022),
    "2024.html": modern_page(
        agency=BODY, year=2024, requests=requests(**(USUAL | {"received": "", "carried_out": ""}))
    ),
    "2025.html": modern_page(
        agency=BODY, year=2025, requests=requests(received="3", outcome__granted="9", outcome__total="9")
    ),
    "other-2021.html": modern_page(agency=OTHER, year=2021, requests=requests(**USUAL)),
    "other-2021-again.html": modern_page(agency=OTHER, year=2021),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("made") / "out"
    for name, data in PAGES.items():
        (source / name).write_bytes(data)
    batch(source, out)
    return out


@pytest.fixture(scope="module")
def dataset(made: Path) -> Any:
    with gp.open_dataset(made) as opened:
        yield opened


def of(rows: pd.DataFrame, **wanted: object) -> pd.Series[Any]:
    """The one row that has these values."""
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]


class TestPanel:
    def test_order(self, made: Path, dataset: Dataset, tmp_path: Path) -> None:
        listed = "agency_key, series, applicant, year"
        found = dataset.indicator_panel().project(listed).fetchall()
        place = {series.code: number for number, series in enumerate(gp.load_concordance())}
        keys = [(key, place[code], APPLICANTS.index(who), year) for key, code, who, year in found]
        assert keys == sorted(keys)
        assert len({key[:3] for key in keys}) > 100
        order = [rate.code for rate in load_rates()]
        rates = dataset.rates().project("agency_key, rate, applicant, year").fetchall()
        keys = [
            (key, order.index(code), APPLICANTS.index(who), year) for key, code, who, year in rates
        ]
        assert keys == sorted(keys)
        with duckdb.connect(made / "govreport.duckdb", read_only=True) as base:
            assert base.execute(f"SELECT {listed} FROM indicator_panel").fetchall() == found
        gp.export(made, tmp_path, "jsonl", tables=["indicator_panel"])
        lines = (tmp_path / "indicator_panel.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        assert [tuple(row[name] for name in listed.split(", ")) for row in rows] == found

    def test_labels_and_applicants(self, dataset: Dataset) -> None:
        panel = dataset.frame("indicator_panel")
        row = of(panel, series="reconsideration.corrected", year=2021, agency_key=KEY)
        assert (row["label"], row["label_zh"]) == ("Reconsideration: corrected", "行政复议纠正")
        assert (row["applicant"], row["value"], row["unit"], row["form"]) == (
            "total",
            1,
            "件",
            "2021",
        )
        assert panel["applicant"].notna().all()
        assert set(panel.loc[panel["series"] == "requests.received", "applicant"]) == set(
            APPLICANTS
        )
        harmonised = gp.harmonise(dataset.to_frames().readings)
        assert harmonised["applicant"].notna().all()
        assert set(harmonised["label_zh"]) == set(panel["label_zh"])


class TestBreaks:
    def test_a_series_that_breaks_is_refused_with_the_reason(self, dataset: Dataset) -> None:
        with pytest.raises(WrongCall, match=r"From form 2019 on: .*segment.*across_breaks") as told:
            dataset.series("requests.unclear")
        assert "自2019年格式起" in told.value.reason_zh
        assert "requests.unclear" in told.value.reason_zh
        whole = dataset.series("requests.unclear", across_breaks=True)
        parts = [dataset.series("requests.unclear", segment=number) for number in (1, 2)]
        years = [sorted(row[0] for row in part.project("year").fetchall()) for part in parts]
        assert years == [[2016], [2021, 2021, 2021, 2022, 2024, 2025]]
        assert len(whole.fetchall()) == 7

    def test_one_that_breaks_elsewhere_is_given(self, dataset: Dataset) -> None:
        stock = dataset.series("documents.normative.stock").df()
        assert set(stock["segment"]) == {2}
        assert len(dataset.series("requests.received", "natural_person").fetchall()) == 6
        near = dataset.series("requests.received").df()
        assert set(near["form"]) == {"2014", "2021"}
        rate = dataset.rate("requests.refusal")
        assert {row[0] for row in rate.project("segment").fetchall()} == {2}

    def test_harmonised_frames_refuse_it_alike(self, dataset: Dataset) -> None:
        readings = dataset.to_frames().readings
        with pytest.raises(WrongCall, match="From form 2019 on"):
            gp.harmonise(readings, "requests.unclear")
        both = gp.harmonise(readings, "requests.unclear", across_breaks=True)
        assert set(both["segment"]) == {1, 2}
        new = gp.harmonise(readings[readings["year"] > 2018], "requests.unclear")
        assert set(new["series"]) == {"requests.unclear"}

    @pytest.mark.parametrize(
        ("call", "words"),
        [
            (lambda data: data.series("requests.recieved"), "no series .*requests.received"),
            (lambda data: data.rate("requests.refused"), "no rate .*requests.refusal"),
            (lambda data: data.series("requests.received", "natural"), "natural_person"),
            (lambda data: data.series("requests.received", segment=2), "no segment 2; it has 1"),
            (lambda data: data.rate("requests.refusal", segment=3), "no segment 3; it has 1, 2"),
            (lambda data: gp.harmonise(data.to_frames().readings, "x"), "no series x"),
        ],
    )
    def test_what_there_is_not(self, dataset: Dataset, call: Any, words: str) -> None:
        with pytest.raises(WrongCall, match=words) as told:
            call(dataset)
        assert "无" in told.value.reason_zh


Rate = tuple[Any, Any, Any, str | None]


@pytest.fixture(scope="module")
def rates(dataset: Dataset) -> dict[tuple[int, str], Rate]:
    """Numerator, denominator, value and why there is none of each rate of the one body, asked for once."""
    wanted = f"agency_key = '{KEY}' AND applicant = 'total'"
    columns = "year, rate, numerator, denominator, value, undefined"
    rows = dataset.rates().filter(wanted).project(columns).fetchall()
    assert len({row[:2] for row in rows}) == len(rows)
    grants = f"agency_key = '{KEY}' AND year = 2025"
    assert dataset.rate("requests.grant").filter(grants).project(columns).fetchall() == [
        row for row in rows if row[:2] == (2025, "requests.grant")
    ]
    return {row[:2]: row[2:] for row in rows}


class TestRates:
    """Undefined is not zero, and each undefined rate says why."""

    @pytest.mark.parametrize(
        ("year", "rate", "numerator", "denominator", "value", "undefined"),
        [
            (2021, "requests.completion", 8, 12, 800 / 12, None),
            (2021, "requests.grant", 5, 8, 62.5, None),
            (2021, "requests.grant_or_part", 6, 8, 75, None),
            (2021, "requests.refusal", 1, 8, 12.5, None),
            (2021, "reconsideration.correction", 1, 4, 25, None),
            (2021, "litigation.correction", 0, 0, None, "no_cases"),
            (2022, "requests.completion", 0, 0, None, "no_cases"),
            (2022, "requests.refusal", 0, 0, None, "no_cases"),
            (2024, "requests.completion", 8, None, None, "unknown"),
            (2024, "requests.grant", 5, 8, 62.5, None),
            (2025, "requests.completion", 9, 3, None, "contradictory"),
            (2025, "requests.grant", 9, 9, 100, None),
            (2025, "requests.refusal", 0, 9, 0, None),
            (2016, "requests.completion", None, None, None, "not_in_form"),
            (2016, "requests.grant", 5, 5, 100, None),
            (2016, "requests.refusal", 0, 5, 0, None),
            (2016, "reconsideration.correction", 0, None, None, "unknown"),
        ],
    )
    def test_of_a_body(
        self, rates: dict[tuple[int, str], Rate], year: int, rate: str,
        numerator: float | None, denominator: float | None, value: float | None, undefined: str | None,
    ) -> None:  # fmt: skip
        found = rates[year, rate]
        assert found == (numerator, denominator, pytest.approx(value), undefined)

    def test_a_blank_that_must_be_zero_counts_and_is_marked(self, dataset: Dataset) -> None:
        rates = dataset.frame("rates", f"agency_key = '{KEY}'")
        marked = rates[rates["inferred_zero"]]
        assert set(marked["year"]) == {2016}
        assert "requests.refusal" in set(marked["rate"])
        assert "requests.grant" not in set(marked["rate"])
        panel = dataset.series("requests.refused", segment=2).filter("year = 2016")
        assert panel.project("value, status").fetchall() == [(None, "blank")]

    def test_what_rests_on_their_cells(self, dataset: Dataset) -> None:
        rates = dataset.frame(
            "rates", f"agency_key = '{KEY}' AND year = 2025 AND applicant = 'total'"
        )
        marked = rates[rates["suspect"].notna()]
        assert set(marked["suspect"]) == {"error"}
        assert "requests.completion" in set(marked["rate"])
        assert "litigation.correction" not in set(marked["rate"])

    def test_by_applicant(self, dataset: Dataset) -> None:
        rates = dataset.frame("rates", "year = 2021 AND rate = 'requests.refusal'")
        own = rates[rates["agency_key"] == KEY]
        assert list(own["applicant"]) == list(APPLICANTS)
        assert of(own, applicant="natural_person")["value"] == 12.5
        assert of(own, applicant="business")["undefined"] == "no_cases"
        assert set(rates.loc[rates["agency_key"] != KEY, "reports"]) == {2}

    def test_every_reason_is_told_by_the_documentation(self, dataset: Dataset) -> None:
        found = set(dataset.frame("rates")["undefined"].dropna())
        assert found == set(UNDEFINED)

    def test_formulas(self, dataset: Dataset) -> None:
        told = dataset.frame("rate_formulas")
        assert set(told["rate"]) == {rate.code for rate in load_rates()}
        row = of(told, rate="requests.completion", form="2021")
        assert row["formula"] == (
            "requests.concluded / (requests.received + requests.carried_in) * 100"
        )
        assert row["formula_zh"] == "申请办结数÷（收到申请数＋上年结转申请）×100%"
        assert row["denominator"] == "requests.received+requests.carried_in"
        assert of(told, rate="requests.completion", form="2014")["lacking"] == "requests.carried_in"
        assert told.loc[told["relation"].isin(["near", "break"]), "reason_zh"].notna().all()


class TestWide:
    def test_a_row_a_report(self, dataset: Dataset) -> None:
        wide = dataset.frame("wide_panel")
        assert len(wide) == 7
        keys = list(zip(wide["agency_key"], wide["year"], strict=True))
        assert keys == sorted(keys)
        assert list(wide.loc[wide["agency_key"] != KEY, "reports"]) == [2, 2]
        row = of(wide, agency_key=KEY, year=2021)
        assert (row["req_received"], row["req_refused_2014"], row["rev_corrected"]) == (10, 1, 1)
        assert (row["charges_2021"], row["charges_2021_unit"]) == (12.5, "万元")
        assert row["norms_stock_2021_status"] == "blank"
        assert pd.isna(row["norms_stock_2021"])
        assert pd.isna(row["norms_stock_2019_status"])
        before = of(wide, agency_key=KEY, year=2016)
        assert (before["rev_total_status"], before["rev_upheld_status"]) == (
            "blank",
            "not_applicable",
        )
        assert "req_refused_2014" in before["inferred_zeros"].split(",")
        assert before["forms"] == "2014/summary"

    def test_it_holds_the_totals_of_the_panel(self, dataset: Dataset) -> None:
        columns = {(one.series.code, one.segment): one.name for one in wide_columns()}
        panel = dataset.indicator_panel().filter("applicant = 'total'")
        cells = panel.project("report_id, series, segment, value, status, suspect").fetchall()
        wide = dataset.frame("wide_panel").set_index("report_id").astype(object)
        wide = wide.where(wide.notna(), None)
        for key, code, segment, value, status, suspect in cells:
            name = columns[code, segment]
            assert (wide.loc[key, name], wide.loc[key, f"{name}_status"]) == (value, status)
            listed = [
                (wide.loc[key, one] or "").split(",") for one in ("suspects", "suspects_severity")
            ]
            assert dict(zip(*listed, strict=True)).get(name) == suspect
        held = sum(wide[f"{name}_status"].notna().sum() for name in columns.values())
        assert held == len(cells)

    def test_its_dictionary(self, dataset: Dataset) -> None:
        told = dataset.frame("wide_columns").set_index("name")
        held = set(wide_panel().names)
        assert set(told.index) | {f"{name}_status" for name in told.index} <= held
        assert told.loc["req_received", "of_total"]
        assert not told.loc["rev_total", "of_total"]
        assert told.loc["req_unclear_2019", "forms"] == "2019,2021"
        assert told.loc["req_unclear_2019", "notes_zh"].startswith("2019: ")
        assert told.loc["charges_2021", "units"] == "万元 (2021)"

    def test_names_are_those_of_statistics_packages(self, made: Path, tmp_path: Path) -> None:
        assert unique_names(wide_panel().names) == wide_panel().names
        gp.export(made, tmp_path, "stata", tables=["wide_panel"])
        found = pd.read_stata(
            tmp_path / "wide_panel.dta", convert_missing=True, convert_categoricals=False
        )
        row = of(found, agency_key=KEY, year=2016)
        assert str(row["rev_total"]) == ".b"
        assert str(row["rev_upheld"]) == ".n"
        assert str(row["req_to_create"]) == "."
        assert of(found, agency_key=KEY, year=2021)["req_received"] == 10


class TestCoverage:
    def test_gaps(self, dataset: Dataset) -> None:
        rows = dataset.coverage().bodies.project("agency_key, year, reports, gap").fetchall()
        years = range(2016, 2026)
        own = {year: (reports, gap) for key, year, reports, gap in rows if key == KEY}
        assert list(own) == list(years)
        gaps = {year: gap for year, (_, gap) in own.items() if gap}
        assert gaps == dict.fromkeys((2017, 2018, 2019, 2020, 2023), "within")
        assert all(reports == (year not in gaps) for year, (reports, _) in own.items())
        other = {year: (reports, gap) for key, year, reports, gap in rows if key != KEY}
        assert other[2021] == (2, None)
        assert {gap for year, (_, gap) in other.items() if year < 2021} == {"before"}
        assert {gap for year, (_, gap) in other.items() if year > 2021} == {"after"}

    def test_what_the_reports_hold(self, dataset: Dataset) -> None:
        bodies = dataset.frame("coverage_bodies")
        row = of(bodies, agency_key=KEY, year=2016)
        assert (row["forms"], row["readings"], row["reported"]) == ("2014", 58, 55)
        assert pd.isna(of(bodies, agency_key=KEY, year=2023)["readings"])
        assert of(bodies, agency_key=KEY, year=2025)["suspects"] > 0


def test_a_series_in_two_forms_of_one_report_is_not_chosen_from(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    both = old_page("南京市玄武区", {"requests.received": "7"}).decode()
    table = f"<p>三、收到和处理政府信息公开申请情况</p>{requests(**USUAL)}</body>"
    (tmp_path / "in" / "a.html").write_text(both.replace("</body>", table), "utf-8")
    batch(tmp_path / "in", tmp_path / "out")
    with gp.open_dataset(tmp_path / "out") as dataset:
        received = dataset.series("requests.received").project("form, value").fetchall()
        assert sorted(received) == [("2014", 7), ("2021", 10)]
        columns = "req_received, req_received_status, req_carried_in"
        assert dataset.wide_panel().project(columns).fetchall() == [(None, "unreadable", 2)]


def test_a_rate_of_cells_in_several_units_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = [
        (label, "万件" if "不同意公开" in label else unit, value)
        for label, unit, value in table_rows(
            {"requests.answered": "8", "requests.answered.refused": "1"}
        )
    ]
    data = page(rows=rows, title="2016年南京市玄武区政府信息公开工作年度报告")
    (tmp_path / "in" / "a.html").write_text(data, "utf-8")
    batch(tmp_path / "in", tmp_path / "out")
    with gp.open_dataset(tmp_path / "out") as dataset:
        assert dataset.series("requests.refused").project("unit").fetchall() == [("万件",)]
        found = dataset.rates().filter("denominator IS NULL AND undefined <> 'not_in_form'")
        assert found.project("rate, undefined").fetchall() == [("requests.refusal", "unknown")]


def test_an_empty_dataset_has_all_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    batch(tmp_path / "in", tmp_path / "out")
    with gp.open_dataset(tmp_path / "out") as dataset:
        for name in EXPORTED:
            frame = dataset.frame(name)
            fixed = name in ("concordance", "rate_formulas", "wide_columns")
            assert (len(frame) > 0) == fixed
