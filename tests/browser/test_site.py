"""A dashboard in a browser: what its scripts make of the data beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govreport_parse.outputs.site import write_site
from govreport_parse.outputs.site.data import put
from tests.browser.pages import Opened
from tests.outputs.site import data
from tests.outputs.site.test_site import content
from tests.sites import SmallSite

Open = Callable[..., Opened]
READY = "body[data-ready]"
# The years between which the pieces of lines run, read off the points at their ends.
_PIECES = """() => {
  const marks = [...document.querySelectorAll("#lines .mark-line.role-mark path")];
  const at = (path, words) => new DOMPoint(...words.trim().split(",").map(Number)).matrixTransform(path.getScreenCTM()).x;
  return marks.flatMap((path) => (path.getAttribute("d") ?? "").split("M").slice(1)
    .map((piece) => piece.split("L")).map((points) => [at(path, points[0]), at(path, points.at(-1)), points.length]));
}"""

_BREAKS = "[...document.querySelectorAll('#lines .mark-rule.role-mark line')].map((line) => line.getBoundingClientRect().x)"


@pytest.fixture
def shown(small_site: SmallSite, opened: Open) -> Callable[..., Opened]:
    """Opens a page of the dashboard when all on it is drawn."""

    def show(name: str, asked: str = "", **size: int) -> Opened:
        seen = opened(small_site.pages / name, asked, **size)
        if not name.startswith("bodies/"):
            seen.page.wait_for_selector(READY)
        return seen

    return show


def key_of(site: SmallSite, name: str) -> str:
    (key,) = [row[0] for row in data(site.pages, "bodies")["rows"] if row[1] == name]
    return str(key)


def cells(page: Any, place: str) -> list[list[str]]:
    return [row.split("\t") for row in page.locator(f"{place} tbody tr").all_inner_texts()]


def test_the_language_goes_along(shown: Open) -> None:
    seen = shown("index.html")
    seen.page.click("[data-switch-language]")
    seen.page.click("#bodies tbody a >> nth=0")
    seen.page.wait_for_url("**/bodies/*")
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert seen.violations() == []
    assert seen.said == []


def test_coverage_by_body_and_year(shown: Open) -> None:
    seen = shown("index.html")
    seen.page.fill("#find", "玄武")
    (row,) = cells(seen.page, "#bodies")
    years = seen.page.locator("#bodies thead th").all_inner_texts()
    found = dict(zip(years, row, strict=True))
    assert found["机关"] == "南京市玄武区人民政府"
    assert found["2018"] == "–"
    assert found["2022"].endswith("×2")
    seen.page.fill("#find", "")
    seen.page.check("#gaps")
    assert len(cells(seen.page, "#bodies")) == 10  # every one lacks a year


def test_no_line_crosses_a_break(shown: Open) -> None:
    seen = shown("series.html", "series=documents.normative.stock")
    (at,) = seen.page.evaluate(_BREAKS)
    pieces = seen.page.evaluate(_PIECES)
    assert [points for _, _, points in pieces if points > 1] == [2, 5]  # 2019–2020, 2021–2025
    assert all(end < at or start > at for start, end, _ in pieces)
    assert any(start > at for start, _, _ in pieces)
    assert "不可衔接" in seen.page.inner_text("#reasons")
    assert seen.said == []


def test_no_line_crosses_years_of_which_there_is_no_report(
    small_site: SmallSite, opened: Open, tmp_path: Path
) -> None:
    pages = shutil.copytree(small_site.pages, tmp_path / "site")
    name = "series/documents.normative.stock"
    series, years = data(pages, name), data(pages, "bodies")["years"]
    for own in series["cells"].values():
        for year in (2021, 2022):
            own[years.index(year)] = None
    (pages / "data" / f"{name}.js").write_text(put(name, series), "utf-8")
    seen = opened(pages / "series.html")
    seen.page.goto(f"{(pages / 'series.html').as_uri()}#series=documents.normative.stock")
    seen.page.reload()
    seen.page.wait_for_selector(READY)
    pieces = [piece for piece in seen.page.evaluate(_PIECES) if piece[2] > 1]
    assert [points for _, _, points in pieces] == [2, 3]  # 2019–2020, 2023–2025
    # The form of 2021 begins in 2021, though its first values shown are of 2023.
    (start, end, _), _ = pieces
    (at,) = seen.page.evaluate(_BREAKS)
    assert at == pytest.approx(end + (end - start) / 2, abs=1)
    assert seen.said == []


def test_a_year_without_a_figure_has_its_word_and_no_point(
    small_site: SmallSite, shown: Open
) -> None:
    seen = shown(
        "series.html", f"series=requests.received&body={key_of(small_site, '南京市玄武区人民政府')}"
    )
    words = seen.page.locator("#lines .mark-text.role-mark text").all_text_contents()
    assert words == ["–", "–", "–", "空白", "多份报告不一致", "不可读", "不适用"]
    assert (
        seen.page.locator("#lines .mark-symbol.role-mark path").count() == 1
    )  # 0, which was printed
    (row,) = cells(seen.page, "#values")
    assert row[1:] == ["–", "–", "–", "空白", "多份报告不一致", "不可读", "不适用", "0 件"]


def test_reports_that_may_be_of_several_bodies_are_not_joined(
    small_site: SmallSite, shown: Open
) -> None:
    seen = shown(
        "series.html", f"series=requests.received&body={key_of(small_site, '鼓楼区教育局')}"
    )
    assert seen.page.locator("#lines .mark-symbol.role-mark path").count() == 2
    assert [points for _, _, points in seen.page.evaluate(_PIECES)] == [1, 1]


def test_the_distribution_counts_every_body_once(shown: Open) -> None:
    seen = shown("series.html", "series=requests.received")
    seen.page.select_option("#year", "2022")
    seen.page.wait_for_selector(READY)
    counted = [[int(cell) for cell in row[1:]] for row in cells(seen.page, "#levels")]
    assert sum(map(sum, counted)) == 10
    assert sum(row[0] for row in counted) == 1  # 鼓楼区教育局
    assert sum(row[5] for row in counted) == 1  # two reports that differ


def test_reports_are_found_and_sorted(small_site: SmallSite, shown: Open) -> None:
    seen = shown("reports.html")
    rows = data(small_site.pages, "reports")
    assert f"共{len(rows)}行" in seen.page.inner_text(".pager")
    seen.page.click("th button >> text=错误")
    errors = [int(row[5]) for row in cells(seen.page, "#reports")]
    assert errors == sorted((row[7] for row in rows), reverse=True)[: len(errors)]
    assert errors[0] > errors[-1]
    seen.page.select_option("#year", "2025")
    assert [row[0] for row in cells(seen.page, "#reports")] == ["南京市玄武区人民政府"]


def test_a_rule_leads_to_its_reports(small_site: SmallSite, shown: Open) -> None:
    seen = shown("index.html")
    rule = seen.page.inner_text("[aria-labelledby=findings-title] tbody a >> nth=0")
    seen.page.click("[aria-labelledby=findings-title] tbody a >> nth=0")
    seen.page.wait_for_selector(READY)
    expected = [row for row in data(small_site.pages, "reports") if rule in row[10].split()]
    assert len(cells(seen.page, "#reports")) == len(expected) > 0


def test_an_archive_without_a_report_says_so(tmp_path: Path, opened: Open) -> None:
    write_site(content(bodies=0), tmp_path, lang="zh")
    for name in ("index.html", "series.html", "reports.html"):
        seen = opened(tmp_path / name)
        seen.page.wait_for_selector(READY)
        assert seen.said == []
        assert ("没有可供绘图的数据" in seen.page.inner_text("main")) == (name == "index.html")
