"""Random reports of the forms of 2008, 2019 and 2021."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from tests.rendering.bodies import Body, random_body, random_contact, random_title

from .figures import random_figures
from .forms import FormId, TableKind
from .narrative import Narrator
from .printing import print_cells, random_cell_style
from .rows import disclosure_rows, form_request_rows, local_rows, random_wording, remedy_rows
from .spec import GridSpec, RowSpec, Shape

_YEARS: dict[FormId, tuple[int, int]] = {
    "2008": (2008, 2013),
    "2019": (2019, 2020),
    "2021": (2021, 2025),
}
_SECTIONS: dict[TableKind, int] = {"disclosure": 1, "requests": 2, "remedies": 3}
_SECTIONS_2008: dict[TableKind, int] = {"local": 6}
_RENAMED = (
    ("环境保护局", "生态环境局"),
    ("国土资源局", "自然资源局"),
    ("卫生和计划生育局", "卫生健康局"),
    ("农业局", "农业农村局"),
    ("安全生产监督管理局", "应急管理局"),
    ("食品药品监督管理局", "市场监督管理局"),
    ("文化广电新闻出版局", "文化和旅游局"),
)


def random_grid_report(
    rng: random.Random,
    form: FormId,
    *,
    long_notes: bool | None = None,
    body: Body | None = None,
    year: int | None = None,
) -> GridSpec:
    """A report of the form with all its tables, of a random body and year where they are not given.

    ``long_notes`` prints explanations in labels and heads and, on the form of 2019, Hubei's
    row of other documents; by default one report in ten has them.
    """
    any_body, any_year = random_body(rng), rng.randint(*_YEARS[form])
    body, year = body or any_body, year or any_year
    body = body if form == "2008" else _modern(body)
    contact = random_contact(rng, body)
    shape: Shape = "national" if form != "2008" else rng.choice(("coded", "coded", "fujian"))
    figures = random_figures(rng, form, cumulative=shape == "fujian")
    style = random_cell_style(rng, form)
    cells = print_cells(figures.values, form, style, rng)
    notes = rng.random() < 0.1 if long_notes is None else long_notes
    wording = random_wording(rng, long_notes=notes and form == "2019")
    heads, read = _local_heads(shape, year, rng)
    if len(heads) < 2:
        figures = replace(figures, aside={})
    if form == "2008":
        rows = local_rows(shape, figures, wording, style, rng)
    else:
        national = (*form_request_rows(form, wording), *remedy_rows())
        rows = [*disclosure_rows(form, wording, style, rng), *national]
    tables = _tables(rows)
    narrator = Narrator(body, year, contact, rng)
    return GridSpec(
        form=form,
        shape=shape,
        region=body.region,
        agency=body.agency,
        year=year,
        title=random_title(rng, body, year),
        opening=narrator.opening(form, phone="phone" in contact),
        contact=contact,
        published=date(year + 1, rng.randint(1, 3), rng.randint(3, 28)),
        site=f"{body.place}人民政府",
        host=f"www.example-{body.slug}.gov.cn",
        sections=narrator.sections(form, cells),
        fillers=narrator.fillers(tables),
        table_sections=_SECTIONS_2008 if form == "2008" else _SECTIONS,
        rows=tuple(rows),
        cells=cells,
        wording=wording,
        local_heads=heads,
        local_read=read,
        consistent=figures.consistent,
    )


def _tables(rows: list[RowSpec]) -> tuple[TableKind, ...]:
    return tuple(dict.fromkeys(row.table for row in rows))


def _local_heads(shape: Shape, year: int, rng: random.Random) -> tuple[tuple[str, ...], int]:
    """The value columns of a local table, and the place of the one that is read."""
    if shape == "national":
        return (), 0
    if shape == "fujian":
        return (rng.choice((f"{year}年度", f"{year}年")), "历年累计"), 0
    chance = rng.random()
    if chance < 0.12:
        return ("本期实际",), 0
    return (("本年累计",), 0) if chance < 0.2 else (("本期实际", "本年累计"), 1)


def _modern(body: Body) -> Body:
    """The body under the name that it bears since the reform of 2018."""
    for old, new in _RENAMED:
        if old in body.agency:
            return replace(
                body,
                agency=body.agency.replace(old, new),
                title_names=tuple(name.replace(old, new) for name in body.title_names),
                offices=tuple(name.replace(old, new) for name in body.offices),
                fillers=tuple(name.replace(old, new) for name in body.fillers),
            )
    return body
