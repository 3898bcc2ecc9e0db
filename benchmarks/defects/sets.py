"""Defects that show against other reports: GR308, GR309, GR5xx, GR6xx."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.defects.kit import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    Defect,
    Key,
    Kind,
    Page,
    changed,
    counts,
    figure,
    of_year,
    printed,
    render,
    says,
    shown,
    whole_columns,
    year_before,
)
from tests.rendering.grids.spec import GridSpec

IN_FORCE: Key = ("documents.normative.in_force", None)
LICENSING: Key = ("powers.licensing.decisions", None)
PLACES = ("淮安市洪泽区", "双鸭山市四方台区", "天水市清水县", "定西市安定区")
SENTENCES = "".join(
    f"全年政府信息公开工作第{number}次例会研究部署了平台建设事项。"
    for number in "一二三四五六七八九"
)


def copied(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """All tables are last year's."""
    if len(counts(spec, least=1)) < 40:
        return None
    last = of_year(spec, spec.year - 1)
    return Defect(render(spec, page, rng), beside=(render(last, page, rng),))


def jumped(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """Three years alike, then a figure ten thousand times as large."""
    if LICENSING not in shown(spec):
        return None
    usual = rng.randint(20, 900)
    years = [
        render(changed(of_year(spec, spec.year - n), {LICENSING: printed(usual + n)}), page, rng)
        for n in (1, 2, 3)
    ]
    made = changed(spec, {LICENSING: printed(usual * 10_000)})
    return Defect(render(made, page, rng), (LICENSING,), tuple(years))


def lost_requests(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """Last year carried out one request more than this year carried in."""
    columns = [a for a in ("natural_person", "business") if a in whole_columns(spec)]
    if not columns:
        return None
    applicant = rng.choice(columns)
    more = (figure(spec, (CARRIED_IN, applicant)) or 0) + 1
    last = changed(year_before(spec), {(CARRIED_OUT, applicant): printed(more)})
    beside = (render(last, page, rng),)
    return Defect(render(spec, page, rng), ((CARRIED_IN, applicant),), beside)


def odd_stock(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    made, gone, left = (
        figure(spec, (f"documents.normative.{name}", None))
        for name in ("issued", "repealed", "in_force")
    )
    if made is None or gone is None or left is None:
        return None
    last = changed(year_before(spec), {IN_FORCE: printed(abs(left - made + gone) + 5)})
    return Defect(render(spec, page, rng), (IN_FORCE,), (render(last, page, rng),))


def restated(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A comparison table that gives another figure for last year than last year's report."""
    key = ("requests.received", "total")
    now = figure(spec, key)
    if now is None:
        return None
    page: Page = ("html", "plain")
    table = (
        f"<p>对比表</p><table><tr><td>指标</td><td>{spec.year - 1}年</td><td>{spec.year}年</td></tr>"
        f"<tr><td>收到申请数</td><td>{now + 9}</td><td>{now}</td></tr></table>"
    )
    data = render(spec, page, rng).decode()
    data = data.replace("<table", f"{table}<table", 1)
    last = render(year_before(spec), page, rng)
    return Defect(data.encode(), (("requests.received", None),), (last,))


def reused(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    made = says(spec, SENTENCES)
    return Defect(render(made, page, rng), beside=(render(year_before(made), page, rng),))


def gap(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    earlier = of_year(spec, spec.year - 3)
    return Defect(render(spec, page, rng), beside=(render(earlier, page, rng),))


def rival(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """Another report on the same year, with one figure changed."""
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    other = changed(spec, {key: printed((figure(spec, key) or 0) + 1)})
    return Defect(render(spec, page, rng), (key,), (render(other, page, rng),))


def placed(spec: GridSpec, body: str, received: int, index_number: str = "") -> bytes:
    """The report as that of a body of a real place, as a page."""
    made = replace(
        changed(spec, {(RECEIVED, "total"): printed(received)}),
        title=f"{body}{spec.year}年政府信息公开工作年度报告",
        agency=body,
        opening=(),
        contact={},
    )
    page = render(made, ("html", "plain"), random.Random(body)).decode()
    box = f"<div>索引号：{index_number}/{spec.year}-00017 | 发布机构：{body}</div>"
    return page.replace("<h1", f"{box}<h1", 1).encode() if index_number else page.encode()


def below_parts(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A government with fewer requests than its bureaus."""
    if (RECEIVED, "total") not in shown(spec):
        return None
    place = rng.choice(PLACES)
    parts = [
        placed(spec, place + bureau, rng.randint(20, 90))
        for bureau in ("水利局", "教育局", "财政局")
    ]
    cells = ((RECEIVED, None),)
    return Defect(placed(spec, f"{place}人民政府", rng.randint(1, 30)), cells, tuple(parts))


def other_division(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """An index number of 合肥 on a report from elsewhere."""
    body = f"{rng.choice(PLACES)}人民政府"
    return Defect(placed(spec, body, 12, "11340100MB00000001"))


KINDS: dict[str, Kind] = {
    "GR308": copied,
    "GR309": jumped,
    "GR501": lost_requests,
    "GR502": odd_stock,
    "GR503": restated,
    "GR504": reused,
    "GR506": gap,
    "GR601": rival,
    "GR602": below_parts,
    "GR603": other_division,
}
