"""One series, or one rate, of the panel: what must not be chained is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from govreport_parse.archive.store.database import quoted
from govreport_parse.forms.concordance import Linked, no_such, refuse_breaks
from govreport_parse.model.errors import WrongCall
from govreport_parse.model.vocabularies import APPLICANTS

if TYPE_CHECKING:
    import duckdb

__all__ = ["Wanted", "one_of"]


class Stretched(Protocol):
    """What runs through the forms: a series, or a rate."""

    @property
    def code(self) -> str:
        """Its name."""

    @property
    def label(self) -> str:
        """Its name in Chinese."""

    @property
    def stretches(self) -> tuple[tuple[int, Linked], ...]:
        """What stands for it in each form, with the number of the stretch."""


class Wanted(NamedTuple):
    """What is asked for: one that runs through the forms, of a category of applicants.

    Attributes
    ----------
    chosen, applicant
        Which.
    segment
        The stretch; None for all.
    across_breaks
        All in one, though they count something else.
    """

    chosen: Stretched
    applicant: str
    segment: int | None
    across_breaks: bool


def one_of(rows: duckdb.DuckDBPyRelation, column: str, wanted: Wanted) -> duckdb.DuckDBPyRelation:
    """The rows of what is asked for.

    Parameters
    ----------
    rows
        The panel, or the rates.
    column
        Which holds the name.
    wanted
        What is asked for.

    Raises
    ------
    WrongCall
        There is no such category or segment, or it breaks within the rows; says why.
    """
    code, label = wanted.chosen.code, wanted.chosen.label
    if wanted.applicant not in APPLICANTS:
        raise no_such("category of applicants", "申请人类别", wanted.applicant, APPLICANTS)
    stretches = wanted.chosen.stretches
    segments = sorted({number for number, _ in stretches})
    if wanted.segment is not None and wanted.segment not in segments:
        known = ", ".join(map(str, segments))
        raise WrongCall(
            f"{code} has no segment {wanted.segment}; it has {known}",
            f"“{label}”（{code}）无区段{wanted.segment}；可用：{known}",
        )
    found = rows.filter(f"{column} = {quoted(code)} AND applicant = {quoted(wanted.applicant)}")
    if wanted.segment is not None:
        found = found.filter(f"segment = {wanted.segment}")
    if not wanted.across_breaks:
        held = [segment for (segment,) in found.project("segment").distinct().fetchall()]
        refuse_breaks((code, label), stretches, held)
    return found
