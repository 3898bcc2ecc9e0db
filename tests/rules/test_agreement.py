"""The agreement rules GR401 to GR409, each on a page that has the defect and on one that has not."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import SECTIONS, disclosure_table, modern_page, page, remedies_table, request_table

Values = dict[tuple[str, str], str]
RECEIVED, CARRIED_IN = "requests.received", "requests.carried_in"
TOTAL, CARRIED_OUT = "requests.outcome.total", "requests.carried_out"
GRANTED, PARTLY = "requests.outcome.granted", "requests.outcome.partially_granted"
THIRD_PARTY = "requests.outcome.refused.third_party_rights"


def modern(
    text: str, values: Values | None = None, remedies: str = "0" * 15, disclosure: str = ""
) -> gp.AnnualReport:
    """A report in the format of 2021 with a sentence in its overview; totals follow the persons."""
    cells = dict(values or {})
    cells |= {(code, "total"): value for (code, _), value in list(cells.items())}
    return gp.parse(
        modern_page(
            narrative=text,
            requests=request_table(cells),
            remedies=remedies_table(remedies),
            disclosure=disclosure or disclosure_table(),
        )
    )


def of_2014(text: str, values: dict[str, str] | None = None) -> gp.AnnualReport:
    body = f"<p>一、依申请公开情况</p><p>{text}</p>"
    return gp.parse(page(body, values).encode())


def severities(parsed: gp.AnnualReport) -> list[tuple[str, str]]:
    return [(f.rule, f.severity) for f in gp.check(parsed, select=["GR301", "GR4"])]


def persons(**counts: int) -> Values:
    return {(code, "natural_person"): str(value) for code, value in counts.items()}


OUTCOMES: Values = {
    (RECEIVED, "natural_person"): "28", (CARRIED_IN, "natural_person"): "3",
    (GRANTED, "natural_person"): "20", (PARTLY, "natural_person"): "4",
    (THIRD_PARTY, "natural_person"): "6", (TOTAL, "natural_person"): "30",
    (CARRIED_OUT, "natural_person"): "1",
}  # fmt: skip


class TestTextAgainstTable:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("收到政府信息公开申请28件。", []),
            ("收到政府信息公开申请27件。", [("GR401", "error")]),
            ("收到政府信息公开申请，其中予以公开和部分公开24件。", []),
            ("答复申请时，予以公开和部分公开共25件。", [("GR401", "error")]),
            ("对申请不予公开6件。", []),
            ("对申请不予公开5件。", [("GR401", "error")]),
            ("未收到政府信息公开申请。", [("GR401", "error")]),
            ("收到政府信息公开申请近30件。", []),
            ("收到政府信息公开申请30余件。", [("GR401", "warning")]),
            ("收到自然人申请28件。", []),
            ("收到政府信息公开申请28件，其中法人或其他组织申请2件。", [("GR401", "error")]),
            ("办结政府信息公开申请30件，上年结转3件，结转下年度1件。", []),
        ],
    )
    def test_requests(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert severities(modern(text, OUTCOMES)) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("因政府信息公开被提起行政诉讼5件。", []),
            ("因政府信息公开被提起行政诉讼4件。", [("GR401", "error")]),
            ("因政府信息公开被提起行政诉讼5件，其中未经复议直接起诉3件，复议后起诉2件。", []),
            ("因政府信息公开被申请行政复议1件，结果维持1件。", []),
            ("因政府信息公开被申请行政复议1件，结果纠正1件。", [("GR301", "error")]),
            ("未发生因政府信息公开引起的行政诉讼。", [("GR401", "error")]),
        ],
    )
    def test_remedies(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert severities(modern(text, remedies="100013000320002")) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("制发行政规范性文件7件，废止2件。", []),
            ("制发行政规范性文件8件。", [("GR401", "error")]),
            ("收取行政事业性收费5.12万元。", []),
            ("收取行政事业性收费51200元。", []),
            ("收取行政事业性收费5.2万元。", [("GR401", "error")]),
            ("行政许可事项534项。", []),
        ],
    )
    def test_disclosure(self, text: str, expected: list[tuple[str, str]]) -> None:
        table = disclosure_table(
            {
                "documents.normative.issued": "7", "documents.normative.repealed": "2",
                "charges.administrative.amount": "5.12",
            }
        )  # fmt: skip
        assert severities(modern(text, disclosure=table)) == expected

    def test_a_sum_with_a_blank_cell_is_open_upwards(self) -> None:
        values = {**OUTCOMES, (PARTLY, "natural_person"): ""}
        text = "答复申请时，予以公开和部分公开共{}件。"
        assert severities(modern(text.format(25), values)) == []
        assert severities(modern(text.format(19), values)) == [("GR401", "warning")]

    def test_the_cells_are_named(self) -> None:
        (finding,) = gp.check(
            modern("答复申请时，予以公开和部分公开共25件。", OUTCOMES), select=["GR4"]
        )
        assert finding.indicators == (GRANTED, PARTLY)
        assert (finding.observed, finding.expected) == ("20+4=24", "25")
        assert len(finding.evidence) == 3


class TestMeanings:
    """受理 may be the new requests, those and the ones carried in, or those concluded."""

    @pytest.mark.parametrize(
        ("count", "expected"),
        [
            (28, []), (31, [("GR405", "hint")]), (30, [("GR405", "hint")]),
            (29, [("GR401", "hint")]),
        ],
    )  # fmt: skip
    def test_any_meaning_will_do_and_is_named(
        self, count: int, expected: list[tuple[str, str]]
    ) -> None:
        parsed = modern(f"受理政府信息公开申请{count}件。", OUTCOMES)
        assert severities(parsed) == expected
        if count == 31:
            (finding,) = gp.check(parsed, select=["GR405"])
            assert "28+3=31" in finding.message
            assert finding.indicators == (RECEIVED, CARRIED_IN)


class TestAll:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("因政府信息公开被申请行政复议3件，均获维持。", [("GR406", "error")]),
            ("因政府信息公开被提起行政诉讼2件，均被驳回。", []),
            ("因政府信息公开被提起行政诉讼2件，全部为未经复议直接起诉。", []),
            ("因政府信息公开被提起行政诉讼2件，全部为复议后起诉。", [("GR406", "error")]),
        ],
    )
    def test_remedies(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert severities(modern(text, remedies="210032000200000")) == expected

    def test_requests_on_time(self) -> None:
        values = {
            "requests.received": "5", "requests.received.online": "5", "requests.concluded": "5",
            "requests.concluded.on_time": "4", "requests.concluded.extended": "1",
        }  # fmt: skip
        text = "收到政府信息公开申请5件，均按时办结。"
        assert severities(of_2014(text, values)) == [("GR406", "error")]
        values |= {"requests.concluded.on_time": "5", "requests.concluded.extended": "0"}
        assert severities(of_2014(text, values)) == []


class TestPartsThatDoNotSum:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("公开重点领域信息20条，分别为：教育12条，医疗6条。", [("GR404", "error")]),
            ("公开重点领域信息20条，分别为：教育12条，医疗8条。", []),
            ("公开重点领域信息20条，其中教育12条，医疗6条。", []),
            ("公开重点领域信息20条：教育12条、医疗6条等。", []),
            ("公开重点领域信息20条：教育12条、医疗6条。", [("GR404", "error")]),
            ("公开重点领域信息20条：教育12条、医疗6余条。", []),
            ("公开重点领域信息20条。按领域分，教育12条，医疗6条。", [("GR404", "error")]),
            ("公开重点领域信息20条，分别为：教育12条，医疗9条。", [("GR402", "error")]),
        ],
    )
    def test_lists(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert severities(modern(text)) == expected

    def test_classes_that_cover_the_whole(self) -> None:
        text = "收到政府信息公开申请28件，其中自然人申请{}件，法人或其他组织申请0件。"
        assert "GR404" in [rule for rule, _ in severities(modern(text.format(26), OUTCOMES))]
        assert severities(modern(text.format(28), OUTCOMES)) == []


class TestRates:
    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ("政府信息公开申请由2021年的20件增至28件，增长40%。", False),
            ("政府信息公开申请由2021年的20件增至28件，增长35%。", True),
            ("收到政府信息公开申请28件，比2021年的20件增长40%。", False),
            ("收到政府信息公开申请28件，比2021年的20件增长4%。", True),
            ("收到政府信息公开申请28件（2021年14件），同比翻一番。", False),
            ("收到政府信息公开申请28件（2021年15件），同比翻一番。", True),
        ],
    )
    def test_beside_last_years_figure(self, text: str, wrong: bool) -> None:
        assert severities(modern(text, OUTCOMES)) == ([("GR403", "error")] if wrong else [])

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("申请答复方面，予以公开20件，占66.7%。", []),  # of 30 concluded
            ("申请答复方面，予以公开20件，占71.4%。", []),  # of 28 new
            ("申请答复方面，予以公开20件，占64.5%。", []),  # of 31 to be handled
            ("申请答复方面，予以公开20件，占60%。", [("GR403", "warning")]),
        ],
    )
    def test_shares_name_the_totals_that_were_tried(
        self, text: str, expected: list[tuple[str, str]]
    ) -> None:
        parsed = modern(text, OUTCOMES)
        assert severities(parsed) == expected
        for finding in gp.check(parsed, select=["GR403"]):
            assert "66.7% of requests.outcome.total (30)" in finding.message

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("政府信息公开申请按时办结率91.3%。", []),
            ("政府信息公开申请按时办结率100%。", [("GR407", "warning")]),
            ("政府信息公开申请办结率100%。", []),
            ("政府信息公开申请办结率80%。", [("GR407", "hint")]),
        ],
    )
    def test_completion(self, text: str, expected: list[tuple[str, str]]) -> None:
        values = {
            "requests.received": "23", "requests.received.online": "23", "requests.concluded": "23",
            "requests.concluded.on_time": "21", "requests.concluded.extended": "2",
        }  # fmt: skip
        assert severities(of_2014(text, values)) == expected

    def test_completion_without_the_cells(self) -> None:
        assert severities(modern("政府信息公开申请按时办结率100%。", OUTCOMES)) == []


class TestParts:
    @pytest.mark.parametrize(
        ("count", "expected"), [("六", []), ("6", []), ("五", [("GR408", "warning")])]
    )
    def test_the_opening_counts_the_sections(
        self, count: str, expected: list[tuple[str, str]]
    ) -> None:
        opening = f"</h1><p>本报告由总体情况等{count}个部分组成。</p>"
        data = modern_page().decode().replace("</h1>", opening, 1)
        assert severities(gp.parse(data.encode())) == expected

    def test_where_section_numbers_do_not_run_it_is_a_hint(self) -> None:
        heads = (*SECTIONS[:2], *SECTIONS[3:])
        opening = "</h1><p>本报告由总体情况等六个部分组成。</p>"
        data = modern_page(sections=heads).decode().replace("</h1>", opening, 1)
        assert severities(gp.parse(data.encode())) == [("GR408", "hint")]


class TestBalance:
    @pytest.mark.parametrize(("concluded", "expected"), [(30, []), (29, [("GR409", "error")])])
    def test_requests_in_the_text(self, concluded: int, expected: list[tuple[str, str]]) -> None:
        text = f"收到政府信息公开申请28件，上年结转3件；办结{concluded}件，结转下年度继续办理1件。"
        found = [rule for rule in severities(modern(text, OUTCOMES)) if rule[0] == "GR409"]
        assert found == expected

    def test_three_of_four_tell_nothing(self) -> None:
        text = "收到政府信息公开申请28件，上年结转3件；办结20件。"
        assert "GR409" not in [rule for rule, _ in severities(modern(text, OUTCOMES))]
