"""Reports of real divisions through the years, for dashboards: the same bodies from form to form."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import govreport_parse as gp
from govreport_parse.agencies import Division, load_divisions
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.run.site import site_content
from govreport_parse.archive.sources import open_source
from govreport_parse.outputs.site import write_site
from tests.archive import Inline
from tests.pages import modern_page, request_table
from tests.rendering import Body, random_report, render_html
from tests.rendering.grids import FormId, random_grid_report, render_grid

__all__ = [
    "HOSTILE",
    "HOSTILE_URL",
    "YEARS",
    "SmallSite",
    "bodies",
    "pages",
    "site_of",
    "small_site",
]

YEARS = range(2014, 2024)
_STYLES = ("trs", "jcms", "minimal", "semantic", "vsb")
_LAYOUTS = ("plain", "headed", "word", "block_tables", "total_first")
_BUREAUS = ("教育局", "民政局", "审计局", "统计局", "交通运输局")
# Reports that cannot be found, and those of a year that somebody posted again.
_LOST, _REPOSTED = 0.06, 0.02


def bodies(count: int) -> list[Body]:
    """Governments of provinces, prefectures and counties all over the country, and bureaus of some."""
    units = [unit for unit in load_divisions() if unit.first is None and unit.last is None]
    names = {unit.code: unit.name for unit in units}
    known = [unit for unit in units if unit.parent is None or unit.parent in names]
    turns = [
        [unit for unit in known if unit.level == level]
        for level in ("province", "prefecture", "county")
    ]
    per_level = (max(count // 20, 1), max(count // 4, 1), count)
    chosen = [
        unit for own, most in zip(turns, per_level, strict=True) for unit in random.Random(0).sample(own, min(most, len(own)))
    ]  # fmt: skip
    return [_body(unit, names, number) for number, unit in enumerate(chosen[:count])]


def _body(unit: Division, names: dict[str, str], number: int) -> Body:
    above = names.get(unit.parent or "", "")
    place = above + unit.name
    bureau = number % 4 == 3
    agency = place + (_BUREAUS[number // 4 % len(_BUREAUS)] if bureau else "人民政府")
    return Body(
        kind="bureau" if bureau else "government", agency=agency, region=place, title_names=(agency,),
        we="我局" if bureau else f"我{place[-1]}", offices=(f"{agency}办公室",), fillers=(agency,),
        place=place, slug=f"place{number}", dialling="0519",
    )  # fmt: skip


def pages(count: int, years: range = YEARS) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the reports of `count` bodies; some of them are lost, some posted twice."""
    for number, body in enumerate(bodies(count)):
        for year in years:
            rng = random.Random(number * 100 + year % 100)
            page = _page(body, year, rng)
            fate = rng.random()
            if fate >= _LOST:
                yield f"{year}/{number:05d}.html", page
            if fate > 1 - _REPOSTED:
                yield f"{year}/{number:05d}-again.html", page + b"\n"


def _page(body: Body, year: int, rng: random.Random) -> bytes:
    if year < 2019:
        style = rng.choice(_STYLES)
        return render_html(random_report(rng, body=body, year=year), style, rng)
    form: FormId = "2019" if year < 2021 else "2021"
    return render_grid(
        random_grid_report(rng, form, body=body, year=year), "html", rng.choice(_LAYOUTS), rng
    )


class SmallSite(NamedTuple):
    """A dataset and its dashboard, of some bodies of each kind."""

    dataset: Path
    pages: Path


#: What the text of a report may try; in a title, where a body is named, and as an address.
HOSTILE = "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
HOSTILE_URL = "javascript:window.ran=1"


def small_site(folder: Path) -> SmallSite:
    """Twelve bodies: six through the forms of 2018 to 2021, and some that are hard to tell apart.

    南京市鼓楼区教育局 and 徐州市鼓楼区教育局 are two; of 鼓楼区教育局 the division is not known. 南京市玄武区人民政府 has two
    reports on 2022 that differ, and cells without a figure on 2021, 2023 and 2024. A report names no body,
    two try to run a script, and one file is no report.
    """
    source = folder / "in"
    _write(source, pages(6, range(2018, 2022)))
    _write(source, _hard())
    titled = (
        _requests("南京市秦淮区民政局", 2022, "37")
        .decode()
        .replace("年度报告", f"年度报告{html.escape(HOSTILE)}")
    )
    row = {"url": HOSTILE_URL, "html": titled}
    (folder / "rows.jsonl").write_text(json.dumps(row), "utf-8")
    dataset, site = folder / "数据集", folder / "site"
    _make([source, folder / "rows.jsonl"], dataset, site, "<b>数据集</b>")
    return SmallSite(dataset, site)


def site_of(count: int, folder: Path) -> Path:
    """The start page of a dashboard of so many bodies on ten years."""
    _write(folder / "in", pages(count))
    _make([folder / "in"], folder / "data", folder / "site", "示例数据集")
    return folder / "site" / "index.html"


def _write(folder: Path, named: Iterable[tuple[str, bytes]]) -> None:
    for name, page in named:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)


def _make(sources: list[Path], dataset: Path, site: Path, name: str) -> None:
    run_batch([open_source(path) for path in sources], dataset, pool=Inline(), chunk=64)
    with gp.open_dataset(dataset) as opened:
        write_site(site_content(opened, name=name), site, lang="zh")


def _hard() -> Iterator[tuple[str, bytes]]:
    yield "nanjing.html", _requests("南京市鼓楼区教育局", 2021, "11")
    yield "xuzhou.html", _requests("徐州市鼓楼区教育局", 2021, "13")
    yield "unknown-2021.html", _requests("鼓楼区教育局", 2021, "17")
    yield "unknown-2022.html", _requests("鼓楼区教育局", 2022, "19")
    for year, figure in (
        (2021, ""),
        (2022, "23"),
        (2023, f"约三百{HOSTILE}"),
        (2024, "/"),
        (2025, "0"),
    ):
        yield f"xuanwu-{year}.html", _requests("南京市玄武区人民政府", year, figure)
    yield "xuanwu-2022-corrected.html", _requests("南京市玄武区人民政府", 2022, "29")
    yield "nameless.html", _requests("", 2021, "31")
    yield "notice.html", "<p>关于召开会议的通知</p><p>请各单位准时参加。</p>".encode()


def _requests(agency: str, year: int, figure: str) -> bytes:
    cells = {("requests.received", "total"): figure}
    return modern_page(agency=agency, year=year, requests=request_table(cells))
