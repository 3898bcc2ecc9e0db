"""A dashboard made of content by hand: names that try something, and archives with little in them."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import msgspec
import pytest

from govreport_parse.outputs.site import (
    Body,
    Content,
    Figure,
    FoundInBody,
    PageOfBody,
    ReportLine,
    RuleCount,
    SeriesFigures,
    build,
    write_site,
)
from govreport_parse.outputs.site.charts import charts_data
from govreport_parse.outputs.site.data import bodies_data
from tests.outputs.site import data
from tests.sites import HOSTILE

NAME = f"县\u202e\u2028{HOSTILE}"


def content(*, bodies: int = 1) -> Content:
    body = Body(id="0a", name=NAME, region=NAME, level="county", province=NAME, followed=True)
    report = ReportLine(
        report_id="1", body="0a", year=2022, title=NAME, file=NAME, url="https://example.gov.cn/a?b=\"'<&",
        published=None, forms=("2021/requests",), errors=1, warnings=0, hints=0, rules=("GR201",),
    )  # fmt: skip
    figure = Figure(
        report_id="1", body="0a", year=2022, series="requests.received", applicant="total", form="2021",
        segment=1, value=3.0, unit=NAME, status="reported",
    )  # fmt: skip
    found = FoundInBody(
        report_id="1", rule="GR201", severity="error", message=NAME, message_zh=NAME, where=NAME, where_zh=NAME
    )  # fmt: skip
    series = SeriesFigures(series="requests.received", applicant="total", figures=[figure])
    page = PageOfBody(body=body, reports=[report], figures=[figure], findings=[found])
    return Content(
        name=NAME,
        bodies=[body][:bodies],
        reports=[report][:bodies],
        rules=[RuleCount(rule="GR201", severity="error", findings=1, reports=1)][:bodies],
        reposts=0,
        failures=[(NAME, 1)],
        series=iter([series][:bodies]),
        pages=iter([page][:bodies]),
    )


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library of charts, which takes seconds to bundle."""
    monkeypatch.setattr(build, "library", lambda: "")


def test_names_do_nothing(tmp_path: Path) -> None:
    write_site(content(), tmp_path, lang="zh")
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) == 4
    for path in pages:
        page = lxml.html.fromstring(path.read_text("utf-8"))
        assert not page.xpath("//img | //@onerror | //main//script")
        own = [
            script for script in page.xpath("//script[not(@src)]") if "window.ran" in script.text
        ]
        assert own == []
        assert "\u202e" not in path.read_text("utf-8")
    body = lxml.html.fromstring((tmp_path / "bodies/0a.html").read_text("utf-8"))
    assert body.xpath("//main//a/@href") == [
        "../series.html#body=0a",
        "https://example.gov.cn/a?b=\"'<&",
    ]
    shown = f"县\\u202e\\u2028{HOSTILE}"
    assert body.xpath("string(//h1)") == shown
    assert data(tmp_path, "bodies")["rows"][0][1:3] == [shown, shown]
    assert data(tmp_path, "reports")[0][2:4] == [shown, shown]
    for path in (tmp_path / "data").rglob("*.js"):
        assert path.read_text("utf-8").count("\n") == 1  # no character ends the script's line


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_open_in_the_language_asked_for(
    tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "charts_data", lambda _: {})
    write_site(content(), tmp_path, lang=lang)
    code = {"zh": "zh-CN", "en": "en"}[lang]
    for path in tmp_path.rglob("*.html"):
        assert f'<html lang="{code}">' in path.read_text("utf-8")


def test_an_archive_without_a_report(tmp_path: Path) -> None:
    write_site(content(bodies=0), tmp_path, lang="en")
    page = lxml.html.fromstring((tmp_path / "index.html").read_text("utf-8"))
    assert [cell.text for cell in page.xpath("//dd")] == ["0", "0", "–", "0", "0", "0"]
    assert data(tmp_path, "catalogue") == []
    assert "Nothing was found." in page.text_content()


def test_lines_are_never_drawn_through_a_stretch() -> None:
    for name in ("bodies", "quartiles"):
        for spec in charts_data(content())[name].values():
            assert isinstance(spec, dict)
            lines = [
                layer
                for layer in spec["layer"]
                if layer.get("mark", {}).get("type") in {"line", "area"}
            ]
            assert lines
            for layer in lines:
                assert layer["encoding"]["detail"]["field"] == "stretch"
                assert layer["mark"]["invalid"] == "break-paths-show-domains"


@pytest.mark.parametrize(
    ("on", "years"), [((2013, 2010), [2010, 2011, 2012, 2013]), ((2010,), [2010]), ((None,), [])]
)
def test_years_between_without_a_report_are_shown(
    on: tuple[int | None, ...], years: list[int]
) -> None:
    made = content()
    reports = [msgspec.structs.replace(made.reports[0], year=year) for year in on]
    told = bodies_data(made.bodies, reports)
    assert told["years"] == [*years, *filter(lambda year: year is None, on)]
    chart = charts_data(msgspec.structs.replace(made, reports=reports))["coverage"]["en"]
    assert isinstance(chart, dict)
    assert chart["encoding"]["x"]["scale"]["domain"] == years
    if len(years) > 1:
        assert told["forms"] == ["2008"] * len(years)
        assert told["rows"][0][6] == [[1, 1, 0, 0], 0, 0, [1, 1, 0, 0]]  # type: ignore[index]
