"""A report's cells, joined with the forms that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from govreport_parse.forms import FormTable, load_form
from govreport_parse.forms.words import indicator_label
from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = ["CellKey", "Context", "Least"]

CellKey: TypeAlias = tuple[str, Applicant | None]  # an indicator and an applicant
T = TypeVar("T")

_NO_READINGS: Mapping[str, Reading] = MappingProxyType({})


class Least(dict[str, Number]):
    """Cells' numbers by indicator, 0 for a cell without one: the least that a count can be.

    A sum that they break may be broken; one that they do not break is not, whatever stands for
    the cells that print no number.
    """

    __slots__ = ()

    def __missing__(self, code: str) -> Number:
        return 0


class Context:
    """One report under check, with its tables joined to their forms.

    Parameters
    ----------
    report
        The report.
    previous
        The same body's report on the year before, where the caller has it.
    form
        Id of a form: its tables and readings alone.
    tolerance
        Differences up to this are no broken identity.
    """

    def __init__(
        self,
        report: AnnualReport,
        previous: AnnualReport | None = None,
        form: str | None = None,
        *,
        tolerance: Number = 0,
    ) -> None:
        self.report = report
        self.previous = previous
        self.tolerance = tolerance
        self.forms: tuple[str, ...] = tuple(block.form for block in report.forms)
        self.tables: tuple[FormTable, ...] = tuple(
            table
            for block in report.forms
            if form in (None, block.form)
            and (table := load_form(block.form).table(block.table)) is not None
        )
        self._made: dict[object, tuple[object, ...]] = {}
        self._by_form: tuple[Context, ...] | None = None
        self._readings: defaultdict[str | None, dict[str, Reading]] = defaultdict(dict)
        for reading in reversed(report.readings):  # of several of a cell the first: the last set
            if reading.indicator is not None and form in (None, reading.form):
                self._readings[reading.applicant][reading.indicator] = reading
        self._least: dict[str | None, Least] = {}

    @property
    def is_whole(self) -> bool:
        """Whether all of the file was read: of what was not, nothing can be said to be missing."""
        return all(note.code != "GR011" for note in self.report.notes)

    def once(self, make: Callable[[Context], Iterator[T]]) -> tuple[T, ...]:
        """What a function makes of this context, made the first time that a rule asks for it."""
        made = self._made.get(make)
        if made is None:
            made = self._made[make] = tuple(make(self))
        return made  # type: ignore[return-value]  # a key's value is what it made

    def by_form(self) -> tuple[Context, ...]:
        """One context for each form in use: a code may stand in the tables of two."""
        if self._by_form is None:
            forms = dict.fromkeys(self.forms)
            if len(forms) == 1 and forms.keys() >= {r.form for r in self.report.readings}:
                self._by_form = (self,)
            else:
                self._by_form = tuple(
                    Context(self.report, self.previous, form, tolerance=self.tolerance)
                    for form in forms
                )
        return self._by_form

    def year_before(self) -> AnnualReport | None:
        """The same body's report on the year before; None where the caller has none of that year."""
        previous, year = self.previous, self.report.year
        if previous is None or year is None or previous.year != year - 1:
            return None
        return previous

    def reading(self, indicator: str, applicant: Applicant | None = None) -> Reading | None:
        """The reading of a cell."""
        return self._readings.get(applicant, _NO_READINGS).get(indicator)

    def least(self, applicant: Applicant | None = None) -> Least:
        """The least that each of an applicant's cells can stand for, by indicator."""
        if applicant not in self._least:
            column = self._readings.get(applicant, _NO_READINGS)
            self._least[applicant] = Least(
                {
                    code: reading.value or 0 if reading.status == "reported" else 0
                    for code, reading in column.items()
                }
            )
        return self._least[applicant]

    def label(self, indicator: str, applicant: Applicant | None = None) -> str:
        """The cell's printed label, else the form's."""
        reading = self.reading(indicator, applicant)
        return reading.label if reading is not None else indicator_label(indicator)
