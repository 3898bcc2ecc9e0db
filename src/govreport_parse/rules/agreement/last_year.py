"""What last year's report prints for the cells of a figure."""

from __future__ import annotations

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.agreement.cells import labels_of
from govreport_parse.rules.agreement.claims import Claim, agrees
from govreport_parse.rules.model import Beside, Issue, places
from govreport_parse.rules.words import cells_zh
from govreport_parse.text.numerals import Number

__all__ = ["Base", "base_of", "places_in", "sum_in"]


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """What last year's report has in the cells that print a figure of the text.

    Attributes
    ----------
    claim, context
        The figure, and its report.
    last
        Last year's report.
    cells
        The cells, each in its column.
    value
        What they add up to in last year's report.
    """

    claim: Claim
    context: Context
    last: Context
    cells: tuple[CellKey, ...]
    value: Number

    def denied(
        self, said: tuple[str, str], comes_to: tuple[str, str], *, observed: str, expected: str
    ) -> Issue:
        """That the text says another change than the one from there.

        Parameters
        ----------
        said, comes_to
            What the text says, and what it comes to from there, in English and Chinese.
        observed, expected
            The change that the text states, and the true one.
        """
        year, file = self.last.report.year, self.last.report.source.name
        named, named_zh = (
            labels_of(self.context, self.cells, " + "),
            cells_zh(self.context, self.cells),
        )
        return Issue(
            message=f"{said[0]}; the report on {year} ({file}) has {self.value} in {named}{comes_to[0]}",
            message_zh=f"{said[1]}，{year}年度报告（{file}）{named_zh}填报为{self.value}，{comes_to[1]}，请核对",
            indicators=tuple(dict.fromkeys(code for code, _ in self.cells)),
            applicant=self.cells[0][1] if len({one for _, one in self.cells}) == 1 else None,
            observed=observed,
            expected=expected,
            evidence=(self.claim.at,),
            beside=(Beside(report=self.last.report, at=places_in(self.last, self.cells)),),
        )


def base_of(context: Context, last: Context, claim: Claim) -> Base | None:
    """The base of a figure in last year's report; None where one of its cells has no figure.

    A figure that its cells do not print counts something else, or is wrong itself.
    """
    cells = next((c for c in (claim.cells, *claim.others) if agrees(context, claim, c)), None)
    value = None if cells is None else sum_in(last, cells)
    if cells is None or value is None:
        return None
    return Base(claim=claim, context=context, last=last, cells=cells, value=value)


def sum_in(context: Context, cells: tuple[CellKey, ...]) -> Number | None:
    """What cells add up to in a report, each in its column; None where one has no figure."""
    readings = [_reading(context, *cell) for cell in cells]
    values = [None if reading is None else reading.value for reading in readings]
    return None if None in values else sum(value or 0 for value in values)


def places_in(context: Context, cells: tuple[CellKey, ...]) -> tuple[Locator, ...]:
    """Where it prints them."""
    return places([_reading(context, *cell) for cell in cells])


def _reading(context: Context, code: str, applicant: Applicant | None) -> Reading | None:
    reading = context.reading(code, applicant)
    if reading is None and applicant in (None, "total"):
        # A form without columns of applicants has the totals alone.
        reading = context.reading(code, "total" if applicant is None else None)
    return reading
