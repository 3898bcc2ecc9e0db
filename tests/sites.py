"""Reports of real divisions through the years, for dashboards: the same bodies from form to form."""

from __future__ import annotations

import random
from collections.abc import Iterator

from govreport_parse.agencies import Division, load_divisions
from tests.rendering import Body, random_report, render_html
from tests.rendering.grids import FormId, random_grid_report, render_grid

__all__ = ["YEARS", "bodies", "pages"]

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
