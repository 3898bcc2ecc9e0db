"""A dashboard says what its dataset says, number for number, and what it leads to is there."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import lxml.html
import pytest

import govreport_parse as gp
from govreport_parse.archive.run.dataset import Dataset
from govreport_parse.outputs.site.data import CODES, SEVERAL
from tests.outputs.site import body_file, data, put
from tests.sites import HOSTILE, HOSTILE_URL, SmallSite

STATUSES = {letter: status for status, letter in CODES.items()}


@pytest.fixture
def dataset(small_site: SmallSite) -> Iterator[Dataset]:
    with gp.open_dataset(small_site.dataset) as opened:
        yield opened


def tree(path: Path) -> Any:
    return lxml.html.fromstring(path.read_text("utf-8"))


def texts(row: Any, lang: str = "en") -> list[str]:
    """The cells of a row in one language."""
    other = "zh-CN" if lang == "en" else "en"
    return ["".join(cell.xpath(f".//text()[not(ancestor::span[@lang='{other}'])]")) for cell in row]


def rows(page: Any, section: str, lang: str = "en") -> list[list[str]]:
    found = page.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    return [texts(row, lang) for row in found]


def test_counts_are_those_of_the_dataset(small_site: SmallSite, dataset: Dataset) -> None:
    page = tree(small_site.pages / "index.html")
    shown = dict(zip(
        (texts([cell])[0] for cell in page.xpath("//dl/div/dt")),
        (cell.text for cell in page.xpath("//dl/div/dd")), strict=True,
    ))  # fmt: skip
    counted = dict(dataset.sql(
        "SELECT severity, count(*) FROM findings JOIN unique_reports USING (report_id) GROUP BY severity"
    ).fetchall())  # fmt: skip
    ((reports, first, last),) = dataset.sql(
        "SELECT count(*), min(year), max(year) FROM unique_reports"
    ).fetchall()
    assert shown == {
        "Reports": str(reports), "Bodies": "10", "Years": f"{first}–{last}",
        "Errors": str(counted["error"]), "Warnings": str(counted["warning"]), "Hints": str(counted["hint"]),
    }  # fmt: skip
    assert reports > 30
    by_rule = dataset.sql(
        "SELECT rule, severity, count(*), count(DISTINCT report_id) FROM findings "
        "JOIN unique_reports USING (report_id) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert [[rule, severity, findings, found_in] for rule, _, severity, findings, found_in in rows(page, "findings-title")] == [
        [rule, severity, str(findings), str(found_in)] for rule, severity, findings, found_in in by_rule
    ]  # fmt: skip
    assert rows(page, "failures-title") == [["not an annual report", "1"]]


def test_charts_add_up_to_the_same(small_site: SmallSite, dataset: Dataset) -> None:
    ((findings,),) = dataset.sql(
        "SELECT count(*) FROM findings JOIN unique_reports USING (report_id)"
    ).fetchall()
    charts = data(small_site.pages, "charts")
    for name in ("rules", "levels", "regions"):
        for lang in ("zh", "en"):
            (values,) = charts[name][lang]["datasets"].values()
            assert sum(row["findings"] for row in values) == findings
    bodies = Counter[int]()
    (values,) = charts["coverage"]["en"]["datasets"].values()
    for row in values:
        bodies[row["year"]] += row["bodies"]
    assert bodies[2022] == 2  # 南京市玄武区人民政府, though by two reports, and 鼓楼区教育局
    assert bodies[2023] == bodies[2025] == 1


def test_every_harmonised_value_is_in_its_series_and_nothing_else(
    small_site: SmallSite, dataset: Dataset
) -> None:
    said: dict[tuple[str, str | None, str, int], set[tuple[str, Any, str, str | None]]] = (
        defaultdict(set)
    )
    panel = dataset.sql(
        "SELECT series, applicant, agency, year, form, value, status, unit FROM indicator_panel"
    )
    for series, applicant, agency, year, form, value, status, unit in panel.fetchall():
        said[series, applicant, agency, year].add((form, value, status, unit))
    bodies = data(small_site.pages, "bodies")
    found = {}
    for series in data(small_site.pages, "catalogue"):
        for applicant in [one[0] for one in series["applicants"]] or [None]:
            name = f"{series['code']}.{applicant}" if applicant else series["code"]
            told = data(small_site.pages, f"series/{name}")
            for place, cells in told["cells"].items():
                for year, form, cell in zip(bodies["years"], bodies["forms"], cells, strict=False):
                    if cell is not None:
                        agency = bodies["rows"][int(place)][1]
                        value, own, unit = (
                            cell if isinstance(cell, list) else (cell, form, told["units"][form])
                        )
                        found[series["code"], applicant or "total", agency, year] = (
                            value,
                            own,
                            unit,
                        )
    assert found.keys() == said.keys()
    assert len(found) > 3000
    for key, (value, form, unit) in found.items():
        if len(said[key]) > 1:
            assert value == SEVERAL
            continue
        ((own, figure, status, printed),) = said[key]
        assert (form, unit) == (own, printed)
        assert value == figure if status == "reported" else STATUSES[value] == status
    received = data(small_site.pages, "series/requests.received.total")
    (place,) = [k for k, row in enumerate(bodies["rows"]) if row[1] == "南京市玄武区人民政府"]
    cells = dict(zip(bodies["years"], received["cells"][str(place)], strict=False))
    assert [cells[year] for year in range(2020, 2026)] == [None, "b", "d", "u", "n", 0]


def test_bodies_of_one_name_in_two_divisions_are_two(small_site: SmallSite) -> None:
    found = {
        row[1]: row
        for row in data(small_site.pages, "bodies")["rows"]
        if row[1] and "鼓楼" in row[1]
    }
    assert set(found) == {"南京市鼓楼区教育局", "徐州市鼓楼区教育局", "鼓楼区教育局"}
    assert [found[name][5] for name in sorted(found)] == [1, 1, 0]
    unknown = tree(body_file(small_site.pages, "鼓楼区教育局"))
    assert "may be of several bodies" in unknown.xpath("string(//p[@class='alert'])")
    assert not tree(body_file(small_site.pages, "南京市鼓楼区教育局")).xpath("//p[@class='alert']")
    values = {row[0]: row[1:] for row in rows(unknown, "values-title")}
    assert values["Requests received"] == ["17 件", "19 件"]


def test_a_body_has_its_reports_side_by_side(small_site: SmallSite) -> None:
    page = tree(body_file(small_site.pages, "南京市玄武区人民政府"))
    assert [row[0] for row in rows(page, "reports-title")] == [
        "2021",
        "2022",
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    assert rows(page, "reports-title")[0][4] == "form of 2021 (disclosure, requests, remedies)"
    values = {row[0]: row[1:] for row in rows(page, "values-title")}
    assert values["Requests received"] == [
        "blank",
        "29 件",
        "23 件",
        "unreadable",
        "not applicable",
        "0 件",
    ]
    chinese = {row[0]: row[1:] for row in rows(page, "values-title", "zh")}
    assert chinese["收到申请数"] == ["空白", "29 件", "23 件", "不可读", "不适用", "0 件"]


def test_findings_of_a_body_are_those_of_its_reports(
    small_site: SmallSite, dataset: Dataset
) -> None:
    found = dataset.sql(
        "SELECT f.rule, f.severity, f.message FROM findings f JOIN unique_reports u USING (report_id) "
        "WHERE u.agency = '南京市玄武区人民政府'"
    ).fetchall()
    page = tree(body_file(small_site.pages, "南京市玄武区人民政府"))
    shown = [
        (rule.split()[0], severity, message)
        for _, severity, rule, message, _ in rows(page, "findings-title")
    ]
    assert sorted(shown) == sorted(found)
    assert len(shown) > 2
    years = [row[0] for row in rows(page, "reports-title")]
    for year, *_ in rows(page, "findings-title"):
        # Two reports of one year: its file says which of them it is.
        assert (year not in years) == (years.count(year.split()[0]) > 1)


def test_breaks_and_differences_between_forms_are_marked(small_site: SmallSite) -> None:
    names = [row[1] for row in data(small_site.pages, "bodies")["rows"]]
    page = tree(body_file(small_site.pages, names[0]))
    assert [row[0] for row in rows(page, "reports-title")] == ["2018", "2019", "2020", "2021"]
    borders = {
        texts(row)[0]: [
            next((one for one in ("break", "near") if one in cell.get("class").split()), "") for cell in row[1:]
        ]
        for row in page.xpath("//section[@aria-labelledby='values-title']//tbody/tr")
    }  # fmt: skip
    assert borders["Normative documents, stock at the end of the year"] == ["", "", "", "break"]
    assert borders["Administrative charges"] == ["", "", "", "break"]
    assert borders["Requests received"] == ["", "near", "", ""]
    assert borders["Administrative licensing, decisions"] == ["", "", "", ""]
    reasons = [texts([item])[0] for item in page.xpath("//ul[@class='note']/li")]
    assert any(
        one.startswith("Administrative charges, form of 2021: not to be chained.")
        for one in reasons
    )
    assert not any(
        "form of 2014" in one for one in reasons
    )  # no report stands in the form before it


def test_all_that_pages_refer_to_is_there(small_site: SmallSite) -> None:
    files = sorted(small_site.pages.rglob("*.html"))
    assert len(files) == 3 + 12
    for path in files:
        for target in tree(path).xpath("//@href | //@src"):
            assert (path.parent / urldefrag(target).url).is_file(), target
    for row in data(small_site.pages, "bodies")["rows"]:
        assert (small_site.pages / f"bodies/{row[0]}.html").is_file()
    listed = (small_site.pages / ".govreport-site").read_text("utf-8").split()
    on_disk = [
        path.relative_to(small_site.pages).as_posix()
        for path in small_site.pages.rglob("*")
        if path.is_file()
    ]
    assert sorted(listed) == sorted(set(on_disk) - {".govreport-site"})


def test_every_script_with_data_is_json(small_site: SmallSite) -> None:
    files = sorted((small_site.pages / "data").rglob("*.js"))
    assert len(files) > 100
    for path in files:
        name, _ = put(path.read_text("utf-8"))
        assert path == small_site.pages / f"data/{name}.js"


def test_nothing_that_a_document_prints_is_markup(small_site: SmallSite) -> None:
    for path in small_site.pages.rglob("*.html"):
        page = tree(path)
        assert not page.xpath("//img | //@onerror | //@onclick | //main//script")
        assert not [one for one in page.xpath("//@href") if one.lower().startswith("javascript")]
        allowed = html.unescape(
            re.findall('Content-Security-Policy" content="([^"]*)"', path.read_text("utf-8"))[0]
        )
        assert "unsafe" not in allowed
        assert "script-src 'sha256-" in allowed
        assert "'self' file:" in allowed
    page = tree(body_file(small_site.pages, "南京市玄武区人民政府"))
    assert HOSTILE[:20] in page.xpath("string(//section[@aria-labelledby='findings-title'])")
    (row,) = [row for row in data(small_site.pages, "reports") if row[3] == HOSTILE_URL]
    assert row[4] is None


def test_the_charts_are_one_file_for_all_pages(small_site: SmallSite) -> None:
    large = [
        path
        for path in small_site.pages.rglob("*")
        if path.is_file() and path.stat().st_size > 200_000
    ]
    assert [path.name for path in large] == ["vega.js"]
    assert large[0].read_text("utf-8").startswith("/* Vega")
