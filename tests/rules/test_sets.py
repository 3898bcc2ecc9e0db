"""Reports of one body in their row, and of many bodies beside one another."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import modern_page, remedies_table, request_table

APPLICANTS = [column.code for column in gp.load_form("2021").table("requests").columns]  # type: ignore[union-attr]
DISTRICT = "淮安市洪泽区人民政府"


def report(year: int, agency: str = "青石区人民政府", **tables: str) -> gp.AnnualReport:
    return gp.parse(modern_page(agency=agency, year=year, **tables), name=f"{year}.html")  # type: ignore[arg-type]


def requests(carried_in: dict[str, int], carried_out: dict[str, int]) -> str:
    cells = {}
    for column in APPLICANTS:
        came, left = carried_in.get(column, 0), carried_out.get(column, 0)
        figures = {"carried_in": came, "received": left, "carried_out": left}
        figures |= {"outcome.granted": came, "outcome.total": came}
        cells |= {(f"requests.{code}", column): str(value) for code, value in figures.items()}
    return request_table(cells)


def rules(found: list[gp.Finding]) -> list[str]:
    return [finding.rule for finding in found]


class TestCarryOver:
    @pytest.mark.parametrize("applicant", APPLICANTS)
    def test_each_applicant_over_four_years(self, applicant: str) -> None:
        chain = [(0, 2), (2, 3), (4, 1), (1, 0)]  # 2023 took up one more than 2022 left
        reports = [
            report(2021 + i, requests=requests({applicant: came}, {applicant: left}))
            for i, (came, left) in enumerate(chain)
        ]
        judged = gp.check_series(reports, select=["GR501"])
        assert [[(f.applicant, f.observed, f.expected) for f in found] for found in judged] == [
            [],
            [],
            [(applicant, "4", "3")],
            [],
        ]

    def test_in_any_order(self) -> None:
        reports = [
            report(2023, requests=requests({"business": 4}, {})),
            report(2021, requests=requests({}, {"business": 2})),
            report(2022, requests=requests({"business": 2}, {"business": 3})),
        ]
        assert [rules(found) for found in gp.check_series(reports, select=["GR501"])] == [
            ["GR501"], [], []
        ]  # fmt: skip

    def test_a_year_that_is_missing_says_nothing_of_the_next_but_one(self) -> None:
        reports = [report(2021, requests=requests({}, {"business": 2})), report(2023)]
        judged = gp.check_series(reports, select=["GR5"])
        assert [rules(found) for found in judged] == [[], ["GR506"]]


class TestWhoseReportsTheyAre:
    def test_a_name_that_several_places_bear_is_followed_nowhere(self) -> None:
        last = report(2021, "鼓楼区人民政府", requests=requests({}, {"business": 2}))
        judged = gp.check_set([last, report(2022, "鼓楼区人民政府")], select=["GR5", "GR6"])
        assert [rules(found) for found in judged] == [[], []]

    def test_long_and_short_names_of_one_body(self) -> None:
        last = report(2021, "洪泽区人民政府", requests=requests({}, {"business": 2}))
        judged = gp.check_set([last, report(2022, DISTRICT)], select=["GR501"])
        assert [rules(found) for found in judged] == [[], ["GR501"]]

    def test_two_bodies_of_a_name_have_no_year_before(self) -> None:
        """Of a name without a division, two reports with different figures may be two bodies'."""
        town = "城关镇人民政府"
        one = report(2021, town, requests=requests({}, {"business": 2}))
        other = report(2021, town, requests=requests({}, {"business": 5}))
        judged = gp.check_set([one, other, report(2022, town)], select=["GR5", "GR6"])
        assert [(f.rule, f.severity) for f in judged[1]] == [("GR601", "hint")]
        assert judged[2] == []

    def test_rivals_of_a_known_body(self) -> None:
        one = report(2021, DISTRICT, requests=requests({}, {"business": 2}))
        other = report(2021, DISTRICT, requests=requests({}, {"business": 5}))
        (finding,) = gp.check_set([one, one, other], select=["GR601"])[2]
        assert finding.severity == "warning"
        assert finding.observed == "5"
        assert finding.expected == "2"
        assert finding.indicators == ("requests.received", "requests.carried_out")


def test_towns_count_for_their_county_and_districts_for_their_city() -> None:
    def body(name: str, count: int) -> gp.AnnualReport:
        return report(2022, name, requests=requests({}, {"natural_person": count, "total": count}))

    city, district = body("淮安市人民政府", 20), body(DISTRICT, 15)
    parts = [body("淮安市清江浦区人民政府", 6), body("淮安市洪泽区岔河镇人民政府", 9)]
    judged = gp.check_set([city, district, *parts], select=["GR602"])
    # The town is a part of the district, not of the city; one part alone is no sum.
    assert [rules(found) for found in judged] == [["GR602"], [], [], []]
    assert judged[0][0].expected == "≥ 21"


def test_printed_totals_are_never_altered() -> None:
    """结果维持 10 and 结果纠正 1 under a 总计 of 0: the nought stays, and is reported."""
    cells = ["10", "1", "0", "0", "0", *["0"] * 10]
    plain = remedies_table()
    head, _, figures = plain.rpartition("<tr>")
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    assert figures.count("<td>") == len(cells)
    parsed = report(2022, remedies=f"{head}<tr>{row}</tr></table>")
    total = parsed.reading("reconsideration.total")
    assert total is not None
    assert (total.value, total.status, total.raw) == (0, "reported", "0")
    (finding,) = [f for f in gp.check(parsed) if f.rule == "GR201"]
    assert finding.indicators[0] == "reconsideration.total"
    assert (finding.observed or "").startswith("0 ≠")
    assert parsed.reading("reconsideration.total") == total
