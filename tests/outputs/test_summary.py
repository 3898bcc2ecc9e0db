"""What a summary shows of a report, row by row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form
from govreport_parse.model import vocabularies
from govreport_parse.outputs import summary, terminal
from govreport_parse.outputs.summary import Absent, Grid, grids
from tests.conftest import ROOT
from tests.pages import modern_page, page


def shown(report: gp.AnnualReport, lang: str) -> str:
    out = io.StringIO()
    terminal.write_reports([(Path("a.html"), report)], out, lang)
    return out.getvalue()


def requests(report: gp.AnnualReport, lang: str) -> Grid:
    (grid,) = (grid for grid in grids(report, lang) if "/requests" in grid.title)
    return grid


MODERN = gp.parse(modern_page(narrative="全年共收到政府信息公开申请3件，同比增长约5%。"))


def test_rows_of_the_requests_bear_the_forms_labels_in_chinese() -> None:
    form = load_form("2021").table("requests")
    assert form is not None
    grid = requests(MODERN, "zh")
    assert [row[0] for row in grid.rows] == [row.label for row in form.rows]
    assert {len(row) for row in grid.rows} == {len(grid.heads)} == {8}
    (group,) = (row for row in grid.rows if row[0] == "(三)不予公开")
    assert group[1:] == ("",) * 7


def test_and_their_codes_in_english() -> None:
    form = load_form("2021").table("requests")
    assert form is not None
    grid = requests(MODERN, "en")
    assert [row[0] for row in grid.rows] == list(form.codes)
    assert grid.heads[:2] == ("indicator", "natural_person")


def test_rows_that_the_form_lacks_stand_apart_though_they_have_one_label() -> None:
    cells = [reading for reading in MODERN.readings if reading.indicator == "requests.received"]
    extra = [
        gp.Reading(
            indicator=None, value=9, unit="件", status="reported", raw="9", label="其他情形", form="2021",
            at=gp.Locator(block=cell.at.block, row=row, column=cell.at.column), applicant=cell.applicant,
        )
        for row in (90, 91) for cell in cells
    ]  # fmt: skip
    report = gp.AnnualReport.from_json(MODERN.to_json())
    more = gp.AnnualReport(
        **{name: getattr(report, name) for name in report.__struct_fields__ if name != "readings"},
        readings=(*report.readings, *extra),
    )
    assert requests(more, "zh").rows[-2:] == (("其他情形", *["9"] * 7),) * 2


VALUES = {"proactive.total": "0", "complaints.total": "/", "requests.received": ""}


def test_what_stands_for_a_figure_is_no_figure() -> None:
    report = gp.parse(page(values=VALUES).encode())
    (grid,) = (grid for grid in grids(report, "zh") if "2014" in grid.title)
    figures = {row[0]: row[2] for row in grid.rows}
    assert figures["proactive.total"] == "0"
    assert not isinstance(figures["proactive.total"], Absent)
    assert (figures["complaints.total"], type(figures["complaints.total"])) == ("不适用", Absent)
    assert (figures["requests.received"], type(figures["requests.received"])) == ("空白", Absent)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (summary.SECTION_ZH, vocabularies.SectionKind), (summary.STATUS_ZH, vocabularies.Status),
        (summary.QUALIFIER_ZH, vocabularies.Qualifier), (summary.SEVERITY_ZH, vocabularies.Severity),
    ],
)  # fmt: skip
def test_every_word_of_a_closed_list_has_its_chinese(words: dict[str, str], kinds: object) -> None:
    assert set(words) == set(get_args(kinds))


def test_chinese_summaries_hold_no_slug() -> None:
    text = shown(MODERN, "zh")
    for slug in ("overview", "exact", "reported", "requests.received"):
        assert slug not in text
    assert "收到申请" in text
    assert "一、本年新收政府信息公开申请数量" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_wrapped_where_it_is_not_shown_on_a_screen(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    report = gp.parse(ROOT / "fixtures" / "2021" / "baishui-jiaoyu-2023.html")
    lines = shown(report, lang).splitlines()
    tables = list(grids(report, lang))
    for grid in tables:
        assert grid.title in lines
        for row in grid.rows:
            wanted = [" ".join(cell.split()) for cell in row if cell]
            assert any(line.split()[0] == wanted[0].split()[0] and all(c in line for c in wanted)
                       for line in lines if line.split())  # fmt: skip
    expected = sum(2 + len(grid.rows) for grid in tables)
    assert len(lines[lines.index(tables[0].title) :]) == expected + len(tables) - 1


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_screen_has_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    assert terminal.console_for(Screen()).width == 60
    assert terminal.console_for(io.StringIO()).width > 60


def test_a_label_without_end_is_cut() -> None:
    assert summary.cut("指" * 200) == "指" * 200
    assert summary.cut("指" * 201) == "指" * 199 + "…"
