"""A figure filed under a sibling is GR301 in every group of every form."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.forms import FormTable, total_applicant
from tests.pages import modern_page

PAIRS = [
    pytest.param(form, table, own, other, id=f"{form.id}-{own}-{other}")
    for form in gp.load_forms()
    for table in form.tables
    for own in dict.fromkeys(cell.indicator for cell in table.cells())
    for other in table.siblings(own)
]
BASE = gp.parse(modern_page())
FIGURE = 7301


def report(form: gp.Form, table: FormTable, own: str, other: str, status: str) -> gp.AnnualReport:
    """One table in which a sibling shows what the text says of another cell, all else being zero."""
    applicant = total_applicant(form.id, own)
    readings = []
    for number, cell in enumerate(table.cells()):
        key = (cell.indicator, cell.applicant)
        starved = key == (own, applicant) and status != "reported"
        shown = FIGURE if key == (other, applicant) else 0
        reading = gp.Reading(
            indicator=cell.indicator,
            applicant=cell.applicant,
            value=None if starved else shown,
            unit=cell.unit,
            status=status if starved else "reported",
            raw="",
            label=cell.label,
            form=form.id,
            at=gp.Locator(block=0, row=number),
        )
        readings.append(reading)
    stated = gp.Statement(
        topic=None,
        indicator=own,
        applicant=applicant,
        value=FIGURE,
        unit=next(cell.unit for cell in table.cells() if cell.indicator == own),
        qualifier="exact",
        text=f"共{FIGURE}",
        section="overview",
        at=gp.Locator(block=1),
    )
    block = gp.FormBlock(form=form.id, table=table.table, labels=(), at=gp.Locator(block=0))
    return msgspec.structs.replace(
        BASE, forms=(block,), readings=tuple(readings), statements=(stated,)
    )


@pytest.mark.parametrize(("form", "table", "own", "other"), PAIRS)
def test_the_figure_is_found_where_it_stands(
    form: gp.Form, table: FormTable, own: str, other: str
) -> None:
    for status in ("blank", "not_applicable", "reported"):
        judged = gp.check(report(form, table, own, other, status), select=["GR301", "GR401"])
        assert [(f.rule, f.indicators) for f in judged] == [("GR301", (own, other))]


def test_every_form_has_groups() -> None:
    assert {(str(p.values[0].id), p.values[1].table) for p in PAIRS} == {  # type: ignore[union-attr, attr-defined]
        (form.id, table.table) for form in gp.load_forms() for table in form.tables
    }


def test_a_total_is_no_sibling_of_its_parts() -> None:
    (form,) = [form for form in gp.load_forms() if form.id == "2021"]
    for table in form.tables:
        for identity in table.sums:
            for part in identity.parts:
                assert identity.total not in table.siblings(part)
                assert part not in table.siblings(identity.total)
