"""What the right half of the page takes from a record, and in which order."""

from __future__ import annotations

import msgspec

import govreport_parse as gp
from govreport_parse.model.document import Locator
from govreport_parse.outputs.view.links import Links, places_of
from govreport_parse.outputs.view.record import found, stated
from tests.pages import modern_page, page, request_table

LIST = "全年主动公开政府信息30条，其中政策法规10条、工作动态20条。另接待来访4人次。"


def test_a_whole_comes_before_its_parts_and_each_once() -> None:
    report = gp.parse(page(body=f"<p>一、概述</p><p>{LIST}</p>").encode())
    assert [(one.statement.value, one.depth) for one in stated(report)] == [
        (30, 0), (10, 1), (20, 1), (4, 0),
    ]  # fmt: skip


def test_figures_that_are_parts_of_one_another_are_shown_once_each() -> None:
    """No reader makes such a record; JSON may hold one."""
    report = gp.parse(page(body=f"<p>一、概述</p><p>{LIST}</p>").encode())
    first, *others = report.statements
    ring = [msgspec.structs.replace(others[0], parts=(0,)), *others[1:]]
    report = msgspec.structs.replace(report, statements=(first, *ring))
    assert sorted(one.statement.value for one in stated(report)) == [4, 10, 20, 30]


def test_a_figure_is_shown_with_the_cell_of_its_column() -> None:
    cells = {
        ("requests.received", "total"): "9",
        ("requests.received", "natural_person"): "7",
    }
    text = "全年收到政府信息公开申请9件，其中自然人申请7件、法人申请2件。"
    report = gp.parse(modern_page(narrative=text, requests=request_table(cells)))
    shown = {
        one.statement.value: [(read.applicant, read.value) for read in one.cells]
        for one in stated(report)
    }
    assert shown[9] == [("total", 9)]
    assert shown[7] == [("natural_person", 7)]


def test_a_place_whose_words_are_not_kept_is_called_by_where_it_is() -> None:
    report = gp.parse(page(values={"proactive.total": "5"}).encode())
    table = report.forms[0].at
    finding = gp.Finding(
        rule="GR999", name="other", severity="hint", message="m", message_zh="m", file="a",
        evidence=(table, report.readings[0].at),
    )  # fmt: skip
    ((shown),) = found(report, [finding])
    whole, cell = shown.evidence
    assert (whole.quote, whole.zh) == (None, "“附表”统计表")
    assert cell.quote is not None
    assert (cell.quote.text, cell.zh) == ("5", report.readings[0].label)
    assert (shown.zh, shown.en) == ("other", "other")


def test_a_place_is_as_suspect_as_the_worst_of_its_findings() -> None:
    report = gp.parse(page(values={"proactive.total": "5"}).encode())
    first, second = Locator(block=7), Locator(block=8)
    findings = [
        gp.Finding(
            rule="GR1", name="n", severity=severity, message="m", message_zh="m", file="a", evidence=at
        )
        for severity, at in (("hint", (first, second)), ("error", (first,)), ("warning", (first,)))
    ]  # fmt: skip
    links = Links(places_of(report, findings), {}, findings)
    assert (links.severity(first), links.severity(second)) == ("error", "hint")
    assert links.severity(first, second) == "error"
    assert links.severity(report.readings[0].at) is None


def test_what_lies_nowhere_is_no_link() -> None:
    report = gp.parse(page(values={"proactive.total": "5"}).encode())
    places = places_of(report, ())
    here, other = report.forms[0].at, report.readings[0].at
    links = Links(places, {places[here]: 1}, ())
    assert links.there([other], "5") == "<span>5</span>"
    assert links.there([], "a") == "<span>a</span>"
    assert f'data-p="{places[here]}"' in links.there([other, here], "5")
