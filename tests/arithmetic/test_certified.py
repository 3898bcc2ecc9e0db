"""What is kept of figures that were read of a picture."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.arithmetic.certified import certified
from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.identities import unequal
from govreport_parse.model.document import Place
from tests.pages import modern_page, page, remedies_table, request_table
from tests.rendering import grids
from tests.scans import ALIKE, as_scan, changed, misread, misread_alike

KEPT = ("reported", "not_applicable")
ROWS = ("requests.received", "requests.outcome.granted", "requests.outcome.total")


def read(cells: dict[tuple[str, str], str], **other: str) -> gp.AnnualReport:
    """A scan whose table of requests holds these figures, 0 in all other cells."""
    return as_scan(gp.read_document(modern_page(requests=request_table(cells), **other)))


def sums(**figures: str) -> dict[tuple[str, str], str]:
    """The same figures received, granted and in all, by applicant; the total as given."""
    return {(row, column): figure for row in ROWS for column, figure in figures.items()}


def value(report: gp.AnnualReport, code: str, applicant: str) -> object:
    reading = report.reading(code, applicant)  # type: ignore[arg-type]
    assert reading is not None
    return reading.value if reading.status == "reported" else reading.status


class TestFigures:
    def test_figures_that_add_up_in_other_digits_are_kept(self) -> None:
        report = read(sums(natural_person="3", business="2", total="5"))
        assert [value(report, ROWS[0], c) for c in ("natural_person", "business", "total")] == [
            3,
            2,
            5,
        ]
        assert value(report, ROWS[0], "research") == 0

    @pytest.mark.parametrize("wrong", ["8", "35", "03", "3o", ""])
    def test_a_misread_figure_is_not_kept_nor_what_it_is_added_to(self, wrong: str) -> None:
        cells = sums(natural_person="3", business="2", total="5")
        cells[ROWS[0], "natural_person"] = wrong
        report = read(cells)
        assert value(report, ROWS[0], "natural_person") == ("unreadable" if wrong else "blank")
        assert value(report, ROWS[0], "total") == "unreadable"
        assert value(report, ROWS[2], "natural_person") == "unreadable"
        assert value(report, ROWS[1], "natural_person") == 3  # which stands in sums of its own

    def test_a_digit_that_stands_across_every_sum_is_not_kept(self) -> None:
        report = read(sums(natural_person="3", total="3"))
        assert value(report, ROWS[0], "natural_person") == "unreadable"
        assert value(report, ROWS[0], "total") == "unreadable"
        (note, *_) = [n for n in report.notes if n.code == "GR013" and n.indicators == (ROWS[0],)]
        assert "recognised as “3”" in note.message
        assert "识别为“3”" in note.message_zh

    def test_a_zero_across_a_nought_of_the_total_is_not_kept(self) -> None:
        kept = read(sums(natural_person="6", business="5", total="11"))
        lost = read(sums(natural_person="6", business="4", total="10"))
        assert value(kept, ROWS[0], "research") == 0
        assert value(lost, ROWS[0], "research") == "unreadable"

    def test_a_blank_cell_stays_blank_and_counts_as_nothing(self) -> None:
        cells = sums(natural_person="3", business="2", total="5") | {(ROWS[0], "research"): ""}
        report = read(cells)
        assert value(report, ROWS[0], "research") == "blank"
        assert value(report, ROWS[0], "natural_person") == 3

    def test_a_stroke_is_kept_where_the_sum_holds_without_it(self) -> None:
        cells = sums(natural_person="3", business="2", total="5")
        right = read(cells | {(ROWS[0], "research"): "/"})
        wrong = read(cells | {(ROWS[0], "research"): "/", (ROWS[0], "total"): "6"})
        assert value(right, ROWS[0], "research") == "not_applicable"
        assert value(wrong, ROWS[0], "research") == "unreadable"

    def test_what_stands_in_no_sum_is_not_kept(self) -> None:
        report = read(sums(natural_person="3", business="2", total="5"))
        reading = report.reading("documents.rules.issued")
        assert reading is not None
        assert (reading.status, reading.value) == ("unreadable", None)


class TestOneDirection:
    """Sums of a table whose figures no second sum crosses: of form 2014, and of the remedies."""

    STAFF = ("resources.staff", "resources.staff.full_time", "resources.staff.part_time")
    FEES = ("requests.received", "requests.received.in_person", "requests.received.network")

    def read(self, **values: str) -> list[object]:
        """Staff of a report of 2014 that prints 4 = 2 + 1, misread; no other sum holds but by zeros."""
        staff = dict(zip(self.STAFF, ("4", "2", "2"), strict=True))
        report = as_scan(gp.read_document(page(values=staff | values).encode()))
        return [value(report, code, None) for code in self.STAFF]  # type: ignore[arg-type]

    def test_they_are_kept_where_all_sums_hold(self) -> None:
        assert self.read() == [4, 2, 2]
        assert self.read(**{self.FEES[0]: "3", self.FEES[1]: "3"}) == [4, 2, 2]

    def test_they_are_not_where_another_sum_of_the_table_is_broken(self) -> None:
        assert self.read(**{self.FEES[0]: "3", self.FEES[1]: "2"}) == ["unreadable"] * 3

    def test_zeros_are(self) -> None:
        broken = {self.FEES[0]: "3", self.FEES[1]: "2"} | dict.fromkeys(self.STAFF, "0")
        assert self.read(**broken) == [0, 0, 0]

    def test_figures_that_are_crossed_are(self) -> None:
        cells = sums(natural_person="3", business="2", total="5")
        cells |= {
            ("requests.carried_in", "natural_person"): "7",
            ("requests.carried_in", "total"): "9",
        }
        report = read(cells)
        assert value(report, "requests.carried_in", "total") == "unreadable"
        assert value(report, ROWS[1], "natural_person") == 3

    def test_a_broken_sum_of_another_table_says_nothing(self) -> None:
        cells = sums(natural_person="3", business="2", total="6")
        report = read(cells, remedies=remedies_table("12003" + "0" * 10))
        codes = [f"reconsideration.{one}" for one in ("upheld", "corrected", "total")]
        assert [value(report, code, None) for code in codes] == [1, 2, 3]  # type: ignore[arg-type]
        broken = read(cells, remedies=remedies_table("12003" + "10002" + "0" * 5))
        assert value(broken, codes[0], None) == "unreadable"  # type: ignore[arg-type]


class TestTheRest:
    def test_nothing_else_is_kept_that_a_digit_could_falsify(self) -> None:
        page = modern_page(narrative="2022年共收到申请5件。联系电话：0539-6120135。")
        report, scan = gp.parse(page), as_scan(gp.read_document(page))
        assert report.statements
        assert scan.statements == ()
        assert scan.contact == gp.parse(page).contact.__class__(office=report.contact.office)
        assert scan.published is None

    def test_a_page_that_was_not_recognised_keeps_what_it_prints(self) -> None:
        parsed = gp.parse(modern_page(narrative="全年共收到申请5件，其中自然人3件、企业2件。"))
        whole = parsed.statements[0]
        assert whole.parts == (1, 2)

        def on(page: int, at: gp.Locator) -> gp.Locator:
            place = Place(page=page, x0=0, y0=0, x1=9, y1=9)
            return msgspec.structs.replace(at, places=(place,))

        def told(*pages: int) -> tuple[gp.Statement, ...]:
            placed = tuple(
                msgspec.structs.replace(one, at=on(page, one.at))
                for one, page in zip(parsed.statements, pages, strict=True)
            )
            source = msgspec.structs.replace(parsed.source, recognised=(2,))
            mixed = msgspec.structs.replace(parsed, statements=placed, source=source)
            return certified(mixed).statements

        assert [one.value for one in told(1, 1, 1)] == [5, 3, 2]
        assert [(one.value, one.parts) for one in told(1, 2, 1)] == [(5, (1,)), (2, ())]
        assert told(2, 2, 2) == ()

    def test_the_year_is_kept_where_two_places_print_it(self) -> None:
        once, twice = modern_page(narrative="工作平稳。"), modern_page(narrative="2022年工作平稳。")
        assert as_scan(gp.read_document(twice)).year == 2022
        assert gp.parse(once).year == 2022
        assert as_scan(gp.read_document(once)).year is None

    def test_its_findings_are_hints(self) -> None:
        page = modern_page(remedies="", year=2022)
        assert {f.severity for f in gp.check(gp.parse(page))} == {"warning"}
        assert {f.severity for f in gp.check(as_scan(gp.read_document(page)))} == {"hint"}

    def test_a_report_that_is_no_scan_is_left_as_it_is(self) -> None:
        report = gp.parse(modern_page())
        assert "recognised" not in report.to_json()
        assert gp.AnnualReport.from_json(report.to_json()) == report

    def test_the_pages_of_a_scan_are_in_its_record(self) -> None:
        scan = as_scan(gp.read_document(modern_page()))
        assert gp.AnnualReport.from_json(scan.to_json()).source.recognised == (1,)


def consistent(reports: int) -> Iterator[gp.Document]:
    """Rendered reports of the forms of 2019 and 2021 whose own figures add up."""
    for number in range(reports):
        rng = random.Random(f"scan {number}")
        spec = grids.random_grid_report(rng, ("2019", "2021")[number % 2])
        document = gp.read_document(grids.render_grid(spec, "html", "plain", rng))
        if not unequal(Context(gp.parse_document(document))):
            yield document


@pytest.mark.parametrize("how", ["chance", "alike"])
def test_misread_figures_are_never_kept(how: str) -> None:
    wrong = cells = kept = 0
    for number, document in enumerate(consistent(16)):
        rng = random.Random(f"{how} {number}")
        digits = rng.sample(ALIKE, 2)
        change = misread(rng, 0.02) if how == "chance" else misread_alike(*digits, rng)
        right = {(r.indicator, r.applicant): r for r in gp.parse_document(document).readings}
        for reading in as_scan(changed(document, change)).readings:
            cells += 1
            if reading.status in KEPT:
                kept += 1
                wrong += right[reading.indicator, reading.applicant].value != reading.value
    assert (wrong, cells > 2000) == (0, True)
    assert kept > 0.3 * cells
